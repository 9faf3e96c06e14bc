import type { Day } from './day.ts';

/** From the first to the last day that something may have happened on; the same for a day known exactly. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

export function exactly(day: Day): DayRange {
  return { earliest: day, latest: day };
}

export function isExact({ earliest, latest }: DayRange): boolean {
  return earliest === latest;
}

/** A range whose two ends were moved each for itself. */
export function moved(range: DayRange, move: (day: Day) => Day): DayRange {
  const first = move(range.earliest);
  const last = isExact(range) ? first : move(range.latest);
  return { earliest: Math.min(first, last), latest: Math.max(first, last) };
}

/** The range, or the day, that ends last. */
export function longest(range: DayRange | undefined, ...days: readonly Day[]): DayRange | undefined {
  return days.reduce<DayRange | undefined>(
    (found, day) => ({ earliest: Math.max(found?.earliest ?? day, day), latest: Math.max(found?.latest ?? day, day) }),
    range,
  );
}
