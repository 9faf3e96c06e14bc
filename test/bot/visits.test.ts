import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { deskOf } from '../../bot/desk.ts';
import { customers, tickets, visitDays } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Booked, Desk } from '../../dialogs/ports.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import type { Slot, Ticket } from '../../knowledge/records.ts';
import { load } from '../content/once.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { sample } from './cli/sample-cases.ts';

/** A Wednesday at ten in the shop; the next three days are working days but for the weekend. */
const wednesday = '2026-11-25T10:00';
const thursday = '2026-11-26';
const friday = '2026-11-27';

describe('a visit', () => {
  let knowledge: Knowledge;
  let store: Store;
  let now: Temporal.Instant;
  before(async () => {
    knowledge = await load({ folder: undefined, zone: 'Asia/Shanghai' });
  });
  beforeEach(() => {
    store = memoryStore();
    at(wednesday);
  });

  describe('that is booked', () => {
    it('is in the diary and in the case, which stays where it stands', async () => {
      const { id } = await reported('ann');
      const { ticket } = okay(await as('ann', desk => desk.bookVisit(id, slot(thursday, '14:00'))));
      expect(ticket).to.deep.equal(await kept(id));
      expect(ticket.state).to.equal('submitted');
      expect(ticket.visit).to.deep.equal({
        ...slot(thursday, '14:00'),
        minutes: 120,
        bookedAt: '2026-11-25T02:00:00.000Z',
        moves: 0,
      });
      const { key, ...entry } = ticket.log.at(-1) ?? {};
      expect(entry).to.deep.equal({
        at: '2026-11-25T02:00:00.000Z',
        by: 'customer',
        what: 'booked',
        text: '2026-11-26 14:00',
      });
      expect(key).to.be.a('string');
      expect(await takenOn(thursday)).to.deep.equal([[id, '14:00', undefined]]);
    });

    it('is booked once when it is submitted twice', async () => {
      const { id } = await reported('ann');
      const { ticket } = okay(await as('ann', desk => desk.bookVisit(id, slot(thursday, '14:00'))));
      at('2026-11-26T13:59');
      expect(okay(await as('ann', desk => desk.bookVisit(id, slot(thursday, '14:00')))).ticket).to.deep.equal(ticket);
      expect(await kept(id)).to.deep.equal(ticket);
      expect(await takenOn(thursday)).to.have.length(1);
    });

    it('needs its notice at the moment of confirming, not of choosing', async () => {
      const { id } = await reported('ann');
      expect(await as('ann', desk => desk.holdSlot(slot(thursday, '10:00')))).to.equal(true);
      at('2026-11-25T10:01');
      const before = await everything();
      expect(await as('ann', desk => desk.bookVisit(id, slot(thursday, '10:00')))).to.deep.equal(refused('notice'));
      expect(await everything()).to.deep.equal(before);
    });

    it('is refused with the reason, and nothing is changed', async () => {
      const { id } = await reported('ann');
      const before = await everything();
      for (const [date, start, code] of [
        ['2026-11-28', '09:00', 'rest-day'],
        [thursday, '16:00', 'hours'],
        [thursday, '10:30', 'between'],
        ['2026-12-28', '09:00', 'too-far'],
        ['2026-11-24', '09:00', 'past'],
      ] as const) {
        const answer = await as('ann', desk => desk.bookVisit(id, slot(date, start)));
        expect(answer, `${date} ${start}`).to.deep.equal(refused(code));
        expect(await as('ann', desk => desk.holdSlot(slot(date, start))), `${date} ${start}`).to.equal(false);
      }
      expect(await everything()).to.deep.equal(before);
    });

    it('is refused when every technician is taken', async () => {
      const answers: Booked[] = [];
      for (const name of ['bob', 'cem', 'ann']) {
        const { id } = await reported(name);
        answers.push(await as(name, desk => desk.bookVisit(id, slot(friday, '09:00'))));
      }
      expect(answers.map(({ ok }) => ok)).to.deep.equal([true, true, false]);
      expect(answers[2]).to.deep.equal(refused('full'));
      expect(await takenOn(friday)).to.have.length(2);
    });

    it('is for an open case of one’s own', async () => {
      const { id } = await reported('ann');
      const closed = await reported('ann', { state: 'closed' });
      for (const [who, number] of [
        ['bob', id],
        ['ann', closed.id],
        ['ann', 'R-000-000-000'],
      ] as const)
        expect(await as(who, desk => desk.bookVisit(number, slot(friday, '09:00')))).to.deep.equal(refused('closed'));
      expect(await takenOn(friday)).to.deep.equal([]);
    });

    it('is made by the team that is sent for the machine', async () => {
      const { id } = await reported('ann');
      const elsewhere = { ...slot(friday, '09:00'), team: 'nobody' };
      expect(await as('ann', desk => desk.bookVisit(id, elsewhere))).to.deep.equal(refused('full'));
      expect(
        await as('ann', desk => desk.openVisit({ kind: 'visit' as const, fault: '安装', photos: [] }, elsewhere)),
      ).to.deep.equal(refused('full'));
      expect(await as('ann', desk => desk.holdSlot(elsewhere))).to.equal(false);
    });
  });

  describe('that is moved', () => {
    it('gives its old time back with the new one booked, and counts', async () => {
      const { id } = await reported('ann');
      await booked('ann', id, slot(thursday, '14:00'));
      await as('ann', desk => desk.noteVisit(id, 'kept'));
      const { ticket } = await booked('ann', id, slot(friday, '09:00'));
      expect(ticket.visit).to.include({ date: friday, start: '09:00', moves: 1 }).and.not.have.property('keptAt');
      expect(ticket.log.at(-1)).to.include({ what: 'moved', text: '2026-11-26 14:00 → 2026-11-27 09:00' });
      expect(await takenOn(thursday)).to.deep.equal([]);
      expect(await takenOn(friday)).to.deep.equal([[id, '09:00', undefined]]);
    });

    it('may overlap itself, on the same day and in a full diary', async () => {
      const [ann, bob] = [await reported('ann'), await reported('bob')];
      await booked('ann', ann.id, slot(friday, '09:00'));
      await booked('bob', bob.id, slot(friday, '09:00'));
      expect(await as('ann', desk => desk.holdSlot(slot(friday, '10:00')))).to.equal(true);
      await booked('ann', ann.id, slot(friday, '10:00'));
      expect(await takenOn(friday)).to.have.deep.members([
        [bob.id, '09:00', undefined],
        [ann.id, '10:00', undefined],
      ]);
    });

    it('keeps its old time when the new one is full', async () => {
      for (const name of ['bob', 'cem']) await booked(name, (await reported(name)).id, slot(friday, '09:00'));
      const { id } = await reported('ann');
      await booked('ann', id, slot(thursday, '14:00'));
      const before = await everything();
      expect(await as('ann', desk => desk.bookVisit(id, slot(friday, '10:00')))).to.deep.equal(refused('full'));
      expect(await everything()).to.deep.equal(before);
    });

    it('is moved twice, as the policy says, and not a third time', async () => {
      const { id } = await reported('ann');
      for (const start of ['09:00', '11:00', '13:00']) await booked('ann', id, slot(friday, start));
      expect(await as('ann', desk => desk.bookVisit(id, slot(friday, '15:00')))).to.deep.equal(refused('closed'));
      expect((await kept(id)).visit).to.include({ start: '13:00', moves: 2 });
    });

    it('is moved until four hours before, to the minute', async () => {
      const { id } = await reported('ann');
      await booked('ann', id, slot(thursday, '14:00'));
      at('2026-11-26T10:00:01');
      const before = await everything();
      expect(await as('ann', desk => desk.bookVisit(id, slot('2026-11-30', '09:00')))).to.deep.equal(refused('closed'));
      expect(await as('ann', desk => desk.cancelVisit(id, '忙'))).to.equal(undefined);
      expect(await everything()).to.deep.equal(before);
      at('2026-11-26T10:00');
      await booked('ann', id, slot('2026-11-30', '09:00'));
    });
  });

  describe('that is only held', () => {
    it('counts at once, for others, and not for its own customer', async () => {
      await as('ann', desk => desk.holdSlot(slot(friday, '09:00')));
      await as('bob', desk => desk.holdSlot(slot(friday, '09:00')));
      const { id } = await reported('cem');
      expect(await as('cem', desk => desk.holdSlot(slot(friday, '10:00')))).to.equal(false);
      expect(await as('cem', desk => desk.bookVisit(id, slot(friday, '10:00')))).to.deep.equal(refused('full'));
      await booked('ann', (await reported('ann')).id, slot(friday, '10:00'));
      expect((await customerOf('ann'))?.held).to.equal(undefined);
    });

    it('is kept for ten minutes', async () => {
      for (const name of ['ann', 'bob']) await as(name, desk => desk.holdSlot(slot(friday, '09:00')));
      at('2026-11-25T10:09:59');
      expect(await as('cem', desk => desk.holdSlot(slot(friday, '09:00')))).to.equal(false);
      at('2026-11-25T10:10');
      expect(await as('cem', desk => desk.holdSlot(slot(friday, '09:00')))).to.equal(true);
      expect(await takenOn(friday)).to.deep.equal([['test:cem', '09:00', '2026-11-25T02:20:00.000Z']]);
    });

    it('is one at most, over all conversations', async () => {
      await as('ann', desk => desk.recordConsent('1'));
      await as('ann', desk => desk.holdSlot(slot(thursday, '14:00')));
      await as('ann', desk => desk.holdSlot(slot(friday, '09:00')));
      expect(await takenOn(thursday)).to.deep.equal([]);
      expect(await takenOn(friday)).to.have.length(1);
      const customer = await customerOf('ann');
      expect(customer?.held).to.deep.equal(slot(friday, '09:00'));
      expect(customer?.consent?.version).to.equal('1');
    });

    it('stays when another is asked for in vain', async () => {
      for (const name of ['bob', 'cem']) await booked(name, (await reported(name)).id, slot(friday, '09:00'));
      await as('ann', desk => desk.holdSlot(slot(thursday, '14:00')));
      const before = await everything();
      expect(await as('ann', desk => desk.holdSlot(slot(friday, '09:00')))).to.equal(false);
      expect(await everything()).to.deep.equal(before);
    });

    it('is given back by any booking', async () => {
      const { id } = await reported('ann');
      await booked('ann', id, slot(friday, '15:00'));
      await as('ann', desk => desk.holdSlot(slot(thursday, '14:00')));
      await booked('ann', id, slot(friday, '15:00'));
      expect(await takenOn(thursday)).to.deep.equal([]);
      expect((await customerOf('ann'))?.held).to.equal(undefined);
    });
  });

  describe('for something else than a repair', () => {
    const request = { kind: 'visit' as const, fault: '安装空调', photos: [], phone: '13800138000' };

    it('opens a case of its own, with what is promised', async () => {
      const { ticket } = okay(await as('ann', desk => desk.openVisit(request, slot(friday, '09:00'))));
      expect(ticket).to.deep.equal(await kept(ticket.id));
      expect(ticket.id).to.match(/^V-/);
      expect(ticket).to.include({ kind: 'visit', state: 'submitted', urgent: false, phone: '13800138000' });
      expect(ticket.promised?.firstResponse).to.be.a('string');
      expect(ticket.log.map(({ what }) => what)).to.deep.equal(['opened', 'booked']);
      expect(await takenOn(friday)).to.deep.equal([[ticket.id, '09:00', undefined]]);
    });

    it('opens nothing when the time is taken', async () => {
      for (const name of ['bob', 'cem']) await booked(name, (await reported(name)).id, slot(friday, '09:00'));
      const before = await everything();
      const answer = await as('ann', desk => desk.openVisit(request, slot(friday, '09:00')));
      expect(answer).to.deep.equal(refused('full'));
      expect(await everything()).to.deep.equal(before);
    });

    it('is cancelled with its visit; a repair goes on without', async () => {
      const { ticket } = okay(await as('ann', desk => desk.openVisit(request, slot(friday, '09:00'))));
      const { id } = await reported('ann');
      await booked('ann', id, slot(friday, '09:00'));
      expect(await as('ann', desk => desk.cancelVisit(ticket.id, '不装了'))).to.include({ state: 'cancelled' });
      expect(await as('ann', desk => desk.cancelVisit(id, ''))).to.include({ state: 'submitted' });
      for (const [number, text] of [
        [ticket.id, '2026-11-27 09:00 不装了'],
        [id, '2026-11-27 09:00'],
      ] as const) {
        const after = await kept(number);
        expect(after).to.not.have.property('visit');
        expect(after.log.at(-1)).to.include({ by: 'customer', what: 'called-off', text });
        expect(await as('ann', desk => desk.cancelVisit(number, ''))).to.equal(undefined);
      }
      expect(await takenOn(friday)).to.deep.equal([]);
    });
  });

  it('is called off by its own customer only', async () => {
    const { id } = await reported('ann');
    await booked('ann', id, slot(friday, '09:00'));
    const before = await everything();
    expect(await as('bob', desk => desk.cancelVisit(id, ''))).to.equal(undefined);
    expect(await as('bob', desk => desk.noteVisit(id, 'kept'))).to.equal(undefined);
    expect(await everything()).to.deep.equal(before);
  });

  it('knows when the customer was reminded of it and said that it stands', async () => {
    const { id } = await reported('ann');
    expect(await as('ann', desk => desk.noteVisit(id, 'kept'))).to.equal(undefined);
    await booked('ann', id, slot(friday, '09:00'));
    at('2026-11-26T17:00');
    await as('ann', desk => desk.noteVisit(id, 'reminded'));
    at('2026-11-26T17:05');
    const ticket = await as('ann', desk => desk.noteVisit(id, 'kept'));
    expect(ticket?.visit).to.include({ remindedAt: '2026-11-26T09:00:00.000Z', keptAt: '2026-11-26T09:05:00.000Z' });
    expect(ticket?.log.slice(-2).map(({ by, what, text }) => [by, what, text])).to.deep.equal([
      ['desk', 'reminded', '2026-11-27 09:00'],
      ['customer', 'kept', '2026-11-27 09:00'],
    ]);
  });

  describe('in the diary of the team', () => {
    it('is seen from today on, and never in the way of its own case', async () => {
      const { id } = await reported('ann');
      at('2026-11-24T10:00');
      await booked('bob', (await reported('bob')).id, slot('2026-11-25', '15:00'));
      await booked('bob', (await reported('bob')).id, slot(thursday, '09:00'));
      at('2026-11-26T08:00');
      const diary = await as('ann', desk => desk.diary(undefined, id));
      expect(diary?.team.id).to.equal('home');
      expect([...(diary?.days.keys() ?? [])]).to.deep.equal([thursday]);
      expect(diary?.own).to.deep.equal(['test:ann', id]);
      expect((await as('ann', desk => desk.diary('air-conditioner')))?.own).to.deep.equal(['test:ann']);
    });

    it('is nowhere where nobody is sent', async () => {
      const nobody = await as('ann', desk => desk.diary(undefined), { ...knowledge, teams: [] });
      expect(nobody).to.equal(undefined);
    });

    it('may be looked at before the time is taken, whatever others do meanwhile', async () => {
      const { id } = await reported('ann');
      await store.transaction(async tx => {
        const desk = await deskIn(tx, 'ann');
        await desk.diary(undefined, id);
        await as('bob', other => other.holdSlot(slot(friday, '09:00')));
        okay(await desk.bookVisit(id, slot(friday, '09:00')));
      });
      expect(await takenOn(friday)).to.have.length(2);
    });
  });

  function at(time: string): void {
    now = Temporal.PlainDateTime.from(time).toZonedDateTime('Asia/Shanghai').toInstant();
  }

  function deskIn(tx: Parameters<Parameters<Store['transaction']>[0]>[0], name: string, mind = knowledge) {
    const message = { channel: 'test', conversation: `c-${name}`, key: randomUUID(), user: { id: name }, activity: {} };
    return deskOf({ turn: { tx, message, now }, language: 'zh-CN', knowledge: mind, random: randomBytes });
  }

  /** What a customer does in one turn. */
  function as<T>(name: string, act: (desk: Desk) => Promise<T>, mind?: Knowledge): Promise<T> {
    return store.transaction(async tx => act(await deskIn(tx, name, mind)));
  }

  async function reported(name: string, more: Partial<Ticket> = {}): Promise<Ticket> {
    const ticket = sample({ customer: `test:${name}`, conversation: `c-${name}`, id: `R-${randomUUID()}`, ...more });
    await store.transaction(tx => tx.put(tickets, ticket));
    return ticket;
  }

  async function booked(name: string, number: string, wished: Slot): Promise<{ ticket: Ticket }> {
    return okay(await as(name, desk => desk.bookVisit(number, wished)));
  }

  async function kept(number: string): Promise<Ticket> {
    const ticket = await store.get(tickets, number);
    if (ticket === undefined) throw new Error(`no case ${number}`);
    return ticket;
  }

  const customerOf = (name: string) => store.get(customers, `test:${name}`);

  async function takenOn(date: string) {
    const day = await store.get(visitDays, `home/${date}`);
    return (day?.visits ?? []).map(({ holder, start, until }) => [holder, start, until]);
  }

  async function everything() {
    return [await store.find(tickets, 'opened', {}), await store.find(visitDays, 'team', { equals: 'home' })];
  }
});

function slot(date: string, start: string): Slot {
  return { team: 'home', date, start };
}

function refused(code: string) {
  return { ok: false, because: { code } };
}

function okay(answer: Booked): Extract<Booked, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${answer.because.code}`);
  return answer;
}
