// Reads the fields of JSON objects that a client sent, with the Bot API's words for a wrong type.
import { bad } from './errors.js';

export type Dict = Record<string, unknown>;

export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function optString(from: Dict, name: string): string | undefined {
  const value = from[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw bad(`Field "${name}" must be of type String`);
  return value;
}

export function optInt(from: Dict, name: string): number | undefined {
  const value = from[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw bad(`Field "${name}" must be of type Number`);
  if (!Number.isSafeInteger(value)) throw bad(`Field "${name}" must be a valid Number`);
  return value;
}

export function optBool(from: Dict, name: string): boolean | undefined {
  const value = from[name] ?? undefined;
  if (value !== undefined && typeof value !== 'boolean') throw bad(`Field "${name}" must be of type Boolean`);
  return value;
}

export function optDict(from: Dict, name: string): Dict | undefined {
  const value = from[name] ?? undefined;
  if (value !== undefined && !isDict(value)) throw bad(`Field "${name}" must be of type Object`);
  return value;
}

export function optArray(from: Dict, name: string): unknown[] | undefined {
  const value = from[name] ?? undefined;
  if (value !== undefined && !Array.isArray(value)) throw bad(`Field "${name}" must be of type Array`);
  return value;
}

/** A field that must be there. */
export function need<T>(read: (from: Dict, name: string) => T | undefined, from: Dict, name: string): T {
  const value = read(from, name);
  if (value === undefined) throw bad(`Can't find field "${name}"`);
  return value;
}

/** A number that need not be whole, as a latitude. */
export function needNumber(from: Dict, name: string): number {
  const value = from[name] ?? undefined;
  if (value === undefined) throw bad(`Can't find field "${name}"`);
  if (typeof value !== 'number') throw bad(`Field "${name}" must be of type Number`);
  return value;
}

/** The Bot API counts such lengths in bytes of UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** A surrogate without its partner has no UTF-8 form; JSON escapes can still carry one. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Refuses lone surrogates anywhere in a value. */
export function checkUtf8(value: unknown): void {
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw bad('Strings must be encoded in UTF-8');
  } else if (Array.isArray(value)) {
    for (const item of value) checkUtf8(item);
  } else if (isDict(value)) {
    for (const [name, item] of Object.entries(value)) {
      checkUtf8(name);
      checkUtf8(item);
    }
  }
}

/** An absolute URL of one of the given schemes, or undefined. */
export function urlOf(text: string, ...schemes: string[]): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return schemes.includes(url.protocol.slice(0, -1)) ? url : undefined;
}
