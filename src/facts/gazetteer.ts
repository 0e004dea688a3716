// Every name of the corpus, in a trie: discovered names, printed short names, and short forms derived from them.
import { isChinesePlace } from '../text/places.js';
import { contains } from '../text/span.js';
import { Trie } from '../text/trie.js';
import { nameAliases, zoneAliases } from './aliases.js';
import { barePlace, type ZoneCandidate, zoneCandidates } from './article-zone.js';
import { entityId } from './entity-id.js';
import { type GivenAlias, takeAliases } from './given-aliases.js';
import { zoneSuffix } from './lexicon/zone-suffixes.js';
import { MENTION_RULES } from './mentions/index.js';
import type { SentenceView } from './tokens.js';
import type { Draft, Entity, EntityKind, LinkedMention, Mention } from './types.js';

/** An article as the gazetteer is made from it. */
export interface ArticleViews {
  readonly heads: readonly SentenceView[];
  readonly body: readonly SentenceView[];
  /** Names from its byline and dateline. */
  readonly writers: readonly string[];
}

export interface Gazetteer {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Entity id of each article's zone, by article index. */
  readonly articleZones: readonly (string | null)[];
  /** Names in a text, leftmost longest, traced to their entities. */
  readonly link: (text: string) => readonly LinkedMention[];
}

const ABBREVIATED = /(?:以下|下)?简称[:：]?[“「]?(?<short>[\p{Script=Han}A-Za-z0-9]{2,12})[”」]?[）)]/u;

class Drafts {
  readonly all = new Map<string, Draft>();

  note(kind: EntityKind, name: string, article: number): Draft {
    const id = entityId(kind, name);
    const draft = this.all.get(id) ?? {
      kind,
      name,
      aliases: new Set<string>(),
      articles: new Map<number, number>(),
    };
    draft.articles.set(article, (draft.articles.get(article) ?? 0) + 1);
    this.all.set(id, draft);
    return draft;
  }
}

/** Notes the zones of an article; the entity id of the one it is about, or null. */
function noteZones(drafts: Drafts, candidates: readonly ZoneCandidate[], article: number): string | null {
  let about: string | null = null;
  for (const { name, printed, places, suffix } of candidates) {
    const known = [...drafts.all.values()].find(
      (draft) => draft.kind === 'zone' && (draft.name === name || draft.aliases.has(name)),
    );
    const zone = drafts.note('zone', known?.name ?? name, article);
    for (const alias of zoneAliases(places, suffix, printed)) zone.aliases.add(alias);
    about ??= entityId('zone', zone.name);
  }
  return about;
}

function noteNames(drafts: Drafts, view: SentenceView, article: number): void {
  const mentions = MENTION_RULES.flatMap((rule) => rule(view));
  const isPart = ({ span, name }: Mention) =>
    mentions.some(
      (other) => other.name.length > name.length && other.kind !== 'person' && contains(other.span, span),
    );
  for (const mention of mentions) {
    if (mention.rule === 'brand and trade' && isPart(mention)) continue;
    const draft = drafts.note(mention.kind, mention.name, article);
    const short = ABBREVIATED.exec(view.text.slice(mention.span.end, mention.span.end + 24));
    if (short?.index !== undefined && short.index <= 1) draft.aliases.add(short.groups!.short);
  }
}

/** 「飞力达：……」: a name before the colon of a headline, no word of the dictionary, that the article goes on to use. */
function headlineTopic([headline]: ArticleViews['heads'], body: ArticleViews['body']): string | null {
  const name = /^(?<name>[\p{Script=Han}A-Za-z]{2,6})[：:]/u.exec(headline?.text ?? '')?.groups?.name;
  if (!name || headline.tokens[0].word === name || zoneSuffix(name) !== null || isChinesePlace(name))
    return null;
  return body.filter(({ text }) => text.includes(name) || /^(?:该)?公司/u.test(text)).length >= 2
    ? name
    : null;
}

/** 「长投科技」 is only a short form of 「湖北长投科技传媒有限公司」 where the corpus has both. */
function mergeShortForms(drafts: Drafts): void {
  const organizations = [...drafts.all.values()].filter(({ kind }) => kind === 'organization');
  const byAlias = new Map<string, Draft>();
  for (const draft of organizations) for (const alias of draft.aliases) byAlias.set(alias, draft);
  for (const short of organizations) {
    const whole = byAlias.get(short.name);
    if (!whole || whole === short) continue;
    for (const [article, count] of short.articles)
      whole.articles.set(article, (whole.articles.get(article) ?? 0) + count);
    drafts.all.delete(entityId(short.kind, short.name));
  }
}

