import { expect } from 'chai';
import { longRepairOf } from '../../knowledge/long-repair.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { calendar, policy, shopTime, stamp, ticketAt } from './case-samples.ts';

describe('a repair that takes very long (D11)', () => {
  const received = (more: Partial<Ticket> = {}) => {
    const log = [{ at: stamp('2026-03-01T16:00'), by: 'clerk' as const, what: 'receive' }];
    return ticketAt('2026-02-27T10:00', { state: 'received', way: 'mail-in', log, ...more });
  };
  const pause = (cause: 'part' | 'customer', from: string, until?: string) => ({
    ...{ for: cause, from: stamp(from), next: '2026-03-20' },
    ...(until !== undefined && { until: stamp(until) }),
  });
  const over = (ticket: Ticket) => {
    const found = longRepairOf(ticket, calendar, policy, shopTime('2026-03-10T10:00'));
    return found && [found.cause, found.over.toZonedDateTimeISO(calendar.zone).toPlainDateTime().toString()];
  };

  it('is too long when 30 days are over, each to its end, counted from the day the machine came', () => {
    expect(over(received())).to.deep.equal(['shop', '2026-04-01T00:00:00']);
  });
  it('is too long when 90 are over for want of a part, once it has waited for one', () => {
    const pauses = [pause('part', '2026-03-02T10:00', '2026-03-03T10:00')];
    expect(over(received({ pauses }))).to.deep.equal(['parts', '2026-05-31T00:00:00']);
  });
  it('does not count the days on which it waits for its customer, up to now', () => {
    const waited = pause('customer', '2026-03-02T23:00', '2026-03-05T01:00');
    expect(over(received({ pauses: [waited] }))).to.deep.equal(['shop', '2026-04-04T00:00:00']);
    expect(over(received({ pauses: [waited, pause('customer', '2026-03-08T12:00')] }))).to.deep.equal([
      'shop',
      '2026-04-06T00:00:00',
    ]);
  });
  it('looks at no pause from before the machine came', () => {
    const pauses = [pause('part', '2026-02-27T12:00', '2026-02-28T12:00')];
    expect(over(received({ pauses }))).to.deep.equal(['shop', '2026-04-01T00:00:00']);
  });
  it('is none while the machine is with its customer, and of no other kind of case', () => {
    expect(over(ticketAt('2026-02-27T10:00'))).to.equal(undefined);
    expect(over(received({ kind: 'maintenance' }))).to.equal(undefined);
  });
});
