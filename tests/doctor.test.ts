// The doctor: one line a finding, what to do where something is wrong, never a secret, and an exit code that says how bad.

import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { type Check, examine, type Found, failure, ok, warning } from '../src/doctor/check.js';
import { runDoctor } from '../src/doctor/doctor.js';
import { clockCheck, nodeCheck } from '../src/doctor/machine-checks.js';
import { exitCode, formatFound } from '../src/doctor/report.js';
import { openSqliteState } from '../src/state/sqlite/state.js';
import { describeOnPostgres } from './servers/postgres.js';
import { describeWithRedis, startRedis } from './servers/redis.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-doctor-'));
afterAll(() => rmSync(work, { recursive: true }));

const TOKEN = '7000000001:AAcanary_canary-canary_0123456789ab';
const AES_KEY = 'canaryCANARYcanaryCANARYcanaryCANARY0123456';
/** A small one opens faster. */
const CORPUS = join(work, 'corpus');
mkdirSync(CORPUS);
writeFileSync(
  join(CORPUS, 'a.txt'),
  '贵阳高新区：新型工业化\n记者 张三\n　　目前，贵阳高新区已聚集各类研发机构278家。\n',
);

const SETTINGS = {
  ZONEBOT_CORPUS: CORPUS,
  ZONEBOT_PORT: '0',
  ZONEBOT_API_KEY: 'canary-api-key-0123456789',
  ZONEBOT_PUBLIC_URL: 'https://bot.example',
  TELEGRAM_BOT_TOKEN: TOKEN,
  WECHAT_TOKEN: 'canarywechat',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_AES_KEY: AES_KEY,
  WECOM_TOKEN: 'canarywecom',
  WECOM_CORP_ID: 'ww0123456789',
  WECOM_AES_KEY: AES_KEY,
};

let folders = 0;
function newFolder(): string {
  const folder = join(work, `${++folders}`);
  mkdirSync(folder);
  return folder;
}

interface Examination {
  readonly code: number;
  readonly lines: readonly string[];
}

async function doctor(
  env: Readonly<Record<string, string>> = {},
  { cwd = newFolder(), corpus = null as string | null, now = Date.now() } = {},
): Promise<Examination> {
  const lines: string[] = [];
  const data = join(cwd, 'data');
  const given = { ...SETTINGS, ZONEBOT_DATA: data, ...env };
  const code = await runDoctor({
    env: given,
    cwd,
    corpus,
    colour: false,
    now,
    say: (line) => lines.push(line),
  });
  return { code, lines };
}

const about = ({ lines }: Examination, name: string) =>
  lines.filter((line) => line.split(/\s+/u)[1] === name);

describe('a bot that is as it should be', () => {
  it('is ok in every line', async () => {
    const examined = await doctor({ ZONEBOT_CORPUS: 'corpus' });
    expect(examined.lines.filter((line) => !line.startsWith('ok '))).toEqual([
      `${examined.lines.length - 1} ok, 0 to look at, 0 to mend`,
    ]);
    expect(examined.code).toBe(0);
    const names = examined.lines.map((line) => line.split(/\s+/u)[1]);
    for (const name of [
      'node',
      'clock',
      'addons',
      'settings',
      'secrets',
      'channels',
      'data',
      'disk',
      'state',
      'port',
    ])
      expect(names).toContain(name);
    expect(about(examined, 'corpus')[0]).toMatch(/pages 1, articles 5, facts \d+, doubts \d+/u);
    expect(about(examined, 'pictures')[0]).toMatch(/drawn with the fonts: \S+高新区, \d{5,} bytes/u);
  });

  it('may be running meanwhile', async () => {
    const cwd = newFolder();
    const options = { sessions: { max: 1, ttl: 1 }, now: () => 0, elapsed: () => 0 };
    const state = openSqliteState(join(cwd, 'data', 'zonebot.sqlite'), options);
    expect(about(await doctor({}, { cwd }), 'state')[0]).toMatch(/^ok .* is whole: \d+ bytes, 0 in inbox/u);
    await state.close();
  });
});

