// Who is let in: an independent client in all three modes and on WeCom; nobody else, whatever he changes.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/channels/wechat/account.js';
import { createAdmission } from '../../src/channels/wechat/admission.js';
import { readMessage } from '../../src/channels/wechat/message-xml.js';
import { memoryNotes } from '../../src/state/memory/notes.js';
import {
  APP_ID,
  account,
  CORP_ID,
  event,
  fresh,
  KEY,
  messageXml,
  NOW,
  OTHER_KEY,
  readReply,
  requestOf,
  rig,
  type Signed,
  say,
  sayText,
  signed,
  signedPlain,
  signedSealed,
  TOKEN,
  text,
  verification,
  WechatCrypto,
  wecom,
} from './wechat-client.js';

const ALL: readonly (readonly [string, Account])[] = [
  ['plain mode', account('plain')],
  ['compatible mode', account('compatible')],
  ['safe mode', account('safe')],
  ['WeCom', wecom],
];

const safe = account('safe');
const post = async (to: Account, request: Signed) => (await rig(to).handler(requestOf(request))).status;

describe.each(ALL)('an independent client, %s', (name, to) => {
  it('is answered, sender and receiver changed round', async () => {
    const reply = await say(to, rig(to), text('你好'));
    expect(reply).toMatchObject({
      ToUserName: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs',
      FromUserName: 'gh_10f6c3c3ac5a',
      CreateTime: '1700000000',
      MsgType: 'text',
      Content: '答：你好',
    });
  });

  it(`gets ${name === 'plain mode' ? 'plain' : 'encrypted'} replies`, async () => {
    const response = await rig(to).handler(requestOf(signed(to, text('你好'))));
    expect((await response.text()).includes('<Encrypt>')).toBe(name !== 'plain mode');
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  });

  it.each(['0851', '007', 'true', ' 1e3 ', 'a]]>b', '<b>&lt;', ']]]]><![CDATA[>', '🏭'])(
    'a text stays what it is: %j',
    async (said) => {
      const rigged = rig(to);
      expect(await sayText(to, rigged, said)).toBe(
        `答：${said.trim().replace('<b', '＜b').replace('<!', '＜!')}`,
      );
      expect(rigged.asked[0][1]).toBe(said.trim());
    },
  );

  it('five minutes early or late is still of now; more is not', async () => {
    const at = (seconds: number) =>
      post(to, signed(to, text('x'), { timestamp: String(NOW / 1000 + seconds) }));
    expect(await Promise.all([-300, 300, -301, 301].map(at))).toEqual([200, 200, 403, 403]);
    expect(await at(1_400_000_000 - NOW / 1000)).toBe(403);
  });

  it('a nonce is good for one message: another body below it is refused', async () => {
    const rigged = rig(to);
    const nonce = fresh();
    const first = await rigged.handler(requestOf(signed(to, text('一', { MsgId: '1' }), { nonce })));
    const again = await rigged.handler(requestOf(signed(to, text('一', { MsgId: '1' }), { nonce })));
    const other = await rigged.handler(requestOf(signed(to, text('二', { MsgId: '2' }), { nonce })));
    expect([first.status, again.status, other.status]).toEqual([200, 200, 403]);
    expect(await again.text()).toBe(await first.text());
    expect(rigged.asked).toHaveLength(1);
  });

  it('refuses a missing, doubled or changed parameter', async () => {
    const good = signed(to, text('x'));
    for (const name of Object.keys(good.query)) {
      const { [name]: value, ...without } = good.query;
      expect([name, await post(to, { ...good, query: without })]).toEqual([name, 403]);
      expect(await post(to, { ...good, query: { ...good.query, [name]: `${value}0` } })).toBe(403);
      const doubled = new URLSearchParams([...Object.entries(good.query), [name, value]]);
      const request = new Request(`https://bot.example/?${doubled}`, { method: 'POST', body: good.body });
      expect((await rig(to).handler(request)).status).toBe(403);
    }
  });
});

describe('every change of one bit of what is signed is refused', () => {
  it.each(ALL.slice(1))('%s', async (_, to) => {
    const good = signedSealed(to, text('x'));
    const { handler, asked } = rig(to);
    const [, sealed] = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/u.exec(good.body)!;
    const values: readonly (readonly [string, (value: string) => Signed])[] = [
      [sealed, (value) => ({ ...good, body: good.body.replace(sealed, () => value) })],
      ...Object.entries(good.query)
        .filter(([name]) => name !== 'encrypt_type')
        .map(
          ([name, value]) =>
            [value, (changed: string) => ({ ...good, query: { ...good.query, [name]: changed } })] as const,
        ),
    ];
    let changes = 0;
    for (const [value, put] of values)
      for (let bit = 0; bit < value.length * 8; bit++) {
        const bytes = Buffer.from(value, 'latin1');
        bytes[bit >> 3] ^= 1 << (bit & 7);
        const { status } = await handler(requestOf(put(bytes.toString('latin1'))));
        if (status === 200) expect.fail(`bit ${bit} of ${value}`);
        changes++;
      }
    expect(changes).toBeGreaterThan(2000);
    expect(asked).toEqual([]);
    expect((await handler(requestOf(good))).status).toBe(200);
  });

  it('plain mode: of signature, timestamp and nonce', async () => {
    const to = account('plain');
    const good = signedPlain(to, text('x'));
    const { handler } = rig(to);
    for (const [name, value] of Object.entries(good.query))
      for (let bit = 0; bit < value.length * 8; bit++) {
        const bytes = Buffer.from(value, 'latin1');
        bytes[bit >> 3] ^= 1 << (bit & 7);
        const query = { ...good.query, [name]: bytes.toString('latin1') };
        expect((await handler(requestOf({ ...good, query }))).status).toBe(403);
      }
  });
});

