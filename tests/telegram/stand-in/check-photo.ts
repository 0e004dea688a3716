// Reads what an uploaded picture is, and refuses what Telegram would not take as a photo.
import { bad } from './errors.js';

export interface Size {
  width: number;
  height: number;
}

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_SIDES = 10_000;
const MAX_RATIO = 20;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngSize(data: Buffer): Size | undefined {
  const whole = data.length >= 33 && data.subarray(0, 8).equals(PNG) && data.includes('IEND', 33, 'latin1');
  if (!whole || data.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

/** Walks the segments of a JPEG to the frame header, which holds the size. */
function jpegSize(data: Buffer): Size | undefined {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= data.length && data[at] === 0xff; ) {
    const marker = data[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The size of a PNG or JPEG that Telegram would take; throws ApiError otherwise. */
export function checkPhoto(data: Buffer): Size {
  if (data.length === 0) throw bad('File must be non-empty');
  if (data.length > MAX_BYTES) throw bad('File is too big for a photo');
  const size = pngSize(data) ?? jpegSize(data);
  if (size === undefined) throw bad('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > MAX_SIDES || !(ratio <= MAX_RATIO)) throw bad('PHOTO_INVALID_DIMENSIONS');
  return size;
}
