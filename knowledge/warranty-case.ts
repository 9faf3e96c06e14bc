import type { Temporal } from 'temporal-polyfill';
import type { Product } from './products.ts';
import type { Unit } from './records.ts';

/** What is known of a machine when somebody asks about its warranty. */
export interface WarrantyCase {
  readonly unit?: Unit | undefined;
  readonly product?: Product | undefined;
  /** What the customer says of the purchase; of a month or a year any day stands for it. */
  readonly told?: { readonly boughtOn: Temporal.PlainDate; readonly precision: Precision } | undefined;
  /** The customer has proof of what is told. */
  readonly proof?: boolean | undefined;
  /** The customer says that a dealer promised more than the warranty does. */
  readonly dealerPromise?: boolean | undefined;
  /** The day the fault is reported, at the shop. */
  readonly today: Temporal.PlainDate;
  /** The fault it is about, in the words of the repair record where it was recognised as one repaired before. */
  readonly fault?: string | undefined;
}

export type Precision = 'day' | 'month' | 'year';
