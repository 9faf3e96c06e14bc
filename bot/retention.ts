import { setImmediate } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Knowledge } from '../knowledge/content.ts';
import { isFault } from '../knowledge/fault.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { TicketState, Timestamp } from '../knowledge/records.ts';
import { cutsOf } from '../knowledge/retention.ts';
import { stamp } from '../knowledge/stamp.ts';
import type { Logger } from './logging.ts';
import { casesOf, clear, isDue, photosOf, type Terms } from './removal.ts';
import type { Blobs } from './store/blobs.ts';
import {
  conversations,
  deadJobs,
  drafts,
  files,
  handledMessages,
  missedQuestions,
  pastCases,
  phoneCodes,
  settings,
  tickets,
  undelivered,
  visitDays,
  wechatInbox,
} from './store/collections.ts';
import type { Collection, Identified, Store, Transaction } from './store/store.ts';
import { inRounds, systemTimer, type Timer } from './timer.ts';

export interface RetentionOptions {
  readonly store: Pick<Store, 'find' | 'transaction'>;
  readonly blobs: Pick<Blobs, 'remove'>;
  /** See `OpenedStore`. */
  readonly forget: () => Promise<void>;
  readonly knowledge: () => Pick<Knowledge, 'shop' | 'policy' | 'calendar'>;
  readonly clock: () => Temporal.Instant;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly timer?: Timer;
}

export interface Retention {
  /** Removes what is too old, unless that was done lately or is being done elsewhere. Never rejects. */
  run(): Promise<void>;
  /** Begins nothing more, and resolves when the step in hand is done. */
  close(): Promise<void>;
}

/** The first look waits until the start is over; a run that failed is made good by the next look. */
const firstLookMs = 60_000;
const lookMs = 3_600_000;
/** From the end of a run to the next one: once a day, at whatever hour it was begun. */
const restHours = 23;
/** Who has not said for so long that it goes on is taken for gone. */
const leaseMinutes = 10;
/** Records that one transaction removes, and that are looked at in one read. */
const batch = 100;
const maxTries = 3;

/**
 * Removes, once a day, what the shop has promised to delete and what nobody needs any more: `cutsOf` says how long each
 * thing is kept, `clear` what belongs together. Every step is a small transaction that looks again at what it removes,
 * so that a run may break off anywhere, and two at once do no harm; that one of several desks does it is a saving.
 */
