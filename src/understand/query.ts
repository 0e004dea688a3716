// What a question asks for: the names in it, the kind of answer it expects, and the words that are left.
import type { FoundName } from '../knowledge/names/found-name.js';
import type { DateMention } from '../text/date.js';
import type { UnitClass } from '../text/units.js';

export type Expected =
  | 'quantity'
  | 'date'
  | 'person'
  | 'organization'
  | 'place'
  | 'thing'
  | 'list'
  | 'names'
  | 'quote'
  | 'profile'
  | 'byline'
  | 'reason'
  | 'manner'
  | 'verdict'
  | 'comparison'
  | 'ranking'
  | 'overview'
  | 'topic'
  | 'events'
  | 'zones'
  | 'evidence'
  | 'timeline'
  | 'coverage'
  | 'more'
  | 'cause'
  | 'any';

/** Where a slot's value comes from. */
export type Origin = 'said' | 'corrected' | 'carried';

/** What kind of figure is asked for; empty lists mean any. */
export interface UnitWish {
  readonly classes: readonly UnitClass[];
  /** Counting words that fit: 家, 户. */
  readonly units: readonly string[];
}

/** A word of the question that the answer has to be about. */
export interface Term {
  readonly word: string;
  /** Other words that would do. */
  readonly synonyms: readonly string[];
  readonly weight: number;
  /** Names something: when the corpus lacks it, the question cannot be answered. */
  readonly naming: boolean;
  /** A name that no dictionary has but the corpus prints: an answer has to be about it. */
  readonly proper: boolean;
  /** Names somebody or something, as far as the dictionary tells: 横滨, 三一重工. */
  readonly name: boolean;
  /** Says what kind of thing is asked for (「什么称号」): welcome in the answer, not required. */
  readonly optional: boolean;
}

export interface NameSlot {
  readonly name: 'zone' | 'entity';
  /** Entity ids, any of which may be meant. */
  readonly value: readonly string[];
  readonly rawValue: string;
  readonly origin: Origin;
}

export interface TimeSlot {
  readonly value: DateMention;
  readonly rawValue: string;
  readonly origin: Origin;
}

export interface Query {
  /** As typed, trimmed. */
  readonly raw: string;
  /** Folded: half width, simplified, lower case. */
  readonly text: string;
  readonly expected: Expected;
  /** Name of the rule that decided what is expected. */
  readonly rule: string;
  readonly unit: UnitWish | null;
  readonly zones: readonly NameSlot[];
  readonly entities: readonly NameSlot[];
  /** Zones named in the question that the corpus lacks. */
  readonly foreign: readonly string[];
  readonly corrections: readonly Pick<FoundName, 'said' | 'meant'>[];
  readonly time: TimeSlot | null;
  readonly terms: readonly Term[];
  /** 「那青岛呢」: says only what changes. */
  readonly elliptical: boolean;
  readonly negated: boolean;
}
