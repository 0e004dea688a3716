// Failures that one line tells; all others are bugs, and show where they happened.

/** By name, as the layers that throw them are not known here. */
const TOLD = new Set([
  'UsageError',
  'ConfigError',
  'IndexWriteError',
  'CorpusFileError',
  'ServeError',
  'StateFileError',
  'RedisRefusal',
  'MenuError',
  'PostgresAwayError',
  'StoreAwayError',
  'PostgresVersionError',
  'LoadRefusedError',
]);
/** A package that is not there, or was built for another Node. */
const UNLOADABLE = /^(?:BINDING_NOT_FOUND|(?:ERR_)?MODULE_NOT_FOUND|ERR_DLOPEN_FAILED)$/u;

const FAILED = 1;
const WRONG_USE = 2;

/** Null for a bug. */
export function toldFailure(error: unknown): { readonly line: string; readonly exitCode: number } | null {
  if (!(error instanceof Error)) return null;
  if (TOLD.has(error.name)) return { line: error.message, exitCode: WRONG_USE };
  if (!('code' in error) || !UNLOADABLE.test(String(error.code))) return null;
  const [line] = error.message.split('\n');
  return { line: `a package cannot be loaded: ${line}; see zonebot doctor`, exitCode: FAILED };
}
