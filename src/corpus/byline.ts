// Who wrote it: 「◎本报记者 王健高 宋迎迎 通讯员 肖玲玲」, 「科技日报讯（记者陈曦）」, 「文·王　健」.
import { SURNAME_PATTERN } from '../text/surnames.js';
import { type Joined, sliceJoined, sourceSpan } from './column-breaks.js';
import type { BylinePerson, PersonRole } from './types.js';

/** A byline with its place; a column end may have cut it. */
type Signature = Joined & { readonly text: string };

const WIRE = '(?:本报|本刊|[\\p{Script=Han}]{2,6}(?:报|社|网))[^（(，。：【】\\s]{0,14}[讯电]';
const SIGNED = '(?:\\s*[（(][^）)]{0,60}[）)])?';
const DATELINE = new RegExp(
  `^(?:【${WIRE}】${SIGNED}|(?:【[^】]{0,20}】)?${WIRE}(?=\\s|[（(]|——|$)${SIGNED})`,
  'u',
);

const MARK = '[◎□■●○◆◇▢★☆※]';
const QUALIFIER = '(?:实习|见习|特约|驻[\\p{Script=Han}]{2,4})?';
const ROLE = `(?:本报|本刊|[\\p{Script=Han}]{2,6}(?:报|社|网|台))?${QUALIFIER}(?:记者|通讯员|实习生|评论员|撰稿人)`;
const LEAD = '(?:摄影报道|综合报道|图文|文图|撰文|采写|撰稿|作者|报道|整理|文|图)(?=[\\s/／·:：|｜）)]|$)';
const NATION = '[\\[［（(〔][\\p{Script=Han}]{1,3}[\\]］）)〕]';
const FOREIGN = '[\\p{Script=Han}]{1,8}(?:[·•・][\\p{Script=Han}]{1,8})+|[A-Z][a-z]+(?: [A-Z][a-z]+)+';
const SPACED = '\\p{Script=Han}[\\u3000 ]{1,2}\\p{Script=Han}(?!\\p{Script=Han})';
const HAN_NAME = `(?!相关|有关|更多|独家|最新|系列|连续|深度|专题)(?:(?!${ROLE}|报道|摄影|综合|整理)\\p{Script=Han}){2,4}`;
const BYLINE_TOKEN = new RegExp(
  `(?<role>${ROLE})|(?<lead>${LEAD})|(?<nation>${NATION})|(?<name>${FOREIGN}|${SPACED}|${HAN_NAME})|(?<gap>[\\s、，,/／·:：|｜（）()&]+)`,
  'guy',
);
const NOT_A_NAME =
  /^(?:调查|观察|手记|见闻|走访|视线|探访|札记|日记|体验|获悉|了解|采访|之家|报道|眼中|节快乐)/u;
const SURNAMED = new RegExp(`^${SURNAME_PATTERN}`, 'u');
const LONGEST_BYLINE = 60;

interface Token {
  readonly kind: 'role' | 'lead' | 'nation' | 'name' | 'gap';
  readonly text: string;
  readonly at: number;
}

/** The dateline at the start of a paragraph, or null. */
export function datelineOf(text: string): string | null {
  return DATELINE.exec(text.slice(0, 120))?.[0] ?? null;
}

/** The parts of a byline; null where something is none. */
function readTokens(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(BYLINE_TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ['gap'];
    tokens.push({ kind: kind as Token['kind'], text: match[0], at: match.index });
    at = match.index + match[0].length;
  }
  return at === text.length ? tokens : null;
}

/** True for a line that only says who wrote it. */
export function isByline(line: string): boolean {
  if (line.length > LONGEST_BYLINE) return false;
  const mark = new RegExp(`^${MARK}`, 'u').exec(line)?.[0] ?? '';
  const tokens = readTokens(line.slice(mark.length));
  const names = tokens?.filter(({ kind }) => kind === 'name').map(({ text }) => text) ?? [];
  if (!tokens || names.length === 0 || names.some((name) => NOT_A_NAME.test(name))) return false;
  if (tokens.some(({ kind }, index) => kind === 'name' && tokens[index - 1]?.kind === 'name')) return false;
  if (mark === '◎') return true;
  const isPerson = (name: string) => SURNAMED.test(name) || /[·•・]/u.test(name);
  if (tokens.some(({ kind }) => kind === 'role')) return names.some(isPerson);
  const surnamed = names.every(isPerson);
  const led = tokens.some(({ kind }) => kind === 'lead');
  return surnamed && (mark !== '' || led || isSpaced(names));
}

/** 「王　健」 or 「张三丰 李四 」: without mark or role, only the blanks tell names from a rubric. */
function isSpaced(names: readonly string[]): boolean {
  return names.length > 1 ? names.every((name) => name.length <= 3) : /^\S\u3000\S$/u.test(names[0]);
}

function roleOf(marker: string): PersonRole {
  if (marker.includes('通讯员')) return '通讯员';
  if (/撰稿|评论/u.test(marker)) return '作者';
  return /实习|见习/u.test(marker) ? '实习记者' : '记者';
}

/** The people of a byline in order, each with its place in the source; a name before any role is an author's. */
export function readByline(line: Signature): readonly BylinePerson[] {
  const people: BylinePerson[] = [];
  const mark = new RegExp(`^${MARK}?`, 'u').exec(line.text)?.[0].length ?? 0;
  let role: PersonRole = '作者';
  for (const { kind, text, at } of readTokens(line.text.slice(mark)) ?? []) {
    if (kind === 'role') role = roleOf(text);
    if (kind !== 'name') continue;
    const start = mark + at;
    const name = /^[A-Z]/u.test(text) ? text : text.replace(/\s/gu, '');
    people.push({ name, role, span: sourceSpan(line, start, start + text.length) });
  }
  return people;
}

/** The person of a note 「作者：张三」; other notes name none. */
export function readAuthor(note: Signature): readonly BylinePerson[] {
  return /^作者\s*[:：]/u.test(note.text) ? readByline(note) : [];
}

/** The people in the brackets of a dateline. */
export function readDateline(line: Signature): readonly BylinePerson[] {
  const open = line.text.search(/[（(](?=[^）)]*(?:记者|通讯员))/u);
  if (open < 0) return [];
  return readByline(sliceJoined(line, open, line.text.length));
}

/** Where the last paragraph of an article is signed, 「……发展。（本报记者 张三）」; -1 where it is not. */
export function signatureAt(text: string): number {
  const found = /(?<=[。！？”…])\s*(?<signed>[（(][^（()）]{2,50}[）)])$/u.exec(text.slice(-60));
  const signed = found?.groups?.signed;
  if (signed === undefined || !/记者|通讯员|作者|文|报道/u.test(signed) || !isByline(signed)) return -1;
  return text.length - signed.length;
}
