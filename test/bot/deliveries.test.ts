import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Sent } from '../../bot/channels/channel.ts';
import { deliveries } from '../../bot/deliveries.ts';
import { createLogger } from '../../bot/logging.ts';
import { activities, type LoggedActivity, deliveries as owedTo, undelivered } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Message, type Outcome, turnHandler } from '../../bot/turn.ts';
import { isFault } from '../../knowledge/fault.ts';
import { memoryStore, randomNumbers } from '../fakes/memory-store.ts';
import { closePostgresStores } from '../store/postgres-stores.ts';
import { sharedStores } from '../store/shared-stores.ts';

const start = Temporal.Instant.from('2026-11-25T02:00:00Z');
const silent = createLogger({ logLevel: 'silent' });

/** Time that all instances live in, and that passes when a test says so. */
function time() {
  const waiting = new Map<object, { readonly at: number; readonly run: () => void }>();
  const own = {
    passed: 0,
    timer: {
      set(run: () => void, milliseconds: number) {
        const handle = {};
        waiting.set(handle, { at: own.passed + milliseconds, run });
        return handle;
      },
      clear: (handle: unknown) => void waiting.delete(handle as object),
    },
    /** Whatever is due within that time happens at its moment, with the work that comes of it. */
    async pass(seconds: number) {
      const end = own.passed + seconds * 1000;
      for (;;) {
        await settled();
        const [next] = [...waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        const [handle, { at, run }] = next;
        waiting.delete(handle);
        own.passed = Math.max(own.passed, at);
        run();
      }
      own.passed = end;
    },
  };
  return own;
}

async function settled(rounds = 60): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await setImmediate();
}

/** Where lines arrive. */
function farSide() {
  const arrived: { readonly conversation: string; readonly seq: number; readonly key: string }[] = [];
  return {
    arrived,
    take: ({ conversation, seq }: LoggedActivity, key: string) => void arrived.push({ conversation, seq, key }),
    /** What is there once what came twice under one key was left out. */
    kept(conversation: string): number[] {
      const own = arrived.filter(each => each.conversation === conversation);
      return own.filter(({ key }, at) => own.findIndex(each => each.key === key) === at).map(({ seq }) => seq);
    },
  };
}
type FarSide = ReturnType<typeof farSide>;

const ok: Sent = { ok: true };
const failed: Sent = { ok: false, because: 'failed', why: 'HTTP 503', remedy: 'wait' };

interface InstanceOptions {
  readonly far: FarSide;
  readonly name?: string;
  readonly world?: ReturnType<typeof time>;
  /** Seconds that its clock is ahead. */
  readonly ahead?: number;
  readonly send?: (line: LoggedActivity, key: string) => Promise<Sent>;
}

let instances = 0;

/** A desk that answers every message with one line, and what brings it to the far side. */
function instance(store: Store, { far, world = time(), ahead = 0, ...options }: InstanceOptions) {
  instances += 1;
  const number = instances;
  const clock = () => start.add({ milliseconds: world.passed + ahead * 1000 });
  const take = async (line: LoggedActivity, key: string): Promise<Sent> => {
    far.take(line, key);
    return ok;
  };
  const out = deliveries({
    store,
    carrier: {
      name: 'connector',
      atOnce: 1,
      send: ([line], key) => (options.send ?? take)(line as LoggedActivity, key),
    },
    instance: options.name ?? `instance-${number}`,
    clock,
    random: bytes => new Uint8Array(bytes),
    log: silent,
    timer: world.timer,
  });
  const turns = (committed: (conversation: string) => void) =>
    turnHandler({
      store,
      clock,
      desk: () => ({ id: 'desk', name: 'desk' }),
      handle: async ({ context }) => void (await context.sendActivity('answer')),
      apologise: async () => {},
      committed,
      onFault: () => {},
    });
  let keys = 0;
  const message = (conversation: string): Message => {
    keys += 1;
    const key = `${number}/${keys}`;
    return {
      channel: 'connector/test',
      conversation,
      key,
      user: { id: 'u' },
      activity: { type: 'message', text: 'x' },
    };
  };
  const handle = turns(out.push);
  const quiet = turns(() => {});
  return {
    out,
    hear: (conversation: string): Promise<Outcome> => handle(message(conversation)),
    /** As a command-line tool does, which is gone when the turn is committed. */
    hearAndGo: (conversation: string): Promise<Outcome> => quiet(message(conversation)),
    answered: (conversation: string) => out.answered(conversation, () => quiet(message(conversation))),
  };
}

