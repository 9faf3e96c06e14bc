import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { deskOf } from '../../bot/desk.ts';
import { allCollections, customers, tickets, visitDays } from '../../bot/store/collections.ts';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import { openPostgresStore } from '../../bot/store/postgres/postgres-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Message, turnHandler } from '../../bot/turn.ts';
import type { Booked, Desk } from '../../dialogs/ports.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { isFault } from '../../knowledge/fault.ts';
import type { Slot, Ticket, VisitDay } from '../../knowledge/records.ts';
import { load } from '../content/once.ts';
import { memoryStore, randomNumbers } from '../fakes/memory-store.ts';
import { freshDatabase } from '../store/postgres-server.ts';
import { sample } from './cli/sample-cases.ts';

const crowd = Array.from({ length: 200 }, (_, index) => `u${index}`);
const [thursday, friday, monday] = ['2026-11-26', '2026-11-27', '2026-11-30'] as const;
const lastSlot: Slot = { team: 'home', date: friday, start: '09:00' };

/** A store that counts the conflicts of its transactions. */
interface Counted {
  readonly store: Store;
  readonly conflicts: () => number;
  close(): Promise<void>;
}

const stores: Readonly<Record<string, () => Promise<Counted>>> = {
  'a store with delays': async () => counted(memoryStore()),
  'a store with delays and conflicts': async () => {
    let commits = 0;
    return counted(
      memoryStore({
        seed: 7,
        conflict() {
          commits += 1;
          return commits % 6 === 0;
        },
      }),
    );
  },
  'the json store': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slots-'));
    const { store } = await openJsonStore(folder, allCollections, { report() {} });
    return counted(store, () => rm(folder, { recursive: true, force: true }));
  },
  'PostgreSQL, on which two desks work': async () => {
    const url = await freshDatabase();
    const open = async () => (await openPostgresStore(url, allCollections, { report() {} })).store;
    return counted(inTurns(await open(), await open()));
  },
};

