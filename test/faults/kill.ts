import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runningDesk } from '../../bot/local.ts';
import { randomNumbers } from '../fakes/memory-store.ts';
import { busyContent } from './busy-content.ts';
import { asks, books, reports } from './customer-scripts.ts';
import { type PatientCustomer, patientCustomer } from './desk-customer.ts';
import { conversationFindings, type Finding, numbersIn, ticketFindings } from './desk-evidence.ts';
import { deskProcess, ownSource } from './desk-process.ts';
import { copyOf, keptIn } from './desk-records.ts';
import { type ToldVisit, visitFindings, visitsTold } from './visit-evidence.ts';

export interface DeskKilled {
  readonly kills: number;
  readonly acknowledged: number;
  readonly repeated: number;
  readonly givenUp: number;
  readonly tickets: number;
  readonly visits: Visits;
  readonly findings: readonly Finding[];
  /** Milliseconds from spawn to the first answer of /healthz, of every start that was waited for. */
  readonly starts: readonly number[];
}

/** What customers were told of visits, and how often. */
export interface Visits {
  readonly booked: number;
  readonly moved: number;
  readonly calledOff: number;
  /** A time that was chosen or wished for was taken, and others were offered. */
  readonly taken: number;
  /** A time that was kept for somebody ran out and was gone when it was confirmed. */
  readonly runOut: number;
  /** No time was left at all. */
  readonly none: number;
}

export interface KillOptions {
  readonly kills: number;
  /** A desk is killed after so many acknowledged turns at most. */
  readonly turns: number;
  readonly customers: number;
  readonly seed: number;
  /** The sources of the desk that is killed. */
  readonly source: string;
  readonly folder: string;
  /** milliseconds */
  readonly clock: () => number;
}

/** How long a desk lives at most that dies on its way up or in its first turns. */
const startingMs = 2500;
/** Kills hit every moment of a turn, not only the one behind an acknowledgement. */
const turnMs = 20;
/** Everybody gets at least so many answers: enough for a report, a visit for it that is moved, and one more. */
const wholeStory = 30;
/** Longer than a time is kept for somebody. */
const hesitationMs = 65_000;
/** As many as the desk tells at once. */
const maxTickets = 10_000;

/**
 * Kills the whole desk again and again while customers talk to it, and then holds what they know against what it
 * has: as it runs, and once more after the last kill, which comes in silence.
 */
export async function killDesk({
  kills,
  turns,
  customers,
  seed,
  source,
  folder,
  clock,
}: KillOptions): Promise<DeskKilled> {
  const random = randomNumbers(seed);
  const data = join(folder, 'data');
  const content = join(folder, 'content');
  const rules = await busyContent(source, content);
  const desk = await deskProcess(source, data, clock, { env: { KNOWLEDGE_DIR: content } });
  const starts: number[] = [];
  const found: Finding[] = [];
  try {
    desk.start();
    starts.push(await desk.healthy());
    const everyone: PatientCustomer[] = [];
    for (let number = 0; number < customers; number += 1) {
      const script =
        [asks, reports][number % 5]?.(random) ?? books(random, number % 5 === 4 ? hesitationMs : undefined);
      everyone.push(await patientCustomer(desk.url, `customer${number}`, script, random));
    }

    const acknowledged = () => everyone.reduce((sum, { known }) => sum + known.acknowledged, 0);
    let over = false;
    const talks = Promise.all(everyone.map(each => each.talk(() => over))).finally(() => {
      over = true;
    });
    const killing = (async () => {
      for (let round = 0; round < kills - 1; round += 1) {
        // One in eight dies on its way up.
        if (random() < 1 / 8) await pause(random() * startingMs);
        else {
          starts.push(await desk.healthy());
          const last = acknowledged() + random() * turns;
          while (acknowledged() < last && !over) await pause(5);
          await pause(random() * turnMs);
        }
        await desk.kill();
        const copy = await copyOf(data);
        const told = everyone.flatMap(each => visitsTold(each.known.seen));
        desk.start();
        found.push(...visitFindings(told, await keptIn(copy), rules, { whole: false }));
      }
      starts.push(await desk.healthy());
      while (everyone.some(({ known }) => known.acknowledged < wholeStory) && !over) await pause(20);
    })().finally(() => {
      over = true;
    });
    for (const each of await Promise.allSettled([killing, talks])) if (each.status === 'rejected') throw each.reason;

    found.push(...(await findings(data, everyone)).found);
    await desk.kill();
    const copy = await copyOf(data);
    desk.start();
    starts.push(await desk.healthy());
    const after = await findings(data, everyone);
    found.push(...after.found, ...visitFindings(after.told, await keptIn(copy), rules, { whole: true }));
    const known = everyone.map(each => each.known);
    return {
      kills,
      acknowledged: acknowledged(),
      repeated: known.reduce((sum, each) => sum + each.repeated, 0),
      givenUp: known.reduce((sum, each) => sum + each.givenUp, 0),
      tickets: after.tickets,
      visits: visitsIn(
        after.told,
        known.flatMap(({ seen }) => seen.map(({ text = '' }) => text)),
      ),
      findings: [...new Map(found.map(each => [each.what, each])).values()],
      starts,
    };
  } finally {
    await desk.kill();
  }
}

