import { copyFile, cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import type { StoreEvent } from '../../bot/store/json/events.ts';
import { disk } from '../../bot/store/json/files.ts';
import { journalLine } from '../../bot/store/json/format.ts';
import { Damage } from '../../bot/store/json/journal.ts';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import { recover } from '../../bot/store/json/recovery.ts';
import { readSnapshot } from '../../bot/store/json/snapshot.ts';
import type { Collection, Identified, Store } from '../../bot/store/store.ts';
import { Fault, isFault } from '../../knowledge/fault.ts';
import { contractCollections, notes, pages, rejects } from '../contract/store-contract.ts';
import { faultyDisk, systemError } from './faulty-disk.ts';
import { opened, removeScratch, scratch } from './folders.ts';

const put = (store: Store, id: string) =>
  store.transaction(async tx => {
    await tx.get(notes, id);
    await tx.put(notes, { id, count: 1, at: 1 });
    await tx.put(pages, { id, count: 1 });
  });
const held = async (store: Store): Promise<string> =>
  (await store.find(notes, 'byName', {})).map(note => note.id).join('');

/** What recovery makes of a folder: the ids it brings back, whether it said that something was cut, or its refusal. */
async function outcome(folder: string, files = disk): Promise<{ ids: string; said: boolean } | { fault: string }> {
  const said: StoreEvent[] = [];
  try {
    const found = await recover(folder, contractCollections, files, event => said.push(event));
    const ids = [...found.tables.table('notes').records.keys()].join('');
    expect([...found.tables.table('pages').records.keys()].join('')).to.equal(ids);
    return { ids, said: said.length > 0 || found.length > found.end };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.code };
    throw error;
  }
}

/** The disk, but one file reads as these bytes. */
function reading(file: string, bytes: Buffer): typeof disk {
  const readFile = async (path: string) => (path === file ? bytes : disk.readFile(path));
  return { ...disk, readFile: readFile as typeof disk.readFile };
}

/** A folder with two snapshots and turns behind each: a and b in .bak, c in store.json, d in the last journal. */
async function aged(): Promise<string> {
  const folder = await scratch();
  const { store, compact } = await opened(folder);
  await put(store, 'a');
  await put(store, 'b');
  await compact();
  await put(store, 'c');
  await compact();
  await put(store, 'd');
  await store.close();
  return folder;
}

after(removeScratch);

