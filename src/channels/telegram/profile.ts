// How the bot introduces itself: commands by scope and language, name, descriptions, menu button.
import { type Api, GrammyError } from 'grammy';
import { CHAT_WORDING, type Language } from '../../answer/chat-wording.js';
import type { Keepsakes } from '../../state/keepsakes.js';
import { digestOf } from '../digest.js';
import type { Log } from '../log.js';

interface ProfileCall {
  readonly method: string;
  readonly payload: object;
}

/** What users get whose client speaks neither language: the first of these. */
const LANGUAGES: readonly { readonly code: string; readonly language: Language }[] = [
  { code: '', language: 'zh' },
  { code: 'zh', language: 'zh' },
  { code: 'en', language: 'en' },
];

function profileCalls(): readonly ProfileCall[] {
  const perLanguage = LANGUAGES.flatMap(({ code, language }) => {
    const words = CHAT_WORDING[language];
    const tagged = { language_code: code };
    const menu = (scope: string, commands: object) => ({
      method: 'setMyCommands',
      payload: { commands, scope: { type: scope }, ...tagged },
    });
    return [
      menu('default', words.privateMenu),
      menu('all_private_chats', words.privateMenu),
      menu('all_group_chats', words.groupMenu),
      { method: 'setMyName', payload: { name: words.name, ...tagged } },
      { method: 'setMyDescription', payload: { description: words.about, ...tagged } },
      { method: 'setMyShortDescription', payload: { short_description: words.shortAbout, ...tagged } },
    ];
  });
  return [...perLanguage, { method: 'setChatMenuButton', payload: { menu_button: { type: 'commands' } } }];
}

/** Tells Telegram what has changed since it was last told: these calls are few a day. A failure costs the profile alone. */
export async function announce(
  api: Pick<Api, 'raw'>,
  bot: number,
  keepsakes: Pick<Keepsakes, 'read' | 'write'>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const raw = api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
  for (const { method, payload } of profileCalls()) {
    const digest = digestOf(JSON.stringify(payload));
    const { commands, scope, language_code } = payload as Record<string, unknown>;
    const key = JSON.stringify([bot, method, commands ? scope : null, language_code ?? null]);
    if (signal.aborted) return;
    if ((await keepsakes.read('profile', key)) === digest) continue;
    try {
      await raw[method](payload);
      await keepsakes.write({ kind: 'profile', key, owner: 'profile', body: digest });
    } catch (error) {
      const reason = error instanceof GrammyError ? error.description : 'network';
      log.warn({ method, reason }, 'profile not changed');
    }
  }
}
