// How benchmarks are printed.
import { cpus } from 'node:os';

/** Of the machine and of how its figures were taken. */
export const machine = (rounds) =>
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, median of ${rounds}`;

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** 「0.65 (0.60 to 0.70)」: the median, and the spread where there is one. */
export function figure(values, digits) {
  const show = (value) => value.toFixed(digits);
  const [least, most] = [show(Math.min(...values)), show(Math.max(...values))];
  return least === most ? show(median(values)) : `${show(median(values))} (${least} to ${most})`;
}

/** Of the medians. */
export function ratio(values, ours) {
  if (ours.length === 0) return '';
  const times = median(values) / median(ours);
  return times < 10 ? times.toFixed(2) : times.toFixed(0);
}

/** The first column stands left, the others right; short rows say in words why they have no figures. */
export function tableOf(heads, rows) {
  const full = [heads, ...rows.filter((row) => row.length === heads.length)];
  const widths = heads.map((_, column) => Math.max(...full.map((row) => row[column].length)));
  widths[0] = Math.max(...rows.map(([name]) => name.length));
  const line = ([name, ...cells]) => {
    const aligned = cells.length === heads.length - 1;
    const padded = cells.map((cell, at) => (aligned ? cell.padStart(widths[at + 1]) : cell));
    return [name.padEnd(widths[0]), ...padded].join('  ');
  };
  return [heads, ...rows].map(line).join('\n');
}

/** What goes on now, for a person who waits. */
export function aside(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
