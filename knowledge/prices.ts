import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import type { Language } from './records.ts';

/** An amount of money in the smallest unit of its currency: 80 yuan are 8000 fen. JSON. */
const Money = z.object({
  amount: z.number(),
  /** "CNY". */
  currency: z.string(),
});
export type Money = Readonly<z.infer<typeof Money>>;

/** A new price and the day of it, "2027-01-15" from the shop's midnight on. */
const PriceChange = z.object({
  /** None: quoted first from then on. */
  price: Money.exactOptional(),
  from: z.string(),
  /** Customers are told from that day on. */
  announced: z.string(),
  reason: Bilingual,
});
export type PriceChange = Readonly<z.infer<typeof PriceChange>>;

/** What the shop asks for a service or a part; an item of a quotation is made of it. */
const Price = z.object({
  /** "visit" of a service, "fridge.compressor" of a part. */
  id: z.string(),
  name: Bilingual,
  /** The product whose part it is. */
  product: z.string().exactOptional(),
  /** None: quoted first; never free. */
  price: Money.exactOptional(),
  /** What it will be, announced beforehand. */
  change: PriceChange.exactOptional(),
});
export type Price = Readonly<z.infer<typeof Price>>;

/** The tariff of services out of warranty, and the prices of parts (`content/prices.yaml`). JSON. */
export const PriceList = z.object({
  currency: z.string(),
  services: z.array(Price),
  /** In the order of products, as the file has them. */
  parts: z.array(Price),
});
export interface PriceList {
  readonly currency: string;
  readonly services: readonly Price[];
  readonly parts: readonly Price[];
}

/** Services that every shop has, whether it has a price for them or not. */
export const neededServices = ['visit', 'check', 'labour'] as const;

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no id — use small letters, digits and hyphens, such as "visit"');

const writeIt = 'write a number such as 80 or 45.50, or leave the line out: then it is quoted first';

/** A price as written, 80 or "45.50"; a decimal string, so that no fen is lost. */
const Written = z
  .union([z.number(), z.string()], { error: `is no amount — ${writeIt}` })
  .transform((written, context): string => {
    const text = String(written).trim();
    if (/^-\d/.test(text)) context.addIssue(`is below zero — ${writeIt}`);
    else if (!/^\d{1,7}(\.\d{1,4})?$/.test(text)) context.addIssue(`is no amount — ${writeIt}`);
    else if (Number(text) === 0) context.addIssue(`is 0, which would promise it for nothing — ${writeIt}`);
    else return text;
    return z.NEVER;
  })
  .optional();

const Day = z.iso.date({ error: 'is no date — write it as "2027-01-15"' });

/** A change of a price as the file has it; without a price it is quoted from then on. */
const WrittenChange = z.strictObject({ price: Written, from: Day, announced: Day, reason: Bilingual }).optional();
export type WrittenChange = z.infer<typeof WrittenChange>;

/** A service as the file has it. */
export const ServicePrice = z.strictObject({ id, name: Bilingual, price: Written, change: WrittenChange });
export type ServicePrice = z.infer<typeof ServicePrice>;

/** A part as the file has it: one that the catalogue names, or one with a name of its own. */
export const PartPrice = z
  .strictObject({
    id,
    part: z.string().min(1).optional(),
    name: Bilingual.optional(),
    price: Written,
    change: WrittenChange,
  })
  .superRefine(({ part, name }, context) => {
    if ((part === undefined) !== (name === undefined)) return;
    const both = part !== undefined;
    const message = both
      ? 'stands beside part — keep one of the two: part for a name of products.yaml, name for one of its own'
      : 'is missing — write part: with a name of products.yaml, or name: in both languages';
    context.addIssue({ code: 'custom', path: ['name'], message });
  });
export type PartPrice = z.infer<typeof PartPrice>;

/** The file around them; its entries are read one by one, so that a faulty one hides no other. */
export const PriceFile = z.strictObject({
  currency: z.string().refine(isCurrency, 'is no currency — write its three letters, such as CNY'),
  services: z.array(z.unknown()),
  parts: z.record(z.string(), z.array(z.unknown())).default({}),
});

/** How many digits a currency has behind the point: two of CNY, none of JPY. */
export function decimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return maximumFractionDigits;
}

/** Money from a decimal such as "45.5"; undefined when it has more digits than the currency. */
export function money(decimal: string, currency: string): Money | undefined {
  const digits = decimals(currency);
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept.length > digits ? undefined : { amount: Number(whole + kept.padEnd(digits, '0')), currency };
}

/** Money as customers read it: "80 元", "CNY 45.50". */
export function shownMoney({ amount, currency }: Money, language: Language): string {
  const digits = decimals(currency);
  const written = String(amount).padStart(digits + 1, '0');
  const [whole, fraction] = [written.slice(0, written.length - digits), written.slice(written.length - digits)];
  const shown = Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
  if (language === 'en-US') return `${currency} ${shown}`;
  return `${shown} ${currency === 'CNY' ? '元' : currency}`;
}

const quoted: Readonly<Record<Language, string>> = { 'zh-CN': '以报价为准', 'en-US': 'by quotation' };

/**
 * A price by its dotted path, `prices.visit` or `prices.fridge.compressor`, as customers read it; undefined when the
 * list has none of that name.
 *
 * @source S20 质保期外 3-4 (a tariff, a list of parts; what is not in it is quoted)
 */
export function priceFigure({ services, parts }: PriceList, path: string, language: Language): string | undefined {
  const found = [...services, ...parts].find(each => `prices.${each.id}` === path);
  if (found === undefined) return undefined;
  const { price, change } = found;
  const now = shownPrice(price, language);
  if (change === undefined) return now;
  const { year, month, day } = Temporal.PlainDate.from(change.from);
  const then = shownPrice(change.price, language);
  const reason = change.reason[language];
  return language === 'zh-CN'
    ? `${now}（${year}年${month}月${day}日起 ${then}：${reason}）`
    : `${now} (from ${day} ${months[month - 1]} ${year} ${then}: ${reason})`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A price as customers read it; what has none is quoted. */
export function shownPrice(price: Money | undefined, language: Language): string {
  return price === undefined ? quoted[language] : shownMoney(price, language);
}

/**
 * The prices of a day: a change that has come is the price, one that is announced is told beside it, and one that is
 * not is nobody's business yet.
 *
 * @param today "2027-01-14", at the shop
 * @source S7 三 (announced beforehand, with reason and content)
 */
export function pricesOn(list: PriceList, today: string): PriceList {
  const on = ({ change, ...price }: Price): Price => {
    if (change === undefined || change.announced > today) return price;
    if (change.from > today) return { ...price, change };
    const { price: _, ...others } = price;
    return { ...others, ...(change.price && { price: change.price }) };
  };
  return { ...list, services: list.services.map(on), parts: list.parts.map(on) };
}

/** What texts may name of a price list as written in YAML, also of one that is faulty. */
export function pricePaths(written: unknown): string[] {
  const { services, parts } = Loose.parse(written);
  const ofParts = Object.entries(parts).flatMap(([product, list]) => list.map(each => `${product}.${each.id}`));
  return [...neededServices, ...services.map(each => each.id), ...ofParts].map(path => `prices.${path}`);
}

const Ids = z.array(z.object({ id: z.string() }).catch({ id: '?' })).catch([]);
const Loose = z
  .object({ services: Ids, parts: z.record(z.string(), Ids).catch({}) })
  .catch({ services: [], parts: {} });

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text);
}
