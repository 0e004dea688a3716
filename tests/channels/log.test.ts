// The log keeps secrets to itself, whatever somebody gives it.
import { inspect } from 'node:util';
import { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/channels/log.js';

const TOKEN = '7000000001:AAcanary_canary-canary_0123456789abcd';
const OTHER = 'wechat-canary';

function logged(tell: (log: ReturnType<typeof createLog>) => void): string {
  let output = '';
  tell(
    createLog(
      {
        write: (line) => {
          output += line;
        },
      },
      { level: 'debug', secrets: [TOKEN, OTHER, ''] },
    ),
  );
  return output;
}

describe('the log', () => {
  it('is one line of JSON each, also where a text tries to be more', () => {
    const output = logged((log) => log.info({ text: 'a\nb\u001b[31m' }, 'said'));
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(output)).toMatchObject({ level: 'info', msg: 'said', text: 'a\nb\u001b[31m' });
    expect(output).not.toContain('\u001b');
  });

  it('of an error that carries an address tells name, message and stack, without the token', async () => {
    const failure = await new Api(TOKEN, { apiRoot: 'http://127.0.0.1:1' })
      .getMe()
      .catch((error: unknown) => error);
    // Such is the trap: the error object holds the address.
    expect(inspect(failure)).toContain(TOKEN);
    for (const bindings of [
      { err: failure },
      { failure },
      { deep: { er: [failure] } },
      { text: inspect(failure) },
    ]) {
      const output = logged((log) => log.error(bindings, `failed: ${inspect(failure)}`));
      expect(output).not.toContain('canary');
      expect(output).toContain('[secret]');
    }
  });

  it.each([
    [
      'a token of another bot',
      'https://api.telegram.org/bot123456789:AAabcdefghijklmnopqrstuvwxyz_012345/getMe',
    ],
    ['a secret of another channel', `token=${OTHER}`],
  ])('does not tell %s either', (_, text) => {
    const output = logged((log) => log.warn({ text }, text));
    expect(output).not.toMatch(/AAabc|canary/u);
  });

  it('tells what is no secret', () => {
    expect(logged((log) => log.info({ time: '12:30', ratio: '1:2' }, 'ok'))).toContain('"ratio":"1:2"');
  });
});
