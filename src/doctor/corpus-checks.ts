// The corpus as it would be opened: files without a problem, something in them, the kept index, a picture drawn.

import { formatProblem } from '../corpus/problem.js';
import { type Opened, openBot } from '../open.js';
import { type CorpusReading, readCorpusFolder } from '../store/corpus-folder.js';
import { readCorpusIndex } from '../store/corpus-index.js';
import { type Check, type Finding, failure, ok, reason, warning } from './check.js';

/** Problems that are told one by one. */
const MOST = 10;

export function corpusChecks(dir: string): readonly Check[] {
  const reading = readCorpusFolder(dir);
  let known: Opened | null = null;
  const opened = () => {
    known ??= openBot(reading.sources, { max: 1, ttl: 1 }, { aliases: reading.aliases });
    return known;
  };
  return [
    { name: 'corpus', run: async () => texts(reading, dir, opened) },
    { name: 'index', run: async () => index(reading, dir) },
    { name: 'pictures', run: () => pictures(opened) },
  ];
}

function texts({ problems }: CorpusReading, dir: string, opened: () => Opened): readonly Finding[] {
  if (problems.length > 0)
    return [
      ...problems.slice(0, MOST).flatMap((problem) => failure(formatProblem(problem), 'mend the file')),
      ...(problems.length > MOST
        ? failure(`${problems.length - MOST} more problems`, 'zonebot corpus check tells all')
        : []),
    ];
  const { pages, knowledge } = opened();
  const articles = pages.reduce((sum, page) => sum + page.articles.length, 0);
  const doubts = pages.reduce((sum, page) => sum + page.doubts.length, 0);
  const told = `${dir}: pages ${pages.length}, articles ${articles}, facts ${knowledge.facts.length}, doubts ${doubts}`;
  if (knowledge.facts.length === 0)
    return warning(told, 'nothing can be answered: see zonebot corpus report');
  return ok(doubts === 0 ? told : `${told} (zonebot corpus report tells them)`);
}

function index({ sources }: CorpusReading, dir: string): readonly Finding[] {
  const kept = readCorpusIndex(dir, sources);
  if (kept.state === 'none')
    return ok('none is kept: it is built at each start (zonebot index build keeps one)');
  if (kept.state === 'refused') return warning(kept.message, 'zonebot index build');
  if (kept.missing > 0)
    return warning(`the kept index lacks ${kept.missing} of ${sources.length} texts`, 'zonebot index build');
  return ok(`the kept index fits, ${kept.bytes} bytes`);
}

/** Draws one: that takes the fonts and the painter. */
async function pictures(opened: () => Opened): Promise<readonly Finding[]> {
  const { bot, knowledge } = opened();
  const card = knowledge.zones.map(({ name }) => bot.card(name)).find((one) => one !== null);
  if (!card) return ok('no zone has figures for one');
  try {
    const { createCardPainter } = await import('../channels/card/card-png.js');
    const png = await createCardPainter().png(card);
    return ok(`drawn with the fonts: ${card.zone}, ${png.length} bytes`);
  } catch (error) {
    return failure(reason(error), 'npm ci brings the fonts and the painter');
  }
}
