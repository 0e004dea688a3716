// The menu of an official account: as WeChat wants it, and the way to WeChat.
import { z } from 'zod';
import { wechatMenu } from '../../answer/wechat-wording.js';
import { bytes, shortened } from './bytes.js';
import { LIMITS } from './limits.js';

/** WeChat does not take the menu; the message is one line that says what to do. */
export class MenuError extends Error {
  override readonly name = 'MenuError';
}

export interface MenuAccount {
  readonly appId: string;
  /** A secret. */
  readonly appSecret: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const API = 'https://api.weixin.qq.com/cgi-bin';
const TIMEOUT = 10_000;

export type Menu = ReturnType<typeof menuOf>;

/** What pressing a button sends comes back as its key, and is asked as if it were typed. What is too long is left out. */
export function menuOf(zones: readonly string[], questions: readonly string[]) {
  const buttons = wechatMenu(zones, questions).map(({ name, entries }) => ({
    name,
    sub_button: entries
      .filter(({ asks }) => bytes(asks) <= LIMITS.menuKey)
      .slice(0, LIMITS.menuEntries)
      .map((entry) => ({
        type: 'click',
        name: shortened(entry.name, LIMITS.menuEntryName),
        key: entry.asks,
      })),
  }));
  return { button: buttons.filter(({ sub_button }) => sub_button.length > 0) };
}

/** Puts the menu in place; people see it after some minutes. Throws MenuError. */
export async function setMenu(
  menu: Menu,
  { appId, appSecret }: MenuAccount,
  fetch: Fetch,
): Promise<void> {
  const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret };
  const { access_token: token } = await post(fetch, `${API}/stable_token`, asked);
  if (token === undefined) throw new MenuError('WeChat gave no access token');
  await post(fetch, `${API}/menu/create?access_token=${encodeURIComponent(token)}`, menu);
}

const replySchema = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  access_token: z.string().optional(),
});

type Reply = z.infer<typeof replySchema>;

async function post(fetch: Fetch, url: string, body: object): Promise<Reply> {
  const reply = await replyTo(fetch, url, body);
  const { errcode = 0, errmsg = '' } = reply;
  if (errcode === 0) return reply;
  throw new MenuError(EXPLAINED.get(errcode) ?? `WeChat refuses the menu: ${errcode} ${errmsg}`.trim());
}

/** Errors of a connection may hold the address, and that holds the token: they are not passed on. */
async function replyTo(fetch: Fetch, url: string, body: object): Promise<Reply> {
  let reply: unknown;
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    reply = await response.json();
  } catch {
    throw new MenuError('api.weixin.qq.com cannot be reached, or does not answer as documented');
  }
  const parsed = replySchema.safeParse(reply);
  if (parsed.success) return parsed.data;
  throw new MenuError('api.weixin.qq.com does not answer as documented');
}

/** Codes that an operator meets, from WeChat's list of return codes. */
const EXPLAINED: ReadonlyMap<number, string> = new Map([
  [
    48001,
    'this account may not set a menu (48001): only verified accounts may; everything else works without one',
  ],
  [40164, "WeChat does not know this machine's address (40164): add it to the account's IP allow-list"],
  [40013, 'WeChat does not know this app id (40013): see WECHAT_APP_ID'],
  [40125, 'WeChat refuses the app secret (40125): see WECHAT_APP_SECRET'],
  [40001, 'WeChat refuses the app secret (40001): see WECHAT_APP_SECRET'],
  [45009, 'too many calls today (45009): try again tomorrow'],
]);
