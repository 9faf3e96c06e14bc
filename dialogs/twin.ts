import { isOpen } from '../knowledge/lifecycle.ts';
import { dialogButton } from './menu.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';

/**
 * What was done about the same matter in another channel. Who told it there may be somebody else, so nothing is said
 * but what happened, and only the end of the other number; whoever is the same looks there, or asks a person.
 */
export const twinDue: Planner<'twin'> = async (context, job) => {
  const turn = turnOf(context);
  const ticket = await turn.desk.ticket(job.ticket);
  if (ticket === undefined || !isOpen(ticket)) return 'nothing';
  const t = turn.texts.twin;
  const text = t.told(ticket.id, job.of.slice(-3), t.happened[job.what]);
  const person = dialogButton(turn, 'handover');
  return {
    async speak() {
      turn.memory.offered = person.map(({ button }) => button);
      await say(context, text, person);
    },
  };
};
