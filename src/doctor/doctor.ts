// 「zonebot doctor」: everything that is looked at, in its order. A check more is a line more.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redactor } from '../channels/log.js';
import { stateFile } from '../config.js';
import { type Check, examine, type Found } from './check.js';
import { corpusChecks } from './corpus-checks.js';
import { addonChecks, clockCheck, nodeCheck, portCheck } from './machine-checks.js';
import { exitCode, formatFound, formatSum } from './report.js';
import { type Env, readSettings, settingsChecks } from './settings-checks.js';
import { storeChecks } from './store-checks.js';

export interface DoctorOptions {
  readonly env: Env;
  /** Where .env is. */
  readonly cwd: string;
  /** The corpus folder of the command line; null for that of the settings. */
  readonly corpus: string | null;
  readonly colour: boolean;
  readonly say: (line: string) => void;
  /** Time in ms. */
  readonly now: number;
}

/** What is set wrong keeps from looking at what depends on it. */
function checksOf({ env, cwd, corpus, now }: DoctorOptions): readonly Check[] {
  const { config } = readSettings(env);
  const dir = corpus ?? config?.corpus ?? null;
  const known = [
    ['the program', fileURLToPath(import.meta.url)],
    ['the state', config && stateFile(config)],
    ['the corpus', dir],
  ] as const;
  const times = known.flatMap(([what, file]) => {
    return file !== null && existsSync(file) ? [[what, statSync(file).mtimeMs] as const] : [];
  });
  return [
    nodeCheck(process.versions.node),
    clockCheck(now, times),
    ...addonChecks(),
    ...settingsChecks(env, join(cwd, '.env')),
    ...(config ? storeChecks(config) : []),
    ...(config ? [portCheck(config)] : []),
    ...(dir === null ? [] : corpusChecks(dir)),
  ];
}

/** Says a line for each finding; resolves with the exit code. */
export async function runDoctor(options: DoctorOptions): Promise<0 | 1 | 2> {
  const { env, colour, say } = options;
  const redact = redactor(secretsOf(env));
  const all: Found[] = [];
  await examine(checksOf(options), (found) => {
    all.push(found);
    say(formatFound(found, { colour, redact }));
  });
  if (readSettings(env).config === null)
    say('not looked at: what depends on the settings (stores, port, channels); mend those first');
  say(formatSum(all));
  return exitCode(all);
}

/** Also of settings that cannot be read: by their names, and passwords in addresses. */
function secretsOf(env: Env): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value?.trim()) return [];
    const password = URL.canParse(value) ? new URL(value).password : '';
    const inAddress = password === '' ? [] : [value, password, decodeURIComponent(password)];
    return /_(?:TOKEN|AES_KEY|AES_KEY_PREVIOUS|API_KEY|APP_SECRET|SALT)$/u.test(name)
      ? [value.trim()]
      : inAddress;
  });
}
