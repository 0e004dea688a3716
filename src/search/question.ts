// What the ranking of sentences knows of a question: its words, its pairs of characters, and what the asking word stands by.
import type { Segmenter } from '../text/segmenter.js';
import { synonymsOf } from './synonyms.js';
import { bigramTerms, wordTerms } from './terms.js';
import type { Wording } from './wording.js';

/** What the asking word asks for; the order is that of the trained weights. */
const ASKED = [
  'person',
  'time',
  'place',
  'amount',
  'organization',
  'reason',
  'manner',
  'verdict',
  'thing',
  'other',
] as const;
export type Asked = (typeof ASKED)[number];

/** The first that matches holds. */
const ASKED_BY: readonly (readonly [Asked, RegExp])[] = [
  ['reason', /为什么|为何|为啥|原因|何以/u],
  ['person', /谁|何人|哪位|哪个人|什么人|哪一位/u],
  ['time', /什么时候|啥时候|何时|哪(?:一)?[年天日月]|几[年月日号]|什么时间|哪个?(?:年代|世纪|时期|月)|时间/u],
  ['amount', /多少|几|多[大高长久远深重宽快]|第几/u],
  [
    'place',
    /哪里|哪儿|何地|何处|哪个?(?:国家?|城市|省|市|县|地方?|地区|州|岛|洲)|什么(?:地方|城市|国家)|位于/u,
  ],
  [
    'organization',
    /哪(?:一)?(?:个|家|所|支|间)?(?:公司|企业|大学|学校|学院|机构|组织|球队|俱乐部|政党|单位|集团|部门|球会|队)|什么(?:公司|大学|学校|机构|组织|球队)/u,
  ],
  ['manner', /怎么|怎样|如何|咋/u],
  ['verdict', /吗|是否|是不是|有没有/u],
  ['thing', /什么|哪|何|啥/u],
];

const ASKING =
  /请问|多少|什么时候|啥时候|什么时间|什么样的?|什么|怎么样|怎么|怎样|如何|为什么|为何|为啥|啥|咋|哪(?:一)?(?:天|日|月|个|家|位|种|里|儿|些|几个|年|项|座|所|条|国|部|届|场|次|支|类|人|两个|三个)|哪|几|谁|何时|何地|何处|何人|何|吗|呢|是否|是不是|有没有|多[大高长久]|[?？]/gu;
const ASKING_WORD =
  /为什么|为何|为啥|什么时候|啥时候|什么时间|什么|多少|怎么样|怎么|怎样|如何|何时|何地|何人|哪里|哪儿|哪|几|谁|何|啥|咋|多[大高长久远]/u;
const UNIT =
  /(?:多少|几)(?<unit>[个名位家次年岁天日月人座条届部场种米公里吨元万亿枚张间所集首平架艘支辆层度亩户项])/u;
/** What belongs to 哪 behind it: 「哪个」, 「哪一届」. */
const COUNTED = /^一?[些个家位种年天日月项座条届部场次支类]/u;
/** Characters before and behind the asking word. */
const BESIDE = { before: 5, behind: 6 };

export interface Question {
  readonly text: string;
  /** Without the asking words, blanks and marks. */
  readonly core: string;
  /** Different characters of `core`. */
  readonly characters: readonly string[];
  readonly asked: Asked;
  /** Place of `asked` in the list of what may be asked. */
  readonly askedCode: number;
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  readonly wordings: readonly Wording[];
  /** Pairs of characters right before and right behind the asking word. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** What stands right before and right behind the asking word. */
  readonly beforeText: string;
  readonly behindText: string;
  /** All that stands before and behind the asking word, that of 哪 without its counting word. */
  readonly wholeBefore: string;
  readonly wholeBehind: string;
  /** The counting word behind 多少 or 几; null without one. */
  readonly unit: string | null;
  /** Numbers and Latin words. */
  readonly exact: readonly string[];
}

/** Reads a folded question. */
export function readQuestion(text: string, segmenter: Segmenter): Question {
  const stripped = text.replace(ASKING, ' ');
  const words = [...new Set(wordTerms(stripped, segmenter))];
  const word = ASKING_WORD.exec(text);
  const end = word ? word.index + word[0].length : 0;
  const asked = ASKED_BY.find(([, cue]) => cue.test(text))?.[0] ?? 'other';
  const core = stripped.replace(/[^\p{L}\p{N}]/gu, '');
  return {
    text,
    core,
    characters: [...new Set(core)],
    asked,
    askedCode: ASKED.indexOf(asked),
    words,
    pairs: [...new Set(bigramTerms(stripped))],
    wordings: words.map((form) => ({ word: form, synonyms: synonymsOf(form) })),
    beforeText: word ? text.slice(Math.max(0, word.index - BESIDE.before), word.index) : '',
    behindText: word ? text.slice(end, end + BESIDE.behind).replace(/[?？。]/gu, '') : '',
    before: word ? bigramTerms(text.slice(Math.max(0, word.index - BESIDE.before), word.index)) : [],
    behind: word ? bigramTerms(text.slice(end, end + BESIDE.behind)) : [],
    wholeBefore: word ? text.slice(0, word.index) : '',
    wholeBehind: word ? text.slice(end).replace(word[0] === '哪' ? COUNTED : '', '') : '',
    unit: UNIT.exec(text)?.groups?.unit ?? null,
    exact: text.match(/\d+|[a-z]+/gu) ?? [],
  };
}