describe('a journal', () => {
  let folder: string;
  let journal: string;
  let whole: Buffer;
  before(async () => {
    folder = await scratch();
    const { store } = await opened(folder);
    for (const id of ['a', 'b', 'c']) await put(store, id);
    await store.close();
    journal = join(folder, 'journal-000001.jsonl');
    whole = await readFile(journal);
  });

  it('cut anywhere gives back the whole lines before the cut, and half a line is told', async () => {
    const ends = [...whole.entries()].flatMap(([i, byte]) => (byte === 0x0a ? [i + 1] : []));
    for (let length = 0; length < whole.length; length += 1) {
      const lines = ends.filter(end => end <= length).length;
      const expected =
        lines === 0 ? { fault: 'store.damaged' } : { ids: 'abc'.slice(0, lines - 1), said: !ends.includes(length) };
      expect(await outcome(folder, reading(journal, whole.subarray(0, length))), `cut at ${length}`).to.deep.equal(
        expected,
      );
    }
  });

  it('with any one bit flipped is refused, or its last lines are cut and told', async function () {
    this.timeout(20_000);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const found = await outcome(folder, reading(journal, flipped));
      if ('fault' in found) expect(found.fault).to.equal('store.damaged');
      else expect(found, `bit ${bit}`).to.satisfy((f: typeof found) => f.said && 'abc'.startsWith(f.ids));
    }
  });

  it('with half a line is cut for good when the store opens', async () => {
    await writeFile(journal, Buffer.concat([whole, Buffer.from('deadbeef [4,[["no')]));
    const json = await opened(folder);
    const kept = `${journal}.cut-${whole.length}`;
    expect(json.events[0]).to.deep.equal({ event: 'tail-cut', file: journal, bytes: 17, lines: 0, kept });
    expect(await readFile(kept, 'utf8')).to.equal('deadbeef [4,[["no');
    await put(json.store, 'd');
    await json.store.close();
    const again = await opened(folder);
    expect(again.events.map(({ event }) => event)).to.deep.equal(['opened']);
    expect(await held(again.store)).to.equal('abcd');
    await again.store.close();
  });

  it('whose last lines are bad is cut, says how many were lost, and keeps them until they are old', async () => {
    const own = await scratch();
    const { store } = await opened(own);
    for (const id of ['a', 'b', 'c', 'd']) await put(store, id);
    await store.close();
    const file = join(own, 'journal-000001.jsonl');
    const bytes = await readFile(file);
    const ends = [...bytes.entries()].flatMap(([i, byte]) => (byte === 0x0a ? [i + 1] : []));
    const end = ends[2] ?? 0;
    for (const at of ends.slice(2, 4)) bytes[at + 20] = 0x21;
    await writeFile(file, bytes);
    const json = await opened(own);
    const kept = `${file}.cut-${end}`;
    const cut = { event: 'tail-cut', file, bytes: bytes.length - end, lines: 2, kept } as const;
    expect(json.events[0]).to.deep.equal(cut);
    expect(await readFile(kept)).to.deep.equal(bytes.subarray(end));
    expect(await held(json.store)).to.equal('ab');
    for (let i = 0; i < 3; i += 1) await json.compact();
    await json.store.close();
    expect((await readdir(own)).filter(name => name.includes('cut'))).to.deep.equal([]);
  });

  for (const [what, lines] of Object.entries({
    'a missing turn': ['[2,[]]'],
    'a turn twice': ['[1,[]]', '[1,[]]'],
    'a seal that skips turns': ['{"sealed":7}'],
    'a turn behind the seal': ['[1,[]]', '{"sealed":1}', '[2,[]]'],
    'a seal and no next journal': ['[1,[]]', '{"sealed":1}'],
    'a line of another program': ['[1,"what"]'],
    'another line of another program': ['{"what":1}'],
  })) {
    it(`with ${what} is refused`, async () => {
      await writeFile(journal, ['{"format":1,"generation":1,"sequence":0}', ...lines].map(journalLine).join(''));
      expect(await outcome(folder)).to.deep.equal({ fault: 'store.damaged' });
    });
  }

  it('with a bad line among good ones is refused though no turn is missing', async () => {
    const feed = whole.indexOf(0x0a) + 1;
    await writeFile(journal, Buffer.concat([whole.subarray(0, feed), Buffer.from('bad\n'), whole.subarray(feed)]));
    expect(await outcome(folder)).to.deep.equal({ fault: 'store.damaged' });
  });

  for (const [what, header, fault] of [
    ['of another generation', '{"format":1,"generation":2,"sequence":0}', 'store.damaged'],
    ['that begins later', '{"format":1,"generation":1,"sequence":3}', 'store.damaged'],
    ['that is no header', '[1,[]]', 'store.damaged'],
    ['of a newer format', '{"format":2,"generation":1}', 'store.newer'],
  ] as const) {
    it(`with a header ${what} is refused`, async () => {
      await writeFile(journal, journalLine(header));
      expect(await outcome(folder)).to.deep.equal({ fault });
    });
  }
});

describe('a snapshot', () => {
  let folder: string;
  before(async () => {
    folder = await aged();
  });

  it('can be opened by stock lowdb', async () => {
    const data: unknown = await new JSONFile(join(folder, 'store.json')).read();
    expect(data).to.have.nested.property('notes.c.body.count', 1);
    expect(data).to.have.nested.property('_meta.count', 6);
  });

  it('with any one bit flipped is known as damaged', async () => {
    const whole = await readFile(join(folder, 'store.json'));
    const found: string[] = [];
    await readSnapshot('whole', whole, ([collection, id]) => found.push(collection + id));
    expect(found.join(' ')).to.equal('notesa notesb notesc pagesa pagesb pagesc');
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const damage = await readSnapshot('flipped', flipped, () => undefined).catch(error => error);
      expect(damage, `bit ${bit}`).to.be.instanceOf(Damage);
    }
  });
});

