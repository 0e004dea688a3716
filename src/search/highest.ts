// The best of many, without sorting all.

/** Places of the highest values above 0, highest first. */
export function highest(values: Float64Array, most: number): readonly number[] {
  const found: number[] = [];
  let least = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value <= least) continue;
    const place = found.findLastIndex((other) => values[other] >= value) + 1;
    found.splice(place, 0, at);
    if (found.length > most) found.pop();
    if (found.length === most) least = values[found[most - 1]];
  }
  return found;
}
