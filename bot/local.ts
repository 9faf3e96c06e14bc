import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { Fault } from '../knowledge/fault.ts';
import type { PastCase, Ticket, Unit } from '../knowledge/records.ts';
import {
  type Case,
  caseOf,
  casesOf,
  type KeyedOrder,
  type LinkTo,
  type ListedCase,
  type Ordered,
  orderOn,
} from './cases.ts';
import type { Core } from './core.ts';
import { type Failure, type FailureOrder, type FailureOrdered, failuresOf, orderFailure } from './failures.ts';
import { dumpPath, sendDump } from './local-dump.ts';
import { longestSocketFolder, socketFits, socketIn } from './local-socket.ts';
import { type ListedQuestion, missedIn, takeMissed } from './missed-questions.ts';
import { type ComingVisit, comingVisits } from './staff-visits.ts';
import { activities, pastCases, tickets } from './store/collections.ts';
import type { Outcome } from './turn.ts';
import { type Imported, UnitImport, type UnitList, unitList } from './units/unit-list.ts';

/** What command-line tools ask a desk for, be it running or opened by the tool itself. */
export interface LocalDesk {
  /** The latest tickets, newest first. */
  tickets(limit: number): Promise<Ticket[]>;
  /** What was sold. */
  readonly units: UnitList;
  /** Something that somebody at the terminal typed or tapped. */
  talk(message: Typed): Promise<Outcome>;
  /** What the desk has said in a conversation after a line of its log, by itself or on behalf of a clerk, too. */
  said(conversation: string, after: number): Promise<SaidLine[]>;
  /** The time zone of the shop, "Asia/Shanghai". */
  zone(): Promise<string>;
  /** Open cases in the order they are worked on, then so many of the ended ones, newest first. */
  cases(ended: number): Promise<ListedCase[]>;
  /** One case with what belongs to it; undefined when there is none of this number. */
  case(number: string): Promise<Case | undefined>;
  /** What is on record of a case whose personal data has gone. */
  pastCase(number: string): Promise<PastCase | undefined>;
  /** The visits that are booked from today on, in order of time. */
  visits(): Promise<ComingVisit[]>;
  /**
   * A clerk's order. With the same key it is carried out once, however often it is given.
   *
   * @throws Fault `store.unavailable` when it is not known whether it was carried out
   */
  order(order: KeyedOrder): Promise<Ordered>;
  /** What the desk has given up: lines that did not reach a customer, and jobs; newest first. */
  failures(): Promise<Failure[]>;
  /** Tries one of them again, or drops it. */
  orderFailure(order: FailureOrder): Promise<FailureOrdered>;
  /** What was asked without a sure answer, the most frequent first. */
  questions(limit: number): Promise<ListedQuestion[]>;
  /** Takes one of them off the list. */
  dropQuestion(code: string): Promise<void>;
  close(): Promise<void>;
}

/** A line of the log that the desk said; `seq` counts the lines of a conversation from 1. */
export interface SaidLine {
  readonly seq: number;
  readonly activity: Partial<Activity>;
}

const Typed = z.strictObject({
  conversation: z.string().max(64),
  key: z.string().max(100),
  type: z.enum(['message', 'conversationUpdate']),
  text: z.string().max(20_000).optional(),
  value: z.unknown().optional(),
});
export type Typed = z.infer<typeof Typed>;

const GivenFailure = z.strictObject({ do: z.enum(['retry', 'drop']), code: z.string().min(1).max(40) });

const DroppedQuestion = z.strictObject({ drop: z.string().max(40) });

const maxBody = 1024 * 1024;
const maxList = 64 * 1024 * 1024;

