import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerLines, askRequest, searchRequest } from '../../src/commands/jsonl.js';

async function run(
  input: string | Uint8Array[],
  respond: (request: unknown) => unknown = (request) => request,
) {
  const output = new PassThrough();
  const bad: string[] = [];
  const count = await answerLines({
    input: Readable.from(typeof input === 'string' ? [input] : input),
    output,
    schema: askRequest,
    respond,
    onBadLine: (message) => bad.push(message),
  });
  const text = String(output.read() ?? '');
  return {
    count,
    bad,
    lines: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe('answerLines', () => {
  it('writes one line for each line, in order, even when a later one is ready sooner', async () => {
    const waits: Record<string, number> = { a: 15, b: 0 };
    const output = new PassThrough();
    await answerLines({
      input: Readable.from(['{"id":"a","text":"一"}\n{"id":"b","text":"二"}\n']),
      output,
      schema: searchRequest,
      respond: async ({ id, text }) => {
        await new Promise((done) => setTimeout(done, waits[id]));
        return { id, hits: [text] };
      },
      onBadLine: () => {},
    });
    expect(String(output.read())).toBe('{"id":"a","hits":["一"]}\n{"id":"b","hits":["二"]}\n');
  });

  it('keeps an id as it came, and gives a line without a session one of its own', async () => {
    const { lines } = await run(
      '{"id":7,"text":"一"}\n{"id":"8","session":"s","text":"二"}\n{"id":9,"session":null,"text":"三"}',
    );
    expect(lines).toEqual([
      { id: 7, session: 7, text: '一' },
      { id: '8', session: 's', text: '二' },
      { id: 9, session: 9, text: '三' },
    ]);
  });

  it('answers before the input ends', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = answerLines({
      input,
      output,
      schema: searchRequest,
      respond: ({ id }) => id,
      onBadLine: () => {},
    });
    input.write('{"id":1,"text":"一"}\n');
    const [first] = await new Promise<string[]>((got) =>
      output.once('data', (chunk) => got([String(chunk)])),
    );
    expect(first).toBe('1\n');
    input.end();
    expect(await done).toEqual({ answered: 1, bad: 0 });
  });

  it('names each bad line and answers the others', async () => {
    const { lines, bad, count } = await run(
      '{"id":1,"text":"一"}\n\n{"id":2,"text":\n{"id":3}\n"text"\n{"id":4,"text":"四"}',
    );
    expect(lines.map(({ id }) => id)).toEqual([1, 4]);
    expect(bad).toEqual([
      'line 3: not JSON: expected a value at column 16',
      'line 4: text: Invalid input: expected string, received undefined',
      'line 5: Invalid input: expected object, received string',
    ]);
    expect(count).toEqual({ answered: 2, bad: 3 });
  });

  it('a line ends at a line feed only, wherever the chunks are cut', async () => {
    const bytes = Buffer.from('\uFEFF{"id":1,"text":"青\u2028岛"}\r\n{"id":2,"text":"贵阳"}');
    const { lines } = await run(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(lines.map(({ text }) => text)).toEqual(['青\u2028岛', '贵阳']);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const { bad } = await run([Buffer.from([0x22, 0xc7, 0xe0, 0x22])]);
    expect(bad).toEqual(['line 1: expected UTF-8']);
  });

  it('a bug in the bot is not swallowed', async () => {
    const broken = () => {
      throw new Error('bug');
    };
    await expect(run('{"id":1,"text":"一"}', broken)).rejects.toThrow('bug');
  });
});
