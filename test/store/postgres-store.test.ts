import { openPostgresStore } from '../../bot/store/postgres/postgres-store.ts';
import { contractCollections, keepsTheStoreContract } from '../contract/store-contract.ts';
import { freshDatabase } from './postgres-server.ts';

keepsTheStoreContract(
  'postgres',
  async () => (await openPostgresStore(await freshDatabase(), contractCollections, { report() {} })).store,
);
