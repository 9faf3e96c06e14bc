import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createLogger } from '../../bot/logging.ts';
import { type OpenedStore, openStore } from '../../bot/open-store.ts';
import { type Retention, retention } from '../../bot/retention.ts';
import {
  activities,
  allCollections,
  conversations,
  customers,
  files,
  pastCases,
  settings,
  tickets,
} from '../../bot/store/collections.ts';
import { tableOf } from '../../bot/store/postgres/tables.ts';
import type { Store } from '../../bot/store/store.ts';
import { turnHandler } from '../../bot/turn.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { Fault } from '../../knowledge/fault.ts';
import type { Shop } from '../../knowledge/shop.ts';
import { load } from '../content/once.ts';
import { openTalkingDesk, type TalkingDesk } from '../dialogs/talking-desk.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { removeScratch, scratch } from '../store/folders.ts';
import { freshDatabase } from '../store/postgres-server.ts';
import { memoryBlobs } from './directline/desk.ts';
import { canary, everything, numberOf, oldCustomer } from './old-records.ts';

const opened = '2025-03-04T02:00:00.000Z';
const yearLater = '2026-03-05T02:00:00Z';
const never = { set: () => {}, clear: () => {} };
type Kept = Pick<OpenedStore, 'store' | 'blobs' | 'forget'>;

