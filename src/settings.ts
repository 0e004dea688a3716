// What the settings come to, once they are read and checked.
import type { LimitRates } from './state/limits.js';
import type { RedisAddress } from './state/redis/address.js';

export interface Config {
  /** Folder of the newspaper pages. */
  readonly corpus: string;
  /** While serving, the corpus folder is looked at so often at least; 0 for never. */
  readonly watchSeconds: number;
  /** A conversation is forgotten after so many minutes of silence. */
  readonly sessionMinutes: number;
  /** So many conversations are kept at a time; the longest silent one goes first. */
  readonly sessionsMax: number;
  /** False where NO_COLOR is set (https://no-color.org): whether to use colour also depends on the terminal. */
  readonly colour: boolean;
  /** Folder of what must survive a restart; null for the usual one where a chat channel needs it, and none otherwise. */
  readonly data: string | null;
  /** Where workers share what must survive; null for the folder of this process. Its password is a secret. */
  readonly redis: RedisAddress | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Where the HTTP server listens; without a port, at the usual one or, where that is taken, at any. */
  readonly host: string;
  readonly port: number | null;
  /** Reverse proxies before the server; null for one where a connection comes from this machine. */
  readonly proxies: number | null;
  /** How much is answered. */
  readonly limits: LimitRates;
  /** A secret. Programs and the web page have to know it; null asks for none. */
  readonly apiKey: string | null;
  /** Origins of other sites whose pages may ask. */
  readonly corsOrigins: readonly string[];
  /** Null where the bot does not speak on Telegram. */
  readonly telegram: TelegramConfig | null;
  /** Null where the bot does not speak for a WeChat official account. */
  readonly wechat: WechatConfig | null;
  /** Null where the bot is no application of WeCom. */
  readonly wecom: WecomConfig | null;
  /** Address under which people reach this bot; null where they do not. */
  readonly publicUrl: URL | null;
  /** A secret that people's ids are hashed with; null for one that is made once and kept in the data folder. */
  readonly salt: string | null;
  /** So many days the words of a question are kept; 0 for never. */
  readonly questionDays: number;
  /** A secret. PostgreSQL, which holds the question log and may hold a corpus; null for none. */
  readonly databaseUrl: string | null;
  /** Who may see what people ask: 「telegram:123」. */
  readonly admins: ReadonlySet<string>;
}

export interface TelegramConfig {
  /** A secret. */
  readonly token: string;
  readonly apiRoot: string;
  /** Public address of the webhook; null for long polling. */
  readonly webhook: URL | null;
}

export interface WechatConfig {
  /** A secret. */
  readonly token: string;
  readonly appId: string;
  readonly mode: 'plain' | 'compatible' | 'safe';
  /** The current EncodingAESKey, then the one before it. Secrets. */
  readonly aesKeys: readonly string[];
  /** A secret; null where the account's menu is not set from here. */
  readonly appSecret: string | null;
}

export interface WecomConfig {
  /** A secret. */
  readonly token: string;
  readonly corpId: string;
  /** The current EncodingAESKey, then the one before it. Secrets. */
  readonly aesKeys: readonly string[];
}
