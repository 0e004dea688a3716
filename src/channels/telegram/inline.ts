// Answers for any chat: 「@zonebot 贵阳 研发机构」 lists cards to choose from, each with its source.
import type { InlineQuery, InlineQueryResult, Message } from 'grammy/types';
import { CHAT_WORDING, languageOf } from '../../answer/chat-wording.js';
import { itemsBelow, itemText } from '../../answer/plain.js';
import type { Answer, Found } from '../../answer/types.js';
import { notedQuote, sourceLine } from '../../answer/wording.js';
import { addressed } from './addressed.js';
import { caption, messageText, type PlannerParts } from './answering.js';
import type { Call } from './calls.js';
import { factLink, zoneLink } from './deep-links.js';
import { PAGE_MAX } from './pages.js';
import { renderTelegram } from './render.js';
import type { RichText } from './rich-text.js';

/** Results of one page of an inline answer. */
const PAGE = 10;
/** Questions that are asked to fill the pages, from one to the next. */
const MOST_QUESTIONS = 60;
/** The corpus does not change while the bot runs; a restart is noticed within five minutes. */
const CACHE_SECONDS = 300;

export async function inlineAnswer(
  { id, query, offset, from }: InlineQuery,
  parts: PlannerParts,
): Promise<Call> {
  const start = /^\d{1,4}$/u.test(offset) ? Number(offset) : 0;
  const asked = query.trim();
  // The pages of one answer are one question.
  if (asked !== '' && start === 0) parts.conversations.lookup('inline', asked);
  const answers = answersTo(asked, start + PAGE + 1, parts);
  const shown = answers.slice(start, start + PAGE);
  const results = (await Promise.all(shown.map((answer) => resultsFor(answer, parts)))).flat();
  const { openBot } = CHAT_WORDING[languageOf(from.language_code)];
  return {
    method: 'answerInlineQuery',
    payload: {
      inline_query_id: id,
      results,
      cache_time: CACHE_SECONDS,
      next_offset: start + PAGE < answers.length ? String(start + PAGE) : '',
      ...(results.length > 0 ? {} : { button: { text: openBot, start_parameter: 'inline' } }),
    },
  };
}

/** The answer itself, the card of its zone, then what the bot would offer next; each once. */
function answersTo(query: string, wanted: number, { bot }: PlannerParts): readonly Found[] {
  const found = new Map<string, Found>();
  const waiting = query === '' ? ['/zones'] : [query];
  for (let next = 0; next < waiting.length && next < MOST_QUESTIONS && found.size < wanted; next += 1) {
    const answer = bot.lookup(waiting[next]);
    if (answer.type === 'found' && !found.has(answer.headline)) {
      found.set(answer.headline, answer);
      if (answer.zone !== null) waiting.push(`/zone ${answer.zone}`);
    }
    waiting.push(...offers(answer).filter((question) => !waiting.includes(question)));
  }
  return [...found.values()];
}

function offers(answer: Answer): readonly string[] {
  if (answer.type === 'ask') return answer.choices;
  // What is near an unanswerable question is not offered: in another chat nobody sees that it is something else.
  return answer.type === 'found' ? answer.suggestions : [];
}

/** A card as text, and for a zone as the picture that was sent before, if there is one: Telegram keeps it. */
async function resultsFor(answer: Found, parts: PlannerParts): Promise<readonly InlineQueryResult[]> {
  const { kind, zone } = answer;
  const card = kind === 'overview' && zone !== null ? parts.cardOf(zone) : null;
  const photo = card && (await parts.sentPicture(card.zone));
  if (!photo) return [article(answer, parts)];
  const result: InlineQueryResult = {
    type: 'photo',
    id: parts.sign('inline', photo),
    photo_file_id: photo,
    title: answer.headline,
    ...caption(card),
  };
  return [article(answer, parts), result];
}

function article(answer: Found, { me, sign }: PlannerParts): InlineQueryResult {
  const text = firstPage(answer);
  const { username } = me;
  const link = answer.fact ? factLink(username, answer.fact) : answer.zone && zoneLink(username, answer.zone);
  const lines = [...itemsBelow(answer).map(itemText), notedQuote(answer.evidence[0])];
  return {
    type: 'article',
    id: sign('inline', [answer.headline, text.text]),
    title: answer.headline,
    description: `${lines[0]} ${sourceLine(answer.evidence[0])}`,
    input_message_content: inlineText(text),
    ...(link ? { url: link } : {}),
  };
}

function inlineText(rich: RichText) {
  const { text, ...rest } = messageText(rich);
  return { message_text: text, ...rest };
}

/** In somebody else's chat there are no buttons to leaf with: the first page has to do. */
function firstPage(answer: Answer): RichText {
  return renderTelegram(answer, PAGE_MAX)[0];
}

/** Asked in a chat that the bot is not in: one answer, without buttons. */
export function guestAnswer(message: Message, parts: PlannerParts): readonly Call[] {
  const asked = addressed(message, parts.me, parts.bot.commands);
  if (!message.guest_query_id || !asked?.text) return [];
  const answer = parts.conversations.lookup('guest', asked.text);
  const text = firstPage(answer);
  const result: InlineQueryResult = {
    type: 'article',
    id: parts.sign('guest', text.text),
    title: answer.type === 'found' || answer.type === 'unknown' ? answer.headline : asked.text.slice(0, 80),
    input_message_content: inlineText(text),
  };
  return [{ method: 'answerGuestQuery', payload: { guest_query_id: message.guest_query_id, result } }];
}
