import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { freeStarts, nobody, visitStarts } from '../../../knowledge/booking.ts';
import { openingState } from '../../../knowledge/calendar.ts';
import { Span } from '../../../knowledge/figures.ts';
import { workOrder } from '../../../knowledge/lifecycle.ts';
import { Ticket } from '../../../knowledge/records.ts';
import { dueAt } from '../../../knowledge/service-level.ts';
import { answerOf, calendar, day, entryOf, knowledge, type Profile, policyOf, profiles } from './shipped.ts';

const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(calendar.zone).toInstant();
const isOpen = (profile: Profile, time: string) => openingState(at(time), calendar, policyOf(profile)).open;
/** Whether the hotline is open at each of the four edges of its hours. */
const edges = (profile: Profile, date: string, from: string, to: string) => [
  isOpen(profile, `${date}T${before(from)}`),
  isOpen(profile, `${date}T${from}`),
  isOpen(profile, `${date}T${before(to)}`),
  isOpen(profile, `${date}T${to}`),
];
const before = (time: string) => Temporal.PlainTime.from(time).subtract({ seconds: 1 }).toString();
const openAtEdges = [false, true, true, false];

describe('hours and booking, row by row', () => {
  it('H1: the hotline is open on working days from 9:00 to 18:00, make-up Saturdays among them', () => {
    for (const date of ['2026-11-25', '2026-10-10', '2026-09-20']) {
      expect(edges('general', date, '09:00', '18:00'), date).to.deep.equal(openAtEdges);
    }
  });
  it('H2: the hotline is open at weekends and on public holidays from 10:00 to 16:00', () => {
    for (const date of ['2026-11-28', '2026-10-01', '2026-09-25']) {
      expect(edges('general', date, '10:00', '16:00'), date).to.deep.equal(openAtEdges);
    }
  });
  it('H3: visits lie wholly inside 9:00 to 17:00 of working days, by every profile', () => {
    for (const profile of profiles) {
      const rules = { calendar, policy: policyOf(profile) };
      expect(visitStarts(day('2026-11-25'), rules).at(0)).to.equal('09:00');
      expect(visitStarts(day('2026-11-25'), rules).at(-1)).to.equal('15:00');
      expect(visitStarts(day('2026-11-28'), rules)).to.deep.equal([]);
    }
  });
  it('H4: a visit is booked 24 hours ahead, on the clock and to the minute', () => {
    const first = (time: string) => {
      const diary = { ...nobody, team: { ...nobody.team, technicians: 1 } };
      return freeStarts('2026-11-25', diary, { calendar, policy: policyOf('general'), now: at(time) })[0];
    };
    expect(first('2026-11-24T14:00')).to.equal('14:00');
    expect(first('2026-11-24T14:01')).to.equal('15:00');
  });
  it('H5: for home appliances the hotline is open every day from 9:00 to 18:00', () => {
    for (const date of ['2026-11-25', '2026-11-28', '2026-10-01']) {
      expect(edges('appliance', date, '09:00', '18:00'), date).to.deep.equal(openAtEdges);
    }
    expect(answerOf('opening-hours')).to.include('家电的事，周末和节假日 9:00–18:00');
  });
  it('H6: turnaround is extended over public holidays', () => {
    const week = Span.parse({ duration: '1 week', source: 'S12 一.4' });
    const due = (from: string) => dueAt(at(from), week, calendar, policyOf('equipment')).toPlainDate().toString();
    expect(due('2026-11-23T10:00')).to.equal('2026-11-30');
    expect(due('2026-09-28T10:00')).to.equal('2026-10-12');
  });
  it('H7: the ways in are told: hotline, web page, here; and that a machine answers', () => {
    expect(answerOf('contact-ways')).to.include(knowledge.shop.hotline).and.include(knowledge.shop.site);
    expect(entryOf('contact-ways').source).to.include('S3 一');
    expect(answerOf('robot')).to.include('自动助手');
  });
  it('D2: the hours of S1 are everybody’s, those of S19 stand in the profile of appliances alone', () => {
    for (const profile of profiles) {
      const clauses = Object.values(policyOf(profile).hotline).flatMap(({ source }) => source);
      expect(clauses, profile).to.deep.equal(
        profile === 'appliance' ? ['S19 4.2.1', 'S19 4.2.1'] : ['S1 3.1.1', 'S1 3.1.2'],
      );
    }
    expect(isOpen('appliance', '2026-11-25T18:10'), 'the 18:30 of the hosting site is no policy').to.equal(false);
  });
  it('D3: large and built-in products are visited, portable ones mailed in', () => {
    const mailed = knowledge.products.flatMap(({ id, repairWay }) => (repairWay === 'mail-in' ? [id] : []));
    expect(mailed).to.have.members([
      'microwave',
      'rice-cooker',
      'vacuum-cleaner',
      'fan',
      'laptop',
      'desktop-computer',
      'printer',
    ]);
    expect(knowledge.products.find(({ id }) => id === 'laser-device')?.repairWay).to.equal('on-site');
  });
  it('D5: danger comes first, then who waits longest; who pays makes no difference', () => {
    const ticket = (id: string, openedAt: string, more: object) =>
      Ticket.parse({
        id,
        kind: 'repair',
        state: 'submitted',
        urgent: false,
        customer: 'c',
        conversation: 'c',
        language: 'zh-CN',
        policyVersion: 'general-1',
        fault: '',
        photos: [],
        log: [],
        openedAt: `2026-11-25T0${openedAt}:00.000Z`,
        ...more,
      });
    const order = [
      ticket('R-1', '1:00', { fee: 'free' }),
      ticket('R-2', '2:00', { fee: 'paid' }),
      ticket('R-3', '3:00', { urgent: true }),
    ].sort(workOrder);
    expect(order.map(({ id }) => id)).to.deep.equal(['R-3', 'R-1', 'R-2']);
  });
});
