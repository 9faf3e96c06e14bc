import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import type { Framework } from '../../../bot/channels/connector/framework.ts';
import { deliveries as owedTo, references, undelivered } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { closeDesks, type Desk, openDesk, saidIn, writer } from './desk.ts';
import { type FakeConnector, fakeConnector, type Mood } from './fake-connector.ts';

describe('what the desk says to a channel of the Bot Framework', () => {
  let connector: FakeConnector;
  let store: Store;
  let desk: Desk;
  beforeEach(async () => {
    connector = await fakeConnector();
    store = memoryStore();
    desk = await openDesk({ store });
  });
  afterEach(async () => {
    await closeDesks();
    await connector.close();
  });

  it('arrives in order, exactly as the log has it, however many write at once', async () => {
    const { say } = writer(desk, connector);
    await Promise.all(Array.from({ length: 30 }, (_, index) => say(`第${index}句`)));
    await connector.until(() => connector.taken.length === 30);
    expect(takenTexts()).to.deep.equal(await saidIn(store, conversation()));
    expect(connector.posts).to.have.length(30);
  });

  it('does not make the channel wait', async () => {
    connector.mood = 'silent';
    const replies = [await writer(desk, connector).say('一'), await writer(desk, connector).say('二')];
    expect(replies.map(reply => reply.status)).to.deep.equal([200, 200]);
  });

  const troubles: readonly (readonly [string, Mood])[] = [
    ['is down', 503],
    ['fails', 500],
    ['wants it slower', { status: 429, retryAfter: 0 }],
    ['does not know the app', 401],
  ];
  for (const [what, mood] of troubles) {
    it(`waits while the channel ${what}, then arrives in order and once`, async () => {
      connector.mood = mood;
      await writer(desk, connector).say('一');
      await connector.until(() => connector.posts.length === 1);
      await desk.timer.fire(1000);
      await connector.until(() => connector.posts.length === 2);
      await desk.timer.fire(2000);
      await connector.until(() => connector.posts.length === 3);
      connector.mood = 200;
      await desk.timer.fire(5000);
      await connector.until(() => connector.taken.length === 1);
      await writer(desk, connector).say('二');
      await connector.until(() => connector.taken.length === 2);
      expect(takenTexts()).to.deep.equal(['heard: 一', 'heard: 二']);
      expect(connector.posts).to.have.length(5);
      expect(desk.logged()).to.include('remedy');
    });
  }

  it('waits as long as the channel asks for', async () => {
    connector.moods = [{ status: 429, retryAfter: 77 }];
    await writer(desk, connector).say('一');
    await desk.timer.fire(77_000);
    await connector.until(() => connector.taken.length === 1);
  });

  it('is given up in the end and kept for the clerks, with the remedy in the log; the next line comes', async () => {
    connector.mood = 403;
    await writer(desk, connector).say('一');
    for (const seconds of [1, 2, 5, 15, 60, 300, 900, 1800]) await desk.timer.fire(seconds * 1000);
    await until(async () => (await store.find(undelivered, 'at', {})).length === 1);
    expect(connector.posts).to.have.length(9);
    connector.mood = 200;
    await writer(desk, connector).say('二');
    await connector.until(() => connector.taken.length === 1);
    expect(takenTexts()).to.deep.equal(['heard: 二']);
    expect(await store.find(undelivered, 'at', {})).to.deep.equal([
      {
        id: `${conversation()}|0000002`,
        conversation: conversation(),
        seq: 2,
        at: '2026-03-04T01:00:00.000Z',
        why: 'HTTP 403',
        tries: 9,
      },
    ]);
    expect(desk.logged()).to.include('does not reach the channel').and.include('MicrosoftAppPassword');
    expect(desk.logged()).to.include('clerk -- undelivered').and.not.include('heard: ');
  });

  it('gets one try when the line before it was given up, and is not counted early when more is said', async () => {
    connector.mood = 503;
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    for (let said = 2; said <= 20; said += 1) {
      await writer(desk, connector).say(`第${said}句`);
      await connector.until(() => connector.posts.length === said);
    }
    await settled();
    expect((await store.get(owedTo, conversation()))?.tries).to.equal(1);
    expect(await store.find(undelivered, 'at', {})).to.deep.equal([]);
    const again = await openDesk({ store });
    again.pass({ seconds: 1 });
    await again.channel.resume();
    for (const seconds of [2, 5, 15, 60, 300, 900, 1800]) await again.timer.fire(seconds * 1000);
    await until(async () => (await store.find(undelivered, 'at', {})).length === 20);
    expect(await store.get(owedTo, conversation())).to.equal(undefined);
  });

  it('leaves a channel alone that asks for it, whatever more is said', async () => {
    connector.moods = [{ status: 429, retryAfter: 77 }];
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await settled();
    await writer(desk, connector).say('二');
    await settled();
    expect(connector.posts).to.have.length(1);
    desk.pass({ seconds: 77 });
    await writer(desk, connector).say('三');
    await connector.until(() => connector.taken.length === 3);
    expect(takenTexts()).to.deep.equal(['heard: 一', 'heard: 二', 'heard: 三']);
  });

  it('carries a key that is the same when it comes again, and tells nothing', async () => {
    connector.moods = [503];
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await writer(desk, connector).say('二');
    await connector.until(() => connector.taken.length === 2);
    const [failed, again, other] = connector.posts.map(({ key }) => key);
    expect(failed).to.match(/^[\w-]{43}$/);
    expect(again).to.equal(failed);
    expect(other)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(failed);
    expect(failed).to.not.equal(conversation());
  });

  it('comes again when the channel did not hear the end of it: an answer that stays out is no answer', async () => {
    connector.moods = ['silent'];
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await desk.timer.fire(10_000);
    await desk.timer.fire(1000);
    await connector.until(() => connector.taken.length === 1);
    expect(takenTexts()).to.deep.equal(['heard: 一']);
  });

  it('is left out, and told to the operator, when the channel refuses that very line', async () => {
    connector.moods = [400];
    await writer(desk, connector).say('一');
    await writer(desk, connector).say('二');
    await connector.until(() => connector.taken.length === 1);
    expect(takenTexts()).to.deep.equal(['heard: 二']);
    expect(desk.logged()).to.include('the channel refuses a line');
    expect((await store.find(undelivered, 'at', {})).map(({ seq, why }) => [seq, why])).to.deep.equal([
      [2, 'HTTP 400'],
    ]);
  });

  it('comes when the channel brings the same message again', async () => {
    connector.moods = [503];
    await writer(desk, connector).say('一', 'same');
    await connector.until(() => connector.posts.length === 1);
    await writer(desk, connector).say('一', 'same');
    await connector.until(() => connector.taken.length === 1);
    expect(desk.turns).to.have.length(1);
  });

  it('comes from others too, such as a clerk, to where the customer wrote from', async () => {
    await writer(desk, connector).say('一');
    await connector.until(() => connector.taken.length === 1);
    await speak(desk, 'staff');
    await connector.until(() => connector.taken.length === 2);
    expect(connector.taken[1]).to.include({ conversation: 'talk-1|livechat', replyTo: undefined });
    expect(connector.taken[1]?.activity).to.deep.include({ text: 'event: staff', channelId: 'emulator' });
    expect(connector.taken[1]?.activity.from).to.include({ id: 'bot-1' });
    expect(connector.taken[1]?.activity.recipient).to.include({ id: 'user-1' });
    expect(JSON.stringify(connector.taken)).to.not.include(conversation());
  });

  it('goes to where the channel was heard from last', async () => {
    await writer(desk, connector).say('一');
    await connector.until(() => connector.taken.length === 1);
    const moved = await fakeConnector();
    try {
      await writer(desk, moved).say('二');
      await moved.until(() => moved.taken.length === 1);
      await speak(desk, 'staff');
      await moved.until(() => moved.taken.length === 2);
      expect(connector.posts).to.have.length(1);
    } finally {
      await moved.close();
    }
  });

  it('arrives after a restart, with what was said meanwhile, and nothing twice', async () => {
    await writer(desk, connector).say('一');
    await connector.until(() => connector.taken.length === 1);
    connector.mood = 503;
    await writer(desk, connector).say('二');
    await connector.until(() => connector.posts.length === 2);
    await desk.close();
    await speak(desk, 'staff');

    connector.mood = 200;
    const again = await openDesk({ store });
    await again.channel.resume();
    await connector.until(() => connector.taken.length === 3);
    expect(takenTexts()).to.deep.equal(['heard: 一', 'heard: 二', 'event: staff']);
    await again.channel.close();
    expect(await store.get(owedTo, conversation())).to.equal(undefined);
  });

  it('is found where it was noted how far it had come before there were deliveries', async () => {
    for (const text of ['一', '二', '三']) await writer(desk, connector).say(text);
    await connector.until(() => connector.taken.length === 3);
    await desk.close();
    // As a program of before leaves it: the second and third line are owed.
    await store.transaction(async tx => {
      const reference = await tx.get(references, conversation());
      if (reference !== undefined) await tx.put(references, { ...reference, delivered: 2 });
    });
    const again = await openDesk({ store });
    await again.channel.resume();
    await connector.until(() => connector.taken.length === 5);
    expect(takenTexts().slice(3)).to.deep.equal(['heard: 二', 'heard: 三']);
    await again.channel.close();
    expect(await store.get(references, conversation())).to.not.have.property('delivered');
  });

  it('goes to nobody who was believed as the Emulator, once the desk belongs to an app', async () => {
    connector.mood = 503;
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await desk.close();
    const env = { MicrosoftAppId: '8b4d1c2e-0000-4000-8000-000000000001', MicrosoftAppPassword: 'app~secret' };
    const sent: unknown[] = [];
    const framework: Framework = {
      letIn: async () => undefined,
      async send(...args) {
        sent.push(args);
        return { ok: true };
      },
      fetchFile: async () => ({ ok: false, why: 'nobody' }),
    };
    const own = await openDesk({ store, env, framework: async () => framework });
    await own.channel.resume();
    await settled();
    expect(sent).to.deep.equal([]);
  });

  it('of one conversation does not wait for another one', async () => {
    connector.moods = ['silent'];
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await writer(desk, connector, { conversation: { id: 'talk-2' } }).say('二');
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.conversation).to.equal('talk-2');
  });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await setImmediate();
  }

  /** Far more rounds than it takes to look a line up and send it. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 200; round += 1) await setImmediate();
  }

  function takenTexts(): (string | undefined)[] {
    return connector.taken.map(({ activity }) => activity.text);
  }

  function conversation(): string {
    return desk.turns[0]?.conversation ?? '';
  }

  /** As a clerk or the clock does. */
  async function speak(by: Desk, name: string): Promise<void> {
    await by.handle({
      channel: 'connector/emulator',
      conversation: conversation(),
      key: `${name}/1`,
      user: { id: 'user-1' },
      activity: { type: 'event', name },
    });
  }
});
