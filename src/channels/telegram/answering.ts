// A question → the message that answers it, with its buttons.
import { CARD_COMMANDS, cardEvidence, type ZoneCard } from '../../answer/card.js';
import { CHAT_WORDING } from '../../answer/chat-wording.js';
import type { Answer } from '../../answer/types.js';
import type { Bot } from '../../bot.js';
import type { Conversations } from '../../conversations.js';
import type { Operators } from '../../questions/operators.js';
import type { Keepsake, Keepsakes } from '../../state/keepsakes.js';
import type { Place } from './addressed.js';
import { ownerOf, type Sign } from './buttons.js';
import type { Call } from './calls.js';
import { keyboardOf } from './keyboard.js';
import { LIMITS } from './limits.js';
import { renderEvidence } from './render.js';
import { type Compose, FIRST_SIDE, type Reply, sideText } from './reply.js';
import { plain, type RichText } from './rich-text.js';

/** The bot, as Telegram knows it. */
export interface Me {
  readonly id: number;
  readonly username: string;
  readonly supports_inline_queries?: boolean;
}

export interface PlannerParts {
  readonly bot: Pick<Bot, 'lookup' | 'commands'>;
  readonly conversations: Pick<Conversations, 'turn' | 'lookup' | 'forget' | 'vote' | 'questionDays'>;
  readonly operators: Operators;
  readonly me: Me;
  readonly sign: Sign;
  readonly keepsakes: Pick<Keepsakes, 'read' | 'forget'>;
  /** What the picture of a zone shows; null where it has none. */
  readonly cardOf: (zone: string) => ZoneCard | null;
  /** Telegram's id of a zone's picture that was sent before, or null. */
  readonly sentPicture: (zone: string) => Promise<string | null>;
}

/** What planning needs beside: how replies are composed. */
export interface Planning extends PlannerParts {
  readonly compose: Compose;
}

export interface Answering {
  readonly call: Call;
  readonly keepsakes: readonly Keepsake[];
  /** Has the conversation remember the turn. */
  readonly keep: () => Promise<void>;
}

/** One conversation per person and chat. */
export function sessionOf({ chat, user }: Pick<Place, 'chat' | 'user'>): string {
  return `telegram:${ownerOf(chat, user)}`;
}

/** How a question came: typed, or by the pressing of a button, and then the reply says it. */
export interface Occasion {
  readonly question: string;
  /** Of the press; null for a question that was typed. */
  readonly press: string | null;
}

export async function answerQuestion(
  place: Place,
  { question, press }: Occasion,
  parts: Planning,
): Promise<Answering> {
  const { conversations, sign, cardOf, compose } = parts;
  const occasion = press === null ? `message ${place.message} ${question}` : `press ${press}`;
  const turn = await conversations.turn(sessionOf(place), question, occasion);
  const answer = inLanguage(question, turn.answer, place);
  const { keep } = turn;
  const asking = { language: place.language, asked: question, byButton: press !== null };
  const reply = { ...compose(answer, asking), vote: turn.id };
  const card = pictured(question, answer, cardOf);
  const options = { owner: ownerOf(place.chat, place.user), language: place.language, sign };
  if (card === null) {
    const { markup, keepsakes } = keyboardOf(reply, FIRST_SIDE, options);
    const payload = {
      ...destination(place),
      ...messageText(sideText(reply, FIRST_SIDE)),
      reply_markup: markup,
    };
    return { call: { method: 'sendMessage', payload }, keepsakes, keep };
  }
  // A picture cannot be turned to text, so it offers questions only.
  const below: Reply = { ...reply, tabs: [{ label: '', pages: [plain('')] }], picture: null, share: null };
  const { markup, keepsakes } = keyboardOf(below, FIRST_SIDE, options);
  const payload = { ...destination(place), ...caption(card), reply_markup: markup };
  return { call: { method: 'sendPhoto', picture: card.zone, payload }, keepsakes, keep };
}

const ASKS_FOR_CARD = new RegExp(`^/(?:${CARD_COMMANDS.join('|')})(?:\\s|$)`, 'u');

/** The card whose picture was asked for; null where there is none, or text was asked for. */
function pictured(question: string, answer: Answer, cardOf: PlannerParts['cardOf']): ZoneCard | null {
  if (!ASKS_FOR_CARD.test(question)) return null;
  return answer.type === 'found' && answer.zone !== null ? cardOf(answer.zone) : null;
}

/** Greeting and help are the bot's own words: they come in the reader's language. */
function inLanguage(question: string, answer: Answer, { language }: Place): Answer {
  const [, command] = /^\/(\w+)/u.exec(question) ?? [];
  if (answer.type !== 'guide' || (command !== 'start' && command !== 'help')) return answer;
  const { greeting, help } = CHAT_WORDING[language];
  return { ...answer, lines: command === 'start' ? greeting : help };
}

/** Where a reply goes: into the same topic, and in groups below the question. */
export function destination({ chat, thread, message, isPrivate }: Place) {
  return {
    chat_id: chat,
    ...(thread === null ? {} : { message_thread_id: thread }),
    ...(isPrivate ? {} : { reply_parameters: { message_id: message, allow_sending_without_reply: true } }),
  };
}

/** Text with its entities; the links in it are not unfolded. */
export function messageText({ text, entities }: RichText) {
  return { text, entities: [...entities], link_preview_options: { is_disabled: true } };
}

/** Below a picture: the sentences that its figures stand on, as many as there is room for, and their sources. */
export function caption(card: ZoneCard) {
  const { text, entities } = renderEvidence(card.zone, cardEvidence(card), LIMITS.caption);
  return { caption: text, caption_entities: [...entities] };
}
