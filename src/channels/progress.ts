// How far long work has come.

let percentShown = 0;

/** On a terminal only, on one line that is wiped in the end. */
export function showProgress(done: number, of: number): void {
  const percent = Math.floor((100 * done) / of);
  if (!process.stderr.isTTY || percent === percentShown) return;
  percentShown = percent;
  process.stderr.write(done === of ? '\r\u001b[K' : `\r${percent} %`);
}
