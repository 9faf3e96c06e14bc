import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { expect } from 'chai';
import { conversations, handledMessages, references } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { Fault } from '../../../knowledge/fault.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { activityOf, closeDesks, type Desk, openDesk, post, saidIn, writer } from './desk.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';

describe('/api/messages', () => {
  let connector: FakeConnector;
  let desk: Desk;
  beforeEach(async () => {
    connector = await fakeConnector();
    desk = await openDesk();
  });
  afterEach(async () => {
    await closeDesks();
    await connector.close();
  });

  describe('refuses', () => {
    const cases: readonly (readonly [string, number, () => string])[] = [
      ['what is no JSON', 400, () => '{"type":'],
      ['no body', 400, () => ''],
      ['a list', 400, () => '[]'],
      ['an activity without a type', 400, () => activity({ type: undefined })],
      ['a message without an id', 400, () => activity({ id: undefined })],
      ['a message without a sender', 400, () => activity({ from: undefined })],
      ['an activity without a channel', 400, () => activity({ channelId: undefined })],
      ['a channel with a name of its own making', 400, () => activity({ channelId: '../../etc' })],
      ['an activity without a conversation', 400, () => activity({ conversation: undefined })],
      ['an id of a conversation that is no text', 400, () => activity({ conversation: { id: 7 } })],
      ['an activity without an address for the answer', 400, () => activity({ serviceUrl: undefined })],
      ['an address of another kind', 400, () => activity({ serviceUrl: 'file:///etc/passwd' })],
      ['an id of a user that no record can be named by', 400, () => activity({ from: { id: 'u'.repeat(121) } })],
      ['a text that is too long', 413, () => activity({ text: '长'.repeat(20_001) })],
      ['a value that is too large', 413, () => activity({ value: 'x'.repeat(17_000) })],
      ['a body that is too large', 413, () => activity({ channelData: 'x'.repeat(256 * 1024) })],
      ['JSON that nests without end', 400, () => `{"type":${'['.repeat(40)}${']'.repeat(40)}}`],
    ];
    for (const [what, status, body] of cases) {
      it(`${what}, with ${status} and no effect`, async () => {
        const reply = await post(desk, body());
        expect(reply.status).to.equal(status);
        expect(reply.body.error.message).to.be.a('string').and.not.include('    at ');
        await untouched();
      });
    }

    it('what is declared as something else, with 415', async () => {
      expect((await post(desk, activity(), { 'Content-Type': 'text/plain' })).status).to.equal(415);
      await untouched();
    });

    for (const serviceUrl of ['https://smba.trafficmanager.net/', 'http://127.0.0.1.evil.example', 'http://10.0.0.7']) {
      it(`to answer an Emulator at ${serviceUrl}`, async () => {
        expect((await post(desk, activity({ serviceUrl }))).status).to.equal(403);
        await untouched();
      });
    }

    for (const [name, value] of [
      ['X-Forwarded-For', '203.0.113.7'],
      ['Origin', 'https://evil.example'],
    ] as const) {
      it(`an Emulator that is somewhere else, by ${name}`, async () => {
        expect((await post(desk, activity(), { [name]: value })).status).to.equal(403);
        await untouched();
      });
    }

    it('a page that a browser was lured to under a name of its own, by Host', async () => {
      const request = httpRequest(`${desk.url}/api/messages`, {
        method: 'POST',
        headers: { Host: 'evil.example', 'Content-Type': 'application/json' },
      }).end(activity());
      const [response] = await once(request, 'response');
      response.resume();
      expect(response.statusCode).to.equal(403);
      await untouched();
    });

    it('more than a person can type, with 429 and the time to wait', async () => {
      const { say } = writer(desk, connector);
      const replies = await Promise.all(Array.from({ length: 130 }, (_, index) => say(`${index}`)));
      const statuses = replies.map(reply => reply.status);
      expect(statuses.filter(status => status === 200)).to.have.length(120);
      expect(statuses.filter(status => status === 429)).to.have.length(10);
      expect(replies.find(reply => reply.status === 429)?.headers.get('retry-after')).to.equal('1');
      desk.pass({ seconds: 1 });
      expect((await say('later')).status).to.equal(200);
    });

    async function untouched(): Promise<void> {
      expect(desk.turns).to.deep.equal([]);
      expect(await desk.store.find(references, 'all', {})).to.deep.equal([]);
      expect(connector.posts).to.deep.equal([]);
    }
  });

  describe('acknowledges without effect', () => {
    for (const type of ['typing', 'endOfConversation', 'messageReaction', 'installationUpdate', 'somethingNew']) {
      it(type, async () => {
        expect((await post(desk, activity({ type, id: undefined }))).status).to.equal(200);
        expect(desk.turns).to.deep.equal([]);
      });
    }
    it('that the bot itself came in', async () => {
      const update = activity({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }] });
      expect((await post(desk, update)).status).to.equal(200);
      expect(desk.turns).to.deep.equal([]);
    });
  });

  it('says 501 to an invoke, which the desk knows none of', async () => {
    expect((await post(desk, activity({ type: 'invoke', name: 'signin/verifyState' }))).status).to.equal(501);
    const expecting = activity({ type: 'invoke', name: 'x', deliveryMode: 'expectReplies' });
    expect((await post(desk, expecting)).status).to.equal(501);
    expect(desk.turns).to.deep.equal([]);
  });

  it('greets once, whoever comes in and however often', async () => {
    const { join } = writer(desk, connector);
    await post(desk, activity({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }] }));
    await post(desk, activity({ type: 'conversationUpdate', membersAdded: [{ id: 'user-1' }] }));
    await join();
    await join();
    expect(desk.turns.map(turn => turn.key)).to.deep.equal(['start']);
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.activity.text).to.equal('您好');
  });

  it('greets in a personal chat of Teams, which tells of the bot alone', async () => {
    const update = { type: 'conversationUpdate', channelId: 'msteams', membersAdded: [{ id: 'bot-1' }] };
    await post(desk, activity({ ...update, conversation: { id: 'a:1', conversationType: 'personal' } }));
    expect(desk.turns.map(turn => turn.user)).to.deep.equal([{ id: 'user-1', name: '王女士' }]);
  });

  it('hands events to the bot', async () => {
    await post(desk, activity({ type: 'event', name: 'serial', value: 'AXRS260800657' }));
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.activity.text).to.equal('event: serial');
  });

  it('takes a conversation for another one in another channel, and never for one of the web page', async () => {
    for (const channelId of ['emulator', 'directline', 'webchat']) await post(desk, activity({ channelId }));
    expect(new Set(desk.turns.map(turn => turn.conversation)).size).to.equal(3);
    expect(desk.turns.map(turn => turn.channel)).to.deep.equal([
      'connector/emulator',
      'connector/directline',
      'connector/webchat',
    ]);
    for (const turn of desk.turns) expect(turn.conversation).to.match(/^[\w-]{43}$/);
  });

  it('names long ids of activities by at most 100 characters, and answers to the whole id', async () => {
    const id = `f:${'长'.repeat(300)}`;
    await post(desk, activity({ id }));
    expect(desk.turns[0]?.key.length).to.be.at.most(100);
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.replyTo).to.equal(id);
  });

  it('leaves the mention of the bot out of what is said in Teams', async () => {
    await post(desk, activity({ channelId: 'msteams', text: '<at>小修</at> 保修多久' }));
    expect(desk.turns[0]?.activity.text).to.equal('保修多久');
  });

  it('has one effect of an activity that comes again, also at the same time', async () => {
    const { say } = writer(desk, connector);
    const replies = await Promise.all([say('你好', 'same'), say('你好', 'same')]);
    expect(replies.map(reply => reply.status)).to.deep.equal([200, 200]);
    await say('你好', 'same');
    await say('还有', 'other');
    await connector.until(() => connector.taken.some(({ activity }) => activity.text === 'heard: 还有'));
    expect(desk.turns).to.have.length(2);
    expect(connector.posts.map(({ activity }) => activity.text)).to.deep.equal(['heard: 你好', 'heard: 还有']);
  });

  it('apologises for a fault of the program and tells nothing of it', async () => {
    const reply = await writer(desk, connector).say('fault');
    expect(reply).to.include({ status: 200, text: '' });
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.activity.text).to.equal('抱歉');
  });

  it('asks the channel to come again when nothing can be recorded', async () => {
    const full: Store = {
      ...memoryStore(),
      transaction: () => Promise.reject(new Fault('store.unavailable', { why: 'ENOSPC' })),
    };
    const reply = await writer(await openDesk({ store: full }), connector).say('你好');
    expect(reply.status).to.equal(503);
    expect(reply.headers.get('retry-after')).to.equal('2');
    expect(reply.text).to.not.include('ENOSPC');
    expect((await writer(desk, connector).say('你好')).status).to.equal(200);
  });

  describe('with expectReplies', () => {
    const expecting = { deliveryMode: 'expectReplies' };

    it('gives the replies as its answer, and not once more by the connector', async () => {
      const { say } = writer(desk, connector, expecting);
      const { status, body } = await say('你好', 'question');
      expect(status).to.equal(200);
      expect(body.activities).to.have.length(1);
      expect(body.activities[0]).to.deep.include({
        type: 'message',
        text: 'heard: 你好',
        replyToId: 'question',
        channelId: 'emulator',
        conversation: { id: 'talk-1|livechat', name: 'Live Chat' },
        from: { id: 'bot-1', name: 'Bot', role: 'bot' },
      });
      expect(body.activities[0].recipient).to.include({ id: 'user-1' });
      expect(body.activities[0]).to.not.have.any.keys('serviceUrl', 'id', 'timestamp');

      await writer(desk, connector).say('再来');
      await connector.until(() => connector.taken.length === 1);
      expect(connector.posts.map(({ activity }) => activity.text)).to.deep.equal(['heard: 再来']);
    });

    it('gives them again to who asks again, without a second effect', async () => {
      const { say } = writer(desk, connector, expecting);
      const first = await say('你好', 'question');
      await say('第二句');
      const again = await say('你好', 'question');
      expect(again.body).to.deep.equal(first.body);
      expect(desk.turns).to.have.length(2);
    });

    it('brings along what could not be sent before, in order', async () => {
      connector.mood = 503;
      await writer(desk, connector).say('一');
      await connector.until(() => connector.posts.length === 1);
      const { body } = await writer(desk, connector, expecting).say('二');
      const texts = body.activities.map(({ text }: { text: string }) => text);
      expect(texts).to.deep.equal(['heard: 一', 'heard: 二']);
      expect(texts).to.deep.equal(await saidIn(desk.store, desk.turns[0]?.conversation ?? ''));
    });
  });

  it('lets an answer that somebody waits for go before what is owed', async () => {
    let release = (_: number) => {};
    connector.moods = [
      new Promise(resolve => {
        release = resolve;
      }),
    ];
    await writer(desk, connector).say('一');
    await connector.until(() => connector.posts.length === 1);
    await writer(desk, connector).say('二');
    const replied = writer(desk, connector, { deliveryMode: 'expectReplies' }).say('三');
    // A sign of typing behind it has been answered: the third stands in line.
    for (let round = 0; round < 20; round += 1) await post(desk, activity({ type: 'typing' }));
    release(200);
    const texts = (await replied).body.activities.map(({ text }: { text: string }) => text);
    expect(texts).to.deep.equal(['heard: 二', 'heard: 三']);
  });

  it('keeps what a turn needs, and nothing of the channel but where to answer', async () => {
    await post(desk, activity({ id: 'a', channelData: { tenant: { id: 'secret' } }, entities: [{ type: 'x' }] }));
    const conversation = desk.turns[0]?.conversation ?? '';
    expect(await desk.store.get(conversations, conversation)).to.include({ channel: 'connector/emulator' });
    expect(await desk.store.get(handledMessages, `${conversation}/activity/a`)).to.not.equal(undefined);
    expect(JSON.stringify(desk.turns)).to.not.include('secret').and.not.include('entities');
    expect(desk.turns[0]?.activity).to.not.have.any.keys('serviceUrl', 'conversation', 'from');
  });

  function activity(more: object = {}): string {
    return JSON.stringify(activityOf(connector, { text: '你好', ...more }));
  }
});
