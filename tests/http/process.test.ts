// The built program as somebody starts it who has set nothing: a link, a page, answers, and a clean end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...env } });
  children.push(child);
  let output = '';
  const ended = once(child, 'close').then(([code]) => ({ code, output }));
  const link = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const found = /网页：(?<link>\S+)\n/u.exec(output)?.groups?.link;
        if (found !== undefined) resolve(found);
      });
    void ended.then(() => reject(new Error(output)));
  });
  link.catch(() => {});
  return { child, link, ended };
}

describe('npm start with no setting', () => {
  it('prints a link to the page on this machine alone, and ends when told to', async () => {
    const { child, link, ended } = start();
    const address = await link;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(await (await fetch(address)).text()).toContain('园区问答');
    const asked = await fetch(`${address}/v1/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '贵阳高新区有多少家研发机构？' }),
    });
    expect(await asked.json()).toMatchObject({ kind: 'fact', headline: expect.stringContaining('278家') });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('answers questions from a pipe as well, and ends with them', async () => {
    const { child, link, ended } = start();
    await link;
    child.stdin.end('贵阳高新区有多少家研发机构？\n');
    expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining('278家') });
  });

  it('goes on where nobody asks from standard input', async () => {
    const { child, link, ended } = start();
    const address = await link;
    child.stdin.end();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('finds another port where the usual one is taken', async () => {
    const taken = createServer();
    taken.listen(8080, '127.0.0.1').on('error', () => {});
    expect(await start().link).not.toMatch(/:8080$/u);
    taken.close();
  });

  it('but not where a port was asked for: one line says so', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, output } = await start({ ZONEBOT_PORT: String(port) }).ended;
    expect(code).toBe(2);
    expect(output).toMatch(
      /zonebot: the HTTP server cannot start: .*EADDRINUSE.*\(ZONEBOT_HOST, ZONEBOT_PORT\)\n$/u,
    );
    taken.close();
  });

  it('says nothing of a key that it was given', async () => {
    const key = 'canary-key-of-some-length';
    const { child, link, ended } = start({ ZONEBOT_API_KEY: key, ZONEBOT_LOG: 'debug' });
    const address = await link;
    expect((await fetch(`${address}/v1/zones`)).status).toBe(401);
    expect((await fetch(`${address}/v1/zones`, { headers: { 'x-api-key': key } })).status).toBe(200);
    const text = await (await fetch(`${address}/metrics`, { headers: { 'x-api-key': key } })).text();
    child.kill('SIGTERM');
    const { output } = await ended;
    expect(output + text).not.toContain(key);
  });
});
