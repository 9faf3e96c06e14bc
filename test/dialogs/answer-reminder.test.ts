import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { retention } from '../../bot/retention.ts';
import { activities } from '../../bot/store/collections.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('a reminder of what waits for its customer', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  /** Somebody whose air conditioner was reported, and taken on. */
  let reports = 0;
  async function reported(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    // A number that another customer has as well would make one matter of two.
    reports += 1;
    const phone = `138${10_000_000 + reports}`;
    for (const each of ['空调不制冷', '同意', '家里用', '2025年6月买的', phone, '跳过', '提交'])
      await customer.say(each);
    const [{ id = '' } = {}] = await customer.tickets();
    await desk.clerk('confirm', id);
    return { customer, ticket: id };
  }
  const quote = (ticket: string, price = '120') =>
    desk.order({ ticket, do: 'quote', items: [{ item: 'labour', count: 1, price }] });
  async function heardAt(time: string, customer: Talker): Promise<readonly string[]> {
    desk.at(time);
    await desk.jobs();
    return customer.look();
  }

  describe('a quotation', () => {
    it('is told once, two days before it ends, with its sum and its last day', async () => {
      const { customer, ticket } = await reported();
      await quote(ticket);
      await customer.look();
      // Valid to 2 December, 24:00.
      expect(await heardAt('2026-11-30T23:59', customer)).to.deep.equal([]);
      expect(await heardAt('2026-12-01T07:59', customer), 'at night').to.deep.equal([]);
      const [said = ''] = await heardAt('2026-12-01T08:00', customer);
      expect(said).to.include(ticket).and.include('120 元').and.include('12月2日（周三）');
      expect(customer.buttons).to.deep.equal(['同意', '先不修', '问一下']);
      await customer.say('1');
      expect(customer.told).to.include('您同意报价');
      expect(await heardAt('2026-12-02T09:00', customer)).to.deep.equal([]);
    });
    it('is not told that was answered, made anew, or has lapsed meanwhile', async () => {
      const [answered, anew, lapsed] = [await reported(), await reported(), await reported()];
      for (const { ticket } of [answered, anew, lapsed]) await quote(ticket);
      await answered.customer.say('先不修');
      desk.at('2026-11-28T10:00');
      await quote(anew.ticket, '90');
      for (const { customer } of [answered, anew, lapsed]) await customer.look();
      desk.at('2026-12-03T08:00');
      await desk.jobs();
      expect(await answered.customer.look()).to.deep.equal([]);
      expect(await lapsed.customer.look()).to.deep.equal([]);
      expect(await anew.customer.look()).to.deep.equal([]);
      expect((await heardAt('2026-12-04T08:00', anew.customer)).join()).to.include('90 元');
    });
  });

  describe('work that is done', () => {
    async function repaired(): Promise<{ customer: Talker; ticket: string }> {
      const all = await reported();
      for (const order of ['free', 'start', 'finish'] as const) await desk.clerk(order, all.ticket);
      await all.customer.look();
      return all;
    }
    it('is asked about once more, two days before the case may be closed', async () => {
      const { customer, ticket } = await repaired();
      expect(await heardAt('2026-11-30T09:59', customer)).to.deep.equal([]);
      const [said = ''] = await heardAt('2026-11-30T10:00', customer);
      expect(said)
        .to.include(ticket)
        .and.include('现在好用吗')
        .and.include('12月2日（周三）上午10:00')
        .and.include('14 天');
      expect(customer.buttons).to.have.length(3);
      expect(await heardAt('2026-12-01T10:00', customer)).to.deep.equal([]);
      await customer.say('还没修好');
      expect((await customer.tickets())[0]?.state).to.equal('in-repair');
      await desk.clerk('finish', ticket);
      await customer.look();
      expect((await heardAt('2026-12-06T10:00', customer)).join(), 'done again').to.include('现在好用吗');
      await desk.clerk('answer', ticket, '好用吗');
      desk.at('2026-12-08T10:00');
      await desk.clerk('close', ticket);
    });
    it('is not asked about that was accepted', async () => {
      const { customer } = await repaired();
      await customer.say('修好了');
      expect(await heardAt('2026-12-01T12:00', customer)).to.deep.equal([]);
    });
  });

  describe('maintenance', () => {
    async function closed(): Promise<{ customer: Talker; ticket: string }> {
      const all = await reported();
      await desk.clerk('close', all.ticket);
      await all.customer.look();
      return all;
    }
    it('is offered with the end of a case, and reminded of only whoever wishes', async () => {
      const { customer } = await closed();
      expect(customer.told).to.include('每 1 年保养一次').and.include('2027年6月');
      expect(customer.buttons).to.deep.equal(['到时提醒我']);
      expect((await heardAt('2027-06-20T12:00', customer)).join()).to.not.include('保养');
    });
    it('is not offered to who gets the machine back as it was', async () => {
      const { customer, ticket } = await reported();
      for (const order of ['receive', 'hand-back', 'accept', 'close'] as const) {
        await desk.clerk(order, ticket, '修不了，按原样退回');
      }
      await customer.look();
      expect(customer.told).to.not.include('保养');
      expect(customer.buttons).to.not.include('到时提醒我');
    });
    it('is told two weeks ahead, with one tap to book it, and again after the next interval', async () => {
      const { customer } = await closed();
      await customer.say('到时提醒我');
      expect(customer.told).to.include('2027年6月').and.include('退订');
      const { dueOn = '' } = (await customer.record())?.notices?.machines[0] ?? {};
      expect(dueOn).to.match(/^2027-06-/);
      // The survey comes and goes first.
      for (const day of ['01', '06']) await heardAt(`2026-12-${day}T12:00`, customer);
      expect(await heardAt('2027-05-15T12:00', customer)).to.deep.equal([]);
      const [said = ''] = await heardAt('2027-06-16T21:30', customer);
      expect(said, 'at night').to.equal('');
      const [told = ''] = await heardAt('2027-06-17T08:00', customer);
      expect(told).to.include('空调该保养了').and.include('退订');
      await customer.tap('预约保养');
      expect((await customer.form())?.answers).to.deep.include({ kind: 'maintenance' });
      expect(JSON.stringify((await customer.form())?.answers.product)).to.include('air-conditioner');
      await customer.say('取消');
      const [next] = (await customer.record())?.notices?.machines ?? [];
      expect(next?.dueOn).to.match(/^2028-06-/);
    });
    it('outlives what was said, which goes at its time', async () => {
      const { customer } = await closed();
      await customer.tap('到时提醒我');
      const { store, blobs, knowledge, clock } = desk.core;
      desk.at('2027-06-10T10:00');
      const removing = retention({
        ...{ store, blobs, knowledge, clock, random: randomBytes, forget: async () => {} },
        log: { info: () => {}, warn: (fault: unknown) => expect.fail(JSON.stringify(fault)) },
        timer: { set: () => {}, clear: () => {} },
      });
      await removing.run();
      await removing.close();
      expect(await store.find(activities, 'conversation', { equals: customer.conversation })).to.deep.equal([]);
      expect((await heardAt('2027-06-20T12:00', customer)).join()).to.include('空调该保养了');
    });
    it('stops with a word, and is never offered again', async () => {
      const { customer } = await closed();
      await customer.tap('到时提醒我');
      await customer.say('退订');
      expect(customer.told).to.include('停了');
      expect((await heardAt('2027-06-20T12:00', customer)).join()).to.not.include('保养');
      const before = (await customer.tickets()).length;
      desk.at('2026-11-25T10:00');
      for (const each of ['空调不制冷', '提交']) await customer.say(each);
      for (let asked = 0; asked < 6 && (await customer.tickets()).length === before; asked += 1)
        await customer.say((await customer.form())?.asking === '?summary' ? '提交' : '跳过');
      const again = (await customer.tickets()).find(({ state }) => state === 'submitted');
      await desk.clerk('close', again?.id ?? '');
      await customer.look();
      expect(customer.told).to.include('结了').and.not.include('保养');
    });
  });
});