describe('a start with store.json', () => {
  type Change = (file: string, whole: Buffer) => Promise<unknown>;
  const damages: Record<string, Change> = {
    empty: file => writeFile(file, ''),
    truncated: (file, whole) => truncate(file, whole.length >> 1),
    'with a byte order mark': (file, whole) => writeFile(file, Buffer.concat([Buffer.from('\uFEFF'), whole])),
    'of NULs': (file, whole) => writeFile(file, Buffer.alloc(whole.length)),
    null: file => writeFile(file, 'null'),
    '[]': file => writeFile(file, '[]'),
    missing: file => rm(file),
    'a folder': async file => {
      await rm(file);
      await mkdir(join(file, 'x'), { recursive: true });
    },
    'of no version': (file, whole) => writeFile(file, whole.toString().replace('"format":1', '"format":"a"')),
    'with bytes behind its end': (file, whole) => writeFile(file, Buffer.concat([whole, Buffer.from('x')])),
    'of another program': file => writeFile(file, '{"notes":{},\n"_meta":{"sha":1}\n}\n'),
  };
  for (const [what, change] of Object.entries(damages)) {
    it(`${what} brings everything back from .bak, says so and mends it`, async () => {
      const folder = await aged();
      const file = join(folder, 'store.json');
      await change(file, await readFile(file));
      const json = await opened(folder);
      expect(json.events[0]).to.include({ event: 'recovered', file, from: `${file}.bak` });
      expect(await held(json.store)).to.equal('abcd');
      await json.compact();
      await json.store.close();
      expect(await outcome(folder)).to.deep.equal({ ids: 'abcd', said: false });
      // What was set aside goes in time, as it may hold what was erased since.
      const later = await opened(folder);
      for (let i = 0; i < 3; i += 1) await later.compact();
      await later.store.close();
      expect((await readdir(folder)).filter(name => name.includes('damaged'))).to.deep.equal([]);
    });
  }

  it('unreadable is refused with its name', async () => {
    const folder = await aged();
    const file = join(folder, 'store.json');
    const denied = faultyDisk({
      readFile: (async (path: string) => {
        if (path === file) throw systemError('EACCES');
        return readFile(path);
      }) as typeof disk.readFile,
    });
    const fault = await opened(folder, { files: denied.files }).catch(error => error);
    expect(isFault(fault, 'store.damaged')).to.equal(true);
    expect(fault.facts).to.include({ file, why: 'EACCES' });
  });

  it('of a newer format is refused and left alone', async () => {
    const folder = await scratch();
    const json = await openJsonStore(folder, contractCollections, { report: () => undefined });
    await put(json.store, 'a');
    await json.store.close();
    const later = { ...notes, schema: 2 } as unknown as Collection<Identified>;
    const newer = await openJsonStore(folder, [later], { report: () => undefined });
    await newer.store.transaction(tx => tx.put(later, { id: 'new', count: 1 } as Identified));
    await newer.compact();
    await newer.store.close();
    const before = await readFile(join(folder, 'store.json'));
    await rejects('store.newer', opened(folder));
    expect(await readFile(join(folder, 'store.json'))).to.deep.equal(before);
  });

  it('beside a half-written next one does not look at that', async () => {
    const folder = await aged();
    await writeFile(join(folder, 'store.json.tmp'), '{"notes":');
    const json = await opened(folder);
    expect(json.events).to.deep.equal([{ event: 'opened', records: 8, generation: 3 }]);
    await json.store.close();
    expect(await readdir(folder)).to.not.include('store.json.tmp');
  });

  it('and .bak both damaged is refused with the name, not begun empty', async () => {
    const folder = await aged();
    for (const name of ['store.json', 'store.json.bak']) await writeFile(join(folder, name), 'null');
    const fault = await opened(folder).catch(error => error);
    expect(isFault(fault, 'store.damaged')).to.equal(true);
    expect(fault.facts).to.include.keys('file', 'why', 'remedy');
    expect(fault.facts.file).to.equal(join(folder, 'store.json'));
  });

  it('lost after the first compaction is brought back from the journals alone', async () => {
    const folder = await scratch();
    const { store, compact } = await opened(folder);
    await put(store, 'a');
    await compact();
    await put(store, 'b');
    await store.close();
    await rm(join(folder, 'store.json'));
    const json = await opened(folder);
    expect(json.events[0]).to.include({ event: 'recovered' });
    expect(await held(json.store)).to.equal('ab');
    await json.compact();
    await json.store.close();
    expect(await outcome(folder)).to.deep.equal({ ids: 'ab', said: false });
  });

  it('and the journal behind it missing is refused', async () => {
    const folder = await aged();
    const newest =
      (await readdir(folder))
        .filter(name => name.startsWith('journal'))
        .sort()
        .at(-1) ?? '';
    await rename(join(folder, newest), join(folder, 'elsewhere'));
    expect(await outcome(folder)).to.deep.equal({ fault: 'store.damaged' });
  });

  it('and half a line in an older journal is refused', async () => {
    const folder = await scratch();
    const { store, compact } = await opened(folder);
    await put(store, 'a');
    await compact();
    await store.close();
    await rm(join(folder, 'store.json'));
    const first = join(folder, 'journal-000001.jsonl');
    await writeFile(first, Buffer.concat([await readFile(first), Buffer.from('0')]));
    expect(await outcome(folder)).to.deep.equal({ fault: 'store.damaged' });
  });
});

