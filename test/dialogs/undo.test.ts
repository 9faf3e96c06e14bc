import { expect } from 'chai';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('a visit that was called off or moved', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(async () => {
    desk.at('2026-11-25T10:00');
    await desk.emptyDiaries();
  });

  /** Somebody with a visit for maintenance on the 30th at two, a case of its own. */
  async function booked(day = '11月30日下午两点'): Promise<{ customer: Talker; number: string }> {
    const customer = desk.newcomer();
    for (const each of [`约${day}上门清洗空调`, '同意']) await customer.say(each);
    for (let asked = 0; asked < 8 && (await customer.form()) !== undefined; asked += 1) {
      const { asking = '' } = (await customer.form()) ?? {};
      const answers: Record<string, string> = {
        phone: '13812345678',
        address: '跳过',
        '?summary': '提交',
        visit: '1',
        purpose: '清洗',
        product: '空调',
      };
      await customer.say(answers[asking] ?? '跳过');
    }
    const ticket = (await customer.tickets()).at(-1);
    expect(ticket?.visit, customer.told).to.include({ start: '14:00' });
    return { customer, number: ticket?.id ?? '' };
  }
  const visitOf = async (customer: Talker, number: string) =>
    (await customer.tickets()).find(({ id }) => id === number)?.visit;

  it('is put back with a word, as it was', async () => {
    const { customer, number } = await booked();
    const before = await visitOf(customer, number);
    await customer.say('取消预约');
    await customer.say('取消上门');
    expect(customer.told).to.include('10 分钟之内回复“恢复”');
    expect(await visitOf(customer, number)).to.equal(undefined);
    desk.pass({ minutes: 9 });
    await customer.say('哎，恢复吧');
    expect(customer.told).to.include('11月30日（周一）下午2:00').and.include(number);
    expect(await visitOf(customer, number)).to.include({ date: before?.date, start: '14:00', moves: 0 });
    const [ticket] = (await customer.tickets()).filter(({ id }) => id === number);
    expect(ticket?.log.at(-1)).to.include({ by: 'customer', what: 'restored', text: '2026-11-30 14:00' });
    await customer.say('恢复');
    expect(customer.told, 'once').to.not.include('恢复好了');
  });
  it('is put back though nobody could book it so late any more', async () => {
    const { customer, number } = await booked('11月26日下午两点');
    desk.at('2026-11-25T20:00');
    for (const each of ['取消预约', '取消上门', '恢复']) await customer.say(each);
    expect(await visitOf(customer, number)).to.include({ date: '2026-11-26', start: '14:00' });
  });
  it('is put back by a tap, also when it was moved, and the move is not counted', async () => {
    const { customer, number } = await booked();
    for (const each of ['改到12月1日上午九点', '好']) await customer.say(each);
    expect(customer.told).to.include('还能改 2 次');
    await customer.say('提交');
    expect(customer.told).to.include('改好了');
    expect(await visitOf(customer, number)).to.include({ date: '2026-12-01', moves: 1 });
    await customer.tap('恢复原来的');
    expect(await visitOf(customer, number)).to.include({ date: '2026-11-30', start: '14:00', moves: 0 });
    const other = await booked('12月1日下午两点');
    expect(await visitOf(other.customer, other.number)).to.include({ date: '2026-12-01' });
  });
  it('stays as it is after ten minutes, and where a clerk has done something meanwhile', async () => {
    const { customer, number } = await booked();
    await customer.say('取消预约');
    await customer.say('取消上门');
    const back = customer.keep('恢复原来的');
    desk.pass({ minutes: 10 });
    await customer.press(back);
    expect(customer.told).to.include('来不及恢复了');
    expect(await visitOf(customer, number)).to.equal(undefined);
    const second = await booked();
    await second.customer.say('取消预约');
    await second.customer.say('取消上门');
    await desk.clerk('reopen', second.number);
    await second.customer.say('恢复');
    expect(second.customer.told).to.include('来不及恢复了');
  });
  it('is offered the nearest times where somebody else has taken it', async () => {
    const { customer, number } = await booked();
    await customer.say('取消预约');
    await customer.say('取消上门');
    for (let others = 0; others < 2; others += 1) await booked();
    await customer.say('恢复');
    expect(customer.heard[0]).to.include('约走了');
    expect((await customer.form())?.asking).to.equal('visit');
    await customer.say('1');
    for (let asked = 0; asked < 5 && (await customer.form()) !== undefined; asked += 1)
      await customer.say((await customer.form())?.asking === '?summary' ? '提交' : '跳过');
    const kept = (await customer.tickets()).filter(({ visit }) => visit !== undefined);
    expect(kept).to.have.length(1);
    expect(kept[0]?.fault).to.include('清洗');
    expect(await visitOf(customer, number)).to.equal(undefined);
  });
  it('does not stand in the way of a step back in a form', async () => {
    const { customer } = await booked();
    await customer.say('取消预约');
    await customer.say('取消上门');
    for (const each of ['冰箱不制冷', '撤销']) await customer.say(each);
    expect(customer.told).to.not.include('恢复好了');
    await customer.say('恢复预约');
    expect(customer.heard[0]).to.include('恢复好了');
    expect((await customer.form())?.asking).to.equal('usage');
  });

  it('is named by its number where there are several', async () => {
    const { customer, number } = await booked();
    await customer.say('再约一次12月2日下午两点上门清洗热水器');
    for (let asked = 0; asked < 8 && (await customer.form()) !== undefined; asked += 1) {
      const { asking = '' } = (await customer.form()) ?? {};
      await customer.say(
        asking === '?summary' ? '提交' : asking === 'visit' ? '1' : asking === 'about' ? '另外的事' : '跳过',
      );
    }
    const visits = (await customer.tickets()).filter(({ visit }) => visit !== undefined);
    expect(visits, customer.told).to.have.length(2);
    await customer.say(`${number} 改到12月1日上午九点`);
    await customer.say('好');
    expect(customer.told).to.include('11月30日');
    await customer.say('提交');
    expect(await visitOf(customer, number)).to.include({ date: '2026-12-01', start: '09:00' });
    await customer.say('帮我取消预约');
    expect(customer.buttons).to.have.length(2);
    await customer.say(number.replaceAll('-', ' ').toLowerCase());
    expect(customer.told).to.include(`单子 ${number}`);
    await customer.say('取消上门');
    expect(await visitOf(customer, number)).to.equal(undefined);
  });
});
