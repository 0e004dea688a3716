// 「为什么」 alone, after an answer: the sentence near its evidence that gives a reason, or that none does.
import type { Answer, Evidence, Unknown } from '../answer/types.js';
import { NO_REASON, NOTHING_TO_EXPLAIN } from '../answer/wording.js';
import { reasonNear } from '../find/reasons.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

/** The sentence that some evidence quotes; null for a headline or a byline. */
function sentenceOf(
  { file, article, start, end }: Evidence,
  { sentences, articles }: Knowledge,
): number | null {
  const found = sentences.find(({ node, article: own }) => {
    const { node: printed, source } = articles[own];
    return (
      node.span.start === start && node.span.end === end && source.file === file && printed.id === article
    );
  });
  return found?.index ?? null;
}

const refusal = (headline: string, nearest: readonly Evidence[]): Unknown => ({
  type: 'unknown',
  reason: nearest.length > 0 ? 'attribute' : 'unclear',
  headline,
  zone: null,
  notes: [],
  nearest,
  suggestions: [],
});

function answer({ query, knowledge, session }: IntentInput): Answer {
  const shown = session.shown?.evidence ?? [];
  if (shown.length === 0) return refusal(NOTHING_TO_EXPLAIN, []);
  const last = shown.flatMap((evidence) => sentenceOf(evidence, knowledge) ?? []).slice(0, 1);
  const [reason] = last.flatMap((sentence) => reasonNear(knowledge, sentence) ?? []);
  if (reason === undefined) return refusal(NO_REASON, shown.slice(0, 1));
  return found(query, knowledge, {
    kind: 'passage',
    headline: tellingClauses(query, knowledge, reason),
    evidence: [...new Set([reason, ...last])].map((sentence) => evidenceFor(knowledge, sentence)),
    zone: zoneName(knowledge, reason),
  })!;
}

export const whyIntent: Intent = {
  name: 'why',
  commands: [],
  examples: [{ say: '为什么', expect: 'unknown' }],
  applies: ({ expected }) => expected === 'cause',
  answer,
};
