// Names without a telling last word, known by what the sentence does with them:
// 「集聚了今日头条、乐道互动……等一批龙头企业」, 「韵达物流｜开工建设」.
import { COUNTRY, isChinesePlace } from '../../text/places.js';
import { sliceSpan } from '../../text/span.js';
import { ZONE_SUFFIXES } from '../lexicon/zone-suffixes.js';
import { findEnumerations } from '../lists.js';
import type { SentenceView } from '../tokens.js';
import type { Mention } from '../types.js';
import { findPeople } from './people.js';

const MEMBERS = /(?:企业|公司|机构|厂商|品牌|银行|集团|商家)$/u;
const ACT =
  /(?:已|正|正式|顺利|成功|全面)*(?:建成|开工建设|开工|投产|达产|签约|落地|上市|落户|投产达效|签约落地|开业|竣工|奠基|稳步推进|入驻)/gu;
const OWNER = /(?:^|[，。；：“”—])[据由指]?(?<name>\p{Script=Han}{3,8})$/u;
/** Posts at the head of a company; a lesser one may belong to a department: 「睿扬生物质量｜总监」. */
const HEADS = /^(?:董事长|总经理|副总经理|总裁|副总裁|创始人|首席执行官|联合创始人)/u;
const NO_OWNER = /[的了在是该我]|公司$|(?:局|部|委|院|办|会|中心|高新区|开发区|示范区|新区|园区)$/u;
/** Trades that company names end in when their legal form is left out. */
const TRADES: ReadonlySet<string> = new Set(
  `光伏 光电 太阳能 电子 科技 汽车 物流 生物 医药 制药 药业 化工 能源 电气 电器 机械 重工 材料 新材料 新材 食品 乳业 纺织 服饰 航空 软件 通信 网络 传媒 半导体 微电子 智能 机器人 轴承
  钢铁 水泥 种苗 环保 建材 家具 诊断 医疗 器械 股份 集团 电商 冷链 国际 控股 精密 激光 动画 互动 客车 重汽 电池 动力
  新能源 氢能 储能 锂电 高分子 化纤 玻璃 陶瓷 轮胎 模具 五金 阀门 电缆 线缆 光纤 仪器 仪表 测控 自动化 电梯 无人机 电动车 农机
  机电 包装 印染 家居 家纺 服装 地毯 卫浴 饲料 粮油 骨科 基因 疫苗 信息 供应链 快递 港务`.split(/\s+/u),
);
/** 「鞋业」「镍业」, and not what everybody calls so. */
const OWN_TRADE = /^(?![企行产工农商职就创作毕专事失结学营停复副主从授])\p{Script=Han}业$/u;
const isTrade = (word: string): boolean => TRADES.has(word) || OWN_TRADE.test(word);
/** When and how something was done stands between a name and its verb. */
const WHEN =
  /(?:今年|去年|前年|明年|年内|近日|日前|目前|现已|已经|已|正式|正|刚|也|还|将于?|即将|顺利|成功|全面|率先|先后|陆续|相继|同时|当天|当日|[一二三四五六七八九十\d]+月(?:[一二三四五六七八九十\d]+(?![一二三四五六七八九十\d月])日?)?)+$/u;
const ENDS_IN_ACT = /(?:以|签约|建设|开工|投产|顺利|成功|正式|全面|稳步|项目|已|[一两几多]家)$/u;
const PARK = /(?:园|城|基地|工厂|大厦|中心|[一二三]期)$/u;
/** One character that the segmenter may glue to the name behind it. */
const LEADS_TO_NAME = /^[继如像与和由对是为]$/u;
const CLAUSE_START = /(?:^|[；，。：—])(?<name>[^；，。：—、的了将在]{2,12}?)$/u;

function listedMembers(view: SentenceView): Mention[] {
  return findEnumerations(view)
    .filter(({ what }) => MEMBERS.test(sliceSpan(view.text, what)))
    .flatMap(({ items }) => items.map((span) => ({ span, name: sliceSpan(view.text, span) })))
    .filter(
      ({ name }) =>
        /^[\p{Script=Han}A-Za-z0-9（）]{2,12}$/u.test(name) && !/[的了等在]|企业|公司$/u.test(name),
    )
    .map(({ name, span }) => ({ kind: 'organization', name, span, rule: 'listed as a company' }));
}

