/** Reads Telegram's HTML as strictly as it could be read, and gives the text that people see: the tests' own judge. */

const ALLOWED = new Set(['b', 'i', 'u', 's', 'code', 'pre', 'a', 'blockquote']);
const TOKENS = /<(?<close>\/?)(?<name>[a-z]+)(?<rest>[^<>]*)>|&(?<entity>[a-z]+);|(?<other>[\s\S])/gu;
const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The visible text. Throws when a tag is not allowed, not closed, wrongly nested or has attributes, and at a bare < > or &. */
export function visibleText(html: string): string {
  const open: string[] = [];
  let text = '';
  for (const { groups = {} } of html.matchAll(TOKENS)) {
    const { close, name, rest = '', entity, other = '' } = groups;
    if (name !== undefined) follow(open, close === '/', name, rest);
    else if (entity !== undefined) text += characterOf(entity);
    else if (/[<>&]/u.test(other)) throw new Error(`bare ${other} in ${html}`);
    else text += other;
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')} in ${html}`);
  return text;
}

function follow(open: string[], isClosing: boolean, name: string, rest: string): void {
  if (!ALLOWED.has(name)) throw new Error(`<${name}> is not allowed`);
  if (isClosing) {
    if (rest !== '' || open.pop() !== name) throw new Error(`</${name}${rest}> closes nothing`);
    return;
  }
  const isFolded = name === 'blockquote' && rest === ' expandable';
  if (rest !== '' && !isFolded) throw new Error(`<${name}${rest}> has attributes`);
  if (open.includes(name)) throw new Error(`<${name}> within itself`);
  if (open.includes('code') || open.includes('pre')) throw new Error(`<${name}> within code`);
  open.push(name);
}

function characterOf(entity: string): string {
  const character = CHARACTERS[entity];
  if (character === undefined) throw new Error(`&${entity}; is no entity of Telegram's`);
  return character;
}
