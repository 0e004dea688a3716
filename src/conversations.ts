// A bot with a memory: conversations are fetched before a turn and put away after it. Every question of every channel
// comes by here, so this is where they are watched.
import type { Answer } from './answer/types.js';
import type { Bot, Conversed } from './bot.js';
import type { Sessions } from './state/sessions.js';
import type { Session } from './understand/session.js';

/** What is said, before the conversation remembers it. */
export interface ConversationTurn {
  readonly answer: Answer;
  /** To be called when the answer is safe: a turn that has to be made again then finds the conversation as it was. */
  readonly keep: () => Promise<void>;
}

/** A question and what came of it, for whoever watches. */
export interface Exchange {
  readonly channel: string;
  /** Whoever asked, as the channel names people; null where it does not. */
  readonly person: string | null;
  readonly text: string;
  /** Null where a bug kept the bot from answering. */
  readonly answer: Answer | null;
  /** The reply was there already; null where it could not be. */
  readonly isKnown: boolean | null;
  /** From the question's turn to its answer. */
  readonly ms: number;
}

export interface Watching {
  /** In ms. */
  readonly now: () => number;
  readonly onExchange: (exchange: Exchange) => void;
}

/** Conversations are named 「channel:…:person」. */
export interface Conversations {
  /** Answers one message of a conversation, and remembers it. Messages of one conversation take turns. */
  reply(id: string, text: string): Promise<Answer>;
  /** Answers a question outside any conversation. */
  lookup(channel: string, text: string): Answer;
  /** For a channel that sees to the order of messages itself. */
  turn(id: string, text: string): Promise<ConversationTurn>;
  /** Ends a conversation: its next message is a first one. */
  forget(id: string): Promise<void>;
}

const UNWATCHED: Watching = { now: () => 0, onExchange: () => {} };

export function createConversations(
  bot: Pick<Bot, 'converse'>,
  sessions: Sessions,
  { now, onExchange }: Watching = UNWATCHED,
): Conversations {
  const last = new Map<string, Promise<unknown>>();
  const inTurn = <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    const done = (last.get(id) ?? Promise.resolve()).then(work, work);
    last.set(id, done);
    const leave = () => {
      if (last.get(id) === done) last.delete(id);
    };
    done.then(leave, leave);
    return done;
  };
  const converse = (asked: Asked, text: string, session: Session | null): Conversed => {
    const told = (answer: Answer | null, isKnown: boolean | null) =>
      onExchange({ ...asked, text, answer, isKnown, ms: now() - asked.began });
    try {
      const conversed = bot.converse(text, session);
      told(conversed.answer, conversed.isKnown);
      return conversed;
    } catch (error) {
      told(null, null);
      throw error;
    }
  };
  const turn = async (id: string, text: string): Promise<ConversationTurn> => {
    const asked = { ...namesIn(id), began: now() };
    const { answer, session } = converse(asked, text, await sessions.get(id));
    return { answer, keep: () => sessions.set(id, session) };
  };
  return {
    turn,
    reply: (id, text) =>
      inTurn(id, async () => {
        const { answer, keep } = await turn(id, text);
        await keep();
        return answer;
      }),
    lookup: (channel, text) => converse({ channel, person: null, began: now() }, text, null).answer,
    forget: (id) => inTurn(id, () => sessions.delete(id)),
  };
}

interface Asked extends Pick<Exchange, 'channel' | 'person'> {
  readonly began: number;
}

/** One person in several chats is one person. */
function namesIn(id: string): Pick<Exchange, 'channel' | 'person'> {
  const [channel, ...rest] = id.split(':');
  return { channel, person: `${channel}:${rest.at(-1) ?? ''}` };
}
