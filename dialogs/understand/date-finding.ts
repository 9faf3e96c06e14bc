import { Temporal } from 'temporal-polyfill';
import type { Bought } from '../../knowledge/records.ts';
import type { Phrase } from './date-phrases.ts';
import type { Desk, Reading } from './date-rule.ts';
import type { Told } from './date-told.ts';

/** What one reading of a phrase comes to. */
export type Finding =
  | { readonly kind: 'past' | 'future' | 'too-old'; readonly is: Bought; readonly phrase: Told }
  | { readonly kind: 'impossible'; readonly phrase: Told };

/** What a phrase comes to, a missing year or month taken from what was said around it: 去年买的，大概3月. */
export function findingsOf(phrase: Told, told: readonly Told[], all: readonly Phrase[], desk: Desk): Finding[] {
  const findings = phrase.readings.map((reading): Finding => {
    for (const context of contextsOf(phrase, reading, told, all)) {
      const completed = resolved({ ...context, ...reading }, phrase, desk);
      if (completed.kind === 'past') return completed;
    }
    return resolved(reading, phrase, desk);
  });
  // Of two ways to read the same figures, one that was is meant, not one that will be or never is.
  for (const kind of ['past', 'too-old', 'future'] as const) {
    const some = findings.filter(finding => finding.kind === kind);
    if (some.length > 0) return some;
  }
  return findings.slice(0, 1);
}

/** The years (and months) said nearby, the nearest before it first; what was corrected may still lend its year. */
function contextsOf(phrase: Phrase, reading: Reading, told: readonly Phrase[], all: readonly Phrase[]): Reading[] {
  if (reading.year !== undefined) return [];
  const needsMonth = reading.month === undefined && reading.occasion === undefined;
  const earlier = all.filter(({ to }) => to <= phrase.from).reverse();
  const later = told.filter(({ from, said, readings }) => {
    // "March or April 2024" is in 2024; 3月还是去年12月 is not last year.
    return from >= phrase.to && (readings[0]?.month === undefined || !/\p{Script=Han}/u.test(said));
  });
  return [...earlier, ...later].flatMap(({ from, to, rough, readings: [lent] }) => {
    if (lent === undefined || (needsMonth ? lent.month : lent.year) === undefined) return [];
    // 三年前的国庆, two years ago in March; elsewhere a length is too vague to count from.
    const apart = from < phrase.from ? phrase.from - to : from - phrase.to;
    const isBeside = rough && lent.as === 'year' && apart <= 4 && !needsMonth;
    if ((rough || lent.as !== undefined) && !isBeside) return [];
    const { year, month } = lent;
    return [{ ...(year === undefined ? {} : { year }), ...(needsMonth && month !== undefined ? { month } : {}) }];
  });
}

/** Bounds what counts as a machine that somebody still has questions about. */
const oldestYears = 30;

function resolved(reading: Reading, phrase: Told, { today }: Desk): Finding {
  for (const { year, month } of candidates(reading, today)) {
    const found = dateOf({ ...reading, year, ...(month === undefined ? {} : { month }) });
    if (found === undefined) continue;
    const { date, precision } = found;
    const is = firstDayOf(date, reading.as ?? reading.occasion?.precision ?? precision);
    const isFuture = firstDayOf(date, precision).date > firstDayOf(today, precision).date;
    if (isFuture && reading.year === undefined) continue;
    return { kind: isFuture ? 'future' : date.year < today.year - oldestYears ? 'too-old' : 'past', is, phrase };
  }
  return { kind: 'impossible', phrase };
}

/** The years, or the months, that a reading may be of; a 29 February may be eight years back. */
function candidates(reading: Reading, today: Temporal.PlainDate): { year: number; month?: number }[] {
  if (reading.year !== undefined) return [{ year: reading.year }];
  if (reading.month !== undefined || reading.occasion !== undefined) {
    return Array.from({ length: 9 }, (_, back) => ({ year: today.year - back }));
  }
  return Array.from({ length: 4 }, (_, back) => today.subtract({ months: back })).map(({ year, month }) => ({
    year,
    month,
  }));
}

function dateOf({
  year = 0,
  month,
  day,
  occasion,
}: Reading): { date: Temporal.PlainDate; precision: Bought['precision'] } | undefined {
  if (occasion !== undefined) return { date: occasion.on(year), precision: 'day' };
  try {
    const date = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' });
    return { date, precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year' };
  } catch {
    return undefined;
  }
}

function firstDayOf(date: Temporal.PlainDate, precision: Bought['precision']): Bought {
  const first = precision === 'day' ? date : date.with(precision === 'month' ? { day: 1 } : { month: 1, day: 1 });
  return { date: first.toString(), precision };
}