/** The desk's answers to command-line tools, without a socket; with links to photos where it listens itself. */
export function localDesk(
  core: Pick<Core, 'store' | 'handle' | 'close' | 'knowledge' | 'clock'>,
  linkTo: LinkTo = () => undefined,
): LocalDesk {
  const mind = () => ({ ...core.knowledge(), now: core.clock() });
  return {
    tickets: limit => core.store.find(tickets, 'opened', { limit, descending: true }),
    units: unitList(core),
    talk: ({ conversation, key, type, text, value }) =>
      core.handle({
        channel: 'terminal',
        conversation,
        key,
        user: { id: 'terminal' },
        activity: {
          type,
          ...(text !== undefined && { text }),
          ...(value !== undefined && { value }),
          ...(type === 'conversationUpdate' && { membersAdded: [{ id: 'terminal', name: '' }] }),
        },
      }),
    async said(conversation, after) {
      const lines = await core.store.find(activities, 'conversation', { equals: conversation, after });
      return lines
        .filter(({ activity }) => activity.from?.role === 'bot')
        .map(({ seq, activity }) => ({ seq, activity }));
    },
    zone: async () => core.knowledge().calendar.zone,
    cases: ended => casesOf(core.store, ended, mind()),
    case: number => caseOf(core.store, number, linkTo, mind()),
    pastCase: number => core.store.get(pastCases, number),
    visits: () => comingVisits(core.store, mind()),
    order: order => orderOn(core, order),
    failures: () => failuresOf(core.store),
    orderFailure: order => orderFailure(core, order),
    questions: limit => missedIn(core.store, limit),
    dropQuestion: code => takeMissed(core.store, code),
    close: () => core.close(),
  };
}

/**
 * Serves the desk to command-line tools while it holds its data folder.
 *
 * @throws Fault `config.invalid` when the path of the folder is too long for a socket
 */
