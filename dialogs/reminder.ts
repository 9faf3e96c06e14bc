import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { reminderTime, slotTime } from '../knowledge/booking.ts';
import { judging } from '../knowledge/in-effect.ts';
import { type Labelled, startButton } from './buttons.ts';
import { labelOf } from './menu.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { shownSlot } from './visit-slot.ts';
import type { Visited } from './visits-booked.ts';

/** Who has booked so lately needs no reminder. */
const freshHours = 3;

/**
 * The reminder of a visit, the day before it: one tap keeps it, moves it or calls it off. Every booking and every
 * move schedules one; whichever comes first when it is time tells, the others find that the customer knows.
 */
export const visitReminderDue: Planner<'visit-reminder'> = async (context, job) => {
  const turn = turnOf(context);
  const { desk, knowledge, now } = turn;
  const ticket = (await desk.openTickets()).find(({ id }) => id === job.ticket);
  if (!isVisited(ticket) || ticket.visit.remindedAt !== undefined) return 'nothing';
  const due = reminderTime(ticket.visit, judging(knowledge, ticket)).toInstant();
  if (Temporal.Instant.compare(now, due) < 0) return { later: due };
  const begins = slotTime(ticket.visit, knowledge.calendar).toInstant();
  const isFresh = now.since(ticket.visit.bookedAt).total('hours') < freshHours;
  if (isFresh || Temporal.Instant.compare(now, begins) >= 0) return 'nothing';
  return { speak: () => remind(context, ticket) };
};

async function remind(context: TurnContext, ticket: Visited): Promise<void> {
  const turn = turnOf(context);
  const { desk, memory, texts } = turn;
  await desk.noteVisit(ticket.id, 'reminded');
  const buttons: Labelled[] = [
    { label: texts.reminder.keep, button: { keep: ticket.id } },
    ...(['reschedule', 'cancel-booking'] as const).map(dialog =>
      startButton(dialog, labelOf(turn, { start: dialog }), ticket.id),
    ),
  ];
  memory.offered = buttons.map(({ button }) => button);
  const ways = buttons.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
  await say(context, texts.reminder.text(shownSlot(ticket.visit, turn), ticket.id, ways), buttons);
}

/** The customer says that the visit stands; of one that was called off meanwhile, or is another's, just that. */
export async function keepVisit(context: TurnContext, number: string): Promise<void> {
  const turn: Turn = turnOf(context);
  const t = turn.texts.reminder;
  const ticket = await turn.desk.noteVisit(number, 'kept');
  await say(context, isVisited(ticket) ? t.kept(shownSlot(ticket.visit, turn)) : t.gone);
}

function isVisited(ticket: Visited | { visit?: unknown } | undefined): ticket is Visited {
  return ticket?.visit !== undefined;
}
