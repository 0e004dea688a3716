// Canaries for secrets: the built program is given one for each, lives through good and bad days in every channel, and none
// is found in anything that leaves it or that it writes down. On the way: what operators see of each channel.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { officialAccount, wecomApp } from '../src/channels/wechat/account.js';
import { SETTINGS } from '../src/config.js';
import { freePort } from './telegram/free-port.js';
import { newHome, type RunningBot, runBot } from './telegram/running-bot.js';
import { FAULTS } from './telegram/stand-in/faults.js';
import { privateChat, user } from './telegram/stand-in/people.js';
import { type StandIn, startStandIn } from './telegram/stand-in/stand-in.js';
import { event, messageXml, type Signed, signed, text } from './wechat/wechat-client.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** A secret each, by its setting. */
const CANARIES = {
  TELEGRAM_BOT_TOKEN: '7000000001:AAcanaryTelegram_canary-0123456789',
  WECHAT_TOKEN: 'canaryWechatToken',
  WECHAT_AES_KEY: 'canaryWechatKeyCanaryWechatKeyCanary1234567',
  WECHAT_AES_KEY_PREVIOUS: 'canaryWechatOldCanaryWechatOldCanary1234567',
  WECHAT_APP_SECRET: 'cafecafecafecafecafecafecafecafe',
  WECOM_TOKEN: 'canaryWecomToken',
  WECOM_AES_KEY: 'canaryWecomKeyyCanaryWecomKeyyCanary1234567',
  WECOM_AES_KEY_PREVIOUS: 'canaryWecomOlddCanaryWecomOlddCanary1234567',
  ZONEBOT_API_KEY: 'canary-of-the-api-key',
  ZONEBOT_SALT: 'canary-of-the-salt',
} as const;
/** The password in it. */
const REDIS_PASSWORD = 'canary-of-redis';
const DATABASE_PASSWORD = 'canary-of-the-database';
const SECRET = /canary|cafecafe/iu;
/** Settings that look like secrets by their names, or hold an address that may have a password in it. */
const LOOKS_SECRET = /TOKEN|KEY|SECRET|SALT|PASSWORD|(?:REDIS|DATABASE)_URL/u;

const QUESTION = '贵阳高新区有多少家研发机构？';
const WRONG = '苏州工业园区有多少家企业';

const ids = { appId: 'wx0123456789abcdef', corpId: 'ww0123456789' };
const wechat = officialAccount({
  token: CANARIES.WECHAT_TOKEN,
  appId: ids.appId,
  mode: 'safe',
  aesKeys: [CANARIES.WECHAT_AES_KEY, CANARIES.WECHAT_AES_KEY_PREVIOUS],
});
const wecom = wecomApp({
  token: CANARIES.WECOM_TOKEN,
  corpId: ids.corpId,
  aesKeys: [CANARIES.WECOM_AES_KEY, CANARIES.WECOM_AES_KEY_PREVIOUS],
});

interface Life {
  readonly standIn: StandIn;
  readonly bot: RunningBot;
  readonly home: ReturnType<typeof newHome>;
  readonly address: string;
  /** Everything that came back by HTTP. */
  readonly responses: string[];
  metrics: string;
}

async function begin(env: Readonly<Record<string, string>> = {}): Promise<Life> {
  const standIn = await startStandIn({ token: CANARIES.TELEGRAM_BOT_TOKEN });
  const home = newHome();
  const port = String(await freePort());
  const bot = runBot(standIn, home, {
    ...CANARIES,
    WECHAT_APP_ID: ids.appId,
    WECOM_CORP_ID: ids.corpId,
    ZONEBOT_LOG: 'debug',
    ZONEBOT_PORT: port,
    ...env,
  });
  await bot.wrote('Telegram: running');
  return { standIn, bot, home, address: `http://127.0.0.1:${port}`, responses: [], metrics: '' };
}

async function ask({ address, responses }: Life, path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(address + path, init);
  const body = await response.text();
  responses.push(`${response.status} ${JSON.stringify([...response.headers])} ${body}`);
  return body;
}

const KEYED = { 'x-api-key': CANARIES.ZONEBOT_API_KEY };
const asJson = (body: unknown, headers: Readonly<Record<string, string>> = KEYED): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

