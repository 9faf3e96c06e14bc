import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { sharedClock } from '../../bot/shared-clock.ts';
import { freshDatabase } from '../store/postgres-server.ts';
import { closePostgresStores, openedPostgres } from '../store/postgres-stores.ts';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');

describe('the clock that desks on one database share', () => {
  /** A machine and a database whose clocks, and how long an answer takes, are set by a test. */
  function machine({ own = noon, uptime = 1000, takes = 0 } = {}) {
    const state = {
      database: noon.epochMilliseconds,
      own,
      uptime,
      takes,
      logged: [] as object[],
      isDown: false,
      next: undefined as (() => void) | undefined,
      /** Time passes on both. */
      pass(milliseconds: number) {
        state.database += milliseconds;
        state.uptime += milliseconds;
        state.own = state.own.add({ milliseconds });
      },
      async look() {
        const { next } = state;
        state.next = undefined;
        next?.();
        while (state.next === undefined) await new Promise(setImmediate);
      },
    };
    const options = {
      async ask() {
        state.pass(state.takes / 2);
        if (state.isDown) throw new Error('down');
        const time = state.database;
        state.pass(state.takes / 2);
        return time;
      },
      uptime: () => state.uptime,
      own: () => state.own,
      log: { warn: (facts: object) => void state.logged.push(facts) } as never,
      timer: {
        set(run: () => void) {
          state.next = run;
          return run;
        },
        clear() {
          state.next = undefined;
        },
      },
    };
    return { state, open: () => sharedClock(options) };
  }

  it('is that of the database, whatever the machine believes', async () => {
    const { state, open } = machine({ own: noon.add({ hours: -24 }), takes: 40 });
    const clock = await open();
    expect(clock.now().epochMilliseconds).to.equal(state.database);
    state.pass(7000);
    expect(clock.now().epochMilliseconds).to.equal(state.database);
    expect(state.logged).to.deep.equal([{ seconds: -86_400 }]);
  });

  it('does not jump with the clock of the machine, of which it tells once', async () => {
    const { state, open } = machine();
    const clock = await open();
    expect(state.logged).to.deep.equal([]);
    state.own = state.own.add({ hours: 1 });
    expect(clock.now().epochMilliseconds).to.equal(state.database);
    for (let looks = 0; looks < 3; looks += 1) await state.look();
    expect(state.logged).to.deep.equal([{ seconds: 3600 }]);
  });

  it('follows the database after a sleep of the machine, and goes on while the database is away or slow', async () => {
    const { state, open } = machine();
    const clock = await open();
    state.database += 60_000;
    await state.look();
    expect(clock.now().epochMilliseconds).to.equal(state.database);
    state.isDown = true;
    await state.look();
    expect(clock.now().epochMilliseconds).to.equal(state.database);
    state.isDown = false;
    state.takes = 9000;
    state.database += 500;
    await state.look();
    expect(clock.now().epochMilliseconds).to.equal(state.database - 500);
    clock.close();
    expect(state.next).to.equal(undefined);
  });

  it('is asked of PostgreSQL in milliseconds', async () => {
    const { time } = await openedPostgres(await freshDatabase());
    const before = Date.now();
    expect(await time()).to.be.within(before - 5000, Date.now() + 5000);
    await closePostgresStores();
  });
});