describe('modes', () => {
  it('safe mode refuses plain text; plain mode refuses what it cannot read', async () => {
    expect(await post(safe, signedPlain(safe, text('x')))).toBe(403);
    expect(await post(account('plain'), signedSealed(safe, text('x')))).toBe(403);
  });

  it('compatible mode reads the encrypted message, not the one beside it', async () => {
    const to = account('compatible');
    const request = signed(to, text('真', { MsgId: '5' }));
    const rigged = rig(to);
    await rigged.handler(requestOf({ ...request, body: request.body.replace('真', '假') }));
    expect(rigged.asked.map(([, said]) => said)).toEqual(['真']);
    expect(await post(to, signedPlain(to, text('x')))).toBe(200);
  });

  it('takes the key before the current one, and replies under the key that was used', async () => {
    const to = account('safe', [OTHER_KEY, KEY]);
    const response = await rig(to).handler(requestOf(signed(to, text('x'), { key: KEY })));
    expect(readReply(to, await response.text(), KEY)).toMatchObject({ Content: '答：x' });
    const gone = account('safe', [OTHER_KEY]);
    expect(await post(gone, signed(to, text('x'), { key: KEY }))).toBe(403);
  });

  it('an encrypted message for somebody else, or badly padded, gets the same answer as a bad signature', async () => {
    const wrongId = new WechatCrypto(TOKEN, KEY, 'wx0000000000000000');
    const replies = [
      signed(safe, text('x'), { judge: wrongId }),
      signed(safe, text('x'), { key: OTHER_KEY }),
      { ...signed(safe, text('x')), body: 'no XML' },
      { ...signed(safe, text('x')), body: '<xml><Encrypt>AAAA</Encrypt></xml>' },
    ].map(async (request) => {
      const response = await rig(safe).handler(requestOf(request));
      return [response.status, await response.text()];
    });
    for (const reply of await Promise.all(replies)) expect(reply).toEqual([403, '']);
  });
});

describe('what co-wechat accepts and this channel refuses', () => {
  // Koa middleware; it reads `ctx.query`, `ctx.method` and `ctx.request.body`.
  const coWechat = createRequire(import.meta.url)('co-wechat') as (config: object) => {
    middleware(handle: () => Promise<string>): (ctx: object) => Promise<void>;
  };
  const theirs = async ({ query, body }: Signed, reply = '好'): Promise<string> => {
    const server = coWechat({ token: TOKEN, appid: APP_ID, encodingAESKey: KEY });
    const ctx = { query, method: 'POST', request: { body }, status: 200, body: '' };
    await server.middleware(async () => reply)(ctx);
    return ctx.status === 200 ? String(ctx.body) : `status ${ctx.status}`;
  };
  const wrongId = () =>
    signed(safe, text('x'), { judge: new WechatCrypto(TOKEN, KEY, 'wx0000000000000000') });
  const stale = () => signed(safe, text('x'), { timestamp: '1400000000' });

  it.each([
    ['a message for another account', wrongId],
    ['plain text although there is a key', () => signedPlain(safe, text('x'))],
    ['a message of 2014', stale],
  ])('%s', async (_, make) => {
    const request = make();
    expect(await theirs(request)).toMatch(/^<xml>/u);
    expect(await post(safe, request)).toBe(403);
  });

  it('a used nonce below another body', async () => {
    const to = account('plain');
    const first = signedPlain(to, text('一'));
    const second = { ...first, body: text('二') };
    expect(await theirs(first)).toMatch(/^<xml>/u);
    expect(await theirs(second)).toMatch(/^<xml>/u);
    const { handler } = rig(to);
    expect((await handler(requestOf(first))).status).toBe(200);
    expect((await handler(requestOf(second))).status).toBe(403);
  });

  it('a reply that leaves its section', async () => {
    const evil = 'x]]></Content><Content><![CDATA[y';
    const to = account('plain');
    expect(await theirs(signedPlain(to, text('x')), evil)).toContain('<Content><![CDATA[x]]></Content>');
    expect(await sayText(to, rig(to), evil)).toBe(`答：${evil.replaceAll(/<(?=[/!C])/gu, '＜')}`);
  });
});

