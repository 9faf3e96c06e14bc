import { expect } from 'chai';
import type { Inbound } from '../../../bot/channels/wechat/transport.ts';
import { wechatContacts, wechatInbox } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { Fault } from '../../../knowledge/fault.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { type Desk, type DeskOptions, openid, settled, until, type World, world } from './desk.ts';
import { type FakeService, fakeService, secret } from './fake-service.ts';
import { nextId } from './platform.ts';

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

/** A transport as a customer and a stranger see it. */
interface Reached {
  readonly desk: Desk;
  /** @param id the same: the same message once more */
  say(text: string, id?: string): Promise<void>;
  photo(media: string): Promise<void>;
  /** Comes to the account for the first time. */
  arrive(): Promise<void>;
  forge(): Promise<number>;
  arrived(): string[];
  /** Another desk behind the same account. */
  another(options: DeskOptions): Promise<Desk>;
}

const transports: Readonly<Record<string, (wechat: World) => Promise<Reached>>> = {
  async 'the official account'(wechat) {
    const desk = await wechat.desk();
    const { platform } = wechat;
    platform.media.set('photo', { type: 'image/jpeg', bytes: jpeg });
    // The customer sees the answer of the last try alone.
    const push = async (fields: Record<string, string>) => {
      const before = platform.arrived.length;
      await platform.push(desk.url, openid, fields);
      const [came] = platform.arrived.slice(before);
      if (platform.arrived.slice(0, before).some(each => each.text === came?.text)) platform.arrived.length = before;
    };
    return {
      desk,
      say: (text, id = nextId()) => push({ MsgType: 'text', Content: text, MsgId: id }),
      photo: media => push({ MsgType: 'image', MediaId: media, MsgId: nextId() }),
      arrive: () => push({ MsgType: 'event', Event: 'subscribe', EventKey: '' }),
      forge: async () => (await fetch(`${desk.url}/wechat?signature=x`, { method: 'POST', body: '<xml/>' })).status,
      arrived: () => platform.arrived.map(({ text }) => text),
      another: options => wechat.desk(options),
    };
  },
  async 'one that only says that there is something new'(wechat) {
    const fake = fakeService();
    fake.media.set('photo', jpeg);
    const { transport } = fake;
    const desk = await wechat.desk({ transport });
    const bring = async (what: Inbound['what'], id: string) => {
      fake.written.push({ key: `msg/${id}`, from: openid, account: 'wk', what });
      await knock(desk);
    };
    return {
      desk,
      say: (text, id = nextId()) => bring({ kind: 'text', text }, id),
      photo: media => bring({ kind: 'image', media }, nextId()),
      arrive: () => bring({ kind: 'followed', scene: '' }, nextId()),
      forge: async () => (await fetch(`${desk.url}/wechat`, { method: 'POST' })).status,
      arrived: () => fake.arrived.map(({ text }) => text),
      another: options => wechat.desk({ transport, ...options }),
    };
  },
};

const knock = async (desk: Desk) => (await fetch(`${desk.url}/wechat?secret=${secret}`, { method: 'POST' })).status;

