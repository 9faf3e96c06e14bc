import type { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import type { Calendar } from './calendar.ts';
import { type Day, dayOf, isoDay } from './day.ts';
import { type DayRange, isExact, longest, moved } from './day-range.ts';
import type { Span } from './figures.ts';
import type { Policy } from './policy.ts';
import type { Product } from './products.ts';
import type { RepairDone } from './records.ts';
import { plain } from './same-words.ts';
import { lastDay, workdayFrom } from './term.ts';

/** Runs until 24:00 of `endsOn` at the shop; of an inexact start, until some day from `endsOn` to `latestEndsOn`. */
export interface Cover {
  readonly standing: 'covered' | 'expired' | 'unknown';
  readonly endsOn: string;
  readonly latestEndsOn?: string;
  /** The last day there was, a day of rest, where the policy moves the end of a warranty to the next working day. */
  readonly movedFrom?: string;
}

/** A part by its name in the catalogue, else as the repair record calls it. */
export interface PartCover extends Cover {
  readonly name: Bilingual | string;
  /** Where its term stands: that of the catalogue, that of a replaced part, whichever ends last. */
  readonly clauses: readonly string[];
  /** Only one of the lists of what is covered names it, so that a person confirms it. */
  readonly confirm?: true;
}

/** The labour of a repaired fault; `ticket` is the repair that covers it longest. */
export interface RepairCover extends Cover {
  readonly fault: string;
  readonly ticket: string;
  readonly paid: boolean;
}

/** What is covered of a machine, and until when. */
export interface Covers {
  /** The product as a whole; none without a start. */
  readonly product?: Cover;
  /** Parts with a term of their own, then others that were replaced. */
  readonly parts: readonly PartCover[];
  /** Faults that were repaired, each once. */
  readonly repairs: readonly RepairCover[];
}

export interface CoverCase {
  readonly product: Product | undefined;
  /** Of the product as a whole. */
  readonly term: Span;
  /** The term is that of a contract, which covers the parts with the whole. */
  readonly byContract: boolean;
  /** Unknown when nothing is known that a term starts from. */
  readonly start: DayRange | undefined;
  readonly repairs: readonly RepairDone[];
  readonly today: Temporal.PlainDate;
}

type Rules = Pick<Policy, 'warranty' | 'restDay'>;

/**
 * The ends of a warranty: of the product, of its parts, of what was repaired.
 *
 * The end of a term moves by the days the machine was in repair within it. A repaired fault is covered for three
 * months from its last repair, a replaced part for a year, or for the rest of the term where that is longer.
 *
 * @source S1 5.1 (terms), S12 一.5-6, 8 (longer of two terms, last repair), 部分商品修理更换退货责任规定 第八条 (days in
 *         repair), 民法典 第二百零三条 (days of rest)
 */
export function coversOf(asked: CoverCase, policy: Rules, calendar: Calendar): Covers {
  const { term, start } = asked;
  const today = dayOf(asked.today);
  const repairs = inOrder(asked.repairs);
  const endOf = start && ((own: Span) => moved(start, day => movedEnd(day, own, repairs)));
  const whole = endOf?.(term);
  const until = (ends: DayRange) => coverUntil(ends, today, policy, calendar);
  return {
    ...(whole && { product: until(whole) }),
    parts: partEnds(asked, repairs, endOf, policy).map(({ ends, ...part }) => ({ ...part, ...until(ends) })),
    repairs: repairEnds(repairs, whole, policy).map(({ ends, ...repair }) => ({ ...repair, ...until(ends) })),
  };
}

/** By how many days the repairs within a term have moved its end. */
export function daysInRepair({ earliest }: DayRange, term: Span, repairs: readonly RepairDone[]): number {
  return movedEnd(earliest, term, inOrder(repairs)) - lastDay(earliest, term);
}

interface DatedRepair extends Pick<RepairDone, 'ticket' | 'fault' | 'parts' | 'paid'> {
  readonly from: Day;
  readonly to: Day;
}

/** By the day they began. */
function inOrder(repairs: readonly RepairDone[]): DatedRepair[] {
  return repairs
    .map(repair => ({ ...repair, from: dayOf(repair.from), to: dayOf(repair.to) }))
    .sort((a, b) => a.from - b.from);
}

/** The last day of a term, moved by the days in repair that fell within it; days of two repairs at once count once. */
function movedEnd(start: Day, term: Span, repairs: readonly DatedRepair[]): Day {
  let end = lastDay(start, term);
  let counted = start;
  for (const { from, to } of repairs) {
    if (end < from) break;
    const days = to - Math.max(from, counted);
    if (days <= 0) continue;
    end += days;
    counted = to;
  }
  return end;
}

function partEnds(
  { product, start, term, byContract }: CoverCase,
  repairs: readonly DatedRepair[],
  endOf: ((term: Span) => DayRange) | undefined,
  { warranty }: Rules,
): (Omit<PartCover, keyof Cover> & { readonly ends: DayRange })[] {
  const replaced = lastReplaced(repairs);
  const part = (name: Bilingual | string, own: Span, confirm?: boolean) => {
    const whole = endOf?.(own);
    const ends = takenOut(name, replaced)
      .map(day => lastDay(day, warranty.part))
      .reduce<DayRange | undefined>(longest, whole);
    if (!ends) return [];
    const clauses = whole && whole.latest >= ends.latest ? own.source : warranty.part.source;
    return [{ name, clauses, ...(confirm && { confirm }), ends }];
  };
  const listed = (product?.parts ?? []).flatMap(({ name, warranty: listedTerm, confirm }) =>
    part(name, byContract && start && isLonger(term, listedTerm, start.earliest) ? term : listedTerm, confirm),
  );
  // What is left was replaced and is not in the catalogue.
  const others = [...replaced.values()].map(({ said }) => said);
  return [...listed, ...others.flatMap(said => part(said, term))];
}

/** When each part was replaced last, by its name as it compares. */
function lastReplaced(repairs: readonly DatedRepair[]): Map<string, { readonly said: string; readonly on: Day }> {
  const found = new Map<string, { readonly said: string; readonly on: Day }>();
  for (const { parts, to } of repairs) {
    for (const said of parts) {
      const before = found.get(plain(said));
      found.set(plain(said), { said: before?.said ?? said, on: Math.max(before?.on ?? to, to) });
    }
  }
  return found;
}

/** When a part was replaced, by whichever of its names that was noted; what is found is taken out of the list. */
function takenOut(name: Bilingual | string, replaced: Map<string, { readonly on: Day }>): Day[] {
  if (replaced.size === 0) return [];
  const names = typeof name === 'string' ? [name] : Object.values(name);
  return names.map(plain).flatMap(said => {
    const found = replaced.get(said);
    replaced.delete(said);
    return found ? [found.on] : [];
  });
}

function isLonger(term: Span, other: Span, from: Day): boolean {
  return lastDay(from, term) > lastDay(from, other);
}

function repairEnds(
  repairs: readonly DatedRepair[],
  whole: DayRange | undefined,
  { warranty }: Rules,
): (Pick<RepairCover, 'fault' | 'ticket' | 'paid'> & { readonly ends: DayRange })[] {
  const byFault = new Map<string, DatedRepair>();
  for (const repair of repairs) {
    const other = byFault.get(plain(repair.fault));
    if (!other || repair.to >= other.to) byFault.set(plain(repair.fault), repair);
  }
  return [...byFault.values()].map(({ fault, ticket, paid, to }) => {
    return { fault, ticket, paid, ends: longest(whole, lastDay(to, warranty.repair)) };
  });
}

function coverUntil(ends: DayRange, today: Day, { restDay }: Rules, calendar: Calendar): Cover {
  const { earliest, latest } = restDay === 'all' ? moved(ends, day => workdayFrom(day, calendar)) : ends;
  const standing = today <= earliest ? 'covered' : today > latest ? 'expired' : 'unknown';
  return {
    standing,
    endsOn: isoDay(earliest),
    ...(earliest === latest ? {} : { latestEndsOn: isoDay(latest) }),
    ...(isExact(ends) && earliest !== ends.earliest ? { movedFrom: isoDay(ends.earliest) } : {}),
  };
}
