import { Temporal } from 'temporal-polyfill';
import { slotTime, type VisitRules, visitMinutes } from './booking.ts';
import { visitHoursOn } from './calendar.ts';
import type { Slot } from './records.ts';

/** What a customer can honestly be told of the visit that the service level promises. */
export type VisitPromise =
  /** Somebody comes in visiting hours, by then at the latest. */
  | { readonly code: 'by'; readonly at: Temporal.ZonedDateTime }
  /** The first time that is free is later than promised. */
  | { readonly code: 'later'; readonly first: Slot }
  /** Nothing is free as far as can be booked. */
  | { readonly code: 'none' };

/**
 * Whether a promised visit can be kept with the times that are free, and by when. Nobody visits at night: a promise
 * that ends then is as good as the last visiting hour before it.
 *
 * @param promised when the service level's time is up, on the clock
 * @param first    the first time that a customer may book
 * @source D10 (the honest date is told at once, and that it is later than promised), S2 4.1.2
 */
export function visitPromise(
  promised: Temporal.Instant,
  first: Slot | undefined,
  rules: Omit<VisitRules, 'now'>,
): VisitPromise {
  if (first === undefined) return { code: 'none' };
  const end = slotTime(first, rules.calendar).add({ minutes: visitMinutes(rules.policy) });
  if (Temporal.Instant.compare(end.toInstant(), promised) > 0) return { code: 'later', first };
  return { code: 'by', at: lastVisitingMoment(promised.toZonedDateTimeISO(rules.calendar.zone), rules) };
}

function lastVisitingMoment(
  promised: Temporal.ZonedDateTime,
  { calendar, policy }: Omit<VisitRules, 'now'>,
): Temporal.ZonedDateTime {
  for (let day = promised.toPlainDate(); ; day = day.subtract({ days: 1 })) {
    const at = (plainTime: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: calendar.zone, plainTime });
    const begun = visitHoursOn(day, calendar, policy).filter(
      ({ from }) => Temporal.ZonedDateTime.compare(at(from), promised) < 0,
    );
    const last = begun.at(-1);
    if (last !== undefined) return Temporal.ZonedDateTime.compare(promised, at(last.to)) < 0 ? promised : at(last.to);
  }
}
