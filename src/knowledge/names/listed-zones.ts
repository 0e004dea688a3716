// Well-known zones without a zone word: 「中关村」, 「光谷」, 「Optics Valley」. As a rule the corpus lacks them.
import { ZONE_SUFFIXES } from '../../facts/lexicon/zone-suffixes.js';
import { PROVINCES } from '../../text/places.js';
import { Trie } from '../../text/trie.js';
import type { NameForms } from './forms.js';
import { type FoundName, lackingName, meantName, type NameRule, type NameSources } from './found-name.js';
import { LISTED_ZONES } from './zone-list.js';

const NAMES = new Trie<string>();
for (const { name, others } of LISTED_ZONES) for (const form of [name, ...others]) NAMES.add(form, name);

const LETTER = /[a-z0-9]/u;
const ZONE_WORD = new RegExp(`^(?:${ZONE_SUFFIXES.join('|')}|高科技园区|高科|新片区|片区)`, 'u');

/** Letters that go on before or after: 「sip」 is not in 「sipping」. */
function isWhole(text: string, start: number, end: number): boolean {
  const cut = (left = '', right = '') => LETTER.test(left) && LETTER.test(right);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}

/** 「天津｜滨海新区」 where the corpus prints 滨海新区. */
function isKnownInProvince(text: string, start: number, end: number, found: readonly FoundName[]): boolean {
  return found.some(
    ({ span, entities }) =>
      entities.length > 0 &&
      span.end === end &&
      span.start > start &&
      PROVINCES.has(text.slice(start, span.start)),
  );
}

/** A name that was found before and is at least as long. */
function isWithin(start: number, end: number, found: readonly FoundName[]): boolean {
  return found.some(
    ({ span, origin, entities }) =>
      span.start <= start &&
      span.end >= end &&
      ((origin === 'said' && entities.length > 0) || span.end - span.start > end - start),
  );
}

/** What the corpus prints is for the other rules: there, 「张江」 may be part of a company's name. */
export function listedZoneRule(forms: NameForms, { hasText, entities }: NameSources): NameRule {
  return {
    name: 'well-known zone',
    find: ({ text }, found) =>
      NAMES.findAll(text).flatMap(({ start, end: short, value: [name] }): FoundName[] => {
        const end = short + (ZONE_WORD.exec(text.slice(short))?.[0].length ?? 0);
        const said = text.slice(start, end);
        if (!isWhole(text, start, end) || isWithin(start, end, found)) return [];
        if (isKnownInProvince(text, start, end, found)) return [];
        const known = forms.get(name);
        if (known) {
          const meant = meantName(known.entities, known.text, entities);
          return [{ span: { start, end }, said, entities: known.entities, origin: 'corrected', meant }];
        }
        if (hasText(name) || hasText(said)) return [];
        const latin = /^[a-z]/u.test(said);
        return [lackingName(text, { start, end }, latin ? name : undefined)];
      }),
  };
}
