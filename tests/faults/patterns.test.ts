// B9: no pattern of the program can be made to hang by what a stranger writes. recheck finds for each the input that costs it
// most; cut to the 200 characters that a question may have, that input is to take at most 5 ms. On request, as it takes
// minutes: npm run test:faults -- B9. What npm test has of it is tests/hostile.test.ts.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const LONGEST = 200;
const MOST_MS = 5;
/** Of each pattern, in ms. */
const PATIENCE = 3000;
/** Patterns of packages that are not reached, each with its reason. */
const WAIVED: readonly (readonly [begins: string, reason: string])[] = [
  [
    '^[:A-Za-z_',
    'lists of names in XML, in fast-xml-parser: only a DOCTYPE has them, which is refused before',
  ],
];
const PATTERNS = fileURLToPath(new URL('./patterns-in.mjs', import.meta.url));

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

const patterns = (): readonly Pattern[] =>
  execFileSync(process.execPath, [PATTERNS], { encoding: 'utf8', maxBuffer: 1e8 })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What of recheck's judgement is looked at. */
type Judgement =
  | { readonly status: 'safe' | 'unknown' }
  | {
      readonly status: 'vulnerable';
      readonly complexity: { readonly type: string };
      readonly attack: Attack;
    };
interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}
type Check = (source: string, flags: string, options: { readonly timeout: number }) => Promise<Judgement>;
/** Loaded when it is asked for alone: no other test needs it. */
const RECHECK: string = 'recheck';

/** The attack that recheck found, as long as a question may be. */
function attackOf({ pumps, suffix }: Attack): string {
  const fixed = suffix.length + pumps.reduce((sum, { prefix }) => sum + prefix.length, 0);
  const pumped = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((LONGEST - fixed) / pumped));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

/** The least of five, in ms: what else runs on the machine does not count. */
function costOf({ source, flags }: Pattern, attack: string): number {
  const pattern = new RegExp(source, flags.replace(/[gy]/gu, ''));
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    pattern.exec(attack);
    return performance.now() - begun;
  });
  return Math.min(...times);
}

describe.runIf(process.env.ZONEBOT_RECHECK)('patterns', () => {
  it('the worst input of each takes at most 5 ms', async () => {
    process.env.RECHECK_BACKEND = 'native';
    const { check } = (await import(RECHECK)) as { readonly check: Check };
    const all = patterns();
    expect(all.length).toBeGreaterThan(500);
    const exponential: string[] = [];
    const costs: { readonly pattern: string; readonly ms: number }[] = [];
    const unknown: string[] = [];
    for (const one of all) {
      if (WAIVED.some(([begins]) => one.source.startsWith(begins))) continue;
      const found = await check(one.source, one.flags, { timeout: PATIENCE });
      const pattern = `${one.where}: /${one.source}/${one.flags}`;
      if (found.status === 'unknown') unknown.push(pattern);
      if (found.status !== 'vulnerable') continue;
      // It would not end within this test.
      if (found.complexity.type === 'exponential') exponential.push(pattern);
      else costs.push({ pattern, ms: costOf(one, attackOf(found.attack)) });
    }
    costs.sort((a, b) => b.ms - a.ms);
    console.info(
      `B9: ${all.length} patterns, ${exponential.length} exponential, ${costs.length} that grow faster than their input, ${unknown.length} not judged within ${PATIENCE} ms; the slowest takes ${costs[0]?.ms.toFixed(2)} ms for ${LONGEST} characters: ${costs[0]?.pattern.slice(0, 100)}`,
    );
    expect(exponential).toEqual([]);
    expect(costs.filter(({ ms }) => ms > MOST_MS)).toEqual([]);
  }, 3_600_000);
});
