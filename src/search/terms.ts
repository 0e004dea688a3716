// The index terms of a text: words, and pairs of neighbouring characters. Together they find what either alone misses.
import type { Segmenter } from '../text/segmenter.js';

const STOP_WORDS = new Set(
  '的 了 和 是 在 与 及 或 等 也 都 就 还 又 而 把 被 让 给 向 对 从 到 由 为 以 于 之 其 这 那 该 此 各 每 个 一 有 中 上 下 我 你 他 她 它 们 着 过 吗 呢 吧 啊'.split(
    ' ',
  ),
);

/** Words of a folded text that carry meaning. */
export function wordTerms(text: string, segmenter: Segmenter): readonly string[] {
  return segmenter.cut(text).filter((word) => /[\p{L}\p{N}]/u.test(word) && !STOP_WORDS.has(word));
}

/** Pairs of neighbouring letters or digits of a folded text. */
export function bigramTerms(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const run of text.match(/\p{Script=Han}+|[a-z0-9.%]+/gu) ?? []) {
    if (/^[a-z0-9.%]+$/u.test(run)) pairs.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2));
  }
  return pairs;
}
