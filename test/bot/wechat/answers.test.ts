import { expect } from 'chai';
import { erase } from '../../../bot/erasure.ts';
import { personOf } from '../../../bot/person.ts';
import { deliveries, wechatContacts, wechatInbox } from '../../../bot/store/collections.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { conversationIn, type Desk, openid, saidIn, settled, until, type World, world } from './desk.ts';
import { limitMs, nextId } from './platform.ts';

describe('what the desk answers in WeChat', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  const textOf = (content: string) => ({ MsgType: 'text', Content: content, MsgId: nextId() });

  it('is the answer to the request when it is there in time, and costs no call of the API', async () => {
    const { tries, text } = await wechat.platform.say(desk.url, openid, '空调不制冷');
    expect(tries).to.deep.equal([200]);
    expect(text).to.equal('heard: 空调不制冷');
    await settled();
    expect(wechat.platform.calls).to.deep.equal([]);
    expect(await desk.store.find(deliveries, 'due', { equals: 'wechat' })).to.deep.equal([]);
  });

  it('is acknowledged when it takes longer, kept until it is handled, and comes by the API', async () => {
    const pushed = wechat.platform.say(desk.url, openid, '慢');
    await until(() => desk.turns.length === 1);
    await desk.timer.fire(4500);
    expect(await pushed).to.deep.equal({ tries: [200], text: undefined, isBroken: false });
    expect(await desk.store.find(wechatInbox, 'at', {})).to.have.length(1);
    desk.goOn();
    await wechat.platform.until(() => wechat.platform.arrived.length === 1);
    expect(wechat.platform.arrived).to.deep.equal([{ to: openid, text: 'heard: 慢', by: 'api' }]);
    await until(async () => (await desk.store.find(wechatInbox, 'at', {})).length === 0);
    await settled();
    expect(wechat.platform.arrived).to.have.length(1);
  });

  it('is acknowledged at once with a budget of nothing', async () => {
    const other = await wechat.desk({ env: { WECHAT_PASSIVE_BUDGET_MS: '0' } });
    expect((await wechat.platform.say(other.url, openid, '一')).text).to.equal(undefined);
    await wechat.platform.until(() => wechat.platform.arrived.length === 1);
    expect(wechat.platform.arrived[0]).to.include({ text: 'heard: 一', by: 'api' });
  });

  it('is the same to a request that is repeated while the turn runs', async () => {
    const wire = wechat.platform.wire(openid, textOf('慢'));
    const [first, again] = [wechat.platform.post(desk.url, wire), wechat.platform.post(desk.url, wire)];
    await until(() => desk.turns.length === 1);
    desk.goOn();
    const texts = (await Promise.all([first, again])).map(({ text }) => wechat.platform.read(text));
    expect(texts).to.deep.equal(['heard: 慢', 'heard: 慢']);
    expect(desk.turns).to.have.length(1);
  });

  it('is the same to a request that is repeated after the end, as its first answer may be lost', async () => {
    const wire = wechat.platform.wire(openid, textOf('一'));
    const first = wechat.platform.read((await wechat.platform.post(desk.url, wire)).text);
    await settled();
    const again = wechat.platform.post(desk.url, wire);
    expect(wechat.platform.read((await again).text)).to.equal('heard: 一');
    expect(first).to.equal('heard: 一');
    await settled();
    expect(desk.turns).to.have.length(1);
    expect(wechat.platform.arrived).to.deep.equal([]);
  });

  it('is nothing to a request that is repeated after the words have gone by the API', async () => {
    const wire = wechat.platform.wire(openid, textOf('慢'));
    wechat.platform.moods.set('/cgi-bin/message/custom/send', []);
    const pushed = wechat.platform.push(desk.url, openid, textOf('快'));
    await pushed;
    const first = wechat.platform.post(desk.url, wire);
    await until(() => desk.turns.length === 2);
    await desk.timer.fire(4500);
    expect((await first).text).to.equal('success');
    expect((await wechat.platform.post(desk.url, wire)).text).to.equal('success');
    desk.goOn();
    await wechat.platform.until(() => wechat.platform.arrived.length === 2);
    await settled();
    expect((await wechat.platform.post(desk.url, wire)).text).to.equal('success');
    await settled();
    expect(wechat.platform.arrived.map(({ text }) => text)).to.deep.equal(['heard: 快', 'heard: 慢']);
  });

  it('is the same from another desk on the same records, after the first one has ended or died', async () => {
    const { store } = desk;
    const wire = wechat.platform.wire(openid, textOf('一'));
    const first = wechat.platform.read((await wechat.platform.post(desk.url, wire)).text);
    await desk.close();
    const other = await wechat.desk({ store });
    const again = wechat.platform.read((await wechat.platform.post(other.url, wire)).text);
    expect([first, again]).to.deep.equal(['heard: 一', 'heard: 一']);
    expect(other.turns).to.have.length(0);
  });

  it('comes once when another desk is asked while the first one is still at it', async () => {
    const store = memoryStore();
    const [one, two] = [await wechat.desk({ store }), await wechat.desk({ store })];
    const fields = textOf('慢');
    const pushed = wechat.platform.push(one.url, openid, fields);
    await until(() => one.turns.length === 1);
    // The first answer does not come in time: WeChat turns to the other desk, which waits for the first one.
    const wire = wechat.platform.wire(openid, fields);
    const again = wechat.platform.post(two.url, wire);
    await until(() => two.timer.asked.includes(4500));
    await two.timer.fire(4500);
    expect((await again).text).to.equal('success');
    one.goOn();
    expect((await pushed).text).to.equal('heard: 慢');
    for (let times = 0; times < 30 && two.timer.asked.length < 40; times += 1) {
      void two.timer.fire(200);
      await settled();
      if ((await store.find(wechatInbox, 'at', {})).length === 0) break;
    }
    expect(wechat.platform.arrived.map(({ text }) => text)).to.deep.equal(['heard: 慢']);
    expect([one.turns.length, two.turns.length]).to.deep.equal([1, 0]);
  });

  it('comes after the process has died on a message that it had acknowledged', async () => {
    const { store } = desk;
    const pushed = wechat.platform.say(desk.url, openid, '慢');
    await until(() => desk.turns.length === 1);
    await desk.timer.fire(4500);
    expect((await pushed).text).to.equal(undefined);
    // What a killed process leaves: the turn was never committed.
    const copy = memoryStore();
    for (const kept of await store.find(wechatInbox, 'at', {})) await copy.transaction(tx => tx.put(wechatInbox, kept));
    for (const kept of await store.find(wechatContacts, 'all', {}))
      await copy.transaction(tx => tx.put(wechatContacts, kept));
    wechat.pass({ seconds: 61 });
    const next = await wechat.desk({ store: copy });
    await next.channel.resume();
    await next.timer.fire(0);
    await until(() => next.turns.length === 1);
    next.goOn();
    await wechat.platform.until(() => wechat.platform.arrived.length === 1);
    expect(wechat.platform.arrived).to.deep.equal([{ to: openid, text: 'heard: 慢', by: 'api' }]);
    await until(async () => (await copy.find(wechatInbox, 'at', {})).length === 0);
    desk.goOn();
  });

  it('keeps the order of what one customer wrote, whatever takes long', async () => {
    const first = wechat.platform.say(desk.url, openid, '慢一');
    await until(() => desk.turns.length === 1);
    const second = wechat.platform.say(desk.url, openid, '二');
    await settled();
    expect(desk.turns).to.have.length(1);
    await desk.timer.fire(4500);
    await desk.timer.fire(4500);
    expect([(await first).text, (await second).text]).to.deep.equal([undefined, undefined]);
    desk.goOn();
    await wechat.platform.until(
      () => wechat.platform.arrived.map(({ text }) => text).join('\n\n') === 'heard: 慢一\n\nheard: 二',
    );
    expect(await saidIn(desk.store, await conversationIn(desk.store))).to.deep.equal(['heard: 慢一', 'heard: 二']);
  });

  it('does not wait for another customer', async () => {
    const slow = wechat.platform.say(desk.url, openid, '慢');
    await until(() => desk.turns.length === 1);
    const other = await wechat.platform.say(desk.url, 'oOTHERCUSTOMER_0123456789-ab', '快');
    expect(other.text).to.equal('heard: 快');
    desk.goOn();
    expect((await slow).text).to.equal('heard: 慢');
  });

  it('is one text for all that a turn says', async () => {
    const { text } = await wechat.platform.say(desk.url, openid, '分3');
    expect(text).to.equal('第1段\n\n第2段\n\n第3段');
  });

  it('goes on by the API behind its beginning when it is too long, nothing twice', async () => {
    const { text } = await wechat.platform.say(desk.url, openid, '长15');
    expect(Buffer.byteLength(text ?? '')).to.be.at.most(2000);
    await settled();
    expect(wechat.platform.arrived).to.have.length(1);
    await desk.timer.fire(200);
    await wechat.platform.until(() => wechat.platform.arrived.length === 3);
    await settled();
    const whole = wechat.platform.arrived.map(each => each.text).join('');
    expect(whole.match(/\d{3}/g)).to.deep.equal(Array.from({ length: 15 }, (_, at) => String(at + 1).padStart(3, '0')));
    expect(await desk.store.find(deliveries, 'due', { equals: 'wechat' })).to.deep.equal([]);
  });

  it('is cut after five seconds and asked for again three times, then the customer is told by WeChat', async () => {
    // No budget that would end the waiting before WeChat does.
    const pushed = wechat.platform.say(desk.url, openid, '慢');
    await until(() => desk.turns.length === 1);
    for (let times = 0; times < 3; times += 1) await wechat.timer.fire(limitMs);
    expect(await pushed).to.deep.equal({ tries: ['cut', 'cut', 'cut'], text: undefined, isBroken: true });
    expect(desk.turns).to.have.length(1);
    desk.goOn();
  });

  it('is forgotten with the rest when the customer wants their data deleted', async () => {
    await wechat.platform.say(desk.url, openid, '我叫王芳');
    const conversation = await conversationIn(desk.store);
    const answers = async () => (await desk.store.get(wechatContacts, conversation))?.answers;
    expect(JSON.stringify(await answers())).to.include('王芳');
    await desk.store.transaction(async tx =>
      erase(tx, 'wechat:u', await personOf(tx, 'wechat:u', wechat.now()), conversation),
    );
    expect(await answers()).to.deep.equal([]);
  });
});
