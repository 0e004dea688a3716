// Who speaks where, as the question log knows it: hashes that lead back to nobody without the salt.
import { createHmac } from 'node:crypto';

export interface Speaker {
  readonly channel: string;
  readonly person: string;
  readonly chat: string;
}

/** On Telegram one person has many chats; elsewhere a conversation is all that is known of a person. */
const IN_CHAT = /^telegram:(?<chat>[^:]+):(?<user>.+)$/su;
/** 128 bits. */
const HASH_BYTES = 16;

export type Hash = (text: string) => string;

export function saltedHash(salt: string): Hash {
  return (text) =>
    createHmac('sha256', salt).update(text).digest().subarray(0, HASH_BYTES).toString('base64url');
}

/** Of a conversation by its id: telegram:CHAT:USER, wechat:ACCOUNT:USER, wecom:CORP:USER, http:SESSION. */
export function speakerOf(conversation: string, hash: Hash): Speaker {
  const { chat, user } = IN_CHAT.exec(conversation)?.groups ?? {};
  const [channel] = conversation.split(':', 1);
  return {
    channel,
    person: hash(`person ${user === undefined ? conversation : `telegram:${user}`}`),
    chat: hash(`chat ${chat === undefined ? conversation : `telegram:${chat}`}`),
  };
}
