import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { Knowledge } from '../../knowledge/content.ts';
import type { Ticket, TicketEntry } from '../../knowledge/records.ts';
import { begunAt, cutsOf, endedAt, pastCase } from '../../knowledge/retention.ts';
import { sample } from '../bot/cli/sample-cases.ts';
import { load } from '../content/once.ts';

describe('how long things are kept', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await load();
  });
  const cuts = (shop: Partial<Knowledge['shop']> = {}) =>
    cutsOf(Temporal.Instant.from('2026-03-05T17:00:00Z'), { ...knowledge, shop: { ...knowledge.shop, ...shop } });

  it('is counted in days of the shop', () => {
    expect(cuts({ retentionDays: 365, chatDays: 180, recordDays: 1095 })).to.deep.equal({
      chat: '2025-09-06T17:00:00.000Z',
      personal: '2025-03-05T17:00:00.000Z',
      record: '2023-03-06T17:00:00.000Z',
      draft: '2026-02-25T17:00:00.000Z',
      // It is the sixth of March there.
      diary: '2026-02-04',
    });
  });

  it('is the same for the chat as for cases when the shop does not say', () => {
    const { chatDays: _, ...shop } = { ...knowledge.shop, retentionDays: 30 };
    const { chat, personal } = cutsOf(Temporal.Instant.from('2026-03-05T17:00:00Z'), { ...knowledge, shop });
    expect(chat).to.equal(personal);
  });

  const day = (date: number, what: string, by: TicketEntry['by'] = 'clerk'): TicketEntry => {
    return { at: `2026-03-0${date}T02:00:00.000Z`, by, what };
  };
  const ticket = (state: Ticket['state'], ...log: TicketEntry[]) =>
    sample({ state, openedAt: '2026-03-01T02:00:00.000Z', log });

  it('counts from the latest end of a case, whatever is noted after', () => {
    const log = [day(1, 'opened', 'customer'), day(2, 'close'), day(3, 'reopen'), day(4, 'close'), day(5, 'rated')];
    expect(endedAt(ticket('closed', ...log))).to.equal('2026-03-04T02:00:00.000Z');
    expect(endedAt(ticket('confirmed', ...log.slice(0, 3)))).to.equal(undefined);
    expect(endedAt(ticket('cancelled', day(1, 'opened'), day(6, 'called-off')))).to.equal('2026-03-06T02:00:00.000Z');
  });

  it('counts from the latest entry of a case that does not tell its end, or from its opening', () => {
    expect(endedAt(ticket('closed', day(1, 'opened'), day(7, 'said')))).to.equal('2026-03-07T02:00:00.000Z');
    expect(endedAt(ticket('closed'))).to.equal('2026-03-01T02:00:00.000Z');
  });

  it('keeps what was said while the form was filled in, for as long as drafts are kept', () => {
    expect(begunAt({ openedAt: '2026-03-10T02:00:00.000Z' }, knowledge.policy, knowledge.calendar)).to.equal(
      '2026-03-03T02:00:00.000Z',
    );
  });

  it('leaves of a case what was done, of what it was known', () => {
    const bare = ticket('cancelled', day(2, 'cancel'));
    const visit = { ...{ team: 'home', date: '2026-03-02', start: '12:00' }, minutes: 120, moves: 0 };
    const { product: _, ...unknown } = bare;
    expect(pastCase(unknown, undefined)).to.deep.equal({
      ...{ id: bare.id, kind: 'repair', state: 'cancelled', urgent: false, policyVersion: bare.policyVersion },
      ...{ openedAt: '2026-03-01T02:00:00.000Z', endedAt: '2026-03-02T02:00:00.000Z' },
    });
    const whole: Ticket = {
      ...ticket('closed', day(3, 'close')),
      ...{ product: { id: 'fridge', said: '我妈的冰箱' }, way: 'on-site', fee: 'free', address: '上海市幸福路 1 号' },
      visit: { ...visit, bookedAt: bare.openedAt },
      survey: { askedAt: bare.openedAt, mark: 5 },
    };
    expect(pastCase(whole, undefined)).to.deep.equal({
      ...{ id: bare.id, kind: 'repair', state: 'closed', urgent: false, policyVersion: bare.policyVersion },
      ...{ openedAt: '2026-03-01T02:00:00.000Z', endedAt: '2026-03-03T02:00:00.000Z' },
      ...{ product: 'fridge', way: 'on-site', fee: 'free', visitedOn: '2026-03-02', mark: 5 },
    });
  });

  it('leaves the machine on record only of whoever agreed to that before the case', () => {
    const ended = { ...ticket('closed', day(2, 'close')), serial: 'SN1', model: 'M1' };
    const consent = (version: string, at: string) => ({ version, at, channel: 'test' });
    expect(pastCase(ended, consent('4', '2026-02-01T02:00:00.000Z'))).to.include({ serial: 'SN1', model: 'M1' });
    expect(pastCase(ended, consent('10', '2026-02-01T02:00:00.000Z'))).to.include({ serial: 'SN1' });
    for (const other of [undefined, consent('3', ended.openedAt), consent('4', '2026-03-01T02:00:00.001Z')]) {
      expect(pastCase(ended, other)).to.not.have.any.keys('serial', 'model');
    }
  });
});
