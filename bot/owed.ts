import type { Temporal } from 'temporal-polyfill';
import { stamp } from '../knowledge/stamp.ts';
import { carrierOf } from './channels/channel.ts';
import { type Conversation, conversations, type Delivery, deliveries } from './store/collections.ts';
import type { Store, Transaction } from './store/store.ts';

/** How long whoever sends has what a conversation owes to itself: longer than a line takes, renewed with each. */
export const holdSeconds = 20;
/** A hold that would last longer was taken before the clock was put back. */
const longestHoldSeconds = 60;

/**
 * Notes, within a turn that has said something, that it is owed: whoever commits the turn may be gone the next moment.
 *
 * @param before the last place in the log before the turn
 */
export async function owe(
  tx: Transaction,
  { id, channel }: Conversation,
  before: number,
  now: Temporal.Instant,
): Promise<void> {
  const carrier = carrierOf(channel);
  if (carrier === undefined || (await tx.get(deliveries, id)) !== undefined) return;
  await tx.put(deliveries, { id, carrier, after: before, dueAt: stamp(now), tries: 0 });
}

/** What one instance does with what is owed. Every change is made under the lock of the turns of the conversation. */
export interface Owed {
  /**
   * Takes what a conversation owes in hand, unless nothing is owed, another instance has it, or it is not to be tried.
   *
   * @returns what was noted before
   */
  take(conversation: string, isTime: (kept: Delivery) => boolean): Promise<Delivery | undefined>;
  /**
   * As `take`, also where nothing is owed, for a turn whose answer goes another way.
   *
   * @returns the place in the log behind which it was owed; undefined when another instance has it
   */
  reserve(conversation: string, carrier: string): Promise<number | undefined>;
  /**
   * Everything up to this place has arrived, or was given up, which `also` notes. Goes on to hold the rest.
   *
   * @param tries how often the next line has failed already
   * @returns `done`: nothing more is owed; `lost`: another instance has taken it, and nothing was noted
   */
  advance(conversation: string, after: number, tries?: number, also?: Also): Promise<'more' | 'done' | 'lost'>;
  /** Lets it go, to be tried at that time by whomever. */
  putOff(conversation: string, later: Pick<Delivery, 'dueAt' | 'tries' | 'notBefore'>): Promise<void>;
}

type Also = (tx: Transaction) => Promise<void>;

/** @param by the name of this instance, which no other one that runs has */
export function owedOn(store: Store, by: string, clock: () => Temporal.Instant): Owed {
  return {
    take: (conversation, isTime) =>
      locked(conversation, async (tx, kept) => {
        if (kept === undefined || isTaken(kept) || !isTime(kept)) return undefined;
        await tx.put(deliveries, { ...kept, ...held() });
        return kept;
      }),
    reserve: (conversation, carrier) =>
      locked(conversation, async (tx, kept) => {
        if (kept !== undefined && isTaken(kept)) return undefined;
        const after = kept?.after ?? (await tx.get(conversations, conversation))?.seq ?? 0;
        await tx.put(deliveries, { id: conversation, carrier, tries: 0, ...kept, after, ...held() });
        return after;
      }),
    advance: (conversation, after, tries = 0, also = nothing) =>
      locked(conversation, async (tx, kept) => {
        if (kept?.held !== by) return 'lost';
        await also(tx);
        const end = (await tx.get(conversations, conversation))?.seq ?? 0;
        if (after >= end) {
          await tx.remove(deliveries, conversation);
          return 'done';
        }
        const { notBefore: _, ...rest } = kept;
        await tx.put(deliveries, { ...rest, after, tries, ...held() });
        return 'more';
      }),
    putOff: (conversation, later) =>
      locked(conversation, async (tx, kept) => {
        if (kept?.held !== by) return;
        const { id, carrier, after } = kept;
        await tx.put(deliveries, { id, carrier, after, ...later });
      }),
  };

  function locked<T>(
    conversation: string,
    work: (tx: Transaction, kept: Delivery | undefined) => Promise<T>,
  ): Promise<T> {
    return store.transaction(async tx => {
      await tx.lock(`conversation/${conversation}`);
      return work(tx, await tx.get(deliveries, conversation));
    });
  }

  function held(): Pick<Delivery, 'held' | 'dueAt'> {
    return { held: by, dueAt: stamp(clock().add({ seconds: holdSeconds })) };
  }

  /** What this very instance holds is not taken: within it, one thing is done after another. */
  function isTaken({ held, dueAt }: Delivery): boolean {
    if (held === undefined || held === by) return false;
    const now = clock();
    return dueAt > stamp(now) && dueAt <= stamp(now.add({ seconds: longestHoldSeconds }));
  }
}

async function nothing(): Promise<void> {}