describe('what is too old', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await load();
  });
  afterEach(removeScratch);

  /** What removes, over a store, at a time. */
  function remover(
    { store, blobs, forget = async () => {} }: Pick<Kept, 'store' | 'blobs'> & Partial<Kept>,
    { now = yearLater, logged = [], shop = knowledge.shop }: { now?: string; logged?: unknown[]; shop?: Shop } = {},
  ): Retention {
    const note = (facts: object, text: string) => void logged.push({ ...facts, text });
    return retention({
      store,
      blobs,
      forget,
      knowledge: () => ({ ...knowledge, shop }),
      clock: () => Temporal.Instant.from(now),
      random: randomBytes,
      log: { info: note, warn: note } as unknown as ReturnType<typeof createLogger>,
      timer: never,
    });
  }
  const inMemory = (store: Store = memoryStore()) => ({ store, blobs: memoryBlobs() });
  const world = () => ({
    clock: () => Temporal.Instant.from(yearLater),
    random: randomBytes,
    log: createLogger({ logLevel: 'silent' }),
  });

  /** Each with a look for the canary on whatever the data lies on. */
  const kinds: Readonly<Record<string, () => Promise<Kept & { left: () => Promise<number> }>>> = {
    async memory() {
      const kept = inMemory();
      const left = async () => {
        const blobs = await Promise.all((await kept.blobs.list()).map(({ id }) => kept.blobs.get(id)));
        return (
          `${await everything(kept.store, ['a', 'b'])}${Buffer.concat(blobs.flatMap(each => each ?? []))}`.split(canary)
            .length - 1
        );
      };
      return { ...kept, forget: async () => {}, left };
    },
    async json() {
      const folder = await scratch();
      const kept = await openStore({ store: { kind: 'json' }, dataFolder: folder }, world());
      const left = async () => {
        const names = await readdir(folder, { recursive: true });
        const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'latin1').catch(() => '')));
        return [...names, ...texts].join().split(canary).length - 1;
      };
      return { ...kept, left };
    },
    async postgres() {
      const url = await freshDatabase();
      const kept = await openStore({ store: { kind: 'postgres', url }, dataFolder: await scratch() }, world());
      const left = async () => {
        const client = new Client({ connectionString: url });
        await client.connect();
        let rows = 0;
        for (const table of [...allCollections.map(({ name }) => tableOf(name)), 'desk.blobs']) {
          const cell = table === 'desk.blobs' ? `id || convert_from(bytes, 'UTF8')` : 'id || body::text';
          const found = await client.query(`select 1 from ${table} where ${cell} like '%${canary}%'`);
          rows += found.rowCount ?? 0;
        }
        await client.end();
        return rows;
      };
      return { ...kept, left };
    },
  };

  for (const [kind, open] of Object.entries(kinds)) {
    it(`is nowhere a year later, in ${kind}: neither in records nor in files`, async () => {
      const { store, blobs, forget, left } = await open();
      try {
        await oldCustomer(store, blobs, { name: 'a', at: opened, state: 'closed' });
        await oldCustomer(store, blobs, { name: 'b', at: opened, state: 'cancelled' });
        expect(await left()).to.be.greaterThan(500);
        const logged: unknown[] = [];
        await remover({ store, blobs, forget }, { logged }).run();
        expect(await left()).to.equal(0);
        expect(logged).to.deep.equal([
          {
            handledMessages: 4,
            cases: 2,
            activities: 500,
            conversations: 2,
            files: 4,
            visitDays: 2,
            drafts: 2,
            deadJobs: 2,
            undelivered: 2,
            text: 'old data removed',
          },
        ]);
        expect(await store.get(pastCases, numberOf('a'))).to.deep.equal({
          id: numberOf('a'),
          kind: 'repair',
          state: 'closed',
          urgent: false,
          openedAt: opened,
          endedAt: opened,
          policyVersion: 'general-1',
          product: 'washer',
          way: 'on-site',
          fee: 'paid',
          visitedOn: '2025-03-04',
          mark: 2,
        });
      } finally {
        await store.close();
      }
    });
  }

  it('keeps on record the machine of whoever was told so, until the record ends, too', async () => {
    const kept = inMemory();
    await oldCustomer(kept.store, kept.blobs, { name: 'a', at: opened, state: 'closed', consent: '4' });
    await remover(kept).run();
    expect(await kept.store.get(pastCases, numberOf('a'))).to.include({ serial: `${canary}-a-SN` });
    await remover(kept, { now: '2028-03-02T02:00:00Z' }).run();
    expect(await kept.store.get(pastCases, numberOf('a'))).to.not.equal(undefined);
    await remover(kept, { now: '2028-03-05T02:00:00Z' }).run();
    expect(await kept.store.get(pastCases, numberOf('a'))).to.equal(undefined);
  });

  it('stays, all of it, while a case is open, and goes a term after that has ended', async () => {
    const kept = inMemory();
    const { store, blobs } = kept;
    await oldCustomer(store, blobs, { name: 'a', at: opened, state: 'confirmed', lines: 30 });
    await remover(kept, { now: '2027-03-05T02:00:00Z' }).run();
    expect(await store.find(activities, 'conversation', { equals: 'c-a' })).to.have.length(30);
    expect(await store.get(conversations, 'c-a')).to.not.equal(undefined);
    expect(await store.get(customers, `directline:dl_${canary}-a`)).to.not.equal(undefined);
    expect(await store.find(files, 'kept', {})).to.have.length(2);
    expect(await blobs.list()).to.have.length(2);

    await store.transaction(async tx => {
      const ticket = await tx.get(tickets, numberOf('a'));
      const log = [...(ticket?.log ?? []), { at: '2027-03-06T02:00:00.000Z', by: 'clerk' as const, what: 'close' }];
      if (ticket) await tx.put(tickets, { ...ticket, state: 'closed' as const, log });
    });
    // The chat is old enough by itself; the case with its photo waits for its own term.
    await remover(kept, { now: '2027-03-07T02:00:00Z' }).run();
    expect(await store.get(conversations, 'c-a')).to.equal(undefined);
    expect((await store.get(tickets, numberOf('a')))?.phone).to.equal(`${canary}-a`);
    expect(await store.find(files, 'kept', {})).to.have.length(1);
    await remover(kept, { now: '2028-03-04T02:00:00Z' }).run();
    expect(await store.get(tickets, numberOf('a'))).to.not.equal(undefined);
    await remover(kept, { now: '2028-03-06T02:00:00Z' }).run();
    expect(await everything(store, ['a'])).to.not.include(canary);
    expect(await blobs.list()).to.deep.equal([]);
  });

  it('goes out of a conversation that goes on; what is younger, and its numbering, stays', async () => {
    const kept = inMemory();
    const { store } = kept;
    await oldCustomer(store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 5 });
    const now = Temporal.Instant.from('2026-03-04T01:00:00Z');
    await speaker(store, now)('still here');
    await remover(kept).run();
    const lines = await store.find(activities, 'conversation', { equals: 'c-a' });
    expect(lines.map(({ seq, activity }) => [seq, activity.text])).to.deep.equal([
      [6, 'still here'],
      [7, 'heard: still here'],
    ]);
    expect((await store.get(conversations, 'c-a'))?.seq).to.equal(7);
    expect(await store.get(tickets, numberOf('a'))).to.equal(undefined);
  });

  it('does not take along what a clerk wrote lately to somebody who has long been silent', async () => {
    const kept = inMemory();
    const { store } = kept;
    await oldCustomer(store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 5 });
    const said = (seq: number, at: string) =>
      store.transaction(async tx => {
        const conversation = await tx.get(conversations, 'c-a');
        const activity = { text: 'the survey', from: { id: 'desk', role: 'bot' }, timestamp: at } as never;
        await tx.put(activities, { id: `c-a|000000${seq}`, conversation: 'c-a', seq, activity });
        if (conversation) await tx.put(conversations, { ...conversation, seq, lastAt: at });
      });
    await said(6, '2026-02-20T02:00:00.000Z');
    await remover(kept).run();
    expect((await store.find(activities, 'conversation', { equals: 'c-a' })).map(({ seq }) => seq)).to.deep.equal([6]);
    expect(await store.get(tickets, numberOf('a'))).to.equal(undefined);
  });

  it('goes with its case although the desk asked about it some days after', async () => {
    const kept = inMemory();
    const { store } = kept;
    await oldCustomer(store, kept.blobs, { name: 'a', at: '2025-09-10T02:00:00.000Z', state: 'closed', lines: 5 });
    await store.transaction(async tx => {
      const conversation = await tx.get(conversations, 'c-a');
      if (conversation) await tx.put(conversations, { ...conversation, lastAt: '2025-09-20T02:00:00.000Z' });
    });
    const shop = { ...knowledge.shop, chatDays: 180, retentionDays: 180 };
    await remover(kept, { now: '2026-03-10T02:00:00Z', shop }).run();
    expect(await everything(store, ['a'])).to.not.include(canary);
  });

  it('takes nothing of a customer who comes back in the same moment', async () => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const store = memoryStore({ seed });
      const kept = inMemory(store);
      await oldCustomer(store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 120 });
      const say = speaker(store, Temporal.Instant.from(yearLater));
      // At another step of the removal each time.
      const late = async () => {
        for (let turns = seed * 6; turns > 0; turns -= 1) await new Promise(setImmediate);
        return say('I am back');
      };
      const [outcome] = await Promise.all([late(), remover(kept).run()]);
      const lines = await store.find(activities, 'conversation', { equals: 'c-a' });
      expect(lines.slice(-2).map(({ activity }) => activity.text)).to.deep.equal(['I am back', 'heard: I am back']);
      expect(lines.slice(-1).map(({ id }) => id)).to.deep.equal(outcome.said.map(({ id }) => id));
      expect((await store.get(conversations, 'c-a'))?.seq).to.equal(lines.at(-1)?.seq);
      expect((await say('I am back')).duplicate).to.equal(true);
    }
  });

  it('is removed once by two at once, and by two that do not know of each other', async () => {
    for (const seconds of ['2026-03-05T02:00:00Z', '2026-03-05T02:11:00Z']) {
      const kept = inMemory(memoryStore({ seed: 7 }));
      for (const name of ['a', 'b', 'c']) {
        await oldCustomer(kept.store, kept.blobs, { name, at: opened, state: 'closed', lines: 120 });
      }
      const logged: Record<string, number>[] = [];
      // For a clock that is eleven minutes ahead the word of the other one has run out.
      await Promise.all([remover(kept, { logged }).run(), remover(kept, { logged, now: seconds }).run()]);
      const sum = (what: string) => logged.reduce((all, each) => all + (each[what] ?? 0), 0);
      expect([sum('cases'), sum('conversations'), sum('activities')]).to.deep.equal([3, 3, 360]);
      if (seconds === yearLater) expect(logged).to.have.length(1);
      expect(await everything(kept.store, ['a', 'b', 'c'])).to.not.include(canary);
    }
  });

  it('stays when a clerk opens the case again between the look at it and its removal', async () => {
    const store = memoryStore();
    const kept = inMemory(store);
    await oldCustomer(store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 5 });
    const late: Store = {
      ...store,
      async find(collection, index, query) {
        const found = await store.find(collection, index, query);
        if (found[0]?.id === numberOf('a')) {
          await store.transaction(async tx => {
            const ticket = await tx.get(tickets, numberOf('a'));
            if (ticket) await tx.put(tickets, { ...ticket, state: 'confirmed' as const });
          });
        }
        return found;
      },
    };
    await remover({ store: late, blobs: kept.blobs }).run();
    expect(await store.get(tickets, numberOf('a'))).to.include({ state: 'confirmed', phone: `${canary}-a` });
    expect(await store.find(activities, 'conversation', { equals: 'c-a' })).to.have.length(5);
    expect(await kept.blobs.list()).to.have.length(2);
  });

  it('is removed to the end by the next run, wherever one broke off', async () => {
    let broken = true;
    for (let steps = 1; broken; steps += 1) {
      const store = memoryStore();
      const kept = inMemory(store);
      await oldCustomer(store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 220 });
      let left = steps;
      const breaking: Store = {
        ...store,
        transaction: work => {
          left -= 1;
          if (left < 0) throw new Fault('store.unavailable', {});
          return store.transaction(work);
        },
      };
      await remover({ store: breaking, blobs: kept.blobs }).run();
      broken = left < 0;
      const [ticket, past] = await Promise.all([
        store.get(tickets, numberOf('a')),
        store.get(pastCases, numberOf('a')),
      ]);
      expect([ticket, past].filter(Boolean), `after ${steps} steps`).to.have.length(1);
      // Its word holds for ten minutes when it could not take it back.
      await remover(kept, { now: '2026-03-05T02:11:00Z' }).run();
      expect(await everything(store, ['a']), `after ${steps} steps`).to.not.include(canary);
    }
  });

  it('is removed a hundred records at a time', async () => {
    const store = memoryStore();
    const blobs = memoryBlobs();
    for (const name of ['a', 'b']) await oldCustomer(store, blobs, { name, at: opened, state: 'closed', lines: 350 });
    let largest = 0;
    const watched: Store = {
      ...store,
      transaction: work =>
        store.transaction(async tx => {
          let written = 0;
          const counted: typeof tx = {
            ...tx,
            remove(collection, id) {
              written += 1;
              return tx.remove(collection, id);
            },
          };
          const result = await work(counted);
          largest = Math.max(largest, written);
          return result;
        }),
    };
    await remover({ store: watched, blobs }).run();
    expect(await everything(store, ['a', 'b'])).to.not.include(canary);
    expect(largest).to.be.within(100, 110);
  });

  it('is looked for a minute after the start, then each hour, and removed once a day', async () => {
    const { store, blobs } = inMemory();
    const set: { run: () => void; milliseconds: number }[] = [];
    const timer = {
      set: (run: () => void, milliseconds: number) => set.push({ run, milliseconds }),
      clear: () => void set.splice(0),
    };
    let now = Temporal.Instant.from(yearLater);
    let runs = 0;
    let disk: 'full' | 'well' = 'full';
    const removing = retention({
      store,
      blobs,
      async forget() {
        runs += 1;
        if (disk === 'full') throw new Fault('store.unavailable', {});
      },
      knowledge: () => knowledge,
      clock: () => now,
      random: randomBytes,
      log: createLogger({ logLevel: 'silent' }),
      timer,
    });
    const look = async () => {
      const [{ run, milliseconds } = { run: () => {}, milliseconds: 0 }] = set.splice(0);
      run();
      while (set.length === 0) await new Promise(setImmediate);
      return milliseconds;
    };
    expect(await look()).to.equal(60_000);
    expect(runs).to.equal(1);
    disk = 'well';
    for (let hours = 1; hours <= 30; hours += 1) {
      now = now.add({ hours: 1 });
      expect(await look()).to.equal(3_600_000);
    }
    expect(runs).to.equal(3);
    await removing.close();
    expect(set).to.deep.equal([]);
  });

  it('is removed again after a clock that was years ahead', async () => {
    const kept = inMemory();
    await oldCustomer(kept.store, kept.blobs, { name: 'a', at: opened, state: 'closed', lines: 5 });
    const value = JSON.stringify({ doneAt: '2099-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z', by: 'x' });
    await kept.store.transaction(tx => tx.put(settings, { id: 'retention', value }));
    await remover(kept).run();
    expect(await everything(kept.store, ['a'])).to.not.include(canary);
  });

  /** Somebody in the conversation of the old customer `a`, to whom every word is said again. */
  function speaker(store: Store, now: Temporal.Instant) {
    const handle = turnHandler({
      store,
      clock: () => now,
      desk: () => ({ id: 'desk', name: 'desk' }),
      async handle({ context, conversation }) {
        conversation.state = { memory: { heardAt: now.toString({ smallestUnit: 'millisecond' }) } };
        await context.sendActivity(`heard: ${context.activity.text}`);
      },
      apologise: async () => {},
      committed: () => {},
      onFault: fault => {
        throw fault;
      },
    });
    return (text: string) =>
      handle({
        channel: 'directline',
        conversation: 'c-a',
        key: `client/${text}`,
        user: { id: `dl_${canary}-a` },
        activity: { type: 'message', text },
      });
  }
});

