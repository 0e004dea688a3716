// The chat channels that are configured, with what they keep, until the process is told to stop.
import { join } from 'node:path';
import { createCardPainter } from './channels/card/card-png.js';
import { createLog, type Log } from './channels/log.js';
import { TokenError } from './channels/telegram/backoff.js';
import { createPictures } from './channels/telegram/pictures.js';
import { ConflictError } from './channels/telegram/polling.js';
import { runTelegram, WebhookError } from './channels/telegram/run.js';
import { type Config, secretsIn, type TelegramConfig } from './config.js';
import type { Opened } from './open.js';
import { type Database, openDatabase } from './store/database.js';
import { createCommit } from './store/group-commit.js';
import { createInbox } from './store/inbox.js';
import { createKeepsakes } from './store/keepsakes.js';

/** A channel cannot go on; the message is one line that says what to do. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

const STATE_FILE = 'zonebot.sqlite';

const DAY = 24 * 3600_000;
/** Telegram brings an update again for a day. */
const INBOX_AGE = 2 * DAY;
const KEEPSAKE_AGE = 30 * DAY;
const PRUNE_EVERY = 3600_000;
/** In ms. */
const LAST_MOMENT = 500;

/** Resolves after SIGINT or SIGTERM, when all is put away. Throws ServeError and StateFileError. */
export async function serve({ bot }: Opened, config: Config): Promise<void> {
  const { telegram } = config;
  if (telegram === null)
    throw new ServeError('no channel is configured: set TELEGRAM_BOT_TOKEN (see .env.example)');
  const log = createLog(process.stderr, { level: config.logLevel, secrets: secretsIn(config) });
  const database = openDatabase(join(config.data, STATE_FILE));
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  // Node would print the error object, and that may hold the address with the token in it.
  process.once('uncaughtException', (error) => {
    log.error({ err: error }, 'a bug ends the program');
    process.exit(1);
  });
  try {
    await serveTelegram(bot, config, telegram, { database, log, signal: stop.signal });
  } catch (error) {
    log.error({ err: error }, 'Telegram: ended');
    throw explained(error);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    database.close();
    // A request that nobody answers does not keep the process: it ends with the exit code that it has by then.
    setTimeout(() => process.exit(), LAST_MOMENT).unref();
  }
}

interface Surroundings {
  readonly database: Database;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function serveTelegram(
  bot: Opened['bot'],
  { host, port }: Config,
  telegram: TelegramConfig,
  { database, log, signal }: Surroundings,
): Promise<void> {
  const now = Date.now;
  const keepsakes = createKeepsakes(database, now);
  const inbox = createInbox('telegram', { database, commit: createCommit(database), keepsakes, now });
  const prune = () => {
    try {
      inbox.prune(now() - INBOX_AGE);
      keepsakes.prune(now() - KEEPSAKE_AGE);
    } catch (error) {
      log.error({ err: error }, 'old state was not removed');
    }
  };
  prune();
  const pruning = setInterval(prune, PRUNE_EVERY);
  const pictures = createPictures(bot.card, createCardPainter());
  try {
    await runTelegram({ ...telegram, host, port, bot, pictures, inbox, keepsakes, log, now, signal });
  } finally {
    clearInterval(pruning);
  }
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
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return new ServeError(`the webhook's server cannot start: ${error.message} (ZONEBOT_HOST, ZONEBOT_PORT)`);
  // What there is to say stands in the log, which keeps secrets to itself.
  return new ServeError('the Telegram channel has ended: see the log above');
}
