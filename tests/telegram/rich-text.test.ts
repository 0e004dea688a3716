import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutRich,
  joined,
  link,
  packed,
  plain,
  type RichText,
  sliceRich,
  styled,
} from '../../src/channels/telegram/rich-text.js';

/** What an entity marks, by its kind. */
const marked = ({ text, entities }: RichText) =>
  entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);

const words = fc.string({ unit: 'binary', maxLength: 60 });
const rich = fc
  .array(
    fc.oneof(
      words.map(plain),
      words.map((text) => styled(text, 'bold')),
      words.map((text) => styled(text, 'expandable_blockquote')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => joined(parts, '\n'));

/** No half of a surrogate pair: with the u flag a whole pair is one character of another class. */
const isWellFormed = (text: string) => !/\p{Cs}/u.test(text);

const isWhole = ({ text, entities }: RichText) =>
  isWellFormed(text) &&
  text === text.trim() &&
  entities.every(
    ({ offset, length }) =>
      length > 0 &&
      offset >= 0 &&
      offset + length <= text.length &&
      isWellFormed(text.slice(offset, offset + length)),
  );
const bare = (text: string) => text.replace(/\s+/gu, '');

describe('rich text', () => {
  it('offsets are UTF-16 units, behind emoji as well', () => {
    const text = joined([plain('😀 贵阳'), styled('278家', 'bold')], '：');
    expect(text.text).toBe('😀 贵阳：278家');
    expect(marked(text)).toEqual([['bold', '278家']]);
  });

  it('what would turn the reading order round, or is no character, is left out', () => {
    expect(plain('贵阳\u202e\u0000\ud800高新区').text).toBe('贵阳\ufffd高新区');
  });

  it('empty parts leave no separator and no empty entity', () => {
    expect(joined([styled('', 'bold'), plain(' '), link('', 'https://t.me/x')], '\n')).toEqual(plain(''));
  });

  it('a stretch keeps what is marked in it', () => {
    const text = joined([styled('一二三', 'bold'), plain('四五六')], '');
    expect(marked(sliceRich(text, 1, 5))).toEqual([['bold', '二三']]);
    expect(sliceRich(text, 3, 6).entities).toEqual([]);
  });

  it('is cut behind a line, else behind a sentence, else anywhere but inside a character', () => {
    expect(cutRich(plain('甲乙丙丁戊\n己庚辛'), 8).map(({ text }) => text)).toEqual(['甲乙丙丁戊', '己庚辛']);
    expect(cutRich(plain('甲乙丙丁。戊己庚辛'), 8).map(({ text }) => text)).toEqual([
      '甲乙丙丁。',
      '戊己庚辛',
    ]);
    expect(cutRich(plain('甲乙丙😀丁'), 4).map(({ text }) => text)).toEqual(['甲乙丙', '😀丁']);
  });

  it('cut pieces are whole, short enough, and together the text', () => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 2, max: 80 }), (text, limit) => {
        const pieces = cutRich(text, limit);
        expect(pieces.every((piece) => isWhole(piece) && piece.text.length <= limit)).toBe(true);
        expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(text.text));
      }),
    );
  });

  it('packed blocks are whole, short enough, and in order', () => {
    fc.assert(
      fc.property(fc.array(rich, { maxLength: 8 }), (blocks) => {
        const short = blocks.flatMap((block) => cutRich(block, 90));
        const messages = packed(short, 100);
        expect(messages.every((message) => isWhole(message) && message.text.length <= 100)).toBe(true);
        expect(bare(messages.map(({ text }) => text).join(''))).toBe(
          bare(short.map(({ text }) => text).join('')),
        );
      }),
    );
  });
});
