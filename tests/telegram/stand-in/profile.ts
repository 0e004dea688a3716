// What a bot shows of itself, per scope and language: commands, name, descriptions, menu button.
import { checkCommands, checkLanguage, checkMenuButton, checkShown, scopeKey } from './check-profile.js';
import { bad } from './errors.js';
import { type Dict, optArray, optDict, optInt, optString } from './fields.js';
import type { Spec } from './params.js';
import { isPrivate } from './send.js';
import type { Method, World } from './world.js';

const SCOPED: Spec = { scope: 'object', language_code: 'string' };

function languageOf(params: Dict): string {
  const code = optString(params, 'language_code') ?? '';
  checkLanguage(code);
  return code;
}

function commandsKey(params: Dict, world: World): string {
  const scope = scopeKey(optDict(params, 'scope'), (id) => {
    world.chats.room(id);
  });
  return `commands ${scope} ${languageOf(params)}`;
}

export const setMyCommands: Method = {
  params: { ...SCOPED, commands: 'array' },
  run: (params, world) => {
    const commands = optArray(params, 'commands') ?? [];
    checkCommands(commands);
    world.profile.set(commandsKey(params, world), commands);
    return true;
  },
};

export const getMyCommands: Method = {
  params: SCOPED,
  run: (params, world) => world.profile.get(commandsKey(params, world)) ?? [],
};

export const deleteMyCommands: Method = {
  params: SCOPED,
  run: (params, world) => {
    world.profile.delete(commandsKey(params, world));
    return true;
  },
};

/** A setter of a text that is kept by language. */
export function setterOf(field: string, max: number): Method {
  return {
    params: { [field]: 'string', language_code: 'string' },
    run: (params, world) => {
      const text = optString(params, field) ?? '';
      checkShown(field, text, max);
      world.profile.set(`${field} ${languageOf(params)}`, text);
      return true;
    },
  };
}

/** Its getter: without a text for the language, the one for all languages shows. */
export function getterOf(field: string): Method {
  return {
    params: { language_code: 'string' },
    run: (params, world) => {
      const own = world.profile.get(`${field} ${languageOf(params)}`) || world.profile.get(`${field} `);
      return { [field]: own || (field === 'name' ? world.me.first_name : '') };
    },
  };
}

function buttonKey(params: Dict, world: World): string {
  const id = optInt(params, 'chat_id');
  if (id === undefined) return 'menu button';
  if (!isPrivate(world.chats.room(id).chat)) throw bad('Chat not found');
  return `menu button ${id}`;
}

export const setChatMenuButton: Method = {
  params: { chat_id: 'integer', menu_button: 'object' },
  run: (params, world) => {
    world.profile.set(buttonKey(params, world), checkMenuButton(optDict(params, 'menu_button')));
    return true;
  },
};

export const getChatMenuButton: Method = {
  params: { chat_id: 'integer' },
  run: (params, world) => world.profile.get(buttonKey(params, world)) ?? { type: 'default' },
};
