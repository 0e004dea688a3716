// The shape of src/: imports run downhill, nothing runs in a circle, effects stay at the edge, files stay small.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Downhill: a layer imports itself and what stands above it. Layers of one row do not know each other. */
const ORDER: readonly (readonly string[])[] = [
  ['text'],
  ['corpus'],
  ['facts', 'search'],
  ['knowledge'],
  ['answer', 'library'],
  ['understand'],
  ['find'],
  ['intents'],
  ['bot.ts'],
  ['postgres'],
  ['store', 'state'],
  ['conversations.ts', 'questions'],
  ['channels', 'commands'],
  ['setting-values.ts'],
  ['settings.ts'],
  ['wechat-settings.ts'],
  ['config.ts', 'env-file.ts'],
  ['open.ts', 'open-state.ts', 'health.ts'],
  ['live'],
  ['stored-corpus.ts'],
  ['opening.ts'],
  ['serve.ts', 'measuring.ts', 'operating.ts', 'keeping', 'doctor'],
  ['main.ts'],
];

/** Tighter than the order: channels know no facts, commands know no engine. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  answer: ['answer', 'corpus', 'facts', 'text'],
  channels: ['channels', 'answer', 'library', 'text', 'bot.ts', 'conversations.ts', 'questions', 'state'],
  questions: ['questions', 'state', 'text'],
  state: ['state', 'answer', 'postgres', 'understand', 'bot.ts'],
  store: ['store', 'corpus', 'text', 'search', 'library', 'postgres', 'understand', 'bot.ts'],
};

/** Who may touch files, network, environment, clock and timers. */
const EDGE = [
  'main.ts',
  'config.ts',
  'env-file.ts',
  'serve.ts',
  'measuring.ts',
  'operating.ts',
  'opening.ts',
  'keeping',
  'open-state.ts',
  'live',
  'stored-corpus.ts',
  'doctor',
  'channels',
  'store',
  'state',
  'postgres',
];
const PURE_NODE = new Set(['node:buffer', 'node:crypto', 'node:path', 'node:url', 'node:util']);
const EFFECTS =
  /\b(?:process\.|console\.|setTimeout\(|setInterval\(|setImmediate\(|Date\.now\(|new Date\(\)|performance\.|Math\.random\(|randomUUID|randomBytes|getRandomValues|fetch\()/u;

/** Loads a native addon or data from the disk, so it has one door. */
const ONE_DOOR: Readonly<Record<string, string>> = {
  nodejieba: 'text/segmenter.ts',
  'opencc-js/t2cn': 'text/normalize.ts',
  'pinyin-pro': 'text/pinyin.ts',
  'better-sqlite3': 'state/sqlite/database.ts',
  ioredis: 'state/redis/connection.ts',
  'rate-limiter-flexible': 'state/redis/limits.ts',
  pg: 'postgres/database.ts',
  pino: 'channels/log.ts',
  '@resvg/resvg-js': 'channels/card/card-png.ts',
  '@hono/node-server': 'channels/http/front-server.ts',
  'prom-client': 'channels/metrics.ts',
};

const MOST_LINES = 250;
/** Word lists and wording: long because there is much to list, not because they do much. */
const DATA_ONLY =
  /^(?:facts\/lexicon\/.*|answer\/wording\.ts|text\/surnames\.ts|search\/(?:synonyms|thesaurus(?:-\w+)?|trained)\.ts|understand\/question-rules\.ts)$/u;

const SPECIFIER = '[\'"](?<name>[^\'"]+)[\'"]';
const IMPORTS = new RegExp(
  [
    String.raw`^(?:import|export)\s+(?:type\s+)?[\w$*{},\s]+?\s+from\s+${SPECIFIER}`,
    String.raw`^import\s+${SPECIFIER}`,
    String.raw`\b(?:import|require)\s*\(\s*${SPECIFIER}`,
  ]
    .map((pattern, index) => pattern.replace('<name>', `<name${index}>`))
    .join('|'),
  'gmu',
);

function importsIn(code: string): readonly string[] {
  return [...code.matchAll(IMPORTS)].map(({ groups }) => groups!.name0 ?? groups!.name1 ?? groups!.name2);
}

interface SourceFile {
  /** Relative to src/. */
  readonly path: string;
  readonly code: string;
  /** Paths of this tree. */
  readonly own: readonly string[];
  readonly packages: readonly string[];
}

function readSource(path: string): SourceFile {
  const code = readFileSync(posix.join(SRC, path), 'utf8');
  const names = importsIn(code);
  const own = names
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/u, '.ts'));
  return { path, code, own, packages: names.filter((name) => !name.startsWith('.')) };
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()
  .map(readSource);

const layerOf = (path: string) => path.split('/')[0];
const rowOf = (path: string) => ORDER.findIndex((row) => row.includes(layerOf(path)));
const isEdge = (path: string) => EDGE.includes(layerOf(path));
const arrow = (from: string, to: string) => `${from} → ${to}`;

function isDownhill(from: string, to: string): boolean {
  if (layerOf(from) === layerOf(to)) return true;
  return rowOf(to) < rowOf(from) && (ONLY[layerOf(from)]?.includes(layerOf(to)) ?? true);
}

/** Files that stand in a circle, each circle once: 「a.ts → b.ts → a.ts」. */
function circles(files: readonly Pick<SourceFile, 'path' | 'own'>[]): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const byPath = new Map(files.map((file) => [file.path, file.own]));
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of byPath.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

function withoutComments(code: string): string {
  return code.replace(/^\s*(?:\/\/|\/?\*).*$/gmu, '').replace(/\s\/\/ .*$/gmu, '');
}

/** Lines as `wc -l` counts them. */
const lineCount = ({ code }: SourceFile) => code.split('\n').length - 1;

describe('how imports are read', () => {
  it.each([
    ["import { a } from './a.js';", './a.js'],
    ["import type { A, B } from '../b.js';", '../b.js'],
    ["import {\n  type A,\n  b,\n} from './c.js';", './c.js'],
    ["import jieba from 'nodejieba';", 'nodejieba'],
    ["import * as all from './d.js';", './d.js'],
    ["export * from './e.js';", './e.js'],
    ["export { f, type G } from './f.js';", './f.js'],
    ["import './g.js';", './g.js'],
    ["const late = await import('./h.js');", './h.js'],
    ["type T = import('./i.js').T;", './i.js'],
  ])('%s', (code, name) => expect(importsIn(code)).toEqual([name]));

  it('words that only look like an import are none', () => {
    const code = "export const from = text.slice(0);\nexport function f() {\n  return 'x from ' + 'y';\n}\n";
    expect(importsIn(code)).toEqual([]);
  });

  it('finds a circle', () => {
    const a = { path: 'a.ts', own: ['b.ts'] };
    expect(circles([a, { path: 'b.ts', own: ['c.ts'] }, { path: 'c.ts', own: ['b.ts'] }])).toEqual([
      'b.ts → c.ts → b.ts',
    ]);
    expect(circles([a, { path: 'b.ts', own: [] }])).toEqual([]);
  });
});

describe('the way downhill', () => {
  it('there is something to read', () => {
    expect(FILES.length).toBeGreaterThan(50);
    expect(FILES.filter(({ own, packages }) => own.length + packages.length > 0).length).toBeGreaterThan(50);
  });

  it('every file stands in a layer, and every layer has a file', () => {
    expect(FILES.filter(({ path }) => rowOf(path) < 0).map(({ path }) => path)).toEqual([]);
    const layers = new Set(FILES.map(({ path }) => layerOf(path)));
    expect(ORDER.flat().filter((layer) => !layers.has(layer))).toEqual([]);
  });

  it('every import leads to a file', () => {
    const lost = FILES.flatMap(({ path, own }) =>
      own.filter((to) => !existsSync(posix.join(SRC, to))).map((to) => arrow(path, to)),
    );
    expect(lost.filter((line) => !line.endsWith('.json'))).toEqual([]);
  });

  it('no arrow goes uphill', () => {
    const uphill = FILES.flatMap(({ path, own }) =>
      own.filter((to) => !isDownhill(path, to)).map((to) => arrow(path, to)),
    );
    expect(uphill).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    expect(circles(FILES)).toEqual([]);
  });
});

describe('pure core, effects at the edge', () => {
  it('files and network: main, config, channels, store and state only', () => {
    const reaching = FILES.filter(({ path }) => !isEdge(path)).flatMap(({ path, packages }) =>
      packages
        .filter(
          (name) => (name.startsWith('node:') && !PURE_NODE.has(name)) || /^(?:fs|net|http)/u.test(name),
        )
        .map((name) => arrow(path, name)),
    );
    expect(reaching).toEqual([]);
  });

  it('environment, clock, timers and randomness too', () => {
    const reaching = FILES.filter(({ path }) => !isEdge(path)).flatMap(({ path, code }) =>
      withoutComments(code)
        .split('\n')
        .filter((line) => EFFECTS.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(reaching).toEqual([]);
  });

  it.each(Object.entries(ONE_DOOR))('%s comes in through %s only', (name, door) => {
    const users = FILES.filter(({ packages }) => packages.some((used) => used === name)).map(
      ({ path }) => path,
    );
    expect(users).toEqual([door]);
  });
});

describe('files', () => {
  it('have names that say the domain thing', () => {
    const vague = FILES.filter(
      ({ path }) =>
        /(?:^|[/-])(?:utils?|helpers?|common|manager|service|misc)\b/u.test(path) ||
        !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/u.test(path),
    );
    expect(vague.map(({ path }) => path)).toEqual([]);
  });

  it('open with what they are for', () => {
    const silent = FILES.filter(({ code }) => !/^(?:#!.*\n)?(?:\/\/|\/\*)/u.test(code));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it(`have at most ${MOST_LINES} lines, word lists excepted`, () => {
    const sizes = FILES.map(lineCount).sort((a, b) => a - b);
    const longest = [...FILES].sort((a, b) => lineCount(b) - lineCount(a)).slice(0, 3);
    console.info(
      `src: ${FILES.length} files, median ${sizes[Math.floor(sizes.length / 2)]} lines, longest ${longest
        .map((file) => `${file.path} (${lineCount(file)})`)
        .join(', ')}`,
    );
    const long = FILES.filter((file) => lineCount(file) > MOST_LINES && !DATA_ONLY.test(file.path));
    expect(long.map((file) => `${file.path} (${lineCount(file)})`)).toEqual([]);
  });
});
