import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type KeyedOrder, type Ordered, orderOn } from '../../bot/cases.ts';
import { type LocalDesk, localDesk } from '../../bot/local.ts';
import { activities, jobs, tickets, visitDays } from '../../bot/store/collections.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { ticketNumber } from '../../knowledge/ticket-number.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from '../dialogs/talking-desk.ts';
import { sample } from './cli/sample-cases.ts';

describe('an order of a clerk', () => {
  let desk: TalkingDesk;
  let local: LocalDesk;
  before(async () => {
    desk = await openTalkingDesk();
    local = localDesk(desk.core);
  });
  after(() => desk.close());

  it('moves the case, and the customer reads so in the chat', async () => {
    const { customer, ticket } = await reported();
    const grown: string[] = [];
    desk.core.onCommit(conversation => grown.push(conversation));
    const outcome = await done({ ticket, do: 'confirm', text: '马上联系您' });
    expect(outcome.ticket.state).to.equal('confirmed');
    expect(outcome.ticket.log.at(-1)).to.include({ by: 'clerk', what: 'confirm', name: '小李', text: '马上联系您' });
    expect(outcome.told.join()).to.include('小李').and.include('马上联系您').and.include(ticket);
    expect(await lastLine(customer)).to.include({ type: 'message', text: outcome.told[0] });
    expect(grown).to.deep.equal([customer.conversation]);
  });

  it('leads all the way, each step told', async () => {
    const { customer, ticket } = await reported();
    const way = [
      ['confirm', 'confirmed'],
      ['free', 'confirmed'],
      ['arrange-visit', 'visit'],
      ['ask-to-mail', 'mail-in'],
      ['receive', 'received'],
      ['start', 'in-repair'],
      ['finish', 'repaired'],
      ['reject', 'in-repair'],
      ['finish', 'repaired'],
      ['accept', 'accepted'],
      ['close', 'closed'],
      ['reopen', 'confirmed'],
      ['cancel', 'cancelled'],
    ] as const;
    for (const [index, [step, state]] of way.entries()) {
      desk.pass({ minutes: 1 });
      const outcome = await done({ ticket, do: step, text: `第 ${index} 步` });
      expect(outcome.ticket.state, step).to.equal(state);
      expect(outcome.told, step).to.have.length(1);
      expect(outcome.told[0], step).to.include(`第 ${index} 步`);
      expect(await lastLine(customer)).to.include({ text: outcome.told[0] });
    }
    const log = (await kept(ticket)).log.filter(({ by }) => by === 'clerk');
    expect(log.map(({ what }) => what)).to.deep.equal(way.map(([step]) => step));
    expect([...log].sort((a, b) => (a.at < b.at ? -1 : 1))).to.deep.equal(log);
  });

  it('is no line of the customer’s, and answers none', async () => {
    const { customer, ticket } = await reported();
    const before = await linesOf(customer);
    await done({ ticket, do: 'answer', text: '您好' });
    const added = (await linesOf(customer)).slice(before.length);
    expect(added.map(({ from, replyToId }) => [from?.role, replyToId])).to.deep.equal([['bot', undefined]]);
  });

  it('speaks the language of the conversation, whatever the case was opened in', async () => {
    const { customer, ticket } = await reported();
    expect((await done({ ticket, do: 'answer', text: 'ok' })).told[0]).to.match(/\p{Script=Han}/u);
    await customer.say('English please');
    const { told } = await done({ ticket, do: 'answer', name: 'Lee', text: 'ok' });
    expect(told[0])
      .to.include('Lee')
      .and.not.match(/\p{Script=Han}/u);
  });

  it('keeps an open form as it is, and the next word belongs to the form', async () => {
    const customer = desk.newcomer();
    await customer.say('我要报修');
    const ticket = ticketNumber(randomBytes(16), 'R');
    const { conversation } = customer;
    await desk.core.store.transaction(tx => tx.put(tickets, sample({ id: ticket, conversation })));
    const open = await customer.form();
    expect(open).to.not.equal(undefined);
    await done({ ticket, do: 'answer', text: '请先断电' });
    expect(await customer.form()).to.deep.equal(open);
    await customer.say('同意');
    expect((await customer.form())?.asking).to.not.equal(open?.asking);
    expect((await customer.record())?.consent).to.not.equal(undefined);
  });

  describe('that cannot be carried out', () => {
    const refused: readonly (readonly [string, Partial<KeyedOrder>, string])[] = [
      ['a repair that has not begun is not finished', { do: 'finish' }, 'not-now'],
      ['an open case is not opened again', { do: 'reopen' }, 'not-now'],
      ['an answer has words', { do: 'answer', text: ' \n ' }, 'no-text'],
      ['a case is not cancelled without a reason', { do: 'cancel' }, 'no-text'],
      ['there is no such case', { do: 'confirm', ticket: 'R-000-000-000' }, 'no-ticket'],
      ['a clerk has a name', { do: 'confirm', name: ' ' }, 'bad-order'],
      ['a text has its bounds', { do: 'answer', text: 'x'.repeat(4001) }, 'bad-order'],
      ['an order has a key', { do: 'confirm', key: '' }, 'bad-order'],
    ];
    for (const [rule, order, because] of refused) {
      it(`changes nothing: ${rule}`, async () => {
        const { customer, ticket } = await reported();
        const [case_, lines] = [await kept(ticket), await linesOf(customer)];
        const outcome = await give({ ticket, ...order });
        expect(outcome).to.include({ done: false, because });
        expect(await kept(ticket)).to.deep.equal(case_);
        expect(await linesOf(customer)).to.deep.equal(lines);
      });
    }
    it('changes nothing either when it has become so on its way', async () => {
      const { customer, ticket } = await reported();
      const [case_, lines] = [await kept(ticket), await linesOf(customer)];
      const order = { ticket, name: '小李', do: 'finish', text: '' } as const;
      const { conversation } = customer;
      const user = { id: case_.customer.replace('test:', '') };
      const activity = { type: 'event', name: 'staff' };
      await desk.core.handle({ channel: 'test', conversation, key: randomUUID(), user, activity, order });
      expect(await kept(ticket)).to.deep.equal(case_);
      expect(await linesOf(customer)).to.deep.equal(lines);
    });
    it('is told from one that failed by a fault', async () => {
      const { ticket } = await reported();
      const silent = { ...desk.core, handle: async () => ({ duplicate: false, heard: undefined, said: [] }) };
      const outcome = await orderOn(silent, { ticket, name: '小李', do: 'confirm', text: '', key: randomUUID() });
      expect(outcome).to.include({ done: false, because: 'failed' });
    });
  });

  describe('given twice with the same key', () => {
    it('is carried out once and tells the same', async () => {
      const { customer, ticket } = await reported();
      const key = randomUUID();
      const first = await done({ ticket, do: 'confirm', text: '好', key });
      const lines = await linesOf(customer);
      expect(await done({ ticket, do: 'confirm', text: '好', key })).to.deep.equal(first);
      expect(await linesOf(customer)).to.deep.equal(lines);
    });
    it('is carried out once when both come at the same time', async () => {
      const { ticket } = await reported();
      const key = randomUUID();
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => done({ ticket, do: 'answer', text: '好', key })),
      );
      expect(new Set(outcomes.map(({ told }) => told.join())).size).to.equal(1);
      expect((await kept(ticket)).log.filter(({ by }) => by === 'clerk')).to.have.length(1);
    });
    it('still tells what it did after the case has moved on', async () => {
      const { ticket } = await reported();
      const key = randomUUID();
      const first = await done({ ticket, do: 'confirm', key });
      await done({ ticket, do: 'ask-to-mail', text: '寄到上海' });
      const again = await done({ ticket, do: 'confirm', key });
      expect(again.told).to.deep.equal(first.told);
      expect(again.ticket.state).to.equal('mail-in');
    });
  });

  describe('beside others', () => {
    it('moves a case once when two clerks do the same at once', async () => {
      const { customer, ticket } = await reported();
      const before = (await linesOf(customer)).length;
      const outcomes = await Promise.all(['小李', '小王'].map(name => give({ ticket, name, do: 'confirm' })));
      expect(outcomes.map(outcome => (outcome.done ? 'done' : outcome.because)).sort()).to.deep.equal([
        'done',
        'not-now',
      ]);
      expect((await kept(ticket)).log.filter(({ what }) => what === 'confirm')).to.have.length(1);
      expect(await linesOf(customer)).to.have.length(before + 1);
    });
    it('lets one of two ways be taken', async () => {
      const { ticket } = await reported();
      const [closed, cancelled] = await Promise.all([
        give({ ticket, do: 'close' }),
        give({ ticket, do: 'cancel', text: '重复' }),
      ]);
      expect([closed.done, cancelled.done].sort()).to.deep.equal([false, true]);
      expect((await kept(ticket)).state).to.equal(closed.done ? 'closed' : 'cancelled');
    });
    it('loses no answer, nor what the customer says meanwhile', async () => {
      const { customer, ticket } = await reported();
      const texts = Array.from({ length: 20 }, (_, index) => `第 ${index} 条`);
      await Promise.all([
        ...texts.map(text => done({ ticket, do: 'answer', text })),
        ...texts.map(() => customer.say('保修多久？')),
      ]);
      const said = (await kept(ticket)).log.filter(({ by }) => by === 'clerk').map(({ text }) => text);
      expect(said).to.have.members(texts);
      const lines = (await linesOf(customer)).map(({ text }) => text ?? '');
      for (const text of texts) expect(lines.filter(line => line.endsWith(text))).to.have.length(1);
      expect(lines.filter(line => line === '保修多久？')).to.have.length(20);
    });
  });

  describe('that sends somebody', () => {
    beforeEach(() => desk.at('2026-11-25T10:00'));

    it('books the time in the diary, and the customer reads date, weekday and time', async () => {
      const { ticket } = await confirmed();
      const slot = { date: '2026-11-26', start: '14:00' };
      const outcome = await done({ ticket, do: 'arrange-visit', slot, text: '师傅姓王' });
      expect(outcome.told.join()).to.include('11月26日（周四）下午2:00').and.include('师傅姓王').and.include(ticket);
      expect(outcome.ticket).to.deep.equal(await kept(ticket));
      expect(outcome.ticket.state).to.equal('visit');
      expect(outcome.ticket.visit).to.deep.equal({
        ...{ team: 'home', ...slot, minutes: 120, moves: 0 },
        bookedAt: '2026-11-25T02:00:00.000Z',
      });
      expect(outcome.ticket.log.at(-1)).to.include({ what: 'arrange-visit', text: '2026-11-26 14:00 师傅姓王' });
      expect(await holders('2026-11-26')).to.deep.equal([`${ticket} 14:00`]);
    });

    it('has the customer reminded of it the day before', async () => {
      const { customer, ticket } = await confirmed();
      const slot = { date: '2026-12-10', start: '11:00' };
      await done({ ticket, do: 'arrange-visit', slot });
      const due = await desk.core.store.find(jobs, 'due', {});
      const { conversation } = customer;
      expect(due.filter(job => job.kind === 'visit-reminder' && job.ticket === ticket)).to.have.length(1);
      expect(due.find(job => job.kind === 'visit-reminder' && job.ticket === ticket)).to.include({
        conversation,
        dueAt: '2026-12-09T09:00:00.000Z',
      });
      await done({ ticket, do: 'close' });
    });

    it('tells it in the language of the conversation, without words of the clerk', async () => {
      const { customer, ticket } = await confirmed();
      await customer.say('English please');
      const slot = { date: '2026-11-26', start: '14:00' };
      const { told } = await done({ ticket, do: 'arrange-visit', name: 'Lee', slot });
      expect(told.join())
        .to.include('Thursday, 26 November, 2:00 pm')
        .and.not.match(/\p{Script=Han}/u);
    });

    it('moves the visit that the customer has, and counts no move of theirs', async () => {
      const { ticket } = await confirmed();
      await done({ ticket, do: 'arrange-visit', slot: { date: '2026-11-27', start: '09:00' } });
      const { ticket: after } = await done({
        ...{ ticket, do: 'arrange-visit' },
        slot: { date: '2026-11-30', start: '10:00' },
      });
      expect(after.visit).to.include({ date: '2026-11-30', start: '10:00', moves: 0 });
      expect(await holders('2026-11-27')).to.deep.equal([]);
      expect(await holders('2026-11-30')).to.deep.equal([`${ticket} 10:00`]);
    });

    it('goes sooner than a customer may book, with the reason (D10)', async () => {
      const { ticket } = await confirmed();
      const soon = { ticket, do: 'arrange-visit', slot: { date: '2026-11-25', start: '13:30' } } as const;
      expect(await give(soon)).to.deep.include({ done: false, because: 'no-time', why: { code: 'notice' } });
      expect((await kept(ticket)).visit).to.equal(undefined);
      await done({ ...soon, text: '漏电，今天就来' });
      expect(await holders('2026-11-25')).to.deep.equal([`${ticket} 13:30`]);
    });

    it('keeps to visiting hours and technicians, and names what is free instead', async () => {
      const date = '2026-12-01';
      for (let each = 0; each < 2; each += 1) {
        const { ticket } = await confirmed();
        await done({ ticket, do: 'arrange-visit', slot: { date, start: '09:00' } });
      }
      const { customer, ticket } = await confirmed();
      const [case_, lines] = [await kept(ticket), await linesOf(customer)];
      const full = await give({ ticket, do: 'arrange-visit', slot: { date, start: '10:30' }, text: '来' });
      expect(full).to.deep.include({ done: false, because: 'no-time', why: { code: 'full' } });
      expect(full).to.have.deep.property('free', [
        { date, start: '11:00' },
        { date, start: '13:00' },
        { date, start: '15:00' },
      ]);
      for (const [day, start, code] of [
        ['2026-11-28', '09:00', 'rest-day'],
        ['2026-12-02', '15:30', 'hours'],
        ['2026-11-25', '09:59', 'past'],
        ['2027-11-26', '09:00', 'too-far'],
      ] as const) {
        const outcome = await give({ ticket, do: 'arrange-visit', slot: { date: day, start }, text: '来' });
        expect(outcome, code).to.deep.include({ because: 'no-time', why: { code } });
      }
      expect(await kept(ticket)).to.deep.equal(case_);
      expect(await linesOf(customer)).to.deep.equal(lines);
    });

    it('goes there anyway when the clerk says so, but not back in time', async () => {
      const date = '2026-12-03';
      const tickets = [await confirmed(), await confirmed(), await confirmed()].map(({ ticket }) => ticket);
      const wish = { do: 'arrange-visit', slot: { date, start: '09:00' }, anyway: true } as const;
      for (const ticket of tickets) await done({ ticket, ...wish });
      expect(await holders(date)).to.have.members(tickets.map(ticket => `${ticket} 09:00`));
      const [ticket = ''] = tickets;
      await done({ ticket, ...wish, slot: { date: '2026-11-28', start: '20:00' } });
      const past = await give({ ticket, ...wish, slot: { date: '2026-11-24', start: '09:00' } });
      expect(past).to.deep.include({ because: 'no-time', why: { code: 'past' } });
      const soon = await give({ ticket, ...wish, slot: { date: '2026-11-25', start: '20:00' } });
      expect(soon, 'an evening today needs words all the same').to.deep.include({ why: { code: 'notice' } });
    });

    it('sends nobody where no team goes', async () => {
      const { ticket } = await confirmed();
      const { knowledge } = desk.core;
      const core = { ...desk.core, knowledge: () => ({ ...knowledge(), teams: [] }) };
      const slot = { date: '2026-11-27', start: '09:00' };
      const order = { ticket, name: '小李', do: 'arrange-visit', text: '', slot, key: randomUUID() } as const;
      expect(await orderOn(core, order)).to.deep.include({ because: 'no-time', why: { code: 'no-team' }, free: [] });
    });

    it('takes a time for a visit only', async () => {
      const { ticket } = await confirmed();
      const slot = { date: '2026-11-27', start: '09:00' };
      expect(await give({ ticket, do: 'confirm', slot })).to.include({ because: 'bad-order' });
      expect(await give({ ticket, do: 'arrange-visit', slot: { ...slot, date: '2026-02-30' } })).to.include({
        because: 'bad-order',
      });
    });

    it('gets the last time in no more cases than there are technicians, ordered all at once', async () => {
      const date = '2026-12-04';
      const all = await Promise.all(Array.from({ length: 6 }, () => confirmed()));
      const slot = { date, start: '15:00' };
      const outcomes = await Promise.all(all.map(({ ticket }) => give({ ticket, do: 'arrange-visit', slot })));
      expect(outcomes.filter(outcome => outcome.done)).to.have.length(2);
      for (const outcome of outcomes)
        if (!outcome.done) expect(outcome).to.deep.include({ because: 'no-time', why: { code: 'full' } });
      expect(await holders(date)).to.have.length(2);
    });

    it('is carried out once when it is given twice', async () => {
      const { ticket } = await confirmed();
      const slot = { date: '2026-12-07', start: '09:00' };
      const order = { ticket, do: 'arrange-visit', slot, key: randomUUID() } as const;
      const first = await done(order);
      expect(await done(order)).to.deep.equal(first);
      expect(await holders(slot.date)).to.deep.equal([`${ticket} 09:00`]);
    });

    for (const [end, text] of [
      ['cancel', '客户不修了'],
      ['close', ''],
      ['start', ''],
      ['ask-to-mail', '寄到上海'],
    ] as const) {
      it(`is called off by "${end}", and the customer reads so`, async () => {
        const { ticket } = await confirmed();
        const slot = { date: '2026-12-08', start: '13:00' };
        await done({ ticket, do: 'arrange-visit', slot });
        const { told, ticket: after } = await done({ ticket, do: end, text });
        expect(told.join()).to.include('12月8日（周二）下午1:00').and.include('取消').and.include(text);
        expect(after).to.not.have.property('visit');
        expect(await holders(slot.date)).to.deep.equal([]);
      });
    }

    it('stays in the case and in the diary once it has begun', async () => {
      const { ticket } = await confirmed();
      await done({ ticket, do: 'arrange-visit', slot: { date: '2026-12-09', start: '13:00' } });
      desk.at('2026-12-09T13:00');
      const { told, ticket: after } = await done({ ticket, do: 'start' });
      expect(told.join()).to.not.include('取消');
      expect(after.visit).to.include({ date: '2026-12-09', start: '13:00' });
      expect(await holders('2026-12-09')).to.deep.equal([`${ticket} 13:00`]);
    });

    it('is seen with all others that are still to come', async () => {
      const { ticket } = await confirmed();
      await done({ ticket, do: 'arrange-visit', slot: { date: '2026-12-11', start: '13:00' } });
      desk.at('2026-12-11T18:00');
      const [visit, ...others] = await local.visits();
      expect(others).to.deep.equal([]);
      expect(visit).to.include({ date: '2026-12-11', start: '13:00', minutes: 120 });
      expect(visit?.ticket).to.deep.equal(await kept(ticket));
      expect(visit?.team).to.deep.equal({ 'zh-CN': '上门服务组', 'en-US': 'Home service' });
      desk.at('2026-12-12T00:00');
      expect(await local.visits()).to.deep.equal([]);
    });
  });

  async function confirmed(): ReturnType<typeof reported> {
    const found = await reported();
    await done({ ticket: found.ticket, do: 'confirm' });
    await done({ ticket: found.ticket, do: 'free' });
    return found;
  }

  /** Who has a time on a day: "R-… 14:00". */
  async function holders(date: string): Promise<string[]> {
    const day = await desk.core.store.get(visitDays, `home/${date}`);
    return (day?.visits ?? []).map(({ holder, start }) => `${holder} ${start}`);
  }

  /** Somebody whose case is open. */
  async function reported(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    await customer.say('电视冒烟了');
    const [ticket] = await customer.tickets();
    if (ticket === undefined) throw new Error('no case was opened');
    return { customer, ticket: ticket.id };
  }

  function give(order: Partial<KeyedOrder> & Pick<KeyedOrder, 'ticket'>): Promise<Ordered> {
    return local.order({ name: '小李', do: 'answer', text: '', key: randomUUID(), ...order });
  }

  async function done(order: Parameters<typeof give>[0]): Promise<Extract<Ordered, { done: true }>> {
    const outcome = await give(order);
    if (!outcome.done) throw new Error(`${order.do}: ${outcome.because}`);
    return outcome;
  }

  async function kept(number: string): Promise<Ticket> {
    const ticket = await desk.core.store.get(tickets, number);
    if (ticket === undefined) throw new Error(`no case ${number}`);
    return ticket;
  }

  async function linesOf({ conversation }: Talker) {
    const lines = await desk.core.store.find(activities, 'conversation', { equals: conversation });
    return lines.map(({ activity }) => activity);
  }

  async function lastLine(customer: Talker) {
    return (await linesOf(customer)).at(-1);
  }
});
