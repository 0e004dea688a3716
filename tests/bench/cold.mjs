// npm run bench -- cold [FOLDER]: from the start of `serve` to its first "ready", with a kept index, and the memory that it
// then has (L7). Without a folder the corpus of the project.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, start } from './bots.mjs';
import { memoryOf } from './process-use.mjs';
import { figure, machine } from './tables.mjs';
import { MAIN } from './webhook.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const GOALS = { seconds: 3, megabytes: 512 };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const [folder = fileURLToPath(new URL('../../corpus', import.meta.url))] = process.argv.slice(3);
const corpus = mkdtempSync(join(tmpdir(), 'zonebot-cold-'));
cpSync(folder, corpus, { recursive: true });
const index = spawn(process.execPath, [MAIN, 'index', 'build', '--corpus', corpus], { stdio: 'ignore' });
const built = await new Promise((resolve) => index.once('close', resolve));
if (built !== 0) throw new Error(`index build: exit ${built}`);

const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
const seconds = [];
const resident = [];
const most = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const port = await freePort();
  const begun = performance.now();
  const starting = start(
    [MAIN, 'serve'],
    { ZONEBOT_PORT: String(port), ZONEBOT_CORPUS: corpus, ZONEBOT_DATA: join(corpus, 'data') },
    'http://',
  );
  while (!(await isReady(port))) await pause(10);
  const ready = (performance.now() - begun) / 1000;
  const child = await starting;
  const { now, peak } = memoryOf(child.pid);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  // The first warms the file cache.
  if (round === 0) continue;
  seconds.push(ready);
  resident.push(now);
  most.push(peak);
}
rmSync(corpus, { recursive: true });
console.log(machine(ROUNDS));
console.log(`start to ready: ${figure(seconds, 2)} s; goal: at most ${GOALS.seconds} s`);
console.log(
  `memory when ready: ${figure(resident, 0)} MB, ${figure(most, 0)} MB at most until then; goal: at most ${GOALS.megabytes} MB`,
);
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
if (middle(seconds) > GOALS.seconds || middle(most) > GOALS.megabytes) process.exitCode = 1;