describe('a start in a folder', () => {
  it('that was never used begins empty and marks it', async () => {
    const folder = join(await scratch(), 'new', 'folder');
    const { store, events } = await opened(folder);
    expect(events).to.deep.equal([{ event: 'opened', records: 0, generation: 1 }]);
    await store.close();
    expect(await readdir(folder)).to.include('store.init');
  });

  it('that lost everything but the mark is refused', async () => {
    const folder = await aged();
    for (const name of await readdir(folder)) if (/^(journal|store\.json)/.test(name)) await rm(join(folder, name));
    expect(await outcome(folder)).to.deep.equal({ fault: 'store.damaged' });
  });

  it('that lost everything but its photos is refused, and they stay', async () => {
    const folder = await scratch();
    const { store, blobs } = await opened(folder);
    await blobs.put('photo', new Uint8Array(3));
    await store.close();
    for (const name of await readdir(folder)) if (/^(journal|store)/.test(name)) await rm(join(folder, name));
    const fault = await opened(folder).catch(error => error);
    expect(isFault(fault, 'store.damaged')).to.equal(true);
    expect(fault.facts).to.include.keys('file', 'why', 'remedy');
    expect(await readdir(join(folder, 'blobs'))).to.deep.equal(['photo']);
    expect(await readdir(folder)).to.not.include('store.init');
  });

  it('that lost the mark alone puts it back and says so', async () => {
    const folder = await aged();
    await rm(join(folder, 'store.init'));
    expect(await outcome(folder)).to.deep.equal({ ids: 'abcd', said: true });
    expect(await outcome(folder)).to.deep.equal({ ids: 'abcd', said: false });
  });

  it('that cannot be used is a fault of its own', async () => {
    const file = join(await scratch(), 'file');
    await writeFile(file, '');
    await rejects('store.unavailable', opened(join(file, 'folder')));
    await rejects('store.unavailable', opened(await scratch(), { files: faultyDisk({ readdir: failing }).files }));
  });

  it('that cannot be made is refused at once, with its name', async () => {
    const parent = await scratch();
    const refusing = faultyDisk({ mkdir: (() => Promise.reject(systemError('ENOENT'))) as typeof disk.mkdir });
    for (const [folder, files] of [
      [join(parent, 'a', 'b'), refusing.files],
      ...(process.platform === 'linux' ? ([['/proc/desk/data', disk]] as const) : []),
    ] as const) {
      const fault = await opened(folder, { files }).catch(error => error);
      expect(isFault(fault, 'store.unavailable'), folder).to.equal(true);
      expect(fault.facts).to.deep.equal({ folder, why: 'ENOENT' });
    }
  });

  it('with more than 100,000 records is told to be large', async () => {
    const folder = await scratch();
    const { store } = await opened(folder);
    await store.transaction(async tx => {
      for (let i = 0; i <= 100_000; i += 1) await tx.put(pages, { id: `p${i}`, count: i });
    });
    await store.close();
    const again = await opened(folder);
    expect(again.events.at(-1)).to.include({ event: 'large', records: 100_001 });
    expect(JSON.stringify(again.events.at(-1))).to.include('STORE=postgres');
    await again.store.close();
  });

  it('on a system that cannot open folders is used all the same', async () => {
    const folder = await scratch();
    const refusing = (code: string) =>
      faultyDisk({
        open: async (path, flags, mode) => {
          if (path === folder) throw systemError(code);
          return disk.open(path, flags, mode);
        },
      }).files;
    const { store } = await opened(folder, { files: refusing('EPERM') });
    await put(store, 'a');
    await store.close();
    await rejects('store.unavailable', opened(folder, { files: refusing('EIO') }));
  });

  it('copied while it was at rest is the same store', async () => {
    const folder = await aged();
    const copied = await scratch();
    await cp(folder, copied, { recursive: true });
    await copyFile(join(folder, 'store.init'), join(copied, 'store.init'));
    expect(await outcome(copied)).to.deep.equal({ ids: 'abcd', said: false });
  });

  const failing = (async () => {
    throw systemError('EIO');
  }) as unknown as typeof disk.readdir;
});

