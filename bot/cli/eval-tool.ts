import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createMatcher } from '../../dialogs/understand/match.ts';
import type { Reader } from '../../dialogs/understand/understand.ts';
import { Fault } from '../../knowledge/fault.ts';
import { readConfig } from '../config.ts';
import { loadContent } from '../content.ts';
import { refusedStart } from '../refused-start.ts';
import { type LabelledLines, labelledLines } from './eval-lines.ts';
import { type Mistake, type Score, scored } from './eval-score.ts';
import type { Environment, Terminal, Tool } from './tool.ts';

const usage = `Scores labelled sentences: how well the desk understands what customers write.

  npm run --silent eval -- file.jsonl … [--half build|held] [--json] [--brief]

A line is {"text", "now"?, "half"?} and one label:
  "target": "visit-fee" | "@repair" | null, "or"?: […]       a question or wish; null is none of our business
  "wishes": [["@repair"], ["visit-fee"]]                     several in one message
  "expects": "visit" | "past-date" | "phone" …, "is": {…}, "or"?: [{…}]    an answer in a form, as explain prints it
  "danger": "fire" | … | null                                an alarm or none
  "entities": {"product": "fridge", "code": "E1"}            what is told beside the wish
--brief leaves out the sentences that went wrong. Exit codes: 0, 2 not understood, that of a refused start.
`;

/** `npm run eval`: figures and confusion of a file of labelled sentences, for people or as JSON. */
export const evalTool: Tool = async (args, env, terminal) => {
  try {
    return await evaluate(args, env, terminal);
  } catch (error) {
    if (error instanceof Fault) {
      const { lines, code } = refusedStart(error);
      terminal.complain(`${lines.join('\n')}\n`);
      return code;
    }
    terminal.complain(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
};

async function evaluate(args: readonly string[], env: Environment, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      half: { type: 'string' },
      json: { type: 'boolean' },
      brief: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    terminal.print(usage);
    return 0;
  }
  const { half } = values;
  if (positionals.length === 0 || !(half === undefined || half === 'build' || half === 'held')) {
    terminal.complain(usage);
    return 2;
  }
  const problems: string[] = [];
  const found: LabelledLines[] = [];
  for (const file of positionals) {
    const read = labelledLines(await readFile(file, 'utf8'), half);
    if ('lines' in read) found.push(read.lines);
    else problems.push(...read.problems.map(problem => `${file}:${problem}`));
  }
  if (problems.length > 0) {
    terminal.complain(`${problems.join('\n')}\n`);
    return 2;
  }
  const config = readConfig(env);
  const knowledge = await loadContent({ folder: config.knowledgeFolder, zone: config.timeZone });
  const reader: Reader = { knowledge, matcher: createMatcher(knowledge), now: terminal.now() };
  const scores = scored(together(found), reader);
  if (values.json) terminal.print(`${JSON.stringify(scores)}\n`);
  else terminal.print(`${scores.map(score => readable(score, values.brief === true)).join('\n\n')}\n`);
  return 0;
}

function together(files: readonly LabelledLines[]): LabelledLines {
  return {
    slots: files.flatMap(({ slots }) => slots),
    questions: files.flatMap(({ questions }) => questions),
    wishes: files.flatMap(({ wishes }) => wishes),
    danger: files.flatMap(({ danger }) => danger),
    entities: files.flatMap(({ entities }) => entities),
  };
}

function readable({ name, total, counts, mistakes }: Score, brief: boolean): string {
  const figures = Object.entries(counts).map(
    ([what, count]) => `${what} ${count} (${((count / total) * 100).toFixed(1)} %)`,
  );
  const head = `${name}: ${total} sentences\n  ${figures.join(' · ')}`;
  return brief || mistakes.length === 0 ? head : [head, ...confusion(mistakes)].join('\n');
}

/** What was taken for what, the most frequent first, each with its sentences; ! is what the desk acts on. */
function confusion(mistakes: readonly Mistake[]): string[] {
  const pairs = new Map<string, Mistake[]>();
  for (const mistake of mistakes) {
    const pair = `${mistake.meant} → ${mistake.taken}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), mistake]);
  }
  return [...pairs]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([pair, each]) => [
      `  ${each[0]?.grave ? '!' : ' '} ${pair}${each.length > 1 ? ` × ${each.length}` : ''}`,
      ...each.map(({ text }) => `        ${text}`),
    ]);
}
