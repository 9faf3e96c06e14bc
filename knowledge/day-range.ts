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
export function longest(range: DayRange | undefined, day: Day): DayRange {
  return range ? { earliest: Math.max(range.earliest, day), latest: Math.max(range.latest, day) } : exactly(day);
}
