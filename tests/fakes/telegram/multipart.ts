/** Forms with files. Names may be bare and in any script, as grammY writes them and Telegram reads them (other readers don't). */
import { badRequest } from './shapes.ts';

export interface FormPart {
  name: string;
  /** Null for a field that is no file. */
  fileName: string | null;
  type: string;
  bytes: Buffer;
}

const HEAD_END = '\r\n\r\n';

export function readMultipart(body: Buffer, contentType: string): FormPart[] {
  const boundary = contentType.match(/boundary="?(?<boundary>[^";]+)/u)?.groups?.boundary;
  if (!boundary) throw badRequest('boundary not found');
  const parts: FormPart[] = [];
  const mark = `\r\n--${boundary}`;
  // The first mark has no line end before it.
  const marked = Buffer.concat([Buffer.from('\r\n'), body]);
  for (let at = marked.indexOf(mark); at >= 0; ) {
    const next = marked.indexOf(mark, at + mark.length);
    if (next < 0) break;
    parts.push(readPart(marked.subarray(at + mark.length + 2, next)));
    at = next;
  }
  return parts;
}

function readPart(part: Buffer): FormPart {
  const end = part.indexOf(HEAD_END);
  if (end < 0) throw badRequest("can't read the form");
  const head = part.subarray(0, end).toString('utf8');
  return {
    name: attribute(head, 'name') ?? '',
    fileName: attribute(head, 'filename'),
    type: head.match(/^content-type:\s*(?<type>\S+)/imu)?.groups?.type ?? 'text/plain',
    bytes: Buffer.from(part.subarray(end + HEAD_END.length)),
  };
}

function attribute(head: string, name: string): string | null {
  const found = head.match(new RegExp(`[;\\s]${name}=(?:"(?<quoted>[^"]*)"|(?<bare>[^;\\r\\n]*))`, 'iu'))?.groups;
  return found ? (found.quoted ?? found.bare ?? '') : null;
}
