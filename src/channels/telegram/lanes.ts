// Every chat has a lane: its messages are answered one after another, and never wait for another chat.
import type { Update } from 'grammy/types';
import type { Inbox, Received, Waiting } from '../../store/inbox.js';
import type { Keepsake } from '../../store/keepsakes.js';
import type { Log } from '../log.js';
import type { Plan } from './calls.js';
import type { Deliver } from './deliver.js';

export interface LaneParts {
  readonly inbox: Inbox;
  /** Decides what is sent for an update; never throws. */
  readonly plan: (update: Update) => Plan;
  readonly deliver: Deliver;
  readonly log: Log;
  /** Resolves after so many ms, or earlier with false when the bot stops. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Told of what ends the bot: a revoked token, a damaged file. */
  readonly onFatal: (error: unknown) => void;
}

export interface Lanes {
  /** Resolves when the updates are on the disk: then they may be confirmed. What is known already is left out. */
  accept(updates: readonly Update[]): Promise<void>;
  /** Takes up what a former process left behind. */
  resume(): void;
  /** Updates that are not done. */
  size(): number;
  /** The same, but of each chat a few at most: a busy chat is no reason to take nothing from others. */
  pressure(): number;
  /** Resolves when no update is left. */
  idle(): Promise<void>;
  /** Begins nothing any more; resolves when what was being sent is through. */
  stop(): Promise<void>;
}

/** Milliseconds of thinking at a stretch. */
const THINKING = 10;
/** So many updates of one chat count as pressure. */
const LANE_COUNTED = 20;
/** A full disk is tried again after so many ms. */
const DISK_PAUSE = 5000;

export function createLanes({ inbox, plan, deliver, log, wait, onFatal }: LaneParts): Lanes {
  const lanes = new Map<string, Task[]>();
  const running = new Set<Promise<void>>();
  let size = 0;
  let stopping = false;
  const thoughts: (() => void)[] = [];

  /** Thinks for a while, then lets the process do what else there is to do. */
  const thinkOn = (): void => {
    const until = performance.now() + THINKING;
    while (thoughts.length > 0 && performance.now() < until) thoughts.shift()?.();
    if (thoughts.length > 0) setImmediate(thinkOn);
  };
  const think = (update: Update): Promise<Plan> =>
    new Promise((resolve) => {
      if (thoughts.length === 0) setImmediate(thinkOn);
      thoughts.push(() => resolve(plan(update)));
    });

  /** Goes on where it stands; false when the bot stops. */
  const handle = async (task: Task): Promise<boolean> => {
    const { id } = task;
    task.plan ??= await think(task.body as Update);
    if (stopping) return false;
    const { calls, keepsakes } = task.plan;
    if (!task.isDecided && calls.length > 0) await inbox.decide(id, { calls, keepsakes: [] }, keepsakes);
    task.isDecided = true;
    while (task.sent < calls.length) {
      if (stopping) return false;
      const call = calls[task.sent];
      const outcome = await deliver(call);
      if (outcome.type === 'stopped') return false;
      if (outcome.type === 'dropped')
        log.warn({ update: id, method: call.method, reason: outcome.reason }, 'not sent');
      task.left = outcome.type === 'sent' ? outcome.keepsakes : [];
      task.sent += 1;
      if (task.sent < calls.length) await inbox.advance(id, task.sent, task.left);
    }
    await inbox.finish(id, task.left);
    return true;
  };

  const run = async (name: string, lane: Task[]): Promise<void> => {
    while (lane.length > 0 && !stopping) {
      try {
        if (!(await handle(lane[0]))) break;
        lane.shift();
        size -= 1;
      } catch (error) {
        if (!isDiskFull(error)) {
          onFatal(error);
          break;
        }
        log.error({ err: error }, 'the disk takes nothing');
        if (!(await wait(DISK_PAUSE))) break;
      }
    }
    lanes.delete(name);
  };

  const enqueue = (task: Task): void => {
    const lane = lanes.get(task.lane);
    size += 1;
    if (lane) return void lane.push(task);
    const fresh = [task];
    lanes.set(task.lane, fresh);
    const done = run(task.lane, fresh).finally(() => running.delete(done));
    running.add(done);
  };

  return {
    accept: async (updates) => {
      const known = await inbox.add(updates.map(received));
      for (const message of known) enqueue(taskOf({ ...message, plan: null, sent: 0 }));
    },
    resume: () => {
      for (const message of inbox.waiting()) enqueue(taskOf(message));
    },
    size: () => size,
    pressure: () => [...lanes.values()].reduce((sum, lane) => sum + Math.min(lane.length, LANE_COUNTED), 0),
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
interface Task extends Omit<Waiting, 'plan'> {
  plan: Plan | null;
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
