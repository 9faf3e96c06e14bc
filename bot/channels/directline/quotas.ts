import type { Temporal } from 'temporal-polyfill';
import { tryLater } from '../../http.ts';
import { noLimit, type Rate, rateLimit } from '../../rate-limit.ts';

/** How much one customer, or all behind one address, may do. */
export type Quotas = Readonly<Record<keyof typeof rates, (key: string, cost?: number) => void>>;

/**
 * Generous: a customer in a hurry, an office or a mobile network behind one address meets none of them. A repeated
 * message counts as well, and clients repeat quickly.
 */
const rates = {
  /** Messages of one user. */
  messages: { burst: 120, perSecond: 4 },
  /** Requests that only read, of one conversation. */
  reads: { burst: 300, perSecond: 20 },
  /** Bytes of files of one user: 300 MB at once, 100 MB an hour. */
  uploads: { burst: 300e6, perSecond: 28e3 },
  /** Bytes of files of one address. */
  uploadsOfClient: { burst: 3e9, perSecond: 1e6 },
  /** Conversations that are begun, and tokens for the page, from one address. */
  startsOfClient: { burst: 600, perSecond: 10 },
} satisfies Record<string, Rate>;

/** @returns functions that throw a Refusal 429 beyond the rate */
export function quotas(on: boolean, clock: () => Temporal.Instant): Quotas {
  const entries = Object.entries(rates).map(([name, rate]) => {
    const limit = on ? rateLimit(rate, clock) : noLimit;
    const spend = (key: string, cost?: number): void => {
      const wait = limit.take(key, cost);
      if (wait > 0) throw tryLater(429, wait);
    };
    return [name, spend];
  });
  return Object.fromEntries(entries) as Quotas;
}
