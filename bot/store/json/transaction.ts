import { Fault } from '../../../knowledge/fault.ts';
import type { NamedLocks } from '../named-locks.ts';
import type { Collection, Identified, Query, Transaction } from '../store.ts';
import type { Write } from './format.ts';
import { heldLocks } from './held-locks.ts';
import type { Change, Ledger, Turn } from './ledger.ts';
import { select } from './select.ts';
import { type Kept, readRecord } from './tables.ts';

/** Runs a transaction against the ledger: see `Store.transaction`. */
export async function runTransaction<T>(
  ledger: Ledger,
  locks: NamedLocks,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  await ledger.ready();
  const { tx, commit, end } = beginTransaction(ledger, locks);
  try {
    const result = await work(tx);
    // Once its line is queued, whoever waits for a lock may go on: what it reads it also waits for.
    const awaited = commit();
    end();
    await awaited?.flushed;
    return result;
  } finally {
    end();
  }
}

function beginTransaction(ledger: Ledger, locks: NamedLocks) {
  const { epoch } = ledger;
  const held = heldLocks(locks);
  const own = new Map<string, Map<string, Change>>();
  /** The version in which each record was first read; 0 is its absence. */
  const read = new Map<string, Map<string, number>>();
  /** The last turn whose data was read before it was flushed. */
  let seen: Turn | undefined;
  let ended = false;

  const usable = (): void => {
    if (ended) throw new Fault('program', { problem: 'a transaction was used after its end' });
    if (ledger.epoch !== epoch) throw new Fault('store.unavailable', { why: 'a write failed meanwhile' });
  };
  const noteSeen = (turn: Turn | undefined): void => {
    if (turn !== undefined && turn.sequence > (seen?.sequence ?? 0)) seen = turn;
  };
  const noteRead = (collection: string, id: string, kept: Kept | undefined): void => {
    const versions = inner(read, collection);
    if (!versions.has(id)) versions.set(id, kept?.version ?? 0);
  };
  const committed = (collection: string, id: string): Kept | undefined => {
    const table = ledger.flushed.table(collection);
    const pending = ledger.pending(collection).get(id);
    noteSeen(pending?.turn);
    return pending === undefined ? table.records.get(id) : pending.kept;
  };
  const found = ({ name }: Pick<Collection<Identified>, 'name'>, index: string, query: Query) => {
    const table = ledger.flushed.table(name);
    const mine: ReadonlyMap<string, Change> = own.get(name) ?? new Map();
    const pending = ledger.pending(name);
    for (const { turn } of pending.values()) noteSeen(turn);
    return select(table, table.indexOf(index, query), query, [mine, pending]);
  };
  const write = (collection: string, id: string, kept: Kept | undefined): void => {
    inner(own, collection).set(id, { kept });
  };

  const tx: Transaction = {
    async lock(name) {
      usable();
      await held.hold(name);
      usable();
    },
    async tryLock(name) {
      usable();
      return held.tryHold(name);
    },
    async get(collection, id) {
      usable();
      const change = own.get(collection.name)?.get(id);
      if (change !== undefined) return copyOf(collection, change.kept);
      const kept = committed(collection.name, id);
      noteRead(collection.name, id, kept);
      return copyOf(collection, kept);
    },
    async find(collection, index, query) {
      usable();
      const mine = own.get(collection.name);
      return found(collection, index, query).map(([id, kept]) => {
        if (!mine?.has(id)) noteRead(collection.name, id, kept);
        return copy(collection, kept);
      });
    },
    async peek(collection, index, query) {
      usable();
      return found(collection, index, query).map(([, kept]) => copy(collection, kept));
    },
    async put(collection, record) {
      usable();
      if (record.id.length > LONGEST_ID) throw new Fault('program', { problem: 'an id of more than 200 characters' });
      write(collection.name, record.id, ledger.flushed.table(collection.name).keep(0, collection.schema, record));
    },
    async remove(collection, id) {
      usable();
      ledger.flushed.table(collection.name);
      write(collection.name, id, undefined);
    },
  };

  const commit = (): Turn | undefined => {
    usable();
    const writes: Write[] = [];
    for (const [collection, changes] of own) {
      for (const [id, { kept }] of changes) {
        const now = committed(collection, id);
        if ((now?.version ?? 0) !== (read.get(collection)?.get(id) ?? 0)) {
          throw new Fault('store.conflict', { collection });
        }
        if (kept !== undefined || now !== undefined) writes.push({ collection, id, kept });
      }
    }
    return writes.length > 0 ? ledger.commit(writes) : seen;
  };

  return {
    tx,
    commit,
    end() {
      ended = true;
      held.free();
    },
  };
}

const LONGEST_ID = 200;

/** A fresh record out of what is kept: nobody can change the store by changing it. */
export function copy<T extends Identified>(collection: Collection<T>, kept: Kept): T {
  return readRecord(collection, kept.schema, JSON.parse(kept.body));
}

export function copyOf<T extends Identified>(collection: Collection<T>, kept: Kept | undefined): T | undefined {
  return kept === undefined ? undefined : copy(collection, kept);
}

function inner<V>(maps: Map<string, Map<string, V>>, name: string): Map<string, V> {
  const map = maps.get(name) ?? new Map<string, V>();
  maps.set(name, map);
  return map;
}
