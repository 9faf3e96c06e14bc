import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { type Day, dateOf, dayOf } from './day.ts';
import { arrival } from './due.ts';
import type { Policy } from './policy.ts';
import type { Ticket } from './records.ts';
import { lastRepairDay } from './returns.ts';
import { stamp } from './stamp.ts';

/** How long a repair that is not done yet may take before a person offers an exchange. */
export interface LongRepair {
  /** By the shop's own cause, or for want of a part, once it has waited for one. */
  readonly cause: 'shop' | 'parts';
  /** The first moment at which that time is over. */
  readonly over: Temporal.Instant;
}

/**
 * When a machine has been with the shop, or its repair begun, for so long that a person offers an exchange; undefined
 * while there is none. Days on which it waited for its customer do not count.
 *
 * @source 部分商品修理更换退货责任规定 第十二条, 第十三条
 */
export function longRepairOf(
  ticket: Ticket,
  calendar: Pick<Calendar, 'zone'>,
  policy: Pick<Policy, 'returns'>,
  now: Temporal.Instant,
): LongRepair | undefined {
  const here = arrival(ticket);
  if (ticket.kind !== 'repair' || here === undefined) return undefined;
  const pauses = (ticket.pauses ?? []).filter(({ from }) => from >= stamp(here.at));
  const cause = pauses.some(pause => pause.for === 'part') ? ('parts' as const) : ('shop' as const);
  const waited = pauses
    .filter(pause => pause.for === 'customer')
    .reduce((days, { from, until = stamp(now) }) => days + shopDay(until) - shopDay(from), 0);
  const last = lastRepairDay(shopDay(stamp(here.at)) + waited, cause, policy);
  return {
    cause,
    over: dateOf(last + 1)
      .toZonedDateTime(calendar.zone)
      .toInstant(),
  };

  function shopDay(at: string): Day {
    return dayOf(Temporal.Instant.from(at).toZonedDateTimeISO(calendar.zone).toPlainDate());
  }
}
