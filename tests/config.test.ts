import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, secretsIn } from '../src/config.js';
import { loadEnvFile } from '../src/env-file.js';

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('readConfig', () => {
  it('needs no setting at all', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      watchSeconds: 10,
      sessionMinutes: 30,
      sessionsMax: 10_000,
      colour: true,
      data: null,
      redis: null,
      logLevel: 'info',
      host: '127.0.0.1',
      port: null,
      proxies: null,
      limits: {
        user: { messages: 20, seconds: 10 },
        chat: { messages: 60, seconds: 10 },
        bot: { messages: 5000, seconds: 10 },
      },
      apiKey: null,
      corsOrigins: [],
      telegram: null,
      wechat: null,
      wecom: null,
      publicUrl: null,
      salt: null,
      questionDays: 30,
      databaseUrl: null,
      admins: new Set(),
    });
    expect(existsSync(join(config.corpus, 'manifest.json'))).toBe(true);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes every setting, and looks at no other', () => {
    expect(
      readConfig({
        ZONEBOT_CORPUS: '/tmp/pages',
        ZONEBOT_SESSION_MINUTES: '5',
        ZONEBOT_SESSIONS_MAX: '20',
        NO_COLOR: '1',
        ZONEBOT_DATA: '/var/lib/zonebot',
        ZONEBOT_REDIS_URL: 'rediss://bot:p%40ss@[::1]:6380,rediss://bot:p%40ss@b',
        ZONEBOT_LOG: 'warn',
        ZONEBOT_HOST: '0.0.0.0',
        ZONEBOT_PORT: '8443',
        ZONEBOT_WATCH_SECONDS: '60',
        ZONEBOT_PROXIES: '2',
        ZONEBOT_LIMIT_USER: '5/60',
        ZONEBOT_LIMIT_CHAT: '0',
        ZONEBOT_LIMIT_BOT: '1000/1',
        ZONEBOT_API_KEY: 'sixteen-or-more-characters',
        ZONEBOT_CORS_ORIGINS: 'https://example.org, http://localhost:5173',
        TELEGRAM_BOT_TOKEN: '123:abc_DEF-4',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram',
        ZONEBOT_PUBLIC_URL: 'https://bot.example',
        ZONEBOT_SALT: 'salt-of-sixteen-or-more',
        ZONEBOT_QUESTION_DAYS: '0',
        ZONEBOT_DATABASE_URL: 'postgres://bot:p%40ss@db.example/zonebot',
        ZONEBOT_ADMINS: 'telegram:11, telegram:12',
        WECHAT_TOKEN: 'abc123',
        WECHAT_APP_ID: 'wxb11529c136998cb6',
        WECHAT_AES_KEY: 'a'.repeat(43),
        WECHAT_AES_KEY_PREVIOUS: 'b'.repeat(43),
        WECHAT_MODE: 'compatible',
        WECHAT_APP_SECRET: '0'.repeat(32),
        WECOM_TOKEN: 'def456',
        WECOM_CORP_ID: 'ww1436e0e65a779aee',
        WECOM_AES_KEY: 'c'.repeat(43),
        WECOM_AES_KEY_PREVIOUS: '',
        PATH: '/bin',
      }),
    ).toEqual({
      corpus: '/tmp/pages',
      watchSeconds: 60,
      sessionMinutes: 5,
      sessionsMax: 20,
      colour: false,
      data: '/var/lib/zonebot',
      redis: {
        nodes: [
          { host: '::1', port: 6380 },
          { host: 'b', port: 6379 },
        ],
        isCluster: true,
        tls: true,
        username: 'bot',
        password: 'p@ss',
        database: 0,
      },
      logLevel: 'warn',
      host: '0.0.0.0',
      port: 8443,
      proxies: 2,
      limits: { user: { messages: 5, seconds: 60 }, chat: null, bot: { messages: 1000, seconds: 1 } },
      apiKey: 'sixteen-or-more-characters',
      corsOrigins: ['https://example.org', 'http://localhost:5173'],
      telegram: {
        token: '123:abc_DEF-4',
        apiRoot: 'http://127.0.0.1:8081',
        webhook: new URL('https://bot.example/telegram'),
      },
      publicUrl: new URL('https://bot.example'),
      salt: 'salt-of-sixteen-or-more',
      questionDays: 0,
      databaseUrl: 'postgres://bot:p%40ss@db.example/zonebot',
      admins: new Set(['telegram:11', 'telegram:12']),
      wechat: {
        token: 'abc123',
        appId: 'wxb11529c136998cb6',
        mode: 'compatible',
        aesKeys: ['a'.repeat(43), 'b'.repeat(43)],
        appSecret: '0'.repeat(32),
      },
      wecom: { token: 'def456', corpId: 'ww1436e0e65a779aee', aesKeys: ['c'.repeat(43)] },
    });
  });

  it('an empty setting counts as not set, as in a copied .env.example', () => {
    const empty = { ZONEBOT_CORPUS: '', NO_COLOR: '', TELEGRAM_BOT_TOKEN: ' ', WECHAT_TOKEN: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it.each(['0', '-1', '1.5', 'abc', '30m', '99999999999'])(
    'refuses %j minutes in one clear line',
    (value) => {
      expect(complaint({ ZONEBOT_SESSION_MINUTES: value })).toBe(
        'ZONEBOT_SESSION_MINUTES: expected a whole number from 1 to 43200',
      );
    },
  );

  it.each<readonly [string, string, string]>([
    ['ZONEBOT_LOG', 'loud', 'ZONEBOT_LOG: expected debug, info, warn or error'],
    [
      'ZONEBOT_DATABASE_URL',
      'mysql://db.example/zonebot',
      'ZONEBOT_DATABASE_URL: expected an address like postgres://user:password@host/database',
    ],
    [
      'ZONEBOT_PUBLIC_URL',
      'https://bot.example/below',
      'ZONEBOT_PUBLIC_URL: expected the public address of this bot, https:// and a host, without a path',
    ],
    [
      'ZONEBOT_CORS_ORIGINS',
      'https://a.example/path',
      'ZONEBOT_CORS_ORIGINS: expected origins like https://example.org, with commas between',
    ],
    ['ZONEBOT_API_KEY', 'short', 'ZONEBOT_API_KEY: expected 16 to 200 characters without blanks'],
    ['ZONEBOT_PROXIES', '10', 'ZONEBOT_PROXIES: expected a whole number from 0 to 9'],
    ...['20', '20/0', '-1/10', '0/10', '20 per minute'].map((value): [string, string, string] => [
      'ZONEBOT_LIMIT_USER',
      value,
      'ZONEBOT_LIMIT_USER: expected messages/seconds such as 20/10, or 0 for no limit',
    ]),
    ['ZONEBOT_PORT', '70000', 'ZONEBOT_PORT: expected a whole number from 0 to 65535'],
    ...[
      'localhost:6379',
      'http://a',
      'redis://',
      'redis://a/b',
      'redis://a?x=1',
      'redis://a,rediss://b',
      'redis://a/1,redis://b/1',
    ].map(
      (url) =>
        [
          'ZONEBOT_REDIS_URL',
          url,
          'ZONEBOT_REDIS_URL: expected redis://host:6379 or rediss://…, for a cluster several of them with commas between',
        ] as const,
    ),
    ['ZONEBOT_SALT', 'salty', 'ZONEBOT_SALT: expected 16 to 200 characters without blanks'],
    ['ZONEBOT_QUESTION_DAYS', 'a month', 'ZONEBOT_QUESTION_DAYS: expected a whole number from 0 to 365'],
    [
      'ZONEBOT_DATABASE_URL',
      'mysql://db.example/zonebot',
      'ZONEBOT_DATABASE_URL: expected an address like postgres://user:password@host/database',
    ],
    ['ZONEBOT_ADMINS', 'telegram:me', 'ZONEBOT_ADMINS: expected ids like telegram:123, with commas between'],
    [
      'TELEGRAM_API_ROOT',
      'api.telegram.org',
      'TELEGRAM_API_ROOT: expected an address that begins with https:// or http://',
    ],
    [
      'TELEGRAM_WEBHOOK_URL',
      'http://bot.example',
      'TELEGRAM_WEBHOOK_URL: expected the public https:// address of this bot',
    ],
  ])('%s=%s is refused in one clear line', (name, value, message) => {
    expect(complaint({ [name]: value })).toBe(message);
  });

  it('never prints a secret', () => {
    const message = complaint({ TELEGRAM_BOT_TOKEN: 'my secret', WECHAT_TOKEN: 'a hidden word' });
    expect(message).toBe(
      'TELEGRAM_BOT_TOKEN: expected a token as BotFather gives it, digits:letters; WECHAT_TOKEN: expected 3 to 32 letters or digits',
    );
  });

  it('the mode is safe where there is a key, else plain', () => {
    const account = { WECHAT_TOKEN: 'abc123', WECHAT_APP_ID: 'wxb11529c136998cb6' };
    expect(readConfig(account).wechat).toMatchObject({ mode: 'plain', aesKeys: [], appSecret: null });
    expect(readConfig({ ...account, WECHAT_AES_KEY: 'a'.repeat(43) }).wechat?.mode).toBe('safe');
  });

  it.each([
    [{ WECHAT_APP_ID: 'wxb11529c136998cb6' }, 'WECHAT_TOKEN: expected the token of the WeChat account'],
    [{ WECHAT_AES_KEY_PREVIOUS: 'a'.repeat(43) }, 'WECHAT_TOKEN: expected the token of the WeChat account'],
    [{ WECHAT_TOKEN: 'abc' }, 'WECHAT_APP_ID: expected the app id of the WeChat account'],
    [
      { WECHAT_TOKEN: 'abc', WECHAT_APP_ID: 'wxb11529c136998cb6', WECHAT_MODE: 'safe' },
      'WECHAT_AES_KEY: expected the EncodingAESKey, as WECHAT_MODE is safe',
    ],
    [
      {
        WECHAT_TOKEN: 'abc',
        WECHAT_APP_ID: 'wxb11529c136998cb6',
        WECHAT_AES_KEY_PREVIOUS: 'a'.repeat(43),
      },
      'WECHAT_AES_KEY: expected the current key, as WECHAT_AES_KEY_PREVIOUS is set',
    ],
    [{ WECOM_CORP_ID: 'ww1436e0e65a779aee' }, 'WECOM_TOKEN: expected the token of the WeCom application'],
    [{ WECOM_TOKEN: 'abc' }, 'WECOM_CORP_ID: expected the corp id of the WeCom application'],
    [
      { WECOM_TOKEN: 'abc', WECOM_CORP_ID: 'ww1436e0e65a779aee' },
      'WECOM_AES_KEY: expected the EncodingAESKey of the WeCom application',
    ],
  ])('half of an account is named: %j', (env, message) => expect(complaint(env)).toBe(message));

  it('knows its secrets', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: '1:telegram',
      WECHAT_TOKEN: 'wechat',
      WECHAT_APP_ID: 'wxb11529c136998cb6',
      WECHAT_AES_KEY: 'a'.repeat(43),
      WECHAT_APP_SECRET: '0'.repeat(32),
      WECOM_TOKEN: 'wecom',
      WECOM_CORP_ID: 'ww1436e0e65a779aee',
      WECOM_AES_KEY: 'b'.repeat(43),
      ZONEBOT_REDIS_URL: 'redis://:of-redis@localhost',
      ZONEBOT_SALT: 'salt-of-sixteen-or-more',
      ZONEBOT_DATABASE_URL: 'postgres://bot:p%40ss@db.example/zonebot',
    });
    expect(secretsIn(config)).toEqual([
      '1:telegram',
      'wechat',
      'a'.repeat(43),
      'wecom',
      'b'.repeat(43),
      '0'.repeat(32),
      'of-redis',
      'salt-of-sixteen-or-more',
      'postgres://bot:p%40ss@db.example/zonebot',
      'p@ss',
    ]);
    expect(secretsIn(readConfig({}))).toEqual([]);
  });

  it('.env.example explains exactly the settings there are', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^(\w+)=/gmu)].map((match) => match[1]);
    expect(names).toEqual([
      'ZONEBOT_CORPUS',
      'ZONEBOT_WATCH_SECONDS',
      'ZONEBOT_SESSION_MINUTES',
      'ZONEBOT_SESSIONS_MAX',
      'NO_COLOR',
      'ZONEBOT_DATA',
      'ZONEBOT_REDIS_URL',
      'ZONEBOT_DATABASE_URL',
      'ZONEBOT_LOG',
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'TELEGRAM_WEBHOOK_URL',
      'ZONEBOT_HOST',
      'ZONEBOT_PORT',
      'ZONEBOT_PROXIES',
      'ZONEBOT_LIMIT_USER',
      'ZONEBOT_LIMIT_CHAT',
      'ZONEBOT_LIMIT_BOT',
      'ZONEBOT_API_KEY',
      'ZONEBOT_CORS_ORIGINS',
      'ZONEBOT_PUBLIC_URL',
      'ZONEBOT_SALT',
      'ZONEBOT_QUESTION_DAYS',
      'ZONEBOT_ADMINS',
      'WECHAT_TOKEN',
      'WECHAT_APP_ID',
      'WECHAT_AES_KEY',
      'WECHAT_AES_KEY_PREVIOUS',
      'WECHAT_MODE',
      'WECHAT_APP_SECRET',
      'WECOM_TOKEN',
      'WECOM_CORP_ID',
      'WECOM_AES_KEY',
      'WECOM_AES_KEY_PREVIOUS',
    ]);
  });
});

describe('loadEnvFile', () => {
  it('adds what .env says, where there is one', () => {
    const dir = mkdtempSync(join(tmpdir(), 'zonebot-env-'));
    loadEnvFile(dir);
    expect(process.env.ZONEBOT_TEST_ONLY).toBeUndefined();
    writeFileSync(join(dir, '.env'), 'ZONEBOT_TEST_ONLY=7\n');
    loadEnvFile(dir);
    const canLoad = typeof process.loadEnvFile === 'function';
    expect(process.env.ZONEBOT_TEST_ONLY).toBe(canLoad ? '7' : undefined);
    delete process.env.ZONEBOT_TEST_ONLY;
    rmSync(dir, { recursive: true });
  });
});
