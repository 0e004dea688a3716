// What operators learn of each question: a line of the log without its words, and metrics.
import type { Answer } from '../answer/types.js';
import type { Exchange } from '../conversations.js';
import { countCache } from './cache-metrics.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

export interface ExchangeWatch {
  readonly log: Log;
  readonly metrics: Metrics;
  /** A name for a person that leads back to nobody. */
  readonly hash: (person: string) => string;
}

export function watchExchanges({ log, metrics, hash }: ExchangeWatch): (exchange: Exchange) => void {
  const count = metrics.counter(
    'zonebot_answers_total',
    'Questions by channel and by what came of them: type, and kind of answer or reason of refusal.',
    ['channel', 'type', 'kind'],
  );
  const time = metrics.histogram(
    'zonebot_answer_seconds',
    'Time from a question to its answer, by channel.',
    ['channel'],
  );
  const firstReplies = countCache(metrics, 'first replies');
  return ({ channel, person, answer, isKnown, ms }) => {
    const type = answer?.type ?? 'failed';
    const kind = answer === null ? 'bug' : kindOf(answer);
    count({ channel, type, kind });
    time({ channel }, ms);
    if (isKnown !== null) firstReplies(isKnown);
    const who = person === null ? null : hash(person);
    log.info({ channel, person: who, type, kind, ms: Math.round(ms * 10) / 10 }, 'answered');
  };
}

function kindOf(answer: Answer): string {
  if (answer.type === 'found') return answer.kind;
  return answer.type === 'unknown' ? answer.reason : answer.type;
}
