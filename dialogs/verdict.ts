import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from '../knowledge/bilingual.ts';
import type { Cause } from '../knowledge/fees.ts';
import { policyFor, underContract } from '../knowledge/in-effect.ts';
import type { Policy } from '../knowledge/policy.ts';
import type { Product } from '../knowledge/products.ts';
import type { Unit } from '../knowledge/records.ts';
import { citation } from '../knowledge/standards.ts';
import { type Change, type Possible, type Verdict, warrantyOf } from '../knowledge/warranty.ts';
import type { Cover } from '../knowledge/warranty-covers.ts';
import type { Purchase } from './machine.ts';
import type { Turn } from './turn-of.ts';
import { tellsOfPromise } from './understand/dealer-promise.ts';
import { shownDate } from './understand/past-date.ts';

/** What is known of a machine whose warranty is asked about. */
export interface KnownMachine {
  readonly unit?: Unit | undefined;
  /** A product of the catalogue, where the unit does not name it. */
  readonly product?: string | undefined;
  readonly bought?: Purchase | null | undefined;
  /** What the customer has said of it, by which a promise of the seller is recognised. */
  readonly said?: string | undefined;
}

/** What the warranty says today, under the policy of the product's profile. */
export function verdictOf(
  { unit, product: named, bought, said = '' }: KnownMachine,
  { knowledge, now }: Pick<Turn, 'knowledge' | 'now'>,
): { readonly verdict: Verdict; readonly policy: Policy } {
  const product = knowledge.products.find(({ id }) => id === (unit?.product ?? named));
  const policy = underContract(policyOf(product, { knowledge }), unit);
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  const told = bought?.date === undefined ? undefined : Temporal.PlainDate.from(bought.date);
  return {
    policy,
    verdict: warrantyOf(
      {
        unit,
        product,
        today,
        ...(told !== undefined && { told: { boughtOn: told, precision: bought?.precision ?? 'day' } }),
        ...(bought?.proof === true && { proof: true }),
        ...(tellsOfPromise(said) && { dealerPromise: true }),
      },
      policy,
      knowledge.calendar,
    ),
  };
}

/** The policy that a product falls under; the general one where its profile has none of its own. */
export function policyOf(product: Product | undefined, { knowledge }: Pick<Turn, 'knowledge'>): Policy {
  return policyFor(product?.id, knowledge);
}

/** How many parts a customer is told of; the clerk sees all. */
const partsTold = 4;
const clausesTold = 4;
const changesTold = 2;

/** What the texts of a verdict are made with. */
export type VerdictTurn = Pick<Turn, 'texts' | 'language' | 'knowledge'>;

/** What the customer has told of causes that may be charged. */
export interface ToldCauses {
  readonly causes: readonly Cause[];
  /** As they are called in the answer; in general words where left out. */
  readonly words?: readonly string[];
  /** Was asked, and there is none of them. */
  readonly none?: boolean;
}

/** A verdict in sentences, and the first of its clauses. */
export function verdictText(
  verdict: Verdict,
  policy: Policy,
  turn: VerdictTurn,
  told: ToldCauses = { causes: [] },
): string {
  const sentences = verdictReasons(verdict, policy, turn, told);
  return [sentences, clausesText(verdict, turn)].filter(each => each !== '').join('\n\n');
}

/**
 * A verdict in sentences: the answer, why, what of it differs, what would change it, and what may be charged all the
 * same.
 */
export function verdictReasons(
  verdict: Verdict,
  policy: Policy,
  turn: VerdictTurn,
  told: ToldCauses = { causes: [] },
): string {
  const { texts, language } = turn;
  const t = texts.warranty;
  const changes = verdict.changes.flatMap(each => changeText(each, turn) ?? []);
  const why = [
    ...(verdict.start === undefined ? [] : [t.start[startName(verdict.start.by)](startText(verdict.start, turn))]),
    ...verdict.reasons.flatMap(reason => {
      if (reason.code === 'days-in-repair') return [t.moved(reason.days)];
      return reason.code === 'rest-day' ? [t.restDay(shownDate(reason.movedFrom, 'day', language))] : [];
    }),
    ...partLines(verdict, turn),
  ];
  const next = [
    ...[...new Set(changes)].slice(0, changesTold),
    ...(verdict.code === 'expired' ? adviceLine(verdict.possible, turn) : chargedLines(policy, turn, told)),
  ];
  return [verdictHead(verdict, turn), why.join('\n'), next.join('\n')].filter(each => each !== '').join('\n\n');
}

