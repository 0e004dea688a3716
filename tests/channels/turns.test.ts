// Turns on a clock of the test: every step is made by hand, and every work takes as long as the test says.
import { describe, expect, it } from 'vitest';
import { createTurns, type Turns } from '../../src/channels/turns.js';

/** Thoughts that take so many ms each; `pass` makes so many steps. */
function rigged(costs = 10) {
  let now = 0;
  const steps: (() => void)[] = [];
  const turns = createTurns({ elapsed: () => now, later: (step) => steps.push(step) });
  const done: string[] = [];
  const think = (lane: string, name = lane) =>
    turns.take(lane, () => {
      now += costs;
      done.push(name);
    });
  const pass = async (times: number) => {
    for (let step = 0; step < times; step += 1) {
      steps.shift()?.();
      await new Promise(setImmediate);
    }
  };
  const rest = (ms: number) => {
    now += ms;
  };
  const setCosts = (ms: number) => {
    costs = ms;
  };
  return { turns, done, think, pass, rest, setCosts };
}
const fill = (think: (lane: string) => Promise<void>, lane: string, times: number) => {
  for (let more = 0; more < times; more += 1) void think(lane);
};

describe('turns', () => {
  it('one work at a step, and in a lane the first comes first', async () => {
    const { think, pass, done, turns } = rigged();
    for (const name of ['a1', 'a2', 'a3']) void think('a', name);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['a1']);
    expect(turns.waiting()).toBe(2);
    await pass(2);
    expect(done).toEqual(['a1', 'a2', 'a3']);
    expect(turns.waiting()).toBe(0);
  });

  it('who asks a thousand things has others wait for one of them', async () => {
    const { think, pass, done } = rigged();
    fill(think, 'flood', 1000);
    await pass(3);
    void think('victim');
    await pass(2);
    expect(done.slice(3)).toContain('victim');
  });

  it('lanes take turns', async () => {
    const { think, pass, done } = rigged();
    for (const name of ['a1', 'a2', 'a3']) void think('a', name);
    for (const name of ['b1', 'b2']) void think('b', name);
    void think('c', 'c1');
    await pass(6);
    expect(done).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('what a work gives or throws comes to whoever asked for it, and the next one is done', async () => {
    const { turns, pass } = rigged();
    const given = turns.take('a', () => 7);
    const thrown = turns.take('a', () => {
      throw new Error('a bug');
    });
    const after = turns.take('a', async () => 8);
    const caught = expect(thrown).rejects.toThrow('a bug');
    await pass(3);
    expect(await given).toBe(7);
    await caught;
    expect(await after).toBe(8);
  });

  it('works that wait for a store let others begin, up to a number', async () => {
    const { turns, pass } = rigged();
    const begun: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => begun.push(resolve));
    for (let one = 0; one < 70; one += 1) void turns.take(`${one}`, work);
    await pass(70);
    expect([begun.length, turns.waiting()]).toEqual([64, 6]);
    begun[0]?.();
    await pass(2);
    expect(begun).toHaveLength(65);
  });

  describe('are full', () => {
    const learn = async ({ think, pass }: ReturnType<typeof rigged>) => {
      fill(think, 'lesson', 100);
      await pass(100);
    };
    const fullAt = (turns: Turns, think: (lane: string) => Promise<void>, lane: () => string): number => {
      for (let waiting = 0; waiting < 10_000; waiting += 1) {
        if (turns.isFull(lane())) return waiting;
        void think(lane());
      }
      return Number.POSITIVE_INFINITY;
    };

    it('when a new one would wait for more than half a second, as long as works take here', async () => {
      for (const [costs, room] of [
        [10, 51],
        [50, 11],
      ]) {
        const rig = rigged(costs);
        await learn(rig);
        let people = 0;
        expect(Math.abs(fullAt(rig.turns, rig.think, () => `p${people++}`) - room)).toBeLessThanOrEqual(1);
      }
    });

    it('for who fills them, not for others', async () => {
      const rig = rigged(10);
      await learn(rig);
      fullAt(rig.turns, rig.think, () => 'flood');
      expect([rig.turns.isFull('flood'), rig.turns.isFull('victim')]).toEqual([true, false]);
    });

    it('no longer, once enough is done', async () => {
      const rig = rigged(10);
      await learn(rig);
      let people = 0;
      fullAt(rig.turns, rig.think, () => `p${people++}`);
      await rig.pass(2);
      expect(rig.turns.isFull('new')).toBe(false);
    });

    it('for work, not for rest between works', async () => {
      const { think, pass, rest, turns } = rigged(10);
      for (let asked = 0; asked < 100; asked += 1) {
        void think('now and then');
        await pass(1);
        rest(1000);
      }
      for (let people = 0; people < 20; people += 1) void think(`p${people}`);
      expect(turns.isFull('new')).toBe(false);
    });

    it('not for long after one stumble of an hour', async () => {
      const rig = rigged(10);
      await learn(rig);
      rig.setCosts(3600_000);
      fill(rig.think, 'a', 2);
      await rig.pass(2);
      rig.setCosts(10);
      fill(rig.think, 'a', 3);
      expect(rig.turns.isFull('new')).toBe(false);
    });
  });
});
