// A strict stand-in of the Telegram Bot API on this machine, for tests that must not reach the network.
import type { AddressInfo } from 'node:net';
import type { UserFromGetMe } from 'grammy/types';
import { Chats } from './chats.js';
import { Faults } from './faults.js';
import { Files } from './files.js';
import { Ledger } from './ledger.js';
import { People } from './people.js';
import { Queries } from './queries.js';
import { Api } from './server.js';
import { type NewUpdate, Updates } from './updates.js';
import { Webhook, type WebhookPace } from './webhook.js';
import type { World } from './world.js';

export interface StandInOptions {
  token?: string;
  me?: Partial<UserFromGetMe>;
  /** Of the generator behind faults with a probability. */
  seed?: number;
  /** How long a query may be answered. */
  queryTtlMs?: number;
  /** How patiently updates are delivered to a webhook. */
  webhook?: Partial<WebhookPace>;
}

export interface StandIn {
  apiRoot: string;
  token: string;
  me: UserFromGetMe;
  /** What was called and what became of it. */
  ledger: Ledger;
  /** Scripts what goes wrong. */
  faults: Faults;
  /** Users who write, press and ask. */
  people: People;
  /** Queues an update; returns its update_id. An update whose kind was not asked for ends in `dropped`. */
  push(update: NewUpdate): number;
  /** Queues an update again under the same update_id. */
  repeat(updateId: number): void;
  /** How many updates are not confirmed, or not delivered to the webhook. */
  pending(): number;
  dropped: Updates['dropped'];
  waitFor: Ledger['waitFor'];
  close(): Promise<void>;
}

const ME: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Zonebot',
  username: 'zonebot_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  supports_guest_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

const PACE: WebhookPace = { firstMs: 1000, maxMs: 60_000, timeoutMs: 60_000 };

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const me = { ...ME, ...options.me };
  const token = options.token ?? `${me.id}:AAStandInTokenForTestsOnly_0123456789`;
  const updates = new Updates();
  const world: World = {
    me,
    chats: new Chats(),
    files: new Files(),
    queries: new Queries(options.queryTtlMs ?? 600_000),
    updates,
    webhook: new Webhook(updates, { ...PACE, ...options.webhook }),
    profile: new Map(),
    loggedOut: false,
  };
  const ledger = new Ledger(world.chats);
  const faults = new Faults(options.seed ?? 1);
  const api = new Api({ token, world, ledger, faults });
  await new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve));

  const push = (update: NewUpdate): number => {
    world.chats.take(update);
    world.queries.take(update);
    return updates.push(update);
  };
  return {
    apiRoot: `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`,
    token,
    me,
    ledger,
    faults,
    people: new People(world, push),
    push,
    repeat: (updateId) => updates.repeat(updateId),
    pending: () => updates.queue.length,
    dropped: updates.dropped,
    waitFor: (find, timeoutMs) => ledger.waitFor(find, timeoutMs),
    close: async () => {
      world.webhook.stop();
      ledger.close();
      updates.end('the stand-in was closed');
      await api.close();
    },
  };
}
