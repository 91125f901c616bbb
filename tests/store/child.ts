/** A process of its own on a store, for tests: holds it open and writes until it is ended, telling each commit. */

import { openControl } from '../../src/store/control.ts';
import { noteMark } from '../../src/store/marks.ts';
import { openStore } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/problem.ts';

const [file = ''] = process.argv.slice(2);
try {
  const store = await openStore({ file });
  const control = store.backup ? await openControl(file, store.backup) : null;
  process.stdout.write('open\n');
  let goesOn = true;
  process.once('SIGTERM', () => {
    goesOn = false;
  });
  for (let n = 1; goesOn; n += 1) {
    // Two rows that are always the same, to whoever sees a consistent store.
    await store.transaction(async (db) => {
      await noteMark(db, 'one', n);
      await noteMark(db, 'two', n);
    });
    process.stdout.write(`${n}\n`);
    await new Promise(setImmediate);
  }
  await control?.close();
  await store.close();
} catch (error) {
  process.stdout.write(error instanceof StoreError ? `${error.code}\n${error.remedy}\n` : String(error));
  process.exitCode = 1;
}
