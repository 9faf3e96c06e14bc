import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf } from '../../dialogs/understand/language.ts';
import { taught } from '../../knowledge/taught.ts';
import { readConfig } from '../config.ts';
import { faultsOf, readContent, shippedContent } from '../content.ts';
import type { LocalDesk } from '../local.ts';
import type { ListedQuestion } from '../missed-questions.ts';
import { withDesk } from './open-desk.ts';
import { plain } from './terminal-text.ts';
import type { Environment, Terminal, Tool } from './tool.ts';

const usage = `客人问了、机器没有把握的话，问得多的在前面；教会它，下次就答得上来。
What customers asked without a sure answer, the most frequent first; teach the desk, and it knows.

  npm run --silent questions -- [--limit 50] [--json]
  npm run --silent questions -- teach <code> <answer>           the words become a phrase of that answer or dialog
  npm run --silent questions -- teach <code> <answer> --as "…"  the same in other words
  npm run --silent questions -- drop <code>                     nothing to learn here

<answer> is the id of an entry in faq/, or @ and the dialog of one in intents/. The phrase is written into the content
folder (KNOWLEDGE_DIR) when all of the content is still good with it; a desk that runs takes it over by itself.
Exit codes: 0 done, 1 not done, 2 not understood.
`;

type Asked =
  | { readonly do: 'list'; readonly limit: number; readonly json: boolean }
  | { readonly do: 'teach'; readonly code: string; readonly target: string; readonly as?: string }
  | { readonly do: 'drop'; readonly code: string };

/** `npm run questions`: from what was asked and not known to a phrase of the content. */
export const questionsTool: Tool = async (args, env, terminal) => {
  const asked = read(args);
  if (asked === 'help') {
    terminal.print(usage);
    return 0;
  }
  if (typeof asked === 'string') {
    terminal.complain(`${asked}\n\n${usage}`);
    return 2;
  }
  return withDesk(env, terminal, desk => answered(asked, desk, env, terminal), { looksOnly: true });
};

async function answered(asked: Asked, desk: LocalDesk, env: Environment, terminal: Terminal): Promise<number> {
  const complain = (line: string) => {
    terminal.complain(`${line}\n`);
    return 1;
  };
  if (asked.do === 'list') {
    const found = await desk.questions(asked.limit);
    for (const question of found) terminal.print(`${asked.json ? JSON.stringify(question) : readable(question)}\n`);
    if (found.length === 0 && !asked.json) terminal.print('没有答不上来的。/ Nothing was missed.\n');
    return 0;
  }
  const question = (await desk.questions(mostListed)).find(({ code }) => code === asked.code.toLowerCase());
  if (question === undefined) return complain(`没有编号 ${asked.code} 的问题。/ There is no question ${asked.code}.`);
  if (asked.do === 'teach') {
    const wrong = await teach(question, asked, env, terminal);
    if (wrong !== undefined) return complain(wrong);
  }
  await desk.dropQuestion(question.code);
  return 0;
}

/** Writes the phrase. @returns why it was not written */
async function teach(
  { text, language }: ListedQuestion,
  { target, as }: Extract<Asked, { do: 'teach' }>,
  env: Environment,
  terminal: Terminal,
): Promise<string | undefined> {
  const phrase = (as ?? text).trim();
  if (phrase.includes('…'))
    return '里面有盖住的号码或姓名，请用 --as 换个说法。/ Something is masked in it; say it with --as.';
  const { knowledgeFolder: folder = shippedContent, timeZone } = readConfig(env);
  const files = await readContent(folder);
  const written = taught(files, target, languageOf(phrase) ?? language, phrase);
  if (written === undefined) return `没有 ${target} 这一条。/ The content has no entry ${target}.`;
  const faults = faultsOf(new Map([...files, [written.file, written.text]]), timeZone);
  if (faults.length > 0) return faults.join('\n');
  const path = join(folder, written.file);
  // A desk that looks at the folder meanwhile sees the old file or the new one, never half of it.
  await writeFile(`${path}.new`, written.text);
  await rename(`${path}.new`, path);
  terminal.print(`${written.file}:${written.line}  ${plain(phrase)}\n`);
  return undefined;
}

/** What is asked for; another text says why it is not understood. */
function read(args: readonly string[]): Asked | 'help' | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        limit: { type: 'string' },
        json: { type: 'boolean' },
        as: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    const [what, code, target, ...others] = positionals;
    if (what === undefined) {
      const limit = Number(values.limit ?? '50');
      if (Number.isInteger(limit) && limit >= 1 && limit <= mostListed) {
        return { do: 'list', limit, json: values.json ?? false };
      }
      return `--limit takes a whole number from 1 to ${mostListed}`;
    }
    if (what === 'drop' && code !== undefined && target === undefined) return { do: 'drop', code };
    if (what === 'teach' && code !== undefined && target !== undefined && others.length === 0) {
      return { do: 'teach', code, target, ...(values.as !== undefined && { as: values.as }) };
    }
    return `not understood: ${positionals.join(' ')}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const mostListed = 5000;

function readable({ code, count, lastAt, why, text, near }: ListedQuestion): string {
  const reasons = { 'asked-back': '反问了 asked back', unknown: '答不上 unknown', 'no-use': '没答对 of no use' };
  const head = `${code}  ${String(count).padStart(4)}×  ${lastAt.slice(0, 10)}  ${plain(text)}`;
  return `${head}\n    ${reasons[why]}${near.length === 0 ? '' : `: ${near.join(', ')}`}`;
}