describe('a customer of last year', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());

  const removed = async () => {
    const { store, blobs, knowledge, clock } = desk.core;
    const log = createLogger({ logLevel: 'silent' });
    await retention({
      store,
      blobs,
      forget: async () => {},
      knowledge,
      clock,
      random: randomBytes,
      log,
      timer: never,
    }).run();
  };

  it('is greeted and asked for consent as at the first time, and reports a fault', async () => {
    const customer = desk.newcomer();
    await customer.arrive('zh-CN');
    await reported(customer);
    const [before] = await customer.tickets();
    await desk.clerk('cancel', before?.id ?? '', '已经好了');
    desk.pass({ hours: 24 * 400 });
    await removed();
    expect(await customer.tickets()).to.deep.equal([]);
    expect(await customer.record()).to.equal(undefined);

    await customer.arrive('zh-CN');
    expect(customer.told).to.include('安心售后');
    await reported(customer);
    expect(await customer.tickets()).to.have.length(1);
  });

  it('reads what a clerk writes about a case that ended, when the chat of it is gone', async () => {
    const customer = desk.newcomer();
    await customer.arrive('zh-CN');
    await reported(customer);
    const [ticket] = await customer.tickets();
    const number = ticket?.id ?? '';
    await desk.clerk('cancel', number, '按您说的取消');
    desk.pass({ hours: 24 * 200 });
    await removed();
    expect(await desk.core.store.get(conversations, customer.conversation)).to.equal(undefined);
    expect((await customer.tickets())[0]?.phone).to.equal('13800138000');
    await desk.clerk('answer', number, '想起来问您一句');
    const lines = await desk.core.store.find(activities, 'conversation', { equals: customer.conversation });
    expect(lines.map(({ activity }) => activity.text).join()).to.include('想起来问您一句');
  });

  async function reported(customer: ReturnType<TalkingDesk['newcomer']>): Promise<void> {
    for (const text of ['我要报修', '同意', '洗衣机', '不转了', '家里用', '跳过', '13800138000', '跳过', '提交']) {
      await customer.say(text);
    }
    expect(customer.told).to.match(/R-/);
  }
});
