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
 * Hours on working days run on the clock too, but leave out every day of rest that comes after the first: 24 of them
 * are the same time on the next working day.
 *
 * While it stood still the clock for what is done does not run: hours go on where they stopped, and a day at whose end
 * it stood still does not count. A first response never waits.
 *
 * A year without a holiday table counts by what is known of it, and never throws.
 *
 * @param kind  `done` is whatever else is promised: a visit, a solution, an answer
 * @param stood when the clock stood still, in order and apart from each other
 * @source OWN (which hours count), S12 一.4 (weeks), 民法典 第二百零一条, 第二百零三条 (first and last day), S13 二.1
 *         (hours on working days)
 */
export function dueAt(
  from: Temporal.Instant,
  span: Span,
  calendar: Calendar,
  policy: ClockPolicy,
  kind: 'firstResponse' | 'done' = 'done',
  stood: readonly Stretch[] = [],
): Temporal.ZonedDateTime {
  const start = from.toZonedDateTimeISO(calendar.zone);
  const today = start.toPlainDate();
  const pauses = kind === 'firstResponse' ? [] : stood;
  const runs = (day: Temporal.PlainDate) => {
    const end = closing(day, calendar, policy).toInstant();
    return !pauses.some(pause => isWithin(end, pause));
  };
  switch (span.unit) {
    case 'minute':
    case 'hour': {
      const inHours = kind === 'firstResponse' && isShorter(span, policy.clock.hotlineHoursBelow);
      if (inHours) return hotlineTime(start, spanDuration(span), calendar, policy);
      return resumed(start.add(spanDuration(span)), start, pauses);
    }
    case 'hour on working days':
      return withoutRest(resumed(start.add(spanDuration(span)), start, pauses), start, calendar);
    case 'working day':
      return closing(
        dayCounted(today, span.amount, day => calendar.dayOf(day).kind === 'workday' && runs(day)),
        calendar,
        policy,
      );
    case 'week':
      return closing(
        dayCounted(today, span.amount * 7, day => calendar.dayOf(day).kind !== 'holiday' && runs(day)),
        calendar,
        policy,
      );
    default: {
      const last = today.add(spanDuration(span));
      if (pauses.length === 0) return closing(last, calendar, policy);
      const length = today.until(last).days;
      return closing(dayCounted(today, length, runs), calendar, policy);
    }
  }
}

/** A stretch of time, its end not in it. */
export interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

function isWithin(at: Temporal.Instant, { from, until }: Stretch): boolean {
  return Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0;
}

/** Later by the time that the clock stood still before it was due. */
function resumed(
  due: Temporal.ZonedDateTime,
  start: Temporal.ZonedDateTime,
  pauses: readonly Stretch[],
): Temporal.ZonedDateTime {
  return pauses.reduce((later, { from, until }) => {
    const begin = Temporal.Instant.compare(from, start.toInstant()) < 0 ? start.toInstant() : from;
    if (Temporal.Instant.compare(begin, later.toInstant()) >= 0) return later;
    return Temporal.Instant.compare(begin, until) < 0 ? later.add(begin.until(until)) : later;
  }, due);
}

/** A day later for every day of rest that lies between. */
function withoutRest(
  due: Temporal.ZonedDateTime,
  start: Temporal.ZonedDateTime,
  calendar: Calendar,
): Temporal.ZonedDateTime {
  let later = due;
  for (let day = start.toPlainDate().add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(day, later.toPlainDate()) > 0) return later;
    if (calendar.dayOf(day).kind !== 'workday') later = later.add({ days: 1 });
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
    if (last === undefined) continue;
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
  const levels = levelsOf(policy.service, { kind, openedAt }, calendar, policy);
  return Object.fromEntries(levels.flatMap(({ what, due }) => (due ? [[what, due]] : []))) as Promises<Kind>;
}

/** A request whose times are asked for. */
export interface Asked {
  readonly kind: ServiceKind;
  readonly openedAt: Temporal.Instant;
  /** When technician and machine came to one place. */
  readonly arrivedAt?: Temporal.Instant | undefined;
  /** Of a customer with a contract. */
  readonly contract?: boolean | undefined;
}

/** A time that is promised or aimed at; without `due` it is counted from an arrival that has not been. */
export interface Level {
  readonly what: string;
  readonly within: Span;
  readonly due?: Temporal.ZonedDateTime;
}

/**
 * Every time that holds for a kind of request, by the promises of a policy or by its targets. A kind that names no
 * first response has that of any request.
 *
 * @param figures `policy.service` or `policy.target`; a kind that has no target has no times
 */
export function levelsOf(
  figures: Policy['service'] | Policy['target'],
  { kind, openedAt, arrivedAt, contract = false }: Asked,
  calendar: Calendar,
  policy: ClockPolicy,
): Level[] {
  const ofAll = 'support' in figures ? figures.support : {};
  const ofKind = (figures as Readonly<Record<string, Readonly<Record<string, Span | undefined>>>>)[kind];
  return Object.entries<Span | undefined>(ofKind === undefined ? {} : { ...ofAll, ...ofKind }).flatMap(
    ([what, within]) => {
      if (within === undefined || (what === 'analysis' && !contract)) return [];
      const from = isFromArrival(what) ? arrivedAt : openedAt;
      const clock = what === 'firstResponse' ? what : 'done';
      return [{ what, within, ...(from && { due: dueAt(from, within, calendar, policy, clock) }) }];
    },
  );
}

/** Whether a figure is counted from when technician and machine are at one place, not from the report. */
export function isFromArrival(what: string): what is 'simple' | 'workshop' | 'mailedIn' {
  return what === 'simple' || what === 'workshop' || what === 'mailedIn';
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
