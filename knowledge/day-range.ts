import { Temporal } from 'temporal-polyfill';

/** From the first to the last day that something may have happened on; the same for a day known exactly. */
export interface DayRange {
  readonly earliest: Temporal.PlainDate;
  readonly latest: Temporal.PlainDate;
}

export function exactly(day: Temporal.PlainDate | string): DayRange {
  const date = Temporal.PlainDate.from(day);
  return { earliest: date, latest: date };
}

/** A range whose two ends were moved each for itself. */
export function moved(range: DayRange, move: (day: Temporal.PlainDate) => Temporal.PlainDate): DayRange {
  const first = move(range.earliest);
  const last = range.earliest.equals(range.latest) ? first : move(range.latest);
  return { earliest: earlier(first, last), latest: later(first, last) };
}

/** The range, or the day, that ends last. */
export function longest(range: DayRange | undefined, ...days: readonly Temporal.PlainDate[]): DayRange | undefined {
  return days.reduce<DayRange | undefined>(
    (found, day) => ({ earliest: later(found?.earliest ?? day, day), latest: later(found?.latest ?? day, day) }),
    range,
  );
}

export function isBefore(a: Temporal.PlainDate | string, b: Temporal.PlainDate | string): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

export function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(b, a) ? b : a;
}

export function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a;
}

/** How many days it is from one to another; below zero when the other is earlier. Quicker than a duration of days. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return (utc(to) - utc(from)) / 86_400_000;
}

function utc({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day);
}
