import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, DialogContextError, DialogSet } from 'botbuilder-dialogs';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import {
  activities,
  allCollections,
  conversations,
  customers,
  files,
  handledMessages,
} from '../../bot/store/collections.ts';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Message, type OpenTurn, type Outcome, type TurnOptions, turnHandler } from '../../bot/turn.ts';
import { Fault, isFault } from '../../knowledge/fault.ts';
import { memoryStore } from '../fakes/memory-store.ts';

describe('a turn', () => {
  it('records what was heard, what was said, the conversation and the key together', async () => {
    const desk = deskOn(memoryStore());
    const outcome = await desk.hear('k1', { text: '你好' });
    expect(outcome.duplicate).to.equal(false);
    expect(outcome.said.map(each => each.text)).to.deep.equal(['heard 你好']);
    expect((await desk.log()).map(line => line.activity.text)).to.deep.equal(['你好', 'heard 你好']);
    expect(await desk.store.get(conversations, 'c1')).to.deep.include({ channel: 'test', seq: 2, state: { turns: 1 } });
    expect(await desk.store.get(handledMessages, 'c1/k1')).to.deep.include({
      heard: 'c1|0000001',
      said: ['c1|0000002'],
    });
    expect(desk.committed).to.deep.equal(['c1']);
  });

  it('keeps the files that came with it', async () => {
    const desk = deskOn(memoryStore());
    const file = { id: 'f1', name: 'a.jpg', contentType: 'image/jpeg', size: 3, conversation: 'c1', keptAt: start };
    await desk.handle({ ...message('k1'), files: [file] });
    expect(await desk.store.get(files, 'f1')).to.deep.equal(file);
  });

  it('hands out ids without a gap and times that rise, though the clock stands still or goes back', async () => {
    const desk = deskOn(memoryStore(), {
      handle: async ({ context }) => {
        await context.sendActivity('a');
        await context.sendActivities([{ text: 'b' } as Activity, { text: 'c' } as Activity]);
      },
    });
    await desk.hear('k1');
    await desk.hear('k2');
    desk.pass({ hours: -1 });
    await desk.hear('k3');
    desk.pass({ hours: 3 });
    await desk.hear('k4');
    const log = await desk.log();
    expect(log.map(line => line.id)).to.deep.equal(
      Array.from({ length: 16 }, (_, at) => `c1|${String(at + 1).padStart(7, '0')}`),
    );
    const times = log.map(line => String(line.activity.timestamp));
    for (const time of times) expect(time).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(times).to.deep.equal([...new Set(times)].sort());
    expect(times.at(-4)).to.equal('2026-03-04T03:00:00.000Z');
  });

  it('tells the handler the time of the turn, and a copy of the message without wire matters', async () => {
    const seen: Partial<Activity>[] = [];
    const desk = deskOn(memoryStore(), {
      handle: async ({ context, now }) => {
        expect(String(now)).to.equal('2026-03-04T01:00:00Z');
        seen.push(structuredClone({ ...context.activity }));
        context.activity.text = 'changed by the handler';
      },
    });
    const sent = {
      type: 'message',
      id: 'forged',
      text: 'x',
      deliveryMode: 'expectReplies',
      serviceUrl: 'https://evil.example',
      from: { id: 'somebody else', name: '', role: 'bot' },
      conversation: { id: 'other' },
    } as unknown as Partial<Activity>;
    await desk.handle({ ...message('k1'), activity: sent });
    const [heard] = seen;
    expect(heard).to.include({ id: 'c1|0000001', text: 'x', channelId: 'test' });
    expect(heard).to.not.have.property('deliveryMode');
    expect(heard?.serviceUrl).to.equal('');
    expect(heard?.from).to.deep.equal({ id: 'u1', name: '王', role: 'user' });
    expect(heard?.recipient).to.deep.equal({ id: 'desk', name: '小修', role: 'bot' });
    expect(heard?.conversation).to.deep.equal({ id: 'c1' });
    expect(heard?.timestamp).to.be.an.instanceOf(Date);
    const [line] = await desk.log();
    expect(line?.activity).to.include({ text: 'x', timestamp: start });
    expect(line?.activity).to.not.have.property('serviceUrl');
    expect(line?.activity).to.not.have.property('deliveryMode');
  });

  it('gives each line the line that it answers, and who spoke', async () => {
    const { said } = await deskOn(memoryStore()).hear('k1');
    expect(said[0]).to.deep.include({
      id: 'c1|0000002',
      replyToId: 'c1|0000001',
      from: { id: 'desk', name: '小修', role: 'bot' },
    });
    expect(said[0]).to.not.have.property('serviceUrl');
  });

  for (const type of [ActivityTypes.ConversationUpdate, ActivityTypes.Typing]) {
    it(`answers a ${type} without logging it, and nothing refers to it`, async () => {
      const desk = deskOn(memoryStore());
      const outcome = await desk.hear('k1', { type, id: 'of-the-channel' });
      expect(outcome.heard).to.equal(undefined);
      expect(outcome.said).to.have.length(1);
      expect(outcome.said[0]).to.not.have.property('replyToId');
      expect((await desk.log()).map(line => line.id)).to.deep.equal(['c1|0000001']);
      expect(await desk.hear('k1', { type })).to.deep.include({ duplicate: true, heard: undefined });
    });
  }

  it('drops traces, delays and signs of typing', async () => {
    const desk = deskOn(memoryStore(), {
      handle: async ({ context }) => {
        await context.sendTraceActivity('memory', { phone: '13800138000' });
        await context.sendActivity({ type: ActivityTypes.Typing });
        await context.sendActivity({ type: 'delay', value: 10 });
        await context.sendActivity({ type: ActivityTypes.EndOfConversation });
        await context.sendActivity({ type: ActivityTypes.Event, name: 'e' });
        await context.sendActivity('words');
      },
    });
    const { said } = await desk.hear('k1');
    expect(said.map(each => each.type)).to.deep.equal(['event', 'message']);
    expect(JSON.stringify(await desk.log())).to.not.include('13800138000');
  });

  it('does not change a line that was said, nor take one back', async () => {
    for (const act of [
      ({ context }: OpenTurn) => context.updateActivity({ id: 'c1|0000001', text: 'other' }),
      ({ context }: OpenTurn) => context.deleteActivity('c1|0000001'),
    ]) {
      const desk = deskOn(memoryStore(), { handle: async turn => void (await act(turn)) });
      expect((await desk.hear('k1')).said.map(each => each.text)).to.deep.equal(['sorry']);
    }
  });
});

