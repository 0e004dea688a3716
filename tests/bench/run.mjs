// npm run bench: how long one waits for the first answer. npm run bench -- telegram: webhook updates answered per second.
// npm run bench -- FILE…: the search beside its peers.
const [what] = process.argv.slice(2);
await import(what === undefined ? './start.mjs' : what === 'telegram' ? './telegram.mjs' : './search.mjs');
