// Changes that come close together go to the disk in one commit: a disk can do some hundred a second, no more.
import type { Database } from './database.js';

/** Resolves with the change's result when it is on the disk; rejects, with all others of its commit, when that fails. */
export type Commit = <Result>(change: () => Result) => Promise<Result>;

interface Pending {
  readonly change: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** From one commit to the next there are at least so many ms; the first after a rest waits for nothing. */
const APART = 4;

/** `onCommit` is told of each commit whether the disk took it. */
export function createCommit(database: Database, onCommit: (isTaken: boolean) => void = () => {}): Commit {
  let pending: Pending[] = [];
  let last = 0;
  const applyAll = database.transaction((all: readonly Pending[]) => all.map(({ change }) => change()));
  const commit = () => {
    const all = pending;
    pending = [];
    last = performance.now();
    try {
      const results = applyAll(all);
      onCommit(true);
      all.forEach(({ resolve }, index) => {
        resolve(results[index]);
      });
    } catch (error) {
      onCommit(false);
      for (const { reject } of all) reject(error);
    }
  };
  return <Result>(change: () => Result) =>
    new Promise<Result>((resolve, reject) => {
      const rest = last + APART - performance.now();
      if (pending.length === 0) rest > 0 ? setTimeout(commit, rest) : setImmediate(commit);
      pending.push({ change, resolve: resolve as (result: unknown) => void, reject });
    });
}
