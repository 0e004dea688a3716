// The state as a few maps: what engines are held against, command by command.
import type { Keepsake } from '../../src/state/keepsakes.js';
import { INBOX_AGE, KEEPSAKE_AGE } from '../../src/state/state.js';

export const TTL = 60_000;

export interface Waiting {
  plan: unknown;
  sent: number;
}

export class StateModel {
  now = 0;
  readonly sessions = new Map<string, { readonly asked: string; readonly touched: number }>();
  readonly keepsakes = new Map<string, Keepsake & { readonly written: number }>();
  /** When a message was done; null before. */
  readonly seen = new Map<number, number | null>();
  readonly waiting = new Map<number, Waiting>();
  readonly held = new Set<string>();

  pass(ms: number): void {
    this.now += ms;
    for (const [id, { touched }] of this.sessions) if (touched <= this.now - TTL) this.sessions.delete(id);
    for (const [key, { written }] of this.keepsakes)
      if (written < this.now - KEEPSAKE_AGE) this.keepsakes.delete(key);
    for (const [id, done] of this.seen)
      if (done !== null && done < this.now - INBOX_AGE) this.seen.delete(id);
  }

  keep(keepsakes: readonly Keepsake[]): void {
    for (const keepsake of keepsakes)
      this.keepsakes.set(`${keepsake.kind} ${keepsake.key}`, { ...keepsake, written: this.now });
  }

  /** Lanes that begin. */
  add(ids: readonly number[], laneOf: (id: number) => string): readonly string[] {
    const begun: string[] = [];
    for (const id of ids) {
      if (this.seen.has(id)) continue;
      this.seen.set(id, null);
      this.waiting.set(id, { plan: null, sent: 0 });
      if (!this.held.has(laneOf(id))) begun.push(laneOf(id));
      this.held.add(laneOf(id));
    }
    return begun;
  }

  /** The lowest number of a lane; null where none is left, which gives the lane back. */
  next(lane: string, laneOf: (id: number) => string): number | null {
    const [first] = [...this.waiting.keys()].filter((id) => laneOf(id) === lane).sort((a, b) => a - b);
    if (first === undefined) this.held.delete(lane);
    return first ?? null;
  }

  finish(id: number): void {
    this.waiting.delete(id);
    this.seen.set(id, this.now);
  }
}
