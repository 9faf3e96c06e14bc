import { z } from 'zod';

/** Words that mean the same here; each variant is read as the canonical form before matching. */
export const Synonym = z.strictObject({
  canonical: z.string().min(1),
  variants: z.array(z.string().min(1)).min(1),
});
export type Synonym = Readonly<z.infer<typeof Synonym>>;
