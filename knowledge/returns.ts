import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { type Day, dayOf, isoDay } from './day.ts';
import type { Span } from './figures.ts';
import type { Policy } from './policy.ts';
import type { Product } from './products.ts';
import type { BoughtAt, RepairDone, Unit } from './records.ts';
import { isSame } from './same-words.ts';
import { lastDay, workdayFrom } from './term.ts';
import type { Verdict } from './warranty.ts';

/** What is known when somebody wants to give something back, or to have another one for it. */
export interface ReturnCase {
  readonly unit?: Unit | undefined;
  readonly product?: Product | undefined;
  /** Told by the customer, to the day; what the unit's record says comes first. */
  readonly receivedOn?: Temporal.PlainDate | undefined;
  readonly boughtOn?: Temporal.PlainDate | undefined;
  readonly boughtAt?: BoughtAt | undefined;
  /** What is wrong with it; an empty text: nothing is, it does not please. Left out: not told yet. */
  readonly fault?: string | undefined;
  /** What the warranty says of it, by which its repairs in the term are counted. */
  readonly warranty: Pick<Verdict, 'start' | 'product'>;
  /** The day the wish or the fault is reported, at the shop. */
  readonly today: Temporal.PlainDate;
}

/** From which day the days of the rights run: an exchange or a receipt, else an invoice, the customer's word, a sale. */
export interface Counted {
  readonly from: string;
  readonly by: 'exchanged' | 'received' | 'invoiced' | 'purchased' | 'sold';
  /** Which day it is today; 0 on the first day, which is not counted. */
  readonly day: number;
}

export type Choice = 'return' | 'exchange' | 'repair';

/** One ground on which a customer may choose, and until when; days run to their 24:00 at the shop. */
export interface Right {
  readonly by: 'no-reason' | 'refund' | 'exchange' | 'repeat-repair';
  readonly choices: readonly Choice[];
  /** None where the right has no day of its own. */
  readonly endsOn?: string;
  /** The last day there was, a day of rest, from which the end has moved to the next working day. */
  readonly movedFrom?: string;
  readonly freight: 'customer' | 'shop';
  /** The shop may test first whether it is a fault of quality. */
  readonly tested: boolean;
  /** By when the money is back, the way the customer chooses, once the shop has the goods; none where no day is set. */
  readonly refundWithin?: Pick<Span, 'amount' | 'unit'>;
  readonly clauses: readonly string[];
}

/** Who pays for what by agreement: an exchange, a return, and the freight of either. */
export type AgreedCosts = Readonly<Record<'exchange' | 'return' | 'freight', 'customer' | 'shop'>>;

/** What has to be known before more can be said, the most telling first. */
export type Missing = 'bought-at' | 'received-on' | 'fault' | 'product';

/**
 * What somebody may choose who wants to give something back; advice for a person to confirm, never a refusal. JSON.
 *
 * `person`: nothing is judged here, somebody else does; `explained` is what the customer is told of it in words.
 * `open`: what holds today. `over`: rights whose last day has passed. `otherwise` is what is possible beside them:
 * `repair` by the warranty, and, for what is not a matter of quality, `by-agreement`: a person says whether, and what it
 * costs, before anything is sent; who bears it, `costs` says. `counted` is how the days run, `papers` what the customer
 * is asked for.
 */
export type ReturnVerdict =
  | { readonly code: 'person'; readonly explained: Policy['returns']['explained']; readonly clauses: readonly string[] }
  | {
      readonly code: 'open' | 'over' | 'unknown';
      readonly open: readonly Right[];
      readonly over: readonly Right[];
      readonly otherwise: readonly ('repair' | 'by-agreement')[];
      readonly costs?: AgreedCosts;
      /** None while no day is known. */
      readonly counted?: Counted;
      readonly papers: Policy['returns']['papers'];
      readonly missing: readonly Missing[];
      readonly repairs: Repeated;
      readonly clauses: readonly string[];
    };

/** Repairs of a unit in its term: all of them, and those of the fault that is told. */
export interface Repeated {
  readonly count: number;
  readonly same: number;
}

type Rules = Pick<Policy, 'returns' | 'noReason' | 'restDay' | 'fees'>;

/**
 * What a customer may choose: return, exchange or repair, on which ground, until which day, at whose freight.
 *
 * Goods bought at a distance go back without a reason first of all, intact, with no fee. A fault of quality reported
 * in the first days lets the customer choose among return, exchange and repair, in those after it between exchange
 * and repair; so many repairs in the term, and it still fails, between exchange and return. Day 1 is the day after
 * receipt, else after the purchase; where the policy says so, a last day on which nobody works is the next working day.
 *
 * @source S14 (7 and 15 days), S7 二.1-4 and S4 二.3 (who pays), S13 六 (refund), S15 一 (without a fault), S16 三.3
 *         (test), 消费者权益保护法 第二十五条 (at a distance), 民法典 第二百零三条 (days of rest)
 */
