import type { Temporal } from 'temporal-polyfill';
import { memoryOf } from '../dialogs/memory.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import type { Ticket } from '../knowledge/records.ts';
import { begunAt, type Cuts, endedAt, lastEntryAt, pastCase } from '../knowledge/retention.ts';
import {
  activities,
  type Conversation,
  conversations,
  customers,
  deliveries,
  identities,
  type LoggedActivity,
  pastCases,
  references,
  tickets,
  wechatContacts,
} from './store/collections.ts';
import type { Transaction } from './store/store.ts';

/** What a step of removal works with. */
export interface Terms {
  readonly cuts: Cuts;
  readonly now: Temporal.Instant;
  readonly knowledge: Pick<Knowledge, 'policy' | 'calendar'>;
}

/** What one step removed, and whether there is more of the same. */
export interface Step {
  readonly lines: number;
  readonly more: boolean;
  readonly conversation: boolean;
  readonly case: boolean;
  /** Photos that went with a case; their blobs go after the commit. */
  readonly photos: readonly string[];
}

/** Lines that one transaction removes at most: some ten milliseconds in which a turn may wait for its lock. */
export const linesAStep = 100;
/** What a clerk wrote so lately waits for the customer to read it. */
const quietDays = 30;

const nothing: Step = { lines: 0, more: false, conversation: false, case: false, photos: [] };

/**
 * One step towards clearing a conversation of what is too old, under its lock, so that no turn runs meanwhile; all is
 * looked at again, as somebody may have come back. What was said goes at its own age. Where a case is named whose
 * term is over, all that was said up to its last entry goes, and with the last step the case itself. What may belong
 * to an open case stays. When nothing is left that is young or needed, the conversation goes, and whoever was in it and
 * has no case: a clerk who speaks to the customer of one that ended begins it anew.
 */
export async function clear(tx: Transaction, id: string, terms: Terms, number?: string): Promise<Step> {
  const { cuts } = terms;
  await tx.lock(`conversation/${id}`);
  const ticket = number === undefined ? undefined : await tx.get(tickets, number);
  // Somebody else was faster, or the case was opened again.
  if (number !== undefined && (ticket === undefined || !isDue(ticket, cuts))) return nothing;

  const customer = ticket && (await tx.get(customers, ticket.customer));
  const conversation = await tx.get(conversations, id);
  const others = (await casesOf(tx, id, conversation)).filter(each => each.id !== number);
  const step = conversation && (await clearLines(tx, conversation, others, ticket, terms));
  if (step?.more) return step;
  if (ticket === undefined) return step ?? nothing;

  await tx.put(pastCases, pastCase(ticket, customer?.consent));
  await tx.remove(tickets, ticket.id);
  if (conversation === undefined) {
    await forgetCustomers(tx, [ticket.customer], ticket.id, terms);
    if (others.length === 0) await forgetReference(tx, id);
  }
  const needed = new Set(others.flatMap(photosOf));
  return { ...(step ?? nothing), case: true, photos: photosOf(ticket).filter(photo => !needed.has(photo)) };
}

/** Whether the personal data of a case has reached its term. */
export function isDue(ticket: Ticket, { personal }: Cuts): boolean {
  const end = endedAt(ticket);
  return end !== undefined && end < personal;
}

/** All photos that a case speaks of. */
export function photosOf({ photos, log }: Ticket): string[] {
  return [...new Set([...photos, ...log.flatMap(entry => entry.photos ?? [])])];
}

/** The cases that hang on a conversation: those opened in it, and those of whoever began it, in whichever conversation. */
export async function casesOf(tx: Transaction, id: string, conversation: Conversation | undefined): Promise<Ticket[]> {
  const here = await tx.peek(tickets, 'conversation', { equals: id });
  const begunBy = conversation && (await tx.peek(tickets, 'customer', { equals: customerOf(conversation) }));
  return [...new Map([...here, ...(begunBy ?? [])].map(each => [each.id, each])).values()];
}

