// Messages between being received and being answered. What is in here is not lost, whatever happens to the process.
import type { Database } from './database.js';
import type { Commit } from './group-commit.js';
import type { Keepsake, Keepsakes } from './keepsakes.js';

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

/** Every promise resolves when the change is on the disk. */
export interface Inbox {
  /** With those that were not known before, in the order given. */
  add(messages: readonly Received[]): Promise<readonly Received[]>;
  /** What a former process left behind, oldest first. */
  waiting(): readonly Waiting[];
  /** What will be sent is written down before it is sent, so that a second try sends the same. */
  decide(id: number, plan: unknown, keepsakes: readonly Keepsake[]): Promise<void>;
  /** So many steps are out; the last one left these keepsakes. */
  advance(id: number, sent: number, keepsakes: readonly Keepsake[]): Promise<void>;
  /** All of it is out, or given up. The text goes, the id stays for telling duplicates. */
  finish(id: number, keepsakes: readonly Keepsake[]): Promise<void>;
  /** Forgets ids of messages that were done before this time, in ms. */
  prune(before: number): void;
}

interface Row {
  readonly id: number;
  readonly lane: string;
  readonly body: string;
  readonly plan: string | null;
  readonly sent: number;
}

export interface InboxParts {
  readonly database: Database;
  readonly commit: Commit;
  /** Keepsakes are written in the same commit as the step that made them. */
  readonly keepsakes: Pick<Keepsakes, 'write'>;
  /** Time in ms. */
  readonly now: () => number;
}

export function createInbox(channel: string, { database, commit, keepsakes: kept, now }: InboxParts): Inbox {
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
  const change = (update: () => void, keepsakes: readonly Keepsake[]) =>
    commit(() => {
      update();
      keepsakes.forEach(kept.write);
    });
  const isNew = ({ id, lane, body }: Received) =>
    insert.run(channel, id, lane, now(), JSON.stringify(body)).changes > 0;
  return {
    add: (messages) => commit(() => messages.filter(isNew)),
    waiting: () =>
      select.all(channel).map(({ body, plan, ...row }) => ({
        ...row,
        body: JSON.parse(body),
        plan: plan === null ? null : JSON.parse(plan),
      })),
    decide: (id, plan, keepsakes) => change(() => setPlan.run(JSON.stringify(plan), channel, id), keepsakes),
    advance: (id, sent, keepsakes) => change(() => setSent.run(sent, channel, id), keepsakes),
    finish: (id, keepsakes) => change(() => setDone.run(now(), channel, id), keepsakes),
    prune: (before) => void remove.run(channel, before),
  };
}
