// The Telegram channel in this process, over the page in corpus/, speaking to a stand-in.
import type { Bot } from '../../src/bot.js';
import type { Pictures } from '../../src/channels/card/pictures.js';
import { createFrontServer } from '../../src/channels/http/front-server.js';
import { createLog } from '../../src/channels/log.js';
import { createMetrics } from '../../src/channels/metrics.js';
import type { Reception } from '../../src/channels/reception.js';
import { runTelegram } from '../../src/channels/telegram/run.js';
import { type Database, openDatabase } from '../../src/state/sqlite/database.js';
import { sqliteState } from '../../src/state/sqlite/state.js';
import { conversationsIn, corpusOpened } from '../corpus-opened.js';
import { receptionFor } from '../open-reception.js';
import type { StandIn } from './stand-in/stand-in.js';

const NO_PICTURES: Pictures = {
  cardOf: () => null,
  keyOf: () => null,
  draw: () => Promise.reject(new Error('none')),
};

export const corpusBot = (): Bot => corpusOpened().bot;

export interface RunningChannel {
  /** Resolves when it has ended, rejects with what ended it. */
  readonly ended: Promise<void>;
  readonly log: readonly string[];
  stop(): Promise<void>;
  giveRoom(): void;
}

export interface ChannelOptions {
  readonly bot?: Bot;
  readonly pictures?: Pictures;
  readonly reception?: Reception;
  readonly webhook?: { readonly port: number; readonly path: string };
  /** A file that several channels use one after another. */
  readonly file?: string;
  readonly requestSeconds?: number;
  /** So many pages the file may have until `giveRoom`. */
  readonly diskPages?: number;
  /** What is written goes through this, which may fail. */
  readonly disk?: (database: Database) => Database;
}

export function runChannel(standIn: StandIn, options: ChannelOptions = {}): RunningChannel {
  const {
    bot = corpusBot(),
    pictures = NO_PICTURES,
    reception = receptionFor(),
    webhook,
    file = ':memory:',
    requestSeconds = 20,
    diskPages,
    disk = (database) => database,
  } = options;
  const stop = new AbortController();
  const log: string[] = [];
  const database = openDatabase(file);
  if (diskPages !== undefined) database.pragma(`max_page_count = ${diskPages}`);
  const state = sqliteState(disk(database), {
    sessions: { max: 1000, ttl: 3_600_000 },
    now: Date.now,
    elapsed: () => performance.now(),
  });
  const { token, apiRoot } = standIn;
  const front = createFrontServer(() => Promise.resolve(new Response(null, { status: 404 })));
  const listening = webhook ? front.listen('127.0.0.1', webhook.port) : null;
  const ended = runTelegram({
    token,
    apiRoot,
    webhook: webhook ? new URL(`http://127.0.0.1:${webhook.port}${webhook.path}`) : null,
    mount: front.mount,
    bot,
    conversations: conversationsIn(state, bot),
    operators: { isOperator: () => false, report: async () => null },
    pictures,
    reception,
    requestSeconds,
    keepsakes: state.keepsakes,
    metrics: createMetrics(),
    inbox: state.inbox('telegram'),
    log: createLog({ write: (line) => log.push(line) }, { level: 'debug', secrets: [token] }),
    now: () => performance.now(),
    signal: stop.signal,
  }).finally(async () => {
    await listening;
    await front.close(0);
    await state.close();
  });
  ended.catch(() => {});
  return {
    ended,
    log,
    giveRoom: () => void database.pragma('max_page_count = 1000000'),
    stop: () => {
      stop.abort();
      return ended;
    },
  };
}
