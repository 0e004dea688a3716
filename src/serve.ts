// The chat channels that are configured and the web, with what they keep, until the process is told to stop.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { pageAt } from './answer/wording.js';
import type { Bot } from './bot.js';
import { countCache } from './channels/cache-metrics.js';
import { createCardPainter } from './channels/card/card-png.js';
import { watchExchanges } from './channels/exchanges.js';
import { type AppParts, createApp } from './channels/http/app.js';
import { createFrontServer, type FrontServer } from './channels/http/front-server.js';
import type { HttpHandler } from './channels/http-handler.js';
import { createLog, type Log } from './channels/log.js';
import { createMetrics, type Metrics } from './channels/metrics.js';
import { createReception, type Reception } from './channels/reception.js';
import { TokenError } from './channels/telegram/backoff.js';
import { ConflictError } from './channels/telegram/polling.js';
import { runTelegram, WebhookError } from './channels/telegram/run.js';
import { createTurns } from './channels/turns.js';
import { readPageDocument } from './channels/web/page-document.js';
import { officialAccount, wecomApp } from './channels/wechat/account.js';
import { createWechatChannel } from './channels/wechat/channel.js';
import { type Config, secretsIn, stateFile } from './config.js';
import { type Conversations, createConversations } from './conversations.js';
import { watchProcess } from './health.js';
import { keepCurrent } from './live/keep-current.js';
import { createLiveCorpus } from './live/live-corpus.js';
import type { Opened } from './open.js';
import { openRecorder, openState, sessionLimits } from './open-state.js';
import { createOperators } from './questions/operators.js';
import { createLimits } from './state/limits.js';
import { createMemorySessions } from './state/memory/sessions.js';
import type { State } from './state/state.js';
import { openServedLibrary } from './stored-corpus.js';

/** A channel cannot go on; the message is one line that says what to do. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

const CHANGES_FILE = 'corpus-changes.jsonl';
const USUAL_PORT = 8080;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/u;

/** What operators are told in a chat is of so many questions. */
const LOOKED_AT = { most: 5000, now: Date.now };
const PRUNE_EVERY = 60_000;
/** Requests that are being answered at the end have so many ms. */
const LAST_REQUESTS = 2000;
/** In ms. */
const LAST_MOMENT = 500;

/** A clock that never jumps. */
const elapsed = () => performance.now();

export interface ServeOptions {
  /** Folder of the corpus that was opened, and what it looked like then. */
  readonly corpus: { readonly dir: string; readonly stamp: string };
  /** Tells people something on standard output. */
  readonly say: (text: string) => void;
  /** Answers questions from standard input meanwhile; resolves with whether that is the end. Null for nobody there. */
  readonly chat: ((bot: Bot) => Promise<boolean>) | null;
}

/** Resolves after SIGINT, SIGTERM or the chat's end, when all is put away. Throws ServeError, StateFileError or RedisRefusal. */
export async function serve(
  opened: Opened,
  config: Config,
  { corpus, say, chat }: ServeOptions,
): Promise<void> {
  const { telegram } = config;
  const log = createLog(process.stderr, { level: config.logLevel, secrets: secretsIn(config) });
  const state = await openState(config, log);
  const recorder = openRecorder(config, state, log);
  const metrics = createMetrics();
  const turns = createTurns({ elapsed, later: setImmediate });
  const limits = createLimits(state.allowance, config.limits);
  const reception = createReception({ limits, turns, metrics });
  const onExchange = watchExchanges({ log, metrics, hash: hashing(randomBytes(32)) });
  const watching = { now: elapsed, onExchange };
  const painter = createCardPainter(countCache(metrics, 'pictures'));
  const live = createLiveCorpus(opened, createMemorySessions(sessionLimits(config)), painter);
  const { bot, pictures } = live;
  const { library, ...served } = openServedLibrary(config.databaseUrl, live.library, log);
  const engines = () => new Map([...state.engines(), ...served.engines(), ...recorder.engines()]);
  watchProcess(metrics, { state, engines, recorder, turns });
  const { sessions } = state;
  const conversations = createConversations({ bot, sessions, recorder, random: randomUUID, watching });
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  // Node would print the error object, and that may hold the address with the token in it.
  process.once('uncaughtException', (error) => {
    log.error({ err: error }, 'a bug ends the program');
    process.exit(1);
  });
  const pruning = keepPruning([state, recorder], log);
  const kept = stateFile(config);
  const current = keepCurrent({
    ...corpus,
    live,
    every: config.watchSeconds * 1000,
    changes: kept && join(dirname(kept), CHANGES_FILE),
    log,
    now: Date.now,
  });
  const surroundings = { state, engines, conversations, reception, log, metrics, signal: stop.signal };
  const front = frontOf({ library, pictures }, config, surroundings);
  try {
    say(pageAt(await listen(front, config)));
    const stopped = once(stop.signal, 'abort');
    const chatted = chat?.(bot).then((ends) => (ends ? null : stopped)) ?? stopped;
    const channels: Promise<void>[] = [];
    if (telegram)
      channels.push(
        runTelegram({
          ...telegram,
          mount: front.mount,
          bot,
          conversations,
          operators: createOperators({ admins: config.admins, read: recorder.read, ...LOOKED_AT }),
          pictures,
          reception,
          inbox: state.inbox('telegram'),
          keepsakes: state.keepsakes,
          log,
          metrics,
          now: elapsed,
          signal: stop.signal,
        }),
      );
    await Promise.race([stopped, chatted, ...channels]);
    stop.abort();
    await Promise.all(channels);
  } catch (error) {
    log.error({ err: error }, 'ended');
    throw explained(error);
  } finally {
    stop.abort();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    current.close();
    await front.close(LAST_REQUESTS);
    clearInterval(pruning);
    await recorder.close();
    await state.close();
    await served.close();
    // A request that nobody answers does not keep the process: it ends with the exit code that it has by then.
    setTimeout(() => process.exit(), LAST_MOMENT).unref();
  }
}