describe('the last free time', () => {
  let content: Knowledge;
  before(async () => {
    content = await load({ folder: undefined, zone: 'Asia/Shanghai' });
  });

  for (const [name, open] of Object.entries(stores)) {
    describe(`in ${name}`, () => {
      let counted: Counted;
      let now: Temporal.Instant;
      beforeEach(async () => {
        counted = await open();
        now = Temporal.Instant.from('2026-11-25T02:00:00Z');
      });
      afterEach(() => counted.close());

      for (const technicians of [1, 3]) {
        it(`is booked by ${technicians} of 200 who ask for it at once, and the others are told that it is full`, async () => {
          const shop = shopOf(technicians);
          await Promise.all(crowd.map(reported));
          const answers = await Promise.all(
            crowd.map(user =>
              shop.turn(user, `c-${user}`, async desk => {
                await desk.diary(undefined, `R-${user}`);
                return desk.bookVisit(`R-${user}`, lastSlot);
              }),
            ),
          );
          const won = crowd.filter((_, index) => answers[index]?.ok);
          expect(won).to.have.length(technicians);
          expect(new Set(answers.map(codeOf))).to.deep.equal(new Set(['booked', 'full']));
          const day = await dayOf(friday);
          expect(day.map(({ holder, start }) => `${holder} ${start}`)).to.have.members(
            won.map(user => `R-${user} 09:00`),
          );
          expect((await visited()).map(({ id }) => id)).to.have.members(won.map(user => `R-${user}`));
          await consistent(technicians);
          expect(shop.faults).to.deep.equal([]);
          if (!name.includes('conflicts')) expect(counted.conflicts()).to.equal(0);
        });
      }

      it('is held by 3 of 200, who then book it, each in a case of their own', async () => {
        const shop = shopOf(3);
        const held = await Promise.all(
          crowd.map(user => shop.turn(user, `c-${user}`, desk => desk.holdSlot(lastSlot))),
        );
        expect(held.filter(Boolean)).to.have.length(3);
        const answers = await Promise.all(
          crowd.map(user =>
            shop.turn(user, `c-${user}`, desk =>
              desk.openVisit({ kind: 'visit' as const, fault: '安装', photos: [] }, lastSlot),
            ),
          ),
        );
        expect(answers.map(({ ok }) => ok)).to.deep.equal(held);
        expect(await visited()).to.have.length(3);
        expect(await counted.store.find(tickets, 'opened', {})).to.have.length(3);
        await consistent(3);
      });

      it('is booked once by a customer who asks in two conversations at once', async () => {
        const shop = shopOf(3);
        const users = crowd.slice(0, 100);
        await Promise.all(users.map(reported));
        const answers = await Promise.all(
          users.flatMap(user =>
            ['a', 'b'].map(conversation =>
              shop.turn(user, `${conversation}-${user}`, desk => desk.bookVisit(`R-${user}`, lastSlot)),
            ),
          ),
        );
        // Whoever has it is told so in both conversations.
        expect(answers.filter(({ ok }) => ok)).to.have.length(6);
        expect(await visited()).to.have.length(3);
        for (const { log } of await visited()) expect(log.map(({ what }) => what)).to.deep.equal(['opened', 'booked']);
        await consistent(3);
      });

      it('is one of several that a customer may hold, whatever is tried in two conversations at once', async () => {
        const shop = shopOf(200);
        const wishes = [thursday, friday, monday].map(date => ({ ...lastSlot, date, start: '14:00' }));
        const users = crowd.slice(0, 12);
        await Promise.all(
          users.flatMap(user =>
            wishes.flatMap((wish, index) => [
              shop.turn(user, `a-${user}`, desk => desk.holdSlot(wish)),
              shop.turn(user, `b-${user}`, desk => desk.holdSlot(wishes[2 - index] ?? wish)),
            ]),
          ),
        );
        const days = (await Promise.all([thursday, friday, monday].map(dayOf))).flat();
        expect(days.map(({ holder }) => holder).sort()).to.deep.equal(users.map(user => `test:${user}`).sort());
        await consistent(200);
      });

      it('is given to no two, whatever 60 customers hold, book, move and call off', async () => {
        const shop = shopOf(5);
        const mixed = crowd.slice(0, 60);
        const random = randomNumbers(11);
        const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
        await Promise.all(mixed.map(reported));
        const outcomes = new Set<string>();
        for (let wave = 0; wave < 5; wave += 1) {
          await Promise.all(
            // A few come first, so that they have something to move while there is still room.
            (wave === 0 ? mixed.slice(0, 15) : mixed).map(async user => {
              const wish = {
                ...lastSlot,
                date: any([thursday, friday, monday]),
                start: any(['10:00', '11:00', '14:00']),
              };
              const number = `R-${user}`;
              const act = any(['hold', 'book', 'book', 'open', 'cancel'] as const);
              const done = await shop.turn(user, `${any(['a', 'b'])}-${user}`, async desk => {
                await desk.diary(undefined, number);
                if (act === 'hold') return `hold ${await desk.holdSlot(wish)}`;
                if (act === 'cancel') return `cancel ${(await desk.cancelVisit(number, '')) !== undefined}`;
                if (act === 'open')
                  return `open ${codeOf(await desk.openVisit({ kind: 'visit' as const, fault: '安装', photos: [] }, wish))}`;
                return `book ${codeOf(await desk.bookVisit(number, wish))}`;
              });
              outcomes.add(done);
            }),
          );
          await consistent(5);
          now = now.add({ minutes: 4 });
        }
        expect([...outcomes]).to.include.members(['hold true', 'hold false', 'cancel true', 'cancel false']);
        expect([...outcomes]).to.include.members(['book booked', 'book full', 'open booked', 'open full']);
        const cases = await counted.store.find(tickets, 'opened', {});
        const happened = new Set(cases.flatMap(({ log }) => log.map(({ what }) => what)));
        expect([...happened]).to.have.members(['opened', 'booked', 'moved', 'called-off']);
        expect(shop.faults).to.deep.equal([]);
      }).timeout(60_000);

      /** Turns as customers make them, run again on conflicts, and sent again when the desk asks for it. */
      function shopOf(technicians: number) {
        const acts = new Map<string, (desk: Desk) => Promise<unknown>>();
        const results = new Map<string, unknown>();
        const faults: unknown[] = [];
        const knowledge = { ...content, teams: content.teams.map(team => ({ ...team, technicians })) };
        const handle = turnHandler({
          store: counted.store,
          clock: () => now,
          desk: () => ({ id: 'desk', name: 'desk' }),
          async handle(turn) {
            const desk = await deskOf({ turn, language: 'zh-CN', knowledge, random: randomBytes });
            results.set(turn.message.key, await acts.get(turn.message.key)?.(desk));
          },
          apologise: async () => {},
          committed() {},
          onFault: fault => faults.push(fault),
        });
        return {
          faults,
          async turn<T>(user: string, conversation: string, act: (desk: Desk) => Promise<T>): Promise<T> {
            const key = randomUUID();
            acts.set(key, act);
            const message: Message = {
              channel: 'test',
              conversation,
              key,
              user: { id: user },
              activity: { type: 'event' },
            };
            for (;;) {
              try {
                await handle(message);
                return results.get(key) as T;
              } catch (fault) {
                if (!isFault(fault, 'store.unavailable')) throw fault;
              }
            }
          },
        };
      }

      async function reported(user: string): Promise<void> {
        const ticket = sample({ id: `R-${user}`, customer: `test:${user}`, conversation: `a-${user}` });
        for (;;) {
          try {
            return await counted.store.transaction(tx => tx.put(tickets, ticket));
          } catch (fault) {
            if (!isFault(fault, 'store.conflict')) throw fault;
          }
        }
      }

      async function dayOf(date: string): Promise<VisitDay['visits']> {
        return (await counted.store.get(visitDays, `home/${date}`))?.visits ?? [];
      }

      async function visited(): Promise<Ticket[]> {
        return (await counted.store.find(tickets, 'opened', {})).filter(({ visit }) => visit !== undefined);
      }

      /** No technician is at two places, and the diary says what cases and customers say. */
      async function consistent(technicians: number): Promise<void> {
        const days = await counted.store.find(visitDays, 'team', { equals: 'home' });
        const alive = days.map(({ date, visits }) => ({
          date,
          visits: visits.filter(({ until }) => until === undefined || Date.parse(until) > now.epochMilliseconds),
        }));
        const cases = await visited();
        const ownerOf = new Map(cases.map(({ id, customer }) => [id, customer]));
        for (const { date, visits } of alive) {
          for (let minute = 9 * 60; minute < 17 * 60; minute += 30) {
            const running = visits.filter(({ start, minutes }) => {
              const from = Number(start.slice(0, 2)) * 60 + Number(start.slice(3));
              return from <= minute && minute < from + minutes;
            });
            const booked = running.filter(({ until }) => until === undefined);
            expect(booked.length, `${date} ${minute}`).to.be.at.most(technicians);
            // Who holds another time may be moving the visit that they have.
            const owners = booked.map(({ holder }) => ownerOf.get(holder));
            const held = running.filter(({ until, holder }) => until !== undefined && !owners.includes(holder));
            expect(booked.length + held.length, `${date} ${minute}`).to.be.at.most(technicians);
          }
        }
        const entries = alive.flatMap(({ date, visits }) => visits.map(visit => ({ ...visit, date })));
        const lines = (list: readonly { date: string; start: string; holder: string }[]) =>
          list.map(({ date, start, holder }) => `${date} ${start} ${holder}`).sort();
        expect(lines(entries.filter(({ until }) => until === undefined))).to.deep.equal(
          lines(cases.flatMap(({ id, visit }) => (visit ? [{ ...visit, holder: id }] : []))),
        );
        for (const { holder, date, start } of entries.filter(({ until }) => until !== undefined))
          expect((await counted.store.get(customers, holder))?.held).to.deep.equal({ team: 'home', date, start });
      }
    });
  }
});

function codeOf(answer: Booked): string {
  return answer.ok ? 'booked' : answer.because.code;
}

/** Two stores on the same data, asked by turns. */
function inTurns(...stores: readonly [Store, Store]): Store {
  let asked = 0;
  const next = (): Store => {
    asked += 1;
    return stores[asked % 2] as Store;
  };
  return {
    get: (...args) => next().get(...args),
    find: (...args) => next().find(...args),
    transaction: work => next().transaction(work),
    writable: () => next().writable(),
    close: async () => void (await Promise.all(stores.map(store => store.close()))),
  };
}

function counted(store: Store, after = async () => {}): Counted {
  let conflicts = 0;
  return {
    store: {
      ...store,
      get: (...asked) => store.get(...asked),
      find: (...asked) => store.find(...asked),
      async transaction(work) {
        try {
          return await store.transaction(work);
        } catch (fault) {
          if (isFault(fault, 'store.conflict')) conflicts += 1;
          throw fault;
        }
      },
    },
    conflicts: () => conflicts,
    async close() {
      await store.close();
      await after();
    },
  };
}
