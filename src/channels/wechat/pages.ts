// An answer as passive replies: one where it fits, else several, cut between facts.
import type { Answer, Evidence } from '../../answer/types.js';
import { moreLine } from '../../answer/wechat-wording.js';
import { bytes, cut } from './bytes.js';
import { LIMITS } from './limits.js';
import { type Block, factBlocks, type LinkStyle, wholeBlocks } from './render.js';

const GAP = '\n\n';
/** What a page has for its blocks beside the line about the next page. */
const PAGE_ROOM = LIMITS.text - bytes(GAP + moreLine(99, 99));

/** `preface` stands above the answer. Each page is at most LIMITS.text bytes. */
export function pagesOf(
  answer: Answer,
  links: LinkStyle,
  preface: readonly string[] = [],
): readonly string[] {
  const above: readonly Block[] = preface.length > 0 ? [{ lines: preface, source: null }] : [];
  // Links are a convenience: they go before a second page comes.
  const styles = [links, { ...links, readerLink: null }, { taps: false, readerLink: null }];
  for (const style of styles) {
    const text = [...above, ...wholeBlocks(answer, style)].map(blockText).join(GAP);
    if (bytes(text) <= LIMITS.text) return [text];
  }
  const pages = filledPages([...above, ...factBlocks(answer, links)].flatMap(fitting));
  return pages.map((page, index) =>
    index < pages.length - 1 ? page + GAP + moreLine(index + 1, pages.length) : page,
  );
}

/** For `readerLink`: the page of a sentence's article, at the sentence. */
export function readerLinks(publicUrl: URL | null): ((evidence: Evidence) => string) | null {
  if (publicUrl === null) return null;
  const base = publicUrl.href.replace(/\/*$/u, '');
  return ({ article, start }) => `${base}/read/${encodeURIComponent(article)}#s${start}`;
}

function blockText({ lines, source }: Block): string {
  return [...lines, ...(source === null ? [] : [source])].join('\n');
}

/** The block, or parts of it that fit, each with the source below it. */
function fitting(block: Block): readonly string[] {
  const text = blockText(block);
  if (bytes(text) <= PAGE_ROOM) return [text];
  const { lines, source } = block;
  const below = source === null ? '' : `\n${source}`;
  // A source that takes half a page is cut like everything else.
  if (bytes(below) > PAGE_ROOM / 2) return fitting({ lines: [...lines, source!], source: null });
  const room = PAGE_ROOM - bytes(below);
  // Evidence runs on from its headline; other lines may hold links, which must not be cut.
  const whole = source === null ? lines : [lines.join('\n')];
  const parts = packed(
    whole.flatMap((text) => cut(text, room)),
    '\n',
    room,
  );
  return parts.map((part) => part.trimEnd() + below);
}

function filledPages(blocks: readonly string[]): readonly string[] {
  return packed(blocks, GAP, PAGE_ROOM);
}

/** As many pieces together as there is room for. */
function packed(pieces: readonly string[], gap: string, room: number): readonly string[] {
  const packs: string[] = [];
  for (const piece of pieces) {
    const last = packs.at(-1);
    const longer = last === undefined ? null : last + gap + piece;
    if (longer !== null && bytes(longer) <= room) packs[packs.length - 1] = longer;
    else packs.push(piece);
  }
  return packs;
}
