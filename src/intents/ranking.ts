// The largest or smallest of its kind: 「哪个项目的总投资最大」, 「产值最高的前三个」.
import type { Answer } from '../answer/types.js';
import { tiedHeadline } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { askedFigures, ofOneUnit } from '../find/asked-figures.js';
import { orderOf } from '../find/limits.js';
import { parseNumeral } from '../text/numeral.js';
import { figureEvidence, figureItem, figureNotes } from './figure-items.js';
import { found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const SMALLEST = /最(?:低|小|少|短|慢)|倒数/u;
const MOST = 5;
const HOW_MANY = /前(?<first>[0-9一二两三四五六七八九十]+)|的(?<of>[0-9一二两三四五六七八九十]+)[个家项座]/u;

/** 「前三」 or 「最高的三个」: how many are asked for; null where none is said. */
function askedFor(text: string): number | null {
  const groups = HOW_MANY.exec(text)?.groups;
  const number = groups?.first ?? groups?.of;
  return number ? parseNumeral(number) : null;
}

const isTie = (a: QuantityFact, b: QuantityFact) =>
  a.quantity.base === b.quantity.base && [0, null].includes(orderOf(a.quantity, b.quantity));

/** The best ones, with whatever ties with the last of them. */
function best(order: readonly QuantityFact[], count: number): readonly QuantityFact[] {
  const last = order[count - 1];
  return last ? order.filter((fact, index) => index < count || isTie(fact, last)) : order;
}

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  const sign = SMALLEST.test(query.text) ? 1 : -1;
  const alike = ofOneUnit(askedFigures(query, knowledge));
  const order = alike.toSorted((a, b) => sign * (a.quantity.base - b.quantity.base));
  trace(
    `ranked: ${order.map((fact) => `${fact.attribute} ${fact.quantity.text}`).join('; ') || 'nothing alike'}`,
  );
  const asked = askedFor(query.text);
  const shown = best(order, asked ?? MOST);
  const [first] = shown;
  if (!first) return null;
  const lines = (asked === null ? shown.filter((fact) => isTie(fact, first)) : shown).map((fact) => {
    const { label, text } = figureItem(fact, knowledge);
    return `${label}：${text}`;
  });
  return found(query, knowledge, {
    kind: 'ranking',
    headline: asked === null && lines.length > 1 ? tiedHeadline(lines) : lines.join('；'),
    items: shown.map((fact) => figureItem(fact, knowledge)),
    evidence: figureEvidence(shown, knowledge),
    zone: zoneName(knowledge, first.sentence),
    notes: figureNotes(shown, knowledge),
  });
}

export const rankingIntent: Intent = {
  name: 'ranking',
  commands: [],
  examples: [
    { say: '哪个项目的总投资最大', expect: 'found' },
    { say: '产值最高的前三个', expect: 'found' },
    { say: '哪个项目的专利最多', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'ranking',
  answer,
};
