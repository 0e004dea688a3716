// All measured figures in one Markdown file that is compared from commit to commit: stable order, no times, no dates.
import { basename } from 'node:path';
import type { Knowledge } from '../knowledge/knowledge.js';
import { type Ask, formatMeasurement, measureFiles, type QuestionFile } from './measure.js';
import type { SourceText } from './printed.js';
import { formatSelf, measureSelf } from './self-test.js';

export interface ReportParts {
  readonly knowledge: Knowledge;
  readonly ask: Ask;
  readonly sourceText: SourceText;
  /** Question files, each with a section of its own. */
  readonly files: readonly QuestionFile[];
}

/** The report, with a line feed at the end. Throws UsageError for a broken question file. */
export async function writeReport({ knowledge, ask, sourceText, files }: ReportParts): Promise<string> {
  const measured = files.map((file, index) => {
    // Sessions of different files must not meet.
    const askApart: Ask = (session, text) => ask(`file-${index + 1}-${session}`, text);
    return section(basename(file.name), formatMeasurement(measureFiles([file], askApart, sourceText)));
  });
  const self = formatSelf(await measureSelf(knowledge, ask, sourceText));
  const { pages, articles, sentences, entities, facts } = knowledge;
  const size = [
    `${pages.length} sources`,
    `${articles.length} articles`,
    `${sentences.length} sentences`,
    `${entities.size} names`,
    `${facts.length} facts`,
  ].join(', ');
  return `${['# Measured', `Corpus: ${size}. Written by \`npm run measure\`.`, section('Self-test', self), ...measured].join('\n\n')}\n`;
}

/** Four backticks, because a question may hold three. */
function section(title: string, body: string): string {
  return `## ${title}\n\n\`\`\`\`text\n${body}\n\`\`\`\``;
}
