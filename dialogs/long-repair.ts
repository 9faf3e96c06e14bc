import { Temporal } from 'temporal-polyfill';
import { shownFigure } from '../knowledge/figures.ts';
import { judging } from '../knowledge/in-effect.ts';
import { longRepairOf } from '../knowledge/long-repair.ts';
import type { Planner } from './plan.ts';
import { turnOf } from './turn-of.ts';

/** A repair that takes too long becomes a task of a person: to say why and until when, and to offer an exchange. */
export const longRepairDue: Planner<'long-repair'> = async (context, job) => {
  const { desk, knowledge, now, texts, language } = turnOf(context);
  const ticket = await desk.ticket(job.ticket);
  if (ticket === undefined) return 'nothing';
  const { calendar, policy } = judging(knowledge, ticket);
  const long = longRepairOf(ticket, calendar, policy, now);
  if (long === undefined) return 'nothing';
  if (Temporal.Instant.compare(now, long.over) < 0) return { later: long.over };
  const { id, fault, phone, product, serial } = ticket;
  const days = shownFigure(policy.returns.longRepair[long.cause], language);
  return {
    async act() {
      await desk.openCase({
        kind: 'handover',
        fault: texts.longRepair(id, fault.slice(0, 20), days),
        photos: [],
        about: id,
        ...(phone !== undefined && { phone }),
        ...(product !== undefined && { product }),
        ...(serial !== undefined && { serial }),
      });
    },
  };
};
