/** The tree of all phrases by their characters, held in one flat map: a look at a character costs nanoseconds and a node some bytes. */
import type { Meaning } from './token.ts';

/** Nodes are numbers; the root is 0. */
export interface PhraseTree {
  /** The child of a node by one character, under `node * CHARACTERS + number of the character`. */
  children: Map<number, number>;
  /** The numbers of the characters that occur, from 1; 0 for any other. */
  numbers: Uint16Array;
  characters: number;
  nodes: number;
  /** What the phrase that ends at a node means; a hole where none ends. */
  meanings: (Meaning[] | undefined)[];
}

export const ROOT = 0;
/** More characters than phrases are written with; small enough to keep the keys of a hundred thousand nodes small integers. */
const CHARACTERS = 8192;

export function newTree(): PhraseTree {
  return { children: new Map(), numbers: new Uint16Array(65_536), characters: 0, nodes: 1, meanings: [] };
}

/** The node one character on; undefined when no phrase goes on so. */
export function childOf({ children, numbers }: PhraseTree, node: number, code: number): number | undefined {
  const number = numbers[code];
  return number ? children.get(node * CHARACTERS + number) : undefined;
}

/** The node at which the phrase ends, made when it is not there yet. */
export function nodeFor(tree: PhraseTree, phrase: string): number {
  let node = ROOT;
  for (let at = 0; at < phrase.length; at += 1) {
    const key = node * CHARACTERS + numberOf(tree, phrase.charCodeAt(at));
    let child = tree.children.get(key);
    if (child === undefined) {
      child = tree.nodes;
      tree.nodes += 1;
      tree.children.set(key, child);
    }
    node = child;
  }
  return node;
}

function numberOf(tree: PhraseTree, code: number): number {
  const known = tree.numbers[code];
  if (known) return known;
  tree.characters += 1;
  if (tree.characters >= CHARACTERS) throw new RangeError('the lexicon is written with too many characters');
  tree.numbers[code] = tree.characters;
  return tree.characters;
}
