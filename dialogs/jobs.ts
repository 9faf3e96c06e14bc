import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { contactTime } from '../knowledge/contact-hours.ts';
import type { Job } from '../knowledge/records.ts';
import { acceptanceReminderDue, quotationReminderDue } from './answer-reminder.ts';
import { draftDue } from './draft.ts';
import { numberConfirmed } from './joining.ts';
import { lateCompensationDue } from './late-compensation.ts';
import { lateComplaintDue } from './late-complaint.ts';
import { longRepairDue } from './long-repair.ts';
import { maintenanceReminderDue } from './maintenance.ts';
import type { Planner } from './plan.ts';
import { visitReminderDue } from './reminder.ts';
import { askAgain, type Stack } from './stack.ts';
import { surveyDue, surveyReminderDue } from './survey.ts';
import { handBackDue, isTaken } from './taken.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { twinDue } from './twin.ts';

/** Who plans each kind of job. A kind that nobody plans comes to nothing. */
const planners: { readonly [Kind in Job['kind']]: Planner<Kind> } = {
  draft: draftDue,
  survey: surveyDue,
  'survey-reminder': surveyReminderDue,
  'visit-reminder': visitReminderDue,
  'long-repair': longRepairDue,
  'hand-back': handBackDue,
  'maintenance-reminder': maintenanceReminderDue,
  'quotation-reminder': quotationReminderDue,
  'acceptance-reminder': acceptanceReminderDue,
  'late-complaint': lateComplaintDue,
  'late-compensation': lateCompensationDue,
  twin: twinDue,
  'number-confirmed': numberConfirmed,
};

/** Somebody who is filling in a form and wrote so lately is not interrupted; it is looked at again after that time. */
const undisturbedMinutes = 30;

/**
 * Performs a job as a turn of its conversation.
 *
 * @returns `done`, or when it is to be looked at again; then nothing was said or changed
 */
export async function perform(
  context: TurnContext,
  stack: Stack,
  job: Job,
): Promise<'done' | { readonly later: Temporal.Instant }> {
  const plan = await (planners[job.kind] as Planner<Job['kind']> | undefined)?.(context, job);
  if (plan === undefined || plan === 'nothing') return 'done';
  if ('later' in plan) return plan;
  const turn = turnOf(context);
  if ('giveBack' in plan) {
    const open = contactTime(turn.now, turn.knowledge.calendar, turn.knowledge.policy);
    if (Temporal.Instant.compare(open, turn.now) > 0) return { later: open };
    await plan.giveBack();
    turn.memory.spokeFirst = true;
    await askAgain(context, stack);
    return 'done';
  }
  if ('speak' in plan) {
    const welcome = welcomeAt(turn, stack);
    if (Temporal.Instant.compare(welcome, turn.now) > 0) return { later: welcome };
    await plan.speak();
    turn.memory.spokeFirst = true;
    return 'done';
  }
  await plan.act();
  return 'done';
}

/** When the customer may be spoken to: not at night, and not in the middle of something. */
function welcomeAt(turn: Turn, stack: Stack): Temporal.Instant {
  const { now, knowledge, memory } = turn;
  const heardLately = memory.heardAt !== undefined && now.since(memory.heardAt).total('minutes') < undisturbedMinutes;
  const inForm = (stack.dialogs?.dialogStack.length ?? 0) > 0;
  const inDanger = memory.danger !== undefined || memory.suspected?.held !== undefined;
  const free = isTaken(turn) || (heardLately && (inForm || inDanger)) ? now.add({ minutes: undisturbedMinutes }) : now;
  return contactTime(free, knowledge.calendar, knowledge.policy);
}
