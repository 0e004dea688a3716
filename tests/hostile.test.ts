// Whatever is typed, the bot answers kindly and soon. It runs in a worker thread that is ended when it hangs.
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnswerRecord } from '../src/answer/types.js';
import { HOSTILE, PIECES } from './hostile-inputs.js';

/** As many times longer as the machine has more to do than processors. */
const CROWD = Math.max(1, loadavg()[0] / availableParallelism());
const DEADLINE_MS = 2_000 * CROWD;
const START_MS = 15_000 * CROWD;

interface Message {
  readonly ready?: true;
  readonly record?: AnswerRecord;
  readonly ms?: number;
  readonly failure?: string;
}

let worker: Promise<Worker> | null = null;
let sessions = 0;
let slowest = { ms: 0, text: '' };

const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The next message of the worker. One that says nothing in time is ended, and the next question gets a new one. */
function next(from: Worker, deadline: number, what: string): Promise<Message> {
  return new Promise((done, failed) => {
    const settle = () => {
      clearTimeout(timer);
      from.off('message', onMessage).off('error', give).off('exit', onExit);
    };
    const give = (error: Error) => {
      settle();
      worker = null;
      void from.terminate();
      failed(error);
    };
    const onMessage = (message: Message) => {
      settle();
      done(message);
    };
    const onExit = (code: number) => give(new Error(`the worker left with ${code}: ${what}`));
    const timer = setTimeout(() => give(new Error(`no reply within ${deadline} ms: ${what}`)), deadline);
    from.on('message', onMessage).on('error', give).on('exit', onExit);
  });
}

async function start(): Promise<Worker> {
  const started = new Worker(new URL('./hostile-worker.mjs', import.meta.url), {
    workerData: {
      dist: new URL('../dist/', import.meta.url).href,
      corpus: fileURLToPath(new URL('../corpus', import.meta.url)),
    },
  });
  await next(started, START_MS, 'start');
  return started;
}

async function ask(text: string, session = `s${sessions++}`): Promise<AnswerRecord> {
  worker ??= start();
  const asked = await worker;
  const reply = next(asked, DEADLINE_MS, shown(text));
  asked.postMessage({ session, text });
  const { record, ms = 0, failure } = await reply;
  if (!record) throw new Error(`${shown(text)}: ${failure}`);
  if (ms > slowest.ms) slowest = { ms, text };
  return record;
}

afterAll(async () => {
  console.info(`slowest reply: ${slowest.ms.toFixed(0)} ms, ${shown(slowest.text)}`);
  await (await worker)?.terminate();
});

/** Control characters, halves of letters, and marks that turn the reading order round. */
const UNFIT = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const KEYS = ['citations', 'headline', 'items', 'kind', 'suggestions', 'text', 'verdict', 'zone'];
const LONGEST_REPLY = 20_000;

/** What is unfriendly about a reply; nothing, if all is well. */
function faults({ text, headline, items, suggestions, ...rest }: AnswerRecord): readonly string[] {
  const keys = Object.keys({ text, headline, items, suggestions, ...rest }).sort();
  const lines = [...text.split('\n'), headline ?? '', ...items, ...suggestions];
  return [
    ...(keys.join() === KEYS.join() ? [] : [`keys ${keys.join()}`]),
    ...(text.trim() === '' ? ['empty'] : []),
    ...(text.length > LONGEST_REPLY ? [`${text.length} characters`] : []),
    ...((headline?.length ?? 0) > 80 ? ['headline too long'] : []),
    ...lines.filter((line) => UNFIT.test(line)).map((line) => `not fit to print: ${shown(line)}`),
  ];
}

/** Asks all, each for itself unless a session is given; what was wrong, with the text that it was about. */
async function askAll(texts: readonly string[], session?: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const text of texts) {
    const found = await ask(text, session).then(faults, (error: Error) => [error.message]);
    wrong.push(...found.map((fault) => `${shown(text)}: ${fault}`));
  }
  return wrong;
}

const LONG_TEST = 300_000;

