import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type JobRunner, jobRunner, settle } from '../../bot/jobs.ts';
import { createLogger } from '../../bot/logging.ts';
import { activities, conversations, deadJobs, jobs } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { turnHandler } from '../../bot/turn.ts';
import { openTalkingDesk, type TalkingDesk } from '../dialogs/talking-desk.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { closePostgresStores } from '../store/postgres-stores.ts';
import { sharedStores } from '../store/shared-stores.ts';

const start = Temporal.Instant.from('2026-11-25T02:00:00Z');
const silent = createLogger({ logLevel: 'silent' });
const never = { set: () => {}, clear: () => {} };

/** What comes of a job each time that it is tried; done, when nothing is said. */
type Outcome = 'done' | 'fail' | { readonly laterBy: number };

/** A runner with a clock of its own, on a store that it shares. */
function runnerOn(store: Store, outcomes: ReadonlyMap<string, Outcome[]> = new Map()) {
  const own = {
    now: start,
    /** Jobs that it has had in hand, by their case. */
    had: [] as string[],
    /** Called in the middle of a job's turn. */
    meanwhile: async () => {},
    runner: undefined as unknown as JobRunner,
  };
  const clock = () => own.now;
  const random = (bytes: number) => randomBytes(bytes);
  const handle = turnHandler({
    store,
    clock,
    desk: () => ({ id: 'desk', name: 'desk' }),
    async handle({ tx, now, message, context }) {
      const job = message.job === undefined ? undefined : await tx.get(jobs, message.job);
      if (job === undefined) return;
      const { ticket } = job as { ticket: string };
      own.had.push(ticket);
      expect(job.dueAt <= now.toString({ smallestUnit: 'millisecond' }), `${ticket} is due`).to.equal(true);
      await own.meanwhile();
      const came = outcomes.get(ticket)?.[0] ?? 'done';
      if (came === 'fail') throw new Error('no');
      if (came === 'done') await context.sendActivity(`done ${ticket}`);
      const later = came === 'done' ? came : { later: now.add({ minutes: came.laterBy }) };
      await settle({ tx, now, random }, job, later);
    },
    async apologise({ tx, now, message }) {
      const job = await tx.get(jobs, message.job ?? '');
      if (job !== undefined) await settle({ tx, now, random }, job, 'failed');
    },
    committed: () => {},
    onFault: () => {},
  });
  const counted: typeof handle = async message => {
    const outcome = await handle(message);
    const task = own.had.at(-1) ?? '';
    // What came of a try is used up once it is committed.
    if (!outcome.duplicate) outcomes.get(task)?.shift();
    return outcome;
  };
  own.runner = jobRunner({ store, handle: counted, clock, log: silent, timer: never });
  return own;
}

/** Three conversations, and jobs of theirs, each of a case of its own, that fall due so many minutes after the start. */
async function putJobs(store: Store, minutes: readonly number[]): Promise<void> {
  const at = start.toString({ smallestUnit: 'millisecond' });
  await store.transaction(async tx => {
    for (const id of ['c0', 'c1', 'c2']) {
      await tx.put(conversations, {
        id,
        channel: 'test',
        user: { id: 'u' },
        startedAt: at,
        seq: 0,
        lastAt: at,
        state: {},
      });
    }
    for (const [number, each] of minutes.entries()) {
      const dueAt = start.add({ minutes: each }).toString({ smallestUnit: 'millisecond' });
      const conversation = `c${number % 3}`;
      await tx.put(jobs, { id: `j${number}`, kind: 'survey', ticket: `t${number}`, conversation, dueAt });
    }
  });
}

/** What the customers read, in the order of the cases. */
async function told(store: Store): Promise<string[]> {
  const lines = await Promise.all(
    ['c0', 'c1', 'c2'].map(conversation => store.find(activities, 'conversation', { equals: conversation })),
  );
  const numberOf = (text: string) => Number(text.slice('done t'.length));
  return lines
    .flat()
    .map(({ activity }) => activity.text ?? '')
    .sort((a, b) => numberOf(a) - numberOf(b));
}

const all = (count: number) => Array.from({ length: count }, (_, at) => `done t${at}`);

for (const [where, database] of sharedStores(11)) {
  describe(`jobs ${where}`, () => {
    afterEach(closePostgresStores);

    for (const count of [2, 4]) {
      it(`are each done once by ${count} runners at once, and nobody does what another has in hand`, async () => {
        const open = await database();
        const runners = await Promise.all(Array.from({ length: count }, async () => runnerOn(await open())));
        await putJobs(
          await open(),
          Array.from({ length: 24 }, () => 0),
        );
        await Promise.all(runners.map(({ runner }) => runner.run()));
        // Somebody may have passed over what another one had in hand just then.
        await Promise.all(runners.map(({ runner }) => runner.run()));
        expect(await told(await open())).to.deep.equal(all(24));
        expect(runners.flatMap(({ had }) => had)).to.have.length(24);
      });
    }

    it('that one runner has in hand make no other wait, who does the rest', async () => {
      const open = await database();
      const [slow, quick] = [runnerOn(await open()), runnerOn(await open())];
      await putJobs(await open(), [0, 0, 0, 0]);
      let finish = () => {};
      const held = new Promise<void>(resolve => {
        finish = resolve;
      });
      slow.meanwhile = () => held;
      const running = slow.runner.run();
      while (slow.had.length === 0) await setImmediate();
      await quick.runner.run().then(finish, finish);
      await running;
      // The last one is of the conversation that the slow one held.
      expect(slow.had).to.deep.equal(['t0', 't3']);
      expect(quick.had).to.deep.equal(['t1', 't2']);
      expect(await told(await open())).to.deep.equal(all(4));
    });

    it('of a runner that is gone in the middle are done by another', async () => {
      const open = await database();
      await putJobs(await open(), [0]);
      const gone = (await open()).transaction(async tx => {
        expect(await tx.tryLock('conversation/c0')).to.equal(true);
        const other = runnerOn(await open());
        await other.runner.run();
        expect(other.had).to.deep.equal([]);
        throw new Error('gone');
      });
      await Promise.allSettled([gone]);
      const other = runnerOn(await open());
      await other.runner.run();
      expect(await told(await open())).to.deep.equal(all(1));
    });
  });
}

