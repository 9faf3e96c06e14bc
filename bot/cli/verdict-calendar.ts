import { Temporal } from 'temporal-polyfill';
import { choice, visitMinutes, visitStarts } from '../../knowledge/booking.ts';
import { hoursOn, type ShopDay, visitHoursOn } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { shownHours } from '../../knowledge/figures.ts';
import { concerning, inEffect } from '../../knowledge/in-effect.ts';
import type { Language } from '../../knowledge/records.ts';
import { padded, widthOf } from './terminal-text.ts';
import { verdictTexts } from './verdict-texts.ts';

/** One day of a month as it is drawn; JSON. */
export interface DrawnDay {
  readonly date: string;
  readonly kind: ShopDay['kind'];
  readonly makeUp: boolean;
  /** The holiday, or what the shop is closed for. */
  readonly because?: string;
  readonly ownHours: boolean;
  readonly hotline: string;
  readonly visits: string;
  /** By the id of the team: how many visits it can make one after the other, and how many of them are free. */
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly room: number;
    readonly free: number;
  }[];
  /** Whether the year has a holiday table. */
  readonly known: boolean;
}

/** A visit that is booked; `team` by its name or id. */
export interface BookedVisit {
  readonly date: string;
  readonly team: string;
}

/**
 * The days of a month as the rules see them, each by the policy of that day.
 *
 * @param booked  undefined where nobody knows
 * @param product by whose hours; by those that the whole shop is told when left out
 */
export function monthOf(
  month: string,
  content: Knowledge,
  booked: readonly BookedVisit[],
  language: Language,
  product?: string,
): DrawnDay[] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return Array.from({ length: first.daysInMonth }, (_, ahead) => {
    const date = first.add({ days: ahead });
    const { calendar, policy, teams } = concerning(inEffect(content, date), product);
    const { kind, makeUp, holiday, closure, hours, known } = calendar.dayOf(date);
    const because = closure?.reason[language] ?? holiday?.[language];
    const starts = visitStarts(date, { calendar, policy }).map(start => ({ team: '', date: date.toString(), start }));
    const inARow = choice(starts, starts.length, visitMinutes(policy)).length;
    return {
      date: date.toString(),
      kind,
      makeUp,
      ...(because !== undefined && { because }),
      ownHours: hours !== undefined,
      hotline: shownHours(hoursOn(date, calendar, policy), language),
      visits: shownHours(visitHoursOn(date, calendar, policy), language),
      teams: teams.map(({ id, name, technicians }) => {
        const room = inARow * technicians;
        const names = [id, ...Object.values(name)];
        const taken = booked.filter(each => each.date === date.toString() && names.includes(each.team)).length;
        return { id, name: name[language], room, free: Math.max(0, room - taken) };
      }),
      known,
    };
  });
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'en-US': ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** A month as a table; a year without a holiday table says so below it. */
export function drawnMonth(days: readonly DrawnDay[], language: Language): string {
  const t = verdictTexts[language].calendar;
  const rows = days.map(({ date, kind, makeUp, because, ownHours, hotline, visits, teams }) => {
    const name = t.kinds[makeUp ? 'makeUp' : kind];
    const remarks = [because, ownHours ? t.ownHours : undefined].filter(each => each !== undefined);
    return [
      date,
      weekdays[language][Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '',
      [name, ...remarks].join(' · '),
      hotline,
      visits,
      teams.flatMap(({ name, free, room }) => (room === 0 ? [] : [`${name} ${free}/${room}`])).join('  ') || '—',
    ];
  });
  const table = [[...t.head], ...rows];
  const widths = t.head.map((_, column) => Math.max(...table.map(row => widthOf(row[column] ?? ''))));
  const lines = table.map(row =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [first] = days;
  const unknown = first === undefined || first.known ? [] : [t.unknownYear(Number(first.date.slice(0, 4)))];
  return [...lines, ...unknown].join('\n');
}
