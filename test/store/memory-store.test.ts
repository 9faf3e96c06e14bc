import { expect } from 'chai';
import { isFault } from '../../knowledge/fault.ts';
import { keepsTheStoreContract, notes } from '../contract/store-contract.ts';
import { memoryStore } from '../fakes/memory-store.ts';

let seed = 0;
keepsTheStoreContract('memory', async () => {
  seed += 1;
  return memoryStore({ seed });
});

describe('the memory store', () => {
  it('raises the conflicts it is told to', async () => {
    let conflicts = 1;
    const store = memoryStore({ conflict: () => conflicts-- > 0 });
    const put = () => store.transaction(tx => tx.put(notes, { id: 'a', count: 1 }));
    const refused = await put().catch(error => error);
    expect(isFault(refused, 'store.conflict')).to.equal(true);
    await put();
    expect(await store.get(notes, 'a')).to.deep.equal({ id: 'a', count: 1 });
  });
});