describe('a message that is sent twice', () => {
  it('has one effect and gets the same answer later', async () => {
    const desk = deskOn(memoryStore());
    const first = await desk.hear('k1', { text: 'a' });
    desk.pass({ hours: 30 });
    await desk.hear('k2', { text: 'b' });
    const again = await desk.hear('k1', { text: 'a' });
    expect(again).to.deep.equal(onWire({ ...first, duplicate: true }));
    expect(await desk.state()).to.deep.equal({ turns: 2 });
    expect(desk.committed).to.have.length(2);
  });

  it('is told by its key, not by what it says', async () => {
    const desk = deskOn(memoryStore());
    await desk.hear('k1', { text: 'a' });
    expect((await desk.hear('k1', { text: 'b' })).said.map(each => each.text)).to.deep.equal(['heard a']);
    expect((await desk.hear('k2', { text: 'a' })).duplicate).to.equal(false);
  });

  it('is another one in another conversation', async () => {
    const desk = deskOn(memoryStore());
    await desk.hear('k1');
    expect((await desk.handle({ ...message('k1'), conversation: 'c2' })).duplicate).to.equal(false);
  });

  it('waits for the first when both come at once, and has one effect', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const desk = deskOn(memoryStore({ seed }));
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => desk.hear('k1')));
      expect(outcomes.filter(each => !each.duplicate)).to.have.length(1);
      expect(new Set(outcomes.map(({ heard, said }) => JSON.stringify({ heard, said })))).to.have.length(1);
      expect(await desk.state()).to.deep.equal({ turns: 1 });
      expect(desk.committed).to.have.length(1);
    }
  });
});

describe('messages that come at once', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turn-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are handled one after another, in the order in which they came', async () => {
    const { store } = await openJsonStore(folder, allCollections, { report: () => {} });
    const desk = deskOn(store);
    await Promise.all(Array.from({ length: 20 }, (_, at) => desk.hear(`k${at}`, { text: String(at) })));
    const log = await desk.log();
    expect(log.map(line => line.activity.text)).to.deep.equal(
      Array.from({ length: 20 }, (_, at) => [String(at), `heard ${at}`]).flat(),
    );
    expect(log.map(line => line.seq)).to.deep.equal(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await desk.state()).to.deep.equal({ turns: 20 });
    await store.close();
  });

  it('lose nothing over a store with delays', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const desk = deskOn(memoryStore({ seed }));
      await Promise.all(Array.from({ length: 20 }, (_, at) => desk.hear(`k${at}`)));
      expect((await desk.log()).map(line => line.seq)).to.deep.equal(Array.from({ length: 40 }, (_, at) => at + 1));
      expect(await desk.state()).to.deep.equal({ turns: 20 });
    }
  });

  it('of two conversations do not wait for each other', async () => {
    let free = () => {};
    const held = new Promise<void>(done => {
      free = done;
    });
    const desk = deskOn(memoryStore(), {
      handle: async ({ message }) => {
        if (message.conversation === 'c1') await held;
      },
    });
    const slow = desk.hear('k1');
    await desk.handle({ ...message('k1'), conversation: 'c2' });
    expect(desk.committed).to.deep.equal(['c2']);
    free();
    await slow;
    expect(desk.committed).to.deep.equal(['c2', 'c1']);
  });
});

