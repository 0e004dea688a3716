// What every engine that counts messages has to do, as cases. Names are new in each case, so that one server does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenAllowance } from '../../src/state/limits.js';

export interface CountingRig {
  readonly allowance: OpenAllowance;
  /** Lets so many ms pass: on a clock of the test, or really. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export function describeAllowances(engine: string, start: () => Promise<CountingRig>): void {
  describe(`allowances in ${engine}`, () => {
    let rig: CountingRig;
    beforeAll(async () => {
      rig = await start();
    });
    afterAll(() => rig.close());

    it('takes as many as there are, then says how long there are none', async () => {
      const allowance = rig.allowance('as many', { messages: 2, seconds: 30 });
      expect([await allowance.take('a'), await allowance.take('a')]).toEqual([0, 0]);
      const wait = await allowance.take('a');
      expect(wait).toBeGreaterThan(20_000);
      expect(wait).toBeLessThanOrEqual(30_000);
    });

    it('each key and each name by itself', async () => {
      const rate = { messages: 1, seconds: 30 };
      const [one, other] = [rig.allowance('one', rate), rig.allowance('other', rate)];
      expect([await one.take('a'), await one.take('b'), await other.take('a')]).toEqual([0, 0, 0]);
      expect(await one.take('a')).toBeGreaterThan(0);
    });

    it('at the same moment: not one too many', async () => {
      const allowance = rig.allowance('same moment', { messages: 5, seconds: 30 });
      const waits = await Promise.all(Array.from({ length: 20 }, () => allowance.take('a')));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    });

    it('begins anew after its time, however often it was asked meanwhile', async () => {
      const allowance = rig.allowance('anew', { messages: 1, seconds: 1 });
      expect(await allowance.take('a')).toBe(0);
      for (let asked = 0; asked < 3; asked += 1) {
        await rig.pass(300);
        expect(await allowance.take('a')).toBeGreaterThan(0);
      }
      await rig.pass(200);
      expect([await allowance.take('a'), (await allowance.take('a')) > 0]).toEqual([0, true]);
    });

    it('any words are a key', async () => {
      const allowance = rig.allowance('keys', { messages: 1, seconds: 30 });
      const keys = ['', ' ', '{a}:b', '微信:用户', 'a\n\u0000b', 'x'.repeat(2000), '__proto__'];
      expect(await Promise.all(keys.map((key) => allowance.take(key)))).toEqual(keys.map(() => 0));
    });
  });
}
