import { describe, expect, it } from 'vitest';
import { fallingBack } from '../../src/library/falling-back.js';
import type { Library } from '../../src/library/records.js';

class Away extends Error {}

const named = (headline: string) => ({ zones: () => [{ id: headline }] }) as unknown as Library;

function opened() {
  const world = { time: 0, asked: 0, isLoaded: true, fault: null as Error | null, told: [] as string[] };
  const answer = <Value>(value: Value) => {
    world.asked += 1;
    return world.fault ? Promise.reject(world.fault) : Promise.resolve(value);
  };
  const library = fallingBack({
    store: {
      ...named('stored'),
      zones: () => answer(named('stored').zones()),
      isLoaded: () => answer(world.isLoaded),
    },
    memory: named('memory'),
    isAway: (error) => error instanceof Away,
    onChange: (away) => world.told.push(away ? `away: ${away.message}` : 'back'),
    now: () => world.time,
  });
  return { world, library, answers: async () => (await library.zones())[0].id };
}

describe('a library that falls back', () => {
  it('reads the store while it is there', async () => {
    const { world, answers, library } = opened();
    expect(await answers()).toBe('stored');
    expect([library.isUp(), world.told]).toEqual([true, []]);
  });

  it('reads memory while the store is away, without asking it each time, and finds it back', async () => {
    const { world, answers, library } = opened();
    await answers();
    world.fault = new Away('gone');
    expect(await answers()).toBe('memory');
    const { asked } = world;
    expect(await answers()).toBe('memory');
    expect([world.asked, library.isUp(), world.told]).toEqual([asked, false, ['away: gone']]);
    world.time = 5000;
    expect(await answers()).toBe('memory');
    expect(world.told).toEqual(['away: gone']);
    world.fault = null;
    world.time = 10_000;
    expect(await answers()).toBe('stored');
    expect([library.isUp(), world.told]).toEqual([true, ['away: gone', 'back']]);
  });

  it('reads memory until a corpus is loaded', async () => {
    const { world, answers } = opened();
    world.isLoaded = false;
    expect(await answers()).toBe('memory');
    world.isLoaded = true;
    expect(await answers()).toBe('memory');
    world.time = 5000;
    expect(await answers()).toBe('stored');
  });

  it('keeps no bug to itself', async () => {
    const { world, answers } = opened();
    world.fault = new TypeError('a bug');
    await expect(answers()).rejects.toThrow('a bug');
  });
});
