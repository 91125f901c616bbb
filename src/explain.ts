/** Turns an error that stopped a command line into sentences that say what to do. */
import { ChannelError } from './channels/channel.ts';
import { ConfigError } from './config.ts';
import { PlanError } from './plan/problem.ts';
import { StoreError } from './store/problem.ts';

/** What goes to standard error. An error that nobody foresaw keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof ChannelError)
    return `Duban was not started: no channel could begin. The last one said: ${error.message}`;
  if (error instanceof StoreError && error.code === 'lost') return `Duban has ended: ${error.message}\n${error.remedy}`;
  if (error instanceof StoreError) return `Duban was not started: ${error.message}\n${error.remedy}`;
  if (error instanceof ConfigError) return `Duban was not started: ${error.message}\n${error.remedy}`;
  if (error instanceof PlanError) {
    const problems = error.problems.map(({ path, message, remedy }) => `- ${path}: ${message}\n  → ${remedy}`);
    return `Duban was not started: ${problems.length} problem(s) in the data.\n${problems.join('\n')}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
