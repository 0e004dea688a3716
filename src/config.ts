// The settings, read from the environment once, checked, frozen. Every one is explained in .env.example.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Config {
  /** Folder of the newspaper pages. */
  readonly corpus: string;
  /** A conversation is forgotten after so many minutes of silence. */
  readonly sessionMinutes: number;
  /** So many conversations are kept at a time; the longest silent one goes first. */
  readonly sessionsMax: number;
  /** False where NO_COLOR is set (https://no-color.org): whether to use colour also depends on the terminal. */
  readonly colour: boolean;
  /** Folder of what must survive a restart. */
  readonly data: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Where the HTTP server listens; without a port, at the usual one or, where that is taken, at any. */
  readonly host: string;
  readonly port: number | null;
  /** A secret. Programs and the web page have to know it; null asks for none. */
  readonly apiKey: string | null;
  /** Origins of other sites whose pages may ask. */
  readonly corsOrigins: readonly string[];
  /** Null where the bot does not speak on Telegram. */
  readonly telegram: TelegramConfig | null;
  /** A secret: report only whether it is there. */
  readonly wechatToken: string | null;
}

export interface TelegramConfig {
  /** A secret. */
  readonly token: string;
  readonly apiRoot: string;
  /** Public address of the webhook; null for long polling. */
  readonly webhook: URL | null;
}

/** A setting is wrong. The message is one line and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// src/config.ts and dist/config.js both stand one folder below the package.
const CORPUS_BESIDE_PACKAGE = fileURLToPath(new URL('../corpus', import.meta.url));

const schema = z.object({
  ZONEBOT_CORPUS: z.string().default(CORPUS_BESIDE_PACKAGE),
  ZONEBOT_SESSION_MINUTES: wholeNumber(1, 43_200).default(30),
  ZONEBOT_SESSIONS_MAX: wholeNumber(1, 1_000_000).default(10_000),
  NO_COLOR: z.string().optional(),
  ZONEBOT_DATA: z.string().default('data'),
  ZONEBOT_LOG: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'expected debug, info, warn or error' })
    .default('info'),
  ZONEBOT_HOST: z.string().default('127.0.0.1'),
  ZONEBOT_PORT: wholeNumber(0, 65_535).optional(),
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
  TELEGRAM_WEBHOOK_URL: address(
    // On this machine, for trying it out, it may be without TLS.
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1'),
    'expected the public https:// address of this bot',
  ).optional(),
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/u, 'expected 3 to 32 letters or digits')
    .optional(),
});

/** The settings of an environment; an empty value counts as not set. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
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
    sessionMinutes: settings.ZONEBOT_SESSION_MINUTES,
    sessionsMax: settings.ZONEBOT_SESSIONS_MAX,
    colour: settings.NO_COLOR === undefined,
    data: settings.ZONEBOT_DATA,
    logLevel: settings.ZONEBOT_LOG,
    host: settings.ZONEBOT_HOST,
    port: settings.ZONEBOT_PORT ?? null,
    apiKey: settings.ZONEBOT_API_KEY ?? null,
    corsOrigins: settings.ZONEBOT_CORS_ORIGINS,
    telegram: telegramConfig(settings),
    wechatToken: settings.WECHAT_TOKEN ?? null,
  });
}

function telegramConfig(settings: z.infer<typeof schema>): TelegramConfig | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root, TELEGRAM_WEBHOOK_URL: webhook } = settings;
  if (token === undefined) return null;
  return Object.freeze({ token, apiRoot: root.href.replace(/\/+$/u, ''), webhook: webhook ?? null });
}

/** Adds the settings of `dir/.env` to the process's environment, where there is one; what is already set stays. */
export function loadEnvFile(dir: string): void {
  const path = resolve(dir, '.env');
  // Node before 20.12 cannot read such a file; there the environment alone counts.
  if (typeof process.loadEnvFile === 'function' && existsSync(path)) process.loadEnvFile(path);
}

function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/u, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol) && new URL(text).origin === text;
}

function address(isFit: (url: URL) => boolean, expected: string) {
  return z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && isFit(url)) return url;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}
