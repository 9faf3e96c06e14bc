import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  activities,
  allCollections,
  customers,
  jobs,
  type LoggedActivity,
  tickets,
  visitDays,
} from '../../bot/store/collections.ts';
import { disk } from '../../bot/store/json/files.ts';
import { recover } from '../../bot/store/json/recovery.ts';
import { tableOf } from '../../bot/store/postgres/tables.ts';
import { readRow } from '../../bot/store/postgres/transaction.ts';
import type { Collection, Identified } from '../../bot/store/store.ts';
import type { Customer, Job, Ticket, VisitDay } from '../../knowledge/records.ts';

/** What a desk keeps of cases and visits. */
export interface Kept {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly days: readonly VisitDay[];
  readonly jobs: readonly Job[];
  readonly customers: ReadonlyMap<string, Customer>;
}

/** A copy of the data folder of a desk that is dead, without photos; it is taken before another desk starts there. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'desk-copy-'));
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (/^(?:store\.(?:json|init)|journal-)/.test(name)) await cp(join(folder, name), join(copy, name));
  return copy;
}

/** Reads such a copy as a desk would that starts on it, and removes it. */
export async function keptIn(copy: string): Promise<Kept> {
  try {
    const { tables } = await recover(copy, allCollections, disk, () => {});
    return await keptOf(async ({ name, read, schema }) =>
      [...tables.table(name).records.values()].map(({ body }) => read(JSON.parse(body), schema)),
    );
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** What desks keep in a database, with the lines of each conversation as they stand in its log. */
export async function keptInDatabase(url: string): Promise<Kept & { readonly logs: ReadonlyMap<string, Line[]> }> {
  const logs = new Map<string, Line[]>();
  for (const line of (await recordsInDatabase(url, activities)).sort((a, b) => a.seq - b.seq))
    logs.set(line.conversation, [...(logs.get(line.conversation) ?? []), line.activity]);
  return { ...(await keptOf(collection => recordsInDatabase(url, collection))), logs };
}

/** All records of a collection. */
export async function recordsInDatabase<T extends Identified>(url: string, collection: Collection<T>): Promise<T[]> {
  const client = new Client({ connectionString: url, types: { getTypeParser: () => String } });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string; body: string }>(
      `select schema, body from ${tableOf(collection.name)}`,
    );
    return rows.map(({ schema, body }) => readRow(collection, { version: '', schema: Number(schema), body }));
  } finally {
    await client.end();
  }
}

type Line = LoggedActivity['activity'];

async function keptOf(all: <T extends Identified>(collection: Collection<T>) => Promise<T[]>): Promise<Kept> {
  const named = <T extends Identified>(records: readonly T[]) => new Map(records.map(each => [each.id, each]));
  return {
    tickets: named(await all(tickets)),
    days: await all(visitDays),
    jobs: await all(jobs),
    customers: named(await all(customers)),
  };
}
