// Reads the parameters of a request as the Bot API takes them: query string, JSON, urlencoded or multipart/form-data.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { ApiError, bad } from './errors.js';
import { type Dict, isDict } from './fields.js';

export interface Upload {
  name: string;
  data: Buffer;
}

export interface Body {
  fields: Dict;
  files: Map<string, Upload>;
}

const MAX_BYTES = 50 * 1024 * 1024;

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new ApiError(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function text(data: Buffer): string {
  if (!isUtf8(data)) throw bad('Strings must be encoded in UTF-8');
  return data.toString('utf8');
}

/** A parameter of Content-Disposition; grammY writes the file name without quotes. */
function parameter(headers: string, name: string): string | undefined {
  const match = new RegExp(`[; ]${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(headers);
  return match?.[1] ?? match?.[2];
}

/** One part between two boundaries: headers, an empty line, content. */
function addPart(part: Buffer, body: Body): void {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) throw bad("Can't parse form data headers");
  const headers = text(part.subarray(0, split));
  const content = part.subarray(split + 4);
  if (!/^content-disposition: *form-data/im.test(headers))
    throw bad('Expected form-data content disposition');
  const name = parameter(headers, 'name');
  if (name === undefined) throw bad('Field name in multipart/form-data not found');
  const file = parameter(headers, 'filename');
  if (file === undefined) body.fields[name] = text(content);
  else body.files.set(name, { name: file, data: content });
}

function multipart(data: Buffer, type: string, body: Body): void {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw bad('Boundary not found');
  // The first boundary has no line break before it.
  const whole = Buffer.concat([Buffer.from('\r\n'), data]);
  const mark = Buffer.from(`\r\n--${boundary}`);
  for (let at = whole.indexOf(mark); ; ) {
    const start = at + mark.length;
    if (at < 0) throw bad('Unexpected end of request content');
    if (whole.toString('latin1', start, start + 2) === '--') return;
    const next = whole.indexOf(mark, start);
    if (next < 0) throw bad('Unexpected end of request content');
    addPart(whole.subarray(start + 2, next), body);
    at = next;
  }
}

function json(data: Buffer, body: Body): void {
  let value: unknown;
  try {
    value = JSON.parse(text(data));
  } catch (error) {
    throw error instanceof ApiError ? error : bad("Can't parse JSON object");
  }
  if (!isDict(value)) throw bad('JSON object expected');
  Object.assign(body.fields, value);
}

function addPairs(pairs: URLSearchParams, body: Body): void {
  for (const [name, value] of pairs) body.fields[name] = value;
}

/** All parameters of a request; those of the body win over those of the query string. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const body: Body = { fields: {}, files: new Map() };
  const data = await read(request);
  addPairs(query, body);
  const type = request.headers['content-type'] ?? '';
  if (data.length === 0) return body;
  if (/^application\/json\b/i.test(type)) json(data, body);
  else if (/^application\/x-www-form-urlencoded\b/i.test(type))
    addPairs(new URLSearchParams(text(data)), body);
  else if (/^multipart\/form-data\b/i.test(type)) multipart(data, type, body);
  return body;
}
