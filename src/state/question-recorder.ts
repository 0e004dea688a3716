// Between the conversations and the question log: records are taken at once and written behind the answers' backs. A log
// that is slow or away costs rows, which are counted, never an answer.
import type { Thumb } from '../answer/types.js';
import type { AnswerKind, LoggedQuestion, QuestionLog, Reason } from './question-log.js';
import { StoreAwayError } from './question-log.js';
import { type Hash, speakerOf } from './speaker.js';

/** What is recorded of a question. */
export interface Recorded {
  readonly text: string;
  readonly kind: string | null;
  readonly zone: string | null;
  readonly answer: AnswerKind;
  readonly reason: Reason | null;
  readonly headline: string | null;
  readonly ms: number;
}

export interface QuestionRecorder {
  /** So many days words are kept; 0 for never. */
  readonly days: number;
  /** Under which the record of this occasion will be found. An occasion that comes again has the same. */
  idOf(conversation: string, occasion: string): string;
  /** Never waits and never fails. */
  record(conversation: string, id: string, recorded: Recorded): void;
  /** `id` null for the latest answer of the conversation, if it is not long ago. False where there is none to vote on. */
  vote(conversation: string, id: string | null, thumb: Thumb): Promise<boolean>;
  /** Removes everything of whoever speaks in this conversation. False where the log is away: then it is still there. */
  forget(conversation: string): Promise<boolean>;
  /** As the log's, with what waits. Rejects with StoreAwayError. */
  readonly read: QuestionLog['read'];
  prune(): Promise<void>;
  /** Whether the log took what it was last given, under its name. */
  engines(): ReadonlyMap<string, boolean>;
  /** Rows that were lost. */
  dropped(): number;
  /** Writes what is left. */
  close(): Promise<void>;
}

export interface QuestionRecorderParts {
  readonly log: QuestionLog;
  readonly hash: Hash;
  /** So many days words are kept; 0 for never. */
  readonly days: number;
  /** In ms. */
  readonly now: () => number;
  readonly onTrouble: (error: unknown, dropped: number) => void;
}

const DAY = 24 * 3600_000;
/** What has no words any more goes after so many days. */
export const ROW_DAYS = 365;
/** A vote in words is on an answer that is not older, in ms. */
const VOTE_WITHIN = 30 * 60_000;
/** Rows that wait at most, and rows written at a time. */
const ROOM = 1000;
const BATCH = 200;
/** Rows are collected for so many ms; a log that is away is tried again after so many. */
const COLLECT = 200;
const RETRY = 5000;
const NO_WORDS = { text: null, zone: null, headline: null };
/** UTF-16 units of a text that are kept. */
const TEXT_MAX = 400;

export function createQuestionRecorder({
  log,
  hash,
  days,
  now,
  onTrouble,
}: QuestionRecorderParts): QuestionRecorder {
  let waiting: LoggedQuestion[] = [];
  let dropped = 0;
  let isAway = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const drop = (rows: number, error: unknown) => {
    dropped += rows;
    onTrouble(error, dropped);
  };
  /** All that waits now, batch after batch; stops where the log is away. */
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      try {
        await log.write(batch);
        isAway = false;
      } catch (error) {
        if (!(error instanceof StoreAwayError)) {
          drop(batch.length, error);
          continue;
        }
        if (!isAway) onTrouble(error, dropped);
        isAway = true;
        waiting = [...batch, ...waiting];
        return schedule(RETRY);
      }
    }
  };
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(writeAll);
    return writing;
  };
  const schedule = (ms: number): void => {
    timer ??= setTimeout(() => void flush(), ms).unref();
  };
  /** What was said before is written first. */
  const afterwards = async (change: () => Promise<boolean>): Promise<boolean> => {
    if (!isAway) await flush();
    try {
      const done = await change();
      isAway = false;
      return done;
    } catch (error) {
      if (!(error instanceof StoreAwayError)) throw error;
      isAway = true;
      onTrouble(error, dropped);
      return false;
    }
  };

  return {
    days,
    idOf: (conversation, occasion) => hash(`question ${JSON.stringify([conversation, occasion])}`),
    record: (conversation, id, { text, zone, headline, ...recorded }) => {
      const said = { text: kept(text), zone: kept(zone), headline: kept(headline) };
      const words = days === 0 ? NO_WORDS : said;
      waiting.push({ id, time: now(), ...speakerOf(conversation, hash), ...recorded, ...words, thumb: null });
      if (waiting.length > ROOM) {
        waiting.shift();
        dropped += 1;
      }
      schedule(COLLECT);
    },
    vote: (conversation, id, thumb) => {
      const { person, chat } = speakerOf(conversation, hash);
      return afterwards(() => log.vote({ person, chat, id, since: now() - VOTE_WITHIN, thumb }));
    },
    forget: (conversation) => {
      const { person } = speakerOf(conversation, hash);
      waiting = waiting.filter((row) => row.person !== person);
      return afterwards(async () => {
        await log.forget(person);
        return true;
      });
    },
    read: async (since, most) => {
      if (!isAway) await flush();
      return log.read(since, most);
    },
    prune: async () => {
      // A setting that was made shorter counts for what is there already.
      const words = now() - days * DAY;
      await afterwards(async () => {
        await log.prune({
          words: days === 0 ? Number.MAX_SAFE_INTEGER : words,
          rows: now() - ROW_DAYS * DAY,
        });
        return true;
      });
    },
    engines: () => new Map([['questions', !isAway]]),
    dropped: () => dropped,
    close: async () => {
      await flush();
      if (timer) clearTimeout(timer);
      await log.close();
    },
  };
}

/** What every engine takes: of bounded length, without half characters and the one that PostgreSQL refuses. */
function kept(text: string | null): string | null {
  if (text === null) return null;
  return text
    .slice(0, TEXT_MAX)
    .replaceAll('\u0000', '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
