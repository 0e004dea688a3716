// Whether Redis answers. While it does not, nobody waits for it: callers do without, and leave behind what is to be
// caught up with when it is back, which is found out in the background.
import type { Connection } from './connection.js';

export interface Link {
  /** What Redis says; where it fails, or has failed a moment ago, `otherwise`. */
  ask<Result>(call: () => Promise<Result>, otherwise: () => Result | Promise<Result>): Promise<Result>;
  /** To be done when Redis is back, before anybody else asks it. Takes the place of what has the same name. */
  later(name: string, work: () => Promise<unknown>): void;
  /** That is no longer to be done. */
  dropLater(name: string): void;
  isUp(): boolean;
  /** For how many ms it has been up without a break. */
  upFor(): number;
  /** Resolves when it has been found out at the start whether Redis is there: null, or why it is not. */
  readonly begun: Promise<string | null>;
  close(): void;
}

export interface LinkParts {
  readonly connection: Pick<Connection, 'ping'>;
  /** Told when Redis goes and when it is back. */
  readonly onChange: (change: LinkChange) => void;
  /** Done first of all when Redis is there. */
  readonly onUp: () => Promise<unknown>;
}

export type LinkChange =
  | { readonly type: 'away'; readonly reason: string }
  | { readonly type: 'back'; readonly caughtUp: number };

/** From one try to the next, in ms. */
const PROBING = 150;
/** At the start it may take so long, in ms. */
const FIRST = 1500;
/** So much is caught up with at a time. */
const AT_ONCE = 50;
/** Beyond that, the oldest is given up: an outage of hours must not fill the memory. */
const LATER_MAX = 100_000;

export function openLink({ connection, onChange, onUp }: LinkParts): Link {
  const journal = new Map<string, () => Promise<unknown>>();
  let isUp = false;
  let since = performance.now();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  /** In the order in which it was left behind, as far as that matters: names come one after another. */
  const catchUp = async (): Promise<number> => {
    let done = 0;
    while (journal.size > 0) {
      const some = [...journal].slice(0, AT_ONCE);
      await Promise.all(
        some.map(async ([name, work]) => {
          await work();
          if (journal.get(name) === work) journal.delete(name);
        }),
      );
      done += some.length;
    }
    return done;
  };
  /** The reason where it is not there. */
  const rise = async (): Promise<string | null> => {
    try {
      await connection.ping();
      await onUp();
      const caughtUp = await catchUp();
      isUp = true;
      since = performance.now();
      onChange({ type: 'back', caughtUp });
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  const probe = async (): Promise<void> => {
    if (closed || (await rise()) === null) return;
    timer = setTimeout(probe, PROBING).unref();
  };
  const fall = (error: unknown): void => {
    if (!isUp || closed) return;
    isUp = false;
    onChange({ type: 'away', reason: reasonOf(error) });
    void probe();
  };
  const begin = async (): Promise<string | null> => {
    const until = performance.now() + FIRST;
    for (;;) {
      const reason = await rise();
      if (reason === null || closed) return reason;
      if (performance.now() > until) {
        onChange({ type: 'away', reason });
        void probe();
        return reason;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return {
    ask: async (call, otherwise) => {
      if (!isUp) return otherwise();
      try {
        return await call();
      } catch (error) {
        fall(error);
        return otherwise();
      }
    },
    later: (name, work) => {
      journal.delete(name);
      journal.set(name, work);
      if (journal.size > LATER_MAX) journal.delete(journal.keys().next().value ?? '');
    },
    dropLater: (name) => void journal.delete(name),
    isUp: () => isUp,
    upFor: () => (isUp ? performance.now() - since : 0),
    begun: begin(),
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Without what was asked: that may be somebody's words. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
