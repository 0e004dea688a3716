// What operators watch of the process itself: its engines, what waits, what was lost.
import type { Metrics } from './channels/metrics.js';
import type { Turns } from './channels/turns.js';
import type { QuestionRecorder } from './state/question-recorder.js';
import type { State } from './state/state.js';

interface Watched {
  readonly state: State;
  readonly engines: State['engines'];
  readonly recorder: QuestionRecorder;
  readonly turns: Turns;
}

export function watchProcess(metrics: Metrics, { state, engines, recorder, turns }: Watched): void {
  metrics.measureProcess();
  metrics.gauge(
    'zonebot_store_up',
    'Whether an engine of the state took what it was last given: 1 or 0.',
    'store',
    () => new Map([...engines()].map(([engine, isUp]) => [engine, isUp ? 1 : 0])),
  );
  metrics.gauge(
    'zonebot_questions_dropped',
    'Rows of the question log that were lost since the start.',
    'store',
    () => new Map([['questions', recorder.dropped()]]),
  );
  metrics.gauge(
    'zonebot_waiting',
    'Messages that came and are not done yet, by channel; of all, those that wait to be thought about: turns.',
    'queue',
    () =>
      new Map([
        ['turns', turns.waiting()],
        ['telegram', [...state.inbox('telegram').waiting().values()].reduce((sum, size) => sum + size, 0)],
      ]),
  );
}
