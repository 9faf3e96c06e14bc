import { expect } from 'chai';
import { casesOf, orderOn } from '../../bot/cases.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const what = '退您上门费 80 元';
const until = '2026-11-27';

describe('a loss that is to be made good', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at(openHours));

  it('is promised by a clerk with a day, kept on the case, and told to its customer', async () => {
    const { customer, id } = await promised();
    expect((await ticket(customer)).compensations).to.deep.equal([
      { id: 1, what, promisedAt: '2026-11-25T02:00:00.000Z', by: '小李', until },
    ]);
    expect((await customer.look()).at(-1))
      .to.include(id)
      .and.include(what)
      .and.include('最晚11月27日（周五）办好');
  });

  it('is needed with what and by when, and not for a day that is over', async () => {
    const customer = await complained();
    const { id } = await ticket(customer);
    for (const order of [{ text: what }, { until }, { until: '2026-11-24', text: what }]) {
      const came = await desk.order({ ticket: id, do: 'compensate', ...order });
      expect(came.done, JSON.stringify(order)).to.equal(false);
    }
    expect(await desk.order({ ticket: id, do: 'answer', text: 'x', until })).to.include({ because: 'bad-order' });
    expect((await ticket(customer)).compensations).to.equal(undefined);
  });

  it('stands in place of the promise before it', async () => {
    const { customer, id } = await promised();
    await desk.order({ ticket: id, do: 'compensate', until: '2026-12-01', text: '换一台新的，不收钱' });
    expect((await customer.look()).at(-1))
      .to.include('改了')
      .and.include('换一台新的')
      .and.include('12月1日');
    const [first, second] = (await ticket(customer)).compensations ?? [];
    expect([first?.replacedAt !== undefined, second?.id, second?.replacedAt]).to.deep.equal([true, 2, undefined]);
    // The day of the first one brings nothing more.
    desk.at('2026-11-28T10:00');
    await desk.jobs();
    expect((await ticket(customer)).log.filter(({ what: event }) => event === 'hurry')).to.have.length(1);
    expect((await customer.look()).join('')).to.not.include('80 元');
  });

  it('keeps its case open until it is done, which its customer hears', async () => {
    const { customer, id } = await promised();
    await desk.clerk('finish', id, '排班漏了');
    await desk.clerk('accept', id);
    expect(await desk.order({ ticket: id, do: 'close' })).to.deep.include({
      because: 'not-yet',
      why: { code: 'compensation-owed', what, until },
    });
    await customer.look();
    await desk.clerk('compensated', id);
    expect((await customer.look()).join(''))
      .to.include('办好了')
      .and.include(what);
    expect((await ticket(customer)).compensations?.[0]?.doneAt).to.equal('2026-11-25T02:00:00.000Z');
    expect(await desk.order({ ticket: id, do: 'compensated' })).to.deep.include({
      because: 'not-yet',
      why: { code: 'no-compensation' },
    });
    await desk.clerk('close', id);
  });

  it('is told by the status, as owed, as late, and as done', async () => {
    const { customer, id } = await promised();
    await customer.say(id);
    expect(customer.told).to.include(`答应补偿您：${what}，最晚11月27日（周五）办好。`);
    desk.at('2026-11-28T10:00');
    await customer.say(id);
    expect(customer.told).to.include(`对不起，答应您11月27日（周五）前补偿的还没有办好：${what}`);
    await desk.clerk('compensated', id);
    await customer.say(id);
    expect(customer.told).to.include(`答应您的补偿办好了（11月28日 10:00）：${what}`);
    await customer.say('English please');
    await customer.say(id);
    expect(customer.told).to.include('What we promised you is done').and.include('compensation promised');
  });

  it('is due for clerks by the end of its day, and pressing once when that is over, as its customer is told', async () => {
    const { customer, id } = await promised();
    await desk.clerk('answer', id, '对不起');
    await desk.clerk('finish', id, '排班漏了');
    const due = async () => {
      const mind = { ...desk.core.knowledge(), now: desk.core.clock() };
      return (await casesOf(desk.core.store, 0, mind)).find(each => each.id === id)?.due?.promise;
    };
    expect(await due()).to.deep.include({ what: 'compensation', at: '2026-11-27T16:00:00.000Z' });
    await customer.look();
    desk.at('2026-11-27T23:59');
    await desk.jobs();
    expect((await ticket(customer)).pressing).to.equal(undefined);
    desk.at('2026-11-28T00:01');
    await desk.jobs();
    expect((await ticket(customer)).pressing).to.equal(true);
    expect(await customer.look(), 'nobody is told at night').to.deep.equal([]);
    desk.at('2026-11-28T09:00');
    await desk.jobs();
    expect((await customer.look()).join(''))
      .to.include(what)
      .and.include('对不起')
      .and.match(/最晚 11月\d+日/);
    desk.pass({ hours: 48 });
    await desk.jobs();
    expect(await customer.look()).to.deep.equal([]);
    expect((await ticket(customer)).log.filter(({ what: event }) => event === 'hurry')).to.have.length(1);
  });

  it('is left in peace once it is done in time', async () => {
    const { customer, id } = await promised();
    await desk.clerk('answer', id, '对不起');
    await desk.clerk('compensated', id);
    await customer.look();
    desk.at('2026-11-28T09:00');
    await desk.jobs();
    expect((await ticket(customer)).pressing).to.equal(undefined);
    expect(await customer.look()).to.deep.equal([]);
  });

  it('is promised once however often the order comes', async () => {
    const customer = await complained();
    const { id } = await ticket(customer);
    const order = { ticket: id, do: 'compensate', until, text: what, name: '小李', key: 'twice' } as const;
    for (let times = 0; times < 2; times += 1) expect(await orderOn(desk.core, order)).to.include({ done: true });
    expect((await ticket(customer)).compensations).to.have.length(1);
  });

  async function complained(): Promise<Talker> {
    const customer = desk.newcomer();
    for (const each of ['我要投诉', '约好昨天下午来，没来也没打电话', '跳过', '就在这里答复', '提交']) {
      await customer.say(each);
    }
    return customer;
  }

  async function promised(): Promise<{ customer: Talker; id: string }> {
    const customer = await complained();
    const { id } = await ticket(customer);
    await customer.look();
    expect(await desk.order({ ticket: id, do: 'compensate', until, text: what })).to.include({ done: true });
    return { customer, id };
  }

  async function ticket(customer: Talker): Promise<Ticket> {
    const [first] = await customer.tickets();
    if (first === undefined) throw new Error('there is no case');
    return first;
  }
});
