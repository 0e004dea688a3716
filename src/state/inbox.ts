// Messages between being received and being answered. What is in here is not lost, whatever happens to the process.
import type { Keepsake } from './keepsakes.js';

/** A message as it came, with the lane in which order is kept: its chat. */
export interface Received {
  readonly id: number;
  readonly lane: string;
  readonly body: unknown;
}

/** A message that is not done yet. */
export interface Waiting extends Received {
  /** What is to be sent for it, once that was decided; null before. */
  readonly plan: unknown;
  /** So many steps of the plan are out. */
  readonly sent: number;
}

/** Which message, and where it waits. */
export type Place = Pick<Received, 'id' | 'lane'>;

/**
 * A lane is worked off by one process at a time, which takes message after message until none is left. Every promise
 * resolves when the change is safe.
 */
export interface Inbox {
  /** With the lanes that this process has to work off from now on. What was known before is left out. */
  add(messages: readonly Received[]): Promise<readonly string[]>;
  /** Takes lanes that nobody works off: what a former process left behind. */
  takeOver(): Promise<readonly string[]>;
  /** The oldest message of a lane. Null when none is left: then the lane is given back. */
  next(lane: string): Promise<Waiting | null>;
  /** What will be sent is written down before it is sent, so that a second try sends the same. */
  decide(message: Place, plan: unknown, keepsakes: readonly Keepsake[]): Promise<void>;
  /** So many steps are out; the last one left these keepsakes. */
  advance(message: Place, sent: number, keepsakes: readonly Keepsake[]): Promise<void>;
  /** All of it is out, or given up. The text goes, the id stays for telling duplicates. */
  finish(message: Place, keepsakes: readonly Keepsake[]): Promise<void>;
  /** Messages that this process has taken and not done, by lane. */
  waiting(): ReadonlyMap<string, number>;
  /** Forgets ids of messages that were done before this time, in ms. */
  prune(before: number): Promise<void>;
}
