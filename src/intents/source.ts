// Where the last answer was printed: 「出处？」, /source.
import type { Answer } from '../answer/types.js';
import { NOTHING_TO_CITE, sourceLine } from '../answer/wording.js';
import { found } from './found.js';
import type { Intent, IntentInput } from './intent.js';

function answer({ query, knowledge, session }: IntentInput): Answer {
  const { evidence } = session;
  const headline = evidence.length > 0 ? sourceLine(evidence[0]).replace(/^——/u, '') : '';
  return (
    found(query, knowledge, { kind: 'passage', headline, evidence }) ?? {
      type: 'guide',
      lines: [NOTHING_TO_CITE],
      suggestions: [],
    }
  );
}

export const sourceIntent: Intent = {
  name: 'source',
  commands: ['source', '出处', '来源'],
  examples: [
    { say: '出处？', expect: 'guide' },
    { say: '苏州工业园区的出处是什么', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'evidence',
  answer,
};
