import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { shownFigure } from '../knowledge/figures.ts';
import { judging } from '../knowledge/in-effect.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation } from '../knowledge/quotation.ts';
import type { Ticket } from '../knowledge/records.ts';
import { acceptance, quotationReminder } from '../knowledge/reminders.ts';
import { type Decision, decisionButtons } from './decision-buttons.ts';
import { dayText, moment } from './opening.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** What a case waits for that its customer has to answer is reminded of once, before the time for it is out. */
export async function scheduleAnswerReminder(
  { desk, knowledge, now }: Pick<Turn, 'desk' | 'knowledge' | 'now'>,
  ticket: Ticket,
): Promise<void> {
  const { calendar, policy } = judging(knowledge, ticket);
  const quotation = currentQuotation(ticket);
  const schedule = async (task: Parameters<typeof desk.schedule>[0], at: Temporal.Instant) => {
    // With so short a time what was just said is reminder enough.
    if (Temporal.Instant.compare(at, now) > 0) await desk.schedule(task, at);
  };
  if (quotation !== undefined && quotation.answer === undefined) {
    const task = { kind: 'quotation-reminder', ticket: ticket.id, of: quotation.id } as const;
    await schedule(task, quotationReminder(quotation, calendar, policy));
  }
  const waits = acceptance(ticket, calendar, policy);
  if (waits !== undefined) {
    await schedule({ kind: 'acceptance-reminder', ticket: ticket.id, since: waits.since }, waits.reminder);
  }
}

/** A quotation that nobody has answered and that is still valid; another one has a reminder of its own. */
export const quotationReminderDue: Planner<'quotation-reminder'> = async (context, job) => {
  const { desk, knowledge, language, now, texts } = turnOf(context);
  const ticket = await desk.ticket(job.ticket);
  const quotation = ticket && currentQuotation(ticket);
  if (ticket === undefined || !isOpen(ticket) || quotation?.id !== job.of || quotation.answer !== undefined)
    return 'nothing';
  // What was put off until it has lapsed can no longer be answered.
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().toString();
  if (today > quotation.validUntil) return 'nothing';
  const [total, until] = [shownMoney(quotation.total, language), dayText(quotation.validUntil, language)];
  return {
    speak: () =>
      ask(context, ticket, texts.decision.remindQuoted(ticket.id, total, until), ['approve', 'decline', 'ask']),
  };
};

/** Work that is done and that its customer has said nothing of; done again, it has a reminder of its own. */
export const acceptanceReminderDue: Planner<'acceptance-reminder'> = async (context, job) => {
  const { desk, knowledge, language, now, texts } = turnOf(context);
  const ticket = await desk.ticket(job.ticket);
  const { calendar, policy } = ticket ? judging(knowledge, ticket) : knowledge;
  const waits = ticket && acceptance(ticket, calendar, policy);
  if (ticket === undefined || waits?.since !== job.since) return 'nothing';
  if (Temporal.Instant.compare(now, waits.until) >= 0) return 'nothing';
  const until = moment(waits.until.toString({ smallestUnit: 'millisecond' }), calendar.zone, language);
  const again = shownFigure(policy.cases.reopen, language);
  const fault = [...ticket.fault].slice(0, 20).join('');
  return {
    speak: () => {
      const text = texts.decision.remindDone(ticket.id, fault, until, again, ofMachines.includes(ticket.kind));
      return ask(context, ticket, text, ['accept', 'not-fixed', 'later']);
    },
  };
};

/** What is well when a machine works. */
const ofMachines: readonly Ticket['kind'][] = ['repair', 'maintenance', 'installation', 'upgrade'];

async function ask(
  context: TurnContext,
  ticket: Ticket,
  text: string,
  answers: readonly (Decision | 'ask')[],
): Promise<void> {
  const turn = turnOf(context);
  const buttons = decisionButtons(turn, ticket, answers);
  turn.memory.offered = buttons.map(({ button }) => button);
  await say(context, text, buttons);
}
