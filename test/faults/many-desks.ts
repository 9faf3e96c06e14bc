import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomNumbers } from '../fakes/memory-store.ts';
import type { PostgresServer } from '../store/postgres-server.ts';
import { busyContent } from './busy-content.ts';
import { asks, books, reports } from './customer-scripts.ts';
import { type PatientCustomer, patientCustomer } from './desk-customer.ts';
import { conversationFindings, type Finding, numbersIn, ticketFindings } from './desk-evidence.ts';
import { ownSource } from './desk-process.ts';
import { keptInDatabase } from './desk-records.ts';
import { type Fleet, isReady, startFleet } from './fleet.ts';
import { type Follower, followLine, lineFindings } from './line-follower.ts';
import { type Outage, outage, outageFindings } from './outage.ts';
import { visitFindings, visitsTold } from './visit-evidence.ts';

/** What came of desks that were killed, replaced and left without their database, while customers talked to them. */
export interface ManyDesks {
  readonly instances: number;
  readonly kills: number;
  readonly databaseKills: number;
  readonly acknowledged: number;
  readonly repeated: number;
  readonly givenUp: number;
  readonly tickets: number;
  readonly visits: number;
  /** Lines that customers heard on their WebSockets. */
  readonly lines: number;
  /** Connections that each desk was given. */
  readonly connections: readonly number[];
  /** Milliseconds from the kill of a desk until a customer of it had a line at another one. */
  readonly lineGaps: readonly number[];
  /** Milliseconds until a message was answered that met a desk being killed. */
  readonly answerGaps: readonly number[];
  /** The same while desks were replaced one by one. */
  readonly replaced: {
    readonly stops: readonly number[];
    readonly codes: readonly number[];
    readonly waits: readonly number[];
  };
  /** Milliseconds of a start until it was ready. */
  readonly starts: readonly number[];
  readonly outage?: Outage;
  readonly findings: readonly Finding[];
}

export interface ManyDesksOptions {
  readonly server: PostgresServer;
  readonly folder: string;
  readonly instances: number;
  /** How long desks are killed, in milliseconds. */
  readonly killing: number;
  readonly databaseKills: number;
  /** How long the database is away, in milliseconds. */
  readonly away: number;
  readonly customers: number;
  readonly seed: number;
  readonly shared: boolean;
  /** milliseconds */
  readonly clock: () => number;
}

/** As a process manager does it; nothing may take longer. */
const stopMs = 10_000;
/** Two clocks may be off from each other by so much. */
const clocks = [0, 120_000, 60_000];
const patienceMs = 60_000;

export async function manyDesks(options: ManyDesksOptions): Promise<ManyDesks> {
  const { server, folder, instances, clock } = options;
  const random = randomNumbers(options.seed);
  const content = join(folder, 'content');
  const rules = await busyContent(ownSource, content);
  const database = await server.database();
  const env = { KNOWLEDGE_DIR: content };
  const fleet = await startFleet({ instances, database, folder, shared: options.shared, clocks, env, clock });
  try {
    await fleet.ready();
    const everyone: PatientCustomer[] = [];
    for (let number = 0; number < options.customers; number += 1) {
      // A request may come on a connection of before, or on one of its own.
      const headers = () => (random() < 0.5 ? { connection: 'close' } : { connection: 'keep-alive' });
      const script = [asks, reports][number % 5]?.(random) ?? books(random);
      everyone.push(await patientCustomer(fleet.url, `customer${number}`, script, random, { headers, patienceMs }));
    }
    const followers = await Promise.all(everyone.map(({ page, known }) => followLine(page, known.name, clock)));
    let over = false;
    const talks = Promise.all(everyone.map(each => each.talk(() => over)));
    const faults = (async () => {
      const kills = await killInTurns(fleet, options.killing, random, clock);
      const replaced = await replaceAll(fleet, everyone, clock);
      for (let count = 0; count < options.databaseKills; count += 1) {
        await server.kill();
        await pause(random() * 2000);
        await server.start();
        await pause(1000 + random() * 2000);
      }
      const away = options.away === 0 ? undefined : await databaseAway(fleet, options);
      return { kills, replaced, away };
    })().finally(() => {
      over = true;
    });
    const [done] = await Promise.all([faults, talks]);
    for (const desk of fleet.desks) if (!desk.runs()) throw new Error('a desk has ended by itself');
    const end = await evidence(everyone, followers, database);
    const found = [
      ...end.found,
      ...visitFindings(end.told, end.kept, rules, { whole: true }),
      ...fleet.logged.map(what => ({ kind: 'wrong' as const, what: `logged: ${what.slice(0, 400)}` })),
      ...done.replaced.found,
      ...(done.away?.found ?? []),
    ];
    const known = everyone.map(each => each.known);
    const sum = (of: (each: PatientCustomer['known']) => number) => known.reduce((all, each) => all + of(each), 0);
    return {
      instances,
      kills: done.kills.at.length,
      databaseKills: options.databaseKills,
      acknowledged: sum(each => each.acknowledged),
      repeated: sum(each => each.repeated),
      givenUp: sum(each => each.givenUp),
      tickets: end.kept.tickets.size,
      visits: end.told.filter(({ what }) => what === 'booked').length,
      lines: followers.reduce((all, { heard }) => all + heard.length, 0),
      connections: fleet.balancer.given(),
      lineGaps: gaps(
        followers.flatMap(({ breaks }) => breaks),
        done.kills,
      ),
      answerGaps: known
        .flatMap(({ waits }) => waits)
        .filter(({ from }) => from < done.kills.until)
        .map(({ ms }) => ms),
      replaced: done.replaced,
      starts: done.kills.starts,
      ...(done.away && { outage: done.away.away }),
      findings: [...new Map(found.map(each => [each.what, each])).values()],
    };
  } finally {
    await fleet.close();
  }
}

