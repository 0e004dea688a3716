// npm run test:faults: the long forms of the rows of RELIABILITY.md that are tests, one after another; -- F1 B4 for some
// of them, --share 0.1 for a tenth of the cases. A line of JSON for each: passed or not, seconds, the machine's load before
// and after, and what the tests told of what they measured.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROWS } from './rows.mjs';

const { values, positionals } = parseArgs({
  options: { share: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const share = Number(values.share);
const ids = positionals.length > 0 ? positionals : Object.keys(ROWS);
const unknown = ids.filter((id) => !(id in ROWS));
if (unknown.length > 0 || !(share > 0)) {
  console.error(`expected rows of ${Object.keys(ROWS).join(' ')}, and a --share above 0`);
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'zonebot-faults-'));
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const load = () => Number(loadavg()[0].toFixed(1));

/** Runs one file of tests; how it ended and what it told. */
async function tested({ file, test, much, given }) {
  const results = join(work, 'results.json');
  const args = ['vitest', 'run', file, '--reporter=json', `--outputFile=${results}`];
  args.push('--disable-console-intercept', ...(test ? ['-t', test] : []));
  const cases = Object.entries(much).map(([name, most]) => [name, String(Math.ceil(most * share))]);
  const env = { ...process.env, ...Object.fromEntries(cases), ...given };
  const child = spawn('npx', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  const [status] = await once(child, 'close');
  const { numPassedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter((one) => one.status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0]}`),
  );
  return {
    passed: status === 0 && numPassedTests > 0,
    tests: numPassedTests,
    failed,
    told: told.split('\n').filter((line) => line !== '' && !line.startsWith('JSON report')),
  };
}

for (const id of ids) {
  const begun = Date.now();
  const before = load();
  const all = [];
  for (const row of ROWS[id]) all.push(await tested(row));
  const passed = all.every((one) => one.passed);
  if (!passed) process.exitCode = 1;
  const line = {
    id,
    passed,
    tests: all.reduce((sum, { tests }) => sum + tests, 0),
    share,
    seconds: Math.round((Date.now() - begun) / 1000),
    load: [before, load()],
    commit,
    told: all.flatMap(({ told }) => told),
    failed: all.flatMap(({ failed }) => failed),
  };
  console.log(JSON.stringify(line));
}
rmSync(work, { recursive: true });
