import { randomUUID } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs, styleText } from 'node:util';
import { mayRead } from '../../knowledge/case-rights.ts';
import { isFault } from '../../knowledge/fault.ts';
import { nearest } from '../../knowledge/nearest.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { possibleOrders, staffOrders } from '../../knowledge/talk-orders.ts';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import type { LocalDesk } from '../local.ts';
import {
  caseSheet,
  caseSum,
  caseTable,
  type Paint,
  refusalText,
  type View,
  visitMoment,
  visitTable,
} from './case-views.ts';
import { type ClerkTexts, clerkTextsOf } from './clerk-texts.ts';
import { failureTextsOf } from './failure-texts.ts';
import { failureList, undeliveredLines } from './failure-views.ts';
import { withDesk } from './open-desk.ts';
import { readItems, readPromise, readTime, readWait } from './order-words.ts';
import { plain, plainly } from './terminal-text.ts';
import type { Terminal, Tool } from './tool.ts';

/**
 * The cases of the desk for those who work on them: what waits, a case with its history, and orders that the
 * customer reads in the chat.
 *
 *   npm run --silent clerk -- list [--all] [--mine]
 *   npm run --silent clerk -- show R-7K3-M9P-XQ4
 *   npm run --silent clerk -- answer R-7K3-M9P-XQ4 "text" [--name 小李] [--lang en]
 *
 * Exit codes: 0 done, 1 it could not be done, 2 the command is wrong.
 */
export const clerkTool: Tool = async (args, env, terminal) => {
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
  return withDesk(env, terminal, desk => run({ desk, terminal, texts }, given));
};

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

const commands = ['list', 'show', 'visits', 'undelivered', 'retry', 'drop', ...staffOrders] as const;
/** What is said shorter, or by another name. */
const otherNames: Readonly<Record<string, Command>> = { visit: 'arrange-visit', diary: 'visits', dead: 'undelivered' };
type Command = (typeof commands)[number];

interface Given {
  readonly command: string;
  /** What stands behind the command: a number, which blanks may divide, and a text. */
  readonly words: readonly string[];
  readonly name: string;
  /** Who reads, where it is another one than `name`. */
  readonly as?: string | undefined;
  readonly language: keyof typeof clerkTextsOf;
  readonly all: boolean;
  readonly mine: boolean;
  /** A visit is booked also where all technicians are taken, and outside of visiting hours. */
  readonly anyway: boolean;
  readonly help: boolean;
}

function readArgs(args: readonly string[]): Given | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        mine: { type: 'boolean', default: false },
        anyway: { type: 'boolean', default: false },
        name: { type: 'string', default: '客服' },
        as: { type: 'string' },
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
    if (command === 'undelivered') {
      print(terminal, failureList(plainly(await desk.failures()), await viewOf(work)));
      return 0;
    }
    if (command === 'retry' || command === 'drop')
      return await failureOrder(work, { do: command, code: given.words[0] });
    const { number, words } = readNumber(given.words);
    if (number === undefined) return complain(await notANumber(desk, words, texts), 1);
    if (command === 'show') return await show(work, number, given.as ?? given.name);
    return await order(work, { ...given, name: given.as ?? given.name, command, number, words });
  } catch (fault) {
    if (!isFault(fault, 'program') && !isFault(fault, 'store.unavailable') && !isSystemError(fault)) throw fault;
    return complain(texts.deskFailed, 1);
  }
}

/** How many of the ended cases `--all` shows. */
const endedShown = 200;

async function list(work: Work, { all, mine, name, as: reader = name }: Given): Promise<number> {
  const { desk, texts, terminal } = work;
  const found = plainly(await desk.cases(all ? endedShown : 0));
  const cases = mine ? found.filter(ticket => lastClerk(ticket) === name) : found;
  const view = await viewOf(work);
  if (cases.length === 0) print(terminal, [mine ? texts.nothingOf(plain(name)) : texts.nothing]);
  else {
    const shown = cases.map(ticket => (mayRead(ticket, reader) ? ticket : withheld(ticket, texts)));
    print(terminal, [...caseTable(shown, view), '', caseSum(cases, view)]);
  }
  return 0;
}

/** A case as whom it complains about sees it in the list: that it is there. */
function withheld<T extends Ticket>({ product: _, ...ticket }: T, texts: ClerkTexts): Omit<T, 'product'> {
  return { ...ticket, fault: texts.withheld };
}

