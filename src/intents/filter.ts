// What keeps a limit: 「投资超过10亿的项目有哪些」, 「哪些企业面积在1000亩以上」. What the print leaves open is left out.
import type { Answer } from '../answer/types.js';
import { noneWithin } from '../answer/wording.js';
import { askedFigures, measureTerms, ofOneUnit } from '../find/asked-figures.js';
import { type Limit, meets, readLimits } from '../find/limits.js';
import type { UnitClass } from '../text/units.js';
import type { Query, Term } from '../understand/query.js';
import { figureEvidence, figureItem, figureNotes, ownerName } from './figure-items.js';
import { evidenceFor, found, onlyZone, slotNotes, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const MOST = 10;
const MOST_NEAREST = 2;
const LISTING =
  /(?:项目|工程|企业|公司|园区|产业园|单位|高新区|开发区)(?:都)?(?:有(?:哪|什么|谁|啥)|是(?:哪|什么|谁)|名单|$)|(?:哪些|哪几[个家]|哪个|哪家|什么|有没有|列出|找出)(?:项目|工程|企业|公司|园区|产业园|单位|高新区|开发区)/u;
const COUNTS = /多少|几[家个户项]|吗$/u;

/** What a limit measures where nothing else says it: 「超过10亿的项目」 is about 投资, 「1000亩以上」 about 占地. */
const MEANT: Partial<Record<UnitClass, string>> = { money: '投资', number: '投资', area: '面积' };

function withMeasure(query: Query, { quantity }: Limit): Query {
  const word = MEANT[quantity.unitClass];
  if (!word || (quantity.unitClass === 'number' && quantity.amount < 1e6)) return query;
  const term: Term = {
    word,
    synonyms: ['占地'].filter(() => word === '面积'),
    weight: 1,
    naming: true,
    proper: false,
    name: false,
    optional: false,
  };
  return { ...query, text: `${word}${query.text}`, terms: [term] };
}

function answer({ query: asked, knowledge, trace }: IntentInput): Answer | null {
  const limits = readLimits(asked.text);
  const printed = limits.map(({ quantity }) => quantity);
  const query = measureTerms(asked, printed).length > 0 ? asked : withMeasure(asked, limits[0]);
  const figures = ofOneUnit(
    askedFigures(query, knowledge, printed).filter(({ quantity }) =>
      printed.every(({ unitClass }) => unitClass === 'number' || unitClass === quantity.unitClass),
    ),
  );
  const kept = figures.filter(({ quantity }) => limits.every((limit) => meets(quantity, limit)));
  trace(
    `figures: ${figures.length}, of which keep the limit: ${kept.map(({ text }) => text).join('; ') || 'none'}`,
  );
  if (figures.length === 0) return null;
  if (kept.length === 0)
    return {
      type: 'unknown',
      reason: 'attribute',
      headline: noneWithin(asked.text.slice(limits[0].span.start, limits[0].span.end)),
      zone: onlyZone(asked, knowledge)?.name ?? null,
      notes: slotNotes(asked, knowledge),
      nearest: figures.slice(0, MOST_NEAREST).map(({ sentence }) => evidenceFor(knowledge, sentence)),
      suggestions: [],
    };
  const shown = kept.toSorted((a, b) => b.quantity.base - a.quantity.base).slice(0, MOST);
  return found(asked, knowledge, {
    kind: 'ranking',
    headline: shown.map((fact) => `${ownerName(fact, knowledge)}（${fact.quantity.text}）`).join('、'),
    items: shown.map((fact) => figureItem(fact, knowledge)),
    evidence: figureEvidence(shown, knowledge),
    zone: zoneName(knowledge, shown[0].sentence),
    notes: figureNotes(shown, knowledge),
  });
}

export const filterIntent: Intent = {
  name: 'filter',
  commands: [],
  examples: [
    { say: '投资超过10亿的项目有哪些', expect: 'found' },
    { say: '哪些企业面积在1000亩以上', expect: 'found' },
    { say: '投资超过500亿的项目有哪些', expect: 'unknown' },
  ],
  applies: ({ text, foreign }) =>
    foreign.length === 0 && LISTING.test(text) && !COUNTS.test(text) && readLimits(text).length > 0,
  answer,
};