for (const [name, open] of Object.entries(transports)) {
  describe(`a transport of WeChat: ${name}`, () => {
    let wechat: World;
    let reached: Reached;
    beforeEach(async () => {
      wechat = await world();
      reached = await open(wechat);
    });
    afterEach(() => wechat.close());

    const told = () => reached.arrived().join('\n\n');

    it('answers each message once, in order', async () => {
      for (const text of ['一', '二', '三']) await reached.say(text);
      await until(() => told().includes('三'));
      await settled();
      expect(told()).to.equal('heard: 一\n\nheard: 二\n\nheard: 三');
    });

    it('greets who comes', async () => {
      await reached.arrive();
      await until(() => told() === '您好');
    });

    it('handles once what is brought twice', async () => {
      const id = nextId();
      await reached.say('一', id);
      await until(() => reached.arrived().length === 1);
      await reached.say('一', id);
      await settled();
      expect(reached.desk.turns).to.have.length(1);
      expect(reached.arrived()).to.deep.equal(['heard: 一']);
    });

    it('handles once what is brought twice at the same time', async () => {
      const id = nextId();
      const both = [reached.say('慢', id), reached.say('慢', id)];
      await until(() => reached.desk.turns.length === 1);
      reached.desk.goOn();
      await Promise.all(both);
      await until(() => reached.arrived().length > 0);
      await settled();
      expect(reached.desk.turns).to.have.length(1);
      expect(new Set(reached.arrived())).to.deep.equal(new Set(['heard: 慢']));
    });

    it('acknowledges what takes long, and brings the answer when it is there, before that to what came later', async () => {
      const first = reached.say('慢');
      await until(() => reached.desk.turns.length === 1);
      await reached.desk.timer.fire(4500);
      await first;
      expect(reached.arrived()).to.deep.equal([]);
      const second = reached.say('快');
      await until(() => reached.desk.timer.asked.filter(each => each === 4500).length === 2);
      reached.desk.goOn();
      await second;
      await until(() => told().includes('快'));
      expect(told()).to.equal('heard: 慢\n\nheard: 快');
      await until(async () => (await reached.desk.store.find(wechatInbox, 'at', {})).length === 0);
    });

    it('loses nothing that it has acknowledged with the process', async () => {
      const first = reached.say('慢');
      await until(() => reached.desk.turns.length === 1);
      await reached.desk.timer.fire(4500);
      await first;
      // What a killed process leaves: the turn was never committed.
      const left = memoryStore();
      const { store } = reached.desk;
      const kept = [...(await store.find(wechatInbox, 'at', {}))];
      for (const each of kept) await left.transaction(tx => tx.put(wechatInbox, each));
      for (const each of await store.find(wechatContacts, 'all', {}))
        await left.transaction(tx => tx.put(wechatContacts, each));
      wechat.pass({ seconds: 61 });
      const next = await reached.another({ store: left });
      await next.channel.resume();
      await next.timer.fire(0);
      await until(() => next.turns.length === 1);
      next.goOn();
      await until(() => told() === 'heard: 慢');
      reached.desk.goOn();
    });

    it('keeps a photo at once, and asks for one that is not there again', async () => {
      await reached.photo('photo');
      await until(() => told() === 'heard:  [image/jpeg]');
      expect(reached.desk.kept.size).to.equal(1);
      await reached.photo('gone');
      await until(() => told().includes('event: unread photo'));
      expect(reached.desk.kept.size).to.equal(1);
    });

    it('says what is too long in pieces that fit', async () => {
      await reached.say('长15');
      void reached.desk.timer.fire(200);
      await until(() => reached.arrived().length === 3);
      for (const text of reached.arrived()) expect(Buffer.byteLength(text)).to.be.at.most(2000);
      expect(told()).to.include('015');
    });

    it('numbers choices, and takes them by their words', async () => {
      await reached.say('选2');
      await until(() => told() === '哪个？\n\n1. 第1样\n2. 第2样\n回复数字选择');
      await reached.say('第2样');
      await until(() => told().endsWith('heard: 第2样'));
    });

    it('believes no stranger', async () => {
      expect(await reached.forge()).to.equal(401);
      expect(reached.desk.turns).to.have.length(0);
    });

    it('says nothing more when the quota is used up, and keeps it', async () => {
      await reached.say('长15');
      void reached.desk.timer.fire(200);
      await until(() => reached.arrived().length === 3);
      wechat.pass({ hours: 49 });
      const [{ conversation } = { conversation: '' }] = reached.desk.turns;
      const activity = { type: 'event', name: 'late' };
      await reached.desk.handle({ channel: 'wechat', conversation, key: 'staff/1', user: { id: 'u' }, activity });
      await until(() => reached.desk.logged().includes('no quota'));
      expect(reached.arrived()).to.have.length(3);
    });
  });
}

describe('a transport of WeChat that fetches from a place on', () => {
  let wechat: World;
  let fake: FakeService;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    fake = fakeService();
    desk = await wechat.desk({ transport: fake.transport });
  });
  afterEach(() => wechat.close());

  const write = (text: string) =>
    fake.written.push({ key: `msg/${nextId()}`, from: openid, account: 'wk', what: { kind: 'text', text } });
  const told = () => fake.arrived.map(({ text }) => text).join('\n\n');

  it('goes on behind messages only when they were handled or are kept', async () => {
    write('一');
    write('慢');
    const knocked = knock(desk);
    await until(() => desk.turns.length === 2);
    expect(fake.cursor()).to.equal(0);
    desk.goOn();
    expect(await knocked).to.equal(200);
    expect(fake.cursor()).to.equal(2);
  });

  it('fetches page after page, and handles all of it in order', async () => {
    for (let at = 1; at <= 8; at += 1) write(`${at}`);
    expect(await knock(desk)).to.equal(200);
    expect(fake.pages()).to.equal(3);
    await until(() => told().includes('8'));
    expect(told()).to.equal([1, 2, 3, 4, 5, 6, 7, 8].map(each => `heard: ${each}`).join('\n\n'));
  });

  it('never answers in the response to the hint', async () => {
    write('一');
    const response = await fetch(`${desk.url}/wechat?secret=${secret}`, { method: 'POST' });
    expect(await response.text()).to.equal('success');
    await until(() => told() === 'heard: 一');
  });

  it('handles once what two hints bring at the same time', async () => {
    write('慢');
    const both = [knock(desk), knock(desk)];
    await until(() => desk.turns.length === 1);
    await until(() => fake.pages() === 2);
    desk.goOn();
    expect(await Promise.all(both)).to.deep.equal([200, 200]);
    await settled();
    expect([desk.turns.length, told(), fake.cursor()]).to.deep.equal([1, 'heard: 慢', 1]);
  });

  it('fetches again what could neither be handled nor kept', async () => {
    const store = memoryStore();
    let isFull = true;
    const full: Store = {
      ...store,
      transaction: work =>
        isFull ? Promise.reject(new Fault('store.unavailable', { why: 'ENOSPC' })) : store.transaction(work),
    };
    const poor = await wechat.desk({ transport: fake.transport, store: full });
    write('一');
    expect(await knock(poor)).to.equal(503);
    expect(fake.cursor()).to.equal(0);
    isFull = false;
    expect(await knock(poor)).to.equal(200);
    await until(() => told() === 'heard: 一');
    expect(fake.cursor()).to.equal(1);
  });

  it('gives what is sent again the same key, so that it is shown once', async () => {
    fake.losing = 1;
    write('一');
    await knock(desk);
    await until(() => desk.logged().includes('timeout'));
    await desk.timer.fire(1000);
    await settled();
    expect(fake.arrived).to.deep.equal([{ to: openid, text: 'heard: 一' }]);
  });
});
