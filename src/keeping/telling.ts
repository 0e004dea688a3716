// How a command of keeping speaks, and what it knows of the world.

export interface Telling {
  /** On standard output. */
  readonly say: (text: string) => void;
  /** On standard error. */
  readonly notice: (text: string) => void;
  readonly onProgress: (done: number, of: number) => void;
  /** The day, as 「2026-11-30」. */
  readonly today: string;
  /** Who does it, where the command does not say. */
  readonly user: string;
}
