import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import type { Timer } from '../../timer.ts';
import type { Blobs } from '../blobs.ts';
import { namedLocks } from '../named-locks.ts';
import type { Collection, Identified, Store } from '../store.ts';
import { postgresBlobs } from './blobs.ts';
import { type Followed, followChanges } from './changes.ts';
import { connectionPool, connectionSettings, type DatabaseUrl, type Limits, usualLimits } from './connection.ts';
import { faultOf, reasonOf } from './faults.ts';
import { migrate } from './migrate.ts';
import { silenceOf } from './silence.ts';
import { type Row, type Statement, tableOf, tablesOf } from './tables.ts';
import { fromDatabase } from './text.ts';
import { type Committed, readRow, runTransaction } from './transaction.ts';

export interface PostgresStore {
  readonly store: Store;
  readonly blobs: Blobs;
  /** The time by the clock of the database server, in milliseconds since 1970. */
  time(): Promise<number>;
  /**
   * Calls `told` with the values of the followed field under which other instances have written records: at once as
   * a rule, after some seconds where a hint was lost, and perhaps twice.
   */
  changes(told: (value: string) => void): void;
  /** Removes blobs kept before this time that no record of the collection `files` names. @returns their ids */
  sweepOrphans(olderThan: Date): Promise<string[]>;
}

/** What the store tells the operator. */
export type PostgresEvent =
  /** The store serves. */
  | { readonly event: 'opened'; readonly database: string }
  /** The database does not let in yet. */
  | { readonly event: 'waiting'; readonly database: string; readonly why: string }
  /** Nothing is heard of what other instances do, until `changes-followed`. Nothing is lost. */
  | { readonly event: 'changes-lost' }
  | { readonly event: 'changes-followed' };

export interface PostgresStoreOptions {
  readonly report: (event: PostgresEvent) => void;
  readonly followed?: Followed;
  /** How many transactions run at once, each on its connection; reads outside of them have some of their own. */
  readonly connections?: number;
  /** How many transactions more may wait for a connection or in front of a lock. */
  readonly waiting?: number;
  readonly limits?: Partial<Limits>;
  /** How often it is tried to connect, at the start, before it is refused. */
  readonly startTries?: number;
  /** Sets when it is looked for lost hints. */
  readonly timer?: Timer;
}

/** With two instances and a tool or two they fit into the 100 connections of a server as it is delivered. */
const usualConnections = 16;
const readingConnections = 4;
/** At some hundred turns a second the last one that waits does so for some seconds. */
const usualWaiting = 1000;
const startPauseMs = 500;
/** A server that does not answer shall not keep a process from its end. */
const closeMs = 3000;

/**
 * Opens the store in a database that several processes may share. They exclude each other by locks of the database
 * alone, so that none of them is special and each may go at any time.
 *
 * @throws Fault('store.newer') when a later program wrote there
 * @throws Fault('store.unavailable') when the database cannot be used, after some tries where that may pass
 */