function actingSubjects(view: SentenceView): Mention[] {
  const found: Mention[] = [];
  for (const match of view.text.matchAll(ACT)) {
    const lead = CLAUSE_START.exec(view.text.slice(0, match.index))?.groups?.name ?? '';
    const name = lead.replace(WHEN, '');
    if (name.length < 2 || /(?:公司|集团)$/u.test(name)) continue;
    const start = match.index - lead.length;
    const span = { start, end: start + name.length };
    const first = view.tokens.find((token) => token.start === span.start);
    if (ENDS_IN_ACT.test(name)) continue;
    if (!first || !/^(?:nz|nr|x|nt|eng)/u.test(first.tag) || !/^[\p{Script=Han}A-Za-z0-9（）]+$/u.test(name))
      continue;
    found.push({ kind: PARK.test(name) ? 'project' : 'organization', name, span, rule: 'subject of an act' });
  }
  return found;
}

/** 「硕腾诊断｜创始人、董事长｜岳峰」: a short unlisted name before somebody's post. */
function owners(view: SentenceView): Mention[] {
  return findPeople(view).flatMap(({ post }): Mention[] => {
    // 「文一波与｜远奶｜创始人」: the one before 与 owns nothing here.
    const name = OWNER.exec(view.text.slice(0, post.start))?.groups?.name.replace(/^.+[与和及](?=.{2})/u, '');
    const start = post.start - (name?.length ?? 0);
    const first = view.tokens.find((token) => token.start === start);
    if (
      !name ||
      !first ||
      !HEADS.test(sliceSpan(view.text, post)) ||
      !/^(?:nz|nr|x|nt|eng)/u.test(first.tag) ||
      NO_OWNER.test(name)
    )
      return [];
    return [{ kind: 'organization', name, span: { start, end: post.start }, rule: 'owner of a post' }];
  });
}

/** What a segmenter glues to a name, and names of no company. */
const NO_BRAND = /^[指有叫是在的对由把从给让向为建办开国]|[了的]|中国|国际|国外/u;

/** 「海润光伏」「恒历鞋业」: an unlisted word and a trade, where a name can begin. */
function brands({ text, tokens }: SentenceView): Mention[] {
  return tokens.flatMap((token, index): Mention[] => {
    const [before, trade] = [tokens[index - 1], tokens[index + 1]];
    const isBrand =
      /^(?:x|nz|nrt?|nt|ns)$/u.test(token.tag) &&
      /^\p{Script=Han}{2,3}$/u.test(token.word) &&
      !NO_BRAND.test(token.word) &&
      !COUNTRY.test(token.word) &&
      !isChinesePlace(token.word) &&
      !ZONE_SUFFIXES.includes(token.word);
    const begins = !before || /^(?:x|v|p|c|u|d|t|m|q|r|f|z)/u.test(before.tag) || isChinesePlace(before.word);
    if (!isBrand || !begins || !trade || !isTrade(trade.word)) return [];
    const goesOn = text.slice(trade.end).match(/^(?:股份|集团|公司|有限公司)/u)?.[0].length ?? 0;
    const span = { start: token.start, end: trade.end + goesOn };
    return [{ kind: 'organization', name: sliceSpan(text, span), span, rule: 'brand and trade' }];
  });
}

/** 「莱宝高科（002106，……）」: the short name of a listed company, of three or four characters, before its number. */
function listedCompanies({ text, tokens }: SentenceView): Mention[] {
  return [...text.matchAll(/[（(](?=\d{6}[，,）).])/gu)].flatMap(({ index: end }): Mention[] => {
    const found = [end - 4, end - 3].find(
      (at) => tokens.some(({ start }) => start === at) || LEADS_TO_NAME.test(text.slice(at - 1, at)),
    );
    const start = found ?? end;
    const name = text.slice(start, end);
    if (!/^[\p{Script=Han}A-Za-z]{3,4}$/u.test(name)) return [];
    return [{ kind: 'organization', name, span: { start, end }, rule: 'listed company' }];
  });
}

/** Names that their context gives away; mentions may overlap those of other rules. */
export function findActors(view: SentenceView): readonly Mention[] {
  return [
    ...listedCompanies(view),
    ...listedMembers(view),
    ...actingSubjects(view),
    ...owners(view),
    ...brands(view),
  ];
}
