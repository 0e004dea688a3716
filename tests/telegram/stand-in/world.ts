// The state that methods work on, and the shape of a method.
import type { UserFromGetMe } from 'grammy/types';
import type { Upload } from './body.js';
import type { Chats } from './chats.js';
import type { Dict } from './fields.js';
import type { Files } from './files.js';
import type { Spec } from './params.js';
import type { Queries } from './queries.js';
import type { Updates } from './updates.js';
import type { Webhook } from './webhook.js';

export interface World {
  me: UserFromGetMe;
  chats: Chats;
  files: Files;
  queries: Queries;
  updates: Updates;
  webhook: Webhook;
  /** Commands, names, descriptions and menu buttons, each by its scope and language. */
  profile: Map<string, unknown>;
  /** Set by logOut: Telegram then knows the token no more. */
  loggedOut: boolean;
}

export interface Request {
  files: Map<string, Upload>;
  /** Aborted when the client has gone away. */
  signal: AbortSignal;
}

export interface Method {
  params: Spec;
  run: (params: Dict, world: World, request: Request) => unknown;
}
