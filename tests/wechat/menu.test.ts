// The account's menu: within WeChat's limits, its entries are answered, and putting it in place fails in one clear line.
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/channels/wechat/limits.js';
import { menuOf, setMenu } from '../../src/channels/wechat/menu.js';
import { corpusOpened } from '../corpus-opened.js';

const { bot, knowledge } = corpusOpened();
const greeting = bot.lookup('/start');
const MENU = menuOf(
  knowledge.zones.map(({ name }) => name),
  greeting.type === 'guide' ? greeting.suggestions : [],
);

const ACCOUNT = { appId: 'wxb11529c136998cb6', appSecret: '0123456789abcdef0123456789abcdef' };
const TOKEN = { access_token: 'a secret token', expires_in: 7200 };

/** WeChat, which says these things one after another. */
function api(...replies: readonly unknown[]) {
  const calls: (readonly [string, unknown])[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    calls.push([url, JSON.parse(String(init.body))]);
    const reply = replies[calls.length - 1];
    if (reply instanceof Error) throw reply;
    return new Response(typeof reply === 'string' ? reply : JSON.stringify(reply));
  };
  return { calls, fetch };
}

describe('the menu', () => {
  it("keeps WeChat's limits", () => {
    const bytes = (text: string) => Buffer.byteLength(text);
    expect(MENU.button.length).toBeLessThanOrEqual(LIMITS.menuButtons);
    for (const { name, sub_button } of MENU.button) {
      expect(bytes(name)).toBeLessThanOrEqual(LIMITS.menuButtonName);
      expect(sub_button.length).toBeLessThanOrEqual(LIMITS.menuEntries);
      for (const entry of sub_button) {
        expect(bytes(entry.name)).toBeLessThanOrEqual(LIMITS.menuEntryName);
        expect(bytes(entry.key)).toBeLessThanOrEqual(LIMITS.menuKey);
      }
    }
  });

  it('leaves out what is too long, and a button with nothing below it', () => {
    const zones = ['很长'.repeat(40), '某高新区', ...'一二三四五六'];
    const [first, ...rest] = menuOf(zones, []).button;
    expect(first.sub_button.map(({ key }) => key)).toEqual([
      '/zones',
      '/zone 某高新区',
      '/zone 一',
      '/zone 二',
      '/zone 三',
    ]);
    expect(rest.map(({ name }) => name)).toEqual(['帮助']);
  });

  it('asks what the bot answers', () => {
    const keys = MENU.button.flatMap(({ sub_button }) => sub_button.map(({ key }) => key));
    const own = ['/privacy', '/forget', '/source', '/help'];
    for (const key of keys.filter((one) => !own.includes(one)))
      expect([key, bot.lookup(key).type]).toEqual([key, expect.stringMatching(/found|guide/u)]);
  });
});

describe('zonebot wechat menu --set', () => {
  it('asks for a stable token and puts the menu in place', async () => {
    const { calls, fetch } = api(TOKEN, { errcode: 0, errmsg: 'ok' });
    await setMenu(MENU, ACCOUNT, fetch);
    expect(calls).toEqual([
      [
        'https://api.weixin.qq.com/cgi-bin/stable_token',
        { grant_type: 'client_credential', appid: ACCOUNT.appId, secret: ACCOUNT.appSecret },
      ],
      ['https://api.weixin.qq.com/cgi-bin/menu/create?access_token=a%20secret%20token', MENU],
    ]);
  });

  it.each([
    [[TOKEN, { errcode: 48001, errmsg: 'api unauthorized' }], /only verified accounts/u],
    [[{ errcode: 40164, errmsg: 'invalid ip' }], /IP allow-list/u],
    [[{ errcode: 40125, errmsg: 'invalid appsecret' }], /WECHAT_APP_SECRET/u],
    [[TOKEN, { errcode: 40018, errmsg: 'invalid button name size' }], /40018 invalid button name size/u],
    [[TOKEN, new Error('https://api.weixin.qq.com/…access_token=a secret token')], /cannot be reached/u],
    [['<html>502</html>'], /as documented/u],
    [[{ errcode: 'x' }], /as documented/u],
    [[{}], /no access token/u],
  ])('%j is told in one line without a secret', async (replies, message) => {
    const error: unknown = await setMenu(MENU, ACCOUNT, api(...replies).fetch).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'MenuError', message: expect.stringMatching(message) });
    expect(String(error)).not.toMatch(/\n|a secret token|0123456789abcdef/u);
  });
});