describe('what is wrong is said with what to do', () => {
  it.each<[string, Readonly<Record<string, string>>, string, RegExp, number]>([
    [
      'a setting',
      { ZONEBOT_SESSION_MINUTES: 'soon' },
      'settings',
      /^failure .*ZONEBOT_SESSION_MINUTES: expected a whole number/u,
      2,
    ],
    [
      'a token',
      { TELEGRAM_BOT_TOKEN: 'canary' },
      'settings',
      /^failure .*TELEGRAM_BOT_TOKEN: expected a token as BotFather/u,
      2,
    ],
    [
      'a key',
      { WECHAT_AES_KEY: 'canary' },
      'settings',
      /^failure .*WECHAT_AES_KEY: expected an EncodingAESKey, 43/u,
      2,
    ],
    [
      'half a token',
      { TELEGRAM_BOT_TOKEN: '7000000001:AAcanary' },
      'channels',
      /^warning .*does not look like.*35 letters/u,
      1,
    ],
    [
      'a slip',
      { ZONEBOT_PROT: '80' },
      'settings',
      /^warning .*ZONEBOT_PROT is no setting; is ZONEBOT_PORT meant\?/u,
      1,
    ],
    [
      'no key',
      { ZONEBOT_API_KEY: '', ZONEBOT_HOST: '0.0.0.0' },
      'channels',
      /^warning .*whoever reaches 0\.0\.0\.0 may ask.*ZONEBOT_API_KEY/u,
      1,
    ],
    ['plain mode', { WECHAT_MODE: 'plain' }, 'channels', /^warning .*unencrypted; .*safe/u, 1],
    [
      'an address',
      { ZONEBOT_HOST: '192.0.2.1' },
      'port',
      /^failure .*192\.0\.2\.1:0: EADDRNOTAVAIL; change ZONEBOT_HOST/u,
      2,
    ],
    [
      'no corpus',
      { ZONEBOT_CORPUS: `/nowhere/${SETTINGS.ZONEBOT_API_KEY}` },
      'corpus',
      /^failure .*\/nowhere\/\[secret\]: no such folder/u,
      2,
    ],
    ['a data folder', { ZONEBOT_DATA: '/dev/null' }, 'data', /^failure .*\/dev\/null is no folder/u, 2],
  ])('%s', async (_, env, name, line, code) => {
    const examined = await doctor(env);
    expect(
      about(examined, name).some((told) => line.test(told)),
      examined.lines.join('\n'),
    ).toBe(true);
    expect(examined.code).toBe(code);
    expect(examined.lines.join('\n')).not.toMatch(/canary/iu);
  });

  it('each wrong setting has its line, and what depends on them is not looked at', async () => {
    const examined = await doctor({ ZONEBOT_PORT: 'x', ZONEBOT_LOG: 'loud' });
    expect(about(examined, 'settings').filter((line) => line.startsWith('failure'))).toHaveLength(2);
    expect(about(examined, 'port')).toEqual([]);
    expect(examined.lines.at(-2)).toMatch(/^not looked at: /u);
  });

  it('a damaged state file', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'data'));
    writeFileSync(join(cwd, 'data', 'zonebot.sqlite'), 'a diary'.repeat(100));
    const examined = await doctor({}, { cwd });
    expect(about(examined, 'state')).toEqual([
      expect.stringMatching(/^failure .*is damaged.*zonebot restore FILE$/u),
    ]);
  });

  it('a file of settings that others can read', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, '.env'), '');
    chmodSync(join(cwd, '.env'), 0o644);
    expect(about(await doctor({}, { cwd }), 'secrets')[0]).toMatch(/^warning .*chmod 600 /u);
    chmodSync(join(cwd, '.env'), 0o600);
    expect(about(await doctor({}, { cwd }), 'secrets')[0]).toMatch(/^ok /u);
  });

  it('a text of the corpus, with file and line, and an index that is of other texts', async () => {
    const corpus = newFolder();
    cpSync('corpus', corpus, { recursive: true });
    writeFileSync(join(corpus, 'bad.jsonl'), '{"id":\n');
    writeFileSync(join(corpus, 'zonebot.index'), 'old');
    const examined = await doctor({}, { corpus });
    expect(about(examined, 'corpus')[0]).toMatch(/^failure .*bad\.jsonl:1: /u);
    expect(about(examined, 'index')[0]).toMatch(/^warning .*zonebot\.index .*; zonebot index build$/u);
  });

  it('a port that another program has; but not one that a running bot has', async () => {
    const listen = async (answer: string): Promise<readonly [Server, string]> => {
      const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return [server, String((server.address() as AddressInfo).port)];
    };
    const [other, taken] = await listen('hello');
    expect(about(await doctor({ ZONEBOT_PORT: taken }), 'port')[0]).toMatch(
      /^failure .*another program; stop it/u,
    );
    const [bot, own] = await listen('{"status":"ok"}');
    expect(about(await doctor({ ZONEBOT_PORT: own }), 'port')[0]).toMatch(
      /^ok .*taken by a zonebot, which answers/u,
    );
    other.close();
    bot.close();
  });

  it.each([
    ['18.20.0', 'failure'],
    ['20.11.1', 'warning'],
    ['20.12.0', 'ok'],
    ['22.0.0', 'ok'],
  ])('Node %s: %s', async (version, state) => {
    expect((await nodeCheck(version).run())[0].state).toBe(state);
  });

  it('a clock that is before what was written', async () => {
    const written = Date.parse('2026-11-30T00:00:00Z');
    const states = async (now: number) => (await clockCheck(now, [['the corpus', written]]).run())[0];
    expect(await states(written - 3_600_000)).toMatchObject({
      state: 'warning',
      told: expect.stringContaining('before the corpus'),
    });
    expect((await states(written)).state).toBe('ok');
    const corpus = newFolder();
    cpSync('corpus', corpus, { recursive: true });
    const later = Date.now() / 1000 + 86_400;
    utimesSync(corpus, later, later);
    expect(about(await doctor({}, { corpus }), 'clock')[0]).toMatch(/^warning /u);
  });
});

