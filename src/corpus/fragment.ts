// A short line is a heading or the piece of a paragraph that a column end cut off: 「日前，位于青岛」 is a piece.
import { isNumbered } from './line-kind.js';

/** Two neighbouring lines, the first of them short. */
export interface Seam {
  readonly left: string;
  readonly right: string;
  /** Known words of the end of `left` and of the beginning of `right`. */
  readonly lastWord: string;
  readonly nextWord: string;
  /** The two characters on each side of the seam stand together elsewhere on the page. */
  readonly togetherElsewhere: () => boolean;
}

export interface FragmentSign {
  readonly name: string;
  readonly shows: (seam: Seam) => boolean;
}

const words = (list: string) => new Set(list.split(' '));

const NEEDS_MORE = words(
  '的 地 得 在 将 将会 已 已经 正 正在 把 被 对 对于 向 从 自 与 和 及 以及 或 或者 并 并且 而 而且 为 为了 以 于 由 由于 使 让 给 是 就是 也是 不 也 也是 还 又 更 更加 最 仅 只 再 就 才 都 均 能 能够 会 可 可以 要 应 须 该 此 其 这 那 这些 那些 每 各 第 约 近 超 超过 达 达到 至 到 比 按 按照 据 根据 因 因为 如 若 如果 但 但是 位于 通过 随着 关于 进行 作为 成为 称 说 表示 介绍 认为 获悉 了解 指出 坦言 告诉 记者 来自 实现了 具有 一个 一批 一系列 一种 多个 我们 他们 它 他 她 我 共 共有 所 之 下 中 上 每年 今年 去年 其中 目前 如今 同时 日前 近日 近年来 以来 拥有 包括',
);
const NEVER_FIRST = words(
  '的 了 着 地 得 等 们 之 所 及 和 与 或 是 于 至 以上 以下 以内 左右 方面 之间 之一 里 时 来 起 后 前 化 率 度 式 级 余 个 项 万 亿 元 人 名 年 月 米 吨 次 条 也 都 已 还 又 被 把 使 让 给 并 就 才 却 均 能 会 可 要 应 应当 可以 能够 不仅 以及 而且 并且 不再 说 称 表示 获悉 认为 涉及 以来 有限公司 等等 这样 那样 亦',
);
const OPENER =
  /^(?:据(?!点)|日前|近日|近年来|连日来|目前|当前|如今|眼下|今年|去年|此前|随后|同时|此外|另外|其中|其实|下一步|接下来|截至|截止|随着|由于|因此|为此|对此|不仅|但|然而|而|这(?!里是|边)|该|他|她|我们|一直以来|长期以来|多年来|与此同时|近期|记者|\d{1,2}月(?:\d{1,2}日|初|中旬|底|份|末)|\d{4}年(?:初|底|\d{1,2}月)?，|早在|自(?!主|信|强|立)|在[^，]{2,16}(?:下|上|中|里|方面|期间|过程中)?，|为[^，]{2,16}，)/u;
/** Of a heading in two clauses: 「政府搭台，企业唱戏」. */
const SHORTEST_CLAUSE = 4;
const LONGEST_HEADING = 34;

const clauses = (text: string) => text.split(/[，,]/u);
/** 「抓项目，促发展」 */
const balanced = (first: string, last: string) =>
  Math.abs(first.length - last.length) <= 1 && last.length > 2;

/** Signs that hold on a page's very first lines, too. */
export const SURE_SIGNS: readonly FragmentSign[] = [
  { name: 'ends with a word that needs another', shows: ({ lastWord }) => NEEDS_MORE.has(lastWord) },
  { name: 'begins as a paragraph does', shows: ({ left }) => OPENER.test(left) && /[，,]/u.test(left) },
  { name: 'three clauses', shows: ({ left }) => clauses(left).length > 2 },
  {
    name: 'first clause too short for a heading',
    shows: ({ left }) => {
      const [first, last, more] = clauses(left);
      return (
        more === undefined && last !== undefined && first.length < SHORTEST_CLAUSE && !balanced(first, last)
      );
    },
  },
  {
    name: 'last clause has only begun',
    shows: ({ left }) => {
      const [first, last] = clauses(left);
      if (last === undefined || balanced(first, last)) return false;
      return last.length < SHORTEST_CLAUSE || last.length * 1.6 < first.length;
    },
  },
];

/** Signs that hold below running text, where a headline is not to be expected. */
export const BODY_SIGNS: readonly FragmentSign[] = [
  {
    name: 'next line begins with a word that needs another',
    shows: ({ nextWord }) => NEVER_FIRST.has(nextWord),
  },
  {
    name: 'too long for a heading',
    shows: ({ left }) => left.length > LONGEST_HEADING && !/[\s：:]/u.test(left),
  },
  { name: 'begins as a paragraph does, without a comma', shows: ({ left }) => OPENER.test(left) },
  { name: 'words stand together elsewhere', shows: ({ togetherElsewhere }) => togetherElsewhere() },
];

/** The sign that says that a short line is no heading; null where it may be one. */
export function fragmentSign(seam: Seam, inBody: boolean): string | null {
  if (isNumbered(seam.left)) return null;
  const signs = inBody ? [...SURE_SIGNS, ...BODY_SIGNS] : SURE_SIGNS;
  return signs.find((sign) => sign.shows(seam))?.name ?? null;
}
