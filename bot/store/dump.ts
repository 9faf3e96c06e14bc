/** A record as a store keeps it, whatever the program makes of it. */
export interface KeptRecord {
  readonly collection: string;
  readonly id: string;
  /** The version of the shape that it was written under. */
  readonly schema: number;
  /** JSON text of one line; the order of its keys means nothing. */
  readonly body: string;
}

export interface KeptBlob {
  readonly id: string;
  readonly keptAt: Date;
  readonly bytes: Uint8Array;
}

/** A part of a dump: some records, or one blob. */
export type Piece = { readonly records: readonly KeptRecord[] } | { readonly blob: KeptBlob };

/**
 * All that a store holds as of one moment, records first: that at which the first piece is asked for. Whatever was
 * acknowledged before is in it, every turn is in it as a whole or not at all, and so is every blob that a record of
 * it names. One that breaks off throws; one that ends is whole.
 */
export type Dump = AsyncIterable<Piece>;

/** A store as a whole, in the hands of one tool; no desk works on it meanwhile. */
export interface WholeStore {
  /** May be asked for again and again; nothing changes between. */
  dump(): Dump;
  /** Whether nothing is in it. What an interrupted `fill` has left counts as nothing. */
  isEmpty(): Promise<boolean>;
  /**
   * Puts everything into the empty store, or nothing.
   *
   * @param check is given what is in it afterwards, and may throw; only then it counts
   * @throws Fault('store.newer') for records that this program does not know
   */
  fill(dump: Dump, check: (filled: Dump) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** What never holds a path: no dot, no slash. */
export const blobId = /^[A-Za-z0-9_-]{1,64}$/;

/** The line of a record in a stream or a file, without its end: [collection, schema, record]. */
export function recordLine({ collection, schema, body }: KeptRecord): string {
  return `[${JSON.stringify(collection)},${schema},${body}]`;
}

/** The record of a line; undefined when it is none. */
export function readRecordLine(line: string): KeptRecord | undefined {
  const value = parsed(line);
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [collection, schema, record] = value as readonly unknown[];
  if (typeof collection !== 'string' || !Number.isSafeInteger(schema)) return undefined;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined;
  const id: unknown = Object.getOwnPropertyDescriptor(record, 'id')?.value;
  if (typeof id !== 'string') return undefined;
  return { collection, id, schema: schema as number, body: JSON.stringify(record) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
