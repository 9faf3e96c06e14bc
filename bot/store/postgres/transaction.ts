import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import type { NamedLocks } from '../named-locks.ts';
import { comparePlaces, keyIn, liesBehind, type Place } from '../order.ts';
import type { Collection, Identified, Query, Transaction } from '../store.ts';
import { breakOff } from './connection.ts';
import { faultOf } from './faults.ts';
import { absent, type Row, type Statement, type Tables, type Write } from './tables.ts';
import { jsonFromDatabase, jsonToDatabase } from './text.ts';

export interface Database {
  readonly pool: Pool;
  readonly tables: Tables;
  /** Where transactions of this process wait for a name that one of them holds, without a connection. */
  readonly queues: NamedLocks;
  /** See `Silence`. */
  readonly check: () => void;
}

/** What a commit has written. */
export interface Committed {
  readonly version: string;
  readonly writes: readonly Write[];
}

/**
 * Runs a transaction on a connection of its own, which it takes with its first look at the data: see
 * `Store.transaction`. A connection that is lost in the very commit leaves open what came of it; it is
 * `store.unavailable`, and the same message under the same key finds out.
 */
export async function runTransaction<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  told: (committed: Committed) => void,
): Promise<T> {
  const session = sessionOn(database);
  const { tx, writes, end } = beginTransaction(database, session);
  try {
    const result = await work(tx);
    const written = await commit(session, database.tables, writes());
    end();
    if (written !== undefined) told(written);
    return result;
  } finally {
    end();
    await session.rollBack();
  }
}

/** Records a statement: a list of all that a shop ever sold is imported in one transaction. */
const most = 5000;

/** @throws Fault('store.conflict') when something is not as it was read */
async function commit(session: Session, tables: Tables, writes: readonly Write[]): Promise<Committed | undefined> {
  let version: string | undefined;
  for (let first = 0; first < writes.length; first += most) {
    const some = writes.slice(first, first + most);
    const [row] = await session.query<{ version: string; met: number }>(tables.write(some));
    if (row?.met !== some.length) throw new Fault('store.conflict', { why: 'changed since it was read' });
    version = row.version;
  }
  await session.commit();
  return version === undefined ? undefined : { version, writes };
}

function beginTransaction({ tables, queues }: Database, session: Session) {
  const own = new Map<string, Map<string, Write['kept']>>();
  /** The version in which each record was first read. */
  const read = new Map<string, Map<string, string>>();
  const locks = new Map<string, Promise<void>>();
  const leave: (() => void)[] = [];
  let ended = false;

  const usable = (): void => {
    if (ended) throw new Fault('program', { problem: 'a transaction was used after its end' });
  };
  const noteRead = (collection: string, id: string, version: string): void => {
    const versions = inner(read, collection);
    if (!versions.has(id)) versions.set(id, version);
  };
  const lock = async (name: string): Promise<void> => {
    // Who holds a connection does not queue here: those before it in the queue may be waiting for that connection.
    if (!session.isOpen()) {
      const left = await queues.acquire(name);
      if (ended) left();
      else leave.push(left);
      usable();
    }
    await session.query({
      name: 'lock',
      text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      values: [`desk/${name}`],
    });
    usable();
  };
  const found = async <T extends Identified>(collection: Collection<T>, name: string, query: Query) => {
    const index = tables.index(collection.name, name, query);
    const mine = own.get(collection.name) ?? new Map<string, Write['kept']>();
    const rows = await session.query<Row>(tables.find(collection.name, name, query, [...mine.keys()]));
    const others = rows.map(row => ({ record: readRow(collection, row), version: row.version }));
    return mine.size === 0 ? others : withOwn(others, mine, collection, index, query);
  };

  const tx: Transaction = {
    async lock(name) {
      usable();
      const asked = locks.get(name) ?? lock(name);
      locks.set(name, asked);
      await asked;
    },
    async tryLock(name) {
      usable();
      if (locks.has(name)) return true;
      const [row] = await session.query<{ had: boolean }>({
        name: 'try-lock',
        text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as had',
        values: [`desk/${name}`],
      });
      usable();
      if (row?.had === true) locks.set(name, Promise.resolve());
      return row?.had === true;
    },
    async get(collection, id) {
      usable();
      const mine = own.get(collection.name);
      if (mine?.has(id)) return ownRecord(collection, mine.get(id));
      const [row] = await session.query<Row>(tables.get(collection.name, id));
      noteRead(collection.name, id, row?.version ?? absent);
      return row && readRow(collection, row);
    },
    async find(collection, index, query) {
      usable();
      const records = await found(collection, index, query);
      for (const { record, version } of records)
        if (version !== undefined) noteRead(collection.name, record.id, version);
      return records.map(({ record }) => record);
    },
    async peek(collection, index, query) {
      usable();
      return (await found(collection, index, query)).map(({ record }) => record);
    },
    async put(collection, record) {
      usable();
      if (record.id.length > longestId) throw new Fault('program', { problem: 'an id of more than 200 characters' });
      const body = jsonToDatabase(JSON.stringify(record));
      inner(own, collection.name).set(record.id, { schema: collection.schema, body });
    },
    async remove(collection, id) {
      usable();
      inner(own, collection.name).set(id, undefined);
    },
  };

  return {
    tx,
    writes(): Write[] {
      usable();
      return [...own].flatMap(([collection, changes]) =>
        [...changes].map(([id, kept]) => ({ collection, id, kept, read: read.get(collection)?.get(id) ?? absent })),
      );
    },
    end() {
      ended = true;
      for (const each of leave.splice(0)) each();
    },
  };
}

