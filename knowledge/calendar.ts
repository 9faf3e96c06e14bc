import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { Fault } from './fault.ts';
import type { DayHours } from './figures.ts';
import { type Closure, CalendarDay as Day, daysFrom, type Exception, type OwnDays } from './own-days.ts';
import type { Policy } from './policy.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

/** One holiday; the first and the last day off are the same for a holiday of one day. */
const Holiday = z
  .strictObject({
    name: Bilingual,
    from: Day,
    to: Day,
    /** Weekend days worked in exchange. */
    makeUp: z.array(Day).default([]),
  })
  .superRefine(({ from, to, makeUp }, context) => {
    if (from > to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'is before its start — exchange the two' });
    else if (daysFrom(from, to).length > 15) {
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: 'makes it longer than 15 days — correct one of the two',
      });
    }
    for (const [index, day] of makeUp.entries()) {
      if (Temporal.PlainDate.from(day).dayOfWeek >= 6) continue;
      const message = `names ${day}, which is no Saturday or Sunday — only rest days are worked in exchange`;
      context.addIssue({ code: 'custom', path: ['makeUp', index], message });
    }
  });

/** The public holidays of one year as the State Council announces them, in `content/holidays/<year>.yaml`. */
export const HolidayTable = z
  .strictObject({ year: z.int().min(2000).max(2099), holidays: z.array(Holiday).min(1) })
  .superRefine(({ year, holidays }, context) => {
    const seen = new Set<string>();
    for (const [index, { from, to, makeUp }] of holidays.entries()) {
      for (const day of [...daysFrom(from, to), ...makeUp]) {
        const path = ['holidays', index];
        // New Year's holiday may begin in December.
        if (day < `${year - 1}-12-01` || day > `${year}-12-31`) {
          const message = `has a day outside ${year}, ${day} — correct the date or the year of the table`;
          context.addIssue({ code: 'custom', path, message });
        }
        if (seen.has(day)) {
          context.addIssue({ code: 'custom', path, message: `names ${day} a second time — keep one of the two` });
        }
        seen.add(day);
      }
    }
  });
export type HolidayTable = z.infer<typeof HolidayTable>;

export interface ShopDay {
  /** `closure`: the shop itself is closed, whatever the day is otherwise. */
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'closure';
  /** A Saturday or Sunday that is worked in exchange for a holiday. */
  readonly makeUp: boolean;
  /** The name of the holiday, on a holiday only. */
  readonly holiday?: Bilingual;
  /** What the day is closed for, on a closure only. */
  readonly closure?: Closure;
  /** Hours of this day alone, which go before those of the policy. */
  readonly hours?: { readonly hotline?: readonly DayHours[]; readonly visit?: readonly DayHours[] };
  /** False in a year without a table: only the statutory days and the weekends are known then. */
  readonly known: boolean;
}

export interface Calendar {
  /** The shop's time zone, such as "Asia/Shanghai". */
  readonly zone: string;
  /** Years that have a table. */
  readonly years: ReadonlySet<number>;
  dayOf(date: Temporal.PlainDate): ShopDay;
}

/**
 * The shop's days: working days, weekends, public holidays, weekend days worked in exchange, and the shop's own: a day
 * of `own.days` goes before a closure, and a closure before all else.
 *
 * A year without a table is not guessed at: its statutory days are holidays, its weekends rest, all
 * other days are worked, and each of its days says `known: false`.
 */
export function createCalendar({
  tables,
  zone,
  own = { closures: [], days: [] },
}: {
  tables: readonly HolidayTable[];
  zone: string;
  own?: OwnDays | undefined;
}): Calendar {
  const years = new Set(tables.map(table => table.year));
  const special = new Map<string, ShopDay>();
  for (const { holidays } of tables) {
    for (const { name, from, to, makeUp } of holidays) {
      for (const day of daysFrom(from, to))
        special.set(day, { kind: 'holiday', makeUp: false, holiday: name, known: true });
      for (const day of makeUp) special.set(day, { kind: 'workday', makeUp: true, known: true });
    }
  }
  const guessed = new Map<number, ReadonlyMap<string, Bilingual>>();
  const statutory = (year: number) => {
    const found = guessed.get(year) ?? statutoryHolidays(year);
    guessed.set(year, found);
    return found;
  };

  const closed = new Map(own.closures.flatMap(each => daysFrom(each.from, each.to).map(day => [day, each] as const)));
  const alone = new Map(own.days.map(each => [each.date, each]));

  const publicDay = (date: Temporal.PlainDate, day: string): ShopDay => {
    const known = years.has(date.year);
    const named = special.get(day);
    if (named) return known ? named : { ...named, known };
    const holiday = known ? undefined : statutory(date.year).get(day);
    if (holiday) return { kind: 'holiday', makeUp: false, holiday, known };
    return { kind: date.dayOfWeek >= 6 ? 'weekend' : 'workday', makeUp: false, known };
  };
  return {
    zone,
    years,
    dayOf(date) {
      const day = date.toString();
      const usual = publicDay(date, day);
      const closure = closed.get(day);
      const exception = alone.get(day);
      if (closure === undefined && exception === undefined) return usual;
      const { as, hotline, visit } = exception ?? {};
      const hours = { ...(hotline && { hotline }), ...(visit && { visit }) };
      return { ...decided(usual, as, closure), ...((hotline ?? visit) !== undefined && { hours }) };
    },
  };
}

