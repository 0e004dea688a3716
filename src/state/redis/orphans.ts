// Lanes in which something waits and that nobody works off: their process has ended, or gave them back.

import { KEEPSAKE_AGE } from '../state.js';
import type { Connection } from './connection.js';
import { indexKey, LOOK, laneKeys, QUIET, STRIKE, TAKE } from './lane-scripts.js';
import type { Worker } from './worker.js';

export interface OrphanParts {
  readonly connection: Pick<Connection, 'run'>;
  readonly worker: Worker;
  /** Whether this process works the lane off. */
  readonly isHeld: (lane: string) => boolean;
}

export interface Orphan {
  readonly lane: string;
  /** Under which this process has taken it. */
  readonly token: string;
}

/** A lane that had a message a moment ago is being worked off, most likely. In ms. */
const QUIET_FOR = 1500;
/** So many are looked at in one go. */
const AT_ONCE = 500;

export async function findOrphans(
  channel: string,
  { connection, worker, isHeld }: OrphanParts,
): Promise<readonly Orphan[]> {
  const index = indexKey(channel);
  const quiet = (await connection.run(QUIET, [index], QUIET_FOR, AT_ONCE)) as readonly string[];
  const deaths = new Map<string, Promise<boolean>>();
  const isDead = (token: string) => {
    const [process] = token.split(':');
    const known = deaths.get(process) ?? worker.isDead(token);
    deaths.set(process, known);
    return known;
  };
  const take = async (lane: string, time: string): Promise<readonly Orphan[]> => {
    if (isHeld(lane)) return [];
    const { queue, holder } = laneKeys(channel, lane);
    const [waiting, by] = (await connection.run(LOOK, [queue, holder])) as readonly [number, string];
    if (waiting === 0) {
      await connection.run(STRIKE, [index], lane, time);
      return [];
    }
    // This process's own, which it had lost sight of while Redis was away, are not held by anybody either.
    if (by !== '' && !worker.isMine(by) && !(await isDead(by))) return [];
    const token = worker.newToken();
    const taken = await connection.run(TAKE, [queue, holder], by, token, KEEPSAKE_AGE);
    return taken === 1 ? [{ lane, token }] : [];
  };
  const lanes = quiet.flatMap((lane, at) => (at % 2 === 0 ? [{ lane, time: quiet[at + 1] }] : []));
  return (await Promise.all(lanes.map(({ lane, time }) => take(lane, time)))).flat();
}
