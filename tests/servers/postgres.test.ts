// What other cases rely on: a server that can be killed and comes back with what it had.
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { describeOnPostgres, startPostgres } from './postgres.js';

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describeOnPostgres('the PostgreSQL of the tests', (server) => {
  it('speaks UTF-8, and waits for the disk', async () => {
    const { url } = server();
    expect(await ask(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  });

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'after %s it is away, and comes back with its data',
    async (signal) => {
      const { url, kill, restart } = server();
      await ask(url, `CREATE TABLE kept_${signal} AS SELECT 1 AS one`);
      await kill(signal);
      await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
      await restart();
      expect(await ask(url, `SELECT one FROM kept_${signal}`)).toEqual([{ one: 1 }]);
    },
  );

  it('stopped, it leaves nothing behind', async () => {
    const second = await startPostgres();
    const [{ unix_socket_directories: dir }] = (await ask(second.url, 'SHOW unix_socket_directories')) as [
      { unix_socket_directories: string },
    ];
    expect(existsSync(dir)).toBe(true);
    await second.stop();
    expect(existsSync(dir)).toBe(false);
  });
});
