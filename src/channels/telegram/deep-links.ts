// Links that open the bot at a zone or a fact: t.me/NAME?start=z… and ?start=f…, and what such a start means.
import { LIMITS } from './limits.js';

const ZONE = 'z';
const FACT = 'f';

/** Null for a name that is too long for Telegram: its parameter holds 64 characters of base64url. */
export function zoneLink(username: string, zone: string): string | null {
  const parameter = ZONE + Buffer.from(zone, 'utf8').toString('base64url');
  return parameter.length <= LIMITS.startParameter ? startLink(username, parameter) : null;
}

export function factLink(username: string, fact: string): string {
  return startLink(username, FACT + fact);
}

function startLink(username: string, parameter: string): string {
  return `https://t.me/${username}?start=${parameter}`;
}

/** The question that a start parameter stands for; null for none of ours. */
export function questionOf(parameter: string): string | null {
  if (!/^[\w-]{2,64}$/u.test(parameter)) return null;
  const rest = parameter.slice(1);
  if (parameter.startsWith(FACT)) return `/fact ${rest}`;
  if (parameter.startsWith(ZONE)) return `/zone ${Buffer.from(rest, 'base64url').toString('utf8')}`;
  return null;
}