async function overHttp(life: Life): Promise<void> {
  await ask(life, '/v1/ask', asJson({ text: QUESTION }));
  await ask(life, '/v1/chat', asJson({ session: 'a', text: WRONG }));
  await ask(life, '/v1/ask', asJson({ text: QUESTION }, { 'x-api-key': 'wrong' }));
  await ask(life, '/v1/ask', asJson('{"text":'));
  await ask(life, '/v1/ask', asJson({ text: 'x'.repeat(20_000) }));
  await ask(life, `/v1/search?q=${encodeURIComponent(QUESTION)}`, { headers: KEYED });
  for (const path of ['/', '/api', '/openapi.json', '/healthz', '/readyz', '/metrics', '/nothing'])
    await ask(life, path);
  await ask(life, '/v1/zones', { headers: { ...KEYED, origin: 'https://evil.example' } });
}

async function overWechat(life: Life): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const say = (path: string, { query, body }: Signed) =>
    ask(life, `${path}?${new URLSearchParams(query)}`, { method: 'POST', body });
  for (const [path, account] of [
    ['/wechat', wechat],
    ['/wecom', wecom],
  ] as const) {
    const send = (xml: string, more = {}) => say(path, signed(account, xml, { timestamp, ...more }));
    for (const message of [
      text(QUESTION),
      text(WRONG),
      event('subscribe'),
      text('/privacy'),
      text('/forget'),
    ])
      await send(message);
    await send(text(QUESTION), { key: account.aesKeys[1] });
    await send(messageXml({ MsgType: 'image' }));
    await send('<xml><broken');
    const { query, body } = signed(account, text(QUESTION), { timestamp });
    await say(path, { query: { ...query, msg_signature: '0'.repeat(40) }, body });
    await say(path, { query: { ...query, timestamp: '1' }, body });
    await say(path, { query, body: '<xml><Encrypt>AAAA</Encrypt></xml>' });
    await ask(life, path);
  }
}

async function overTelegram({ standIn }: Life): Promise<void> {
  const say = (id: number, words: string) =>
    standIn.people.say(privateChat(user(id, `用户${id}`)), user(id, `用户${id}`), words);
  const faults = [
    FAULTS.badGateway(),
    FAULTS.internal(),
    FAULTS.resetBefore(),
    FAULTS.resetAfter(),
    FAULTS.truncated(),
    FAULTS.tooMany(1),
  ];
  faults.forEach((fault, index) => {
    standIn.faults.add(fault, { chat: index + 1 });
    say(index + 1, index % 2 === 0 ? QUESTION : WRONG);
  });
  standIn.faults.add(FAULTS.blocked(), { chat: 9 });
  standIn.faults.add(FAULTS.badGateway(), { method: 'getUpdates' });
  say(9, QUESTION);
  await standIn.waitFor((ledger) => faults.every((_, index) => ledger.sent(index + 1).length > 0), 15_000);
}

/** Everything that came out of a process and is left of it. */
function traces({ standIn, bot, home, responses, metrics }: Life): Readonly<Record<string, string>> {
  const data = join(home.dir, 'data');
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((name) =>
    readFileSync(join(data, name)).toString('latin1'),
  );
  const payloads = standIn.ledger.calls.map(({ payload }) => JSON.stringify(payload));
  return {
    log: bot.output(),
    http: responses.join('\n'),
    metrics,
    files: files.join('\n'),
    telegram: payloads.join('\n'),
  };
}

const leaks = (found: Readonly<Record<string, string>>) =>
  Object.entries(found).flatMap(([place, words]) =>
    words
      .split('\n')
      .filter((line) => SECRET.test(line))
      .map((line) => `${place}: ${line.slice(0, 300)}`),
  );

it('every setting that is a secret has a canary', () => {
  const known = [...Object.keys(CANARIES), 'ZONEBOT_REDIS_URL', 'ZONEBOT_DATABASE_URL'];
  expect(SETTINGS.filter((name) => LOOKS_SECRET.test(name)).sort()).toEqual(known.sort());
});