async function clearLines(
  tx: Transaction,
  conversation: Conversation,
  others: readonly Ticket[],
  ticket: Ticket | undefined,
  { cuts, now, knowledge }: Terms,
): Promise<Step> {
  const { id } = conversation;
  const bound = [cuts.chat, ...(ticket ? [lastEntryAt(ticket)] : [])].sort().at(-1) as string;
  const open = others.filter(isOpen).map(each => begunAt(each, knowledge.policy, knowledge.calendar));
  const isOver =
    open.length === 0 && !(await isToBeReminded(tx, conversation)) && isSilentSince(bound, conversation, ticket, now);
  const limit = [bound, ...open].sort()[0] as string;

  const first = await tx.find(activities, 'conversation', { equals: id, limit: linesAStep });
  const old = isOver ? first : first.filter(line => saidAt(line) <= limit);
  for (const line of old) await tx.remove(activities, line.id);
  const step = { ...nothing, lines: old.length };
  if (old.length === linesAStep) return { ...step, more: true };
  if (!isOver) return step;

  await tx.remove(conversations, id);
  // What has not arrived in all that time never will.
  if ((await tx.get(deliveries, id)) !== undefined) await tx.remove(deliveries, id);
  if (others.length === 0) await forgetReference(tx, id);
  const present = old.filter(isHeard).map(({ activity }) => `${conversation.channel}:${activity.from?.id}`);
  await forgetCustomers(tx, [customerOf(conversation), ...present], ticket?.id, { knowledge, now });
  return { ...step, conversation: true };
}

/**
 * Whether nothing was said since then. Where the term of a case is over it is the customer's own words that count: that the
 * desk asked how it went, some days after its end, shall not keep them longer than was promised.
 */
function isSilentSince(
  bound: string,
  { state, lastAt }: Conversation,
  ticket: Ticket | undefined,
  now: Temporal.Instant,
): boolean {
  if (lastAt <= bound) return true;
  const { heardAt } = memoryOf(state.memory);
  const quiet = now.since(lastAt).total('hours') > quietDays * 24;
  return ticket !== undefined && quiet && heardAt !== undefined && heardAt <= bound;
}

/** Whether somebody is to be reminded of something here, as they wished. */
async function isToBeReminded(tx: Transaction, conversation: Conversation): Promise<boolean> {
  const { notices } = (await tx.get(customers, customerOf(conversation))) ?? {};
  return notices?.machines.some(machine => machine.conversation === conversation.id) ?? false;
}

/** Clerks may still speak to the customer of a case that has ended. */
async function forgetReference(tx: Transaction, id: string): Promise<void> {
  if ((await tx.get(references, id)) !== undefined) await tx.remove(references, id);
  if ((await tx.get(wechatContacts, id)) !== undefined) await tx.remove(wechatContacts, id);
}

/** Those of whom nothing is left; somebody who speaks elsewhere is asked for consent again. */
async function forgetCustomers(
  tx: Transaction,
  ids: readonly string[],
  without: string | undefined,
  { knowledge, now }: Pick<Terms, 'knowledge' | 'now'>,
): Promise<void> {
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().toString();
  for (const id of new Set(ids)) {
    const cases = await tx.peek(tickets, 'customer', { equals: id, limit: 2 });
    const customer = await tx.get(customers, id);
    const isReminded = (customer?.notices?.machines.length ?? 0) > 0;
    const holds = isReminded || (customer?.held !== undefined && customer.held.date >= today);
    if (holds || cases.some(each => each.id !== without)) continue;
    if (customer !== undefined) await tx.remove(customers, id);
    if ((await tx.get(identities, id)) !== undefined) await tx.remove(identities, id);
  }
}

function customerOf({ channel, user }: Conversation): string {
  return `${channel}:${user.id}`;
}

function saidAt({ activity }: LoggedActivity): string {
  return String(activity.timestamp ?? '');
}

function isHeard({ activity }: LoggedActivity): boolean {
  return activity.from?.role === 'user';
}
