// The reports over the question log, each a function of its rows.
import type { LoggedQuestion } from '../state/question-log.js';
import { groupAlike, wordingOf } from './likeness.js';
import {
  countsOf,
  dayOf,
  isAnswered,
  isUnanswered,
  type Report,
  type ReportName,
  type Row,
} from './report.js';

type Questions = readonly LoggedQuestion[];

/** Of questions in the order in which they were asked. */
export function reportOf(name: ReportName, questions: Questions): Report {
  switch (name) {
    case 'unanswered':
      return {
        name,
        columns: ['questions', 'people', 'down', 'day', 'reason', 'zone', 'text'],
        rows: unanswered(questions.filter(isUnanswered)),
      };
    case 'asked':
      return {
        name,
        columns: ['questions', 'people', 'answered', 'refused', 'up', 'down', 'text'],
        rows: groupAlike(questions.filter((one) => isAnswered(one) || isUnanswered(one))).map((group) => ({
          ...countsOf(group),
          ...wordsOf(group),
        })),
      };
    case 'feedback':
      return {
        name,
        columns: ['up', 'down', 'answer', 'text', 'headline'],
        rows: feedback(questions.filter(({ thumb }) => thumb !== null)),
      };
    case 'slowest':
      return {
        name,
        columns: ['ms', 'time', 'answer', 'text'],
        rows: [...questions]
          .sort((a, b) => b.ms - a.ms)
          .map(({ ms, time, answer, text }) => ({
            ms: Math.round(ms * 10) / 10,
            time: new Date(time).toISOString(),
            answer,
            text,
          })),
      };
    case 'users':
      return {
        name,
        columns: ['day', 'people', 'questions', 'answered', 'refused', 'up', 'down'],
        rows: [...groupedBy(questions, ({ time }) => dayOf(time))]
          .map(([day, asked]) => ({ day, ...countsOf(asked) }))
          .sort((a, b) => later(a.day, b.day)),
      };
    default:
      return name satisfies never;
  }
}

/** By reason and zone, and among these by likeness; what has no words any more is one group. */
function unanswered(questions: Questions): readonly Row[] {
  const groups = [...groupedBy(questions, (one) => JSON.stringify([reasonOf(one), one.zone])).values()];
  return groups
    .flatMap((sameReason) => {
      const wordless = sameReason.filter(({ text }) => text === null);
      return [...groupAlike(sameReason), ...(wordless.length > 0 ? [wordless] : [])];
    })
    .map((group) => ({
      ...countsOf(group),
      day: dayOf(group.reduce((latest, { time }) => Math.max(latest, time), 0)),
      reason: reasonOf(group[0]),
      zone: group[0].zone,
      ...wordsOf(group),
    }))
    .sort((a, b) => b.questions - a.questions || later(a.day, b.day));
}

/** For sorting the latest day first. */
const later = (one: string, other: string): number => (one < other ? 1 : one > other ? -1 : 0);

const reasonOf = ({ reason }: LoggedQuestion): NonNullable<Row['reason']> => reason ?? 'bug';

/** By question and answer, the most disliked first. */
function feedback(questions: Questions): readonly Row[] {
  const same = ({ text, headline }: LoggedQuestion) =>
    JSON.stringify([text === null ? null : wordingOf(text), headline]);
  return [...groupedBy(questions, same).values()]
    .map((group) => ({
      ...countsOf(group),
      answer: group[0].answer,
      ...wordsOf(group),
      headline: group[0].headline,
    }))
    .sort((a, b) => b.down - a.down || b.up - a.up);
}

/** A group's own words: those that came first. */
function wordsOf(group: Questions): Row {
  return { text: group[0].text };
}

function groupedBy(
  questions: Questions,
  key: (question: LoggedQuestion) => string,
): ReadonlyMap<string, LoggedQuestion[]> {
  const groups = new Map<string, LoggedQuestion[]>();
  for (const question of questions) {
    const group = groups.get(key(question));
    if (group) group.push(question);
    else groups.set(key(question), [question]);
  }
  return groups;
}