/** Every place in the log at which the desk has spoken. */
async function saidIn(store: Store, conversation: string): Promise<number[]> {
  const lines = await store.find(activities, 'conversation', { equals: conversation });
  return lines.filter(({ activity }) => activity.from?.role === 'bot').map(({ seq }) => seq);
}

async function owes(store: Store): Promise<boolean> {
  return (await store.find(owedTo, 'due', { equals: 'connector', limit: 1 })).length > 0;
}

for (const [where, database] of sharedStores(5)) {
  describe(`what several instances owe to a channel, ${where}`, () => {
    afterEach(closePostgresStores);

    for (const count of [2, 4]) {
      it(`is sent once and in order by ${count} that all speak and all look at once`, async () => {
        const open = await database();
        const [far, world] = [farSide(), time()];
        const all = await Promise.all(
          Array.from({ length: count }, async () => instance(await open(), { far, world })),
        );
        const talks = ['c0', 'c1', 'c2'];
        await Promise.all(
          all.flatMap(each => [
            ...talks.flatMap(talk => [each.hear(talk), each.hearAndGo(talk), each.hear(talk)]),
            each.out.resume(),
          ]),
        );
        const store = await open();
        // What a tool has left may wait for the next look.
        await world.pass(5);
        while (await owes(store)) await setImmediate();
        for (const talk of talks) {
          const said = await saidIn(store, talk);
          expect(said).to.have.length(3 * count);
          const arrived = far.arrived.filter(({ conversation }) => conversation === talk).map(({ seq }) => seq);
          expect(arrived).to.deep.equal(said);
        }
        await Promise.all(all.map(({ out }) => out.close()));
      });
    }

    it('is brought on by another one when the one that sends is gone, once its hold is over, under the same key', async () => {
      const open = await database();
      const far = farSide();
      const [before, world] = [time(), time()];
      const keys: string[] = [];
      let finish = (_: Sent) => {};
      const gone = instance(await open(), {
        far,
        world: before,
        send: (_, key) => {
          keys.push(key);
          return new Promise(resolve => {
            finish = resolve;
          });
        },
      });
      await gone.hear('c');
      while (keys.length === 0) await setImmediate();
      await gone.hearAndGo('c');

      const other = instance(await open(), { far, world });
      world.passed = 19_000;
      await other.out.resume();
      await settled(200);
      expect(far.arrived).to.deep.equal([]);
      world.passed = 21_000;
      await other.out.resume();
      while (await owes(await open())) await setImmediate();
      expect(far.arrived.map(({ seq }) => seq)).to.deep.equal([2, 4]);
      expect(far.arrived[0]?.key).to.equal(keys[0]);
      // It comes to itself after all: nothing is sent or noted any more.
      finish(ok);
      await gone.out.close();
      expect(keys).to.have.length(1);
      expect(await owes(await open())).to.equal(false);
      await other.out.close();
    });
  });
}

