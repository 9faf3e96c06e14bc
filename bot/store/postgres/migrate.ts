import { readFile } from 'node:fs/promises';
import type { ClientBase } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import type { Collection, Identified } from '../store.ts';
import { declarationsOf, tableOf, versionIndexOf } from './tables.ts';

/** By number, which counts from 1; one that was released stays as it is. */
const migrations: readonly string[] = ['001-order-and-files.sql'];

/** The oldest server whose SQL is used here. */
const oldestServer = 150_000;

/**
 * Brings the schema `desk` of a database to what this program needs: numbered migrations, then the tables and indexes
 * of the collections. All of it is one transaction, and several programs that start at once take turns.
 *
 * @throws Fault('store.newer') when a later program was here and left something that this one does not know
 * @throws Fault('store.unavailable') when the server is too old or the database is not in UTF-8
 */
export async function migrate(
  client: ClientBase,
  collections: readonly Collection<Identified>[],
  followed: string | undefined,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('desk/migrations', 0))`);
    await checkServer(client);
    const schema = await client.query(`select 1 from pg_namespace where nspname = 'desk'`);
    if (schema.rowCount === 0) {
      await client.query('create schema desk');
      await client.query(`create table desk.migrations
        (number integer primary key, name text not null, at timestamptz not null default now())`);
    }
    await runMigrations(client);
    await declare(client, [
      ...collections.flatMap(declarationsOf),
      ...(followed === undefined ? [] : [versionIndexOf(followed)]),
    ]);
    await checkShapes(client, collections);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(`select
    current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`);
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < oldestServer) {
    const remedy = 'PostgreSQL 15 or newer is needed';
    throw new Fault('store.unavailable', { server: `PostgreSQL ${Math.floor(version / 10_000)}`, remedy });
  }
  if (encoding !== 'UTF8') {
    const remedy = "make the database with: create database … template template0 encoding 'UTF8'";
    throw new Fault('store.unavailable', { encoding, remedy });
  }
}

async function runMigrations(client: ClientBase): Promise<void> {
  const last = await refuseLaterMigration(client);
  for (const [index, name] of migrations.entries()) {
    if (index < last) continue;
    await client.query('insert into desk.migrations (number, name) values ($1, $2)', [index + 1, name]);
    await client.query(await readFile(new URL(`migrations/${name}`, import.meta.url), 'utf8'));
  }
}

/** @returns the number of the latest migration. @throws Fault('store.newer') when a later program made it */
export async function refuseLaterMigration(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ last: number | null }>('select max(number) as last from desk.migrations');
  const last = rows[0]?.last ?? 0;
  if (last > migrations.length) throw new Fault('store.newer', { migration: last, known: migrations.length, remedy });
  return last;
}

/** Tables and indexes that are not there. What is there is not touched: to ask for it would lock it. */
async function declare(
  client: ClientBase,
  declarations: readonly { readonly name: string; readonly sql: string }[],
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'desk'::regnamespace and relkind in ('r', 'i')`,
  );
  const there = new Set(rows.map(({ name }) => name));
  for (const { name, sql } of declarations) {
    if (!there.has(name)) await client.query(sql);
  }
}

/** A collection that was opened in a later shape is looked through, whether a record of it was ever written. */
async function checkShapes(client: ClientBase, collections: readonly Collection<Identified>[]): Promise<void> {
  const { rows } = await client.query<{ name: string; schema: number }>('select name, schema from desk.collections');
  const seen = new Map(rows.map(({ name, schema }) => [name, schema]));
  for (const { name, schema: known } of collections) {
    const latest = seen.get(name) ?? 0;
    if (latest > known) {
      const newer = await client.query<{ schema: number }>(
        `select schema from ${tableOf(name)} where schema > $1 limit 1`,
        [known],
      );
      const [row] = newer.rows;
      if (row !== undefined) {
        throw new Fault('store.newer', { collection: name, schema: row.schema, known, remedy });
      }
    }
    if (latest >= known) continue;
    await client.query(
      `insert into desk.collections (name, schema) values ($1, $2) on conflict (name) do update set schema = $2`,
      [name, known],
    );
  }
}

const remedy = 'start the newer version of the desk, or restore a backup of before';
