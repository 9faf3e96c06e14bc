import { type Day, dayOf, daysAfter, isoDay } from './day.ts';
import { type DayRange, exactly } from './day-range.ts';
import type { Policy, StartDay } from './policy.ts';
import type { WarrantyCase } from './warranty-case.ts';

/** `purchased` is what the customer told and can prove, `told` what is not proven. */
export type StartBy = 'exchanged' | StartDay;

/** Where a term starts, and where that stands. */
export interface WarrantyStart extends DayRange {
  readonly by: StartBy;
  readonly clauses: readonly string[];
}

export type StartReason =
  /** The start is the customer's word alone. */
  | { readonly code: 'as-told'; readonly date: string }
  /** Nothing but the day of production is known. */
  | { readonly code: 'from-production'; readonly date: string }
  | { readonly code: 'exchanged'; readonly date: string }
  /** A record that counts before it says otherwise than the customer. */
  | { readonly code: 'told-differs'; readonly told: string; readonly record: string }
  | { readonly code: 'told-before-production'; readonly told: string; readonly producedOn: string };

/**
 * Where the term of a warranty starts: with the exchange of the unit, else with the first day of the policy's order
 * that is known.
 *
 * @returns no start when nothing is known, or nothing that the policy counts from
 * @source S12 一.5, S12 一.8, S4 一.1, 部分商品修理更换退货责任规定 第八条, 第十四条 (exchange)
 */
export function startOf(
  { unit, told, proof, today }: WarrantyCase,
  { warranty }: Pick<Policy, 'warranty'>,
): { start?: WarrantyStart; because: StartReason[] } {
  const produced = unit?.producedOn === undefined ? undefined : dayOf(unit.producedOn);
  const said = told && toldRange(told);
  const isImpossible = said !== undefined && produced !== undefined && said.latest < produced;
  const bought = said && !isImpossible ? within(said, produced, dayOf(today)) : undefined;
  const because: StartReason[] = isImpossible
    ? [{ code: 'told-before-production', told: isoDay(said.latest), producedOn: isoDay(produced) }]
    : [];
  const known: Readonly<Record<StartDay, DayRange | undefined>> = {
    installed: on(unit?.installedOn),
    received: on(unit?.receivedOn),
    invoiced: on(unit?.invoicedOn),
    purchased: proof ? bought : undefined,
    sold: on(unit?.soldOn),
    told: bought,
    produced: produced === undefined ? undefined : exactly(produced + warranty.productionGraceDays.count),
  };
  const start = firstOf(known, unit?.exchangedOn, warranty);
  if (!start) return { because };
  const { earliest } = start;
  const day = isoDay(earliest);
  if (start.by === 'told') because.push({ code: 'as-told', date: day });
  if (start.by === 'exchanged') because.push({ code: 'exchanged', date: day });
  if (start.by === 'produced') because.push({ code: 'from-production', date: day });
  if (bought && (earliest < bought.earliest || bought.latest < earliest)) {
    because.push({ code: 'told-differs', told: isoDay(bought.earliest), record: day });
  }
  return { start, because };
}

/** Whether one day counts before another by the policy; what it does not count from comes last. */
export function countsBefore(day: StartDay, by: StartBy, { warranty }: Pick<Policy, 'warranty'>): boolean {
  if (by === 'exchanged') return false;
  const order = warranty.starts.map(({ from }) => from);
  return order.includes(day) && order.indexOf(day) < order.indexOf(by);
}

function firstOf(
  known: Readonly<Record<StartDay, DayRange | undefined>>,
  exchangedOn: string | undefined,
  { starts }: Policy['warranty'],
): WarrantyStart | undefined {
  if (exchangedOn !== undefined) {
    return { by: 'exchanged', ...exactly(dayOf(exchangedOn)), clauses: ['部分商品修理更换退货责任规定 第十四条'] };
  }
  const first = starts.find(({ from }) => known[from] !== undefined);
  const range = first && known[first.from];
  return first && range && { by: first.from, ...range, clauses: first.source };
}

function on(day: string | undefined): DayRange | undefined {
  return day === undefined ? undefined : exactly(dayOf(day));
}

function toldRange({ boughtOn, precision }: NonNullable<WarrantyCase['told']>): DayRange {
  const day = dayOf(boughtOn);
  if (precision === 'day') return exactly(day);
  const month = day - boughtOn.day + 1;
  const first = precision === 'month' ? month : daysAfter(month, { amount: 1 - boughtOn.month, unit: 'month' });
  return { earliest: first, latest: daysAfter(first, { amount: 1, unit: precision }) - 1 };
}

/** Nothing was bought before it was made, nor after today; a purchase wholly in the future stays as told. */
function within(told: DayRange, produced: Day | undefined, today: Day): DayRange {
  const latest = today < told.earliest ? told.latest : Math.min(told.latest, today);
  const earliest = produced === undefined ? told.earliest : Math.max(told.earliest, produced);
  return { earliest: Math.min(earliest, latest), latest };
}