async function findings(
  folder: string,
  everyone: readonly PatientCustomer[],
): Promise<{ found: Finding[]; tickets: number; told: ToldVisit[] }> {
  const found: Finding[] = [];
  const numbers: string[] = [];
  const told: ToldVisit[] = [];
  for (const each of everyone) {
    const history = await each.history();
    found.push(...conversationFindings(each.known, history));
    numbers.push(...numbersIn(history));
    told.push(...visitsTold(history));
  }
  const stored = await (await runningDesk(folder))?.tickets(maxTickets);
  if (stored === undefined) throw new Error('no desk runs on the folder');
  if (stored.length === maxTickets) throw new Error(`more than ${maxTickets} tickets cannot be compared`);
  found.push(
    ...ticketFindings(
      numbers,
      stored.map(each => each.id),
    ),
  );
  return { found, tickets: stored.length, told };
}

function visitsIn(told: readonly ToldVisit[], texts: readonly string[]): Visits {
  const count = (what: ToldVisit['what']) => told.filter(each => each.what === what).length;
  const said = (words: RegExp) => texts.filter(text => words.test(text)).length;
  return {
    booked: count('booked'),
    moved: count('moved'),
    calledOff: count('called-off'),
    taken: said(/刚刚被别人约走了(?!.*其他内容)|您说的时间已经约满了/s),
    runOut: said(/刚刚被别人约走了.*其他内容/s),
    none: said(/这段时间都约满了/),
  };
}

/** What came of the visits and the outcome, a line each, and one for each finding. */
export function inWords(killed: DeskKilled): string[] {
  const count = (kind: Finding['kind']) => killed.findings.filter(each => each.kind === kind).length;
  const { visits } = killed;
  const starts = [...killed.starts].sort((a, b) => a - b).map(Math.round);
  return [
    [
      `visits: ${visits.booked} booked`,
      `${visits.moved} moved`,
      `${visits.calledOff} called off`,
      `${visits.taken} times taken by others`,
      `${visits.runOut} taken when confirmed too late`,
      `${visits.none} times nothing left`,
    ].join(', '),
    [
      `${killed.kills} kills`,
      `${killed.acknowledged} acknowledged turns`,
      `${killed.repeated} repeated`,
      `${killed.givenUp} given up`,
      `${killed.tickets} tickets`,
      `${visits.booked} visits`,
      `${count('lost')} lost`,
      `${count('twice')} twice`,
      `${count('wrong')} wrong`,
      `restart p50 ${starts[Math.floor(starts.length / 2)]} ms, max ${starts.at(-1)} ms`,
    ].join(', '),
    ...killed.findings.slice(0, 20).map(each => `  ${each.kind}: ${each.what}`),
  ];
}

// npm run fault:kill -- --kills 100 --seed 7 --source /elsewhere/main
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, source: { type: 'string' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'desk-kill-'));
  const killed = await killDesk({
    kills: Number(values.kills ?? 100),
    turns: 300,
    customers: 10,
    seed: Number(values.seed ?? 1),
    source: values.source ?? ownSource,
    folder,
    clock: () => performance.now(),
  });
  for (const line of inWords(killed)) process.stdout.write(`${line}\n`);
  await rm(folder, { recursive: true });
  process.exitCode = killed.findings.length > 0 ? 1 : 0;
}
