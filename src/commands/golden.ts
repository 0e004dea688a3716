// golden.jsonl, beside the corpus: questions that have to stay right, in the format of `measure`. A changed corpus is asked
// them before it takes the place of the old one.
import { toRecord } from '../answer/record.js';
import type { AnswerRecord } from '../answer/types.js';
import type { Bot } from '../bot.js';
import type { Session } from '../understand/session.js';
import { type Ask, type Judgement, judgedTurns } from './measure.js';
import { isAnswer } from './printed.js';
import { type Dialogue, readQuestionFile } from './question-file.js';
import { oneLine } from './table.js';
import { UsageError } from './usage-error.js';

/** An answer that is another one, or that is right or wrong now as it was not before. */
export interface GoldenMove {
  readonly question: string;
  readonly was: string;
  readonly is: string;
  readonly right: 'still' | 'now' | 'no longer' | 'never';
}

export interface GoldenResult {
  readonly asked: number;
  readonly moved: readonly GoldenMove[];
}

type Asked = Pick<Bot, 'converse'>;

/** Asks both bots; `pause` comes between two questions, so that others get their turn. */
export async function compareGolden(
  dialogues: readonly Dialogue[],
  before: Asked,
  after: Asked,
  pause: () => Promise<void>,
): Promise<GoldenResult> {
  const moved: GoldenMove[] = [];
  const old = judgedTurns(dialogues, askOf(before), () => null);
  let asked = 0;
  for (const now of judgedTurns(dialogues, askOf(after), () => null)) {
    await pause();
    const was = old.next().value as Judgement;
    asked += 1;
    const [told, tells] = [was, now].map(({ record }) => oneLine(record.headline ?? record.text));
    if (told === tells && was.inReply === now.inReply) continue;
    moved.push({ question: now.turn.q, was: told, is: tells, right: rightness(was.inReply, now.inReply) });
    await pause();
  }
  return { asked, moved };
}

function rightness(was: boolean, is: boolean): GoldenMove['right'] {
  if (was) return is ? 'still' : 'no longer';
  return is ? 'now' : 'never';
}

function askOf({ converse }: Asked): Ask {
  const sessions = new Map<string, Session>();
  return (id, text) => {
    const { answer, session } = converse(text, sessions.get(id) ?? null);
    sessions.set(id, session);
    return toRecord(answer);
  };
}

export function goldenLines({ asked, moved }: GoldenResult): readonly string[] {
  return [
    `golden answers: ${asked} asked, ${moved.length} moved`,
    ...moved.map(({ question, was, is, right }) => `  ${question} (${right} right): ${was} → ${is}`),
  ];
}

/** A line for the file, which holds the answer that the bot gives now. Throws UsageError where it gives none. */
export function goldenLine(question: string, record: AnswerRecord): string {
  if (record.kind === 'clarification' || record.kind === 'help')
    throw new UsageError(
      `「${question}」: expected a question that is answered or refused, got ${record.kind}`,
    );
  const expected = isAnswer(record)
    ? { all: [[(record.headline ?? record.text).replace(/…$/u, '')]] }
    : { refuse: true };
  const line = JSON.stringify({ q: question, ...expected });
  readQuestionFile('golden.jsonl', line);
  return line;
}
