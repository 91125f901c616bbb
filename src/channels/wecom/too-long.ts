/** What is said when a reply would flood a chat: how much of it is not shown, and how to ask for less. */
import type { Block, Lang } from '../../conversation.ts';

const SAY: Record<Lang, (total: number, shown: number, left: number) => string> = {
  zh: (total, shown, left) =>
    `内容较长，共需 ${total} 条消息，以上为前 ${shown} 条，其余 ${left} 条未发。请缩小范围再问，例如写明单位、部分或时限。`,
  en: (total, shown, left) =>
    `This is long and would take ${total} messages. The first ${shown} are above; the other ${left} were left out. Please ask for less, for example one unit, section or period.`,
};

/** A sentence for the end of the messages that are shown. */
export function leftOut(total: number, shown: number, lang: Lang): string {
  return SAY[lang](total, shown, total - shown);
}

/** The language of the bot's own words in the reply. The plan is quoted in Chinese in both, and names stand in brackets. */
export function langOf(blocks: readonly Block[]): Lang {
  const own = blocks.map(ownWords).join(' ');
  const chinese = own.match(/\p{Script=Han}/gu)?.length ?? 0;
  const other = own.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return other > chinese ? 'en' : 'zh';
}

function ownWords(block: Block): string {
  switch (block.kind) {
    case 'quote':
      return '';
    case 'fields':
      return block.fields.map(({ label }) => label).join(' ');
    case 'table':
      return block.columns.join(' ');
    default:
      return block.text;
  }
}
