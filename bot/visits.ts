import { Temporal } from 'temporal-polyfill';
import type { Booked, Desk, VisitRequest } from '../dialogs/ports.ts';
import { changeEnd, reminderTime, slotRefusal, slotTime, staffRules, type VisitRules } from '../knowledge/booking.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { Fault } from '../knowledge/fault.ts';
import { spanDuration } from '../knowledge/figures.ts';
import { concerning, judging } from '../knowledge/in-effect.ts';
import { isOpen, withoutVisit } from '../knowledge/lifecycle.ts';
import type { Policy } from '../knowledge/policy.ts';
import type { Customer, Slot, Ticket, TicketEntry, TwinEvent, Visit } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { type Team, teamFor } from '../knowledge/teams.ts';
import { type Diaries, diariesOf } from './diaries.ts';
import { tickets } from './store/collections.ts';
import type { Transaction } from './store/store.ts';

export interface VisitsOptions {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  /** The key of the message that is handled. */
  readonly key: string;
  readonly knowledge: Pick<Knowledge, 'teams' | 'calendar' | 'policy' | 'policies' | 'periods' | 'products'>;
  readonly customer: () => Customer;
  readonly keep: (customer: Customer) => Promise<void>;
  readonly openTickets: () => Promise<Ticket[]>;
  readonly isOwn: (ticket: Ticket) => Promise<boolean>;
  readonly schedule: Desk['schedule'];
  /** Tells whoever reported the same matter elsewhere. */
  readonly tellTwins: (ticket: Ticket, what: TwinEvent) => Promise<void>;
  /** A case as it is opened, with its number, not kept yet. */
  readonly begun: (request: VisitRequest) => Promise<Ticket>;
}

type Visits = Pick<
  Desk,
  'diary' | 'holdSlot' | 'releaseSlot' | 'bookVisit' | 'openVisit' | 'cancelVisit' | 'restoreVisit' | 'noteVisit'
>;

const closed: Booked = { ok: false, because: { code: 'closed' } };
/** Nobody of the team that is sent for the machine comes then. */
const full: Booked = { ok: false, because: { code: 'full' } };

