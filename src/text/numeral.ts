// A printed number read as a number: 1,234 · １２ · 三百二十 · 二〇二二 · 1.2万 · 2万5千 · 三分之一.

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九']
    .map((char, value): [string, number] => [char, value])
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
);
const TENS: ReadonlyMap<string, number> = new Map([
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]);
/** No printed numeral is longer; a hostile one would cost time and stack. */
const LONGEST = 40;
const ARABIC = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const HAN_DIGITS = /^[零〇一二三四五六七八九]+$/u;
const HAN_DECIMAL = /^(?<whole>[零〇一二三四五六七八九十百]+)点(?<rest>[零〇一二三四五六七八九]+)$/u;
const SECTION_STEP = /(?<digit>[零〇一二两三四五六七八九]|\d+(?:\.\d+)?)?(?<unit>[千百十])?/uy;

/** The value of a numeral, or null where `raw` is none. 百分之… is a quantity, not a numeral. */
export function parseNumeral(raw: string): number | null {
  const text = halfWidth(raw).replace(/\s+/gu, '');
  if (text === '' || text.length > LONGEST || text.startsWith('百分之')) return null;
  const value = parseFraction(text) ?? parseScaled(text);
  return value === null ? null : tidy(value);
}

/** Floating point leaves 1.1 × 10000 at 11000.000000000002; print knows at most 15 digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

/** Full-width digits and their punctuation as ASCII, one character for one. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．，／％]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

function parseFraction(text: string): number | null {
  const slash = /^(?<top>\d+)\/(?<bottom>\d+)$/u.exec(text)?.groups;
  const han = /^(?<bottom>[^分]+)分之(?<top>[^分]+)$/u.exec(text)?.groups;
  const parts = slash ?? han;
  if (!parts) return null;
  const top = parseScaled(parts.top);
  const bottom = parseScaled(parts.bottom);
  return top === null || bottom === null || bottom === 0 ? null : top / bottom;
}

/** 亿 and 万 split a numeral into a head they multiply and a tail they do not. */
function parseScaled(text: string): number | null {
  for (const [mark, factor] of [['亿', 1e8] as const, ['万', 1e4] as const]) {
    const at = text.lastIndexOf(mark);
    if (at < 0) continue;
    // 千亿, 万亿 and 亿 alone stand for one of their kind.
    const head = at === 0 ? 1 : parseScaled(text.slice(0, at));
    const tail = parseTail(text.slice(at + 1), factor);
    return head === null || tail === null ? null : head * factor + tail;
  }
  return parseSection(text);
}

function parseTail(text: string, factor: number): number | null {
  if (text === '') return 0;
  if (/^[百千万]/u.test(text)) return null;
  const spoken = spokenDigit(text);
  if (spoken !== null) return (spoken * factor) / 10;
  const value = parseScaled(text.replace(/^[零〇]/u, ''));
  return value !== null && value < factor ? value : null;
}

/** In 一万五 and 两千三 the last digit counts the next lower unit. */
function spokenDigit(text: string): number | null {
  return /^[一二三四五六七八九]$/u.test(text) ? DIGITS.get(text)! : null;
}

function parseSection(text: string): number | null {
  if (ARABIC.test(text)) return Number(text.replaceAll(',', ''));
  if (text === '半') return 0.5;
  if (HAN_DIGITS.test(text)) return Number([...text].map((char) => DIGITS.get(char)).join(''));
  const decimal = HAN_DECIMAL.exec(text)?.groups;
  if (decimal) return parseHanDecimal(decimal.whole, decimal.rest);
  return parseSteps(text.replaceAll('廿', '二十').replaceAll('卅', '三十'));
}

function parseHanDecimal(whole: string, rest: string): number | null {
  const value = parseSection(whole);
  return value === null ? null : Number(`${value}.${[...rest].map((char) => DIGITS.get(char)).join('')}`);
}

/** 三千二百零五: each step is a digit with its 千, 百 or 十, and the steps go down. */
function parseSteps(text: string): number | null {
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  let at = 0;
  while (at < text.length) {
    if (at > 0 && /[零〇]/u.test(text[at]) && at + 1 < text.length) {
      at += 1;
      last = Math.min(last, 100);
      continue;
    }
    SECTION_STEP.lastIndex = at;
    const step = SECTION_STEP.exec(text);
    if (!step || step[0] === '') return null;
    const { digit, unit } = step.groups!;
    const spoken = at > 0 && !/[零〇]/u.test(text[at - 1]) && spokenDigit(text.slice(at)) !== null;
    if (last === 1) return null;
    const factor = unit ? TENS.get(unit)! : spoken ? last / 10 : 1;
    const value = (digit === undefined ? 1 : (DIGITS.get(digit) ?? Number(digit))) * factor;
    if (factor >= last || (at > 0 && value >= last) || (digit === undefined && at > 0 && unit !== '十'))
      return null;
    total += value;
    last = factor;
    at += step[0].length;
  }
  return total;
}
