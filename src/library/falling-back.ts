// A library that reads a store, and memory while the store is away or holds nothing; it finds the store back by itself.
import type { Library, OpenLibrary } from './records.js';

export interface FallingBack extends OpenLibrary {
  /** False from when the store was found away until it has answered again. */
  isUp(): boolean;
}

export interface FallingBackOptions {
  readonly store: OpenLibrary & { isLoaded(): Promise<boolean> };
  readonly memory: Library;
  /** Whether an error says that the store is away; any other is a bug. */
  readonly isAway: (error: unknown) => boolean;
  /** Learns when it goes away, with why, and when it is back. */
  readonly onChange: (away: Error | null) => void;
  /** ms on a clock that never jumps. */
  readonly now: () => number;
}

/** A store that was away, or empty, is asked again after so many ms. */
const PAUSE = 5000;

export function fallingBack({ store, memory, isAway, onChange, now }: FallingBackOptions): FallingBack {
  let isUp = true;
  let isLoaded = false;
  let notBefore = Number.NEGATIVE_INFINITY;
  const change = (away: Error | null) => {
    if (isUp !== (away === null)) onChange(away);
    isUp = away === null;
  };
  const either = async <Read>(stored: () => Read | Promise<Read>, known: () => Read): Promise<Read> => {
    if (now() < notBefore) return known();
    try {
      if (!isLoaded) isLoaded = await store.isLoaded();
      const read = isLoaded ? await stored() : known();
      if (!isLoaded) notBefore = now() + PAUSE;
      change(null);
      return read;
    } catch (error) {
      if (!isAway(error)) throw error;
      notBefore = now() + PAUSE;
      change(error as Error);
      return known();
    }
  };
  return {
    isUp: () => isUp,
    zones: () => either(store.zones, memory.zones),
    zone: (name) =>
      either(
        () => store.zone(name),
        () => memory.zone(name),
      ),
    facts: (filter) =>
      either(
        () => store.facts(filter),
        () => memory.facts(filter),
      ),
    // The bot cites articles of its own corpus, which need not be in the store.
    article: (id) =>
      either(
        async () => (await store.article(id)) ?? memory.article(id),
        () => memory.article(id),
      ),
    search: (words, top) =>
      either(
        () => store.search(words, top),
        () => memory.search(words, top),
      ),
  };
}
