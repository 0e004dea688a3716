// npm run bench: how long one waits for the first answer. npm run bench -- telegram: webhook updates answered per second.
// npm run bench -- FILE…: the search beside its peers. npm run bench -- postgres FILE: the search in PostgreSQL.
const [what] = process.argv.slice(2);
const OWN = { telegram: './telegram.mjs', postgres: './postgres.mjs' };
await import(what === undefined ? './start.mjs' : (OWN[what] ?? './search.mjs'));
