// The short lines on top of an article: rubric 「园镜头」, kicker 「2022年……增长30.5%」, headline, deck 「——记……」.
import type { Block } from './blocks.js';
import { isNumbered } from './line-kind.js';

export interface Heads {
  readonly rubric: Block | null;
  readonly kicker: Block | null;
  readonly headline: Block | null;
  readonly deck: Block | null;
}

const ZONE_END = '(?:区|园|城|县|市|港|湾|新城|示范带|功能区|走廊)';
/** 「贵阳高新区：……」 or 「湖北襄阳高新区 下真功夫……」. */
const ZONE_HEADLINE = new RegExp(`^\\p{Script=Han}{2,16}${ZONE_END}(?:[：:]\\s*|\\s+)\\S{4,}`, 'u');
/** 「天津滨海高新区靶向发力 打造靓丽文化名片」: two halves with a blank between. */
const TWO_HALVES = /^\S{5,20}[ \u3000]+\S{4,20}$/u;
const LONGEST_RUBRIC = 6;
const SHORTEST_HEADLINE = 10;

const hasHeadlineShape = ({ text }: Block) => ZONE_HEADLINE.test(text);
const isDeck = ({ text }: Block) => /^[—－-]{1,2}/u.test(text);
const isRubric = ({ text }: Block) => text.length <= LONGEST_RUBRIC && /^[\p{Script=Han}·]+$/u.test(text);

/** Without a byline: two short lines in a row, one of them long enough for a headline, or one line in a headline's shape. */
export function isHeadlineAlone(lines: readonly Block[]): boolean {
  const heads = lines.filter(({ text }) => !isNumbered(text));
  if (heads.length >= 2) return heads.some(({ text }) => text.length >= SHORTEST_HEADLINE);
  return heads.length === 1 && (hasHeadlineShape(heads[0]) || TWO_HALVES.test(heads[0].text));
}

/** Gives each head its part; what finds none is stray. */
export function readHeads(lines: readonly Block[]): {
  readonly heads: Heads;
  readonly stray: readonly Block[];
} {
  const deckBelow = lines.find((line, index) => index > 0 && isDeck(line)) ?? null;
  const rest = lines.filter((line) => line !== deckBelow);
  const rubric = rest.length > 1 && isRubric(rest[0]) ? rest[0] : null;
  const named = rest.filter((line) => line !== rubric);
  const headline = named.find(hasHeadlineShape) ?? named.at(-1) ?? null;
  const place = headline ? named.indexOf(headline) : -1;
  const kicker = named[place - 1] ?? null;
  const deck = deckBelow ?? named[place + 1] ?? null;
  const used = new Set([deck, rubric, headline, kicker]);
  return { heads: { rubric, kicker, headline, deck }, stray: lines.filter((line) => !used.has(line)) };
}
