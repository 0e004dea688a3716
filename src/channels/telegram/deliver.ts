// One call to Telegram, tried until it is through, refused for good, or out of time.
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import type { Keepsake } from '../../store/keepsakes.js';
import type { Log } from '../log.js';
import { ownerOf } from './buttons.js';
import { type Answered, answeredName, type Call } from './calls.js';
import type { Pictures } from './pictures.js';

export type Outcome =
  | { readonly type: 'sent'; readonly keepsakes: readonly Keepsake[] }
  /** Telegram refuses it, or it took too long: trying on is of no use. */
  | { readonly type: 'dropped'; readonly reason: string }
  /** The bot stops; the call may be tried again by the next process. */
  | { readonly type: 'stopped' };

/** The token is wrong, or was revoked: nothing can be sent any more. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

export interface DeliveryParts {
  readonly api: Pick<Api, 'raw'>;
  readonly pictures: Pick<Pictures, 'keyOf' | 'draw'>;
  /** Telegram's id of a picture that was sent before. */
  readonly sentPicture: (zone: string) => string | null;
  readonly log: Log;
  readonly now: () => number;
  /** Resolves after so many ms, or earlier with false when the bot stops. */
  readonly wait: (ms: number) => Promise<boolean>;
}

export type Deliver = (call: Call) => Promise<Outcome>;

/** A call is tried for so long. An outage of Telegram lasts minutes; an answer of yesterday helps nobody. */
const PATIENCE = 15 * 60_000;
const PAUSE_FIRST = 1000;
const PAUSE_MOST = 30_000;

export function createDelivery(parts: DeliveryParts): Deliver {
  const { log, now, wait } = parts;
  return async (call) => {
    const until = now() + PATIENCE;
    let payload: Record<string, unknown> = { ...call.payload };
    for (let tries = 0; ; tries += 1) {
      try {
        const result = await send(call, payload, parts);
        return { type: 'sent', keepsakes: keepsakesOf(call, result, parts) };
      } catch (error) {
        const failure = judge(error, tries);
        if (failure.type === 'fatal') throw new TokenError(failure.reason);
        if (failure.type === 'harmless') return { type: 'sent', keepsakes: [] };
        if (failure.type === 'moved') payload = { ...payload, chat_id: failure.chat };
        if (failure.type === 'refused') return { type: 'dropped', reason: failure.reason };
        if (failure.type !== 'later') continue;
        if (now() + failure.pause > until) return { type: 'dropped', reason: `gave up: ${failure.reason}` };
        log.warn({ method: call.method, reason: failure.reason, pause: failure.pause }, 'sending again');
        if (!(await wait(failure.pause))) return { type: 'stopped' };
      }
    }
  };
}

type Failure =
  | { readonly type: 'later'; readonly pause: number; readonly reason: string }
  | { readonly type: 'refused' | 'fatal'; readonly reason: string }
  | { readonly type: 'moved'; readonly chat: number }
  | { readonly type: 'harmless' };

/** What a failure means. Whether a request that broke off had arrived, nobody can know: it is sent again. */
function judge(error: unknown, tries: number): Failure {
  const backoff = Math.min(PAUSE_MOST, PAUSE_FIRST * 2 ** tries);
  if (error instanceof HttpError) return { type: 'later', pause: backoff, reason: 'network' };
  if (!(error instanceof GrammyError)) return { type: 'refused', reason: `failed: ${error}` };
  const { error_code: code, description, parameters } = error;
  const reason = `${code} ${description}`;
  if (code === 429) return { type: 'later', pause: Math.max(1, parameters.retry_after ?? 0) * 1000, reason };
  if (code >= 500) return { type: 'later', pause: backoff, reason };
  if (code === 401) return { type: 'fatal', reason };
  if (parameters.migrate_to_chat_id && tries === 0)
    return { type: 'moved', chat: parameters.migrate_to_chat_id };
  if (code === 400 && description.includes('message is not modified')) return { type: 'harmless' };
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
  const kept = parts.sentPicture(picture);
  if (kept !== null) {
    try {
      return await raw.sendPhoto({ ...payload, photo: kept });
    } catch (error) {
      if (!isLostFile(error)) throw error;
    }
  }
  const png = await drawn(picture, parts);
  if (png !== null) return raw.sendPhoto({ ...payload, photo: new InputFile(png, 'card.png') });
  const { caption, caption_entities, ...rest } = payload;
  return raw.sendMessage({ ...rest, text: caption, entities: caption_entities });
}

/** Telegram no longer has the picture under the id that it gave. */
function isLostFile(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /file/iu.test(error.description);
}

/** Null where the picture cannot be drawn: its caption will have to do. */
async function drawn(zone: string, { pictures, log }: DeliveryParts): Promise<Uint8Array | null> {
  try {
    return await pictures.draw(zone);
  } catch (error) {
    log.error({ err: error, zone }, 'a picture could not be drawn');
    return null;
  }
}

/** What a sent message has to be remembered for. */
function keepsakesOf(call: Call, result: unknown, { pictures }: DeliveryParts): readonly Keepsake[] {
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
              text: answers.text,
            } satisfies Answered,
          },
        ]
      : []),
    ...(key !== null && file !== undefined ? [{ kind: 'photo', key, owner: ownerOf(0, 0), body: file }] : []),
  ];
}
