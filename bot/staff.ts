import { MessageFactory } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { scheduleAnswerReminder } from '../dialogs/answer-reminder.ts';
import { cardAction } from '../dialogs/buttons.ts';
import { scheduleLateCompensation } from '../dialogs/late-compensation.ts';
import { afterClosing } from '../dialogs/maintenance.ts';
import { memoryOf } from '../dialogs/memory.ts';
import { moment } from '../dialogs/opening.ts';
import { hasPaper, staffButtons, staffText } from '../dialogs/staff-words.ts';
import { scheduleSurvey, surveyPassed } from '../dialogs/survey.ts';
import { idleEnd } from '../dialogs/taken.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { slotTime } from '../knowledge/booking.ts';
import { type LifecycleRefusal, lifecycleRefusal } from '../knowledge/case-guards.ts';
import { concernedIn, mayRead } from '../knowledge/case-rights.ts';
import { stepped } from '../knowledge/case-steps.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { arrival, onAnotherWay } from '../knowledge/due.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { judging } from '../knowledge/in-effect.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { longRepairOf } from '../knowledge/long-repair.ts';
import { type QuotationFault, quoted } from '../knowledge/quotation.ts';
import { Day, type Ticket, TimeOfDay, type TwinEvent, type Visit } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { isTalk, possibleOrders, staffOrders } from '../knowledge/talk-orders.ts';
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
import { tellTwins } from './twins.ts';
import { shown } from './visits.ts';

