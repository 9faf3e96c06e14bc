import { compensationEnd, owedCompensation } from '../knowledge/compensation.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import type { Ticket } from '../knowledge/records.ts';
import { contactBy } from './decision.ts';
import { dayText } from './opening.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** Once the last day of a promise is over it is looked at whether it was kept. */
export async function scheduleLateCompensation(
  { desk, knowledge }: Pick<Turn, 'desk' | 'knowledge'>,
  ticket: Ticket,
): Promise<void> {
  const owed = owedCompensation(ticket);
  if (owed === undefined) return;
  const task = { kind: 'late-compensation', ticket: ticket.id, of: owed.id } as const;
  await desk.schedule(task, compensationEnd(owed, knowledge.calendar));
}

/**
 * What was promised to make good a loss and was not done by its last day makes the case pressing, once; then its
 * customer is told so, and by when somebody calls. A case that has ended comes back to the clerks as one of its own.
 */
export const lateCompensationDue: Planner<'late-compensation'> = async (context, job) => {
  const turn = turnOf(context);
  const { desk, now, texts, language } = turn;
  const ticket = await desk.ticket(job.ticket);
  const owed = ticket && owedCompensation(ticket);
  if (ticket === undefined || owed?.id !== job.of) return 'nothing';
  const { id, anonymous, phone } = ticket;
  const t = texts.complaint.compensated;
  if (job.escalated === true) {
    const text = t.late(id, owed.what, dayText(owed.until, language), contactBy(ticket, turn));
    return { speak: () => say(context, text) };
  }
  return {
    async act() {
      const reason = t.reason(id, owed.what, owed.until);
      if (isOpen(ticket)) await desk.hurry(id, reason);
      else {
        await desk.openCase({ kind: 'handover', fault: reason, photos: [], about: id, ...(phone && { phone }) });
      }
      if (!anonymous) await desk.schedule({ kind: 'late-compensation', ticket: id, of: owed.id, escalated: true }, now);
    },
  };
};
