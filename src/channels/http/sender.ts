// From which address a request comes: the connection's, or, behind reverse proxies, what they wrote down.
import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/** How requests reach the server: `proxies` before it; null for one where the connection is from this machine. */
export function senderOf(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  proxies: number | null,
): string {
  const peer = bare(socket.remoteAddress ?? '');
  const trusted = proxies ?? (isLoopback(peer) ? 1 : 0);
  const written = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(bare);
  // Each proxy adds its peer at the end; what stands before may be made up.
  const person = trusted > 0 ? (written.at(-trusted) ?? '') : '';
  return network(isIP(person) > 0 ? person : peer);
}

const bare = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/iu, '');
const isLoopback = (address: string) => address === '::1' || address.startsWith('127.');

/** Whoever has one address of IPv6 has all 2⁶⁴ that begin like it. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head, tail = ''] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':')}::/64`;
}
