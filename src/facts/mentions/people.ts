// People by the post before their name: 「大自然科技股份有限公司｜副总经理｜刘才｜说」.

import { hasDoubleSurname, SURNAME_PATTERN } from '../../text/surnames.js';
import { POST_PATTERN } from '../lexicon/posts.js';
import { SAYING_VERBS } from '../lexicon/verbs.js';
import type { SentenceView } from '../tokens.js';
import { findUnlisted, type PersonMention } from './unlisted-people.js';

export type { PersonMention } from './unlisted-people.js';

const FOREIGN = '[\\p{Script=Han}]{1,6}(?:·[\\p{Script=Han}]{1,8})+';
/** A foreign name without a dot: only characters that foreign names are written in. */
const SOUNDS =
  '[阿埃艾安奥巴贝本比波伯博布查达戴德迪蒂杜多恩尔法菲费弗福戈格古哈海汉赫霍基吉加杰卡凯科克肯库拉莱赖兰劳勒雷里利莉丽林卢鲁路伦罗洛马玛麦曼梅蒙米密莫姆纳内尼诺努帕佩皮普乔琼瑞撒萨塞森沙山圣史斯苏索塔泰特图托瓦万威韦维沃乌西希夏谢休雅亚扬耶伊英尤约泽扎詹珍朱兹盖]';
const PERSON = new RegExp(
  `(?<post>${POST_PATTERN})(?<name>${FOREIGN}|${SOUNDS}{3,6}(?=在|对|向|说|表|告|介|如|透|认|指|坦|[，。：])|${SURNAME_PATTERN}[\\p{Script=Han}]{1,3})`,
  'gu',
);
const ONLY_SOUNDS = new RegExp(`^${SOUNDS}{3,6}$`, 'u');
const FOLLOWERS = new RegExp(
  `^(?:${SAYING_VERBS.join('|')}|在|向|对|和|与|及|就|于|也|还|则|带|的|率|等|为|一|正|从|将|曾|是|已|被|此前|日前|近日|当时|出席|参加|深入|来到|致辞|主持|[，、。；：“”（）,.!！？]|$)`,
  'u',
);
const LONG_SAYING = new RegExp(`^(?:${SAYING_VERBS.filter((verb) => verb.length > 1).join('|')})`, 'u');
const SPEAKS = new RegExp(`^(?:${SAYING_VERBS.join('|')})`, 'u');
const ADVERB = /^[就也还则却均曾都]$/u;
/** Words that begin like a name after a post. */
const NOT_NAME =
  /^(?:和|向|对|在|从|都|也|已|还|任|应|要|会议|时|成|能|连|及|等|以|们|高|全|满|强|安全|应该|方面|介绍|经|说|师|相|干|国|公|于|谈|广|明确|双|通|别|乐|季|温|强调|计|向记)/u;

/** A word ends here, and the next one is a verb, an adverb or the like: 「宋子豪｜骑着」. */
function endsBeforeVerb({ tokens }: SentenceView, end: number): boolean {
  return tokens.some((token) => token.start === end && /^(?:v|d|p|c|u|y)/u.test(token.tag));
}

/** Of the two to four characters after a post, those that are the name. */
function nameLength(view: SentenceView, start: number, longest: number): number {
  const words = new Set(
    view.tokens.filter((token) => token.start === start).map((token) => token.word.length),
  );
  const name = view.text.slice(start, start + longest);
  const lengths = [3, 2, ...(hasDoubleSurname(name) ? [4] : [])].filter((length) => length <= longest);
  const speaks = (length: number) => SPEAKS.test(view.text.slice(start + length));
  const follows = (length: number) => FOLLOWERS.test(view.text.slice(start + length));
  // 「总经理洪林就向笔者透露」: the adverb is none of the name, where the verb's part goes on behind it.
  const fits = (length: number) => follows(length) && !(ADVERB.test(name.slice(2, length)) && follows(2));
  return (
    // 「李明说道」「李明笑道」: the verb begins behind the shorter name.
    (LONG_SAYING.test(view.text.slice(start + 2)) && speaks(3) ? 2 : undefined) ??
    lengths.find((length) => length < 4 && speaks(length)) ??
    lengths.find((length) => fits(length)) ??
    lengths.find((length) => endsBeforeVerb(view, start + length)) ??
    lengths.find((length) => words.has(length)) ??
    0
  );
}

/** 「博士安家」: a verb or adverb of the dictionary is no name. */
function isWord({ tokens }: SentenceView, start: number, end: number): boolean {
  return tokens.some(
    (token) => token.start === start && token.end === end && /^(?:v|d|p|c|a|b|vn)$/u.test(token.tag),
  );
}

/** Everybody has these: behind them a noun is a noun, 「农民｜利益」. */
const EVERYBODY = /(?:农民|居民|村民|市民|员工|职工|工人|学生|消费者|业主|商户|人员|企业家|创业者|经营者)$/u;

/** 「消费者利用资源」「农民有养羊的传统」: the dictionary has the word, and nobody speaks. */
function isNoun(view: SentenceView, start: number, end: number): boolean {
  return (
    !SPEAKS.test(view.text.slice(end)) &&
    view.tokens.some((token) => token.start === start && !/^(?:nr|nz|x)/u.test(token.tag))
  );
}

/** People introduced by a post of the list, in order. */
function withPost(view: SentenceView): readonly PersonMention[] {
  const people: PersonMention[] = [];
  for (const match of view.text.matchAll(PERSON)) {
    const { post, name } = match.groups!;
    const start = match.index + post.length;
    const whole = name.includes('·') || ONLY_SOUNDS.test(name);
    const length = whole ? name.length : nameLength(view, start, name.length);
    if (length < 2 || NOT_NAME.test(name) || isWord(view, start, start + length)) continue;
    if (EVERYBODY.test(post) && isNoun(view, start, start + length)) continue;
    people.push({
      name: name.slice(0, length),
      span: { start, end: start + length },
      post: { start: match.index, end: start },
      rule: 'post before name',
    });
  }
  return people;
}

/** Everybody whom a sentence introduces, in order: by a post, by what they are, or by speaking. */
export function findPeople(view: SentenceView): readonly PersonMention[] {
  const listed = withPost(view);
  const taken = (start: number) => listed.some(({ span }) => span.start <= start && start < span.end);
  const others = findUnlisted(view).filter(({ span }) => !taken(span.start));
  return [...listed, ...others].sort((a, b) => a.span.start - b.span.start);
}
