// Too fast and too many, on WeChat and WeCom: a polite line in time, or nothing at all.
import { describe, expect, it } from 'vitest';
import { WECHAT_WORDING } from '../../src/answer/wechat-wording.js';
import type { Account } from '../../src/channels/wechat/account.js';
import { FULL, type ReceptionOptions, receptionFor } from '../open-reception.js';
import { account, event, requestOf, rig, say, signed, text, wecom } from './wechat-client.js';

const ONCE = { messages: 1, seconds: 10 };

const ACCOUNTS: readonly (readonly [string, Account, string, unknown])[] = [
  ['WeChat', account('safe'), 'wechat', { nothing: 'success' }],
  ['WeCom', wecom, 'wecom', { nothing: '' }],
];

function limited(to: Account, options: ReceptionOptions) {
  const refused: (readonly [string, string])[] = [];
  const rigged = rig(to, { reception: receptionFor({ elapsed: () => 0, ...options, refused }) });
  return { ...rigged, handler: rigged.handler, refused, say: (xml: string) => say(to, rigged, xml) };
}

describe.each(ACCOUNTS)('on %s', (_, to, channel, nothing) => {
  it('beyond the limit the first is told, the others hear nothing, and the bot is not asked', async () => {
    const { say, asked, refused } = limited(to, { rates: { user: ONCE } });
    expect(await say(text('一'))).toMatchObject({ Content: '答：一' });
    expect(await say(text('二'))).toMatchObject({ Content: WECHAT_WORDING.tooFast });
    expect(await say(text('三'))).toEqual(nothing);
    expect(asked.map(([, words]) => words)).toEqual(['一']);
    expect(refused).toEqual([
      [channel, 'user'],
      [channel, 'user'],
    ]);
  });

  it('where all ask at once, that is what is said', async () => {
    const { say } = limited(to, { rates: { bot: ONCE } });
    await say(text('一'));
    expect(await say(text('二'))).toMatchObject({ Content: WECHAT_WORDING.busy });
  });

  it('while too many wait, each is told so', async () => {
    const { say, asked, refused } = limited(to, { turns: FULL });
    for (const words of ['一', '二'])
      expect(await say(text(words))).toMatchObject({ Content: WECHAT_WORDING.busy });
    expect(asked).toEqual([]);
    expect(refused).toEqual([
      [channel, 'busy'],
      [channel, 'busy'],
    ]);
  });

  it('one message that the platform brings three times counts once', async () => {
    const { handler, say, refused } = limited(to, { rates: { user: { messages: 2, seconds: 10 } } });
    const one = text('一');
    for (let tries = 0; tries < 3; tries += 1)
      expect((await handler(requestOf(signed(to, one, { nonce: `n${tries}` })))).status).toBe(200);
    expect(await say(text('二'))).toMatchObject({ Content: '答：二' });
    expect(refused).toEqual([]);
  });

  it('who leaves is forgotten in any case', async () => {
    const { say, forgotten } = limited(to, { rates: { user: ONCE }, turns: FULL });
    await say(text('一'));
    await say(event('unsubscribe'));
    expect(forgotten).toHaveLength(1);
  });
});
