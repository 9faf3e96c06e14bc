import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { lastOf } from '../knowledge/case-guards.ts';
import { spanEnd } from '../knowledge/contact-hours.ts';
import type { Span } from '../knowledge/figures.ts';
import type { Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import type { Button, Labelled } from './buttons.ts';
import type { Memory } from './memory.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/**
 * A case was closed: its customer is asked a little later how it went. Once per case ever, never about a complaint, a
 * suggestion or praise, or a case that itself follows up a survey.
 */
export async function scheduleSurvey(
  { desk, knowledge, now }: Pick<Turn, 'desk' | 'knowledge' | 'now'>,
  ticket: Ticket,
): Promise<void> {
  // Who has told an opinion is not asked for marks, and nobody twice for one matter.
  const { survey, about, sameAs, kind } = ticket;
  if ([survey, about, sameAs].some(each => each !== undefined) || ['complaint', 'question'].includes(kind)) return;
  const due = spanEnd(now, knowledge.policy.survey.after, knowledge.calendar);
  await desk.schedule({ kind: 'survey', ticket: ticket.id }, due);
}

/**
 * Asks, unless the case was opened again meanwhile or has been asked about before. Who was asked about another case a
 * short while ago is asked later, or about this one never.
 */
export const surveyDue: Planner<'survey'> = async (context, { ticket: number }) => {
  const { desk, knowledge, now } = turnOf(context);
  const ticket = await desk.ticket(number);
  if (ticket?.state !== 'closed' || ticket.survey !== undefined) return 'nothing';
  const { apart, latest } = knowledge.policy.survey;
  const after = (at: string, span: Span) => spanEnd(Temporal.Instant.from(at), span, knowledge.calendar);
  const isOver = (moment: Temporal.Instant) => Temporal.Instant.compare(moment, now) <= 0;
  if (isOver(after(lastOf(ticket, 'close')?.at ?? ticket.openedAt, latest))) return 'nothing';
  const asked = (await desk.cases()).flatMap(({ survey }) => survey?.askedAt ?? []).sort();
  const last = asked.at(-1);
  const rested = last === undefined ? now : after(last, apart);
  if (!isOver(rested)) return { later: rested };
  return {
    async speak() {
      await desk.keepSurvey(number, { askedAt: stamp(now) });
      await ask(context, ticket, 'ask');
      const again = spanEnd(now, knowledge.policy.survey.reminder, knowledge.calendar);
      await desk.schedule({ kind: 'survey-reminder', ticket: number }, again);
    },
  };
};

/** Asks once more, and then never again. */
export const surveyReminderDue: Planner<'survey-reminder'> = async (context, { ticket: number }) => {
  const ticket = await turnOf(context).desk.ticket(number);
  const { survey } = ticket ?? {};
  if (ticket?.state !== 'closed' || survey === undefined) return 'nothing';
  if (survey.mark !== undefined || survey.declined) return 'nothing';
  return { speak: () => ask(context, ticket, 'reminder') };
};

/** Shows the question again to somebody who looks for it. */
export async function surveyAgain(context: TurnContext): Promise<void> {
  const { memory, desk, texts } = turnOf(context);
  const ticket = memory.survey && (await desk.ticket(memory.survey.ticket));
  await (ticket?.survey === undefined ? say(context, texts.survey.none) : ask(context, ticket, 'ask'));
}

async function ask(context: TurnContext, ticket: Ticket, how: 'ask' | 'reminder'): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory, now, knowledge } = turn;
  const { worst, best } = knowledge.policy.survey.scale;
  memory.survey = { ticket: ticket.id, at: stamp(now), telling: false };
  const text = texts.survey[how](ticket.id, ticket.fault.slice(0, 20), worst, best);
  await say(context, text, markButtons(turn, ticket.id));
}

/**
 * Asks for a mark after a figure that the scale does not have, or none at all.
 *
 * @param heard what is said first
 */
export async function askWhich(context: TurnContext, number: string, heard?: string): Promise<void> {
  const turn = turnOf(context);
  const { texts, knowledge } = turn;
  const { worst, best } = knowledge.policy.survey.scale;
  const which = texts.survey.which(worst, best);
  await say(context, heard === undefined ? which : `${heard}\n\n${which}`, markButtons(turn, number));
}

/** From the best mark to the worst; they are what a typed number answers next. */
function markButtons({ texts, knowledge, memory }: Turn, number: string): Labelled[] {
  const { worst, best } = knowledge.policy.survey.scale;
  const { marks, markLabel } = texts.survey;
  const all = Array.from({ length: best - worst + 1 }, (_, at) => best - at);
  const buttons = all.map((mark): Labelled => {
    const label = markLabel(mark, all.length === marks.length ? marks[mark - worst] : undefined);
    return { label, button: { ask: { form: 'survey', run: number, slot: 'mark' }, choose: String(mark) } };
  });
  memory.offered = buttons.map(({ button }) => button);
  return buttons;
}

/** Something else was said: a number is no mark any more, and the next message is not about the survey. */
export function surveyPassed(memory: Memory): void {
  memory.offered = memory.offered.filter(button => !isSurvey(button));
  if (memory.survey !== undefined) memory.survey = { ...memory.survey, telling: false };
}

/** Whether the survey was the last thing that the desk said. */
export function isJustAsked({ survey, offered }: Memory): boolean {
  return offered.some(button => isSurvey(button) && button.ask.slot === 'mark' && button.ask.run === survey?.ticket);
}

/** A mark, or the no to a call; `run` is the number of the case. */
export type SurveyButton = Extract<Button, { ask: unknown }>;

export function isSurvey(button: Button): button is SurveyButton {
  return 'ask' in button && button.ask.form === 'survey';
}
