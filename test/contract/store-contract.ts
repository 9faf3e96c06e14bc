import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import type { Collection, Identified, Store, Transaction } from '../../bot/store/store.ts';
import { type FaultCode, isFault } from '../../knowledge/fault.ts';

const Note = z.object({
  id: z.string(),
  count: z.number(),
  topic: z.string().optional(),
  at: z.number().optional(),
  tags: z.array(z.string()).optional(),
});
export type Note = z.infer<typeof Note>;

/** What the contract is tried on: a store under test opens with these. */
export const notes: Collection<Note, 'all' | 'topic' | 'byName'> = {
  name: 'notes',
  schema: 1,
  read: json => Note.parse(json),
  indexes: { all: { order: 'at' }, topic: { by: 'topic', order: 'at' }, byName: { order: 'id' } },
};
export const pages: Collection<Note, never> = { ...notes, name: 'pages', indexes: {} };
export const contractCollections = [notes, pages] as unknown as readonly Collection<Identified>[];

/** What every store keeps to. `open` gives an empty one; it is closed by the contract. */
export function keepsTheStoreContract(name: string, open: () => Promise<Store>): void {
  describe(`the ${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const put = (...records: Note[]): Promise<void> =>
      store.transaction(async tx => {
        for (const record of records) {
          await tx.get(notes, record.id);
          await tx.put(notes, record);
        }
      });

    describe('records', () => {
      it('come back as they were put', async () => {
        await put({ id: 'a', count: 1, tags: ['报修', '😀', '"', '\n'] });
        expect(await store.get(notes, 'a')).to.deep.equal({ id: 'a', count: 1, tags: ['报修', '😀', '"', '\n'] });
        expect(await store.get(notes, 'b')).to.equal(undefined);
        expect(await store.get(pages, 'a')).to.equal(undefined);
      });

      it('are copies: changing what was read or what was put changes nothing', async () => {
        const mine: Note = { id: 'a', count: 1, tags: ['x'] };
        await store.transaction(async tx => {
          const putting = tx.put(notes, mine);
          mine.count = 99;
          await putting;
          mine.tags?.push('late');
          const own = await tx.get(notes, 'a');
          own?.tags?.push('own');
          expect((await tx.get(notes, 'a'))?.tags).to.deep.equal(['x']);
        });
        const read = await store.get(notes, 'a');
        read?.tags?.push('outside');
        (await store.find(notes, 'byName', {}))[0]?.tags?.push('found');
        expect(await store.get(notes, 'a')).to.deep.equal({ id: 'a', count: 1, tags: ['x'] });
      });

      for (const id of [
        '',
        '__proto__',
        'constructor',
        'toString',
        '_meta',
        '7',
        '微信/😀',
        "'; --",
        'x'.repeat(200),
      ]) {
        it(`may be called ${JSON.stringify(id.slice(0, 20))}`, async () => {
          await put({ id, count: 1, at: 1, topic: id });
          expect(await store.get(notes, id)).to.deep.equal({ id, count: 1, at: 1, topic: id });
          expect(await store.find(notes, 'topic', { equals: id })).to.have.length(1);
          expect(Object.getPrototypeOf({})).to.not.have.property('count');
        });
      }

      it('may not have ids of more than 200 characters', () =>
        rejects('program', put({ id: 'x'.repeat(201), count: 1 })));

      it('are gone when removed, and removing what is not there is no fault', async () => {
        await put({ id: 'a', count: 1, at: 1 });
        await store.transaction(async tx => {
          await tx.get(notes, 'a');
          await tx.remove(notes, 'a');
          await tx.remove(notes, 'never');
          expect(await tx.get(notes, 'a')).to.equal(undefined);
          expect(await tx.find(notes, 'all', {})).to.deep.equal([]);
        });
        expect(await store.get(notes, 'a')).to.equal(undefined);
        expect(await store.find(notes, 'all', {})).to.deep.equal([]);
      });

      it('may be put, removed and put again in one transaction', async () => {
        await store.transaction(async tx => {
          await tx.put(notes, { id: 'a', count: 1, at: 1 });
          await tx.remove(notes, 'a');
          await tx.put(notes, { id: 'a', count: 2, at: 2 });
        });
        expect(await store.find(notes, 'all', {})).to.deep.equal([{ id: 'a', count: 2, at: 2 }]);
      });
    });

    describe('a transaction', () => {
      it('gives the result of its work', async () => {
        expect(await store.transaction(async () => 'done')).to.equal('done');
      });

      it('reads what it wrote', async () => {
        await store.transaction(async tx => {
          await tx.put(notes, { id: 'a', count: 1, at: 5 });
          expect(await tx.get(notes, 'a')).to.deep.equal({ id: 'a', count: 1, at: 5 });
          expect(await tx.find(notes, 'all', {})).to.deep.equal([{ id: 'a', count: 1, at: 5 }]);
        });
      });

      it('is seen by nobody before it is committed', async () => {
        await store.transaction(async tx => {
          await tx.put(notes, { id: 'a', count: 1, at: 1 });
          expect(await store.get(notes, 'a')).to.equal(undefined);
          expect(await store.find(notes, 'all', {})).to.deep.equal([]);
          await store.transaction(async other => expect(await other.get(notes, 'a')).to.equal(undefined));
        });
        expect(await store.get(notes, 'a')).to.not.equal(undefined);
      });

      it('sees what others committed before', async () => {
        await store.transaction(async tx => {
          expect(await tx.get(notes, 'a')).to.equal(undefined);
          await put({ id: 'a', count: 1 });
          expect((await tx.get(notes, 'a'))?.count).to.equal(1);
        });
      });

      it('leaves nothing when its work throws, and throws the same', async () => {
        const trouble = new Error('trouble');
        const caught = await store
          .transaction(async tx => {
            await tx.lock('a');
            await tx.put(notes, { id: 'a', count: 1, at: 1 });
            await tx.put(pages, { id: 'a', count: 1 });
            throw trouble;
          })
          .catch(error => error);
        expect(caught).to.equal(trouble);
        expect(await store.get(notes, 'a')).to.equal(undefined);
        expect(await store.get(pages, 'a')).to.equal(undefined);
        expect(await store.find(notes, 'all', {})).to.deep.equal([]);
        await store.transaction(tx => tx.lock('a'));
      });

      it('cannot be used after its end', async () => {
        let kept: Transaction | undefined;
        await store.transaction(async tx => {
          kept = tx;
        });
        const late = kept as Transaction;
        await rejects('program', late.get(notes, 'a'));
        await rejects('program', late.find(notes, 'all', {}));
        await rejects('program', late.put(notes, { id: 'a', count: 1 }));
        await rejects('program', late.remove(notes, 'a'));
        await rejects('program', late.lock('a'));
        await rejects('program', late.tryLock('a'));
        expect(await store.get(notes, 'a')).to.equal(undefined);
      });
    });

    describe('a conflict', () => {
      it('is putting over a record that was not read', async () => {
        await put({ id: 'a', count: 1 });
        await rejects(
          'store.conflict',
          store.transaction(tx => tx.put(notes, { id: 'a', count: 2 })),
        );
        await rejects(
          'store.conflict',
          store.transaction(tx => tx.remove(notes, 'a')),
        );
        expect((await store.get(notes, 'a'))?.count).to.equal(1);
      });

      it('is putting what somebody else inserted, changed or removed since it was read', async () => {
        await put({ id: 'changed', count: 1 }, { id: 'removed', count: 1 });
        for (const id of ['inserted', 'changed', 'removed']) {
          const late = store.transaction(async tx => {
            await tx.get(notes, id);
            await store.transaction(async other => {
              await other.get(notes, id);
              if (id === 'removed') await other.remove(notes, id);
              else await other.put(notes, { id, count: 10 });
            });
            // The first reading counts, not the second.
            await tx.get(notes, id);
            await tx.put(notes, { id, count: 2 });
            await tx.put(pages, { id, count: 2 });
          });
          await rejects('store.conflict', late);
          expect(await store.get(pages, id)).to.equal(undefined);
        }
        expect((await store.get(notes, 'changed'))?.count).to.equal(10);
        expect(await store.get(notes, 'removed')).to.equal(undefined);
      });

      it('is not putting what was found through an index', async () => {
        await put({ id: 'a', count: 1, at: 1 });
        await store.transaction(async tx => {
          const [found] = await tx.find(notes, 'all', {});
          await tx.put(notes, { ...(found as Note), count: 2 });
        });
        expect((await store.get(notes, 'a'))?.count).to.equal(2);
      });

      it('is not putting what was only peeked at before it was read', async () => {
        await put({ id: 'a', count: 1, at: 1 });
        await store.transaction(async tx => {
          await tx.put(notes, { id: 'own', count: 5, at: 5 });
          const shown = await tx.peek(notes, 'all', {});
          expect(shown.map(({ count }) => count)).to.deep.equal([1, 5]);
          await store.transaction(async other => {
            await other.get(notes, 'a');
            await other.put(notes, { id: 'a', count: 10, at: 1 });
          });
          const note = await tx.get(notes, 'a');
          await tx.put(notes, { id: 'a', count: (note?.count ?? 0) + 1, at: 1 });
        });
        expect((await store.get(notes, 'a'))?.count).to.equal(11);
      });

      it('is not reading what another changes, so a decision over it needs a lock (write skew)', async () => {
        await put({ id: 'a', count: 1 }, { id: 'b', count: 1 });
        const takeOneLeave = (mine: string, other: string, lock: boolean) =>
          store.transaction(async tx => {
            if (lock) await tx.lock('a+b');
            const rest = await tx.get(notes, other);
            const own = await tx.get(notes, mine);
            await setImmediate();
            if (rest?.count === 1 && own !== undefined) await tx.put(notes, { ...own, count: 0 });
          });
        await Promise.all([takeOneLeave('a', 'b', true), takeOneLeave('b', 'a', true)]);
        const left = await Promise.all([store.get(notes, 'a'), store.get(notes, 'b')]);
        expect(left.map(note => note?.count).sort()).to.deep.equal([0, 1]);
      });
    });

    describe('a hot record', () => {
      const increment = async (tx: Transaction): Promise<void> => {
        const note = (await tx.get(notes, 'hot')) ?? { id: 'hot', count: 0 };
        await setImmediate();
        await tx.put(notes, { ...note, count: note.count + 1 });
      };

      it('counts 100 parallel increments under a lock without a conflict', async () => {
        await all(100, () =>
          store.transaction(async tx => {
            await tx.lock('hot');
            await increment(tx);
          }),
        );
        expect((await store.get(notes, 'hot'))?.count).to.equal(100);
      });

      it('counts 100 parallel increments without a lock when conflicts are run again', async () => {
        let conflicts = 0;
        await all(100, async () => {
          for (;;) {
            try {
              return await store.transaction(increment);
            } catch (error) {
              if (!isFault(error, 'store.conflict')) throw error;
              conflicts += 1;
            }
          }
        });
        expect((await store.get(notes, 'hot'))?.count).to.equal(100);
        expect(conflicts).to.be.greaterThan(0);
      });
    });

    describe('a lock', () => {
      it('is had first come, first served', async () => {
        const order: number[] = [];
        let asked: Promise<unknown> = Promise.resolve();
        const transactions = Array.from({ length: 20 }, (_, i) =>
          store.transaction(async tx => {
            // Each asks once the one before has asked.
            const before = asked;
            const asking = before.then(() => tx.lock('l'));
            asked = before.then(() => settled(5));
            await asking;
            order.push(i);
            await setImmediate();
          }),
        );
        await Promise.all(transactions);
        expect(order).to.deep.equal([...order].sort((a, b) => a - b));
      });

      it('is no wait for whoever holds it', () =>
        store.transaction(async tx => {
          await Promise.all([tx.lock('a'), tx.lock('a')]);
          await tx.lock('a');
        }));

      it('does not keep out those who ask for another', () =>
        store.transaction(async tx => {
          await tx.lock('a');
          await store.transaction(other => other.lock('b'));
        }));

      it('is freed when the work throws', async () => {
        const failing = store.transaction(async tx => {
          await tx.lock('a');
          throw new Error('no');
        });
        await Promise.allSettled([failing, store.transaction(tx => tx.lock('a'))]);
        await store.transaction(tx => tx.lock('a'));
      });

      it('lets the next one see what was committed under it', async () => {
        const seen: number[] = [];
        await all(10, () =>
          store.transaction(async tx => {
            await tx.lock('a');
            const found = await tx.find(notes, 'all', {});
            seen.push(found.length);
            await tx.put(notes, { id: `n${found.length}`, count: 0, at: found.length });
          }),
        );
        expect(seen).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      });
    });

    describe('a lock that is only tried', () => {
      it('is had when it is free, is refused at once when it is not, and is kept to the end', async () => {
        await store.transaction(async tx => {
          expect(await tx.tryLock('a')).to.equal(true);
          expect(await tx.tryLock('a')).to.equal(true);
          await tx.lock('a');
          await store.transaction(async other => {
            expect(await other.tryLock('a')).to.equal(false);
            expect(await other.tryLock('b')).to.equal(true);
          });
        });
        expect(await store.transaction(tx => tx.tryLock('a'))).to.equal(true);
      });

      it('is refused while it was taken by waiting, and keeps out those who wait', async () => {
        await store.transaction(async tx => {
          await tx.lock('a');
          expect(await store.transaction(other => other.tryLock('a'))).to.equal(false);
        });
        const order: string[] = [];
        let waiting: Promise<void> | undefined;
        await store.transaction(async tx => {
          expect(await tx.tryLock('a')).to.equal(true);
          waiting = store.transaction(async other => {
            await other.lock('a');
            order.push('other');
          });
          await settled(20);
          order.push('this');
        });
        await waiting;
        expect(order).to.deep.equal(['this', 'other']);
      });

      it('is freed when the work throws', async () => {
        const failing = store.transaction(async tx => {
          await tx.tryLock('a');
          throw new Error('no');
        });
        await Promise.allSettled([failing]);
        expect(await store.transaction(tx => tx.tryLock('a'))).to.equal(true);
      });

      it('is had by one of many, and who has it next sees what was committed under it', async () => {
        const had = await Promise.all(
          Array.from({ length: 10 }, () =>
            store.transaction(async tx => {
              if (!(await tx.tryLock('a')) || (await tx.get(notes, 'a')) !== undefined) return 0;
              await settled(3);
              await tx.put(notes, { id: 'a', count: 1 });
              return 1;
            }),
          ),
        );
        expect(had.filter(one => one === 1)).to.have.length(1);
        await store.transaction(async tx => {
          expect(await tx.tryLock('a')).to.equal(true);
          expect(await tx.get(notes, 'a')).to.not.equal(undefined);
        });
      });
    });

    describe('an index', () => {
      const ids = async (reader: Pick<Store, 'find'>, index: 'all' | 'topic' | 'byName', query = {}): Promise<string> =>
        (await reader.find(notes, index, query)).map(note => note.id).join('');

      beforeEach(() =>
        put(
          { id: 'd', count: 0, topic: 'x', at: 4 },
          { id: 'b', count: 0, topic: 'x', at: 2 },
          { id: 'a', count: 0, topic: 'x', at: 2 },
          { id: 'c', count: 0, topic: 'y', at: 3 },
          { id: 'e', count: 0, at: 10 },
          { id: 'f', count: 0, topic: 'x' },
        ),
      );

      it('gives records in its order, then by id', async () => {
        expect(await ids(store, 'all')).to.equal('abcde');
        expect(await ids(store, 'topic', { equals: 'x' })).to.equal('abd');
        expect(await ids(store, 'topic', { equals: 'nothing' })).to.equal('');
        expect(await ids(store, 'byName')).to.equal('abcdef');
      });

      it('goes backwards, from a value and for so many', async () => {
        expect(await ids(store, 'all', { descending: true })).to.equal('edcba');
        expect(await ids(store, 'all', { after: 2 })).to.equal('cde');
        expect(await ids(store, 'all', { after: 2.5, limit: 2 })).to.equal('cd');
        expect(await ids(store, 'all', { after: 4, descending: true })).to.equal('cba');
        expect(await ids(store, 'all', { descending: true, limit: 2 })).to.equal('ed');
        expect(await ids(store, 'all', { limit: 0 })).to.equal('');
        expect(await ids(store, 'byName', { after: 'b' })).to.equal('cdef');
        expect(await ids(store, 'topic', { equals: 'x', after: 2 })).to.equal('d');
      });

      it('moves records that change, and drops those that lack its fields', async () => {
        await put(
          { id: 'a', count: 0, topic: 'y', at: 9 },
          { id: 'b', count: 0, at: 2 },
          { id: 'd', count: 7, topic: 'x', at: 4 },
        );
        expect(await ids(store, 'all')).to.equal('bcdae');
        expect(await ids(store, 'topic', { equals: 'x' })).to.equal('d');
        expect(await ids(store, 'topic', { equals: 'y' })).to.equal('ca');
        await store.transaction(async tx => {
          for (const id of ['a', 'c', 'e']) {
            await tx.get(notes, id);
            await tx.remove(notes, id);
          }
        });
        expect(await ids(store, 'all')).to.equal('bd');
        expect(await ids(store, 'topic', { equals: 'y' })).to.equal('');
      });

      it('shows a transaction its own changes in their places', () =>
        store.transaction(async tx => {
          await tx.get(notes, 'c');
          await tx.put(notes, { id: 'c', count: 1, topic: 'x', at: 1 });
          await tx.put(notes, { id: 'z', count: 1, topic: 'x', at: 3 });
          await tx.put(notes, { id: 'y', count: 1, topic: 'x', at: 99 });
          await tx.get(notes, 'b');
          await tx.remove(notes, 'b');
          expect(await ids(tx, 'topic', { equals: 'x' })).to.equal('cazdy');
          expect(await ids(tx, 'topic', { equals: 'x', descending: true })).to.equal('ydzac');
          expect(await ids(tx, 'topic', { equals: 'x', after: 2, limit: 2 })).to.equal('zd');
          expect(await ids(tx, 'topic', { equals: 'x', after: 4, descending: true, limit: 2 })).to.equal('za');
          expect(await ids(tx, 'topic', { equals: 'y' })).to.equal('');
          expect(await ids(tx, 'all', { limit: 1 })).to.equal('c');
        }));

      it('does not answer a query that does not fit it', async () => {
        await rejects('program', store.find(notes, 'topic', {}));
        await rejects('program', store.find(notes, 'all', { equals: 'x' }));
      });
    });

    it('says whether it can be written', async () => {
      expect(await store.writable()).to.equal(true);
      await store.close();
      expect(await store.writable()).to.equal(false);
    });

    it('lets running transactions end when it is closed, and refuses later ones', async () => {
      let closed: Promise<void> | undefined;
      await store.transaction(async tx => {
        closed = store.close();
        await tx.put(notes, { id: 'a', count: 1 });
        await setImmediate();
      });
      await closed;
      await store.close();
      await rejects(
        'store.unavailable',
        store.transaction(async () => undefined),
      );
    });

    it('does what a plain model does, however transactions interleave', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
          const tried = await open();
          try {
            await compareWithModel(tried, steps);
          } finally {
            await tried.close();
          }
        }),
        { numRuns: 30 },
      );
    });
  });
}

/** Expects a Fault of this code. */
export async function rejects(code: FaultCode, promise: Promise<unknown>): Promise<void> {
  const outcome = await promise.then(
    () => 'no fault',
    error => (isFault(error, code) ? code : error),
  );
  expect(outcome).to.equal(code);
}

async function all(count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, i) => work(i)));
}

async function settled(turns: number): Promise<void> {
  for (let i = 0; i < turns; i += 1) await setImmediate();
}

interface Step {
  readonly transaction: number;
  readonly act: 'get' | 'put' | 'remove' | 'find' | 'commit' | 'roll back';
  readonly id: string;
  readonly at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  transaction: fc.integer({ min: 0, max: 2 }),
  act: fc.constantFrom('get', 'get', 'put', 'put', 'put', 'remove', 'find', 'commit', 'commit', 'roll back'),
  id: fc.constantFrom('a', 'b', '__proto__'),
  at: fc.integer({ min: 0, max: 3 }),
});

/** Takes the steps one by one, each in its transaction, on the store and on two Maps. */
async function compareWithModel(store: Store, steps: readonly Step[]): Promise<void> {
  const committed = new Map<string, Note & { version: number }>();
  const open = new Map<number, Driven>();
  let versions = 0;
  const end = async (number: number, commit: boolean): Promise<void> => {
    const { own, read, finish } = open.get(number) ?? {};
    if (own === undefined || read === undefined || finish === undefined) return;
    open.delete(number);
    const conflict = [...own.keys()].some(id => (committed.get(id)?.version ?? 0) !== (read.get(id) ?? 0));
    expect(await finish(commit)).to.equal(commit ? (conflict ? 'conflict' : 'committed') : 'rolled back');
    if (!commit || conflict) return;
    versions += 1;
    for (const [id, note] of own) {
      if (note === undefined) committed.delete(id);
      else committed.set(id, { ...note, version: versions });
    }
  };

  for (const { transaction, act, id, at } of steps) {
    if (act === 'commit' || act === 'roll back') {
      await end(transaction, act === 'commit');
      continue;
    }
    const driven = open.get(transaction) ?? (await drive(store));
    open.set(transaction, driven);
    const { tx, own, read } = driven;
    const now = new Map<string, Note | undefined>([...[...committed].map(([i, n]) => [i, plain(n)] as const), ...own]);
    const note = (noted: string): void => {
      if (!own.has(noted) && !read.has(noted)) read.set(noted, committed.get(noted)?.version ?? 0);
    };
    if (act === 'get') {
      note(id);
      expect(await tx.get(notes, id)).to.deep.equal(now.get(id));
    } else if (act === 'find') {
      const expected = [...now.values()]
        .flatMap(n => n ?? [])
        .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
      for (const found of expected) note(found.id);
      expect(await tx.find(notes, 'all', {})).to.deep.equal(expected);
    } else {
      const record = act === 'put' ? { id, count: versions, at } : undefined;
      await (record === undefined ? tx.remove(notes, id) : tx.put(notes, record));
      own.set(id, record);
    }
  }
  for (const number of [...open.keys()]) await end(number, true);
  expect(await store.find(notes, 'byName', {})).to.deep.equal(
    [...committed.values()].map(plain).sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

interface Driven {
  readonly tx: Transaction;
  readonly own: Map<string, Note | undefined>;
  readonly read: Map<string, number>;
  finish(commit: boolean): Promise<'committed' | 'conflict' | 'rolled back'>;
}

/** A transaction whose work waits for what is done with it from outside. */
async function drive(store: Store): Promise<Driven> {
  let end!: (commit: boolean) => void;
  const ending = new Promise<boolean>(resolve => {
    end = resolve;
  });
  let outcome!: Promise<'committed' | 'conflict' | 'rolled back'>;
  const tx = await new Promise<Transaction>(began => {
    outcome = store
      .transaction(async inner => {
        began(inner);
        if (!(await ending)) throw new Error('roll back');
      })
      .then(
        () => 'committed' as const,
        error => (isFault(error, 'store.conflict') ? 'conflict' : 'rolled back'),
      );
  });
  return {
    tx,
    own: new Map(),
    read: new Map(),
    finish(commit) {
      end(commit);
      return outcome;
    },
  };
}

function plain({ id, count, at }: Note): Note {
  return { id, count, ...(at === undefined ? {} : { at }) };
}
