import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import { type Digest, digested } from '../digest.ts';
import { type Dump, type KeptBlob, recordLine } from '../dump.ts';
import {
  errorCode,
  type Files,
  makeFolder,
  PRIVATE_FILE,
  PRIVATE_FOLDER,
  syncFolder,
  why,
  writeAll,
} from '../json/files.ts';
import { blobLine, FORMAT, type Manifest, manifestText, names } from './format.ts';

/** What was written; `bytes` of all its files. */
export interface Written {
  readonly digest: Digest;
  readonly bytes: number;
}

/**
 * Writes a backup into a new folder. It has another name, ending in `.part`, until all of it is flushed; a fault
 * leaves nothing.
 *
 * @throws Fault('store.occupied') when there is such a folder, Fault('store.unavailable') when the disk refuses
 */
export async function writeArchive(
  dump: Dump,
  folder: string,
  about: Pick<Manifest, 'takenAt' | 'store'>,
  files: Files,
): Promise<Written> {
  const path = resolve(folder);
  const part = `${path}.part`;
  await refuseExisting(path, files);
  try {
    await makeFolder(files, dirname(path));
    await files.mkdir(part, { mode: PRIVATE_FOLDER });
  } catch (error) {
    throw errorCode(error) === 'EEXIST' ? leftOver(part) : unwritable(part, error);
  }
  try {
    const written = await writeParts(dump, part, about, files);
    await refuseExisting(path, files);
    await files.rename(part, path);
    await syncFolder(files, dirname(path));
    return written;
  } catch (error) {
    await files.rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof Fault ? error : unwritable(part, error);
  }
}

async function writeParts(
  dump: Dump,
  folder: string,
  about: Pick<Manifest, 'takenAt' | 'store'>,
  files: Files,
): Promise<Written> {
  await files.mkdir(join(folder, names.blobs), { mode: PRIVATE_FOLDER });
  const records = await summedFile(join(folder, names.records), files);
  const list = await summedFile(join(folder, names.list), files);
  try {
    const { dump: read, digest } = digested(dump);
    for await (const piece of read) {
      if ('records' in piece) await records.append(piece.records.map(record => `${recordLine(record)}\n`).join(''));
      else await list.append(`${await writeBlob(folder, piece.blob, files)}\n`);
    }
    const sums = { 'records.jsonl': await records.finish(), 'blobs.jsonl': await list.finish() };
    const text = Buffer.from(manifestText({ format: FORMAT, ...about, files: sums, ...digest() }));
    await writeFlushed(join(folder, names.manifest), text, files);
    await syncFolder(files, join(folder, names.blobs));
    await syncFolder(files, folder);
    const bytes = sums['records.jsonl'].bytes + sums['blobs.jsonl'].bytes + digest().blobs.bytes + text.length;
    return { digest: digest(), bytes };
  } finally {
    await Promise.all([records.close(), list.close()]);
  }
}

/** @returns its line of the list */
async function writeBlob(folder: string, { id, keptAt, bytes }: KeptBlob, files: Files): Promise<string> {
  await writeFlushed(join(folder, names.blobs, id), bytes, files);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return blobLine({ id, keptAt, bytes: bytes.length, sha256 });
}

async function writeFlushed(path: string, bytes: Uint8Array, files: Files): Promise<void> {
  const handle = await files.open(path, 'wx', PRIVATE_FILE);
  try {
    await writeAll(handle, bytes, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes flushed at once: many at the end would hold up the journal of a desk on the same disk. */
const FLUSH = 4 * 1024 * 1024;

/** A file that is written from its beginning to its end, and its checksum. */
async function summedFile(path: string, files: Files) {
  const handle = await files.open(path, 'wx', PRIVATE_FILE);
  const hash = createHash('sha256');
  let bytes = 0;
  let unflushed = 0;
  return {
    async append(text: string): Promise<void> {
      const more = Buffer.from(text);
      hash.update(more);
      await writeAll(handle, more, bytes);
      bytes += more.length;
      unflushed += more.length;
      if (unflushed < FLUSH) return;
      await handle.datasync();
      unflushed = 0;
    },
    async finish(): Promise<{ bytes: number; sha256: string }> {
      await handle.sync();
      return { bytes, sha256: hash.digest('hex') };
    },
    close: () => handle.close(),
  };
}

async function refuseExisting(folder: string, files: Files): Promise<void> {
  const there = await files.stat(folder).then(
    () => true,
    () => false,
  );
  if (there) throw new Fault('store.occupied', { folder, why: 'it exists', remedy: 'name a folder that does not' });
}

function leftOver(part: string): Fault {
  const remedy = 'if no other backup is being written there, one was interrupted: remove it';
  return new Fault('store.occupied', { folder: part, why: 'it exists', remedy });
}

function unwritable(folder: string, error: unknown): Fault {
  return new Fault('store.unavailable', { folder, why: why(error), remedy: 'name a folder that has space' }, error);
}
