import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { Client } from 'pg';
import type { Blobs } from '../../bot/store/blobs.ts';
import { digestOf } from '../../bot/store/digest.ts';
import type { Dump, Piece, WholeStore } from '../../bot/store/dump.ts';
import { fileBlobs } from '../../bot/store/json/file-blobs.ts';
import { disk, type Files } from '../../bot/store/json/files.ts';
import { wholeFolder } from '../../bot/store/json/whole-folder.ts';
import { dumpDatabase, wholeDatabase } from '../../bot/store/postgres/whole-database.ts';
import type { Store } from '../../bot/store/store.ts';
import { moveAll } from '../../bot/store/whole.ts';
import { contractCollections, notes, pages, rejects } from '../contract/store-contract.ts';
import { type Content, contentOf, dumpOf, emptyDigest, everyOddity, oddContent, sampleContent } from './dumps.ts';
import { hastyDisk, systemError } from './faulty-disk.ts';
import { opened, removeScratch, scratch } from './folders.ts';
import { freshDatabase, giveBackDatabase } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

/** What is the same in both stores, seen from outside. */
interface Kind {
  /** Where an empty store is. */
  place(): Promise<string>;
  whole(place: string): Promise<WholeStore>;
  /** A desk's view of it, and what a backup of it sees. */
  open(place: string): Promise<{ store: Store; blobs: Blobs; dump: () => Dump }>;
  giveBack(place: string): Promise<void>;
}

const kinds: Readonly<Record<string, Kind>> = {
  json: {
    place: scratch,
    whole: folder => wholeFolder(folder, contractCollections),
    open: folder => opened(folder, { compactAbove: 10_000 }),
    giveBack: async () => {},
  },
  postgres: {
    place: freshDatabase,
    whole: url => wholeDatabase(url, contractCollections),
    open: async url => ({ ...(await openedPostgres(url)), dump: () => dumpDatabase(url) }),
    giveBack: giveBackDatabase,
  },
};

async function fill(target: WholeStore, content: Content): Promise<void> {
  await moveAll(() => dumpOf(content), target);
}

