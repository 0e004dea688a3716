// The connection to Redis, one server or a cluster. No call but a ping waits longer than `TIMEOUT`, whatever has happened to it.
import { Cluster, Redis } from 'ioredis';
import type { RedisAddress } from './address.js';

/** Lua, run as one step on the server. All keys of a call share one hash tag: a cluster has them in one place. */
export interface Script {
  readonly name: string;
  readonly lua: string;
}

export interface Connection {
  /** For libraries that have scripts of their own. */
  readonly client: Redis | Cluster;
  run(script: Script, keys: readonly string[], ...args: readonly (string | number)[]): Promise<unknown>;
  /** Resolves when every server answers. */
  ping(): Promise<void>;
  /** What servers say about themselves, a section of INFO each. */
  info(section: string): Promise<readonly string[]>;
  close(): void;
}

/** In ms, also where the client of a cluster tries elsewhere. */
const TIMEOUT = 500;
/** Nobody waits for whether a server is back; in a cluster the next try may meet another one. */
const PING_TIMEOUT = 2000;
/** At most so many ms until a lost connection is tried again. */
const RECONNECT = 200;

const COMMON = {
  connectTimeout: 1000,
  // A server that loads its file says how long it will take, and is wrong by seconds.
  maxLoadingRetryTime: RECONNECT,
  maxRetriesPerRequest: 1,
  // What was not answered may have been done: whether to say it again is decided by who asked.
  autoResendUnfulfilledCommands: false,
};
const reconnectAfter = (times: number) => Math.min(times * 50, RECONNECT);

/** Begins to connect; calls fail until it is there. */
export function connectRedis(address: RedisAddress): Connection {
  const client = address.isCluster ? clusterOf(address) : serverOf(address);
  // Each call tells its own failure, but not why there is no connection.
  let failure: unknown = null;
  client.on('error', (error) => {
    failure = error;
  });
  const known = new Set<string>();
  const servers = (): readonly Redis[] => (client instanceof Cluster ? client.nodes('master') : [client]);
  return {
    client,
    run: ({ name, lua }, keys, ...args) => {
      if (!known.has(name)) client.defineCommand(name, { lua });
      known.add(name);
      const commands = client as unknown as Readonly<
        Record<string, (count: number, ...rest: readonly (string | number)[]) => Promise<unknown>>
      >;
      return inTime(commands[name](keys.length, ...keys, ...args));
    },
    ping: async () => {
      try {
        if (client instanceof Cluster) await inTime(clusterIsWhole(client));
        const pinging = Promise.all(servers().map((server) => server.ping()));
        await inTime(pinging, client instanceof Cluster ? TIMEOUT : PING_TIMEOUT);
        failure = null;
      } catch (error) {
        throw failure ?? error;
      }
    },
    info: (section) => inTime(Promise.all(servers().map((server) => server.info(section)))),
    close: () => client.disconnect(),
  };
}

function serverOf({ nodes, tls, username, password, database }: RedisAddress): Redis {
  return new Redis({
    ...COMMON,
    ...nodes[0],
    ...credentials(username, password),
    ...(tls ? { tls: {} } : {}),
    db: database,
    enableOfflineQueue: false,
    retryStrategy: reconnectAfter,
  });
}

function clusterOf({ nodes, tls, username, password }: RedisAddress): Cluster {
  return new Cluster([...nodes], {
    redisOptions: { ...COMMON, ...credentials(username, password), ...(tls ? { tls: {} } : {}) },
    // Certificates are made out to names.
    ...(tls ? { dnsLookup: (host, done) => done(null, host) } : {}),
    enableOfflineQueue: false,
    maxRedirections: 4,
    retryDelayOnFailover: 50,
    retryDelayOnClusterDown: 50,
    retryDelayOnTryAgain: 50,
    slotsRefreshTimeout: TIMEOUT,
    clusterRetryStrategy: reconnectAfter,
    clusterNodeRetryStrategy: reconnectAfter,
  });
}

async function clusterIsWhole(cluster: Cluster): Promise<void> {
  const state = String(await cluster.cluster('INFO'));
  if (!state.includes('cluster_state:ok')) throw new Error('the cluster is not whole');
}

function credentials(username: string | null, password: string | null) {
  return { ...(username === null ? {} : { username }), ...(password === null ? {} : { password }) };
}

/**
 * Not the client's own timeout: that counts against Redis what this process was too busy to read. Here what has come by
 * then is read first.
 */
async function inTime<Result>(call: Promise<Result>, timeout = TIMEOUT): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`no answer for ${timeout} ms`));
    timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), timeout);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
