// Whether a sentence denies a claim: 「无一笔逾期」, 「不再新建」, 「个人则暂不施行」, or says the opposite.
import { clauseAround } from '../facts/rules/context.js';
import { isExpected } from '../facts/rules/quantities.js';
import { placeOfTerm } from '../search/match.js';
import type { Query, Term } from '../understand/query.js';

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
  [/外资|外企/u, /内资|民资/u],
  [/合资/u, /独资/u],
  [
    /收费|交费|付费|付钱|付房租|交租|花钱|交钱|要钱|掏钱|收钱|收学费/u,
    /免费|免收|全免|免租|免除|零收费|一分钱|不花钱|不用花/u,
  ],
  [/亏损|亏/u, /盈利|利润/u],
  [/超过|高于|多于|高出|领先/u, /低于|低了|不及|少于|落后|不到|不足/u],
  [/贵|更高/u, /便宜|更低|低廉/u],
  [/以前|曾经|早就|过吗/u, /首次|首个|第一次|首届|首趟|首家/u],
  [/早|提前/u, /晚|推迟|延期|顺延/u],
  [/开门|开放|开馆|营业/u, /闭馆|关门|停业|歇业|休息/u],
  [/自己|自有|自建/u, /租赁|租来|租用|外包/u],
];

export function isOpposite(question: string, sentence: string): boolean {
  return OPPOSITES.some(
    ([a, b]) =>
      (a.test(question) && b.test(sentence) && !a.test(sentence)) ||
      (b.test(question) && a.test(sentence) && !b.test(sentence)),
  );
}

/** True where the print denies what the question's last word says: its predicate. */
export function isDenied(query: Query, text: string): boolean {
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
    isForbidden(key, text) ||
    OVERTAKES.test(before) ||
    isOpposite(query.text, text) ||
    isContrasted(query, text)
  );
}

/** 「不再新批准或新建养殖场」: some clause forbids what the word names. */
function isForbidden(key: Term, text: string): boolean {
  return text.split(/[，；。]/u).some((clause) => {
    const at = clause.search(FORBIDDEN);
    return at >= 0 && placeOfTerm(key, clause.slice(at)) >= 0;
  });
}

/** 「甲首次超过乙，成为第一」: it is not 乙. */
const OVERTAKES = /(?:超过|超越|取代|代替|赶超|而非|不是)了?$/u;
const CONTRAST = /^(?:但|而|不过|然而|却|尽管|虽)|[则却]/u;

/** 「企业可以兑换，个人则暂不施行」 denies it of whom only the contrasting clause names. */
function isContrasted(query: Query, text: string): boolean {
  const clauses = text.split(/[，；。]/u);
  return clauses.some((clause, index) => {
    const rest = clauses.filter((_, other) => other !== index).join('，');
    const own =
      query.terms.some(
        (term) => term.naming && placeOfTerm(term, clause) >= 0 && placeOfTerm(term, rest) < 0,
      ) ||
      [...query.zones, ...query.entities].some(
        ({ rawValue }) => clause.includes(rawValue) && !rest.includes(rawValue),
      );
    return (
      index > 0 && CONTRAST.test(clause) && own && (DENIED.test(clause) || isOpposite(query.text, clause))
    );
  });
}

const STILL_TO_COME =
  /(?:计划|拟|将|力争|争取|有望)(?:于|在)?[^，。；]{0,14}(?:年|月|季度|底|前)[^，。；]{0,4}(?:投|开|建|完|上|启|竣|交)/u;

/** 「已经实现了吗」 is denied by what is only expected: 「达产后，预计可实现……」. */
export function isOnlyExpected(question: string, text: string): boolean {
  return (
    /已经|已|了吧?[吗没]?[？?]?$/u.test(question) &&
    (isExpected(text) || STILL_TO_COME.test(text)) &&
    !/已(?:经|于|在|实现|完成|建成|达)|(?:实现|完成|达到)[^，。；]{0,20}目标/u.test(text)
  );
}

/** The question itself denies: 「没有逾期吗」, not 「有没有逾期」. */
export function asksDenial(text: string): boolean {
  return /没有|未|不是|没/u.test(text.replace(/有没有|是不是|能不能|对不对|(?:了|过)?没有?[？?]?$/gu, ''));
}
