// Runs once before all tests: the tests of the command line and of hostile input use dist/, which must be that of src/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/main.js');

function isStale(): boolean {
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return sources.some((path) => statSync(join(root, 'src', path)).mtimeMs > since);
}

/** Compiles src/ when dist/ is older. A type error does not stop the tests: `tsc --noEmit` is what judges types. */
export default function build(): void {
  if (!isStale()) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.warn(`npm run build: exit ${status}\n${stdout}${stderr}`);
  if (!existsSync(built)) throw new Error('npm run build wrote no dist/main.js');
}
