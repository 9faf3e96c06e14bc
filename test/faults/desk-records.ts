import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCollections, customers, jobs, tickets, visitDays } from '../../bot/store/collections.ts';
import { disk } from '../../bot/store/json/files.ts';
import { recover } from '../../bot/store/json/recovery.ts';
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
    const all = <T extends Identified>({ name, read, schema }: Collection<T>): T[] =>
      [...tables.table(name).records.values()].map(({ body }) => read(JSON.parse(body), schema));
    const named = <T extends Identified>(records: readonly T[]) => new Map(records.map(each => [each.id, each]));
    return { tickets: named(all(tickets)), days: all(visitDays), jobs: all(jobs), customers: named(all(customers)) };
  } finally {
    await rm(copy, { recursive: true });
  }
}
