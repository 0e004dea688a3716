// Every Chinese sentence that the bot says of its own accord, in one place.
import type { Correctable } from '../corpus/corrections.js';
import { formatDate } from '../text/date.js';
import type { Evidence } from './types.js';

// rendering

/** Introduces what a refusal found near the question: something else, and called so. */
export const NEAREST_LINE = '文中相近的内容（不是这个问题的答案）：';

/** Stands above the numbered questions. */
export const SUGGESTIONS_LINE = '可以接着问（回复序号即可）：';

/** Stands above the numbered readings of an unclear question. */
export const CHOICES_LINE = '请选一个（回复序号即可）：';

/** 园镜头〔应为“园区镜头”〕: as printed, with what an editor has corrected noted behind it. */
export function notedText({ text, corrections = [] }: Correctable): string {
  return corrections.reduceRight(
    (noted, { span, correct }) => `${noted.slice(0, span.end)}〔应为“${correct}”〕${noted.slice(span.end)}`,
    text,
  );
}

/** A quote with its corrections noted. */
export const notedQuote = ({ quote, corrections }: Evidence): string =>
  notedText(corrections ? { text: quote, corrections } : { text: quote });

/** 「原句。」 — with a word where the print breaks off. */
export function quoteLine(evidence: Evidence): string {
  return `「${notedQuote(evidence)}」${evidence.truncated ? '（原文至此中断）' : ''}`;
}

/** ——《科技日报》2023年4月12日「标题」·小节; what is not known is left out. */
export function sourceLine(evidence: Evidence): string {
  const section = evidence.section === null ? '' : `·${evidence.section}`;
  return `——${articleLine(evidence)}${section}`;
}

/** 《科技日报》2023年4月12日「标题」 */
export function articleLine(evidence: Evidence): string {
  const newspaper = evidence.newspaper === null ? '' : `《${evidence.newspaper}》`;
  const date = evidence.date === null ? '' : formatDate(evidence.date);
  const headline = evidence.headline === '' ? evidence.file : `「${evidence.headline}」`;
  return `${newspaper}${date}${headline}`;
}

export const TERMINAL_WELCOME = '上下键翻看问过的话，Ctrl-C 清空一行，Ctrl-D 离开。';

/** Said when the HTTP server listens. */
export const pageAt = (address: string): string => `网页：${address}`;

export const TERMINAL_GOODBYE = '再见！';

/** The bot failed on a question; the conversation goes on. */
export const REPLY_FAILED = '抱歉，这一问没能答上来：程序出了错。请换个说法，或问下一个问题。';

// notes

export const correctedNote = (said: string, meant: string): string => `「${said}」按「${meant}」理解。`;
export const chosenNote = (question: string): string => `您选的是「${question}」。`;
export const carriedNote = (names: readonly string[]): string => `（接着上文，按${names.join(' · ')}回答）`;
export const CONFLICT_NOTE = '几篇报道的数不一样，并列如下。';
export const PLANNED_NOTE = '这是文中的预计或规划数，不是已经达到的数。';

export const ABOUT_NOTE = '带“约”“近”“余”“以上”等字的数，按文中所写的界限比较。';
export const YEARS_NOTE = '各数的年份不一，以原句为准。';
export const MORE_NOTE = '接上一个回答，下面是还没有列出的：';
const UNLIKE = { unit: '单位', year: '年份', planned: '口径（有的是预计）' } as const;
/** Why two figures of one name are not set against each other. */
export const unlikeNote = (measure: string, reason: 'unit' | 'year' | 'planned'): string =>
  `「${measure}」的${UNLIKE[reason]}不同，分开列出，不作比较。`;
export const OPEN_ORDER = '按文中的写法，这两个数分不出大小。';

/** The quotations have none of the question's words: they may be about something else. */
export const otherWordsNote = (name: string, what: string): string =>
  `${name}的话里没有提「${what}」，下面是文中引用的他的话。`;

