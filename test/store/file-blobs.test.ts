import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { fileBlobs } from '../../bot/store/json/file-blobs.ts';
import { disk } from '../../bot/store/json/files.ts';
import { sweepOrphans } from '../../bot/store/sweep-orphans.ts';
import { comeAndGo } from '../contract/blobs-contract.ts';
import { rejects } from '../contract/store-contract.ts';
import { faultyDisk, systemError } from './faulty-disk.ts';
import { removeScratch, scratch } from './folders.ts';

describe('blobs in files', () => {
  after(removeScratch);
  const bytes = Uint8Array.from([0, 255, 10]);

  it('come back as they were put, are listed and go', async () => {
    await comeAndGo(await fileBlobs(await scratch(), disk), bytes);
  });

  it('are flushed, file and folder, before put returns', async () => {
    const faulty = faultyDisk();
    const blobs = await fileBlobs(await scratch(), faulty.files);
    await blobs.put('a', bytes);
    expect(faulty.flushes).to.equal(2);
  });

  it('never leave their folder', async () => {
    const folder = await scratch();
    const blobs = await fileBlobs(join(folder, 'blobs'), disk);
    await writeFile(join(folder, 'secret'), 'x');
    for (const id of ['../secret', '', 'a/b', '.', 'a.half', 'x'.repeat(65), '微信']) {
      await rejects('program', blobs.put(id, bytes));
      expect(await blobs.get(id)).to.equal(undefined);
      await blobs.remove(id);
    }
    expect(await readdir(folder)).to.deep.equal(['blobs', 'secret']);
  });

  it('are put once for each id', async () => {
    const blobs = await fileBlobs(await scratch(), disk);
    const outcomes = await Promise.allSettled([blobs.put('a', bytes), blobs.put('a', new Uint8Array(9))]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
    await rejects('program', blobs.put('a', bytes));
    expect(await blobs.get('a')).to.have.length(3);
  });

  it('that were half written when a process ended are removed at the next start', async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'a.half'), 'x');
    await fileBlobs(folder, disk);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('pass on what the disk says, but for a missing file', async () => {
    const readFile = (async () => {
      throw systemError('EIO');
    }) as unknown as typeof disk.readFile;
    const blobs = await fileBlobs(await scratch(), { ...disk, readFile });
    expect((await blobs.get('a').catch(error => error)).code).to.equal('EIO');
  });

  it('that no record speaks of are swept once they are old', async () => {
    const blobs = await fileBlobs(await scratch(), disk);
    for (const id of ['known', 'orphan']) await blobs.put(id, bytes);
    const known = async (id: string): Promise<boolean> => id === 'known';
    expect(await sweepOrphans(blobs, known, new Date(0))).to.deep.equal([]);
    expect(await sweepOrphans(blobs, known, new Date(8.64e15))).to.deep.equal(['orphan']);
    expect((await blobs.list()).map(({ id }) => id)).to.deep.equal(['known']);
  });
});
