// What is behind a button. A button itself carries 22 letters: a signature over whose it is and what it does, under
// which the action is kept. So nobody can make one up, use another's, or learn anything from it; and it survives a restart.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Action =
  /** Asks this question. */
  | { readonly do: 'ask'; readonly text: string }
  /** Turns the message to another side of the reply that is kept under `reply`. */
  | { readonly do: 'turn'; readonly reply: string; readonly tab: number; readonly page: number };

/** Who may press it, and where: 「chat:user」. */
export type Owner = string;

export function ownerOf(chat: number, user: number): Owner {
  return `${chat}:${user}`;
}

/** 128 bits in 22 characters of base64url. */
const SIGNATURE_BYTES = 16;
const SIGNATURE = /^[\w-]{22}$/u;

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

/** A kept button, as it was written down. */
export interface KeptButton {
  readonly owner: Owner;
  readonly action: Action;
}

export type Pressed =
  | { readonly type: 'mine'; readonly action: Action }
  | { readonly type: 'foreign' }
  | { readonly type: 'gone' };

/** What the pressing of a button with these data means. `read` finds what is kept under a signature, or null. */
export function pressed(
  data: string,
  { chat, user }: { readonly chat: number; readonly user: number },
  read: (key: string) => unknown,
  sign: Sign,
): Pressed {
  const kept = SIGNATURE.test(data) ? (read(data) as KeptButton | null) : null;
  if (kept === null || !isSame(sign(kept.owner, kept.action), data)) return { type: 'gone' };
  if (kept.owner === ownerOf(chat, user)) return { type: 'mine', action: kept.action };
  return kept.owner.startsWith(`${chat}:`) ? { type: 'foreign' } : { type: 'gone' };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
