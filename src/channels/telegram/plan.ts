// An update → what is to be sent for it. No network and no clock in here: the same update in the same state gives the
// same plan.
import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import { CHAT_WORDING, languageOf } from '../../answer/chat-wording.js';
import type { Limited } from '../../state/limits.js';
import { questionOf } from '../deep-links.js';
import { digestOf } from '../digest.js';
import { type Addressed, addressed, CHANNEL_COMMANDS, type Place } from './addressed.js';
import { adminLines } from './admin.js';
import {
  answerQuestion,
  destination,
  messageText,
  type PlannerParts,
  type Planning,
  sessionOf,
} from './answering.js';
import { type KeptReply, ownerOf, pressed } from './buttons.js';
import { type Answered, answeredName, type Call, NOTHING, type Plan, type Planned } from './calls.js';
import { guestAnswer, inlineAnswer } from './inline.js';
import { keyboardOf } from './keyboard.js';
import { createComposer, type Reply, type Side, sideText } from './reply.js';
import { plain } from './rich-text.js';

export type { PlannerParts } from './answering.js';

export type Planner = (update: Update) => Promise<Planned>;

/** An edit so soon after the message is a question put right; a later one changes the past. In seconds. */
const SOON = 300;

export function createPlanner(given: PlannerParts): Planner {
  const { bot, me, cardOf } = given;
  const isInline = me.supports_inline_queries !== false;
  const hasPicture = (zone: string) => cardOf(zone) !== null;
  const parts = {
    ...given,
    compose: createComposer({ username: me.username, isInline, lookup: bot.lookup, hasPicture }),
  };
  return async (update) => {
    if (update.message) return planMessage(update.message, parts);
    if (update.edited_message) return planEdit(update.edited_message, parts);
    if (update.callback_query) return planPress(update.callback_query, parts);
    if (update.inline_query)
      return { calls: [await inlineAnswer(update.inline_query, parts)], keepsakes: [] };
    if (update.guest_message) return { calls: guestAnswer(update.guest_message, parts), keepsakes: [] };
    if (update.my_chat_member) return planMembership(update.my_chat_member, parts);
    return NOTHING;
  };
}

async function planMessage(message: Message, parts: Planning): Promise<Planned> {
  const asked = addressed(message, parts.me, parts.bot.commands);
  return asked ? planAsked(asked, parts) : NOTHING;
}

/** The question was edited, and so is the answer. */
async function planEdit(message: Message, parts: Planning): Promise<Planned> {
  const asked = addressed(message, parts.me, parts.bot.commands);
  if (!asked || asked.text === null) return NOTHING;
  const key = answeredName(asked.chat, asked.message);
  const kept = (await parts.keepsakes.read('answered', key)) as Answered | null;
  if (!kept) return (message.edit_date ?? 0) - message.date <= SOON ? planAsked(asked, parts) : NOTHING;
  // A link preview that appears comes as an edit too.
  const digest = digestOf(asked.text);
  if (kept.digest === digest) return NOTHING;
  const anew = await planAsked(asked, parts);
  const [first, ...rest] = anew.calls;
  const old = { chat_id: asked.chat, message_id: kept.message };
  if (first.method !== 'sendMessage' || kept.isPhoto)
    return { ...anew, calls: [{ method: 'deleteMessage', payload: old }, ...anew.calls] };
  const { chat_id, message_thread_id, reply_parameters, ...content } = first.payload;
  const owner = ownerOf(asked.chat, asked.user);
  const body: Answered = { ...kept, digest };
  return {
    ...anew,
    calls: [{ method: 'editMessageText', payload: { ...old, ...content }, otherwise: first }, ...rest],
    keepsakes: [...anew.keepsakes, { kind: 'answered', key, owner, body }],
  };
}

async function planAsked(asked: Addressed, parts: Planning): Promise<Planned> {
  const words = CHAT_WORDING[asked.language];
  const { text: said } = asked;
  if (said === null) return say(asked, [words.onlyText]);
  const [, word = '', rest = ''] = /^\/([^\s@]+)\S*\s*(.*)$/su.exec(said) ?? [];
  switch (CHANNEL_COMMANDS.get(word.toLowerCase())) {
    case 'ask':
      return rest === '' ? say(asked, [words.askWhat]) : planQuestion(asked, rest, parts);
    case 'start':
      if (!asked.isPrivate && rest === '') return say(asked, words.groupGreeting(parts.me.username));
      return planQuestion(asked, questionOf(rest) ?? '/start', parts);
    case 'privacy':
      return say(asked, words.privacy(parts.conversations.questionDays));
    case 'forget': {
      const isAll = await parts.conversations.forget(sessionOf(asked));
      await parts.keepsakes.forget(ownerOf(asked.chat, asked.user));
      return say(asked, [isAll ? words.forgotten : words.halfForgotten]);
    }
    default: {
      const told = word.toLowerCase() === 'admin' ? await adminLines(asked, rest, parts.operators) : null;
      return told ? say(asked, told) : planQuestion(asked, said, parts);
    }
  }
}

