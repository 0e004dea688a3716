// A dictionary of words that finds all of them in a text in one pass; one word may mean several things.

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

export interface TrieMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: readonly T[];
}

export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), values: [] };

  /** Adds one meaning of `key`; an empty key would match everywhere and is refused with RangeError. */
  add(key: string, value: T): void {
    if (key === '') throw new RangeError('a trie key must not be empty');
    let node = this.#root;
    // UTF-16 units, because spans count in them.
    for (let at = 0; at < key.length; at += 1) node = child(node, key[at]);
    node.values.push(value);
  }

  /** The longest key that begins at `index`, with all its values in the order they were added. */
  longestAt(text: string, index: number): { readonly end: number; readonly value: readonly T[] } | null {
    let best: { end: number; value: readonly T[] } | null = null;
    let node = this.#root.next.get(text[index]);
    for (let end = index + 1; node; end += 1) {
      if (node.values.length > 0) best = { end, value: node.values };
      node = node.next.get(text[end]);
    }
    return best;
  }

  /** Leftmost-longest matches that do not overlap, in text order. */
  findAll(text: string): TrieMatch<T>[] {
    const matches: TrieMatch<T>[] = [];
    for (let start = 0; start < text.length; ) {
      const match = this.longestAt(text, start);
      if (match) matches.push({ start, ...match });
      start = match ? match.end : start + 1;
    }
    return matches;
  }
}

function child<T>(node: Node<T>, char: string): Node<T> {
  const known = node.next.get(char);
  if (known) return known;
  const made: Node<T> = { next: new Map(), values: [] };
  node.next.set(char, made);
  return made;
}
