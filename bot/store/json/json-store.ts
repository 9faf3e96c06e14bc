import { resolve } from 'node:path';
import { Low } from 'lowdb';
import { Fault } from '../../../knowledge/fault.ts';
import type { Blobs } from '../blobs.ts';
import type { Dump } from '../dump.ts';
import { namedLocks } from '../named-locks.ts';
import type { Collection, Identified, Store } from '../store.ts';
import { compaction } from './compaction.ts';
import { dumpTables } from './dump.ts';
import type { Report } from './events.ts';
import { fileBlobs } from './file-blobs.ts';
import { disk, type Files, makeFolder, why } from './files.ts';
import { paths } from './format.ts';
import { journalAdapter } from './journal-adapter.ts';
import { ledger } from './ledger.ts';
import { type FolderLock, folderLock } from './process-lock.ts';
import { select } from './select.ts';
import { makeTables, type Tables } from './tables.ts';
import { copy, copyOf, runTransaction } from './transaction.ts';
import { refuseHalfFilled } from './whole-folder.ts';

export interface JsonStore {
  readonly store: Store;
  readonly blobs: Blobs;
  /** Everything, while turns go on. */
  dump(): Dump;
  /**
   * Writes a new snapshot now. What was removed from the store is in none of its files after two of them: the
   * first leaves the old snapshot as `.bak`. @throws Fault('store.unavailable') when the disk refuses
   */
  compact(): Promise<void>;
}

export interface JsonStoreOptions {
  readonly report: Report;
  /** Called once when another process took the folder over; the process should end. Nothing is written any more. */
  readonly onLockLost?: (cause: unknown) => void;
  /** How long the journal may get before a new snapshot is written, in bytes; longer while the snapshot is. */
  readonly compactAbove?: number;
  readonly files?: Files;
  readonly lock?: FolderLock;
}

/**
 * Opens the store that lives in a folder of this process alone: lowdb, with a journal behind it.
 *
 * @throws Fault('store.locked') when another process holds the folder
 * @throws Fault('store.damaged') or Fault('store.newer') when the files cannot be used; they are left as they are
 * @throws Fault('store.unavailable') when the folder cannot be read or written
 */
export async function openJsonStore(
  folder: string,
  collections: readonly Collection<Identified>[],
  options: JsonStoreOptions,
): Promise<JsonStore> {
  const { report, files = disk, lock = folderLock(), compactAbove = 8 * MEBIBYTE } = options;
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let lost: { cause: unknown } | undefined;
  let onLost = (cause: unknown): void => {
    lost = { cause };
  };

  const cannotServe = (error: unknown): never => {
    if (error instanceof Fault) throw error;
    throw new Fault('store.unavailable', { folder, why: why(error) }, error);
  };
  await makeFolder(files, resolve(folder)).catch(cannotServe);
  const held = await lock(folder, cause => onLost(cause)).catch(cannotServe);
  const adapter = journalAdapter(folder, collections, files, report);
  try {
    await refuseHalfFilled(folder, files);
    if (held.takenFrom !== undefined) report({ event: 'taken-over', pid: held.takenFrom });
    const low = new Low<Tables>(adapter, makeTables(collections));
    await low.read();
    const blobs = await fileBlobs(paths(folder).blobs, files);
    const book = ledger(low, adapter, compaction(folder, adapter, files, report, compactAbove), report);
    onLost = cause => {
      book.abandon(cause);
      report({ event: 'lock-lost', why: why(cause) });
      options.onLockLost?.(cause);
    };
    if (lost !== undefined) onLost((lost as { cause: unknown }).cause);
    const records = low.data.count();
    report({ event: 'opened', records, generation: adapter.at.generation });
    if (records > COMFORTABLE) report({ event: 'large', records, advice: LARGE });

    const locks = namedLocks();
    const refuseClosed = (): void => {
      if (closing !== undefined) throw new Fault('store.unavailable', { why: 'the store is closed' });
    };
    const store: Store = {
      async get(collection, id) {
        return copyOf(collection, book.flushed.table(collection.name).records.get(id));
      },
      async find(collection, index, query) {
        const table = book.flushed.table(collection.name);
        return select(table, table.indexOf(index, query), query, []).map(([, kept]) => copy(collection, kept));
      },
      async transaction(work) {
        refuseClosed();
        const transaction = runTransaction(book, locks, work);
        running.add(transaction);
        try {
          return await transaction;
        } finally {
          running.delete(transaction);
        }
      },
      async writable() {
        if (closing !== undefined) return false;
        try {
          await book.ready();
          const { bavail, bsize, blocks } = await files.statfs(folder);
          return blocks === 0 || bavail * bsize >= SPARE;
        } catch {
          return false;
        }
      },
      close() {
        closing ??= Promise.allSettled(running)
          .then(() => book.close())
          .finally(() => held.release());
        return closing;
      },
    };
    return {
      store,
      blobs,
      dump: () => dumpTables(() => book.flushed, blobs),
      async compact() {
        refuseClosed();
        await book.compact();
      },
    };
  } catch (error) {
    await adapter.close();
    await held.release();
    return cannotServe(error);
  }
}

const MEBIBYTE = 1024 * 1024;

/** With less space than this a disk counts as full: a few more turns fit, and no photo. */
const SPARE = MEBIBYTE;

/** Live records up to which one process with everything in memory does well. */
const COMFORTABLE = 100_000;
const LARGE = 'Starts take longer and memory fills up from here on.';
