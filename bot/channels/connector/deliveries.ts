import type { Activity } from 'botbuilder-core';
import type { Timer } from '../../content.ts';
import type { Logger } from '../../logging.ts';
import { activities, conversations, type LoggedActivity, type Reference, references } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { Outcome } from '../../turn.ts';
import { activityIdOf } from './activity-in.ts';
import { forChannel, isSaid } from './activity-out.ts';
import type { Sent } from './framework.ts';
import { advance } from './references.ts';

export interface DeliveriesOptions {
  readonly store: Store;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly timer: Timer;
  /** Whose conversations these are, see `Reference`. */
  readonly app: string;
  readonly send: (to: Reference, activity: Partial<Activity>, signal: AbortSignal) => Promise<Sent>;
}

/** The one way by which anything said reaches a channel of the Bot Framework. */
export interface Deliveries {
  /** The log may have grown: sends what is owed, without anybody waiting for it. */
  push(conversation: string): void;
  /**
   * Runs a turn whose caller wants the replies as its answer: meanwhile nothing is sent, afterwards everything that
   * is owed, this turn's replies last, counts as delivered. A repeated turn gives its replies again.
   */
  answered(conversation: string, turn: () => Promise<Outcome>): Promise<Partial<Activity>[]>;
  /** Sends what was owed when the process ended. */
  resume(): Promise<void>;
  /** Lets what is being sent arrive, for some seconds. */
  close(): Promise<void>;
}

/** Lines read at once. */
const page = 50;
/** A channel that takes longer is asked again; within the time in which it waits for an answer itself. */
const sendMs = 10_000;
const closeMs = 3000;
/** Seconds from one try to the next; then the line waits for the next one of its conversation, or for a restart. */
const waits: readonly number[] = [1, 2, 5, 15, 60, 300];
const longestWait = 600;
/** The channel does not want this very line; it never will, and the next ones shall not wait for it. */
const refusing: readonly number[] = [400, 413, 415, 422];

interface Line {
  /** What is done for the conversation runs here, one thing after another. */
  last: Promise<unknown>;
  /** Tasks that have not ended. */
  tasks: number;
  /** A push stands in the queue and will see every line that is there by then. */
  queued: boolean;
  /** How often the first line owed has failed in a row. */
  failures: number;
  retry: unknown;
}

/**
 * Sends, after each commit, the lines of the log that the desk said and that lie behind the conversation's mark, in
 * order, and moves the mark behind each one that arrived: at least once, as a mark may get lost where a line did not.
 */
