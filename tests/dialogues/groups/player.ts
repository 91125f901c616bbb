/** Who plays a script: a whole bot, and the people who type at it. */

export interface Player {
  /** Types the line, as the person and in the chat that were set last, and gives all that was seen until it was answered. */
  type(line: string): Promise<string>;
  stop(): Promise<void>;
}

/** An invitation code as it is shown. */
const CODE = /\b[2-9B-DF-HJ-NP-TV-XZ]{10}\b/u;

/** `{code}` in a line stands for the invitation code that was seen last. */
export function withCodes({ type, stop }: Player): Player {
  let code = '';
  return {
    async type(line) {
      const seen = await type(line.replace('{code}', code));
      code = CODE.exec(seen)?.[0] ?? code;
      return seen;
    },
    stop,
  };
}
