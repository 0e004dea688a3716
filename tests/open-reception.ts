// A reception that lets everybody in, in turn; a test gives the limits that it is about.
import { createReception, type Reception } from '../src/channels/reception.js';
import { createTurns, type Turns } from '../src/channels/turns.js';
import { createLimits, type LimitRates } from '../src/state/limits.js';
import { memoryAllowances } from '../src/state/memory/limits.js';

/** Turns for tests on timers of their own: all works begin at once. */
export const AT_ONCE: Turns = { take: async (_, work) => work(), isFull: () => false, waiting: () => 0 };
/** Nobody else is let in. */
export const FULL: Turns = { ...AT_ONCE, isFull: () => true };

export interface ReceptionOptions {
  readonly rates?: Partial<LimitRates>;
  readonly elapsed?: () => number;
  readonly turns?: Turns;
  /** Gets channel and reason of each refusal. */
  readonly refused?: (readonly [channel: string, reason: string])[];
}

export function receptionFor(options: ReceptionOptions = {}): Reception {
  const { rates, elapsed = () => performance.now(), refused = [] } = options;
  return createReception({
    limits: createLimits(memoryAllowances(elapsed), { user: null, chat: null, bot: null, ...rates }),
    turns: options.turns ?? createTurns({ elapsed, later: setImmediate }),
    metrics: {
      counter: () => (labels) => {
        const { channel = '', reason = '' }: Partial<Record<string, string>> = labels;
        refused.push([channel, reason]);
      },
    },
  });
}
