// Checks reply_markup: inline keyboards with their limits, and the three other kinds of markup by their shape.
import { bad, within } from './errors.js';
import { bytes, type Dict, isDict, need, optArray, optBool, optDict, optString, urlOf } from './fields.js';

const MAX_BUTTONS = 100;
const MAX_IN_ROW = 8;

/** What each action of an inline button must carry. */
const ACTIONS: Record<string, (button: Dict, inPrivate: boolean) => void> = {
  url: (button) => {
    const url = need(optString, button, 'url');
    if (!urlOf(url, 'http', 'https', 'tg')) throw bad(`Inline keyboard button URL '${url}' is invalid`);
  },
  callback_data: (button) => {
    const size = bytes(need(optString, button, 'callback_data'));
    if (size < 1 || size > 64) throw bad('BUTTON_DATA_INVALID');
  },
  copy_text: (button) => {
    const size = need(optString, need(optDict, button, 'copy_text'), 'text').length;
    if (size < 1 || size > 256) throw bad('BUTTON_COPY_TEXT_INVALID');
  },
  web_app: (button, inPrivate) => {
    if (!inPrivate) throw bad('BUTTON_TYPE_INVALID');
    const url = need(optString, need(optDict, button, 'web_app'), 'url');
    if (!urlOf(url, 'https')) throw bad(`Inline keyboard button Web App URL '${url}' is invalid`);
  },
  login_url: (button) => {
    const url = need(optString, need(optDict, button, 'login_url'), 'url');
    if (!urlOf(url, 'https')) throw bad(`Inline keyboard button login URL '${url}' is invalid`);
  },
  switch_inline_query: (button) => need(optString, button, 'switch_inline_query'),
  switch_inline_query_current_chat: (button) => need(optString, button, 'switch_inline_query_current_chat'),
  switch_inline_query_chosen_chat: (button) => need(optDict, button, 'switch_inline_query_chosen_chat'),
  callback_game: (button) => need(optDict, button, 'callback_game'),
  pay: (button) => need(optBool, button, 'pay'),
  disabled: (button) => need(optDict, button, 'disabled'),
};

function checkStyle(button: Dict): void {
  const style = optString(button, 'style') ?? '';
  if (!['', 'danger', 'success', 'primary'].includes(style)) throw bad('Invalid button style specified');
}

function checkInlineButton(button: unknown, inPrivate: boolean): void {
  if (!isDict(button)) throw bad('InlineKeyboardButton must be an Object');
  // Telegram leaves out buttons without a text in silence; a sender that makes one has lost it.
  if (need(optString, button, 'text').trim() === '')
    throw bad('Inline keyboard button text must be non-empty');
  checkStyle(button);
  const actions = Object.keys(ACTIONS).filter((name) => (button[name] ?? undefined) !== undefined);
  const [action] = actions;
  if (action === undefined) throw bad('Text buttons are unallowed in the inline keyboard');
  // Telegram takes one of several and drops the rest.
  if (actions.length > 1)
    throw bad(`Inline keyboard button must have one action, not ${actions.join(' and ')}`);
  ACTIONS[action]!(button, inPrivate);
}

function rowsOf(markup: Dict, name: string, of: string): unknown[][] {
  const rows = optArray(markup, name) ?? [];
  for (const row of rows) {
    if (!Array.isArray(row)) throw bad(`Field "${name}" of the ${of} must be an Array of Arrays`);
  }
  return rows as unknown[][];
}

function checkInline(markup: Dict, inPrivate: boolean): void {
  const rows = rowsOf(markup, 'inline_keyboard', 'InlineKeyboardMarkup');
  for (const button of rows.flat()) {
    within("Can't parse inline keyboard button", () => checkInlineButton(button, inPrivate));
  }
  if (rows.flat().length > MAX_BUTTONS) throw bad('Reply markup is too long');
  if (rows.some((row) => row.length > MAX_IN_ROW)) throw bad(`More than ${MAX_IN_ROW} buttons in a row`);
}

function checkReplyKeyboard(markup: Dict): void {
  for (const button of rowsOf(markup, 'keyboard', 'ReplyKeyboardMarkup').flat()) {
    if (!isDict(button) && typeof button !== 'string')
      throw bad("Can't parse keyboard button: KeyboardButton must be a String or an Object");
    const text = isDict(button) ? need(optString, button, 'text') : button;
    if (text.trim() === '') throw bad('Keyboard button text must be non-empty');
  }
  for (const name of ['is_persistent', 'resize_keyboard', 'one_time_keyboard', 'selective'])
    optBool(markup, name);
  const hint = optString(markup, 'input_field_placeholder');
  if (hint !== undefined && (hint === '' || hint.length > 64)) throw bad('PLACEHOLDER_INVALID');
}

export interface MarkupPlace {
  /** Messages that are edited, and those sent in inline mode, may carry inline keyboards only. */
  inlineOnly?: boolean;
  /** Web App buttons are for private chats. */
  inPrivate?: boolean;
}

/** The markup where it holds an inline keyboard with a button; throws ApiError where Telegram refuses it. */
export function checkMarkup(markup: Dict | undefined, place: MarkupPlace = {}): Dict | undefined {
  if (markup === undefined) return undefined;
  if (markup.inline_keyboard !== undefined) {
    checkInline(markup, place.inPrivate ?? false);
    return rowsOf(markup, 'inline_keyboard', '').some((row) => row.length > 0) ? markup : undefined;
  }
  if (place.inlineOnly) throw bad('Inline keyboard expected');
  if (markup.keyboard !== undefined) checkReplyKeyboard(markup);
  else if (optBool(markup, 'remove_keyboard') !== true && optBool(markup, 'force_reply') !== true)
    throw bad('Object expected as reply markup');
  optBool(markup, 'selective');
  return undefined;
}
