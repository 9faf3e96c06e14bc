import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import { type Span, spanDuration } from './figures.ts';
import type { Policy } from './policy.ts';
import type { Product } from './products.ts';
import type { RepairDone, Unit } from './records.ts';

/** What is known of a machine when somebody asks about its warranty. */
export interface WarrantyCase {
  readonly unit?: Unit | undefined;
  readonly product?: Product | undefined;
  /** What the customer says of the purchase; of a month or a year any day stands for it. */
  readonly told?: { readonly boughtOn: Temporal.PlainDate; readonly precision: Precision } | undefined;
  /** The customer has proof of what is told. */
  readonly proof?: boolean | undefined;
  /** The day the fault is reported, at the shop. */
  readonly today: Temporal.PlainDate;
  /** The fault it is about, in the words of the repair record where it was recognised as one repaired before. */
  readonly fault?: string | undefined;
}

export type Precision = 'day' | 'month' | 'year';

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

export interface Findings {
  /** Where the term starts; none when nothing is known. */
  readonly start?: Start;
  /** The product as a whole; none without a start. */
  readonly product?: Cover;
  /** Parts with a term of their own, then others that were replaced. */
  readonly parts: readonly PartCover[];
  /** Faults that were repaired, each once. */
  readonly repairs: readonly RepairCover[];
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

/** `purchased` is what the customer told and can prove, `told` what is not proven. */
export type StartBy = 'exchanged' | 'installed' | 'received' | 'invoiced' | 'purchased' | 'sold' | 'told' | 'produced';

/** Runs until 24:00 of `endsOn` at the shop; of an inexact start, until some day from `endsOn` to `latestEndsOn`. */
export interface Cover {
  readonly standing: 'covered' | 'expired' | 'unknown';
  readonly endsOn: string;
  readonly latestEndsOn?: string;
}

/** A part by its name in the catalogue, else as the repair record calls it. */
export interface PartCover extends Cover {
  readonly name: Bilingual | string;
}

/** The labour of a repaired fault; `ticket` is the repair that covers it longest. */
export interface RepairCover extends Cover {
  readonly fault: string;
  readonly ticket: string;
  readonly paid: boolean;
}

export type Reason =
  /** The start is the customer's word alone. */
  | { readonly code: 'as-told'; readonly date: string }
  /** Nothing but the day of production is known. */
  | { readonly code: 'from-production'; readonly date: string }
  | { readonly code: 'exchanged'; readonly date: string }
  /** A record that counts before it says otherwise than the customer. */
  | { readonly code: 'told-differs'; readonly told: string; readonly record: string }
  | { readonly code: 'told-before-production'; readonly told: string; readonly producedOn: string }
  /** The term is that of the policy, as nobody knows which product it is. */
  | { readonly code: 'product-unknown' }
  | { readonly code: 'no-start' }
  | { readonly code: 'in-term'; readonly endsOn: string }
  | { readonly code: 'term-over'; readonly endsOn: string }
  | { readonly code: 'end-uncertain'; readonly endsOn: string; readonly latestEndsOn: string }
  | { readonly code: 'days-in-repair'; readonly days: number }
  | ({ readonly code: 'part-covered' | 'part-over' | 'part-uncertain' } & Pick<PartCover, 'name' | 'endsOn'>)
  /** A repair still covers its fault: no fault was told, or the same one, or another one. */
  | ({ readonly code: 'repair-covered' | 'repaired-fault-again' | 'other-fault' } & Pick<
      RepairCover,
      'fault' | 'ticket' | 'paid' | 'endsOn'
    >);

export type Change =
  | 'serial'
  | 'product'
  | 'purchase-date'
  | 'exact-date'
  | 'proof-of-purchase'
  /** A signed delivery or installation sheet, as the term starts with it. */
  | 'proof-of-delivery'
  | 'engineer-finding';

/** Open to everybody out of warranty: a repair that is quoted first, and advice free of charge. */
export type Possible = 'quoted-repair' | 'advice';

/**
 * Whether a machine is in warranty, and what of it.
 *
 * The start is the first known of: exchange, installation, receipt, invoice, purchase told and proven, own record
 * of the sale, purchase told, production. The term is the product's own, else the policy's, and its end moves by
 * the days the machine was in repair within it. A repaired fault is covered for three months from the repair, a
 * replaced part for a year, or for the rest of the term where that is longer. A purchase told to the month or the
 * year makes a range of ends: the verdict is `covered` or `expired` only if every day of it agrees.
 *
 * Dates that contradict one another, or lie in the future, give a verdict too and never throw.
 *
 * @source S1 1, 5.1 (terms), S4 一 (what is covered), S12 一.5-8 (start, longer of two terms),
 *         部分商品修理更换退货责任规定 第八条 (days in repair), 第十四条 (exchange)
 */
export function warrantyOf(asked: WarrantyCase, policy: Pick<Policy, 'warranty'>): Verdict {
  const { unit, product, today } = asked;
  const fault = asked.fault?.trim() === '' ? undefined : asked.fault;
  const repairs = (unit?.repairs ?? []).map(dated).sort((a, b) => Temporal.PlainDate.compare(a.from, b.from));
  const term = product?.warranty ?? policy.warranty.product;
  const { start, because } = startOf(asked, policy);
  const ends = start && endsOf(start, term, repairs);
  const covers: Covers = {
    ...(ends && { product: coverUntil(ends, today) }),
    parts: partCovers(product, repairs, start, ends, today, policy),
    repairs: repairCovers(repairs, ends, today, policy),
  };
  const judgement = judged(covers, fault);
  const reasons: Reason[] = [
    ...because,
    ...(product ? [] : [{ code: 'product-unknown' } as const]),
    termReason(covers.product),
    ...(start ? daysInRepair(start, term, repairs) : []),
    ...partReasons(covers),
    ...repairReasons(covers, fault),
  ];
  const clauses = [
    ...(start ? [...term.source, ...startClauses[start.by]] : []),
    ...reasons.flatMap(reason => groundsOf(reason, policy)),
  ];
  return {
    ...judgement,
    ...(start && { start: shownStart(start) }),
    ...covers,
    reasons,
    changes: changesOf(asked, judgement, covers, start?.by),
    clauses: [...new Set(clauses)],
  };
}

/**
 * The last day of a term, that day included, until 24:00 at the shop.
 *
 * Day 1 is the day after the start. Months and years end on the same day of the month, or on the last day of a
 * shorter month: 31 January + 1 month = 28 or 29 February. The whole term is added at once, never month by month.
 * Hours count in whole days only, working days as days.
 *
 * @source 民法典 第二百零一条, 第二百零二条
 */
export function lastDay(start: Temporal.PlainDate, term: Pick<Span, 'amount' | 'unit'>): Temporal.PlainDate {
  return start.add(spanDuration(term));
}

/** From the first to the last day that something may have happened on; the same for a day known exactly. */
interface Range {
  readonly earliest: Temporal.PlainDate;
  readonly latest: Temporal.PlainDate;
}

interface KnownStart extends Range {
  readonly by: StartBy;
}

type Covers = Pick<Findings, 'product' | 'parts' | 'repairs'>;

interface DatedRepair extends Pick<RepairDone, 'ticket' | 'fault' | 'parts' | 'paid'> {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

function startOf(
  { unit, told, proof, today }: WarrantyCase,
  { warranty }: Pick<Policy, 'warranty'>,
): { start?: KnownStart; because: Reason[] } {
  const produced = unit?.producedOn === undefined ? undefined : date(unit.producedOn);
  const said = told && toldRange(told);
  const impossible = said && produced && isBefore(said.latest, produced);
  const bought = said && !impossible ? within(said, produced, today) : undefined;
  const known: readonly (readonly [StartBy, Range | undefined])[] = [
    ['exchanged', exactly(unit?.exchangedOn)],
    ['installed', exactly(unit?.installedOn)],
    ['received', exactly(unit?.receivedOn)],
    ['invoiced', exactly(unit?.invoicedOn)],
    ['purchased', proof ? bought : undefined],
    ['sold', exactly(unit?.soldOn)],
    ['told', bought],
    ['produced', produced && exactly(produced.add({ days: warranty.productionGraceDays.count }).toString())],
  ];
  const because: Reason[] =
    said && produced && impossible
      ? [{ code: 'told-before-production', told: said.latest.toString(), producedOn: produced.toString() }]
      : [];
  const [by, range] = known.find(([, found]) => found) ?? [];
  if (!by || !range) return { because };
  const day = range.earliest.toString();
  if (by === 'told') because.push({ code: 'as-told', date: day });
  if (by === 'exchanged') because.push({ code: 'exchanged', date: day });
  if (by === 'produced') because.push({ code: 'from-production', date: day });
  if (bought && range !== bought && (isBefore(day, bought.earliest) || isBefore(bought.latest, day))) {
    because.push({ code: 'told-differs', told: bought.earliest.toString(), record: day });
  }
  return { start: { by, ...range }, because };
}

function toldRange({ boughtOn, precision }: NonNullable<WarrantyCase['told']>): Range {
  if (precision === 'day') return { earliest: boughtOn, latest: boughtOn };
  if (precision === 'month') return { earliest: boughtOn.with({ day: 1 }), latest: boughtOn.with({ day: 31 }) };
  return { earliest: boughtOn.with({ month: 1, day: 1 }), latest: boughtOn.with({ month: 12, day: 31 }) };
}

/** Nothing was bought before it was made, nor after today; a purchase wholly in the future stays as told. */
function within(told: Range, produced: Temporal.PlainDate | undefined, today: Temporal.PlainDate): Range {
  const latest = isBefore(today, told.earliest) ? told.latest : earlier(told.latest, today);
  const earliest = produced ? later(told.earliest, produced) : told.earliest;
  return { earliest: earlier(earliest, latest), latest };
}

/** The last day of a term, moved by the days in repair that fell within it; days of two repairs at once count once. */
function movedEnd(start: Temporal.PlainDate, term: Span, repairs: readonly DatedRepair[]): Temporal.PlainDate {
  let end = lastDay(start, term);
  let counted = start;
  for (const { from, to } of repairs) {
    if (isBefore(end, from)) break;
    const days = later(from, counted).until(to).days;
    if (days <= 0) continue;
    end = end.add({ days });
    counted = to;
  }
  return end;
}

function endsOf(start: Range, term: Span, repairs: readonly DatedRepair[]): Range {
  const first = movedEnd(start.earliest, term, repairs);
  const last = movedEnd(start.latest, term, repairs);
  return { earliest: earlier(first, last), latest: later(first, last) };
}

function partCovers(
  product: Product | undefined,
  repairs: readonly DatedRepair[],
  start: Range | undefined,
  whole: Range | undefined,
  today: Temporal.PlainDate,
  { warranty }: Pick<Policy, 'warranty'>,
): PartCover[] {
  const listed = product?.parts ?? [];
  const isListed = (said: string) => listed.some(({ name }) => isCalled(name, said));
  const others = new Map<string, string>();
  for (const said of repairs.flatMap(repair => repair.parts)) {
    if (!isListed(said) && !others.has(plain(said))) others.set(plain(said), said);
  }
  const cover = (name: Bilingual | string, own: Range | undefined): PartCover[] => {
    const replaced = repairs.filter(({ parts }) => parts.some(said => isCalled(name, said)));
    const ends = longest(own, ...replaced.map(({ to }) => lastDay(to, warranty.part)));
    return ends ? [{ name, ...coverUntil(ends, today) }] : [];
  };
  return [
    ...listed.flatMap(part => cover(part.name, start && endsOf(start, part.warranty, repairs))),
    ...[...others.values()].flatMap(name => cover(name, whole)),
  ];
}

function repairCovers(
  repairs: readonly DatedRepair[],
  whole: Range | undefined,
  today: Temporal.PlainDate,
  { warranty }: Pick<Policy, 'warranty'>,
): RepairCover[] {
  const byFault = new Map<string, DatedRepair>();
  for (const repair of repairs) {
    const other = byFault.get(plain(repair.fault));
    if (!other || !isBefore(repair.to, other.to)) byFault.set(plain(repair.fault), repair);
  }
  return [...byFault.values()].flatMap(({ fault, ticket, paid, to }) => {
    const ends = longest(whole, lastDay(to, warranty.repair));
    return ends ? [{ fault, ticket, paid, ...coverUntil(ends, today) }] : [];
  });
}

function coverUntil({ earliest, latest }: Range, today: Temporal.PlainDate): Cover {
  const standing = !isBefore(earliest, today) ? 'covered' : isBefore(latest, today) ? 'expired' : 'unknown';
  const endsOn = earliest.toString();
  return { standing, endsOn, ...(earliest.equals(latest) ? {} : { latestEndsOn: latest.toString() }) };
}

function judged({ product, parts, repairs }: Covers, fault: string | undefined): Judgement {
  const possible: readonly Possible[] = ['quoted-repair', 'advice'];
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

function termReason(product: Cover | undefined): Reason {
  if (!product) return { code: 'no-start' };
  const { standing, endsOn, latestEndsOn = endsOn } = product;
  if (standing === 'unknown') return { code: 'end-uncertain', endsOn, latestEndsOn };
  return standing === 'covered' ? { code: 'in-term', endsOn } : { code: 'term-over', endsOn: latestEndsOn };
}

function daysInRepair({ earliest }: Range, term: Span, repairs: readonly DatedRepair[]): Reason[] {
  const { days } = lastDay(earliest, term).until(movedEnd(earliest, term, repairs));
  return days > 0 ? [{ code: 'days-in-repair', days }] : [];
}

/** Parts that stand otherwise than the product as a whole. */
function partReasons({ product, parts }: Covers): Reason[] {
  const codes = { covered: 'part-covered', expired: 'part-over', unknown: 'part-uncertain' } as const;
  return parts
    .filter(part => part.standing !== product?.standing)
    .map(({ name, standing, endsOn }) => ({ code: codes[standing], name, endsOn }));
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

function changesOf(
  { unit, product, told }: WarrantyCase,
  judgement: Judgement,
  covers: Covers,
  by: StartBy | undefined,
): Change[] {
  const settled = judgement.code === 'covered';
  if (settled && judgement.by === 'repair') return [];
  const inexact = [covers.product, ...covers.parts].some(cover => cover?.standing === 'unknown');
  const changes: readonly (readonly [Change, boolean])[] = [
    ['product', product === undefined],
    ['serial', unit === undefined && !settled],
    ['purchase-date', by === undefined && told === undefined],
    ['exact-date', inexact],
    ['proof-of-purchase', by === undefined || by === 'told' || ((by === 'sold' || by === 'produced') && !settled)],
    ['proof-of-delivery', (by === 'invoiced' || by === 'purchased') && !settled],
    ['engineer-finding', !settled && judgement.code !== 'expired' && dependsOnFault(covers)],
  ];
  return changes.flatMap(([change, helps]) => (helps ? [change] : []));
}

/** Whether something of the machine stands otherwise than the rest. */
function dependsOnFault({ product, parts, repairs }: Covers): boolean {
  return [...parts, ...repairs].some(cover => cover.standing !== product?.standing);
}

const goods = '部分商品修理更换退货责任规定';
const startClauses: Readonly<Record<StartBy, readonly string[]>> = {
  exchanged: [`${goods} 第十四条`],
  installed: ['S12 一.7'],
  received: ['S12 一.5'],
  invoiced: [`${goods} 第八条`],
  purchased: ['S4 一.1'],
  sold: ['S4 一.1'],
  told: ['S4 一.1'],
  produced: ['S12 一.8'],
};

function groundsOf(reason: Reason, { warranty }: Pick<Policy, 'warranty'>): readonly string[] {
  switch (reason.code) {
    case 'in-term':
      return ['S1 1.1', 'S1 4.1', 'S4 一.2'];
    case 'term-over':
      return ['S1 1.2', 'S1 4.2', 'S20 质保期外 1', 'S20 质保期外 5'];
    case 'no-start':
    case 'as-told':
      return ['S9 3.2'];
    case 'days-in-repair':
      return [`${goods} 第八条`];
    case 'part-covered':
      return warranty.part.source;
    case 'repair-covered':
    case 'repaired-fault-again':
    case 'other-fault':
      return [...warranty.repair.source, 'S1 5.2', 'S12 一.6', ...(reason.paid ? ['S12 一.8'] : [])];
    default:
      return [];
  }
}

function shownStart({ by, earliest, latest }: KnownStart): Start {
  const inexact = earliest.equals(latest) ? {} : { latest: latest.toString() };
  return { by, date: earliest.toString(), ...inexact };
}

function dated({ ticket, fault, parts, paid, from, to }: RepairDone): DatedRepair {
  return { ticket, fault, parts, paid, from: date(from), to: date(to) };
}

function exactly(day: string | undefined): Range | undefined {
  return day === undefined ? undefined : { earliest: date(day), latest: date(day) };
}

/** The term, or the day, that ends last. */
function longest(term: Range | undefined, ...days: readonly Temporal.PlainDate[]): Range | undefined {
  return days.reduce<Range | undefined>(
    (found, day) => ({ earliest: later(found?.earliest ?? day, day), latest: later(found?.latest ?? day, day) }),
    term,
  );
}

function isCalled(name: Bilingual | string, said: string): boolean {
  return typeof name === 'string' ? isSame(name, said) : Object.values(name).some(each => isSame(each, said));
}

/** Whether two faults are called the same, but for case, width, spaces and punctuation. */
export function isSameFault(a: string, b: string | undefined): boolean {
  return isSame(a, b);
}

function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && plain(a) === plain(b);
}

/** Words without case, width, spaces and punctuation. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]/gu, '');
}

function date(day: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

function isBefore(a: Temporal.PlainDate | string, b: Temporal.PlainDate | string): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(b, a) ? b : a;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a;
}