/** A day as the shop itself has decided; a word on the very day goes before a closure. */
function decided(usual: ShopDay, as: Exception['as'], closure: Closure | undefined): ShopDay {
  const { kind, known } = usual;
  if (as === undefined) return closure ? { kind: 'closure', makeUp: false, closure, known } : usual;
  if ((kind === 'workday') === (as === 'workday')) return usual;
  return { kind: kind === 'workday' ? 'weekend' : 'workday', makeUp: false, known };
}

/**
 * When the hotline is answered on a day, in order; empty on a day it is closed.
 *
 * @source S1 3.1.1 (working days), S1 3.1.2 (weekends and public holidays)
 */
export function hoursOn(
  date: Temporal.PlainDate,
  calendar: Calendar,
  { hotline }: Pick<Policy, 'hotline'>,
): readonly DayHours[] {
  return openOn(calendar.dayOf(date), 'hotline', hotline);
}

/**
 * When technicians visit on a day, in order; empty on a day nobody does.
 *
 * @source S1 3.2.1 (working days 9:00-17:00, make-up days included)
 */
export function visitHoursOn(
  date: Temporal.PlainDate,
  calendar: Calendar,
  { visit }: Pick<Policy, 'visit'>,
): readonly DayHours[] {
  return openOn(calendar.dayOf(date), 'visit', visit);
}

function openOn(
  { kind, hours }: ShopDay,
  what: 'hotline' | 'visit',
  { workday, restDay }: Pick<Policy['hotline'], 'workday' | 'restDay'>,
): readonly DayHours[] {
  const own = hours?.[what];
  if (own !== undefined) return own;
  if (kind === 'closure') return nothing;
  return (kind === 'workday' ? workday : restDay).open;
}

const nothing: readonly DayHours[] = [];

export type OpeningState =
  | { readonly open: true; readonly until: Temporal.ZonedDateTime; readonly today: readonly DayHours[] }
  | {
      readonly open: false;
      /** When somebody answers again. */
      readonly opens: Temporal.ZonedDateTime;
      /** Between two stretches of the same day. */
      readonly pause: boolean;
      /** The hours of the day asked about, past or to come; none when it is closed all day. */
      readonly today?: readonly DayHours[];
      /** The holiday that the day asked about belongs to. */
      readonly holiday?: Bilingual;
      /** The first closure of the shop until it opens. */
      readonly closure?: Closure;
    };

/** Whether the hotline is answered at a moment, and until or from when. Half-open: 9:00:00 is open, 18:00:00 is closed. */
export function openingState(at: Temporal.Instant, calendar: Calendar, policy: Pick<Policy, 'hotline'>): OpeningState {
  const now = at.toZonedDateTimeISO(calendar.zone);
  const date = now.toPlainDate();
  const moment = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: calendar.zone, plainTime });

  const today = hoursOn(date, calendar, policy);
  const spans = today.map(({ from, to }) => ({ from: moment(date, from), to: moment(date, to) }));
  const current = spans.find(({ from, to }) => !before(now, from) && before(now, to));
  if (current) return { open: true, until: current.to, today };

  const { holiday, closure } = calendar.dayOf(date);
  const later = spans.find(({ from }) => before(now, from));
  const next = later === undefined ? nextOpening(closure) : { opens: later.from, closure: undefined };
  return {
    open: false,
    opens: next.opens,
    pause: later !== undefined && later !== spans[0],
    ...(today.length > 0 && { today }),
    ...(holiday && { holiday }),
    ...(next.closure && { closure: next.closure }),
  };

  function nextOpening(first: Closure | undefined): { opens: Temporal.ZonedDateTime; closure: Closure | undefined } {
    let closure = first;
    for (let ahead = 1; ahead <= 366; ahead++) {
      const day = date.add({ days: ahead });
      const [begin] = hoursOn(day, calendar, policy);
      if (begin) return { opens: moment(day, begin.from), closure };
      closure ??= calendar.dayOf(day).closure;
    }
    throw new Fault('program', { because: 'the hotline is never open' });
  }
}

/** Something about the calendar that the operator should mend. */
export interface CalendarWarning {
  readonly code: 'calendar.year-unknown';
  readonly year: number;
}

/** Years without a table that have begun, or begin within 90 days of `today`, in order. */
export function calendarWarnings(calendar: Calendar, today: Temporal.PlainDate): CalendarWarning[] {
  const years = new Set([today.year, today.add({ days: 90 }).year]);
  return [...years].filter(year => !calendar.years.has(year)).map(year => ({ code: 'calendar.year-unknown', year }));
}

function before(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) < 0;
}