/** What a clerk does to a case: says something to the customer, or moves it on, with words where they help. */
export const StaffOrder = z.strictObject({
  ticket: z.string().max(40),
  /** Who gives it, as the customer reads it. */
  name: z.string().trim().min(1).max(40),
  do: z.enum(staffOrders),
  text: z.string().trim().max(4000).default(''),
  /** When somebody comes, by the clock of the shop: booked in the diary of the team. For `arrange-visit` only. */
  slot: z.strictObject({ date: Day, start: TimeOfDay }).optional(),
  /** Books it also where all technicians are taken, and outside of visiting hours. */
  anyway: z.boolean().optional(),
  /** What is quoted; without a price, at that of the price list. For `quote` only, which needs them. */
  items: z
    .array(
      z.strictObject({ item: z.string().trim().min(1).max(60), count: z.int(), price: z.string().max(20).optional() }),
    )
    .min(1)
    .max(30)
    .optional(),
  /** What it waits for, and the day on which it is looked at again. For `wait` only, which needs it. */
  wait: z.strictObject({ for: z.enum(['part', 'customer']), next: Day }).optional(),
  /** The last day on which a loss is made good. For `compensate` only, which needs it. */
  until: Day.optional(),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

export type StaffRefusal = 'no-ticket' | 'no-text' | 'not-now' | 'bad-order' | 'concerned';

/**
 * Orders that mean nothing without words: an answer, when somebody comes, where to send it, why not, what is lent, who
 * agreed and how.
 */
const needText: readonly StaffOrder['do'][] = [
  'answer',
  'arrange-visit',
  'ask-to-mail',
  'cancel',
  'hand-back',
  'approve',
  'decline',
  'wait',
  'lend',
  'waive-loaner',
  'compensate',
  'concerns',
];
/** Orders after which nobody comes any more. */
const endVisits: readonly StaffOrder['do'][] = ['ask-to-mail', 'receive', 'start', 'close', 'cancel'];

/** What is told to whoever reported the same matter elsewhere. */
const twinEvents: Readonly<Partial<Record<StaffOrder['do'], TwinEvent>>> = {
  'arrange-visit': 'visit',
  quote: 'quote',
  close: 'close',
  cancel: 'cancel',
};

/** What the customer has to answer to. */
const awaitsAnswer: readonly StaffOrder['do'][] = ['quote', 'finish', 'hand-back', 'send'];

/** Whether an order means nothing without words; the end of a service is the paper about it. */
export function needsText(order: StaffOrder['do'], { kind }: Pick<Ticket, 'kind'>): boolean {
  return needText.includes(order) || (order === 'finish' && hasPaper(kind));
}

/** Why an order cannot be carried out on a case as it stands; undefined when it can. */
export function staffRefusal(ticket: Ticket | undefined, order: StaffOrder): StaffRefusal | undefined {
  if (ticket === undefined) return 'no-ticket';
  if (order.slot !== undefined && order.do !== 'arrange-visit') return 'bad-order';
  if ((order.items !== undefined) !== (order.do === 'quote')) return 'bad-order';
  if ((order.wait !== undefined) !== (order.do === 'wait')) return 'bad-order';
  if ((order.until !== undefined) !== (order.do === 'compensate')) return 'bad-order';
  if (needsText(order.do, ticket) && order.text === '' && order.slot === undefined) return 'no-text';
  if (!mayRead(ticket, order.name)) return 'concerned';
  if (!possibleOrders(ticket).includes(order.do)) return 'not-now';
  return undefined;
}

/** Why a case is not ready for an order yet, or cannot be quoted as it is written; undefined when it is. */
export function stepRefusal(
  ticket: Ticket,
  order: StaffOrder,
  mind: Mind,
):
  | { readonly because: 'not-yet'; readonly why: LifecycleRefusal }
  | { readonly because: 'no-quotation'; readonly fault: QuotationFault }
  | { readonly because: 'bad-order' }
  | undefined {
  const own = judging(mind, ticket);
  const why = isTalk(order.do) ? undefined : lifecycleRefusal(ticket, order.do, own);
  if (why !== undefined) return { because: 'not-yet', why };
  const made = order.items && quoted(order.items, own, mind.now);
  if (made?.ok === false) return { because: 'no-quotation', fault: made };
  // What is looked at again, or done, on a day that is over would be late at once.
  const today = mind.now.toZonedDateTimeISO(mind.calendar.zone).toPlainDate().toString();
  const isOver = [order.wait?.next, order.until].some(day => day !== undefined && day < today);
  return isOver ? { because: 'bad-order' } : undefined;
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
export type Mind = Pick<Knowledge, 'calendar' | 'policy' | 'policies' | 'periods' | 'products' | 'teams' | 'prices'> & {
  readonly now: Temporal.Instant;
};

/**
 * Carries out a clerk's order as a turn of the customer's conversation: the case moves, its visit is booked or given
 * back, and the customer reads so, or nothing of it. An order that has become impossible meanwhile changes nothing.
 *
 * @returns `given-back` when a clerk talks with the customer no longer, and the desk goes on where it stood
 */
export async function obey(
  { tx, context, message, conversation, now }: OpenTurn,
  order: StaffOrder,
  known: Pick<DeskOptions, 'knowledge' | 'random'>,
): Promise<'given-back' | undefined> {
  const { calendar } = known.knowledge;
  const mind: Mind = { ...known.knowledge, now };
  const ticket = await tx.get(tickets, order.ticket);
  if (ticket === undefined || staffRefusal(ticket, order) !== undefined) return undefined;
  // Given again, it may come to another conversation, as the customer has written elsewhere meanwhile.
  if (ticket.log.some(entry => entry.by === 'clerk' && entry.key === message.key)) return undefined;
  if (stepRefusal(ticket, order, mind) !== undefined) return undefined;
  const own = judging(mind, ticket);
  const wished = wishedVisit(order);
  const language = conversation.language ?? ticket.language;
  const desk = await deskOf({ turn: { tx, message, now }, language, ...known });
  const visit = wished && (await arranged(tx, ticket, wished, mind, desk.schedule));
  if (wished !== undefined && visit === undefined) return undefined;
  const off = endVisits.includes(order.do) ? comingVisit(ticket, mind) : undefined;
  if (off !== undefined) await giveBack(tx, ticket, off, now);

  const at = stamp(now);
  const { visit: before, ...others } = ticket;
  const stays = visit ?? (off === undefined ? before : undefined);
  const changed = after({ ...others, ...(stays !== undefined && { visit: stays }) });
  await tx.put(tickets, changed);
  // Its customer hears nothing of it.
  if (order.do === 'concerns') return undefined;
  const happened = twinEvents[order.do] ?? (off === undefined ? undefined : 'called-off');
  if (happened !== undefined) await tellTwins({ tx, now, random: known.random }, changed, happened);
  if (awaitsAnswer.includes(order.do)) await scheduleAnswerReminder({ ...known, desk, now }, changed);
  if (order.do === 'compensate') await scheduleLateCompensation({ ...known, desk }, changed);
  if (order.do === 'close') await scheduleSurvey({ ...known, desk, now }, changed);
  const upkeep = order.do === 'close' ? await afterClosing({ ...known, desk, language, now }, changed) : undefined;
  const long = arrival(ticket) === undefined ? longRepairOf(changed, calendar, own.policy, now) : undefined;
  if (long !== undefined) await desk.schedule({ kind: 'long-repair', ticket: ticket.id }, long.over);
  const memory = memoryOf(conversation.state.memory);
  const { taken } = memory;
  const talks = taken?.ticket === ticket.id;
  const told = { ticket: changed, language, known: known.knowledge, talks };
  const { staff, handover } = textsOf[language];
  const when = (time: Visit) => moment(slotTime(time, calendar).toInstant().toString(), calendar.zone, language);
  const { mailedIn } = own.policy.service.repair;
  const isMailed = order.do === 'ask-to-mail' && ticket.kind === 'repair' && mailedIn !== undefined;
  const mailed = isMailed ? textsOf[language].repair.done.mailedIn(shownFigure(mailedIn, language)) : '';
  const words = [visit && when(visit), order.text, mailed, off && staff.visitOff(when(off))]
    .filter(Boolean)
    .join('\n\n');
  const buttons = [...staffButtons(order.do, told), ...(upkeep ? [upkeep.button] : [])];
  const isBack = talks && (order.do === 'release' || !isOpen(changed));
  const text = [staffText(order, words, told), isBack && handover.back(taken.name), upkeep?.text]
    .filter(Boolean)
    .join('\n\n');
  await context.sendActivity({
    ...MessageFactory.text(text),
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(cardAction) } }),
  });
  // What the customer says next may be meant for the one who spoke.
  memory.person = { ticket: ticket.id, at };
  // A number is no answer any more to what was asked before.
  memory.offered = buttons.map(({ button }) => button);
  if (buttons.length > 0) memory.spokeFirst = true;
  surveyPassed(memory);
  if (order.do === 'take') {
    // Who talks is one: what another one had taken here is given back.
    if (taken !== undefined && !talks) await desk.endTalk(taken.ticket, 'desk');
    await desk.schedule({ kind: 'hand-back', ticket: ticket.id }, idleEnd(known, at));
    memory.taken = { ticket: ticket.id, name: order.name, at };
  } else if (isBack) memory.taken = undefined;
  else if (talks) memory.taken = { ...taken, at };
  conversation.state = { ...conversation.state, memory: JSON.parse(JSON.stringify(memory)) };
  return isBack ? 'given-back' : undefined;

  function after(open: Ticket): Ticket {
    const { name } = order;
    const { key } = message;
    const text = [visit && shown(visit), order.wait && `${order.wait.for} ${order.wait.next}`, order.until, order.text]
      .filter(Boolean)
      .join(' ');
    if (isTalk(order.do)) {
      const what = order.do === 'answer' ? 'said' : order.do;
      const concerned = order.do === 'concerns' ? { concerned: concernedIn(order.text) } : {};
      return { ...open, ...concerned, log: [...open.log, { at, by: 'clerk', what, text, name, key }] };
    }
    const made = order.items && quoted(order.items, own, now);
    const quotation = made?.ok ? made.quotation : undefined;
    const step = { event: order.do, at, by: 'clerk', name, key, quotation, wait: order.wait } as const;
    const { until } = order;
    // The day is kept by itself.
    const moved = stepped(open, { ...step, text: until === undefined ? text : order.text, until });
    const way = order.do === 'ask-to-mail' ? 'mail-in' : order.do === 'arrange-visit' ? 'on-site' : undefined;
    return way === undefined ? moved : onAnotherWay(moved, way, calendar, own.policy, now);
  }
}

function wishedVisit({ slot, anyway = false, text }: StaffOrder): WishedVisit | undefined {
  return slot && { ...slot, anyway, explained: text !== '' };
}
