import { Temporal } from 'temporal-polyfill';
import { changeEnd, slotTime } from '../knowledge/booking.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { judging } from '../knowledge/in-effect.ts';
import type { Ticket, Visit } from '../knowledge/records.ts';
import type { Json, Next, Said, Slot } from './form/form.ts';
import { dialogButton } from './menu.ts';
import { contactLine } from './opening.ts';
import type { Turn } from './turn-of.ts';
import { findTicketNumber } from './understand/ticket-number.ts';
import { shownSlot } from './visit-slot.ts';

export type Visited = Ticket & { readonly visit: Visit };

/** The customer's visits that are still to come, the next one first. */
export async function visitsAhead({ desk, knowledge, now }: Turn): Promise<Visited[]> {
  const visited = (await desk.openTickets()).filter((ticket): ticket is Visited => ticket.visit !== undefined);
  const begins = ({ visit }: Visited) => slotTime(visit, knowledge.calendar).epochMilliseconds;
  return visited.filter(each => begins(each) > now.epochMilliseconds).sort((a, b) => begins(a) - begins(b));
}

/**
 * Those of them that the customer may still change, or why none may, with what helps.
 *
 * @param known `about` is the case whose visit is meant, where one was named, and the others are left alone then;
 *   a `wish` with nothing to move is one for a booking
 */
export async function changeable(
  turn: Turn,
  change: 'reschedule' | 'cancel-booking',
  { about, wish }: Readonly<Record<string, Json>>,
): Promise<{ readonly visits: readonly Visited[]; readonly idle?: Said & { readonly next?: Next } }> {
  const { texts, knowledge, language, now } = turn;
  const t = texts.reschedule;
  const ruleOf = (ticket: Visited) => judging(knowledge, ticket).policy.visit.change;
  const ahead = (await visitsAhead(turn)).filter(({ id }) => about === undefined || id === about);
  const inTime = ahead.filter(ticket => {
    return Temporal.Instant.compare(changeEnd(ticket.visit, judging(knowledge, ticket)).toInstant(), now) >= 0;
  });
  const visits =
    change === 'reschedule' ? inTime.filter(ticket => ticket.visit.moves < ruleOf(ticket).moves.count) : inTime;
  const [next] = ahead;
  if (visits.length > 0) return { visits };
  if (next === undefined) {
    const books = change === 'reschedule' && about === undefined && wish !== undefined;
    const idle = books
      ? { said: t.bookInstead, next: { dialog: 'booking' as const, given: { wish } } }
      : { said: t.none, onward: [...dialogButton(turn, 'booking'), ...dialogButton(turn, 'handover')] };
    return { visits, idle };
  }
  const slot = shownSlot(next.visit, turn);
  const rule = ruleOf(next);
  const said =
    inTime.length === 0
      ? t.tooLate(slot, shownFigure(rule.notice, language), contactLine(turn))
      : t.noMoves(slot, rule.moves.count, contactLine(turn));
  return {
    visits,
    idle: {
      said,
      onward: [...(inTime.length > 0 ? dialogButton(turn, 'cancel-booking') : []), ...dialogButton(turn, 'handover')],
    },
  };
}

/** How often its customer may still move a visit. */
export function movesLeft(ticket: Visited, { knowledge }: Pick<Turn, 'knowledge'>): number {
  return judging(knowledge, ticket).policy.visit.change.moves.count - ticket.visit.moves;
}

/** The visit that a form is about: the one that was named, or the only one. */
export function meantOf(visits: readonly Visited[], { about }: { about?: string }): Visited | undefined {
  return visits.find(({ id }) => id === about) ?? (visits.length === 1 ? visits[0] : undefined);
}

/** Which of several visits is meant; one alone needs no question. */
export function whichVisit(visits: readonly Visited[], ask: string, turn: Turn): Slot<{ about?: string }, string> {
  const choices = visits.map(({ id, visit }) => ({ value: id, label: shownSlot(visit, turn), synonyms: [id] }));
  return {
    label: turn.texts.booking.about.label,
    when: () => visits.length > 1,
    ask: () => ({ text: ask, choices }),
    read: ({ text, chosen }) => {
      const said = findTicketNumber(text);
      const named = chosen ?? (said !== undefined && 'number' in said ? said.number : undefined);
      return visits.some(({ id }) => id === named) ? { value: named ?? '' } : { problem: ask };
    },
  };
}