/**
 * 「真空泵制造（青岛）有限公司」 is only the tail of a longer name of the same article; but before
 * 「奔腾（河南）智能制造有限公司」 a place, or the name of something else, is not part of the name.
 */
function mergeTails(drafts: Drafts, view: (text: string) => SentenceView): void {
  const names = [...drafts.all.values()].filter(({ kind }) => kind !== 'person' && kind !== 'zone');
  const places = new Set(
    [...drafts.all.values()].filter(({ kind }) => kind === 'zone').flatMap(({ aliases }) => [...aliases]),
  );
  const isForeign = (lead: string) =>
    places.has(lead) ||
    view(lead).tokens.every(({ tag }) => tag === 'ns') ||
    names.some(({ name }) => name === lead);
  for (const tail of names) {
    const whole = names.find(
      ({ kind, name, articles }) =>
        kind === tail.kind &&
        name !== tail.name &&
        name.endsWith(tail.name) &&
        [...tail.articles.keys()].some((article) => articles.has(article)),
    );
    if (!whole) continue;
    const [kept, gone] = isForeign(whole.name.slice(0, -tail.name.length)) ? [tail, whole] : [whole, tail];
    for (const [article, count] of gone.articles)
      kept.articles.set(article, (kept.articles.get(article) ?? 0) + count);
    for (const alias of [gone.name, ...gone.aliases]) kept.aliases.add(alias);
    drafts.all.delete(entityId(gone.kind, gone.name));
  }
}

function finish(drafts: Drafts): ReadonlyMap<string, Entity> {
  const entities = new Map<string, Entity>();
  const zoneNames = new Set(
    [...drafts.all.values()].flatMap(({ kind, name, aliases }) =>
      kind === 'zone' ? [name, ...aliases] : [],
    ),
  );
  for (const [id, { kind, name, aliases, articles }] of drafts.all) {
    const order = [...articles].sort((a, b) => b[1] - a[1]).map(([article]) => article);
    entities.set(id, {
      id,
      kind,
      name,
      aliases: [...aliases].filter((alias) => alias !== name && (kind === 'zone' || !zoneNames.has(alias))),
      articles: order,
    });
  }
  return entities;
}

/** Reads every name from the articles, and takes `given` aliases. `view` cuts a text into words (for the parts of a name). */
export function buildGazetteer(
  articles: readonly ArticleViews[],
  view: (text: string) => SentenceView,
  given: readonly GivenAlias[] = [],
): Gazetteer {
  const drafts = new Drafts();
  const candidates = articles.map(({ heads, body }) => zoneCandidates(heads, body));
  const articleZones = candidates.map((zones, index) => noteZones(drafts, zones, index));
  articles.forEach(({ heads, body, writers }, index) => {
    for (const sentence of body) noteNames(drafts, sentence, index);
    const topic = headlineTopic(heads, body);
    if (topic !== null) drafts.note('organization', topic, index);
    for (const name of writers) drafts.note('person', name, index);
  });
  mergeTails(drafts, view);
  const places = [...new Set(candidates.flat().flatMap((zone) => zone.places.map(barePlace)))];
  for (const draft of drafts.all.values()) {
    if (draft.kind !== 'organization' && draft.kind !== 'project') continue;
    const texts = [...draft.articles.keys()].flatMap((index) => articles[index].body.map(({ text }) => text));
    const usedAlone = (form: string) => texts.some((text) => text.replaceAll(draft.name, '').includes(form));
    for (const alias of nameAliases({ name: draft.name, view, places, usedAlone })) draft.aliases.add(alias);
  }
  mergeShortForms(drafts);
  const merged = takeAliases(drafts.all, given);
  const entities = finish(drafts);
  return {
    entities,
    articleZones: articleZones.map((id) => (id === null ? null : (merged.get(id) ?? id))),
    link: linker(entities),
  };
}

function linker(entities: ReadonlyMap<string, Entity>): Gazetteer['link'] {
  const trie = new Trie<string>();
  for (const { id, name, aliases } of entities.values())
    for (const form of new Set([name, ...aliases])) trie.add(form, id);
  return (text) =>
    trie
      .findAll(text)
      .map(({ start, end, value }) => ({ entities: [...new Set(value)], span: { start, end } }));
}
