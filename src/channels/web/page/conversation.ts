// The conversation: what was said, what is under way, and how it goes on. Every change is kept in the browser.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Thumb } from '../../../answer/types.js';
import * as api from './api.js';
import { emptyHistory, type Kept, type Later, loadHistory, type Message, saveHistory } from './history.js';

export interface Conversation {
  readonly messages: readonly Message[];
  readonly pending: boolean;
  send(text: string): void;
  /** Asks again what could not be answered. */
  retry(text: string): void;
  /** The bot introduces itself; nothing of the user's is shown. */
  greet(): void;
  /** The page answers by itself. */
  say(asked: string, lines: readonly string[]): void;
  /** Says whether an answer was of use; false where the server does not take it. */
  vote(answer: string, thumb: Thumb): Promise<boolean>;
  /** Forgets all, here and on the server; false where the server has not: clearing again tries again. */
  clear(): Promise<boolean>;
}

function reasonOf(error: unknown): string {
  return error instanceof api.RequestFailed ? error.message || `HTTP ${error.status}` : '';
}

/** The server is well, but not for this question now. */
function laterOf(error: unknown): { readonly later?: Later } {
  const status = error instanceof api.RequestFailed ? error.status : 0;
  return status === 429 ? { later: 'tooFast' } : status === 503 ? { later: 'busy' } : {};
}

function replyOf({ id, ...answer }: Answer & { readonly id: string | null }, greeting: boolean): Message {
  const said = { from: 'bot', at: Date.now(), answer } as const;
  if (greeting) return { ...said, greeting: true };
  return id === null ? said : { ...said, id };
}

export function useConversation(): Conversation {
  const [kept, setKept] = useState<Kept>(loadHistory);
  const [pending, setPending] = useState(false);
  // What is true now, not when something was last drawn: two taps in one moment are one question.
  const latest = useRef(kept);
  const busy = useRef(false);
  const change = (next: Kept) => {
    latest.current = next;
    setKept(next);
  };
  const add = (...messages: readonly Message[]) =>
    change({ ...latest.current, messages: [...latest.current.messages, ...messages] });
  useEffect(() => {
    if (kept.messages.length > 0) saveHistory(kept);
  }, [kept]);

  const ask = async (text: string, greeting: boolean): Promise<void> => {
    const { session } = latest.current;
    busy.current = true;
    setPending(true);
    let reply: Message;
    try {
      reply = replyOf(await api.chat(session, text), greeting);
    } catch (error) {
      reply = { from: 'failure', at: Date.now(), text, reason: reasonOf(error), ...laterOf(error) };
    }
    // Cleared meanwhile: the reply belongs to a conversation that is no more.
    if (latest.current.session !== session) return;
    busy.current = false;
    setPending(false);
    add(reply);
  };

  return {
    messages: kept.messages,
    pending,
    send(text) {
      if (busy.current || text.trim() === '') return;
      add({ from: 'user', at: Date.now(), text });
      void ask(text, false);
    },
    retry(text) {
      if (busy.current) return;
      const messages = latest.current.messages.filter(
        (message) => message.from !== 'failure' || message.text !== text,
      );
      change({ ...latest.current, messages });
      void ask(text, messages.length === 0);
    },
    greet() {
      if (!busy.current) void ask('/start', true);
    },
    say(asked, lines) {
      add({ from: 'user', at: Date.now(), text: asked }, { from: 'page', at: Date.now(), lines });
    },
    async vote(id, thumb) {
      try {
        await api.vote(latest.current.session, id, thumb);
      } catch {
        return false;
      }
      const messages = latest.current.messages.map((message) =>
        message.from === 'bot' && message.id === id ? { ...message, thumb } : message,
      );
      change({ ...latest.current, messages });
      return true;
    },
    async clear() {
      const { session } = latest.current;
      const next = emptyHistory();
      saveHistory(next);
      change(next);
      busy.current = false;
      setPending(false);
      try {
        await api.forget(session);
        return true;
      } catch {
        // Without its name the server could not be asked again.
        saveHistory({ ...latest.current, session });
        change({ ...latest.current, session });
        return false;
      }
    },
  };
}
