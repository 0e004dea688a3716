// The inbox in the state file, which belongs to this process alone: what waits stands in memory as well.
import type { Inbox, Place, Received, Waiting } from '../inbox.js';
import type { Keepsake } from '../keepsakes.js';
import type { Database } from './database.js';
import type { Commit } from './group-commit.js';
import type { SqliteKeepsakes } from './keepsakes.js';

interface Row {
  readonly id: number;
  readonly lane: string;
  readonly body: string;
  readonly plan: string | null;
  readonly sent: number;
}

export interface SqliteInboxParts {
  readonly database: Database;
  readonly commit: Commit;
  /** Keepsakes are written in the same commit as the step that made them. */
  readonly keepsakes: Pick<SqliteKeepsakes, 'put'>;
  /** Time in ms. */
  readonly now: () => number;
}

export function sqliteInbox(
  channel: string,
  { database, commit, keepsakes: kept, now }: SqliteInboxParts,
): Inbox {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO inbox (channel, id, lane, received, body) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<[string], Row>(
    'SELECT id, lane, body, plan, sent FROM inbox WHERE channel = ? AND done IS NULL ORDER BY id',
  );
  const setPlan = database.prepare('UPDATE inbox SET plan = ? WHERE channel = ? AND id = ?');
  const setSent = database.prepare('UPDATE inbox SET sent = ? WHERE channel = ? AND id = ?');
  const setDone = database.prepare(
    'UPDATE inbox SET done = ?, body = NULL, plan = NULL WHERE channel = ? AND id = ?',
  );
  const remove = database.prepare('DELETE FROM inbox WHERE channel = ? AND done < ?');
  const lanes = new Map<string, Waiting[]>();
  let tookOver = false;

  const change = (update: () => void, keepsakes: readonly Keepsake[]) =>
    commit(() => {
      update();
      keepsakes.forEach(kept.put);
    });
  const isNew = ({ id, lane, body }: Received) =>
    insert.run(channel, id, lane, now(), JSON.stringify(body)).changes > 0;
  /** With the lanes that were empty before. */
  const enqueue = (messages: readonly Waiting[]): readonly string[] => {
    const begun: string[] = [];
    for (const message of messages) {
      const queue = lanes.get(message.lane);
      if (queue) {
        const later = queue.findIndex(({ id }) => id > message.id);
        queue.splice(later < 0 ? queue.length : later, 0, message);
        continue;
      }
      lanes.set(message.lane, [message]);
      begun.push(message.lane);
    }
    return begun;
  };
  const note = ({ id, lane }: Place, news: Partial<Waiting>) => {
    const queue = lanes.get(lane) ?? [];
    const at = queue.findIndex((message) => message.id === id);
    if (at >= 0) queue[at] = { ...queue[at], ...news };
  };
  return {
    add: async (messages) => {
      const fresh = await commit(() => messages.filter(isNew));
      return enqueue(fresh.map((message) => ({ ...message, plan: null, sent: 0 })));
    },
    unsafe: () => null,
    takeOver: async () => {
      // What is left behind is left by former processes: this one has nothing to take over twice.
      if (tookOver || lanes.size > 0) return [];
      tookOver = true;
      return enqueue(
        select.all(channel).map(({ body, plan, ...row }) => ({
          ...row,
          body: JSON.parse(body),
          plan: plan === null ? null : JSON.parse(plan),
        })),
      );
    },
    next: async (lane) => {
      const [first] = lanes.get(lane) ?? [];
      if (first === undefined) lanes.delete(lane);
      return first ?? null;
    },
    decide: async (message, plan, keepsakes) => {
      await change(() => setPlan.run(JSON.stringify(plan), channel, message.id), keepsakes);
      note(message, { plan });
    },
    advance: async (message, sent, keepsakes) => {
      await change(() => setSent.run(sent, channel, message.id), keepsakes);
      note(message, { sent });
    },
    finish: async ({ id, lane }, keepsakes) => {
      await change(() => setDone.run(now(), channel, id), keepsakes);
      const queue = lanes.get(lane) ?? [];
      const at = queue.findIndex((message) => message.id === id);
      if (at >= 0) queue.splice(at, 1);
    },
    waiting: () => new Map([...lanes].map(([lane, { length }]) => [lane, length])),
    prune: async (before) => void remove.run(channel, before),
  };
}
