// The question log in memory: ends with the process, and the oldest rows go when there are too many.
import { type LoggedQuestion, NO_VOTES, type QuestionLog } from '../question-log.js';

/** Rows of a log that nobody named a place for. */
export const QUESTIONS_IN_MEMORY = 10_000;

export function memoryQuestionLog(most: number): QuestionLog {
  let rows: readonly LoggedQuestion[] = [];
  const byTime = (a: LoggedQuestion, b: LoggedQuestion) => a.time - b.time;
  return {
    write: async (questions) => {
      const known = new Set(rows.map(({ id }) => id));
      const fresh = questions.filter(({ id }) => !known.has(id) && known.add(id));
      rows = [...rows, ...fresh].sort(byTime).slice(-most);
    },
    vote: async ({ person, chat, id, since, thumb }) => {
      const voted = rows.findLast(
        (row) =>
          row.person === person &&
          !NO_VOTES.has(row.answer) &&
          (id === null ? row.chat === chat && row.time >= since : row.id === id),
      );
      rows = rows.map((row) => (row === voted ? { ...row, thumb } : row));
      return voted !== undefined;
    },
    forget: async (person) => {
      rows = rows.filter((row) => row.person !== person);
    },
    prune: async ({ words, rows: oldest }) => {
      rows = rows
        .filter(({ time }) => time >= oldest)
        .map((row) => (row.time < words ? { ...row, text: null, zone: null, headline: null } : row));
    },
    read: async (since, newest) =>
      newest === 0 ? [] : rows.filter(({ time }) => time >= since).slice(-newest),
    close: async () => {},
  };
}