/** Whose case it is: the clerk's who did something with it last. */
function lastClerk({ log }: Ticket): string | undefined {
  return log.findLast(({ by }) => by === 'clerk')?.name;
}

async function show(work: Work, number: string, reader: string): Promise<number> {
  const { desk, texts, terminal } = work;
  const found = plainly(await desk.case(number));
  if (found === undefined) return complainTo(terminal)(await noSuchCase(desk, number, texts), 1);
  if (!mayRead(found.ticket, reader)) return complainTo(terminal)(texts.concerned(number), 1);
  const view = await viewOf(work);
  print(terminal, [...caseSheet(found, view), ...undeliveredLines(found.undelivered, view)]);
  return 0;
}

async function visits(work: Work): Promise<number> {
  const { desk, texts, terminal } = work;
  const coming = plainly(await desk.visits());
  print(terminal, coming.length === 0 ? [texts.noVisits] : visitTable(coming, await viewOf(work)));
  return 0;
}

async function failureOrder(
  { desk, texts, terminal }: Work,
  { do: what, code }: { do: 'retry' | 'drop'; code: string | undefined },
): Promise<number> {
  const words = failureTextsOf[texts.language];
  const complain = complainTo(terminal);
  if (code === undefined || code.length > 40) return complain(words.noCode, 2);
  const came = await desk.orderFailure({ do: what, code });
  if (came !== 'done') return complain(words[came](plain(code)), 1);
  print(terminal, [words.done[what]]);
  return 0;
}

interface Order extends Given {
  readonly command: (typeof staffOrders)[number];
  readonly number: string;
}

async function order(work: Work, { command, number, words, name, anyway }: Order): Promise<number> {
  const { desk, texts, terminal } = work;
  const complain = complainTo(terminal);
  const { items, rest } = command === 'quote' ? readItems(words) : { rest: words };
  const said = rest.length === 1 && rest[0] === '-' ? await readAll(terminal.input) : rest.join(' ');
  const { slot, text: untimed, wrong } = command === 'arrange-visit' ? readTime(said) : { text: said };
  if (wrong !== undefined) return complain(texts.noSuchTime(plain(wrong)), 2);
  if (items?.length === 0) return complain(texts.noQuotation({ code: 'no-items', item: '' }), 2);
  const waiting = command === 'wait' ? readWait(untimed) : undefined;
  if (command === 'wait' && waiting === undefined) return complain(texts.badWait, 2);
  const promised = command === 'compensate' ? readPromise(untimed) : undefined;
  if (command === 'compensate' && promised === undefined) return complain(texts.badPromise, 2);
  const key = `clerk-${randomUUID()}`;
  const given = {
    ...{ ticket: number, name, do: command, text: waiting?.text ?? promised?.text ?? untimed, key },
    ...(slot && { slot, anyway }),
    ...(items && { items }),
    ...(waiting && { wait: waiting.wait }),
    ...(promised && { until: promised.until }),
  };
  const outcome = await desk.order(given).catch((fault: unknown) => {
    if (isFault(fault, 'store.unavailable')) return undefined;
    throw fault;
  });
  if (outcome === undefined) return complain(texts.unreachable(number), 1);
  if (outcome.done) {
    print(terminal, [texts.done(number, texts.states[outcome.ticket.state])]);
    if (outcome.told.length > 0) print(terminal, [texts.told]);
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
  if (outcome.because === 'no-quotation') {
    const { code, item, ...meant } = outcome.fault;
    return complain(texts.noQuotation({ code, item: plain(item), ...meant }), 1);
  }
  const { because, ticket } = outcome;
  if (because === 'bad-order') {
    const { badWait, badPromise, badText } = texts;
    return complain(command === 'wait' ? badWait : command === 'compensate' ? badPromise : badText, 2);
  }
  if (ticket === undefined) return complain(await noSuchCase(desk, number, texts), 1);
  if (because === 'concerned') return complain(texts.concerned(number), 1);
  if (because === 'not-yet') return complain(refusalText(plainly(outcome.why), await viewOf(work)), 1);
  const possible = possibleOrders(ticket).map(each => `${each} ${texts.orders[each]}`);
  const refused = texts.refused(because, texts.orders[command], texts.states[ticket.state]);
  return complain(because === 'not-now' ? `${refused}\n${texts.possible(possible)}` : refused, 1);
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

async function noSuchCase(desk: LocalDesk, number: string, texts: ClerkTexts): Promise<string> {
  const past = await desk.pastCase(number);
  if (past !== undefined) return texts.pastCase(plainly(past));
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
