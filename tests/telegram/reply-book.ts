// What a stand-in's ledger says of each question that was asked in a group, where a reply names what it answers.
import type { StandIn } from './stand-in/stand-in.js';

/** What was sent for each question, kept up with the ledger as it grows. */
export function replyBook({ ledger }: Pick<StandIn, 'ledger'>): () => ReadonlyMap<string, readonly string[]> {
  const replies = new Map<string, string[]>();
  let open: typeof ledger.calls = [];
  let next = 0;
  return () => {
    const calls = [...open, ...ledger.calls.slice(next)].filter(({ method }) => method === 'sendMessage');
    next = ledger.calls.length;
    open = calls.filter(({ outcome, ended }) => outcome === null && ended === 'open');
    for (const { payload, outcome } of calls) {
      if (!outcome?.ok) continue;
      const { chat_id, reply_parameters } = payload as {
        chat_id: number;
        reply_parameters: { message_id: number };
      };
      const question = `${chat_id}/${reply_parameters.message_id}`;
      replies.set(question, [...(replies.get(question) ?? []), JSON.stringify(payload)]);
    }
    return replies;
  };
}
