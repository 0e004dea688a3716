// What people ask and how it was answered, for operators: no account, no name, and the words only for some days.
import type { FoundKind, RefusalReason, Thumb } from '../answer/types.js';

/** What came of a question; 「failed」 is a bug in the bot. */
export type AnswerKind = FoundKind | 'refusal' | 'clarification' | 'help' | 'failed';

/** Why there was no answer; 「doubt」: the print near it is damaged or unclear. */
export type Reason = RefusalReason | 'doubt';

export interface LoggedQuestion {
  readonly id: string;
  /** In ms. */
  readonly time: number;
  readonly channel: string;
  /** Hashes. */
  readonly person: string;
  readonly chat: string;
  /** Null once its days are over. */
  readonly text: string | null;
  /** What kind of answer was looked for; null where no question was read. */
  readonly kind: string | null;
  /** Name of the zone that was asked about, known or not; null where there is none, and once its days are over. */
  readonly zone: string | null;
  readonly answer: AnswerKind;
  readonly reason: Reason | null;
  /** Null where there is none, and once its days are over. */
  readonly headline: string | null;
  /** From the question to its answer. */
  readonly ms: number;
  readonly thumb: Thumb | null;
}

export interface Vote {
  readonly person: string;
  readonly chat: string;
  /** The question whose answer is meant; null for the latest one of this person in this chat. */
  readonly id: string | null;
  /** In ms: the latest one counts only if it is not older. */
  readonly since: number;
  readonly thumb: Thumb;
}

export interface LogAges {
  /** Time in ms: words (text, zone, headline) of what was asked before go, and all of a row that is older than `rows`. */
  readonly words: number;
  readonly rows: number;
}

/** Every promise of an engine outside this process rejects with StoreAwayError while the engine is not reached. */
export interface QuestionLog {
  /** What has an id that is known is left out. */
  write(questions: readonly LoggedQuestion[]): Promise<void>;
  /** The last vote counts. False where there is no such answer of theirs; help and clarifications are none. */
  vote(vote: Vote): Promise<boolean>;
  forget(person: string): Promise<void>;
  prune(before: LogAges): Promise<void>;
  /** What was asked since, in ms: the newest `most` of it, oldest first. */
  read(since: number, most: number): Promise<readonly LoggedQuestion[]>;
  close(): Promise<void>;
}

/** The engine is not reached; it may be again later. */
export class StoreAwayError extends Error {
  override readonly name = 'StoreAwayError';
}

/** Answers that nobody votes on. */
export const NO_VOTES: ReadonlySet<AnswerKind> = new Set(['clarification', 'help', 'failed']);
