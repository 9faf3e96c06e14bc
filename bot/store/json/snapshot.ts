import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { breathe, type Files, PRIVATE_FILE, writeAll } from './files.ts';
import { type Entry, envelope, FORMAT } from './format.ts';
import { Damage, refuseNewerFormat } from './journal.ts';
import type { Kept, Table, Tables } from './tables.ts';

/**
 * A snapshot is one JSON object that stock lowdb can open: {collection: {id: record}, _meta}. It is written one
 * record a line, and read line by line, so that neither holds up the turns or needs the file as one string.
 */
const Meta = z.strictObject({
  format: z.number(),
  /** The first journal to replay on top. */
  gen: z.number(),
  /** The last turn before that journal. */
  seq: z.number(),
  count: z.number(),
  /** Of everything before `_meta`, and of `_meta` without this. */
  sha: z.string(),
});
export type Meta = z.infer<typeof Meta>;

/** What a snapshot is a snapshot of: every turn up to `sequence`, with journal `generation` begun behind it. */
export interface Cut {
  readonly generation: number;
  readonly sequence: number;
}

/**
 * Writes the records as of a cut, while turns go on. A record written since is left out: the journal that
 * began at the cut holds it. Flushed on return.
 *
 * @param proceed asked between slices; false gives up
 * @returns how many records and bytes, or undefined when it gave up
 */
export async function writeSnapshot(
  files: Files,
  path: string,
  tables: Tables,
  cut: Cut,
  proceed: () => boolean,
): Promise<{ records: number; bytes: number } | undefined> {
  const handle = await files.open(path, 'w', PRIVATE_FILE);
  try {
    const sha = createHash('sha256');
    let count = 0;
    let bytes = 0;
    let unflushed = 0;
    const write = async (text: string, hashed: boolean): Promise<void> => {
      const slice = Buffer.from(text);
      if (hashed) sha.update(slice);
      await writeAll(handle, slice, bytes);
      bytes += slice.length;
      unflushed += slice.length;
      if (unflushed > FLUSH) unflushed = await flush(handle);
      await breathe();
    };

    for (const { text, records } of slices(tables, cut)) {
      if (!proceed()) return undefined;
      count += records;
      await write(text, true);
    }
    const meta = { format: FORMAT, gen: cut.generation, seq: cut.sequence, count };
    sha.update(JSON.stringify(meta));
    await write(end({ ...meta, sha: sha.digest('hex') }), false);
    await handle.sync();
    return { records: count, bytes };
  } finally {
    await handle.close();
  }
}

/** Bytes put together without a break, well under two milliseconds of work. */
const SLICE = 64 * 1024;
/** Bytes flushed at once: many at the end would hold up the journal, which is flushed on the same disk. */
const FLUSH = 4 * 1024 * 1024;

async function flush(handle: FileHandle): Promise<0> {
  await handle.datasync();
  return 0;
}

function* slices(tables: Tables, cut: Cut): Generator<{ text: string; records: number }> {
  let text = '{\n';
  let records = 0;
  let work = 0;
  for (const table of tables.all.values()) {
    text += `${JSON.stringify(table.name)}:{`;
    let separator = '\n';
    for (const [id, kept] of recordsAtStart(table)) {
      work += 100;
      if (kept.version <= cut.sequence) {
        const line = `${separator}${JSON.stringify(id)}:${envelope(kept)}`;
        text += line;
        work += line.length;
        separator = ',\n';
        records += 1;
      }
      if (work > SLICE) {
        yield { text, records };
        text = '';
        records = work = 0;
      }
    }
    text += '\n},\n';
  }
  yield { text, records };
}

/** The records that are there now, as they are when reached; ones added meanwhile come behind them in the Map. */
function* recordsAtStart(table: Table): Generator<[string, Kept]> {
  let left = table.records.size;
  for (const entry of table.records) {
    if (left-- <= 0) return;
    yield entry;
  }
}

function end(meta: Meta): string {
  return `"_meta":${JSON.stringify(meta)}\n}\n`;
}

/**
 * Hands every record of a snapshot to `apply`.
 *
 * @throws Damage when a single byte is not as it was written, or Fault('store.newer') for a later layout
 */
export async function readSnapshot(file: string, bytes: Buffer, apply: (entry: Entry) => void): Promise<Cut> {
  const { meta, start: end } = await checkedMeta(file, bytes);
  let collection = '';
  let breath = 0;
  let count = 0;
  for (let start = FIRST_LINE; start < end; ) {
    const feed = bytes.indexOf(0x0a, start);
    const line = bytes.toString('utf8', start, feed);
    start = feed + 1;
    if (line.endsWith('":{')) collection = JSON.parse(line.slice(0, -2));
    else if (line !== '' && line !== '},') {
      const [id, record] = readLine(file, line.endsWith(',') ? line.slice(0, -1) : line);
      apply([collection, id, record]);
      count += 1;
    }
    if (start - breath > SLICE) {
      breath = start;
      await breathe();
    }
  }
  if (count !== meta.count) throw new Damage(file, `it holds ${count} records instead of ${meta.count}`);
  return { generation: meta.gen, sequence: meta.seq };
}

/** Behind the opening brace. */
const FIRST_LINE = 2;

const Line = z.tuple([z.string(), z.strictObject({ version: z.number(), schema: z.number(), body: z.unknown() })]);

function readLine(file: string, line: string): z.infer<typeof Line> {
  const result = Line.safeParse(Object.entries(JSON.parse(`{${line}}`))[0]);
  if (!result.success) throw new Damage(file, 'it has a good checksum but is not of this format');
  return result.data;
}

async function checkedMeta(file: string, bytes: Buffer): Promise<{ meta: Meta; start: number }> {
  const start = bytes.lastIndexOf('"_meta":');
  if (start < 0) throw new Damage(file, 'it is not a whole snapshot');
  const tail = bytes.toString('utf8', start);
  const value = parseMeta(file, tail);
  const { sha, ...rest } = value;
  const hash = createHash('sha256');
  for (let at = 0; at < start; at += SHA_SLICE) {
    hash.update(bytes.subarray(at, Math.min(start, at + SHA_SLICE)));
    await breathe();
  }
  if (tail !== end(value as Meta) || hash.update(JSON.stringify(rest)).digest('hex') !== sha) {
    throw new Damage(file, 'the checksum does not fit');
  }
  refuseNewerFormat(file, value);
  const meta = Meta.safeParse(value);
  if (!meta.success) throw new Damage(file, 'it says nothing of its journal');
  return { meta: meta.data, start };
}

const SHA_SLICE = 1024 * 1024;

function parseMeta(file: string, tail: string): Record<string, unknown> {
  try {
    return z.object({ _meta: z.record(z.string(), z.unknown()) }).parse(JSON.parse(`{${tail}`))._meta;
  } catch {
    throw new Damage(file, 'it is not a whole snapshot');
  }
}
