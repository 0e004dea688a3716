// Prints each pattern of the built program as a line of JSON: those that stand in its files as literals, and those that it
// builds from parts when it starts and answers.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const DIST = new URL('../../dist/', import.meta.url);
const seen = new Map();
const note = (source, flags, where) => {
  const key = `/${source}/${flags}`;
  if (!seen.has(key)) seen.set(key, { source, flags, where });
};

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
function walk(node, where) {
  if (Array.isArray(node)) for (const one of node) walk(one, where);
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'Literal' && node.regex) note(node.regex.pattern, node.regex.flags, where);
  for (const inner of Object.values(node)) if (typeof inner === 'object') walk(inner, where);
}
for (const path of files) walk(parseAst(readFileSync(new URL(path, DIST), 'utf8')).body, path);

const Real = globalThis.RegExp;
const built = (source, flags) => note(String(source?.source ?? source), String(flags ?? ''), 'built');
globalThis.RegExp = new Proxy(Real, {
  construct: (target, given, as) => {
    built(...given);
    return Reflect.construct(target, given, as);
  },
  apply: (target, self, given) => {
    built(...given);
    return Reflect.apply(target, self, given);
  },
});
const { openBot } = await import(new URL('open.js', DIST).href);
const { readCorpusFolder } = await import(new URL('store/corpus-folder.js', DIST).href);
for (const path of files)
  if (!/^main\.js$|worker|thread|page\//u.test(path)) await import(new URL(path, DIST).href).catch(() => {});
globalThis.RegExp = Real;
const { bot } = openBot(readCorpusFolder(fileURLToPath(new URL('../../corpus', import.meta.url))).sources, {
  max: 10,
  ttl: 60_000,
});
bot.reply('s', '贵阳高新区有多少家研发机构');
const lines = [...seen.values()].map((one) => `${JSON.stringify(one)}\n`);
process.stdout.write(lines.join(''), () => process.exit(0));
