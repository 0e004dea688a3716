// Bundles the page's script and style into one HTML document, dist/channels/web/page.html, so that one answer of the
// server is the whole page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const out = here('../../../../dist/channels/web/');

const { outputFiles } = await build({
  entryPoints: [here('main.tsx'), here('page.css')],
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: ['es2021', 'chrome100', 'safari15.4', 'firefox100'],
  tsconfig: here('tsconfig.json'),
  outdir: out,
  write: false,
});
const bundled = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text.trim();

// Functions as replacements: a `$` in the code means nothing.
const html = readFileSync(here('index.html'), 'utf8')
  .replace('/* page.css */', () => bundled('.css'))
  .replace('/* main.tsx */', () => bundled('.js'));
mkdirSync(out, { recursive: true });
writeFileSync(`${out}page.html`, html);
