// Every written form of every name, folded, with the entities that it may mean.
import type { Entity, EntityKind } from '../../facts/types.js';
import { fold } from '../../text/normalize.js';

export interface NameForm {
  /** Folded. */
  readonly text: string;
  /** One of its entities has it as its full name. */
  readonly full: boolean;
  readonly kinds: ReadonlySet<EntityKind>;
  readonly entities: readonly string[];
}

export type NameForms = ReadonlyMap<string, NameForm>;

/** The forms of all entities by their text, in the order in which the entities come. */
export function nameForms(entities: ReadonlyMap<string, Entity>): NameForms {
  const drafts = new Map<string, { full: boolean; kinds: Set<EntityKind>; entities: string[] }>();
  for (const { id, kind, name, aliases } of entities.values()) {
    for (const form of [name, ...aliases]) {
      const text = fold(form);
      if (text === '') continue;
      const draft = drafts.get(text) ?? { full: false, kinds: new Set<EntityKind>(), entities: [] };
      drafts.set(text, draft);
      draft.full ||= form === name;
      draft.kinds.add(kind);
      if (draft.entities.at(-1) !== id) draft.entities.push(id);
    }
  }
  return new Map([...drafts].map(([text, draft]) => [text, { text, ...draft }]));
}

/** Words that only say what kind of thing a short name means: 海尔公司, 奔腾产业园. */
const KIND_WORD = /(?:公司|集团|产业园|园区|项目|园)$/u;

/** 「海尔生物公司」 beside 「海尔生物」: what holds for the shorter form holds for it, so an index can leave it out. */
export function isDerived({ text, full }: NameForm, forms: NameForms, shortest: number): boolean {
  const core = text.replace(KIND_WORD, '');
  return !full && core !== text && core.length >= shortest && forms.has(core);
}

/** How far a form that ends at `end` goes on to a longer one: 「海尔生物｜公司」. The longer form's end. */
export function extendForm(form: NameForm, text: string, end: number, entities: ReadonlyMap<string, Entity>) {
  let longest = end;
  for (const id of form.entities) {
    const { name, aliases } = entities.get(id)!;
    for (const whole of [name, ...aliases].map(fold)) {
      if (whole.startsWith(form.text) && text.startsWith(whole.slice(form.text.length), end))
        longest = Math.max(longest, end + whole.length - form.text.length);
    }
  }
  return longest;
}
