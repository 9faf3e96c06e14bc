import { createHash } from 'node:crypto';
import type { Dump, KeptRecord, Piece } from './dump.ts';

/** What a dump comes to. Two stores with the same records and blobs have the same one, whatever their order. */
export interface Digest {
  /** By name, those that hold something. `schema` is the latest shape among their records. */
  readonly collections: readonly {
    readonly name: string;
    readonly schema: number;
    readonly count: number;
    readonly checksum: string;
  }[];
  /** `bytes` of all of them. When they were kept is no part of the checksum: not every disk can tell. */
  readonly blobs: { readonly count: number; readonly bytes: number; readonly checksum: string };
}

export async function digestOf(dump: Dump): Promise<Digest> {
  const { dump: read, digest } = digested(dump);
  for await (const _ of read);
  return digest();
}

/** The same dump, and what it comes to once it has been read to its end. */
export function digested(dump: Dump): { readonly dump: Dump; digest(): Digest } {
  const collections = new Map<string, { schema: number; count: number; sum: Sum }>();
  const blobs = { count: 0, bytes: 0, sum: sumOf() };
  const addRecord = ({ collection, schema, body }: KeptRecord): void => {
    const seen = collections.get(collection) ?? { schema, count: 0, sum: sumOf() };
    collections.set(collection, seen);
    seen.schema = Math.max(seen.schema, schema);
    seen.count += 1;
    seen.sum.add(`${schema} ${canonical(JSON.parse(body))}`);
  };
  const add = (piece: Piece): void => {
    if ('records' in piece) {
      for (const record of piece.records) addRecord(record);
    } else {
      const { id, bytes } = piece.blob;
      blobs.count += 1;
      blobs.bytes += bytes.length;
      blobs.sum.add(`${id} `, bytes);
    }
  };
  return {
    dump: (async function* () {
      for await (const piece of dump) {
        add(piece);
        yield piece;
      }
    })(),
    digest: () => ({
      collections: [...collections]
        .map(([name, { schema, count, sum }]) => ({ name, schema, count, checksum: sum.text() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      blobs: { count: blobs.count, bytes: blobs.bytes, checksum: blobs.sum.text() },
    }),
  };
}

export function sameDigest(a: Digest, b: Digest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How many records a dump has in all. */
export function recordsIn({ collections }: Digest): number {
  return collections.reduce((sum, { count }) => sum + count, 0);
}

/** JSON text that equal values share: the keys of every object in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(fields)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(fields[key])}`);
  return `{${members.join(',')}}`;
}

interface Sum {
  add(...parts: (string | Uint8Array)[]): void;
  text(): string;
}

/** The hashes of any number of things, added up: in whatever order they come, it is the same. */
function sumOf(): Sum {
  const lanes = new Uint32Array(8);
  return {
    add(...parts) {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      const bytes = hash.digest();
      for (let lane = 0; lane < lanes.length; lane += 1) {
        lanes[lane] = (lanes[lane] as number) + bytes.readUInt32BE(lane * 4);
      }
    },
    text: () => [...lanes].map(lane => lane.toString(16).padStart(8, '0')).join(''),
  };
}