describeWithRedis('Redis', () => {
  it('is ok with a file of its own, to be looked at without, and a failure when it is away or refuses', async () => {
    const password = 'canary-of-redis';
    const server = await startRedis({ settings: ['--requirepass', password] });
    const url = server.url.replace('redis://', `redis://:${password}@`);
    const told = async (address: string) => about(await doctor({ ZONEBOT_REDIS_URL: address }), 'redis');
    const fine = await told(url);
    expect(fine).toEqual([
      expect.stringMatching(/^ok .*127\.0\.0\.1:\d+ answers, and appends to its file$/u),
    ]);
    const client = new Redis(url);
    await client.config('SET', 'appendonly', 'no');
    client.disconnect();
    expect((await told(url))[0]).toMatch(/^warning .*set appendonly yes/u);
    const refused = await told(url.replace(password, 'canary-wrong'));
    expect(refused[0]).toMatch(/^failure .*WRONGPASS/u);
    await server.stop();
    const away = await told(url);
    expect(away[0]).toMatch(/^failure .*ECONNREFUSED.*; start it, or look at ZONEBOT_REDIS_URL$/u);
    expect([fine, refused, away].join('\n')).not.toContain('canary');
  });
});

describeOnPostgres('PostgreSQL', (server) => {
  it('is ok when it answers, to be looked at when it takes nothing, a failure when it is away or refuses', async () => {
    const { url } = server();
    const { password } = new URL(url);
    const told = async (address: string) =>
      about(await doctor({ ZONEBOT_DATABASE_URL: address }), 'postgres');
    const fine = await told(url);
    expect(fine).toEqual([expect.stringMatching(/^ok .*127\.0\.0\.1:\d+ answers, PostgreSQL 1\d/u)]);
    const pool = new Pool({ connectionString: url });
    const tables = 'SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = current_schema()';
    expect((await pool.query(tables)).rows).toEqual([{ count: 0 }]);
    await pool.query("CREATE USER reader PASSWORD 'of-a-reader'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    await pool.end();
    const reader = Object.assign(new URL(url), { username: 'reader', password: 'of-a-reader' });
    expect((await told(reader.href))[0]).toMatch(
      /^warning .*lets nothing be made in it; give its user CREATE/u,
    );
    const refused = await told(url.replace(password, 'wrong-canary'));
    expect(refused[0]).toMatch(/^failure .*password authentication failed/u);
    await server().kill('SIGKILL');
    const away = await told(url);
    expect(away[0]).toMatch(/^failure .*ECONNREFUSED.*look at ZONEBOT_DATABASE_URL$/u);
    expect([fine, refused, away].join('\n')).not.toMatch(new RegExp(`${password}|canary`, 'u'));
  });
});

describe('checks', () => {
  const found = async (checks: readonly Check[]) => {
    const all: Found[] = [];
    await examine(checks, (one) => all.push(one));
    return all;
  };

  it('one that breaks is a failure, and the next are looked at all the same', async () => {
    const broken = { name: 'broken', run: () => Promise.reject(new Error('boom\nat line 1')) };
    const all = await found([broken, { name: 'next', run: async () => ok('well') }]);
    expect(all.map(({ name, finding }) => [name, finding.state, finding.told])).toEqual([
      ['broken', 'failure', 'boom'],
      ['next', 'ok', 'well'],
    ]);
  });

  it('the worst finding is the exit code', async () => {
    const check = (findings: ReturnType<typeof ok>): Check => ({ name: 'x', run: async () => findings });
    expect(exitCode(await found([check(ok('a'))]))).toBe(0);
    expect(exitCode(await found([check(ok('a')), check(warning('b', 'c'))]))).toBe(1);
    expect(exitCode(await found([check(failure('a', 'b')), check(warning('b', 'c'))]))).toBe(2);
  });

  it('are coloured on a terminal only, and what stands in a file does not command it', () => {
    const one = { name: 'corpus', finding: failure('bad\u001b[31m\nname', 'mend it')[0] };
    const redact = (line: string) => line;
    expect(formatFound(one, { colour: false, redact })).toBe('failure  corpus        bad name; mend it');
    expect(formatFound(one, { colour: true, redact })).toBe(
      '\u001b[31mfailure\u001b[0m  corpus        bad name; mend it',
    );
  });
});