export async function openPostgresStore(
  url: DatabaseUrl,
  collections: readonly Collection<Identified>[],
  options: PostgresStoreOptions,
): Promise<PostgresStore> {
  const { report, followed, connections = usualConnections, waiting = usualWaiting, startTries = 10 } = options;
  const limits = { ...usualLimits, ...options.limits };
  const { database, since } = await prepare(url, startTries, report, async client => {
    await migrate(client, collections, followed?.collection);
    const { rows } = await client.query<{ since: string }>('select pg_current_snapshot()::text as since');
    return rows[0]?.since ?? '';
  });
  report({ event: 'opened', database });

  const tables = tablesOf(collections);
  const pool = connectionPool(url, connections, limits);
  const reading = connectionPool(url, readingConnections, limits);
  const { check, set: silent } = silenceOf([pool, reading]);
  const changes =
    followed &&
    followChanges({
      url,
      since,
      followed,
      report: event => report({ event }),
      silent,
      answerMs: limits.answerMs,
      ...(options.timer !== undefined && { timer: options.timer }),
    });
  const queues = namedLocks();
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const read = async <R extends object>({ name, text, values }: Statement): Promise<R[]> => {
    check();
    try {
      return (await reading.query<R>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw faultOf(error);
    }
  };
  const told = ({ version, writes }: Committed): void => {
    if (followed === undefined || changes === undefined) return;
    const values = writes.flatMap(({ collection, kept }) =>
      collection === followed.collection && kept !== undefined ? fieldOf(kept.body, followed.field) : [],
    );
    if (values.length > 0) changes.written([...new Set(values)], version);
  };

  const store: Store = {
    async get(collection, id) {
      const [row] = await read<Row>(tables.get(collection.name, id));
      return row && readRow(collection, row);
    },
    async find(collection, index, query) {
      const rows = await read<Row>(tables.find(collection.name, index, query, []));
      return rows.map(row => readRow(collection, row));
    },
    async transaction(work) {
      if (closing !== undefined) throw new Fault('store.unavailable', { why: 'the store is closed' });
      if (running.size >= connections + waiting) {
        throw new Fault('store.unavailable', { why: 'busy', running: running.size });
      }
      // It runs before its work begins, which may be what closes the store.
      const transaction = Promise.resolve().then(() => runTransaction({ pool, tables, queues, check }, work, told));
      running.add(transaction);
      try {
        return await transaction;
      } finally {
        running.delete(transaction);
      }
    },
    async writable() {
      if (closing !== undefined) return false;
      try {
        check();
        const { rows } = await reading.query<{ writable: boolean }>(
          `select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable`,
        );
        return rows[0]?.writable === true;
      } catch {
        return false;
      }
    },
    close() {
      closing ??= Promise.allSettled(running).then(async () => {
        const ended = Promise.all([changes?.close(), pool.end(), reading.end()]);
        await Promise.race([ended, pause(closeMs, undefined, { ref: false })]);
      });
      return closing;
    },
  };
  return {
    store,
    blobs: postgresBlobs(reading, check),
    async time() {
      const text = 'select extract(epoch from clock_timestamp())::float8 * 1000 as time';
      const [row] = await read<{ time: number }>({ name: 'time', text, values: [] });
      return row?.time ?? Number.NaN;
    },
    changes: listener => changes?.listen(listener),
    async sweepOrphans(olderThan) {
      const rows = await read<{ id: string }>({
        name: 'orphans',
        text: `delete from desk.blobs b where kept_at < $1
          and not exists (select 1 from ${tableOf('files')} f where f.id = b.id) returning id`,
        values: [olderThan],
      });
      return rows.map(({ id }) => id);
    },
  };
}

/**
 * Connects and prepares the database; waits some seconds for one that is about to start.
 *
 * @returns its name, and from when on its changes are followed
 */
async function prepare(
  url: DatabaseUrl,
  tries: number,
  report: PostgresStoreOptions['report'],
  work: (client: Client) => Promise<string>,
): Promise<{ database: string; since: string }> {
  for (let tried = 1; ; tried += 1) {
    const client = new Client({ ...connectionSettings(url), statement_timeout: 0, lock_timeout: 0, query_timeout: 0 });
    client.on('error', () => undefined);
    const database = `${client.database} at ${client.host}${client.host.startsWith('/') ? '' : `:${client.port}`}`;
    try {
      await client.connect();
      return { database, since: await work(client) };
    } catch (error) {
      if (error instanceof Fault) throw new Fault(error.code, { database, ...error.facts }, error);
      const why = reasonOf(error);
      if (tried >= tries || !mayPass(error)) {
        throw new Fault('store.unavailable', { database, why, remedy: remedyOf(error) }, error);
      }
      if (tried === 1) report({ event: 'waiting', database, why });
      await pause(startPauseMs);
    } finally {
      void client.end().catch(() => undefined);
    }
  }
}

/** Who may not come in, or not do what it takes, will not tomorrow either. */
function mayPass(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(?:08|53|57P|40)/.test(error.code ?? '');
}

/** What an operator can do about a database that does not let in. */
export function remedyOf(error: unknown): string {
  const code = error instanceof DatabaseError ? (error.code ?? '') : '';
  if (code.startsWith('28')) return 'set DATABASE_URL to a name and a password that the database knows';
  if (code === '3D000') return 'make the database (createdb), or set DATABASE_URL to one that is there';
  if (code === '42501') return 'let the user of DATABASE_URL own the database, or create schemas in it';
  return 'start the database, or set DATABASE_URL to where it is';
}

/** A field of a record that is JSON text as the database has it. */
function fieldOf(body: string, field: string): string[] {
  const record: Readonly<Record<string, unknown>> = JSON.parse(body);
  const value = record[field];
  return typeof value === 'string' ? [fromDatabase(value)] : [];
}
