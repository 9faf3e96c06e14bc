import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { freeSlots } from '../../knowledge/booking.ts';
import { openingState } from '../../knowledge/calendar.ts';
import { Product } from '../../knowledge/products.ts';
import { returnsOf } from '../../knowledge/returns.ts';
import { promisesOf } from '../../knowledge/service-level.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';
import { calendar, policy } from './case-samples.ts';

describe('the rules', () => {
  const zones = ['UTC', 'America/New_York', 'Pacific/Kiritimati'];
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  const product = Product.parse({
    id: 'fridge',
    name: { 'zh-CN': '冰箱', 'en-US': 'Fridge' },
    aliases: { 'zh-CN': ['雪柜'], 'en-US': ['refrigerator'] },
    repairWay: 'on-site',
    warranty: { duration: '18 months', source: 'OWN' },
  });
  const diary = { team: { id: 'home', name: product.name, technicians: 1 }, days: new Map(), own: [] };

  /** What the rules say at a moment, of a machine that was bought so many days before. */
  function answers(now: Temporal.Instant, since: number, precision: 'day' | 'month' | 'year'): string {
    const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate();
    const boughtOn = today.subtract({ days: since });
    const warranty = warrantyOf({ product, told: { boughtOn, precision }, today }, policy, calendar);
    const slots = [...freeSlots(diary, { calendar, policy, now })];
    return JSON.stringify([
      warranty,
      returnsOf({ product, boughtOn, boughtAt: 'shop', fault: '不制冷', warranty, today }, policy, calendar),
      [slots.length, slots[0]],
      promisesOf('repair', now, calendar, policy),
      openingState(now, calendar, policy),
    ]);
  }

  it('answer the same in whichever of three time zones they are asked', () => {
    const moment = fc.integer({ min: 0, max: 365 * 24 * 60 });
    const precisions = fc.constantFrom('day' as const, 'month' as const, 'year' as const);
    fc.assert(
      fc.property(moment, fc.nat(900), precisions, (minutes, since, precision) => {
        const now = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes });
        const found = zones.map(zone => {
          process.env.TZ = zone;
          return answers(now, since, precision);
        });
        expect(new Set(found).size, found.join('\n')).to.equal(1);
      }),
      { numRuns: 25 },
    );
  });
});
