// How numerals are written, as one pattern built from named parts.

const D = '[\\d０-９]';
export const HAN = '[零〇一二三四五六七八九十百千万亿两廿卅]';
const PLAIN = `(?:${D}{1,3}(?:,${D}{3})+(?!${D})|${D}+)(?:[.．]${D}+)?`;
// The look-behind keeps out PM2.5, A4 and the tail of 273.27.
const ARABIC = `(?<![A-Za-z\\d０-９]|${D}[.．])${PLAIN}(?: ?[十百千万亿]+(?:${D}+[百千万])*)?`;
const HAN_NUMERAL = `${HAN}+(?:点[零〇一二三四五六七八九]+[百千万亿]*)?`;
const SLASHED = `(?<![\\d/.A-Za-z])\\d{1,2}/\\d{1,3}(?![\\d/.A-Za-z])`;
/** Runs of text that may be a numeral: 百分之三十, 三分之一, 1/3, 1,234.5, 三百二十, 半. */
export const RUN = new RegExp(
  `百分之(?:${PLAIN}|${HAN_NUMERAL})|${HAN}+分之${HAN}+|${SLASHED}|${ARABIC}|${HAN_NUMERAL}|半`,
  'gu',
);
