import { expect } from 'chai';
import { type Desk, openid, settled, until, type World, world } from './desk.ts';
import { type FakeService, fakeService, secret } from './fake-service.ts';
import { nextId } from './platform.ts';

/** A transport as a customer and a stranger see it. */
interface Reached {
  readonly desk: Desk;
  /** @param id the same: the same message once more */
  say(text: string, id: string): Promise<void>;
  forge(): Promise<number>;
  arrived(): string[];
}

const transports: Readonly<Record<string, (wechat: World) => Promise<Reached>>> = {
  async 'the official account'(wechat) {
    const desk = await wechat.desk();
    return {
      desk,
      // The customer sees the answer of the last try alone.
      async say(text, id) {
        const { arrived } = wechat.platform;
        const before = arrived.length;
        await wechat.platform.push(desk.url, openid, { MsgType: 'text', Content: text, MsgId: id });
        if (arrived.slice(0, before).some(each => each.text === arrived[before]?.text)) arrived.length = before;
      },
      forge: async () => (await fetch(`${desk.url}/wechat?signature=x`, { method: 'POST', body: '<xml/>' })).status,
      arrived: () => wechat.platform.arrived.map(({ text }) => text),
    };
  },
  async 'one that only says that there is something new'(wechat) {
    const fake = fakeService();
    const desk = await wechat.desk({ transport: fake.transport });
    return {
      desk,
      async say(text, id) {
        fake.written.push({ key: `msg/${id}`, from: openid, account: 'wk', what: { kind: 'text', text } });
        await knock(desk);
      },
      forge: async () => (await fetch(`${desk.url}/wechat`, { method: 'POST' })).status,
      arrived: () => fake.arrived.map(({ text }) => text),
    };
  },
};

const knock = (desk: Desk) => fetch(`${desk.url}/wechat?secret=${secret}`, { method: 'POST' });

for (const [name, open] of Object.entries(transports)) {
  describe(`a transport of WeChat: ${name}`, () => {
    let wechat: World;
    let reached: Reached;
    beforeEach(async () => {
      wechat = await world();
      reached = await open(wechat);
    });
    afterEach(() => wechat.close());

    it('answers each message once, in order', async () => {
      for (const text of ['一', '二', '三']) await reached.say(text, nextId());
      await until(() => reached.arrived().join('\n\n').includes('三'));
      await settled();
      expect(reached.arrived().join('\n\n')).to.equal('heard: 一\n\nheard: 二\n\nheard: 三');
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

    it('says what is too long in pieces that fit', async () => {
      await reached.say('长15', nextId());
      void reached.desk.timer.fire(200);
      await until(() => reached.arrived().length === 3);
      for (const text of reached.arrived()) expect(Buffer.byteLength(text)).to.be.at.most(2000);
      expect(reached.arrived().join('')).to.include('015');
    });

    it('believes no stranger', async () => {
      expect(await reached.forge()).to.equal(401);
      expect(reached.desk.turns).to.have.length(0);
    });

    it('says nothing more when the quota is used up, and keeps it', async () => {
      await reached.say('长15', nextId());
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

  it('goes on behind messages only when they were handled or are kept', async () => {
    write('一');
    write('慢');
    const knocked = knock(desk);
    await until(() => desk.turns.length === 2);
    expect(fake.cursor()).to.equal(0);
    desk.goOn();
    expect((await knocked).status).to.equal(200);
    expect(fake.cursor()).to.equal(2);
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
