import { z } from 'zod';
import { Bilingual, BilingualLines } from './bilingual.ts';
import { Span } from './figures.ts';

/** A family of products, as customers speak of it (`content/products.yaml`). */
export const Product = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no id — use small letters, digits and hyphens, such as "water-heater"'),
  name: Bilingual,
  /** Other words for it, slang included; the name itself need not be repeated. */
  aliases: BilingualLines,
  /** Large and built-in products are repaired on site, portable ones mailed in (S12 一.3-4). */
  repairWay: z.enum(['on-site', 'mail-in']),
  /** The policy profile that the product falls under. */
  profile: z.string().default('general'),
  /** How long the whole product is under warranty, where that differs from the policy's `warranty.product`. */
  warranty: Span.optional(),
  /**
   * Parts with a term of their own, longer or shorter than the product's. `confirm`: not every list of what is covered
   * names the part, so that a person confirms it.
   */
  parts: z.array(z.strictObject({ name: Bilingual, warranty: Span, confirm: z.literal(true).optional() })).default([]),
  /** How often it is to be looked after; customers who wish are reminded of it. */
  maintenance: Span.optional(),
  /** What may help at once with a fault that a customer describes in one of these words. */
  tips: z.array(z.strictObject({ signs: z.array(z.string().min(2)).min(1), tip: Bilingual })).default([]),
  /** Bought at a distance it may go back without a reason; not what is made to order, opened media and the like. */
  noReason: z.boolean().default(true),
  /** Data of the customer's are on it, to be saved before it is given away. */
  holdsData: z.boolean().default(false),
  /** Model codes as they stand on the machine, "KFR-35GW". */
  models: z
    .array(z.string().regex(/^[A-Z0-9][A-Z0-9/-]{2,29}$/, 'is no model code — use capitals, digits, / and -'))
    .default([]),
});
export type Product = Readonly<z.infer<typeof Product>>;

/** What two ways of writing a model code have in common: "ax kf35" is AX-KF35. */
export function modelKey(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}/]/gu, '');
}
