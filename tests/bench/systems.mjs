// The systems that are compared. All get the same folded texts and join the terms of a question by OR.
//
// unit: what is numbered, from 0 on, in the order given. Peers number texts; ours is given paragraphs as passages and
// numbers their sentences, so that one query finds both.
// prepare(): what is loaded once and not timed: modules, the dictionary.
// build(documents, prepared) → { query(question, top) → ids, the best first }

const isWord = (term) => /[\p{L}\p{N}]/u.test(term);

async function jiebaWords(method) {
  const { default: jieba } = await import('nodejieba');
  jieba.load();
  jieba[method]('青岛高新区', true); // the dictionary itself is read here
  return (text) => jieba[method](text, true).filter(isWord);
}

const runs = (text) => text.match(/\p{Script=Han}+|[a-z0-9.%]+/gu) ?? [];
const grams = (run, size) =>
  Array.from({ length: run.length - size + 1 }, (_, at) => run.slice(at, at + size));
const pairs = (text) =>
  runs(text).flatMap((run) => (/^\p{Script=Han}{2}/u.test(run) ? grams(run, 2) : [run]));
const threes = (text) => (text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).flatMap((run) => grams(run, 3));

const zonebot = {
  name: 'zonebot',
  unit: 'sentences',
  async prepare() {
    const { openSegmenter } = await import('../../dist/search/segmenter.js');
    const segmenter = openSegmenter();
    segmenter.cut('青岛高新区');
    return {
      segmenter,
      ...(await import('../../dist/search/index-data.js')),
      ...(await import('../../dist/search/sentence-search.js')),
      ...(await import('../../dist/search/index-file.js')),
    };
  },
  build(passages, prepared) {
    const data = prepared.buildIndex(passages, prepared.segmenter);
    return { ...zonebot.open(data, prepared), pieces: () => prepared.indexPieces(data, null) };
  },
  /** Reads the bytes of an index file. */
  read(bytes, prepared) {
    return zonebot.open(prepared.readIndex(bytes).data, prepared);
  },
  open(data, { openSentenceSearch, segmenter }) {
    const search = openSentenceSearch(data, segmenter);
    return { query: (question, top) => search.find(question, { top }).map(({ sentence }) => sentence) };
  },
};

/** BM25+; OR is its default. The finer cut of jieba finds more than the plain one. */
const minisearch = {
  name: 'MiniSearch, jieba',
  unit: 'texts',
  async prepare() {
    const { default: MiniSearch } = await import('minisearch');
    return { MiniSearch, tokenize: await jiebaWords('cutForSearch') };
  },
  build(texts, { MiniSearch, tokenize }) {
    const index = new MiniSearch({ fields: ['text'], tokenize });
    index.addAll(texts.map((text, id) => ({ id, text })));
    const ids = (found, top) => found.slice(0, top).map(({ id }) => id);
    return { query: (question, top) => ids(index.search(question), top) };
  },
};

/** Ranks by how many terms match, and where; `suggest` is its OR. One slot for places is as good as nine, and faster. */
const flexsearch = {
  name: 'FlexSearch, pairs',
  unit: 'texts',
  prepare: async () => (await import('flexsearch')).default,
  build(texts, { Index }) {
    const index = new Index({ tokenize: 'strict', encode: pairs, resolution: 1 });
    for (const [id, text] of texts.entries()) index.add(id, text);
    return { query: (question, limit) => index.search(question, { limit, suggest: true }) };
  },
};

/** BM25; any term is its default. Its counts are shares of the length already, so that less of b is better. */
const orama = {
  name: 'Orama, mandarin',
  unit: 'texts',
  async prepare() {
    const { createTokenizer } = await import('@orama/tokenizers/mandarin');
    return { createTokenizer, ...(await import('@orama/orama')) };
  },
  build(texts, { create, insertMultiple, search, createTokenizer }) {
    const components = { tokenizer: createTokenizer() };
    const db = create({ schema: { text: 'string' }, sort: { enabled: false }, components });
    insertMultiple(
      db,
      texts.map((text, id) => ({ id: String(id), text })),
    );
    const relevance = { k: 1.2, b: 0.3, d: 0.5 };
    return {
      query: (term, limit) => search(db, { term, limit, relevance }).hits.map(({ id }) => Number(id)),
    };
  },
};

/** BM25, in memory, without a copy of the texts. */
const fts5 = (name, tokenizer, openTerms, indexed) => ({
  name,
  unit: 'texts',
  async prepare() {
    const { default: initSqlite } = await import('@sqlite.org/sqlite-wasm');
    return { sqlite: await initSqlite(), terms: await openTerms() };
  },
  build(texts, { sqlite, terms }) {
    const db = new sqlite.oo1.DB(':memory:');
    db.exec(`CREATE VIRTUAL TABLE t USING fts5(text, tokenize = '${tokenizer}', content = '')`);
    db.exec('BEGIN');
    const insert = db.prepare('INSERT INTO t(rowid, text) VALUES (?, ?)');
    for (const [id, text] of texts.entries()) insert.bind([id, indexed(text, terms)]).stepReset();
    insert.finalize();
    db.exec("COMMIT; INSERT INTO t(t) VALUES ('optimize')");
    const select = db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?');
    return {
      query(question, top) {
        const any = [...new Set(terms(question))].map((term) => `"${term}"`).join(' OR ');
        const ids = [];
        if (any === '') return ids;
        select.bind([any, top]);
        while (select.step()) ids.push(select.getInt(0));
        select.reset();
        return ids;
      },
    };
  },
});

const ftsWords = fts5(
  'SQLite FTS5, jieba',
  'unicode61',
  () => jiebaWords('cut'),
  (text, words) => words(text).join(' '),
);
const ftsThrees = fts5(
  'SQLite FTS5, trigram',
  'trigram',
  async () => threes,
  (text) => text,
);

/** Ours first: the others are set beside it. */
export const SYSTEMS = [zonebot, minisearch, flexsearch, orama, ftsWords, ftsThrees];
