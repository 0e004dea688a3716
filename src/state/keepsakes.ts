// Small things a chat channel has to find again after a restart: what is behind buttons, which message answers a question.

export interface Keepsake {
  /** What it is: a reply with its buttons, an answered question, a photo. */
  readonly kind: string;
  readonly key: string;
  /** Whose it is; what one owner has can be forgotten together. */
  readonly owner: string;
  readonly body: unknown;
}

export interface Keepsakes {
  /** Takes the place of what had the same kind and key. */
  write(keepsake: Keepsake): Promise<void>;
  /** Null where there is none. */
  read(kind: string, key: string): Promise<unknown>;
  forget(owner: string): Promise<void>;
  /** Forgets what was written before this time, in ms. */
  prune(before: number): Promise<void>;
}
