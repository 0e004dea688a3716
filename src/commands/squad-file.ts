// Reading-comprehension sets in the layout of SQuAD, as CMRC 2018 and DRCD have it: articles → paragraphs → questions.
import { z } from 'zod';
import { describeIssue } from '../corpus/problem.js';
import type { Source } from '../corpus/types.js';
import { readJson } from '../text/json.js';
import { UsageError } from './args.js';

export interface SquadQuestion {
  readonly id: string;
  readonly question: string;
  /** Index into the sources. */
  readonly paragraph: number;
  /** Any of these is right. */
  readonly answers: readonly [string, ...string[]];
}

export interface SquadFile {
  readonly name: string;
  /** One archive record for each different paragraph, in order of the file. */
  readonly sources: readonly Source[];
  readonly questions: readonly SquadQuestion[];
}

const id = z.union([z.string(), z.int()]).transform(String).nullish();
const answer = z.object({ text: z.string().min(1) });
const question = z.object({
  id,
  question: z.string(),
  answers: z.array(answer).nonempty('expected at least one answer'),
});
const paragraph = z.object({ id, context: z.string().min(1), qas: z.array(question) });
const article = z.object({ title: z.string().nullish(), paragraphs: z.array(paragraph) });
/** The articles stand under `data`, or are the file. */
const layout = z.union([
  z.object({ data: z.array(article) }).transform(({ data }) => data),
  z.array(article),
]);

/** The paragraphs and questions of a file. Throws UsageError: 「a.json: data[0].paragraphs: …」. */
export function readSquadFile(name: string, text: string): SquadFile {
  const json = readJson(text);
  if (!json.ok) throw new UsageError(`${name}: not JSON: expected ${json.fault.expected}`);
  const parsed = layout.safeParse(json.value);
  if (!parsed.success) throw new UsageError(`${name}: ${fault(json.value)}`.replace(/\s+/gu, ' '));
  const sources: Source[] = [];
  const known = new Map<string, number>();
  const questions: SquadQuestion[] = [];
  for (const { title, paragraphs } of parsed.data) {
    for (const { context, qas } of paragraphs) {
      const index = known.get(context) ?? sources.length;
      if (index === sources.length) sources.push(asSource(name, index, title ?? '', context));
      known.set(context, index);
      for (const { id: given, question: words, answers } of qas) {
        const [first, ...others] = answers.map(({ text: gold }) => gold);
        const number = given ?? String(questions.length + 1);
        questions.push({ id: number, question: words, paragraph: index, answers: [first, ...others] });
      }
    }
  }
  if (questions.length === 0) throw new UsageError(`${name}: expected at least one question`);
  return { name, sources, questions };
}

/** A union names no path, so the layout that the file means is asked again. */
function fault(value: unknown): string {
  const expected = Array.isArray(value) ? z.array(article) : z.object({ data: z.array(article) });
  return expected.safeParse(value).error!.issues.slice(0, 3).map(describeIssue).join('; ');
}

function asSource(file: string, index: number, title: string, text: string): Source {
  const record = { id: String(index), title };
  return { file, line: index + 1, text, newspaper: null, rubric: null, date: null, url: null, record };
}
