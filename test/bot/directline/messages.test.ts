import { expect } from 'chai';
import { boundedTurns } from '../../../bot/turn-gate.ts';
import { Fault } from '../../../knowledge/fault.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { closeDesks, customer, type Desk, openDesk } from './desk.ts';

describe('a message over Direct Line', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(closeDesks);

  it('is answered with the id under which it stands in the log', async () => {
    const guest = await customer(desk);
    const { status, body } = await guest.say('你好', 'a1');
    expect(status).to.equal(200);
    const { activities } = await guest.history();
    expect(activities[0]).to.deep.equal({
      type: 'message',
      text: '你好',
      textFormat: 'plain',
      channelData: { clientActivityID: 'a1' },
      id: body.id,
      timestamp: '2026-03-04T01:00:00.000Z',
      channelId: 'directline',
      conversation: { id: guest.conversation },
      from: { id: guest.user, role: 'user' },
      recipient: { id: 'desk', name: '小修', role: 'bot' },
    });
    expect(activities[1]).to.include({ text: 'heard: 你好', replyToId: body.id });
  });

  it('has one effect however often and however fast it is repeated', async () => {
    const guest = await customer(desk);
    const replies = await Promise.all(Array.from({ length: 50 }, () => guest.say('once', 'same')));
    replies.push(await guest.say('once', 'same'));
    expect(new Set(replies.map(each => `${each.status} ${each.body.id}`)).size).to.equal(1);
    expect((await guest.history()).activities.map(each => each.text)).to.deep.equal(['once', 'heard: once']);
    expect(desk.turns).to.have.length(1);
    await guest.say('once', 'other');
    await guest.say('once');
    await guest.say('once');
    expect(desk.turns).to.have.length(4);
  });

  it('is known by its conversation, too', async () => {
    const [a, b] = [await customer(desk), await customer(desk)];
    await a.say('x', 'same');
    await b.say('x', 'same');
    expect(desk.turns).to.have.length(2);
  });

  for (const id of [
    'x'.repeat(90),
    'x'.repeat(91),
    'x'.repeat(5000),
    '编号',
    'a b',
    'a\0',
    'start',
    'job/1',
    '__proto__',
  ]) {
    it(`may be named ${JSON.stringify(id.slice(0, 10))} of ${id.length} characters by its client`, async () => {
      const guest = await customer(desk);
      await guest.start();
      const first = await guest.say('x', id);
      expect(first.status).to.equal(200);
      expect((await guest.say('x', id)).body).to.deep.equal(first.body);
      const keys = desk.turns.map(each => each.key);
      expect(keys).to.have.length(2);
      expect(keys[1]).to.match(/^(client|hashed)\/[\x21-\x7e]{1,93}$/);
    });
  }

  for (const id of [5, '', null, {}, []]) {
    it(`is a new one each time when its client names it ${JSON.stringify(id)}`, async () => {
      const guest = await customer(desk);
      const activity = { type: 'message', text: 'x', channelData: { clientActivityID: id } };
      await Promise.all([guest.post(activity), guest.post(activity)]);
      expect(new Set(desk.turns.map(each => each.key)).size).to.equal(2);
    });
  }

  it('keeps its place: twenty at once stand in the log without gaps, each with its answer', async () => {
    const guest = await customer(desk);
    const texts = Array.from({ length: 20 }, (_, index) => `n${index}`);
    const line = await guest.stream();
    await Promise.all(texts.map(text => guest.say(text)));
    const { activities } = await guest.history();
    expect(activities).to.have.length(40);
    expect(activities.map(each => Number(each.id?.split('|')[1]))).to.deep.equal(activities.map((_, at) => at + 1));
    const times = activities.map(each => String(each.timestamp));
    expect(times).to.deep.equal([...new Set(times)].sort());
    for (let at = 0; at < 40; at += 2) {
      expect(activities[at + 1]).to.include({
        text: `heard: ${activities[at]?.text}`,
        replyToId: activities[at]?.id,
      });
    }
    await line.heard(activities.at(-1)?.text ?? '');
    expect(line.activities()).to.deep.equal(activities);
  });

  const taken: Record<string, { sent: object; heard: object }> = {
    'without a text': { sent: { type: 'message' }, heard: { type: 'message' } },
    'with nulls': { sent: { type: 'message', text: null, value: null, name: null }, heard: { type: 'message' } },
    'with an empty text': {
      sent: { type: 'message', text: '' },
      heard: { type: 'message', text: '', textFormat: 'plain' },
    },
    'with a value': {
      sent: { type: 'message', value: { ask: 'x', choose: 2, deep: [{ a: null }] } },
      heard: { type: 'message', value: { ask: 'x', choose: 2, deep: [{ a: null }] } },
    },
    'as an event': {
      sent: { type: 'event', name: 'webchat/join', value: 1, locale: 'zh-CN' },
      heard: { type: 'event', name: 'webchat/join', value: 1, locale: 'zh-CN' },
    },
    'of a type that nobody knows': { sent: { type: 'com.x/y' }, heard: { type: 'com.x/y' } },
    'with a text of 20,000 characters': {
      sent: { type: 'message', text: '修'.repeat(20_000) },
      heard: { type: 'message', text: '修'.repeat(20_000), textFormat: 'plain' },
    },
    'with characters that are none': {
      sent: { type: 'message', text: 'a\0b\ud800c', value: { '\0k': '\udfff' } },
      heard: { type: 'message', text: 'ab\ufffdc', textFormat: 'plain', value: { k: '\ufffd' } },
    },
    'with the addresses of strangers': {
      sent: {
        type: 'message',
        text: 'x',
        attachments: [{ contentType: 'image/png', contentUrl: 'http://127.0.0.1:1/x.png', name: 'x' }],
        serviceUrl: 'http://127.0.0.1:1/',
        entities: [{ type: 'x' }],
      },
      heard: { type: 'message', text: 'x', textFormat: 'plain' },
    },
    'that says what only the desk says': {
      sent: {
        type: 'message',
        text: '<b>x</b>',
        textFormat: 'xml',
        id: 'forged',
        timestamp: '1999-01-01T00:00:00Z',
        from: { id: 'mallory', role: 'bot', name: '客服' },
        recipient: { id: 'x' },
        conversation: { id: 'y' },
        channelId: 'wechat',
        deliveryMode: 'expectReplies',
        replyToId: 'z',
        suggestedActions: { actions: [] },
        locale: 'not a locale',
      },
      heard: { type: 'message', text: '<b>x</b>', textFormat: 'plain' },
    },
  };

  for (const [what, { sent, heard }] of Object.entries(taken)) {
    it(`is taken ${what}`, async () => {
      const guest = await customer(desk);
      const { status } = await guest.post(sent);
      expect(status).to.equal(200);
      expect(desk.turns[0]?.activity).to.deep.equal(heard);
      const [line] = (await guest.history()).activities;
      expect(line?.from).to.deep.equal({ id: guest.user, role: 'user' });
      expect(line).to.deep.include({ id: `${guest.conversation}|0000001`, conversation: { id: guest.conversation } });
    });
  }

  const refused: Record<string, { sent: unknown; status: number; code: string }> = {
    'a list': { sent: [], status: 400, code: 'BadArgument' },
    nothing: { sent: null, status: 400, code: 'BadArgument' },
    'a number': { sent: 5, status: 400, code: 'BadArgument' },
    'no type': { sent: { text: 'x' }, status: 400, code: 'BadArgument' },
    'a type of no word': { sent: { type: '<x>' }, status: 400, code: 'BadArgument' },
    'a text that is a number': { sent: { type: 'message', text: 5 }, status: 400, code: 'BadArgument' },
    'too long a text': { sent: { type: 'message', text: 'x'.repeat(20_001) }, status: 413, code: 'MessageTooLong' },
    'too large a value': {
      sent: { type: 'message', value: 'x'.repeat(20_000) },
      status: 413,
      code: 'ActivityTooLarge',
    },
    'too large channel data': {
      sent: { type: 'message', channelData: { x: Array(9000).fill(1) } },
      status: 413,
      code: 'ActivityTooLarge',
    },
    'a deep value': { sent: { type: 'message', value: nested(20) }, status: 400, code: 'BadArgument' },
    'a deeper value': { sent: { type: 'message', value: nested(500) }, status: 400, code: 'MalformedJson' },
  };
  const reserved = ['conversationUpdate', 'trace', 'invoke', 'installationUpdate', 'contactRelationUpdate', 'delay'];
  for (const type of [...reserved, 'messageUpdate', 'messageDelete', 'handoff', 'command', 'ConversationUpdate']) {
    refused[`the type ${type}`] = { sent: { type, membersAdded: [] }, status: 400, code: 'BadArgument' };
  }

  for (const [what, { sent, status, code }] of Object.entries(refused)) {
    it(`is refused when it is ${what}`, async () => {
      const guest = await customer(desk);
      const reply = await guest.post(sent);
      expect([reply.status, reply.body.error.code]).to.deep.equal([status, code]);
      expect(desk.turns).to.have.length(0);
    });
  }

  it('pollutes nothing', async () => {
    const guest = await customer(desk);
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const body = `{"type":"message","text":"x","__proto__":{"name":"x"},"value":${evil},"channelData":${evil}}`;
    const headers = { 'Content-Type': 'application/json' };
    expect((await guest.call('POST', '/activities', { body, headers })).status).to.equal(200);
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    const [line] = (await guest.history()).activities;
    expect(JSON.stringify(line)).not.to.contain('__proto__');
    expect(line).not.to.have.property('name');
  });

  it('is no sign of typing: that changes nothing', async () => {
    const guest = await customer(desk);
    const { status, body } = await guest.post({ type: 'typing' });
    expect(status).to.equal(200);
    expect(body.id).to.be.a('string');
    expect(desk.turns).to.have.length(0);
  });

  it('is not acknowledged while the store is down, and the client is told when to come back', async () => {
    let down = true;
    const broken = await openDesk({
      around: handle => async message => {
        if (down) throw new Fault('store.unavailable');
        return handle(message);
      },
    });
    const guest = await customer(broken);
    const reply = await guest.say('x', 'a');
    expect([reply.status, reply.body.error.code]).to.deep.equal([503, 'ServiceUnavailable']);
    expect(reply.headers.get('retry-after')).to.match(/^\d+$/);
    expect((await guest.start()).status).to.equal(503);
    down = false;
    expect((await guest.say('x', 'a')).status).to.equal(200);
    expect(broken.turns).to.have.length(1);
  });

  it('is answered with an apology, not an error, when the desk has a fault', async () => {
    const store = memoryStore();
    let turns = 0;
    const faulty = await openDesk({
      store,
      around: handle => message => {
        turns += 1;
        return handle({
          ...message,
          activity: Object.defineProperty({ ...message.activity }, 'text', {
            enumerable: true,
            get: () => {
              throw new Error('canary');
            },
          }),
        });
      },
    });
    const guest = await customer(faulty);
    const reply = await guest.say('x');
    expect(turns).to.equal(1);
    expect(reply.status).to.equal(500);
    expect(JSON.stringify(reply.body)).not.to.match(/canary|stack|\bat\b /);
  });

  it('waits for its turn within bounds; beyond them the client is told to come back', async () => {
    let free: () => void = () => {};
    const gate = new Promise<void>(resolve => {
      free = resolve;
    });
    const busy = await openDesk({
      around: handle =>
        boundedTurns(async message => {
          if (message.activity.text === 'slow') await gate;
          return handle(message);
        }, 3),
    });
    const guest = await customer(busy);
    let early = 0;
    const replies = Array.from({ length: 5 }, async () => {
      const reply = await guest.say('slow');
      if (reply.status === 503) early += 1;
      if (early === 2) free();
      return `${reply.status} ${reply.headers.get('retry-after')}`;
    });
    const expected = ['200 null', '200 null', '200 null', '503 2', '503 2'];
    expect((await Promise.all(replies)).sort()).to.deep.equal(expected);
    expect((await guest.say('again')).status).to.equal(200);
  });

  it('is limited by user: a flood of one disturbs no other', async () => {
    const [loud, quiet] = [await customer(desk), await customer(desk)];
    const replies = await Promise.all(Array.from({ length: 150 }, () => loud.post({ type: 'typing' })));
    const limited = replies.filter(each => each.status === 429);
    expect(limited).to.have.length(30);
    expect(limited[0]?.body.error.code).to.equal('TooManyRequests');
    expect(limited[0]?.headers.get('retry-after')).to.equal('1');
    expect((await quiet.say('x')).status).to.equal(200);
    desk.pass({ seconds: 1 });
    expect((await loud.say('x')).status).to.equal(200);
    const free = await openDesk({ env: { RATE_LIMIT: 'off' } });
    const guest = await customer(free);
    const all = await Promise.all(Array.from({ length: 150 }, () => guest.post({ type: 'typing' })));
    expect(all.every(each => each.status === 200)).to.equal(true);
  });
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
