import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { type Diary, nearestSlots, slotTime } from '../../knowledge/booking.ts';
import { createCalendar, HolidayTable } from '../../knowledge/calendar.ts';
import { visitPromise } from '../../knowledge/first-visit.ts';
import { Policy } from '../../knowledge/policy.ts';
import { promisesOf } from '../../knowledge/service-level.ts';

const shipped = (name: string) => readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
const policy = Policy.parse(parse(shipped('policy/general.yaml')));
const calendar = createCalendar({
  tables: [HolidayTable.parse(parse(shipped('holidays/2026.yaml')))],
  zone: 'Asia/Shanghai',
});
const free: Diary = {
  team: { id: 'home', name: { 'zh-CN': '组', 'en-US': 'team' }, technicians: 1 },
  days: new Map(),
  own: [],
};
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();

/** What is told to somebody who reports at a moment, with nothing booked yet. */
function told(now: Temporal.Instant) {
  const rules = { calendar, policy, now };
  const promised = promisesOf('repair', now, calendar, policy).onSite.toInstant();
  return { promised, promise: visitPromise(promised, nearestSlots(free, rules, 1)[0], rules) };
}

describe('the visit that is promised (D10)', () => {
  const cases: readonly (readonly [string, string])[] = [
    // 48 hours are over at night: somebody comes by the end of the visiting hours before.
    ['2026-11-23T23:21', 'by 2026-11-25T17:00'],
    ['2026-11-23T10:30', 'by 2026-11-25T10:30'],
    ['2026-11-23T07:00', 'by 2026-11-24T17:00'],
    // Thursday 15:00 is the last that Friday can take: 24 hours of notice, two hours of work.
    ['2026-11-26T15:00', 'by 2026-11-27T17:00'],
    ['2026-11-26T15:01', 'later 2026-11-30T09:00'],
    ['2026-11-28T08:59', 'later 2026-11-30T09:00'],
    ['2026-11-28T11:00', 'by 2026-11-30T11:00'],
    ['2026-09-30T12:00', 'later 2026-10-08T09:00'],
    ['2026-10-08T12:00', 'by 2026-10-10T12:00'],
  ];
  for (const [reported, expected] of cases) {
    it(`is ${expected} for a report of ${reported}`, () => {
      const { promise } = told(at(reported));
      const shown =
        promise.code === 'by'
          ? promise.at.toPlainDateTime().toString({ smallestUnit: 'minute' })
          : promise.code === 'later'
            ? `${promise.first.date}T${promise.first.start}`
            : '';
      expect(`${promise.code} ${shown}`).to.equal(expected);
    });
  }
  it('is nobody’s where nothing is free', () => {
    expect(visitPromise(at('2026-11-25T10:00'), undefined, { calendar, policy })).to.deep.equal({ code: 'none' });
  });
  it('is always in visiting hours and within the 48 hours, or said to be later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), minutes => {
        const now = at('2026-01-01T00:00').add({ minutes });
        const { promised, promise } = told(now);
        if (promise.code === 'none') throw new Error('nothing is free in an empty diary');
        if (promise.code === 'later') {
          const begins = slotTime(promise.first, calendar);
          expect(Temporal.Instant.compare(begins.add({ hours: 2 }).toInstant(), promised)).to.equal(1);
          return;
        }
        expect(Temporal.Instant.compare(promise.at.toInstant(), promised)).to.be.at.most(0);
        expect(Temporal.Instant.compare(promise.at.toInstant(), now)).to.equal(1);
        expect(calendar.dayOf(promise.at.toPlainDate()).kind).to.equal('workday');
        expect(promise.at.toPlainTime().toString()).to.satisfy(
          (time: string) => time > '09:00:00' && time <= '17:00:00',
        );
      }),
    );
  });
});
