// Links that open the bot at a zone or a fact: t.me/NAME?start=z… and ?start=f….
import { factParameter, zoneParameter } from '../deep-links.js';
import { LIMITS } from './limits.js';

/** Null for a name that is too long for Telegram: its parameter holds 64 characters of base64url. */
export function zoneLink(username: string, zone: string): string | null {
  const parameter = zoneParameter(zone);
  return parameter.length <= LIMITS.startParameter ? startLink(username, parameter) : null;
}

export function factLink(username: string, fact: string): string {
  return startLink(username, factParameter(fact));
}

function startLink(username: string, parameter: string): string {
  return `https://t.me/${username}?start=${parameter}`;
}
