/** Looking at one place of a text, never beyond a few characters. */

/** The match of a sticky pattern exactly at the offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The offset behind at most three spaces: people type "2017 年 6 月", nobody means a date across a page. */
export function pastSpaces(text: string, at: number): number {
  let end = at;
  while (end < at + 3 && text.charCodeAt(end) === 32) end += 1;
  return end;
}

/** Whether one of the characters stands at the offset. */
export function isOneOf(characters: string, text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && characters.includes(character);
}

/** Whether the character is a Latin letter or digit of normalised text. */
export function isLatin(character: string | undefined): boolean {
  return character !== undefined && ((character >= 'a' && character <= 'z') || isDigit(character));
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
