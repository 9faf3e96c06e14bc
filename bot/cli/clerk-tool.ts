import { randomUUID } from 'node:crypto';
import { parseArgs, styleText } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { isFault } from '../../knowledge/fault.ts';
import { lifecycleEvents, possibleEvents } from '../../knowledge/lifecycle.ts';
import { nearest } from '../../knowledge/nearest.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import type { LocalDesk } from '../local.ts';
import { caseSheet, caseSum, caseTable, type Paint, type View, visitMoment, visitTable } from './case-views.ts';
import { type ClerkTexts, clerkTextsOf } from './clerk-texts.ts';
import { plain, plainly } from './terminal-text.ts';

/** Where the tool reads and writes. */
export interface Terminal {
  /** What was piped in. */
  input(): Promise<string>;
  print(text: string): void;
  complain(text: string): void;
  /** In columns. */
  readonly width: number;
  readonly coloured: boolean;
  readonly now: () => Temporal.Instant;
}

/**
 * The cases of the desk for those who work on them: what waits, a case with its history, and orders that the
 * customer reads in the chat.
 *
 * @param onDesk runs the rest on a desk
 * @returns 0, or 1 when it could not be done, 2 when the command is wrong
 */
export async function clerkTool(
  args: string[],
  terminal: Terminal,
  onDesk: (tool: (desk: LocalDesk) => Promise<number>) => Promise<number>,
): Promise<number> {
  const complain = complainTo(terminal);
  const given = readArgs(args);
  if (given === undefined) return complain(usages(), 2);
  const texts = clerkTextsOf[given.language];
  if (given.help) {
    terminal.print(`${texts.usage}\n`);
    return 0;
  }
  if (!isCommand(given.command)) {
    const unknown = texts.unknownCommand(plain(given.command), nearest(given.command, commands));
    return complain(`${unknown}\n\n${texts.usage}`, 2);
  }
  return onDesk(desk => run({ desk, terminal, texts }, given));
}

function usages(): string {
  return Object.values(clerkTextsOf)
    .map(({ usage }) => usage)
    .join('\n\n');
}

/** What every command works with. */
interface Work {
  readonly desk: LocalDesk;
  readonly terminal: Terminal;
  readonly texts: ClerkTexts;
}

const orders = ['answer', ...lifecycleEvents] as const;
const commands = ['list', 'show', 'visits', ...orders] as const;
/** What is said shorter, or by another name. */
const otherNames: Readonly<Record<string, Command>> = { visit: 'arrange-visit', diary: 'visits' };
type Command = (typeof commands)[number];

interface Given {
  readonly command: string;
  /** What stands behind the command: a number, which blanks may divide, and a text. */
  readonly words: readonly string[];
  readonly name: string;
  readonly language: keyof typeof clerkTextsOf;
  readonly all: boolean;
  readonly mine: boolean;
  /** A visit is booked also where all technicians are taken, and outside of visiting hours. */
  readonly anyway: boolean;
  readonly help: boolean;
}

function readArgs(args: string[]): Given | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        mine: { type: 'boolean', default: false },
        anyway: { type: 'boolean', default: false },
        name: { type: 'string', default: '客服' },
        lang: { type: 'string', default: 'zh' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [said = 'list', ...words] = positionals;
    const command = Object.hasOwn(otherNames, said) ? (otherNames[said] ?? said) : said;
    const { lang, ...flags } = values;
    return { ...flags, command, words, language: lang.toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN' };
  } catch {
    return undefined;
  }
}

function isCommand(said: string): said is Command {
  return (commands as readonly string[]).includes(said);
}

async function run(work: Work, given: Given): Promise<number> {
  const { desk, texts, terminal } = work;
  const complain = complainTo(terminal);
  const command = given.command as Command;
  try {
    if (command === 'list') return await list(work, given);
    if (command === 'visits') return await visits(work);
    const { number, words } = readNumber(given.words);
    if (number === undefined) return complain(await notANumber(desk, words, texts), 1);
    if (command === 'show') return await show(work, number);
    return await order(work, { ...given, command, number, words });
  } catch (fault) {
    if (!isFault(fault, 'program') && !isFault(fault, 'store.unavailable') && !isSystemError(fault)) throw fault;
    return complain(texts.deskFailed, 1);
  }
}

/** How many of the ended cases `--all` shows. */
const endedShown = 200;

async function list(work: Work, { all, mine, name }: Given): Promise<number> {
  const { desk, texts, terminal } = work;
  const found = plainly(await desk.cases(all ? endedShown : 0));
  const cases = mine ? found.filter(ticket => lastClerk(ticket) === name) : found;
  const view = await viewOf(work);
  if (cases.length === 0) print(terminal, [mine ? texts.nothingOf(plain(name)) : texts.nothing]);
  else print(terminal, [...caseTable(cases, view), '', caseSum(cases, view)]);
  return 0;
}

/** Whose case it is: the clerk's who did something with it last. */
function lastClerk({ log }: Ticket): string | undefined {
  return log.findLast(({ by }) => by === 'clerk')?.name;
}

async function show(work: Work, number: string): Promise<number> {
  const { desk, texts, terminal } = work;
  const found = plainly(await desk.case(number));
  if (found === undefined) return complainTo(terminal)(await noSuchCase(desk, number, texts), 1);
  print(terminal, caseSheet(found, await viewOf(work)));
  return 0;
}

