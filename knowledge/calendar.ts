import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { Fault } from './fault.ts';
import type { Policy } from './policy.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

// `abort`: what is no date is not looked at any further.
const Day = z.iso.date({ error: 'is no date — write it as "2026-10-01"', abort: true });

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
    else if (days(from, to).length > 15) {
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
      for (const day of [...days(from, to), ...makeUp]) {
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
  readonly kind: 'workday' | 'weekend' | 'holiday';
  /** A Saturday or Sunday that is worked in exchange for a holiday. */
  readonly makeUp: boolean;
  /** The name of the holiday, on a holiday only. */
  readonly holiday?: Bilingual;
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
 * The shop's days: working days, weekends, public holidays, and weekend days worked in exchange.
 *
 * A year without a table is not guessed at: its statutory days are holidays, its weekends rest, all
 * other days are worked, and each of its days says `known: false`.
 */
export function createCalendar({ tables, zone }: { tables: readonly HolidayTable[]; zone: string }): Calendar {
  const years = new Set(tables.map(table => table.year));
  const special = new Map<string, ShopDay>();
  for (const { holidays } of tables) {
    for (const { name, from, to, makeUp } of holidays) {
      for (const day of days(from, to))
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

  return {
    zone,
    years,
    dayOf(date) {
      const day = date.toString();
      const known = years.has(date.year);
      const named = special.get(day);
      if (named) return known ? named : { ...named, known };
      const holiday = known ? undefined : statutory(date.year).get(day);
      if (holiday) return { kind: 'holiday', makeUp: false, holiday, known };
      return { kind: date.dayOfWeek >= 6 ? 'weekend' : 'workday', makeUp: false, known };
    },
  };
}

export interface DayHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/**
 * When the hotline is answered on a day; undefined on a day it is closed.
 *
 * @source S1 3.1.1 (working days), S1 3.1.2 (weekends and public holidays)
 */
export function hoursOn(
  date: Temporal.PlainDate,
  calendar: Calendar,
  policy: Pick<Policy, 'hotline'>,
): DayHours | undefined {
  return policy.hotline[calendar.dayOf(date).kind === 'workday' ? 'workday' : 'restDay'].open;
}

export type OpeningState =
  | { readonly open: true; readonly until: Temporal.ZonedDateTime; readonly today: DayHours }
  | {
      readonly open: false;
      /** When somebody answers again. */
      readonly opens: Temporal.ZonedDateTime;
      /** The hours of the day asked about, past or to come; none when it is closed all day. */
      readonly today?: DayHours;
      /** The holiday that the day asked about belongs to. */
      readonly holiday?: Bilingual;
    };

/** Whether the hotline is answered at a moment, and until or from when. Half-open: 9:00:00 is open, 18:00:00 is closed. */
export function openingState(at: Temporal.Instant, calendar: Calendar, policy: Pick<Policy, 'hotline'>): OpeningState {
  const now = at.toZonedDateTimeISO(calendar.zone);
  const date = now.toPlainDate();
  const moment = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: calendar.zone, plainTime });

  const today = hoursOn(date, calendar, policy);
  const from = today && moment(date, today.from);
  const until = today && moment(date, today.to);
  if (from && until && !before(now, from) && before(now, until)) return { open: true, until, today };

  const { holiday } = calendar.dayOf(date);
  return {
    open: false,
    opens: from && before(now, from) ? from : nextOpening(),
    ...(today && { today }),
    ...(holiday && { holiday }),
  };

  function nextOpening(): Temporal.ZonedDateTime {
    for (let ahead = 1; ahead <= 366; ahead++) {
      const day = date.add({ days: ahead });
      const hours = hoursOn(day, calendar, policy);
      if (hours) return moment(day, hours.from);
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

function days(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(to, { largestUnit: 'days' }).days + 1;
  return Array.from({ length }, (_, ahead) => first.add({ days: ahead }).toString());
}
