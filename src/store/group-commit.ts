// Changes of the same turn of the event loop go to the disk in one commit: a disk can do some hundred a second, no more.
import type { Database } from './database.js';

/** Resolves with the change's result when it is on the disk; rejects, with all others of its turn, when that fails. */
export type Commit = <Result>(change: () => Result) => Promise<Result>;

interface Pending {
  readonly change: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createCommit(database: Database): Commit {
  let pending: Pending[] = [];
  const applyAll = database.transaction((all: readonly Pending[]) => all.map(({ change }) => change()));
  const commit = () => {
    const all = pending;
    pending = [];
    try {
      const results = applyAll(all);
      all.forEach(({ resolve }, index) => {
        resolve(results[index]);
      });
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  };
  return <Result>(change: () => Result) =>
    new Promise<Result>((resolve, reject) => {
      if (pending.length === 0) setImmediate(commit);
      pending.push({ change, resolve: resolve as (result: unknown) => void, reject });
    });
}
