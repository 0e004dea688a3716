// The figures that a ranking, a filter or a comparison asks for: 「哪个项目的总投资最大」 → 总投资 of projects.
import type { Entity, QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import type { Quantity } from '../text/quantity.js';
import type { Query, Term } from '../understand/query.js';
import { soundFigures, turnsOf, unitKey } from './alike.js';
import { inScopeOfZones } from './scope.js';
import { timeFit } from './time.js';

/** Words that say whose figure is asked for, or that figures are compared: none of them says what is measured. */
const KIND_WORDS = new Set(
  (
    '项目 工程 企业 公司 园区 产业园 开发区 高新区 厂商 单位 区 家 个 高 大 多 低 小 少 快 长 短 强 前 排 比 差 ' +
    '最高 最大 最多 最低 最小 最少 最快 最长 最短 排名 排行 排行榜 排第 名 位 三个 五个 两个 超 超过 以上 以下 以内 ' +
    '不足 不到 高于 低于 大于 小于 多于 少于 至少 达到 满 达 更高 更大 更多 更少 更低 更小 更长 更快 两者 两家 二者 ' +
    '对比 相比 比较 起来 区别 差别 不同 差距 相差 谁家 vs pk 加起来 合计 相加 之和 总和 起'
  ).split(' '),
);

/** The words of a question that say what is measured or where. */
export function measureTerms({ terms }: Query, limits: readonly Quantity[] = []): readonly Term[] {
  const printed = limits.map(({ text }) => text).join(' ');
  return terms.filter(
    ({ word }) =>
      !KIND_WORDS.has(word) &&
      !/^(?:最|更|前?[\d一二三四五六七八九十]+[个家名位项]?$)/u.test(word) &&
      !printed.includes(word),
  );
}

/** Whose figures are asked for: 「哪个项目」 asks neither for a zone's nor for a person's. */
function fitsKind({ kind, name }: Entity, text: string): boolean {
  if (/园区/u.test(text)) return kind === 'zone' || /园$/u.test(name);
  if (/(?:哪|什么|几|各)(?:一|些|几)?个?(?:高新区|开发区|经开区|示范区|区)/u.test(text))
    return kind === 'zone';
  if (/项目|工程|企业|公司|产业园|厂/u.test(text)) return kind === 'project' || kind === 'organization';
  return kind !== 'person';
}

/** The term that names the measure: the last one before 最, 超过 or a number; what else is said narrows it. */
function measureOf(terms: readonly Term[], query: Query): Term | null {
  const cut = query.text.search(/最|超过?|大于|高于|多于|不足|不到|低于|少于|小于|至少|\d|谁|哪/u);
  const at = ({ word }: Term) => query.text.indexOf(word);
  const ahead = terms.filter((term) => at(term) >= 0 && at(term) < cut);
  return (ahead.length > 0 ? ahead : terms).toSorted((a, b) => at(b) - at(a))[0] ?? null;
}

/** True where a figure measures what a term names: its label says so, in this word or one that would do. */
export function measures({ attribute, text }: QuantityFact, { synonyms, ...term }: Term): boolean {
  // 花 stands for 投资 in a question, but not in 「花生」.
  const whole = { ...term, synonyms: synonyms.filter((synonym) => synonym.length > 1) };
  return matchTerm(whole, fold(`${attribute}${text}`)) >= 0.8 && matchTerm(whole, fold(attribute)) >= 0.5;
}

/** Figures in the scope of the question that its words ask for, each owner's value once; not yet like with like. */
export function askedFigures(query: Query, knowledge: Knowledge, limits: readonly Quantity[] = []) {
  const terms = measureTerms(query, limits);
  const measure = measureOf(terms, query);
  if (!measure) return [];
  const narrowing = terms.filter((term) => term !== measure);
  const seen = new Set<string>();
  return soundFigures(knowledge)
    .filter((fact) => measures(fact, measure) && turnsOf(fact.attribute) === turnsOf(query.text))
    .filter(({ subject }) => fitsKind(knowledge.entity(subject), query.text))
    .filter(({ sentence }) => inScopeOfZones(query, knowledge, sentence))
    .filter(({ sentence }) => timeFit(query, knowledge, sentence).agrees)
    .filter(({ subject, sentence }) => {
      const around = fold(`${knowledge.entity(subject).name}${knowledge.sentences[sentence].text}`);
      return narrowing.every((term) => matchTerm(term, around) >= 0.8);
    })
    .filter(({ subject, quantity }) => {
      const key = `${subject} ${quantity.base} ${unitKey(quantity)}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** The largest group of figures whose units can be compared, the first of equally large ones. */
export function ofOneUnit(figures: readonly QuantityFact[]): readonly QuantityFact[] {
  const keys = [...new Set(figures.map(({ quantity }) => unitKey(quantity)))];
  const groups = keys.map((key) => figures.filter(({ quantity }) => unitKey(quantity) === key));
  return groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
