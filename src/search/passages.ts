// An article's passages: short paragraphs of one section that follow each other are searched as one.
import { understood } from '../corpus/corrections.js';
import type { Article, Page, Section } from '../corpus/types.js';
import { fold } from '../text/normalize.js';
import type { Passage } from './index-data.js';

/** Characters up to which paragraphs are put together. */
const SHORT = 250;

/** In order of print; every sentence of the article is in one of them. `headOf` gives what a section stands under. */
export function passagesOf(article: Article, headOf: (section: Section) => string): readonly Passage[] {
  return article.sections.flatMap((section) => {
    const passages: { head: string; sentences: string[]; length: number }[] = [];
    for (const { text, sentences } of section.paragraphs) {
      const last = passages.at(-1);
      const folded = sentences.map((sentence) => fold(understood(sentence)));
      if (last && last.length + text.length <= SHORT) {
        last.sentences.push(...folded);
        last.length += text.length;
      } else passages.push({ head: fold(headOf(section)), sentences: folded, length: text.length });
    }
    return passages;
  });
}

/** The passages of an article under its headline; its sentences are in order of print. */
export function articlePassages(article: Article): readonly Passage[] {
  return passagesOf(
    article,
    ({ heading }) => `${understood(article.headline)} ${heading ? understood(heading) : ''}`,
  );
}

export function pagePassages({ articles }: Page): readonly Passage[] {
  return articles.flatMap(articlePassages);
}
