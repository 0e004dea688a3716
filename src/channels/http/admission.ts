// Who is answered over HTTP: questions beyond the limits get 429, and while too many wait 503, each with Retry-After.
import type { Context, MiddlewareHandler } from 'hono';
import type { Asker } from '../../state/limits.js';
import type { Reception } from '../reception.js';
import { PROBLEM_HEADERS, problem, problemBody } from './problem.js';

/** What the server knows of a request beside it. */
export type FromServer = { readonly Bindings: { readonly sender?: string } };

/** In seconds. */
const BUSY_PAUSE = 2;

/** A conversation is a person. Several may sit behind one address. */
export function askerOf({ env }: Context<FromServer>, session?: string): Asker {
  const sender = env?.sender ?? '';
  return { channel: 'http', user: `${sender} ${session ?? ''}`, chat: sender };
}

/** Looks before anything of the request is read. */
export function refuseWhenBusy(reception: Pick<Reception, 'isBusy'>): MiddlewareHandler<FromServer> {
  return async (context, next) => {
    if (!reception.isBusy(askerOf(context))) return next();
    return problem(503, again('too many questions wait', BUSY_PAUSE), retryAfter(BUSY_PAUSE));
  };
}

/** Body, status and headers of what is said; null where the question is within the limits. */
export async function refusedBeyondLimits(asker: Asker, reception: Pick<Reception, 'limit'>) {
  const limited = await reception.limit(asker);
  if (limited === null) return null;
  const seconds = Math.ceil(limited.wait / 1000);
  const why = limited.by === 'bot' ? 'too many ask at the moment' : 'too many questions from here';
  const headers = { ...PROBLEM_HEADERS, ...retryAfter(seconds) };
  return [problemBody(429, again(why, seconds)), 429, headers] as const;
}

const again = (why: string, seconds: number) => `${why}; ask again in ${seconds} s`;
const retryAfter = (seconds: number): Record<string, string> => ({ 'retry-after': String(seconds) });
