import type { Dump, KeptRecord, Piece } from '../dump.ts';
import type { FileBlobs } from './file-blobs.ts';
import { breathe } from './files.ts';
import type { Kept, Tables } from './tables.ts';

/**
 * What is flushed, as of the moment at which the first piece is asked for, while turns go on. Records are never
 * changed, only replaced, so that noting which ones there are is all that happens in that moment.
 */
export function dumpTables(tables: () => Tables, blobs: FileBlobs): Dump {
  return (async function* (): AsyncGenerator<Piece> {
    const noted = [...tables().all.values()].map(({ name, records }) => ({
      name,
      ids: [...records.keys()],
      kept: [...records.values()],
    }));
    const held = blobs.hold();
    try {
      for (const { name, ids, kept } of noted) yield* slices(name, ids, kept);
      // Listed after the records were noted: what they name is there. What came later is swept as an orphan one day.
      for await (const blob of held.read()) yield { blob };
    } finally {
      await held.end();
    }
  })();
}

/** Characters handed on without a break, well under two milliseconds of work. */
const SLICE = 64 * 1024;

async function* slices(collection: string, ids: readonly string[], kept: readonly Kept[]): AsyncGenerator<Piece> {
  let records: KeptRecord[] = [];
  let size = 0;
  for (const [i, { schema, body }] of kept.entries()) {
    records.push({ collection, id: ids[i] as string, schema, body });
    size += body.length + 100;
    if (size < SLICE) continue;
    yield { records };
    await breathe();
    records = [];
    size = 0;
  }
  if (records.length > 0) yield { records };
}
