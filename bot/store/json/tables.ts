import { Fault } from '../../../knowledge/fault.ts';
import { comparePlaces, type Key, keyIn, type Place } from '../order.ts';
import type { Collection, Identified, Query } from '../store.ts';
import { insertPlace, removePlace, walkPlaces } from './sorted-list.ts';

/** A record as it is kept. The body is JSON text, so that nobody can be handed the live thing. */
export interface Kept {
  /** The sequence number of the turn that wrote it. */
  readonly version: number;
  readonly schema: number;
  readonly body: string;
  /** What it is filed under, one for each index of its collection in order; undefined where it is not in it. */
  readonly keys: readonly (Key | undefined)[];
}

/** All records of one collection with its indexes. */
export interface Table {
  readonly name: string;
  readonly records: ReadonlyMap<string, Kept>;
  /** Makes, but does not store, a record to keep. `body` is the parsed form of what is kept. */
  keep(version: number, schema: number, body: unknown): Kept;
  /** Stores a record, or removes it when there is none. */
  set(id: string, kept: Kept | undefined): void;
  /** The number of an index, for `Kept.keys`. @throws Fault('program') for a query the index cannot answer */
  indexOf(name: string, query: Query): number;
  /** The places in an index that a query asks for, in its order; `limit` is left to the caller. */
  walk(index: number, query: Query): Iterable<Place>;
}

export interface Tables {
  /** @throws Fault('program') for a collection that the store was not opened with */
  table(collection: string): Table;
  readonly all: ReadonlyMap<string, Table>;
  count(): number;
}

/**
 * Tables for these collections. Records of a collection that this program does not know are kept as they
 * are: an older program must not lose them.
 */
export function makeTables(collections: readonly Collection<Identified>[]): Loading {
  const all = new Map(collections.map(collection => [collection.name, makeTable(collection.name, collection)]));
  const known = new Set(all.keys());
  return {
    all,
    table(name) {
      const table = all.get(name);
      if (table === undefined || !known.has(name))
        throw new Fault('program', { problem: 'unknown collection', collection: name });
      return table;
    },
    count: () => [...all.values()].reduce((sum, table) => sum + table.records.size, 0),
    loading(name) {
      const table = all.get(name) ?? makeTable(name, undefined);
      all.set(name, table);
      return table;
    },
    loaded() {
      for (const table of all.values()) table.buildIndexes();
    },
  };
}

/** Tables that are being filled at the start: indexes are sorted once, at the end. */
export interface Loading extends Tables {
  loading(collection: string): Table;
  loaded(): void;
}

function makeTable(name: string, collection: Collection<Identified> | undefined): Table & { buildIndexes(): void } {
  const indexes = Object.entries(collection?.indexes ?? {}).map(([indexName, index]) => ({ indexName, ...index }));
  const records = new Map<string, Kept>();
  const lists = indexes.map(() => new Map<string | undefined, Place[]>());
  let ready = false;

  const file = (id: string, kept: Kept, act: (list: Place[], place: Place) => void): void => {
    kept.keys.forEach((key, i) => {
      if (key === undefined) return;
      const list = lists[i]?.get(key.by) ?? [];
      act(list, { order: key.order, id });
      if (list.length > 0) lists[i]?.set(key.by, list);
      else lists[i]?.delete(key.by);
    });
  };

  return {
    name,
    records,
    keep(version, schema, body) {
      const record = upgraded(collection, schema, body);
      return { version, schema, body: JSON.stringify(body), keys: indexes.map(index => keyIn(index, record)) };
    },
    set(id, kept) {
      const before = records.get(id);
      if (kept === undefined) records.delete(id);
      else records.set(id, kept);
      if (!ready || (before !== undefined && kept !== undefined && sameKeys(before.keys, kept.keys))) return;
      if (before !== undefined) file(id, before, removePlace);
      if (kept !== undefined) file(id, kept, insertPlace);
    },
    indexOf(indexName, query) {
      const i = indexes.findIndex(index => index.indexName === indexName);
      if (i < 0 || (indexes[i]?.by === undefined) !== (query.equals === undefined)) {
        throw new Fault('program', { problem: 'query does not fit the index', collection: name, index: indexName });
      }
      return i;
    },
    walk: (index, query) => walkPlaces(lists[index]?.get(query.equals) ?? [], query.after, query.descending ?? false),
    buildIndexes() {
      for (const [id, kept] of records) file(id, kept, (list, place) => list.push(place));
      for (const list of lists.flatMap(byValue => [...byValue.values()])) list.sort(comparePlaces);
      ready = true;
    },
  };
}

/** Indexes speak of today's shape, so an older record is filed by what it reads as. */
function upgraded(collection: Collection<Identified> | undefined, schema: number, body: unknown): unknown {
  return collection === undefined || schema === collection.schema ? body : readRecord(collection, schema, body);
}

/** A stored body as a record of its collection. @throws Fault('store.damaged') when it is not of that shape */
export function readRecord<T extends Identified>(collection: Collection<T>, schema: number, body: unknown): T {
  try {
    return collection.read(body, schema);
  } catch (error) {
    throw new Fault('store.damaged', { collection: collection.name, why: 'a record is not of its shape' }, error);
  }
}

function sameKeys(a: Kept['keys'], b: Kept['keys']): boolean {
  return a.every((key, i) => key?.by === b[i]?.by && key?.order === b[i]?.order);
}
