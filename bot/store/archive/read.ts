import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import { byteReader } from '../byte-reader.ts';
import { type Digest, digestOf, sameDigest } from '../digest.ts';
import { type KeptRecord, type Piece, readRecordLine } from '../dump.ts';
import { errorCode, why } from '../json/files.ts';
import { damaged, type Manifest, names, readBlobLine, readManifest } from './format.ts';

export type Checked = Manifest & { readonly digest: Digest };

/**
 * Reads all of a backup.
 *
 * @throws Fault('store.damaged') with the file in which a single bit is not as it was written, that is missing or does
 *   not belong there; Fault('store.newer') for a later format
 */
export async function checkArchive(folder: string): Promise<Checked> {
  const manifest = await manifestOf(folder);
  const digest = await digestOf(readArchive(folder));
  const { collections, blobs } = manifest;
  if (!sameDigest(digest, { collections, blobs })) {
    throw damaged(join(folder, names.manifest), 'its checksums are not those of the records and files');
  }
  return { ...manifest, digest };
}

/** What is in a backup; throws as `checkArchive` where it comes upon damage. */
export async function* readArchive(folder: string): AsyncGenerator<Piece> {
  const { files } = await manifestOf(folder);
  await refuseOthers(folder);
  yield* readRecords(join(folder, names.records), files['records.jsonl']);
  yield* readBlobs(folder, files['blobs.jsonl']);
}

async function manifestOf(folder: string): Promise<Manifest> {
  const file = join(folder, names.manifest);
  try {
    return readManifest(folder, await readFile(file, 'utf8'));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unreadable(file, error);
    const half = folder.endsWith('.part') ? 'the backup was interrupted' : 'it is missing: this is no whole backup';
    throw damaged(file, half);
  }
}

async function refuseOthers(folder: string): Promise<void> {
  const expected: readonly string[] = Object.values(names);
  const found = await readdir(folder);
  const added = found.find(name => !expected.includes(name));
  if (added !== undefined) throw damaged(join(folder, added), 'it does not belong to the backup');
  const missing = expected.find(name => !found.includes(name));
  if (missing !== undefined) throw damaged(join(folder, missing), 'it is missing');
}

const BATCH = 200;

async function* readRecords(file: string, sum: Sum): AsyncGenerator<Piece> {
  const records: KeptRecord[] = [];
  for await (const line of linesOf(file, sum)) {
    const record = readRecordLine(line.text);
    if (record === undefined) throw damaged(file, `line ${line.number} is no record`);
    records.push(record);
    if (records.length === BATCH) yield { records: records.splice(0) };
  }
  if (records.length > 0) yield { records };
}

async function* readBlobs(folder: string, sum: Sum): AsyncGenerator<Piece> {
  const list = join(folder, names.list);
  const found = new Set(await readdir(join(folder, names.blobs)).catch(error => unreadable(folder, error)));
  // Sound as a whole before any of its lines is believed: else a wrong line would be put down to a file.
  for await (const _ of linesOf(list, sum));
  for await (const line of linesOf(list, sum)) {
    const listed = readBlobLine(line.text);
    if (listed === undefined) throw damaged(list, `line ${line.number} names no file`);
    const { id, keptAt, sha256 } = listed;
    const file = join(folder, names.blobs, id);
    if (!found.delete(id)) throw damaged(file, 'it is missing, or listed twice');
    const bytes = await readFile(file).catch(error => unreadable(file, error));
    if (bytes.length !== listed.bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw damaged(file, 'it is not as it was written');
    }
    yield { blob: { id, keptAt, bytes } };
  }
  const [added] = found;
  if (added !== undefined) throw damaged(join(folder, names.blobs, added), 'it does not belong to the backup');
}

interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

/** The lines of a file whose checksum is known; that it was a wrong one is told at the end, or before a bad line. */
async function* linesOf(file: string, sum: Sum): AsyncGenerator<{ text: string; number: number }> {
  const { size } = await stat(file).catch(error => unreadable(file, error));
  if (size !== sum.bytes) throw damaged(file, `it has ${size} bytes instead of ${sum.bytes}`);
  const hash = createHash('sha256');
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const reader = byteReader(stream);
  try {
    for (let number = 1; ; number += 1) {
      const line = await reader.line();
      if (line === undefined) break;
      if (!line.whole) throw damaged(file, 'its last line is cut');
      hash.update(line.bytes).update('\n');
      yield { text: line.bytes.toString(), number };
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    stream.destroy();
  }
  if (hash.digest('hex') !== sum.sha256) throw damaged(file, 'it is not as it was written');
}

function unreadable(file: string, error: unknown): never {
  if (error instanceof Fault) throw error;
  if (errorCode(error) === undefined) throw error;
  throw damaged(file, `it cannot be read (${why(error)})`);
}
