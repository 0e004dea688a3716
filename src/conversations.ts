// A bot with a memory: conversations are fetched before a turn and put away after it. Every question of every channel
// comes by here, so this is where they are watched and recorded.
import type { Answer, Thumb } from './answer/types.js';
import type { Bot, Conversed } from './bot.js';
import { FAILED, recordOf } from './state/question-record.js';
import type { QuestionRecorder } from './state/question-recorder.js';
import type { Sessions } from './state/sessions.js';
import type { Session } from './understand/session.js';

/** What is said to a message. */
export interface Reply {
  readonly answer: Answer;
  /** Under which the answer can be voted on; null for what is no answer. */
  readonly id: string | null;
}

/** What is said, before the conversation remembers it. */
export interface ConversationTurn extends Reply {
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
  /** The words of a question are kept for so many days. */
  readonly questionDays: number;
  /** Answers one message of a conversation, and remembers it. Messages of one conversation take turns. */
  reply(id: string, text: string): Promise<Answer>;
  /** The same, with the id of the answer. */
  converse(id: string, text: string): Promise<Reply>;
  /** Answers a question outside any conversation. */
  lookup(channel: string, text: string): Answer;
  /** For a channel that sees to the order of messages itself; an occasion that comes again is recorded once. */
  turn(id: string, text: string, occasion: string): Promise<ConversationTurn>;
  /** On an answer by its id, or the latest one of the conversation. False where there is none of them, any more. */
  vote(id: string, answer: string | null, thumb: Thumb): Promise<boolean>;
  /** Ends a conversation, and removes the person's questions. False where those cannot be reached now. */
  forget(id: string): Promise<boolean>;
}

export interface ConversationsParts {
  readonly bot: Pick<Bot, 'converse'>;
  readonly sessions: Sessions;
  readonly recorder: Pick<QuestionRecorder, 'days' | 'idOf' | 'record' | 'vote' | 'forget'>;
  /** Something else each time. */
  readonly random: () => string;
  readonly watching?: Watching;
}

const UNWATCHED: Watching = { now: () => 0, onExchange: () => {} };

export function createConversations(parts: ConversationsParts): Conversations {
  const { bot, sessions, recorder, random } = parts;
  const { now, onExchange } = parts.watching ?? UNWATCHED;
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
  const watched = (
    asked: Asked,
    text: string,
    session: Session | null,
  ): Conversed & { readonly ms: number } => {
    const told = (answer: Answer | null, isKnown: boolean | null): number => {
      const { began, ...names } = asked;
      const ms = now() - began;
      onExchange({ ...names, text, answer, isKnown, ms });
      return ms;
    };
    try {
      const conversed = bot.converse(text, session);
      return { ...conversed, ms: told(conversed.answer, conversed.isKnown) };
    } catch (error) {
      told(null, null);
      throw error;
    }
  };
  const turn = async (id: string, text: string, occasion: string): Promise<ConversationTurn> => {
    const asked = { ...namesIn(id), began: now() };
    const recordId = recorder.idOf(id, occasion);
    try {
      const { answer, session, understood, ms } = watched(asked, text, await sessions.get(id));
      return {
        answer,
        id: answer.type === 'found' || answer.type === 'unknown' ? recordId : null,
        keep: async () => {
          recorder.record(id, recordId, { text, ms, ...recordOf(answer, understood) });
          await sessions.set(id, session);
        },
      };
    } catch (error) {
      recorder.record(id, recordId, { text, ms: now() - asked.began, ...FAILED });
      throw error;
    }
  };
  const converse = (id: string, text: string): Promise<Reply> =>
    inTurn(id, async () => {
      const { keep, ...reply } = await turn(id, text, random());
      await keep();
      return reply;
    });
  return {
    questionDays: recorder.days,
    turn,
    converse,
    reply: async (id, text) => (await converse(id, text)).answer,
    vote: recorder.vote,
    forget: (id) =>
      inTurn(id, async () => {
        await sessions.delete(id);
        return recorder.forget(id);
      }),
    lookup: (channel, text) => watched({ channel, person: null, began: now() }, text, null).answer,
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
