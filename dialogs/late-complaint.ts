import { Temporal } from 'temporal-polyfill';
import { isAnswered } from '../knowledge/due.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { moment } from './opening.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';

/**
 * A complaint that nobody has answered by the time that was promised becomes pressing, once; then its customer is told
 * so, and by when now. Who wanted no answer is told nothing.
 */
export const lateComplaintDue: Planner<'late-complaint'> = async (context, job) => {
  const { desk, now, texts, knowledge, language } = turnOf(context);
  const ticket = await desk.ticket(job.ticket);
  if (ticket === undefined || !isOpen(ticket) || isAnswered(ticket)) return 'nothing';
  const { id, promised, anonymous, pressing } = ticket;
  if (job.escalated !== true) {
    if (pressing) return 'nothing';
    return {
      async act() {
        await desk.hurry(id, texts.complaint.late.reason);
        if (!anonymous) await desk.schedule({ kind: 'late-complaint', ticket: id, escalated: true }, now);
      },
    };
  }
  const zone = knowledge.calendar.zone;
  const told = moment(promised?.answered ?? ticket.openedAt, zone, language);
  const ahead =
    promised?.done !== undefined && Temporal.Instant.compare(promised.done, now) > 0 ? promised.done : undefined;
  const text = texts.complaint.late.told(id, told, ahead && moment(ahead, zone, language));
  return { speak: () => say(context, text) };
};
