// A body has at most so many bytes, whatever its headers say of it. hono's own middleware builds a second Request of one
// that comes in chunks, and Node 20 takes none that the Node adapter has made.
import type { MiddlewareHandler } from 'hono';

/** What is too long is not read to its end. */
export function limitBody(most: number, refuse: () => Response): MiddlewareHandler {
  return async ({ req }, next) => {
    const { body, headers } = req.raw;
    if (!body) return next();
    const length = headers.has('transfer-encoding') ? null : headers.get('content-length');
    if (length !== null) return Number(length) > most ? refuse() : next();
    const bytes = await readUpTo(most, body);
    if (bytes === null) return refuse();
    // Its type says bytes, its readers wait for a promise of them.
    Object.assign(req.bodyCache, { arrayBuffer: Promise.resolve(bytes) });
    return next();
  };
}

/** Null for more. */
async function readUpTo(most: number, body: ReadableStream<Uint8Array>): Promise<ArrayBuffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks)).buffer;
}
