// npm run bench: how long one waits for the first answer. npm run bench -- FILE…: the search beside its peers.
await import(process.argv.length > 2 ? './search.mjs' : './start.mjs');
