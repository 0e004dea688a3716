// Every chat has a lane: its messages are answered one after another, and never wait for another chat.
import type { Update } from 'grammy/types';
import { type Inbox, LaneLost, type Received, StateAway, type Waiting } from '../../state/inbox.js';
import type { Keepsake } from '../../state/keepsakes.js';
import type { Log } from '../log.js';
import type { Plan, Planned } from './calls.js';
import type { Deliver } from './deliver.js';

export interface LaneParts {
  readonly inbox: Inbox;
  /** Decides what is sent for an update; never rejects. */
  readonly plan: (update: Update, lane: string) => Promise<Planned>;
  readonly deliver: Deliver;
  readonly log: Log;
  /** Resolves after so many ms, or earlier with false when the bot stops. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Told of what ends the bot: a revoked token, a damaged file. */
  readonly onFatal: (error: unknown) => void;
}

export interface Lanes {
  /**
   * Resolves when the updates are safe: then they may be confirmed. What is known already is left out. Rejects where the
   * bot stops before.
   */
  accept(updates: readonly Update[]): Promise<void>;
  /** Takes up what other processes left behind. To be called every now and then. */
  takeOver(): Promise<void>;
  /** Updates that are not done. */
  size(): number;
  /** The same, but of each chat a few at most: a busy chat is no reason to take nothing from others. */
  pressure(): number;
  /** Resolves when no update is left. */
  idle(): Promise<void>;
  /** Begins nothing any more; resolves when what was being sent is through. */
  stop(): Promise<void>;
}

/** So many updates of one chat count as pressure. */
const LANE_COUNTED = 20;
/** A full disk is tried again after so many ms, a server that is away after so many. */
const DISK_PAUSE = 5000;
const AWAY_PAUSE = 300;
/**
 * Where nothing can be written down, updates are confirmed when they are answered. For so many ms: then a chat that
 * Telegram lets nobody write to must not keep all others waiting.
 */
const UNSAFE_PATIENCE = 10_000;

export function createLanes({ inbox, plan, deliver, log, wait, onFatal }: LaneParts): Lanes {
  const running = new Set<Promise<void>>();
  let stopping = false;

  /** Goes on where it stands; false when the bot stops. */
  const handle = async (task: Task): Promise<boolean> => {
    task.plan ??= await plan(task.body as Update, task.lane);
    if (stopping) return false;
    const { calls, keepsakes, keep } = task.plan;
    if (!task.isDecided) {
      if (calls.length > 0) await inbox.decide(task, { calls, keepsakes: [] }, keepsakes);
      task.isDecided = true;
      await keep?.();
    }
    while (task.sent < calls.length) {
      if (stopping) return false;
      const call = calls[task.sent];
      const outcome = await deliver(call);
      if (outcome.type === 'stopped') return false;
      if (outcome.type === 'dropped')
        log.warn({ update: task.id, method: call.method, reason: outcome.reason }, 'not sent');
      task.left = outcome.type === 'sent' ? outcome.keepsakes : [];
      task.sent += 1;
      if (task.sent < calls.length) await inbox.advance(task, task.sent, task.left);
    }
    await inbox.finish(task, task.left);
    return true;
  };

  /** Tries until the inbox takes it: what was done is not done again. */
  const persist = async <Result>(step: () => Promise<Result>): Promise<Result | null> => {
    for (;;) {
      try {
        return await step();
      } catch (error) {
        const isAway = error instanceof StateAway;
        if (!isAway && !isDiskFull(error)) throw error;
        if (!isAway) log.error({ err: error }, 'the disk takes nothing');
        if (!(await wait(isAway ? AWAY_PAUSE : DISK_PAUSE))) return null;
      }
    }
  };

  const run = async (lane: string): Promise<void> => {
    while (!stopping) {
      const message = await persist(() => inbox.next(lane));
      if (message === null) return;
      const task = taskOf(message);
      try {
        if (!(await persist(() => handle(task)))) return;
      } catch (error) {
        if (!(error instanceof LaneLost)) throw error;
        log.warn({ update: task.id }, 'another process goes on with this chat');
      }
    }
  };

  const begin = (lanes: readonly string[]): void => {
    for (const lane of lanes) {
      const done = run(lane)
        .catch(onFatal)
        .finally(() => running.delete(done));
      running.add(done);
    }
  };
  const sizes = () => [...inbox.waiting().values()];

  return {
    accept: async (updates) => {
      const messages = updates.map(received);
      begin(await inbox.add(messages));
      const safe = inbox.unsafe(messages);
      if (safe === null) return;
      const isThrough = await Promise.race([safe.then(() => true), wait(UNSAFE_PATIENCE)]);
      if (!isThrough) throw new Error('the bot stops before these updates are safe');
    },
    takeOver: async () => begin(await inbox.takeOver()),
    size: () => sizes().reduce((sum, size) => sum + size, 0),
    pressure: () => sizes().reduce((sum, size) => sum + Math.min(size, LANE_COUNTED), 0),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      stopping = true;
      await Promise.all(running);
    },
  };
}

/** How far an update has got; what was done is not done again when a later step has to be. */
interface Task extends Omit<Waiting, 'plan' | 'sent'> {
  plan: Planned | null;
  isDecided: boolean;
  sent: number;
  /** What the last call left behind. */
  left: readonly Keepsake[];
}

function taskOf(waiting: Waiting): Task {
  const plan = waiting.plan as Plan | null;
  return { ...waiting, plan, isDecided: plan !== null, left: [] };
}

function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:FULL|IOERR)/u.test(code);
}

function received(update: Update): Received {
  return { id: update.update_id, lane: laneOf(update), body: update };
}

/** The chat; for what has none, such as an inline query, the person. */
function laneOf({
  message,
  edited_message,
  callback_query,
  my_chat_member,
  guest_message,
  ...other
}: Update): string {
  const chat = (message ?? edited_message ?? callback_query?.message ?? my_chat_member ?? guest_message)
    ?.chat;
  if (chat) return `chat ${chat.id}`;
  const from = callback_query?.from ?? other.inline_query?.from;
  return `user ${from?.id ?? 0}`;
}
