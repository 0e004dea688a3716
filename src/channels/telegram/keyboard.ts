// The buttons under a reply: questions to go on with, pages, tabs, copy and share.
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { CHAT_WORDING, type Language } from '../../answer/chat-wording.js';
import type { Keepsake } from '../../store/keepsakes.js';
import type { Action, KeptButton, Owner, Sign } from './buttons.js';
import type { Reply, Side } from './reply.js';

export interface Keyboard {
  readonly markup: InlineKeyboardMarkup;
  /** What the buttons need to be understood later. */
  readonly keepsakes: readonly Keepsake[];
}

interface KeyboardOptions {
  readonly owner: Owner;
  readonly language: Language;
  readonly sign: Sign;
}

/** The keyboard of one side of a reply. The same reply, owner and side give the same one. */
export function keyboardOf(reply: Reply, side: Side, { owner, language, sign }: KeyboardOptions): Keyboard {
  const words = CHAT_WORDING[language];
  const keepsakes: Keepsake[] = [];
  const button = (text: string, action: Action): InlineKeyboardButton => {
    const key = sign(owner, action);
    keepsakes.push({ kind: 'button', key, owner, body: { owner, action } satisfies KeptButton });
    return { text, callback_data: key };
  };
  const key = sign(owner, reply);
  const turn = (text: string, tab: number, page: number) =>
    button(text, { do: 'turn', reply: key, tab, page });

  const pages = reply.tabs[side.tab].pages.length;
  const leaf = (page: number, text: string) =>
    page >= 0 && page < pages ? [turn(text, side.tab, page)] : [];
  const rows: InlineKeyboardButton[][] = [
    ...reply.offers.map((text) => [button(text, { do: 'ask', text })]),
    [
      ...leaf(side.page - 1, `‹ ${side.page}/${pages}`),
      ...leaf(side.page + 1, `${side.page + 2}/${pages} ›`),
    ],
    [
      ...reply.tabs.flatMap(({ label }, tab) => (tab === side.tab ? [] : [turn(label, tab, 0)])),
      ...(reply.picture === null ? [] : [button(words.picture, { do: 'ask', text: reply.picture })]),
    ],
    [
      ...(reply.copy === null ? [] : [{ text: words.copy, copy_text: { text: reply.copy } }]),
      ...(reply.share === null ? [] : [{ text: words.share, switch_inline_query: reply.share }]),
    ],
  ];
  const turns = pages > 1 || reply.tabs.length > 1;
  return {
    markup: { inline_keyboard: rows.filter((row) => row.length > 0) },
    keepsakes: [...keepsakes, ...(turns ? [{ kind: 'reply', key, owner, body: reply }] : [])],
  };
}
