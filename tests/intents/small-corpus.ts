// Small corpora for the tests of intents: invented news of zones that no newspaper knows.
import type { Source } from '../../src/corpus/types.js';
import { type Opened, openBot } from '../../src/open.js';
import { sourceOf } from '../source.js';

export interface Story {
  readonly zone: string;
  readonly text: readonly string[];
  readonly year?: number;
}

/** A bot over one file for each story. */
export function botOver(stories: readonly Story[]): Opened {
  const sources = stories.map(({ zone, text, year }, index): Source => {
    const lines = [`${zone}：项目建设提速`, '◎本报记者 何星辉', ...text];
    const date = year === undefined ? null : { year, month: 3, day: 1 };
    return sourceOf(lines.join('\n\n'), { file: `${index}.txt`, newspaper: '试刊', date });
  });
  return openBot(sources, { max: 100, ttl: 3_600_000 });
}
