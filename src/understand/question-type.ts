// What kind of answer a question expects, by its question words; the first rule that matches decides.
import { type Unit, unitAt, unitNamed } from '../text/units.js';
import type { Expected, UnitWish } from './query.js';
import { QUESTION_RULES } from './question-rules.js';

/** Where a unit may stand in a question: right behind 多少 or 几. */
const COUNTED = /(?:多少|(?<![哪这近那])几)(?=(?<unit>[\p{Script=Han}a-z]{1,3}))/u;
/** Nouns that begin with a character which elsewhere counts: 「多少床位」 asks for beds, not for 床. */
const NOUNS =
  /^(?:床位|人口|人才|人员|项目|个体|家庭|户籍|条例|名额|位置|种类|类型|层次|所学校|件数|次数|部门|门店|点|台商|亩产)/u;
/** 「多少家电商」 counts shops, 「多少家电」 appliances. */
const SHOPS = /^家(?=电(?:商|力|子|池|网|厂|站|信|影|竞))/u;
/** Counting words that stand for each other. */
const SAME_COUNT: readonly (readonly string[])[] = [
  ['家', '户', '个', '所'],
  [
    '个',
    '项',
    '家',
    '种',
    '类',
    '户',
    '名',
    '位',
    '台',
    '套',
    '件',
    '座',
    '条',
    '大',
    '处',
    '支',
    '所',
    '人',
  ],
  ['项', '个', '件'],
  ['人', '名', '位', '个', '人次'],
  ['名', '人', '位'],
  ['位', '人', '名'],
  ['种', '类', '个', '大', '项'],
  ['类', '种', '个', '大', '项'],
  ['台', '部', '套', '辆'],
  ['部', '台', '个'],
  ['趟', '列', '班', '次', '班次', '架次'],
  ['列', '趟', '班', '班次'],
  ['次', '趟', '人次', '班次'],
  ['剂', '支', '瓶', '份', '盒'],
  ['辆', '台', '部'],
  ['片', '块', '只', '件'],
  ['只', '片', '个', '件', '头'],
  ['间', '套', '个'],
  ['套', '间', '户', '台'],
  ['条', '项', '个'],
  ['款', '种', '个', '项'],
  ['棵', '株'],
  ['批', '个'],
];

export interface QuestionType {
  readonly expected: Expected;
  readonly rule: string;
  readonly unit: UnitWish | null;
}

/** The counting word behind 多少 or 几, with its place; null where a noun follows: 「多少床位」. */
export function countedUnit(
  text: string,
): { readonly unit: Unit; readonly start: number; readonly end: number } | null {
  const match = COUNTED.exec(text);
  const start = match ? match.index + match[0].length : 0;
  const behind = text.slice(start);
  const unit =
    match && !NOUNS.test(behind) ? (SHOPS.test(behind) ? unitNamed('家') : unitAt(text, start)) : null;
  return unit && { unit, start, end: start + unit.name.length };
}

/** 「有多少员工」「员工有多少」: people are counted, whatever else the sentence prints. */
const PEOPLE = '(?:员工|工人|职工|雇员|人手|学生|大学生|博士|硕士|专家|居民|人口)';
const COUNTS_PEOPLE = new RegExp(`多少(?:名|个)?${PEOPLE}|${PEOPLE}(?:总?数)?(?:有|是|达)?多少`, 'u');

function countWish(text: string): UnitWish | null {
  if (COUNTS_PEOPLE.test(text)) return { classes: [], units: ['人', '名', '位'] };
  const unit = countedUnit(text)?.unit;
  if (!unit) return null;
  const counted = unit.unitClass === 'count' || unit.unitClass === 'people';
  if (!counted) return { classes: [unit.unitClass], units: [] };
  return { classes: [], units: SAME_COUNT.find((group) => group[0] === unit.name) ?? [unit.name] };
}

/** 「已经投用了？」 asks by its mark alone. */
const ASKS_BY_MARK = /了[？?]+\s*$/u;

/** Decides what a folded question expects; `any` when no question word says. */
export function questionType(text: string): QuestionType {
  const asked = text.replace(/[？?！!。.~～\s]+$/u, '');
  const told = ASKS_BY_MARK.test(text) ? `${asked}吗` : asked;
  const rule = QUESTION_RULES.find((candidate) => candidate.pattern.test(told));
  if (!rule) return { expected: 'any', rule: 'no question word', unit: null };
  const counted = countWish(asked);
  // 「一年能造出多少马力」: the unit that is asked for says more than the verb before it.
  const measured = rule.expected === 'quantity' && counted !== null && counted.classes.length > 0;
  return { expected: rule.expected, rule: rule.name, unit: measured ? counted : (rule.unit ?? counted) };
}
