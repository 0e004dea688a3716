// A reply as other programs read it: the `answer` of `ask --jsonl`.
import { isoDate } from '../text/date.js';
import { itemText, plainText } from './plain.js';
import type { Answer, AnswerRecord, Evidence } from './types.js';

type Citation = AnswerRecord['citations'][number];

/** UTF-16 units that a headline may have. */
const HEADLINE_MAX = 80;

export function toRecord(answer: Answer): AnswerRecord {
  const base = { text: plainText(answer), items: [], verdict: null, zone: null, citations: [] };
  switch (answer.type) {
    case 'found':
      return {
        ...base,
        kind: answer.kind,
        headline: shortLine(answer.headline),
        items: answer.items.map(itemText),
        verdict: answer.verdict,
        zone: answer.zone,
        citations: answer.evidence.map(citation),
        suggestions: answer.suggestions,
      };
    case 'unknown':
      return {
        ...base,
        kind: 'refusal',
        headline: shortLine(answer.headline),
        zone: answer.zone,
        citations: answer.nearest.map(citation),
        suggestions: answer.suggestions,
      };
    case 'ask':
      return {
        ...base,
        kind: 'clarification',
        headline: shortLine(answer.question),
        suggestions: answer.choices,
      };
    case 'guide':
      return { ...base, kind: 'help', headline: null, suggestions: answer.suggestions };
    default:
      return answer satisfies never;
  }
}

function citation(evidence: Evidence): Citation {
  const { quote, start, end, file, article, section, date, corrections } = evidence;
  const place = { quote, start, end, file, article, section, date: date && (isoDate(date) || null) };
  return corrections ? { ...place, corrections } : place;
}

/** One line of at most 80 units, cut between characters; null for nothing. */
function shortLine(text: string): string | null {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= HEADLINE_MAX) return line === '' ? null : line;
  let cut = '';
  for (const character of line) {
    if (cut.length + character.length > HEADLINE_MAX - 1) break;
    cut += character;
  }
  return `${cut}…`;
}
