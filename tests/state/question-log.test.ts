import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { PostgresVersionError } from '../../src/postgres/database.js';
import { memoryQuestionLog } from '../../src/state/memory/question-log.js';
import { postgresQuestionLog } from '../../src/state/postgres/question-log.js';
import { StoreAwayError } from '../../src/state/question-log.js';
import { openDatabase, readDatabase, StateFileError } from '../../src/state/sqlite/database.js';
import { openQuestionReader, sqliteQuestionLog } from '../../src/state/sqlite/question-log.js';
import { describeOnPostgres } from '../servers/postgres.js';
import { describeQuestionLog, row } from './question-log-cases.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-questions-'));
afterAll(() => rmSync(work, { recursive: true }));
let files = 0;
const newFile = () => join(work, `${++files}.sqlite`);

describeQuestionLog('memory', async () => memoryQuestionLog(1000));

describeQuestionLog('SQLite', async () => {
  const database = openDatabase(newFile());
  return { ...sqliteQuestionLog(database), close: async () => void database.close() };
});

describe('the question log in memory', () => {
  it('lets the oldest go when there are too many', async () => {
    const log = memoryQuestionLog(2);
    const rows = [row({ time: 1 }), row({ time: 2 }), row({ time: 3 })];
    await log.write(rows);
    expect(await log.read(0, 10)).toEqual(rows.slice(1));
  });
});

describe('the state file', () => {
  it('is read while its bot runs, sees what is new, and cannot be written so', async () => {
    const file = newFile();
    const database = openDatabase(file);
    const log = sqliteQuestionLog(database);
    const [first, second] = [row(), row()];
    await log.write([first]);
    const reader = openQuestionReader(file);
    expect(await reader.read(0, 10)).toEqual([first]);
    await log.write([second]);
    expect(await reader.read(0, 10)).toEqual([first, second]);
    const peeking = readDatabase(file);
    expect(() => peeking.exec('DELETE FROM questions')).toThrow('readonly');
    expect(() => openDatabase(file)).toThrow(/is in use by another zonebot$/u);
    peeking.close();
    await reader.close();
    database.close();
    const after = openQuestionReader(file);
    expect(await after.read(0, 10)).toEqual([first, second]);
    await after.close();
  });

  it('that is not there, or of another version, is named', () => {
    expect(() => openQuestionReader(join(work, 'none.sqlite'))).toThrow(StateFileError);
    const file = newFile();
    const database = openDatabase(file);
    database.pragma('user_version = 2');
    expect(() => openQuestionReader(file)).toThrow(/older version of zonebot: start this one once$/u);
    database.pragma('user_version = 99');
    expect(() => openQuestionReader(file)).toThrow(/newer version of zonebot \(99,/u);
    database.close();
  });
});

async function sql(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describeOnPostgres('PostgreSQL', (server) => {
  describeQuestionLog('PostgreSQL', async () => {
    const log = postgresQuestionLog(server().url);
    await log.prune({ rows: Number.MAX_SAFE_INTEGER, words: 0 });
    return log;
  });

  it('several processes that start together make the tables once', async () => {
    await sql(server().url, 'DROP TABLE IF EXISTS questions, questions_version');
    const logs = Array.from({ length: 4 }, () => postgresQuestionLog(server().url));
    await Promise.all(logs.map((log) => log.write([row()])));
    expect(await logs[0].read(0, 10)).toHaveLength(4);
    expect(await sql(server().url, 'SELECT count(*)::int AS count FROM questions_version')).toEqual([
      { count: 1 },
    ]);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('tables of a newer version are not touched', async () => {
    await sql(server().url, 'UPDATE questions_version SET version = version + 98');
    const log = postgresQuestionLog(server().url);
    await expect(log.read(0, 1)).rejects.toThrow(PostgresVersionError);
    await sql(server().url, 'UPDATE questions_version SET version = version - 98');
    await log.close();
  });

  it('away is said as such, and the same log works again when it is back', async () => {
    const log = postgresQuestionLog(server().url);
    const kept = row({ time: 7_000_000_000_000 });
    await log.write([kept]);
    await server().kill('SIGINT');
    await expect(log.write([row()])).rejects.toThrow(StoreAwayError);
    await server().restart();
    expect(await log.read(kept.time, 10)).toEqual([kept]);
    await log.close();
  });

  it('one that was away from the start is found when it comes', async () => {
    await server().kill('SIGINT');
    const log = postgresQuestionLog(server().url);
    await expect(log.read(0, 1)).rejects.toThrow(StoreAwayError);
    await server().restart();
    expect(await log.read(7_000_000_000_000, 10)).toHaveLength(1);
    await log.close();
  });

  it('what is wrong with a row is no outage', async () => {
    const log = postgresQuestionLog(server().url);
    await expect(log.write([row({ text: 'a\u0000b' })])).rejects.not.toThrow(StoreAwayError);
    await log.close();
  });
});
