import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { Fault } from '../knowledge/fault.ts';
import { stamp } from '../knowledge/stamp.ts';
import { type Carrier, isSaid, type Sent } from './channels/channel.ts';
import { fraction } from './jobs.ts';
import type { Logger } from './logging.ts';
import { holdSeconds, owedOn } from './owed.ts';
import {
  activities,
  conversations,
  type Delivery,
  type LoggedActivity,
  deliveries as queue,
} from './store/collections.ts';
import type { Store, Transaction } from './store/store.ts';
import type { Timer } from './timer.ts';
import type { Outcome } from './turn.ts';
import { buried } from './undelivered.ts';

export interface DeliveriesOptions {
  readonly store: Store;
  readonly carrier: Carrier;
  /** A name that no other instance which runs on the same records has. */
  readonly instance: string;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly timer: Timer;
}

/** The one way by which anything said reaches a channel that does not fetch it from the log. */
export interface Deliveries {
  /** The log may have grown: sends what is owed now, without anybody waiting for it. */
  push(conversation: string): void;
  /**
   * Runs a turn whose caller wants the replies as its answer: meanwhile nothing is sent, afterwards everything that
   * is owed, this turn's replies last, counts as delivered. A repeated turn gives its replies again.
   *
   * @throws Fault('store.unavailable') when another instance goes on sending to that conversation; nothing was done
   */
  answered(conversation: string, turn: () => Promise<Outcome>): Promise<LoggedActivity[]>;
  /**
   * Runs a turn whose answer may be taken along in part: meanwhile nothing is sent, then `take` is shown what is owed,
   * this turn's replies last, and says how far that counts as delivered. The rest is sent after it has settled. While
   * another instance goes on sending to that conversation the turn is run all the same, and `take` is not asked.
   */
  taken(conversation: string, turn: () => Promise<Outcome>, take: Take): Promise<void>;
  /** Sends what is owed, whoever has left it, and from now on looks for such again and again. */
  resume(): Promise<void>;
  /** Lets what is being sent arrive, for some seconds. */
  close(): Promise<void>;
}

/** @returns undefined: nothing of it was taken along */
export type Take = (owed: readonly OwedLine[], outcome: Outcome) => Promise<Taken | undefined>;

/** A line that is owed, with the place up to which nothing more is once it has arrived. */
export interface OwedLine {
  readonly line: LoggedActivity;
  readonly end: number;
}

export interface Taken {
  /** The `end` of the last line that was taken; undefined while the first one is not through. */
  readonly upTo: number | undefined;
  /** Noted together with it. */
  readonly also: (tx: Transaction) => Promise<void>;
  /**
   * What was taken is noted, and more is owed, or nothing more; `lost`: it is not this instance's to take any more. The
   * rest goes out after it has resolved, so that it comes behind.
   */
  settled(noted: 'more' | 'done' | 'lost'): Promise<void>;
}

/** Lines read at once. */
const page = 50;
/** A channel that takes longer is asked again; within the time in which it waits for an answer itself. */
const sendMs = 10_000;
const closeMs = 3000;
/** How often it is looked for what others have left. */
const lookMs = 4000;
/** Conversations that a look takes up at once. */
const batch = 50;
/** Seconds from one try to the next, at least; then the line is given up, and those behind it get one try each. */
const waits: readonly number[] = [1, 2, 5, 15, 60, 300, 900, 1800];
/** Up to so much longer, so that what failed together is not tried together. */
const jitter = 0.25;
/** In seconds; a channel that asks for more is asked before. */
const longestRetryAfter = 3600;
/** How long what another desk has to send is left to it. */
const notOursSeconds = 600;
/** How often and in which steps it is waited for another instance. */
const patience = { times: 25, ms: 200 };

/** Why a conversation is looked at: something was said, its time has come, or a wait of this instance is over. */
type Reason = 'said' | 'due' | { readonly waitedUntil: string };

interface Line {
  /** What is done for the conversation runs here, one thing after another. */
  last: Promise<unknown>;
  /** Tasks that have not ended. */
  tasks: number;
  /** One that stands in the queue and will see every line that is there by then. */
  queued: { reason: Reason } | undefined;
  retry: unknown;
}

