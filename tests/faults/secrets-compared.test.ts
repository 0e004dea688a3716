// B11: no secret is compared by === or by a search in a text, which take longer the more of it is right: whoever waits for
// the answer could tell. Everything that is secret goes through isSameSecret, and that through timingSafeEqual.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isSameSecret } from '../../src/channels/same-secret.js';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
/** Where requests are let in, or buttons believed. */
const GATES = [
  'channels/http/access.ts',
  'channels/telegram/webhook.ts',
  'channels/telegram/buttons.ts',
  'channels/wechat/gate.ts',
];
const NAME = String.raw`[\w.?!]*(?:secret|signature|password|apikey|token|hmac)s?\b`;
const COMPARED = new RegExp(
  [
    String.raw`${NAME}\)?\s*[!=]==(?!\s*(?:null\b|undefined\b|'))`,
    String.raw`(?<!typeof )[!=]==\s*${NAME}(?!\.length)`,
    String.raw`(?:includes|startsWith|endsWith|indexOf|localeCompare)\(\s*${NAME}`,
  ].join('|'),
  'giu',
);

const files = readdirSync(join(SRC, 'channels'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/u.test(path))
  .map((path) => `channels/${path}`);
const comparisons = (code: string) =>
  code
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/u.test(line))
    .flatMap((line) => (line.match(COMPARED) === null ? [] : [line.trim()]));

describe('secrets', () => {
  it.each([
    ['if (given === secret) return true;', 1],
    ['return request.query.signature !== expected;', 1],
    ['return expected === signatureOf(parts)', 0],
    ['if (expected !== account.token) refuse();', 1],
    ['return header.includes(apiKey);', 1],
    ["typeof signature === 'string'", 0],
    ['token === null', 0],
  ])('the rule knows %j', (line, found) => expect(comparisons(line)).toHaveLength(found));

  it('are compared nowhere in the channels but in constant time', () => {
    const found = files.flatMap((path) =>
      comparisons(readFileSync(join(SRC, path), 'utf8')).map((line) => `${path}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it.each(GATES)('%s does it so', (path) => {
    expect(readFileSync(join(SRC, path), 'utf8')).toMatch(/\bisSameSecret\(/u);
  });

  it('in constant time is timingSafeEqual over digests, whatever the lengths', () => {
    const code = readFileSync(join(SRC, 'channels/same-secret.ts'), 'utf8');
    expect(code).toMatch(/return timingSafeEqual\(digest\(given\), digest\(expected\)\);/u);
    expect([isSameSecret('a', 'a'), isSameSecret('a', 'ab'), isSameSecret('', 'a')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
