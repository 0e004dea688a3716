import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highest } from '../../src/search/highest.js';

it('the highest values above 0 come first, of equal ones the earlier', () => {
  const values = fc.array(fc.constantFrom(-1, 0, 0.5, 1, 2, 3.5), { maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 8 }), (given, most) => {
      const sorted = given
        .map((_, at) => at)
        .filter((at) => given[at] > 0)
        .sort((a, b) => given[b] - given[a] || a - b);
      expect(highest(Float64Array.from(given), most)).toEqual(sorted.slice(0, most));
    }),
  );
});
