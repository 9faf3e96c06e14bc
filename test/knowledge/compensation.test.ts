import { expect } from 'chai';
import { stepped } from '../../knowledge/case-steps.ts';
import { compensationEnd, owedCompensation } from '../../knowledge/compensation.ts';
import { nextDue, onAnotherWay } from '../../knowledge/due.ts';
import { calendar, policy, shopTime, stamp, ticketAt } from './case-samples.ts';

const now = shopTime('2026-11-25T10:00');
const at = stamp('2026-11-25T10:00');
const complaint = ticketAt('2026-11-24T10:00', { kind: 'complaint', state: 'confirmed' });
const promised = (until?: string, name?: string, from = complaint) =>
  stepped(from, {
    event: 'compensate',
    at,
    by: 'clerk',
    text: '免一次上门费',
    ...(until !== undefined && { until }),
    ...(name !== undefined && { name }),
  });

describe('a compensation', () => {
  it('is promised with a day, and due at the end of it', () => {
    const ticket = promised('2026-12-01', '小李');
    expect(owedCompensation(ticket)).to.deep.equal({
      id: 1,
      what: '免一次上门费',
      promisedAt: at,
      by: '小李',
      until: '2026-12-01',
    });
    expect(nextDue(ticket, calendar, policy, now).compensation?.at.toInstant()).to.deep.equal(
      compensationEnd({ until: '2026-12-01' }, calendar),
    );
    expect(compensationEnd({ until: '2026-12-01' }, calendar)).to.deep.equal(shopTime('2026-12-02T00:00'));
    expect(owedCompensation(promised('2026-12-01'))?.by).to.equal('');
    expect(owedCompensation(promised())).to.equal(undefined);
  });
  it('is replaced by a later promise, and over once it is done', () => {
    const again = promised('2026-12-05', '小李', promised('2026-12-01', '小李'));
    expect(again.compensations?.map(({ id, replacedAt }) => [id, replacedAt])).to.deep.equal([
      [1, at],
      [2, undefined],
    ]);
    const done = stepped(again, { event: 'compensated', at, by: 'clerk', text: '' });
    expect(owedCompensation(done)).to.equal(undefined);
    expect(nextDue(done, calendar, policy, now)).to.not.have.property('compensation');
    expect(owedCompensation(complaint)).to.equal(undefined);
    const none = stepped(complaint, { event: 'compensated', at, by: 'clerk', text: '' });
    expect(none.compensations).to.deep.equal([]);
  });
});

describe('a repair that goes another way', () => {
  const promises = { firstResponse: stamp('2026-11-25T18:00'), onSite: stamp('2026-11-26T17:00') };
  const repair = ticketAt('2026-11-25T09:00', { promised: promises });
  it('is promised anew, but for the answer that was told', () => {
    const changed = onAnotherWay(repair, 'mail-in', calendar, policy, now);
    expect(changed.way).to.equal('mail-in');
    expect(changed.promised).to.include({ firstResponse: promises.firstResponse }).and.not.have.property('onSite');
    expect(onAnotherWay(changed, 'on-site', calendar, policy, now).promised).to.have.property('onSite');
  });
  it('stays as it is where the way stays, nothing was promised, or it is no repair', () => {
    expect(onAnotherWay(repair, 'on-site', calendar, policy, now)).to.equal(repair);
    expect(onAnotherWay(complaint, 'mail-in', calendar, policy, now)).to.equal(complaint);
    const bare = ticketAt('2026-11-25T09:00');
    expect(onAnotherWay(bare, 'mail-in', calendar, policy, now)).to.deep.equal({ ...bare, way: 'mail-in' });
  });
});
