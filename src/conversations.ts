// A bot with a memory: conversations are fetched before a turn and put away after it.
import type { Answer } from './answer/types.js';
import type { Bot } from './bot.js';
import type { Sessions } from './state/sessions.js';

/** What is said, before the conversation remembers it. */
export interface ConversationTurn {
  readonly answer: Answer;
  /** To be called when the answer is safe: a turn that has to be made again then finds the conversation as it was. */
  readonly keep: () => Promise<void>;
}

export interface Conversations {
  /** Answers one message of a conversation, and remembers it. Messages of one conversation take turns. */
  reply(id: string, text: string): Promise<Answer>;
  /** For a channel that sees to the order of messages itself. */
  turn(id: string, text: string): Promise<ConversationTurn>;
  /** Ends a conversation: its next message is a first one. */
  forget(id: string): Promise<void>;
}

export function createConversations(bot: Pick<Bot, 'converse'>, sessions: Sessions): Conversations {
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
  const turn = async (id: string, text: string): Promise<ConversationTurn> => {
    const { answer, session } = bot.converse(text, await sessions.get(id));
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
    forget: (id) => inTurn(id, () => sessions.delete(id)),
  };
}
