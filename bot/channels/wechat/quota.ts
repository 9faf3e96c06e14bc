import { Temporal } from 'temporal-polyfill';

/** How much may be sent to a customer by the API after something that they did. */
export interface QuotaRules {
  /** After a message. */
  readonly message: { readonly count: number; readonly seconds: number };
  /** After following, a click in the menu, a scan. */
  readonly event: { readonly count: number; readonly seconds: number };
}

/** The rule of the official account since 2023-06-12, the same as that of 微信客服 for messages. */
export const officialQuota: QuotaRules = {
  message: { count: 5, seconds: 48 * 3600 },
  event: { count: 3, seconds: 60 },
};

/** What a customer has opened, and how much of it is used. */
export interface Ledger {
  readonly message?: Opened | undefined;
  readonly event?: Opened | undefined;
}

export interface Opened {
  /** What opened it, so that the same thing brought again opens nothing anew. */
  readonly key: string;
  readonly at: string;
  readonly used: number;
}

/** How much may still be sent: the two do not add up, the larger one counts. */
export function quotaLeft(ledger: Ledger, rules: QuotaRules, now: Temporal.Instant): number {
  return Math.max(leftOf(ledger.message, rules.message, now), leftOf(ledger.event, rules.event, now));
}

/** Something that the customer did opens its window anew. */
export function opened(ledger: Ledger, by: keyof QuotaRules, key: string, now: Temporal.Instant): Ledger {
  if (ledger[by]?.key === key) return ledger;
  return { ...ledger, [by]: { key, at: now.toString({ smallestUnit: 'millisecond' }), used: 0 } };
}

/** As if so many more had been sent; WeChat does not say of which of two open windows they are, so of both. */
export function spent(ledger: Ledger, count: number): Ledger {
  const more = (window: Opened) => ({ ...window, used: Math.max(0, window.used + count) });
  return {
    ...(ledger.message && { message: more(ledger.message) }),
    ...(ledger.event && { event: more(ledger.event) }),
  };
}

function leftOf(window: Opened | undefined, { count, seconds }: QuotaRules['message'], now: Temporal.Instant): number {
  if (window === undefined) return 0;
  const age = now.since(Temporal.Instant.from(window.at)).total('seconds');
  return age <= seconds ? Math.max(0, count - window.used) : 0;
}
