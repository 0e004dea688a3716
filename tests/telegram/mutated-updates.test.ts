// Whatever comes in the shape of an update, or of a button: nothing crashes, nothing forged is obeyed, and what is sent
// passes the checks of the stand-in. A longer run: ZONEBOT_FUZZ_RUNS=500000 npx vitest run tests/telegram/mutated-updates.test.ts
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../src/channels/telegram/buttons.js';
import type { Plan, Planned } from '../../src/channels/telegram/calls.js';
import { createPlanner, planFailure } from '../../src/channels/telegram/plan.js';
import { checkedUpdate } from '../../src/channels/telegram/update-schema.js';
import type { Keepsake } from '../../src/state/keepsakes.js';
import { conversationsOf } from '../corpus-opened.js';
import { corpusBot } from './channel-on-stand-in.js';
import { checkedCall } from './checked-call.js';
import { ANNA, BEN, GROUP, ME, message, PRIVATE, press, said, update } from './messages.js';
import { randomBy } from './stand-in/faults.js';

const RUNS = Number(process.env.ZONEBOT_FUZZ_RUNS ?? 20_000);
const FILE = 'a-file-that-telegram-keeps';

/** A planner with a memory, as the channel has it. */
function channel() {
  const kept = new Map<string, unknown>();
  const bot = corpusBot();
  const plan = createPlanner({
    bot,
    conversations: conversationsOf(bot),
    operators: { isOperator: () => false, report: async () => null },
    me: ME,
    sign: createSigner('7000000001:AAtest'),
    keepsakes: { read: async (kind, key) => kept.get(`${kind} ${key}`) ?? null, forget: async () => {} },
    cardOf: bot.card,
    sentPicture: async (zone) => (zone.startsWith('贵阳') ? FILE : null),
  });
  const keep = ({ keepsakes }: { readonly keepsakes: readonly Keepsake[] }) => {
    for (const { kind, key, body } of keepsakes) kept.set(`${kind} ${key}`, body);
  };
  return async (one: unknown): Promise<Plan> => {
    const checked = checkedUpdate(one);
    const decided: Planned = checked ? await plan(checked) : planFailure({ update_id: 0 });
    keep(decided);
    await decided.keep?.();
    return decided;
  };
}

const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  0.5,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  '',
  '\ud800',
  '\u202e\u0000\u0007',
  '/'.repeat(300),
  '@zonebot_test_bot',
  '/start z____',
  '/fact __proto__',
  '__proto__',
  '，'.repeat(5000),
  '👨‍👩‍👧‍👦'.repeat(300),
  '那呢',
  [],
  {},
  [[]],
  { length: 1e9 },
  { type: 'private' },
];
const QUESTIONS = [
  '贵阳高新区有多少家研发机构',
  '/zone 青岛',
  '/card 贵阳',
  '/compare 青岛 贵阳',
  '那小巨人呢',
  '2',
  '/园区',
];

const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)];

/** All places in a value, as paths. */
function paths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.length > 6) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))];
}

/** A copy with one place dropped, retyped, deepened, or filled with something hostile. */
function mutate(one: Update, random: () => number): unknown {
  const copy = structuredClone(one) as unknown as Record<string, unknown>;
  const places = paths(copy).slice(1);
  if (places.length === 0) return copy;
  const path = pick(places, random);
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const key = path[path.length - 1];
  const way = random();
  if (way < 0.2) delete parent[key];
  else if (way < 0.3) parent[key] = { [key]: parent[key] };
  else if (way < 0.4) parent[key] = String(parent[key]);
  else if (way < 0.5)
    parent[pick(['text', 'caption', 'from', 'via_bot', 'sender_chat'], random)] = parent[key];
  else parent[key] = pick(HOSTILE, random);
  return copy;
}

