import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import type { Language } from './records.ts';

/** The shop itself: what its customers call it and how they reach it (`content/shop.yaml`). */
export const Shop = z
  .strictObject({
    name: Bilingual,
    /** The number of the hotline as a customer dials it. */
    hotline: z.string().regex(/^[+\d][\d -]{1,18}\d$/, 'is no phone number — write digits, such as "400-000-0000"'),
    /** The shop's web site. */
    site: z.url({ protocol: /^https?$/, error: 'is no web address — write it as "https://…"' }),
    city: Bilingual,
    /** Who answers for personal data. */
    privacyKeeper: Bilingual,
    /** Days that personal data are kept after a case has ended. */
    retentionDays: z.int().positive(),
    /** Days that what was said is kept, where no open case needs it; `retentionDays` when left out. */
    chatDays: z.int().positive().optional(),
    /** Days after its end that a case stays on record without personal data. */
    recordDays: z.int().positive().default(1095),
    /** Called for danger while the hotline is closed; none when nobody is on call. */
    onCall: z
      .string()
      .regex(/^[+\d][\d -]{1,18}\d$/, 'is no phone number — write digits, or leave the line out')
      .optional(),
    /** How customers are answered who write traditional characters: as all others, or as in Hong Kong or Taiwan. */
    traditional: z.enum(['simplified', 'hk', 'tw']).default('simplified'),
    /** The main colour of the chat page. */
    colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'is no colour — write it as "#1a7f5a"'),
  })
  // Customers are promised that what they gave is gone then, wherever they gave it.
  .refine(({ chatDays, retentionDays }) => chatDays === undefined || chatDays <= retentionDays, {
    path: ['chatDays'],
    error: 'is longer than customers are promised — write at most as many days as retentionDays',
  })
  .refine(({ recordDays, retentionDays }) => recordDays >= retentionDays, {
    path: ['recordDays'],
    error: 'ends before the personal data does — write at least as many days as retentionDays',
  });
export type Shop = Readonly<z.infer<typeof Shop>>;

const figures: Readonly<Record<string, (shop: Shop, language: Language) => string>> = {
  'shop.name': (shop, language) => shop.name[language],
  'shop.hotline': shop => shop.hotline,
  'shop.site': shop => shop.site,
  'shop.city': (shop, language) => shop.city[language],
  'shop.privacyKeeper': (shop, language) => shop.privacyKeeper[language],
  'shop.retentionDays': shop => String(shop.retentionDays),
};

/** What texts may name of the shop. */
export const shopFigurePaths: readonly string[] = Object.keys(figures);

/** A value of the shop by its dotted path, `shop.hotline`, as customers read it; undefined when there is none. */
export function shopFigure(shop: Shop, path: string, language: Language): string | undefined {
  return Object.hasOwn(figures, path) ? figures[path]?.(shop, language) : undefined;
}
