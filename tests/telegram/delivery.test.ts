// What becomes of a call that Telegram does not take at once. Time is told, not waited for.
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/channels/metrics.js';
import { TokenError } from '../../src/channels/telegram/backoff.js';
import type { Call } from '../../src/channels/telegram/calls.js';
import { createDelivery } from '../../src/channels/telegram/deliver.js';

const CALL: Call = {
  method: 'sendMessage',
  payload: { chat_id: 5, text: '278家' },
  answers: { chat: 5, question: 7, owner: '5:5', digest: 'd' },
};
const PHOTO: Call = { method: 'sendPhoto', picture: '贵阳高新区', payload: { chat_id: 5 } };

function refusal(error_code: number, description = 'no', parameters: object = {}): GrammyError {
  const response = { ok: false as const, error_code, description, parameters };
  return new GrammyError('Call failed', response, 'sendMessage', {});
}

interface Sent {
  readonly at: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Circumstances {
  readonly stopAfter?: number;
  readonly sentPicture?: string | null;
  readonly draw?: () => Promise<Uint8Array>;
}

const drawn = () => Promise.resolve(Uint8Array.of(1, 2, 3));

/** Answers the n-th try with the n-th of `results`; errors are thrown. */
function delivery(
  results: readonly unknown[],
  { stopAfter = Number.POSITIVE_INFINITY, sentPicture = null, draw = drawn }: Circumstances = {},
) {
  let clock = 0;
  const sent: Sent[] = [];
  const log: string[] = [];
  const answer = (payload: Readonly<Record<string, unknown>>) => {
    const result = results[Math.min(sent.length, results.length - 1)];
    sent.push({ at: clock, payload });
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  };
  const tell = (_: object, line: string) => void log.push(line);
  const deliver = createDelivery({
    bot: 7,
    api: { raw: { sendMessage: answer, sendPhoto: answer, editMessageText: answer } } as never,
    pictures: { keyOf: () => 'digest', draw },
    sentPicture: async () => sentPicture,
    metrics: createMetrics(),
    log: { debug: tell, info: tell, warn: tell, error: tell } as never,
    now: () => clock,
    wait: (ms) => {
      clock += ms;
      return Promise.resolve(clock < stopAfter);
    },
  });
  return { deliver, sent, log };
}

const OK = { message_id: 9 };
const times = ({ sent }: { readonly sent: readonly Sent[] }) => sent.map(({ at }) => at);

describe('a call', () => {
  it('that is taken leaves the reply to be found when the question is edited', async () => {
    const one = delivery([OK]);
    expect(await one.deliver(CALL)).toEqual({
      type: 'sent',
      keepsakes: [
        { kind: 'answered', key: '5/7', owner: '5:5', body: { message: 9, isPhoto: false, digest: 'd' } },
      ],
    });
  });

  it('429: waits as long as Telegram says, and no shorter', async () => {
    const one = delivery([
      refusal(429, 'Too Many', { retry_after: 30 }),
      refusal(429, 'Too Many', { retry_after: 7 }),
      OK,
    ]);
    expect(await one.deliver(CALL)).toMatchObject({ type: 'sent' });
    expect(times(one)).toEqual([0, 30_000, 37_000]);
  });

  it('429 for longer than anybody waits for an answer is given up at once', async () => {
    const one = delivery([refusal(429, 'Too Many', { retry_after: 4000 })]);
    expect(await one.deliver(CALL)).toEqual({ type: 'dropped', reason: 'gave up: 429 Too Many' });
    expect(times(one)).toEqual([0]);
  });

  it.each([
    ['500', refusal(500)],
    ['a broken connection, or an answer that is no JSON', new HttpError('failed', new Error('reset'))],
  ])('%s: tries again with growing pauses', async (_, error) => {
    const one = delivery([error, error, error, error, error, error, error, OK]);
    expect(await one.deliver(CALL)).toMatchObject({ type: 'sent' });
    expect(times(one)).toEqual([0, 1000, 3000, 7000, 15_000, 31_000, 61_000, 91_000]);
  });

  it('is given up when an outage lasts longer than an answer is worth', async () => {
    const one = delivery([refusal(502)]);
    expect(await one.deliver(CALL)).toEqual({ type: 'dropped', reason: 'gave up: 502 no' });
    expect(times(one).at(-1)).toBeLessThanOrEqual(900_000);
    expect(times(one).at(-1)).toBeGreaterThan(800_000);
  });

  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [400, 'Bad Request: chat not found'],
  ])('%i %s: is dropped, for trying again is of no use', async (code, description) => {
    const one = delivery([refusal(code, description)]);
    expect(await one.deliver(CALL)).toEqual({ type: 'dropped', reason: `${code} ${description}` });
    expect(one.sent).toHaveLength(1);
  });

