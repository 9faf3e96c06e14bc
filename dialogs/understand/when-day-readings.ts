import { Temporal } from 'temporal-polyfill';
import { type Groups, inCentury, yearWords } from './date-rule.ts';
import { numberOf, spokenDigits } from './numeral.ts';

/** A day that was said: one or, where the words have two meanings, several; or all days up to `end`. */
export interface Days {
  readonly dates: readonly Temporal.PlainDate[];
  /** The last of the days; 'open' where no last one was said. */
  readonly end?: Temporal.PlainDate | 'open';
  /** Said as a weekday only; beside a date it has to agree with it. 1 is Monday. */
  readonly weekday?: number;
  /** Beside the weekday its week was said: 下周三. */
  readonly week?: true;
  /** The end of a month or year, which what is to be done before it may still use: 年底之前. */
  readonly late?: true;
  /** Said as a day of some month: 30号. */
  readonly day?: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
export const which: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  this: 0,
  next: 1,
  coming: 0,
  following: 1,
};

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

/** The day of a month that a later one was said with: 12月5号或6号. */
export function inMonthOf(first: Temporal.PlainDate, day: number): Temporal.PlainDate | undefined {
  return day > first.daysInMonth ? undefined : first.with({ day });
}

export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

export const englishNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The next one to come; said on that very weekday it may mean today and in a week. */
export function nextWeekday(weekday: number, today: Temporal.PlainDate): Days {
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  const day = today.add({ days: ahead });
  return { dates: ahead === 0 ? [day, day.add({ weeks: 1 })] : [day], weekday };
}

export function chineseWeekdays({ word, signs = '' }: Groups, today: Temporal.PlainDate): Days {
  const weekdays = [...signs.replace(/[、,和]/g, '')].map(
    sign => '一二三四五六日'.indexOf(sign === '天' ? '日' : sign) + 1,
  );
  if (weekdays.includes(0)) return weekend(word === undefined ? 0 : weeksAway(word), today);
  const [weekday = 1, ...more] = weekdays;
  if (word === undefined)
    return more.length === 0
      ? nextWeekday(weekday, today)
      : { dates: weekdays.flatMap(one => nextWeekday(one, today).dates.slice(0, 1)) };
  const monday = mondayOf(today).add({ weeks: weeksAway(word) });
  const dates = weekdays.map(one => monday.add({ days: one - 1 }));
  return more.length === 0 ? { dates, weekday, week: true } : { dates };
}

/** 上上 → -2, 这 → 0, 下 → 1. */
export function weeksAway(word: string): number {
  return (word.match(/下/g)?.length ?? 0) - (word.match(/上/g)?.length ?? 0);
}

export function weekend(weeks: number, today: Temporal.PlainDate): Days {
  const saturday = mondayOf(today).add({ days: 7 * weeks + 5 });
  return restOf(saturday, saturday.add({ days: 1 }), today);
}

/** From its first day on, or from today on where it has begun. */
export function restOf(first: Temporal.PlainDate, end: Temporal.PlainDate, today: Temporal.PlainDate): Days {
  return { dates: [isBefore(first, today) && !isBefore(end, today) ? today : first], end };
}

export function englishWeek({ after, which: word = '', name }: Groups, today: Temporal.PlainDate): Days {
  const monday = mondayOf(today).add({ weeks: after ? 2 : (which[word] ?? 0) });
  if (name === undefined) return restOf(monday, monday.add({ days: 6 }), today);
  const weekday = englishNames.indexOf(name.slice(0, 3)) + 1;
  return { dates: [monday.add({ days: weekday - 1 })], weekday, week: true };
}

export function away(count: string | undefined, unit: string | undefined, today: Temporal.PlainDate): Days | undefined {
  const number = numberOf(count ?? '');
  if (number === undefined || unit === undefined) return undefined;
  if (/月|month/.test(unit)) return { dates: [today.add({ months: number })] };
  return { dates: [today.add({ days: number * (/周|week/.test(unit) ? 7 : 1) })] };
}