export function deliveries({ store, log, timer, app, send }: DeliveriesOptions): Deliveries {
  const lines = new Map<string, Line>();
  const sending = new Set<AbortController>();
  let closed = false;

  return {
    push,
    answered: (conversation, turn) => inLine(conversation, () => answer(conversation, turn)),
    async resume() {
      for (let after = ''; !closed; ) {
        const found = await store.find(references, 'all', { after, limit: page });
        for (const { id, delivered } of found) {
          const end = (await store.get(conversations, id))?.seq ?? 0;
          if (delivered < end) push(id);
        }
        const last = found.at(-1);
        if (!last || found.length < page) return;
        after = last.id;
      }
    },
    async close() {
      closed = true;
      for (const line of lines.values()) timer.clear(line.retry);
      const late = timer.set(() => sending.forEach(each => void each.abort()), closeMs);
      await Promise.allSettled([...lines.values()].map(line => line.last));
      timer.clear(late);
    },
  };

  function push(conversation: string): void {
    const line = lineOf(conversation);
    timer.clear(line.retry);
    line.failures = 0;
    enqueue(conversation, line);
  }

  function enqueue(conversation: string, line: Line): void {
    if (line.queued || closed) return;
    line.queued = true;
    void inLine(conversation, async () => {
      line.queued = false;
      try {
        await sendOwed(conversation, line);
      } catch (fault) {
        log.error({ fault, conversation }, 'what is owed could not be looked up, or not be noted as sent');
        tryAgain(conversation, line, undefined);
      }
    });
  }

  function lineOf(conversation: string): Line {
    const line = lines.get(conversation) ?? {
      last: Promise.resolve(),
      tasks: 0,
      queued: false,
      failures: 0,
      retry: undefined,
    };
    lines.set(conversation, line);
    return line;
  }

  function inLine<T>(conversation: string, task: () => Promise<T>): Promise<T> {
    const line = lineOf(conversation);
    line.tasks += 1;
    const done = line.last.then(task).finally(() => {
      line.tasks -= 1;
      if (line.tasks === 0 && line.failures === 0) lines.delete(conversation);
    });
    line.last = done.catch(() => {});
    return done;
  }

  async function owed(conversation: string): Promise<{ to: Reference; lines: LoggedActivity[] } | undefined> {
    const to = await store.get(references, conversation);
    if (to?.app !== app) return undefined;
    const after = to.delivered;
    return { to, lines: await store.find(activities, 'conversation', { equals: conversation, after, limit: page }) };
  }

  /** Ends early when somebody else waits in line, with a push behind them. */
  async function sendOwed(conversation: string, line: Line): Promise<void> {
    while (!closed) {
      const next = await owed(conversation);
      if (!next || next.lines.length === 0) break;
      for (const said of next.lines.filter(isSaid)) {
        if (closed) return;
        if (line.tasks > 1) return enqueue(conversation, line);
        const sent = await sendOne(next.to, said);
        if (!sent.ok && !refusing.includes(sent.status ?? 0)) {
          return tryAgain(conversation, line, { ...sent, to: next.to });
        }
        if (!sent.ok)
          log.error({ conversation, line: said.seq, ...sent }, 'the channel refuses a line; it is left out');
        await advance(store, conversation, said.seq);
        line.failures = 0;
      }
      await advance(store, conversation, next.lines.at(-1)?.seq ?? 0);
    }
    line.failures = 0;
  }

  async function sendOne(to: Reference, line: LoggedActivity): Promise<Sent> {
    const stop = new AbortController();
    sending.add(stop);
    const late = timer.set(() => stop.abort(), sendMs);
    try {
      const aborted = new Promise<Sent>(resolve =>
        stop.signal.addEventListener('abort', () => resolve({ ok: false, why: 'timeout' })),
      );
      return await Promise.race([send(to, await outgoing(to, line), stop.signal), aborted]);
    } finally {
      timer.clear(late);
      sending.delete(stop);
    }
  }

  async function outgoing(to: Reference, line: LoggedActivity): Promise<Partial<Activity>> {
    const { replyToId } = line.activity;
    const heard = replyToId === undefined ? undefined : await store.get(activities, replyToId);
    return forChannel(line, to, heard && activityIdOf(heard.activity));
  }

  function tryAgain(conversation: string, line: Line, failed: (Sent & { ok: false; to: Reference }) | undefined): void {
    if (closed) return;
    const wait = waits[line.failures];
    line.failures += 1;
    const { to, ...how } = failed ?? {};
    const facts = { conversation, ...how, ...(to && { host: new URL(to.serviceUrl).host }), tries: line.failures };
    if (wait === undefined) {
      log.error({ ...facts, remedy: remedyOf(failed) }, 'a line does not reach the channel; tried again with the next');
      line.failures = 0;
      return;
    }
    const seconds = Math.min(Math.max(wait, failed?.retryAfter ?? 0), longestWait);
    log.warn({ ...facts, seconds, remedy: remedyOf(failed) }, 'a line did not reach the channel; tried again');
    line.retry = timer.set(() => enqueue(conversation, line), seconds * 1000);
  }

  async function answer(conversation: string, turn: () => Promise<Outcome>): Promise<Partial<Activity>[]> {
    const outcome = await turn();
    const again = new Set(outcome.said.map(each => each.id));
    const told: Partial<Activity>[] = [];
    const to = await store.get(references, conversation);
    if (to === undefined) return told;
    // A repeated turn's own lines lie before the mark.
    const first = Math.min(to.delivered, ...outcome.said.map(each => placeOf(each.id) - 1));
    for (let after = first; ; ) {
      const found = await store.find(activities, 'conversation', { equals: conversation, after, limit: page });
      for (const line of found.filter(isSaid)) {
        if (line.seq > to.delivered || again.has(line.id)) told.push(await outgoing(to, line));
      }
      const last = found.at(-1);
      if (!last) break;
      after = last.seq;
      await advance(store, conversation, after);
    }
    return told;
  }
}

/** Where a line stands in the log, which its id ends with. */
function placeOf(id: string | undefined): number {
  return Number(id?.split('|').at(-1) ?? 0);
}

/** What the operator can do about it. */
function remedyOf(failed: (Sent & { ok: false }) | undefined): string {
  if (failed === undefined) return 'see the fault above';
  switch (failed.status) {
    case undefined:
      return 'look whether this machine reaches the host, and login.microsoftonline.com for its token';
    case 401:
    case 403:
      return 'look at MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, and whether the bot may still speak there';
    case 404:
      return 'the channel does not know the conversation any more; reach the customer by phone';
    default:
      return 'the channel has trouble of its own; nothing to do but to wait';
  }
}
