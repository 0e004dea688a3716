// The question log in the state file. Another process may read it meanwhile.
import { type LoggedQuestion, NO_VOTES, type QuestionLog } from '../question-log.js';
import { type Database, readDatabase, readingProblem, StateFileError } from './database.js';

const COLUMNS = 'id, time, channel, person, chat, text, kind, zone, answer, reason, headline, ms, thumb';
const VALUES = COLUMNS.replace(/\w+/gu, '@$&');
const NONE = [...NO_VOTES].map((kind) => `'${kind}'`).join(', ');

/** Each change is a commit of its own: the writer in front of it brings many rows at a time. */
export function sqliteQuestionLog(database: Database): QuestionLog {
  const select = selectIn(database);
  const insert = database.prepare(`INSERT OR IGNORE INTO questions (${COLUMNS}) VALUES (${VALUES})`);
  const insertAll = database.transaction((rows: readonly LoggedQuestion[]) => {
    for (const row of rows) insert.run(row);
  });
  const setThumb = database.prepare(
    `UPDATE questions SET thumb = @thumb WHERE id = @id AND person = @person AND answer NOT IN (${NONE})`,
  );
  const latest = database
    .prepare<object, string>(
      `SELECT id FROM questions WHERE person = @person AND chat = @chat AND time >= @since
       AND answer NOT IN (${NONE}) ORDER BY time DESC, rowid DESC LIMIT 1`,
    )
    .pluck();
  const removePerson = database.prepare('DELETE FROM questions WHERE person = ?');
  const removeWords = database.prepare(
    'UPDATE questions SET text = NULL, zone = NULL, headline = NULL WHERE time < ? AND text IS NOT NULL',
  );
  const removeRows = database.prepare('DELETE FROM questions WHERE time < ?');
  return {
    write: async (questions) => void insertAll(questions),
    vote: async (vote) => {
      const id = vote.id ?? latest.get(vote);
      return id !== undefined && setThumb.run({ ...vote, id }).changes > 0;
    },
    forget: async (person) => void removePerson.run(person),
    prune: async ({ words, rows }) => {
      removeRows.run(rows);
      removeWords.run(words);
    },
    read: async (since, most) => select(since, most),
    // The file is closed with the state.
    close: async () => {},
  };
}

/** Of a file that another process may be writing. Throws StateFileError. */
export function openQuestionReader(file: string): Pick<QuestionLog, 'read' | 'close'> {
  const database = readDatabase(file);
  const problem = readingProblem(database);
  if (problem !== null) {
    database.close();
    throw new StateFileError(`${file}: ${problem}`);
  }
  const select = selectIn(database);
  return { read: async (since, most) => select(since, most), close: async () => void database.close() };
}

function selectIn(database: Database): (since: number, most: number) => readonly LoggedQuestion[] {
  const newest = database.prepare<[number, number], LoggedQuestion>(
    `SELECT ${COLUMNS} FROM questions WHERE time >= ? ORDER BY time DESC, rowid DESC LIMIT ?`,
  );
  return (since, most) => newest.all(since, most).reverse();
}
