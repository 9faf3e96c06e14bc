import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { disk } from '../../bot/store/json/files.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Note, notes, rejects } from '../contract/store-contract.ts';
import { randomNumbers } from '../fakes/memory-store.ts';
import { faultyDisk, gate, systemError } from './faulty-disk.ts';
import { opened, removeScratch, scratch } from './folders.ts';

const put = (store: Store, id: string, size = 1) =>
  store.transaction(async tx => {
    await tx.get(notes, id);
    await tx.put(notes, { id, count: size, at: 1, tags: ['x'.repeat(size)] });
  });
const allOf = (store: Store): Promise<Note[]> => store.find(notes, 'byName', {});
const kinds = (events: readonly { event: string }[]): string[] => events.map(({ event }) => event);

describe('compaction', () => {
  after(removeScratch);

  it('loses nothing under load, and keeps the journals short', async () => {
    const folder = await scratch();
    const json = await opened(folder, { compactAbove: 30_000 });
    const random = randomNumbers(5);
    for (let round = 0; round < 60; round += 1) {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          json.store.transaction(async tx => {
            const id = `n${Math.floor(random() * 15) * 20 + i}`;
            const note = await tx.get(notes, id);
            if (note !== undefined && random() < 0.3) await tx.remove(notes, id);
            else
              await tx.put(notes, { id, count: (note?.count ?? 0) + 1, at: round, tags: ['x'.repeat(random() * 300)] });
          }),
        ),
      );
    }
    const before = await allOf(json.store);
    await json.store.close();
    expect(kinds(json.events).filter(kind => kind === 'compacted').length).to.be.greaterThan(3);
    const journals = (await readdir(folder)).filter(name => name.startsWith('journal'));
    expect(journals.length).to.be.lessThan(4);
    const again = await opened(folder);
    expect(await allOf(again.store)).to.deep.equal(before);
    expect(kinds(again.events)).to.deep.equal(['opened']);
    await again.store.close();
  });

  it('twice over leaves no byte of what was removed', async () => {
    const folder = await scratch();
    const { store, compact } = await opened(folder);
    await store.transaction(tx => tx.put(notes, { id: 'a', count: 1, tags: ['canary'] }));
    await compact();
    await store.transaction(async tx => {
      await tx.get(notes, 'a');
      await tx.remove(notes, 'a');
    });
    await compact();
    await compact();
    for (const name of await readdir(folder)) {
      if (name.startsWith('store.json') || name.startsWith('journal')) {
        expect(await readFile(join(folder, name), 'utf8'), name).to.not.include('canary');
      }
    }
    await store.close();
  });

  it('leaves what is written, changed and removed meanwhile to the next journal', async () => {
    const folder = await scratch();
    const writing = gate();
    const release = gate();
    const files = faultyDisk({
      open: async (path, flags, mode) => {
        if (path === join(folder, 'store.json.tmp')) {
          writing.open();
          await release.passed;
        }
        return disk.open(path, flags, mode);
      },
    }).files;
    const { store, compact } = await opened(folder, { files });
    for (const id of ['changed', 'removed', 'reborn', 'same']) await put(store, id);
    const compacting = compact();
    await writing.passed;
    await put(store, 'changed', 2);
    await put(store, 'new');
    for (const id of ['removed', 'reborn']) {
      await store.transaction(async tx => {
        await tx.get(notes, id);
        await tx.remove(notes, id);
      });
    }
    await put(store, 'reborn', 3);
    release.open();
    await compacting;
    const snapshot = JSON.parse(await readFile(join(folder, 'store.json'), 'utf8'));
    expect(Object.keys(snapshot.notes)).to.deep.equal(['same']);
    const before = await allOf(store);
    await store.close();
    const again = await opened(folder);
    expect(await allOf(again.store)).to.deep.equal(before);
    expect(before.map(({ id, count }) => [id, count])).to.deep.equal([
      ['changed', 2],
      ['new', 1],
      ['reborn', 3],
      ['same', 1],
    ]);
    await again.store.close();
  });

  it('of many records goes in slices', async () => {
    const folder = await scratch();
    const { store, compact } = await opened(folder);
    await store.transaction(async tx => {
      for (let i = 0; i < 300; i += 1)
        await tx.put(notes, { id: `n${i}`, count: i, at: i, tags: ['x'.repeat(20_000)] });
    });
    let turns = 0;
    let compacted = false;
    const compacting = compact().then(() => {
      compacted = true;
    });
    while (!compacted) {
      turns += 1;
      await setImmediate();
    }
    await compacting;
    expect(turns).to.be.greaterThan(60);
    expect((await stat(join(folder, 'store.json'))).size).to.be.greaterThan(6_000_000);
    await store.close();
    const again = await opened(folder);
    expect(await again.store.find(notes, 'all', { after: 297 })).to.have.length(2);
    await again.store.close();
  });

  it('that fails harms nothing, is reported, and is tried again when the journals have grown', async () => {
    const folder = await scratch();
    const faulty = faultyDisk();
    const { store, events } = await opened(folder, { files: faulty.files, compactAbove: 5000 });
    faulty.failsToFlush = path => path.endsWith('store.json.tmp');
    for (let i = 0; i < 20; i += 1) await put(store, `n${i}`, 500);
    expect(kinds(events)).to.include('compaction-failed');
    expect(kinds(events)).to.not.include('write-failed');
    faulty.failsToFlush = () => false;
    for (let i = 0; i < 40; i += 1) await put(store, `m${i}`, 500);
    await store.close();
    expect(kinds(events)).to.include('compacted');
    const again = await opened(folder);
    expect(await allOf(again.store)).to.have.length(60);
    await again.store.close();
  });

  it('that finds too little space does not begin', async () => {
    const small = (async () => ({ bavail: 1, bsize: 4096, blocks: 9 })) as unknown as typeof disk.statfs;
    const unknown = (async () => ({ bavail: 0, bsize: 0, blocks: 0 })) as unknown as typeof disk.statfs;
    const full = await opened(await scratch(), { files: faultyDisk({ statfs: small }).files });
    await rejects('store.unavailable', full.compact());
    expect(full.events.at(-1)).to.deep.equal({ event: 'compaction-failed', why: 'too little space on the disk' });
    await full.store.close();
    const silent = await opened(await scratch(), { files: faultyDisk({ statfs: unknown }).files });
    await silent.compact();
    await silent.store.close();
  });

  for (const [moment, fails] of Object.entries({
    'before the next journal has its name': (path: string) => path.endsWith('2.jsonl.tmp'),
    'when the next journal got its name': (path: string) => path.endsWith('folder'),
    'while the journal is sealed': (path: string) => path.endsWith('1.jsonl'),
  })) {
    it(`that fails ${moment} loses nothing`, async () => {
      const folder = join(await scratch(), 'folder');
      const faulty = faultyDisk();
      const { store, compact, events } = await opened(folder, { files: faulty.files });
      await put(store, 'a');
      faulty.failsToFlush = fails;
      await rejects('store.unavailable', compact());
      faulty.failsToFlush = () => false;
      await put(store, 'b');
      await compact();
      await put(store, 'c');
      await store.close();
      expect(kinds(events)).to.include('compaction-failed');
      const again = await opened(folder);
      expect((await allOf(again.store)).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
      expect(kinds(again.events)).to.deep.equal(['opened']);
      await again.store.close();
    });
  }

  it('is given up when the store closes or a write fails', async () => {
    for (const how of ['close', 'fail'] as const) {
      const faulty = faultyDisk();
      const { store, compact } = await opened(await scratch(), { files: faulty.files });
      await store.transaction(async tx => {
        for (let i = 0; i < 50; i += 1) await tx.put(notes, { id: `n${i}`, count: i, tags: ['x'.repeat(20_000)] });
      });
      const compacting = Promise.allSettled([compact(), compact()]);
      for (let i = 0; i < 3; i += 1) await setImmediate();
      if (how === 'fail') {
        faulty.failsToFlush = path => path.endsWith('.jsonl');
        await rejects('store.unavailable', put(store, 'a'));
        faulty.failsToFlush = () => false;
      }
      await Promise.all([how === 'close' ? store.close() : undefined, compacting]);
      expect((await compacting)[0]).to.nested.include({ status: 'rejected', 'reason.code': 'store.unavailable' });
      await store.close();
      await rejects('store.unavailable', compact());
    }
  });

  it('copies the old snapshot where links cannot be made', async () => {
    const unlinked = faultyDisk({
      link: async () => {
        throw systemError('EPERM');
      },
    });
    const folder = await scratch();
    const { store, compact } = await opened(folder, { files: unlinked.files });
    await compact();
    const first = await readFile(join(folder, 'store.json'));
    await compact();
    expect(await readFile(join(folder, 'store.json.bak'))).to.deep.equal(first);
    await store.close();
  });
});
