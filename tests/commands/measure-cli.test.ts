// Measuring as a program sees it: what goes to which stream, which file is written, and the exit codes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'zonebot-measure-'));
afterAll(() => rmSync(work, { recursive: true }));

function zonebot(...args: readonly string[]) {
  const env = { PATH: process.env.PATH };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: work,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const SET = {
  data: [
    {
      title: '白水河',
      paragraphs: [
        {
          context: '白水河全长420千米，注入东湖。',
          qas: [
            { id: '1', question: '白水河有多长？', answers: [{ text: '420千米' }] },
            { id: '2', question: '白水河注入哪里？', answers: [{ text: '东湖' }] },
          ],
        },
      ],
    },
  ],
};

it('--squad measures over the paragraphs of the file, without a corpus folder', () => {
  writeFileSync(join(work, 'set.json'), JSON.stringify(SET));
  const run = zonebot('--corpus', 'no-such-folder', 'measure', '--squad', 'set.json', '--limit', '1');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toContain('set.json: 1 paragraphs, 1 sentences, 1 of 2 questions');
  expect(run.stdout).toMatch(/recall@1 % +100\.0\n/u);
});

it('--squad with another layout is wrong use', () => {
  writeFileSync(join(work, 'other.json'), '{"rows": []}');
  const run = zonebot('measure', '--squad', 'other.json');
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/^zonebot: other\.json: data: .*\n$/u);
});

it('--self prints the shares of each wording', () => {
  const run = zonebot('measure', '--self');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  for (const wording of ['plain', 'short name', 'traditional', 'pinyin', 'slip', 'total'])
    expect(run.stdout).toMatch(new RegExp(`^ *\\d+ +\\d+ +[\\d.]+ {2}${wording}$`, 'mu'));
});

it('--report writes a file, with its folder, and says nothing', () => {
  writeFileSync(join(work, 'q.jsonl'), '{"q":"贵阳高新区有多少家研发机构？","all":[["278家"]]}\n');
  const report = join(work, 'reports', 'measure.md');
  expect(zonebot('measure', '--report', report, 'q.jsonl')).toEqual({ status: 0, stdout: '', stderr: '' });
  const text = readFileSync(report, 'utf8');
  expect(text).toMatch(/^# Measured\n/u);
  expect(text).toMatch(/## q\.jsonl\n[\s\S]*\bmisses: 0\n/u);
});

it('--report with a broken question file writes nothing', () => {
  writeFileSync(join(work, 'broken.jsonl'), '{"q":1}\n');
  const report = join(work, 'broken.md');
  const run = zonebot('measure', '--report', report, 'broken.jsonl');
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('broken.jsonl:1:');
  expect(existsSync(report)).toBe(false);
});

it('--report into a place that cannot be written is wrong use', () => {
  const run = zonebot('measure', '--report', join(work, 'set.json', 'measure.md'));
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/measure\.md: cannot be written: /u);
});
