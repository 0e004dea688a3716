// The gate of the channel: what a request must bring to be listened to. Whatever is wrong, the answer is the same; only
// the log says what it was.
import { isSameSecret } from '../same-secret.js';
import type { Account } from './account.js';
import type { Admission } from './admission.js';
import { type Cipher, createCipher, decoded } from './cipher.js';
import { BODY_MAX } from './limits.js';
import { readSealed } from './message-xml.js';
import { signatureOf } from './signature.js';

export type Passed<Content> =
  | { readonly type: 'passed'; readonly content: Content }
  | { readonly type: 'refused'; readonly status: 403 | 413; readonly why: string };

export interface Opened {
  /** The message, decrypted. */
  readonly xml: string;
  /** Of the key that opened it; replies go under the same one. Null for a message in plain text. */
  readonly cipher: Cipher | null;
  /** This very request was here before. */
  readonly isAgain: boolean;
}

export interface Gate {
  /** What to say back to whoever verifies the address. */
  verify(url: URL): Promise<Passed<string>>;
  open(request: Request, url: URL): Promise<Passed<Opened>>;
}

interface Sealed {
  readonly text: string;
  readonly cipher: Cipher;
}

export function createGate(account: Account, admission: Admission): Gate {
  const { kind, token, mode } = account;
  const ciphers = mode === 'plain' ? [] : account.aesKeys.map((key) => createCipher(key, account.id));

  const isSigned = ({ timestamp, nonce, signature }: Query) =>
    isSameSecret(signature, signatureOf([token, timestamp, nonce]));

  /** Checks the signature over the ciphertext before it decrypts. */
  const unsealed = (ciphertext: string, { timestamp, nonce, messageSignature }: Query): Sealed | null => {
    if (!isSameSecret(messageSignature, signatureOf([token, timestamp, nonce, ciphertext]))) return null;
    for (const cipher of ciphers) {
      const text = cipher.decrypt(ciphertext);
      if (text !== null) return { text, cipher };
    }
    return null;
  };

  return {
    verify: async (url) => {
      const query = readQuery(url);
      const echo = url.searchParams.get('echostr') ?? '';
      // WeChat sends the echo in plain text whatever the mode is; the signature over it comes with an encrypted one.
      const isSealed = kind === 'wecom' || query.encryptType === 'aes';
      const text = isSealed ? (unsealed(echo, query)?.text ?? null) : isSigned(query) ? echo : null;
      if (text === null || echo === '') return refused('signature');
      const admitted = await admission.admit(query, `GET ${echo}`);
      return admitted === 'refused' ? refused(STALE) : passed(text);
    },

    open: async (request, url) => {
      const query = readQuery(url);
      const { encryptType, messageSignature } = query;
      const isSealed = kind === 'wecom' || encryptType === 'aes';
      // An encrypted message that says it is none would be read from the plain text beside it.
      const isPlain = (encryptType === '' || encryptType === 'raw') && messageSignature === '';
      if (!isSealed && !isPlain) return refused('encrypt_type');
      if (isSealed ? mode === 'plain' : mode === 'safe') return refused('mode');
      if (kind === 'official-account' && !isSigned(query)) return refused('signature');
      const body = await readBody(request);
      if (body === 'too long') return { type: 'refused', status: 413, why: body };
      const content = isSealed ? unsealed(readSealed(body) ?? '', query) : { text: body, cipher: null };
      if (content === null) return refused('msg_signature or key');
      const { text: xml, cipher } = content;
      const admitted = await admission.admit(query, xml);
      return admitted === 'refused' ? refused(STALE) : passed({ xml, cipher, isAgain: admitted === 'again' });
    },
  };
}

const STALE = 'timestamp or nonce';

function refused(why: string): Passed<never> {
  return { type: 'refused', status: 403, why };
}

function passed<Content>(content: Content): Passed<Content> {
  return { type: 'passed', content };
}

type Query = Readonly<
  Record<'signature' | 'messageSignature' | 'timestamp' | 'nonce' | 'encryptType', string>
>;

/** What is absent, or there twice, is empty and matches nothing. */
function readQuery({ searchParams }: URL): Query {
  const one = (name: string) => {
    const [value = '', ...more] = searchParams.getAll(name);
    return more.length === 0 ? value : '';
  };
  return {
    signature: one('signature'),
    messageSignature: one('msg_signature'),
    timestamp: one('timestamp'),
    nonce: one('nonce'),
    encryptType: one('encrypt_type'),
  };
}

/** A body that breaks off or is no UTF-8 is empty, which is no message. */
async function readBody({ body }: Request): Promise<string | 'too long'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size > BODY_MAX) return 'too long';
      chunks.push(chunk);
    }
  } catch {
    return '';
  }
  return decoded(Buffer.concat(chunks)) ?? '';
}
