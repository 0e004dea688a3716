// Whether a sentence speaks of the time that a question asks about. A part that is not printed is not assumed.
import type { Knowledge } from '../knowledge/knowledge.js';
import { type DateMention, datesAgree, type PartialDate } from '../text/date.js';
import type { Query } from '../understand/query.js';
import { earlierInParagraph } from './paragraph.js';

const RELATIVE_YEARS: Record<string, number> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1 };

/** Years that a sentence speaks of: printed ones, and 今年 where the article's date is known. */
function yearsOf(knowledge: Knowledge, sentence: number): readonly number[] {
  const { dates, article } = knowledge.sentences[sentence];
  const printed = knowledge.articles[article].node.date?.year ?? null;
  return dates.flatMap(({ date, until, relative }) => {
    if (date.year !== null) {
      const last = until?.year ?? date.year;
      return Array.from({ length: Math.min(20, last - date.year + 1) }, (_, index) => date.year! + index);
    }
    const offset = relative === null ? undefined : RELATIVE_YEARS[relative.slice(0, 2)];
    return printed !== null && offset !== undefined ? [printed + offset] : [];
  });
}

/** Years said in the sentence, or in the one before it that opened the paragraph's time. */
function yearsAround(knowledge: Knowledge, sentence: number): readonly number[] {
  const { node } = knowledge.articles[knowledge.sentences[sentence].article];
  for (const at of [sentence, ...earlierInParagraph(sentence, knowledge)]) {
    const years = yearsOf(knowledge, at);
    if (years.length > 0) return years;
  }
  return node.date?.year ? [node.date.year] : [];
}

/** 「9月」 is said by 「9月」, by 「1至9月」 and by 「9月3日」. */
function says(date: PartialDate, dates: readonly DateMention[]): boolean {
  return dates.some(
    (mention) =>
      (mention.date.month !== null && datesAgree(date, mention.date)) ||
      (mention.until !== null && mention.until.month !== null && datesAgree(date, mention.until)),
  );
}

/** 「截至10月底，……。当月，……」: a sentence without a month goes on about that of the one before it. */
function saidBefore(date: PartialDate, knowledge: Knowledge, sentence: number): boolean {
  for (const at of earlierInParagraph(sentence, knowledge)) {
    const { dates } = knowledge.sentences[at];
    if (dates.some((mention) => mention.date.month !== null)) return says(date, dates);
  }
  return false;
}

/** `agrees`: nothing printed contradicts the asked time; `stated`: the print says that time. */
export interface TimeFit {
  readonly agrees: boolean;
  readonly stated: boolean;
}

/** How a sentence fits the time of a question; a question without a time fits all. */
export function timeFit(query: Query, knowledge: Knowledge, sentence: number): TimeFit {
  if (!query.time) return { agrees: true, stated: false };
  const { date, relative } = query.time.value;
  const { dates } = knowledge.sentences[sentence];
  if (date.month !== null) {
    const stated = says(date, dates);
    const said =
      stated ||
      (!dates.some((mention) => mention.date.month !== null) && saidBefore(date, knowledge, sentence));
    return { agrees: said, stated };
  }
  if (date.year !== null) {
    const stated = yearsAround(knowledge, sentence).includes(date.year);
    return { agrees: stated, stated };
  }
  const stated = dates.some((mention) => mention.relative === relative);
  return { agrees: true, stated };
}
