import type { Low } from 'lowdb';
import { Fault } from '../../../knowledge/fault.ts';
import type { Compaction } from './compaction.ts';
import type { Report } from './events.ts';
import { breathe, why } from './files.ts';
import { turnLine, type Write } from './format.ts';
import type { JournalAdapter } from './journal-adapter.ts';
import type { Kept, Tables } from './tables.ts';

/** A committed turn on its way to the disk. */
export interface Turn {
  readonly sequence: number;
  readonly writes: readonly Write[];
  /** Resolves when it is flushed; rejects with Fault('store.unavailable') when it was dropped. */
  readonly flushed: Promise<void>;
}

/** What a record is, or that it is removed, in a layer above the flushed ones. */
export interface Change {
  readonly kept: Kept | undefined;
}

/** A change of a turn that is committed and not flushed yet. */
export interface Pending extends Change {
  readonly turn: Turn;
}

/**
 * Two layers of records: what is flushed, and above it what is committed and queued for the journal. One writer
 * takes everything queued in one write and one flush. When that fails, all that is not flushed is dropped, and
 * every transaction begun before is void: it may have seen what is no more.
 */
export interface Ledger {
  readonly flushed: Tables;
  pending(collection: string): ReadonlyMap<string, Pending>;
  /** Counts the failures; a transaction begun under an earlier number is void. */
  readonly epoch: number;
  /** Queues the writes as the next turn; the caller has checked the versions. */
  commit(writes: readonly Write[]): Turn;
  /** Opens the files again after a failure. @throws Fault('store.unavailable') when that does not help either */
  ready(): Promise<void>;
  /** Writes a new snapshot. Twice in a row, and what was erased is in none of the files. */
  compact(): Promise<void>;
  /** Writes nothing any more, for good. */
  abandon(cause: unknown): void;
  /** Flushes what is queued and closes the files. */
  close(): Promise<void>;
}

export function ledger(low: Low<Tables>, adapter: JournalAdapter, compaction: Compaction, report: Report): Ledger {
  let queue: Waiting[] = [];
  let writingNow: Waiting[] = [];
  let pending = new Map<string, Map<string, Pending>>();
  let sequence = adapter.at.sequence;
  let epoch = 0;
  let writer: Promise<void> | undefined;
  let reopening: Promise<void> | undefined;
  let compacting = Promise.resolve();
  let ended: Fault | undefined;

  const due = (): boolean => ended === undefined && compaction.due();
  const wake = (): void => {
    writer ??= write().finally(() => {
      writer = undefined;
    });
  };

  const write = async (): Promise<void> => {
    try {
      while (queue.length > 0 || due()) {
        // Transactions that the last flush let go on may commit first: they share the next one.
        await breathe();
        writingNow = queue;
        queue = [];
        if (writingNow.length > 0) await low.write();
        for (const turn of writingNow) keepFlushed(turn);
        writingNow = [];
        if (due()) await compaction.begin(low.data);
      }
    } catch (error) {
      report({ event: 'write-failed', why: why(error) });
      dropUnflushed(error);
    }
  };

  const keepFlushed = (turn: Waiting): void => {
    for (const { collection, id, kept } of turn.writes) {
      low.data.table(collection).set(id, kept);
      const changes = pending.get(collection);
      if (changes?.get(id)?.turn === turn) changes.delete(id);
    }
    turn.resolve();
  };

  const dropUnflushed = (cause: unknown): void => {
    const dropped = [...writingNow, ...queue];
    writingNow = [];
    queue = [];
    pending = new Map();
    epoch += 1;
    for (const turn of dropped) turn.reject(unavailable(cause));
    compacting = compaction.stop();
  };

  const reopen = async (): Promise<void> => {
    try {
      await writer;
      await compacting;
      await low.read();
      sequence = adapter.at.sequence;
    } catch (error) {
      report({ event: 'reopen-failed', why: why(error) });
      throw unavailable(error);
    }
    wake();
  };

  if (due()) wake();
  return {
    get flushed() {
      return low.data;
    },
    get epoch() {
      return epoch;
    },
    pending: collection => pending.get(collection) ?? NONE,
    commit(writes) {
      sequence += 1;
      const turn = waitingTurn(sequence, writes);
      adapter.queue(turnLine(sequence, turn.writes));
      queue.push(turn);
      for (const { collection, id, kept } of turn.writes) {
        const changes = pending.get(collection) ?? new Map<string, Pending>();
        pending.set(collection, changes.set(id, { kept, turn }));
      }
      wake();
      return turn;
    },
    async ready() {
      if (ended !== undefined) throw ended;
      if (!adapter.broken) return;
      reopening ??= reopen().finally(() => {
        reopening = undefined;
      });
      await reopening;
    },
    async compact() {
      await this.ready();
      await compaction.request(wake);
    },
    abandon(cause) {
      ended = unavailable(cause);
      dropUnflushed(cause);
    },
    async close() {
      ended ??= unavailable('closed');
      await compaction.stop();
      await writer;
      await adapter.close();
    },
  };
}

type Waiting = Turn & { resolve(): void; reject(fault: Fault): void };

function waitingTurn(sequence: number, writes: readonly Write[]): Waiting {
  let resolve!: () => void;
  let reject!: (fault: Fault) => void;
  const flushed = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const numbered = writes.map(write => ({ ...write, kept: write.kept && { ...write.kept, version: sequence } }));
  return { sequence, writes: numbered, flushed, resolve, reject };
}

const NONE: ReadonlyMap<string, Pending> = new Map();

function unavailable(cause: unknown): Fault {
  return new Fault('store.unavailable', { why: why(cause) }, cause);
}
