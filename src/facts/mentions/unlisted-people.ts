// People without a post of the list: 「种植大户｜李红兵」, 「局长｜呼和巴特尔｜介绍」.
import type { Span } from '../../text/span.js';
import { SURNAME_PATTERN } from '../../text/surnames.js';
import { POST_PATTERN } from '../lexicon/posts.js';
import { SAYING_VERBS } from '../lexicon/verbs.js';
import type { PlacedToken, SentenceView } from '../tokens.js';

export interface PersonMention {
  readonly name: string;
  readonly span: Span;
  /** Empty where none is printed. */
  readonly post: Span;
  readonly rule: string;
}

const LONG_SAYING = SAYING_VERBS.filter((verb) => verb.length > 1).join('|');
const LONG_NAME = new RegExp(
  `(?<post>${POST_PATTERN})(?<name>[\\p{Script=Han}]{3,7}?)(?=${LONG_SAYING})`,
  'gu',
);
const TITLED = new RegExp(
  `(?<=^|[，。；：“、的由]|(?<=[家员长人]))(?<name>${SURNAME_PATTERN}[\\p{Script=Han}]{1,2})(?<title>博士|教授|院士|女士|先生|老师)(?!后|生|点|们|团队)`,
  'gu',
);
const SPEAKS = new RegExp(`^(?:${LONG_SAYING}|说|称)`, 'u');
const NAME = new RegExp(`^${SURNAME_PATTERN}[\\p{Script=Han}]{1,2}$`, 'u');
/** What people are by, where no post is printed: the last characters of the word before their name. */
const ROLE =
  /(?:青年|大户|户主|员|师|者|工|民|手|生|姑娘|小伙子?|大姐|大哥|大妈|大爷|大叔|阿姨|老人|夫妇|女士|先生|司机|老乡|同学|香港人|台湾人|本地人|创客|能人|主播|海归|港人|台胞|华侨|客商)$/u;

/** No surname of the list, but an unlisted word between a post and a verb of saying. */
function longNames(view: SentenceView): readonly PersonMention[] {
  return [...view.text.matchAll(LONG_NAME)].flatMap((match): PersonMention[] => {
    const { post, name } = match.groups!;
    const start = match.index + post.length;
    const first = view.tokens.find((token) => token.start === start);
    if (!first || !/^(?:nr|nz|x|ns|zg)/u.test(first.tag)) return [];
    const span = { start, end: start + name.length };
    return [
      { name, span, post: { start: match.index, end: start }, rule: 'unlisted name before a verb of saying' },
    ];
  });
}

/** A personal name by the dictionary's own guess, behind what the person is or before a verb of saying. */
function guessed(
  view: SentenceView,
  token: PlacedToken,
  before: PlacedToken | undefined,
): PersonMention | null {
  if (!/^(?:nr|x)/u.test(token.tag) || !NAME.test(token.word)) return null;
  const role =
    before && before.end === token.start && /^n/u.test(before.tag) && ROLE.test(before.word) ? before : null;
  if (!role && !(token.tag === 'nr' && SPEAKS.test(view.text.slice(token.end)))) return null;
  const post = role ? { start: role.start, end: role.end } : { start: token.start, end: token.start };
  return { name: token.word, span: { start: token.start, end: token.end }, post, rule: 'guessed name' };
}

/** 「顾北辰｜博士」: a name before its title. */
function titled(view: SentenceView): readonly PersonMention[] {
  return [...view.text.matchAll(TITLED)].flatMap((match): PersonMention[] => {
    const { name, title } = match.groups!;
    const start = match.index;
    const end = start + name.length;
    // 「年轻｜博士」 is a word of the dictionary.
    if (view.tokens.some((token) => token.start === start && token.end === end && /^[adv]/u.test(token.tag)))
      return [];
    return [
      {
        name,
        span: { start, end },
        post: { start: end, end: end + title.length },
        rule: 'name before a title',
      },
    ];
  });
}

/** People whom no post of the list introduces, in no order. */
export function findUnlisted(view: SentenceView): readonly PersonMention[] {
  const names = view.tokens.flatMap((token, index) => guessed(view, token, view.tokens[index - 1]) ?? []);
  return [...longNames(view), ...names, ...titled(view)];
}
