/** Reads a plan's files from the data folder and opens the ledger, or reports everything that is wrong with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ledger, loadLedger } from '../plan/load.ts';
import { PlanError, type Problem } from '../plan/problem.ts';

type Role = 'plan' | 'units' | 'words';

/** Where the files of a plan lie, and what those who write error messages call them. */
const FOLDERS: Record<Role, string> = { plan: 'plans', units: 'units', words: 'words' };

/** Opens the plan with that id. Throws PlanError with the problems of all its files. */
export function openLedger(dataFolder: string, planId: string): Ledger {
  const problems: Problem[] = [];
  const plan = readJson(dataFolder, 'plan', planId, problems);
  const words = readJson(dataFolder, 'words', planId, problems);
  const region = regionOf(plan);
  const units = region === undefined ? undefined : readJson(dataFolder, 'units', region, problems);
  if (problems.length === 0 && region !== undefined) return loadLedger(plan, units, words);
  throw new PlanError([...problems, ...problemsOfTheOthers({ plan, units, words })]);
}

/** A plan may have no words; each other file must be there. A file that can't be read gives undefined and a problem. */
function readJson(dataFolder: string, role: Role, name: string, problems: Problem[]): unknown {
  const shown = `data/${FOLDERS[role]}/${name}.json`;
  try {
    return JSON.parse(readFileSync(join(dataFolder, FOLDERS[role], `${name}.json`), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      problems.push({ path: role, message: `${shown} is not JSON: ${error.message}`, remedy: 'mend the file there' });
      return undefined;
    }
    if (role === 'words' && codeOf(error) === 'ENOENT') return null;
    problems.push({
      path: role,
      message: `${shown} can't be read (${codeOf(error)})`,
      remedy: role === 'plan' ? 'put it there, or set DUBAN_PLANS to a plan that is' : 'put it there',
    });
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

function regionOf(plan: unknown): string | undefined {
  if (typeof plan !== 'object' || plan === null || !('region' in plan)) return undefined;
  return typeof plan.region === 'string' ? plan.region : undefined;
}

/** What is wrong in the files that could be read, so that nobody mends one file only to hear of the next. */
function problemsOfTheOthers(files: Record<Role, unknown>): readonly Problem[] {
  try {
    loadLedger(files.plan, files.units, files.words === undefined ? null : files.words);
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const unread = (Object.keys(files) as Role[]).filter((role) => files[role] === undefined);
    return error.problems.filter((problem) => !unread.some((role) => problem.path === role));
  }
}
