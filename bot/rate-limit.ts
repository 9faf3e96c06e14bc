import type { Temporal } from 'temporal-polyfill';

/** How often something may happen, counted by a key such as a user or an address. */
export interface RateLimit {
  /** @returns 0 when it may happen, which is then counted, else the seconds to wait */
  take(key: string, cost?: number): number;
}

export interface Rate {
  /** How much may happen at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Beyond so many keys the one that came first is forgotten, which only ever lets more happen. */
const maxKeys = 20_000;

/** A bucket a key, full at first, that fills steadily. A cost above the whole burst needs a full bucket. */
export function rateLimit(rate: Rate, clock: () => Temporal.Instant): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, cost = 1) {
      const at = clock().epochMilliseconds;
      const bucket = buckets.get(key) ?? { left: rate.burst, at };
      const passed = Math.max(0, at - bucket.at) / 1000;
      const left = Math.min(rate.burst, bucket.left + passed * rate.perSecond);
      const needed = Math.min(cost, rate.burst);
      const allowed = left >= needed;
      buckets.set(key, { left: allowed ? left - needed : left, at });
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value as string);
      return allowed ? 0 : (needed - left) / rate.perSecond;
    },
  };
}

/** For load tests. */
export const noLimit: RateLimit = { take: () => 0 };