describe('a turn that meets a conflict', () => {
  for (const conflicts of [1, 2]) {
    it(`runs again, ${conflicts + 1} times in all, on fresh records, and only the last run counts`, async () => {
      let left = conflicts;
      const desk = deskOn(memoryStore({ conflict: () => left-- > 0 }));
      const { said } = await desk.hear('k1', { text: 'a' });
      expect(desk.runs()).to.equal(conflicts + 1);
      expect(said.map(each => each.id)).to.deep.equal(['c1|0000002']);
      expect(await desk.state()).to.deep.equal({ turns: 1 });
      expect(desk.committed).to.deep.equal(['c1']);
      expect(desk.faults).to.deep.equal([]);
    });
  }

  it('gives up after three runs with nothing recorded, and the sender may repeat', async () => {
    let busy = true;
    const desk = deskOn(memoryStore({ conflict: () => busy }));
    expect(await codeOf(desk.hear('k1'))).to.equal('store.unavailable');
    expect(desk.runs()).to.equal(3);
    expect(desk.committed).to.deep.equal([]);
    expect(await desk.log()).to.deep.equal([]);
    busy = false;
    expect(await desk.hear('k1')).to.deep.include({ duplicate: false, heard: 'c1|0000001' });
  });

  it('runs again when botbuilder has wrapped the conflict', async () => {
    let first = true;
    const desk = deskOn(memoryStore(), {
      handle: async ({ context }) => {
        if (first) {
          first = false;
          await failInDialog(context, new Fault('store.conflict'));
        }
        await context.sendActivity('done');
      },
    });
    expect((await desk.hear('k1')).said.map(each => each.text)).to.deep.equal(['done']);
  });
});

describe('a turn that fails', () => {
  const failing: Partial<TurnOptions> = {
    handle: async ({ context, conversation, tx, message }) => {
      conversation.state = { half: true };
      await context.sendActivity('half');
      await tx.put(customers, { id: 'test:u1', consent: { version: '1', at: start, channel: 'test' } });
      if (message.key === 'bad') throw new TypeError('the phone 13800138000 is no function');
    },
  };

  it('leaves nothing half done and says sorry under the same key', async () => {
    const desk = deskOn(memoryStore(), failing);
    const outcome = await desk.hear('bad', { text: 'a' });
    expect(outcome.said.map(each => each.text)).to.deep.equal(['sorry']);
    expect((await desk.log()).map(({ id, activity }) => [id, activity.text])).to.deep.equal([
      ['c1|0000001', 'a'],
      ['c1|0000002', 'sorry'],
    ]);
    expect(await desk.store.get(customers, 'test:u1')).to.equal(undefined);
    expect(await desk.state()).to.deep.equal({});
    expect(desk.faults).to.have.length(1);
    expect(desk.committed).to.deep.equal(['c1']);
    expect(await desk.hear('bad', { text: 'a' })).to.deep.equal(onWire({ ...outcome, duplicate: true }));
  });

  it('keeps what the conversation knew before', async () => {
    const desk = deskOn(memoryStore(), failing);
    await desk.hear('good');
    await desk.hear('bad');
    expect(await desk.state()).to.deep.equal({ half: true });
    expect((await desk.log()).map(line => line.seq)).to.deep.equal([1, 2, 3, 4]);
  });

  it('says sorry too when the program breaks a rule of its own', async () => {
    const desk = deskOn(memoryStore(), {
      handle: ({ context }) => failInDialog(context, new Fault('program', { why: 'test' })),
    });
    expect((await desk.hear('k1')).said.map(each => each.text)).to.deep.equal(['sorry']);
  });

  it('tells the sender when even the apology fails, with nothing recorded', async () => {
    const fail = async () => {
      throw new TypeError('broken');
    };
    const desk = deskOn(memoryStore(), { handle: fail, apologise: fail });
    const [outcome] = await Promise.allSettled([desk.hear('k1')]);
    expect(outcome?.status).to.equal('rejected');
    expect(await desk.log()).to.deep.equal([]);
    expect(desk.committed).to.deep.equal([]);
  });
});