const longestId = 200;

interface Found<T> {
  readonly record: T;
  /** undefined: what the transaction itself has put. */
  readonly version?: string;
}

/** What was found, without the records that the transaction has written, and what it has put, in their places. */
function withOwn<T extends Identified>(
  others: readonly Found<T>[],
  mine: ReadonlyMap<string, Write['kept']>,
  collection: Collection<T>,
  index: { readonly by?: string; readonly order: string },
  { equals, after, descending = false, limit }: Query,
): Found<T>[] {
  const placed: { found: Found<T>; place: Place }[] = [];
  const place = (found: Found<T>): void => {
    const key = keyIn(index, found.record);
    if (key === undefined || key.by !== equals || !liesBehind(key.order, after, descending)) return;
    placed.push({ found, place: { order: key.order, id: found.record.id } });
  };
  for (const other of others) place(other);
  for (const kept of mine.values()) {
    const record = ownRecord(collection, kept);
    if (record !== undefined) place({ record });
  }
  const way = descending ? -1 : 1;
  placed.sort((a, b) => way * comparePlaces(a.place, b.place));
  return placed.slice(0, limit).map(({ found }) => found);
}

function ownRecord<T extends Identified>(collection: Collection<T>, kept: Write['kept']): T | undefined {
  return kept && readRow(collection, { version: absent, ...kept });
}

/**
 * A row as a record of its collection.
 *
 * @throws Fault('store.damaged') when it is not of that shape, Fault('store.newer') when a later program wrote it,
 *   as may happen while instances are replaced one by one
 */
export function readRow<T extends Identified>(collection: Collection<T>, { schema, body }: Row): T {
  if (schema > collection.schema) {
    throw new Fault('store.newer', { collection: collection.name, schema, known: collection.schema });
  }
  try {
    return collection.read(JSON.parse(jsonFromDatabase(body)), schema);
  } catch (error) {
    throw new Fault('store.damaged', { collection: collection.name, why: 'a record is not of its shape' }, error);
  }
}

/** The connection of one transaction, from its first statement on. */
interface Session {
  /** Whether a connection was asked for. */
  isOpen(): boolean;
  query<R extends object>(statement: Statement): Promise<R[]>;
  commit(): Promise<void>;
  /** Gives the connection back, after the commit or instead of it. Never rejects. */
  rollBack(): Promise<void>;
}

function sessionOn({ pool, check }: Database): Session {
  let opening: Promise<{ client: PoolClient; begun: Promise<unknown> }> | undefined;
  let failed: Fault | undefined;
  let committed = false;
  let broken = false;

  const begin = async () => {
    check();
    const client = await pool.connect();
    // Goes along with the first statement, whose answer counts only when this has been done.
    const begun = client.query('begin isolation level read committed');
    begun.catch(() => undefined);
    return { client, begun };
  };
  const opened = () => {
    opening ??= begin();
    return opening;
  };
  const failing = (error: unknown): never => {
    broken ||= !(error instanceof DatabaseError);
    failed ??= faultOf(error);
    throw failed;
  };

  return {
    isOpen: () => opening !== undefined,
    async query({ name, text, values }) {
      try {
        const { client, begun } = await opened();
        const [{ rows }] = await Promise.all([client.query({ name, text, values: [...values] }), begun]);
        return rows;
      } catch (error) {
        return failing(error);
      }
    },
    async commit() {
      // PostgreSQL answers a commit after a failed statement by rolling back, without an error.
      if (failed !== undefined) throw failed;
      if (opening === undefined) return;
      try {
        await (await opening).client.query('commit');
        committed = true;
      } catch (error) {
        failing(error);
      }
    },
    async rollBack() {
      const { client } = (await opening?.catch(() => undefined)) ?? {};
      if (client === undefined) return;
      if (broken) breakOff(client);
      const sound =
        committed ||
        (await client.query('rollback').then(
          () => true,
          () => false,
        ));
      client.release(!sound);
    },
  };
}

function inner<V>(maps: Map<string, Map<string, V>>, name: string): Map<string, V> {
  const map = maps.get(name) ?? new Map<string, V>();
  maps.set(name, map);
  return map;
}
