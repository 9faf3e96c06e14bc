import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { isFault } from '../knowledge/fault.ts';
import type { Job } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import type { Logger } from './logging.ts';
import { type Place, reachedAt } from './reached.ts';
import { conversations, deadJobs, jobs, tickets } from './store/collections.ts';
import type { Store, Transaction } from './store/store.ts';
import { inRounds, systemTimer, type Timer } from './timer.ts';
import type { Message, Outcome } from './turn.ts';

export interface JobRunnerOptions {
  readonly store: Pick<Store, 'find' | 'get' | 'transaction'>;
  readonly handle: (message: Message) => Promise<Outcome>;
  readonly clock: () => Temporal.Instant;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly timer?: Timer;
}

export interface JobRunner {
  /** Handles everything that is due now, oldest first, one after another. Never rejects. */
  run(): Promise<void>;
  /** Begins nothing more, and resolves when the job in hand is done. */
  close(): Promise<void>;
}

/** The first look waits until the start is over; after that the clock is looked at again and again, so that it may jump. */
const firstLookMs = 5000;
const lookMs = 15_000;
const batch = 50;
/** Minutes that a job waits at least after each try that failed; after one more it is given up. */
const delays = [1, 5, 30, 120];
/** Up to so much longer, so that what failed together does not come back together. */
const jitter = 0.25;

/**
 * Sends each job, when its time has come, as a message of its conversation under the key `job/<id>`. The turn of it
 * removes the record, so neither a restart nor a second runner does a job twice, and none is missed. A job whose
 * conversation is in another turn, such as the same job in the hands of another runner, is passed over until the next
 * look.
 *
 * When a job is due, what is true then and until when it is put off is all judged by the clock of one runner, so that
 * no runner meets what it has put off before a minute has passed for it, however far the others' clocks are from its own.
 */
export function jobRunner({ store, handle, clock, log, timer = systemTimer }: JobRunnerOptions): JobRunner {
  let storeDown = false;
  /** Jobs whose very failure could not be recorded, told of once. */
  const stuck = new Set<string>();
  const rounds = inRounds(timer, firstLookMs, lookMs, runDue);
  return { run: rounds.run, close: rounds.close };

  async function runDue(): Promise<void> {
    /** Jobs that are still there after they were tried; each is tried once. */
    const left = new Set<string>();
    try {
      for (let due = await dueNow(left); due.length > 0; due = await dueNow(left)) {
        for (const job of due) {
          if (rounds.closed) return;
          // Another runner may have been through the same list meanwhile.
          if ((await store.get(jobs, job.id)) === undefined) continue;
          await runOne(job);
          if ((await store.get(jobs, job.id)) !== undefined) left.add(job.id);
          await setImmediate();
        }
      }
      storeDown = false;
    } catch (fault) {
      if (!storeDown) log.warn({ fault }, 'jobs wait until the store can write again');
      storeDown = true;
    }
  }

  async function dueNow(left: ReadonlySet<string>): Promise<Job[]> {
    if (rounds.closed) return [];
    const now = stamp(clock());
    const first = await store.find(jobs, 'due', { limit: batch + left.size });
    return first.filter(({ id, dueAt }) => dueAt <= now && !left.has(id)).slice(0, batch);
  }

  /** @throws Fault `store.unavailable` */
  async function runOne(job: Job): Promise<void> {
    try {
      const conversation = await store.get(conversations, job.conversation);
      // Nobody is left whom it could concern.
      if (conversation === undefined) return await removed(job);
      const { id, name } = job.user ?? conversation.user;
      const home = {
        channel: conversation.channel,
        conversation: conversation.id,
        user: { id, ...(name !== undefined && { name }) },
      };
      const outcome = await handle({
        ...(await placeOf(job, home)),
        key: `job/${job.id}`,
        activity: { type: 'event', name: 'job' },
        job: job.id,
      });
      if (!outcome.duplicate && (await store.get(deadJobs, job.id)) !== undefined) {
        log.error(
          { job },
          'a job failed too often and was given up; the reason stands at "a turn failed" above. The customer was told nothing: npm run clerk -- undelivered lists it, to be tried again or dropped',
        );
      }
    } catch (fault) {
      if (isFault(fault, 'store.unavailable')) throw fault;
      if (!stuck.has(job.id)) log.error({ fault, job }, 'a job failed and could not be put off; it is tried again');
      stuck.add(job.id);
    }
  }

  /** What is about a case comes to whoever has it where they are; a talk is given back where it was held. */
  async function placeOf(job: Job, home: Place): Promise<Place> {
    const ticket = 'ticket' in job && job.kind !== 'hand-back' ? await store.get(tickets, job.ticket) : undefined;
    return ticket === undefined ? home : reachedAt(store, ticket, home, clock());
  }

  async function removed({ id, conversation }: Job): Promise<void> {
    await store.transaction(async tx => {
      if (!(await tx.tryLock(`conversation/${conversation}`))) return;
      if ((await tx.get(jobs, id)) !== undefined) await tx.remove(jobs, id);
    });
  }
}

/** The end of a job's turn: it is gone, or waits under another id, as the key of this one is used up. */
export async function settle(
  { tx, now, random }: { tx: Transaction; now: Temporal.Instant; random: (bytes: number) => Uint8Array },
  job: Job,
  came: 'done' | { readonly later: Temporal.Instant } | 'failed',
): Promise<void> {
  await tx.remove(jobs, job.id);
  if (came === 'done') return;
  if (came === 'failed') {
    const tries = (job.tries ?? 0) + 1;
    const minutes = delays[tries - 1];
    if (minutes === undefined) return tx.put(deadJobs, { ...job, tries });
    const seconds = Math.round(minutes * 60 * (1 + jitter * fraction(random)));
    return tx.put(jobs, { ...job, id: jobId(random), tries, dueAt: stamp(now.add({ seconds })) });
  }
  // What is put off to a moment that is over would be found due again at once, without end.
  const soonest = now.add({ minutes: 1 });
  const at = Temporal.Instant.compare(came.later, soonest) > 0 ? came.later : soonest;
  await tx.put(jobs, { ...job, id: jobId(random), dueAt: stamp(at) });
}

/** A name for a job that no other has. */
export function jobId(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(16)).toString('hex');
}

/** From 0 to less than 1. */
export function fraction(random: (bytes: number) => Uint8Array): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_536;
}
