import { z } from 'zod';

/** Why a repair in warranty may be charged all the same; `exclusions` says where each of them stands. */
export const Exclusion = z.enum([
  'misuse',
  'identity',
  'opened',
  'foreign-parts',
  'overload',
  'accident',
  'force-majeure',
  'visible-damage',
  'cosmetic',
  'not-quality',
]);
export type Exclusion = z.infer<typeof Exclusion>;

/**
 * Every cause for which a repair may be charged in warranty, and where it stands. A profile applies those it
 * lists in `warranty.excluded`; the repair is offered all the same.
 */
export const exclusions: Readonly<Record<Exclusion, readonly string[]>> = {
  /** Used or kept otherwise than the manual or the training says. */
  misuse: ['S1 5.3.2', 'S7 二.2', 'S12 二.1', 'S20 不在免费保修之列 2'],
  /** The product code is altered, torn or gone, and nothing else proves what it is. */
  identity: ['S12 二.3', 'S20 不在免费保修之列 3'],
  /** Opened, repaired, modified or set otherwise without permission. */
  opened: ['S1 5.3.1', 'S12 二.4', 'S20 不在免费保修之列 6'],
  /** Damage from parts that are not original. */
  'foreign-parts': ['S12 二.5'],
  overload: ['S12 二.6'],
  /** Accident or human action: wrong voltage, heat, water, damp, impact, drop, rust by bad surroundings, transport. */
  accident: ['S4 二.3', 'S7 二.2', 'S12 二.7', 'S20 不在免费保修之列 4'],
  /** Earthquake, fire, flood, lightning. */
  'force-majeure': ['S12 二.8', 'S20 不在免费保修之列 4'],
  /** Dents, cracks, folds, broken pins, strong deformation, torn or bare cables, by misuse or accident. */
  'visible-damage': ['S12 一.1'],
  /** Wear, cracks, scratches, paint of housing, keyboard, screen or accessories, in normal use. */
  cosmetic: ['S20 不在免费保修之列 5'],
  /** Anything else that is not of design, technology, manufacture or quality. */
  'not-quality': ['S12 二.9'],
};
