// Wrong use of the command line.

/** Exit code 2 and this one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
