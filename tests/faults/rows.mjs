// The rows of RELIABILITY.md that are tests: where they stand, and how much of them a long run does. What `npm test` runs
// of them is the short form.

/** `test` is a part of a test's name; `much` are numbers of cases, in the environment; `given` goes there as it is. */
const run = (file, { test, much = {}, given = {} } = {}) => ({ file: `tests/${file}`, test, much, given });

const ON_TIME = { ZONEBOT_GOALS: '1' };

export const ROWS = {
  F1: [
    run('telegram/process.test.ts', { test: 'kill -9', much: { ZONEBOT_KILLS: 200 } }),
    run('workers/workers.test.ts', { test: 'F1', much: { ZONEBOT_RESTARTS: 25 } }),
  ],
  F2: [
    run('telegram/process.test.ts', { test: 'SIGTERM under load', much: { ZONEBOT_STOPS: 50 } }),
    run('workers/workers.test.ts', { test: 'F2', much: { ZONEBOT_RESTARTS: 25 } }),
  ],
  F3: [
    run('workers/redis-faults.test.ts', {
      test: 'F3',
      much: { ZONEBOT_REDIS_KILLS: 30 },
      given: { ZONEBOT_REDIS_PAUSE: '10000', ...ON_TIME },
    }),
  ],
  F4: [
    run('workers/redis-faults.test.ts', {
      test: 'F4',
      given: { ZONEBOT_REDIS_FROZEN: '15000', ...ON_TIME },
    }),
  ],
  F5: [
    run('telegram/reliability.test.ts', { test: '429' }),
    run('faults/refused-minute.test.ts', { given: { ZONEBOT_REFUSED_MS: '60000' } }),
  ],
  F6: [run('telegram/reliability.test.ts', { test: 'sending' })],
  F7: [
    run('telegram/reliability.test.ts', { test: '40' }),
    run('telegram/process.test.ts', { test: 'one clear line' }),
  ],
  F8: [run('workers/workers.test.ts', { test: 'F8', much: { ZONEBOT_COPIED: 10_000 } })],
  F9: [run('wechat/retries.test.ts'), run('wechat/two-workers.test.ts')],
  F10: [run('live/damaged-corpus.test.ts', { much: { ZONEBOT_FLIPS: 1000 } })],
  F11: [run('faults/disk-full.test.ts')],
  F12: [run('faults/killed-writer.test.ts', { much: { ZONEBOT_WRITER_KILLS: 500 } })],
  F13: [run('faults/clock.test.ts')],
  F14: [run('telegram/process.test.ts', { test: 'second process' })],
  B1: [run('hostile.test.ts', { much: { ZONEBOT_FUZZ_RUNS: 200_000 } })],
  B2: [run('telegram/mutated-updates.test.ts', { much: { ZONEBOT_FUZZ_RUNS: 500_000 } })],
  B3: [run('wechat/mutated-messages.test.ts', { much: { ZONEBOT_MUTATED_MESSAGES: 500_000 } })],
  B4: [run('wechat/vectors.test.ts', { much: { ZONEBOT_ROUND_TRIPS: 100_000 } })],
  B5: [run('telegram/mutated-updates.test.ts', { test: 'button', much: { ZONEBOT_FUZZ_RUNS: 100_000 } })],
  B6: [run('faults/sendable.test.ts', { much: { ZONEBOT_SENDABLE: 200_000 } })],
  B7: [run('state/model.test.ts', { much: { ZONEBOT_SEQUENCES: 20_000 } })],
  B8: [run('http/hostile.test.ts', { much: { ZONEBOT_MUTATIONS: 500_000 } })],
  B9: [run('faults/patterns.test.ts', { given: { ZONEBOT_RECHECK: '1' } })],
  B10: [run('secrets.test.ts'), run('channels/log.test.ts')],
  B11: [run('faults/secrets-compared.test.ts')],
  B13: [run('channels/log.test.ts'), run('channels/terminal.test.ts'), run('web/page.test.ts')],
};
