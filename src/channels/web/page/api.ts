// What the page asks the server for. The access key, where the server wants one, lives as long as the tab.
import type { Answer, Thumb } from '../../../answer/types.js';
import type { ArticleRecord, ZoneRecord } from '../../../library/records.js';
import { readStored, writeStored } from './browser-store.js';

const KEY = 'zonebot.key';

/** The server answered, but not with what was asked for. */
export class RequestFailed extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the user for the key; null when they would not say. Set by the page once it stands. */
let askForKey: () => Promise<string | null> = () => Promise.resolve(null);
/** Where this browser keeps nothing, the key is remembered here. */
let heldKey: string | null = null;
/** Requests that are refused together ask once. */
let asking: Promise<string | null> | null = null;

export function setKeyPrompt(prompt: () => Promise<string | null>): void {
  askForKey = prompt;
}

export const accessKey = (): string | null => heldKey ?? readStored('sessionStorage', KEY);

async function newKey(): Promise<string | null> {
  asking ??= askForKey().finally(() => {
    asking = null;
  });
  const key = await asking;
  // What a header cannot hold is no key: the answer will be 401, and the user is asked again.
  if (key !== null && /^[\x21-\x7e]+$/u.test(key)) {
    heldKey = key;
    writeStored('sessionStorage', KEY, key);
  }
  return key === null ? null : heldKey;
}

function attempt(path: string, init: RequestInit, key: string | null): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key !== null) headers.set('Authorization', `Bearer ${key}`);
  return fetch(path, { ...init, headers });
}

/** The problem's own words, where the server sends them. */
async function problemIn(response: Response): Promise<string> {
  try {
    const { title, detail }: { title?: unknown; detail?: unknown } = await response.json();
    return [detail, title].find((said) => typeof said === 'string') ?? '';
  } catch {
    return '';
  }
}

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let key = accessKey();
  let response = await attempt(path, init, key);
  while (response.status === 401) {
    // Another request may have been told the key meanwhile.
    const next = accessKey() === key ? await newKey() : accessKey();
    if (next === null) break;
    key = next;
    response = await attempt(path, init, key);
  }
  if (!response.ok) throw new RequestFailed(response.status, await problemIn(response));
  return response;
}

const post = (path: string, body: object): Promise<Response> =>
  request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

export async function chat(session: string, text: string): Promise<Answer & { readonly id: string | null }> {
  return (await post('/v1/chat', { session, text })).json();
}

/** Whether the answer of this id was of use. */
export async function vote(session: string, answer: string, thumb: Thumb): Promise<void> {
  await post('/v1/feedback', { session, answer, thumb });
}

/** The words of a question are kept for so many days. */
export async function questionDays(): Promise<number> {
  const { question_days: days }: { question_days: number } = await (await request('/v1/privacy')).json();
  return days;
}

export async function forget(session: string): Promise<void> {
  await request(`/v1/sessions/${encodeURIComponent(session)}`, { method: 'DELETE' });
}

export async function zones(): Promise<readonly ZoneRecord[]> {
  const { zones: records }: { zones: readonly ZoneRecord[] } = await (await request('/v1/zones')).json();
  return records;
}

export async function article(id: string): Promise<ArticleRecord> {
  return (await request(`/v1/articles/${encodeURIComponent(id)}`)).json();
}

/** Address of a zone's picture. An <img> sends no key, so with one the picture comes as data. */
export async function pictureOf(zone: string): Promise<string> {
  const path = `/v1/cards/${encodeURIComponent(zone)}.png`;
  if (accessKey() === null) return path;
  const picture = await (await request(path)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}
