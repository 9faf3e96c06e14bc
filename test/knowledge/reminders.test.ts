import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { acceptance, maintenanceDue, quotationReminder } from '../../knowledge/reminders.ts';
import { calendar, policy, stamp, ticketAt } from './case-samples.ts';

const shown = (at: Temporal.Instant | undefined) =>
  at?.toZonedDateTimeISO(calendar.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('a reminder', () => {
  it('of a quotation comes two days before its last day is over', () => {
    expect(shown(quotationReminder({ validUntil: '2026-11-30' }, calendar, policy))).to.equal('2026-11-29T00:00');
  });

  for (const [state, what] of [
    ['repaired', 'finish'],
    ['done', 'hand-back'],
    ['sent', 'send'],
  ] as const) {
    it(`of work that waits to be found well (${state}) comes two days before its week is over`, () => {
      const log = [{ at: stamp('2026-11-23T10:00'), by: 'clerk' as const, what }];
      const found = acceptance(ticketAt('2026-11-20T10:00', { state, log }), calendar, policy);
      expect(found?.since).to.equal(stamp('2026-11-23T10:00'));
      expect([shown(found?.reminder), shown(found?.until)]).to.deep.equal(['2026-11-28T10:00', '2026-11-30T10:00']);
    });
  }
  it('of work is none where nothing waits', () => {
    expect(acceptance(ticketAt('2026-11-20T10:00', { state: 'confirmed' }), calendar, policy)).to.equal(undefined);
  });
});

describe('the day on which a machine is to be looked after', () => {
  const due = (from: string, today: string) =>
    maintenanceDue(from, { amount: 6, unit: 'month' }, Temporal.PlainDate.from(today)).toString();

  it('is the first whole interval after today', () => {
    expect(due('2026-03-31', '2026-04-01')).to.equal('2026-09-30');
    expect(due('2026-03-31', '2026-09-30')).to.equal('2027-03-31');
    expect(due('2020-03-31', '2026-11-23')).to.equal('2027-03-31');
  });
});
