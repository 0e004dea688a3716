// The buttons under a reply: questions to go on with, pages, tabs, copy and share, thumbs.
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { CHAT_WORDING, type Language } from '../../answer/chat-wording.js';
import type { Keepsake } from '../../state/keepsakes.js';
import { type Action, buttonData, type KeptReply, type Owner, type Sign } from './buttons.js';
import type { Reply, Side } from './reply.js';

export interface Keyboard {
  readonly markup: InlineKeyboardMarkup;
  /** What the buttons need to be understood later: the reply, where there are any. */
  readonly keepsakes: readonly Keepsake[];
}

interface KeyboardOptions {
  readonly owner: Owner;
  readonly language: Language;
  readonly sign: Sign;
}

const THUMBS = ['up', 'down'] as const;
/** Short buttons beside each other; more are cut short on a phone. */
const ROW = 4;

/** The keyboard of one side of a reply. The same reply, owner and side give the same one. */
export function keyboardOf(reply: Reply, side: Side, { owner, language, sign }: KeyboardOptions): Keyboard {
  const words = CHAT_WORDING[language];
  const key = sign(owner, reply);
  const button = (text: string, action: Action): InlineKeyboardButton => ({
    text,
    callback_data: buttonData(owner, key, action, sign),
  });
  const turn = (text: string, tab: number, page: number) => button(text, { do: 'turn', tab, page });
  const pages = reply.tabs[side.tab].pages.length;
  const leaf = (page: number, text: string) =>
    page >= 0 && page < pages ? [turn(text, side.tab, page)] : [];
  const tools: readonly InlineKeyboardButton[] = [
    ...reply.tabs.flatMap(({ label }, tab) => (tab === side.tab ? [] : [turn(label, tab, 0)])),
    ...(reply.picture === null ? [] : [button(words.picture, { do: 'picture' })]),
    ...(reply.copy === null ? [] : [{ text: words.copy, copy_text: { text: reply.copy } }]),
    ...(reply.share === null ? [] : [{ text: words.share, switch_inline_query: reply.share }]),
  ];
  const rows: readonly InlineKeyboardButton[][] = [
    ...reply.offers.map((text, offer) => [button(text, { do: 'ask', offer })]),
    [
      ...leaf(side.page - 1, `‹ ${side.page}/${pages}`),
      ...leaf(side.page + 1, `${side.page + 2}/${pages} ›`),
    ],
    tools.slice(0, ROW),
    tools.slice(ROW),
    // What an older version kept has no such field.
    reply.vote ? THUMBS.map((thumb) => button(words.thumbs[thumb], { do: 'vote', thumb })) : [],
  ];
  const body: KeptReply = { owner, reply };
  const isPressed = rows.some((row) => row.some((one) => 'callback_data' in one));
  return {
    markup: { inline_keyboard: rows.filter((row) => row.length > 0) },
    keepsakes: isPressed ? [{ kind: 'reply', key, owner, body }] : [],
  };
}
