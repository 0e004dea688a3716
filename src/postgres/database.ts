// The one door to PostgreSQL: a small pool, a deadline for every statement, and the tables brought up to date before
// the first of them. Away is told as such; whoever asks later finds it back.
import { DatabaseError, Pool, type PoolClient } from 'pg';

/** Rows of one statement. */
export type Query = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Postgres {
  /** Rejects with PostgresAwayError where the server is not reached or takes too long. */
  readonly query: Query;
  /** On one connection, which ends with what it left open where the work fails. Rejects as `query`. */
  session<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Tables that belong together, in versions. */
export interface Schema {
  /** Names the table that holds the version. */
  readonly name: string;
  /** Each brings the tables from one version to the next; a step that was released is never changed. */
  readonly steps: readonly string[];
}

export interface PostgresOptions {
  readonly schema: Schema;
  /** Ms that the server has for a statement; 0 for as long as it takes. */
  readonly within: number;
  /** Settings of the server for these connections: {jit: 'off'}. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The server is not reached, or takes too long; the message is one line. */
export class PostgresAwayError extends Error {
  override readonly name = 'PostgresAwayError';
}

/** What a newer version wrote is not touched. */
export class PostgresVersionError extends Error {
  override readonly name = 'PostgresVersionError';
}

const CONNECTIONS = 4;
/** In ms. */
const CONNECT_WITHIN = 1000;
/** The server gives up first, so that nothing goes on there which nobody waits for. */
const ANSWER_LATER = 500;
/** Of several processes that start together one migrates. */
const MIGRATION_LOCK = 7_210_541;

/** Connects when it is first asked. */
export function openPostgres(url: string, { schema, within, settings = {} }: PostgresOptions): Postgres {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN,
    statement_timeout: within,
    ...(within > 0 && { query_timeout: within + ANSWER_LATER }),
    application_name: 'zonebot',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // A connection at rest that breaks is replaced by the next query; nobody waits for it.
  pool.on('error', () => {});
  let ready: Promise<void> | null = null;
  const prepared = async (): Promise<void> => {
    ready ??= onOneConnection(pool, (query) => migrate(query, schema));
    try {
      await ready;
    } catch (error) {
      ready = null;
      throw error;
    }
  };
  const told = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      await prepared();
      return await work();
    } catch (error) {
      throw toldApart(error);
    }
  };
  return {
    query: (sql, values = []) => told(async () => (await pool.query(sql, [...values])).rows),
    session: (work) => told(() => onOneConnection(pool, work)),
    close: () => pool.end(),
  };
}

/** What there is at the address; makes nothing there. Rejects with PostgresAwayError. */
export async function lookAtPostgres(
  url: string,
): Promise<{ readonly version: string; readonly mayWrite: boolean }> {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_WITHIN });
  pool.on('error', () => {});
  try {
    const { rows } = await pool.query(
      `SELECT current_setting('server_version') AS version,
         NOT pg_is_in_recovery() AND coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayWrite"`,
    );
    return rows[0];
  } catch (error) {
    throw toldApart(error);
  } finally {
    await pool.end();
  }
}

async function onOneConnection<Result>(pool: Pool, work: (query: Query) => Promise<Result>): Promise<Result> {
  const client: PoolClient = await pool.connect();
  const onError = () => {};
  client.on('error', onError);
  let broken: Error | undefined;
  try {
    return await work(async (sql, values = []) => (await client.query(sql, [...values])).rows);
  } catch (error) {
    // The connection goes, and with it what it left open.
    broken = error instanceof Error ? error : new Error(String(error));
    throw broken;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function migrate(query: Query, { name, steps }: Schema): Promise<void> {
  await query('BEGIN');
  await query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await query(`CREATE TABLE IF NOT EXISTS ${name} (version INTEGER NOT NULL)`);
  const [row] = await query<{ version: number }>(`SELECT version FROM ${name}`);
  const version = row?.version ?? 0;
  if (version > steps.length)
    throw new PostgresVersionError(
      `the database was written by a newer version of zonebot (${name} ${version}, this one knows ${steps.length})`,
    );
  for (const step of steps.slice(version)) await query(step);
  await query(row ? `UPDATE ${name} SET version = $1` : `INSERT INTO ${name} VALUES ($1)`, [steps.length]);
  await query('COMMIT');
}

/** SQLSTATE classes of what is wrong with a statement or its values; everything else is the server or the way to it. */
const OUR_FAULT = /^(?:0A|21|22|23|42|54)/u;

function toldApart(error: unknown): unknown {
  if (error instanceof DatabaseError && OUR_FAULT.test(error.code ?? '')) return error;
  if (!(error instanceof Error)) return error;
  const isWay =
    error instanceof DatabaseError || 'code' in error || /timeout|terminated|ended/iu.test(error.message);
  return isWay ? new PostgresAwayError(`PostgreSQL is not reached: ${error.message}`) : error;
}
