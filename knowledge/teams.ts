import { z } from 'zod';
import { Bilingual } from './bilingual.ts';

/** People who visit customers together, or one after another (`content/teams.yaml`). */
export const Team = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no id — use small letters, digits and hyphens, such as "north"'),
  name: Bilingual,
  /** How many visits it makes at the same time. */
  technicians: z.int('is no number of people — write a whole number').min(1),
  /** The products it is sent for; every product that no other team names, when left out. */
  products: z.array(z.string()).min(1).optional(),
});
export type Team = Readonly<z.infer<typeof Team>>;

/**
 * The team that is sent for a product: the first that names it, else the first that names none.
 *
 * @param product undefined: the machine is not one of the catalogue
 * @returns undefined where nobody is sent for it
 */
export function teamFor(product: string | undefined, teams: readonly Team[]): Team | undefined {
  const named = product === undefined ? undefined : teams.find(team => team.products?.includes(product));
  return named ?? teams.find(team => team.products === undefined);
}
