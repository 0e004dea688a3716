// What is behind a button. A reply is kept under a signature over whose it is and what it says; a button carries that
// signature, which of the reply's buttons it is, and a signature over both. So nobody can make one up, use another's, or
// learn anything from it; and it survives a restart.
import { createHmac } from 'node:crypto';
import type { Thumb } from '../../answer/types.js';
import { isSameSecret } from '../same-secret.js';
import type { Reply, Side } from './reply.js';

export type Action =
  /** Asks one of the questions that the reply offers. */
  | { readonly do: 'ask'; readonly offer: number }
  /** Asks for the picture. */
  | { readonly do: 'picture' }
  /** Says whether the answer was of use. */
  | { readonly do: 'vote'; readonly thumb: Thumb }
  /** Turns the message to another side of the reply. */
  | ({ readonly do: 'turn' } & Side);

/** Who may press it, and where: 「chat:user」. */
export type Owner = string;

export function ownerOf(chat: number, user: number): Owner {
  return `${chat}:${user}`;
}

/** 128 bits in 22 characters of base64url. */
const SIGNATURE_BYTES = 16;
const DATA = /^(?<key>[\w-]{22})(?<signature>[\w-]{22})(?<code>\w{1,9})$/u;
const CODE = /^(?:a(?<offer>\d)|(?<picture>p)|v(?<vote>[ud])|t(?<tab>\d{1,2})p(?<page>\d{1,4}))$/u;

export type Sign = (owner: Owner, content: unknown) => string;

/** The key is made from the bot's token: it needs no setting of its own, and a new token makes old buttons invalid. */
export function createSigner(token: string): Sign {
  const key = createHmac('sha256', token).update('zonebot buttons').digest();
  return (owner, content) =>
    createHmac('sha256', key)
      .update(JSON.stringify([owner, content]))
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url');
}

/** The data of a button under the reply that is kept as `key`; at most 53 of Telegram's 64 bytes. */
export function buttonData(owner: Owner, key: string, action: Action, sign: Sign): string {
  const code = codeOf(action);
  return key + sign(owner, [key, code]) + code;
}

function codeOf(action: Action): string {
  switch (action.do) {
    case 'ask':
      return `a${action.offer}`;
    case 'picture':
      return 'p';
    case 'vote':
      return action.thumb === 'up' ? 'vu' : 'vd';
    case 'turn':
      return `t${action.tab}p${action.page}`;
    default:
      return action satisfies never;
  }
}

function actionOf(code: string): Action | null {
  const { offer, picture, vote, tab, page } = CODE.exec(code)?.groups ?? {};
  if (offer !== undefined) return { do: 'ask', offer: Number(offer) };
  if (picture !== undefined) return { do: 'picture' };
  if (vote !== undefined) return { do: 'vote', thumb: vote === 'u' ? 'up' : 'down' };
  return tab === undefined ? null : { do: 'turn', tab: Number(tab), page: Number(page) };
}

/** A reply as it was written down for its buttons. */
export interface KeptReply {
  readonly owner: Owner;
  readonly reply: Reply;
}

export type Pressed =
  | {
      readonly type: 'mine';
      readonly action: Action;
      readonly reply: Reply;
      /** Whose conversation goes on. */
      readonly user: number;
    }
  | { readonly type: 'foreign' | 'gone' };

/** What the pressing of a button with these data means. `read` finds the reply that is kept under a key, or null. */
export async function pressed(
  data: string,
  { chat, user }: { readonly chat: number; readonly user: number },
  read: (key: string) => Promise<KeptReply | null>,
  sign: Sign,
): Promise<Pressed> {
  const { key, signature, code } = DATA.exec(data)?.groups ?? {};
  const kept = key === undefined ? null : await read(key);
  const action = code === undefined ? null : actionOf(code);
  if (!kept || !action || !isSameSecret(sign(kept.owner, [key, code]), signature)) return { type: 'gone' };
  const { owner, reply } = kept;
  if (owner === ownerOf(chat, user)) return { type: 'mine', action, reply, user };
  // Who asked as the group presses as himself: such a reply is everybody's there.
  if (chat < 0 && owner === ownerOf(chat, chat)) return { type: 'mine', action, reply, user: chat };
  return { type: kept.owner.startsWith(`${chat}:`) ? 'foreign' : 'gone' };
}
