// Companies and agencies by the last word of their names: 「青岛市｜金旭环境工程有限公司」, 「襄阳高新区行政审批局」.
import { AGENCY_SUFFIXES, COMPANY_SUFFIXES, MINISTRIES } from '../lexicon/organization-suffixes.js';
import { nameStart } from '../name-border.js';
import type { SentenceView } from '../tokens.js';
import type { Mention } from '../types.js';

const COMPANY = new RegExp(COMPANY_SUFFIXES.join('|'), 'gu');
const AGENCY = new RegExp(
  `(?:${AGENCY_SUFFIXES.join('|')})(?!长|采购|投资)(?!(?<=中心)(?:渔港|城|区|镇|村|广场|小学|医院|环节|任务|位置))`,
  'gu',
);
const MINISTRY = new RegExp(
  `(?<![\\p{Script=Han}--[由经被在与和及向从的获为把给对]])(?:${[...MINISTRIES].sort((a, b) => b.length - a.length).join('|')})`,
  'gv',
);
const LONGEST_NAME = 26;
/** Nouns that end like an agency but are none. */
const NOT_AGENCY =
  /(?:^(?:日本|美国|德国|韩国|英国|法国|外国|国外|国内|本地|外地|香港|台湾|新加坡|中国|分|子|母|总|该|我|贵|本|某|两家|多家|上市|龙头|外资|民营|国有|科技|物流|新|大|小|集团|控股|股份|注册)*公司|结局|布局|格局|大局|全局|开局|当局|时局|客厅|大厅|餐厅|展厅|音乐厅|为中心|市中心|核心|技术中心|^(?:研发|采购|销售|生产|设计|测试|客服|数据)中心|[子分]公司)$/u;

const LEADS_TO_NAME =
  /^(?:\p{Script=Han}{0,6}(?:(?<!自)由|(?<![导定方转])向|了|[交送供卖租借]给)(?=\p{Script=Han}{3})|[被让向对从往赴去至到找据在]|经(?![开济信贸发协营投]))/u;

/** 「某股份有限公司由｜某投资公司」: the name of another stands before it. */
const ANOTHER_BEFORE = /^.*(?:公司|集团)[由被与和向](?=\p{Script=Han}{3})/u;

function ownStart(view: SentenceView, start: number, end: number): number {
  // 「专线由｜市公交总公司」: nobody's name has a 由 in it, however the segmenter cuts it, but 自由.
  const text = view.text.slice(start, end);
  const lead = (ANOTHER_BEFORE.exec(text) ?? LEADS_TO_NAME.exec(text))?.[0].length ?? 0;
  return afterPlaces(view, afterVerbs(view, start + lead, end), end);
}

/** 「打消银行」「走进洛阳银行」: an agency's name does not begin with a verb. */
function afterVerbs(view: SentenceView, start: number, end: number): number {
  if (/公司$|集团$/u.test(view.text.slice(start, end))) return start;
  const own = view.tokens.filter((token) => token.start >= start && token.end <= end);
  const first = own.findIndex(({ tag }) => !/^(?:v|d|p|c)$/u.test(tag));
  return first > 0 && own.length - first > 1 ? own[first].start : first > 0 ? end : start;
}

/** 「河南开封奔腾（河南）……」: with its place in brackets, a name does not begin with places as well. */
function afterPlaces(view: SentenceView, start: number, end: number): number {
  const bracket = view.text.slice(start, end).search(/（[\p{Script=Han}]{2,6}）/u);
  if (bracket < 0) return start;
  const brand = view.tokens.find((token) => token.start >= start && !/^ns/u.test(token.tag));
  return brand && brand.end <= start + bracket ? brand.start : start;
}

function bySuffix(view: SentenceView, suffix: RegExp, keepZone: boolean, rule: string): Mention[] {
  const found: Mention[] = [];
  for (const match of view.text.matchAll(suffix)) {
    const end = match.index + match[0].length;
    const start = ownStart(view, nameStart(view, match.index, { longest: LONGEST_NAME, keepZone }), end);
    const name = view.text.slice(start, end);
    if (
      (match.index - start >= 2 || /^[区市省县]/u.test(name)) &&
      match.index > start &&
      !NOT_AGENCY.test(name)
    ) {
      found.push({ kind: 'organization', name, span: { start, end }, rule });
    }
  }
  return found;
}

/** Every organization that its own name gives away, in no order; mentions may overlap. */
export function findOrganizations(view: SentenceView): readonly Mention[] {
  const ministries = [...view.text.matchAll(MINISTRY)].map((match): Mention => {
    const span = { start: match.index, end: match.index + match[0].length };
    return { kind: 'organization', name: match[0], span, rule: 'ministry' };
  });
  return [
    ...ministries,
    ...bySuffix(view, COMPANY, false, 'company suffix'),
    ...bySuffix(view, AGENCY, true, 'agency suffix'),
  ];
}
