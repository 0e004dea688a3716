// Checks what a bot shows of itself: commands with their scope and language, names and descriptions, menu buttons.
import { bad, within } from './errors.js';
import { type Dict, isDict, need, optDict, optInt, optString, urlOf } from './fields.js';

const MAX_COMMANDS = 100;
const WIDE_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member'];

/** Telegram takes two small letters or nothing. */
export function checkLanguage(code: string): void {
  if (!/^(?:[a-z]{2})?$/.test(code)) throw bad('Invalid language code specified');
}

function checkCommand(value: unknown): void {
  if (!isDict(value)) throw bad('Expected an Object');
  const command = need(optString, value, 'command');
  const description = need(optString, value, 'description').trim();
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID');
  if (description === '' || description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
}

export function checkCommands(commands: unknown[]): void {
  for (const command of commands) within("Can't parse BotCommand", () => checkCommand(command));
  if (commands.length > MAX_COMMANDS) throw bad('BOT_COMMANDS_TOO_MUCH');
}

/** A key for a scope; `needChat` refuses chats that the bot does not know. */
export function scopeKey(scope: Dict | undefined, needChat: (id: number) => void): string {
  if (scope === undefined) return 'default';
  return within("Can't parse BotCommandScope", () => {
    const type = need(optString, scope, 'type');
    if (WIDE_SCOPES.includes(type)) return type;
    if (!CHAT_SCOPES.includes(type)) throw bad('Unsupported type specified');
    const chat = need(optInt, scope, 'chat_id');
    needChat(chat);
    if (type !== 'chat_member') return `${type} ${chat}`;
    const user = need(optInt, scope, 'user_id');
    if (user <= 0) throw bad('Invalid user_id specified');
    return `${type} ${chat} ${user}`;
  });
}

/** Names and descriptions; what the server says to a long one is not documented, so the words are ours. */
export function checkShown(field: string, text: string, max: number): void {
  if (text.length > max) throw bad(`Field "${field}" must not be longer than ${max} characters`);
}

/** A menu button as it is kept. */
export function checkMenuButton(button: Dict | undefined): Dict {
  if (button === undefined) return { type: 'default' };
  return within("Can't parse menu button", () => {
    const type = need(optString, button, 'type');
    if (type === 'default' || type === 'commands') return { type };
    if (type !== 'web_app') throw bad('MenuButton has unsupported type');
    const text = need(optString, button, 'text');
    if (text.trim() === '') throw bad('BUTTON_TEXT_INVALID');
    const url = need(optString, need(optDict, button, 'web_app'), 'url');
    if (!urlOf(url, 'https')) throw bad('BUTTON_URL_INVALID');
    return { type, text, web_app: { url } };
  });
}