describe('a store as a whole', () => {
  after(removeScratch);

  it('goes from json to PostgreSQL and back to the last sign, whatever stands in it', async () => {
    const url = await freshDatabase();
    await fc.assert(
      fc.asyncProperty(oddContent, async content => {
        const [folder, back] = [await scratch(), await scratch()];
        const first = await wholeFolder(folder, contractCollections, { files: hastyDisk });
        const database = await wholeDatabase(url, contractCollections);
        const last = await wholeFolder(back, contractCollections, { files: hastyDisk });
        try {
          await fill(first, content);
          const there = await moveAll(() => first.dump(), database);
          const again = await moveAll(() => database.dump(), last);
          expect(again).to.deep.equal(there);
          expect(await contentOf(last.dump())).to.deep.equal(await contentOf(dumpOf(content)));
          // What holds nothing is filled with nothing once more.
          const isNothing = content.records.length + content.blobs.length === 0;
          expect((await moveAll(() => last.dump(), database)).outcome).to.equal(isNothing ? 'filled' : 'same');
        } finally {
          for (const each of [first, database, last]) await each.close();
          await emptied(url);
        }
      }),
      { numRuns: 4, examples: [[everyOddity], [{ records: [], blobs: [] }]] },
    );
    await giveBackDatabase(url);
  });

  for (const [name, kind] of Object.entries(kinds)) {
    describe(`in ${name}`, () => {
      let place: string;
      let whole: WholeStore;
      beforeEach(async () => {
        place = await kind.place();
        whole = await kind.whole(place);
      });
      afterEach(async () => {
        await whole.close();
        await closePostgresStores();
        await kind.giveBack(place);
      });

      it('is empty where nobody was, and after an empty one was put into it', async () => {
        expect(await whole.isEmpty()).to.equal(true);
        expect((await moveAll(() => dumpOf({ records: [], blobs: [] }), whole)).digest).to.deep.equal(emptyDigest);
        expect(await whole.isEmpty()).to.equal(true);
        expect(await digestOf(whole.dump())).to.deep.equal(emptyDigest);
      });

      it('is filled for a desk to work on', async () => {
        await fill(whole, sampleContent(10));
        await whole.close();
        const { store, blobs } = await kind.open(place);
        expect(await store.get(notes, 'n4')).to.deep.equal({ id: 'n4', count: 4, at: 4, topic: 't4' });
        expect((await store.find(notes, 'all', { descending: true, limit: 2 })).map(({ id }) => id)).to.eql([
          'n8',
          'n6',
        ]);
        expect(Buffer.from((await blobs.get('photo-1')) ?? []).toString()).to.equal('photo-1');
        await store.transaction(async tx => {
          const note = await tx.get(notes, 'n4');
          await tx.put(notes, { id: 'n4', count: (note?.count ?? 0) + 1 });
        });
        await store.close();
        whole = await kind.whole(place);
        expect((await contentOf(whole.dump())).records).to.have.length(10);
      });

      it('that is the same already is left alone, and one that holds something else as well', async () => {
        await fill(whole, sampleContent(10));
        const before = await contentOf(whole.dump());
        expect((await moveAll(() => dumpOf(sampleContent(10)), whole)).outcome).to.equal('same');
        await rejects('store.occupied', fill(whole, sampleContent(9)));
        const { records, blobs } = sampleContent(10);
        const other = blobs.map((blob, i) => (i === 0 ? { ...blob, bytes: Buffer.from('other') } : blob));
        await rejects('store.occupied', fill(whole, { records, blobs: other }));
        expect(await contentOf(whole.dump())).to.deep.equal(before);
      });

      it('stays empty when the source breaks off, is of a newer program, or says something twice', async () => {
        const { records, blobs } = sampleContent(9);
        const breaks = () =>
          dumpOf({ records, blobs }, piece => {
            if (piece === 4) throw systemError('EIO');
          });
        expect(await moveAll(breaks, whole).catch(error => error)).to.be.instanceOf(Error);
        expect(await whole.isEmpty()).to.equal(true);
        const bad = {
          'store.newer': { ...(records[0] as Content['records'][0]), id: 'x', schema: 2 },
          'store.damaged': records[0] as Content['records'][0],
        };
        for (const [code, record] of Object.entries(bad)) {
          await rejects(code as 'store.newer', fill(whole, { records: [...records, record], blobs }));
          expect(await whole.isEmpty()).to.equal(true);
        }
        const unknown = { collection: 'ofTomorrow', id: 'a', schema: 1, body: '{"id":"a"}' };
        await rejects('store.newer', fill(whole, { records: [...records, unknown], blobs }));
        await fill(whole, { records, blobs });
        expect((await contentOf(whole.dump())).records).to.have.length(9);
      });

      it('stays empty when what was read back is not what should be there', async () => {
        const expected = await digestOf(dumpOf(sampleContent(9)));
        await rejects(
          'store.damaged',
          moveAll(() => dumpOf(sampleContent(8)), whole, expected),
        );
        expect(await whole.isEmpty()).to.equal(true);
      });

      it('is not for a tool while a desk works on it', async () => {
        await whole.close();
        const { store } = await kind.open(place);
        await store.transaction(tx => tx.put(notes, { id: 'a', count: 1 }));
        await rejects('store.locked', kind.whole(place));
        await store.close();
      });

      it('is dumped as of one moment while turns go on: acknowledged ones are in, each whole or not at all', async () => {
        await whole.close();
        const { store, blobs, dump } = await kind.open(place);
        const acknowledged = new Set<string>();
        let next = 0;
        let going = true;
        const writers = Array.from({ length: 4 }, async () => {
          while (going) {
            const i = next++;
            const id = `n${i}`;
            if (i % 20 === 0) await blobs.put(`blob-${i}`, Buffer.from(id));
            await store.transaction(async tx => {
              const tags = ['x'.repeat(1000), ...(i % 20 === 0 ? [`blob-${i}`] : [])];
              await tx.put(notes, { id, count: i, at: i });
              await tx.put(pages, { id, count: i, tags });
            });
            acknowledged.add(id);
          }
        });
        while (acknowledged.size < 150) await setImmediate();
        const before = [...acknowledged];
        const turnsGoOn = async () => {
          const reached = acknowledged.size + 8;
          while (acknowledged.size < reached) await setImmediate();
        };
        const content = await contentOf(slowly(dump(), turnsGoOn));
        const after = acknowledged.size;
        going = false;
        await Promise.all(writers);

        const of = (collection: string) =>
          content.records.filter(record => record.collection === collection).map(({ id }) => id);
        expect(after).to.be.greaterThan(before.length);
        expect(before.filter(id => !of('notes').includes(id))).to.deep.equal([]);
        expect(of('pages')).to.deep.equal(of('notes'));
        const named = content.records.flatMap(({ record }) => (record as { tags?: string[] }).tags?.slice(1) ?? []);
        const kept = content.blobs.map(({ id }) => id);
        expect(named.filter(id => !kept.includes(id))).to.deep.equal([]);
        await store.close();
      });

      it('gives files that are removed while it is dumped', async () => {
        await fill(whole, sampleContent(400));
        await whole.close();
        const { store, blobs, dump } = await kind.open(place);
        const pieces = dump()[Symbol.asyncIterator]();
        await pieces.next();
        await blobs.remove('photo-1');
        await blobs.remove('never-there');
        await blobs.remove('photo-1');
        expect(await blobs.get('photo-1')).to.equal(undefined);
        const rest = await contentOf({ [Symbol.asyncIterator]: () => pieces });
        expect(rest.blobs.map(({ id }) => id)).to.deep.equal(['photo-1', 'photo_2']);
        expect((await blobs.list()).map(({ id }) => id)).to.deep.equal(['photo_2']);
        expect((await contentOf(dump())).blobs.map(({ id }) => id)).to.deep.equal(['photo_2']);
        if (name === 'json') expect(await readdir(join(place, 'blobs'))).to.deep.equal(['photo_2']);
        await store.close();
      });
    });
  }

  it('in a folder is filled again wherever it was interrupted, and until then no desk starts on it', async () => {
    const content = sampleContent(9);
    const expected = await contentOf(dumpOf(content));
    let refused = 0;
    let died = true;
    for (let last = 0; died; last += 1) {
      const folder = await scratch();
      const { files, dead } = dying(last);
      const dyingWhole = await wholeFolder(folder, contractCollections, { files }).catch(() => undefined);
      await (dyingWhole && moveAll(() => dumpOf(content), dyingWhole))?.catch(() => undefined);
      await dyingWhole?.close();
      died = dead();

      const found = await opened(folder, { files: hastyDisk }).catch(error => error);
      if (found instanceof Error) {
        expect(found).to.have.nested.property('facts.why', 'a restore or a copy into it was interrupted');
        refused += 1;
      } else {
        const there = await contentOf(found.dump());
        await found.store.close();
        if (there.records.length > 0) expect(there, `after ${last}`).to.deep.equal(expected);
      }
      const again = await wholeFolder(folder, contractCollections, { files: hastyDisk });
      await fill(again, content);
      expect(await contentOf(again.dump())).to.deep.equal(expected);
      await again.close();
      const { store } = await opened(folder, { files: hastyDisk });
      expect((await store.get(notes, 'n8'))?.count).to.equal(8);
      await store.close();
    }
    expect(refused).to.be.greaterThan(15);
  });

  it('in a database is as it was when the connection is lost in the middle', async () => {
    const url = await freshDatabase();
    const whole = await wholeDatabase(url, contractCollections);
    const cut = () =>
      dumpOf(sampleContent(9), async piece => {
        if (piece === 3)
          await statement(
            url,
            `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'after-sales-desk data' and datname = current_database()`,
          );
      });
    await rejects('store.unavailable', moveAll(cut, whole));
    await whole.close().catch(() => undefined);
    const again = await wholeDatabase(url, contractCollections);
    expect(await again.isEmpty()).to.equal(true);
    await fill(again, sampleContent(9));
    await again.close();
    await giveBackDatabase(url);
  });

  it('keeps files and folders to the owner of the process', async () => {
    const folder = await scratch();
    const whole = await wholeFolder(join(folder, 'new'), contractCollections);
    await fill(whole, sampleContent(3));
    await whole.close();
    const mode = async (...path: string[]) => (await stat(join(folder, 'new', ...path))).mode & 0o777;
    expect([await mode(), await mode('blobs')]).to.deep.equal([0o700, 0o700]);
    expect([await mode('store.json'), await mode('blobs', 'photo-1')]).to.deep.equal([0o600, 0o600]);
  });

  it('clears removed files away that an ended process has left', async () => {
    const folder = await scratch();
    const blobs = await fileBlobs(folder, disk);
    await blobs.put('a', Buffer.from('a'));
    blobs.hold();
    await blobs.remove('a');
    expect(await readdir(folder)).to.have.length(1);
    await fileBlobs(folder, disk);
    expect(await readdir(folder)).to.deep.equal([]);
  });
});

/** A disk of a process that is killed after so many operations: nothing that it asks for is done any more. */
function dying(after: number): { files: Files; dead: () => boolean } {
  let left = after;
  const mortal = (name: string, operation: (...args: never[]) => Promise<unknown>) => {
    return async (...args: never[]): Promise<unknown> => {
      if (left < 0 || (changing.includes(name) && left-- === 0)) {
        left = -1;
        throw systemError('EIO');
      }
      return operation(...args);
    };
  };
  const changing = ['copyFile', 'link', 'mkdir', 'open', 'rename', 'rm', 'unlink'];
  const files = Object.fromEntries(
    Object.entries(hastyDisk).map(([name, each]) => [
      name,
      typeof each === 'function' ? mortal(name, each as never) : each,
    ]),
  ) as unknown as Files;
  return { files, dead: () => left < 0 };
}

/** With a pause after each of the first pieces. */
async function* slowly(dump: Dump, pause: () => Promise<void>): AsyncGenerator<Piece> {
  let pauses = 5;
  for await (const piece of dump) {
    yield piece;
    if (pauses-- > 0) await pause();
  }
}

async function emptied(url: string): Promise<void> {
  await statement(url, 'drop schema if exists desk cascade');
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
