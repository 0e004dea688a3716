// A groundwork that went from one thread to another in parts is the same as before.
import { expect, it } from 'vitest';
import { groundworkOf, partsOf } from '../../src/live/groundwork-parts.js';
import { openOver, readSources } from '../../src/open.js';
import { createMemorySessions } from '../../src/state/memory/sessions.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { folderOf, LINJIANG, page, QINGSHAN } from './changing-folder.js';

const { sources } = readCorpusFolder(
  folderOf({
    'a.txt': QINGSHAN,
    'b.txt': '一行字\n',
    'c.txt': LINJIANG,
    'd.jsonl': '{"id":1,"title":"东湖高新区","text":"东湖高新区新增专利300件。又建成园区2个。"}',
    'e.txt': page('西城经开区', '西城经开区去年出口20亿元。'),
  }),
);

it.each([1, 2, 3, 1000])('with %d sentences in a part', (size) => {
  const groundwork = readSources(sources);
  const { entities, index } = groundwork;
  const parts = [...partsOf(groundwork, size)].map((part) => structuredClone(part));
  const again = groundworkOf(parts, structuredClone({ entities, index }));
  expect(again).toEqual(groundwork);
  const { bot, knowledge } = openOver(again, createMemorySessions({ max: 1, ttl: 1 }));
  expect(bot.lookup('西城经开区出口多少')).toMatchObject({ headline: expect.stringContaining('20亿元') });
  // What belongs together is found by being the same object.
  for (const { paragraph, section, article } of knowledge.sentences) {
    const { sections } = knowledge.articles[article].node;
    expect(sections.includes(section) && section.paragraphs.includes(paragraph)).toBe(true);
  }
  expect(knowledge.articles.every(({ source }) => knowledge.pages.some((one) => one.source === source))).toBe(
    true,
  );
});
