import type { Temporal } from 'temporal-polyfill';

/** A time as records keep it (`Timestamp`): in UTC, to the millisecond, so that texts sort as the times do. */
export function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