export const otherZoneNote = (asked: string, found: string): string =>
  `${asked}的报道没有写这一点，下面是${found}的。`;

// refusals

/** What the corpus is: 「语料共1版5篇」. */
export const corpusSize = (pages: number, articles: number): string => `语料共${pages}版${articles}篇`;
export const noSuchZone = (size: string, zone: string): string => `${size}，没有提到「${zone}」。`;
export const noSuchName = (size: string, name: string): string => `${size}，没有提到「${name}」。`;
export const notStated = (subject: string | null, what: string): string =>
  subject === null ? `语料里没有写「${what}」。` : `关于${subject}，语料里没有写「${what}」。`;
/** Known is of whom is asked, but not what. */
export const notUnderstood = (subject: string): string =>
  `关于${subject}，没看明白要问什么；换个说法，或者从下面选一个。`;
/** Neither borne out nor denied. */
export const notDecided = (subject: string | null): string =>
  `${subject === null ? '语料' : `关于${subject}，语料`}里没有能证实或否定这一点的话。`;
export const notStatedThen = (subject: string | null, time: string, what: string): string =>
  `${subject === null ? '语料' : `关于${subject}，语料`}里没有${time}的${what === '' ? '内容' : `「${what}」`}。`;
export const noFigure = (subject: string | null, what: string): string =>
  `${subject === null ? '语料' : `关于${subject}，语料`}里没有给出${what === '' ? '这个数' : `「${what}」的数`}。`;
/** The corpus quotes somebody, but on other matters. */
export const notSpokenOf = (name: string, what: string): string => `语料里没有${name}谈「${what}」的话。`;
export const notStatedOf = (subject: string, what: string): string =>
  `关于${subject}，语料里没有给出「${what}」，无法比较或计算。`;
/** The figures are printed, but no honest result comes of them. */
export const notComputed = (unlike: 'unit' | 'year' | 'planned' | null): string =>
  unlike === null ? '文中的数不够确切，不能加减。' : `文中这几个数的${UNLIKE[unlike]}不同，不能加减。`;
export const noneWithin = (limit: string): string => `文中没有「${limit}」的。`;
export const NO_MORE = '文中没有更多了。';
export const NOTHING_TO_GO_ON = '还没有可以接着说的回答，先问一个问题吧。';
/** A shared link whose page is no longer in the corpus, or has changed. */
export const NO_SUCH_FACT = '这个链接所指的数据不在现在的语料里。';
export const NO_REASON = '文中没有写原因。';
export const NOTHING_TO_EXPLAIN = '还没有可以追问原因的回答，先问一个问题吧。';
export const OUT_OF_SCOPE = '这个问题不在语料范围内：我只根据收录的园区报道回答。';
export const EMPTY_QUESTION = '您还没有写问题。可以直接问，例如「贵阳高新区有多少家研发机构？」';
export const TOO_LONG = '这段话太长了，请把问题缩短到两百字以内再问一次。';
export const NOTHING_TO_CITE = '还没有可以给出处的回答，先问一个问题吧。';
export const EMPTY_CORPUS = '语料里还没有文章。';

// commands

export const didYouMean = (command: string): string => `您要找的是不是 ${command}？`;
export const UNKNOWN_COMMAND = '没有这个命令，发 /help 看看能做什么。';
export const NEED_ZONE = '请写上园区名，比如：';
export const NEED_TWO_ZONES = '请写上要对比的两个园区，比如：';
export const NEED_WORDS = '请写上要搜索的词，比如「/搜索 新能源汽车」。';
export const WHICH_ONE = '您指的是哪一个？';

// cards and lists

/** Marks a figure that is expected, not reached. */
export const plannedLabel = (label: string): string => `${label}（预计）`;

export const LABELS = {
  companies: '主要企业和机构',
  people: '人物',
  topics: '文章小标题',
  kicker: '引题',
  author: '采写',
  said: '说法',
  whole: '概况',
  figures: '数据',
} as const;

