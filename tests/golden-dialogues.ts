// The questions of the golden conversations in tests/transcripts/, for holding them anew in a channel.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('transcripts/', import.meta.url);

export const DIALOGUES: readonly (readonly string[])[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
    return lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  });
