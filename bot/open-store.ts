import { resolve } from 'node:path';
import type { Config } from './config.ts';
import type { World } from './core.ts';
import type { Blobs } from './store/blobs.ts';
import { activities, allCollections, files } from './store/collections.ts';
import type { Dump } from './store/dump.ts';
import type { StoreEvent } from './store/json/events.ts';
import type { Store } from './store/store.ts';
import { sweepOrphans } from './store/sweep-orphans.ts';

/** The store that the operator has chosen, with what goes with it. */
export interface OpenedStore {
  readonly store: Store;
  readonly blobs: Blobs;
  /** All that is in a store which this process alone can reach. */
  readonly dump?: () => Dump;
  /** Removes blobs kept before this time that no record speaks of. @returns their ids */
  readonly sweepOrphans: (olderThan: Date) => Promise<string[]>;
  /**
   * Lets what was removed leave the disk, too. PostgreSQL reuses its space when its own vacuum has come by, which is
   * the server's matter.
   */
  readonly forget: () => Promise<void>;
  /** Calls `told` with conversations whose log another process on the same store has made grow; perhaps twice. */
  readonly changes: (told: (conversation: string) => void) => void;
  /** The time by a clock that all who work on the records share, in milliseconds since 1970; absent for one alone. */
  readonly time?: () => Promise<number>;
}

/**
 * Opens the store. The libraries of the other one are not even loaded.
 *
 * @throws Fault of `store.*`
 */
export async function openStore(config: Pick<Config, 'store' | 'dataFolder'>, world: World): Promise<OpenedStore> {
  return config.store.kind === 'postgres' ? inPostgres(config.store.url, config, world) : inFolder(config, world);
}

async function inFolder({ dataFolder }: Pick<Config, 'dataFolder'>, { log, onLockLost }: World): Promise<OpenedStore> {
  const { openJsonStore } = await import('./store/json/json-store.ts');
  const { store, blobs, dump, compact } = await openJsonStore(dataFolder, allCollections, {
    report: event => log[alarming(event) ? 'warn' : 'info'](event, 'store'),
    onLockLost: () => onLockLost?.(),
  });
  return {
    store,
    blobs,
    dump,
    sweepOrphans: olderThan => sweepOrphans(blobs, async id => (await store.get(files, id)) !== undefined, olderThan),
    async forget() {
      // The first leaves the old snapshot as `.bak`.
      await compact();
      await compact();
    },
    changes: () => {},
  };
}

/** Many instances share the database; the data folder of each is only where its command-line tools reach it. */
async function inPostgres(
  url: string,
  { dataFolder }: Pick<Config, 'dataFolder'>,
  { log }: World,
): Promise<OpenedStore> {
  const [{ openPostgresStore }, { disk, makeFolder }] = await Promise.all([
    import('./store/postgres/postgres-store.ts'),
    import('./store/json/files.ts'),
  ]);
  await makeFolder(disk, resolve(dataFolder));
  const opened = await openPostgresStore(url, allCollections, {
    followed: { collection: activities.name, field: 'conversation' },
    report: event => log[event.event === 'waiting' || event.event === 'changes-lost' ? 'warn' : 'info'](event, 'store'),
  });
  return { ...opened, forget: async () => {} };
}

/** What the operator should look into. */
function alarming({ event }: StoreEvent): boolean {
  return event.endsWith('failed') || ['recovered', 'tail-cut', 'lock-lost', 'large'].includes(event);
}