describe('a day in all channels', () => {
  let life: Life;
  beforeAll(async () => {
    life = await begin();
    await overHttp(life);
    await overWechat(life);
    await overTelegram(life);
    await vi.waitFor(async () => {
      life.metrics = await (await fetch(`${life.address}/metrics`, { headers: KEYED })).text();
      expect(life.metrics).toContain('zonebot_waiting{queue="telegram"} 0');
    }, 10_000);
    life.bot.child.kill('SIGTERM');
    await life.bot.ended;
  }, 60_000);
  afterAll(async () => {
    life.bot.child.kill('SIGKILL');
    await life.standIn.close();
    life.home.remove();
  });

  it('tells no secret: not in the log, by HTTP, in metrics, in files, on Telegram', () => {
    const found = traces(life);
    for (const words of Object.values(found)) expect(words.length).toBeGreaterThan(100);
    expect(leaks(found)).toEqual([]);
  });

  const lines = () =>
    life.bot
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

  it.each(['telegram', 'wechat', 'wecom', 'http'])('is in the log and in metrics: %s', (channel) => {
    const answered = lines().filter(({ msg, channel: where }) => msg === 'answered' && where === channel);
    expect(answered).toContainEqual(
      expect.objectContaining({ type: 'found', kind: 'fact', ms: expect.any(Number) }),
    );
    expect(answered).toContainEqual(
      expect.objectContaining({
        type: 'unknown',
        kind: 'zone',
        person: expect.stringMatching(/^[\w-]{16}$/u),
      }),
    );
    expect(life.metrics).toMatch(
      new RegExp(`zonebot_answers_total\\{channel="${channel}",type="found",kind="fact"\\} [1-9]`, 'u'),
    );
    expect(life.metrics).toMatch(
      new RegExp(`zonebot_answer_seconds_count\\{channel="${channel}"\\} [1-9]`, 'u'),
    );
  });

  it('no word and no name of anybody is in the log, and nothing in it is no line of JSON', () => {
    const told = life.bot.output();
    expect(told).not.toMatch(/研发机构|苏州|用户\d|oyORnuP8q7ou2gfYjqLzSIWZf0rs/u);
    expect(
      told
        .trim()
        .split('\n')
        .filter((line) => !/^\{.*\}$|^网页：/u.test(line)),
    ).toEqual([]);
  });

  it.each([
    'zonebot_waiting{queue="telegram"} 0',
    'zonebot_store_up{store="sqlite"} 1',
    'zonebot_telegram_calls_total{method="sendMessage",outcome="sent"}',
    'zonebot_telegram_calls_total{method="sendMessage",outcome="again"}',
    'zonebot_telegram_calls_total{method="sendMessage",outcome="dropped"}',
    'zonebot_wechat_refused_total{account="official-account",why="msg_signature or key"}',
    'zonebot_cache_total{cache="first replies",outcome="hit"}',
    'zonebot_cache_total{cache="computed replies",outcome="miss"}',
  ])('metrics have %s', (line) =>
    expect(life.metrics.split('\n').some((told) => told.startsWith(line))).toBe(true),
  );
});

describe('a bad day', () => {
  it('with Redis and PostgreSQL away and a token that is revoked', async () => {
    const life = await begin({
      ZONEBOT_REDIS_URL: `redis://:${REDIS_PASSWORD}@127.0.0.1:1`,
      ZONEBOT_DATABASE_URL: `postgres://zonebot:${DATABASE_PASSWORD}@127.0.0.1:1/zonebot`,
    });
    await overHttp(life);
    await life.bot.wrote('Redis is away');
    await life.bot.wrote('the question log is not written');
    life.metrics = await (await fetch(`${life.address}/metrics`, { headers: KEYED })).text();
    expect(life.metrics).toContain('zonebot_store_up{store="redis"} 0');
    expect(life.metrics).toContain('zonebot_store_up{store="questions"} 0');
    expect(await ask(life, '/readyz')).toContain('degraded');
    life.standIn.faults.add(FAULTS.unauthorized(), { method: 'getUpdates' });
    life.standIn.faults.add(FAULTS.unauthorized(), { method: 'sendMessage' });
    life.standIn.people.say(privateChat(user(1, '一')), user(1, '一'), QUESTION);
    expect(await life.bot.ended).toBe(2);
    await life.standIn.close();
    expect(leaks({ log: life.bot.output(), http: life.responses.join('\n'), metrics: life.metrics })).toEqual(
      [],
    );
    life.home.remove();
  }, 60_000);

  it.each(Object.keys(CANARIES))('with a wrong %s: what was expected is said, not what was there', (name) => {
    const home = newHome();
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'serve'], {
      cwd: home.dir,
      env: { PATH: process.env.PATH, ...CANARIES, [name]: ` canary ${name} ` },
      encoding: 'utf8',
    });
    home.remove();
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^zonebot: .*${name}: expected`, 'u'));
    expect(leaks({ stdout, stderr })).toEqual([]);
  });
});
