// Workers of one bot behind a balancer, with one Redis: real processes, a stand-in for Telegram, and a load.
import { freePort } from '../telegram/free-port.js';
import { replyBook } from '../telegram/reply-book.js';
import { newHome, type RunningBot, runBot } from '../telegram/running-bot.js';
import { group, user } from '../telegram/stand-in/people.js';
import { type StandIn, startStandIn } from '../telegram/stand-in/stand-in.js';
import { type Balancer, startBalancer } from './balancer.js';

export interface Worker extends RunningBot {
  readonly port: number;
  /** What it says of itself: ready, degraded, ending; or that it is not there. */
  readiness(): Promise<string>;
}

export interface Workers {
  readonly standIn: StandIn;
  readonly balancer: Balancer;
  /** Starts one more; resolves when it takes messages. */
  start(env?: object): Promise<Worker>;
  /** Ends it with the signal, behind the balancer's back; resolves with its exit code. */
  end(worker: Worker, signal: NodeJS.Signals): Promise<number | null>;
  /** Asks something in the group with this number. Returns the question's name. */
  ask(chat: number): string;
  readonly asked: readonly string[];
  /** What was sent for each question. */
  replies(): ReadonlyMap<string, readonly string[]>;
  /** Resolves when each question has its reply. */
  answered(patience: number): Promise<void>;
  /** From question to first reply in ms, the shortest first. */
  waits(): readonly number[];
  close(): Promise<void>;
}

const QUESTIONS = [
  '贵阳高新区有多少家研发机构',
  '贵阳高新区规模以上工业增加值增长多少',
  '苏州工业园区有多少家企业',
  '洪锡哲是谁',
];

export async function startWorkers(redisUrl: string): Promise<Workers> {
  const standIn = await startStandIn({ webhook: { firstMs: 50, maxMs: 400, timeoutMs: 20_000 } });
  const balancer = await startBalancer();
  const home = newHome();
  const running = new Set<Worker>();
  const replies = replyBook(standIn);
  const askedAt = new Map<string, number>();

  const end: Workers['end'] = async (worker, signal) => {
    worker.child.kill(signal);
    const code = await worker.ended;
    running.delete(worker);
    balancer.workers.splice(balancer.workers.indexOf(worker.port), 1);
    return code;
  };
  return {
    standIn,
    balancer,
    end,
    start: async (env = {}) => {
      const port = await freePort();
      const bot = runBot(standIn, home, {
        ZONEBOT_REDIS_URL: redisUrl,
        ZONEBOT_PORT: String(port),
        ZONEBOT_LIMIT_USER: '0',
        ZONEBOT_LIMIT_CHAT: '0',
        ZONEBOT_LIMIT_BOT: '0',
        TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}/telegram`,
        ...env,
      });
      const readiness = async () => {
        try {
          const response = await fetch(`http://127.0.0.1:${port}/readyz`);
          return String(((await response.json()) as { status: string }).status);
        } catch {
          return 'not there';
        }
      };
      const worker: Worker = { ...bot, port, readiness };
      running.add(worker);
      await bot.wrote('webhook: listening');
      balancer.workers.push(port);
      return worker;
    },
    ask: (chat) => {
      const id = -1000 - chat;
      const question = `/ask ${QUESTIONS[askedAt.size % QUESTIONS.length]}`;
      const { message } = standIn.people.say(group(id, `群${chat}`), user(chat + 1, `用户${chat}`), question);
      const name = `${id}/${message.message_id}`;
      askedAt.set(name, Date.now());
      return name;
    },
    get asked() {
      return [...askedAt.keys()];
    },
    replies,
    answered: async (patience) =>
      void (await standIn.waitFor(() => replies().size === askedAt.size, patience)),
    waits: () => {
      const first = new Map<string, number>();
      for (const { method, outcome, payload, at } of standIn.ledger.calls) {
        if (method !== 'sendMessage' || !outcome?.ok) continue;
        const { chat_id, reply_parameters } = payload as {
          chat_id: number;
          reply_parameters: { message_id: number };
        };
        const name = `${chat_id}/${reply_parameters.message_id}`;
        if (!first.has(name)) first.set(name, at);
      }
      return [...first].map(([name, at]) => at - (askedAt.get(name) ?? at)).sort((a, b) => a - b);
    },
    close: async () => {
      for (const worker of [...running]) await end(worker, 'SIGKILL');
      await balancer.close();
      await standIn.close();
      home.remove();
    },
  };
}

/** Calls every so many ms until the work is done. */
export async function meanwhile<Result>(
  every: number,
  call: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(call, every);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The value below which this share of them lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
