// What the platforms themselves have published, and what two independent libraries make of our ciphertexts and we of
// theirs.
import { createCipheriv } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCipher } from '../../src/channels/wechat/cipher.js';
import { signatureOf } from '../../src/channels/wechat/signature.js';
import { APP_ID, KEY, WechatCrypto } from './wechat-client.js';

const ROUND_TRIPS = Number(process.env.ZONEBOT_ROUND_TRIPS ?? 500);

describe('published vectors', () => {
  it('V1: a ciphertext, to the byte', () => {
    const sealed = createCipher(KEY, APP_ID).encrypt('我是中文abcd123', Buffer.from('aaaabbbbccccdddd'));
    expect(sealed).toBe(
      'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
    );
  });

  const V2 =
    'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=';

  it('V2: the signature over an encrypted message, and the message', () => {
    expect(signatureOf(['spamtest', '1409735669', '1320562132', V2])).toBe(
      '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
    );
    expect(createCipher(KEY, 'wx2c2769f8efd9abc2').decrypt(V2)).toContain(
      '<Content><![CDATA[abcdteT]]></Content>',
    );
    expect(createCipher(KEY, 'wx2c2769f8efd9abc3').decrypt(V2)).toBeNull();
  });

  it('V3: the signature of a verification', () => {
    expect(signatureOf(['AAAAA', '1714037059', '486452656'])).toBe(
      '899cf89e464efb63f54ddac96b0a0a235f53aa78',
    );
  });

  it('V4: an echo of WeCom', () => {
    const echo = 'fsi1xnbH4yQh0+PJxcOdhhK6TDXkjMyhEPA7xB2TGz6b+g7xyAbEkRxN/3cNXW9qdqjnoVzEtpbhnFyq6SVHyA==';
    expect(signatureOf(['hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo', '1476416373', '47744683', echo])).toBe(
      '012bc692d0a58dd4b10f8dfe5c4ac00ae211ebeb',
    );
    const cipher = createCipher('6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt', 'ww1436e0e65a779aee');
    expect(cipher.decrypt(echo)).toBe('1288432023552776189');
  });
});

describe('a ciphertext that is not whole', () => {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const sealed = (...parts: readonly (string | Buffer)[]) => {
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return cipher.update(Buffer.concat(parts.map((part) => Buffer.from(part as string)))).toString('base64');
  };
  const open = (...parts: readonly (string | Buffer)[]) =>
    createCipher(KEY, APP_ID).decrypt(sealed(...parts));
  const random = Buffer.alloc(16, 1);
  const length = (value: number) => Buffer.from([0, 0, 0, value]);
  // 16 random bytes, 4 of length, 10 of message, 18 of app id: 16 are missing to 64.
  const padding = Buffer.alloc(16, 16);

  it('with everything right it is read', () => {
    expect(open(random, length(10), '0123456789', APP_ID, padding)).toBe('0123456789');
  });

  it.each([
    [
      'padding of different bytes',
      [random, length(10), '0123456789', APP_ID, Buffer.alloc(15, 9), length(16).subarray(3)],
    ],
    ['padding of nothing', [random, length(10), '0123456789', APP_ID, Buffer.alloc(16, 0)]],
    ['padding of more than a block', [random, length(10), '0123456789', APP_ID, Buffer.alloc(16, 33)]],
    ['a length beyond the end', [random, length(200), '0123456789', APP_ID, padding]],
    ['a length that eats the id', [random, length(12), '0123456789', APP_ID, padding]],
    ['half a block', [random]],
    ['nothing but padding', [Buffer.alloc(32, 32)]],
    ['bytes that are no UTF-8', [random, length(10), Buffer.alloc(10, 0xff), APP_ID, padding]],
  ])('%s', (_, parts) => expect(open(...parts)).toBeNull());

  it.each(['', '=', 'not base64!', 'AAAA'])('%j', (text) => {
    expect(createCipher(KEY, APP_ID).decrypt(text)).toBeNull();
  });
});

describe(`round trips, ${ROUND_TRIPS} each way`, () => {
  const ours = createCipher(KEY, APP_ID);
  const theirs = new WechatCrypto('token', KEY, APP_ID);
  const message = fc.string({ unit: 'grapheme', maxLength: 300 });
  const random = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes));
  const runs = { numRuns: ROUND_TRIPS };
  const patience = 20_000 + 5 * ROUND_TRIPS;

  it(
    'what we encrypt, both libraries read',
    () => {
      const readByBoth = fc.property(message, random, (said, bytes) => {
        const sealed = ours.encrypt(said, bytes);
        expect(theirs.decrypt(sealed)).toEqual({ message: said, id: APP_ID });
        expect(decrypt(KEY, sealed)).toMatchObject({ message: said, id: APP_ID });
        expect(sealed).toBe(encrypt(KEY, said, APP_ID, bytes));
      });
      fc.assert(readByBoth, runs);
    },
    patience,
  );

  it(
    'what wechat-crypto encrypts, we read',
    () => {
      fc.assert(
        fc.property(message, (said) => {
          expect(ours.decrypt(theirs.encrypt(said))).toBe(said);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'what @wecom/crypto encrypts, we read',
    () => {
      fc.assert(
        fc.property(message, (said) => {
          expect(ours.decrypt(encrypt(KEY, said, APP_ID))).toBe(said);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'the signatures are the same',
    () => {
      const token = fc.stringMatching(/^[A-Za-z0-9]{3,32}$/u);
      const digits = fc.nat().map(String);
      const same = fc.property(token, digits, digits, message, (secret, timestamp, nonce, said) => {
        const sealed = theirs.encrypt(said);
        const signature = signatureOf([secret, timestamp, nonce, sealed]);
        expect(signature).toBe(getSignature(secret, timestamp, nonce, sealed));
        expect(signature).toBe(new WechatCrypto(secret, KEY, APP_ID).getSignature(timestamp, nonce, sealed));
      });
      fc.assert(same, runs);
    },
    patience,
  );
});
