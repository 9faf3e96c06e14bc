import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOf, dayOf, daysAfter, isoDay } from '../../knowledge/day.ts';
import { spanDuration } from '../../knowledge/figures.ts';

describe('a day as a number', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01');
  const fromYear1To10000 = fc.integer({ min: -719_162, max: 2_932_896 });
  const units = [
    ...(['minute', 'hour', 'hour on working days'] as const),
    ...(['day', 'working day', 'week', 'month', 'year'] as const),
  ];

  it('is the same date, written the same, as far as a calendar reaches', () => {
    fc.assert(
      fc.property(fromYear1To10000, day => {
        const date = epoch.add({ days: day });
        expect([isoDay(day), dayOf(date), dayOf(date.toString())]).to.deep.equal([date.toString(), day, day]);
        expect(dateOf(day).equals(date)).to.equal(true);
      }),
    );
  });

  it('is led on by every length of time as a date is', () => {
    fc.assert(
      fc.property(
        fromYear1To10000,
        fc.constantFrom(...units),
        fc.integer({ min: -30, max: 3000 }),
        (day, unit, any) => {
          const amount = unit === 'month' || unit === 'year' ? any : Math.abs(any);
          const date = epoch.add({ days: day }).add(spanDuration({ amount, unit }));
          expect(isoDay(daysAfter(day, { amount, unit }))).to.equal(date.toString());
        },
      ),
      { numRuns: 500 },
    );
  });
});
