import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../../bot/config.ts';
import { openCore } from '../../bot/core.ts';
import { type JobRunner, jobRunner } from '../../bot/jobs.ts';
import { createLogger } from '../../bot/logging.ts';
import { activities, conversations, deadJobs, drafts, jobs } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { talk } from '../../bot/talk.ts';
import type { Message } from '../../bot/turn.ts';
import type { Matcher } from '../../dialogs/understand/match.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { Fault } from '../../knowledge/fault.ts';
import type { Job } from '../../knowledge/records.ts';
import { learn, load } from '../content/once.ts';
import { openTalkingDesk, type Talker } from '../dialogs/talking-desk.ts';
import { memoryStore } from '../fakes/memory-store.ts';

const silent = createLogger({ logLevel: 'silent' });
const never = { set: () => {}, clear: () => {} };

describe('a job', () => {
  let knowledge: Knowledge;
  let mind: { knowledge: Knowledge; matcher: Matcher };
  before(async () => {
    knowledge = await load({ zone: 'Asia/Shanghai' });
    mind = { knowledge, matcher: learn(knowledge) };
  });

  /** A desk over a store in memory, with its own clock and log. */
  function small(store: Store = memoryStore()) {
    const desk = {
      store,
      now: Temporal.Instant.from('2026-11-25T02:00:00Z'),
      broken: false,
      faults: 0,
      logged: [] as string[],
      runners: [] as JobRunner[],
      runner() {
        const runner = jobRunner({ store, handle, clock: () => desk.now, log, timer: never });
        desk.runners.push(runner);
        return runner;
      },
      customer: (text: string) => handle(message({ type: 'message', text })),
      /** What a customer reads in the conversation, their own words left out. */
      async said() {
        const lines = await store.find(activities, 'conversation', { equals: 'c' });
        return lines.flatMap(({ activity }) => (activity.from?.role === 'bot' ? [activity.text ?? ''] : []));
      },
      due: () => store.find(jobs, 'due', {}),
      put: (job: Job) => store.transaction(tx => tx.put(jobs, job)),
    };
    const note = (_: object, text: string) => void desk.logged.push(text);
    const log = { warn: note, error: note } as unknown as typeof silent;
    const handle = talk({
      store,
      clock: () => desk.now,
      random: bytes => randomBytes(bytes),
      language: 'zh-CN',
      mind: () => ({ ...mind, knowledge: desk.broken ? broken : knowledge }),
      committed: () => {},
      onFault: () => {
        desk.faults += 1;
      },
    });
    const broken: Knowledge = {
      ...knowledge,
      get policy(): Knowledge['policy'] {
        throw new Error('broken');
      },
    };
    const message = (activity: Message['activity']): Message => {
      return { channel: 'test', conversation: 'c', key: randomUUID(), user: { id: 'u' }, activity };
    };
    return desk;
  }

  /** A form begun with something in it, so that there is a job to tell of its end six days later. */
  async function withDraft(desk = small()) {
    await desk.customer('我家空调不制冷了');
    return desk;
  }
  const sixDays = (desk: ReturnType<typeof small>) => {
    desk.now = desk.now.add({ hours: 6 * 24 });
  };
  const told = async (desk: ReturnType<typeof small>) => (await desk.said()).filter(text => text.includes('填了一半'));

  it('waits for its time, and its effect and its end are one', async () => {
    const desk = await withDraft();
    const [job] = await desk.due();
    expect(job).to.include({ kind: 'draft', form: 'repair', dueAt: '2026-12-01T02:00:00.000Z', conversation: 'c' });
    desk.now = Temporal.Instant.from('2026-12-01T01:59:59.999Z');
    await desk.runner().run();
    expect(await told(desk)).to.have.length(0);
    desk.now = Temporal.Instant.from('2026-12-01T02:00:00Z');
    await desk.runner().run();
    expect(await told(desk)).to.have.length(1);
    expect((await desk.due()).map(({ id }) => id)).to.not.include(job?.id);
  });

  it('is done once by two runners', async () => {
    const desk = await withDraft(small(memoryStore({ seed: 7 })));
    sixDays(desk);
    await Promise.all([desk.runner().run(), desk.runner().run(), desk.runner().run()]);
    expect(await told(desk)).to.have.length(1);
  });

  it('is done once when its turn meets conflicts', async () => {
    let conflicts = 0;
    const desk = await withDraft(small(memoryStore({ conflict: () => conflicts-- > 0 })));
    sixDays(desk);
    conflicts = 2;
    await desk.runner().run();
    expect(await told(desk)).to.have.length(1);
  });

  it('is neither doubled nor missed when the clock jumps forth and back', async () => {
    const desk = await withDraft();
    const begun = desk.now;
    const runner = desk.runner();
    for (const hours of [6 * 24, -48, 2, 6 * 24 + 1, 0, 6 * 24 + 2]) {
      desk.now = begun.add({ hours });
      await runner.run();
    }
    expect(await told(desk)).to.have.length(1);
  });

  it('that falls due at night waits until the morning', async () => {
    const desk = await withDraft();
    const at = (time: string) => {
      desk.now = Temporal.PlainDateTime.from(time).toZonedDateTime('Asia/Shanghai').toInstant();
    };
    for (const time of ['2026-12-01T21:00', '2026-12-02T03:00', '2026-12-02T07:59']) {
      at(time);
      await desk.runner().run();
      expect(await told(desk), time).to.have.length(0);
    }
    expect((await desk.due())[0]?.dueAt).to.equal('2026-12-02T00:00:00.000Z');
    at('2026-12-02T08:00');
    await desk.runner().run();
    expect(await told(desk)).to.have.length(1);
  });

  it('does not interrupt somebody who is filling in a form', async () => {
    const desk = await withDraft();
    // The form of another run: the customer wrote nothing about it, only in it.
    sixDays(desk);
    await desk.store.transaction(async tx => {
      const record = await tx.get(conversations, 'c');
      if (record === undefined) throw new Error('nobody has talked yet');
      const heardAt = desk.now.subtract({ minutes: 29 }).toString({ smallestUnit: 'millisecond' });
      const memory = { ...(record.state.memory as object), heardAt };
      await tx.put(conversations, { ...record, state: { ...record.state, memory } });
    });
    await desk.runner().run();
    expect(await told(desk)).to.have.length(0);
    expect((await desk.due())[0]?.dueAt).to.equal('2026-12-01T02:30:00.000Z');
    desk.now = desk.now.add({ minutes: 30 });
    await desk.runner().run();
    expect(await told(desk)).to.have.length(1);
  });

  it('that fails says nothing and is tried again, ever later, five times in all', async () => {
    const desk = await withDraft();
    sixDays(desk);
    const before = await desk.said();
    desk.broken = true;
    const runner = desk.runner();
    const waited: number[] = [];
    for (let tries = 1; tries <= 5; tries += 1) {
      await runner.run();
      await runner.run();
      expect(desk.faults).to.equal(tries);
      const [job] = await desk.due();
      if (job === undefined) break;
      waited.push(desk.now.until(job.dueAt).total('minutes'));
      expect(job.tries).to.equal(tries);
      desk.now = Temporal.Instant.from(job.dueAt);
    }
    for (const [at, minutes] of [1, 5, 30, 120].entries()) expect(waited[at]).to.be.within(minutes, minutes * 1.25);
    expect(waited).to.have.length(4);
    expect(await desk.due()).to.deep.equal([]);
    expect(await desk.said()).to.deep.equal(before);
    const given = desk.logged.filter(text => text.includes('given up'));
    expect(given).to.have.length(1);
    expect(given[0]).to.include('clerk -- undelivered');
    desk.broken = false;
    desk.now = desk.now.add({ hours: 24 });
    await runner.run();
    expect(await desk.said()).to.deep.equal(before);
  });

  it('that failed is done when the fault is mended, and leaves nothing dead', async () => {
    const desk = await withDraft();
    sixDays(desk);
    desk.broken = true;
    await desk.runner().run();
    desk.broken = false;
    const [job] = await desk.due();
    desk.now = desk.now.add({ seconds: 75 });
    await desk.runner().run();
    expect(await told(desk)).to.have.length(1);
    expect(await desk.store.get(deadJobs, job?.id ?? '')).to.equal(undefined);
  });

  it('waits while the store cannot write, which is logged once', async () => {
    const desk = await withDraft();
    sixDays(desk);
    let down = true;
    const handled: string[] = [];
    const runner = jobRunner({
      store: desk.store,
      handle: async ({ key }) => {
        if (down) throw new Fault('store.unavailable');
        handled.push(key);
        return { duplicate: false, heard: undefined, said: [] };
      },
      clock: () => desk.now,
      log: { warn: (_: object, text: string) => void desk.logged.push(text), error: () => {} } as never,
      timer: never,
    });
    await runner.run();
    await runner.run();
    expect(desk.logged).to.have.length(1);
    const [job] = await desk.due();
    down = false;
    await runner.run();
    expect(handled).to.deep.equal([`job/${job?.id}`]);
  });

  it('of a conversation that is gone is cleared away', async () => {
    const desk = small();
    await desk.put({ id: 'j', kind: 'survey', ticket: 'x', conversation: 'gone', dueAt: '2026-11-25T01:00:00.000Z' });
    await desk.runner().run();
    expect(await desk.due()).to.deep.equal([]);
    expect(desk.faults).to.equal(0);
  });

  it('comes in its order, oldest first, however many are due', async () => {
    const desk = await withDraft();
    for (let at = 0; at < 120; at += 1) {
      const dueAt = Temporal.Instant.from('2026-11-25T01:00:00Z').subtract({ minutes: at });
      await desk.put({
        id: `j${at}`,
        kind: 'visit-reminder',
        ticket: 'x',
        conversation: 'c',
        dueAt: dueAt.toString({ smallestUnit: 'millisecond' }),
      });
    }
    const order: string[] = [];
    let at = 0;
    const runner = jobRunner({
      store: desk.store,
      handle: async ({ job }) => {
        order.push(job ?? '');
        // Every third one does not go away, as one whose failure cannot be recorded.
        at += 1;
        if (at % 3 === 0) throw new Error('stuck');
        await desk.store.transaction(async tx => {
          await tx.get(jobs, job ?? '');
          await tx.remove(jobs, job ?? '');
        });
        return { duplicate: false, heard: undefined, said: [] };
      },
      clock: () => desk.now,
      log: silent,
      timer: never,
    });
    await runner.run();
    expect(order).to.deep.equal(Array.from({ length: 120 }, (_, at) => `j${119 - at}`));
  });

  it('is found among a few, however many were done before it', async () => {
    const desk = await withDraft();
    for (let at = 0; at < 120; at += 1) {
      const dueAt = '2026-11-25T01:00:00.000Z';
      await desk.put({ id: `j${at}`, kind: 'visit-reminder', ticket: 'x', conversation: 'c', dueAt });
    }
    const limits: (number | undefined)[] = [];
    const store: Store = {
      ...desk.store,
      find(collection, index, query) {
        limits.push(query.limit);
        return desk.store.find(collection, index, query);
      },
    };
    const removed = (id = '') =>
      desk.store.transaction(async tx => {
        await tx.get(jobs, id);
        await tx.remove(jobs, id);
      });
    const handle = async ({ job }: Message) => {
      await removed(job);
      return { duplicate: false, heard: undefined, said: [] };
    };
    await jobRunner({ store, handle, clock: () => desk.now, log: silent, timer: never }).run();
    expect(limits).to.deep.equal([50, 50, 50, 50]);
  });

  it('in hand is finished before the runner is closed, and no other is begun', async () => {
    const desk = await withDraft();
    for (const id of ['a', 'b']) {
      await desk.put({ id, kind: 'survey', ticket: 'x', conversation: 'c', dueAt: '2026-11-25T01:00:00.000Z' });
    }
    const events: string[] = [];
    let finish = () => {};
    const runner = jobRunner({
      store: desk.store,
      handle: async ({ job }) => {
        events.push(`begun ${job}`);
        await new Promise<void>(done => {
          finish = done;
        });
        events.push(`done ${job}`);
        return { duplicate: false, heard: undefined, said: [] };
      },
      clock: () => desk.now,
      log: silent,
      timer: never,
    });
    void runner.run();
    while (events.length === 0) await new Promise(setImmediate);
    const closing = runner.close().then(() => events.push('closed'));
    finish();
    await closing;
    expect(events).to.deep.equal(['begun a', 'done a', 'closed']);
  });

  it('is looked for again and again by the clock, and no more after the end', async () => {
    const desk = await withDraft();
    const set: { run: () => void; milliseconds: number }[] = [];
    const timer = {
      set: (run: () => void, milliseconds: number) => set.push({ run, milliseconds }),
      clear: () => void set.splice(0),
    };
    const handled: string[] = [];
    const runner = jobRunner({
      store: desk.store,
      handle: async ({ job }) => {
        handled.push(job ?? '');
        return { duplicate: true, heard: undefined, said: [] };
      },
      clock: () => desk.now,
      log: silent,
      timer,
    });
    for (const expected of [5000, 15_000, 15_000]) {
      expect(set.map(({ milliseconds }) => milliseconds)).to.deep.equal([expected]);
      set.shift()?.run();
      while (set.length === 0) await new Promise(setImmediate);
    }
    expect(handled).to.deep.equal([]);
    sixDays(desk);
    set.shift()?.run();
    while (set.length === 0) await new Promise(setImmediate);
    expect(handled).to.have.length(1);
    await runner.close();
    expect(set).to.deep.equal([]);
  });
});

