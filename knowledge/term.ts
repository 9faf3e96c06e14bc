import type { Calendar } from './calendar.ts';
import { type Day, dateOf, daysAfter } from './day.ts';
import type { Span } from './figures.ts';

/**
 * The last day of a term, that day included, until 24:00 at the shop.
 *
 * Day 1 is the day after the start. Months and years end on the same day of the month, or on the last day of a
 * shorter month: 31 January + 1 month = 28 or 29 February. The whole term is added at once, never month by month.
 * Hours count in whole days only, working days as days.
 *
 * @source 民法典 第二百零一条, 第二百零二条
 */
export function lastDay(start: Day, term: Pick<Span, 'amount' | 'unit'>): Day {
  return daysAfter(start, term);
}

/**
 * A last day on which nobody works ends on the next working day instead.
 *
 * @source 民法典 第二百零三条
 */
export function workdayFrom(day: Day, calendar: Calendar): Day {
  let next = day;
  while (calendar.dayOf(dateOf(next)).kind !== 'workday') next += 1;
  return next;
}
