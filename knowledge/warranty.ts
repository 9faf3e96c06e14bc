import type { Calendar } from './calendar.ts';
import { isoDay } from './day.ts';
import { Span } from './figures.ts';
import type { Policy } from './policy.ts';
import type { Unit } from './records.ts';
import { isSame } from './same-words.ts';
import type { WarrantyCase } from './warranty-case.ts';
import { type Covers, coversOf, daysInRepair } from './warranty-covers.ts';
import { coverReasons, groundsOf, type Reason } from './warranty-reasons.ts';
import { countsBefore, type StartBy, startOf, type WarrantyStart } from './warranty-start.ts';

/**
 * What the warranty says of a machine, for a person to confirm; JSON, to be kept and told in any language.
 * It never refuses: who is out of warranty is told what is possible all the same.
 */
export type Verdict = Judgement & Findings;

export type Judgement =
  /**
   * Covered as a whole by the term of the product, or, by a repair, the fault told alone, as it was repaired before.
   * `endsOn` is the last day of it, at the earliest.
   */
  | { readonly code: 'covered'; readonly by: 'product' | 'repair'; readonly endsOn: string }
  /** Some of it is covered and some is not, as `product`, `parts` and `repairs` say: it depends on what failed. */
  | { readonly code: 'partly'; readonly possible: readonly Possible[] }
  /** `endsOn` is the last day there was, at the latest. */
  | { readonly code: 'expired'; readonly endsOn: string; readonly possible: readonly Possible[] }
  /** What is known allows more than one answer; `changes` says what would settle it. */
  | { readonly code: 'unknown' };

export interface Findings extends Covers {
  /** Where the term starts; none when nothing is known. */
  readonly start?: Start;
  readonly reasons: readonly Reason[];
  /** What could change the verdict or has to bear it out, the easiest first. */
  readonly changes: readonly Change[];
  readonly clauses: readonly string[];
}

/** `date` to `latest`, where the day is not known exactly. */
export interface Start {
  readonly by: StartBy;
  readonly date: string;
  readonly latest?: string;
}

export type Change =
  | 'serial'
  | 'product'
  | 'purchase-date'
  | 'exact-date'
  | 'proof-of-purchase'
  /** A signed delivery or installation sheet, as the term starts with it. */
  | 'proof-of-delivery'
  /** Proof of what a dealer promised. */
  | 'proof-of-promise'
  | 'engineer-finding';

/**
 * Open to everybody out of warranty: a repair that is quoted first, advice where it is free of charge, and a person
 * who answers for what a dealer promised.
 */
export type Possible = 'quoted-repair' | 'advice' | 'person';

type Rules = Pick<Policy, 'warranty' | 'restDay' | 'fees'>;

/**
 * Whether a machine is in warranty, and what of it.
 *
 * The start is the first day known of the policy's order (`startOf`). The term is that of the unit's contract, which
 * covers the parts too, else the product's own, else the policy's; `coversOf` says when it ends, of the product, its
 * parts and what was repaired. A purchase told to the month or the year makes a range of ends: the verdict is
 * `covered` or `expired` only if every day of it agrees.
 *
 * Dates that contradict one another, or lie in the future, give a verdict too and never throw.
 *
 * @param calendar for a policy that moves the end of a warranty from a day of rest
 * @source S1 1, 5.1 (terms), S4 一 (what is covered), S12 一 (start, parts, what is not covered, a dealer's promise)
 */