describe('a job across a restart', () => {
  it('is done by the desk that runs when it is due, also when that is late', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jobs-'));
    let now = Temporal.Instant.from('2026-11-25T02:00:00Z');
    const open = () =>
      openCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), {
        clock: () => now,
        random: bytes => randomBytes(bytes),
        log: silent,
      });
    const first = await open();
    const activity = { type: 'message', text: '我家空调不制冷了' };
    await first.handle({ channel: 'test', conversation: 'c', key: 'k', user: { id: 'u' }, activity });
    await first.close();
    now = now.add({ hours: 6 * 24 + 5 });
    for (const _ of ['once', 'and again']) {
      const core = await open();
      const runner = jobRunner({ ...core, log: silent, timer: never });
      await runner.run();
      await runner.close();
      const lines = await core.store.find(activities, 'conversation', { equals: 'c' });
      expect(lines.filter(({ activity: line }) => line.text?.includes('给您留到'))).to.have.length(1);
      await core.close();
    }
    await rm(folder, { recursive: true, force: true });
  });
});

describe('a form that was begun and left', () => {
  let desk: Awaited<ReturnType<typeof openTalkingDesk>>;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));
  const kept = async (customer: Talker) => {
    return (await desk.core.store.get(drafts, `test:${customer.user.id}/repair`)) !== undefined;
  };
  const days = async (customer: Talker, count: number) => {
    desk.pass({ hours: 24 * count });
    await desk.jobs();
    return customer.look();
  };

  it('is told of once a day before its end, and removed at its end', async () => {
    const customer = desk.newcomer();
    await customer.say('我家空调不制冷了');
    expect(await days(customer, 5)).to.deep.equal([]);
    const said = await days(customer, 1);
    expect(said).to.have.length(1);
    expect(said[0]).to.include('12月2日（周三）上午10:00').and.include('报修');
    expect(customer.buttons).to.deep.equal(['报修']);
    expect(await kept(customer)).to.equal(true);
    expect(await days(customer, 1)).to.deep.equal([]);
    expect(await kept(customer)).to.equal(false);
    expect(await days(customer, 9)).to.deep.equal([]);
  });

  it('is told of in English to somebody who speaks it', async () => {
    const customer = desk.newcomer();
    await customer.say('my air conditioner does not cool any more');
    const said = await days(customer, 6);
    expect(said.join()).to.match(/Wednesday, 2 December/);
    expect(said.join()).to.not.match(/\p{Script=Han}/u);
  });

  it('goes on where it was left, when the button of it is tapped or its name is typed', async () => {
    for (const answer of ['tap', 'say'] as const) {
      desk.at('2026-11-25T10:00');
      const customer = desk.newcomer();
      await customer.say('我家空调不制冷了');
      await customer.say('同意');
      await days(customer, 6);
      await customer[answer]('报修');
      expect((await customer.form())?.answers, answer).to.include({ fault: '我家空调不制冷了' });
    }
  });

  it('is told of later when the customer goes on with it meanwhile', async () => {
    const customer = desk.newcomer();
    await customer.say('我家空调不制冷了');
    await days(customer, 4);
    await customer.say('同意');
    await customer.say('接着填');
    expect(await days(customer, 2)).to.deep.equal([]);
    expect(await days(customer, 4)).to.have.length(1);
    expect(await days(customer, 1)).to.deep.equal([]);
    expect(await kept(customer)).to.equal(false);
  });

  it('is not told of when it was cancelled; one begun after it is told of once', async () => {
    const customer = desk.newcomer();
    await customer.say('我家空调不制冷了');
    await customer.say('取消');
    desk.pass({ hours: 1 });
    await customer.say('我家洗衣机不脱水');
    expect(await days(customer, 6)).to.have.length(1);
    expect(await days(customer, 1)).to.deep.equal([]);
  });

  it('is not told of when nothing was filled in, nor is what was only looked up', async () => {
    for (const words of ['我要报修', '查一下我的空调还在不在保修期']) {
      desk.at('2026-11-25T10:00');
      const customer = desk.newcomer();
      await customer.say(words);
      expect(await customer.form(), words).to.not.equal(undefined);
      for (let day = 1; day <= 8; day += 1) expect(await days(customer, 1), words).to.deep.equal([]);
      expect(await kept(customer)).to.equal(false);
    }
  });
});
