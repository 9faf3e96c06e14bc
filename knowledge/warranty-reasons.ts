import type { Bilingual } from './bilingual.ts';
import type { Policy } from './policy.ts';
import { isSame } from './same-words.ts';
import type { Cover, Covers, PartCover, RepairCover } from './warranty-covers.ts';
import type { StartReason } from './warranty-start.ts';

export type Reason =
  | StartReason
  /** The term is that of the policy, as nobody knows which product it is. */
  | { readonly code: 'product-unknown' }
  | { readonly code: 'no-start' }
  | { readonly code: 'in-term'; readonly endsOn: string }
  | { readonly code: 'term-over'; readonly endsOn: string }
  | { readonly code: 'end-uncertain'; readonly endsOn: string; readonly latestEndsOn: string }
  | { readonly code: 'days-in-repair'; readonly days: number }
  /** The last day was a day of rest, so that the end is the next working day. */
  | { readonly code: 'rest-day'; readonly movedFrom: string; readonly endsOn: string }
  | ({ readonly code: 'part-covered' | 'part-over' | 'part-uncertain' } & Pick<
      PartCover,
      'name' | 'endsOn' | 'clauses'
    >)
  /** Not every list of what is covered names the part: a person confirms that it is. */
  | ({ readonly code: 'part-to-confirm' } & Pick<PartCover, 'name' | 'clauses'>)
  /** What comes with the product and is never covered. */
  | { readonly code: 'uncovered'; readonly names: readonly Bilingual[] }
  /** A repair still covers its fault: no fault was told, or the same one, or another one. */
  | ({ readonly code: 'repair-covered' | 'repaired-fault-again' | 'other-fault' } & Pick<
      RepairCover,
      'fault' | 'ticket' | 'paid' | 'endsOn'
    >)
  /** A dealer promised more: it binds the dealer, and a person answers. */
  | { readonly code: 'dealer-promise' };

/**
 * Why a verdict is what it is, as far as its covers say: the term first, then what stands otherwise than it.
 *
 * @param days  by how many days in repair the end of the term has moved
 * @param fault the fault told, if any
 */
export function coverReasons(
  covers: Covers,
  days: number,
  fault: string | undefined,
  { warranty }: Pick<Policy, 'warranty'>,
): Reason[] {
  const { product } = covers;
  const names = warranty.uncovered.map(({ name }) => name);
  return [
    termReason(product),
    ...(days > 0 ? [{ code: 'days-in-repair', days } as const] : []),
    ...(product?.movedFrom === undefined
      ? []
      : [{ code: 'rest-day', movedFrom: product.movedFrom, endsOn: product.endsOn } as const]),
    ...partReasons(covers),
    ...(names.length > 0 ? [{ code: 'uncovered', names } as const] : []),
    ...repairReasons(covers, fault),
  ];
}

/** The clauses that a reason stands on. */
export function groundsOf(reason: Reason, { warranty }: Pick<Policy, 'warranty'>): readonly string[] {
  switch (reason.code) {
    case 'in-term':
      return ['S1 1.1', 'S1 4.1', 'S4 一.2'];
    case 'term-over':
      return ['S1 1.2', 'S1 4.2', 'S20 质保期外 1', 'S20 质保期外 5'];
    case 'no-start':
    case 'as-told':
      return ['S9 3.2'];
    case 'days-in-repair':
      return ['部分商品修理更换退货责任规定 第八条'];
    case 'rest-day':
      return ['民法典 第二百零三条'];
    case 'part-covered':
    case 'part-over':
    case 'part-uncertain':
    case 'part-to-confirm':
      return reason.clauses;
    case 'uncovered':
      return warranty.uncovered.flatMap(({ source }) => source);
    case 'repair-covered':
    case 'repaired-fault-again':
    case 'other-fault':
      return [...warranty.repair.source, 'S1 5.2', 'S12 一.6', ...(reason.paid ? ['S12 一.8'] : [])];
    case 'dealer-promise':
      return ['S12 一.9'];
    default:
      return [];
  }
}

function termReason(product: Cover | undefined): Reason {
  if (!product) return { code: 'no-start' };
  const { standing, endsOn, latestEndsOn = endsOn } = product;
  if (standing === 'unknown') return { code: 'end-uncertain', endsOn, latestEndsOn };
  return standing === 'covered' ? { code: 'in-term', endsOn } : { code: 'term-over', endsOn: latestEndsOn };
}

/** Parts that stand otherwise than the product as a whole, and those of which a person says so. */
function partReasons({ product, parts }: Covers): Reason[] {
  const codes = { covered: 'part-covered', expired: 'part-over', unknown: 'part-uncertain' } as const;
  return [
    ...parts
      .filter(part => part.standing !== product?.standing)
      .map(({ name, standing, endsOn, clauses }) => ({ code: codes[standing], name, endsOn, clauses })),
    ...parts
      .filter(({ confirm, standing }) => confirm && standing !== 'expired')
      .map(({ name, clauses }) => ({ code: 'part-to-confirm', name, clauses }) as const),
  ];
}

/** Repairs that cover what the product as a whole no longer does. */
function repairReasons({ product, repairs }: Covers, told: string | undefined): Reason[] {
  if (product?.standing === 'covered') return [];
  const code = (fault: string) =>
    told === undefined ? 'repair-covered' : isSame(fault, told) ? 'repaired-fault-again' : 'other-fault';
  return repairs
    .filter(repair => repair.standing === 'covered')
    .map(({ fault, ticket, paid, endsOn }) => ({ code: code(fault), fault, ticket, paid, endsOn }));
}
