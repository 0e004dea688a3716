import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extended, termNumber, termTable } from '../../src/search/term-table.js';
import { textAt, textsOf } from '../../src/search/texts.js';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const terms = fc.uniqueArray(text, { maxLength: 60 });

describe('texts', () => {
  it('come back as they were given, odd ones as well', () => {
    fc.assert(
      fc.property(fc.array(text), (given) => {
        const texts = textsOf(given);
        expect(given.map((_, index) => textAt(texts, index))).toEqual(given);
      }),
    );
  });
});

describe('the term table', () => {
  it('numbers terms in the order given, and knows no other', () => {
    fc.assert(
      fc.property(terms, text, (given, other) => {
        const table = termTable(given);
        expect(given.map((term) => termNumber(table, term))).toEqual(given.map((_, index) => index));
        expect(termNumber(table, other)).toBe(given.indexOf(other));
      }),
    );
  });

  it('extended by another has the terms of both, those of the first one first', () => {
    fc.assert(
      fc.property(terms, terms, (first, second) => {
        expect(extended(termTable(first), termTable(second))).toEqual(
          termTable(new Set([...first, ...second])),
        );
      }),
    );
  });
});
