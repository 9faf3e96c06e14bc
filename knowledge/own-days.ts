import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { HoursText } from './figures.ts';

// `abort`: what is no date is not looked at any further.
export const CalendarDay = z.iso.date({ error: 'is no date — write it as "2026-10-01"', abort: true });

/** Days on which the shop is closed, both ends included, and why, as customers are told. */
const Closure = z
  .strictObject({ from: CalendarDay, to: CalendarDay, reason: Bilingual })
  .superRefine((closure, context) => {
    const { from, to } = closure;
    if (from > to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'is before its start — exchange the two' });
  });
export type Closure = Readonly<z.infer<typeof Closure>>;

/** A single day that is otherwise than the calendar says; it goes before closures and holidays. */
const Exception = z
  .strictObject({
    date: CalendarDay,
    /** Worked, or rested, as on such a day. */
    as: z.enum(['workday', 'restDay']).optional(),
    hotline: HoursText.optional(),
    visit: HoursText.optional(),
  })
  .refine(({ as, hotline, visit }) => (as ?? hotline ?? visit) !== undefined, {
    error: 'says nothing of its day — add as:, hotline: or visit:',
  });
export type Exception = Readonly<z.infer<typeof Exception>>;

/** So many days of a year at most may be closed: a shop that never opens could promise nothing. */
const mostClosed = 120;

/** The shop's own days, beside the public holidays (`content/days.yaml`). */
export const OwnDays = z
  .strictObject({ closures: z.array(Closure).default([]), days: z.array(Exception).default([]) })
  .superRefine(({ closures, days }, context) => {
    const said = new Set<string>();
    const closed = new Map<string, number>();
    const close = (day: string) => closed.set(day.slice(0, 4), (closed.get(day.slice(0, 4)) ?? 0) + 1);
    for (const [index, { from, to }] of closures.entries()) {
      // Longer than any year may have; the days of it need not be looked at one by one.
      if (Temporal.PlainDate.from(from).until(to).days > mostClosed) {
        context.addIssue({ code: 'custom', path: ['closures', index, 'to'], message: tooLong });
        continue;
      }
      for (const day of daysFrom(from, to)) {
        if (said.has(day)) context.addIssue({ code: 'custom', path: ['closures', index], message: twice(day) });
        said.add(day);
        close(day);
      }
    }
    const single = new Set<string>();
    for (const [index, { date, hotline }] of days.entries()) {
      if (single.has(date)) context.addIssue({ code: 'custom', path: ['days', index, 'date'], message: twice(date) });
      single.add(date);
      if (hotline?.length === 0 && !said.has(date)) close(date);
    }
    for (const [year, count] of closed) {
      if (count <= mostClosed) continue;
      const message = `closes ${count} days of ${year} — ${mostClosed} are the most, as no date could be promised`;
      context.addIssue({ code: 'custom', path: ['closures'], message });
    }
  });
export type OwnDays = Readonly<z.infer<typeof OwnDays>>;

const tooLong = `makes it longer than ${mostClosed} days — correct one of the two`;
const twice = (day: string) => `names ${day} a second time — keep one of the two`;

/** Every day from one to another, both included; none when the first is later. */
export function daysFrom(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(to, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: Math.max(0, length) }, (_, ahead) => first.add({ days: ahead }).toString());
}
