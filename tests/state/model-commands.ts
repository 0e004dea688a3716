// Commands to the state, each with what the model says that must come of it. Names are made anew for each sequence, so
// that one server serves all of them.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Keepsake } from '../../src/state/keepsakes.js';
import type { State } from '../../src/state/state.js';
import { NEW_SESSION } from '../../src/understand/session.js';
import type { StateModel } from './model.js';

export interface RealState {
  readonly state: State;
  /** Keep sequences apart. */
  readonly name: string;
  readonly firstId: number;
  /** Lets so many ms pass, and old things go. */
  pass(ms: number): Promise<void>;
}

type Command = fc.AsyncCommand<StateModel, RealState>;

const laneOf = (id: number) => `lane ${id % 2}`;
const bodyOf = (id: number) => ({ text: `问${id}` });
const laneIn = ({ name }: RealState, id: number) => `${name} ${laneOf(id)}`;
const placeIn = (real: RealState, id: number) => ({ id: real.firstId + id, lane: laneIn(real, id) });
const messageIn = (real: RealState, id: number) => ({ ...placeIn(real, id), body: bodyOf(id) });
const talk = (asked: string) => ({ ...NEW_SESSION, asked: [asked] });
const inboxOf = ({ state }: RealState) => state.inbox('model');
const named = ({ name }: RealState, { key, owner, ...rest }: Keepsake): Keepsake => ({
  ...rest,
  key: `${name} ${key}`,
  owner: `${name} ${owner}`,
});

function command(
  text: string,
  run: (model: StateModel, real: RealState) => Promise<void>,
  check: (model: Readonly<StateModel>) => boolean = () => true,
): Command {
  return { toString: () => text, check, run };
}

const session = fc.constantFrom('a', 'b');
const id = fc.integer({ min: 1, max: 6 });
const keepsake: fc.Arbitrary<Keepsake> = fc.record({
  kind: fc.constantFrom('reply', 'photo'),
  key: fc.constantFrom('k', 'l'),
  owner: fc.constantFrom('1:2', '3:4'),
  body: fc.constantFrom(1, '二', { x: [3] }),
});
const few = fc
  .array(keepsake, { maxLength: 2 })
  .map((all) =>
    all.filter(({ kind, key }, at) => all.findIndex((one) => one.kind === kind && one.key === key) === at),
  );
const isWaiting = (one: number) => (model: Readonly<StateModel>) => model.waiting.has(one);
const isEmpty = (model: Readonly<StateModel>) => model.waiting.size === 0;

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export const COMMANDS: readonly fc.Arbitrary<Command>[] = [
  fc.tuple(session, fc.constantFrom('一', '二')).map(([key, asked]) =>
    command(`session ${key} = ${asked}`, async (model, { state, name }) => {
      model.sessions.set(key, { asked, touched: model.now });
      await state.sessions.set(`${name} ${key}`, talk(asked));
    }),
  ),
  session.map((key) =>
    command(`session ${key}?`, async (model, { state, name }) => {
      const known = model.sessions.get(key);
      expect(await state.sessions.get(`${name} ${key}`)).toEqual(known ? talk(known.asked) : null);
    }),
  ),
  session.map((key) =>
    command(`forget session ${key}`, async (model, { state, name }) => {
      model.sessions.delete(key);
      await state.sessions.delete(`${name} ${key}`);
    }),
  ),
  keepsake.map((one) =>
    command(`keep ${JSON.stringify(one)}`, async (model, real) => {
      model.keep([one]);
      await real.state.keepsakes.write(named(real, one));
    }),
  ),
  keepsake.map(({ kind, key }) =>
    command(`kept ${kind} ${key}?`, async (model, { state, name }) => {
      const known = model.keepsakes.get(`${kind} ${key}`);
      expect(await state.keepsakes.read(kind, `${name} ${key}`)).toEqual(known?.body ?? null);
    }),
  ),
  keepsake.map(({ owner }) =>
    command(`forget ${owner}`, async (model, { state, name }) => {
      for (const [key, kept] of model.keepsakes) if (kept.owner === owner) model.keepsakes.delete(key);
      await state.keepsakes.forget(`${name} ${owner}`);
    }),
  ),
  fc.array(id, { minLength: 1, maxLength: 3 }).map((ids) =>
    command(`add ${ids}`, async (model, real) => {
      const begun = model.add(ids, laneOf).map((lane) => `${real.name} ${lane}`);
      expect([...(await inboxOf(real).add(ids.map((one) => messageIn(real, one))))].sort()).toEqual(
        [...begun].sort(),
      );
    }),
  ),
  id.map((one) =>
    command(`next of ${laneOf(one)}`, async (model, real) => {
      const first = model.next(laneOf(one), laneOf);
      const known = first === null ? null : { ...messageIn(real, first), ...model.waiting.get(first) };
      expect(await inboxOf(real).next(laneIn(real, one))).toEqual(known);
    }),
  ),
  fc.tuple(id, fc.constantFrom('x', { calls: ['a', '乙'] }), few).map(([one, plan, kept]) =>
    command(
      `decide ${one}`,
      async (model, real) => {
        model.waiting.set(one, { ...model.waiting.get(one)!, plan });
        model.keep(kept);
        await inboxOf(real).decide(
          placeIn(real, one),
          plan,
          kept.map((each) => named(real, each)),
        );
      },
      isWaiting(one),
    ),
  ),
  fc.tuple(id, fc.integer({ min: 1, max: 3 }), few).map(([one, sent, kept]) =>
    command(
      `advance ${one} to ${sent}`,
      async (model, real) => {
        model.waiting.set(one, { ...model.waiting.get(one)!, sent });
        model.keep(kept);
        await inboxOf(real).advance(
          placeIn(real, one),
          sent,
          kept.map((each) => named(real, each)),
        );
      },
      isWaiting(one),
    ),
  ),
  fc.tuple(id, few).map(([one, kept]) =>
    command(
      `finish ${one}`,
      async (model, real) => {
        model.finish(one);
        model.keep(kept);
        await inboxOf(real).finish(
          placeIn(real, one),
          kept.map((each) => named(real, each)),
        );
      },
      isWaiting(one),
    ),
  ),
  fc.constant(
    command('waiting?', async (model, real) => {
      const counts = [...model.held].map((lane) => [
        `${real.name} ${lane}`,
        [...model.waiting.keys()].filter((one) => laneOf(one) === lane).length,
      ]);
      const waiting = [...inboxOf(real).waiting()].filter(([lane]) => lane.startsWith(`${real.name} `));
      expect(new Map(waiting)).toEqual(new Map(counts as [string, number][]));
    }),
  ),
  // Sums of these come no nearer than ten seconds to any end: servers have clocks of their own.
  fc.constantFrom(25 * SECOND, 70 * SECOND, 70 * SECOND, 31 * HOUR, 491 * HOUR).map((ms) =>
    command(
      `${ms / SECOND} s pass`,
      async (model, real) => {
        model.pass(ms);
        await real.pass(ms);
      },
      ms < HOUR ? undefined : isEmpty,
    ),
  ),
];