export function warrantyOf(asked: WarrantyCase, policy: Rules, calendar: Calendar): Verdict {
  const { unit, product, today, dealerPromise } = asked;
  const fault = asked.fault?.trim() === '' ? undefined : asked.fault;
  const repairs = unit?.repairs ?? [];
  const contract = contractTermOf(unit);
  const term = contract ?? product?.warranty ?? policy.warranty.product;
  const { start, because } = startOf(asked, policy);
  const covers = coversOf(
    { product, term, byContract: contract !== undefined, start, repairs, today },
    policy,
    calendar,
  );
  const judgement = judged(covers, fault, possibleOf(asked, policy));
  const reasons: Reason[] = [
    ...because,
    ...(product ? [] : [{ code: 'product-unknown' } as const]),
    ...coverReasons(covers, start ? daysInRepair(start, term, repairs) : 0, fault, policy),
    ...(dealerPromise ? [{ code: 'dealer-promise' } as const] : []),
  ];
  const clauses = [
    ...(start ? [...term.source, ...start.clauses] : []),
    ...reasons.flatMap(reason => groundsOf(reason, policy)),
  ];
  return {
    ...judgement,
    ...(start && { start: shownStart(start) }),
    ...covers,
    reasons,
    changes: changesOf(asked, judgement, covers, start?.by, policy),
    clauses: [...new Set(clauses)],
  };
}

function contractTermOf(unit: Unit | undefined): Span | undefined {
  if (unit?.contractTerm === undefined) return undefined;
  return Span.parse({ duration: unit.contractTerm, source: ['S4 一.1', 'S17 二.2'] });
}

function possibleOf({ dealerPromise }: WarrantyCase, { fees }: Rules): Possible[] {
  return [
    'quoted-repair',
    ...(fees.guidance.party === 'shop' ? (['advice'] as const) : []),
    ...(dealerPromise ? (['person'] as const) : []),
  ];
}

function judged(
  { product, parts, repairs }: Covers,
  fault: string | undefined,
  possible: readonly Possible[],
): Judgement {
  if (product?.standing === 'covered') {
    const whole = parts.every(part => part.standing === 'covered');
    return whole ? { code: 'covered', by: 'product', endsOn: product.endsOn } : { code: 'partly', possible };
  }
  const covering = repairs.filter(repair => repair.standing === 'covered');
  const again = covering.find(repair => isSame(repair.fault, fault));
  if (again) return { code: 'covered', by: 'repair', endsOn: again.endsOn };
  if (product?.standing !== 'expired') return { code: 'unknown' };
  // Another fault so soon after a repair may well come from it.
  if (fault !== undefined && covering.length > 0) return { code: 'unknown' };
  if (covering.length > 0 || parts.some(part => part.standing === 'covered')) return { code: 'partly', possible };
  if (parts.some(part => part.standing === 'unknown')) return { code: 'unknown' };
  return { code: 'expired', endsOn: product.latestEndsOn ?? product.endsOn, possible };
}

function changesOf(
  { unit, product, told, dealerPromise }: WarrantyCase,
  judgement: Judgement,
  covers: Covers,
  by: StartBy | undefined,
  policy: Rules,
): Change[] {
  const settled = judgement.code === 'covered';
  if (settled && judgement.by === 'repair') return [];
  const inexact = [covers.product, ...covers.parts].some(cover => cover?.standing === 'unknown');
  const isUnproven = by === undefined || by === 'told';
  const changes: readonly (readonly [Change, boolean])[] = [
    ['proof-of-promise', dealerPromise === true && !settled],
    ['product', product === undefined],
    ['serial', unit === undefined && !settled],
    ['purchase-date', by === undefined && told === undefined],
    ['exact-date', inexact],
    ['proof-of-purchase', isUnproven || (!settled && countsBefore('purchased', by, policy))],
    [
      'proof-of-delivery',
      !settled && (by === 'invoiced' || by === 'purchased') && countsBefore('received', by, policy),
    ],
    ['engineer-finding', !settled && judgement.code !== 'expired' && dependsOnFault(covers)],
  ];
  return changes.flatMap(([change, helps]) => (helps ? [change] : []));
}

/** Whether something of the machine stands otherwise than the rest. */
function dependsOnFault({ product, parts, repairs }: Covers): boolean {
  return [...parts, ...repairs].some(cover => cover.standing !== product?.standing);
}

function shownStart({ by, earliest, latest }: WarrantyStart): Start {
  return { by, date: isoDay(earliest), ...(earliest !== latest && { latest: isoDay(latest) }) };
}
