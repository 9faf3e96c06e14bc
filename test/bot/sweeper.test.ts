import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { createLogger } from '../../bot/logging.ts';
import { files } from '../../bot/store/collections.ts';
import { sweepOrphans } from '../../bot/store/sweep-orphans.ts';
import { sweeper } from '../../bot/sweeper.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { memoryBlobs } from './directline/desk.ts';

describe('files that no message speaks of', () => {
  it('are swept once a day while the desk runs, and no more once it is closed', async () => {
    const store = memoryStore();
    const keptAt = '1970-01-01T00:00:00.000Z';
    const kept = { id: 'known', name: 'a.png', contentType: 'image/png', size: 3, conversation: 'c', keptAt };
    await store.transaction(tx => tx.put(files, kept));
    const blobs = memoryBlobs();
    for (const id of ['known', 'orphan']) await blobs.put(id, new Uint8Array(3));

    let now = Temporal.Instant.from('1970-01-01T12:00:00Z');
    const set: { run: () => void; milliseconds: number }[] = [];
    const timer = {
      set: (run: () => void, milliseconds: number) => set.push({ run, milliseconds }),
      clear: () => void set.splice(0),
    };
    const sweep = (olderThan: Date) =>
      sweepOrphans(blobs, async id => (await store.get(files, id)) !== undefined, olderThan);
    const own = sweeper({ sweepOrphans: sweep, clock: () => now, log: createLogger({ logLevel: 'silent' }), timer });
    await own.sweep();
    expect(await blobs.list()).to.have.length(2);

    now = now.add({ hours: 24 });
    expect(set.map(({ milliseconds }) => milliseconds)).to.deep.equal([86_400_000]);
    set.shift()?.run();
    while (set.length === 0) await new Promise(setImmediate);
    expect((await blobs.list()).map(({ id }) => id)).to.deep.equal(['known']);
    own.close();
    expect(set).to.deep.equal([]);
  });
});
