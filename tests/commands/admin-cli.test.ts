// `zonebot admin` as an operator calls it, while a bot works with the same file, and where there is nothing to read.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/state/sqlite/database.js';
import { sqliteQuestionLog } from '../../src/state/sqlite/question-log.js';
import { row } from '../state/question-log-cases.js';

const MAIN = resolve('dist/main.js');
const work = mkdtempSync(join(tmpdir(), 'zonebot-admin-'));
afterAll(() => rmSync(work, { recursive: true }));

function zonebot(args: readonly string[], env: Readonly<Record<string, string>> = { ZONEBOT_DATA: work }) {
  const options = { cwd: work, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'admin', ...args], options);
  return { status, stdout, stderr };
}

describe('zonebot admin', () => {
  it('names the file where there is none', () => {
    expect(zonebot([])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^zonebot: .*zonebot\.sqlite: .+\n$/u),
    });
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'no question log is kept: set ZONEBOT_DATA, or a chat channel'],
    [
      { ZONEBOT_REDIS_URL: 'redis://127.0.0.1:1' },
      'no question log is kept beside Redis: set ZONEBOT_DATABASE_URL',
    ],
  ])('with %j says what to set', (env, line) =>
    expect(zonebot([], env)).toMatchObject({ status: 2, stderr: `zonebot: ${line}\n` }),
  );

  it('says in a line that PostgreSQL is away', () => {
    expect(zonebot([], { ZONEBOT_DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/a' })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^zonebot: PostgreSQL is not reached: (?!.*secret).*\n$/u),
    });
  });

  it('tells what was asked, while the bot runs, and nothing that commands the terminal', async () => {
    const database = openDatabase(join(work, 'zonebot.sqlite'));
    const refused = { answer: 'refusal', reason: 'zone', zone: '苏州', time: Date.now() } as const;
    await sqliteQuestionLog(database).write([
      row({ ...refused, text: '苏州有多少家企业' }),
      row({ ...refused, text: '=HYPERLINK("\u001b[31m苏州")', person: 'ben' }),
      row({ ...refused, text: '很久以前', time: Date.now() - 8 * 24 * 3600_000 }),
    ]);
    const table = zonebot(['unanswered']);
    expect(table.stdout.split('\n').map((line) => line.trim())).toEqual([
      'questions  people  down         day  reason  zone  text',
      expect.stringMatching(/^1 {7}1 {5}0 {2}\d{4}-\d\d-\d\d {4}zone {2}苏州 {2}苏州有多少家企业$/u),
      expect.stringMatching(/=HYPERLINK\("苏州"\)$/u),
      '',
    ]);
    const csv = zonebot(['unanswered', '--days', '30', '--csv']);
    expect(csv.stdout.split('\r\n')).toHaveLength(5);
    expect(csv.stdout).toContain(`,"'=HYPERLINK(""苏州"")"\r\n`);
    expect(table.stdout + csv.stdout).not.toContain('\u001b');
    database.close();
  });
});
