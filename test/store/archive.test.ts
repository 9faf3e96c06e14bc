import { appendFile, cp, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { manifestText, readBlobLine, readManifest } from '../../bot/store/archive/format.ts';
import { checkArchive, readArchive } from '../../bot/store/archive/read.ts';
import { writeArchive } from '../../bot/store/archive/write.ts';
import { canonical, digestOf } from '../../bot/store/digest.ts';
import { readRecordLine, recordLine } from '../../bot/store/dump.ts';
import { decodeDump, encodeDump } from '../../bot/store/dump-stream.ts';
import { disk, type Files } from '../../bot/store/json/files.ts';
import { Fault } from '../../knowledge/fault.ts';
import { rejects } from '../contract/store-contract.ts';
import { contentOf, dumpOf, oddContent, sampleContent } from './dumps.ts';
import { faultyDisk, systemError } from './faulty-disk.ts';
import { removeScratch, scratch } from './folders.ts';

const about = { takenAt: '2026-03-04T01:00:00.123Z', store: 'json' } as const;
const written = async (folder: string, content = sampleContent(9), files: Files = disk) =>
  writeArchive(dumpOf(content), folder, about, files);

describe('a backup', () => {
  after(removeScratch);

  it('holds all that the dump did, as what it comes to', async () => {
    await fc.assert(
      fc.asyncProperty(oddContent, async content => {
        const folder = join(await scratch(), 'backup');
        const { digest } = await written(folder, content);
        const checked = await checkArchive(folder);
        expect(checked.digest).to.deep.equal(digest);
        expect(checked.digest).to.deep.equal(await digestOf(dumpOf(content)));
        expect(await contentOf(readArchive(folder))).to.deep.equal(await contentOf(dumpOf(content)));
      }),
      { numRuns: 15 },
    );
  });

  it('is for the owner of the process alone', async () => {
    const folder = join(await scratch(), 'far', 'off');
    await written(folder);
    const mode = async (name: string) => (await stat(join(folder, name))).mode & 0o777;
    for (const name of ['.', '..', 'blobs']) expect(await mode(name), name).to.equal(0o700);
    const files = ['manifest.json', 'records.jsonl', 'blobs.jsonl', 'blobs/photo-1'];
    for (const name of files) expect(await mode(name), name).to.equal(0o600);
  });

  describe('that is not as it was written is refused by the name of the file:', () => {
    let good: string;
    let bad: string;
    before(async () => {
      good = join(await scratch(), 'good');
      await written(good);
    });
    beforeEach(async () => {
      bad = join(await scratch(), 'bad');
      await cp(good, bad, { recursive: true });
    });
    const files = ['manifest.json', 'records.jsonl', 'blobs.jsonl', 'blobs/photo-1'];
    const refused = async (name: string, why: string) => {
      const fault = await checkArchive(bad).catch(error => error);
      expect(fault, why).to.be.instanceOf(Fault).with.property('code', 'store.damaged');
      expect(fault.facts.file, why).to.equal(join(bad, name));
    };

    for (const name of files) {
      it(`a bit of ${name} flipped`, async () => {
        const bytes = await readFile(join(good, name));
        const step = Math.max(1, Math.floor(bytes.length / 60));
        for (let at = 0; at < bytes.length; at += step) {
          const flipped = Buffer.from(bytes);
          flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
          await writeFile(join(bad, name), flipped);
          await refused(name, `byte ${at}`);
        }
      });

      it(`${name} cut, longer, or missing`, async () => {
        const { size } = await stat(join(good, name));
        for (const length of [size - 1, Math.floor(size / 2), 0]) {
          await truncate(join(bad, name), length);
          await refused(name, `cut to ${length}`);
        }
        await cp(join(good, name), join(bad, name), { force: true });
        await appendFile(join(bad, name), '\n');
        await refused(name, 'longer');
        await rm(join(bad, name));
        await refused(name, 'missing');
      });
    }

    it('a file added, in the folder or among the files', async () => {
      for (const name of ['surplus', 'blobs/surplus']) {
        await writeFile(join(bad, name), 'x');
        await refused(name, name);
        await rm(join(bad, name));
      }
      await checkArchive(bad);
    });

    it('a manifest of other records, right in itself', async () => {
      const other = sampleContent(9);
      const manifest = readManifest(good, await readFile(join(good, 'manifest.json'), 'utf8'));
      const { collections } = await digestOf(dumpOf({ ...other, records: other.records.slice(1) }));
      await writeFile(join(bad, 'manifest.json'), manifestText({ ...manifest, collections: [...collections] }));
      await refused('manifest.json', 'other sums');
    });

    it('a list that leads out of the folder', () => {
      expect(readBlobLine(`["../secret","2026-03-04T01:00:00.000Z",1,"${'0'.repeat(64)}"]`)).to.equal(undefined);
    });
  });

  it('of a later format is left to the later program', async () => {
    const folder = join(await scratch(), 'backup');
    await written(folder);
    const text = await readFile(join(folder, 'manifest.json'), 'utf8');
    await writeFile(join(folder, 'manifest.json'), text.replace('"format": 1', '"format": 2'));
    await rejects('store.newer', checkArchive(folder));
  });

  it('does not write over anything', async () => {
    const folder = join(await scratch(), 'backup');
    await written(folder);
    await rejects('store.occupied', written(folder));
    await rename(folder, `${folder}.part`);
    await rejects('store.occupied', written(folder));
    expect(await readdir(join(folder, '..'))).to.deep.equal(['backup.part']);
  });

  it('has no name until it is whole, and a killed one is none', async () => {
    const home = await scratch();
    const folder = join(home, 'backup');
    const seen = new Set<string>();
    const watched: Files = {
      ...disk,
      open: async (...args) => {
        for (const name of await readdir(home)) seen.add(name);
        return disk.open(...args);
      },
      // As in a process that is killed just before the end.
      rename: async () => {
        throw systemError('EIO');
      },
      rm: async () => {},
    };
    await rejects('store.unavailable', written(folder, sampleContent(9), watched));
    expect([...seen]).to.deep.equal(['backup.part']);
    await rm(join(home, 'backup.part', 'manifest.json'));
    const fault = await checkArchive(`${folder}.part`).catch(error => error);
    expect(fault.facts.why).to.equal('the backup was interrupted');
  });

  it('leaves nothing when the disk is full, the flush fails or the source breaks off', async () => {
    const home = await scratch();
    const full = faultyDisk();
    full.space = 500;
    const broken = faultyDisk();
    broken.failsToFlush = path => path.endsWith('records.jsonl');
    for (const { files } of [full, broken]) {
      await rejects('store.unavailable', written(join(home, 'backup'), sampleContent(20), files));
    }
    const breaks = dumpOf(sampleContent(9), piece => {
      if (piece === 2) throw new Fault('store.unavailable');
    });
    await rejects('store.unavailable', writeArchive(breaks, join(home, 'backup'), about, disk));
    expect(await readdir(home)).to.deep.equal([]);
    await mkdir(join(home, 'other'));
    await written(join(home, 'other', 'backup'));
  });

  it('flushes every file and folder before it has its name', async () => {
    const flushed: string[] = [];
    const faulty = faultyDisk();
    const home = await scratch();
    faulty.beforeFlush = async path => void flushed.push(path.slice(home.length + 1));
    await written(join(home, 'backup'), sampleContent(9), faulty.files);
    const files = ['manifest.json', 'records.jsonl', 'blobs.jsonl', 'blobs/photo-1', 'blobs/photo_2', 'blobs'];
    expect(flushed).to.include.members(files.map(name => `backup.part/${name}`));
    expect(flushed.at(-2)).to.equal('backup.part');
    expect(flushed.at(-1)).to.equal('');
  });
});

describe('lines of records', () => {
  it('come back as they were written, and anything else is no record, never a fault', () => {
    fc.assert(
      fc.property(oddContent, ({ records }) => {
        for (const record of records) {
          const read = readRecordLine(recordLine(record));
          expect({ ...read, body: '' }).to.deep.equal({ ...record, body: '' });
          expect(canonical(JSON.parse(read?.body ?? ''))).to.equal(canonical(JSON.parse(record.body)));
        }
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        const read = readRecordLine(text);
        if (read !== undefined) expect(JSON.parse(recordLine(read))).to.deep.equal(JSON.parse(text));
      }),
    );
    for (const line of [
      '',
      '[]',
      '["a",1,[]]',
      '["a",1,{"id":1}]',
      '["a",1.5,{"id":"a"}]',
      '[1,1,{"id":"a"}]',
      '["a",1,{"id":"a"},1]',
    ])
      expect(readRecordLine(line), line).to.equal(undefined);
  });

  it('have one checksum whatever the order of records and keys, and another for any other record', async () => {
    const sum = (...bodies: string[]) =>
      digestOf(
        dumpOf({ records: bodies.map((body, i) => ({ collection: 'notes', id: `${i}`, schema: 1, body })), blobs: [] }),
      );
    const one = await sum('{"id":"a","x":{"b":1,"a":[1,2]}}', '{"id":"b"}');
    expect(await sum('{"id":"b"}', '{"x":{"a":[1,2],"b":1.0},"id":"a"}')).to.deep.equal(one);
    for (const other of ['{"id":"a","x":{"b":1,"a":[2,1]}}', '{"id":"a","x":{"b":"1","a":[1,2]}}', '{"id":"b"}'])
      expect(await sum(other, '{"id":"b"}'), other).to.not.deep.equal(one);
  });
});

describe('a dump on its way from a running desk', () => {
  it('arrives as it was sent, however it is cut into pieces', () =>
    fc.assert(
      fc.asyncProperty(oddContent, fc.integer({ min: 1, max: 50 }), async (content, length) => {
        const bytes = await sent(content);
        expect(await contentOf(decodeDump(inPieces(bytes, length)))).to.deep.equal(await contentOf(dumpOf(content)));
      }),
      { numRuns: 40 },
    ));

  it('that breaks off anywhere, or is something else, is none', async () => {
    const bytes = await sent(sampleContent(3));
    for (let end = 0; end < bytes.length; end += 1) {
      await rejects('store.unavailable', contentOf(decodeDump(inPieces(bytes.subarray(0, end), 100))));
    }
    for (const text of [
      '{}',
      '{}\n',
      '{"dump":2}\n',
      '{"dump":1}\nx\n',
      '{"dump":1}\n{"blob":"../a","keptAt":"x","bytes":1}\n',
    ])
      await rejects('store.unavailable', contentOf(decodeDump(inPieces(Buffer.from(text), 100))));
  });
});

async function sent(content: Parameters<typeof dumpOf>[0]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of encodeDump(dumpOf(content))) parts.push(part);
  return Buffer.concat(parts);
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
