// Checks a claim against the print: 「奔腾产业园能创造12亿元税收吗」 → 不符, with the sentence.
import type { Answer } from '../answer/types.js';
import { verdictHeadline } from '../answer/wording.js';
import { clauseAround } from '../facts/rules/context.js';
import { isExpected } from '../facts/rules/quantities.js';
import type { QuantityFact } from '../facts/types.js';
import { isCovered, isOfThatNumber } from '../find/acceptance.js';
import { confidence } from '../find/confidence.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import { type FoundValue, rankValues } from '../find/values.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm, placeOfTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { findQuantities, type Quantity } from '../text/quantity.js';
import { sameAmount } from '../text/same-amount.js';
import type { Query, Term } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

/** True where the printed amount, with its bound, bears out the claimed one. */
function bearsOut(printed: Quantity, claimed: Quantity): boolean {
  if (sameAmount(printed, claimed)) return true;
  if (printed.unitClass !== claimed.unitClass && claimed.unit !== '') {
    return (
      printed.unitClass === 'count' && claimed.unitClass === 'count' && printed.amount === claimed.amount
    );
  }
  if (claimed.bound === 'over' || claimed.bound === 'at least') return printed.base >= claimed.base;
  if (claimed.bound === 'at most') return printed.base <= claimed.base;
  return printed.amount === claimed.amount && printed.unitClass === 'count';
}

/** The words of the claim without its figure: 「有800张床吗」 leaves 床. */
function withoutFigure(query: Query, { span }: Quantity): Query {
  const terms = query.terms.flatMap((term) => {
    const start = query.text.indexOf(term.word);
    const rest = [...term.word]
      .filter((_, index) => start + index < span.start || start + index >= span.end)
      .join('');
    if (rest === term.word) return [term];
    return rest === '' || /^\d/u.test(rest)
      ? []
      : [{ ...term, word: rest, naming: false, weight: term.weight / 2 }];
  });
  return { ...query, terms };
}

/** 「医药企业2600家，其中上市企业11家」: of the figures of a sentence the claimed one, where its clause alone has a word of the claim. */
function mostTelling(query: Query, claimed: Quantity, values: readonly FoundValue[]): FoundValue {
  const [first, ...others] = values;
  const meets = (term: Term, { fact }: FoundValue) =>
    matchTerm(term, fold(`${fact?.attribute} ${fact?.text}`)) >= 0.8;
  const claims = ({ fact }: FoundValue) => fact !== null && sameAmount(fact.quantity, claimed);
  const telling = others.find(
    (value) => claims(value) && query.terms.some((term) => meets(term, value) && !meets(term, first)),
  );
  return telling ?? first;
}

/** 「六家都盈利吗」 is denied by 「六家里只有两家盈利」. */
const ASKS_ALL = /都|全部|全/u;
const ONLY_SOME = /只有|仅有|仅\d|才有/u;