describe('the verification of the address', () => {
  const query = (to: Account, echostr: string, options = {}) => ({
    ...signedPlain(to, '', options).query,
    echostr,
  });

  it.each([account('plain'), safe])('an official account echoes, in any mode', async (to) => {
    const response = await rig(to).handler(verification(query(to, '5838479218127813673')));
    expect([response.status, await response.text()]).toEqual([200, '5838479218127813673']);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it.each([safe, wecom])('an encrypted echo comes back decrypted, and bare', async (to) => {
    const judge = new WechatCrypto(TOKEN, KEY, to.id);
    const echostr = judge.encrypt('1288432023552776189');
    const { query: signedQuery } = signedSealed(to, 'x');
    const { timestamp, nonce } = signedQuery;
    const msg_signature = judge.getSignature(timestamp, nonce, echostr);
    const response = await rig(to).handler(verification({ ...signedQuery, msg_signature, echostr }));
    expect([response.status, await response.text()]).toEqual([200, '1288432023552776189']);
  });

  it('nobody else, not late, and its signature opens nothing else', async () => {
    const to = account('plain');
    const { handler } = rig(to);
    const good = query(to, 'abc');
    const statusOf = async (request: Request) => (await handler(request)).status;
    expect(await statusOf(verification({ ...good, signature: 'a'.repeat(40) }))).toBe(403);
    expect(await statusOf(verification({ ...good, echostr: '' }))).toBe(403);
    expect(await statusOf(verification(query(to, 'abc', { timestamp: '1400000000' })))).toBe(403);
    expect(await statusOf(verification({}))).toBe(403);
    expect(await statusOf(verification(query(wecom, 'abc')))).toBe(200);
    expect((await rig(wecom).handler(verification(query(wecom, 'abc')))).status).toBe(403);
    expect(await statusOf(verification(good))).toBe(200);
    expect(await statusOf(verification(good))).toBe(200);
    const { echostr, ...signature } = good;
    expect(await statusOf(requestOf({ query: signature, body: text(echostr) }))).toBe(403);
  });
});

describe('what is admitted', () => {
  it('the same words under a used nonce are known again, others are refused', async () => {
    const now = () => NOW;
    const admission = createAdmission(memoryNotes(10, now), now);
    const request = { timestamp: String(NOW / 1000), nonce: '1' };
    expect(await admission.admit(request, 'a')).toBe('new');
    expect(await admission.admit(request, 'a')).toBe('again');
    expect(await admission.admit(request, 'b')).toBe('refused');
    expect(await admission.admit({ ...request, nonce: '2' }, 'b')).toBe('new');
  });

  it('no document type, though everything else is a message', () => {
    expect(readMessage(text('x'))).toMatchObject({ type: 'text', text: 'x' });
    for (const type of ['<!DOCTYPE xml>', '<!doctype xml>', '<!DOCTYPE xml SYSTEM "a.dtd">'])
      expect(readMessage(type + text('x'))).toBeNull();
  });
});

describe('requests that are none', () => {
  it('other methods', async () => {
    const response = await rig(safe).handler(
      new Request('https://bot.example/', { method: 'PUT', body: 'x' }),
    );
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('a body of more than 64 KiB is not read to its end', async () => {
    const to = account('plain');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        sent += 16_384;
        stream.enqueue(new Uint8Array(16_384).fill(97));
      },
    });
    const url = requestOf(signedPlain(to, '')).url;
    const init = { method: 'POST', body: endless, duplex: 'half' as const };
    expect((await rig(to).handler(new Request(url, init))).status).toBe(413);
    expect(sent).toBeLessThan(200_000);
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a document type below a real message', `<!doctype xml SYSTEM "file:///etc/passwd">${text('x')}`],
    ['no XML', 'hello'],
    ['nothing', ''],
    ['half a message', text('x').slice(0, -10)],
    ['a field twice', text('x').replace('</xml>', '<Content>y</Content></xml>')],
    ['a field with fields', messageXml().replace('</xml>', '<Content><a>1</a></Content></xml>')],
    ['no sender', messageXml({ Content: 'x', FromUserName: undefined })],
    ['a time that is none', text('x', { CreateTime: 'now' })],
    ['a prototype', text('x').replace('</xml>', '<__proto__>1</__proto__></xml>')],
  ])('%s is no message, though it is signed', async (_, body) => {
    for (const to of [account('plain'), safe, wecom]) {
      const rigged = rig(to);
      expect((await rigged.handler(requestOf(signed(to, body)))).status).toBe(400);
      expect(rigged.asked).toEqual([]);
    }
  });

  it('an event with no answer gets what stops the platform from asking again', async () => {
    expect(await say(safe, rig(safe), event('VIEW', 'https://a.example'))).toEqual({ nothing: 'success' });
    const long = `https://a.example/${'x'.repeat(900)}`;
    expect(await say(safe, rig(safe), event('VIEW', long))).toEqual({ nothing: 'success' });
    expect(await say(wecom, rig(wecom), event('enter_agent'))).toEqual({ nothing: '' });
    expect(CORP_ID).toBe(wecom.id);
  });
});

describe('what people type', () => {
  it('may speak of document types: only the markup around it must not have one', async () => {
    const said = await sayText(safe, rig(safe), '写一个 <!DOCTYPE html> 给我');
    expect(said).not.toBe('');
  });
});
