import type { Temporal } from 'temporal-polyfill';
import { type DayRange, earlier, exactly, isBefore, later } from './day-range.ts';
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
  const produced = unit?.producedOn === undefined ? undefined : exactly(unit.producedOn).earliest;
  const said = told && toldRange(told);
  const impossible = said && produced && isBefore(said.latest, produced);
  const bought = said && !impossible ? within(said, produced, today) : undefined;
  const because: StartReason[] =
    said && produced && impossible
      ? [{ code: 'told-before-production', told: said.latest.toString(), producedOn: produced.toString() }]
      : [];
  const known: Readonly<Record<StartDay, DayRange | undefined>> = {
    installed: on(unit?.installedOn),
    received: on(unit?.receivedOn),
    invoiced: on(unit?.invoicedOn),
    purchased: proof ? bought : undefined,
    sold: on(unit?.soldOn),
    told: bought,
    produced: produced && exactly(produced.add({ days: warranty.productionGraceDays.count })),
  };
  const start = firstOf(known, unit?.exchangedOn, warranty);
  if (!start) return { because };
  const day = start.earliest.toString();
  if (start.by === 'told') because.push({ code: 'as-told', date: day });
  if (start.by === 'exchanged') because.push({ code: 'exchanged', date: day });
  if (start.by === 'produced') because.push({ code: 'from-production', date: day });
  if (bought && (isBefore(day, bought.earliest) || isBefore(bought.latest, day))) {
    because.push({ code: 'told-differs', told: bought.earliest.toString(), record: day });
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
    return { by: 'exchanged', ...exactly(exchangedOn), clauses: ['部分商品修理更换退货责任规定 第十四条'] };
  }
  const first = starts.find(({ from }) => known[from] !== undefined);
  const range = first && known[first.from];
  return first && range && { by: first.from, ...range, clauses: first.source };
}

function on(day: string | undefined): DayRange | undefined {
  return day === undefined ? undefined : exactly(day);
}

function toldRange({ boughtOn, precision }: NonNullable<WarrantyCase['told']>): DayRange {
  if (precision === 'day') return { earliest: boughtOn, latest: boughtOn };
  if (precision === 'month') return { earliest: boughtOn.with({ day: 1 }), latest: boughtOn.with({ day: 31 }) };
  return { earliest: boughtOn.with({ month: 1, day: 1 }), latest: boughtOn.with({ month: 12, day: 31 }) };
}

/** Nothing was bought before it was made, nor after today; a purchase wholly in the future stays as told. */
function within(told: DayRange, produced: Temporal.PlainDate | undefined, today: Temporal.PlainDate): DayRange {
  const latest = isBefore(today, told.earliest) ? told.latest : earlier(told.latest, today);
  const earliest = produced ? later(told.earliest, produced) : told.earliest;
  return { earliest: earlier(earliest, latest), latest };
}
