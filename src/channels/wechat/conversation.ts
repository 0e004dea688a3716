// A message → what is said to it. An answer of several pages is given out page by page; one that is late, on the next
// 「继续」.
import { LRUCache } from 'lru-cache';
import { privacyCommand } from '../../answer/chat-wording.js';
import type { Answer, Found } from '../../answer/types.js';
import { WECHAT_WORDING } from '../../answer/wechat-wording.js';
import { GREETING, REPLY_FAILED } from '../../answer/wording.js';
import { questionOf } from '../deep-links.js';
import type { Log } from '../log.js';
import type { Account } from './account.js';
import { shortened } from './bytes.js';
import { LIMITS, REPLY_DUE } from './limits.js';
import type { Incoming, Outgoing } from './message-xml.js';
import { pagesOf, readerLinks } from './pages.js';

/** The bot as this channel needs it; it may take its time. */
export interface WechatBot {
  reply(session: string, text: string): Answer | Promise<Answer>;
  forget(session: string): void | Promise<void>;
}

export interface ConversationParts {
  readonly account: Pick<Account, 'kind' | 'id'>;
  readonly bot: WechatBot;
  /** Where people reach the reader's pages; null where there are none. */
  readonly publicUrl: URL | null;
  readonly now: () => number;
  readonly log: Log;
}

/** Null where nothing is to be said. Never rejects, and is there within REPLY_DUE ms. */
export type ReplyTo = (message: Incoming) => Promise<Outgoing | null>;

type Pages = readonly Outgoing[];

/** Pages wait so long, in ms, for so many people at most. */
const WAITING = 30 * 60_000;
const PEOPLE = 5000;

const MORE = /^(?:更多|继续|more)[。.！!]?$/iu;
/** To the bot: what the last answer has left out. */
const FURTHER = '还有吗';
const SOURCE = /^(?:\/\s*(?:source|出处|来源)|出处|来源)[？?。]?$/iu;

export function createConversation({ account, bot, publicUrl, now, log }: ConversationParts): ReplyTo {
  const waiting = new LRUCache<string, Promise<Pages>>({
    max: PEOPLE,
    ttl: WAITING,
    ttlResolution: 0,
    perf: { now },
  });
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

  /** The first page, and the others are kept; all of them are, where they are late. */
  const deliver = async (user: string, pages: Promise<Pages>): Promise<Outgoing> => {
    waiting.set(user, pages);
    const ready = await inTime(pages);
    if (ready === null) return say(WECHAT_WORDING.stillLooking);
    const [first, ...rest] = ready;
    // Another question may have come meanwhile: its pages are the ones that 「更多」 means.
    if (waiting.get(user) !== pages) return first;
    if (rest.length > 0) waiting.set(user, Promise.resolve(rest));
    else waiting.delete(user);
    return first;
  };

  const ask = (user: string, text: string, preface: readonly string[] = []) =>
    deliver(user, answered(user, text, preface));

  const forget = async (user: string) => {
    waiting.delete(user);
    await bot.forget(sessionOf(user));
  };

  const converse = async (user: string, said: string): Promise<Outgoing> => {
    const text = said.trim();
    if (MORE.test(text)) {
      const pages = waiting.get(user);
      return pages ? deliver(user, pages) : ask(user, FURTHER);
    }
    switch (privacyCommand(text)) {
      case 'privacy':
        return say(WECHAT_WORDING.privacy.join('\n'));
      case 'forget':
        await forget(user);
        return say(WECHAT_WORDING.forgotten);
      default:
        return ask(user, text);
    }
  };

  return async (message) => {
    const { from } = message;
    switch (message.type) {
      case 'text':
      case 'click':
        return converse(from, message.text);
      case 'voice':
        return message.words === null ? say(WECHAT_WORDING.unheard) : converse(from, message.words);
      case 'subscribe': {
        const question = message.scene === null ? null : questionOf(message.scene);
        return question === null ? ask(from, '/start') : ask(from, question, GREETING);
      }
      case 'scan':
        return ask(from, questionOf(message.scene) ?? '/start');
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
    description: shortened(evidence.map(({ quote }) => quote).join('\n'), LIMITS.description),
    url,
  };
}

/** Null where it takes too long. */
async function inTime<T>(result: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), REPLY_DUE);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