async function visits(work: Work): Promise<number> {
  const { desk, texts, terminal } = work;
  const coming = plainly(await desk.visits());
  print(terminal, coming.length === 0 ? [texts.noVisits] : visitTable(coming, await viewOf(work)));
  return 0;
}

interface Order extends Given {
  readonly command: (typeof orders)[number];
  readonly number: string;
}

async function order(
  { desk, texts, terminal }: Work,
  { command, number, words, name, anyway }: Order,
): Promise<number> {
  const complain = complainTo(terminal);
  const said = words.length === 1 && words[0] === '-' ? await terminal.input() : words.join(' ');
  const { slot, text, wrong } = command === 'arrange-visit' ? readTime(said) : { text: said };
  if (wrong !== undefined) return complain(texts.noSuchTime(plain(wrong)), 2);
  const key = `clerk-${randomUUID()}`;
  const given = { ticket: number, name, do: command, text, key, ...(slot && { slot, anyway }) };
  const outcome = await desk.order(given).catch((fault: unknown) => {
    if (isFault(fault, 'store.unavailable')) return undefined;
    throw fault;
  });
  if (outcome === undefined) return complain(texts.unreachable(number), 1);
  if (outcome.done) {
    print(terminal, [texts.done(number, texts.states[outcome.ticket.state]), texts.told]);
    print(
      terminal,
      outcome.told.flatMap(told => plain(told).split('\n')).map(line => `  ${line}`.trimEnd()),
    );
    return 0;
  }
  if (outcome.because === 'no-time') {
    const { why, free } = outcome;
    const off = why.code === 'rest-day' ? (why.closure?.reason ?? why.holiday) : undefined;
    const times = free.map(time => visitMoment(time, texts));
    const instead = why.code === 'no-team' ? [] : [texts.freeTimes(times)];
    return complain([texts.noTime(why.code, off?.[texts.language]), ...instead].join('\n'), 1);
  }
  const { because, ticket } = outcome;
  if (because === 'bad-order') return complain(texts.badText, 2);
  if (ticket === undefined) return complain(await noSuchCase(desk, number, texts), 1);
  const possible = ['answer' as const, ...possibleEvents(ticket)].map(each => `${each} ${texts.orders[each]}`);
  const refused = texts.refused(because, texts.orders[command], texts.states[ticket.state]);
  return complain(because === 'not-now' ? `${refused}\n${texts.possible(possible)}` : refused, 1);
}

/** The time at the beginning of a text, "2026-11-25 14:00 师傅姓王"; `wrong` looks like one and is none. */
function readTime(said: string): { slot?: { date: string; start: string }; text: string; wrong?: string } {
  const found = /^\s*(\d{4}-\d{1,2}-\d{1,2})[ T]+(\d{1,2})[:：](\d\d)(?!\d)\s*/.exec(said);
  if (found === null) return { text: said };
  const [whole, day = '', hour = '', minute] = found;
  const date = day.replaceAll(/(?<=-)(\d)(?!\d)/g, '0$1');
  const start = `${hour.padStart(2, '0')}:${minute}`;
  try {
    Temporal.PlainDateTime.from(`${date}T${start}`);
  } catch {
    return { text: said, wrong: whole.trim() };
  }
  return { slot: { date, start }, text: said.slice(whole.length) };
}

/** The number at the beginning, also one that was typed with blanks; `words` is what stands behind it. */
function readNumber(words: readonly string[]): { number: string | undefined; words: readonly string[] } {
  for (let pieces = 1; pieces <= 4; pieces += 1) {
    const reading = parseTicketNumber(words.slice(0, pieces).join(' '));
    if (reading.ok) return { number: reading.number, words: words.slice(pieces) };
  }
  return { number: undefined, words };
}

async function notANumber(desk: LocalDesk, words: readonly string[], texts: ClerkTexts): Promise<string> {
  const [said] = words;
  if (said === undefined) return texts.noNumber('missing', '');
  const reading = parseTicketNumber(said);
  return withGuess(desk, texts.noNumber(reading.ok ? 'shape' : reading.because, plain(said)), said, texts);
}

function noSuchCase(desk: LocalDesk, number: string, texts: ClerkTexts): Promise<string> {
  return withGuess(desk, texts.noNumber('unknown', number), number, texts);
}

async function withGuess(desk: LocalDesk, problem: string, said: string, texts: ClerkTexts): Promise<string> {
  const cases = await desk.cases(endedShown);
  const meant = nearest(
    said.slice(0, 40),
    cases.map(({ id }) => id),
  );
  return meant === undefined ? problem : `${problem}${texts.meant(meant)}`;
}

async function viewOf({ desk, texts, terminal: { width, coloured, now } }: Work): Promise<View> {
  return {
    texts,
    now: now(),
    zone: await desk.zone(),
    width: Math.min(120, Math.max(80, width)),
    paint: coloured ? colours : noColours,
  };
}

const colours: Paint = {
  alarm: text => styleText(['bold', 'red'], text),
  strong: text => styleText('bold', text),
  faint: text => styleText('dim', text),
};
const noColours: Paint = { alarm: text => text, strong: text => text, faint: text => text };

function print(terminal: Terminal, lines: readonly string[]): void {
  terminal.print(lines.map(line => `${line}\n`).join(''));
}

function complainTo(terminal: Terminal): (problem: string, code: number) => number {
  return (problem, code) => {
    terminal.complain(`${problem}\n`);
    return code;
  };
}

function isSystemError(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault;
}
