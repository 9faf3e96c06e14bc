import { expect } from 'chai';
import { allCollections, files } from '../../bot/store/collections.ts';
import { comeAndGo } from '../contract/blobs-contract.ts';
import { rejects } from '../contract/store-contract.ts';
import { freshDatabase } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

describe('blobs in PostgreSQL', () => {
  const bytes = Uint8Array.from([0, 255, 10, 92, 39]);
  const opened = async () => openedPostgres(await freshDatabase(), { collections: allCollections });
  afterEach(closePostgresStores);

  it('come back as they were put, are listed and go', async () => {
    await comeAndGo((await opened()).blobs, bytes);
  });

  it('may have ten megabytes', async () => {
    const { blobs } = await opened();
    const photo = Buffer.alloc(10 * 1024 * 1024, 'photo');
    await blobs.put('large', photo);
    expect(photo.equals((await blobs.get('large')) ?? new Uint8Array())).to.equal(true);
  });

  it('are put once for each id, under ids alone', async () => {
    const { blobs } = await opened();
    const outcomes = await Promise.allSettled([blobs.put('a', bytes), blobs.put('a', new Uint8Array(9))]);
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    await rejects('program', blobs.put('a', bytes));
    for (const id of ['../secret', '', 'a/b', 'x'.repeat(65), '微信']) {
      await rejects('program', blobs.put(id, bytes));
      expect(await blobs.get(id)).to.equal(undefined);
      await blobs.remove(id);
    }
    expect(await blobs.list()).to.have.length(1);
  });

  it('that no record speaks of are swept once they are old', async () => {
    const { store, blobs, sweepOrphans } = await opened();
    for (const id of ['known', 'orphan']) await blobs.put(id, bytes);
    const keptAt = '2026-03-04T01:00:00.000Z';
    const known = { id: 'known', name: 'a.png', contentType: 'image/png', size: 5, conversation: 'c', keptAt };
    await store.transaction(tx => tx.put(files, known));
    expect(await sweepOrphans(new Date(0))).to.deep.equal([]);
    expect(await sweepOrphans(new Date(8.64e15 / 10))).to.deep.equal(['orphan']);
    expect((await blobs.list()).map(({ id }) => id)).to.deep.equal(['known']);
  });
});
