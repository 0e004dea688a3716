// What every message passes before anything is done for it: the limits, then a look at how many wait already.
import type { Asker, Limited, Limits } from '../state/limits.js';
import type { Metrics } from './metrics.js';
import type { Turns } from './turns.js';

export interface Reception {
  /** Null where the message is within the limits. */
  limit(asker: Asker): Promise<Limited | null>;
  /** So many wait that this one is better told so. */
  isBusy(asker: Asker): boolean;
  /** The same for whoever comes next, with nobody turned away. */
  hasRoom(): boolean;
  /** Does the work when it is the asker's turn. */
  serve<Result>(asker: Asker, work: () => Result | Promise<Result>): Promise<Result>;
}

export interface ReceptionParts {
  readonly limits: Limits;
  readonly turns: Turns;
  readonly metrics: Pick<Metrics, 'counter'>;
}

export function createReception({ limits, turns, metrics }: ReceptionParts): Reception {
  const count = metrics.counter(
    'zonebot_refused_total',
    'Messages not answered, by channel and by the limit (user, chat, bot) or because too many waited (busy).',
    ['channel', 'reason'],
  );
  return {
    limit: async (asker) => {
      const limited = await limits.take(asker);
      if (limited) count({ channel: asker.channel, reason: limited.by });
      return limited;
    },
    isBusy: (asker) => {
      const isBusy = turns.isFull(laneOf(asker));
      if (isBusy) count({ channel: asker.channel, reason: 'busy' });
      return isBusy;
    },
    hasRoom: () => !turns.isFull(''),
    serve: (asker, work) => turns.take(laneOf(asker), work),
  };
}

/** People of one chat take turns among themselves. */
function laneOf({ channel, user, chat }: Asker): string {
  return `${channel}:${chat ?? user}`;
}
