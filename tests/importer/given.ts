/** Ways to hand the importer a document in a test. */
import { createHash } from 'node:crypto';
import { readBracket } from '../../src/importer/bracket.ts';
import { type Imported, importPlan } from '../../src/importer/import-plan.ts';
import { seedText } from '../../src/importer/seed-text.ts';

export const ORIGIN = '---\nplan: invented\nregion: ezhou\nedition: test\n---\n';

interface Given {
  origin?: string;
  titles?: Record<string, string>;
}

export function importText(document: string | Uint8Array, { origin = ORIGIN, titles }: Given = {}): Imported {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  return importPlan({
    file: 'seeds/invented/plan.txt',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin,
    titles: titles && JSON.stringify(titles),
  });
}

/** A bracket's inside, read and shown as plain words. */
export function bracketOf(inside: string, yearOfPlan?: number) {
  const { folded } = seedText(inside);
  const bracket = readBracket(folded, [[0, inside.length]], yearOfPlan);
  const words = (place: readonly [number, number]) => inside.slice(...place);
  return {
    names: bracket.names.map(({ place, role, collective }) => `${role}${collective ? '*' : ''} ${words(place)}`),
    dues: bracket.dues.map(
      ({ place, deadline }) => `${words(place)} = ${deadline.kind === 'day' ? deadline.day : deadline.kind}`,
    ),
    open: [...bracket.openEnded],
    faults: bracket.faults.map(({ code, place }) => `${code} ${words(place)}`),
  };
}

/** The problems as `code@line`. */
export function problemsOf({ report }: Imported): string[] {
  return report.problems.map(({ code, line }) => `${code}@${line ?? '-'}`);
}

export function findingsOf({ report }: Imported): string[] {
  return report.findings.map(({ code, line }) => `${code}@${line ?? '-'}`);
}
