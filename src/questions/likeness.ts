// Questions that ask alike, put together: 「苏州工业园区有多少家企业」 and 「苏州工业园区有多少企业？」. No chance, no clock, no
// dictionary: texts are folded, and two are alike if they share most pairs of neighbouring characters (Dice's coefficient).
import { fold } from '../text/normalize.js';

/** Of their pairs, on average. */
const ALIKE = 0.6;

/**
 * Groups of what has a text, the largest first. The wording that is asked most often leads a group; each further one joins
 * the leader that it is most alike, or leads a group of its own. Of equals the first comes first.
 */
export function groupAlike<Asked extends { readonly text: string | null }>(
  questions: readonly Asked[],
): readonly (readonly Asked[])[] {
  const byWording = new Map<string, Asked[]>();
  for (const question of questions) {
    if (question.text === null) continue;
    pushTo(byWording, wordingOf(question.text), question);
  }
  const leaders: { readonly size: number; readonly members: Asked[] }[] = [];
  /** Leaders by the pairs that they have. */
  const having = new Map<string, number[]>();
  for (const [wording, members] of [...byWording].sort((a, b) => b[1].length - a[1].length)) {
    const pairs = pairsOf(wording);
    const shared = new Map<number, number>();
    for (const pair of pairs)
      for (const leader of having.get(pair) ?? []) shared.set(leader, (shared.get(leader) ?? 0) + 1);
    const nearest = [...shared]
      .map(([leader, count]) => ({ leader, likeness: (2 * count) / (pairs.size + leaders[leader].size) }))
      .sort((a, b) => b.likeness - a.likeness || a.leader - b.leader)[0];
    if (nearest && nearest.likeness >= ALIKE) {
      leaders[nearest.leader].members.push(...members);
      continue;
    }
    for (const pair of pairs) pushTo(having, pair, leaders.length);
    leaders.push({ size: pairs.size, members: [...members] });
  }
  return leaders.map(({ members }) => members).sort((a, b) => b.length - a.length);
}

function pushTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Letters and digits, folded; a text without any stays as it is. */
export function wordingOf(text: string): string {
  const folded = fold(text);
  return folded.replace(/[^\p{L}\p{N}]/gu, '') || folded.trim();
}

function pairsOf(wording: string): ReadonlySet<string> {
  const characters = [...wording];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => characters[index] + character));
}
