import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import type { disk as realDisk } from '../../bot/store/json/files.ts';
import type { JsonStore } from '../../bot/store/json/json-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { isFault } from '../../knowledge/fault.ts';
import { notes, rejects } from '../contract/store-contract.ts';
import { faultyDisk, gate } from './faulty-disk.ts';
import { opened, removeScratch, scratch } from './folders.ts';

const put = (store: Store, id: string, size = 1) =>
  store.transaction(tx => tx.put(notes, { id, count: 0, at: 1, tags: ['x'.repeat(size)] }));
const held = async (store: Store): Promise<string> =>
  (await store.find(notes, 'byName', {})).map(note => note.id).join('');

describe('the json store while a flush is under way', () => {
  after(removeScratch);
  let json: Awaited<ReturnType<typeof opened>>;
  const disk = faultyDisk();
  let flushing = gate();
  let release = gate();

  const slowFlush = async (): Promise<void> => {
    flushing = gate();
    release = gate();
    disk.beforeFlush = async () => {
      flushing.open();
      await release.passed;
    };
  };
  beforeEach(async () => {
    disk.failsToFlush = () => false;
    disk.beforeFlush = async () => undefined;
    json = await opened(await scratch(), { files: disk.files });
    await put(json.store, 'a');
    await slowFlush();
  });
  afterEach(async () => {
    release.open();
    await json.store.close();
  });

  it('shows the change to transactions only, also by index', async () => {
    const { store } = json;
    const writing = put(store, 'b');
    await flushing.passed;
    expect(await held(store)).to.equal('a');
    expect(await store.get(notes, 'b')).to.equal(undefined);
    const reading = store.transaction(async tx => [
      (await tx.get(notes, 'b'))?.id,
      (await tx.find(notes, 'byName', {})).map(note => note.id).join(''),
    ]);
    release.open();
    await writing;
    expect(await reading).to.deep.equal(['b', 'ab']);
    expect(await held(store)).to.equal('ab');
  });

  it('makes a transaction that only read the change wait, and no other', async () => {
    const { store } = json;
    const settled: string[] = [];
    const writing = put(store, 'b').then(() => settled.push('write'));
    await flushing.passed;
    const byId = store.transaction(tx => tx.get(notes, 'b')).then(() => settled.push('get'));
    const byIndex = store.transaction(tx => tx.find(notes, 'all', {})).then(() => settled.push('find'));
    await store.transaction(tx => tx.get(notes, 'a')).then(() => settled.push('other'));
    for (let i = 0; i < 20; i += 1) await setImmediate();
    expect(settled).to.deep.equal(['other']);
    release.open();
    await Promise.all([writing, byId, byIndex]);
    expect(settled).to.have.length(4);
  });

  it('frees locks, and flushes everything that came meanwhile at once', async () => {
    const { store } = json;
    const first = store.transaction(async tx => {
      await tx.lock('l');
      await tx.put(notes, { id: 'b', count: 1 });
    });
    await flushing.passed;
    const before = disk.flushes;
    const later = Array.from({ length: 50 }, () =>
      store.transaction(async tx => {
        await tx.lock('l');
        const note = await tx.get(notes, 'b');
        await tx.put(notes, { id: 'b', count: (note?.count ?? 0) + 1 });
      }),
    );
    for (let i = 0; i < 300; i += 1) await setImmediate();
    release.open();
    await Promise.all([first, ...later]);
    expect(disk.flushes - before).to.equal(1);
    expect((await store.get(notes, 'b'))?.count).to.equal(51);
  });

  it('drops everything unflushed when the flush fails, and goes on with the next transaction', async () => {
    const { store, events } = json;
    const begun = gate();
    const early = store.transaction(async tx => {
      await begun.passed;
      await tx.get(notes, 'a');
    });
    disk.failsToFlush = path => path.includes('journal');
    const writing = [put(store, 'b'), put(store, 'c')];
    await flushing.passed;
    const queued = put(store, 'd');
    const reader = store.transaction(async tx => {
      expect((await tx.get(notes, 'b'))?.id).to.equal('b');
    });
    for (let i = 0; i < 10; i += 1) await setImmediate();
    release.open();
    for (const turn of [...writing, queued, reader]) await rejects('store.unavailable', turn);
    disk.failsToFlush = () => false;
    begun.open();
    await rejects('store.unavailable', early);
    expect(await held(store)).to.equal('a');
    expect(events.map(({ event }) => event)).to.include('write-failed');

    await put(store, 'b', 2);
    expect(await held(store)).to.equal('ab');
    expect((await store.get(notes, 'b'))?.tags).to.deep.equal(['xx']);
  });

  it('never flushes again what failed to flush: it is not in the file', async () => {
    const folder = await scratch();
    const own = faultyDisk();
    const { store } = await opened(folder, { files: own.files });
    await put(store, 'a');
    own.failsToFlush = path => path.includes('journal');
    await rejects('store.unavailable', put(store, 'lost'));
    await rejects('store.unavailable', put(store, 'lost'));
    own.failsToFlush = () => false;
    await put(store, 'b');
    expect(await readFile(join(folder, 'journal-000001.jsonl'), 'utf8')).to.not.include('lost');
    await store.close();
    const again = await opened(folder);
    expect(await held(again.store)).to.equal('ab');
    expect(again.events.map(({ event }) => event)).to.deep.equal(['opened']);
    await again.store.close();
  });

  it('lets go of locks that wait behind a failure', async () => {
    const { store } = json;
    const asked = gate();
    const holder = store.transaction(async tx => {
      await tx.lock('l');
      await asked.passed;
    });
    const waiter = store.transaction(async tx => {
      const locked = tx.lock('l');
      asked.open();
      await locked;
    });
    disk.failsToFlush = path => path.includes('journal');
    const failing = put(store, 'b');
    release.open();
    const outcomes = await Promise.allSettled([failing, holder, waiter]);
    expect(outcomes[0]?.status).to.equal('rejected');
    disk.failsToFlush = () => false;
    await store.transaction(tx => tx.lock('l'));
  });
});

