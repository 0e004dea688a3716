// A message → what is said to it. An answer of several pages is given out page by page; one that is late, on the next
// 「继续」.
import { privacyCommand } from '../../answer/chat-wording.js';
import type { Answer, Found, Thumb } from '../../answer/types.js';
import { WECHAT_WORDING } from '../../answer/wechat-wording.js';
import { GREETING, notedQuote, REPLY_FAILED } from '../../answer/wording.js';
import type { State } from '../../state/state.js';
import { questionOf } from '../deep-links.js';
import type { Log } from '../log.js';
import type { Account } from './account.js';
import { shortened } from './bytes.js';
import { LIMITS } from './limits.js';
import type { Incoming, Outgoing } from './message-xml.js';
import { pagesOf, readerLinks } from './pages.js';
import { createWaitingPages, PEOPLE } from './waiting-pages.js';

/** The bot as this channel needs it; it may take its time. */
export interface WechatBot {
  reply(session: string, text: string): Answer | Promise<Answer>;
  /** On the latest answer; false where there is none, or it was long ago. */
  vote(session: string, answer: null, thumb: Thumb): Promise<boolean>;
  /** The words of a question are kept for so many days. */
  readonly questionDays: number;
  /** False where something is still there. */
  forget(session: string): Promise<boolean>;
}

export interface ConversationParts {
  readonly account: Pick<Account, 'kind' | 'id'>;
  readonly bot: WechatBot;
  /** Where people reach the reader's pages; null where there are none. */
  readonly publicUrl: URL | null;
  readonly notes: State['notes'];
  readonly log: Log;
}

/** Null where nothing is to be said. Never rejects, and is there within REPLY_DUE ms. */
export type ReplyTo = (message: Incoming) => Promise<Outgoing | null>;

type Pages = readonly Outgoing[];

const MORE = /^(?:更多|继续|more)[。.！!]?$/iu;
/** To the bot: what the last answer has left out. */
const FURTHER = '还有吗';
/** What people say of the last answer; without one it is a question like any other. */
const THUMBS: ReadonlyMap<string, Thumb> = new Map([
  ['有用', 'up'],
  ['没用', 'down'],
]);
const HELP = /^\/\s*(?:help|帮助)$/iu;
const SOURCE = /^(?:\/\s*(?:source|出处|来源)|出处|来源)[？?。]?$/iu;

export function createConversation({ account, bot, publicUrl, notes, log }: ConversationParts): ReplyTo {
  const waiting = createWaitingPages(notes(`${account.kind} ${account.id} pages`, PEOPLE));
  const readerLink = readerLinks(publicUrl);
  // Only WeChat's own client knows such links.
  const links = { taps: account.kind === 'official-account', readerLink };
  const sessionOf = (user: string) =>
    `${account.kind === 'wecom' ? 'wecom' : 'wechat'}:${account.id}:${user}`;

  const answered = async (user: string, text: string, preface: readonly string[]): Promise<Pages> => {
    try {
      const answer = await bot.reply(sessionOf(user), text);
      if (answer.type === 'found' && readerLink && SOURCE.test(text) && isOneArticle(answer))
        return [articleCard(answer, readerLink(answer.evidence[0]))];
      return pagesOf(answer, links, preface).map(say);
    } catch (error) {
      log.error({ err: error }, 'a message could not be answered');
      return [say(REPLY_FAILED)];
    }
  };

  const ask = async (
    { from, key }: Incoming,
    text: string,
    preface: readonly string[] = [],
  ): Promise<Outgoing> => {
    const first = await waiting.deliver(from, key, answered(from, text, preface));
    return first ?? say(WECHAT_WORDING.stillLooking);
  };

  const forget = async (user: string): Promise<boolean> => {
    await waiting.forget(user);
    return bot.forget(sessionOf(user));
  };

  const converse = async (message: Incoming, said: string): Promise<Outgoing> => {
    const text = said.trim();
    if (MORE.test(text)) {
      const page = await waiting.next(message.from);
      if (page === 'none') return ask(message, FURTHER);
      return page === 'late' ? say(WECHAT_WORDING.stillLooking) : page;
    }
    const thumb = THUMBS.get(text.replace(/[。.！!]$/u, ''));
    if (thumb && (await bot.vote(sessionOf(message.from), null, thumb)))
      return say(WECHAT_WORDING.voted[thumb]);
    if (HELP.test(text)) return ask(message, text, [WECHAT_WORDING.votes]);
    switch (privacyCommand(text)) {
      case 'privacy':
        return say(WECHAT_WORDING.privacy(bot.questionDays).join('\n'));
      case 'forget':
        return say((await forget(message.from)) ? WECHAT_WORDING.forgotten : WECHAT_WORDING.halfForgotten);
      default:
        return ask(message, text);
    }
  };

  return async (message) => {
    const { from } = message;
    switch (message.type) {
      case 'text':
      case 'click':
        return converse(message, message.text);
      case 'voice':
        return message.words === null ? say(WECHAT_WORDING.unheard) : converse(message, message.words);
      case 'subscribe': {
        const question = message.scene === null ? null : questionOf(message.scene);
        return question === null ? ask(message, '/start') : ask(message, question, GREETING);
      }
      case 'scan':
        return ask(message, questionOf(message.scene) ?? '/start');
      case 'unsubscribe':
        await forget(from);
        return null;
      case 'notice':
        return null;
      case 'other':
        return say(WECHAT_WORDING.onlyText);
      default:
        return message satisfies never;
    }
  };
}

function say(text: string): Outgoing {
  return { type: 'text', text };
}

/** One card can lead to one article only: sources in several are told in text. */
function isOneArticle({ evidence }: Found): boolean {
  return evidence.every(({ article }) => article === evidence[0].article);
}

function articleCard({ evidence }: Found, url: string): Outgoing {
  const [first] = evidence;
  return {
    type: 'news',
    title: shortened(first.headline === '' ? first.file : first.headline, LIMITS.title),
    description: shortened(evidence.map(notedQuote).join('\n'), LIMITS.description),
    url,
  };
}
