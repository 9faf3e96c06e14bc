import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { lastOf } from '../knowledge/case-guards.ts';
import { shownFigure, spanDuration } from '../knowledge/figures.ts';
import { policyFor } from '../knowledge/in-effect.ts';
import type { Product } from '../knowledge/products.ts';
import type { Notices, Ticket, TicketKind } from '../knowledge/records.ts';
import { maintenanceDue } from '../knowledge/reminders.ts';
import type { Labelled } from './buttons.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { textsOf } from './texts/texts.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { shownDate } from './understand/past-date.ts';

type Known = Pick<Turn, 'desk' | 'knowledge' | 'language' | 'now'>;

/** Cases after which a machine works, so that its next maintenance is worth a word. */
const ofMachines: readonly TicketKind[] = ['repair', 'maintenance', 'installation'];

/**
 * A case was closed: who wants to be reminded of maintenance is reminded of the next one, and who never said so is asked,
 * where the product is to be looked after from time to time. Who has had enough is not asked again.
 *
 * @returns what is asked, to be said with the end of the case
 */
export async function afterClosing(
  known: Known,
  ticket: Ticket,
): Promise<{ readonly text: string; readonly button: Labelled } | undefined> {
  const { desk, language } = known;
  // Who gets the machine back as it was wants to hear nothing of its upkeep now.
  const end = lastOf(ticket, 'finish', 'hand-back', 'approve', 'decline')?.what;
  if (end === 'hand-back' || end === 'decline') return undefined;
  const next = await nextOf(known, ticket);
  const { notices } = desk.customer;
  if (next === undefined || notices?.stoppedAt !== undefined) return undefined;
  if (notices !== undefined) {
    await remindOf(known, next, ticket.conversation);
    return undefined;
  }
  const { product, due } = next;
  const t = textsOf[language].maintenance;
  const text = t.offer(
    product.name[language],
    shownFigure(product.maintenance, language),
    shownDate(due, 'day', language),
  );
  return { text, button: { label: t.remind, button: { remind: ticket.id } } };
}

/** The customer wants to be reminded. */
export async function remindWanted(context: TurnContext, number: string): Promise<void> {
  const turn = turnOf(context);
  const { desk, texts, language } = turn;
  const ticket = await desk.ticket(number);
  const next = ticket && (await nextOf(turn, ticket));
  if (ticket === undefined || next === undefined) return say(context, texts.maintenance.gone);
  await remindOf(turn, next, context.activity.conversation.id);
  await say(context, texts.maintenance.noted(next.product.name[language], shownDate(next.due, 'day', language)));
}

/** No reminders any more, whatever machine they are of. @returns whether there were any */
export async function unsubscribed(context: TurnContext): Promise<boolean> {
  const { desk, input, now, texts } = turnOf(context);
  const { notices } = desk.customer;
  if (notices === undefined || notices.machines.length === 0 || !stopping.test(input.text.trim())) return false;
  await desk.keepNotices({ ...notices, machines: [], stoppedAt: now.toString({ smallestUnit: 'millisecond' }) });
  await say(context, texts.maintenance.stopped);
  return true;
}

const stopping =
  /^(?:我要|请|帮我)?(?:退订|td|回?t退订|取消提醒|取消保养提醒|不用提醒了?|不要提醒了?|别提醒(?:我)?了?|unsubscribe(?: me)?|stop (?:the )?reminders?|no more reminders(?: please)?)[。.!！]?$/iu;

/** A while before the day: told once, with one tap to a booking, and the next one is kept in mind. */
export const maintenanceReminderDue: Planner<'maintenance-reminder'> = async (context, job) => {
  const turn = turnOf(context);
  const { desk, knowledge, language, texts, memory } = turn;
  const isWanted = desk.customer.notices?.machines.some(({ product, dueOn }) => {
    return product === job.product && dueOn === job.dueOn;
  });
  const product = knowledge.products.find(({ id }) => id === job.product);
  if (!isWanted || !isKept(product)) return 'nothing';
  return {
    async speak() {
      const due = nextDay(turn, product, job.dueOn);
      await remindOf(turn, { product, due }, context.activity.conversation.id);
      const t = texts.maintenance;
      const button: Labelled = { label: t.book, button: { maintain: product.id } };
      memory.offered = [button.button];
      await say(context, t.due(product.name[language], shownDate(job.dueOn, 'day', language)), [button]);
    },
  };
};

type Kept = Product & { readonly maintenance: NonNullable<Product['maintenance']> };

function isKept(product: Product | undefined): product is Kept {
  return product?.maintenance !== undefined;
}

/** When the machine of a case is to be looked after next; undefined where nothing is to be done, or nobody knows. */
async function nextOf(known: Known, ticket: Ticket): Promise<{ product: Kept; due: string } | undefined> {
  const { desk, knowledge, now } = known;
  const product = knowledge.products.find(({ id }) => id === ticket.product?.id);
  if (!isKept(product) || !ofMachines.includes(ticket.kind)) return undefined;
  const unit = ticket.serial === undefined ? undefined : await desk.unit(ticket.serial);
  const bought = ticket.bought?.precision === 'year' ? undefined : ticket.bought?.date;
  const begun = unit?.installedOn ?? unit?.receivedOn ?? unit?.soldOn ?? bought;
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().toString();
  // A repair is no maintenance: the machine stays on its round, where that is known.
  return { product, due: nextDay(known, product, ticket.kind === 'repair' ? (begun ?? today) : today) };
}

function nextDay({ knowledge, now }: Known, { id, maintenance }: Kept, from: string): string {
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  // What comes so soon that nobody could be told ahead is for the next time.
  const ahead = today.add(spanDuration(policyFor(id, knowledge).maintenance.reminder));
  return maintenanceDue(from, maintenance, ahead).toString();
}

/** At what hour of its day a reminder is told. */
const hour = 10;

async function remindOf(
  { desk, knowledge, now }: Known,
  { product, due }: { product: Kept; due: string },
  conversation: string,
): Promise<void> {
  const before: Notices = desk.customer.notices ?? {
    since: now.toString({ smallestUnit: 'millisecond' }),
    machines: [],
  };
  const { stoppedAt: _, ...notices } = before;
  const others = before.machines.filter(machine => machine.product !== product.id);
  await desk.keepNotices({ ...notices, machines: [...others, { product: product.id, dueOn: due, conversation }] });
  const { reminder } = policyFor(product.id, knowledge).maintenance;
  const day = Temporal.PlainDate.from(due).subtract(spanDuration(reminder));
  const at = day.toZonedDateTime({ timeZone: knowledge.calendar.zone, plainTime: { hour } }).toInstant();
  await desk.schedule({ kind: 'maintenance-reminder', product: product.id, dueOn: due }, at);
}
