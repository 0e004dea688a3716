// The built program serves while its corpus changes: another thread reads, the answers go on, the operator learns what changed.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { folderOf, LINJIANG, QINGSHAN, write } from './changing-folder.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function serving(files: Readonly<Record<string, string>>) {
  const dir = folderOf(files);
  const data = folderOf({});
  const env = {
    PATH: process.env.PATH,
    // It is asked again and again here.
    ZONEBOT_LIMIT_USER: '0',
    ZONEBOT_LIMIT_CHAT: '0',
    ZONEBOT_DATA: data,
    ZONEBOT_PORT: '0',
    ZONEBOT_WATCH_SECONDS: '1',
  };
  const child = spawn(process.execPath, [MAIN, 'serve', '--corpus', dir], { env, stdio: 'pipe' });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const until = async (words: string | RegExp, from = 0): Promise<void> => {
    while (output.slice(from).search(words) < 0) {
      if (child.exitCode !== null) throw new Error(`ended:\n${output}`);
      await setTimeout(20);
    }
  };
  await until(/网页：\S+\n/u);
  const [, link] = /网页：(\S+)\n/u.exec(output)!;
  const ask = async (text: string): Promise<string> => {
    const asked = await fetch(`${link}/v1/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    const { headline } = (await asked.json()) as { headline: string };
    return headline;
  };
  return { dir, data, child, ask, until, written: () => output.length };
}

const ENTERPRISES = '青山高新区引进了多少家企业';

describe('a corpus that changes under the running program', () => {
  it('is taken in, refused, and read again at SIGHUP', async () => {
    const { dir, data, child, ask, until, written } = await serving({ 'a.txt': QINGSHAN });
    write(dir, {
      '.b.txt.new': LINJIANG,
      'golden.jsonl': JSON.stringify({ q: '临江经开区建成了多少标准厂房', all: [['12万平方米']] }),
    });
    renameSync(join(dir, '.b.txt.new'), join(dir, 'b.txt'));
    // Answers go on meanwhile, the same ones.
    const taken = until('the corpus has changed: the new one answers');
    let isTaken = false;
    void taken.then(() => {
      isTaken = true;
    });
    while (!isTaken) {
      expect(await ask(ENTERPRISES)).toContain('20家');
      await setTimeout(20);
    }
    expect(await ask('临江经开区建成了多少标准厂房')).toContain('12万平方米');

    const before = written();
    write(dir, { 'c.txt': Buffer.from('a\nb\n\xff', 'latin1') });
    await until(/c\.txt:3: not UTF-8.*the old one goes on/u, before);
    expect(await ask(ENTERPRISES)).toContain('20家');

    const refused = written();
    child.kill('SIGHUP');
    await until(/c\.txt:3: not UTF-8.*the old one goes on/u, refused);
    rmSync(join(dir, 'c.txt'));

    const lines = readFileSync(join(data, 'corpus-changes.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line)).slice(0, 2)).toMatchObject([
      {
        outcome: 'swapped',
        changes: expect.arrayContaining([
          expect.stringContaining('articles +1 -0, zones +1 -0'),
          '+ zone 临江经开区',
          'golden answers: 1 asked, 1 moved',
        ]),
      },
      { outcome: 'refused', changes: [expect.stringContaining('c.txt:3: not UTF-8')] },
    ]);
  }, 60_000);
});
