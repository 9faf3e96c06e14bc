import {
  openPostgresStore,
  type PostgresEvent,
  type PostgresStore,
  type PostgresStoreOptions,
} from '../../bot/store/postgres/postgres-store.ts';
import type { Collection, Identified } from '../../bot/store/store.ts';
import { contractCollections } from '../contract/store-contract.ts';

/** The postgres store on a database, and what it reported. */
export async function openedPostgres(
  url: string,
  {
    collections = contractCollections,
    ...options
  }: Partial<PostgresStoreOptions> & { readonly collections?: readonly Collection<Identified>[] } = {},
): Promise<PostgresStore & { events: PostgresEvent[] }> {
  const events: PostgresEvent[] = [];
  const opened = await openPostgresStore(url, collections, { report: event => events.push(event), ...options });
  open.add(opened);
  return { ...opened, events };
}

const open = new Set<PostgresStore>();

/** For `afterEach`. */
export async function closePostgresStores(): Promise<void> {
  const opened = [...open];
  open.clear();
  await Promise.all(opened.map(({ store }) => store.close()));
}