/** What of a machine stands otherwise than the whole: its parts, what is never covered, what was repaired. */
function partLines({ product, parts, repairs, reasons }: Verdict, { texts, language }: VerdictTurn): string[] {
  const t = texts.warranty;
  const day = (date: string) => shownDate(date, 'day', language);
  const named = (name: Bilingual | string) => (typeof name === 'string' ? name : name[language]);
  const told = parts
    .filter(part => part.endsOn !== product?.endsOn || part.standing !== product.standing)
    .slice(0, partsTold)
    .map(part => t.part(named(part.name), day(lastDayOf(part)), part.standing === 'expired'));
  const toConfirm = reasons.flatMap(reason => (reason.code === 'part-to-confirm' ? [named(reason.name)] : []));
  const uncovered = reasons.flatMap(reason => (reason.code === 'uncovered' ? reason.names.map(named) : []));
  const repaired = repairs.find(({ standing }) => standing === 'covered');
  return [
    ...(told.length > 0 ? [t.parts(told)] : []),
    ...(toConfirm.length > 0 ? [t.confirm(toConfirm)] : []),
    ...(uncovered.length > 0 ? [t.uncovered(uncovered)] : []),
    ...(repaired === undefined ? [] : [t.repaired(day(repaired.endsOn))]),
  ];
}

function adviceLine(possible: readonly Possible[], { texts }: VerdictTurn): string[] {
  return possible.includes('advice') ? [texts.warranty.advice] : [];
}

/** What may be charged in warranty: of what the customer has told, else all that the profile lists. */
function chargedLines(
  { warranty, fees }: Policy,
  { texts }: VerdictTurn,
  { causes, words, none = false }: ToldCauses,
): string[] {
  const t = texts.warranty;
  const worded = (some: readonly Cause[]) => some.map(cause => t.cause[cause]);
  const told = causes.filter(cause => warranty.excluded.includes(cause));
  if (warranty.excluded.length === 0) return [t.finding];
  if (none) return [t.noneTold];
  const line = told.length > 0 ? t.told(words ?? worded(told)) : t.excluded(worded(warranty.excluded));
  return [line, ...(fees.ownCause.parts.rate === 'favourable' ? [t.favourable] : [])];
}

/** The answer in a sentence. */
export function verdictHead(verdict: Verdict, { texts, language }: VerdictTurn): string {
  const t = texts.warranty;
  switch (verdict.code) {
    case 'covered':
      return t.covered(shownDate(verdict.endsOn, 'day', language));
    case 'partly': {
      const { product } = verdict;
      if (product === undefined) return t.unknown;
      const day = shownDate(lastDayOf(product), 'day', language);
      return product.standing === 'covered' ? t.covered(day) : t.partly(day);
    }
    case 'expired':
      return t.expired(shownDate(verdict.endsOn, 'day', language));
    case 'unknown':
      return t.unknown;
  }
}

function startName(by: NonNullable<Verdict['start']>['by']) {
  return by === 'told' ? 'purchased' : by;
}

/** The day that is certain: until then at the least, or over since then at the latest. */
function lastDayOf({ standing, endsOn, latestEndsOn }: Cover): string {
  return standing === 'expired' ? (latestEndsOn ?? endsOn) : endsOn;
}

/** A start that was told to the month or the year is shown as it was told. */
function startText({ date, latest }: NonNullable<Verdict['start']>, { language }: VerdictTurn): string {
  if (latest === undefined) return shownDate(date, 'day', language);
  const sameYear = date.slice(0, 4) === latest.slice(0, 4);
  const sameMonth = date.slice(0, 7) === latest.slice(0, 7);
  if (sameMonth) return shownDate(date, 'month', language);
  if (sameYear) return shownDate(date, 'year', language);
  return `${shownDate(date, 'day', language)} – ${shownDate(latest, 'day', language)}`;
}

function changeText(change: Change, { texts }: VerdictTurn): string | undefined {
  const t = texts.warranty.change;
  switch (change) {
    case 'proof-of-purchase':
    case 'proof-of-delivery':
      return t.proof;
    case 'purchase-date':
    case 'exact-date':
      return t.date;
    case 'serial':
      return t.serial;
    case 'proof-of-promise':
      return t.promise;
    default:
      return undefined;
  }
}

/** The clauses that carry the verdict; a customer needs no more than the first of them. */
export function clausesText(
  { clauses }: Pick<Verdict, 'clauses'>,
  turn: Pick<Turn, 'language' | 'knowledge'>,
  most = clausesTold,
): string {
  const cited = clauses.filter(isCited(turn)).slice(0, most);
  return cited.length === 0 ? '' : citation(cited, turn.knowledge, turn.language);
}

/** A shop may drop standards that it does not follow; their clauses are left out then. */
function isCited({ knowledge }: Pick<Turn, 'knowledge'>): (clause: string) => boolean {
  return clause => Object.hasOwn(knowledge.standards.standards, clause.split(' ')[0] ?? '');
}
