// An independent WeChat: signs and encrypts with wechat-crypto, speaks to a handler as the platform does, reads replies.
import { createRequire } from 'node:module';
import { XMLParser } from 'fast-xml-parser';
import type { Answer } from '../../src/answer/types.js';
import type { HttpHandler } from '../../src/channels/http-handler.js';
import { createMetrics } from '../../src/channels/metrics.js';
import { type Account, officialAccount, wecomApp } from '../../src/channels/wechat/account.js';
import { createWechatChannel, type WechatChannelParts } from '../../src/channels/wechat/channel.js';
import { memoryNotes } from '../../src/state/memory/notes.js';
import { AT_ONCE, receptionFor } from '../open-reception.js';

export interface Judge {
  getSignature(timestamp: string, nonce: string, encrypt: string): string;
  encrypt(text: string): string;
  decrypt(text: string): { readonly message: string; readonly id: string };
}

// It still calls `new Buffer`, of which Node warns once.
export const WechatCrypto = createRequire(import.meta.url)('wechat-crypto') as new (
  token: string,
  key: string,
  id: string,
) => Judge;

export const TOKEN = 'spamtest';
export const APP_ID = 'wxb11529c136998cb6';
export const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
export const OTHER_KEY = '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt';
export const NOW = 1_700_000_000_000;

export const account = (mode: Account['mode'], aesKeys: readonly string[] = [KEY]): Account =>
  officialAccount({ token: TOKEN, appId: APP_ID, aesKeys, mode });

export const CORP_ID = 'ww1436e0e65a779aee';
export const wecom: Account = wecomApp({ token: TOKEN, corpId: CORP_ID, aesKeys: [KEY] });

export const guide = (...lines: readonly string[]): Answer => ({ type: 'guide', lines, suggestions: [] });

export interface Logged {
  readonly level: string;
  readonly entry: unknown;
}

export interface Rig {
  readonly handler: HttpHandler;
  readonly logged: Logged[];
  readonly asked: (readonly [session: string, text: string])[];
  readonly forgotten: string[];
  now: number;
}

interface RigOptions extends Partial<Pick<WechatChannelParts, 'publicUrl' | 'notes' | 'reception'>> {
  readonly bot?: Partial<WechatChannelParts['bot']>;
}

/** A channel whose bot echoes and has answered nothing, as far as none is given that does. */
export function rig(to: Account, options: RigOptions = {}): Rig {
  const logged: Logged[] = [];
  const log = (level: string) => (entry: unknown) => void logged.push({ level, entry });
  const asked: (readonly [string, string])[] = [];
  const forgotten: string[] = [];
  let drawn = 0;
  const self: Rig = {
    logged,
    asked,
    forgotten,
    now: NOW,
    handler: createWechatChannel({
      account: to,
      bot: {
        questionDays: 30,
        reply: (session, text) => {
          asked.push([session, text]);
          return guide(`答：${text}`);
        },
        vote: async () => false,
        forget: async (session) => forgotten.push(session) > 0,
        ...options.bot,
      },
      publicUrl: options.publicUrl ?? null,
      metrics: createMetrics(),
      reception: options.reception ?? receptionFor({ turns: AT_ONCE }),
      now: () => self.now,
      notes: options.notes ?? ((_, most) => memoryNotes(most, () => self.now)),
      random: () => Buffer.alloc(16, ++drawn),
      log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    }),
  };
  return self;
}

let counted = 0;
export const fresh = () => String(1_000_000 + ++counted);

const judgeOf = ({ token, aesKeys, id }: Account, key = aesKeys[0]) => new WechatCrypto(token, key, id);

