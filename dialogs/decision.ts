import type { TurnContext } from 'botbuilder-core';
import { nextDue } from '../knowledge/due.ts';
import { judging } from '../knowledge/in-effect.ts';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation } from '../knowledge/quotation.ts';
import type { Ticket } from '../knowledge/records.ts';
import { answeredBy, promisesOf } from '../knowledge/service-level.ts';
import type { Button } from './buttons.ts';
import { type Decision, labelOfDecision } from './decision-buttons.ts';
import { dialogButton } from './menu.ts';
import { dayText, moment } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readDecision, tellsUnfixed } from './understand/agreement.ts';
import { isPlace } from './understand/choice.ts';
import { voucherOf } from './voucher.ts';

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
  if (decision === 'later') return say(context, laterText(turn, ticket));
  // Whoever reads the case later does not see what stood under the number that was typed.
  const words = isPlace(input.text) ? labelOfDecision(decision, ticket, language) : input.text;
  const decided = await desk.decide(about, eventOf(decision, ticket), words);
  if (decided.ok) return say(context, await doneText(turn, decision, decided.ticket));
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
  if (input.button !== undefined) return false;
  const plain = readDecision(input.text);
  // Which machine still fails is plain only while one is waiting to be tried.
  const said = plain ?? (tellsUnfixed(input.text) ? { decision: 'not-fixed' as const, names: false } : undefined);
  if (said === undefined || (inForm && !said.names)) return false;
  const open = await desk.openTickets();
  const isAbout = said.decision === 'approve' || said.decision === 'decline' ? isQuoted : isToAccept;
  const fitting = open.filter(isAbout);
  if (fitting.length === 0 && plain?.decision === 'not-fixed' && memory.person !== undefined) {
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
function eventOf(decision: Exclude<Decision, 'later'>, { state }: Ticket): Exclude<Decision, 'later'> | 'reject' {
  return decision === 'not-fixed' && state !== 'closed' ? 'reject' : decision;
}

async function doneText(turn: Turn, decision: Exclude<Decision, 'later'>, ticket: Ticket): Promise<string> {
  const { texts, language } = turn;
  const t = texts.decision;
  switch (decision) {
    case 'approve': {
      const total = currentQuotation(ticket)?.total;
      return t.approved(ticket.id, total === undefined ? '' : shownMoney(total, language));
    }
    case 'decline':
      return t.declined(ticket.id);
    case 'accept': {
      const voucher = await voucherOf(ticket, turn);
      const papers = ticket.kind === 'installation' ? t.installed(ticket.id) : undefined;
      return [t.accepted(ticket.id, ticket.kind === 'repair'), voucher ?? papers].filter(Boolean).join('\n\n');
    }
    case 'not-fixed':
      return t.notFixed(ticket.id, contactBy(ticket, turn));
  }
}

/** Nobody has to know at once: until when it can be said. */
function laterText({ texts, knowledge, language, now }: Turn, ticket: Ticket): string {
  const { calendar, policy } = judging(knowledge, ticket);
  const due = isToAccept(ticket) ? nextDue(ticket, calendar, policy, now).target : undefined;
  if (due === undefined) return texts.decision.gone(ticket.id);
  return texts.decision.laterDone(ticket.id, moment(due.at.toInstant().toString(), calendar.zone, language));
}

/** By when somebody speaks to a customer at the latest, whatever it is about (L6). */
export function contactBy(ticket: Ticket, { knowledge, language, now }: Turn): string {
  const { calendar, policy } = judging(knowledge, ticket);
  const { firstResponse } = promisesOf('support', now, calendar, policy);
  const by = answeredBy(firstResponse, now, calendar, policy);
  return moment(by.toInstant().toString(), calendar.zone, language);
}
