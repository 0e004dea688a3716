// What the stand-in refuses about what a bot shows of itself, and what it keeps.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, passes, refused } from './raw-client.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.people.meet(privateChat(user(101, '李')));
});
afterAll(() => standIn.close());

describe('profile', () => {
  const set = (payload: object) => call(standIn, 'setMyCommands', payload);
  const commands = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ command: `c${i}`, description: '述' }));
  const one = (command: string, description: string) => ({ commands: [{ command, description }] });

  it('keeps commands by scope and language', async () => {
    const scope = { type: 'chat', chat_id: 101 };
    await passes(set({ ...one('ask', '问'), scope, language_code: 'zh' }));
    const get = (payload: object) => call(standIn, 'getMyCommands', payload);
    expect(await passes(get({ scope, language_code: 'zh' }))).toEqual(one('ask', '问').commands);
    expect(await passes(get({}))).toEqual([]);
    await passes(call(standIn, 'deleteMyCommands', { scope, language_code: 'zh' }));
    expect(await passes(get({ scope, language_code: 'zh' }))).toEqual([]);
  });

  it('refuses commands that break the limits', async () => {
    await passes(set({ commands: commands(100) }));
    refused(await set({ commands: commands(101) }), 'BOT_COMMANDS_TOO_MUCH');
    await passes(set(one('a'.repeat(32), '述'.repeat(256))));
    refused(await set(one('a'.repeat(33), '述')), 'BOT_COMMAND_INVALID');
    refused(await set(one('园区', '述')), 'BOT_COMMAND_INVALID');
    refused(await set(one('a', '述'.repeat(257))), 'BOT_COMMAND_DESCRIPTION_INVALID');
    refused(await set(one('a', '')), 'BOT_COMMAND_DESCRIPTION_INVALID');
    const member = (user_id: number) =>
      set({ commands: [], scope: { type: 'chat_member', chat_id: 101, user_id } });
    await passes(member(101));
    refused(await member(0), "can't parse BotCommandScope: invalid user_id specified");
    refused(await set({ commands: [], language_code: 'zho' }), 'invalid language code specified');
    refused(
      await set({ commands: [], scope: { type: 'all' } }),
      "can't parse BotCommandScope: unsupported type specified",
    );
    refused(
      await set({ commands: [], scope: { type: 'chat', chat_id: 9 } }),
      "can't parse BotCommandScope: chat not found",
    );
  });

  it.each([
    ['Name', 'name', 64],
    ['Description', 'description', 512],
    ['ShortDescription', 'short_description', 120],
  ])('keeps My%s by language, up to its length', async (method, field, max) => {
    await passes(call(standIn, `setMy${method}`, { [field]: '字'.repeat(max), language_code: 'zh' }));
    expect(await passes(call(standIn, `getMy${method}`, { language_code: 'zh' }))).toEqual({
      [field]: '字'.repeat(max),
    });
    refused(
      await call(standIn, `setMy${method}`, { [field]: '字'.repeat(max + 1) }),
      `field "${field}" must not be longer than ${max} characters`,
    );
  });

  it('keeps menu buttons', async () => {
    const menu_button = { type: 'web_app', text: 'w', web_app: { url: 'https://a.example' } };
    await passes(call(standIn, 'setChatMenuButton', { menu_button }));
    expect(await passes(call(standIn, 'getChatMenuButton'))).toEqual(menu_button);
    const plain = { ...menu_button, web_app: { url: 'http://a.example' } };
    refused(await call(standIn, 'setChatMenuButton', { menu_button: plain }), 'BUTTON_URL_INVALID');
  });
});