describe('a turn while the store is down', () => {
  it('fails as unavailable, with no apology and nothing recorded', async () => {
    const store = memoryStore();
    const desk = deskOn(store);
    await store.close();
    expect(await codeOf(desk.hear('k1'))).to.equal('store.unavailable');
    expect(desk.faults).to.deep.equal([]);
    expect(desk.committed).to.deep.equal([]);
  });

  it('fails alike when the store goes down within the turn, deep in a dialog', async () => {
    const desk = deskOn(memoryStore(), {
      handle: ({ context }) => failInDialog(context, new Fault('store.unavailable', { why: 'disk' })),
    });
    expect(await codeOf(desk.hear('k1'))).to.equal('store.unavailable');
    expect(await desk.log()).to.deep.equal([]);
    expect(desk.faults).to.deep.equal([]);
  });

  it('fails alike when it goes down before the apology', async () => {
    const store = memoryStore();
    let closing: Promise<void> | undefined;
    const desk = deskOn(store, {
      handle: async () => {
        throw new TypeError('broken');
      },
      onFault: () => {
        closing = store.close();
      },
    });
    expect(await codeOf(desk.hear('k1'))).to.equal('store.unavailable');
    await closing;
  });
});

const start = '2026-03-04T01:00:00.000Z';

interface Desk {
  readonly store: Store;
  readonly handle: (message: Message) => Promise<Outcome>;
  readonly committed: string[];
  readonly faults: unknown[];
  hear(key: string, activity?: Partial<Activity>): Promise<Outcome>;
  log(): Promise<{ id: string; seq: number; activity: Partial<Activity> }[]>;
  state(): Promise<unknown>;
  runs(): number;
  pass(duration: Temporal.DurationLike): void;
}

/** A desk that counts its turns and repeats what it hears. */
function deskOn(store: Store, options: Partial<TurnOptions> = {}): Desk {
  const committed: string[] = [];
  const faults: unknown[] = [];
  let now = Temporal.Instant.from(start);
  let runs = 0;
  const handle = turnHandler({
    store,
    clock: () => now,
    desk: () => ({ id: 'desk', name: '小修' }),
    async handle({ context, conversation }) {
      runs += 1;
      const before = Number(conversation.state.turns ?? 0);
      await context.sendActivity(`heard ${context.activity.text ?? ''}`);
      conversation.state = { turns: before + 1 };
    },
    apologise: async ({ context }) => void (await context.sendActivity('sorry')),
    committed: conversation => committed.push(conversation),
    onFault: fault => faults.push(fault),
    ...options,
  });
  return {
    store,
    handle,
    committed,
    faults,
    hear: (key, activity = {}) => handle({ ...message(key), activity: { type: 'message', ...activity } }),
    log: () => store.find(activities, 'conversation', { equals: 'c1' }),
    state: async () => (await store.get(conversations, 'c1'))?.state,
    runs: () => runs,
    pass(duration) {
      now = now.add(duration);
    },
  };
}

function message(key: string): Message {
  return { channel: 'test', conversation: 'c1', key, user: { id: 'u1', name: '王' }, activity: { type: 'message' } };
}

/** Fails as a dialog fails: botbuilder wraps the fault. */
async function failInDialog(context: TurnContext, fault: Fault): Promise<void> {
  class Failing extends Dialog {
    override async beginDialog(dc: DialogContext): Promise<never> {
      throw new DialogContextError(fault, dc);
    }
  }
  const state = { dialogStack: [] };
  const accessor = { get: async () => state, set: async () => {}, delete: async () => {} };
  const dialogs = new DialogSet(accessor as unknown as ConstructorParameters<typeof DialogSet>[0] & object);
  dialogs.add(new Failing('failing'));
  await (await dialogs.createContext(context)).beginDialog('failing');
}

/** As the wire has it. */
function onWire(outcome: Outcome): Outcome {
  return JSON.parse(JSON.stringify(outcome));
}

/** The code of the fault that it fails with; fails itself when it does not fail. */
async function codeOf(failing: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([failing]);
  if (outcome?.status !== 'rejected') throw new Error('expected a fault');
  const codes = ['store.unavailable', 'store.conflict', 'program'] as const;
  return codes.find(code => isFault(outcome.reason, code)) ?? String(outcome.reason);
}
