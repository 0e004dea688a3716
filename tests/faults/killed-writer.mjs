// Writes to a state file until it is killed, and says what is on the disk: 「i 7」 for message 7, 「k 7」 a keepsake, 「s 7」 a
// conversation. Arguments: the file, the first number.
import { writeSync } from 'node:fs';
import { openSqliteState } from '../../dist/state/sqlite/state.js';
import { NEW_SESSION } from '../../dist/understand/session.js';

const [file, first] = process.argv.slice(2);
const state = openSqliteState(file, { sessions: { max: 1e6, ttl: 1e12 }, now: Date.now, elapsed: Date.now });
const inbox = state.inbox('telegram');
const say = (kind, id) => () => writeSync(1, `${kind} ${id}\n`);

for (let id = Number(first); ; id += 1) {
  const place = { id, lane: `chat ${id % 5}` };
  const body = '园'.repeat(id % 2000);
  const writes = [
    inbox.add([{ ...place, body }]).then(say('i', id)),
    state.keepsakes.write({ kind: 'reply', key: String(id), owner: '1:2', body }).then(say('k', id)),
    state.sessions.set(String(id), { ...NEW_SESSION, asked: [body] }).then(say('s', id)),
  ];
  if (id % 3 === 0) await Promise.all(writes);
  if (id % 7 === 0) await inbox.finish(place, []);
}
