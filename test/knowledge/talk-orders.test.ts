import { expect } from 'chai';
import type { TicketEntry } from '../../knowledge/records.ts';
import { possibleOrders, takenBy } from '../../knowledge/talk-orders.ts';
import { waitingSince } from '../../knowledge/work-order.ts';
import { stamp, ticketAt } from './case-samples.ts';

const opened = '2026-11-23T10:00';
const line = (what: string, by: TicketEntry['by'], minute: number, name?: string): TicketEntry => ({
  at: stamp(`2026-11-23T10:${String(minute).padStart(2, '0')}`),
  by,
  what,
  ...(name !== undefined && { name }),
});

describe('a conversation that a clerk takes over', () => {
  const taken = [line('take', 'clerk', 1, '小李')];

  it('is that clerk’s until it is given back, or the case has ended', () => {
    expect(takenBy({ log: [] })).to.equal(undefined);
    expect(takenBy({ log: taken })).to.equal('小李');
    expect(takenBy({ log: [line('take', 'clerk', 1)] })).to.equal('');
    for (const what of ['release', 'given-back', 'close', 'cancel'])
      expect(takenBy({ log: [...taken, line(what, 'clerk', 2)] }), what).to.equal(undefined);
  });
  it('may be taken while the case is open, and given back while it is taken', () => {
    const may = (more: Parameters<typeof ticketAt>[1]) =>
      possibleOrders(ticketAt(opened, more)).filter(order => ['answer', 'take', 'release'].includes(order));
    expect(may({})).to.deep.equal(['answer', 'take']);
    expect(may({ log: taken })).to.deep.equal(['answer', 'take', 'release']);
    expect(may({ state: 'closed' })).to.deep.equal(['answer']);
    expect(possibleOrders(ticketAt(opened, { kind: 'complaint' }))).to.include('concerns');
    expect(possibleOrders(ticketAt(opened))).to.not.include('concerns');
  });
  it('waits for nobody while it lasts, and from its opening where nobody has answered', () => {
    const waits = (log: TicketEntry[]) => waitingSince(ticketAt(opened, { log }));
    const said = line('said', 'customer', 0);
    expect(waits([said, ...taken])).to.equal(undefined);
    expect(waits([said, ...taken, line('release', 'clerk', 2)])).to.equal(stamp(opened));
    expect(waits([said, line('said', 'clerk', 3), line('said', 'customer', 4)])).to.equal(stamp('2026-11-23T10:04'));
  });
});
