/** /help: all commands with an example each, questions first, or one command in full. */
import { plainAnswer } from '../src/answer/plain-answer.ts';
import { settingOf } from '../src/answer/scene.ts';
import { told } from '../src/answer/told.ts';
import type { Answer, Block, Lang, World } from '../src/conversation.ts';
import { type Command, choicesFrom, explainCommand, foldWord } from './command.ts';

const INTRODUCTION = {
  zh: '直接用平常的话提问即可，例如“第24项谁牵头”“法制办牵头、2017年底前到期的任务”。也可以用命令：',
  en: 'Just ask, for example "who leads item 24" or "tasks led by the finance bureau due in 2017". Or use a command:',
};
const FOR_STRANGERS = {
  zh: '本机器人只为已绑定的工作群和已登记人员解答，登记请向管理员要邀请码。您现在可以使用：',
  en: 'This bot serves only its bound groups and registered people; to register, ask the administrator for an invitation code. You can use:',
};
const EXAMPLES = { zh: ['/帮助', '/帮助 到期'], en: ['/help', '/help due'] };
const MORE = { zh: '看某个命令的用法，例如：/帮助 到期', en: 'For one command in full, for example: /help due' };

const ADMINISTRATION = { zh: '订阅和管理', en: 'Subscriptions and administration' };
const COLUMNS = { zh: ['命令', '用途', '例子'], en: ['Command', 'What it does', 'Example'] };

function tableOf(commands: readonly Command[], lang: Lang): Block {
  const rows = commands.map(({ usage, summary, examples }) => [usage[lang], summary[lang], examples[lang][0] ?? '']);
  return { kind: 'table', columns: COLUMNS[lang], rows };
}

/** Who may not ask is not told how to. */
function helpForStrangers(world: World, commands: readonly Command[]): Answer {
  const usable = commands.filter(({ forStrangers }) => forStrangers);
  return told(world, [FOR_STRANGERS[world.lang]], { blocks: [tableOf(usable, world.lang)] });
}

/** The command of help. It is given the list instead of importing it, because it is itself in the list. */
export function helpOn(all: () => readonly Command[], find: (name: string) => Command | undefined): Command {
  return {
    name: 'help',
    names: { zh: ['帮助', '命令', '用法'], en: ['help', 'start'] },
    summary: { zh: '列出命令，或说明一个命令', en: 'list the commands, or explain one' },
    usage: { zh: '/帮助 [命令]', en: '/help [command]' },
    examples: EXAMPLES,
    forStrangers: true,
    run(args, _context, world) {
      const { lang } = world;
      const wanted = foldWord(args).replace(/^\//u, '');
      const one = wanted === '' ? undefined : find(wanted);
      if (world.isStranger && !one?.forStrangers) return helpForStrangers(world, all());
      if (one) return explainCommand(one, world, 'help');
      if (wanted !== '') {
        const choices = choicesFrom(EXAMPLES[lang]);
        return { kind: 'unclear', reason: 'unknown-command', words: [args.trim()], choices };
      }
      const answer = plainAnswer(settingOf(world), 'help', [INTRODUCTION[lang]], []);
      const isQuestion = (command: Command) => !command.isAdministration;
      answer.reply.blocks.push(
        tableOf(all().filter(isQuestion), lang),
        { kind: 'heading', text: ADMINISTRATION[lang] },
        tableOf(
          all().filter((command) => !isQuestion(command)),
          lang,
        ),
        { kind: 'note', text: MORE[lang] },
      );
      return answer;
    },
  };
}