/**
 * Brings the lines of the log that the desk said, and that are owed, to their channel: in order, at least once, each
 * under a key that stays the same. What is owed is noted by the turn itself, so that any instance can go on with it;
 * whoever sends holds it for some seconds at a time, and an instance that is gone is followed when they are over.
 * Holds are measured by the clock that all instances share, see `shared-clock.ts`; should it mislead, a line comes
 * twice under one key, and never before an earlier one.
 */
export function deliveries({ store, carrier, instance, clock, random, log, timer }: DeliveriesOptions): Deliveries {
  const owed = owedOn(store, instance, clock);
  const lines = new Map<string, Line>();
  const sending = new Set<AbortController>();
  let closed = false;
  let next: unknown;
  let looking: Promise<void> = Promise.resolve();

  return {
    push: conversation => void enqueue(conversation, 'said'),
    answered: (conversation, turn) => inLine(conversation, () => answer(conversation, turn)),
    taken: (conversation, turn, take) =>
      inLine(conversation, () => takeAlong(conversation, turn, take)).finally(() => void enqueue(conversation, 'said')),
    async resume() {
      // What a run of before held under the same name waits for nobody.
      const own = await store.find(queue, 'due', { equals: carrier.name });
      for (const { id, held } of own) if (held === instance && !lines.has(id)) void enqueue(id, 'due');
      look();
    },
    async close() {
      closed = true;
      timer.clear(next);
      for (const line of lines.values()) timer.clear(line.retry);
      const late = timer.set(() => sending.forEach(each => void each.abort()), closeMs);
      await Promise.allSettled([looking, ...[...lines.values()].map(line => line.last)]);
      timer.clear(late);
    },
  };

  function look(): void {
    looking = takeUpDue()
      .catch(fault => log.warn({ fault }, 'what is owed could not be looked up; it is looked again'))
      .finally(() => {
        if (!closed) next = timer.set(look, lookMs);
      });
  }

  async function takeUpDue(): Promise<void> {
    for (;;) {
      const now = stamp(clock());
      const found = await store.find(queue, 'due', { equals: carrier.name, limit: batch + lines.size });
      const due = found.filter(({ id, dueAt }) => dueAt <= now && !lines.has(id)).slice(0, batch);
      await Promise.all(due.map(({ id }) => enqueue(id, 'due')));
      if (due.length < batch || closed) return;
      await setImmediate();
    }
  }

  function enqueue(conversation: string, reason: Reason): Promise<void> {
    const line = lineOf(conversation);
    if (closed) return Promise.resolve();
    if (line.queued !== undefined) {
      if (reason === 'said') line.queued.reason = 'said';
      return Promise.resolve();
    }
    const queued = { reason };
    line.queued = queued;
    return inLine(conversation, async () => {
      line.queued = undefined;
      timer.clear(line.retry);
      line.retry = undefined;
      try {
        await sendOwed(conversation, line, queued.reason);
      } catch (fault) {
        log.error({ fault, conversation }, 'what is owed could not be looked up, or not be noted as sent');
        again(conversation, line, 'due', holdSeconds);
      }
    });
  }

  function lineOf(conversation: string): Line {
    const line = lines.get(conversation) ?? { last: Promise.resolve(), tasks: 0, queued: undefined, retry: undefined };
    lines.set(conversation, line);
    return line;
  }

  function inLine<T>(conversation: string, task: () => Promise<T>): Promise<T> {
    const line = lineOf(conversation);
    line.tasks += 1;
    const done = line.last.then(task).finally(() => {
      line.tasks -= 1;
      if (line.tasks === 0 && line.retry === undefined) lines.delete(conversation);
    });
    line.last = done.catch(() => {});
    return done;
  }

  function again(conversation: string, line: Line, reason: Reason, seconds: number): void {
    if (closed) return;
    line.retry = timer.set(() => {
      line.retry = undefined;
      void enqueue(conversation, reason);
    }, seconds * 1000);
  }

  /** Ends early when somebody else waits in line. */
  async function sendOwed(conversation: string, line: Line, reason: Reason): Promise<void> {
    const kept = await owed.take(conversation, isTimeFor(reason));
    if (kept === undefined) return;
    const isEarly = reason === 'said' && kept.tries > 0 && isAhead(kept.dueAt);
    const failing: Failing = { tries: kept.tries, until: isEarly ? kept.dueAt : undefined };
    let heldFrom = clock();
    for (let { after } = kept; ; ) {
      const { said, end } = await saidBehind(conversation, after);
      if (said.length === 0) {
        if ((await owed.advance(conversation, end)) !== 'more') return;
        after = end;
        heldFrom = clock();
      }
      for (let at = 0; at < said.length; ) {
        if (closed) return owed.putOff(conversation, { dueAt: stamp(clock()), tries: failing.tries });
        if (line.tasks > 1) return void enqueue(conversation, 'said');
        if (isOver(heldFrom) && (await owed.advance(conversation, after, failing.tries)) !== 'more') return;
        const next = said.slice(at, at + carrier.atOnce);
        const sent = await sendFirst(next.map(each => each.line));
        const about = next.slice(0, 'count' in sent ? sent.count : 1);
        const end = about.at(-1)?.end ?? after;
        const came = sent.ok ? 'sent' : await notSent(conversation, line, { about, end }, sent, failing);
        if (came === 'later') return;
        if (came === 'sent') {
          Object.assign(failing, { tries: 0, until: undefined });
          if ((await owed.advance(conversation, end)) !== 'more') return;
        }
        if (came === 'over') return;
        after = end;
        at += about.length;
        heldFrom = clock();
      }
    }
  }

  function isTimeFor(reason: Reason): (kept: Delivery) => boolean {
    return ({ dueAt, held, notBefore }) => {
      if (reason === 'said') return notBefore === undefined || !isAhead(notBefore);
      // A wait that another instance has taken over is no longer this one's.
      if (typeof reason === 'object') return dueAt === reason.waitedUntil;
      return held === instance || !isAhead(dueAt);
    };
  }

  function isAhead(time: string): boolean {
    return time > stamp(clock());
  }

  /** Too little is left of the hold to send within it: the process may have stood still. */
  function isOver(heldFrom: Temporal.Instant): boolean {
    return Math.abs(clock().since(heldFrom).total('milliseconds')) > holdSeconds * 1000 - sendMs;
  }

  /** The next lines that were said, each with the place up to which nothing more is owed once it has arrived. */
  async function saidBehind(conversation: string, after: number) {
    const seq = (await store.get(conversations, conversation))?.seq ?? 0;
    const found = await store.find(activities, 'conversation', { equals: conversation, after, limit: page });
    const said = found.filter(isSaid);
    const end = Math.max(found.at(-1)?.seq ?? seq, after);
    return { end, said: said.map((line, at) => ({ line, end: said[at + 1] === undefined ? end : line.seq })) };
  }

  async function sendFirst(next: readonly LoggedActivity[]): Promise<Sent> {
    const stop = new AbortController();
    sending.add(stop);
    const late = timer.set(() => stop.abort(), sendMs);
    try {
      const aborted = new Promise<Sent>(resolve => stop.signal.addEventListener('abort', () => resolve(timedOut)));
      return await Promise.race([carrier.send(next, keyOf(next), stop.signal), aborted]);
    } finally {
      timer.clear(late);
      sending.delete(stop);
    }
  }

  /** @returns `later`: it was put off; `given-up`: the next one's turn; `over`: nothing more is owed, or not by this one */
  async function notSent(
    conversation: string,
    inHand: Line,
    { about, end }: { about: readonly OwedLine[]; end: number },
    sent: Sent & { ok: false },
    failing: Failing,
  ): Promise<'later' | 'given-up' | 'over'> {
    const now = clock();
    if (closed || sent.because === 'not-ours') {
      const seconds = closed ? 0 : notOursSeconds;
      await owed.putOff(conversation, { dueAt: stamp(now.add({ seconds })), tries: failing.tries });
      return 'later';
    }
    const { because, why, host, remedy, retryAfter } = sent;
    const tries = failing.until === undefined ? failing.tries + 1 : failing.tries;
    const facts = { conversation, line: about[0]?.line.seq, why, ...(host !== undefined && { host }), tries, remedy };
    const wait = waits[tries - 1];
    if (because === 'refused' || wait === undefined) {
      log.error(facts, because === 'refused' ? refusedLine : lostLine);
      Object.assign(failing, { tries: because === 'refused' ? 0 : waits.length, until: undefined });
      const also = async (tx: Transaction) => {
        for (const each of about) await buried(each.line, { why, tries, at: stamp(now) })(tx);
      };
      return (await owed.advance(conversation, end, failing.tries, also)) === 'more' ? 'given-up' : 'over';
    }
    const asked = Math.min(retryAfter ?? 0, longestRetryAfter);
    const own = failing.until === undefined ? wait * (1 + jitter * fraction(random)) : secondsTo(failing.until, now);
    const seconds = Math.ceil(1000 * Math.max(own, asked)) / 1000;
    const dueAt = stamp(now.add({ milliseconds: seconds * 1000 }));
    log.warn({ ...facts, seconds }, 'a line did not reach the channel; tried again');
    await owed.putOff(conversation, {
      dueAt,
      tries,
      ...(asked > 0 && { notBefore: stamp(now.add({ milliseconds: asked * 1000 })) }),
    });
    again(conversation, inHand, { waitedUntil: dueAt }, seconds);
    return 'later';
  }

  async function answer(conversation: string, turn: () => Promise<Outcome>): Promise<LoggedActivity[]> {
    const after = await reserved(conversation);
    let outcome: Outcome;
    try {
      outcome = await turn();
    } catch (fault) {
      await release(conversation, after).catch(() => undefined);
      throw fault;
    }
    const repeated = new Set(outcome.said.map(({ id }) => id));
    const told: LoggedActivity[] = [];
    // A repeated turn's own lines lie before what is owed.
    for (let place = Math.min(after, ...outcome.said.map(({ id }) => placeOf(id) - 1)); ; ) {
      const { said, end } = await saidBehind(conversation, place);
      for (const { line } of said) if (line.seq > after || repeated.has(line.id)) told.push(line);
      place = end;
      if (end > after && (await owed.advance(conversation, end)) !== 'more') return told;
      if (said.length === 0 && end <= after) {
        await owed.advance(conversation, after);
        return told;
      }
    }
  }

  async function takeAlong(conversation: string, turn: () => Promise<Outcome>, take: Take): Promise<void> {
    const after = await reservedAfter(conversation);
    if (after === undefined) return void (await turn());
    let taken: Taken | undefined;
    try {
      const outcome = await turn();
      taken = await take((await saidBehind(conversation, after)).said, outcome);
    } catch (fault) {
      await release(conversation, after).catch(() => undefined);
      throw fault;
    }
    if (taken === undefined) return release(conversation, after);
    const { upTo = after, also, settled } = taken;
    const noted = await owed.advance(conversation, upTo, 0, also);
    await settled(noted);
    if (noted === 'more') await owed.putOff(conversation, { dueAt: stamp(clock()), tries: 0 });
  }

  async function release(conversation: string, after: number): Promise<void> {
    if ((await owed.advance(conversation, after)) !== 'more') return;
    await owed.putOff(conversation, { dueAt: stamp(clock()), tries: 0 });
  }

  /** @throws Fault('store.unavailable') */
  async function reserved(conversation: string): Promise<number> {
    const after = await reservedAfter(conversation);
    if (after !== undefined) return after;
    throw new Fault('store.unavailable', { why: 'another instance is sending to the conversation' });
  }

  /** @returns undefined when another instance goes on sending to that conversation */
  async function reservedAfter(conversation: string): Promise<number | undefined> {
    for (let times = patience.times; times > 0; times -= 1) {
      const after = await owed.reserve(conversation, carrier.name);
      if (after !== undefined) return after;
      await new Promise<void>(resolve => timer.set(resolve, patience.ms));
    }
    return undefined;
  }
}

/** How the line that is owed first has failed so far. */
interface Failing {
  tries: number;
  /** It is tried before its time, as something more was said: a failure does not count, and the time stays. */
  until: string | undefined;
}

const whatNow = 'npm run clerk -- undelivered lists it, and the customer is told when they write';
const refusedLine = `the channel refuses a line; it is given up: ${whatNow}`;
const lostLine = `a line does not reach the channel; it is given up: ${whatNow}`;

const timedOut: Sent = {
  ok: false,
  because: 'failed',
  why: 'timeout',
  remedy: 'the channel takes too long to answer; nothing to do but to wait',
};

/** Tells nothing of the conversation. */
function keyOf([first]: readonly LoggedActivity[]): string {
  return createHash('sha256')
    .update(first?.id ?? '')
    .digest('base64url');
}

/** Where a line stands in the log, which its id ends with. */
function placeOf(id: string | undefined): number {
  return Number(id?.split('|').at(-1) ?? 0);
}

function secondsTo(time: string, now: Temporal.Instant): number {
  return Math.max(0, Temporal.Instant.from(time).since(now).total('seconds'));
}
