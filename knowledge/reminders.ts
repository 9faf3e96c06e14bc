import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { lastOf } from './case-guards.ts';
import { spanEnd, spanStart } from './contact-hours.ts';
import { spanDuration } from './figures.ts';
import type { Policy } from './policy.ts';
import { quotationEnd } from './quotation.ts';
import type { Quotation, Ticket, TicketEntry } from './records.ts';

/** When a customer is reminded who has not answered a quotation: a while before it is no longer valid. */
export function quotationReminder(
  quotation: Pick<Quotation, 'validUntil'>,
  calendar: Calendar,
  { quotation: { reminder } }: Pick<Policy, 'quotation'>,
): Temporal.Instant {
  return spanStart(quotationEnd(quotation, calendar), reminder, calendar);
}

/** When the customer's time to find work well began, and when it is over; undefined where nothing waits for that. */
export function acceptance(
  ticket: Pick<Ticket, 'log' | 'state'>,
  calendar: Calendar,
  { cases }: Pick<Policy, 'cases'>,
): { readonly since: string; readonly until: Temporal.Instant; readonly reminder: Temporal.Instant } | undefined {
  const over = workDone(ticket);
  if (over === undefined) return undefined;
  const until = spanEnd(Temporal.Instant.from(over.at), cases.acceptance, calendar);
  return { since: over.at, until, reminder: spanStart(until, cases.reminder, calendar) };
}

function workDone(ticket: Pick<Ticket, 'log' | 'state'>): TicketEntry | undefined {
  const isWaiting = ticket.state === 'repaired' || ticket.state === 'done' || ticket.state === 'sent';
  return isWaiting ? lastOf(ticket, 'finish', 'hand-back', 'send') : undefined;
}

/**
 * The day on which a machine is to be looked after next: whole intervals after it was put to work or looked after last,
 * and later than today.
 *
 * @param from the day of that, "2026-03-04"
 */
export function maintenanceDue(
  from: string,
  interval: Parameters<typeof spanDuration>[0],
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const first = Temporal.PlainDate.from(from);
  const each = spanDuration(interval);
  // From the first day every time: month by month the 31st would become the 28th for good.
  for (let count = 1; ; count += 1) {
    const due = first.add(
      Temporal.Duration.from({
        years: each.years * count,
        months: each.months * count,
        weeks: each.weeks * count,
        days: each.days * count,
      }),
    );
    if (Temporal.PlainDate.compare(due, today) > 0) return due;
  }
}
