// Runs the stand-in as a process of its own, for bench scripts: JSON lines in, one JSON line back for each.
import { createInterface } from 'node:readline';
import type { Fault, FaultRule } from './faults.js';
import { privateChat, user } from './people.js';
import { startStandIn } from './stand-in.js';
import type { NewUpdate } from './updates.js';

/** What a script may ask for; the process ends with its standard input. */
interface Command {
  /** A user writes to the bot in private. */
  say?: { user: number; text: string };
  push?: NewUpdate;
  fault?: Fault;
  rule?: FaultRule;
  /** Asks for the calls since the last report. */
  report?: true;
}

const standIn = await startStandIn({
  token: process.argv[2] ?? '7000000001:AAStandInTokenForTestsOnly_0123456789',
});
let reported = 0;

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function obey({ say, push, fault, rule, report }: Command): object {
  if (say) {
    const from = user(say.user, `u${say.user}`);
    return { update_id: standIn.people.say(privateChat(from), from, say.text).update_id };
  }
  if (push) return { update_id: standIn.push(push) };
  if (fault) {
    standIn.faults.add(fault, rule);
    return { ok: true };
  }
  if (!report) throw new Error('unknown command');
  const calls = standIn.ledger.calls.slice(reported);
  reported = standIn.ledger.calls.length;
  return { pending: standIn.pending(), calls };
}

write({ apiRoot: standIn.apiRoot, token: standIn.token });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    write(obey(JSON.parse(line) as Command));
  } catch (error) {
    write({ error: (error as Error).message });
  }
}
await standIn.close();
