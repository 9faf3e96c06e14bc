import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { type Span, spanDuration } from './figures.ts';
import type { Policy } from './policy.ts';

/**
 * The first moment, from one on, at which the desk may speak to somebody who has not just spoken to it: the moment
 * itself inside `contact.hours`, else the next time a stretch of them begins. Half-open: 8:00:00 is inside, 21:00:00 is
 * not.
 */
export function contactTime(
  at: Temporal.Instant,
  { zone }: Pick<Calendar, 'zone'>,
  { contact }: Pick<Policy, 'contact'>,
): Temporal.Instant {
  const { open } = contact.hours;
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const moment = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
  const [first, ...others] = open;
  if (first === undefined) return at;
  const next = [first, ...others].find(({ to }) => isBefore(at, moment(today, to)));
  const from = next ? moment(today, next.from) : moment(today.add({ days: 1 }), first.from);
  return isBefore(at, from) ? from : at;
}

/** When a span of time that began at a moment is over; days and longer go by the shop's calendar, not by 24 hours. */
export function spanEnd(from: Temporal.Instant, span: Span, { zone }: Pick<Calendar, 'zone'>): Temporal.Instant {
  return from.toZonedDateTimeISO(zone).add(spanDuration(span)).toInstant();
}

/** When a span of time begins that is over at a moment. */
export function spanStart(end: Temporal.Instant, span: Span, { zone }: Pick<Calendar, 'zone'>): Temporal.Instant {
  return end.toZonedDateTimeISO(zone).subtract(spanDuration(span)).toInstant();
}
