import { expect } from 'chai';
import { confirmedPhone, isOfNumber } from '../../knowledge/identity.ts';
import { shopTime, stamp, ticketAt } from './case-samples.ts';

const now = shopTime('2026-11-25T10:00');
const phone = '13812345678';
const identity = (more: { phone?: string; at?: string } = {}) => ({
  id: 'web:u',
  at: stamp('2026-09-01T10:00'),
  conversation: 'c',
  ...more,
});

describe('a number that was confirmed', () => {
  it('stands for 90 days and not a moment longer', () => {
    expect(confirmedPhone(identity({ phone }), now)).to.equal(phone);
    expect(confirmedPhone(identity({ phone, at: stamp('2026-08-27T10:01') }), now)).to.equal(phone);
    expect(confirmedPhone(identity({ phone, at: stamp('2026-08-27T10:00') }), now)).to.equal(undefined);
    expect(confirmedPhone(identity(), now)).to.equal(undefined);
    expect(confirmedPhone(undefined, now)).to.equal(undefined);
  });
  it('shows the cases that were opened with it lately, by somebody of that number or nobody known', () => {
    const ticket = ticketAt('2026-11-01T10:00', { phone });
    expect(isOfNumber(ticket, phone, undefined, now)).to.equal(true);
    expect(isOfNumber(ticket, phone, identity({ phone }), now)).to.equal(true);
    expect(isOfNumber(ticket, phone, identity({ phone: '13912345678' }), now)).to.equal(false);
    expect(isOfNumber(ticket, phone, identity(), now)).to.equal(false);
    expect(isOfNumber(ticket, '13912345678', undefined, now)).to.equal(false);
    expect(isOfNumber(ticketAt('2026-08-01T10:00', { phone }), phone, undefined, now)).to.equal(false);
  });
});
