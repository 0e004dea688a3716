// The settings, read from the environment once, checked, frozen. Every one is explained in .env.example.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  address,
  ConfigError,
  databaseUrl,
  isOrigin,
  operators,
  passwordIn,
  publicAddress,
  publicSite,
  rate,
  redisAddress,
  salt,
  wholeNumber,
} from './setting-values.js';
import type { Config, TelegramConfig } from './settings.js';
import { wechatConfig, wechatShape, wecomConfig } from './wechat-settings.js';

export { ConfigError } from './setting-values.js';
export type { Config, TelegramConfig, WechatConfig, WecomConfig } from './settings.js';

// src/config.ts and dist/config.js both stand one folder below the package.
const CORPUS_BESIDE_PACKAGE = fileURLToPath(new URL('../corpus', import.meta.url));

const schema = z.object({
  ZONEBOT_CORPUS: z.string().default(CORPUS_BESIDE_PACKAGE),
  ZONEBOT_WATCH_SECONDS: wholeNumber(0, 86_400).default(10),
  ZONEBOT_SESSION_MINUTES: wholeNumber(1, 43_200).default(30),
  ZONEBOT_SESSIONS_MAX: wholeNumber(1, 1_000_000).default(10_000),
  NO_COLOR: z.string().optional(),
  ZONEBOT_DATA: z.string().optional(),
  ZONEBOT_REDIS_URL: redisAddress().optional(),
  ZONEBOT_LOG: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'expected debug, info, warn or error' })
    .default('info'),
  ZONEBOT_HOST: z.string().default('127.0.0.1'),
  ZONEBOT_PORT: wholeNumber(0, 65_535).optional(),
  ZONEBOT_PROXIES: wholeNumber(0, 9).optional(),
  ZONEBOT_LIMIT_USER: rate().default({ messages: 20, seconds: 10 }),
  ZONEBOT_LIMIT_CHAT: rate().default({ messages: 60, seconds: 10 }),
  ZONEBOT_LIMIT_BOT: rate().default({ messages: 5000, seconds: 10 }),
  ZONEBOT_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/u, 'expected 16 to 200 characters without blanks')
    .optional(),
  ZONEBOT_CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'expected origins like https://example.org, with commas between',
    )
    .default([]),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'expected a token as BotFather gives it, digits:letters')
    .optional(),
  TELEGRAM_API_ROOT: address(
    ({ protocol }) => /^https?:$/u.test(protocol),
    'expected an address that begins with https:// or http://',
  ).default(new URL('https://api.telegram.org')),
  TELEGRAM_WEBHOOK_URL: publicAddress().optional(),
  ZONEBOT_PUBLIC_URL: publicSite().optional(),
  ZONEBOT_SALT: salt().optional(),
  ZONEBOT_QUESTION_DAYS: wholeNumber(0, 365).default(30),
  ZONEBOT_DATABASE_URL: databaseUrl().optional(),
  ZONEBOT_ADMINS: operators().default([]),
  ...wechatShape,
});

/** Names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);

/** The settings of an environment; an empty value counts as not set. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTINGS.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  }
  const settings = parsed.data;
  return Object.freeze({
    corpus: settings.ZONEBOT_CORPUS,
    watchSeconds: settings.ZONEBOT_WATCH_SECONDS,
    sessionMinutes: settings.ZONEBOT_SESSION_MINUTES,
    sessionsMax: settings.ZONEBOT_SESSIONS_MAX,
    colour: settings.NO_COLOR === undefined,
    data: settings.ZONEBOT_DATA ?? null,
    redis: settings.ZONEBOT_REDIS_URL ?? null,
    logLevel: settings.ZONEBOT_LOG,
    host: settings.ZONEBOT_HOST,
    port: settings.ZONEBOT_PORT ?? null,
    proxies: settings.ZONEBOT_PROXIES ?? null,
    limits: Object.freeze({
      user: settings.ZONEBOT_LIMIT_USER,
      chat: settings.ZONEBOT_LIMIT_CHAT,
      bot: settings.ZONEBOT_LIMIT_BOT,
    }),
    apiKey: settings.ZONEBOT_API_KEY ?? null,
    corsOrigins: settings.ZONEBOT_CORS_ORIGINS,
    telegram: telegramConfig(settings),
    wechat: wechatConfig(settings),
    wecom: wecomConfig(settings),
    publicUrl: settings.ZONEBOT_PUBLIC_URL ?? null,
    salt: settings.ZONEBOT_SALT ?? null,
    questionDays: settings.ZONEBOT_QUESTION_DAYS,
    databaseUrl: settings.ZONEBOT_DATABASE_URL ?? null,
    admins: new Set(settings.ZONEBOT_ADMINS),
  });
}

/** Where the state is kept; null where it ends with the process: no channel needs it and no folder was named. */
export function stateFile({ data, telegram, wechat, wecom }: Config): string | null {
  const isKept = data !== null || telegram !== null || wechat !== null || wecom !== null;
  return isKept ? join(data ?? 'data', 'zonebot.sqlite') : null;
}

/** What must not be printed or logged. */
export function secretsIn(config: Config): readonly string[] {
  const { telegram, wechat, wecom, apiKey, redis, salt, databaseUrl } = config;
  const callbacks = [wechat, wecom].flatMap((one) => (one ? [one.token, ...one.aesKeys] : []));
  const database = databaseUrl === null ? [] : [databaseUrl, passwordIn(databaseUrl)];
  const known = [
    telegram?.token,
    ...callbacks,
    wechat?.appSecret,
    apiKey,
    redis?.password,
    salt,
    ...database,
  ];
  return known.filter((one) => typeof one === 'string');
}

type Settings = z.infer<typeof schema>;

function telegramConfig(settings: Settings): TelegramConfig | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root, TELEGRAM_WEBHOOK_URL: webhook } = settings;
  if (token === undefined) return null;
  return Object.freeze({ token, apiRoot: root.href.replace(/\/+$/u, ''), webhook: webhook ?? null });
}
