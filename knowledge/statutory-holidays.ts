import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';

const named = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, 'en-US': en });
const newYear = named('元旦', "New Year's Day");
const springFestival = named('春节', 'Spring Festival');
const qingming = named('清明节', 'Qingming Festival');
const labourDay = named('劳动节', 'Labour Day');
const dragonBoat = named('端午节', 'Dragon Boat Festival');
const midAutumn = named('中秋节', 'Mid-Autumn Festival');
const nationalDay = named('国庆节', 'National Day');

/** Month and day of the Chinese calendar as "1/1"; a leap month reads "6bis/1" and so matches no festival. */
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/**
 * The days off by law in a year, for a year whose table is not announced yet: ISO date to name.
 *
 * They are thirteen; fewer where two fall together. How they are stretched into longer holidays, and
 * which weekends are worked in exchange, is announced each November and cannot be computed.
 *
 * @param year  2000 to 2099, for the formula of Qingming
 * @source 全国年节及纪念日放假办法 第二条, as of 2025
 */
export function statutoryHolidays(year: number): ReadonlyMap<string, Bilingual> {
  const newMoon = lunarDay(year, ['1', 1], 1, 20);
  const inCentury = year % 100;
  const holidays: [Temporal.PlainDate, number, Bilingual][] = [
    [day(year, 1, 1), 1, newYear],
    [newMoon.subtract({ days: 1 }), 4, springFestival],
    [day(year, 4, Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)), 1, qingming],
    [day(year, 5, 1), 2, labourDay],
    [lunarDay(year, ['5', 5], 5, 25), 1, dragonBoat],
    [lunarDay(year, ['8', 15], 9, 5), 1, midAutumn],
    [day(year, 10, 1), 3, nationalDay],
  ];
  return new Map(
    holidays.flatMap(([first, length, name]) =>
      Array.from({ length }, (_, ahead) => [first.add({ days: ahead }).toString(), name] as const),
    ),
  );
}

/** The first day from the Gregorian `month`/`from` on that is `lunarMonth`/`lunarDate` in the Chinese calendar. */
function lunarDay(year: number, [lunarMonth, lunarDate]: readonly [string, number], month: number, from: number) {
  const start = day(year, month, from);
  const midnight = start.toZonedDateTime('UTC').epochMilliseconds;
  for (let ahead = 0; ; ) {
    const [monthThen, dayThen] = lunar.format(midnight + ahead * 86_400_000).split('/');
    const missing = lunarDate - Number(dayThen);
    if (monthThen === lunarMonth && missing >= 0) return start.add({ days: ahead + missing });
    // A lunar month has 29 or 30 days: to the eve or the first of the next one, one leap instead of a month of steps.
    ahead += Math.max(1, 30 - Number(dayThen));
  }
}

function day(year: number, month: number, dayOfMonth: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: dayOfMonth });
}
