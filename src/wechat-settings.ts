// The settings of the WeChat official account and of the WeCom application.
import { z } from 'zod';
import { aesKey, ConfigError, callbackToken } from './setting-values.js';
import type { WechatConfig, WecomConfig } from './settings.js';

export const wechatShape = {
  WECHAT_TOKEN: callbackToken().optional(),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/u, 'expected an app id, wx and 16 digits or letters a to f')
    .optional(),
  WECHAT_AES_KEY: aesKey().optional(),
  WECHAT_AES_KEY_PREVIOUS: aesKey().optional(),
  WECHAT_MODE: z
    .enum(['plain', 'compatible', 'safe'], { error: 'expected plain, compatible or safe' })
    .optional(),
  WECHAT_APP_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/u, 'expected an app secret, 32 digits or letters a to f')
    .optional(),
  WECOM_TOKEN: callbackToken().optional(),
  WECOM_CORP_ID: z
    .string()
    .regex(/^w[wx][0-9A-Za-z]{8,62}$/u, 'expected a corp id, which begins with ww or wx')
    .optional(),
  WECOM_AES_KEY: aesKey().optional(),
  WECOM_AES_KEY_PREVIOUS: aesKey().optional(),
};

const schema = z.object(wechatShape);
type Settings = z.infer<typeof schema>;

export function wechatConfig(settings: Settings): WechatConfig | null {
  const { WECHAT_TOKEN: token, WECHAT_APP_ID: appId, WECHAT_AES_KEY: key } = settings;
  const { WECHAT_MODE: mode = key === undefined ? 'plain' : 'safe', WECHAT_APP_SECRET: appSecret } = settings;
  const given = [
    'WECHAT_TOKEN',
    'WECHAT_APP_ID',
    'WECHAT_AES_KEY',
    'WECHAT_MODE',
    'WECHAT_APP_SECRET',
  ] as const;
  if (given.every((name) => settings[name] === undefined) && settings.WECHAT_AES_KEY_PREVIOUS === undefined)
    return null;
  if (token === undefined) throw missing('WECHAT_TOKEN', 'the token of the WeChat account');
  if (appId === undefined) throw missing('WECHAT_APP_ID', 'the app id of the WeChat account');
  if (mode !== 'plain' && key === undefined)
    throw missing('WECHAT_AES_KEY', `the EncodingAESKey, as WECHAT_MODE is ${mode}`);
  const aesKeys = keysOf(key, settings.WECHAT_AES_KEY_PREVIOUS, 'WECHAT_AES_KEY');
  return Object.freeze({ token, appId, mode, aesKeys, appSecret: appSecret ?? null });
}

export function wecomConfig(settings: Settings): WecomConfig | null {
  const { WECOM_TOKEN: token, WECOM_CORP_ID: corpId, WECOM_AES_KEY: key } = settings;
  const given = [token, corpId, key, settings.WECOM_AES_KEY_PREVIOUS];
  if (given.every((setting) => setting === undefined)) return null;
  if (token === undefined) throw missing('WECOM_TOKEN', 'the token of the WeCom application');
  if (corpId === undefined) throw missing('WECOM_CORP_ID', 'the corp id of the WeCom application');
  if (key === undefined) throw missing('WECOM_AES_KEY', 'the EncodingAESKey of the WeCom application');
  return Object.freeze({
    token,
    corpId,
    aesKeys: keysOf(key, settings.WECOM_AES_KEY_PREVIOUS, 'WECOM_AES_KEY'),
  });
}

function keysOf(current: string | undefined, previous: string | undefined, name: string): readonly string[] {
  if (current === undefined && previous !== undefined)
    throw missing(name, `the current key, as ${name}_PREVIOUS is set`);
  return Object.freeze([current, previous].filter((key) => key !== undefined));
}

function missing(name: string, expected: string): ConfigError {
  return new ConfigError(`${name}: expected ${expected}`);
}
