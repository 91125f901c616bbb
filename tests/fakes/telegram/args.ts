/** The arguments of a call, whichever way they came: JSON, a form, or a form with files. */
import type { IncomingMessage } from 'node:http';
import { readMultipart } from './multipart.ts';
import { badRequest, Refusal, type StoredFile, type Wire } from './shapes.ts';

const UPLOAD_LIMIT = 50 * 1024 * 1024;

export interface Args {
  /** What was sent, files left out. */
  readonly payload: Wire;
  has(name: string): boolean;
  text(name: string): string;
  integer(name: string, fallback?: number): number;
  flag(name: string): boolean;
  /** An object or array, sent as such or as JSON text; undefined when absent. */
  json(name: string): unknown;
  /** A file that was uploaded, directly or as `attach://…`. */
  file(name: string): StoredFile | null;
}

export type Uploads = ReadonlyMap<string, StoredFile>;

export function argsOf(payload: Wire, uploads: Uploads = new Map()): Args {
  const text = (name: string): string => {
    const value = payload[name];
    if (value === undefined || value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    payload,
    has: (name) => text(name) !== '',
    text,
    integer(name, fallback = 0) {
      return /^-?\d+$/u.test(text(name)) ? Number(text(name)) : fallback;
    },
    flag: (name) => ['true', 'yes', '1'].includes(text(name).toLowerCase()),
    json(name) {
      const value = payload[name];
      if (typeof value !== 'string') return value ?? undefined;
      return value === '' ? undefined : parsed(value, name);
    },
    file(name) {
      return uploads.get(text(name).replace(/^attach:\/\//u, '')) ?? uploads.get(name) ?? null;
    },
  };
}

function parsed(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}

/** Reads the body and the query of a request; `name` gives every file its id. */
export async function readArgs(request: IncomingMessage, name: () => string): Promise<Args> {
  const query = new URL(request.url ?? '', 'http://localhost').searchParams;
  const body = await bytesOf(request);
  if (body.length > UPLOAD_LIMIT) throw new Refusal(413, 'Request Entity Too Large');
  const type = request.headers['content-type'] ?? '';
  const fromQuery: Wire = Object.fromEntries(query);
  if (body.length === 0) return argsOf(fromQuery);
  if (type.startsWith('application/json')) {
    const value = parsed(body.toString('utf8'), 'request');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('object expected');
    return argsOf({ ...fromQuery, ...value });
  }
  return formArgs(fromQuery, body, type, name);
}

function formArgs(fromQuery: Wire, body: Buffer, type: string, name: () => string): Args {
  if (!type.startsWith('multipart/form-data')) {
    return argsOf({ ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) });
  }
  const payload: Wire = { ...fromQuery };
  const uploads = new Map<string, StoredFile>();
  for (const part of readMultipart(body, type)) {
    const { fileName, bytes } = part;
    if (fileName === null) {
      payload[part.name] = bytes.toString('utf8');
      continue;
    }
    uploads.set(part.name, { id: name(), name: fileName, type: part.type, bytes });
    payload[part.name] = { name: fileName, type: part.type, size: bytes.length };
  }
  return argsOf(payload, uploads);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
