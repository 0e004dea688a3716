// What the sentences say, as typed data: mentions of entities, and facts about them. All of it carries spans.
import type { Article, Paragraph, Section, Sentence, Source } from '../corpus/types.js';
import type { DateMention, PartialDate } from '../text/date.js';
import type { Quantity } from '../text/quantity.js';
import type { Span } from '../text/span.js';
import type { SentenceView } from './tokens.js';

export type EntityKind = 'zone' | 'organization' | 'person' | 'project';

/** A name in a sentence; the span counts in the sentence's text. */
export interface Mention {
  readonly kind: EntityKind;
  readonly name: string;
  readonly span: Span;
  readonly rule: string;
}

/** A mention that was traced to its entities: several where one short name fits several. */
export interface LinkedMention {
  readonly entities: readonly string[];
  readonly span: Span;
  /** 「该公司」: the words are no name of it. */
  readonly referring?: true;
}

/** An entity while the names are read. */
export interface Draft {
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: Set<string>;
  /** How often each article names it. */
  readonly articles: Map<number, number>;
}

export interface Entity {
  /** `kind:name`. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Other names that mean it: printed ones, and short forms derived from them. */
  readonly aliases: readonly string[];
  /** Indices of the articles that mention it, most often first. */
  readonly articles: readonly number[];
}

/** A sentence with everything that was recognised in it; all spans count in `text`. */
export interface ReadSentence {
  readonly index: number;
  /** As it is understood: printed words, with an editor's corrections. */
  readonly text: string;
  readonly node: Sentence;
  readonly paragraph: Paragraph;
  readonly section: Section;
  /** Index into `Facts.articles`. */
  readonly article: number;
  readonly view: SentenceView;
  readonly mentions: readonly LinkedMention[];
  readonly quantities: readonly Quantity[];
  readonly dates: readonly DateMention[];
}

export interface ReadArticle {
  readonly index: number;
  readonly node: Article;
  readonly source: Source;
  /** Entity id of the zone that the article is about, or null. */
  readonly zone: string | null;
  /** Index of its first sentence, and one past its last. */
  readonly first: number;
  readonly end: number;
}

interface FactBase {
  /** Depends on the source text and its place alone. */
  readonly id: string;
  readonly rule: string;
  /** Entity id, or the words that name who is meant when it has none: 「该负责人」. */
  readonly subject: string;
  readonly sentence: number;
  /** The words that state it, in the sentence's text. */
  readonly span: Span;
  readonly text: string;
  /** Why it should not enter a ranking, or null. */
  readonly doubt: string | null;
}

/** 「刘才」 is 「副总经理」 of 「大自然科技股份有限公司」. */
export interface PostFact extends FactBase {
  readonly type: 'post';
  readonly post: string;
  readonly organization: string | null;
}

/** Words in quotation marks, or reported, and who says them. */
export interface QuoteFact extends FactBase {
  readonly type: 'quote';
}

/** A printed quantity with what it measures: 「规模以上工业增加值增长」 「30.5%」. */
export interface QuantityFact extends FactBase {
  readonly type: 'quantity';
  readonly attribute: string;
  readonly quantity: Quantity;
  /** Expected or planned, not reached. */
  readonly planned: boolean;
  readonly time: PartialDate | null;
}

/** Members that a sentence lists: 「集聚了今日头条、乐道互动……等一批龙头企业」. */
export interface ListFact extends FactBase {
  readonly type: 'list';
  /** What they are: 「龙头企业」. */
  readonly attribute: string;
  readonly items: readonly Span[];
}

/** An honour or act: 「智慧山……被文化和旅游部命名为“国家级文化产业示范园区”」. */
export interface ActFact extends FactBase {
  readonly type: 'act';
  /** The verb as printed: 命名为, 上线, 投产. */
  readonly verb: string;
  /** What was given, opened or begun; null where the subject itself is. */
  readonly object: Span | null;
  /** Who gave or did it: the words behind 被, 由 or 经. */
  readonly by: Span | null;
  /** The date printed with it. */
  readonly date: Span | null;
  readonly planned: boolean;
}

export type Fact = PostFact | QuoteFact | QuantityFact | ListFact | ActFact;

/** Everything that was read from a corpus, in order of print. */
export interface Facts {
  readonly articles: readonly ReadArticle[];
  readonly sentences: readonly ReadSentence[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: readonly Fact[];
}