const amounts = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** The figures of a number that may be spelt out. */
export const amount = (word = '') =>
  /^an?$/.test(word) ? '1' : amounts.includes(word) ? String(amounts.indexOf(word)) : word;

/** Two weeks from today, a week from Friday. */
export function fromAnchor({ count, unit, anchor, name }: Groups, today: Temporal.PlainDate): Days | undefined {
  if (anchor === 'that') return undefined;
  if (name === undefined) return away(amount(count), unit, anchor === 'tomorrow' ? today.add({ days: 1 }) : today);
  const [first] = nextWeekday(englishNames.indexOf(name.slice(0, 3)) + 1, today).dates;
  return first && away(amount(count), unit, first);
}

/** From today on, for so long; a few are a week at most. */
export function nextFew(
  count: string | undefined,
  unit: string | undefined,
  today: Temporal.PlainDate,
): Days | undefined {
  const number = count === 'few' ? '5' : count === 'couple of' ? '2' : amount(count);
  const [last] = away(number, unit, today)?.dates ?? [];
  return last && { dates: [today], end: last };
}

export function exactDay({ year, month, day }: Groups): Days | 'invalid' {
  return dayOf(Number(year), Number(month), Number(day));
}

export function dayOf(year: number, month: number, day: number): Days | 'invalid' {
  const date = dateOf(year, month, day);
  return date === undefined ? 'invalid' : { dates: [date] };
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The next such day that exists: the 30th, in February, is of March. */
export function nextDayOfMonth(day: number, today: Temporal.PlainDate): Days | 'invalid' {
  if (day < 1 || day > 31) return 'invalid';
  for (let ahead = 0; ahead < 3; ahead++) {
    const { year, month } = today.with({ day: 1 }).add({ months: ahead });
    const date = dateOf(year, month, day);
    if (date !== undefined && !isBefore(date, today)) return { dates: [date], day };
  }
  return 'invalid';
}

export function dayInMonth(
  word: string,
  day: number | undefined,
  today: Temporal.PlainDate,
): Days | 'invalid' | undefined {
  if (day === undefined) return undefined;
  const { year, month } = today.add({ months: weeksAway(word) });
  return dayOf(year, month, day);
}

/** 下个月第一个周一, 这个月最后一天. */
export function nthInMonth(
  { word, month: said, nth, nth1, unit = '' }: Groups,
  today: Temporal.PlainDate,
): Days | undefined {
  const month = numberOf(said ?? '');
  const first =
    month === undefined ? today.add({ months: weeksAway(word ?? '') }).with({ day: 1 }) : nearest(month, 1, today);
  if (first === undefined) return undefined;
  const isLast = nth1?.startsWith('最后') === true;
  const count = numberOf(nth ?? '一') ?? 1;
  const end = first.with({ day: first.daysInMonth });
  if (unit === '天') return { dates: [isLast ? end : first.add({ days: count - 1 })] };
  const weekday = '一二三四五六日'.indexOf(unit.slice(1).replace('天', '日')) + 1;
  if (weekday === 0) return undefined;
  const day = isLast
    ? end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 })
    : first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
  return { dates: [day] };
}

/** 26、27号, 26到28号. */
export function severalDays(
  { first, second, last, join = '' }: Groups,
  today: Temporal.PlainDate,
): Days | 'invalid' | undefined {
  const days = [first, second, last].flatMap(said => numberOf(said ?? '') ?? []);
  const [begin = 0] = days;
  if (days.some(day => day < 1 || day > 31)) return undefined;
  const from = nextDayOfMonth(begin, today);
  if (from === 'invalid' || from.dates[0] === undefined) return 'invalid';
  const dates = days.flatMap(day => inMonthOf(from.dates[0] as Temporal.PlainDate, day) ?? []);
  const end = dates.at(-1);
  if (dates.length < days.length || end === undefined) return 'invalid';
  if (!/[-到至]/.test(join)) return { dates };
  return isBefore(end, from.dates[0]) ? undefined : { dates: [from.dates[0]], end };
}

