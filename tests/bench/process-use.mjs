// What a process uses at this moment, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs';

const MEGABYTE = 1024;
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** Resident memory in MB, and the most so far. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)[1]) / MEGABYTE;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

export const filesOf = (pid) => readdirSync(`/proc/${pid}/fd`).length;

/** Seconds of processor that all its threads took. */
export function secondsOf(pid) {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (.*)/u);
  const [user, system] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / TICKS;
}