function checkFigure(input: IntentInput, claimed: Quantity): Answer | null {
  const { knowledge, trace } = input;
  const query = withoutFigure(input.query, claimed);
  const alike = (fact: QuantityFact) =>
    fact.quantity.unitClass === claimed.unitClass || claimed.unitClass === 'number';
  const values = rankValues(query, knowledge, rankSentences(query, knowledge), (sentence) =>
    knowledge
      .factsIn(sentence)
      .filter((fact): fact is QuantityFact => fact.type === 'quantity' && alike(fact))
      .map((fact) => ({ span: fact.quantity.span, fact })),
  );
  const first = values.find(({ ranked }) => isCovered(ranked, query));
  const beside = values.filter(({ sentence, span }) => sentence === first?.sentence && span !== first.span);
  const best = first && mostTelling(query, claimed, [first, ...beside]);
  trace(`claim ${claimed.text} against ${best?.fact?.quantity.text ?? 'nothing printed'}`);
  if (!best?.fact) return null;
  const opposite = isOpposite(query.text, knowledge.folded(best.sentence));
  const onlySome = ASKS_ALL.test(query.text) && ONLY_SOME.test(knowledge.folded(best.sentence));
  const borneOut = bearsOut(best.fact.quantity, claimed) && !onlySome;
  const supported = borneOut !== (input.query.negated || opposite);
  return found(input.query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${best.fact.attribute}${best.fact.quantity.text}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

const DENIED =
  /不(?!仅|但|少|断|同|错|久|景气|愧|只|论|管|惜|忘|懈|打烊|间断|停歇|限于)|未(?!来)|没|无|免(?!费)|零|非(?!常)|禁/u;
/** Denies whatever goes on in its clause. */
const FORBIDDEN = /不再|不得|不准|禁止|严禁|停止|杜绝|谢绝/u;
/** How far before and behind a word a denial of it stands: 「无一笔逾期」「学费、书本费、住宿费全免」. */
const REACH = { before: 6, behind: 12 };

/** Words that exclude each other: a question with one is denied by a sentence with the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/涨|增长|上升|提高|增加|多了|回升|扩大/u, /下降|减少|下滑|降低|回落|萎缩|缩小/u],
  [/外地|外省|市外/u, /本地|当地|市内|省内/u],
  [/出口/u, /(?<!进)进口/u],
  [/国外|海外|境外/u, /国内|境内/u],
  [/公办|公立/u, /民办|私立/u],
  [/收费|交费|付费|付钱|付房租|交租|花钱|交钱|要钱|掏钱|收钱|收学费/u, /免费|免收|全免|免租|免除|零收费/u],
  [/亏损|亏/u, /盈利|利润/u],
  [/超过|高于|多于|高出|领先/u, /低于|低了|不及|少于|落后|不到|不足/u],
  [/贵|更高/u, /便宜|更低|低廉/u],
  [/以前|曾经|早就|过吗/u, /首次|首个|第一次|首届|首趟|首家/u],
  [/早|提前/u, /晚|推迟|延期|顺延/u],
  [/开门|开放|开馆|营业/u, /闭馆|关门|停业|歇业|休息/u],
  [/自己|自有|自建/u, /租赁|租来|租用|外包/u],
];

function isOpposite(question: string, sentence: string): boolean {
  return OPPOSITES.some(
    ([a, b]) =>
      (a.test(question) && b.test(sentence) && !a.test(sentence)) ||
      (b.test(question) && a.test(sentence) && !b.test(sentence)),
  );
}

/** True where the print denies what the question's last word says: its predicate. */
function isDenied(query: Query, text: string): boolean {
  const key = query.terms.findLast((term) => placeOfTerm(term, text) >= 0);
  if (!key) return false;
  const at = placeOfTerm(key, text);
  const clause = clauseAround(text, at);
  const near = text.slice(
    Math.max(clause.start, at - REACH.before),
    Math.min(clause.end, at + key.word.length + REACH.behind),
  );
  const before = text.slice(clause.start, at);
  return (
    DENIED.test(near) ||
    FORBIDDEN.test(before) ||
    OVERTAKES.test(before) ||
    isOpposite(query.text, text) ||
    isContrasted(query, text)
  );
}

/** 「甲首次超过乙，成为第一」: it is not 乙. */
const OVERTAKES = /(?:超过|超越|取代|代替|赶超|而非|不是)了?$/u;
const CONTRAST = /^(?:但|而|不过|然而|却)|[则却]/u;

/** 「企业可以兑换，个人则暂不施行」 denies it of whom only the contrasting clause names. */
function isContrasted(query: Query, text: string): boolean {
  const clauses = text.split(/[，；。]/u);
  return clauses.some((clause, index) => {
    const rest = clauses.filter((_, other) => other !== index).join('，');
    const own = query.terms.some(
      (term) => term.naming && placeOfTerm(term, clause) >= 0 && placeOfTerm(term, rest) < 0,
    );
    return (
      index > 0 && CONTRAST.test(clause) && own && (DENIED.test(clause) || isOpposite(query.text, clause))
    );
  });
}

const STILL_TO_COME =
  /(?:计划|拟|将|力争|争取|有望)(?:于|在)?[^，。；]{0,14}(?:年|月|季度|底|前)[^，。；]{0,4}(?:投|开|建|完|上|启|竣|交)/u;

/** 「已经实现了吗」 is denied by what is only expected: 「达产后，预计可实现……」. */
function isOnlyExpected(question: string, text: string): boolean {
  return (
    /已经|已|了吧?[吗没]?[？?]?$/u.test(question) &&
    (isExpected(text) || STILL_TO_COME.test(text)) &&
    !/已(?:经|实现|完成|建成|达)|(?:实现|完成|达到)[^，。；]{0,20}目标/u.test(text)
  );
}

/** The question itself denies: 「没有逾期吗」, not 「有没有逾期」. */
function asksDenial(text: string): boolean {
  return /没有|未|不是|没/u.test(text.replace(/有没有|是不是|能不能|对不对|(?:了|过)?没有?[？?]?$/gu, ''));
}

/** From this confidence on the likeliest sentences are about the claim, whatever share of its words they print. */
const SURE = 0.6;
/** Sentences in which the claim is looked for. */
const LOOKED_AT = 3;

/** 「签了没有」「建完了吗」: what was done stands before 了. */
const DONE = /(?<verb>\p{Script=Han})[好完成上到掉下出]?(?:了|过)(?:吗|没有?|么)[？?]?$/u;

/** 「全是外资吗」 is neither borne out nor denied by 「7个外资项目」. */
const CLAIMS_ALL = /全(?:部)?(?:都)?是|都是|全是/u;
const SAYS_ALL = /全|都|均|皆|各|只|仅/u;

/** What is claimed: the last word of the question that says something. */
function predicateOf({ text, terms }: Query): Term | undefined {
  const at = ({ word }: Term) => text.lastIndexOf(word);
  const done = terms.find(({ word }) => word === DONE.exec(text)?.groups?.verb);
  return done ?? terms.filter(({ word }) => word.length > 1).toSorted((a, b) => at(b) - at(a))[0];
}

/** Names what was asked about and has the predicate; or says all of the question, in an article that names it. */
function isPlain(
  { scope, own, sentence }: RankedSentence,
  { entities }: Query,
  said: Term | undefined,
  knowledge: Knowledge,
): boolean {
  if (entities.length === 0 || !said) return false;
  return (
    (own >= 0.95 && scope >= 0.35) || (scope === 1 && matchTerm(said, knowledge.folded(sentence)) >= 0.8)
  );
}

function checkWords({ query, knowledge }: IntentInput): Answer | null {
  if (query.terms.length === 0) return null;
  const said = predicateOf(query);
  const ranked = rankSentences(query, knowledge);
  const sure = confidence({ ...query, expected: 'any' }, ranked, knowledge) >= SURE;
  const best = ranked
    .slice(0, LOOKED_AT)
    .filter(({ sentence }) => isOfThatNumber(sentence, query, knowledge))
    .filter(
      (candidate) =>
        sure ||
        isPlain(candidate, query, said, knowledge) ||
        (isCovered(candidate, query) && candidate.own >= 0.5),
    )
    .find(({ sentence }) => {
      const text = knowledge.folded(sentence);
      if (CLAIMS_ALL.test(query.text) && !SAYS_ALL.test(text)) return false;
      return !said || matchTerm(said, text) >= 0.5 || isOpposite(query.text, text);
    });
  if (!best) return null;
  const text = knowledge.folded(best.sentence);
  const onlySome = ASKS_ALL.test(query.text) && ONLY_SOME.test(text);
  const denied = onlySome || isDenied(query, text) || isOnlyExpected(query.text, text);
  const supported = denied === asksDenial(query.text);
  return found(query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${tellingClauses(query, knowledge, best.sentence)}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

/** Behind a figure that is claimed stands at most what it counts; with a verb behind it, it only says which ones are meant. */
const SAYS_MORE = /[都全均已能会要在被算]|可以|是(?!不是|真|对|吗|吧)|有(?!吗|没)/u;

/** 「有278家研发机构吗」 claims a figure; 「这20个项目全是外资吗」 and 「是第一家吗」 do not. */
function claimedFigure(text: string): Quantity | null {
  const [first, ...others] = findQuantities(text);
  if (!first || first.ordinal || others.length > 0) return first && !first.ordinal ? first : null;
  const pointed = /[那这]$/u.test(text.slice(0, first.span.start));
  return pointed || SAYS_MORE.test(text.slice(first.span.end)) ? null : first;
}

export const verdictIntent: Intent = {
  name: 'verdict',
  commands: [],
  examples: [
    { say: '奔腾产业园能创造12亿元税收吗', expect: 'found' },
    { say: '智慧山的建筑面积有20万平方米吗', expect: 'found' },
    { say: '贵阳高新区有大学吗', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'verdict',
  answer: (input) => {
    const claimed = claimedFigure(input.query.text);
    return claimed ? checkFigure(input, claimed) : checkWords(input);
  },
};
