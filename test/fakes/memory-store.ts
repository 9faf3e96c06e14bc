import { setImmediate } from 'node:timers/promises';
import { namedLocks } from '../../bot/store/named-locks.ts';
import type { Collection, Identified, Query, Store, Transaction } from '../../bot/store/store.ts';
import { Fault } from '../../knowledge/fault.ts';

export interface MemoryStoreOptions {
  /** Of the random delays; the same seed gives the same ones. */
  readonly seed?: number;
  /** Asked at every commit that writes: true makes it a conflict. */
  readonly conflict?: () => boolean;
}

/** A store in memory that takes a random number of turns of the event loop for every step. */
export function memoryStore({ seed = 1, conflict = () => false }: MemoryStoreOptions = {}): Store {
  const random = randomNumbers(seed);
  const delay = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await setImmediate();
  };
  const committed = new Map<string, Row>();
  const locks = namedLocks();
  const running = new Set<Promise<unknown>>();
  let versions = 0;
  let closed = false;

  const run = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const own = new Map<string, Row | undefined>();
    const readVersions = new Map<string, number>();
    const held = new Map<string, Promise<() => void>>();
    let ended = false;
    const step = async (): Promise<void> => {
      if (ended) throw new Fault('program', { problem: 'a transaction was used after its end' });
      await delay();
    };
    const rows = (): Map<string, Row | undefined> => new Map([...committed, ...own]);
    const note = (key: string): void => {
      if (!own.has(key) && !readVersions.has(key)) readVersions.set(key, committed.get(key)?.version ?? 0);
    };
    const tx: Transaction = {
      async lock(name) {
        await step();
        const asked = held.get(name) ?? locks.acquire(name);
        held.set(name, asked);
        await asked;
      },
      async tryLock(name) {
        await step();
        if (held.has(name)) return true;
        const free = locks.tryAcquire(name);
        if (free !== undefined) held.set(name, Promise.resolve(free));
        return free !== undefined;
      },
      async get(collection, id) {
        await step();
        note(keyOf(collection, id));
        return parsed(collection, rows().get(keyOf(collection, id)));
      },
      async find(collection, index, query) {
        await step();
        const found = matching(collection, index, query, rows());
        for (const record of found) note(keyOf(collection, record.id));
        return found;
      },
      async peek(collection, index, query) {
        await step();
        return matching(collection, index, query, rows());
      },
      async put(collection, record) {
        if (record.id.length > 200) throw new Fault('program', { problem: 'an id of more than 200 characters' });
        const row = { collection: collection.name, version: 0, body: JSON.stringify(record) };
        await step();
        own.set(keyOf(collection, record.id), row);
      },
      async remove(collection, id) {
        await step();
        own.set(keyOf(collection, id), undefined);
      },
    };
    try {
      const result = await work(tx);
      ended = true;
      await delay();
      for (const key of own.keys()) {
        if ((committed.get(key)?.version ?? 0) !== (readVersions.get(key) ?? 0)) throw new Fault('store.conflict');
      }
      if (own.size > 0 && conflict()) throw new Fault('store.conflict');
      versions += 1;
      for (const [key, row] of own) {
        if (row === undefined) committed.delete(key);
        else committed.set(key, { ...row, version: versions });
      }
      return result;
    } finally {
      ended = true;
      for (const asked of held.values()) void asked.then(free => free());
      await delay();
    }
  };

  return {
    async get(collection, id) {
      await delay();
      return parsed(collection, committed.get(keyOf(collection, id)));
    },
    async find(collection, index, query) {
      await delay();
      return matching(collection, index, query, committed);
    },
    async transaction(work) {
      if (closed) throw new Fault('store.unavailable', { why: 'the store is closed' });
      const transaction = run(work);
      running.add(transaction);
      return transaction.finally(() => running.delete(transaction));
    },
    writable: async () => !closed,
    async close() {
      closed = true;
      await Promise.allSettled(running);
    },
  };
}

interface Row {
  readonly collection: string;
  readonly version: number;
  readonly body: string;
}

function keyOf(collection: { readonly name: string }, id: string): string {
  return JSON.stringify([collection.name, id]);
}

function parsed<T extends Identified>(collection: Collection<T>, row: Row | undefined): T | undefined {
  return row && collection.read(JSON.parse(row.body), collection.schema);
}

function matching<T extends Identified, I extends string>(
  collection: Collection<T, I>,
  name: I,
  query: Query,
  rows: ReadonlyMap<string, Row | undefined>,
): T[] {
  const { by, order } = collection.indexes[name];
  if ((by === undefined) !== (query.equals === undefined)) throw new Fault('program', { problem: 'wrong query' });
  const direction = query.descending ? -1 : 1;
  return [...rows.values()]
    .flatMap(row => (row?.collection === collection.name ? (parsed(collection, row) ?? []) : []))
    .filter(record => record[order] !== undefined && (by === undefined || record[by] === query.equals))
    .filter(record => query.after === undefined || compare(record[order], query.after) * direction > 0)
    .sort((a, b) => direction * (compare(a[order], b[order]) || compare(a.id, b.id)))
    .slice(0, query.limit);
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Mulberry32: numbers from 0 to 1 that depend on the seed alone. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