async function planQuestion(asked: Addressed, question: string, parts: Planning): Promise<Planned> {
  const { call, keepsakes, keep } = await answerQuestion(asked, { question, press: null }, parts);
  const { chat, user, message } = asked;
  const answers = { chat, question: message, owner: ownerOf(chat, user), digest: digestOf(asked.text ?? '') };
  return { calls: [{ ...call, answers }], keepsakes, keep };
}

function say(place: Place, lines: readonly string[]): Plan {
  const payload = { ...destination(place), ...messageText(plain(lines.join('\n'))) };
  return { calls: [{ method: 'sendMessage', payload }], keepsakes: [] };
}

/** Has a button stop waiting, with a few words or none. */
function toast(id: string, text?: string): Call {
  const payload = { callback_query_id: id, ...(text === undefined ? {} : { text }) };
  return { method: 'answerCallbackQuery', payload };
}

async function planPress({ id, data = '', from, message }: CallbackQuery, parts: Planning): Promise<Planned> {
  const language = languageOf(from.language_code);
  const words = CHAT_WORDING[language];
  const answer = (text?: string) => toast(id, text);
  const refused = (text: string): Plan => ({ calls: [answer(text)], keepsakes: [] });
  if (!message) return refused(words.goneButton);
  const readReply = async (key: string) => (await parts.keepsakes.read('reply', key)) as KeptReply | null;
  const press = await pressed(data, { chat: message.chat.id, user: from.id }, readReply, parts.sign);
  if (press.type !== 'mine') return refused(press.type === 'gone' ? words.goneButton : words.foreignButton);
  const place: Place = {
    chat: message.chat.id,
    user: press.user,
    message: message.message_id,
    thread:
      'is_topic_message' in message && message.is_topic_message ? (message.message_thread_id ?? null) : null,
    isPrivate: message.chat.type === 'private',
    language,
  };
  const { action, reply } = press;
  if (action.do === 'turn') {
    const { calls, keepsakes } = turn(reply, action, place, parts);
    return { calls: [answer(), ...calls], keepsakes };
  }
  if (action.do === 'vote') {
    const isNoted =
      reply.vote && (await parts.conversations.vote(sessionOf(place), reply.vote, action.thumb));
    return refused(isNoted ? words.voted[action.thumb] : words.notVoted);
  }
  const question = action.do === 'ask' ? reply.offers[action.offer] : reply.picture;
  if (!question) return refused(words.goneButton);
  const { call, keepsakes, keep } = await answerQuestion(place, { question, press: id }, parts);
  return { calls: [answer(), call], keepsakes, keep };
}

/** The message shows another side of its reply. */
function turn(reply: Reply, side: Side, { chat, user, message, language }: Place, parts: Planning): Plan {
  const owner = ownerOf(chat, user);
  const { markup, keepsakes } = keyboardOf(reply, side, { owner, language, sign: parts.sign });
  const payload = {
    chat_id: chat,
    message_id: message,
    ...messageText(sideText(reply, side)),
    reply_markup: markup,
  };
  return { calls: [{ method: 'editMessageText', payload }], keepsakes };
}

/** Somebody took the bot into a group: it says how it is asked there. */
function planMembership(
  { chat, from, old_chat_member, new_chat_member }: ChatMemberUpdated,
  { me }: PlannerParts,
): Plan {
  const isIn = ({ status }: { readonly status: string }) => status === 'member' || status === 'administrator';
  const joined = !isIn(old_chat_member) && isIn(new_chat_member);
  if (!joined || (chat.type !== 'group' && chat.type !== 'supergroup')) return NOTHING;
  const words = CHAT_WORDING[languageOf(from.language_code)];
  const text = plain(words.groupGreeting(me.username).join('\n'));
  return {
    calls: [{ method: 'sendMessage', payload: { chat_id: chat.id, ...messageText(text) } }],
    keepsakes: [],
  };
}

/** Who asked too fast is told so. */
export function planRefusal(update: Update, { by }: Limited, parts: PlannerParts): Plan {
  const { callback_query } = update;
  const message = update.message ?? update.edited_message;
  const words = CHAT_WORDING[languageOf((message ?? callback_query)?.from?.language_code)];
  const text = by === 'bot' ? words.busy : words.tooFast;
  if (callback_query) return { calls: [toast(callback_query.id, text)], keepsakes: [] };
  const asked = message && addressed(message, parts.me, parts.bot.commands);
  return asked ? say(asked, [text]) : NOTHING;
}

/** The program failed on an update: whoever wrote a message is told so. */
export function planFailure({ message, callback_query }: Update): Plan {
  const language = languageOf((message ?? callback_query)?.from?.language_code);
  const { failed } = CHAT_WORDING[language];
  if (callback_query) return { calls: [toast(callback_query.id, failed)], keepsakes: [] };
  if (message?.chat.type !== 'private') return NOTHING;
  const payload = { chat_id: message.chat.id, ...messageText(plain(failed)) };
  return { calls: [{ method: 'sendMessage', payload }], keepsakes: [] };
}
