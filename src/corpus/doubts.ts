// Spots where the print looks damaged or the parser is unsure. They are noted, never repaired.
import { openMark } from '../text/marks.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import { sourceSpan } from './column-breaks.js';
import type { Article, Paragraph } from './types.js';

export interface Finding {
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
}

interface TextDoubt {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
}

/** Patterns over a paragraph's text. */
export const TEXT_DOUBTS: readonly TextDoubt[] = [
  {
    rule: 'foreign debris',
    pattern: /(?<=[\p{Script=Han}”] ?)\b(?:and|or|the|of|in|to|with|for)\b(?= ?[\p{Script=Han}“])/gu,
    message: (found) => `「${found.trim()}」 stands between Chinese words: the print had something else here`,
  },
  {
    rule: 'doubled word',
    pattern: /正在在|的的|是是|及及|与与/gu,
    message: (found) => `「${found}」 repeats a function word`,
  },
  {
    rule: 'unreadable character',
    pattern: /[\uFFFD□\uE000-\uF8FF]+/gu,
    message: (found) => `「${found}」 cannot be read`,
  },
];

function paragraphDoubts(paragraph: Paragraph): readonly Finding[] {
  const found = TEXT_DOUBTS.flatMap(({ rule, pattern, message }) =>
    [...paragraph.text.matchAll(pattern)].map((match) => ({
      rule,
      span: sourceSpan(paragraph, match.index, match.index + match[0].length),
      message: message(match[0]),
    })),
  );
  const broken = paragraph.sentences.find(({ truncated }) => truncated);
  if (broken) {
    found.push({
      rule: 'text breaks off',
      span: broken.span,
      message: `breaks off after 「…${broken.text.slice(-10)}」`,
    });
  } else if (openMark(paragraph.text) !== null) {
    found.push({
      rule: 'mark left open',
      span: paragraph.span,
      message: `「${openMark(paragraph.text)}」 is never closed`,
    });
  }
  return found;
}

/** A rubric that leaves a lone character between words has probably lost one: 「园镜头」. */
function rubricDoubts(article: Article, segmenter: Segmenter): readonly Finding[] {
  if (!article.rubric) return [];
  const lone = segmenter.cutKnown(article.rubric.text).find((word) => word.length === 1);
  if (lone === undefined) return [];
  const message = `rubric 「${article.rubric.text}」: a character beside 「${lone}」 seems to be missing`;
  return [{ rule: 'damaged rubric', span: article.rubric.span, message }];
}

/** Every doubt inside one article. */
export function articleDoubts(article: Article, segmenter: Segmenter): readonly Finding[] {
  const paragraphs = article.sections.flatMap((section) => section.paragraphs);
  return [...rubricDoubts(article, segmenter), ...paragraphs.flatMap(paragraphDoubts)];
}
