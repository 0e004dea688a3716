// Questions from other programs, one JSON object a line, answered one line each, in order and as they come.
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { describeIssue } from '../corpus/problem.js';
import { readJson } from '../text/json.js';

const id = z.union([z.string(), z.int()], 'expected a text or a whole number');

/** A line of `ask --jsonl`. Without a session, a line is a conversation of its own, named after its id. */
export const askRequest = z
  .object({ id, session: id.nullish(), text: z.string() })
  .transform(({ session, ...request }) => ({ ...request, session: session ?? request.id }));

/** A line of `search --jsonl`. */
export const searchRequest = z.object({ id, text: z.string() });

export interface JsonlOptions<Request> {
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly output: NodeJS.WritableStream;
  /** What a line must look like. */
  readonly schema: z.ZodType<Request>;
  /** The object to write for a good line. */
  readonly respond: (request: Request) => unknown;
  /** Learns of each bad line, with its number: 「line 3: text: expected string」. The lines after it are still answered. */
  readonly onBadLine: (message: string) => void;
}

export interface JsonlCount {
  readonly answered: number;
  readonly bad: number;
}

/** Answers line by line until the input ends. Blank lines count as lines but are not answered. */
export async function answerLines<Request>(options: JsonlOptions<Request>): Promise<JsonlCount> {
  const { input, output, schema, respond, onBadLine } = options;
  let line = 0;
  let answered = 0;
  let bad = 0;
  for await (const bytes of splitLines(input)) {
    line += 1;
    const reading = readRequest(bytes, schema);
    if (reading === 'blank') continue;
    if (typeof reading === 'string') {
      bad += 1;
      onBadLine(`line ${line}: ${reading}`);
      continue;
    }
    await write(output, `${JSON.stringify(await respond(reading.request))}\n`);
    answered += 1;
  }
  return { answered, bad };
}

/** The request of a line, 'blank', or what is wrong with it. */
function readRequest<Request>(bytes: Uint8Array, schema: z.ZodType<Request>): string | { request: Request } {
  if (!isUtf8(bytes)) return 'expected UTF-8';
  const text = new TextDecoder('utf-8').decode(bytes).trim();
  if (text === '') return 'blank';
  const json = readJson(text);
  if (!json.ok) return `not JSON: expected ${json.fault.expected} at column ${json.fault.offset + 1}`;
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return parsed.error.issues.map(describeIssue).join('; ');
  return { request: parsed.data };
}

/** Split at line feeds alone: node:readline would also split at U+2028, which may stand inside a JSON string. */
async function* splitLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of input) {
    let rest = Buffer.from(chunk);
    for (let feed = rest.indexOf(0x0a); feed !== -1; feed = rest.indexOf(0x0a)) {
      yield Buffer.concat([...parts, rest.subarray(0, feed)]);
      parts = [];
      rest = rest.subarray(feed + 1);
    }
    parts.push(rest);
  }
  const last = Buffer.concat(parts);
  if (last.length > 0) yield last;
}

function write(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((done, failed) => {
    output.write(text, (error) => (error ? failed(error) : done()));
  });
}
