// An answer in words, for `explain`.
import type { Answer } from './types.js';

/** What is answered and on what it stands, line by line. */
export function describeAnswer(answer: Answer): string {
  if (answer.type !== 'found')
    return `answer ${answer.type}${answer.type === 'unknown' ? ` (${answer.reason}) ${answer.headline}` : ''}`;
  const evidence = answer.evidence.map(
    ({ file, start, end, quote }) => `  ${file}:${start}-${end} 「${quote}」`,
  );
  return [`answer ${answer.kind} 「${answer.headline}」`, ...evidence].join('\n');
}