describe('a friendly reply within the deadline', () => {
  it.each(Object.entries(HOSTILE))(
    '%s',
    async (_what, texts) => expect(await askAll(texts)).toEqual([]),
    LONG_TEST,
  );

  it(
    'all of it in one conversation, which goes on as if nothing had been',
    async () => {
      const texts = Object.values(HOSTILE).flat();
      expect(await askAll(texts, 'one')).toEqual([]);
      expect((await ask('贵阳高新区有多少家研发机构？', 'one')).headline).toContain('278家');
    },
    LONG_TEST,
  );

  it('conversations may have any name', async () => {
    for (const session of ['', '__proto__', 'constructor', '\ud800', 's'.repeat(100_000)]) {
      expect(await askAll(['贵阳高新区怎么样', '研发机构呢', '1'], session)).toEqual([]);
    }
  });
});

const SEED = 20230403;
/** Of each sort; more for a long night: ZONEBOT_FUZZ_RUNS=200000 npx vitest run tests/hostile.test.ts */
const RUNS = Number(process.env.ZONEBOT_FUZZ_RUNS ?? 1_000);

const words = (most: number) =>
  fc.array(fc.constantFrom(...PIECES), { maxLength: most }).map((pieces) => pieces.join(''));
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 250 })
  .map((codes) => String.fromCharCode(...codes));

describe(`any text, ${RUNS} of each sort`, () => {
  it.each([
    ['code points', fc.string({ unit: 'binary', maxLength: 250 })],
    ['written signs', fc.string({ unit: 'grapheme', maxLength: 100 })],
    ['UTF-16 units', units],
    ['pieces of questions', words(40)],
  ])(
    '%s',
    (_name, texts) =>
      fc.assert(
        fc.asyncProperty(texts, async (text) => {
          expect(faults(await ask(text))).toEqual([]);
        }),
        { numRuns: RUNS, seed: SEED },
      ),
    LONG_TEST,
  );

  it(
    'conversations',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(words(8), { minLength: 2, maxLength: 8 }), async (turns) => {
          expect(await askAll(turns, `talk${sessions++}`)).toEqual([]);
        }),
        { numRuns: Math.ceil(RUNS / 5), seed: SEED },
      ),
    LONG_TEST,
  );
});

describe('what one is told', () => {
  const EMPTY = '您还没有写问题';
  const LONG = '这段话太长了';
  const NO_COMMAND = '没有这个命令，发 /help 看看能做什么。';
  it.each<[string, AnswerRecord['kind'], string]>([
    ['', 'refusal', EMPTY],
    ['   \n', 'refusal', EMPTY],
    ['😀😀😀', 'refusal', EMPTY],
    ['？？？', 'refusal', EMPTY],
    ['\u0000\u0001', 'refusal', EMPTY],
    ['青'.repeat(100_000), 'refusal', LONG],
    ['多少'.repeat(5_000), 'refusal', LONG],
    ['/zonne', 'clarification', '您要找的是不是 /zone？'],
    ['/zonne 贵阳', 'clarification', '/zone 贵阳'],
    ['/compnies 青岛', 'clarification', '您要找的是不是 /companies？'],
    ['/园趣', 'clarification', '您要找的是不是 /园区？'],
    ['/zone', 'clarification', '/zone 贵阳高新区'],
    ['/companies', 'clarification', '/companies 青岛高新区'],
    ['/zone 火星', 'refusal', '火星'],
    ['/zone __proto__', 'refusal', ''],
    ['/compare', 'clarification', '/compare '],
    ['/compare 贵阳', 'clarification', '请写上要对比的两个园区'],
    ['/search', 'help', '/搜索 新能源汽车'],
    ['/constructor', 'help', NO_COMMAND],
    ['/__proto__', 'help', NO_COMMAND],
    ['/toString', 'help', NO_COMMAND],
    ['constructor', 'refusal', ''],
    ['__proto__', 'refusal', ''],
    ['<script>alert(1)</script>', 'refusal', ''],
    ["'; DROP TABLE zones; --", 'refusal', ''],
    ['/source', 'help', '还没有可以给出处的回答'],
    ['贵\u200b阳高\ufeff新区有多少家研发机构', 'fact', '278家'],
    ['／ｚｏｎｅ　貴陽', 'overview', '贵阳高新区'],
    ['/ZONE 贵阳', 'overview', '贵阳高新区'],
  ])('%j gets %s 「%s」', async (text, kind, told) => {
    const record = await ask(text);
    expect(record.kind).toBe(kind);
    expect(record.text).toContain(told);
  });
});
