// How the bot introduces itself: accepted by the stand-in's checks, in two languages, told once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runChannel } from './channel-on-stand-in.js';
import { call } from './raw-client.js';
import { startStandIn } from './stand-in/stand-in.js';

const isProfile = ({ method }: { readonly method: string }) => /^set(?:My|Chat)/u.test(method);

it('commands, name and descriptions are set by scope and language, and not again after a restart', async () => {
  const standIn = await startStandIn();
  const home = mkdtempSync(join(tmpdir(), 'zonebot-profile-'));
  const file = join(home, 'state.sqlite');
  const first = runChannel(standIn, { file });
  await standIn.waitFor((ledger) => ledger.of('setChatMenuButton')[0]?.outcome);
  await first.stop();
  const told = standIn.ledger.calls.filter(isProfile);
  expect(told.filter(({ outcome, unknown }) => !outcome?.ok || unknown.length > 0)).toEqual([]);

  const commands = async (language_code: string, type: string) => {
    const { result } = await call(standIn, 'getMyCommands', { language_code, scope: { type } });
    return (result as { command: string; description: string }[]).map(
      (one) => `${one.command} ${one.description}`,
    );
  };
  expect(await commands('zh', 'all_private_chats')).toContain('zones 收录了哪些园区');
  expect(await commands('en', 'all_private_chats')).toContain('zones Zones in the corpus');
  expect((await commands('', 'all_group_chats'))[0]).toMatch(/^ask 提问/u);
  expect(await commands('zh', 'default')).toEqual(await commands('zh', 'all_private_chats'));

  const second = runChannel(standIn, { file });
  await standIn.waitFor((ledger) => ledger.of('getUpdates').length > 1);
  await second.stop();
  expect(standIn.ledger.calls.filter(isProfile)).toHaveLength(told.length);
  await standIn.close();
  rmSync(home, { recursive: true });
});

it('what Telegram refuses for now, as it does with names that change too often, costs nothing else', async () => {
  const standIn = await startStandIn();
  const tooOften = { kind: 'error', code: 429, description: 'Too Many Requests', retryAfter: 3600 } as const;
  standIn.faults.add(tooOften, { method: 'setMyName' });
  const channel = runChannel(standIn);
  await standIn.waitFor((ledger) => ledger.of('setChatMenuButton')[0]?.outcome);
  const refused = standIn.ledger.calls.filter((one) => isProfile(one) && !one.outcome?.ok);
  expect(refused.map(({ method }) => method)).toEqual(['setMyName']);
  expect(channel.log.join('')).toContain('profile not changed');
  await channel.stop();
  await standIn.close();
});
