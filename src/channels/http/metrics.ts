// Counters for Prometheus: requests with their times, answers by kind, refusals by reason.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../answer/types.js';

export interface Metrics {
  readonly measureRequests: MiddlewareHandler;
  countAnswer(answer: Answer): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds: answers take milliseconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** `now` in ms. */
export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'zonebot_http_request_seconds',
    help: 'Time from request to response, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const answers = new Counter({
    name: 'zonebot_answers_total',
    help: 'Answers over /v1, by type and by kind or reason of refusal.',
    labelNames: ['type', 'kind'],
    registers,
  });
  return {
    measureRequests: async (context, next) => {
      const began = now();
      await next();
      // A route, not a path: strangers' paths would be labels without end.
      const labels = {
        method: context.req.method,
        route: routePath(context, -1),
        status: context.res.status,
      };
      requests.observe(labels, (now() - began) / 1000);
    },
    countAnswer: (answer) => {
      const kind =
        answer.type === 'found' ? answer.kind : answer.type === 'unknown' ? answer.reason : answer.type;
      answers.inc({ type: answer.type, kind });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
