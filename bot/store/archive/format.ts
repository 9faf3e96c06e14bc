import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../../knowledge/fault.ts';
import { blobId } from '../dump.ts';

/**
 * A backup is a folder that any program can read:
 *
 * - `records.jsonl`: a line a record, [collection, schema, record] in JSON
 * - `blobs/`: the files that customers sent, each named by its id
 * - `blobs.jsonl`: a line a file, [id, time at which it was kept, length in bytes, SHA-256]
 * - `manifest.json`: when it was taken and from what, counts, and checksums of all of it
 *
 * The checksum of a collection is the sum of the SHA-256 of its records, each as `schema`, a blank, and its JSON with
 * sorted keys, added up in eight numbers of 32 bits; that of the files likewise, each as id, blank, bytes.
 */
export const FORMAT = 1;

export const names = { manifest: 'manifest.json', records: 'records.jsonl', list: 'blobs.jsonl', blobs: 'blobs' };

const sha = z.string().regex(/^[\da-f]{64}$/);
const count = z.number().int().nonnegative();
const FileSum = z.strictObject({ bytes: count, sha256: sha });

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  store: z.enum(['json', 'postgres']),
  files: z.strictObject({ 'records.jsonl': FileSum, 'blobs.jsonl': FileSum }),
  collections: z.array(z.strictObject({ name: z.string(), schema: z.number().int(), count, checksum: sha })).readonly(),
  blobs: z.strictObject({ count, bytes: count, checksum: sha }),
});
export type Manifest = z.infer<typeof Manifest>;

/** As it stands in its file, with a checksum of its own at the end. */
export function manifestText(manifest: Manifest): string {
  // Parsed, its keys are in the order of the shape.
  const ordered = Manifest.parse(manifest);
  const sha256 = createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
  return `${JSON.stringify({ ...ordered, sha256 }, null, 2)}\n`;
}

/** @throws Fault('store.damaged') when a single sign is not as it was written, Fault('store.newer') for a later format */
export function readManifest(folder: string, text: string): Manifest {
  const file = join(folder, names.manifest);
  const value = parsed(text);
  const format = z.object({ format: z.number() }).safeParse(value).data?.format ?? FORMAT;
  if (format > FORMAT) {
    throw new Fault('store.newer', { file, format, known: FORMAT, remedy: 'use the newer version of the desk' });
  }
  const manifest = Manifest.safeParse(withoutSum(value));
  if (!manifest.success || manifestText(manifest.data) !== text) throw damaged(file, 'it is not as it was written');
  return manifest.data;
}

const BlobLine = z.tuple([z.string().regex(blobId), z.iso.datetime(), count, sha]);

export interface ListedBlob {
  readonly id: string;
  readonly keptAt: Date;
  readonly bytes: number;
  readonly sha256: string;
}

export function blobLine({ id, keptAt, bytes, sha256 }: ListedBlob): string {
  return JSON.stringify([id, keptAt.toISOString(), bytes, sha256]);
}

/** undefined when it is none. */
export function readBlobLine(line: string): ListedBlob | undefined {
  const read = BlobLine.safeParse(parsed(line));
  if (!read.success) return undefined;
  const [id, keptAt, bytes, sha256] = read.data;
  return { id, keptAt: new Date(keptAt), bytes, sha256 };
}

export function damaged(file: string, why: string): Fault {
  return new Fault('store.damaged', { file, why, remedy: 'Use another backup; this one was left as it is.' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutSum(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'sha256'));
}
