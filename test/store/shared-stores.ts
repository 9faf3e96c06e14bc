import { allCollections } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { freshDatabase } from './postgres-server.ts';
import { openedPostgres } from './postgres-stores.ts';

/**
 * Where several desks may work at once, by name: what makes a fresh one gives what opens it, for each desk anew.
 * Those in PostgreSQL want `closePostgresStores` in the end.
 *
 * @param seed of the order in which the one in memory lets its transactions run
 */
export const sharedStores = (seed: number): readonly (readonly [string, () => Promise<() => Promise<Store>>])[] => [
  [
    'in memory',
    async () => {
      const store = memoryStore({ seed });
      return async () => store;
    },
  ],
  [
    'in PostgreSQL, on one database',
    async () => {
      const url = await freshDatabase();
      return async () => (await openedPostgres(url, { collections: allCollections })).store;
    },
  ],
];
