import type { Temporal } from 'temporal-polyfill';
import type { Bought, Language } from '../../knowledge/records.ts';
import { numberOf, spokenDigits } from './numeral.ts';
import type { Occasion } from './occasions.ts';

/** What a phrase says of a day, as far as it says it: 3月5号 has no year. */
export interface Reading {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly occasion?: Occasion;
  /** To be trusted no further than this: 2024年底 has a month to tell past from future, but is a year. */
  readonly as?: Bought['precision'];
}

export interface Desk {
  readonly today: Temporal.PlainDate;
  /** Decides between 3月5日 and 5 March for 3/5. */
  readonly language: Language;
}

/** The named groups of a match. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** Undefined: not for this rule. 'no date': of something else, and nothing in it is to be read as a date. */
export type Read = (groups: Groups, desk: Desk, said: string) => readonly Reading[] | 'no date' | undefined;

/** One way to speak of a time. */
export interface Rule {
  readonly pattern: RegExp;
  readonly read: Read;
  /** A length of time, which an exact date in the same message outdoes: 用了两年多. */
  readonly rough?: boolean;
  /** The words themselves say that it was bought, or is in use since: 刚买的. */
  readonly bought?: boolean;
  /** It speaks of years, but of how many it does not say: 好几年前. */
  readonly vague?: boolean;
}

export function rule(pattern: string, read: Read, more: Omit<Rule, 'pattern' | 'read'> = {}): Rule {
  return { pattern: new RegExp(pattern, 'gu'), read, ...more };
}

/** The year in the groups `year4`, `year2` or `yearWord`, if any of them matched. */
export function yearOf({ year4, year2, yearWord }: Groups, desk: Desk): number | undefined {
  if (year4 !== undefined) return Number(spokenDigits(year4));
  if (year2 !== undefined) return inCentury(Number(spokenDigits(year2)), desk);
  return yearWord === undefined ? undefined : desk.today.year + (yearWords[yearWord] ?? 0);
}

export const yearWords: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  旧年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  后年: 2,
};

/** The year that two figures stand for: up to 20 years ahead, so that a slip of the finger is seen as one. */
export function inCentury(figures: number, { today }: Desk): number {
  const year = today.year - (today.year % 100) + figures;
  return year > today.year + 20 ? year - 100 : year;
}

/** Year, month and day as the groups of a match have them; undefined where one is no number. */
export function ymd(groups: Groups, desk: Desk): [Reading] | undefined {
  const parts: { year?: number; month?: number; day?: number; as?: 'month' } = {};
  const year = yearOf(groups, desk);
  if (year !== undefined) parts.year = year;
  for (const part of ['month', 'day'] as const) {
    if (groups[part] === undefined) continue;
    const value = numberOf(groups[part]);
    if (value === undefined) return undefined;
    parts[part] = value;
  }
  if (parts.day !== undefined && groups.blur !== undefined) parts.as = 'month';
  return [parts];
}

/** Parts of a year and the month that each begins in, 1 for the rest: a winter is the one that a year begins with. */
const parts: readonly (readonly [RegExp, number])[] = [
  [/初|开春|春|上半|早些|^(?:early|beginning|start|first)|[一1]季度|q1/, 1],
  [/夏|暑|中|^mid|summer/, 6],
  [/[二2]季度|q2/, 4],
  [/下半|^second|[三3]季度|q3/, 7],
  [/秋|autumn|fall/, 9],
  [/[四4]季度|q4/, 10],
  [/底|末|尾|^(?:late|end)/, 11],
  [/spring/, 3],
];

/** A part of a year: more than a month, so a year that has come as far as that part. */
export function inPart(year: number | undefined, part: string | undefined): Reading {
  if (part === undefined) return year === undefined ? {} : { year };
  const month = parts.find(([names]) => names.test(part))?.[1] ?? 1;
  return { ...(year === undefined ? {} : { year }), month, as: 'year' };
}

export const isMonth = (value: number | undefined): value is number => value !== undefined && value >= 1 && value <= 12;

export const partsOf = ({ year, month, day }: Temporal.PlainDate): Reading => ({ year, month, day });

/** Some days ago, a few more or less: the month, or the year, of the day in the middle. */
export function recently(days: number, as: 'month' | 'year'): Read {
  return (_, { today }) => [{ ...partsOf(today.subtract({ days })), as }];
}

/**
 * A length of time before today, in months, whole or not.
 *
 * A length said in words is never exact: the month or the year that holds the middle of what it may mean.
 */
export function monthsAgo(months: number, as: 'month' | 'year', { today }: Desk): [Reading] | undefined {
  if (!Number.isFinite(months) || months <= 0) return undefined;
  const whole = Math.floor(months);
  const date = today.subtract({ months: whole }).subtract({ days: Math.round((months - whole) * 30) });
  return [{ ...partsOf(date), as }];
}

/** A weekday with no week to it (1 is Monday): the last that was. Today's own may mean today and a week ago. */
export function mostRecent(weekday: number, today: Temporal.PlainDate): Reading[] {
  const back = (today.dayOfWeek - weekday + 7) % 7;
  const days = back === 0 ? [0, 7] : [back];
  return days.map(days => partsOf(today.subtract({ days })));
}

/** A whole week, or its end: the month that has the middle of it. */
export function week(count: number, today: Temporal.PlainDate, weekday = 4): [Reading] {
  const middle = today.add({ days: weekday - today.dayOfWeek + 7 * count });
  return [{ ...partsOf(count <= 0 && middle.toString() > today.toString() ? today : middle), as: 'month' }];
}