export function monthAndDay(groups: Groups, today: Temporal.PlainDate): Days | 'invalid' | undefined {
  const month = monthOf(groups.month);
  const day = numberOf(groups.day ?? '');
  if (month === undefined || day === undefined) return undefined;
  const year = yearIn(groups, today);
  const first = year === undefined ? nearest(month, day, today) : dateOf(year, month, day);
  if (first === undefined) return 'invalid';
  if (groups.last === undefined) return { dates: [first] };
  const end = inMonthOf(first, numberOf(groups.last) ?? 0);
  if (end === undefined) return 'invalid';
  if (!/^(?:[-到至]|to)$/.test(groups.join ?? '')) return { dates: [first, end] };
  return isBefore(end, first) ? 'invalid' : { dates: [first], end };
}

function yearIn({ year, word }: Groups, today: Temporal.PlainDate): number | undefined {
  if (year !== undefined) return Number(year);
  if (word === undefined) return undefined;
  return yearWords[word] === undefined
    ? inCentury(Number(spokenDigits(word.slice(0, 2))), { today, language: 'zh-CN' })
    : today.year + (yearWords[word] ?? 0);
}

export function monthOf(said: string | undefined): number | undefined {
  const name = months.indexOf(said?.slice(0, 3) ?? '');
  return name >= 0 ? name + 1 : numberOf(said ?? '');
}

/**
 * A day without a year is of the year that brings it nearest to today: 11月1号 said on 20 November is over, 1月5号 is of
 * the year to come.
 */
export function nearest(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const date = dateOf(today.year, month, day);
  const next = dateOf(today.year + 1, month, day);
  if (date === undefined) return next;
  return isBefore(date, today.subtract({ days: 183 })) ? next : date;
}

/** 12/5 is 5 December; 30/11 can be nothing but 30 November. Both ways are kept only where the year is last. */
export function eitherOrder({ month, day, year }: Groups, today: Temporal.PlainDate): Days | 'invalid' | undefined {
  const [a, b] = [Number(month), Number(day)];
  const date = (m: number, d: number) => (year === undefined ? nearest(m, d, today) : dateOf(Number(year), m, d));
  const ways = [date(a, b), a === b || (year === undefined && a <= 12) ? undefined : date(b, a)];
  const dates = ways.flatMap(way => way ?? []);
  if (dates.length > 0) return { dates };
  return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31 ? 'invalid' : undefined;
}

export function partOfMonth(groups: Groups, today: Temporal.PlainDate): Days | 'invalid' | undefined {
  const { word = '', month: said, part } = groups;
  if (said === undefined) {
    if (word === '' || /年/.test(word)) return undefined;
    return monthSpan(today.add({ months: weeksAway(word) }), part, today);
  }
  const month = monthOf(said);
  if (month === undefined) return undefined;
  if (month < 1 || month > 12) return 'invalid';
  const year = /年/.test(word) ? today.year + (yearWords[word] ?? 0) : undefined;
  const first =
    year === undefined
      ? month === today.month
        ? today.with({ day: 1 })
        : nearest(month, 1, today)
      : dateOf(year, month, 1);
  return first && monthSpan(first, part, today);
}

export function monthSpan(inMonth: Temporal.PlainDate, part: string | undefined, today: Temporal.PlainDate): Days {
  const day = (day: number) => inMonth.with({ day });
  if (part === '初' || part === '上旬') return restOf(day(1), day(10), today);
  if (part?.startsWith('中')) return restOf(day(11), day(20), today);
  if (part !== undefined) return { ...restOf(day(21), day(inMonth.daysInMonth), today), late: true };
  return restOf(day(1), day(inMonth.daysInMonth), today);
}
