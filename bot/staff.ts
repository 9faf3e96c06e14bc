import { MessageFactory } from 'botbuilder-core';
import { z } from 'zod';
import { Memory } from '../dialogs/memory.ts';
import { scheduleSurvey, surveyPassed } from '../dialogs/survey.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { lifecycleEvents, moved, possibleEvents } from '../knowledge/lifecycle.ts';
import type { Ticket } from '../knowledge/records.ts';
import { type DeskOptions, deskOf } from './desk.ts';
import { tickets } from './store/collections.ts';
import type { OpenTurn } from './turn.ts';

/** What a clerk does to a case: says something to the customer, or moves it on, with words where they help. */
export const StaffOrder = z.strictObject({
  ticket: z.string().max(40),
  /** Who gives it, as the customer reads it. */
  name: z.string().trim().min(1).max(40),
  do: z.enum(['answer', ...lifecycleEvents]),
  text: z.string().trim().max(4000).default(''),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

export type StaffRefusal = 'no-ticket' | 'no-text' | 'not-now';

/** Orders that mean nothing to the customer without words: an answer, when somebody comes, where to send it, why not. */
const needText: readonly StaffOrder['do'][] = ['answer', 'arrange-visit', 'ask-to-mail', 'cancel'];

/** Why an order cannot be carried out on a case as it stands; undefined when it can. */
export function staffRefusal(ticket: Ticket | undefined, order: StaffOrder): StaffRefusal | undefined {
  if (ticket === undefined) return 'no-ticket';
  if (needText.includes(order.do) && order.text === '') return 'no-text';
  if (order.do !== 'answer' && !possibleEvents(ticket).includes(order.do)) return 'not-now';
  return undefined;
}

/**
 * Carries out a clerk's order as a turn of the customer's conversation: the case moves and the customer reads so, or
 * neither. An order that has become impossible meanwhile changes nothing.
 */
export async function obey(
  { tx, context, message, conversation, now }: OpenTurn,
  order: StaffOrder,
  known: Pick<DeskOptions, 'knowledge' | 'random'>,
): Promise<void> {
  const ticket = await tx.get(tickets, order.ticket);
  if (ticket === undefined || staffRefusal(ticket, order) !== undefined) return;
  const at = now.toString({ smallestUnit: 'millisecond' });
  const changed: Ticket = {
    ...ticket,
    state: (order.do === 'answer' ? undefined : moved(ticket, order.do)) ?? ticket.state,
    log: [
      ...ticket.log,
      {
        at,
        by: 'clerk',
        what: order.do === 'answer' ? 'said' : order.do,
        text: order.text,
        name: order.name,
        key: message.key,
      },
    ],
  };
  await tx.put(tickets, changed);
  const language = conversation.language ?? ticket.language;
  if (order.do === 'close') {
    const desk = await deskOf({ turn: { tx, message, now }, language, ...known });
    await scheduleSurvey({ ...known, desk, now }, changed);
  }
  const { staff } = textsOf[language];
  await context.sendActivity(MessageFactory.text(staff[order.do](ticket.id, order.name, order.text)));
  // What the customer says next may be meant for the one who spoke.
  const memory = Memory.parse(conversation.state.memory ?? {});
  memory.person = { ticket: ticket.id, at };
  // A number is no answer any more to what was asked before.
  memory.offered = [];
  surveyPassed(memory);
  conversation.state = { ...conversation.state, memory: JSON.parse(JSON.stringify(memory)) };
}