  it('that would change nothing counts as done', async () => {
    const one = delivery([
      refusal(400, 'Bad Request: message is not modified: specified new message content'),
    ]);
    expect(await one.deliver(CALL)).toEqual({ type: 'sent', keepsakes: [] });
  });

  it('to a group that became a supergroup follows it', async () => {
    const one = delivery([refusal(400, 'group chat was upgraded', { migrate_to_chat_id: -1009 }), OK]);
    expect(await one.deliver(CALL)).toMatchObject({ type: 'sent' });
    expect(one.sent.map(({ payload }) => payload.chat_id)).toEqual([5, -1009]);
  });

  it('to a group that became a supergroup after other failures follows it as well', async () => {
    const moved = refusal(400, 'group chat was upgraded', { migrate_to_chat_id: -1009 });
    const one = delivery([refusal(500), moved, OK]);
    expect(await one.deliver(CALL)).toMatchObject({ type: 'sent' });
  });

  it('in a flood wait is not made: calling makes the wait longer', async () => {
    const one = delivery([refusal(429, 'Too Many', { retry_after: 4000 }), OK]);
    for (let tries = 0; tries < 50; tries += 1)
      expect(await one.deliver(CALL)).toMatchObject({ type: 'dropped' });
    expect(one.sent).toHaveLength(1);
    expect(await one.deliver({ ...CALL, payload: { ...CALL.payload, chat_id: 6 } } as Call)).toMatchObject({
      type: 'sent',
    });
  });

  it('to a chat that was told to wait, waits before it is made', async () => {
    const one = delivery([refusal(429, 'Too Many', { retry_after: 30 }), OK], { stopAfter: 20_000 });
    expect(await one.deliver(CALL)).toEqual({ type: 'stopped' });
    expect(one.sent).toHaveLength(1);
  });

  it('that edits a message which is gone is made as a new message', async () => {
    const edit: Call = {
      method: 'editMessageText',
      payload: { chat_id: 5, message_id: 9, text: '278家' },
      otherwise: CALL,
    };
    const one = delivery([refusal(400, 'Bad Request: message to edit not found'), OK]);
    expect(await one.deliver(edit)).toMatchObject({ type: 'sent', keepsakes: [{ kind: 'answered' }] });
    expect(one.sent.map(({ payload }) => 'message_id' in payload)).toEqual([true, false]);
  });

  it('401: nothing can be sent any more', async () => {
    await expect(delivery([refusal(401, 'Unauthorized')]).deliver(CALL)).rejects.toThrow(TokenError);
  });

  it('is left for the next process when the bot stops while it waits', async () => {
    expect(await delivery([refusal(500)], { stopAfter: 2000 }).deliver(CALL)).toEqual({ type: 'stopped' });
  });
});

describe('a picture', () => {
  it('is drawn and uploaded the first time, and its id at Telegram kept', async () => {
    const one = delivery([{ message_id: 9, photo: [{ file_id: 'small' }, { file_id: 'large' }] }]);
    expect(await one.deliver(PHOTO)).toEqual({
      type: 'sent',
      keepsakes: [{ kind: 'photo', key: '7/digest', owner: '0:0', body: 'large' }],
    });
    expect(one.sent[0].payload.photo).toHaveProperty('filename', 'card.png');
  });

  it('is not uploaded again', async () => {
    const one = delivery([OK], { sentPicture: 'large' });
    await one.deliver(PHOTO);
    expect(one.sent[0].payload.photo).toBe('large');
  });

  it('is uploaded again where Telegram has lost it', async () => {
    const one = delivery([refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified'), OK], {
      sentPicture: 'large',
    });
    expect(await one.deliver(PHOTO)).toMatchObject({ type: 'sent' });
    expect(one.sent.map(({ payload }) => typeof payload.photo)).toEqual(['string', 'object']);
  });

  it('that cannot be drawn is sent as its caption', async () => {
    const one = delivery([OK], { draw: () => Promise.reject(new Error('no font')) });
    await one.deliver({ ...PHOTO, payload: { chat_id: 5, caption: '贵阳高新区', caption_entities: [] } });
    expect(one.sent[0].payload).toEqual({ chat_id: 5, text: '贵阳高新区', entities: [] });
  });

  it('in a group that takes none is sent as its caption', async () => {
    const one = delivery([refusal(400, 'Bad Request: not enough rights to send photos to the chat'), OK]);
    await one.deliver({ ...PHOTO, payload: { chat_id: -5, caption: '贵阳高新区', caption_entities: [] } });
    expect(one.sent[1].payload).toEqual({ chat_id: -5, text: '贵阳高新区', entities: [] });
  });
});
