import type { TurnContext } from 'botbuilder-core';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation } from '../knowledge/quotation.ts';
import type { Ticket } from '../knowledge/records.ts';
import type { Button } from './buttons.ts';
import type { Decision } from './decision-buttons.ts';
import { dialogButton } from './menu.ts';
import { dayText, moment } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readDecision } from './understand/agreement.ts';

/** A tap on an answer to a quotation, or to work that is done. */
export type DecisionButton = Extract<Button, { decide: unknown }>;

/**
 * Takes the customer's answer to a quotation, or to work that is done, as it was tapped or typed; what it is about may
 * have changed meanwhile, then that is said.
 */
export async function decide(context: TurnContext, { decide: decision, about, of }: DecisionButton): Promise<void> {
  const turn = turnOf(context);
  const { desk, input, knowledge, language } = turn;
  const t = turn.texts.decision;
  const person = dialogButton(turn, 'handover');
  const ticket = await desk.ticket(about);
  // Whose number it is, if anybody's, is nobody else's business.
  if (ticket === undefined) return say(context, t.gone(about), person);
  if (of !== undefined && currentQuotation(ticket)?.id !== of) return say(context, t.another(about), person);
  const decided = await desk.decide(about, eventOf(decision, ticket), input.text);
  if (decided.ok) return say(context, doneText(turn, decision, decided.ticket));
  const { because } = decided;
  switch (because.code) {
    case 'quotation-lapsed':
      return say(context, t.lapsed(about, dayText(because.until, language)), person);
    case 'quotation-answered':
      return say(context, t.already(about), person);
    case 'too-late':
      return say(context, t.tooLate(about, moment(because.until, knowledge.calendar.zone, language)), [
        ...dialogButton(turn, 'repair'),
        ...person,
      ]);
    default:
      return say(context, t.gone(about), person);
  }
}

/**
 * A decision in words, 同意报价, 先不修, 没修好, where there is exactly one case that it can be about.
 *
 * @param inForm only words that name the quotation count, as a form may ask for a plain yes
 * @returns whether the message was one
 */
export async function decidedInWords(context: TurnContext, inForm: boolean): Promise<boolean> {
  const { input, desk, memory } = turnOf(context);
  const said = input.button === undefined ? readDecision(input.text) : undefined;
  if (said === undefined || (inForm && !said.names)) return false;
  const open = await desk.openTickets();
  const isAbout = said.decision === 'approve' || said.decision === 'decline' ? isQuoted : isToAccept;
  const fitting = open.filter(isAbout);
  if (fitting.length === 0 && said.decision === 'not-fixed' && memory.person !== undefined) {
    const last = await desk.ticket(memory.person.ticket);
    if (last?.state === 'closed') fitting.push(last);
  }
  const [ticket, ...others] = fitting;
  if (ticket === undefined || others.length > 0) return false;
  await decide(context, { decide: said.decision, about: ticket.id });
  return true;
}

function isQuoted(ticket: Ticket): boolean {
  const quotation = currentQuotation(ticket);
  return quotation !== undefined && quotation.answer === undefined;
}

function isToAccept({ state }: Ticket): boolean {
  return state === 'repaired' || state === 'done' || state === 'sent';
}

/** What is not fixed is sent back, and opened again once it is closed. */
function eventOf(decision: Decision, { state }: Ticket): Decision | 'reject' {
  return decision === 'not-fixed' && state !== 'closed' ? 'reject' : decision;
}

function doneText({ texts, language }: Turn, decision: Decision, ticket: Ticket): string {
  const t = texts.decision;
  switch (decision) {
    case 'approve': {
      const total = currentQuotation(ticket)?.total;
      return t.approved(ticket.id, total === undefined ? '' : shownMoney(total, language));
    }
    case 'decline':
      return t.declined(ticket.id);
    case 'accept':
      return t.accepted(ticket.id);
    case 'not-fixed':
      return t.notFixed(ticket.id);
  }
}
