import { MessageFactory } from 'botbuilder-core';
import { z } from 'zod';
import { memoryOf } from '../dialogs/memory.ts';
import { moment } from '../dialogs/opening.ts';
import { scheduleSurvey, surveyPassed } from '../dialogs/survey.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { slotTime } from '../knowledge/booking.ts';
import { lifecycleEvents, moved, possibleEvents } from '../knowledge/lifecycle.ts';
import { Day, type Ticket, TimeOfDay, type Visit } from '../knowledge/records.ts';
import { type DeskOptions, deskOf } from './desk.ts';
import {
  arranged,
  comingVisit,
  giveBack,
  staffVisitRefusal,
  type VisitRefusal,
  type WishedVisit,
} from './staff-visits.ts';
import { tickets } from './store/collections.ts';
import type { Reader } from './store/store.ts';
import type { OpenTurn } from './turn.ts';
import { shown } from './visits.ts';

/** What a clerk does to a case: says something to the customer, or moves it on, with words where they help. */
export const StaffOrder = z.strictObject({
  ticket: z.string().max(40),
  /** Who gives it, as the customer reads it. */
  name: z.string().trim().min(1).max(40),
  do: z.enum(['answer', ...lifecycleEvents]),
  text: z.string().trim().max(4000).default(''),
  /** When somebody comes, by the clock of the shop: booked in the diary of the team. For `arrange-visit` only. */
  slot: z.strictObject({ date: Day, start: TimeOfDay }).optional(),
  /** Books it also where all technicians are taken, and outside of visiting hours. */
  anyway: z.boolean().optional(),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

export type StaffRefusal = 'no-ticket' | 'no-text' | 'not-now' | 'bad-order';

/** Orders that mean nothing to the customer without words: an answer, when somebody comes, where to send it, why not. */
const needText: readonly StaffOrder['do'][] = ['answer', 'arrange-visit', 'ask-to-mail', 'cancel'];
/** Orders after which nobody comes any more. */
const endVisits: readonly StaffOrder['do'][] = ['ask-to-mail', 'start', 'close', 'cancel'];

/** Why an order cannot be carried out on a case as it stands; undefined when it can. */
export function staffRefusal(ticket: Ticket | undefined, order: StaffOrder): StaffRefusal | undefined {
  if (ticket === undefined) return 'no-ticket';
  if (order.slot !== undefined && order.do !== 'arrange-visit') return 'bad-order';
  if (needText.includes(order.do) && order.text === '' && order.slot === undefined) return 'no-text';
  if (order.do !== 'answer' && !possibleEvents(ticket).includes(order.do)) return 'not-now';
  return undefined;
}

/** Why the time that an order names cannot be booked; undefined when it can, and of an order that names none. */
export async function timeRefusal(
  reader: Reader,
  ticket: Ticket,
  order: StaffOrder,
  mind: Mind,
): Promise<VisitRefusal | undefined> {
  const wished = wishedVisit(order);
  return wished && staffVisitRefusal(reader, ticket, wished, mind);
}

/** What the desk knows, and when. */
export type Mind = Parameters<typeof staffVisitRefusal>[3];

/**
 * Carries out a clerk's order as a turn of the customer's conversation: the case moves, its visit is booked or given
 * back, and the customer reads so, or nothing of it. An order that has become impossible meanwhile changes nothing.
 */
export async function obey(
  { tx, context, message, conversation, now }: OpenTurn,
  order: StaffOrder,
  known: Pick<DeskOptions, 'knowledge' | 'random'>,
): Promise<void> {
  const { calendar, policy, teams } = known.knowledge;
  const mind = { calendar, policy, teams, now };
  const ticket = await tx.get(tickets, order.ticket);
  if (ticket === undefined || staffRefusal(ticket, order) !== undefined) return;
  const wished = wishedVisit(order);
  const language = conversation.language ?? ticket.language;
  const desk = await deskOf({ turn: { tx, message, now }, language, ...known });
  const visit = wished && (await arranged(tx, ticket, wished, mind, desk.schedule));
  if (wished !== undefined && visit === undefined) return;
  const off = endVisits.includes(order.do) ? comingVisit(ticket, mind) : undefined;
  if (off !== undefined) await giveBack(tx, ticket, off, now);

  const at = now.toString({ smallestUnit: 'millisecond' });
  const { visit: before, ...others } = ticket;
  const stays = visit ?? (off === undefined ? before : undefined);
  const changed: Ticket = {
    ...others,
    ...(stays !== undefined && { visit: stays }),
    state: (order.do === 'answer' ? undefined : moved(ticket, order.do)) ?? ticket.state,
    log: [
      ...ticket.log,
      {
        at,
        by: 'clerk',
        what: order.do === 'answer' ? 'said' : order.do,
        text: [visit && shown(visit), order.text].filter(Boolean).join(' '),
        name: order.name,
        key: message.key,
      },
    ],
  };
  await tx.put(tickets, changed);
  if (order.do === 'close') await scheduleSurvey({ ...known, desk, now }, changed);
  const { staff } = textsOf[language];
  const when = (time: Visit) => moment(slotTime(time, calendar).toInstant().toString(), calendar.zone, language);
  const words = [visit && when(visit), order.text, off && staff.visitOff(when(off))].filter(Boolean).join('\n\n');
  await context.sendActivity(MessageFactory.text(staff[order.do](ticket.id, order.name, words)));
  // What the customer says next may be meant for the one who spoke.
  const memory = memoryOf(conversation.state.memory);
  memory.person = { ticket: ticket.id, at };
  // A number is no answer any more to what was asked before.
  memory.offered = [];
  surveyPassed(memory);
  conversation.state = { ...conversation.state, memory: JSON.parse(JSON.stringify(memory)) };
}

function wishedVisit({ slot, anyway = false, text }: StaffOrder): WishedVisit | undefined {
  return slot && { ...slot, anyway, explained: text !== '' };
}
