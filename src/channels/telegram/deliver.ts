// One call to Telegram, tried until it is through, refused for good, or out of time.
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Keepsake } from '../../state/keepsakes.js';
import type { Pictures } from '../card/pictures.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { pauseAfter, TokenError } from './backoff.js';
import { ownerOf } from './buttons.js';
import { type Answered, answeredName, type Call, photoName } from './calls.js';

export type Outcome =
  | { readonly type: 'sent'; readonly keepsakes: readonly Keepsake[] }
  /** Telegram refuses it, or it took too long: trying on is of no use. */
  | { readonly type: 'dropped'; readonly reason: string }
  /** The bot stops; the call may be tried again by the next process. */
  | { readonly type: 'stopped' };

export interface DeliveryParts {
  /** Its id. */
  readonly bot: number;
  readonly api: Pick<Api, 'raw'>;
  readonly pictures: Pick<Pictures, 'keyOf' | 'draw'>;
  /** Telegram's id of a picture that was sent before. */
  readonly sentPicture: (zone: string) => Promise<string | null>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** ms since any moment, on a clock that never jumps: a chat that Telegram wants left alone is not left for a day. */
  readonly now: () => number;
  /** Resolves after so many ms, or earlier with false when the bot stops. */
  readonly wait: (ms: number) => Promise<boolean>;
}

export type Deliver = (call: Call) => Promise<Outcome>;

/** A call is tried for so long. An outage of Telegram lasts minutes; an answer of yesterday helps nobody. */
const PATIENCE = 15 * 60_000;
/** Chats that Telegram wants left alone for a while. */
const FLOODED = 10_000;

export function createDelivery(parts: DeliveryParts): Deliver {
  const { log, now, wait } = parts;
  const flooded = new LRUCache<string, number>({ max: FLOODED });
  const count = parts.metrics.counter(
    'zonebot_telegram_calls_total',
    'Calls to Telegram by method: sent, to be sent again, dropped.',
    ['method', 'outcome'],
  );
  const dropped = ({ method }: Call, reason: string): Outcome => {
    count({ method, outcome: 'dropped' });
    return { type: 'dropped', reason };
  };
  const sent = ({ method }: Call, keepsakes: readonly Keepsake[]): Outcome => {
    count({ method, outcome: 'sent' });
    return { type: 'sent', keepsakes };
  };
  const deliver: Deliver = async (call) => {
    const until = now() + PATIENCE;
    let payload: Record<string, unknown> = { ...call.payload };
    const chat = String(payload.chat_id ?? '');
    // Calling during a flood wait makes it longer.
    let pause = (flooded.get(chat) ?? 0) - now();
    let reason = '429';
    for (let tries = 0; ; ) {
      if (pause > 0 && now() + pause > until) return dropped(call, `gave up: ${reason}`);
      if (pause > 0 && !(await wait(pause))) return { type: 'stopped' };
      try {
        const result = await send(call, payload, parts);
        return sent(call, keepsakesOf(call, result, parts));
      } catch (error) {
        const failure = judge(error, payload.chat_id);
        if (failure.type === 'fatal') throw new TokenError(failure.reason);
        if (failure.type === 'harmless') return sent(call, []);
        if (failure.type === 'gone' && call.otherwise) return deliver(call.otherwise);
        if (failure.type === 'refused' || failure.type === 'gone') return dropped(call, failure.reason);
        if (failure.type === 'moved') {
          payload = { ...payload, chat_id: failure.chat };
          pause = 0;
          continue;
        }
        pause = pauseAfter(error, tries);
        tries += 1;
        ({ reason } = failure);
        if (failure.isFlood) flooded.set(chat, now() + pause);
        count({ method: call.method, outcome: 'again' });
        log.warn({ method: call.method, reason, pause }, 'sending again');
      }
    }
  };
  return deliver;
}

type Failure =
  | { readonly type: 'later'; readonly reason: string; readonly isFlood: boolean }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'fatal'; readonly reason: string }
  | { readonly type: 'gone'; readonly reason: string }
  | { readonly type: 'moved'; readonly chat: number }
  | { readonly type: 'harmless' };

