// What the address says: the chat, an article at a sentence, or one fact. The back button closes what was opened.
import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { readonly to: 'chat' }
  | { readonly to: 'article'; readonly id: string; readonly anchor: string | null }
  | { readonly to: 'fact'; readonly id: string };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function routeOf(path: string, hash: string): Route {
  const [, place, id = ''] = /^\/(read|facts)\/([^/]+)\/?$/u.exec(path) ?? [];
  if (place === 'read') return { to: 'article', id: decoded(id), anchor: hash.slice(1) || null };
  if (place === 'facts') return { to: 'fact', id: decoded(id) };
  return { to: 'chat' };
}

/** The id of an article may hold a `#` of its own. */
export const articlePath = (id: string, start: number): string => `/read/${encodeURIComponent(id)}#s${start}`;
export const factPath = (id: string): string => `/facts/${encodeURIComponent(id)}`;

const MOVED = 'zonebot:moved';
/** In the history's entry: this page opened it, so going back stays on this page. */
const OPENED_HERE = 'opened-here';

/** From one article to another the way back stays the way to the chat. */
export function go(path: string): void {
  const fromArticle = routeOf(location.pathname, '').to === 'article' && history.state === OPENED_HERE;
  if (fromArticle) history.replaceState(OPENED_HERE, '', path);
  else history.pushState(OPENED_HERE, '', path);
  dispatchEvent(new Event(MOVED));
}

/** Back to the chat, without leaving the page where the article was its first address. */
export function closeArticle(): void {
  if (history.state === OPENED_HERE) history.back();
  else returnToChat();
}

function returnToChat(): void {
  history.replaceState(null, '', '/');
  dispatchEvent(new Event(MOVED));
}

/** The address of the chat again, once something else was asked than the fact that it named. */
export function leaveFact(): void {
  if (routeOf(location.pathname, '').to === 'fact') returnToChat();
}

/** A plain click on a link of this page; any other click (new tab, new window) is the browser's. */
export function followHere(event: MouseEvent, path: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(path);
}

export function useRoute(): Route {
  const current = () => routeOf(location.pathname, location.hash);
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const follow = () => setRoute(current());
    addEventListener('popstate', follow);
    addEventListener(MOVED, follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener(MOVED, follow);
    };
  }, []);
  return route;
}