interface Surroundings {
  readonly state: State;
  readonly engines: State['engines'];
  readonly conversations: Conversations;
  readonly reception: Reception;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
}

function frontOf(
  corpus: Pick<AppParts, 'library' | 'pictures'>,
  config: Config,
  { signal, engines, ...parts }: Surroundings,
): FrontServer {
  const application = createApp({
    ...parts,
    ...corpus,
    page: readPageDocument(),
    apiKey: config.apiKey,
    corsOrigins: config.corsOrigins,
    publicUrl: config.publicUrl,
    isLocal: LOOPBACK.test(config.host),
    channels: wechatChannels(config, parts),
    readiness: () =>
      signal.aborted ? 'ending' : [...engines().values()].every(Boolean) ? 'ready' : 'degraded',
    now: elapsed,
  });
  return createFrontServer(application, config.proxies);
}

/** Where WeChat and WeCom find us: the address in the account's settings ends so. */
function wechatChannels(
  { wechat, wecom, publicUrl }: Config,
  { state, conversations: bot, ...rest }: Omit<Surroundings, 'signal' | 'engines'>,
): ReadonlyMap<string, HttpHandler> {
  const random = () => randomBytes(16);
  const parts = { ...rest, bot, publicUrl, notes: state.notes, random, now: Date.now };
  const channels = new Map<string, HttpHandler>();
  if (wechat) channels.set('/wechat', createWechatChannel({ ...parts, account: officialAccount(wechat) }));
  if (wecom) channels.set('/wecom', createWechatChannel({ ...parts, account: wecomApp(wecom) }));
  return channels;
}

/** The address that people open. Where nobody else has to know the port and the usual one is taken, it takes another. */
async function listen(front: FrontServer, { host, port, telegram, wechat, wecom }: Config): Promise<string> {
  const isKnownElsewhere = telegram?.webhook != null || wechat !== null || wecom !== null;
  const listening = front.listen(host, port ?? USUAL_PORT).catch((error: NodeJS.ErrnoException) => {
    if (port !== null || isKnownElsewhere || error.code !== 'EADDRINUSE') throw error;
    return front.listen(host, 0);
  });
  const { address, port: taken, family } = await listening;
  const shown = /^(?:0\.0\.0\.0|::)$/u.test(address) ? '127.0.0.1' : address;
  return `http://${family === 'IPv6' && shown === address ? `[${shown}]` : shown}:${taken}`;
}

/** Names for people in the log, which last until the process ends and lead back to nobody. */
function hashing(salt: Buffer): (person: string) => string {
  return (person) => createHmac('sha256', salt).update(person).digest('base64url').slice(0, 16);
}

/** At once, and then every minute. */
function keepPruning(stores: readonly Pick<State, 'prune'>[], log: Log): NodeJS.Timeout {
  const prune = () => {
    for (const store of stores)
      store.prune().catch((error: unknown) => log.error({ err: error }, 'old state was not removed'));
  };
  prune();
  return setInterval(prune, PRUNE_EVERY);
}

function explained(error: unknown): ServeError {
  if (error instanceof TokenError)
    return new ServeError(
      `Telegram refuses the token (${error.message}): get a valid one from @BotFather and set TELEGRAM_BOT_TOKEN`,
    );
  if (error instanceof ConflictError)
    return new ServeError(
      `another process uses this token (${error.message}): stop it, or give this bot a token of its own`,
    );
  if (error instanceof WebhookError)
    return new ServeError(`Telegram does not take TELEGRAM_WEBHOOK_URL: ${error.message}`);
  if (error instanceof Error && 'syscall' in error && /^(?:listen|getaddrinfo)$/u.test(String(error.syscall)))
    return new ServeError(`the HTTP server cannot start: ${error.message} (ZONEBOT_HOST, ZONEBOT_PORT)`);
  // What there is to say stands in the log, which keeps secrets to itself.
  return new ServeError('a channel has ended: see the log above');
}
