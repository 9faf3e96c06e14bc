import { expect } from 'chai';
import { allCollections, deliveries, wechatInbox } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { freshDatabase } from '../../store/postgres-server.ts';
import { closePostgresStores, openedPostgres } from '../../store/postgres-stores.ts';
import { type Desk, openid, until, type World, world } from './desk.ts';
import { nextId } from './platform.ts';

describe('two desks in WeChat on one database', function () {
  this.timeout(20_000);
  let wechat: World;
  let one: Desk;
  let two: Desk;
  let openStore: () => Promise<Store>;
  before(async () => {
    const url = await freshDatabase();
    openStore = async () => (await openedPostgres(url, { collections: allCollections })).store;
    wechat = await world();
    [one, two] = [await wechat.desk({ store: await openStore() }), await wechat.desk({ store: await openStore() })];
    // Who finds that the other one has not yet let go of the conversation looks again at once.
    for (const { timer } of [one, two]) for (let waits = 0; waits < 20; waits += 1) void timer.fire(200);
  });
  after(async () => {
    await wechat.close();
    await closePostgresStores();
  });

  const wireOf = (text: string) => wechat.platform.wire(openid, { MsgType: 'text', Content: text, MsgId: nextId() });
  const post = async (desk: Desk, wire: ReturnType<typeof wireOf>) => (await wechat.platform.post(desk.url, wire)).text;

  it('give the same answer to the same message, whoever handled it', async () => {
    const wire = wireOf('一');
    const answers = [await post(one, wire), await post(two, wire), await post(one, wire)];
    expect(answers.map(wechat.platform.read)).to.deep.equal(['heard: 一', 'heard: 一', 'heard: 一']);
    expect([one.turns.length, two.turns.length]).to.deep.equal([1, 0]);
  });

  it('go on with one conversation by turns', async () => {
    expect((await wechat.platform.say(two.url, openid, '二')).text).to.equal('heard: 二');
    expect((await wechat.platform.say(one.url, openid, '三')).text).to.equal('heard: 三');
  });

  it('say once what the one acknowledged and the other was asked for', async () => {
    const wire = wireOf('慢');
    const first = post(one, wire);
    await until(() => one.turns.length === 3);
    await one.timer.fire(4500);
    expect(await first).to.equal('success');
    const again = post(two, wire);
    await two.timer.fire(4500);
    expect(await again).to.equal('success');
    one.goOn();
    const byApi = () => wechat.platform.arrived.filter(({ by }) => by === 'api');
    await wechat.platform.until(() => byApi().length === 1);
    for (let waits = 0; waits < 30; waits += 1) void two.timer.fire(200);
    await until(async () => (await two.store.find(wechatInbox, 'at', {})).length === 0);
    await until(async () => (await two.store.find(deliveries, 'due', { equals: 'wechat' })).length === 0);
    expect(byApi()).to.deep.equal([{ to: openid, text: 'heard: 慢', by: 'api' }]);
    expect(two.turns).to.have.length(1);
  });

  it('share their token with a third one', async () => {
    const before = wechat.platform.tokensAsked();
    const third = await wechat.desk({ store: await openStore(), env: { WECHAT_PASSIVE_BUDGET_MS: '0' } });
    // The others may still be looking whether they owe the customer something.
    for (let waits = 0; waits < 25; waits += 1) void third.timer.fire(200);
    await wechat.platform.say(third.url, openid, '四');
    await wechat.platform.until(() => wechat.platform.arrived.some(({ text }) => text === 'heard: 四'));
    expect(wechat.platform.tokensAsked()).to.equal(before);
  });
});
