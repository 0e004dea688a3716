// Many texts in one typed array of UTF-16 code units: no object for each, and read from a file as they were written.

export interface Texts {
  readonly chars: Uint16Array;
  /** Where each text begins; one more for the end. */
  readonly starts: Uint32Array;
}

export function textsOf(texts: Iterable<string>): Texts {
  let chars = new Uint16Array(1024);
  const starts = [0];
  let used = 0;
  for (const text of texts) {
    if (used + text.length > chars.length) {
      const wider = new Uint16Array(2 * chars.length + text.length);
      wider.set(chars);
      chars = wider;
    }
    for (let at = 0; at < text.length; at += 1) chars[used + at] = text.charCodeAt(at);
    used += text.length;
    starts.push(used);
  }
  return { chars: chars.slice(0, used), starts: Uint32Array.from(starts) };
}

export function textAt({ chars, starts }: Texts, index: number): string {
  const start = starts[index];
  const bytes = 2 * (starts[index + 1] - start);
  return Buffer.from(chars.buffer, chars.byteOffset + 2 * start, bytes).toString('utf16le');
}

export function appended(first: Texts, second: Texts): Texts {
  return { chars: joined(first.chars, second.chars), starts: joinedStarts(first.starts, second.starts) };
}

/** One array behind the other. */
export function joined<T extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(
  first: T,
  second: T,
): T {
  const both = new (first.constructor as new (length: number) => T)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Starts with an end, those of the second counted on from the end of the first. */
export function joinedStarts(first: Uint32Array, second: Uint32Array): Uint32Array {
  const end = first[first.length - 1];
  return joined(
    first,
    second.subarray(1).map((start) => start + end),
  );
}
