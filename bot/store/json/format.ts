import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Kept } from './tables.ts';

/** The version of the layout of all files. A program refuses files of a newer one. */
export const FORMAT = 1;

/** Where things lie in the data folder. */
export const paths = (folder: string) => ({
  snapshot: join(folder, 'store.json'),
  backup: join(folder, 'store.json.bak'),
  temporary: join(folder, 'store.json.tmp'),
  /** Says that there was a first run, so that "nothing there" and "all lost" differ. */
  mark: join(folder, 'store.init'),
  /** Is there while everything is put into an empty folder from a backup or another store. */
  filling: join(folder, 'store.filling'),
  probe: join(folder, 'store.probe'),
  blobs: join(folder, 'blobs'),
  journal: (generation: number) => join(folder, `journal-${String(generation).padStart(6, '0')}.jsonl`),
});

/** What was cut off a journal at a byte. */
export const cutFile = (journal: string, end: number) => `${journal}.cut-${end}`;

/** The generation in the name of what was cut off a journal, or of a file that was set aside, or undefined. */
export function remainsGeneration(name: string): number | undefined {
  const digits = /^journal-(\d{6,15})\.jsonl\.cut-\d+$|\.damaged-(\d+)$/.exec(name)?.slice(1).find(Boolean);
  return digits === undefined ? undefined : Number(digits);
}

/** The generation in the name of a journal, or undefined for other files. */
export function journalGeneration(name: string): number | undefined {
  const digits = /^journal-(\d{6,15})\.jsonl$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A journal is lines of eight hex digits (the CRC-32 of what follows the blank), a blank and JSON: a header,
 * then one line a turn with consecutive sequence numbers, and a seal once the next journal has begun.
 */
export const Header = z.strictObject({ format: z.number(), generation: z.number(), sequence: z.number() });
export type Header = z.infer<typeof Header>;

const Envelope = z.strictObject({ version: z.number(), schema: z.number(), body: z.unknown() });
const Entry = z.tuple([z.string(), z.string(), Envelope.nullable()]);
export type Entry = z.infer<typeof Entry>;
export const TurnLine = z.tuple([z.number(), z.array(Entry)]);
export const SealLine = z.strictObject({ sealed: z.number() });

export function journalLine(json: string): string {
  return `${checksum(json)} ${json}\n`;
}

/** The JSON of a line without its line feed, or undefined when it was not written like this. */
export function checkedJson(line: Buffer): string | undefined {
  if (line.length < 10 || line[8] !== 0x20) return undefined;
  return line.toString('latin1', 0, 8) === checksum(line.subarray(9)) ? line.toString('utf8', 9) : undefined;
}

/** One write of a turn; no record means that it is removed. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly kept: Kept | undefined;
}

export function turnLine(sequence: number, writes: readonly Write[]): string {
  const entries = writes.map(
    ({ collection, id, kept }) => `[${JSON.stringify(collection)},${JSON.stringify(id)},${envelope(kept)}]`,
  );
  return journalLine(`[${sequence},[${entries.join(',')}]]`);
}

/** A record as it stands in a file. */
export function envelope(kept: Kept | undefined): string {
  return kept === undefined ? 'null' : `{"version":${kept.version},"schema":${kept.schema},"body":${kept.body}}`;
}

function checksum(bytes: string | Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
