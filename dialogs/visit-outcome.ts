import { changeEnd, slotTime, visitMinutes } from '../knowledge/booking.ts';
import { judging } from '../knowledge/in-effect.ts';
import { startButton } from './buttons.ts';
import type { Done } from './form/form.ts';
import { dialogButton, labelOf } from './menu.ts';
import { contactLine, moment } from './opening.ts';
import type { Booked } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { onTheClock, shownSlot, type VisitAnswers, whyNot } from './visit-slot.ts';

/** What the customer reads of a booking; a time that was taken meanwhile is asked for again. */
export function outcome<A extends VisitAnswers>(booked: Booked, { visit: slot }: A, turn: Turn): Done<A> {
  const { texts, knowledge, language, now } = turn;
  const t = texts.booking;
  if (!booked.ok) {
    const { because } = booked;
    if (because.code === 'closed') return { said: t.closed(contactLine(turn)), onward: dialogButton(turn, 'handover') };
    const why = because.code === 'full' ? t.visit.gone(shownSlot(slot, turn)) : whyNot(because, slot.date, turn);
    return { again: 'visit', because: t.again(why) };
  }
  const { ticket } = booked;
  const { calendar, shop } = knowledge;
  const judged = judging(knowledge, ticket);
  const until = changeEnd(slot, judged).toInstant();
  const shown = onTheClock(ticket.visit ?? slot, turn);
  const moves = judged.policy.visit.change.moves.count - (ticket.visit?.moves ?? 0);
  const begins = slotTime(slot, calendar);
  const ends = begins
    .add({ minutes: ticket.visit?.minutes ?? visitMinutes(judged.policy) })
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  const by = moment(until.toString(), calendar.zone, language);
  const told = (ticket.visit?.moves ?? 0) > 0 ? t.moved : t.done;
  return {
    ticket: ticket.id,
    said: [
      told(ticket.id, shown, by, moves),
      t.calendar(slot.date, slot.start, ends, shop.name[language], ticket.id),
    ].join('\n\n'),
    // A change that comes too late is no offer.
    ...(until.epochMilliseconds > now.epochMilliseconds && {
      onward: (['reschedule', 'cancel-booking'] as const).map(dialog =>
        startButton(dialog, labelOf(turn, { start: dialog }), ticket.id),
      ),
    }),
  };
}
