// The question log in PostgreSQL, for several processes.

import { openPostgres, PostgresAwayError, type Schema } from '../../postgres/database.js';
import { type LoggedQuestion, NO_VOTES, type QuestionLog, StoreAwayError } from '../question-log.js';

const TABLES: Schema = {
  name: 'questions_version',
  steps: [
    `CREATE TABLE questions (
       id TEXT PRIMARY KEY, number BIGINT GENERATED ALWAYS AS IDENTITY, time BIGINT NOT NULL, channel TEXT NOT NULL,
       person TEXT NOT NULL, chat TEXT NOT NULL, text TEXT, kind TEXT, zone TEXT, answer TEXT NOT NULL, reason TEXT,
       headline TEXT, ms DOUBLE PRECISION NOT NULL, thumb TEXT);
     CREATE INDEX questions_time ON questions (time, number);
     CREATE INDEX questions_person ON questions (person, time);`,
  ],
};
/** In ms. */
const WITHIN = 2000;

const COLUMNS = [
  'id',
  'time',
  'channel',
  'person',
  'chat',
  'text',
  'kind',
  'zone',
  'answer',
  'reason',
  'headline',
  'ms',
  'thumb',
] as const satisfies readonly (keyof LoggedQuestion)[];
const TYPES: Partial<Record<(typeof COLUMNS)[number], string>> = { time: 'bigint', ms: 'float8' };

/** A column of the rows at a time: one statement for any number of them. */
const INSERT = `INSERT INTO questions (${COLUMNS.join(', ')})
  SELECT * FROM unnest(${COLUMNS.map((column, at) => `$${at + 1}::${TYPES[column] ?? 'text'}[]`).join(', ')})
  ON CONFLICT (id) DO NOTHING`;

const VOTE = `UPDATE questions SET thumb = $1 WHERE person = $2 AND answer <> ALL($3) AND id = `;
const LATEST = `(SELECT id FROM questions WHERE person = $2 AND chat = $4 AND time >= $5 AND answer <> ALL($3)
  ORDER BY time DESC, number DESC LIMIT 1)`;

// bigint comes as text; as a float8 it is exact up to the year 287396.
const SELECT = `SELECT ${COLUMNS.map((column) => (column === 'time' ? 'time::float8 AS time' : column)).join(', ')}
  FROM questions WHERE time >= $1 ORDER BY questions.time DESC, number DESC LIMIT $2`;

/** Connects when it is first asked. */
export function postgresQuestionLog(url: string): QuestionLog {
  const postgres = openPostgres(url, { schema: TABLES, within: WITHIN });
  const database = {
    query: async <Row extends object>(sql: string, values: readonly unknown[]) => {
      try {
        return await postgres.query<Row>(sql, values);
      } catch (error) {
        throw error instanceof PostgresAwayError ? new StoreAwayError(error.message) : error;
      }
    },
  };
  return {
    write: async (questions) => {
      const columns = COLUMNS.map((column) => questions.map((question) => question[column]));
      await database.query(INSERT, columns);
    },
    vote: async ({ person, chat, id, since, thumb }) => {
      const none = [...NO_VOTES];
      const voted =
        id === null
          ? await database.query(`${VOTE}${LATEST} RETURNING id`, [thumb, person, none, chat, since])
          : await database.query(`${VOTE}$4 RETURNING id`, [thumb, person, none, id]);
      return voted.length > 0;
    },
    forget: async (person) =>
      void (await database.query('DELETE FROM questions WHERE person = $1', [person])),
    prune: async ({ words, rows }) => {
      await database.query('DELETE FROM questions WHERE time < $1', [rows]);
      await database.query(
        'UPDATE questions SET text = NULL, zone = NULL, headline = NULL WHERE time < $1 AND text IS NOT NULL',
        [words],
      );
    },
    read: async (since, most) => [...(await database.query<LoggedQuestion>(SELECT, [since, most]))].reverse(),
    close: () => postgres.close(),
  };
}
