/** Measures what the project promises about speed and memory, and prints one table; it says where a promise is not kept. */
import { measureDigests } from './digests.ts';
import { measureLargePlan } from './large.ts';
import { measureQuestions } from './real.ts';
import { measureProcess } from './start.ts';
import { fallsShort, type Row, writeTable } from './table.ts';
import { measureWebhook } from './webhook.ts';

const parts: readonly (readonly [title: string, measure: () => Promise<Row[]>])[] = [
  ['A question about the real plan, from text to reply', measureQuestions],
  ['A process of its own', measureProcess],
  ['Digests: composed, scheduled, delivered', measureDigests],
  ['Telegram by webhook, from request to call', measureWebhook],
  ['100,000 measures over 2,000 units', measureLargePlan],
];

let short = 0;
for (const [title, measure] of parts) {
  const rows = await measure();
  short += rows.filter((row) => row.kind !== 'aim' && fallsShort(row)).length;
  process.stdout.write(`${writeTable(title, rows)}\n`);
}
process.stdout.write(short === 0 ? 'Every target is reached.\n' : `${short} target(s) not reached.\n`);
