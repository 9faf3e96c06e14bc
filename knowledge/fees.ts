import type { Bilingual } from './bilingual.ts';
import type { Exclusion, Policy } from './policy.ts';
import type { Verdict } from './warranty.ts';

/**
 * Every cause for which a repair may be charged in warranty, and where it stands. A profile applies those it
 * lists in `warranty.excluded`; the repair is offered all the same.
 */
export const exclusions: Readonly<Record<Exclusion, readonly string[]>> = {
  /** Used or kept otherwise than the manual or the training says. */
  misuse: ['S1 5.3.2', 'S7 二.2', 'S12 二.1', 'S20 2'],
  /** The product code is altered, torn or gone, and nothing else proves what it is. */
  identity: ['S12 二.3', 'S20 3'],
  /** Opened, repaired, modified or set otherwise without permission. */
  opened: ['S1 5.3.1', 'S12 二.4', 'S20 6'],
  /** Damage from parts that are not original. */
  'foreign-parts': ['S12 二.5'],
  overload: ['S12 二.6'],
  /** Accident or human action: wrong voltage, heat, water, damp, impact, drop, rust by bad surroundings, transport. */
  accident: ['S4 二.3', 'S7 二.2', 'S12 二.7', 'S20 4'],
  /** Earthquake, fire, flood, lightning. */
  'force-majeure': ['S12 二.8'],
  /** Dents, cracks, folds, broken pins, strong deformation, torn or bare cables, by misuse or accident. */
  'visible-damage': ['S12 一.1'],
  /** Wear, cracks, scratches, paint of housing, keyboard, screen or accessories, in normal use. */
  cosmetic: ['S20 5'],
  /** Anything else that is not of design, technology, manufacture or quality. */
  'not-quality': ['S12 二.9'],
};

/** What customers report or a clerk suspects; never what is found. */
export type Cause = Exclusion;

export type FeeReason =
  /** Repair, parts and visit are free for a fault of quality. */
  | { readonly code: 'in-warranty' }
  | { readonly code: 'warranty-over' }
  | { readonly code: 'warranty-unknown' }
  /** Free for some of it only: it depends on what failed. */
  | { readonly code: 'partly-covered' }
  | { readonly code: 'part-over'; readonly name: Bilingual | string }
  /** May be charged, if the engineer finds that it was the cause. */
  | { readonly code: 'suspected'; readonly cause: Cause }
  /** Holds if the purchase can be proven as told. */
  | { readonly code: 'as-told' };

interface Grounds {
  readonly reasons: readonly FeeReason[];
  readonly clauses: readonly string[];
}

/** What a repair will cost, as far as it can be said before anybody has looked; JSON. */
export type ExpectedFee = Grounds &
  (
    | { readonly code: 'free' }
    /**
     * `paid`: quoted first, nothing is done before the customer agrees. `unknown`: the engineer's finding decides;
     * nothing is paid ahead, and what would cost is quoted first too.
     */
    | { readonly code: 'paid' | 'unknown'; readonly quotedFirst: true }
  );

/**
 * Whether a repair is free, for a person to confirm.
 *
 * A suspicion never makes it `paid`: doubt counts for the customer, and a charge in warranty needs the engineer's
 * finding. Causes that the profile does not list change nothing.
 *
 * @source S1 1.1, 4.1 (in warranty), S1 1.2, 4.2 (out of it), S7 二.1-2, S4 二.3 (cause), S20 质保期外 5 (quoted first)
 */
export function expectedFee(verdict: Verdict, causes: readonly Cause[], policy: Pick<Policy, 'warranty'>): ExpectedFee {
  const quoted = 'S20 质保期外 5';
  switch (verdict.code) {
    case 'expired':
      return { code: 'paid', quotedFirst: true, ...grounds([{ code: 'warranty-over' }], ['S1 1.2', 'S1 4.2', quoted]) };
    case 'unknown':
      return {
        code: 'unknown',
        quotedFirst: true,
        ...grounds([{ code: 'warranty-unknown' }, ...suspected()], [quoted]),
      };
    case 'partly': {
      const over = verdict.reasons.flatMap((reason): FeeReason[] =>
        reason.code === 'part-over' ? [{ code: 'part-over', name: reason.name }] : [],
      );
      const reasons: FeeReason[] = [{ code: 'partly-covered' }, ...over, ...suspected()];
      return { code: 'unknown', quotedFirst: true, ...grounds(reasons, ['S1 1.1', 'S1 1.2', quoted]) };
    }
    case 'covered': {
      const reasons: FeeReason[] = [{ code: 'in-warranty' }, ...asTold(), ...suspected()];
      const free = ['S1 1.1', 'S1 4.1', 'S7 二.1'];
      if (suspected().length === 0) return { code: 'free', ...grounds(reasons, free) };
      return { code: 'unknown', quotedFirst: true, ...grounds(reasons, [...free, quoted]) };
    }
  }

  function suspected(): { readonly code: 'suspected'; readonly cause: Cause }[] {
    const applied = [...new Set(causes)].filter(cause => policy.warranty.excluded.includes(cause));
    return applied.map(cause => ({ code: 'suspected', cause }));
  }

  function asTold(): FeeReason[] {
    const byWord = verdict.code === 'covered' && verdict.by === 'product' && verdict.start?.by === 'told';
    return byWord ? [{ code: 'as-told' }] : [];
  }
}

function grounds(reasons: readonly FeeReason[], clauses: readonly string[]): Grounds {
  const causes = reasons.flatMap(reason => (reason.code === 'suspected' ? exclusions[reason.cause] : []));
  return { reasons, clauses: [...new Set([...clauses, ...causes])] };
}
