// What an editor adds beside the pages: other names, and corrected reading errors whose print stays visible.
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain.js';
import { toRecord } from '../../src/answer/record.js';
import { aliasNotices } from '../../src/commands/alias-notices.js';
import { mismatchesIn, unprintedIn } from '../../src/commands/printed.js';
import { formatProblem } from '../../src/corpus/problem.js';
import { sentenceSource } from '../../src/facts/place.js';
import { createLibrary } from '../../src/library/library.js';
import { openBot } from '../../src/open.js';
import { openSegmenter } from '../../src/search/segmenter.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { corpusSearch } from '../../src/store/corpus-search.js';
import { indexSources } from '../../src/store/index-sources.js';
import { folderOf, page, QINGSHAN } from './changing-folder.js';

const by = { on: '2026-11-30', by: '王' };
const lines = (...entries: object[]) => entries.map((entry) => JSON.stringify(entry)).join('\n');

function read(files: Readonly<Record<string, string>>) {
  const dir = folderOf(files);
  const { sources, aliases, notices, problems } = readCorpusFolder(dir);
  const told = (given: typeof problems) => given.map((one) => formatProblem(one).replace(`${dir}/`, ''));
  const opened = () => {
    const bot = openBot(sources, { max: 10, ttl: 1000 }, { aliases });
    return {
      ...bot,
      notices: told([...notices, ...aliasNotices(dir, aliases, bot.knowledge)]),
      record: (question: string) => toRecord(bot.bot.lookup(question)),
    };
  };
  return { sources, problems: told(problems), opened };
}

describe('a line that is none', () => {
  it.each([
    ['[1]', 'expected on, by, alias and of, or on, by, file, printed and correct'],
    ['{"alias":"乙"', 'not JSON: expected "," or "}" at column 13'],
    [lines({ ...by, alias: '乙' }), 'of: '],
    [lines({ ...by, on: 'gestern', alias: '乙', of: '甲' }), 'on: expected a day as "2026-11-30"'],
    [lines({ ...by, alias: ' ', of: '甲' }), 'alias: expected some words'],
    [lines({ ...by, alias: '乙', of: '甲', als: 1 }), 'Unrecognized key: "als"'],
    [lines({ ...by, printed: '甲', correct: '乙' }), 'file: '],
  ])('%s is a problem with its line', (row, message) => {
    const { problems } = read({ 'a.txt': QINGSHAN, 'editor.jsonl': `\n${row}\n` });
    expect(problems).toEqual([expect.stringContaining(`editor.jsonl:2: ${message}`)]);
  });
});

describe('another name', () => {
  const ask = (editor: string, question: string) =>
    read({ 'a.txt': QINGSHAN, 'editor.jsonl': editor }).opened().record(question);

  it('is understood like the printed one', () => {
    const editor = lines({ ...by, alias: '北岭国家高新区', of: '青山高新区' });
    expect(ask('', '北岭国家高新区引进了多少家企业').kind).toBe('refusal');
    expect(ask(editor, '北岭国家高新区引进了多少家企业')).toMatchObject({
      zone: '青山高新区',
      headline: expect.stringContaining('20家'),
    });
  });

  it('is taken back by a later line, and the history stays', () => {
    const editor = lines(
      { ...by, alias: '北岭国家高新区', of: '青山高新区' },
      { ...by, on: '2026-12-01', alias: '北岭国家高新区', of: null },
    );
    expect(ask(editor, '北岭国家高新区引进了多少家企业').kind).toBe('refusal');
  });

  it('makes one zone of two that pages print', () => {
    const files = {
      'a.txt': QINGSHAN,
      'b.txt': page('北岭高新区', '北岭高新区去年新增专利300件。'),
    };
    expect(read(files).opened().knowledge.zones).toHaveLength(2);
    const editor = lines({ ...by, alias: '北岭高新区', of: '青山高新区' });
    const { knowledge, record } = read({ ...files, 'editor.jsonl': editor }).opened();
    expect(knowledge.zones.map(({ name }) => name)).toEqual(['青山高新区']);
    expect(knowledge.articlesAbout('zone:青山高新区')).toHaveLength(2);
    expect(knowledge.entities.has('zone:北岭高新区')).toBe(false);
    expect(record('青山高新区新增专利多少件').headline).toContain('300件');
  });

  it.each([
    ['of what no page prints', '没有的高新区'],
    ['of an empty corner', '临江'],
  ])('%s is told with its line, and nothing else happens', (_, of) => {
    const editor = lines({ ...by, alias: '北岭国家高新区', of });
    const { notices, record } = read({ 'a.txt': QINGSHAN, 'editor.jsonl': editor }).opened();
    expect(notices).toEqual([expect.stringMatching(/^editor\.jsonl:1: 「北岭国家高新区」 is no alias/u)]);
    expect(record('青山高新区引进了多少家企业').headline).toContain('20家');
  });
});