/** The customer's visits over the transaction of one turn; every day that is decided over is locked and read afresh. */
export function visitsOf(options: VisitsOptions): Visits {
  const { tx, now, key, knowledge, customer, keep, openTickets, isOwn, schedule, tellTwins, begun } = options;
  const { calendar } = knowledge;
  /** By which times are judged now, for a machine. */
  const rulesFor = (product: string | undefined): VisitRules => ({ ...concerning(knowledge, product), now });
  const diaries = diariesOf(tx, now);
  const at = stamp(now);
  const { id } = customer();

  return {
    async diary(product, ticket) {
      const team = teamFor(product, knowledge.teams);
      const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString();
      return team && diaries.shown(team, today, ticket === undefined ? [id] : [id, ticket]);
    },

    async holdSlot(slot, product) {
      const rules = rulesFor(product);
      const team = knowledge.teams.find(each => each.id === slot.team);
      if (team === undefined) return false;
      const { held } = customer();
      // Any of their visits may be the one that is moved; whether it is, the booking looks at.
      const own = (await openTickets()).filter(({ visit }) => visit !== undefined);
      await diaries.lock(slot, held, ...own.map(({ visit }) => visit));
      const names = own.map(ticket => ticket.id);
      const diary = await diaries.dayOf(team, slot.date, [id, ...names]);
      if (slotRefusal(slot, diary, rules) !== undefined) return false;
      await diaries.giveBack(held, id);
      const { held: keptFor } = rules.policy.visit;
      const until = stamp(now.toZonedDateTimeISO(calendar.zone).add(spanDuration(keptFor)).toInstant());
      const minutes = await diaries.take(slot, team, { holder: id, own: names, until }, rules);
      if (minutes === undefined) return false;
      await keep({ ...customer(), held: slot });
      return true;
    },

    async releaseSlot() {
      await diaries.lock(customer().held);
      await giveBackHeld();
    },

    async bookVisit(number, slot) {
      const ticket = await ownTicket(number);
      if (ticket === undefined) return closed;
      // A visit that is over does not stand in the way of another one.
      const visit = ticket.visit && isAhead(ticket.visit) ? ticket.visit : undefined;
      if (visit !== undefined && isSame(visit, slot)) {
        await diaries.lock(customer().held);
        await giveBackHeld();
        return { ok: true, ticket };
      }
      if (visit !== undefined && (visit.moves >= changeOf(ticket).moves.count || !mayChange(ticket, visit)))
        return closed;
      const team = teamFor(ticket.product?.id, knowledge.teams);
      if (team === undefined || team.id !== slot.team) return full;

      await diaries.lock(slot, visit, customer().held);
      const rules = rulesFor(ticket.product?.id);
      const diary = await diaries.dayOf(team, slot.date, [id, ticket.id]);
      const because = slotRefusal(slot, diary, rules);
      if (because !== undefined) return { ok: false, because };
      await giveBackHeld();
      await diaries.giveBack(visit, ticket.id);
      const begins = await booked(diaries, slot, diary.team, { ticket, own: [id], schedule }, rules);
      const entry = visit ? entryOf('moved', `${shown(visit)} → ${shown(slot)}`) : entryOf('booked', shown(slot));
      return kept({ ...ticket, visit: { ...begins, moves: visit ? visit.moves + 1 : 0 } }, entry);
    },

    async openVisit(request, slot) {
      const team = teamFor(request.product?.id, knowledge.teams);
      if (team === undefined || team.id !== slot.team) return full;
      await diaries.lock(slot, customer().held);
      const rules = rulesFor(request.product?.id);
      const diary = await diaries.dayOf(team, slot.date, [id]);
      const because = slotRefusal(slot, diary, rules);
      if (because !== undefined) return { ok: false, because };
      const ticket = await begun(request);
      await giveBackHeld();
      const begins = await booked(diaries, slot, diary.team, { ticket, own: [id], schedule }, rules);
      return kept({ ...ticket, visit: { ...begins, moves: 0 } }, entryOf('booked', shown(slot)));
    },

    async cancelVisit(number, reason) {
      const ticket = await ownTicket(number);
      if (ticket?.visit === undefined || !mayChange(ticket, ticket.visit)) return undefined;
      const { visit, ...others } = ticket;
      await diaries.lock(visit);
      await diaries.giveBack(visit, ticket.id);
      const entry = entryOf('called-off', [shown(visit), reason.trim()].filter(Boolean).join(' '));
      return (await kept({ ...others, state: withoutVisit(ticket) }, entry)).ticket;
    },

    async restoreVisit(number, { visit, state }) {
      const ticket = await tx.get(tickets, number);
      if (ticket === undefined || !(await isOwn(ticket)) || !isLastByCustomer(ticket)) return closed;
      const team = knowledge.teams.find(each => each.id === visit.team);
      if (team === undefined) return full;
      const gone = ticket.visit && isAhead(ticket.visit) ? ticket.visit : undefined;
      await diaries.lock(visit, gone);
      // It was booked in time once; that it is near now is no reason.
      const rules = staffRules(rulesFor(ticket.product?.id));
      const diary = await diaries.dayOf(team, visit.date, [id, ticket.id]);
      const because = slotRefusal(visit, diary, rules);
      if (because !== undefined) return { ok: false, because };
      await diaries.giveBack(gone, ticket.id);
      const begins = await booked(diaries, visit, team, { ticket, own: [id], schedule }, rulesFor(ticket.product?.id));
      return kept({ ...ticket, state, visit: { ...visit, ...begins } }, entryOf('restored', shown(visit)));
    },

    async noteVisit(number, what) {
      const ticket = await ownTicket(number);
      if (ticket?.visit === undefined || !isAhead(ticket.visit)) return undefined;
      const visit: Visit = { ...ticket.visit, [what === 'kept' ? 'keptAt' : 'remindedAt']: at };
      const entry = { ...entryOf(what, shown(visit)), by: what === 'kept' ? 'customer' : 'desk' } as const;
      return (await kept({ ...ticket, visit }, entry)).ticket;
    },
  };

  async function ownTicket(number: string): Promise<Ticket | undefined> {
    const ticket = await tx.get(tickets, number);
    return ticket !== undefined && isOpen(ticket) && (await isOwn(ticket)) ? ticket : undefined;
  }

  /** Whether nobody has done anything to a case since its customer changed its visit. */
  function isLastByCustomer({ log }: Ticket): boolean {
    const last = log.findLast(({ what }) => what !== 'said' && what !== 'reminded' && what !== 'kept');
    return last?.what === 'called-off' || last?.what === 'moved';
  }

  /** How a visit may be changed, by the policy that its case was opened under. */
  function changeOf(ticket: Ticket): Policy['visit']['change'] {
    return judging(knowledge, ticket).policy.visit.change;
  }

  function mayChange(ticket: Ticket, visit: Visit): boolean {
    return Temporal.Instant.compare(now, changeEnd(visit, judging(knowledge, ticket)).toInstant()) <= 0;
  }

  function isAhead(visit: Visit): boolean {
    return Temporal.Instant.compare(now, slotTime(visit, calendar).toInstant()) < 0;
  }

  async function giveBackHeld(): Promise<void> {
    const { held, ...others } = customer();
    if (held === undefined) return;
    await diaries.giveBack(held, id);
    await keep(others);
  }

  async function kept(ticket: Ticket, entry: TicketEntry): Promise<Extract<Booked, { ok: true }>> {
    const changed = { ...ticket, log: [...ticket.log, entry] };
    await tx.put(tickets, changed);
    const happened = Object.hasOwn(twinEvents, entry.what) ? twinEvents[entry.what] : undefined;
    if (happened !== undefined) await tellTwins(changed, happened);
    return { ok: true, ticket: changed };
  }

  function entryOf(what: string, text: string): TicketEntry {
    return { at, by: 'customer', what, text, key };
  }
}

/** What others hear of what a customer does about a visit. */
const twinEvents: Readonly<Record<string, TwinEvent>> = {
  booked: 'visit',
  moved: 'moved',
  'called-off': 'called-off',
  restored: 'visit',
};

/**
 * Books a time of a locked day that was judged free, whoever wished it, and has the customer reminded of it.
 *
 * @throws Fault('program') when nobody is left, which whoever judged has not seen
 */
export async function booked(
  diaries: Diaries,
  slot: Slot,
  team: Team,
  taker: { readonly ticket: Pick<Ticket, 'id'>; readonly own: readonly string[]; readonly schedule: Desk['schedule'] },
  rules: VisitRules,
): Promise<Omit<Visit, 'moves'>> {
  const { ticket, own, schedule } = taker;
  const minutes = await diaries.take(slot, team, { holder: ticket.id, own }, rules);
  if (minutes === undefined) throw new Fault('program', { because: 'a time that was judged free is taken' });
  await schedule({ kind: 'visit-reminder', ticket: ticket.id }, reminderTime(slot, rules).toInstant());
  return { team: slot.team, date: slot.date, start: slot.start, minutes, bookedAt: stamp(rules.now) };
}

function isSame(visit: Slot, { team, date, start }: Slot): boolean {
  return visit.team === team && visit.date === date && visit.start === start;
}

/** As a case's history names a time: "2026-11-25 09:00". */
export function shown({ date, start }: Pick<Slot, 'date' | 'start'>): string {
  return `${date} ${start}`;
}
