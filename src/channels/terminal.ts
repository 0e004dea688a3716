// The chat in the terminal. With a keyboard: prompt, editing, history; in a pipe: each question echoed, then its reply.
import { createInterface, type Interface } from 'node:readline';
import type { Answer } from '../answer/types.js';
import { REPLY_FAILED, TERMINAL_GOODBYE, TERMINAL_WELCOME } from '../answer/wording.js';
import { printable } from './printable.js';
import { renderTerminal } from './terminal-render.js';

export { renderTerminal, type TerminalStyle } from './terminal-render.js';

/** What a channel needs of the bot. */
export interface Responder {
  reply(session: string, text: string): Answer;
}

export interface TerminalOptions {
  readonly bot: Responder;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  /** A person sits at both ends: input and output are terminals. */
  readonly isTTY: boolean;
  /** The reader wants colour; in a pipe there is none all the same. */
  readonly colour: boolean;
  /** Said to the bot first, when a person sits there; null for nothing. */
  readonly opening?: string | null;
  readonly session?: string;
  /** Learns of a bug in the bot; the chat goes on. */
  readonly onFailure?: (error: unknown) => void;
}

const PROMPT = '> ';
const LEAVE = /^\/(?:quit|exit|退出)$/iu;

/** Chats until the input ends, or until one leaves by Ctrl-D, Ctrl-C on an empty line, or /quit. */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { input, output, isTTY, opening = '/start' } = options;
  const editing = { terminal: true, historySize: 1000, removeHistoryDuplicates: true, tabSize: 4 };
  const lines = createInterface({
    input,
    output,
    prompt: PROMPT,
    ...(isTTY ? editing : { terminal: false }),
  });
  keepOrderInMidLine(lines);
  // Nobody reads on (「zonebot chat < questions | head」): leave quietly.
  const hangUp = () => lines.close();
  output.on('error', hangUp);
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  lines.on('SIGINT', () => (lines.line === '' ? lines.close() : clearLine(lines)));
  // The iterator has to listen before the first wait, or lines that come early are lost.
  const questions = lines[Symbol.asyncIterator]();
  if (isTTY) {
    const greeting = opening === null ? '' : `${respond(options, opening)}\n\n`;
    await write(output, `${greeting}${TERMINAL_WELCOME}\n\n`);
    // Keys that came meanwhile stay, with the cursor behind them.
    lines.prompt(true);
  }
  for await (const line of { [Symbol.asyncIterator]: () => questions }) {
    const text = line.trim();
    if (LEAVE.test(text)) break;
    if (text !== '') {
      const echo = isTTY ? '' : `${PROMPT}${printable(text)}\n`;
      await write(output, `${echo}${respond(options, text)}\n\n`);
    }
    if (isTTY && open) lines.prompt(true);
  }
  lines.close();
  if (isTTY) await write(output, `\n${TERMINAL_GOODBYE}\n`);
  output.off('error', hangUp);
}

/** The one catch of this channel: a bug in the bot costs one reply, not the chat. */
function respond(
  { bot, output, isTTY, colour, session = 'terminal', onFailure }: TerminalOptions,
  text: string,
): string {
  try {
    // A terminal that does not know its size says 0.
    const width = output.columns || Number.POSITIVE_INFINITY;
    return renderTerminal(bot.reply(session, text), { width, colour: isTTY && colour });
  } catch (error) {
    onFailure?.(error);
    return REPLY_FAILED;
  }
}

/**
 * Node switches completion off while a chunk of several characters comes in, and without completion it puts all but
 * the last at the end of the line (_insertString in lib/internal/readline/interface.js). A Chinese input method sends
 * 高新 as one chunk, so 青岛|区 would become 青岛新区高. There is no completer here: completion may stay on.
 */
function keepOrderInMidLine(lines: Interface): void {
  Object.defineProperty(lines, 'isCompletionEnabled', { get: () => true, set: () => {} });
}

/** Empties a half-typed line as Ctrl-E Ctrl-U would. */
function clearLine(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'e' });
  lines.write(null, { ctrl: true, name: 'u' });
}

/** Waits until the text is handed on, so that a slow reader slows the chat and not the memory. */
function write(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((done) => {
    output.write(text, () => done());
  });
}
