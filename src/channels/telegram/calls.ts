// What is to be sent, as data: it is decided once, written down, and then sent, however often that takes.
import type { ApiMethods, InlineKeyboardMarkup, Opts } from 'grammy/types';
import type { Keepsake } from '../../state/keepsakes.js';

type Sendable =
  | 'sendMessage'
  | 'sendPhoto'
  | 'editMessageText'
  | 'deleteMessage'
  | 'answerCallbackQuery'
  | 'answerInlineQuery'
  | 'answerGuestQuery';

/** Messages carry inline keyboards alone; `photo` is added when the picture is drawn. */
type Payload<M extends keyof ApiMethods> = M extends 'sendMessage' | 'sendPhoto'
  ? Omit<Opts<M>, 'reply_markup' | 'photo'> & { readonly reply_markup?: InlineKeyboardMarkup }
  : Opts<M>;

export type Call = {
  readonly [M in Sendable]: {
    readonly method: M;
    readonly payload: Payload<M>;
    /** The message that is sent will be the reply to this one. */
    readonly answers?: Question;
    /** Made instead where the message to be edited is gone. */
    readonly otherwise?: M extends 'editMessageText' ? Call : never;
  } & (M extends 'sendPhoto'
    ? {
        /** Name of the zone that the photo shows. */
        readonly picture: string;
      }
    : { readonly picture?: never });
}[Sendable];

/** A message that asked something. */
export interface Question {
  readonly chat: number;
  readonly question: number;
  readonly owner: string;
  /** Of its text: enough to tell whether an edit changed it. */
  readonly digest: string;
}

/** Which message answers a question, kept so that an edited question edits it. */
export interface Answered {
  readonly message: number;
  readonly isPhoto: boolean;
  /** Of the question as it was asked. */
  readonly digest: string;
}

/** The key under which that is kept. */
export function answeredName(chat: number, question: number): string {
  return `${chat}/${question}`;
}

/** The key under which Telegram's id of a picture is kept: another bot has other ids. */
export function photoName(bot: number, picture: string): string {
  return `${bot}/${picture}`;
}

export interface Plan {
  readonly calls: readonly Call[];
  readonly keepsakes: readonly Keepsake[];
}

/** A plan that is not written down yet, and what is to be done once it is. */
export interface Planned extends Plan {
  readonly keep?: () => Promise<void>;
}

export const NOTHING: Plan = { calls: [], keepsakes: [] };
