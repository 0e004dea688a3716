// Whose turn it is to be thought about. Thinking keeps the process from everything else, so it is done one message at a
// time, with a look at what came in between two of them; and lane by lane, so that one who asks a lot delays nobody else.

export interface Turns {
  /** Does the work when it is the lane's turn; within a lane the first comes first. */
  take<Result>(lane: string, work: () => Result | Promise<Result>): Promise<Result>;
  /** Whoever came now in this lane would wait for longer than is good. */
  isFull(lane: string): boolean;
  /** Works that have not begun. */
  waiting(): number;
}

export interface TurnsParts {
  /** ms since any moment, on a clock that never jumps. */
  readonly elapsed: () => number;
  /** Does a step after what is there to be done already: setImmediate. */
  readonly later: (step: () => void) => void;
}

/** A new one may expect to wait for so many ms. */
const PATIENCE = 500;
/** Begun and not done: what waits for a store lets others begin. */
const AT_ONCE = 64;
/** From one begin to the next, in ms: what is expected at first, and at most. One stumble says little. */
const USUAL = 2;
const LONGEST = 100;
/** The last ones count so much. */
const WEIGHT = 1 / 16;

export function createTurns({ elapsed, later }: TurnsParts): Turns {
  /** In the order of their turns; each has work. */
  const lanes = new Map<string, (() => Promise<void>)[]>();
  let depth = 0;
  let running = 0;
  let isDue = false;
  let pace = USUAL;
  /** When the last work began, if another one waited then. */
  let last: number | null = null;

  const nextWork = (): (() => Promise<void>) | null => {
    const [turn] = lanes;
    if (turn === undefined) return null;
    const [lane, works] = turn;
    const work = works.shift() ?? null;
    lanes.delete(lane);
    if (works.length > 0) lanes.set(lane, works);
    return work;
  };
  const begin = (): void => {
    isDue = false;
    const work = nextWork();
    if (work === null) return;
    depth -= 1;
    running += 1;
    const now = elapsed();
    if (last !== null) pace += (Math.min(now - last, LONGEST) - pace) * WEIGHT;
    last = depth > 0 ? now : null;
    void work().finally(() => {
      running -= 1;
      goOn();
    });
    goOn();
  };
  const goOn = (): void => {
    if (isDue || depth === 0 || running >= AT_ONCE) return;
    isDue = true;
    later(begin);
  };

  return {
    take: (lane, work) =>
      new Promise((resolve, reject) => {
        const step = async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        };
        const works = lanes.get(lane);
        if (works) works.push(step);
        else lanes.set(lane, [step]);
        depth += 1;
        goOn();
      }),
    isFull: (lane) => {
      const rounds = (lanes.get(lane)?.length ?? 0) + 1;
      return pace * Math.min(depth, rounds * lanes.size) > PATIENCE;
    },
    waiting: () => depth,
  };
}