describe('what is owed to a channel', () => {
  it('is noted with the turn, and found by a look where whoever said it is gone', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    await instance(store, { far, world }).hearAndGo('c');
    expect(await store.get(owedTo, 'c')).to.deep.equal({
      id: 'c',
      carrier: 'connector',
      after: 0,
      dueAt: '2026-11-25T02:00:00.000Z',
      tries: 0,
    });
    const desk = instance(store, { far, world });
    await desk.out.resume();
    await instance(store, { far, world }).hearAndGo('c');
    await world.pass(5);
    expect(far.arrived.map(({ seq }) => seq)).to.deep.equal([2, 4]);
    expect(await owes(store)).to.equal(false);
  });

  it('is taken up at once by a desk that comes back under its own name', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    const killed = instance(store, { far, world: time(), name: 'alone', send: () => new Promise(() => {}) });
    await killed.hear('c');
    await settled();
    expect((await store.get(owedTo, 'c'))?.held).to.equal('alone');
    await instance(store, { far, world, name: 'alone' }).out.resume();
    await settled();
    expect(far.arrived.map(({ seq }) => seq)).to.deep.equal([2]);
  });

  it('stays with the one that has taken over when the one before comes to itself', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    let finish = (_: Sent) => {};
    const held = () =>
      new Promise<Sent>(resolve => {
        finish = resolve;
      });
    await instance(store, { far, world: time(), send: held }).hear('c');
    await settled();
    const late = finish;
    await instance(store, { far, world }).hearAndGo('c');
    world.passed = 21_000;
    const sent: number[] = [];
    const other = instance(store, {
      far,
      world,
      name: 'other',
      async send({ seq }) {
        sent.push(seq);
        return seq === 2 ? ok : held();
      },
    });
    await other.out.resume();
    await settled();
    late(ok);
    await settled();
    expect(sent).to.deep.equal([2, 4]);
    expect(await store.get(owedTo, 'c')).to.include({ held: 'other', after: 2 });
    finish(ok);
    await settled();
    expect(await owes(store)).to.equal(false);
  });

  it('waits for the answer to a request elsewhere, which waits for a line on its way', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    let finish = (_: Sent) => {};
    const slow = instance(store, {
      far,
      world,
      send: () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    });
    await slow.hear('c');
    await settled();
    const asked = instance(store, { far, world });
    const answer = asked.answered('c');
    await world.pass(1);
    expect(await saidIn(store, 'c')).to.deep.equal([2]);
    finish(ok);
    await world.pass(1);
    expect((await answer).map(({ seq }) => seq)).to.deep.equal([4]);
    expect(far.arrived).to.deep.equal([]);
    expect(await owes(store)).to.equal(false);
  });

  it('makes such a request come again when it takes too long, with nothing done', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    await instance(store, { far, world, send: () => new Promise(() => {}) }).hear('c');
    await settled();
    const answer = instance(store, { far, world })
      .answered('c')
      .catch(fault => isFault(fault, 'store.unavailable'));
    await world.pass(6);
    expect(await answer).to.equal(true);
    expect(await saidIn(store, 'c')).to.deep.equal([2]);
  });

  it('is not forgotten when the answer to a request fails in its turn', async () => {
    const store = memoryStore();
    const [far, world] = [farSide(), time()];
    const desk = instance(store, { far, world });
    await desk.hearAndGo('c');
    const answer = desk.out.answered('c', async () => {
      throw new Error('no');
    });
    expect(await answer.catch((error: Error) => error.message)).to.equal('no');
    expect((await store.get(owedTo, 'c'))?.held).to.equal(undefined);
    await desk.out.resume();
    await world.pass(5);
    expect(far.arrived.map(({ seq }) => seq)).to.deep.equal([2]);
  });

  it('arrives at least once and never out of order, whatever fails and however far the clocks are apart', async () => {
    const act = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      talk: fc.constantFrom('c0', 'c1'),
      how: fc.constantFrom('hear' as const, 'hear' as const, 'hearAndGo' as const),
      passes: fc.integer({ min: 0, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom(0, 0, 5, -5, 30, -30, 600, -600, 86_400, -86_400), { minLength: 3, maxLength: 3 }),
        fc.integer(),
        async (acts, ahead, seed) => {
          const store = memoryStore({ seed });
          const [far, world] = [farSide(), time()];
          const random = randomNumbers(seed);
          let isCalm = false;
          const send = async (line: LoggedActivity, key: string): Promise<Sent> => {
            const fate = isCalm ? 1 : random();
            if (fate < 0.2) return failed;
            if (fate < 0.25) return new Promise(() => {});
            for (let turns = Math.floor(random() * 30); turns > 0; turns -= 1) await setImmediate();
            far.take(line, key);
            // It arrived, and the answer got lost.
            return fate < 0.4 ? failed : ok;
          };
          const all = ahead.map(each => instance(store, { far, world, send, ahead: each }));
          for (const each of all) await each.out.resume();
          for (const { who, talk, how, passes } of acts) {
            await all[who]?.[how](talk);
            await world.pass(passes);
          }
          isCalm = true;
          const last = instance(store, { far, world, send, ahead: 3 * 86_400 });
          await last.out.resume();
          await world.pass(5);
          expect(await owes(store)).to.equal(false);
          const lost = new Set((await store.find(undelivered, 'at', {})).map(({ id }) => id));
          expect([...lost]).to.deep.equal([]);
          for (const talk of ['c0', 'c1']) expect(far.kept(talk)).to.deep.equal(await saidIn(store, talk));
        },
      ),
      { numRuns: 20 },
    );
  });
});
