/** How the tests are run: all of them, each file on its own; with TEST_REPORT set, a JSON report is written there too. */
import { defineConfig } from 'vitest/config';

const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Some tests start the program itself, on machines that may be busy.
    testTimeout: 30_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