/** On the picture of a zone. */
export const CARD = {
  brand: '园区问答',
  planned: '预计',
  growth: '增长幅度',
  sources: '来源',
  promise: '图中数字均见于报道原句。',
} as const;

export const zonesHeadline = (count: string): string => `语料收录了${count}个园区的报道`;
export const companiesHeadline = (zone: string): string => `${zone}报道中的企业和机构`;
export const peopleHeadline = (zone: string): string => `${zone}报道中的人物`;
export const figuresHeadline = (zone: string): string => `${zone}报道中的数据`;
export const quotesHeadline = (name: string): string => `${name}的说法`;
export const topicHeadline = (what: string): string => `提到「${what}」的园区`;
export const eventsHeadline = (time: string): string => `${time}的报道`;
export const searchHeadline = (what: string): string => `关于「${what}」的原句`;
export const comparisonHeadline = (zones: readonly string[]): string => `${zones.join(' 与 ')} 对比`;
export const besideText = (name: string, value: string): string => `${name} ${value}`;
/** 「甲更大：40亿元 > 16亿元」 */
export const largerHeadline = (name: string, word: string, values: readonly [string, string]): string =>
  `${name}更${word}：${values.join(/[小少低短慢]/u.test(word) ? ' < ' : ' > ')}`;
export const sameHeadline = (values: readonly string[]): string => `两者相同：${values.join('；')}`;
export const tiedHeadline = (lines: readonly string[]): string => `并列：${lines.join('；')}`;
/** The result is computed, not printed: it never stands without this word and its operands. */
export const sumHeadline = (sum: string): string => `合计：${sum}`;
export const differenceHeadline = (more: string, difference: string): string =>
  `相差：${difference}（${more}更多）`;
export const timelineHeadline = (name: string): string => `${name}报道中的时间线`;
export const coverageHeadline = (zone: string): string => `关于${zone}可以这样问`;
export const NOT_MENTIONED = '文中未提及';
export const verdictHeadline = (supported: boolean): string =>
  supported ? '文中的说法与此相符' : '与文中的说法不符';

// guide

export const GREETING = [
  '您好，我是园区问答。',
  '我只根据收录的报纸报道回答，每个回答下面都附原句和出处；文中没有写的，我会直说。',
];
export const THANKS = ['不客气，还想了解什么可以接着问。'];
export const HELP = [
  '可以直接用日常的话提问，也可以用命令：',
  '/zones（/园区列表）收录了哪些园区',
  '/zone 贵阳（/园区）一个园区的概况',
  '/companies 青岛（/企业）企业和机构',
  '/people 青岛（/人物）人物和职务',
  '/figures 开封（/数据）数据',
  '/quotes 刘红超（/说法）谁说了什么',
  '/compare 青岛 贵阳（/对比）对比两个园区',
  '/timeline 贵阳（/时间线）按时间列出有日期的事',
  '/coverage 贵阳（/能问什么）关于一个园区能问什么',
  '/search 新能源汽车（/搜索）在全文中找',
  '/source（/出处）上一个回答的出处',
];

// suggestions

export const ASK = {
  overview: (zone: string): string => `${zone}怎么样？`,
  companies: (zone: string): string => `${zone}有哪些企业？`,
  people: (zone: string): string => `${zone}的报道提到了哪些人？`,
  figures: (zone: string): string => `${zone}有哪些数据？`,
  timeline: (zone: string): string => `${zone}的时间线`,
  coverage: (zone: string): string => `关于${zone}能问什么？`,
  said: (person: string): string => `${person}说了什么？`,
  who: (person: string): string => `${person}是谁？`,
  figure: (subject: string, attribute: string): string => `${subject}${attribute}是多少？`,
  amount: (subject: string, verb: string): string => `${subject}${verb}多少？`,
  count: (subject: string, unit: string, counted: string): string => `${subject}有多少${unit}${counted}？`,
  zones: '目前有哪些园区的资料？',
} as const;
