// npm run bench: how long one waits for the first answer. npm run bench -- NAME: core (questions answered per second),
// telegram (webhook updates answered per second), flood (what one who floods does to others), overload (five times more
// than can be answered), wechat (safe mode), workers (one and two, with Redis), soak (an hour), cold (from start to ready).
// npm run bench -- FILE…: the search beside its peers. npm run bench -- postgres FILE: the search
// in PostgreSQL.
const NAMED = [
  'start',
  'core',
  'telegram',
  'flood',
  'overload',
  'soak',
  'wechat',
  'workers',
  'cold',
  'postgres',
];

const [what = 'start'] = process.argv.slice(2);
await import(NAMED.includes(what) ? `./${what}.mjs` : './search.mjs');
