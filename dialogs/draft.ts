import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { spanStart } from '../knowledge/contact-hours.ts';
import { stamp } from '../knowledge/stamp.ts';
import { answersOf } from './form/form-dialog.ts';
import { dialogIds } from './ids.ts';
import { dialogButton, labelOf } from './menu.ts';
import { moment } from './opening.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';

/**
 * A form that was begun and left: a while before it is forgotten the customer is told once, and at its end it is
 * removed. What is touched meanwhile is kept longer; what is gone was submitted or cancelled.
 */
export const draftDue: Planner<'draft'> = async (context, job) => {
  const turn = turnOf(context);
  const { desk, knowledge, now } = turn;
  const form = dialogIds.find(id => id === job.form);
  const draft = form && (await desk.keptDraft(form));
  // Another filling-in of the same form has a job of its own.
  if (form === undefined || draft === undefined || draft.begunAt !== job.begunAt) return 'nothing';
  if (Temporal.Instant.compare(now, draft.until) >= 0) return { act: () => desk.dropDraft(form) };
  if (job.told || !isWorthTelling(form, draft.state)) return { later: draft.until };
  const tell = spanStart(draft.until, knowledge.policy.draft.reminder, knowledge.calendar);
  if (Temporal.Instant.compare(now, tell) < 0) return { later: tell };
  return {
    async speak() {
      await remind(context, form, draft.until);
      await desk.schedule({ kind: 'draft', form, begunAt: job.begunAt, told: true }, draft.until);
    },
  };
};

/** Nobody wants to be told of a question that they once looked up, or of a change that they let be. */
const slight: readonly (typeof dialogIds)[number][] = ['warranty', 'reschedule', 'cancel-booking'];

/** Whether there is something in it that the customer would have to say again. */
function isWorthTelling(form: (typeof dialogIds)[number], state: Readonly<Record<string, unknown>>): boolean {
  if (slight.includes(form)) return false;
  const { consent: _, ...answers } = answersOf({ id: form, state });
  return Object.values(answers).some(answer => answer !== null);
}

async function remind(context: TurnContext, form: (typeof dialogIds)[number], until: Temporal.Instant): Promise<void> {
  const turn = turnOf(context);
  const { texts, knowledge, language, memory } = turn;
  const button = dialogButton(turn, form);
  memory.offered = button.map(each => each.button);
  const end = moment(stamp(until), knowledge.calendar.zone, language);
  await say(context, texts.draft.endsSoon(labelOf(turn, { start: form }), end), button);
}
