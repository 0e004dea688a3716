// Blocks → articles: a headline stands directly above a byline or a dateline, with its kicker and rubric on top.
import type { Block } from './blocks.js';
import { datelineOf, signatureAt } from './byline.js';
import { sliceJoined } from './column-breaks.js';
import { type Heads, isHeadlineAlone, readHeads } from './heads.js';
import { isEditorsNote } from './line-kind.js';

/** The blocks of one article, sorted by their part; `body` keeps headings and paragraphs in order. */
export interface ArticleDraft extends Heads {
  readonly bylines: readonly Block[];
  readonly notes: readonly Block[];
  readonly body: readonly Block[];
  /** The headline was recognised by its shape alone. */
  readonly unsure: boolean;
}

export interface PageDraft {
  readonly articles: readonly ArticleDraft[];
  readonly furniture: readonly Block[];
}

interface Start {
  /** Index of the article's first block: kicker, rubric or headline. */
  readonly first: number;
  readonly unsure: boolean;
}

interface StartRule {
  readonly name: string;
  /** `heads` are the short lines directly above `block`; `above` is what stands directly over it. */
  readonly begins: (block: Block, heads: readonly Block[], above: Block | undefined) => boolean;
  readonly sure: boolean;
}

/** What begins an article; the first rule that holds decides whether that is sure. */
export const START_RULES: readonly StartRule[] = [
  {
    name: 'byline below a headline',
    begins: ({ kind }, heads) => kind === 'byline' && heads.length > 0,
    sure: true,
  },
  {
    name: 'note below a headline',
    begins: ({ kind }, heads) => kind === 'note' && heads.length > 0,
    sure: true,
  },
  {
    name: "editor's note below a headline",
    begins: ({ kind, text }, heads) => kind === 'text' && heads.length > 0 && isEditorsNote(text),
    sure: true,
  },
  {
    name: 'dateline',
    begins: ({ kind, text }, _heads, above) =>
      kind === 'text' && datelineOf(text) !== null && above?.kind !== 'byline' && above?.kind !== 'note',
    sure: true,
  },
  {
    name: 'headline by its shape',
    begins: ({ kind }, heads) => kind === 'text' && isHeadlineAlone(heads),
    sure: false,
  },
];

function articleStarts(blocks: readonly Block[]): readonly Start[] {
  const starts: Start[] = [];
  let first = 0;
  blocks.forEach((block, index) => {
    if (block.kind === 'short') return;
    const heads = blocks.slice(first, index);
    const rule = START_RULES.find(({ begins }) => begins(block, heads, blocks[index - 1]));
    if (rule) starts.push({ first, unsure: !rule.sure || heads.length === 0 });
    first = index + 1;
  });
  const opening = blocks.findIndex(({ kind }) => kind === 'short' || kind === 'text');
  if (opening >= 0 && !starts.some((start) => start.first <= opening)) {
    starts.unshift({ first: opening, unsure: blocks[opening].kind === 'text' });
  }
  return starts;
}

function readArticle(
  blocks: readonly Block[],
  unsure: boolean,
): { article: ArticleDraft; stray: readonly Block[] } {
  const headCount = blocks.findIndex(({ kind }) => kind !== 'short');
  const { heads, stray } = readHeads(blocks.slice(0, headCount < 0 ? blocks.length : headCount));
  const rest = headCount < 0 ? [] : signedApart(blocks.slice(headCount));
  const lastText = rest.findLastIndex(({ kind }) => kind === 'text');
  const trails = (block: Block, index: number) => block.kind === 'short' && index > lastText;
  return {
    article: {
      ...heads,
      bylines: rest.filter(({ kind }) => kind === 'byline'),
      notes: rest.filter(({ kind }) => kind === 'note'),
      body: rest.filter(
        (block, index) => (block.kind === 'short' || block.kind === 'text') && !trails(block, index),
      ),
      unsure,
    },
    stray: [...stray, ...rest.filter(trails)],
  };
}

/** A signature at the end of the last paragraph becomes a byline of its own: 「……发展。（本报记者 张三）」. */
function signedApart(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind === 'text');
  return blocks.flatMap((block, index) => {
    const at = index === last ? signatureAt(block.text) : -1;
    if (at < 0) return [block];
    const signature = { ...sliceJoined(block, at, block.text.length), kind: 'byline' as const };
    return [sliceJoined(block, 0, block.text.slice(0, at).trimEnd().length), signature];
  });
}

/** Sorts the blocks of a page into articles; what belongs to none is furniture. */
export function readArticles(all: readonly Block[]): PageDraft {
  const aside = (block: Block) => block.kind === 'furniture' || block.kind === 'credit';
  const blocks = all.filter((block) => !aside(block));
  const starts = articleStarts(blocks);
  const articles: ArticleDraft[] = [];
  const furniture: Block[] = [...all.filter(aside), ...blocks.slice(0, starts[0]?.first ?? blocks.length)];
  starts.forEach(({ first, unsure }, index) => {
    const { article, stray } = readArticle(
      blocks.slice(first, starts[index + 1]?.first ?? blocks.length),
      unsure,
    );
    articles.push(article);
    furniture.push(...stray);
  });
  return { articles, furniture: furniture.sort((a, b) => a.span.start - b.span.start) };
}

/** An archive record is body only: every block is running text or a heading above some. */
export function readRecord(blocks: readonly Block[]): PageDraft {
  const body = blocks.map((block, index): Block => {
    const heading = block.kind === 'short' && blocks[index + 1]?.kind === 'text';
    return heading ? block : { ...block, kind: 'text' };
  });
  const heads = { rubric: null, kicker: null, headline: null, deck: null };
  return {
    articles: body.length === 0 ? [] : [{ ...heads, bylines: [], notes: [], body, unsure: false }],
    furniture: [],
  };
}
