// What every engine of the state has to do, as cases. An engine's test file calls `describeState` with a way to open it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox, Waiting } from '../../src/state/inbox.js';
import type { Keepsake } from '../../src/state/keepsakes.js';
import type { State, StateOptions } from '../../src/state/state.js';
import { NEW_SESSION, type Session } from '../../src/understand/session.js';

/** Opens an empty state, on a clock that the cases move. */
export type OpenState = (options: StateOptions) => Promise<State>;

const TTL = 60_000;
const BUTTON: Keepsake = { kind: 'button', key: 'k', owner: '1:2', body: { do: 'ask', words: '区' } };
const message = (id: number, lane = 'chat 1') => ({ id, lane, body: { text: `问${id}` } });
const waiting = (id: number, lane?: string) => ({ ...message(id, lane), plan: null, sent: 0 });
const talk = (...asked: string[]): Session => ({ ...NEW_SESSION, asked });

export function describeState(engine: string, open: OpenState): void {
  describe(`state in ${engine}`, () => {
    let clock: number;
    let state: State;
    beforeEach(async () => {
      clock = 1_700_000_000_000;
      state = await open({ sessions: { max: 100, ttl: TTL }, now: () => clock, elapsed: () => clock });
    });
    afterEach(() => state.close());

    describe('sessions', () => {
      it('a conversation is kept as it was put away, each by itself', async () => {
        await state.sessions.set('a', talk('贵阳高新区有多少家研发机构'));
        await state.sessions.set('b', talk('那小巨人呢'));
        expect(await state.sessions.get('a')).toEqual(talk('贵阳高新区有多少家研发机构'));
        expect(await state.sessions.get('b')).toEqual(talk('那小巨人呢'));
        await state.sessions.set('a', talk('二'));
        expect(await state.sessions.get('a')).toEqual(talk('二'));
        expect(await state.sessions.get('c')).toBeNull();
      });

      it('a forgotten one is gone, the others are not', async () => {
        await state.sessions.set('a', talk('1'));
        await state.sessions.set('b', talk('2'));
        await state.sessions.delete('a');
        await state.sessions.delete('nobody');
        expect(await state.sessions.get('a')).toBeNull();
        expect(await state.sessions.get('b')).toEqual(talk('2'));
      });
    });

    describe('keepsakes', () => {
      it('the last one of a kind and key counts; those of an owner can be forgotten', async () => {
        const { keepsakes } = state;
        await keepsakes.write(BUTTON);
        await keepsakes.write({ ...BUTTON, body: 2 });
        await keepsakes.write({ ...BUTTON, kind: 'reply', owner: '3:4', body: 'x' });
        expect(await keepsakes.read('button', 'k')).toBe(2);
        expect(await keepsakes.read('reply', 'k')).toBe('x');
        expect(await keepsakes.read('reply', 'other')).toBeNull();
        await keepsakes.forget('1:2');
        expect(await keepsakes.read('button', 'k')).toBeNull();
        expect(await keepsakes.read('reply', 'k')).toBe('x');
      });
    });

    describe('notes', () => {
      it('the first to claim a key has it; the text may be replaced by who knows it', async () => {
        const notes = state.notes('cases', 100);
        expect(await notes.read('k')).toBeNull();
        expect(await notes.claim('k', '一', TTL)).toBeNull();
        expect(await notes.claim('k', 'b', TTL)).toBe('一');
        expect(await notes.replace('k', 'b', 'c', TTL)).toBe(false);
        expect(await notes.replace('k', '一', 'c', TTL)).toBe(true);
        expect(await notes.read('k')).toBe('c');
        expect(await notes.replace('k', 'c', null, TTL)).toBe(true);
        expect(await notes.read('k')).toBeNull();
        expect(await notes.claim('k', 'd', TTL)).toBeNull();
        await notes.write('k', 'e', TTL);
        expect(await notes.read('k')).toBe('e');
        await notes.remove('k');
        expect(await notes.read('k')).toBeNull();
      });

      it('at the same moment: one has it', async () => {
        const notes = state.notes('cases', 100);
        const texts = ['a', 'b', 'c'];
        const claims = await Promise.all(texts.map((text) => notes.claim('one', text, TTL)));
        const winner = texts[claims.indexOf(null)];
        expect(claims.map((kept) => kept ?? winner)).toEqual([winner, winner, winner]);
        expect(claims.filter((kept) => kept === null)).toHaveLength(1);
      });

      it('those of each purpose by themselves', async () => {
        await state.notes('one purpose', 100).write('k', 'a', TTL);
        expect(await state.notes('another', 100).read('k')).toBeNull();
        expect(await state.notes('one purpose', 100).read('k')).toBe('a');
      });
    });

    describe('inbox', () => {
      let inbox: Inbox;
      beforeEach(() => {
        inbox = state.inbox('telegram');
      });
      const drain = async (lane: string): Promise<readonly Waiting[]> => {
        const all: Waiting[] = [];
        for (;;) {
          const next = await inbox.next(lane);
          if (next === null) return all;
          all.push(next);
          await inbox.finish(next, []);
        }
      };

      it('gives each lane out once, and its messages in order, until none is left', async () => {
        expect(await inbox.add([message(1), message(2, 'chat 2'), message(3)])).toEqual(['chat 1', 'chat 2']);
        expect(await inbox.add([message(4)])).toEqual([]);
        expect([...inbox.waiting()].sort()).toEqual([
          ['chat 1', 3],
          ['chat 2', 1],
        ]);
        expect(await drain('chat 1')).toEqual([waiting(1), waiting(3), waiting(4)]);
        expect(await drain('chat 2')).toEqual([waiting(2, 'chat 2')]);
        expect([...inbox.waiting()]).toEqual([]);
        expect(await inbox.add([message(5)])).toEqual(['chat 1']);
      });

      it('gives the same message until it is done, with what was decided and how far it got', async () => {
        await inbox.add([message(1)]);
        expect(await inbox.next('chat 1')).toEqual(waiting(1));
        await inbox.decide(message(1), { calls: ['a', '乙'] }, []);
        await inbox.advance(message(1), 1, []);
        expect(await inbox.next('chat 1')).toEqual({ ...message(1), plan: { calls: ['a', '乙'] }, sent: 1 });
        await inbox.finish(message(1), []);
        expect(await inbox.next('chat 1')).toBeNull();
      });

      it('knows what it has had before, done or not, also within one delivery', async () => {
        await inbox.add([message(1), message(1), message(2)]);
        expect(await inbox.add([message(2)])).toEqual([]);
        expect(await drain('chat 1')).toEqual([waiting(1), waiting(2)]);
        expect(await inbox.add([message(1), message(2)])).toEqual([]);
        expect(await inbox.next('chat 1')).toBeNull();
        expect(await inbox.add([message(2), message(3)])).toEqual(['chat 1']);
        expect(await drain('chat 1')).toEqual([waiting(3)]);
      });

      it('deliveries at the same moment: each message once, each lane once', async () => {
        const lanes = await Promise.all([
          inbox.add([message(1), message(2)]),
          inbox.add([message(2), message(3)]),
          inbox.add([message(9, 'chat 9')]),
        ]);
        expect(lanes.flat().sort()).toEqual(['chat 1', 'chat 9']);
        expect((await drain('chat 1')).map(({ id }) => id).sort()).toEqual([1, 2, 3]);
      });

      it('a step and what it leaves behind go together', async () => {
        await inbox.add([message(1)]);
        await inbox.decide(message(1), {}, [BUTTON]);
        expect(await state.keepsakes.read('button', 'k')).toEqual(BUTTON.body);
        await inbox.finish(message(1), [{ ...BUTTON, kind: 'answered', body: 7 }]);
        expect(await state.keepsakes.read('answered', 'k')).toBe(7);
      });

      it('channels have inboxes of their own', async () => {
        await inbox.add([message(1)]);
        expect(await state.inbox('other').add([message(1)])).toEqual(['chat 1']);
      });

      it('nothing is taken over from a process that lives', async () => {
        await inbox.add([message(1)]);
        expect(await inbox.takeOver()).toEqual([]);
      });
    });
  });
}
