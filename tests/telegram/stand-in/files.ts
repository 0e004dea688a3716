// Pictures that were uploaded: the sizes that Telegram makes of them, and the file ids that may be used again.
import { createHash } from 'node:crypto';
import type { PhotoSize } from 'grammy/types';
import type { Size } from './check-photo.js';
import { bad } from './errors.js';

interface Stored {
  sizes: PhotoSize[];
  size: PhotoSize;
  data: Buffer;
  path: string;
}

/** The longest sides of the sizes that Telegram keeps of a photo. */
const SIDES = [90, 320, 800, 1280, 2560];

export class Files {
  readonly #byId = new Map<string, Stored>();
  #photos = 0;

  /** Keeps a picture and gives its sizes, smallest first. */
  add(data: Buffer, { width, height }: Size): PhotoSize[] {
    this.#photos += 1;
    const longest = Math.max(width, height);
    const sides = [...SIDES.filter((side) => side < longest), Math.min(longest, SIDES.at(-1)!)];
    const unique = createHash('sha256').update(data).digest('base64url').slice(0, 14);
    const sizes = sides.map((side, i) => ({
      file_id: `AgACAgIAAxkBAAM${this.#photos}_${unique}_${i}`,
      file_unique_id: `AQAD${unique}_${i}`,
      width: Math.max(1, Math.round((width * side) / longest)),
      height: Math.max(1, Math.round((height * side) / longest)),
      file_size: data.length,
    }));
    const path = `photos/file_${this.#photos}.${data[0] === 0x89 ? 'png' : 'jpg'}`;
    for (const size of sizes) this.#byId.set(size.file_id, { sizes, size, data, path });
    return sizes;
  }

  has(fileId: string): boolean {
    return this.#byId.has(fileId);
  }

  get(fileId: string): Stored {
    const stored = this.#byId.get(fileId);
    if (stored === undefined) throw bad('Wrong file_id or the file is temporarily unavailable');
    return stored;
  }

  /** What lies under the path that getFile gave. */
  at(path: string): Buffer | undefined {
    return [...this.#byId.values()].find((stored) => stored.path === path)?.data;
  }
}
