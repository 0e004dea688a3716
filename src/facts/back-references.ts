// Words that mean a name said before: 「该公司」「该项目」「该区」 become mentions of what they stand for.
import type { SentenceView } from './tokens.js';
import type { Entity, EntityKind, LinkedMention } from './types.js';

interface BackReference {
  readonly words: RegExp;
  readonly kinds: readonly EntityKind[];
  /** Which names it can stand for. */
  readonly fits: (name: string) => boolean;
}

const AGENCY = /(?:局|部|委|委员会|管委会|中心|办公室|政府|检察院|法院|分局|中队|大队|海关|厅|协会|商会)$/u;

export const BACK_REFERENCES: readonly BackReference[] = [
  {
    words: /(?:该|这家|此)(?:公司|企业|集团|厂)/gu,
    kinds: ['organization'],
    fits: (name) => !AGENCY.test(name),
  },
  {
    words: /(?:该|这家|此)(?:局|委|部门|单位)/gu,
    kinds: ['organization'],
    fits: (name) => AGENCY.test(name),
  },
  { words: /(?:该|这家|此)(?:机构|中心|医院|院|校|行)/gu, kinds: ['organization'], fits: () => true },
  {
    words: /(?:该|此|这一|这个)(?:项目|产业园|园区|园|工程|基地)/gu,
    kinds: ['project', 'organization'],
    fits: () => true,
  },
];

/** The entity of some kinds that was mentioned last before an offset, here or in the mentions before, nearest first. */
export function lastOf(
  kinds: readonly EntityKind[],
  here: readonly LinkedMention[],
  at: number,
  before: readonly (readonly LinkedMention[])[],
  entities: ReadonlyMap<string, Entity>,
  accepts: (name: string) => boolean = () => true,
): string | null {
  const inside = here.filter(({ span }) => span.end <= at).toReversed();
  const earlier = before.flatMap((mentions) => mentions.toReversed());
  const fits = (id: string) => kinds.includes(entities.get(id)!.kind) && accepts(entities.get(id)!.name);
  return [...inside, ...earlier].flatMap(({ entities: ids }) => ids).find(fits) ?? null;
}

/** 「“……，公司已掌握……。”某公司董事长说」: inside a quotation it is the speaker's, who is named behind it. */
function ownCompany(
  text: string,
  named: readonly LinkedMention[],
  entities: ReadonlyMap<string, Entity>,
): readonly LinkedMention[] {
  const close = text.lastIndexOf('”');
  const speaker = named
    .filter(({ span }) => span.start > close)
    .flatMap(({ entities: ids }) => ids)
    .find((id) => entities.get(id)!.kind === 'organization');
  if (close < 0 || !speaker) return [];
  return [
    ...text
      .slice(0, close)
      .matchAll(
        /(?<=[，。；“：])(?:公司|我们公司|我公司|我们|我们的[\p{Script=Han}]{0,4}工厂|工厂)(?=\p{Script=Han})/gu,
      ),
  ].map((match) => ({
    entities: [speaker],
    span: { start: match.index, end: match.index + match[0].length },
    referring: true,
  }));
}

/** Mentions of a sentence with its back references, in order. `before` are the mentions of earlier sentences, nearest first. */
export function withBackReferences(
  { text }: SentenceView,
  named: readonly LinkedMention[],
  before: readonly (readonly LinkedMention[])[],
  entities: ReadonlyMap<string, Entity>,
): readonly LinkedMention[] {
  const referring = BACK_REFERENCES.flatMap(({ words, kinds, fits }) =>
    [...text.matchAll(words)].flatMap((match): LinkedMention[] => {
      const id = lastOf(kinds, named, match.index, before, entities, fits);
      const span = { start: match.index, end: match.index + match[0].length };
      return id === null ? [] : [{ entities: [id], span, referring: true }];
    }),
  );
  return [...named, ...referring, ...ownCompany(text, named, entities)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}
