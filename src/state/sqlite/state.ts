// All state in one SQLite file, or in none: then it ends with the process.
import type { Inbox } from '../inbox.js';
import { memoryAllowances } from '../memory/limits.js';
import { memoryNotes } from '../memory/notes.js';
import { memoryQuestionLog, QUESTIONS_IN_MEMORY } from '../memory/question-log.js';
import type { Notes } from '../notes.js';
import { INBOX_AGE, KEEPSAKE_AGE, type State, type StateOptions } from '../state.js';
import { type Database, openDatabase } from './database.js';
import { createCommit } from './group-commit.js';
import { sqliteInbox } from './inbox.js';
import { sqliteKeepsakes } from './keepsakes.js';
import { sqliteQuestionLog } from './question-log.js';
import { sqliteSessions } from './sessions.js';

/** `file` null for memory. Throws StateFileError. */
export function openSqliteState(file: string | null, options: StateOptions): State {
  const state = sqliteState(openDatabase(file ?? ':memory:'), options);
  return file === null ? { ...state, questions: memoryQuestionLog(QUESTIONS_IN_MEMORY) } : state;
}

/** Over an open file, which it closes. */
export function sqliteState(database: Database, { sessions: limits, now, elapsed }: StateOptions): State {
  let isTaken = true;
  const commit = createCommit(database, (taken) => {
    isTaken = taken;
  });
  const keepsakes = sqliteKeepsakes(database, commit, now);
  const sessions = sqliteSessions({ database, commit, now, ...limits });
  const inboxes = new Map<string, Inbox>();
  const notes = new Map<string, Notes>();
  return {
    sessions,
    keepsakes,
    // The file is for one process, so counting in memory is enough: a restart forgives.
    allowance: memoryAllowances(elapsed),
    questions: sqliteQuestionLog(database),
    inbox: (channel) => {
      const inbox = inboxes.get(channel) ?? sqliteInbox(channel, { database, commit, keepsakes, now });
      inboxes.set(channel, inbox);
      return inbox;
    },
    // A replay or a second try comes within minutes: they need not survive a restart.
    notes: (purpose, most) => {
      const kept = notes.get(purpose) ?? memoryNotes(most, now);
      notes.set(purpose, kept);
      return kept;
    },
    prune: async () => {
      sessions.prune();
      await keepsakes.prune(now() - KEEPSAKE_AGE);
      for (const inbox of inboxes.values()) await inbox.prune(now() - INBOX_AGE);
    },
    engines: () => new Map([[database.memory ? 'memory' : 'sqlite', isTaken]]),
    close: async () => void database.close(),
  };
}
