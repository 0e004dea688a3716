// Small texts for some minutes, which every worker sees: what one has begun, and another is asked about.

export interface Notes {
  /** Null where there is none. */
  read(key: string): Promise<string | null>;
  /** Takes the place of what was there. Times are in ms. */
  write(key: string, text: string, ttl: number): Promise<void>;
  /** Writes where there is none; what was there stays, and is returned. Null where it was written. */
  claim(key: string, text: string, ttl: number): Promise<string | null>;
  /** Writes, or removes for null, where the first text stands; false where it does not. */
  replace(key: string, text: string, by: string | null, ttl: number): Promise<boolean>;
  remove(key: string): Promise<void>;
}
