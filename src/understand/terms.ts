// The words of a question that its answer has to be about, once names, dates and question words are taken out.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Span } from '../text/span.js';
import type { Term } from './query.js';
import { synonymsOf } from './synonyms.js';

/** Question words and politeness: they say how to answer, not about what. */
const ASKING = [
  '请问',
  '你好',
  '您好',
  '麻烦',
  '谁知道',
  '你知道',
  '我想知道',
  '想问一下',
  '可以告诉我',
  '告诉我',
  '帮我',
  '查一下',
  '查查',
  '看看',
  '说说',
  '讲讲',
  '介绍一下',
  '介绍',
  '一下子',
  '一下',
  '多少钱',
  '多少',
  '多大年纪',
  '多大',
  '多高',
  '多长时间',
  '多长',
  '多久',
  '多会儿',
  '什么时候',
  '什么时间',
  '什么样',
  '什么',
  '怎么样',
  '怎么',
  '怎样',
  '如何',
  '为什么',
  '为何',
  '为啥',
  '啥时候',
  '啥',
  '咋',
  '哪里',
  '哪儿',
  '哪些',
  '哪几个',
  '哪几家',
  '哪几',
  '哪个',
  '哪家',
  '哪位',
  '哪天',
  '哪年',
  '哪一年',
  '哪月',
  '哪种',
  '哪项',
  '哪',
  '谁',
  '几个',
  '几家',
  '几户',
  '几月',
  '几号',
  '几年',
  '几项',
  '几人',
  '几种',
  '是不是',
  '有没有',
  '是否',
  '能不能',
  '可不可以',
  '有无',
  '分别',
  '都有',
  '具体',
  '目前',
  '现在',
  '最近',
  '到底',
  '究竟',
  '大概',
  '大约',
  '一共',
  '总共',
  '共有',
  '那个',
  '这个',
  '那些',
  '这些',
  '那块',
  '那台',
  '这次',
  '这边',
  '那边',
  '那位',
  '那家',
  '吗',
  '呢',
  '吧',
  '啊',
  '呀',
  '么',
  '嘛',
  '咱们',
  '咱',
  '我们',
  '俺',
  '能',
  '会',
  '要',
  '想',
  '情况',
  '方面',
  '是谁',
  '列出',
  '列举',
  '现如今',
  '如今',
  '其中',
  '整',
  '做到',
  '达到',
  '叫什么名字',
  '叫什么',
  '名字',
  '名称',
];
const ASKING_PATTERN = new RegExp([...ASKING].sort((a, b) => b.length - a.length).join('|'), 'gu');

const STOP = new Set(
  `的 了 和 是 在 与 及 或 等 也 都 就 还 又 而 把 被 让 给 向 对 从 到 由 为 以 于 之 其 这 那 该 此 各 每 个 一 有 中 上 下 里 我 你 他 她 它 们 着 过 所 将 已 可 家 户 项 次 年 月 日 号 人 些 点 种 类 座 台
  进行 属于 通过 关于 有关 相关 以及 成为 作为 得 地 来 去 说 看 问 时 时候 年度 全部 所有 正在 已经 曾经 开始 以来 之后 之前 当中 之间 级别 方式 内容 信息 资料 数据 数字 事情 东西 问题 报道 文章 新闻 文中 语料 园区 高新区 开发区 经开区
  示范区 新区 区 区里 城市 地方 全市 全区 当地 本地 a an the of in is are was what how many much does do did which who when where`
    .split(/\s+/u)
    .filter(Boolean),
);

const NAMING = /^(?:n|eng|x|j|l|i|nz|nr|ns|nt|vn|g)/u;
const UNSEEN_WEIGHT = 6;

/** Takes spans out of a text, leaving a blank for each. */
function without(text: string, spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** Content words of a folded question; `taken` are the spans of its names and dates. */
export function contentTerms(text: string, taken: readonly Span[], knowledge: Knowledge): readonly Term[] {
  const rest = without(text, taken).replace(ASKING_PATTERN, ' ');
  const terms = new Map<string, Term>();
  for (const { word, tag } of knowledge.segmenter.tag(rest)) {
    if (STOP.has(word) || !/[\p{L}\p{N}]/u.test(word) || terms.has(word)) continue;
    const single = word.length === 1;
    if (single && !/^[vnaj]/u.test(tag)) continue;
    const synonyms = synonymsOf(word);
    const seen = [word, ...synonyms]
      .map((form) => knowledge.search.rarity(form))
      .filter((rarity) => rarity > 0);
    const rarity = seen.length > 0 ? Math.min(...seen) : UNSEEN_WEIGHT;
    const naming = !single && NAMING.test(tag);
    const weight = rarity * (single ? 0.35 : naming ? 1 : 0.7);
    terms.set(word, { word, synonyms, weight, naming });
  }
  return [...terms.values()];
}
