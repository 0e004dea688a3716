// How many messages are answered: of one person, in one chat, and in all. Counting comes in engines; who is counted where
// is the same with all of them.

/** So many messages in so many seconds. */
export interface Rate {
  readonly messages: number;
  readonly seconds: number;
}

/** Counts messages by key. A key's time begins with its first message, and when it is over everything begins anew. */
export interface Allowance {
  /**
   * Takes one. 0 where one was left, or else the ms until there are some again. Never rejects: an engine that is not
   * reached counts in this process.
   */
  take(key: string): Promise<number>;
}

/** Names keep allowances apart; one name always comes with the same rate. */
export type OpenAllowance = (name: string, rate: Rate) => Allowance;

/** Whose message it is. */
export interface Asker {
  readonly channel: string;
  readonly user: string;
  /** Where several people may speak; null where nobody else does. */
  readonly chat: string | null;
}

/** Null switches a limit off. */
export interface LimitRates {
  readonly user: Rate | null;
  readonly chat: Rate | null;
  readonly bot: Rate | null;
}

/** A message that is not answered. */
export interface Limited {
  readonly by: keyof LimitRates;
  /** There is more after so many ms. */
  readonly wait: number;
  /** The person is to be told; most times they, or their chat, were a moment ago. */
  readonly isTold: boolean;
}

export interface Limits {
  /** To be asked before any work is done for a message. Null where it is within the limits. */
  take(asker: Asker): Promise<Limited | null>;
}

const NOTICES: Rate = { messages: 1, seconds: 60 };
const WHOLE_BOT = 'all';

/** What is refused for one reason takes nothing from the next: a person who floods leaves the chat and the bot alone. */
export function createLimits(open: OpenAllowance, rates: LimitRates): Limits {
  const allowanceOf = (name: keyof LimitRates) => {
    const rate = rates[name];
    return rate && open(name, rate);
  };
  const [ofUser, ofChat, ofBot] = [allowanceOf('user'), allowanceOf('chat'), allowanceOf('bot')];
  const notices = open('notice', NOTICES);

  const exceeded = async (user: string, chat: string | null): Promise<Omit<Limited, 'isTold'> | null> => {
    const ofAsker = (await ofUser?.take(user)) ?? 0;
    if (ofAsker > 0) return { by: 'user', wait: ofAsker };
    const ofPlace = (chat !== null && (await ofChat?.take(chat))) || 0;
    if (ofPlace > 0) return { by: 'chat', wait: ofPlace };
    const ofAll = (await ofBot?.take(WHOLE_BOT)) ?? 0;
    return ofAll > 0 ? { by: 'bot', wait: ofAll } : null;
  };
  /** A thousand people in one group get one notice. */
  const mayTell = async (user: string, chat: string | null): Promise<boolean> =>
    (await notices.take(`user ${user}`)) === 0 &&
    (chat === null || (await notices.take(`chat ${chat}`)) === 0);

  return {
    take: async ({ channel, ...asker }) => {
      const user = `${channel}:${asker.user}`;
      const chat = asker.chat === null ? null : `${channel}:${asker.chat}`;
      const limited = await exceeded(user, chat);
      return limited && { ...limited, isTold: await mayTell(user, chat) };
    },
  };
}