export async function openLocal(
  folder: string,
  core: Pick<Core, 'store' | 'handle' | 'close' | 'knowledge' | 'clock' | 'dump'>,
  linkTo?: LinkTo,
): Promise<{ close(): Promise<void> }> {
  const desk = localDesk(core, linkTo);
  const path = socketIn(folder);
  if (!socketFits(folder)) {
    const problem = `DATA_DIR: its path is too long, at most ${longestSocketFolder} bytes`;
    throw new Fault('config.invalid', { problems: [problem] });
  }
  const server = createServer((request, response) => {
    if (request.url === dumpPath && core.dump !== undefined) return sendDump(core.dump(), response);
    answer(desk, request).then(
      body => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (fault: unknown) => {
        response.statusCode = fault instanceof z.ZodError || fault instanceof SyntaxError ? 400 : 500;
        response.end(JSON.stringify({ error: fault instanceof Fault ? fault.code : 'failed' }));
      },
    );
  });
  if (!(await listenAlone(server, path))) return { close: async () => {} };
  await chmod(path, 0o600);
  return {
    close: async () => {
      await new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

/**
 * Listens at the path unless another process answers there: one that works on the same database, as a folder of
 * records is held by this process alone.
 *
 * @returns whether it listens
 */
async function listenAlone(server: Server, path: string): Promise<boolean> {
  for (;;) {
    if (await isAnswered(path)) return false;
    // A socket that nobody answers at belongs to a process that is dead.
    await rm(path, { force: true });
    try {
      await once(server.listen(path), 'listening');
      return true;
    } catch (error) {
      // Another one that has started in the same moment was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The desk that runs on this folder, or undefined when none does. */
export async function runningDesk(folder: string): Promise<LocalDesk | undefined> {
  const ask = (what: string, body?: unknown) => call(socketIn(folder), what, body);
  try {
    await ask('/');
  } catch {
    return undefined;
  }
  return {
    tickets: async limit => (await ask(`/tickets?limit=${limit}`)) as Ticket[],
    units: {
      list: async limit => (await ask(`/units?limit=${limit}`)) as Unit[],
      find: async serial => ((await ask(`/unit?id=${encodeURIComponent(serial)}`)) ?? undefined) as Unit | undefined,
      import: async list => (await ask('/units/import', list)) as Imported,
    },
    talk: async typed => (await ask('/talk', typed)) as Outcome,
    said: async (conversation, after) =>
      (await ask(`/said?conversation=${encodeURIComponent(conversation)}&after=${after}`)) as SaidLine[],
    zone: async () => (await ask('/zone')) as string,
    cases: async ended => (await ask(`/cases?ended=${ended}`)) as ListedCase[],
    case: async number => ((await ask(`/case?id=${encodeURIComponent(number)}`)) ?? undefined) as Case | undefined,
    pastCase: async number =>
      ((await ask(`/past-case?id=${encodeURIComponent(number)}`)) ?? undefined) as PastCase | undefined,
    visits: async () => (await ask('/visits')) as ComingVisit[],
    failures: async () => (await ask('/failures')) as Failure[],
    orderFailure: async order => (await ask('/failure', order)) as FailureOrdered,
    questions: async limit => (await ask(`/questions?limit=${limit}`)) as ListedQuestion[],
    dropQuestion: async code => void (await ask('/question', { drop: code })),
    order: async order => (await patiently(() => ask('/order', order))) as Ordered,
    close: async () => {},
  };
}

/** Long enough for a desk to be started anew. */
const waitsMs = [100, 200, 500, 1000, 2000, 4000];

/** Asks again while there is no answer; only for what is done once, however often it is asked for. */
async function patiently(ask: () => Promise<unknown>): Promise<unknown> {
  for (const wait of waitsMs) {
    try {
      return await ask();
    } catch {
      await pause(wait);
    }
  }
  return ask().catch((fault: unknown) => {
    throw new Fault('store.unavailable', { why: 'no answer' }, fault);
  });
}

async function answer(desk: LocalDesk, request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://desk');
  const limit = () => z.coerce.number().int().min(1).max(10_000).parse(url.searchParams.get('limit'));
  if (url.pathname === '/tickets') return desk.tickets(limit());
  if (url.pathname === '/units') return desk.units.list(limit());
  if (url.pathname === '/unit') return (await desk.units.find(url.searchParams.get('id') ?? '')) ?? null;
  if (url.pathname === '/units/import') {
    return desk.units.import(UnitImport.parse(JSON.parse(await bodyOf(request, maxList))));
  }
  if (url.pathname === '/zone') return desk.zone();
  if (url.pathname === '/said') {
    const after = z.coerce.number().int().min(0).parse(url.searchParams.get('after'));
    return desk.said(url.searchParams.get('conversation') ?? '', after);
  }
  if (url.pathname === '/cases')
    return desk.cases(z.coerce.number().int().min(0).max(10_000).parse(url.searchParams.get('ended')));
  if (url.pathname === '/case') return (await desk.case(url.searchParams.get('id') ?? '')) ?? null;
  if (url.pathname === '/past-case') return (await desk.pastCase(url.searchParams.get('id') ?? '')) ?? null;
  if (url.pathname === '/visits') return desk.visits();
  if (url.pathname === '/failures') return desk.failures();
  if (url.pathname === '/failure')
    return desk.orderFailure(GivenFailure.parse(JSON.parse(await bodyOf(request, maxBody))));
  if (url.pathname === '/questions') return desk.questions(limit());
  if (url.pathname === '/question')
    return (await desk.dropQuestion(DroppedQuestion.parse(JSON.parse(await bodyOf(request, maxBody))).drop)) ?? null;
  if (url.pathname === '/order') return desk.order(JSON.parse(await bodyOf(request, maxBody)));
  if (url.pathname === '/talk') return desk.talk(Typed.parse(JSON.parse(await bodyOf(request, maxBody))));
  return {};
}

async function bodyOf(stream: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) throw new SyntaxError('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function call(socketPath: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((done, failed) => {
    const request = httpRequest({ socketPath, path, method: body === undefined ? 'GET' : 'POST' }, response => {
      bodyOf(response).then(text => {
        if (response.statusCode === 200) done(JSON.parse(text));
        else failed(new Fault('program', { status: response.statusCode }));
      }, failed);
    });
    request.once('error', failed);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
