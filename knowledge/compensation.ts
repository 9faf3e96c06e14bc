import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { quotationEnd } from './quotation.ts';
import type { Compensation, Ticket } from './records.ts';

/** What is promised to make good a loss and not done yet; a later promise stands in place of the one before it. */
export function owedCompensation({ compensations = [] }: Pick<Ticket, 'compensations'>): Compensation | undefined {
  return compensations.find(({ doneAt, replacedAt }) => doneAt === undefined && replacedAt === undefined);
}

/** When a promise is broken: at the shop, at 24:00 of its last day. */
export function compensationEnd({ until }: Pick<Compensation, 'until'>, calendar: Calendar): Temporal.Instant {
  return quotationEnd({ validUntil: until }, calendar);
}
