// Encrypted messages: AES-256-CBC under the EncodingAESKey over 16 random bytes, the message's length, the message and the
// receiver's id, padded to 32 bytes.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { isSameSecret } from '../same-secret.js';

export interface Cipher {
  encrypt(message: string, random: Buffer): string;
  /** Null for what is not whole, or not for this receiver: nobody is told which. */
  decrypt(ciphertext: string): string | null;
}

const BLOCK = 32;
const RANDOM = 16;
/** Random bytes and length. */
const HEAD = RANDOM + 4;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/u;

/** `aesKey` is 43 characters of base64: 32 bytes. */
export function createCipher(aesKey: string, receiver: string): Cipher {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  return {
    encrypt: (message, random) => {
      const text = Buffer.from(message, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = padded(Buffer.concat([random, length, text, Buffer.from(receiver, 'utf8')]));
      return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    },
    decrypt: (ciphertext) => {
      const bytes = BASE64.test(ciphertext) ? Buffer.from(ciphertext, 'base64') : Buffer.alloc(0);
      if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
      if (plain === null || plain.length < HEAD) return null;
      const end = HEAD + plain.readUInt32BE(RANDOM);
      if (end > plain.length) return null;
      return isSameSecret(plain.toString('utf8', end), receiver) ? decoded(plain.subarray(HEAD, end)) : null;
    },
  };
}

/** PKCS#7. */
function padded(bytes: Buffer): Buffer {
  const missing = BLOCK - (bytes.length % BLOCK);
  return Buffer.concat([bytes, Buffer.alloc(missing, missing)]);
}

function unpadded(bytes: Buffer): Buffer | null {
  const length = bytes[bytes.length - 1];
  if (length < 1 || length > BLOCK) return null;
  const kept = bytes.length - length;
  return bytes.subarray(kept).every((byte) => byte === length) ? bytes.subarray(0, kept) : null;
}

/** Null for bytes that are no UTF-8. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