/** What a failure means. Whether a request that broke off had arrived, nobody can know: it is sent again. */
function judge(error: unknown, chat: unknown): Failure {
  if (error instanceof HttpError) return { type: 'later', reason: 'network', isFlood: false };
  if (!(error instanceof GrammyError)) return { type: 'refused', reason: `failed: ${error}` };
  const { error_code: code, description, parameters } = error;
  const reason = `${code} ${description}`;
  if (code === 429 || code >= 500) return { type: 'later', reason, isFlood: code === 429 };
  if (code === 401) return { type: 'fatal', reason };
  const moved = parameters.migrate_to_chat_id;
  if (moved !== undefined && moved !== chat) return { type: 'moved', chat: moved };
  if (/message is not modified/u.test(description)) return { type: 'harmless' };
  if (/message to edit not found|message can't be edited/u.test(description)) return { type: 'gone', reason };
  return { type: 'refused', reason };
}

type Raw = Readonly<Record<string, (payload: object) => Promise<unknown>>>;

async function send(
  { method, picture }: Call,
  payload: Record<string, unknown>,
  parts: DeliveryParts,
): Promise<unknown> {
  const raw = parts.api.raw as unknown as Raw;
  if (picture === undefined) return raw[method](payload);
  try {
    return await sendPicture(picture, payload, parts);
  } catch (error) {
    if (!isWithoutPictures(error)) throw error;
    parts.log.warn({ zone: picture, reason: (error as Error).message }, 'without a picture');
    const { caption, caption_entities, ...rest } = payload;
    return raw.sendMessage({ ...rest, text: caption, entities: caption_entities });
  }
}

/** By Telegram's id where it has the picture, else by its bytes. */
async function sendPicture(
  zone: string,
  payload: Record<string, unknown>,
  { api, pictures, sentPicture }: DeliveryParts,
): Promise<unknown> {
  const raw = api.raw as unknown as Raw;
  const kept = await sentPicture(zone);
  try {
    if (kept !== null) return await raw.sendPhoto({ ...payload, photo: kept });
  } catch (error) {
    if (!isLostFile(error)) throw error;
  }
  const png = await pictures.draw(zone).catch((error: unknown) => {
    throw new DrawingError(error instanceof Error ? error.message : 'unknown');
  });
  return raw.sendPhoto({ ...payload, photo: new InputFile(png, 'card.png') });
}

class DrawingError extends Error {
  override readonly name = 'DrawingError';
}

/** It cannot be drawn, or the group takes no pictures: the caption will have to do. */
function isWithoutPictures(error: unknown): boolean {
  return (
    error instanceof DrawingError ||
    (error instanceof GrammyError && /rights to send photos|SEND_PHOTOS_FORBIDDEN/u.test(error.description))
  );
}

/** Telegram no longer has the picture under the id that it gave. */
function isLostFile(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /file/iu.test(error.description);
}

/** What a sent message has to be remembered for. */
function keepsakesOf(call: Call, result: unknown, { bot, pictures }: DeliveryParts): readonly Keepsake[] {
  const { message_id, photo } = (result ?? {}) as {
    readonly message_id?: number;
    readonly photo?: readonly { readonly file_id: string }[];
  };
  const { answers, picture } = call;
  const key = picture === undefined ? null : pictures.keyOf(picture);
  const file = photo?.at(-1)?.file_id;
  return [
    ...(answers && message_id !== undefined
      ? [
          {
            kind: 'answered',
            key: answeredName(answers.chat, answers.question),
            owner: answers.owner,
            body: {
              message: message_id,
              isPhoto: file !== undefined,
              digest: answers.digest,
            } satisfies Answered,
          },
        ]
      : []),
    ...(key !== null && file !== undefined
      ? [{ kind: 'photo', key: photoName(bot, key), owner: ownerOf(0, 0), body: file }]
      : []),
  ];
}
