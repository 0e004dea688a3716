// The settings: each as expected, none misspelt, secrets kept from others, and nothing open that should be closed.
import { statSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { type Config, ConfigError, readConfig, SETTINGS } from '../config.js';
import { type Check, type Finding, failure, ok, warning } from './check.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** Names that look like settings of ours. */
const OURS = /^(?:ZONEBOT|TELEGRAM|WECHAT|WECOM)_/u;
const SLIP = 3;
/** As BotFather gives them. */
const USUAL_TOKEN = /^\d{8,12}:[\w-]{35}$/u;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/u;

/** The settings, or what is wrong with them. */
export function readSettings(env: Env): {
  readonly config: Config | null;
  readonly problems: readonly string[];
} {
  try {
    return { config: readConfig(env), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: null, problems: error.message.split(/; (?=[A-Z_]+: )/u) };
  }
}

export function settingsChecks(env: Env, envFile: string): readonly Check[] {
  const { config, problems } = readSettings(env);
  const unknown = Object.keys(env).filter((name) => OURS.test(name) && env[name] && !SETTINGS.includes(name));
  const given = SETTINGS.filter((name) => env[name]?.trim());
  return [
    {
      name: 'settings',
      run: async () => [
        ...(problems.length === 0
          ? ok(`${given.length} set, each as expected`)
          : problems.flatMap((problem) => failure(problem, 'see .env.example'))),
        ...unknown.flatMap((name) => warning(`${name} is no setting`, meant(name))),
      ],
    },
    { name: 'secrets', run: async () => secrecy(envFile) },
    ...(config ? [{ name: 'channels', run: async () => channels(config) }] : []),
  ];
}

function meant(name: string): string {
  const near = SETTINGS.map((known) => ({ known, edits: distance(name, known) })).sort(
    (a, b) => a.edits - b.edits,
  )[0];
  return near.edits <= SLIP ? `is ${near.known} meant?` : 'take it away, or see .env.example';
}

/** On Windows modes say nothing. */
function secrecy(file: string): readonly Finding[] {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return ok('no .env here: settings come from the environment');
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0)
    return warning(`${file} can be read by other users`, `chmod 600 ${file}`);
  return ok(`${file} can be read by its owner alone`);
}

function channels(config: Config): readonly Finding[] {
  const { telegram, wechat, wecom, host, apiKey, publicUrl } = config;
  const open = [
    telegram && `Telegram by ${telegram.webhook ? 'webhook' : 'long polling'}`,
    wechat && `WeChat (${wechat.mode})`,
    wecom && 'WeCom',
    'web page and HTTP',
  ].filter((one) => one !== null);
  return [
    ...ok(open.join(', ')),
    ...(telegram && !USUAL_TOKEN.test(telegram.token)
      ? warning(
          'TELEGRAM_BOT_TOKEN does not look like one of BotFather’s',
          'copy all of it: digits, a colon, 35 letters',
        )
      : []),
    ...(wechat && wechat.mode !== 'safe'
      ? warning(
          `WECHAT_MODE is ${wechat.mode}: messages come unencrypted`,
          'choose 安全模式 at WeChat and set it to safe',
        )
      : []),
    ...(!LOOPBACK.test(host) && apiKey === null
      ? warning(
          `whoever reaches ${host} may ask, and read /metrics`,
          'set ZONEBOT_API_KEY, or keep strangers out by a firewall',
        )
      : []),
    ...((wechat || wecom) && publicUrl === null
      ? warning(
          'without ZONEBOT_PUBLIC_URL answers in WeChat and WeCom link to no source',
          'set it where people reach the page',
        )
      : []),
  ];
}
