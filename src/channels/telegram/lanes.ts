// Every chat has a lane: its messages are answered one after another, and never wait for another chat.
import type { Update } from 'grammy/types';
import type { Inbox, Received, Waiting } from '../../store/inbox.js';
import type { Log } from '../log.js';
import type { Plan } from './calls.js';
import type { Deliver } from './deliver.js';

export interface LaneParts {
  readonly inbox: Inbox;
  /** Decides what is sent for an update; never throws. */
  readonly plan: (update: Update) => Plan;
  readonly deliver: Deliver;
  readonly log: Log;
  /** Told of what ends the bot: a revoked token, a broken disk. */
  readonly onFatal: (error: unknown) => void;
}

export interface Lanes {
  /** Resolves when the updates are on the disk: then they may be confirmed. What is known already is left out. */
  accept(updates: readonly Update[]): Promise<void>;
  /** Takes up what a former process left behind. */
  resume(): void;
  /** Updates that are not done. */
  size(): number;
  /** Resolves when no update is left. */
  idle(): Promise<void>;
  /** Begins nothing any more; resolves when what was being sent is through. */
  stop(): Promise<void>;
}

/** Milliseconds of thinking at a stretch. */
const THINKING = 10;

export function createLanes({ inbox, plan, deliver, log, onFatal }: LaneParts): Lanes {
  const lanes = new Map<string, Waiting[]>();
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

  const handle = async ({ id, body, plan: decided, sent }: Waiting): Promise<boolean> => {
    const { calls, keepsakes } = (decided as Plan | null) ?? (await think(body as Update));
    if (stopping) return false;
    if (decided === null && calls.length > 0) await inbox.decide(id, { calls, keepsakes: [] }, keepsakes);
    for (let step = sent; step < calls.length; step += 1) {
      if (stopping) return false;
      const outcome = await deliver(calls[step]);
      if (outcome.type === 'stopped') return false;
      if (outcome.type === 'dropped')
        log.warn({ update: id, method: calls[step].method, reason: outcome.reason }, 'not sent');
      const left = outcome.type === 'sent' ? outcome.keepsakes : [];
      if (step + 1 < calls.length) await inbox.advance(id, step + 1, left);
      else await inbox.finish(id, left);
    }
    if (calls.length <= sent) await inbox.finish(id, []);
    return true;
  };

  const run = async (name: string, lane: Waiting[]): Promise<void> => {
    try {
      while (lane.length > 0 && !stopping && (await handle(lane[0]))) {
        lane.shift();
        size -= 1;
      }
    } catch (error) {
      onFatal(error);
    }
    lanes.delete(name);
  };

  const enqueue = (message: Waiting): void => {
    size += 1;
    const lane = lanes.get(message.lane);
    if (lane) return void lane.push(message);
    const fresh = [message];
    lanes.set(message.lane, fresh);
    const done = run(message.lane, fresh).finally(() => running.delete(done));
    running.add(done);
  };

  return {
    accept: async (updates) => {
      const known = await inbox.add(updates.map(received));
      for (const message of known) enqueue({ ...message, plan: null, sent: 0 });
    },
    resume: () => {
      for (const message of inbox.waiting()) enqueue(message);
    },
    size: () => size,
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      stopping = true;
      await Promise.all(running);
    },
  };
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