export function returnsOf(asked: ReturnCase, policy: Rules, calendar: Calendar): ReturnVerdict {
  if (policy.returns.judge === 'person') {
    const { explained, refund } = policy.returns;
    return { code: 'person', explained, clauses: refund.source };
  }
  const { unit, product, fault } = asked;
  const today = asked.today.toString();
  const boughtAt = unit?.boughtAt ?? asked.boughtAt;
  const received = firstDay({
    exchanged: unit?.exchangedOn,
    received: unit?.receivedOn ?? asked.receivedOn,
  });
  const since = received ?? firstDay({ invoiced: unit?.invoicedOn, purchased: asked.boughtOn, sold: unit?.soldOn });
  const repairs = repeated(unit?.repairs ?? [], asked.warranty, fault);
  const isFaulty = fault === undefined ? undefined : fault.trim() !== '';
  const maySendBack = product?.noReason !== false;

  const rights: Right[] = [];
  if (boughtAt === 'distance' && received !== undefined && maySendBack) {
    const { days, freight, refund } = policy.noReason;
    rights.push({
      by: 'no-reason',
      choices: ['return'],
      ...until(received.day, days),
      freight: freight.party,
      tested: false,
      refundWithin: { amount: refund.amount, unit: refund.unit },
      clauses: [...days.source, ...refundPaid],
    });
  }
  if (since !== undefined && isFaulty !== false) {
    const { refund, exchange } = policy.returns;
    rights.push(
      {
        by: 'refund',
        choices: ['return', 'exchange', 'repair'],
        ...until(since.day, refund),
        ...free(refund, refundPaid),
      },
      { by: 'exchange', choices: ['exchange', 'repair'], ...until(since.day, exchange), ...free(exchange) },
    );
  }
  if (isFaulty !== false && repairs.count >= policy.returns.repairs.count) {
    rights.push({ by: 'repeat-repair', choices: ['exchange', 'return'], ...free(policy.returns.repairs, refundPaid) });
  }

  const open = rights.filter(({ endsOn }) => endsOn === undefined || today <= endsOn);
  const over = rights.filter(right => !open.includes(right));
  const missing = missingOf();
  const { taste, freight } = policy.fees;
  const code = open.length > 0 ? 'open' : missing.length > 0 ? 'unknown' : 'over';
  const otherwise = [
    ...(isFaulty === false ? [] : (['repair'] as const)),
    ...(isFaulty === true || open.some(({ by }) => by === 'no-reason') ? [] : (['by-agreement'] as const)),
  ];
  const grounds = [
    ...rights.flatMap(({ clauses }) => clauses),
    ...rights.flatMap(({ movedFrom }) => (movedFrom === undefined ? [] : ['民法典 第二百零三条'])),
    ...(otherwise.includes('by-agreement') ? [...taste.exchange.source, ...taste.return.source, 'S15 一'] : []),
    ...(otherwise.includes('repair') ? ['S14'] : []),
  ];
  const costs = { exchange: taste.exchange.party, return: taste.return.party, freight: freight.other.party };
  return {
    code,
    open,
    over,
    otherwise,
    ...(otherwise.includes('by-agreement') && { costs }),
    ...(since && { counted: { from: isoDay(since.day), by: since.by, day: dayOf(asked.today) - since.day } }),
    papers: open[0]?.by === 'no-reason' ? ['proof'] : policy.returns.papers,
    missing,
    repairs,
    clauses: [...new Set(grounds)],
  };

  /** What holds for a fault of quality, once it is found to be one. */
  function free(
    { source }: { readonly source: readonly string[] },
    further: readonly string[] = [],
  ): Pick<Right, 'freight' | 'tested' | 'clauses'> {
    const { quality } = policy.fees.freight;
    return { freight: quality.party, tested: true, clauses: [...source, ...quality.source, 'S16 三.3', ...further] };
  }

  function until(start: Day, span: Span): Pick<Right, 'endsOn' | 'movedFrom'> {
    const last = lastDay(start, span);
    const end = policy.restDay === 'none' ? last : workdayFrom(last, calendar);
    return { endsOn: isoDay(end), ...(end !== last && { movedFrom: isoDay(last) }) };
  }

  function missingOf(): Missing[] {
    const asks: readonly (readonly [Missing, boolean])[] = [
      ['bought-at', boughtAt === undefined && maySendBack && isFaulty !== true],
      ['received-on', since === undefined || (boughtAt === 'distance' && received === undefined)],
      ['fault', isFaulty === undefined],
      ['product', product === undefined && isFaulty === false && boughtAt === 'distance'],
    ];
    return asks.flatMap(([each, helps]) => (helps ? [each] : []));
  }
}

/**
 * How often a unit was repaired free of charge in its term, and how often for this very fault.
 *
 * @source 部分商品修理更换退货责任规定 第十一条
 */
export function repeated(
  repairs: readonly RepairDone[],
  { start, product }: Pick<Verdict, 'start' | 'product'>,
  fault: string | undefined,
): Repeated {
  const end = product && (product.latestEndsOn ?? product.endsOn);
  const counted = repairs.filter(
    ({ from, paid }) => !paid && (start === undefined || from >= start.date) && (end === undefined || from <= end),
  );
  return { count: counted.length, same: counted.filter(repair => isSame(repair.fault, fault)).length };
}

/**
 * The last day that a repair may take before a person offers an exchange: by the shop's own cause, or for want of a
 * part.
 *
 * @param since the day the machine came to the shop
 * @source 部分商品修理更换退货责任规定 第十二条, 第十三条
 */
export function lastRepairDay(since: Day, cause: 'shop' | 'parts', { returns }: Pick<Policy, 'returns'>): Day {
  return lastDay(since, returns.longRepair[cause]);
}

/** Where it stands that money is paid back after a look at the case, the way the customer chooses. */
const refundPaid = ['S13 六'];

/** The first of the days that is known, and which it is. */
function firstDay<By extends Counted['by']>(
  days: Readonly<Record<By, Temporal.PlainDate | string | undefined>>,
): { readonly day: Day; readonly by: By } | undefined {
  for (const by of Object.keys(days) as By[]) {
    const day = days[by];
    if (day !== undefined) return { day: dayOf(day), by };
  }
  return undefined;
}
