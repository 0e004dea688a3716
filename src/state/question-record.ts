// What is recorded of an answer: what kind it was, and of a refusal why.
import type { Answer } from '../answer/types.js';
import type { Understood } from '../understand/understood.js';
import type { Recorded } from './question-recorder.js';

type OfAnswer = Omit<Recorded, 'text' | 'ms'>;

const NOTHING = { kind: null, zone: null, reason: null, headline: null } as const;
/** A bug kept the bot from answering. */
export const FAILED: OfAnswer = { ...NOTHING, answer: 'failed' };

export function recordOf(answer: Answer, { kind, zone, isDoubtful }: Understood): OfAnswer {
  switch (answer.type) {
    case 'found': {
      const { headline } = answer;
      return { kind, zone: zone ?? answer.zone, answer: answer.kind, reason: null, headline };
    }
    case 'unknown': {
      const { headline } = answer;
      return { kind, zone, answer: 'refusal', reason: isDoubtful ? 'doubt' : answer.reason, headline };
    }
    case 'ask':
      return { ...NOTHING, kind, answer: 'clarification' };
    case 'guide':
      return { ...NOTHING, answer: 'help' };
    default:
      return answer satisfies never;
  }
}
