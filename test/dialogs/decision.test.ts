import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type KeyedOrder, type Ordered, orderOn } from '../../bot/cases.ts';
import { localDesk } from '../../bot/local.ts';
import { tickets } from '../../bot/store/collections.ts';
import { readDecision } from '../../dialogs/understand/agreement.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { ticketNumber } from '../../knowledge/ticket-number.ts';
import { sample } from '../bot/cli/sample-cases.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('the customer’s word on a price, and on work that is done', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  const quote: Pick<KeyedOrder, 'do' | 'items'> = { do: 'quote', items: [{ item: 'visit', count: 1, price: '80' }] };

  it('F5 a visit is not arranged before its price is approved, and is afterwards', async () => {
    const { customer, ticket } = await confirmed();
    const visit = { ticket, do: 'arrange-visit', text: '周五来' } as const;
    expect(await give(visit)).to.deep.include({ because: 'not-yet', why: { code: 'fee-open', fee: 'unknown' } });
    expect(await give({ ticket, do: 'start' })).to.include({ because: 'not-yet' });

    const { told } = await done({ ticket, ...quote, text: '周五能到' });
    expect(told.join()).to.include('1. 上门费 80 元').and.include('合计 80 元').and.include('12月2日（周三）');
    expect(told.join()).to.include('周五能到').and.include(ticket);
    expect(await give(visit)).to.deep.include({ why: { code: 'quotation-open', until: '2026-12-02' } });

    await customer.look();
    expect(customer.buttons).to.deep.equal(['同意', '先不修', '问一下']);
    desk.pass({ hours: 1 });
    await customer.tap('同意');
    expect(customer.told).to.include(ticket).and.include('80 元');
    expect((await kept(ticket)).quotations?.[0]?.answer).to.deep.equal({
      ...{ is: 'approved', by: 'customer', text: '同意' },
      at: '2026-11-25T03:00:00.000Z',
    });
    await done(visit);
    expect((await kept(ticket)).state).to.equal('visit');
  });

  it('is read as it is typed: the label, a number, or in words', async () => {
    // Under a number stands what it meant, as who reads the case later does not see the list.
    for (const [said, is, text = said] of [
      ['同意', 'approved'],
      ['1', 'approved', '同意'],
      ['我同意报价。', 'approved'],
      ['I agree to the quotation', 'approved'],
      ['先不修', 'declined'],
      ['2', 'declined', '先不修'],
      ['不同意', 'declined'],
      ['不同意这个价格', 'declined'],
      ['Not for now', 'declined'],
    ] as const) {
      const { customer, ticket } = await confirmed();
      await done({ ticket, ...quote });
      await customer.say(said);
      expect((await kept(ticket)).quotations?.[0]?.answer, said).to.include({ is, by: 'customer', text });
    }
  });

  it('counts later too, also after other talk, when there is one quotation that it can mean', async () => {
    const { customer, ticket } = await confirmed();
    await done({ ticket, ...quote });
    await customer.say('保修多久？');
    await customer.say('同意');
    expect((await kept(ticket)).quotations?.[0]?.answer).to.include({ is: 'approved' });
    await customer.say('同意报价');
    expect((await kept(ticket)).log.filter(({ what }) => what === 'approve')).to.have.length(1);
  });

  it('is not taken from a yes to a question of a form, unless it names the price', async () => {
    const { customer, ticket } = await confirmed();
    await done({ ticket, ...quote });
    await customer.say('我要报修');
    const open = await customer.form();
    expect(open).to.not.equal(undefined);
    await customer.say('同意');
    expect((await kept(ticket)).quotations?.[0]?.answer).to.equal(undefined);
    const later = await customer.form();
    await customer.say('同意报价');
    expect((await kept(ticket)).quotations?.[0]?.answer).to.include({ is: 'approved' });
    expect(await customer.form(), 'the form stands where it stood').to.deep.equal(later);
  });

  it('declined leaves nobody sent, and says so to the clerk', async () => {
    const { customer, ticket } = await confirmed();
    await done({ ticket, ...quote });
    await customer.look();
    await customer.tap('先不修');
    const because = { because: 'not-yet', why: { code: 'quotation-declined', until: '2026-12-02' } };
    expect(await give({ ticket, do: 'start' })).to.deep.include(because);
    await done({ ticket, ...quote });
    await done({ ticket, do: 'approve', text: '客户电话同意，今天 10 点' });
    const { quotations = [] } = await kept(ticket);
    expect(quotations.map(({ answer }) => answer?.is)).to.deep.equal(['declined', 'approved']);
    expect(quotations[1]?.answer).to.include({ by: 'clerk', name: '小李', text: '客户电话同意，今天 10 点' });
    await done({ ticket, do: 'start' });
  });

  it('cannot be given to an older quotation, one that has lapsed, or twice', async () => {
    const { customer, ticket } = await confirmed();
    await done({ ticket, ...quote });
    await customer.look();
    const [old, no] = [customer.keep('同意'), customer.keep('先不修')];
    await done({ ticket, do: 'quote', items: [{ item: '大修', count: 1, price: '900' }] });
    await customer.press(old);
    expect(customer.told).to.include('换过了');
    await customer.press({ ...no, value: { ...no.value, of: 2 } });
    await customer.press({ ...old, value: { ...old.value, of: 2 } });
    expect(customer.told).to.include('已经答复过');
    const states = async () => (await kept(ticket)).quotations?.map(({ answer }) => answer?.is);
    expect(await states()).to.deep.equal(['withdrawn', 'declined']);
    await done({ ticket, ...quote });
    await customer.look();
    desk.at('2026-12-03T10:00');
    await customer.tap('同意');
    expect(customer.told).to.include('过期');
    expect(await states()).to.deep.equal(['withdrawn', 'declined', undefined]);
    expect(await give({ ticket, do: 'start' })).to.deep.include({
      why: { code: 'quotation-lapsed', until: '2026-12-02' },
    });
  });

  it('is taken once, yes or no, however often and wherever it is tapped at once', async () => {
    const { customer, ticket } = await confirmed();
    await done({ ticket, ...quote });
    await customer.look();
    const [yes, no] = [customer.keep('同意'), customer.keep('先不修')];
    const others = Array.from({ length: 3 }, () => desk.elsewhere(customer));
    await Promise.all([
      customer.press(yes),
      ...others.map((other, index) => other.press(index % 2 === 0 ? no : yes)),
      give({ ticket, do: 'start' }),
    ]);
    const { quotations = [], log, state } = await kept(ticket);
    const [{ answer } = {}] = quotations;
    expect(log.filter(({ what }) => what === 'approve' || what === 'decline')).to.have.length(1);
    expect(log.find(({ what }) => what === (answer?.is === 'approved' ? 'approve' : 'decline'))).to.include({
      by: 'customer',
    });
    if (state === 'in-repair') expect(answer?.is).to.equal('approved');
    else expect(state).to.equal('confirmed');
  });

  it('is nobody else’s to give', async () => {
    const { ticket } = await confirmed();
    await done({ ticket, ...quote });
    const stranger = desk.newcomer();
    await stranger.press({
      type: 'messageBack',
      title: '同意',
      text: '同意',
      value: { decide: 'approve', about: ticket, of: 1 },
    });
    expect(stranger.told).to.include('不用答复');
    expect((await kept(ticket)).quotations?.[0]?.answer).to.equal(undefined);
  });

  it('ends a repair: nothing is closed before it, and "not fixed" goes back to the workbench', async () => {
    const { customer, ticket } = await inRepair();
    await done({ ticket, do: 'finish' });
    expect(await give({ ticket, do: 'close' })).to.deep.include({
      because: 'not-yet',
      why: { code: 'not-accepted', until: '2026-12-02T02:00:00.000Z' },
    });
    await customer.look();
    expect(customer.buttons).to.deep.equal(['修好了', '没修好', '还没试']);
    await customer.tap('没修好');
    expect((await kept(ticket)).state).to.equal('in-repair');
    await done({ ticket, do: 'finish' });
    await customer.say('修好了');
    expect((await kept(ticket)).state).to.equal('accepted');
    await done({ ticket, do: 'close' });
  });

  it('is heard in the words that people use for a machine that they have tried', async () => {
    const said: Readonly<Record<string, readonly string[]>> = {
      accepted: ['没问题了 可以', '试了没问题', '能用了，谢谢', '试过了，都正常'],
      'in-repair': ['还是不凉', '试了，还是不制冷啊', '又漏水了', '跟之前一样'],
    };
    for (const [state, texts] of Object.entries(said)) {
      for (const text of texts) {
        const { customer, ticket } = await inRepair();
        await done({ ticket, do: 'finish' });
        await customer.say(text);
        expect((await kept(ticket)).state, text).to.equal(state);
      }
    }
  });

  it('is not heard where no machine waits to be tried', async () => {
    const { customer, ticket } = await inRepair();
    for (const step of ['finish', 'accept', 'close'] as const) await done({ ticket, do: step });
    await customer.say('还是不凉');
    expect((await kept(ticket)).state).to.equal('closed');
  });

  it('of a quotation is heard in everyday words', async () => {
    for (const [text, decision] of [
      ['行吧 修吧', 'approve'],
      ['修吧', 'approve'],
      ['算了不修了', 'decline'],
    ] as const)
      expect(readDecision(text), text).to.deep.equal({ decision, names: false });
  });

  it('opens the same case again within two weeks of its end, and not later', async () => {
    for (const [days, state] of [
      [13, 'confirmed'],
      [15, 'closed'],
    ] as const) {
      desk.at('2026-11-25T10:00');
      const { customer, ticket } = await inRepair();
      await done({ ticket, do: 'finish' });
      await done({ ticket, do: 'accept' });
      await done({ ticket, do: 'close' });
      desk.pass({ hours: 24 * days });
      await customer.say('没修好');
      expect((await kept(ticket)).state).to.equal(state);
      expect(customer.told)
        .to.include(ticket)
        .and.include(state === 'closed' ? '报修' : '重新打开');
      if (state === 'confirmed') await done({ ticket, do: 'start' });
    }
  });

  it('is English for somebody who speaks English', async () => {
    const { customer, ticket } = await confirmed();
    await customer.say('English please');
    const { told } = await done({ ticket, ...quote, name: 'Lee' });
    expect(told.join())
      .to.include('1. Visit CNY 80')
      .and.not.match(/\p{Script=Han}/u);
    await customer.look();
    await customer.tap('Agree');
    expect(customer.told).to.include('you agree');
  });

  describe('a clerk', () => {
    it('quotes nothing that has no price, and sees why', async () => {
      const { ticket } = await confirmed();
      const items = [{ item: 'labour', count: 1 }];
      expect(await give({ ticket, do: 'quote', items })).to.deep.include({
        because: 'no-quotation',
        fault: { ok: false, code: 'unpriced', item: 'labour' },
      });
      expect(await give({ ticket, do: 'quote' })).to.include({ because: 'bad-order' });
      expect(await give({ ticket, do: 'confirm', items })).to.include({ because: 'bad-order' });
      expect(await kept(ticket)).to.not.have.property('quotations');
    });
    it('sends somebody free of charge without a quotation', async () => {
      const { ticket } = await confirmed();
      await done({ ticket, do: 'free' });
      await done({ ticket, do: 'arrange-visit', text: '下午来' });
    });
    it('closes nothing while the loaner is out', async () => {
      const { ticket } = await inRepair();
      await done({ ticket, do: 'lend', text: '备用机 3 号' });
      await done({ ticket, do: 'finish' });
      await done({ ticket, do: 'accept' });
      expect(await give({ ticket, do: 'close' })).to.deep.include({ why: { code: 'loaner-out', what: '备用机 3 号' } });
      await done({ ticket, do: 'loaner-back' });
      await done({ ticket, do: 'close' });
    });
    it('lets a case wait for a part until a day to come', async () => {
      const { ticket } = await inRepair();
      const wait = (next: string) => ({ ticket, do: 'wait', text: '压缩机', wait: { for: 'part', next } }) as const;
      expect(await give(wait('2026-11-24'))).to.include({ because: 'bad-order' });
      expect((await done(wait('2026-11-27'))).told.join())
        .to.include('11月27日（周五）')
        .and.include('配件');
      const [listed] = (await localDesk(desk.core).cases(0)).filter(({ id }) => id === ticket);
      expect(listed?.due?.waits).to.deep.equal({ for: 'part', next: '2026-11-27' });
      expect(await give(wait('2026-11-28'))).to.deep.include({ why: { code: 'waits-already' } });
      await done({ ticket, do: 'resume' });
    });
    it('is told of a repair that takes longer than 30 days, of one that waits for a part after 90', async () => {
      for (const [wait, early, late] of [
        [undefined, '2026-12-25T23:00', '2026-12-26T09:00'],
        ['part', '2027-02-23T23:00', '2027-02-24T09:00'],
      ] as const) {
        desk.at('2026-11-25T10:00');
        const { customer, ticket } = await inRepair();
        if (wait) await done({ ticket, do: 'wait', text: '压缩机', wait: { for: wait, next: '2026-12-20' } });
        const tasks = async () => (await customer.tickets()).filter(({ about }) => about === ticket);
        for (const time of [early, late, '2027-04-01T09:00']) {
          desk.at(time);
          await desk.jobs();
          expect(await tasks(), time).to.have.length(time === early ? 0 : 1);
        }
        expect((await tasks())[0]).to.include({ kind: 'handover', state: 'submitted' });
        expect((await tasks())[0]?.fault)
          .to.include(ticket)
          .and.include(wait ? '90 天' : '30 天');
        expect(await customer.look(), 'nobody is told before a person calls').to.not.include((await tasks())[0]?.fault);
      }
      desk.at('2026-11-25T10:00');
      const { customer, ticket } = await inRepair();
      await done({ ticket, do: 'finish' });
      desk.at('2027-04-01T09:00');
      await desk.jobs();
      expect((await customer.tickets()).filter(({ about }) => about === ticket)).to.deep.equal([]);
    });
    it('sees beside a visit that its price is not agreed', async () => {
      const { ticket } = await confirmed();
      await done({ ticket, do: 'free' });
      await done({ ticket, do: 'arrange-visit', slot: { date: '2026-11-30', start: '09:00' } });
      const local = localDesk(desk.core);
      const visit = async () => (await local.visits()).find(each => each.ticket.id === ticket);
      expect(await visit()).to.not.have.property('uncleared');
      await done({ ticket, ...quote });
      expect(await visit()).to.include({ uncleared: true });
      await done({ ticket, do: 'close' });
    });
  });

  it('is a whole message: whoever says more says something else', () => {
    for (const said of [
      '同意的话要多久',
      '我不太同意',
      '同意吗',
      '先不修空调，修冰箱',
      '修好了吗',
      '没修好怎么办',
      '没问题了吗',
      '没问题',
      '修吧多少钱',
      '好的',
      '行',
      '',
    ])
      expect(readDecision(said), said).to.equal(undefined);
    expect(readDecision('不同意报价！')).to.deep.equal({ decision: 'decline', names: true });
    expect(readDecision('It’s not fixed yet')).to.deep.equal({ decision: 'not-fixed', names: false });
  });

  /** A case that was taken on, and whose fee nobody knows. */
  async function confirmed(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    await customer.say('保修多久？');
    const id = ticketNumber(randomBytes(16), 'R');
    const { conversation, user } = customer;
    const openedAt = desk.core.clock().toString({ smallestUnit: 'millisecond' });
    const ticket = sample({ id, conversation, customer: `test:${user.id}`, state: 'confirmed', openedAt });
    await desk.core.store.transaction(tx => tx.put(tickets, ticket));
    await done({ ticket: id, do: 'answer', text: '您好' });
    return { customer, ticket: id };
  }

  async function inRepair(): ReturnType<typeof confirmed> {
    const found = await confirmed();
    for (const step of ['free', 'start'] as const) await done({ ticket: found.ticket, do: step });
    return found;
  }

  function give(order: Partial<KeyedOrder> & Pick<KeyedOrder, 'ticket'>): Promise<Ordered> {
    return orderOn(desk.core, { name: '小李', do: 'answer', text: '', key: randomUUID(), ...order });
  }

  async function done(order: Parameters<typeof give>[0]): Promise<Extract<Ordered, { done: true }>> {
    const outcome = await give(order);
    if (!outcome.done) throw new Error(`${order.do}: ${JSON.stringify(outcome.because)}`);
    return outcome;
  }

  async function kept(number: string): Promise<Ticket> {
    const ticket = await desk.core.store.get(tickets, number);
    if (ticket === undefined) throw new Error(`no case ${number}`);
    return ticket;
  }
});
