// The lanes that this process works off, with what it knows to wait there; others may have added more.
import type { Place, Waiting } from '../inbox.js';

export interface HeldLane {
  /** Under which name it holds the lane in Redis; null where it does not. */
  token: string | null;
  /** By number. */
  readonly queue: Waiting[];
}

export interface HeldLanes {
  readonly all: ReadonlyMap<string, HeldLane>;
  /** Whether nobody works the lane off here: then somebody has to begin. */
  hold(lane: string, token: string | null): boolean;
  leave(lane: string): void;
  /** The lane is another's by now; what came here without Redis is still ours to answer. */
  lose(lane: string): void;
  /** Adds a message, or puts it in place of what is known of it. */
  put(message: Waiting): void;
  find(place: Place): Waiting | undefined;
  remove(place: Place): void;
}

/** `isHere`: the message came while Redis was away, which has not heard of it. */
export function holdLanes(isHere: (id: number) => boolean): HeldLanes {
  const all = new Map<string, HeldLane>();
  return {
    all,
    hold: (lane, token) => {
      const held = all.get(lane);
      if (held) held.token = token ?? held.token;
      else all.set(lane, { token, queue: [] });
      return held === undefined;
    },
    leave: (lane) => void all.delete(lane),
    lose: (lane) => {
      const held = all.get(lane);
      if (!held) return;
      held.token = null;
      const here = held.queue.filter(({ id }) => isHere(id));
      held.queue.splice(0, held.queue.length, ...here);
    },
    put: (message) => {
      const queue = all.get(message.lane)?.queue ?? [];
      const at = queue.findIndex(({ id }) => id >= message.id);
      if (at < 0) queue.push(message);
      else queue.splice(at, queue[at].id === message.id ? 1 : 0, message);
    },
    find: ({ id, lane }) => all.get(lane)?.queue.find((message) => message.id === id),
    remove: ({ id, lane }) => {
      const queue = all.get(lane)?.queue ?? [];
      const at = queue.findIndex((message) => message.id === id);
      if (at >= 0) queue.splice(at, 1);
    },
  };
}
