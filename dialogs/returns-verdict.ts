import { Temporal } from 'temporal-polyfill';
import { shownFigure } from '../knowledge/figures.ts';
import type { Policy } from '../knowledge/policy.ts';
import type { BoughtAt, Unit } from '../knowledge/records.ts';
import { type ReturnVerdict, type Right, returnsOf } from '../knowledge/returns.ts';
import type { Purchase } from './machine.ts';
import type { Turn } from './turn-of.ts';
import { namesVehicle } from './understand/give-back.ts';
import { shownDate } from './understand/past-date.ts';
import { type VerdictTurn, verdictOf } from './verdict.ts';

/** What is known of goods that somebody wants to give back. */
export interface KnownGoods {
  readonly unit?: Unit | undefined;
  /** A product of the catalogue, where the unit does not name it. */
  readonly product?: string | undefined;
  /** What the customer calls it: vehicles that the catalogue does not have are known by that. */
  readonly called?: string | undefined;
  /** Where only the month or the year is known, its last day counts: doubt is to the good of the customer. */
  readonly received?: Purchase | null | undefined;
  readonly boughtAt?: BoughtAt | null | undefined;
  /** What is wrong; empty: nothing is. Left out: not told yet. */
  readonly fault?: string | undefined;
}

/** What may be chosen today, under the policy of the product's profile. */
export function returnVerdictOf(
  { unit, product: named, called = '', received, boughtAt, fault }: KnownGoods,
  turn: Turn,
): { readonly verdict: ReturnVerdict; readonly policy: Policy } {
  const { knowledge, now } = turn;
  const { verdict: warranty, policy: usual } = verdictOf({ unit, product: named, bought: received }, turn);
  const isVehicle = unit === undefined && named === undefined && namesVehicle(called);
  const policy = (isVehicle ? knowledge.policies.get('vehicle') : undefined) ?? usual;
  const judged = returnsOf(
    {
      unit,
      product: knowledge.products.find(({ id }) => id === (unit?.product ?? named)),
      warranty,
      today: now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate(),
      receivedOn: lastDayOf(received),
      boughtAt: boughtAt ?? undefined,
      fault,
    },
    policy,
    knowledge.calendar,
  );
  const isExact = received?.date === undefined || received.precision === 'day';
  if (judged.code === 'person' || isExact || judged.counted?.by !== 'received') return { verdict: judged, policy };
  const { counted: _, ...verdict } = judged;
  return { verdict, policy };
}

function lastDayOf(received: Purchase | null | undefined): Temporal.PlainDate | undefined {
  if (received?.date === undefined) return undefined;
  const first = Temporal.PlainDate.from(received.date);
  const length = { day: { days: 1 }, month: { months: 1 }, year: { years: 1 } }[received.precision ?? 'day'];
  return first.add(length).subtract({ days: 1 });
}

/**
 * A verdict on a return as customers and clerks read it, a line each: how the days are counted, what is open, who pays,
 * when the money is back, what is over and what is possible all the same.
 */
export function returnReasons(verdict: ReturnVerdict, turn: Pick<VerdictTurn, 'texts' | 'language'>): string {
  const { texts, language } = turn;
  const t = texts.returns.verdict;
  if (verdict.code === 'person') return [t.person, ...verdict.explained.map(each => t.explained[each])].join('\n');
  const { counted, open, missing, repairs } = verdict;
  const lines = [
    ...(counted ? [t.counted[counted.by](shownDate(counted.from, 'day', language), counted.day)] : []),
    ...overLines(verdict, turn),
    ...openLines(verdict, turn),
    ...otherLines(verdict, turn),
    ...moneyLine(open, turn),
    ...(repairs.count > 0 ? [t.repairs(repairs.count, repairs.same)] : []),
    ...(missing.length > 0 ? [t.missing(missing.map(each => t.things[each]))] : []),
    t.confirmed,
  ];
  return lines.join('\n');
}

type Judged = Exclude<ReturnVerdict, { code: 'person' }>;
type Words = Pick<VerdictTurn, 'texts' | 'language'>;

function openLines({ open }: Judged, turn: Words): string[] {
  const t = turn.texts.returns.verdict;
  const lines = open.flatMap(right => openLine(right, open, turn) ?? []);
  return open.some(({ tested }) => tested) ? [...lines, t.tested] : lines;
}

function openLine(right: Right, open: readonly Right[], turn: Words): string | undefined {
  const t = turn.texts.returns.verdict;
  const freight = t.freight[right.freight];
  const of = (by: Right['by']) => open.find(other => other.by === by);
  switch (right.by) {
    case 'no-reason':
      return t.noReason(untilText(right, turn), freight);
    case 'refund': {
      const later = of('exchange');
      return t.refund(untilText(right, turn), later && untilText(later, turn), freight);
    }
    case 'exchange':
      // Said with the right to a refund as long as that is open, too.
      return of('refund') === undefined ? t.exchange(untilText(right, turn), freight) : undefined;
    case 'repeat-repair':
      return t.repeatRepair(freight);
  }
}

/** What is over is said where nothing that is open makes up for it; of two, the one that lasted longer. */
function overLines({ over, open }: Judged, { texts, language }: Words): string[] {
  const t = texts.returns.verdict.over;
  const isOver = (by: Right['by']) => over.some(right => right.by === by);
  return over.flatMap(({ by, endsOn = '' }) => {
    if (by === 'repeat-repair' || (by === 'refund' && isOver('exchange'))) return [];
    if (by === 'no-reason' && open.some(({ choices }) => choices.includes('return'))) return [];
    return [t[by](shownDate(endsOn, 'day', language))];
  });
}

function otherLines({ open, otherwise, costs, missing }: Judged, { texts }: Words): string[] {
  const t = texts.returns.verdict;
  const mayRepair = open.some(({ choices }) => choices.includes('repair'));
  const bears = (what: 'exchange' | 'return' | 'freight') => (costs?.[what] === 'customer' ? [t.costs[what]] : []);
  const agreed = open.some(({ by }) => by === 'no-reason')
    ? t.agreedExchange([...bears('exchange'), ...bears('freight')])
    : t.agreed([...bears('exchange'), ...bears('return'), ...bears('freight')]);
  return [
    ...(otherwise.includes('repair') && !mayRepair ? [t.repair] : []),
    ...(otherwise.includes('by-agreement') && missing.length === 0 ? [agreed] : []),
  ];
}

function moneyLine(open: readonly Right[], { texts, language }: Words): string[] {
  const t = texts.returns.verdict;
  const refund = open.find(({ choices }) => choices.includes('return'));
  if (refund === undefined) return [];
  const span = refund.refundWithin;
  return [
    span === undefined ? t.refundLater : t.refundWithin(shownFigure({ kind: 'span', ...span, source: [] }, language)),
  ];
}

function untilText({ endsOn = '', movedFrom }: Right, { texts, language }: Words): string {
  const day = (date: string) => shownDate(date, 'day', language);
  return endsOn === '' ? '' : texts.returns.verdict.until(day(endsOn), movedFrom && day(movedFrom));
}
