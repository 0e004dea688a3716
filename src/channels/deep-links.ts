// What a link, a code or a scene carries into a chat: a parameter that stands for a zone (z…) or a fact (f…).

const ZONE = 'z';
const FACT = 'f';

export function zoneParameter(zone: string): string {
  return ZONE + Buffer.from(zone, 'utf8').toString('base64url');
}

export function factParameter(fact: string): string {
  return FACT + fact;
}

/** The question that a start parameter stands for; null for none of ours. */
export function questionOf(parameter: string): string | null {
  if (!/^[\w-]{2,64}$/u.test(parameter)) return null;
  const rest = parameter.slice(1);
  if (parameter.startsWith(FACT)) return `/fact ${rest}`;
  if (parameter.startsWith(ZONE)) return `/zone ${Buffer.from(rest, 'base64url').toString('utf8')}`;
  return null;
}
