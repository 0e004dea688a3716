// JSON that can say where it is wrong: JSON.parse names no place for 「{"pages": [}」, and its messages change with Node.

/** A place in the text, and what should have stood there. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault };

type Expect =
  | 'a value'
  | 'a value or "]"'
  | 'a key in double quotes'
  | 'a key or "}"'
  | '":"'
  | '"," or the end';

interface Frame {
  readonly open: '{' | '[';
  /** Key or index of the entry being read. */
  key: string;
  index: number;
}

/** Called where an entry begins; the frames name its path. */
type Visit = (frames: readonly Frame[], offset: number) => void;

const BLANK = /[ \t\n\r]*/uy;
const MARK = /[{}[\],:]/u.source;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/u.source;
const ATOM = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/u.source;
const TOKEN = new RegExp(`(?<mark>${MARK})|(?<string>${STRING})|(?<atom>${ATOM})`, 'uy');

/** The value of a JSON text, or its first fault. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, fault: scan(text, () => {}) ?? { offset: 0, expected: 'JSON' } };
  }
}

/** Offset of the entry at `path` (「pages.0.date」) in a valid JSON text; where it is missing, of the nearest thing around it. */
export function offsetOfPath(text: string, path: readonly PropertyKey[]): number {
  const offsets = new Map<string, number>();
  scan(text, (frames, offset) => {
    if (frames.length <= path.length) offsets.set(pathOf(frames), offset);
  });
  for (let length = path.length; length > 0; length--) {
    const offset = offsets.get(path.slice(0, length).map(String).join('.'));
    if (offset !== undefined) return offset;
  }
  return 0;
}

/** 1-based line that holds `offset`. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Walks the tokens (no recursion: depth is free), reports where each entry begins, returns the first fault. */
function scan(text: string, visit: Visit): JsonFault | null {
  const frames: Frame[] = [];
  let expect: Expect = 'a value';
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const next: Expect | null = token && step(frames, expect, token[0], at, visit);
    if (next === null) return { offset: at, expected: describe(expect, frames) };
    expect = next;
  }
  const done = frames.length === 0 && expect === '"," or the end';
  return done ? null : { offset: text.trimEnd().length, expected: describe(expect, frames) };
}

/** One token further: what may follow it, or null when it may not stand here. */
function step(frames: Frame[], expect: Expect, token: string, at: number, visit: Visit): Expect | null {
  const top = frames.at(-1);
  if (token === '}' || token === ']') return close(frames, expect, token);
  if (token === ',') {
    if (expect !== '"," or the end' || !top) return null;
    top.index += 1;
    return top.open === '{' ? 'a key in double quotes' : 'a value';
  }
  if (token === ':') return expect === '":"' ? 'a value' : null;
  if (expect === 'a key in double quotes' || expect === 'a key or "}"') {
    if (!top || !token.startsWith('"')) return null;
    top.key = String(JSON.parse(token));
    visit(frames, at);
    return '":"';
  }
  if (expect !== 'a value' && expect !== 'a value or "]"') return null;
  if (top?.open === '[') visit(frames, at);
  if (token !== '{' && token !== '[') return '"," or the end';
  frames.push({ open: token, key: '', index: 0 });
  return token === '{' ? 'a key or "}"' : 'a value or "]"';
}

function close(frames: Frame[], expect: Expect, token: '}' | ']'): Expect | null {
  const empty = token === '}' ? 'a key or "}"' : 'a value or "]"';
  const open = token === '}' ? '{' : '[';
  if (frames.at(-1)?.open !== open || (expect !== '"," or the end' && expect !== empty)) return null;
  frames.pop();
  return '"," or the end';
}

function pathOf(frames: readonly Frame[]): string {
  return frames.map((frame) => (frame.open === '{' ? frame.key : frame.index)).join('.');
}

function describe(expect: Expect, frames: readonly Frame[]): string {
  if (expect !== '"," or the end') return expect;
  const top = frames.at(-1);
  return top ? `"," or "${top.open === '{' ? '}' : ']'}"` : 'nothing more';
}

function skipBlank(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.exec(text);
  return BLANK.lastIndex;
}
