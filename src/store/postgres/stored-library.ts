// What programs may read of a corpus in PostgreSQL. An article is parsed when it is asked for.
import { LRUCache } from 'lru-cache';
import type { LoadableText } from '../../library/loadable-source.js';
import type {
  ArticleHead,
  ArticleRecord,
  FactFilter,
  FactRecord,
  OpenLibrary,
  ZoneRecord,
} from '../../library/records.js';
import type { Query } from '../../postgres/database.js';
import { fold } from '../../text/normalize.js';
import type { CorpusSearch } from '../corpus-search.js';

export interface StoredLibrary extends OpenLibrary {
  /** Whether a corpus was loaded at all. */
  isLoaded(): Promise<boolean>;
}

export interface StoredLibraryOptions {
  readonly query: Query;
  readonly search: CorpusSearch;
  /** The articles of a text. */
  readonly read: (text: LoadableText) => (id: string) => ArticleRecord | null;
  readonly hasPicture: (zone: string) => boolean;
}

/** Facts of one answer. */
export const MOST_FACTS = 5000;
const ARTICLES_KEPT = 200;

const HEADS = `SELECT articles.id, headline, date, newspaper, file, zone FROM corpus_articles AS articles
  JOIN corpus_sources AS sources ON sources.number = source`;
const IN_ORDER = 'ORDER BY sources.place, articles.number';

/** Other names of zones, in the order in which the articles bring them. */
const ALIASES = `SELECT zone, names.name FROM corpus_zone_names AS names
  JOIN corpus_articles AS articles ON articles.number = article
  JOIN corpus_sources AS sources ON sources.number = source
  WHERE names.place > 0 AND ($1::text IS NULL OR zone = $1)
  GROUP BY zone, names.name ORDER BY min(sources.place), min(articles.number), min(names.place)`;

const WHOLE_NAME = `SELECT zone FROM corpus_zone_names AS names
  JOIN corpus_articles AS articles ON articles.number = article
  JOIN corpus_sources AS sources ON sources.number = source
  WHERE folded = $1 ORDER BY names.place > 0, sources.place, articles.number LIMIT 1`;

const FACTS = `SELECT record FROM corpus_facts AS facts
  JOIN corpus_articles AS articles ON articles.number = article
  JOIN corpus_sources AS sources ON sources.number = source
  WHERE ($1::text IS NULL OR zone = $1 OR subject = $1) AND position($2 IN attribute) > 0
  ORDER BY sources.place, articles.number, facts.place LIMIT ${MOST_FACTS}`;

export async function isCorpusLoaded(query: Query): Promise<boolean> {
  return (await query('SELECT FROM corpus_sources LIMIT 1')).length > 0;
}

type HeadRow = ArticleHead & { readonly zone: string };

export function storedLibrary({ query, search, read, hasPicture }: StoredLibraryOptions): StoredLibrary {
  const articles = new LRUCache<string, (id: string) => ArticleRecord | null>({ max: ARTICLES_KEPT });
  /** Of one zone by its whole name, or of all. */
  const zones = async (name: string | null): Promise<readonly ZoneRecord[]> => {
    const [heads, names] = await Promise.all([
      query<HeadRow>(`${HEADS} WHERE zone IS NOT NULL AND ($1::text IS NULL OR zone = $1) ${IN_ORDER}`, [
        name,
      ]),
      query<{ zone: string; name: string }>(ALIASES, [name]),
    ]);
    const records = new Map<string, { aliases: string[]; articles: ArticleHead[] }>();
    for (const { zone, ...head } of heads) {
      const record = records.get(zone) ?? { aliases: [], articles: [] };
      record.articles.push(head);
      records.set(zone, record);
    }
    for (const alias of names) records.get(alias.zone)?.aliases.push(alias.name);
    return [...records].map(([id, record]) => ({ id, ...record, picture: hasPicture(id) }));
  };
  const wholeName = async (name: string): Promise<string | null> =>
    (await query<{ zone: string }>(WHOLE_NAME, [fold(name)]))[0]?.zone ?? null;
  return {
    isLoaded: () => isCorpusLoaded(query),
    zones: () => zones(null),
    zone: async (name) => {
      const whole = await wholeName(name);
      return whole === null ? null : ((await zones(whole))[0] ?? null);
    },
    facts: async ({ zone, attribute }: FactFilter) => {
      const meant = zone === undefined ? null : await wholeName(zone);
      if (zone !== undefined && meant === null) return [];
      const rows = await query<{ record: FactRecord }>(FACTS, [meant, fold(attribute ?? '')]);
      return rows.map(({ record }) => record);
    },
    article: async (id) => {
      const [row] = await query<{ digest: string; content: string }>(
        `SELECT digest, content FROM corpus_sources WHERE number = (
           SELECT source FROM corpus_articles WHERE id = $1 ORDER BY number LIMIT 1)`,
        [id],
      );
      if (!row) return null;
      const of = articles.get(row.digest) ?? read(JSON.parse(row.content));
      articles.set(row.digest, of);
      return of(id);
    },
    search: async (words, top) =>
      (await search(words, top)).map(({ article, sentence, score, start, end, file }) => ({
        article,
        anchor: `s${start}`,
        start,
        end,
        file,
        sentence,
        score,
      })),
  };
}
