// What goes wrong on the way, as a script: the next calls of a method or to a chat meet one of these faults.

export type Fault =
  /** An answer in the Bot API's shape: 400, 401, 403, 409, 429 with `retryAfter`, 500 and so on. */
  | { kind: 'error'; code: number; description: string; retryAfter?: number }
  /** An answer of something in front of the Bot API, that is no JSON. */
  | { kind: 'html'; code: number }
  /** The connection is reset, before or after the call was accepted. */
  | { kind: 'reset'; accepted: boolean }
  /** Nothing for a while. A client that is still there then gets its answer; one that is not was not heard. */
  | { kind: 'hang'; ms: number; accepted?: boolean }
  /** The answer comes byte by byte. */
  | { kind: 'drip'; everyMs?: number }
  /** The answer ends in the middle of its JSON. */
  | { kind: 'truncated' };

export interface FaultRule {
  /** Without a method, any but getUpdates, which is not a thing that a bot does to a chat. */
  method?: string;
  chat?: number | string;
  /** How many calls meet the fault; 1 unless told, Infinity for all. */
  times?: number;
  /** Of the calls that match, this share meets it, by a generator with a fixed seed. */
  probability?: number;
}

interface Rule extends FaultRule {
  fault: Fault;
  left: number;
}

export const FAULTS = {
  tooMany: (retryAfter: number): Fault => ({
    kind: 'error',
    code: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    retryAfter,
  }),
  refused: (description: string): Fault => ({
    kind: 'error',
    code: 400,
    description: `Bad Request: ${description}`,
  }),
  unauthorized: (): Fault => ({ kind: 'error', code: 401, description: 'Unauthorized' }),
  blocked: (): Fault => ({
    kind: 'error',
    code: 403,
    description: 'Forbidden: bot was blocked by the user',
  }),
  internal: (): Fault => ({ kind: 'error', code: 500, description: 'Internal Server Error: restart' }),
  badGateway: (): Fault => ({ kind: 'html', code: 502 }),
  resetBefore: (): Fault => ({ kind: 'reset', accepted: false }),
  resetAfter: (): Fault => ({ kind: 'reset', accepted: true }),
  hang: (ms: number): Fault => ({ kind: 'hang', ms }),
  drip: (everyMs = 1000): Fault => ({ kind: 'drip', everyMs }),
  truncated: (): Fault => ({ kind: 'truncated' }),
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Faults {
  readonly #rules: Rule[] = [];
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomBy(seed);
  }

  /** Scripts a fault; the function that comes back takes it away again. */
  add(fault: Fault, rule: FaultRule = {}): () => void {
    const entry: Rule = { ...rule, fault, left: rule.times ?? 1 };
    this.#rules.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** The fault that a call meets: that of the first rule which matches. */
  pick(method: string, chat: unknown): Fault | undefined {
    for (const rule of this.#rules) {
      if (rule.left <= 0) continue;
      if (rule.method === undefined ? method === 'getUpdates' : rule.method !== method) continue;
      if (rule.chat !== undefined && String(rule.chat) !== String(chat)) continue;
      if (rule.probability !== undefined && this.#random() >= rule.probability) continue;
      rule.left -= 1;
      return rule.fault;
    }
    return undefined;
  }
}
