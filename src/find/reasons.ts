// The sentence near another one that gives a reason for it: 「这背后，新型工业化的力量功不可没。」
import type { Knowledge } from '../knowledge/knowledge.js';

/** Says why, however it stands in the sentence; said first weighs most. */
const CAUSES =
  /因为|由于|得益于|受益于|归功于|源于|缘于|取决于|之所以|原因(?:是|在于)|功不可没|离不开|这背后|凭借|多亏|受[^，。]{1,12}(?:影响|带动|推动)/u;
const PURPOSES =
  /为了|旨在|以便|目的是|^为(?=[^，。]{2,30}，)|，为(?=[^，。]{4,30}，)|针对[^，。]{2,30}(?:问题|难题|短板)/u;
const CIRCUMSTANCES =
  /随着|在[^，。]{2,24}(?:带动|推动|驱动|支持|作用|影响|背景|鼓励)下|通过(?=[^，。]{4,})|依托/u;
/** What these open follows from the sentence before. */
const CONSEQUENCE = /^[“"]?(?:基于此|因此|为此|正因(?:如此|为如此)|所以|这使得?|由此|于是)/u;
/** 「这背后」 speaks of what stands before it. */
const POINTS_BACK = /^[“"]?(?:这|其|原因|之所以能)/u;

const REACH = 2;
const LOST_BY_DISTANCE = 0.6;

function strength(text: string): number {
  if (CAUSES.test(text)) return 3;
  if (PURPOSES.test(text)) return 2;
  return CIRCUMSTANCES.test(text) ? 1.5 : 0;
}

/** The sentence of the same paragraph, or the next one to it, that gives the best reason; null where none does. */
export function reasonNear(knowledge: Knowledge, sentence: number): number | null {
  const { sentences, articles } = knowledge;
  const { article, section, text } = sentences[sentence];
  const { first, end } = articles[article];
  const before = sentences[sentence - 1];
  if (CONSEQUENCE.test(text) && sentence > first && before.section === section) return sentence - 1;
  const near: { readonly index: number; readonly score: number }[] = [];
  for (
    let index = Math.max(first, sentence - REACH);
    index < Math.min(end, sentence + REACH + 1);
    index += 1
  ) {
    const other = sentences[index];
    const neighbour = other.paragraph === sentences[sentence].paragraph || POINTS_BACK.test(other.text);
    const follows = index > sentence && CONSEQUENCE.test(other.text);
    if (!neighbour || follows) continue;
    const score = strength(other.text) - LOST_BY_DISTANCE * Math.abs(index - sentence);
    if (score > 0) near.push({ index, score });
  }
  return near.toSorted((a, b) => b.score - a.score || a.index - b.index)[0]?.index ?? null;
}
