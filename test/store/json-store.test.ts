import { keepsTheStoreContract } from '../contract/store-contract.ts';
import { opened, removeScratch, scratch } from './folders.ts';

after(removeScratch);
keepsTheStoreContract('json', async () => (await opened(await scratch())).store);
keepsTheStoreContract(
  'json, compacted all the time,',
  async () => (await opened(await scratch(), { compactAbove: 1 })).store,
);
