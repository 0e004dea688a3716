// What stands in deploy/ and in the operators' guide agrees with the program: settings, metrics, files, labels.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../src/config.js';

const read = (file: string) => readFileSync(file, 'utf8');
const DEPLOYED = readdirSync('deploy').map((name) => `deploy/${name}`);
const GUIDE = 'docs/operations.md';
const SETTING = /\b(?:ZONEBOT|TELEGRAM|WECHAT|WECOM)_[A-Z][A-Z_]*[A-Z]\b/gu;
/** Read from a process's environment by the tests alone. */
const OF_TESTS = /^ZONEBOT_(?:BROWSER|SERVERS|KILLS|STOPS|UPDATE)$/u;

describe('settings', () => {
  it.each([...DEPLOYED, GUIDE, '.env.example'])('that %s names are there', (file) => {
    const named = [...new Set(read(file).match(SETTING) ?? [])];
    expect(named.filter((name) => !SETTINGS.includes(name) && !OF_TESTS.test(name))).toEqual([]);
  });

  it('are explained in .env.example, every one', () => {
    const explained = [...read('.env.example').matchAll(/^(?<name>[A-Z_]+)=/gmu)].map(
      ({ groups }) => groups!.name,
    );
    expect(explained.sort()).toEqual([...SETTINGS].sort());
  });
});

describe('metrics', () => {
  it('of the guide are those that are counted', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(`src/${name}`));
    const counted = new Set(sources.flatMap((code) => code.match(/(?<=')zonebot_[a-z_]+(?=')/gu) ?? []));
    const told = new Set(
      [...read(GUIDE).matchAll(/^\| `(?<name>zonebot_\w+)`/gmu)].map(({ groups }) => groups!.name),
    );
    expect([...told].sort()).toEqual([...counted].sort());
  });
});

describe('the image', () => {
  const copied = [...read('deploy/Dockerfile').matchAll(/^COPY (?!--from)(?<files>.+) \S+$/gmu)].flatMap(
    ({ groups }) => groups!.files.split(' '),
  );
  const sent = read('.dockerignore').split('\n');

  it.each(copied)('is given %s', (file) => {
    expect(existsSync(file)).toBe(true);
    expect(sent).toContain(`!${file.replace('./', '')}`);
  });

  it('is sent nothing else: no settings, no state', () => {
    expect(sent.filter((line) => line !== '' && !line.startsWith('#'))[0]).toBe('*');
    expect(sent.join('\n')).not.toMatch(/^!.*(?:\.env|data|node_modules|dist)/mu);
  });
});

describe('the Kubernetes example', () => {
  const text = read('deploy/kubernetes.yaml');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ groups }) => groups!.value);

  it('selects pods that there are', () => {
    const pods = new Set(all(/^\s+labels: \{(?<value>app: zonebot, part: \w+)\}$/gmu));
    const selected = new Set(all(/(?:matchLabels|selector): \{(?<value>[^}]*)\}/gu));
    expect([...selected].sort()).toEqual([...pods].sort());
  });

  it('has no secret in it, and says how each is made', () => {
    const wanted = new Set(all(/secretKeyRef: \{name: zonebot, key: (?<value>\w+)\}/gu));
    const made = new Set(all(/--from-literal=(?<value>\w+)=/gu));
    expect([...wanted].sort()).toEqual([...made].sort());
    expect(text).not.toMatch(/kind: Secret\b/u);
  });

  it('asks the paths that are served, at the port that the image serves', () => {
    expect(new Set(all(/httpGet: \{path: (?<value>\S+),/gu))).toEqual(new Set(['/healthz', '/readyz']));
    expect(read('deploy/Dockerfile')).toContain(`ZONEBOT_PORT=${all(/containerPort: (?<value>80\d+)/gu)[0]}`);
  });
});
