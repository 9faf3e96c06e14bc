import { join, resolve } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import { blobId, type KeptBlob, type KeptRecord, type Piece, type WholeStore } from '../dump.ts';
import type { Collection, Identified } from '../store.ts';
import { knownShape } from '../whole.ts';
import { dumpTables } from './dump.ts';
import { fileBlobs } from './file-blobs.ts';
import { disk, errorCode, type Files, makeFolder, PRIVATE_FILE, replaceFile, syncFolder, why } from './files.ts';
import { journalGeneration, paths } from './format.ts';
import { type FolderLock, folderLock } from './process-lock.ts';
import { createJournal, isRecord, recover, setMark } from './recovery.ts';
import { type Cut, writeSnapshot } from './snapshot.ts';
import { type Loading, makeTables, type Tables } from './tables.ts';

/**
 * The store in a folder, as a whole, held by this process.
 *
 * @throws Fault('store.locked') when a desk holds it, Fault('store.unavailable') when it cannot be written
 */
export async function wholeFolder(
  folder: string,
  collections: readonly Collection<Identified>[],
  { files = disk, lock = folderLock() }: { readonly files?: Files; readonly lock?: FolderLock } = {},
): Promise<WholeStore> {
  const at = paths(folder);
  let lost = false;
  await makeFolder(files, resolve(folder)).catch(unusable(folder));
  const held = await lock(folder, () => {
    lost = true;
  }).catch(unusable(folder));
  const refuseLost = (): void => {
    if (lost) throw new Fault('store.locked', { folder, why: 'another process took it over' });
  };

  return {
    dump: () => inFolder(folder, collections, files),
    async isEmpty() {
      if (await isThere(files, at.filling)) return true;
      const names = await files.readdir(folder);
      const blobs = await files.readdir(at.blobs).catch(ifMissing([]));
      if (!names.some(isRecord)) return blobs.length === 0;
      const { tables } = await recover(folder, collections, files, () => undefined);
      return tables.count() === 0 && blobs.length === 0;
    },
    async fill(dump, check) {
      try {
        await replaceFile(files, at.filling, Buffer.from('Half of the data is here.\n'), `${at.filling}.tmp`);
        await clear(folder, files);
        const tables = makeTables(collections);
        await makeFolder(files, at.blobs);
        for await (const piece of dump) {
          refuseLost();
          if ('blob' in piece) await putBlob(at.blobs, piece.blob, files);
          else for (const record of piece.records) putRecord(tables, record, collections);
        }
        await syncFolder(files, at.blobs);
        await publish(folder, tables, files);
        await check(inFolder(folder, collections, files));
        refuseLost();
        await files.rm(at.filling);
        await syncFolder(files, folder);
      } catch (error) {
        // Who is killed in the middle leaves the mark; who can still act leaves the folder as empty as it was.
        if (!lost) await emptied(folder, files).catch(() => undefined);
        if (error instanceof Fault) throw error;
        throw new Fault('store.unavailable', { folder, why: why(error) }, error);
      }
    },
    close: () => held.release(),
  };
}

/** @throws Fault('store.unavailable') when a restore or a copy into the folder was interrupted */
export async function refuseHalfFilled(folder: string, files: Files): Promise<void> {
  if (!(await isThere(files, paths(folder).filling))) return;
  throw new Fault('store.unavailable', {
    folder,
    why: 'a restore or a copy into it was interrupted',
    remedy: 'Run the same restore or copy again; it begins anew.',
  });
}

/** What is in a folder that this process holds; nothing at all where no desk has run. */
async function* inFolder(
  folder: string,
  collections: readonly Collection<Identified>[],
  files: Files,
): AsyncGenerator<Piece> {
  if (!(await files.readdir(folder)).some(isRecord)) return;
  const { tables } = await recover(folder, collections, files, () => undefined);
  yield* dumpTables(() => tables, await fileBlobs(paths(folder).blobs, files));
}

/** Behind which turn everything stands that a folder is filled with: all of it is the first one. */
const FILLED: Cut = { generation: 1, sequence: 1 };

function putRecord(tables: Loading, record: KeptRecord, collections: readonly Collection<Identified>[]): void {
  knownShape(record, collections);
  const table = tables.loading(record.collection);
  if (table.records.has(record.id)) {
    throw new Fault('store.damaged', { collection: record.collection, why: 'a record is there twice' });
  }
  table.set(record.id, table.keep(FILLED.sequence, record.schema, JSON.parse(record.body)));
}

/** Not by way of a temporary name: the folder counts only when all of it is there. */
async function putBlob(folder: string, { id, bytes, keptAt }: KeptBlob, files: Files): Promise<void> {
  if (!blobId.test(id)) throw new Fault('store.damaged', { why: 'not an id of a file' });
  const handle = await files.open(join(folder, id), 'wx', PRIVATE_FILE);
  try {
    await handle.writeFile(bytes);
    await handle.utimes(keptAt, keptAt);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The snapshot comes last: without it the first journal has a turn too many, and that is never taken for empty. */
async function publish(folder: string, tables: Tables, files: Files): Promise<void> {
  const at = paths(folder);
  await writeSnapshot(files, at.temporary, tables, FILLED, () => true);
  await createJournal(files, folder, FILLED);
  await setMark(files, folder);
  await files.rename(at.temporary, at.snapshot);
  await syncFolder(files, folder);
}

/** Removes the files of a store that is empty, or half filled. */
async function clear(folder: string, files: Files): Promise<void> {
  const at = paths(folder);
  for (const name of await files.readdir(folder)) {
    if (isRecord(name) || journalGeneration(name) !== undefined)
      await files.rm(join(folder, name), { recursive: true });
  }
  await files.rm(at.temporary, { force: true });
  await files.rm(at.blobs, { recursive: true, force: true });
  await syncFolder(files, folder);
}

async function emptied(folder: string, files: Files): Promise<void> {
  await clear(folder, files);
  await files.rm(paths(folder).filling, { force: true });
  await syncFolder(files, folder);
}

async function isThere(files: Files, path: string): Promise<boolean> {
  return files.stat(path).then(() => true, ifMissing(false));
}

function ifMissing<T>(instead: T): (error: unknown) => T {
  return error => {
    if (errorCode(error) === 'ENOENT') return instead;
    throw error;
  };
}

function unusable(folder: string): (error: unknown) => never {
  return error => {
    if (error instanceof Fault) throw error;
    throw new Fault(
      'store.unavailable',
      { folder, why: why(error), remedy: 'set DATA_DIR to a folder of yours' },
      error,
    );
  };
}
