/** Folds what people type to one form (width, case, traditional characters, invisible marks) and remembers where each piece came from. */
import { Converter } from 'opencc-js/t2cn';

/** Folded text; `origin[i]` is the offset in the original of the folded UTF-16 unit `i`, and one entry more for the end. */
export interface Normal {
  original: string;
  text: string;
  origin: number[];
}

const toSimplified = Converter({ from: 't', to: 'cn' });
/** Zero-width and direction marks, variation selectors, controls: they change how text looks, never what it says. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Mn}\p{Me}]/u;
const SPACE = /\s/u;
const HAN = /\p{Script=Han}/u;
const LOOKALIKES: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '〜': '~',
};
const foldedCharacters = new Map<string, string>();

/**
 * The folded form of the text; folding it again changes nothing. Spaces are single, and none stands beside a Chinese
 * character: people put them there for looks (第 24 项).
 */
export function normalise(original: string): Normal {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  let space = -1;
  for (const character of original) {
    const folded = foldCharacter(character);
    if (folded === ' ') {
      if (space < 0) space = at;
    } else if (folded !== '') {
      if (space >= 0 && text !== '' && !HAN.test(text.at(-1) ?? '') && !HAN.test(folded)) {
        text += ' ';
        origin.push(space);
      }
      space = -1;
      for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
      text += folded;
    }
    at += character.length;
  }
  origin.push(original.length);
  return { original, text, origin };
}

/** The person's own words for a stretch of the folded text. */
export function originalWords(normal: Normal, start: number, end: number): string {
  return normal.original.slice(normal.origin[start] ?? 0, normal.origin[end] ?? normal.original.length).trim();
}

/** One character folded; kept, because the same few hundred characters come again and again. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const folded = [...character.toWellFormed().normalize('NFKC').toLowerCase()].map(foldOne).join('');
  // Every code point there is would be a leak of a million entries: only the characters of ordinary text are kept.
  if (foldedCharacters.size < 20_000) foldedCharacters.set(character, folded);
  return folded;
}

function foldOne(character: string): string {
  if (SPACE.test(character)) return ' ';
  if (INVISIBLE.test(character)) return '';
  const lookalike = LOOKALIKES[character];
  if (lookalike) return lookalike;
  const simplified = toSimplified(character);
  return simplified.length === character.length ? simplified : character;
}
