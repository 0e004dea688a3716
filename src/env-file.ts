// Settings from a file: .env in the folder one starts in.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Adds the settings of `dir/.env` to the process's environment, where there is one; what is already set stays. */
export function loadEnvFile(dir: string): void {
  const path = resolve(dir, '.env');
  // Node before 20.12 cannot read such a file; there the environment alone counts.
  if (typeof process.loadEnvFile === 'function' && existsSync(path)) process.loadEnvFile(path);
}
