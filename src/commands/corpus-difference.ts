// What a changed corpus changes: articles, zones and facts that came, went, or say something else now.
import type { Fact, Facts } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { factRecord, subjectName } from '../library/fact-record.js';

export type ComparedCorpus = Facts & Pick<Knowledge, 'zones'>;

export interface Came {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface CorpusDifference {
  /** 「page#2 「标题」」 */
  readonly articles: Came;
  readonly zones: Came;
  /** 「page#2 贵阳高新区 研发机构: 278家 (id)」 */
  readonly facts: Came & {
    readonly changed: readonly { readonly was: string; readonly is: string }[];
    /** Facts that say the same at another place of their file. */
    readonly moved: number;
  };
}

/** `pause` comes again and again, so that others get their turn. */
export async function corpusDifference(
  before: ComparedCorpus,
  after: ComparedCorpus,
  pause: () => Promise<void>,
): Promise<CorpusDifference> {
  const [articlesGone, articlesCome] = unmatched(headsOf(before), headsOf(after), ({ key }) => key);
  const [zonesGone, zonesCome] = unmatched(before.zones, after.zones, ({ name }) => name);
  return {
    articles: { added: articlesCome.map(shown), removed: articlesGone.map(shown) },
    zones: { added: zonesCome.map(({ name }) => name), removed: zonesGone.map(({ name }) => name) },
    facts: factDifference(await toldFacts(before, pause), await toldFacts(after, pause)),
  };
}

function factDifference(before: readonly ToldFact[], after: readonly ToldFact[]): CorpusDifference['facts'] {
  const [gone, come] = unmatched(before, after, ({ id, content }) => id + content);
  const [leftGone, leftCome] = unmatched(gone, come, ({ content }) => content);
  const changed: { was: string; is: string }[] = [];
  const [removed, added] = unmatched(
    leftGone,
    leftCome,
    ({ about }) => about,
    (was, is) => changed.push({ was: was.shown, is: is.shown }),
  );
  return {
    added: added.map(shown),
    removed: removed.map(shown),
    changed,
    moved: gone.length - leftGone.length,
  };
}

const shown = (one: { readonly shown: string }): string => one.shown;

function headsOf({ articles }: ComparedCorpus) {
  return articles.map(({ node, source }) => ({
    key: `${source.file}\n${source.record?.id ?? ''}\n${node.headline.text}`,
    shown: `${node.id} 「${node.headline.text}」`,
  }));
}

interface ToldFact {
  readonly id: string;
  /** All that it says, wherever it stands. */
  readonly content: string;
  /** What it is about; two facts about the same are one that has changed. */
  readonly about: string;
  readonly shown: string;
}

/** Facts that are told without a pause: some 5 ms. */
const AT_ONCE = 200;

async function toldFacts(corpus: ComparedCorpus, pause: () => Promise<void>): Promise<readonly ToldFact[]> {
  const told: ToldFact[] = [];
  for (const [index, fact] of corpus.facts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await pause();
    const { id, article, span: _, ...record } = factRecord(fact, corpus);
    const { headline } = corpus.articles[corpus.sentences[fact.sentence].article].node;
    const withoutPlaces = (key: string, value: unknown) => (key === 'span' ? undefined : value);
    const subject = subjectName(fact.subject, corpus);
    told.push({
      id,
      content: JSON.stringify([headline.text, record], withoutPlaces),
      about: JSON.stringify([record.file, headline.text, fact.type, subject, topicOf(fact)]),
      shown: `${article} ${subject} ${wordsOf(fact)} (${id})`,
    });
  }
  return told;
}

function topicOf(fact: Fact): string {
  switch (fact.type) {
    case 'quantity':
    case 'list':
      return fact.attribute;
    case 'act':
      return fact.verb;
    case 'post':
    case 'quote':
      return '';
    default:
      return fact satisfies never;
  }
}

function wordsOf(fact: Fact): string {
  return fact.type === 'quantity' ? `${fact.attribute}: ${fact.quantity.text}` : fact.text;
}

/** What is left of two lists when equals are taken out in pairs, in order. */
function unmatched<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
  onPair: (was: T, is: T) => void = () => {},
): readonly [before: readonly T[], after: readonly T[]] {
  const waiting = new Map<string, T[]>();
  for (const one of before) {
    const key = keyOf(one);
    waiting.set(key, [...(waiting.get(key) ?? []), one]);
  }
  const matched = new Set<T>();
  const come = after.filter((one) => {
    const was = waiting.get(keyOf(one))?.shift();
    if (was === undefined) return true;
    matched.add(was);
    onPair(was, one);
    return false;
  });
  return [before.filter((one) => !matched.has(one)), come];
}

/** The numbers in a line, then each change in a line of its own. */
export function differenceLines({ articles, zones, facts }: CorpusDifference): readonly string[] {
  const { added, removed, changed, moved } = facts;
  const numbers = (what: string, came: Came) => `${what} +${came.added.length} -${came.removed.length}`;
  const each = (what: string, came: Came) => [
    ...came.removed.map((line) => `- ${what} ${line}`),
    ...came.added.map((line) => `+ ${what} ${line}`),
  ];
  return [
    `${numbers('articles', articles)}, ${numbers('zones', zones)}, facts +${added.length} -${removed.length}, ${changed.length} changed, ${moved} only moved`,
    ...each('article', articles),
    ...each('zone', zones),
    ...each('fact', facts),
    ...changed.map(({ was, is }) => `~ fact ${was} → ${is}`),
  ];
}
