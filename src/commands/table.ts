// How the measurements are printed: shares, columns, and texts cut to what can be read at a glance.

/** 「97.5」; a dash where nothing was asked. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
}

/** On one line, cut to what can be read at a glance. */
export function oneLine(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length > 100 ? `${characters.slice(0, 99).join('')}…` : characters.join('');
}

/** Right-aligned columns; the last cell stands free, so that Chinese names cannot push the columns out of line. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((head, index) =>
    Math.max(head.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === heads.length - 1 ? cell : cell.padStart(widths[index]))).join('  ');
  return [line(heads), ...rows.map(line)];
}
