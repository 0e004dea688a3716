// Before a message is answered: is it within the limits, and is there room? If not, a polite line, or nothing at all.
import { WECHAT_WORDING } from '../../answer/wechat-wording.js';
import type { Reception } from '../reception.js';
import type { Account } from './account.js';
import type { ReplyTo, WechatBot } from './conversation.js';

export interface RefusingParts {
  readonly account: Pick<Account, 'kind' | 'id'>;
  readonly reception: Pick<Reception, 'limit' | 'isBusy' | 'serve'>;
}

export function refusing(replyTo: ReplyTo, { account, reception }: RefusingParts): ReplyTo {
  return async (message) => {
    // Nobody waits for an answer, and who leaves is forgotten in any case.
    if (message.type === 'notice' || message.type === 'unsubscribe') return replyTo(message);
    const asker = { channel: channelOf(account), user: `${account.id}:${message.from}`, chat: null };
    const limited = await reception.limit(asker);
    if (limited && !limited.isTold) return null;
    if (limited && limited.by !== 'bot') return { type: 'text', text: WECHAT_WORDING.tooFast };
    if (limited || reception.isBusy(asker)) return { type: 'text', text: WECHAT_WORDING.busy };
    return replyTo(message);
  };
}

/** The bot, asked when it is the conversation's turn. */
export function inTurn(bot: WechatBot, { account, reception }: RefusingParts): WechatBot {
  const channel = channelOf(account);
  return {
    ...bot,
    reply: (session, text) =>
      reception.serve({ channel, user: session, chat: null }, () => bot.reply(session, text)),
  };
}

function channelOf({ kind }: RefusingParts['account']): string {
  return kind === 'wecom' ? 'wecom' : 'wechat';
}
