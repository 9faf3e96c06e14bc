import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { comparePlaces } from '../../bot/store/order.ts';
import type { Collection, Store } from '../../bot/store/store.ts';
import { isFault } from '../../knowledge/fault.ts';
import { contractCollections, keepsTheStoreContract, type Note, notes, rejects } from '../contract/store-contract.ts';
import { freshDatabase, giveBackDatabase } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

keepsTheStoreContract('postgres', async () => {
  const url = await freshDatabase();
  const { store } = await openedPostgres(url);
  let closing: Promise<void> | undefined;
  return {
    ...store,
    close() {
      closing ??= store.close().then(() => giveBackDatabase(url));
      return closing;
    },
  };
});

describe('records in PostgreSQL', () => {
  let url: string;
  beforeEach(async () => {
    url = await freshDatabase();
  });
  afterEach(closePostgresStores);

  it('keeps every text, also what PostgreSQL does not, as record, id, key and what is looked for', async () => {
    const { store } = await openedPostgres(url);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc
        .array(fc.constantFrom('\0', '\u001a', '\ud83d', '\ude00', '\\', '\\u0000', 'u001a0000', '"', '报修'), {
          maxLength: 6,
        })
        .map(parts => parts.join('')),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(text, async part => {
        round += 1;
        const note: Note = { id: `${round}${part}`, count: 1, topic: part, at: round, tags: [part, `${part}${part}`] };
        await store.transaction(async tx => {
          await tx.put(notes, note);
          expect(await tx.get(notes, note.id)).to.deep.equal(note);
        });
        expect(await store.get(notes, note.id)).to.deep.equal(note);
        expect(await store.find(notes, 'topic', { equals: part, after: round - 1 })).to.deep.equal([note]);
      }),
      { numRuns: 40 },
    );
  });

  it('orders strings by code unit and numbers by size, before strings, as the other stores do', async () => {
    const mixed: Collection<{ id: string; at: string | number }, 'all'> = {
      name: 'mixed',
      schema: 1,
      read: json => json as { id: string; at: string | number },
      indexes: { all: { order: 'at' } },
    };
    const { store } = await openedPostgres(url, { collections: [mixed] as never });
    const texts = ['', 'a', 'A', 'b', '_', 'é', '报', '修', '\ud7ff', '\ue000', '！', '\uffff', '😀', '\u{10ffff}'];
    const values = [...texts, ...texts.flatMap(a => texts.map(b => a + b)), -1.5, 0, -1e300, 1e300, 2, 10, 2.5e-8];
    const places = values.map((order, i) => ({ order, id: `${texts[i % texts.length]}${i}` }));
    await store.transaction(async tx => {
      for (const { order, id } of places) await tx.put(mixed, { id, at: order });
    });
    const sorted = [...places].sort(comparePlaces).map(({ id }) => id);
    const found = async (query = {}) => (await store.find(mixed, 'all', query)).map(({ id }) => id);
    expect(await found()).to.deep.equal(sorted);
    expect(await found({ descending: true })).to.deep.equal([...sorted].reverse());
    for (const after of ['😀', '！', '', 2, -1e300]) {
      const behind = (descending: boolean) =>
        [...places]
          .sort(comparePlaces)
          .filter(({ order }) => order !== after)
          .filter(place => comparePlaces(place, { order: after, id: place.id }) > 0 !== descending)
          .map(({ id }) => id);
      expect(await found({ after })).to.deep.equal(behind(false));
      expect(await found({ after, descending: true })).to.deep.equal(behind(true).reverse());
    }
  });

  it('finds by its indexes, however many records there are', async () => {
    const { store } = await openedPostgres(url);
    await store.transaction(async tx => {
      for (let i = 0; i < 5000; i += 1) await tx.put(notes, { id: `n${i}`, count: i, at: i, topic: `t${i % 50}` });
    });
    const { Client } = await import('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('analyze desk.notes');
      const plan = async (where: string) =>
        (
          await client.query<{ 'QUERY PLAN': string }>(`explain select body from desk.notes where ${where}
          order by desk.order_number(body->'at'), desk.order_text(body->'at') collate "C", desk.code_units(id) collate "C" limit 10`)
        ).rows
          .map(row => row['QUERY PLAN'])
          .join('\n');
      const filed = `desk.order_number(body->'at') is not null`;
      const behind = `(desk.order_number(body->'at'), desk.order_text(body->'at') collate "C") > (2500::float8, desk.code_units(''))`;
      expect(await plan(`${filed} and ${behind}`))
        .to.match(/Index Scan using notes_by_at[^_]/)
        .and.not.include('Sort');
      const topic = `jsonb_typeof(body->'topic') = 'string' and (body->>'topic') collate "C" = 't7'`;
      expect(await plan(`${filed} and ${topic} and ${behind}`))
        .to.match(/Index Scan using notes_by_topic_at/)
        .and.not.include('Sort');
    } finally {
      await client.end();
    }
  });

  it('turns away what is too much at once, and takes it a moment later', async () => {
    const { store } = await openedPostgres(url, { connections: 2, waiting: 3 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => store.transaction(tx => tx.put(notes, { id: `n${i}`, count: i, at: i }))),
    );
    const refused = outcomes.filter(each => each.status === 'rejected');
    expect(refused).to.have.length(5);
    for (const { reason } of refused) expect(isFault(reason, 'store.unavailable')).to.equal(true);
    expect(await store.find(notes, 'all', {})).to.have.length(5);
    await store.transaction(tx => tx.put(notes, { id: 'later', count: 1 }));
  });

  it('serves other names and other readers while many wait for one, on few connections', async () => {
    const { store } = await openedPostgres(url, { connections: 2 });
    let go!: () => void;
    const wait = new Promise<void>(resolve => {
      go = resolve;
    });
    const first = store.transaction(async tx => {
      await tx.lock('busy');
      await tx.put(notes, { id: 'busy', count: 1 });
      await wait;
    });
    const rest = Array.from({ length: 20 }, () => store.transaction(tx => tx.lock('busy')));
    await store.transaction(async tx => {
      await tx.lock('quiet');
      await tx.put(notes, { id: 'quiet', count: 1 });
    });
    expect(await store.get(notes, 'quiet')).to.not.equal(undefined);
    go();
    await Promise.all([first, ...rest]);
  });

  it('takes a lock that is not had in time for a conflict, so that the turn runs again', async () => {
    const limits = { lockMs: 50 };
    const [{ store: a }, { store: b }] = [await openedPostgres(url), await openedPostgres(url, { limits })];
    await a.transaction(async tx => {
      await tx.lock('held');
      await rejects(
        'store.conflict',
        b.transaction(other => other.lock('held')),
      );
    });
    await b.transaction(other => other.lock('held'));
  });

  it('breaks a circle of locks as a conflict of one of them', async () => {
    const [{ store: a }, { store: b }] = [await openedPostgres(url), await openedPostgres(url)];
    let arrived = 0;
    let both!: () => void;
    const meeting = new Promise<void>(resolve => {
      both = resolve;
    });
    const locking = (store: Store, first: string, second: string) =>
      store.transaction(async tx => {
        await tx.lock(first);
        arrived += 1;
        if (arrived === 2) both();
        await meeting;
        await tx.lock(second);
      });
    const outcomes = await Promise.allSettled([locking(a, 'x', 'y'), locking(b, 'y', 'x')]);
    const failed = outcomes.filter(each => each.status === 'rejected');
    expect(failed).to.have.length(1);
    expect(isFault(failed[0]?.reason, 'store.conflict')).to.equal(true);
  });

  it('does not commit after a statement that has failed, whatever the work makes of it', async () => {
    const { store } = await openedPostgres(url);
    const long: Note = { id: 'x'.repeat(300), count: 1 };
    const unknown: Collection<Note, never> = { ...notes, name: 'unheardOf', indexes: {} };
    await rejects(
      'program',
      store.transaction(async tx => {
        await tx.put(notes, { id: 'a', count: 1 });
        await tx.find(notes, 'all', { limit: -1 }).catch(() => undefined);
      }),
    );
    expect(await store.get(notes, 'a')).to.equal(undefined);
    // Nothing is written here, and PostgreSQL takes such a commit without a word.
    await rejects(
      'program',
      store.transaction(async tx => void (await tx.find(notes, 'all', { limit: -1 }).catch(() => undefined))),
    );
    await rejects('program', store.get(unknown, 'a'));
    await rejects(
      'program',
      store.transaction(tx => tx.put(notes, long)),
    );
  });

  describe('on one database with another instance', () => {
    let stores: Store[];
    beforeEach(async () => {
      stores = await Promise.all([openedPostgres(url), openedPostgres(url)]).then(all => all.map(({ store }) => store));
    });
    const at = (i: number): Store => stores[i % stores.length] as Store;

    it('counts 200 parallel increments under a lock without a conflict', async () => {
      await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          at(i).transaction(async tx => {
            await tx.lock('hot');
            const note = (await tx.get(notes, 'hot')) ?? { id: 'hot', count: 0 };
            await setImmediate();
            await tx.put(notes, { ...note, count: note.count + 1 });
          }),
        ),
      );
      expect((await at(0).get(notes, 'hot'))?.count).to.equal(200);
    });

    it('counts 100 parallel increments without a lock when conflicts are run again', async () => {
      let conflicts = 0;
      const increment = async (store: Store): Promise<void> => {
        for (;;) {
          try {
            return await store.transaction(async tx => {
              const note = (await tx.get(notes, 'hot')) ?? { id: 'hot', count: 0 };
              await setImmediate();
              await tx.put(notes, { ...note, count: note.count + 1 });
            });
          } catch (error) {
            if (!isFault(error, 'store.conflict')) throw error;
            conflicts += 1;
          }
        }
      };
      await Promise.all(Array.from({ length: 100 }, (_, i) => increment(at(i))));
      expect((await at(1).get(notes, 'hot'))?.count).to.equal(100);
      expect(conflicts).to.be.greaterThan(0);
    });

    it('decides over what it does not write under a lock alone (write skew)', async () => {
      for (const locked of [true, false]) {
        await at(0).transaction(async tx => {
          for (const id of ['a', 'b']) {
            await tx.get(notes, id);
            await tx.put(notes, { id, count: 1 });
          }
        });
        let arrived = 0;
        let both!: () => void;
        const meeting = new Promise<void>(resolve => {
          both = resolve;
        });
        const takeOneLeave = (store: Store, mine: string, other: string) =>
          store.transaction(async tx => {
            if (locked) await tx.lock('a+b');
            const rest = await tx.get(notes, other);
            const own = await tx.get(notes, mine);
            arrived += 1;
            if (arrived === 2) both();
            if (!locked) await meeting;
            if (rest?.count === 1 && own !== undefined) await tx.put(notes, { ...own, count: 0 });
          });
        await Promise.all([takeOneLeave(at(0), 'a', 'b'), takeOneLeave(at(1), 'b', 'a')]);
        const left = await Promise.all(['a', 'b'].map(id => at(0).get(notes, id)));
        expect(left.map(note => note?.count).sort()).to.deep.equal(locked ? [0, 1] : [0, 0]);
      }
    });

    it('knows a record that was removed and made again for another one', async () => {
      const write = (store: Store, count: number | undefined) =>
        store.transaction(async tx => {
          await tx.get(notes, 'a');
          if (count === undefined) await tx.remove(notes, 'a');
          else await tx.put(notes, { id: 'a', count });
        });
      await write(at(0), 1);
      const late = at(0).transaction(async tx => {
        await tx.get(notes, 'a');
        await write(at(1), undefined);
        await write(at(1), 2);
        await tx.put(notes, { id: 'a', count: 3 });
      });
      await rejects('store.conflict', late);
      expect((await at(0).get(notes, 'a'))?.count).to.equal(2);
    });
  });

  it('is opened by five at once on an empty database', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => openedPostgres(url)));
    await Promise.all(
      opened.map(({ store }, i) => store.transaction(tx => tx.put(notes, { id: `n${i}`, count: i, at: i }))),
    );
    expect(await opened[0]?.store.find(notes, 'all', {})).to.have.length(5);
  });

  it('is not opened on records of a newer shape, nor after a later migration', async () => {
    const newer = { ...notes, schema: 2, read: (json: unknown) => notes.read(json, 1) };
    const collections = [newer, ...contractCollections.slice(1)] as never;
    const later = await openedPostgres(url, { collections });
    // Nothing was written in the new shape yet: the older program may come back.
    const { store } = await openedPostgres(url);
    await later.store.transaction(tx => tx.put(newer as typeof notes, { id: 'a', count: 1 }));
    await rejects('store.newer', store.get(notes, 'a'));
    await rejects('store.newer', openedPostgres(url));

    const other = await freshDatabase();
    const { Client } = await import('pg');
    await (await openedPostgres(other)).store.close();
    const client = new Client({ connectionString: other });
    await client.connect();
    await client.query(`insert into desk.migrations (number, name) values (999, 'of-tomorrow')`);
    await client.end();
    const fault = await openedPostgres(other).catch(error => error);
    expect(isFault(fault, 'store.newer')).to.equal(true);
    expect(fault.facts).to.include({ migration: 999 }).and.to.have.property('remedy');
  });
});
