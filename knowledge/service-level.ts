import { Temporal } from 'temporal-polyfill';
import { type Calendar, hoursOn } from './calendar.ts';
import { type Span, spanDuration } from './figures.ts';
import type { Policy } from './policy.ts';

type ClockPolicy = Pick<Policy, 'hotline' | 'clock'>;

/**
 * When something promised within a span of time is due.
 *
 * Hours run on the clock; a first response shorter than `clock.hotlineHoursBelow` counts hotline hours only and
 * may fall on the very end of them. Working days are counted by the calendar with its make-up days, weeks as seven
 * days without public holidays, days, months and years as they come; day 1 is the next one that counts, and the
 * promise is due when the hotline closes on the last, or at its 24:00 when the hotline is closed that day.
 *
 * A year without a holiday table counts by what is known of it, and never throws.
 *
 * @param kind  `done` is whatever else is promised: a visit, a solution, an answer
 * @source OWN (which hours count), S12 一.4 (weeks), 民法典 第二百零一条, 第二百零三条 (first and last day)
 */
export function dueAt(
  from: Temporal.Instant,
  span: Span,
  calendar: Calendar,
  policy: ClockPolicy,
  kind: 'firstResponse' | 'done' = 'done',
): Temporal.ZonedDateTime {
  const start = from.toZonedDateTimeISO(calendar.zone);
  const today = start.toPlainDate();
  switch (span.unit) {
    case 'minute':
    case 'hour': {
      const inHours = kind === 'firstResponse' && isShorter(span, policy.clock.hotlineHoursBelow);
      return inHours ? hotlineTime(start, spanDuration(span), calendar, policy) : start.add(spanDuration(span));
    }
    case 'working day':
      return closing(
        dayCounted(today, span.amount, day => calendar.dayOf(day).kind === 'workday'),
        calendar,
        policy,
      );
    case 'week':
      return closing(
        dayCounted(today, span.amount * 7, day => calendar.dayOf(day).kind !== 'holiday'),
        calendar,
        policy,
      );
    default:
      return closing(today.add(spanDuration(span)), calendar, policy);
  }
}

/**
 * When a customer is told that an answer is due: nobody answers at night, so that a promise which ends then is as good
 * as the end of the open hours before it. Where none are left until then, it is the end of the next open day.
 */
export function answeredBy(
  due: Temporal.ZonedDateTime,
  now: Temporal.Instant,
  calendar: Calendar,
  policy: ClockPolicy,
): Temporal.ZonedDateTime {
  for (let day = due.toPlainDate(); ; day = day.subtract({ days: 1 })) {
    const begun = hoursOn(day, calendar, policy).filter(({ from }) => isBefore(moment(day, from, calendar), due));
    const last = begun.at(-1);
    if (last === undefined) {
      if (Temporal.PlainDate.compare(day, now.toZonedDateTimeISO(calendar.zone)) < 0) break;
      continue;
    }
    const end = moment(day, last.to, calendar);
    const by = isBefore(due, end) ? due : end;
    if (Temporal.Instant.compare(by.toInstant(), now) <= 0) break;
    return by;
  }
  let day = due.toPlainDate().add({ days: 1 });
  while (hoursOn(day, calendar, policy).length === 0) day = day.add({ days: 1 });
  return closing(day, calendar, policy);
}

/** What can be promised a time for: the kinds of request, and the classes of urgency where none of them fits. */
export type ServiceKind = keyof Policy['service'];

/**
 * When each thing promised for a kind of request is due, `repair` → `{firstResponse, onSite}`. Of several kinds,
 * what all of them promise is there for certain.
 */
export type Promises<Kind extends ServiceKind> = {
  readonly [What in keyof Policy['service'][Kind]]: Temporal.ZonedDateTime;
} & { readonly [What in Promised]?: Temporal.ZonedDateTime };
type Promised = { [Kind in ServiceKind]: keyof Policy['service'][Kind] }[ServiceKind];

/**
 * When everything is due that is promised for a request opened at a moment.
 *
 * @source S2 4.1.1-3, S10 3.1, S10 3.4, S18 一.1-3
 */
export function promisesOf<Kind extends ServiceKind>(
  kind: Kind,
  openedAt: Temporal.Instant,
  calendar: Calendar,
  policy: ClockPolicy & Pick<Policy, 'service'>,
): Promises<Kind> {
  const due = Object.entries<Span>(policy.service[kind]).map(([what, span]) => {
    const clock = what === 'firstResponse' ? what : 'done';
    return [what, dueAt(openedAt, span, calendar, policy, clock)];
  });
  return Object.fromEntries(due) as Promises<Kind>;
}

/** The moment at which the hotline has been open for a length of time; ends as every year has open hours. */
function hotlineTime(
  start: Temporal.ZonedDateTime,
  length: Temporal.Duration,
  calendar: Calendar,
  policy: ClockPolicy,
): Temporal.ZonedDateTime {
  let left = length;
  for (let day = start.toPlainDate(); ; day = day.add({ days: 1 })) {
    for (const { from, to } of hoursOn(day, calendar, policy)) {
      const opens = moment(day, from, calendar);
      const begin = isBefore(start, opens) ? opens : start;
      const end = moment(day, to, calendar);
      if (!isBefore(begin, end)) continue;
      const due = begin.add(left);
      if (!isBefore(end, due)) return due;
      left = left.subtract(begin.until(end));
    }
  }
}

/** The day that is number `count` of the days after `start` that count. */
function dayCounted(
  start: Temporal.PlainDate,
  count: number,
  counts: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate {
  let day = start;
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (counts(day)) left--;
  }
  return day;
}

function closing(day: Temporal.PlainDate, calendar: Calendar, policy: ClockPolicy): Temporal.ZonedDateTime {
  const last = hoursOn(day, calendar, policy).at(-1);
  return last ? moment(day, last.to, calendar) : day.add({ days: 1 }).toZonedDateTime(calendar.zone);
}

/** Longer units than hours are compared as they come from New Year 2026 on. */
function isShorter(a: Span, b: Span): boolean {
  return Temporal.Duration.compare(spanDuration(a), spanDuration(b), { relativeTo: '2026-01-01' }) < 0;
}

function moment(day: Temporal.PlainDate, plainTime: Temporal.PlainTime, calendar: Calendar): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: calendar.zone, plainTime });
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) < 0;
}