interface Kills {
  readonly at: readonly number[];
  readonly starts: readonly number[];
  /** When there were no more of them. */
  readonly until: number;
}

/** Kills one desk after the other; one always serves. */
async function killInTurns(
  { desks }: Fleet,
  milliseconds: number,
  random: () => number,
  clock: () => number,
): Promise<Kills> {
  const at: number[] = [];
  const starts: number[] = [];
  for (const until = clock() + milliseconds; clock() < until; ) {
    await pause(500 + random() * 1500);
    const first = Math.floor(random() * desks.length);
    // Now and then two go at once, where another one is left.
    const count = desks.length > 2 && random() < 1 / 4 ? 2 : 1;
    const dying = desks.filter((_, index) => (index - first + desks.length) % desks.length < count);
    at.push(...dying.map(() => clock()));
    await Promise.all(dying.map(desk => desk.kill()));
    await pause(random() * 1000);
    for (const desk of dying) desk.start();
    starts.push(...(await Promise.all(dying.map(desk => isReady(desk, clock)))));
  }
  return { at, starts, until: clock() };
}

/** Replaces one desk after the other, as a new version is brought out. */
async function replaceAll({ desks }: Fleet, everyone: readonly PatientCustomer[], clock: () => number) {
  const found: Finding[] = [];
  const stops: number[] = [];
  const codes: number[] = [];
  const began = clock();
  for (const desk of desks) {
    const from = clock();
    const code = await desk.stop();
    stops.push(clock() - from);
    if (code !== 0) found.push({ kind: 'wrong', what: `a desk ended with ${code} when it was told to` });
    if (clock() - from > stopMs) found.push({ kind: 'wrong', what: `a desk took ${clock() - from} ms to end` });
    codes.push(code ?? -1);
    desk.start();
    await isReady(desk, clock);
  }
  const waits = everyone.flatMap(({ known }) => known.waits.filter(({ from }) => from >= began).map(({ ms }) => ms));
  return { found, stops, codes, waits };
}

async function databaseAway({ desks }: Fleet, { server, away: milliseconds, clock }: ManyDesksOptions) {
  const urls = desks.map(({ url }) => url);
  const away = await outage({ urls, goes: server.shutDown, comes: server.start, milliseconds, clock });
  const found = outageFindings(away, { quick: 1000, soon: 5000 });
  return { away, found: found.map(what => ({ kind: 'wrong' as const, what: `database away: ${what}` })) };
}

/** From a kill to the next socket, of every socket that broke by it. */
function gaps(breaks: Follower['breaks'], { at, until }: Kills): number[] {
  return breaks
    .filter(({ lost }) => lost < until)
    .flatMap(({ lost, back }) => {
      const killed = at.filter(each => each <= lost).at(-1);
      return killed === undefined ? [] : [back - killed];
    });
}

async function evidence(everyone: readonly PatientCustomer[], followers: readonly Follower[], database: string) {
  const found: Finding[] = [];
  const histories = await Promise.all(everyone.map(each => each.history()));
  for (const [index, follower] of followers.entries()) {
    await follower.reached(histories[index]?.length ?? 0).catch((error: Error) => {
      found.push({ kind: 'lost', what: error.message });
    });
    follower.close();
  }
  const kept = await keptInDatabase(database);
  for (const [index, { known, page }] of everyone.entries()) {
    const history = histories[index] ?? [];
    const [follower, log] = [followers[index], kept.logs.get(page.conversation) ?? []];
    found.push(...conversationFindings(known, history));
    if (follower) found.push(...lineFindings(known.name, follower, history, log));
  }
  const numbers = histories.flatMap(numbersIn);
  found.push(...ticketFindings(numbers, [...kept.tickets.keys()]));
  return { found, kept, told: histories.flatMap(visitsTold) };
}
