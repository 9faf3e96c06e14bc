import type { TurnContext } from 'botbuilder-core';
import { caseStatus, casesAsked } from './case-status.ts';
import { sayEntry, understood } from './faq.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';
import { asks } from './understand/sentence.ts';
import { findTicketNumber } from './understand/ticket-number.ts';

/**
 * Answers a question that came in the middle of a form: one of the FAQ, or how the customer's own case stands.
 *
 * @returns whether it was a question that the desk could answer
 */
export async function answerAside(context: TurnContext, text: string): Promise<boolean> {
  // Figures alone answer the form, be they wrong: a number that is too short asks nothing.
  if (!/\p{L}/u.test(text)) return false;
  const turn = turnOf(context);
  const meant = understood(turn, text);
  if (meant.outcome === 'answer') return sayEntry(context, meant.answer.id);
  // Any answer that does not fit comes here: only what surely asks for it is one.
  if (meant.outcome !== 'dialog' || meant.dialog !== 'status' || !(asks(text) || ofCase.test(text))) return false;
  const named = findTicketNumber(text);
  const own = await casesAsked(turn.desk);
  const about = named !== undefined && 'number' in named ? own.filter(({ id }) => id === named.number) : own;
  const told = about.slice(0, toldAside).map(ticket => caseStatus(ticket, turn, 'briefly'));
  await say(context, told.length === 0 ? turn.texts.status.none : told.join('\n\n'));
  return true;
}

const ofCase = /单|进度|编号|(?<![a-z])(?:case|ticket|status|progress|order)(?![a-z])/i;
/** More than that is looked up when the form is done. */
const toldAside = 3;