describe('a corrected reading error', () => {
  const WRONG = QINGSHAN.replace('20家，总投资', '20\n家，总设资');
  const editor = lines(
    { ...by, file: 'a.txt', printed: '20家', correct: '26家' },
    { ...by, file: 'a.txt', printed: '总设资', correct: '总投资额' },
  );
  const corrected = () => read({ 'a.txt': WRONG, 'editor.jsonl': editor }).opened();
  const sourceText = () => WRONG;

  it('is understood, and the citation shows the print with the correction', () => {
    const { record, bot } = corrected();
    const answer = record('青山高新区总投资额多少');
    expect(answer.headline).toContain('30亿元');
    expect(answer.citations).toEqual([
      expect.objectContaining({
        quote: '目前，青山高新区已引进企业20家，总设资30亿元。',
        corrections: [
          { span: { start: 13, end: 16 }, correct: '26家' },
          { span: { start: 17, end: 20 }, correct: '总投资额' },
        ],
      }),
    ]);
    expect(plainText(bot.lookup('青山高新区总投资额多少'))).toContain(
      '「目前，青山高新区已引进企业20家〔应为“26家”〕，总设资〔应为“总投资额”〕30亿元。」',
    );
  });

  it('keeps the evidence promise: quotes equal the untouched source', () => {
    const { record } = corrected();
    for (const question of ['青山高新区引进了多少家企业', '青山高新区总投资额多少', '介绍一下青山高新区']) {
      const answer = record(question);
      expect(answer.citations.length).toBeGreaterThan(0);
      expect(mismatchesIn(answer, sourceText)).toEqual([]);
      expect(unprintedIn(answer, sourceText)).toEqual([]);
    }
    expect(record('青山高新区引进了多少家企业').headline).toContain('26家');
  });

  it('every fact leads to the printed words that it was read from', () => {
    const { knowledge } = corrected();
    const undone = (text: string) => text.replace(/\s*\n\s*/gu, '');
    const printed = knowledge.facts.map((fact) => {
      const span = fact.type === 'quantity' ? fact.quantity.span : fact.span;
      const { start, end } = sentenceSource(knowledge.sentences[fact.sentence], span);
      return [fact.type === 'quantity' ? fact.quantity.text : fact.text, undone(WRONG.slice(start, end))];
    });
    expect(printed).toContainEqual(['26家', '20家']);
    expect(printed).toContainEqual(['30亿元', '30亿元']);
  });

  it('is found by its corrected words, and shown as printed', async () => {
    const { sources } = read({ 'a.txt': WRONG, 'editor.jsonl': editor });
    const segmenter = openSegmenter();
    const search = corpusSearch(sources, indexSources(sources, segmenter), segmenter);
    const [hit] = await search('总投资额', 1);
    expect(hit.sentence).toContain('总设资');
    expect(WRONG.slice(hit.start, hit.end).replace('\n', '')).toBe(hit.sentence);
  });

  it('stands in the reader as printed, with a doubt and facts where they are printed', () => {
    const { knowledge } = corrected();
    const library = createLibrary(knowledge, () => false);
    const article = library.article('a#1');
    const [sentence] = article?.sections.flatMap(({ paragraphs }) => paragraphs.flat()) ?? [];
    expect(sentence.text).toContain('20家，总设资30亿元');
    expect(sentence.facts.map(({ start, end }) => sentence.text.slice(start, end))).toContainEqual(
      expect.stringContaining('30亿元'),
    );
    expect(article?.doubts.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'correction: 「20家」 is read as 「26家」, as corrected',
      'correction: 「总设资」 is read as 「总投资额」, as corrected',
    ]);
  });

  it('in a headline is noted where the source is named', () => {
    const { bot } = read({
      'a.txt': QINGSHAN.replace('建设提速', '建没提速'),
      'editor.jsonl': lines({ ...by, file: 'a.txt', printed: '建没', correct: '建设' }),
    }).opened();
    expect(plainText(bot.lookup('青山高新区引进了多少家企业'))).toContain(
      '「青山高新区：项目建没〔应为“建设”〕提速」',
    );
  });

  it.each([
    ['words that are not there', '总没资', 'it does not stand in a.txt'],
    ['words that stand twice', '高新区', 'it stands 2 times in a.txt, expected more of the words around it'],
  ])('of %s is told with its line, and the print is read as it is', (_, printed, message) => {
    const { opened } = read({
      'a.txt': QINGSHAN,
      'editor.jsonl': lines({ ...by, file: 'a.txt', printed, correct: '某' }),
    });
    const { notices, record } = opened();
    expect(notices).toEqual([`editor.jsonl:1: 「${printed}」 is not corrected: ${message}`]);
    expect(record('青山高新区引进了多少家企业').citations[0]).not.toHaveProperty('corrections');
  });

  it('of another file, of overlapping words and over two sentences is told', () => {
    const { opened } = read({
      'a.txt': page('青山高新区', '青山高新区已引进企业20家。总投资30亿元。'),
      'b.txt': page('临江经开区', '临江经开区甲厂建成。乙厂投产。'),
      'editor.jsonl': lines(
        { ...by, file: 'c.txt', printed: '20家', correct: '26家' },
        { ...by, file: 'a.txt', printed: '企业20家', correct: '企业26家' },
        { ...by, file: 'a.txt', printed: '20家', correct: '27家' },
        { ...by, file: 'b.txt', printed: '成。乙', correct: '成，乙' },
      ),
    });
    const { notices, pages } = opened();
    expect(notices).toEqual([
      'editor.jsonl:1: 「20家」 is not corrected: there is no c.txt',
      'editor.jsonl:3: 「20家」 is not corrected: overlaps another correction, expected one for both',
    ]);
    expect(pages.flatMap(({ doubts }) => doubts.map(({ message }) => message))).toEqual([
      '「企业20家」 is read as 「企业26家」, as corrected',
      '「成。乙」 is not corrected: expected words of one sentence or one line of a head',
    ]);
  });
});
