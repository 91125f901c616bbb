/** Reading what came over the wire, of which nothing is certain. */

/** An object as it goes over the wire. */
export type Wire = Record<string, unknown>;

export function objectIn(value: unknown): Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {};
}

export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Texts and numbers as text; everything else is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A JSON object, or null. */
export function parsed(json: string): Wire | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : null;
  } catch {
    return null;
  }
}

/** Leaves out what is undefined. */
export function compact(wire: Wire): Wire {
  return Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== undefined));
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The beginning of a text, of so many bytes at most, ending with a whole character. */
export function cutTo(text: string, most: number): string {
  let length = 0;
  let cut = '';
  for (const char of text) {
    length += bytesOf(char);
    if (length > most) break;
    cut += char;
  }
  return cut;
}
