// A database whose disk fails once: the Nth statement that writes ends in an error, and what its commit held is undone.
import type { Database } from '../../src/state/sqlite/database.js';

export interface FailingWrites {
  readonly database: Database;
  /** Whether it came to that write. */
  hasFailed(): boolean;
}

const CHANGES = /^\s*(?:INSERT|UPDATE|DELETE)/iu;

export function failingAt(nth: number, error: Error, real: Database): FailingWrites {
  let writes = 0;
  const fail = () => {
    writes += 1;
    if (writes === nth) throw error;
  };
  const guarded = <Statement extends object>(statement: Statement): Statement =>
    new Proxy(statement, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (name === 'run') fail();
          const result = value.apply(target, given);
          return result === target ? guarded(target) : result;
        };
      },
    });
  const database = new Proxy(real, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const result = value.apply(target, given);
        return name === 'prepare' && CHANGES.test(String(given[0])) ? guarded(result) : result;
      };
    },
  });
  return { database, hasFailed: () => writes >= nth };
}
