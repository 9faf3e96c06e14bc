import type { Temporal } from 'temporal-polyfill';
import type { Desk } from '../dialogs/ports.ts';
import type { Bilingual } from '../knowledge/bilingual.ts';
import {
  type Diary,
  dayId,
  isShortNotice,
  nearestSlots,
  type SlotRefusal,
  slotRefusal,
  slotTime,
  staffRules,
  type VisitRules,
} from '../knowledge/booking.ts';
import { clearance } from '../knowledge/case-guards.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { concerning } from '../knowledge/in-effect.ts';
import type { Slot, Ticket, Visit } from '../knowledge/records.ts';
import { teamFor } from '../knowledge/teams.ts';
import { diariesOf } from './diaries.ts';
import { tickets, visitDays } from './store/collections.ts';
import type { Reader, Transaction } from './store/store.ts';
import { booked } from './visits.ts';

/** When a clerk sends somebody. */
export interface WishedVisit {
  readonly date: string;
  readonly start: string;
  /** Also where all technicians are taken, and outside of visiting hours. */
  readonly anyway: boolean;
  /** Whether the customer is told why, as a visit without notice needs. */
  readonly explained: boolean;
}

/** Why nobody can be sent then, and when instead. */
export interface VisitRefusal {
  /** `no-team`: nobody is sent for such a machine; `notice`: that soon only with words for the customer. */
  readonly why: SlotRefusal | { readonly code: 'no-team' };
  /** The nearest free times, in order. */
  readonly free: readonly Pick<Slot, 'date' | 'start'>[];
}

type Mind = Pick<Knowledge, 'teams' | 'calendar' | 'policy' | 'policies' | 'products'>;

const freeShown = 3;
/** What a clerk may decide against. */
const mayBeOverruled: readonly SlotRefusal['code'][] = ['rest-day', 'hours', 'full'];

/**
 * Why a clerk cannot send somebody at a time; undefined when it can be booked.
 *
 * @param reader a transaction that holds the lock of the day, where something is decided
 */
export async function staffVisitRefusal(
  reader: Reader,
  ticket: Ticket,
  wished: WishedVisit,
  mind: Mind & VisitRules,
): Promise<VisitRefusal | undefined> {
  const { teams, ...rules } = concerning(mind, ticket.product?.id);
  const team = teamFor(ticket.product?.id, teams);
  if (team === undefined) return { why: { code: 'no-team' }, free: [] };
  const slot = { team: team.id, date: wished.date, start: wished.start };
  const own = [ticket.id, ticket.customer];
  const day = await reader.get(visitDays, dayId(slot));
  const diary: Diary = { team, days: new Map(day && [[day.date, day]]), own };
  const free = staffRules(rules);
  const ruled = slotRefusal(slot, diary, free);
  const overruled = wished.anyway && ruled !== undefined && mayBeOverruled.includes(ruled.code);
  // Nobody is surprised at the door: what the customer could not have booked so soon is sent with words.
  const unexplained = !wished.explained && isShortNotice(slot, rules) ? ({ code: 'notice' } as const) : undefined;
  const why = (overruled ? undefined : ruled) ?? unexplained;
  if (why === undefined) return undefined;
  const all = await reader.find(visitDays, 'team', { equals: team.id, after: yesterday(rules) });
  const whole = { ...diary, days: new Map(all.map(each => [each.date, each])) };
  const usual = { ...rules, policy: { visit: { ...rules.policy.visit, notice: free.policy.visit.notice } } };
  return { why, free: nearestSlots(whole, usual, freeShown, slot).map(({ date, start }) => ({ date, start })) };
}

/**
 * Books a time for a case of a customer's, as a clerk wishes it; the time it had is given back.
 *
 * @returns the visit; undefined when it cannot be booked any more, and nothing was changed
 */
export async function arranged(
  tx: Transaction,
  ticket: Ticket,
  wished: WishedVisit,
  mind: Mind & VisitRules,
  schedule: Desk['schedule'],
): Promise<Visit | undefined> {
  const diaries = diariesOf(tx, mind.now);
  const team = teamFor(ticket.product?.id, mind.teams);
  if (team === undefined) return undefined;
  const slot = { team: team.id, date: wished.date, start: wished.start };
  const gone = comingVisit(ticket, mind);
  await diaries.lock(slot, gone);
  if ((await staffVisitRefusal(tx, ticket, wished, mind)) !== undefined) return undefined;
  await diaries.giveBack(gone, ticket.id);
  const sent = wished.anyway ? { ...team, technicians: Number.POSITIVE_INFINITY } : team;
  const begins = await booked(
    diaries,
    slot,
    sent,
    { ticket, own: [ticket.customer], schedule },
    concerning(mind, ticket.product?.id),
  );
  return { ...begins, moves: ticket.visit?.moves ?? 0 };
}

/** The visit of a case that is still to come; one that has begun stays in the case and in the diary. */
export function comingVisit({ visit }: Ticket, { calendar, now }: Omit<VisitRules, 'policy'>): Visit | undefined {
  if (visit === undefined) return undefined;
  return slotTime(visit, calendar).epochMilliseconds > now.epochMilliseconds ? visit : undefined;
}

/** Gives the time of a visit back to the diary. */
export async function giveBack(tx: Transaction, ticket: Ticket, visit: Visit, now: Temporal.Instant): Promise<void> {
  const diaries = diariesOf(tx, now);
  await diaries.lock(visit);
  await diaries.giveBack(visit, ticket.id);
}

/** A visit that somebody has to make. */
export interface ComingVisit {
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  /** The team's name, or its id when it is no longer in the content. */
  readonly team: Bilingual | string;
  readonly ticket: Ticket;
  /** Nobody goes before the customer has agreed to what it costs. */
  readonly uncleared?: true;
}

/** The visits that are booked from today on, in order of time. */
export async function comingVisits(reader: Reader, { teams, ...rules }: Mind & VisitRules): Promise<ComingVisit[]> {
  const days = await reader.find(visitDays, 'date', { after: yesterday(rules) });
  const booked = days.flatMap(({ team, date, visits }) =>
    visits.flatMap(({ start, minutes, holder, until }) =>
      until === undefined ? [{ team, date, start, minutes, holder }] : [],
    ),
  );
  const found = await Promise.all(
    booked.map(async ({ team, holder, ...time }) => {
      const ticket = await reader.get(tickets, holder);
      if (ticket === undefined) return undefined;
      // Where there is danger, nobody is held up by a price.
      const isCleared = ticket.urgent || clearance(ticket, rules) === undefined;
      const name = teams.find(({ id }) => id === team)?.name ?? team;
      return { ...time, team: name, ticket, ...(!isCleared && { uncleared: true as const }) };
    }),
  );
  const order = ({ date, start }: ComingVisit) => `${date} ${start}`;
  return found.flatMap(visit => visit ?? []).sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

function yesterday({ calendar, now }: Pick<VisitRules, 'calendar' | 'now'>): string {
  return now.toZonedDateTimeISO(calendar.zone).toPlainDate().subtract({ days: 1 }).toString();
}
