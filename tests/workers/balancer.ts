// A load balancer in front of workers: each request goes to the next worker that takes it, or, as a test wishes, several
// copies of it to all of them at once.
import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly port: number;
  /** Where workers listen; may be changed at any time. */
  readonly workers: number[];
  /** So many copies of each request, spread over the workers; one goes to one worker. */
  copies: number;
  close(): Promise<void>;
}

interface Forwarded {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export async function startBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const workers: number[] = [];
  let turn = 0;

  /** The status, or null where the worker is not there, or breaks off. */
  const forward = (port: number, { path, headers, body }: Forwarded): Promise<number | null> =>
    new Promise((resolve) => {
      const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? null));
        response.on('error', () => resolve(null));
      });
      sent.on('error', () => resolve(null));
      sent.end(body);
    });
  /** Like other balancers it tries another worker where one is not there, or says that it has no room. */
  const toOne = async (forwarded: Forwarded): Promise<number> => {
    for (let tries = 0; tries < workers.length; tries += 1) {
      const status = await forward(workers[turn++ % workers.length], forwarded);
      if (status !== null && status < 500) return status;
    }
    return 502;
  };

  const balancer: Balancer = {
    port: 0,
    workers,
    copies: 1,
    close: async () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { url: path = '/', headers } = incoming;
    const forwarded = { path, headers, body: Buffer.concat(chunks) };
    const copies = Array.from({ length: balancer.copies }, () => toOne(forwarded));
    const statuses = await Promise.all(copies);
    response.writeHead(Math.max(...statuses), { 'content-length': 0 }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(balancer, { port: (server.address() as AddressInfo).port });
}