function seeds(buttons: readonly string[]): readonly Update[] {
  const forum = { chat: GROUP, is_topic_message: true, message_thread_id: 9 };
  const asked = QUESTIONS.flatMap((question) => [
    said(question),
    said(`/ask@zonebot_test_bot ${question}`, { ...forum, reply_to_message: { from: ME } }),
    update({ edited_message: message(question, { edit_date: 1001 }) }),
    update({ inline_query: { id: 'q', from: BEN, query: question, offset: '' } }),
    update({ guest_message: message(`@zonebot_test_bot ${question}`, { chat: GROUP, guest_query_id: 'g' }) }),
  ]);
  const member = { status: 'member' };
  return [
    ...asked,
    ...buttons.map((data) => press(data, message('x'))),
    update({ message: message(null, { sticker: {} }) }),
    update({
      my_chat_member: {
        chat: GROUP,
        from: ANNA,
        old_chat_member: { status: 'left' },
        new_chat_member: member,
      },
    }),
  ];
}

const dataOf = ({ calls }: Plan): readonly string[] =>
  calls.flatMap(({ payload }) =>
    (
      (payload as { reply_markup?: { inline_keyboard: { callback_data?: string }[][] } }).reply_markup
        ?.inline_keyboard ?? []
    )
      .flat()
      .flatMap(({ callback_data }) => callback_data ?? []),
  );

describe(`${RUNS} mutated updates`, () => {
  it(
    'crash nothing, and what is sent for them Telegram would take',
    async () => {
      const plan = channel();
      const all = seeds(dataOf(await plan(said('/zone 贵阳'))));
      const random = randomBy(7);
      const sent = new Map<string, number>();
      for (let run = 0; run < RUNS; run += 1) {
        let one: unknown = pick(all, random);
        for (let times = Math.ceil(random() * 3); times > 0; times -= 1) one = mutate(one as Update, random);
        for (const call of (await plan(one)).calls) {
          checkedCall(call, FILE);
          sent.set(call.method, (sent.get(call.method) ?? 0) + 1);
        }
      }
      // The run has reached everything that it is meant to reach.
      expect([...sent.keys()].sort()).toEqual([
        'answerCallbackQuery',
        'answerGuestQuery',
        'answerInlineQuery',
        'editMessageText',
        'sendMessage',
        'sendPhoto',
      ]);
    },
    RUNS * 5 + 60_000,
  );
});

describe(`${RUNS} forged buttons`, () => {
  it(
    'are all refused with a notice',
    async () => {
      const plan = channel();
      const genuine = [
        ...dataOf(await plan(said('/zone 贵阳'))),
        ...dataOf(await plan(said('/ask 青岛高新区怎么样', { chat: GROUP }))),
      ];
      const random = randomBy(11);
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const alter = (data: string) => {
        const at = Math.floor(random() * data.length);
        const other = letters[(letters.indexOf(data[at]) + 1 + Math.floor(random() * 62)) % 64];
        return data.slice(0, at) + other + data.slice(at + 1);
      };
      const made = () =>
        Array.from({ length: Math.floor(random() * 70) }, () =>
          pick([...letters, '\u0000', '区'], random),
        ).join('');
      const somewhere = { ...PRIVATE, id: 99 };
      let refused = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const data = pick(genuine, random);
        const forged = pick(
          [
            () => press(alter(data), message('x')),
            () => press(made(), message('x')),
            // Right data, but another person, or another chat.
            () => press(data, message('x'), BEN),
            () => press(data, message('x', { chat: GROUP }), BEN),
            () => press(data, message('x', { chat: somewhere })),
          ],
          random,
        )();
        const { calls } = await plan(forged);
        if (calls.length === 1 && calls[0].method === 'answerCallbackQuery' && 'text' in calls[0].payload)
          refused += 1;
      }
      expect(refused).toBe(RUNS);
    },
    RUNS * 5 + 60_000,
  );

  it('a genuine one is obeyed', async () => {
    const plan = channel();
    const [data] = dataOf(await plan(said('/zone 贵阳')));
    expect((await plan(press(data, message('x')))).calls).toHaveLength(2);
  });
});
