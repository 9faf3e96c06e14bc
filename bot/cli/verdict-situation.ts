import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/content.ts';
import { nearest } from '../../knowledge/nearest.ts';
import { modelKey, type Product } from '../../knowledge/products.ts';
import { BoughtAt, Language } from '../../knowledge/records.ts';

const Day = z.iso.date({ error: 'is no date: write it as 2026-11-26' });
const Moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d([T ]\d\d?:\d\d)?$/, 'is no time: write it as "2026-11-26 16:10", or a day alone');

/** zh and en will do. */
const Lang = z
  .enum(['zh-CN', 'en-US', 'zh', 'en'])
  .transform((said): Language => (said.startsWith('zh') ? 'zh-CN' : 'en-US'));

const machine = {
  /** By its id, its name or another word for it. */
  product: z.string().optional(),
  serial: z.string().optional(),
  producedOn: Day.optional(),
  soldOn: Day.optional(),
  invoicedOn: Day.optional(),
  receivedOn: Day.optional(),
  installedOn: Day.optional(),
  /** Bought by a business under a contract. */
  contract: z.boolean().optional(),
  /** What the customer says of the purchase. */
  boughtOn: Day.optional(),
  /** The customer can prove it. */
  proof: z.boolean().optional(),
  /** What is wrong with it, in the customer's words. */
  fault: z.string().optional(),
  /** The day of the report; today when left out. */
  on: Day.optional(),
  lang: Lang.optional(),
};

/** What a verdict is asked for: a line of JSON, or the options of the command of the same names. */
export const Situation = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('warranty'), ...machine }),
  z.strictObject({ ask: z.literal('return'), ...machine, boughtAt: BoughtAt.optional() }),
  z.strictObject({
    ask: z.literal('slot'),
    product: z.string().optional(),
    /** When it is asked for; now when left out. */
    on: Moment.optional(),
    /** Whether somebody can come at this very time. */
    wish: Moment.optional(),
    lang: Lang.optional(),
  }),
  z.strictObject({
    ask: z.literal('sla'),
    kind: z.enum([
      'question',
      'repair',
      'training',
      'quality',
      'maintenance',
      'complaint',
      'urgent',
      'normal',
      'enquiry',
      'support',
    ]),
    opened: Moment.optional(),
    /** When technician and machine came to one place. */
    arrived: Moment.optional(),
    /** Of a customer with a contract. */
    contract: z.boolean().optional(),
    product: z.string().optional(),
    lang: Lang.optional(),
  }),
  z.strictObject({
    ask: z.literal('calendar'),
    /** By whose hours; by those of the shop when left out. */
    product: z.string().optional(),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month: write it as 2026-10'),
    lang: Lang.optional(),
  }),
]);
export type Situation = z.infer<typeof Situation>;
export type Asked<Ask extends Situation['ask']> = Extract<Situation, { readonly ask: Ask }>;

/** What is asked cannot be answered; the text says what to write instead. */
export class Misunderstood extends Error {}

/**
 * Reads what was asked.
 *
 * @throws Misunderstood naming every option that is wrong
 */
export function situationOf(asked: unknown): Situation {
  const read = Situation.safeParse(asked);
  if (read.success) return read.data;
  const issues = read.error.issues.map(issue => {
    if (issue.code === 'unrecognized_keys') return `unknown here: ${issue.keys.join(', ')}`;
    return `${issue.path.join('.') || 'this'}: ${issue.message}`;
  });
  throw new Misunderstood(issues.join('; '));
}

/** A product by what somebody calls it; undefined where nothing was said. */
export function productCalled(
  said: string | undefined,
  { products }: Pick<Knowledge, 'products'>,
): Product | undefined {
  if (said === undefined) return undefined;
  const key = (text: string) => text.normalize('NFKC').toLowerCase().trim();
  const names = (product: Product) =>
    [product.id, ...Language.options.flatMap(each => [product.name[each], ...product.aliases[each]])].map(key);
  const found = products.find(
    product => names(product).includes(key(said)) || product.models.some(model => modelKey(model) === modelKey(said)),
  );
  if (found !== undefined) return found;
  const meant = nearest(said, products.flatMap(names));
  const known = products.map(({ id }) => id).join(', ');
  throw new Misunderstood(`product: there is no ${said}; ${meant ? `did you mean ${meant}? ` : ''}Known are ${known}`);
}

/** A time at the shop; of a day alone its noon. */
export function momentOf(text: string, zone: string): Temporal.Instant {
  const [day = '', time = '12:00'] = text.split(/[T ]/);
  try {
    const plainTime = Temporal.PlainTime.from(time.padStart(5, '0'));
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  } catch {
    throw new Misunderstood(`there is no such time: ${text}`);
  }
}