const cdata = (value: string) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** A message's XML; what is undefined is left out. */
export function messageXml(fields: Readonly<Record<string, string | undefined>> = {}): string {
  const all = {
    ToUserName: 'gh_10f6c3c3ac5a',
    FromUserName: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs',
    CreateTime: '1700000000',
    MsgType: 'text',
    ...('Event' in fields || 'MsgId' in fields ? {} : { MsgId: fresh() }),
    ...fields,
  };
  const inner = Object.entries(all).map(([name, value]) =>
    value === undefined ? '' : `<${name}>${cdata(value)}</${name}>`,
  );
  return `<xml>${inner.join('')}</xml>`;
}

export const text = (content: string, more: Readonly<Record<string, string>> = {}) =>
  messageXml({ Content: content, ...more });
export const event = (name: string, key?: string) =>
  messageXml({ MsgType: 'event', Event: name, EventKey: key, CreateTime: fresh() });

export interface Signed {
  readonly query: Record<string, string>;
  readonly body: string;
}

export interface SigningOptions {
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly key?: string;
  readonly judge?: Judge;
}

export function signedPlain(to: Account, body: string, options: SigningOptions = {}): Signed {
  const { timestamp = String(NOW / 1000), nonce = fresh() } = options;
  // With nothing encrypted the list has three entries: an empty one adds nothing.
  const signature = judgeOf(to, KEY).getSignature(timestamp, nonce, '');
  return { query: { signature, timestamp, nonce }, body };
}

export function signedSealed(to: Account, xml: string, options: SigningOptions = {}): Signed {
  const { query } = signedPlain(to, '', options);
  const judge = options.judge ?? judgeOf(to, options.key);
  const sealed = judge.encrypt(xml);
  const message = { msg_signature: judge.getSignature(query.timestamp, query.nonce, sealed) };
  const { signature, ...bare } = query;
  return {
    query:
      to.kind === 'wecom' ? { ...bare, ...message } : { ...bare, signature, encrypt_type: 'aes', ...message },
    body: `<xml><ToUserName>${cdata('gh_10f6c3c3ac5a')}</ToUserName><Encrypt>${cdata(sealed)}</Encrypt></xml>`,
  };
}

/** As the account's mode has it: compatible mode sends both. */
export function signed(to: Account, xml: string, options: SigningOptions = {}): Signed {
  if (to.mode === 'plain') return signedPlain(to, xml, options);
  const sealed = signedSealed(to, xml, options);
  if (to.mode === 'safe') return sealed;
  const [encrypt] = /<Encrypt>.*<\/Encrypt>/u.exec(sealed.body)!;
  return { ...sealed, body: xml.replace('</xml>', `${encrypt}</xml>`) };
}

export function requestOf({ query, body }: Signed): Request {
  return new Request(`https://bot.example/wechat?${new URLSearchParams(query)}`, { method: 'POST', body });
}

export function verification(query: Readonly<Record<string, string>>): Request {
  return new Request(`https://bot.example/wechat?${new URLSearchParams(query)}`);
}

const parser = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false });

/** Fields of a reply, opened and verified where it is sealed. */
export function readReply(to: Account, body: string, key?: string): Readonly<Record<string, unknown>> {
  const { xml } = parser.parse(body);
  if (xml.Encrypt === undefined) return xml;
  const judge = judgeOf(to, key);
  const signature = judge.getSignature(xml.TimeStamp, xml.Nonce, xml.Encrypt);
  if (signature !== xml.MsgSignature) throw new Error('the reply is not signed');
  const { message, id } = judge.decrypt(xml.Encrypt);
  if (id !== to.id) throw new Error(`the reply is for ${id}`);
  return parser.parse(message).xml;
}

/** Says something and reads the reply. */
export async function say(
  to: Account,
  { handler, now }: Rig,
  xml: string,
): Promise<Readonly<Record<string, unknown>>> {
  const timestamp = String(Math.floor(now / 1000));
  const response = await handler(requestOf(signed(to, xml, { timestamp })));
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  const body = await response.text();
  return body.startsWith('<') ? readReply(to, body) : { nothing: body };
}

export const sayText = async (to: Account, rigged: Rig, content: string): Promise<string> =>
  String((await say(to, rigged, text(content))).Content);
