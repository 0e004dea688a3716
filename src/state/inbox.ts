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

/** Another process works the lane off by now: this one was out of reach for too long. */
export class LaneLost extends Error {
  override readonly name = 'LaneLost';
}

/** The state is out of reach just now, and nobody else can do what was asked: to be asked again. */
export class StateAway extends Error {
  override readonly name = 'StateAway';
}

/**
 * A lane is worked off by one process at a time, which takes message after message until none is left. Every promise
 * resolves when the change is safe; where engines are out of reach, what is said of `unsafe` holds instead.
 */
export interface Inbox {
  /**
   * With the lanes that this process has to work off from now on. What was known before is left out. The same number
   * always comes with the same lane.
   */
  add(messages: readonly Received[]): Promise<readonly string[]>;
  /**
   * For messages that could not be written down: resolves when they are done, and until then they end with the process,
   * so nobody may be told that they are safe. Null where they are safe.
   */
  unsafe(messages: readonly Place[]): Promise<void> | null;
  /** Takes lanes that nobody works off: what a process left behind that has ended. To be called every now and then. */
  takeOver(): Promise<readonly string[]>;
  /** The message of a lane that has the lowest number. Null when none is left: then the lane is given back. */
  next(lane: string): Promise<Waiting | null>;
  /**
   * What will be sent is written down before it is sent, so that a second try sends the same. Like the
   * next two it rejects with LaneLost where the lane is another's by now.
   */
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
