import { Fault } from '../knowledge/fault.ts';
import type { StoreConfig } from './config.ts';
import { allCollections } from './store/collections.ts';
import type { Piece, WholeStore } from './store/dump.ts';

/** The store that a variable names, as a whole. @throws Fault of `store.*` */
export async function wholeStore(store: StoreConfig, dataFolder: string): Promise<WholeStore> {
  if (store.kind === 'json') {
    const { wholeFolder } = await import('./store/json/whole-folder.ts');
    return wholeFolder(dataFolder, allCollections);
  }
  const { wholeDatabase } = await import('./store/postgres/whole-database.ts');
  return wholeDatabase(store.url, allCollections);
}

/** @throws Fault('store.unavailable') where no desk has ever run: that is hardly what is meant */
export async function refuseUnused(store: StoreConfig, dataFolder: string): Promise<void> {
  if (store.kind === 'json') {
    const { isUsed } = await import('./store/json/recovery.ts');
    if (await isUsed(dataFolder)) return;
    const remedy = 'set DATA_DIR to the data folder of the desk';
    throw new Fault('store.unavailable', { DATA_DIR: dataFolder, why: 'no desk has run here yet', remedy });
  }
  const { isPrepared } = await import('./store/postgres/whole-database.ts');
  if (await isPrepared(store.url)) return;
  const remedy = 'set DATABASE_URL to the database of the desk';
  throw new Fault('store.unavailable', { DATABASE_URL: 'its database', why: 'no desk has run there yet', remedy });
}

/** What is in the store, for a backup: of a database while desks work on it, of a folder while none does. */
export async function* dumpOf(store: StoreConfig, dataFolder: string): AsyncGenerator<Piece> {
  if (store.kind === 'postgres') {
    const { dumpDatabase } = await import('./store/postgres/whole-database.ts');
    yield* dumpDatabase(store.url);
    return;
  }
  const whole = await wholeStore(store, dataFolder);
  try {
    yield* whole.dump();
  } finally {
    await whole.close();
  }
}
