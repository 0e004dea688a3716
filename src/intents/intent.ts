// What an intent is: when it applies, what people say for it, and how it answers.
import type { Answer } from '../answer/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';
import type { Session } from '../understand/session.js';

export interface IntentInput {
  readonly query: Query;
  readonly knowledge: Knowledge;
  readonly session: Session;
  /** True for an entry that was shown before, when 「还有吗」 asks for more of the same. */
  readonly seen: (text: string) => boolean;
  /** Headline of the bot's answer to a question by itself; null where it has none. */
  readonly headlineOf: (question: string) => string | null;
  /** Told by `explain`: candidates that lost, and why. */
  readonly trace: (line: string) => void;
}

export interface Example {
  readonly say: string;
  readonly expect: 'found' | 'unknown' | 'ask' | 'guide';
}

export interface Intent {
  readonly name: string;
  /** Slash words, without the slash; the first one is the official one. */
  readonly commands: readonly string[];
  readonly examples: readonly Example[];
  readonly applies: (query: Query, session: Session) => boolean;
  /** Null passes the question on to the next intent. */
  readonly answer: (input: IntentInput) => Answer | null;
  /** What a bare or odd command argument gets; the default is `answer`. */
  readonly command?: (input: IntentInput) => Answer;
}
