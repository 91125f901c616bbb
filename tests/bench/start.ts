/** Measures a process of its own: from its start to the first answer, and its memory. */
import { median } from './measure.ts';
import { answerBatchOf, answerOnce, memoryOfOne } from './process.ts';
import { QUESTIONS } from './questions.ts';
import type { Row } from './table.ts';

const QUESTION = '第24项谁牵头';
const STARTS = 9;
const BATCH = 2_000;

/** Rows for the start, the memory of one question and of a batch. */
export async function measureProcess(): Promise<Row[]> {
  await answerOnce(QUESTION);
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await answerOnce(QUESTION));
  const memories: number[] = [];
  for (let start = 0; start < 3; start += 1) memories.push(await memoryOfOne(QUESTION));
  const batch = await answerBatchOf(QUESTIONS, BATCH);
  return [
    {
      what: `start to first answer, median of ${STARTS}`,
      measured: median(starts) / 1000,
      unit: 's',
      target: 0.5,
    },
    {
      what: `start to first answer, slowest of ${STARTS}`,
      measured: Math.max(...starts) / 1000,
      unit: 's',
      target: null,
    },
    { what: 'peak memory, one question', measured: Math.max(...memories), unit: 'MB', target: 150 },
    { what: `peak memory, a batch of ${BATCH}`, measured: batch.megabytes, unit: 'MB', target: 150 },
    { what: `time of that batch`, measured: batch.milliseconds / 1000, unit: 's', target: null },
  ];
}
