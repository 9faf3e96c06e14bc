import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientBase } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import { blobId, type KeptBlob, type KeptRecord, type Piece, type WholeStore } from '../dump.ts';
import type { Collection, Identified } from '../store.ts';
import { knownShape } from '../whole.ts';
import { connectionSettings, type DatabaseUrl } from './connection.ts';
import { faultOf, reasonOf } from './faults.ts';
import { migrate, refuseLaterMigration } from './migrate.ts';
import { remedyOf } from './postgres-store.ts';
import { tableOf, xid } from './tables.ts';
import { fromDatabase, jsonFromDatabase, jsonToDatabase, toDatabase } from './text.ts';

/**
 * The store in a database, as a whole, and empty where no desk has run. Desks that start wait until it is closed.
 *
 * @throws Fault('store.locked') when a desk is connected to the database
 * @throws Fault('store.unavailable') when it cannot be used, Fault('store.newer') when a later program was there
 */
export async function wholeDatabase(
  url: DatabaseUrl,
  collections: readonly Collection<Identified>[],
): Promise<WholeStore> {
  const client = await connected(url);
  try {
    // The lock under which desks prepare the database at their start; it goes with the connection.
    await client.query(`select pg_advisory_lock(hashtextextended('desk/migrations', 0))`);
    await refuseDesks(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw faultOf(error);
  }
  return {
    dump: () => inDatabase(client),
    async isEmpty() {
      for await (const _ of inDatabase(client)) return false;
      return true;
    },
    async fill(dump, check) {
      try {
        await migrate(client, collections, undefined);
        await client.query('begin');
        await refuseFilled(client, collections);
        for await (const piece of dump) {
          if ('blob' in piece) await putBlob(client, piece.blob);
          else await putRecords(client, piece.records, collections);
        }
        await check(pieces(client));
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw faultOf(error);
      }
      for (const { name } of collections) await client.query(`analyze ${tableOf(name)}`).catch(() => undefined);
    },
    close: () => client.end(),
  };
}

/** What is in a database, while desks work on it. Nothing is locked, and nothing changed. */
export async function* dumpDatabase(url: DatabaseUrl): AsyncGenerator<Piece> {
  const client = await connected(url);
  try {
    yield* inDatabase(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a desk has ever made its tables there. */
export async function isPrepared(url: DatabaseUrl): Promise<boolean> {
  const client = await connected(url);
  try {
    return await hasSchema(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* inDatabase(client: ClientBase): AsyncGenerator<Piece> {
  try {
    await client.query('begin isolation level repeatable read, read only');
    if (await hasSchema(client)) {
      await refuseLaterMigration(client);
      yield* pieces(client);
    }
  } catch (error) {
    throw faultOf(error);
  } finally {
    // Ends the transaction, also where whoever read it has seen enough.
    await client.query('rollback').catch(() => undefined);
  }
}

const RECORDS = 200;

/** All that the transaction sees, never more than a few hundred records, or one blob, at a time. */
async function* pieces(client: ClientBase): AsyncGenerator<Piece> {
  const { rows: collections } = await client.query<{ name: string }>(`select name from desk.collections order by name`);
  for (const { name: collection } of collections) {
    await client.query(`declare kept no scroll cursor for select id, schema, body from ${tableOf(collection)}`);
    for await (const rows of fetched<{ id: string; schema: number; body: string }>(client, RECORDS)) {
      yield {
        records: rows.map(({ id, schema, body }) => ({
          collection,
          id: fromDatabase(id),
          schema,
          body: jsonFromDatabase(body),
        })),
      };
    }
  }
  await client.query(`declare kept no scroll cursor for select id, kept_at as "keptAt", bytes from desk.blobs`);
  for await (const [blob] of fetched<KeptBlob>(client, 1)) {
    if (blob !== undefined) yield { blob };
  }
}

async function* fetched<R extends object>(client: ClientBase, count: number): AsyncGenerator<R[]> {
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${count} from kept`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('close kept');
}

async function putRecords(
  client: ClientBase,
  records: readonly KeptRecord[],
  collections: readonly Collection<Identified>[],
): Promise<void> {
  const byCollection = new Map<string, KeptRecord[]>();
  for (const record of records) {
    knownShape(record, collections);
    byCollection.set(record.collection, [...(byCollection.get(record.collection) ?? []), record]);
  }
  for (const [collection, some] of byCollection) {
    const rows = some.map(
      ({ id, schema, body }) =>
        `{"id":${JSON.stringify(toDatabase(id))},"schema":${schema},"body":${jsonToDatabase(body)}}`,
    );
    const { rowCount } = await client.query(
      `insert into ${tableOf(collection)} (id, version, schema, body) select id, ${xid}::text::bigint, schema, body
      from jsonb_to_recordset($1::jsonb) as r(id text, schema integer, body jsonb) on conflict (id) do nothing`,
      [`[${rows.join(',')}]`],
    );
    if (rowCount !== some.length) throw new Fault('store.damaged', { collection, why: 'a record is there twice' });
  }
}

async function putBlob(client: ClientBase, { id, keptAt, bytes }: KeptBlob): Promise<void> {
  if (!blobId.test(id)) throw new Fault('store.damaged', { why: 'not an id of a file' });
  await client.query('insert into desk.blobs (id, kept_at, bytes) values ($1, $2, $3)', [
    id,
    keptAt,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  ]);
}

/** Nobody writes from here on, and nothing is there. */
async function refuseFilled(client: ClientBase, collections: readonly Collection<Identified>[]): Promise<void> {
  const tables = [...collections.map(({ name }) => tableOf(name)), 'desk.blobs'];
  await client.query(`lock table ${tables.join(', ')} in share row exclusive mode`);
  for (const table of tables) {
    if ((await client.query(`select 1 from ${table} limit 1`)).rowCount !== 0) {
      throw new Fault('store.occupied', { why: 'another program has written there meanwhile' });
    }
  }
}

/**
 * Every desk, and every tool that has opened one, keeps connections under these names. The server lists one that has
 * just ended for a moment more, so whoever is there is looked for a few times.
 */
async function refuseDesks(client: ClientBase): Promise<void> {
  for (let looks = 5; ; looks -= 1) {
    const { rows } = await client.query<{ desks: number }>(`select count(*)::integer as desks from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      and application_name in ('after-sales-desk', 'after-sales-desk changes')`);
    const desks = rows[0]?.desks ?? 0;
    if (desks === 0) return;
    const remedy = 'stop every desk and tool that works on DATABASE_URL';
    if (looks === 1) throw new Fault('store.locked', { database: 'DATABASE_URL', connections: desks, remedy });
    await pause(lookAgainMs);
  }
}

const lookAgainMs = 200;

async function hasSchema(client: ClientBase): Promise<boolean> {
  return (await client.query(`select 1 from pg_namespace where nspname = 'desk'`)).rowCount !== 0;
}

async function connected(url: DatabaseUrl): Promise<Client> {
  const client = new Client({
    ...connectionSettings(url),
    application_name: 'after-sales-desk data',
    statement_timeout: 0,
    lock_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    query_timeout: 0,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // However long it takes, and whatever the server does by itself.
    for (const each of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
      await client.query(`set ${each} = 0`);
    }
    return client;
  } catch (error) {
    const database = `${client.database} at ${client.host}`;
    throw new Fault('store.unavailable', { database, why: reasonOf(error), remedy: remedyOf(error) }, error);
  }
}
