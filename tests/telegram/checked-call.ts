// What Telegram would refuse of a call, by the checks of the stand-in.
import type { Call } from '../../src/channels/telegram/calls.js';
import { checkInlineAnswer, checkInlineResult } from './stand-in/check-inline.js';
import { checkMarkup } from './stand-in/check-keyboard.js';
import { refusalOfCaption, refusalOfMessage } from './stand-in/check-message.js';
import type { Dict } from './stand-in/fields.js';

/** Throws as the stand-in would; `file` is what Telegram knows as a picture. */
export function checkedCall({ method, payload }: Call, file: string): void {
  const dict = payload as unknown as Dict;
  const refusal =
    method === 'sendMessage' || method === 'editMessageText'
      ? refusalOfMessage(dict)
      : method === 'sendPhoto'
        ? refusalOfCaption(dict)
        : null;
  if (refusal !== null) throw new Error(`${method}: ${refusal} ${JSON.stringify(payload)}`);
  if (method === 'answerInlineQuery') checkInlineAnswer(dict, (id) => id === file);
  if (method === 'answerGuestQuery') checkInlineResult(dict.result, () => false);
  if (method === 'answerCallbackQuery' && String(dict.text ?? '').length > 200)
    throw new Error('notice too long');
  if ('reply_markup' in payload) checkMarkup(dict.reply_markup as Dict);
}
