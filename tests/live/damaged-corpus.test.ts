// A corpus that is damaged while the bot runs: cut off anywhere, with bits flipped, no text, empty, gone. Either it is
// refused with the file that is to blame, and the old one answers as before; or it is taken whole, and every citation
// stands in what the files say now. The long form: ZONEBOT_FLIPS=1000, with each file cut off at each hundredth.
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { unprintedIn } from '../../src/commands/printed.js';
import { sentenceSource } from '../../src/facts/place.js';
import { readCorpus } from '../../src/live/corpus-reading.js';
import { createLiveCorpus } from '../../src/live/live-corpus.js';
import { createReload } from '../../src/live/reload.js';
import { type Opened, openBot } from '../../src/open.js';
import { openSegmenter } from '../../src/search/segmenter.js';
import { createMemorySessions } from '../../src/state/memory/sessions.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { INDEX_FILE } from '../../src/store/corpus-index.js';
import { corpusStamp } from '../../src/store/corpus-stamp.js';
import { renewIndex } from '../../src/store/open-index.js';
import { folderOf, LINJIANG, QINGSHAN, write } from './changing-folder.js';

const FLIPS = Number(process.env.ZONEBOT_FLIPS ?? 15);
const CUTS = process.env.ZONEBOT_FLIPS === undefined ? 10 : 100;
const HOURS = 3_600_000;

const SESSIONS = { max: 10, ttl: 60_000 };
const SHIPPED = readFileSync(
  new URL('../../corpus/keji-ribao-yuanqu-2023-spring.txt', import.meta.url),
  'utf8',
);
const FILES = {
  'page.txt': SHIPPED,
  'news.jsonl': [QINGSHAN, LINJIANG]
    .map((text, id) => JSON.stringify({ id, title: text.slice(0, 5), text, date: '2023-04' }))
    .join('\n'),
  'manifest.json': '{"pages": [{"file": "page.txt", "newspaper": "科技日报", "date": "2023-04-12"}]}\n',
  'editor.jsonl': JSON.stringify({
    on: '2026-11-30',
    by: '王',
    file: 'page.txt',
    printed: '园镜头',
    correct: '园区镜头',
  }),
};
const QUESTIONS = [
  '贵阳高新区有多少家研发机构',
  '/zone 青岛',
  '青山高新区引进了多少家企业',
  '临江经开区建成了多少标准厂房',
  '李越说了什么',
  '收录了哪些园区',
];

/** The same numbers every time: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function* damages(bytes: Buffer): Generator<readonly [what: string, damaged: Buffer]> {
  yield ['empty', Buffer.alloc(0)];
  yield ['no text', Buffer.concat([bytes, Buffer.from([0xff])])];
  for (let cut = 1; cut < CUTS; cut += 1)
    yield [`cut at ${cut}/${CUTS}`, bytes.subarray(0, Math.floor((bytes.length * cut) / CUTS))];
  const random = numbers(7);
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bit = random(bytes.length * 8);
    const damaged = Buffer.from(bytes);
    damaged[bit >> 3] ^= 1 << (bit & 7);
    yield [`bit ${bit} flipped`, damaged];
  }
}

function liveOver(dir: string) {
  const { sources, aliases } = readCorpusFolder(dir);
  const painter = { png: async () => Buffer.from([1]) };
  const live = createLiveCorpus(
    openBot(sources, SESSIONS, { aliases }),
    createMemorySessions(SESSIONS),
    painter,
  );
  const notices: string[] = [];
  const reload = createReload({
    live,
    read: () => readCorpus(dir, (line) => notices.push(line)),
    stamp: () => corpusStamp(dir),
    golden: () => null,
  });
  return { live, reload, notices };
}

const answers = ({ bot }: Pick<Opened, 'bot'>) => QUESTIONS.map((question) => toRecord(bot.lookup(question)));

/** What does not hold of a corpus that was taken: a line each. */
function faultsOf(opened: Opened, dir: string): readonly string[] {
  const { sources } = readCorpusFolder(dir);
  const undone = (text: string) => text.replace(/\s*\n\s*/gu, '');
  const texts = new Map(
    opened.knowledge.articles.map(({ source, node }) => [`${source.file} ${node.id}`, source.text]),
  );
  return [
    ...(JSON.stringify(opened.pages.map(({ source }) => source)) === JSON.stringify(sources)
      ? []
      : ['half of it']),
    ...opened.knowledge.facts
      .filter(({ sentence, span, text }) => {
        const read = opened.knowledge.sentences[sentence];
        const { start, end } = sentenceSource(read, span);
        return undone(opened.knowledge.articles[read.article].source.text.slice(start, end)) !== text;
      })
      .map(({ id }) => `fact ${id} is not printed there`),
    ...answers(opened).flatMap((record) =>
      unprintedIn(record, (file, article) => texts.get(`${file} ${article}`) ?? null),
    ),
  ];
}

describe.each(Object.keys(FILES))('%s damaged while the bot runs', (name) => {
  it(
    'is refused by name, or taken whole with citations that are true',
    async () => {
      const dir = folderOf(FILES);
      const { live, reload } = liveOver(dir);
      const whole = Buffer.from(FILES[name as keyof typeof FILES]);
      const counts = { refused: 0, swapped: 0, unsettled: 0 };
      for (const [what, damaged] of damages(whole)) {
        const before = live.current();
        const said = answers(live);
        write(dir, { [name]: damaged });
        const done = await reload();
        counts[done.type] += 1;
        if (done.type === 'refused') {
          const blamed = new Set(done.problems.map(({ file }) => basename(file)));
          expect([what, blamed]).toEqual([what, new Set([name])]);
          expect(live.current()).toBe(before);
          expect(answers(live)).toEqual(said);
        } else {
          expect([what, done.type, faultsOf(live.current(), dir)]).toEqual([what, 'swapped', []]);
        }
      }
      console.info(`${name}: ${counts.refused} times refused, ${counts.swapped} times taken whole`);
      write(dir, FILES);
      await expect(reload()).resolves.toMatchObject({ type: 'swapped' });
    },
    HOURS,
  );

  it('gone is refused, or missed by nobody', async () => {
    const dir = folderOf(FILES);
    const { live, reload } = liveOver(dir);
    rmSync(join(dir, name));
    const done = await reload();
    if (done.type === 'refused') expect(done.problems.map(({ message }) => message).join()).toContain(name);
    else expect(faultsOf(live.current(), dir)).toEqual([]);
  });
});

describe('a kept index', () => {
  it(
    'damaged in any way is not used and written anew',
    async () => {
      const dir = folderOf(FILES);
      const { sources } = readCorpusFolder(dir);
      const segmenter = openSegmenter();
      const options = { dir, sources, segmenter, notice: () => {}, onProgress: () => {} };
      const { indexed } = await renewIndex(options);
      const whole = readFileSync(join(dir, INDEX_FILE));
      const { live, reload, notices } = liveOver(dir);
      const said = answers(live);
      let damaged = 0;
      for (const [what, bytes] of damages(whole)) {
        write(dir, { [INDEX_FILE]: bytes });
        notices.length = 0;
        await expect(reload()).resolves.toMatchObject({ type: 'swapped' });
        expect([what, notices]).toEqual([what, [expect.stringContaining(`${INDEX_FILE} `)]]);
        expect(readFileSync(join(dir, INDEX_FILE)).equals(whole)).toBe(true);
        expect(answers(live)).toEqual(said);
        damaged += 1;
      }
      console.info(
        `${INDEX_FILE}: ${damaged} times named and written anew, ${indexed.counts.length} sources`,
      );
    },
    HOURS,
  );
});
