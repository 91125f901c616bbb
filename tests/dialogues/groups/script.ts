/** Reads a script for the terminal: lines as they are typed there, each followed by what must and must not be seen. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Step {
  /** Line of the file, for messages. */
  line: number;
  /** As it is typed: a question, a command, or `now …`, `chat …`, `person …`, `as …`. */
  typed: string;
  holds: string[];
  lacks: string[];
}

export interface Script {
  title: string;
  steps: Step[];
}

const SETTING = /^(?:now|chat|person|as)(?:\s|$)/u;

/** All scripts of this folder. */
export function readScripts(): Script[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => readScript(name, readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));
}

/** Reads one script. The first comment is its title; `>` is typed, `!` must not be seen, everything else must. */
export function readScript(file: string, text: string): Script {
  const steps: Step[] = [];
  let title = file;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('#')) {
      if (title === file) title = `${file}: ${line.slice(1).trim()}`;
    } else if (line.startsWith('>') || SETTING.test(line)) {
      steps.push({ line: index + 1, typed: line.replace(/^>\s*/u, ''), holds: [], lacks: [] });
    } else {
      const step = steps.at(-1);
      if (!step) throw new Error(`${file}:${index + 1}: something is expected before anything was typed`);
      if (line.startsWith('!')) step.lacks.push(line.slice(1).trim());
      else step.holds.push(line);
    }
  }
  return { title, steps };
}
