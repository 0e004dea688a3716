// Turns the parameters of a call into typed values: forms carry everything as text, JSON bodies do not.
import type { Upload } from './body.js';
import { bad } from './errors.js';
import { checkUtf8, type Dict, isDict } from './fields.js';

export type Kind = 'string' | 'integer' | 'boolean' | 'object' | 'array' | 'chat' | 'file';
export type Spec = Record<string, Kind>;

function wrong(name: string, kind: string): Error {
  return bad(`Parameter "${name}" must be of type ${kind}`);
}

function integer(name: string, value: unknown): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw wrong(name, 'Integer');
  return number;
}

function structure(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw bad(`Can't parse ${name} JSON object`);
  }
}

const READ: Record<Kind, (name: string, value: unknown) => unknown> = {
  string: (name, value) => {
    if (typeof value !== 'string') throw wrong(name, 'String');
    return value;
  },
  integer,
  boolean: (name, value) => {
    if (value === true || value === 'true' || value === '1') return true;
    if (value === false || value === 'false' || value === '0') return false;
    throw wrong(name, 'Boolean');
  },
  object: (name, value) => {
    const parsed = structure(name, value);
    if (!isDict(parsed)) throw wrong(name, 'Object');
    return parsed;
  },
  array: (name, value) => {
    const parsed = structure(name, value);
    if (!Array.isArray(parsed)) throw wrong(name, 'Array');
    return parsed;
  },
  chat: (name, value) => (typeof value === 'string' && value.startsWith('@') ? value : integer(name, value)),
  file: (name, value) => {
    if (typeof value !== 'string') throw wrong(name, 'String');
    return value;
  },
};

/** The known parameters with their types; null and, except for texts, an empty string mean "not given". */
export function readParams(fields: Dict, spec: Spec): Dict {
  const params: Dict = {};
  for (const [name, kind] of Object.entries(spec)) {
    const value = fields[name] ?? undefined;
    if (value === undefined || (value === '' && kind !== 'string')) continue;
    params[name] = READ[kind](name, value);
    checkUtf8(params[name]);
  }
  return params;
}

/** Names that the method does not know; Telegram ignores them, the ledger keeps them. */
export function unknownParams(fields: Dict, files: Map<string, Upload>, spec: Spec): string[] {
  const attached = [...files.keys()].filter((name) => !JSON.stringify(fields).includes(`attach://${name}`));
  return [...Object.keys(fields), ...attached].filter((name) => !(name in spec));
}
