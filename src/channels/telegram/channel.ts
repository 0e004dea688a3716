// The Telegram channel as a whole: receive → inbox → plan → deliver. What it needs comes in as arguments.
import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Bot } from '../../bot.js';
import type { Conversations } from '../../conversations.js';
import type { Operators } from '../../questions/operators.js';
import type { Inbox } from '../../state/inbox.js';
import type { Keepsakes } from '../../state/keepsakes.js';
import type { Pictures } from '../card/pictures.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Reception } from '../reception.js';
import type { Me } from './answering.js';
import { createArrivals } from './arrivals.js';
import { createSigner } from './buttons.js';
import { NOTHING, type Planned, photoName } from './calls.js';
import { createDelivery } from './deliver.js';
import { createLanes, type Lanes } from './lanes.js';
import { createPlanner, planFailure, planRefusal } from './plan.js';
import { checkedUpdate } from './update-schema.js';

export interface ChannelParts {
  readonly token: string;
  readonly api: Api;
  readonly me: Me;
  readonly bot: Pick<Bot, 'lookup' | 'commands'>;
  readonly conversations: Pick<Conversations, 'turn' | 'lookup' | 'forget' | 'vote' | 'questionDays'>;
  readonly operators: Operators;
  readonly pictures: Pictures;
  readonly reception: Pick<Reception, 'limit' | 'serve'>;
  readonly inbox: Inbox;
  readonly keepsakes: Keepsakes;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<boolean>;
  readonly onFatal: (error: unknown) => void;
}

/** A request to Telegram takes so many seconds at most; getUpdates is held for thirty. */
const REQUEST_SECONDS = 20;
export const POLL_SECONDS = 50;

export function createApi(token: string, apiRoot: string, timeoutSeconds: number = REQUEST_SECONDS): Api {
  return new Api(token, { apiRoot, timeoutSeconds });
}

/** Ready to accept updates; what was left by a former process is taken up by `resume`. */
export function createTelegramChannel(parts: ChannelParts): Lanes {
  const { token, api, me, bot, conversations, pictures, reception, inbox } = parts;
  const { keepsakes, log, metrics, now, wait, onFatal } = parts;
  const sentPicture = async (zone: string) => {
    const key = pictures.keyOf(zone);
    return key === null ? null : ((await keepsakes.read('photo', photoName(me.id, key))) as string | null);
  };
  const arrivals = createArrivals({ me, commands: bot.commands, reception });
  const planning = {
    bot,
    conversations,
    operators: parts.operators,
    me,
    sign: createSigner(token),
    keepsakes,
    cardOf: pictures.cardOf,
    sentPicture,
  };
  const planner = createPlanner(planning);
  /** The one catch of this channel: a bug in the bot costs one answer, and in private the user is told. */
  const plan = async (update: Update, lane: string): Promise<Planned> => {
    try {
      const refusal = await arrivals.refusal(update);
      if (refusal) return planRefusal(update, refusal, planning);
      const asker = { channel: 'telegram', user: lane, chat: lane };
      if (checkedUpdate(update)) return await reception.serve(asker, () => planner(update));
      log.warn({ update: update.update_id }, 'an update that is none');
      return NOTHING;
    } catch (error) {
      log.error({ err: error, update: update.update_id }, 'an update could not be answered');
      return planFailure(update);
    }
  };
  const deliver = createDelivery({ api, bot: me.id, pictures, sentPicture, log, metrics, now, wait });
  const lanes = createLanes({ inbox, plan, deliver, log, wait, onFatal });
  return { ...lanes, accept: async (updates) => lanes.accept(await arrivals.admit(updates)) };
}
