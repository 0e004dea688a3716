// Messages as XML: what the platform sends, checked and told apart, and what it gets. All values are strings.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

interface Envelope {
  /** The account. */
  readonly to: string;
  /** The user. */
  readonly from: string;
  /** One message, however often it is sent. */
  readonly key: string;
}

export type Incoming = Envelope &
  (
    | { readonly type: 'text'; readonly text: string }
    /** `words`: what the platform has heard; null where it does not say. */
    | { readonly type: 'voice'; readonly words: string | null }
    /** `scene`: of the QR code that was scanned. */
    | { readonly type: 'subscribe'; readonly scene: string | null }
    | { readonly type: 'scan'; readonly scene: string }
    | { readonly type: 'click'; readonly text: string }
    | { readonly type: 'unsubscribe' }
    /** An event that nobody waits for an answer to. */
    | { readonly type: 'notice' }
    /** A picture, a place, a link … */
    | { readonly type: 'other' }
  );

export type Outgoing =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'news'; readonly title: string; readonly description: string; readonly url: string };

// 「0851」 must not become 851, nor a word be trimmed; entities are not expanded.
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreAttributes: true,
});

const document = z.object({ xml: z.record(z.string(), z.unknown()) });

const sealed = z.object({ Encrypt: z.string().min(1) });

const id = z.string().min(1).max(128);
const received = z.object({
  ToUserName: id,
  FromUserName: id,
  CreateTime: z.string().regex(/^\d{1,19}$/u),
  MsgType: z.string().min(1).max(32),
  MsgId: z
    .string()
    .regex(/^\d{1,20}$/u)
    .optional(),
  Content: z.string().optional(),
  Recognition: z.string().optional(),
  Event: z.string().max(64).optional(),
  EventKey: z.string().max(2048).optional(),
});

/** Null for what is no message. A document type is refused before anything reads the text: it could define entities. */
export function readMessage(xml: string): Incoming | null {
  const parsed = received.safeParse(fieldsOf(xml));
  return parsed.success ? toldApart(parsed.data) : null;
}

/** The ciphertext in the envelope of an encrypted message; null where there is none. */
export function readSealed(xml: string): string | null {
  const parsed = sealed.safeParse(fieldsOf(xml));
  return parsed.success ? parsed.data.Encrypt : null;
}

/** What a person typed: any word may stand there. */
const CDATA = /<!\[CDATA\[.*?\]\]>/gsu;

function fieldsOf(xml: string): unknown {
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml.replace(CDATA, ''))) return null;
  try {
    if (XMLValidator.validate(xml) !== true) return null;
    return document.safeParse(parser.parse(xml)).data?.xml ?? null;
  } catch {
    return null;
  }
}

function toldApart(message: z.infer<typeof received>): Incoming | null {
  const { ToUserName: to, FromUserName: from, MsgType, MsgId, CreateTime, Content, Recognition } = message;
  if (MsgType === 'event') return toldApartEvent(message);
  // Not every platform numbers everything.
  const key = JSON.stringify(MsgId === undefined ? [from, CreateTime, MsgType, Content] : [from, MsgId]);
  switch (MsgType) {
    case 'text':
      return Content === undefined ? null : { to, from, key, type: 'text', text: Content };
    case 'voice':
      return { to, from, key, type: 'voice', words: Recognition?.trim() ? Recognition : null };
    default:
      return { to, from, key, type: 'other' };
  }
}

const SCENE = /^qrscene_/u;

function toldApartEvent({
  ToUserName: to,
  FromUserName: from,
  ...event
}: z.infer<typeof received>): Incoming {
  const { CreateTime, Event = '', EventKey = '' } = event;
  const envelope = { to, from, key: JSON.stringify([from, CreateTime, Event, EventKey]) };
  // WeChat writes CLICK, WeCom click.
  switch (Event.toLowerCase()) {
    case 'subscribe':
      return { ...envelope, type: 'subscribe', scene: EventKey.replace(SCENE, '') || null };
    case 'unsubscribe':
      return { ...envelope, type: 'unsubscribe' };
    case 'scan':
      return { ...envelope, type: 'scan', scene: EventKey };
    case 'click':
      return { ...envelope, type: 'click', text: EventKey };
    default:
      return { ...envelope, type: 'notice' };
  }
}

/** The reply to a message: sender and receiver change places. `seconds` since 1970. */
export function writeReply(
  reply: Outgoing,
  { to, from }: Pick<Envelope, 'to' | 'from'>,
  seconds: number,
): string {
  const head = `${tag('ToUserName', from)}${tag('FromUserName', to)}<CreateTime>${seconds}</CreateTime>`;
  return `<xml>${head}${tag('MsgType', reply.type)}${content(reply)}</xml>`;
}

function content(reply: Outgoing): string {
  switch (reply.type) {
    case 'text':
      return tag('Content', reply.text);
    case 'news': {
      const item = `${tag('Title', reply.title)}${tag('Description', reply.description)}${tag('Url', reply.url)}`;
      return `<ArticleCount>1</ArticleCount><Articles><item>${item}</item></Articles>`;
    }
    default:
      return reply satisfies never;
  }
}

/** An encrypted reply, with the signature that vouches for it. */
export function writeSealed(ciphertext: string, signature: string, timestamp: string, nonce: string): string {
  const signed = `${tag('Encrypt', ciphertext)}${tag('MsgSignature', signature)}`;
  return `<xml>${signed}<TimeStamp>${timestamp}</TimeStamp>${tag('Nonce', nonce)}</xml>`;
}

// XML cannot say these at all, not even as a reference; nor half a surrogate pair.
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** `]]>` would end the section: it is split between two. */
function tag(name: string, value: string): string {
  const text = value.replace(UNSAYABLE, '').replaceAll(']]>', ']]]]><![CDATA[>');
  return `<${name}><![CDATA[${text}]]></${name}>`;
}
