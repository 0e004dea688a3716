// Where Redis is, as an operator writes it: redis://:password@host:6379/0, or the nodes of a cluster with commas between.

export interface RedisAddress {
  /** One server, or some nodes of a cluster, from which the others are learned. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly isCluster: boolean;
  readonly tls: boolean;
  readonly username: string | null;
  /** A secret. */
  readonly password: string | null;
  readonly database: number;
}

const USUAL_PORT = 6379;

/** Null for what is no such address: another scheme, a path that is no number, a cluster whose nodes disagree. */
export function readRedisAddress(text: string): RedisAddress | null {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => URL.canParse(part))) return null;
  const urls = parts.map((part) => new URL(part));
  const [first] = urls;
  const database = /^\/?(?<number>\d{0,4})$/u.exec(first.pathname)?.groups?.number;
  const isFit = ({ protocol, hostname, username, password, pathname, search, hash }: URL) =>
    /^rediss?:$/u.test(protocol) &&
    hostname !== '' &&
    protocol === first.protocol &&
    username === first.username &&
    password === first.password &&
    pathname === first.pathname &&
    search + hash === '';
  // A cluster has one database.
  if (database === undefined || (urls.length > 1 && Number(database) > 0) || !urls.every(isFit)) return null;
  return {
    nodes: urls.map(({ hostname, port }) => ({
      host: hostname.replace(/^\[|\]$/gu, ''),
      port: port === '' ? USUAL_PORT : Number(port),
    })),
    isCluster: urls.length > 1,
    tls: first.protocol === 'rediss:',
    username: first.username === '' ? null : decoded(first.username),
    password: first.password === '' ? null : decoded(first.password),
    database: Number(database),
  };
}

/** A percent sign that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
