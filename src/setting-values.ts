// What a setting may hold, as zod schemas whose messages say what was expected.
import { z } from 'zod';
import type { Rate } from './state/limits.js';
import { readRedisAddress } from './state/redis/address.js';

/** A setting is wrong. The message is one line and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/u, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);
}

/** 「20/10」, messages in seconds; null for 「0」. */
export function rate() {
  const expected = 'expected messages/seconds such as 20/10, or 0 for no limit';
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,6}\/[1-9]\d{0,4})$/u, expected)
    .transform((text): Rate | null => {
      const [messages, seconds] = text.split('/').map(Number);
      return messages === 0 ? null : Object.freeze({ messages, seconds });
    });
}

export function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** As WeChat and WeCom take it. */
export function callbackToken() {
  return z.string().regex(/^[A-Za-z0-9]{3,32}$/u, 'expected 3 to 32 letters or digits');
}

export function aesKey() {
  return z.string().regex(/^[A-Za-z0-9]{43}$/u, 'expected an EncodingAESKey, 43 letters or digits');
}

export function publicAddress() {
  return address(
    // On this machine, for trying it out, it may be without TLS.
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1'),
    'expected the public https:// address of this bot',
  );
}

/** A site of its own: the page's paths begin at its root. */
export function publicSite() {
  return z
    .string()
    .transform((text) => text.replace(/\/$/u, ''))
    .refine(
      (text) => isOrigin(text) && /^(?:https:|http:\/\/127\.0\.0\.1\b)/u.test(text),
      'expected the public address of this bot, https:// and a host, without a path',
    )
    .transform((text) => new URL(text));
}

export function redisAddress() {
  return z.string().transform((text, context) => {
    const read = readRedisAddress(text);
    if (read) return read;
    context.addIssue({
      code: 'custom',
      message: 'expected redis://host:6379 or rediss://…, for a cluster several of them with commas between',
    });
    return z.NEVER;
  });
}

export function address(isFit: (url: URL) => boolean, expected: string) {
  return z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && isFit(url)) return url;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

export function salt() {
  return z.string().regex(/^[\x21-\x7e]{16,200}$/u, 'expected 16 to 200 characters without blanks');
}

export function databaseUrl() {
  const isPostgres = (text: string) =>
    URL.canParse(text) &&
    /^postgres(?:ql)?:$/u.test(new URL(text).protocol) &&
    new URL(text).host !== '' &&
    !/%(?![0-9a-f]{2})/iu.test(text);
  return z.string().refine(isPostgres, 'expected an address like postgres://user:password@host/database');
}

/** Null where there is none. Of an address that was checked. */
export function passwordIn(url: string): string | null {
  const { password } = new URL(url);
  const bytes = password.replace(/%([0-9a-f]{2})/giu, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return password === '' ? null : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** People by channel and id. */
export function operators() {
  return z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (ids) => ids.every((id) => /^telegram:[1-9]\d{0,15}$/u.test(id)),
      'expected ids like telegram:123, with commas between',
    );
}
