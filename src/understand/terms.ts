// The words of a question that its answer has to be about, once names, dates and question words are taken out.
import { ZONE_SUFFIXES } from '../facts/lexicon/zone-suffixes.js';
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
  '下一步', '今后', '未来', '将来', '接下来', '打算', '以后', '年内', '往后', '如今', '还想', '吗',
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

const STOP = new Set([
  ...ZONE_SUFFIXES,
  ...
  `的 了 和 是 在 与 及 或 等 也 都 就 还 又 而 把 被 让 给 向 对 从 到 由 为 以 于 之 其 这 那 该 此 各 每 个 一 有 中 上 下 里 我 你 他 她 它 们 着 过 所 将 已 可 家 户 项 次 年 月 日 号 人 些 点 种 类 座 台
  进行 属于 通过 关于 有关 相关 以及 成为 作为 得 地 来 去 说 看 问 时 时候 年度 全部 所有 正在 已经 曾经 开始 以来 之后 之前 当中 之间 级别 方式 内容 信息 资料 数据 数字 事情 东西 问题 报道 文章 新闻 文中 语料 园区 高新区 开发区 经开区
  示范区 新区 区 区里 城市 地方 全市 全区 当地 本地 a an the of in is are was what how many much does do did which who when where`
    .split(/\s+/u)
    .filter(Boolean),
]);

const NAMING = /^(?:n|eng|x|j|l|i|vn|g)/u;
/** Characters that do not stand inside a name: the segmenter glued them to a neighbour (「屏有」「库里」「搞了个」). */
const GLUE = /[有里了个去过在的来要还又就把被给搞着都也么吗呢多少几很太最]/u;
/** What kind of thing is asked for stands right behind these. */
const ASKED_KIND = /什么样的|什么|啥|哪(?:一|几|些)?(?:个|家|种|项|类|位|所|座|条|方|款|样)?/gu;
/** What a verb was brought to: 「拆完」「用上」「评出来」 speak of 拆, 用 and 评. */
const RESULT = /(?:出来|出去|起来|下来|进来|完|好|上|到|出|掉|成|了|过|着)$/u;

const WEIGHTS = { unseenName: 5, unseenNoun: 4, unseenOther: 1.5, single: 0.35, other: 0.7, optional: 0.5 };

/** Takes spans out of a text, leaving a blank for each. */
function without(text: string, spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

interface QuestionWord {
  readonly word: string;
  readonly tag: string;
  /** The dictionary has it. */
  readonly known: boolean;
}

/** A word that the corpus lacks without what its verb was brought to. */
function base(word: string, rarity: (word: string) => number): string {
  if (word.length < 2 || word.length > 3 || rarity(word) > 0 || synonymsOf(word).length > 0) return word;
  return word.replace(RESULT, '') || word;
}

/** Words with their tags; one that the corpus lacks and that holds a particle is taken apart again. */
function words(text: string, { segmenter, search }: Knowledge): readonly QuestionWord[] {
  const known = new Set(segmenter.cutKnown(text));
  return segmenter.tag(text).flatMap(({ word: whole, tag }): QuestionWord[] => {
    const word = base(whole, search.rarity);
    if (!GLUE.test(word) || search.rarity(word) > 0 || synonymsOf(word).length > 0) return [{ word, tag, known: known.has(word) }];
    const parts = word.split(GLUE).filter((part) => part !== '');
    return parts.map((part) => ({ word: part, tag: segmenter.tag(part)[0].tag, known: true }));
  });
}

/** The noun phrases right behind the question words. */
function askedKinds(text: string, { segmenter }: Knowledge): string {
  return [...text.matchAll(ASKED_KIND)]
    .map((match) => {
      const behind = segmenter.tag(text.slice(match.index + match[0].length, match.index + match[0].length + 10));
      const end = behind.findIndex(({ tag }) => /^(?:v|p|u|d|c|r|x|y)/u.test(tag));
      return behind.slice(0, end < 0 ? behind.length : end).map(({ word }) => word).join('');
    })
    .join(' ');
}

function weigh(word: string, tag: string, known: boolean, rarity: number, naming: boolean): number {
  if (rarity > 0) return rarity * (word.length === 1 ? WEIGHTS.single : naming ? 1 : WEIGHTS.other);
  if (word.length === 1) return 0;
  if (!known || /^(?:nr|ns|nt|nz|eng)/u.test(tag)) return WEIGHTS.unseenName;
  return naming ? WEIGHTS.unseenNoun : WEIGHTS.unseenOther;
}

/** Content words of a folded question; `taken` are the spans of its names and dates. */
export function contentTerms(text: string, taken: readonly Span[], knowledge: Knowledge): readonly Term[] {
  const named = without(text, taken);
  const kinds = askedKinds(named, knowledge);
  const terms = new Map<string, Term>();
  for (const { word, tag, known } of words(named.replace(ASKING_PATTERN, ' '), knowledge)) {
    if (STOP.has(word) || !/[\p{L}\p{N}]/u.test(word) || terms.has(word)) continue;
    if (word.length === 1 && !/^[vnaj]/u.test(tag)) continue;
    const synonyms = synonymsOf(word);
    const seen = [word, ...synonyms]
      .map((form) => knowledge.search.rarity(form))
      .filter((rarity) => rarity > 0);
    const rarity = seen.length > 0 ? Math.min(...seen) : 0;
    const naming = word.length > 1 && NAMING.test(tag);
    const optional = kinds.includes(word);
    const weight = weigh(word, tag, known, rarity, naming) * (optional ? WEIGHTS.optional : 1);
    if (weight > 0) terms.set(word, { word, synonyms, weight, naming, optional });
  }
  return [...terms.values()];
}