describe('jobs under clocks that differ and jump', () => {
  it('are neither doubled nor missed, and no runner turns in circles', async () => {
    const minutes = fc.oneof(fc.integer({ min: -15, max: 15 }), fc.constantFrom(60, -60, 24 * 60, -24 * 60));
    const outcome: fc.Arbitrary<Outcome> = fc.oneof(
      fc.constant('fail' as const),
      fc.record({ laterBy: fc.integer({ min: -2000, max: 2000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(outcome, { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.record({ who: fc.integer({ min: 0, max: 2 }), jump: minutes, passes: fc.nat(40) }), {
          maxLength: 12,
        }),
        fc.integer(),
        async (due, fates, steps, seed) => {
          const store = memoryStore({ seed });
          const outcomes = new Map(fates.map((fate, at) => [`t${at}`, [...fate]]));
          const runners = [0, 1, 2].map(() => runnerOn(store, outcomes));
          await putJobs(store, due);
          const run = async (which: ReturnType<typeof runnerOn>) => {
            const before = which.had.length;
            await which.runner.run();
            const had = which.had.slice(before);
            // Once, and once more for each other runner that is behind and has put it off meanwhile.
            for (const each of had) expect(had.filter(other => other === each).length).to.be.at.most(3);
          };
          for (const { who, jump, passes } of steps) {
            const one = runners[who] as (typeof runners)[number];
            one.now = one.now.add({ minutes: jump });
            for (const each of runners) each.now = each.now.add({ minutes: passes });
            await Promise.all(runners.map(run));
          }
          for (let round = 0; round < 6; round += 1) {
            for (const each of runners) each.now = each.now.add({ hours: 24 * 4 });
            await Promise.all(runners.map(run));
          }
          expect(await store.find(jobs, 'due', {})).to.deep.equal([]);
          expect(await told(store)).to.deep.equal(all(due.length));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('that are put off to a moment that is over, and by one runner for another that is ahead, are not tried for ever', async () => {
    const store = memoryStore();
    const outcomes = new Map<string, Outcome[]>([['t0', Array.from({ length: 50 }, () => ({ laterBy: -5 }))]]);
    const [behind, ahead] = [runnerOn(store, outcomes), runnerOn(store, outcomes)];
    ahead.now = ahead.now.add({ minutes: 10 });
    await putJobs(store, [0]);
    for (let look = 0; look < 8; look += 1) {
      for (const each of [behind, ahead]) {
        await each.runner.run();
        each.now = each.now.add({ seconds: 15 });
      }
    }
    // Two minutes have passed: the one that is behind tried once, the other one once a minute.
    expect(behind.had.length + ahead.had.length).to.be.at.most(4);
  });

  it('are given up after five tries all the same, by whomever', async () => {
    const store = memoryStore();
    const outcomes = new Map<string, Outcome[]>([['t0', Array.from({ length: 9 }, () => 'fail' as const)]]);
    const [behind, ahead] = [runnerOn(store, outcomes), runnerOn(store, outcomes)];
    ahead.now = ahead.now.add({ hours: 1 });
    await putJobs(store, [0]);
    for (let hour = 0; hour < 8; hour += 1) {
      for (const each of [behind, ahead]) {
        await each.runner.run();
        each.now = each.now.add({ hours: 1 });
      }
    }
    expect(behind.had.length + ahead.had.length).to.equal(5);
    expect(await store.find(jobs, 'due', {})).to.deep.equal([]);
    expect((await store.find(deadJobs, 'due', {})).map(({ tries }) => tries)).to.deep.equal([5]);
  });
});

describe('the reminder of a visit in New York', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk('America/New_York');
  });
  after(() => desk.close());

  for (const [night, days] of [
    ['shorter', { booked: '2026-03-04', before: '2026-03-08', visit: '3月9日' }],
    ['longer', { booked: '2026-10-28', before: '2026-11-01', visit: '11月2日' }],
  ] as const) {
    it(`comes at five by the clocks there after the night that is ${night}, once, from two runners`, async () => {
      desk.at(`${days.booked}T10:00`);
      const customer = desk.newcomer();
      await customer.start('booking');
      for (const each of ['同意', '安装热水器', '下周一上午九点', '13812345678', '跳过', '提交'])
        await customer.say(each);
      expect(customer.told).to.include('约好了').and.include(days.visit);
      const runners = [1, 2].map(() => jobRunner({ ...desk.core, log: silent, timer: never }));
      const reminders: string[] = [];
      for (const time of ['00:30', '01:30', '02:30', '03:30', '16:00', '16:59', '17:00', '18:00', '19:30']) {
        desk.at(`${days.before}T${time}`);
        await Promise.all(runners.map(runner => runner.run()));
        if ((await customer.look()).length > 0) reminders.push(`${time} ${customer.told}`);
      }
      expect(reminders).to.have.length(1);
      expect(reminders[0])
        .to.match(/^17:00 /)
        .and.include(`${days.visit}（周一）上午9:00`);
    });
  }
});
