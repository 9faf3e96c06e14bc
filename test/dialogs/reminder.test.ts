import { expect } from 'chai';
import { tickets } from '../../bot/store/collections.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));
afterEach(() => desk.emptyDiaries());

const slot = '12月2日（周三）上午9:00–11:00';
const dayBefore = '2026-12-01T17:00';

let bookings = 0;

async function booked(time = '下周三上午九点'): Promise<Talker> {
  const customer = desk.newcomer();
  await customer.start('booking');
  // A number that another customer has as well would make one matter of two.
  bookings += 1;
  const phone = `138${10_000_000 + bookings}`;
  for (const each of ['同意', '安装热水器', time, phone, '跳过', '提交']) await customer.say(each);
  expect(customer.told).to.include('约好了');
  return customer;
}

async function reminded(customer: Talker, time = dayBefore): Promise<string> {
  desk.at(time);
  await desk.jobs();
  await customer.look();
  return customer.told;
}

const visitOf = async (customer: Talker) => (await customer.tickets())[0]?.visit;

describe('the reminder of a visit', () => {
  it('comes the day before, once, with three ways to answer', async () => {
    const customer = await booked();
    expect(await reminded(customer, '2026-12-01T16:59')).to.equal('');
    expect(await reminded(customer)).to.include(slot);
    expect(customer.buttons).to.deep.equal([zhCN.reminder.keep, zhCN.reschedule.title, zhCN.cancelBooking.title]);
    expect(await reminded(customer, '2026-12-01T20:00')).to.equal('');
    expect(await visitOf(customer)).to.include.keys('remindedAt');
  });
  it('is answered by 1: it stands', async () => {
    const customer = await booked();
    await reminded(customer);
    await customer.say('1');
    expect(customer.told).to.include(slot).and.include('师傅准时到');
    expect(await visitOf(customer)).to.include.keys('keptAt');
  });
  it('is answered by 2: it is moved', async () => {
    const customer = await booked();
    await reminded(customer);
    await customer.say('2');
    expect((await customer.form())?.asking).to.equal('visit');
    await customer.say('下周四上午九点');
    await customer.say('提交');
    expect(customer.told).to.include('改好了');
  });
  it('is answered by 3: it is called off', async () => {
    const customer = await booked();
    await reminded(customer);
    await customer.say('3');
    expect(customer.question).to.include(`要取消 ${slot} 的上门吗`);
    await customer.say('是');
    expect(await visitOf(customer)).to.equal(undefined);
  });
  it('does not come for a visit that was called off, and comes for the new time of one that was moved', async () => {
    const [off, moved] = [await booked(), await booked()];
    await off.start('cancel-booking');
    await off.say('是');
    await moved.start('reschedule');
    await moved.say('下周四上午九点');
    await moved.say('提交');
    expect(await reminded(off)).to.equal('');
    expect(await reminded(moved)).to.equal('');
    expect(await reminded(moved, '2026-12-02T17:00')).to.include('12月3日（周四）');
    expect(await reminded(off, '2026-12-02T17:00')).to.equal('');
  });
  it('does not come to somebody who has only just booked', async () => {
    desk.at('2026-12-01T13:30');
    const earlier = await booked('明天下午三点');
    desk.at('2026-12-01T14:30');
    const lately = await booked('明天下午三点');
    expect(await reminded(earlier)).to.include('12月2日（周三）下午3:00');
    expect(await reminded(lately)).to.equal('');
  });
  it('comes late rather than at night, when the desk was down at its time, and not when the visit is over', async () => {
    const customer = await booked();
    expect(await reminded(customer, '2026-12-01T22:00')).to.equal('');
    expect(await reminded(customer, '2026-12-02T08:00')).to.include(slot);
    const other = await booked('下周四上午九点');
    expect(await reminded(other, '2026-12-03T09:00')).to.equal('');
  });
  it('is understood by its number with a form left open, which goes on afterwards', async () => {
    const customer = await booked();
    desk.at('2026-12-01T16:00');
    await customer.say('空调不制冷');
    expect(await reminded(customer)).to.include(slot);
    const asked = await customer.form();
    await customer.say('1');
    expect(customer.told).to.include('师傅准时到');
    expect(await customer.form()).to.deep.include({ asking: asked?.asking });
    expect(customer.question).to.not.include('师傅准时到');
  });
  it('is moved in the middle of a form, which goes on afterwards', async () => {
    const customer = await booked();
    desk.at('2026-12-01T16:00');
    await customer.say('空调不制冷');
    const asked = (await customer.form())?.asking;
    await reminded(customer);
    await customer.say('2');
    await customer.say('下周四上午九点');
    await customer.say('提交');
    expect(customer.told).to.include('改好了');
    expect((await customer.form())?.asking).to.equal(asked);
  });
  it('leads to one form at a time, whatever is tapped how often; the one below stays', async () => {
    const customer = await booked();
    const [ticket] = await customer.tickets();
    desk.at('2026-12-01T16:00');
    await customer.say('空调不制冷');
    const asked = (await customer.form())?.asking;
    for (const dialog of ['reschedule', 'cancel-booking', 'reschedule', 'cancel-booking'] as const) {
      await customer.start(dialog, ticket?.id);
    }
    await customer.tap(zhCN.cancelBooking.move.label);
    expect(customer.heard).to.have.length(2);
    await customer.say('下周四上午九点');
    await customer.say('提交');
    expect(customer.told).to.include('改好了');
    expect((await customer.form())?.asking).to.equal(asked);
    await customer.say('同意');
    expect(customer.told).to.not.include(zhCN.form.lapsed);
  });
  it('moves the visit that is tapped, and not the one that was being moved', async () => {
    const customer = await booked();
    desk.pass({ minutes: 1 });
    await customer.start('booking');
    for (const each of ['清洗油烟机', '下周三下午三点', '跳过', '提交']) await customer.say(each);
    const [first, second] = await customer.tickets();
    await customer.start('reschedule', first?.id);
    await customer.start('reschedule', second?.id);
    await customer.say('下周四上午九点');
    await customer.say('提交');
    const moved = (await customer.tickets()).map(({ id, visit }) => [id, visit?.date]);
    expect(moved).to.deep.equal([
      [first?.id, '2026-12-02'],
      [second?.id, '2026-12-03'],
    ]);
  });
  it('finds who booked where several talk in one conversation, and so does the question how it went', async () => {
    const first = desk.newcomer();
    await first.say('你好');
    const { conversation } = first;
    const second = { id: 'second', name: '王女士' };
    const say = (text: string, value?: object) =>
      desk.core.handle({
        channel: 'test',
        conversation,
        key: text,
        user: second,
        activity: { type: 'message', text, ...(value && { value }) },
      });
    await say('预约', { start: 'booking' });
    for (const text of ['同意', '安装热水器', '下周三上午九点', '13912345670', '跳过', '提交']) await say(text);
    await first.look();
    expect(await reminded(first)).to.include(slot);
    const [ticket] = await desk.core.store.find(tickets, 'customer', { equals: 'test:second' });
    desk.at('2026-12-02T12:00');
    await desk.clerk('close', ticket?.id ?? '');
    await first.look();
    expect(await reminded(first, '2026-12-06T12:00'))
      .to.include(ticket?.id)
      .and.include('分');
  });
  it('names the time that was booked, however long visits take by now', async () => {
    const customer = await booked();
    await desk.core.store.transaction(async tx => {
      const [ticket] = await customer.tickets();
      if (ticket?.visit === undefined) throw new Error('nothing is booked');
      await tx.get(tickets, ticket.id);
      await tx.put(tickets, { ...ticket, visit: { ...ticket.visit, minutes: 60 } });
    });
    expect(await reminded(customer)).to.include('12月2日（周三）上午9:00–10:00');
  });
  it('keeps no visit that is over', async () => {
    const customer = await booked();
    await reminded(customer);
    desk.at('2026-12-02T09:00');
    await customer.tap(zhCN.reminder.keep);
    expect(customer.told).to.equal(zhCN.reminder.gone);
    expect(await visitOf(customer)).to.not.include.keys('keptAt');
  });
  it('cannot keep the visit of somebody else', async () => {
    const [ticket] = await (await booked()).tickets();
    const stranger = desk.newcomer();
    await stranger.send({ type: 'message', text: '按时来', value: { keep: ticket?.id } });
    expect(stranger.told).to.equal(zhCN.reminder.gone);
  });
});
