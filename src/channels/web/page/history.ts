// The conversation as this browser keeps it, so that a reload goes on where it stopped.
import type { Answer, Thumb } from '../../../answer/types.js';
import { readStored, writeStored } from './browser-store.js';

export type Message =
  | { readonly from: 'user'; readonly at: number; readonly text: string }
  | {
      readonly from: 'bot';
      readonly at: number;
      readonly answer: Answer;
      /** Said on the first visit: the page may say it in its own language. */
      readonly greeting?: true;
      /** Under which it can be voted on; none for what is no answer. */
      readonly id?: string;
      /** What the user said of it. */
      readonly thumb?: Thumb;
    }
  | { readonly from: 'page'; readonly at: number; readonly lines: readonly string[] }
  | {
      readonly from: 'failure';
      readonly at: number;
      readonly text: string;
      readonly reason: string;
      readonly later?: Later;
    };

/** Asked again a little later, the question will be answered. */
export type Later = 'tooFast' | 'busy';

export interface Kept {
  readonly version: 1;
  readonly session: string;
  readonly messages: readonly Message[];
}

const KEY = 'zonebot.history';
const MOST_MESSAGES = 200;

/** Not randomUUID: a page served over plain HTTP inside a company has none. */
export function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `web-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

export const emptyHistory = (): Kept => ({ version: 1, session: newSession(), messages: [] });

const ORIGINS: readonly unknown[] = ['user', 'bot', 'page', 'failure'];

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return (
    kept?.version === 1 &&
    typeof kept.session === 'string' &&
    Array.isArray(kept.messages) &&
    kept.messages.every(isMessage)
  );
}

const ANSWERS: readonly unknown[] = ['found', 'unknown', 'ask', 'guide'];

function isMessage(value: unknown): value is Message {
  const message = value as Partial<Message> | null;
  if (!ORIGINS.includes(message?.from) || !Number.isFinite(message?.at)) return false;
  return message?.from !== 'bot' || ANSWERS.includes(message.answer?.type);
}

/** What an older or damaged page left behind counts as nothing. */
export function loadHistory(): Kept {
  try {
    const kept: unknown = JSON.parse(readStored('localStorage', KEY) ?? 'null');
    return isKept(kept) ? kept : emptyHistory();
  } catch {
    return emptyHistory();
  }
}

/** Keeps the latest messages; where there is no room for them, the latest half, and so on. */
export function saveHistory(history: Kept): void {
  for (let most = MOST_MESSAGES; most >= 1; most = Math.floor(most / 2)) {
    const messages = history.messages.slice(-most);
    if (writeStored('localStorage', KEY, JSON.stringify({ ...history, messages }))) return;
  }
}
