// The corpus in PostgreSQL as an operator meets it: real processes, their output, notices and exit codes.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { describeOnPostgres } from '../../servers/postgres.js';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

describeOnPostgres('zonebot with ZONEBOT_DATABASE_URL', (server) => {
  const work = mkdtempSync(join(tmpdir(), 'zonebot-stored-'));
  afterAll(() => rmSync(work, { recursive: true }));
  const folder = (name: string, text: string) => {
    mkdirSync(join(work, name));
    writeFileSync(join(work, name, 'news.jsonl'), `${JSON.stringify({ id: name, title: '', text })}\n`);
    return name;
  };
  const zonebot = (args: readonly string[], url = server().url) =>
    new Promise<{ status: number; stdout: string; stderr: string }>((done) => {
      const env = { PATH: process.env.PATH, ZONEBOT_DATABASE_URL: url, ZONEBOT_CORPUS: 'small' };
      const child = execFile(process.execPath, [MAIN, ...args], { cwd: work, env }, (error, stdout, stderr) =>
        done({ status: error ? Number(error.code) : 0, stdout, stderr }),
      );
      child.stdin?.end('{"id":1,"text":"实验室揭牌"}\n');
    });
  folder('small', '园区开工。');
  folder('large', '量子实验室在园区揭牌。');

  it('loads, searches, and says in a line what is wrong', { timeout: 120_000 }, async () => {
    expect((await zonebot(['search', '园区'])).stdout).toBe('news.jsonl:0 园区开工。\n');
    expect((await zonebot(['corpus', 'load', 'large'])).stdout).toBe(
      'large: 1 sources added, 0 replaced, 0 removed; 0 were there\n',
    );
    expect((await zonebot(['search', '园区'])).stdout).toBe('news.jsonl:0 量子实验室在园区揭牌。\n');
    expect((await zonebot(['search', '园区', '--corpus', 'small'])).stdout).toBe('news.jsonl:0 园区开工。\n');
    const { stdout, status } = await zonebot(['search', '--jsonl']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, hits: [{ article: 'large', start: 0, end: 11 }] });
    expect(status).toBe(0);
    await server().kill('SIGKILL');
    const away = await zonebot(['search', '园区']);
    expect(away).toMatchObject({ status: 2, stdout: '' });
    expect(away.stderr).toMatch(/^zonebot: PostgreSQL is not reached: [^\n]*ECONNREFUSED[^\n]*\n$/u);
    expect(away.stderr).not.toContain('only-for-tests');
    const unset = await zonebot(['corpus', 'load', 'large'], '');
    expect(unset.stderr).toMatch(/^zonebot: ZONEBOT_DATABASE_URL: expected the PostgreSQL[^\n]*\n$/u);
    await server().restart();
  });
});