describe('records of other programs', () => {
  const Old = z.object({ id: z.string(), when: z.number() });
  const old: Collection<z.infer<typeof Old>, never> = {
    name: 'notes',
    schema: 1,
    read: json => Old.parse(json),
    indexes: {},
  };
  const current: Collection<{ id: string; at: number }, 'all'> = {
    name: 'notes',
    schema: 2,
    read: (json, schema) => {
      if (schema === 2) return z.object({ id: z.string(), at: z.number() }).parse(json);
      const { id, when } = Old.parse(json);
      return { id, at: when };
    },
    indexes: { all: { order: 'at' } },
  };
  const open = (folder: string, ...collections: unknown[]) =>
    openJsonStore(folder, collections as Collection<Identified>[], { report: () => undefined });

  let folder: string;
  beforeEach(async () => {
    folder = await scratch();
    const json = await open(folder, old, pages);
    await json.store.transaction(async tx => {
      await tx.put(old, { id: 'b', when: 2 });
      await tx.put(old, { id: 'a', when: 1 });
      await tx.put(pages, { id: 'p', count: 1 });
    });
    await json.store.close();
  });

  it('that are older are read as today’s, also by index', async () => {
    const json = await open(folder, current, pages);
    expect(await json.store.get(current, 'a')).to.deep.equal({ id: 'a', at: 1 });
    expect(await json.store.find(current, 'all', { after: 1 })).to.deep.equal([{ id: 'b', at: 2 }]);
    await json.store.close();
  });

  it('that are newer refuse the start', async () => {
    const json = await open(folder, current, pages);
    await json.store.transaction(tx => tx.put(current, { id: 'c', at: 3 }));
    await json.store.close();
    await rejects('store.newer', open(folder, old, pages));
  });

  it('of a collection that is not known are kept', async () => {
    const json = await open(folder, current);
    await json.compact();
    await rejects('program', json.store.get(pages, 'p'));
    await rejects(
      'program',
      json.store.transaction(tx => tx.put(pages, { id: 'p', count: 1 })),
    );
    await json.store.close();
    const again = await open(folder, current, pages);
    expect(await again.store.get(pages, 'p')).to.deep.equal({ id: 'p', count: 1 });
    await again.store.close();
  });

  it('that are not of their shape are damage, told without their contents', async () => {
    const strict = { ...old, read: () => Old.parse({}) };
    const json = await open(folder, strict, pages);
    const fault = await json.store.get(strict, 'a').catch(error => error);
    expect(isFault(fault, 'store.damaged')).to.equal(true);
    expect(fault.facts).to.deep.equal({ collection: 'notes', why: 'a record is not of its shape' });
    await json.store.close();
    await rejects('store.damaged', open(folder, { ...current, read: strict.read }, pages));
  });
});
