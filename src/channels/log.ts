// The one way out for what operators read: a line of JSON each, without secrets, whatever somebody logs.
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A bot token in a URL or alone, known or not. */
const TOKEN = /\d{5,}:[\w-]{20,}/gu;
const HIDDEN = '[secret]';

/** Writes to `output` without the secrets given, without anything that looks like a token. */
export function createLog(
  output: DestinationStream,
  { level, secrets }: { readonly level: string; readonly secrets: readonly string[] },
): Log {
  const redact = redactor(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorLine },
    },
    { write: (line) => output.write(redact(line)) },
  );
}

/** Takes the secrets given out of a text, and whatever looks like a token. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '');
  return (text) =>
    known.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text).replace(TOKEN, HIDDEN);
}

/** An error object may hold requests and URLs: of it only name, message and stack are told. */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}
