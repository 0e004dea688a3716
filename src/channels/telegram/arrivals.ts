// Which updates are taken in. Who asks too fast is told so once; the rest of it goes before it costs anything.
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Asker, Limited } from '../../state/limits.js';
import type { Reception } from '../reception.js';
import { addressed } from './addressed.js';
import type { Me } from './answering.js';
import { checkedUpdate } from './update-schema.js';

export interface Arrivals {
  /** Those that are to be answered, or to be told why not. */
  admit(updates: readonly Update[]): Promise<readonly Update[]>;
  /** Null for an update that is to be answered. */
  refusal(update: Update): Promise<Limited | null>;
}

export interface ArrivalsParts {
  readonly me: Me;
  readonly commands: ReadonlySet<string>;
  readonly reception: Pick<Reception, 'limit'>;
}

/** An update that is brought again is not counted again: more than wait at a time. */
const DECIDED = 20_000;

export function createArrivals({ me, commands, reception }: ArrivalsParts): Arrivals {
  const decided = new LRUCache<number, Promise<Limited | null>>({ max: DECIDED });
  const decide = (update: Update): Promise<Limited | null> => {
    const before = decided.get(update.update_id);
    if (before) return before;
    const asker = askerOf(update, me, commands);
    const decision = asker === null ? Promise.resolve(null) : reception.limit(asker);
    decided.set(update.update_id, decision);
    return decision;
  };
  return {
    admit: async (updates) => {
      const decisions = await Promise.all(updates.map(decide));
      return updates.filter((_, at) => decisions[at]?.isTold ?? true);
    },
    refusal: async ({ update_id }) => (await decided.get(update_id)) ?? null,
  };
}

/** Null for what asks nothing of the bot: what a group says among itself counts for nobody. */
function askerOf(update: Update, me: Me, commands: ReadonlySet<string>): Asker | null {
  if (!checkedUpdate(update)) return null;
  const { callback_query, inline_query } = update;
  const message = update.message ?? update.edited_message ?? update.guest_message;
  const asked = message && addressed(message, me, commands);
  if (asked) return asker(asked.user, asked.isPrivate ? null : asked.chat);
  if (callback_query) {
    const chat = callback_query.message?.chat;
    return asker(callback_query.from.id, chat && chat.type !== 'private' ? chat.id : null);
  }
  return inline_query ? asker(inline_query.from.id, null) : null;
}

function asker(user: number, chat: number | null): Asker {
  return { channel: 'telegram', user: String(user), chat: chat === null ? null : String(chat) };
}