describe('the json store on a full disk', () => {
  after(removeScratch);

  it('refuses turns whole, keeps every acknowledged one, and serves again when there is space', async () => {
    const folder = await scratch();
    const disk = faultyDisk();
    const { store, blobs, events } = await opened(folder, { files: disk.files });
    disk.space = 10_000;
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => put(store, `n${i}`, 1000)));
    await afterSpaceEnds(store, outcomes);
    await rejects('store.unavailable', blobs.put('photo', new Uint8Array(10)));
    expect(await blobs.list()).to.deep.equal([]);
    expect(events.map(({ event }) => event)).to.include('reopen-failed');

    disk.space = 1_000_000;
    await put(store, 'again');
    const before = await held(store);
    await store.close();
    const reopened = await opened(folder);
    expect(await held(reopened.store)).to.equal(before);
    await reopened.store.close();
  });

  it('says that it cannot be written, and that it can again, without any turn', async () => {
    let free = 1e9;
    const statfs = (async () => ({ bavail: free, bsize: 1, blocks: 2e9 })) as unknown as typeof realDisk.statfs;
    const disk = faultyDisk({ statfs });
    const { store } = await opened(await scratch(), { files: disk.files });
    await put(store, 'a');
    expect(await store.writable()).to.equal(true);
    free = 1000;
    expect(await store.writable()).to.equal(false);
    free = 1e9;
    disk.space = 0;
    await rejects('store.unavailable', put(store, 'b'));
    expect(await store.writable()).to.equal(false);
    disk.space = 1e9;
    expect(await store.writable()).to.equal(true);
    await put(store, 'b');
    expect(await held(store)).to.equal('ab');
    await store.close();
  });

  it('does so on a real small disk (mounted where the tests may, /dev/full elsewhere)', async function () {
    this.timeout(20_000);
    const folder = await scratch();
    const mounted = attempt(() => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]));
    const filler = join(folder, 'filler');
    let json: JsonStore | undefined;
    try {
      json = await opened(folder);
      const { store } = json;
      if (mounted) {
        execFileSync('sh', ['-c', 'head -c 600k /dev/zero > "$0"', filler]);
        const outcomes: PromiseSettledResult<void>[] = [];
        for (let i = 0; i < 60; i += 1) {
          outcomes.push(...(await Promise.allSettled([put(store, `n${i}`, 5000), put(store, `m${i}`, 5000)])));
        }
        expect(outcomes.filter(({ status }) => status === 'fulfilled').length).to.be.greaterThan(10);
        await afterSpaceEnds(store, outcomes);
        execFileSync('rm', [filler]);
      } else {
        const full = faultyDisk({
          open: (path, flags, mode) =>
            faultyDisk().files.open(String(path).endsWith('.half') ? '/dev/full' : path, flags, mode),
        });
        await rejects(
          'store.unavailable',
          opened(await scratch(), { files: full.files }).then(({ blobs }) => blobs.put('p', new Uint8Array(9))),
        );
      }
      await put(store, 'again');
      const before = await held(store);
      await store.close();
      json = await opened(folder);
      expect(await held(json.store)).to.equal(before);
    } finally {
      await json?.store.close();
      if (mounted) execFileSync('umount', [folder]);
    }
  });

  async function afterSpaceEnds(store: Store, outcomes: PromiseSettledResult<void>[]): Promise<void> {
    const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).to.not.have.length(0);
    expect(refused.every(error => isFault(error, 'store.unavailable'))).to.equal(true);
    expect(await store.find(notes, 'byName', {})).to.have.length(outcomes.length - refused.length);
    await rejects('store.unavailable', put(store, 'big', 2_000_000));
    await rejects('store.unavailable', put(store, 'big', 2_000_000));
  }
});

function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
