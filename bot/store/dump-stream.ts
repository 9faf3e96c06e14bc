import { z } from 'zod';
import { Fault } from '../../knowledge/fault.ts';
import { byteReader } from './byte-reader.ts';
import { blobId, type Dump, type KeptRecord, type Piece, readRecordLine, recordLine } from './dump.ts';

/**
 * A dump as bytes, from a running desk to a tool: a header, a line a record, a line with the length before the bytes
 * of each blob, and a line at the end, so that what broke off is not taken for whole.
 */
export async function* encodeDump(dump: Dump): AsyncIterable<Buffer> {
  yield Buffer.from(header);
  for await (const piece of dump) {
    if ('records' in piece) {
      yield Buffer.from(piece.records.map(record => `${recordLine(record)}\n`).join(''));
    } else {
      const { id, keptAt, bytes } = piece.blob;
      yield Buffer.from(`${JSON.stringify({ blob: id, keptAt: keptAt.toISOString(), bytes: bytes.length })}\n`);
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
  }
  yield Buffer.from(end);
}

/** @throws Fault('store.unavailable') when it breaks off or is no dump */
export async function* decodeDump(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const reader = byteReader(stream);
  const line = async (): Promise<string> => {
    const next = await reader.line();
    if (next === undefined || !next.whole) throw new Fault('store.unavailable', { why: 'the desk broke off' });
    return `${next.bytes.toString()}\n`;
  };
  if ((await line()) !== header) throw notADump();
  let records: KeptRecord[] = [];
  for (;;) {
    const text = await line();
    if (text.startsWith('[')) {
      const record = readRecordLine(text);
      if (record === undefined) throw notADump();
      records.push(record);
      if (records.length === BATCH) yield { records: records.splice(0) };
      continue;
    }
    if (records.length > 0) yield { records };
    records = [];
    if (text === end) return;
    const { blob: id, keptAt, bytes: length } = readBlobLine(text);
    const bytes = await reader.take(length);
    if (bytes.length < length) throw new Fault('store.unavailable', { why: 'the desk broke off' });
    yield { blob: { id, keptAt: new Date(keptAt), bytes } };
  }
}

const header = '{"dump":1}\n';
const end = '{"end":true}\n';
const BATCH = 200;

const BlobLine = z.strictObject({
  blob: z.string().regex(blobId),
  keptAt: z.iso.datetime(),
  bytes: z.number().int().nonnegative(),
});

function readBlobLine(text: string): z.infer<typeof BlobLine> {
  try {
    return BlobLine.parse(JSON.parse(text));
  } catch {
    throw notADump();
  }
}

function notADump(): Fault {
  return new Fault('store.unavailable', { why: 'the desk answered with something else than its data' });
}
