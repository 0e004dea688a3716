// Measuring, with its files: question files in, tables and reports out.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toRecord } from './answer/record.js';
import { showProgress } from './channels/progress.js';
import { UsageError } from './commands/args.js';
import type { Command } from './commands/command.js';
import { type Ask, formatMeasurement, measureFiles } from './commands/measure.js';
import type { SourceText } from './commands/printed.js';
import { writeReport } from './commands/report.js';
import { formatSelf, measureSelf } from './commands/self-test.js';
import { formatSquad, measureSquad } from './commands/squad.js';
import { type Opened, openBot } from './open.js';

/** Throws UsageError. */
export function readText(file: string): { readonly name: string; readonly text: string } {
  try {
    return { name: file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read as UTF-8 text: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
  }
}

/** What measuring needs of a bot: its replies as records, and the text in which their citations count. */
function measurable({ bot, knowledge }: Opened): { readonly ask: Ask; readonly sourceText: SourceText } {
  const place = (file: string, article: string) => JSON.stringify([file, article]);
  const texts = new Map(
    knowledge.articles.map(({ source, node }) => [place(source.file, node.id), source.text]),
  );
  return {
    ask: (session, text) => toRecord(bot.reply(session, text)),
    sourceText: (file, article) => texts.get(place(file, article)) ?? null,
  };
}

export function measure(opened: Opened, files: readonly string[]): string {
  const { ask, sourceText } = measurable(opened);
  return formatMeasurement(measureFiles(files.map(readText), ask, sourceText));
}

export async function selfTest(opened: Opened): Promise<string> {
  const { ask, sourceText } = measurable(opened);
  return formatSelf(await measureSelf(opened.knowledge, ask, sourceText));
}

export async function saveReport(
  opened: Opened,
  { files, report }: Extract<Command, { name: 'measure-report' }>,
): Promise<void> {
  const { knowledge } = opened;
  const text = await writeReport({ knowledge, ...measurable(opened), files: files.map(readText) });
  save(report, text);
}

/** Throws UsageError. */
export function save(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be written: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
  }
}

/** These questions have paragraphs of their own; the corpus folder is not opened. */
export function measureSquadFiles(
  { files, limit }: Extract<Command, { name: 'measure-squad' }>,
  say: (text: string) => void,
): void {
  for (const file of files.map(readText)) {
    const measured = measureSquad(file, limit, {
      open: (sources) => {
        const opened = openBot(sources, { max: 1, ttl: 60_000 });
        return { knowledge: opened.knowledge, ask: measurable(opened).ask };
      },
      now: () => performance.now(),
      onProgress: showProgress,
    });
    say(formatSquad(measured));
  }
}