export function retention(options: RetentionOptions): Retention {
  const { store, blobs, forget, knowledge, clock, random, log, timer = systemTimer } = options;
  const me = Buffer.from(random(16)).toString('hex');
  let leasedUntil: string | undefined;
  const rounds = inRounds(timer, firstLookMs, lookMs, runOnce);
  return { run: rounds.run, close: rounds.close };

  async function runOnce(): Promise<void> {
    const removed: Record<string, number> = {};
    const count = (what: string, more: number) => {
      if (more > 0) removed[what] = (removed[what] ?? 0) + more;
    };
    try {
      if (!(await begin())) return;
      await removeAll(count);
      if (await goesOn()) {
        await forget();
        await end({ doneAt: stamp(clock()) });
      } else await end({});
    } catch (fault) {
      log.warn({ fault }, 'old data could not be removed; it is tried again within the hour');
      await end({}).catch(() => undefined);
    }
    if (Object.keys(removed).length > 0) log.info(removed, 'old data removed');
  }

  async function removeAll(count: (what: string, more: number) => void): Promise<void> {
    const now = clock();
    const known = knowledge();
    const cuts = cutsOf(now, known);
    const terms: Terms = { cuts, now, knowledge: known };
    const before = async <T extends Identified, I extends string>(what: Collection<T, I>, index: I, cut: string) =>
      count(what.name, await removeBefore(what, index, cut));

    // Before the conversations: who comes back is greeted again, which the greeting's key would forbid.
    await before(handledMessages, 'handled', cuts.chat);
    for (const state of TicketState.options.filter(each => !isOpen({ state: each }))) {
      const due = (ticket: { openedAt: string }) => ticket.openedAt < cuts.personal;
      await walk(tickets, 'state', { equals: state }, due, async ticket => {
        if (isDue(ticket, cuts)) await clearAll(ticket.conversation, terms, count, ticket.id);
      });
    }
    await walk(
      conversations,
      'started',
      {},
      ({ startedAt }) => startedAt < cuts.chat,
      ({ id }) => clearAll(id, terms, count),
    );
    await walk(
      files,
      'kept',
      {},
      ({ keptAt }) => keptAt < cuts.chat,
      async ({ id, conversation }) => {
        if (await tried(tx => removeFile(tx, id, conversation))) {
          await blobs.remove(id);
          count(files.name, 1);
        }
      },
    );
    await before(visitDays, 'date', cuts.diary);
    await before(drafts, 'kept', cuts.draft);
    await before(deadJobs, 'due', cuts.chat);
    await before(undelivered, 'at', cuts.chat);
    await before(wechatInbox, 'at', cuts.chat);
    await before(missedQuestions, 'last', cuts.chat);
    await before(phoneCodes, 'asked', stamp(now.subtract({ hours: 24 })));
    await before(pastCases, 'ended', cuts.record);
  }

  async function clearAll(
    conversation: string,
    terms: Terms,
    count: (what: string, more: number) => void,
    number?: string,
  ): Promise<void> {
    for (let more = true; more && (await goesOn()); ) {
      const step = await tried(async tx => {
        const cleared = await clear(tx, conversation, terms, number);
        for (const photo of cleared.photos) if (await tx.get(files, photo)) await tx.remove(files, photo);
        return cleared;
      });
      if (step === undefined) return;
      for (const photo of step.photos) await blobs.remove(photo);
      count('activities', step.lines);
      count('conversations', step.conversation ? 1 : 0);
      count('cases', step.case ? 1 : 0);
      count(files.name, step.photos.length);
      more = step.more;
      await setImmediate();
    }
  }

  /** @returns whether it is gone; a case that still has its personal data keeps its photos */
  async function removeFile(tx: Transaction, id: string, conversation: string): Promise<boolean> {
    await tx.lock(`conversation/${conversation}`);
    const cases = await casesOf(tx, conversation, await tx.get(conversations, conversation));
    if (cases.some(each => isOpen(each) || photosOf(each).includes(id))) return false;
    if ((await tx.get(files, id)) === undefined) return false;
    await tx.remove(files, id);
    return true;
  }

  /** Removes the records of an index that lie before `cut`, whatever they are. @returns how many */
  async function removeBefore<T extends Identified, I extends string>(
    collection: Collection<T, I>,
    index: I,
    cut: string,
  ): Promise<number> {
    const { order } = collection.indexes[index];
    let sum = 0;
    while (await goesOn()) {
      const found = await tried(async tx => {
        const first = await tx.find(collection, index, { limit: batch });
        const old = first.filter(record => String(record[order]) < cut);
        for (const { id } of old) await tx.remove(collection, id);
        return old.length;
      });
      sum += found ?? 0;
      if (found !== batch) break;
      await setImmediate();
    }
    return sum;
  }

  /** Looks at the records of an index from its beginning, as long as they are old enough. */
  async function walk<T extends Identified, I extends string>(
    collection: Collection<T, I>,
    index: I,
    query: { readonly equals?: string },
    isOld: (record: T) => boolean,
    act: (record: T) => Promise<void>,
  ): Promise<void> {
    const { order } = collection.indexes[index];
    // Of several with one and the same moment at the end of a batch some are looked at a day later.
    for (let after: string | undefined; await goesOn(); ) {
      const found = await store.find(collection, index, { ...query, limit: batch, ...(after && { after }) });
      const old = found.filter(isOld);
      for (const record of old) {
        if (!(await goesOn())) return;
        await act(record);
        await setImmediate();
      }
      if (old.length < batch) return;
      after = String(old.at(-1)?.[order]);
    }
  }

  /** @returns undefined when others changed the same again and again: the next run finds it */
  async function tried<T>(work: (tx: Transaction) => Promise<T>): Promise<T | undefined> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      try {
        return await store.transaction(work);
      } catch (fault) {
        if (!isFault(fault, 'store.conflict')) throw fault;
      }
    }
    return undefined;
  }

  /** @returns whether it is this desk's turn to do it */
  function begin(): Promise<boolean> {
    return lease((state, now) => {
      const { until = '', doneAt = '' } = state;
      // What lies further ahead was written by a clock that was wrong.
      if (until > stamp(now) && until <= stamp(now.add({ minutes: leaseMinutes }))) return undefined;
      if (doneAt > stamp(now.subtract({ hours: restHours })) && doneAt <= stamp(now)) return undefined;
      return held(now);
    });
  }

  /** Whether the run is to go on, and still this desk's. */
  async function goesOn(): Promise<boolean> {
    if (rounds.closed || leasedUntil === undefined) return false;
    if (stamp(clock().add({ minutes: leaseMinutes / 2 })) < leasedUntil) return true;
    return lease((state, now) => (state.by === me ? held(now) : undefined));
  }

  async function end(state: Lease): Promise<void> {
    await lease(({ by }) => (by === me ? state : undefined));
    leasedUntil = undefined;
  }

  function held(now: Temporal.Instant): Lease {
    return { by: me, until: stamp(now.add({ minutes: leaseMinutes })) };
  }

  async function lease(change: (state: Lease, now: Temporal.Instant) => Lease | undefined): Promise<boolean> {
    const until = await store.transaction(async tx => {
      await tx.lock(leaseId);
      const state = leaseIn((await tx.get(settings, leaseId))?.value);
      const changed = change(state, clock());
      if (changed === undefined) return undefined;
      await tx.put(settings, { id: leaseId, value: JSON.stringify(changed) });
      return changed.until ?? '';
    });
    leasedUntil = until;
    return until !== undefined;
  }
}

/** Who removes and until when that holds without a word, or when it was done last. */
const Lease = z.object({ by: z.string().optional(), until: Timestamp.optional(), doneAt: Timestamp.optional() });
type Lease = z.infer<typeof Lease>;

const leaseId = 'retention';

function leaseIn(value: string | undefined): Lease {
  try {
    return Lease.parse(JSON.parse(value ?? '{}'));
  } catch {
    return {};
  }
}
