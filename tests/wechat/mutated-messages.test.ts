// Hostile bodies: whatever is done to a message, the channel answers, and nothing that the platform did not say is heard.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  account,
  event,
  messageXml,
  type Rig,
  requestOf,
  rig,
  type Signed,
  signed,
  signedPlain,
  text,
  wecom,
} from './wechat-client.js';

const BODIES = Number(process.env.ZONEBOT_MUTATED_MESSAGES ?? 20_000);

const SPLICES = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!ENTITY b SYSTEM "file:///etc/passwd">',
  ']]>',
  '<![CDATA[',
  '</xml>',
  '<xml>',
  '<Encrypt>',
  '&amp;',
  '&#x41;',
  '&lol;',
  '<?xml version="1.0"?>',
  '<!--',
  '-->',
  '<__proto__>',
  '<constructor>',
  '\u0000',
  '\ufeff',
  '\ud800',
  '🏭',
  '<MsgType><![CDATA[event]]></MsgType>',
  '<FromUserName>x</FromUserName>',
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const mutation = fc.oneof(
  fc.record({ at: place, put: fc.constantFrom(...SPLICES), drop: fc.constant(0) }),
  fc.record({ at: place, put: fc.constant(''), drop: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    at: place,
    put: fc.string({ unit: 'binary', maxLength: 3 }),
    drop: fc.integer({ min: 0, max: 3 }),
  }),
);
type Mutation = { readonly at: number; readonly put: string; readonly drop: number };
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

function mutated(body: string, changes: readonly Mutation[]): string {
  return changes.reduce((before, { at, put, drop }) => {
    const index = Math.floor(at * before.length);
    return before.slice(0, index) + put + before.slice(index + drop);
  }, body);
}

/** Messages, new ones every time, and what the bot is asked because of each. */
const BASES: readonly { readonly make: () => string; readonly asks: string | null }[] = [
  { make: () => text('贵阳高新区有多少家研发机构？'), asks: '贵阳高新区有多少家研发机构？' },
  { make: () => event('CLICK', '/zones'), asks: '/zones' },
  { make: () => event('subscribe', 'qrscene_fabc'), asks: '/fact abc' },
  { make: () => messageXml({ MsgType: 'voice', Recognition: '你好', MediaId: 'a' }), asks: '你好' },
  { make: () => messageXml({ MsgType: 'image', PicUrl: 'https://a.example/b' }), asks: null },
];
const base = fc.constantFrom(...BASES);

const share = (part: number) => ({ numRuns: Math.ceil(BODIES * part) });
/** A larger run takes longer. */
const LIMIT = 20_000 + BODIES;

/** Sends it; what the bot was asked, or null for a refusal. A crash would be a 500, and in the log. */
async function hear(rigged: Rig, request: Signed): Promise<readonly string[] | null> {
  rigged.asked.length = 0;
  const { status } = await rigged.handler(requestOf(request));
  expect([200, 400, 403, 413]).toContain(status);
  expect(rigged.logged.filter(({ level }) => level === 'error')).toEqual([]);
  rigged.logged.length = 0;
  const asked = rigged.asked.map(([, said]) => said);
  if (status !== 200) expect(asked).toEqual([]);
  return status === 200 ? asked : null;
}

describe(`${BODIES} mutated bodies`, () => {
  it(
    'below a valid signature in plain mode: read as one message, or refused; no crash',
    async () => {
      const to = account('plain');
      const rigged = rig(to);
      let answered = 0;
      const survives = fc.asyncProperty(base, mutations, async ({ make }, changes) => {
        const asked = await hear(rigged, signedPlain(to, mutated(make(), changes)));
        if (asked !== null) answered++;
        expect(asked?.length ?? 0).toBeLessThanOrEqual(1);
      });
      await fc.assert(survives, share(0.4));
      // Some are still messages, most are not: the mutations are worth something.
      expect(answered).toBeGreaterThan(BODIES * 0.004);
      expect(answered).toBeLessThan(BODIES * 0.3);
    },
    LIMIT,
  );

  it.each([account('safe'), account('compatible'), wecom])(
    'encrypted, $kind in $mode mode: heard is the message that was signed, or nothing',
    async (to) => {
      const rigged = rig(to);
      let refused = 0;
      const holds = fc.asyncProperty(base, mutations, async ({ make, asks }, changes) => {
        const request = signed(to, make());
        const asked = await hear(rigged, { ...request, body: mutated(request.body, changes) });
        if (asked === null) refused++;
        else expect(asked).toEqual(asks === null ? [] : [asks]);
      });
      await fc.assert(holds, share(0.15));
      expect(refused).toBeGreaterThan(BODIES * 0.05);
    },
    LIMIT,
  );

  it(
    'with a guessed signature, or with that of another message: nothing is heard',
    async () => {
      const tos = [account('plain'), account('safe'), account('compatible'), wecom].map(
        (to) => [to, rig(to)] as const,
      );
      const guess = fc.stringMatching(/^[0-9a-f]{40}$/u);
      const foreign = fc.asyncProperty(
        fc.constantFrom(...tos),
        base,
        base,
        mutations,
        guess,
        async ([to, rigged], { make }, other, changes, signature) => {
          const { query, body } = signed(to, make());
          const name = to.mode === 'plain' ? 'signature' : 'msg_signature';
          const forged = mutated(body, changes);
          expect(await hear(rigged, { query: { ...query, [name]: signature }, body: forged })).toBeNull();
          // In plain mode a signature covers no body, so there one that was used is what a forger has.
          const used = signed(to, other.make());
          if (to.mode === 'plain') await hear(rigged, used);
          expect(await hear(rigged, { query: used.query, body: forged })).toBeNull();
        },
      );
      await fc.assert(foreign, share(0.15));
    },
    LIMIT,
  );
});
