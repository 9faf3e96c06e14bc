import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { spanDuration } from './figures.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';
import { type Money, money, type Price, type PriceList, shownMoney } from './prices.ts';
import type { Language, Quotation, QuotedItem, Ticket } from './records.ts';

/** A line of a quotation as a clerk writes it: an item of the price list or a name of its own. */
export interface WrittenItem {
  readonly item: string;
  readonly count: number;
  /** "80", "45.50"; none: that of the price list. */
  readonly price?: string | undefined;
}

/** Why something cannot be quoted; `unpriced`: a person has to name its price. */
export interface QuotationFault {
  readonly code: 'no-items' | 'unknown-item' | 'unpriced' | 'bad-price' | 'bad-count';
  readonly item: string;
  /** An item of the price list that may be meant. */
  readonly meant?: string;
}

export type Quoted =
  | { readonly ok: true; readonly quotation: Pick<Quotation, 'items' | 'total' | 'validUntil'> }
  | ({ readonly ok: false } & QuotationFault);

const mostItems = 30;
const mostOfOne = 999;

/**
 * A quotation of what a clerk wrote. What the price list has no price for is priced by the clerk, never 0; a price
 * that is written counts before that of the list.
 *
 * @source S20 质保期外 4 (what is not in the list is quoted), OWN (how long it is valid)
 */
export function quoted(
  written: readonly WrittenItem[],
  {
    prices,
    calendar,
    policy,
  }: { prices: PriceList; calendar: Pick<Calendar, 'zone'>; policy: Pick<Policy, 'quotation'> },
  now: Temporal.Instant,
): Quoted {
  if (written.length === 0 || written.length > mostItems) return { ok: false, code: 'no-items', item: '' };
  const listed = [...prices.services, ...prices.parts];
  const items: QuotedItem[] = [];
  for (const { item, count, price } of written) {
    if (!Number.isInteger(count) || count < 1 || count > mostOfOne) return { ok: false, code: 'bad-count', item };
    const found = listed.find(({ id }) => id === item);
    if (found === undefined && price === undefined)
      return { ok: false, code: 'unknown-item', item, ...near(item, listed) };
    const each = price === undefined ? found?.price : priceOf(price, prices.currency);
    if (each === undefined) return { ok: false, code: price === undefined ? 'unpriced' : 'bad-price', item };
    items.push({
      ...(found !== undefined && { id: found.id }),
      name: found?.name ?? { 'zh-CN': item, 'en-US': item },
      count,
      price: { ...each },
    });
  }
  const amount = items.reduce((sum, { count, price }) => sum + count * price.amount, 0);
  const lastDay = now.toZonedDateTimeISO(calendar.zone).toPlainDate().add(spanDuration(policy.quotation.validity));
  return {
    ok: true,
    quotation: { items, total: { amount, currency: prices.currency }, validUntil: lastDay.toString() },
  };
}

function near(item: string, listed: readonly Price[]): { meant?: string } {
  const meant = nearest(
    item,
    listed.map(({ id }) => id),
  );
  return meant === undefined ? {} : { meant };
}

function priceOf(written: string, currency: string): Money | undefined {
  if (!/^\d{1,7}(\.\d{1,4})?$/.test(written)) return undefined;
  const found = money(written, currency);
  return found === undefined || found.amount === 0 ? undefined : found;
}

/** Where a quotation stands; `lapsed`: nobody answered in time. */
export type QuotationState = 'open' | 'lapsed' | 'approved' | 'declined' | 'withdrawn';

/** Where a quotation stands at a moment; its last day counts to its 24:00 at the shop. */
export function quotationState(
  { answer, validUntil }: Pick<Quotation, 'answer' | 'validUntil'>,
  now: Temporal.Instant,
  { zone }: Pick<Calendar, 'zone'>,
): QuotationState {
  if (answer !== undefined) return answer.is;
  return Temporal.Instant.compare(now, quotationEnd({ validUntil }, { zone })) < 0 ? 'open' : 'lapsed';
}

/** The first moment at which a quotation can no longer be approved. */
export function quotationEnd(
  { validUntil }: Pick<Quotation, 'validUntil'>,
  { zone }: Pick<Calendar, 'zone'>,
): Temporal.Instant {
  return Temporal.PlainDate.from(validUntil).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** The quotation that counts for a case: the latest that was neither withdrawn nor for work that is over. */
export function currentQuotation({ quotations = [] }: Pick<Ticket, 'quotations'>): Quotation | undefined {
  return quotations.findLast(({ answer, past }) => answer?.is !== 'withdrawn' && !past);
}

/** A line of a quotation as it is read: "上门费 80 元", "压缩机 680 元 × 2 = 1360 元". */
export function shownItem({ name, count, price }: QuotedItem, language: Language): string {
  const each = `${name[language]} ${shownMoney(price, language)}`;
  if (count === 1) return each;
  return `${each} × ${count} = ${shownMoney({ ...price, amount: price.amount * count }, language)}`;
}
