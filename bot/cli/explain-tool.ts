import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type AddressSplit, shownPlace } from '../../dialogs/understand/address-split.ts';
import { languageOf } from '../../dialogs/understand/language.ts';
import { createMatcher } from '../../dialogs/understand/match.ts';
import { readSlot, slotNames } from '../../dialogs/understand/slot.ts';
import { type Reader, type Understanding, understand } from '../../dialogs/understand/understand.ts';
import type { When } from '../../dialogs/understand/when.ts';
import { Fault } from '../../knowledge/fault.ts';
import { readConfig } from '../config.ts';
import { loadContent } from '../content.ts';
import { refusedStart } from '../refused-start.ts';
import type { Environment, Terminal, Tool } from './tool.ts';

/**
 * Says how a first sentence of a conversation is understood, by the very code that the desk runs.
 *
 *   npm run --silent explain -- "下周三上午能来吗" [--now 2026-11-20T18:30+08:00] [--json]
 *   npm run --silent explain -- --jsonl < lines
 *
 * With --jsonl each line of standard input is `{text, now?, expects?}` and gives one line of JSON, in order; with
 * `expects` (such as "phone") the text is read as that question of a form reads it. A line that cannot be read
 * gives `{error}`, and the next one is read. Exit codes: 0, 2 not understood, that of a refused start.
 */
export const explainTool: Tool = async (args, env, terminal) => {
  const complain = (line: string) => terminal.complain(`${line}\n`);
  try {
    return await explain(args, env, terminal);
  } catch (error) {
    if (error instanceof Fault) {
      const { lines, code } = refusedStart(error);
      complain(lines.join('\n'));
      return code;
    }
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
};

async function explain(args: readonly string[], env: Environment, terminal: Terminal): Promise<number> {
  const say = (line: string) => terminal.print(`${line}\n`);
  const complain = (line: string) => {
    terminal.complain(`${line}\n`);
    return 2;
  };
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { now: { type: 'string' }, json: { type: 'boolean' }, jsonl: { type: 'boolean' } },
  });
  const text = positionals.join(' ');
  if (!values.jsonl && text === '')
    return complain('usage: explain "text" [--now ISO] [--json] | explain --jsonl < lines');
  const now = values.now === undefined ? terminal.now() : instantOf(values.now);
  if (now === undefined) return complain(`--now is no time: write it as 2026-11-20T18:30+08:00`);
  const config = readConfig(env);
  const knowledge = await loadContent({ folder: config.knowledgeFolder, zone: config.timeZone });
  const reader: Reader = { knowledge, matcher: createMatcher(knowledge), now };
  if (!values.jsonl) {
    const understood = understand(text, reader);
    say(values.json ? JSON.stringify(understood) : readable(text, understood));
    return 0;
  }
  for await (const line of createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') say(JSON.stringify(answerLine(line, reader)));
  }
  return 0;
}

const Line = z.object({
  text: z.string(),
  now: z.string().optional(),
  expects: z.string().optional(),
  choices: z.array(z.string()).optional(),
});

function answerLine(line: string, reader: Reader): unknown {
  try {
    const { text, now, expects, choices } = Line.parse(JSON.parse(line));
    const at = now === undefined ? reader.now : instantOf(now);
    if (at === undefined) return { error: `now is no time: ${now}` };
    if (expects === undefined) return understand(text, { ...reader, now: at });
    return (
      readSlot(expects, text, {
        products: reader.knowledge.products,
        choices,
        scale: reader.knowledge.policy.survey.scale,
        calendar: reader.knowledge.calendar,
        now: at.toZonedDateTimeISO(reader.knowledge.calendar.zone),
        language: languageOf(text) ?? 'zh-CN',
      }) ?? {
        error: `nothing reads "${expects}"; known are ${slotNames.join(', ')}`,
      }
    );
  } catch (error) {
    if (error instanceof SyntaxError) return { error: 'no JSON' };
    if (error instanceof z.ZodError) return { error: 'no line of the form {"text": "…"}' };
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function instantOf(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

function readable(text: string, understood: Understanding): string {
  const { outcome, language, danger, suspected, advice, entities } = understood;
  const lines = [`text      ${text}`, `language  ${language}`, `outcome   ${outcome}`];
  if (danger) lines.push(`danger    ${danger}`);
  if (suspected) lines.push(`asked     whether ${suspected}: no word of danger, but it sounds so`);
  if (advice) lines.push(`advice    ${advice}`);
  if (understood.outcome === 'command') lines.push(`command   ${understood.command}`);
  if ('dialog' in understood && understood.dialog) lines.push(`dialog    ${understood.dialog}`);
  if (understood.outcome === 'answer')
    lines.push(`answer    ${understood.answer.id}`, indented(understood.answer.text));
  if (understood.when.kind !== 'none') lines.push(`when      ${shownWhen(understood.when)}`);
  const { place, quantities, ...told } = entities;
  for (const [name, value] of Object.entries(told)) lines.push(`${name.padEnd(9)} ${value}`);
  if (place) lines.push(`place     ${shownSplit(place)}`);
  for (const { said, count, rough } of quantities ?? [])
    lines.push(`quantity  ${said} (${rough ? 'about ' : ''}${count ?? '?'})`);
  if ('suggestions' in understood) {
    for (const button of understood.suggestions)
      lines.push(`button    ${button.text} (${'id' in button ? button.id : button.dialog})`);
  }
  return lines.join('\n');
}

/** "split 广东省 | 深圳市 | 南山区 | 科技园路1号" */
function shownSplit(split: AddressSplit): string {
  switch (split.outcome) {
    case 'split': {
      const { province, city = '-', district = '-', rest } = split;
      return `split ${[province, city, district, rest].join(' | ')}`;
    }
    case 'several':
      return `several ${split.places.map(shownPlace).join(' | ')}`;
    case 'contradiction':
      return `contradiction ${split.said.join(' | ')}`;
    case 'unsplit':
      return 'unsplit';
  }
}

function shownWhen(when: When): string {
  const { kind, options, ...wish } = { options: undefined, ...when };
  return [kind, ...(options ?? [wish]).map(one => Object.values(one).join(' '))].join(options ? ' | ' : ' ').trim();
}

function indented(text: string): string {
  return text.replace(/^/gm, '          ');
}
