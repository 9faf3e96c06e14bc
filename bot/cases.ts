import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type LifecycleRefusal, lifecycleRefusal } from '../knowledge/case-guards.ts';
import { type Due, loanerOwed, nextDue } from '../knowledge/due.ts';
import { judging } from '../knowledge/in-effect.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import type { QuotationFault } from '../knowledge/quotation.ts';
import { type Pause, type StoredFile, type Ticket, TicketState } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { isTalk, possibleOrders } from '../knowledge/talk-orders.ts';
import { workOrder } from '../knowledge/work-order.ts';
import type { Core } from './core.ts';
import { type Failure, undeliveredIn } from './failures.ts';
import { reachedAt } from './reached.ts';
import type { Mind, StaffOrder, StaffRefusal } from './staff.ts';
import type { VisitRefusal } from './staff-visits.ts';
import { type Conversation, conversations, files, tickets } from './store/collections.ts';
import type { Store } from './store/store.ts';
import type { Message } from './turn.ts';
import { oneOfEach, twinsOf } from './twins.ts';

/** What is due next for a case, as JSON: times in UTC. */
export interface Dues {
  readonly promise?: Omit<Due, 'at'> & { readonly at: string };
  readonly target?: Omit<Due, 'at'> & { readonly at: string };
  readonly waits?: Pick<Pause, 'for' | 'next'>;
  /** A machine is to be lent: where that is laid down. */
  readonly loaner?: readonly string[];
}

/** A case as it stands in a list. */
export type ListedCase = Ticket & {
  readonly due?: Dues;
  /** Cases that seem to be the same matter, told of in another channel. */
  readonly twins?: readonly string[];
};

/** A case as a clerk looks at it. */
export interface Case {
  readonly ticket: Ticket;
  readonly due?: Dues;
  /** The numbers of cases that seem to be the same matter, told of in another channel. */
  readonly twins?: readonly string[];
  readonly photos: readonly {
    readonly id: string;
    readonly name: string;
    /** Where it can be looked at in the next days; undefined while the desk does not listen. */
    readonly address?: string;
  }[];
  /** What may be ordered now. */
  readonly possible: readonly Possible[];
  /** What did not reach the customer in the conversation of the case. */
  readonly undelivered: readonly Failure[];
}

export interface Possible {
  readonly do: StaffOrder['do'];
  readonly needsText: boolean;
  /** Why it has to wait for something else. */
  readonly but?: LifecycleRefusal;
}

/** Where a browser sees a file in the next days; undefined while the desk does not listen. */
export type LinkTo = (file: StoredFile) => string | undefined;

/** An order whose key nobody else makes, at most 100 characters. */
export type KeyedOrder = StaffOrder & { readonly key: string };

export type Ordered =
  /** `told` is what the customer reads of it. */
  | { readonly done: true; readonly ticket: Ticket; readonly told: readonly string[] }
  /** `failed`: by a fault of the program, nothing was done. */
  | { readonly done: false; readonly because: StaffRefusal | 'failed'; readonly ticket?: Ticket }
  /** The case is not ready for it yet. */
  | { readonly done: false; readonly because: 'not-yet'; readonly why: LifecycleRefusal; readonly ticket: Ticket }
  /** It cannot be quoted as it was written. */
  | { readonly done: false; readonly because: 'no-quotation'; readonly fault: QuotationFault; readonly ticket: Ticket }
  /** Nobody can be sent at the time that was named. */
  | ({ readonly done: false; readonly because: 'no-time'; readonly ticket: Ticket } & VisitRefusal);

/** Open cases in the order they are worked on, then at most so many of the ended ones, newest first. */
export async function casesOf(store: Store, ended: number, mind: Mind): Promise<ListedCase[]> {
  const states = TicketState.options;
  const open = await Promise.all(
    states.filter(state => isOpen({ state })).map(state => store.find(tickets, 'state', { equals: state })),
  );
  const over = await Promise.all(
    states
      .filter(state => !isOpen({ state }))
      .map(state => store.find(tickets, 'state', { equals: state, limit: ended, descending: true })),
  );
  const newestFirst = over.flat().sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const inOrder = [...oneOfEach(open.flat().sort(workOrder(mind.policy))), ...newestFirst.slice(0, ended)];
  return inOrder.map(ticket => ({ ...ticket, due: duesOf(ticket, mind) }));
}

/** What is due next for a case, as clerks are shown it. */
export function duesOf(ticket: Ticket, mind: Omit<Mind, 'teams' | 'prices'>): Dues {
  const { policy, calendar, now } = judging(mind, ticket);
  const { promise: ofWork, target, waits, compensation } = nextDue(ticket, calendar, policy, now);
  // Both were promised: what comes first.
  const isFirst = compensation && (!ofWork || Temporal.ZonedDateTime.compare(compensation.at, ofWork.at) < 0);
  const promise = isFirst ? compensation : ofWork;
  const loaner = loanerOwed(ticket, policy);
  const shown = ({ at, ...due }: Due) => ({ ...due, at: stamp(at.toInstant()) });
  return {
    ...(promise && { promise: shown(promise) }),
    ...(target && { target: shown(target) }),
    ...(waits && { waits }),
    ...(loaner && { loaner }),
  };
}

/** One case with what belongs to it; undefined when there is none of this number. */
export async function caseOf(store: Store, number: string, linkTo: LinkTo, mind: Mind): Promise<Case | undefined> {
  const ticket = await store.get(tickets, number);
  if (ticket === undefined) return undefined;
  const photos = await Promise.all(
    ticket.photos.map(async id => {
      const file = await store.get(files, id);
      const address = file && linkTo(file);
      return { id, name: file?.name ?? id, ...(address !== undefined && { address }) };
    }),
  );
  const { needsText } = await orders();
  const possible = possibleOrders(ticket).map(each => {
    const but = isTalk(each) ? undefined : lifecycleRefusal(ticket, each, judging(mind, ticket));
    return { do: each, needsText: needsText(each, ticket), ...(but !== undefined && { but }) };
  });
  const undelivered = await undeliveredIn(store, ticket.conversation);
  const twins = await twinsOf(store, ticket);
  return { ticket, due: duesOf(ticket, mind), twins, photos, possible, undelivered };
}

/**
 * Carries out an order as a turn of the customer's conversation, and looks whether the case says so afterwards.
 * Given again with the same key, it does nothing more and tells the same.
 *
 * @throws Fault `store.unavailable` when nothing could be recorded
 */
export async function orderOn(
  { store, handle, knowledge, clock }: Pick<Core, 'store' | 'handle' | 'knowledge' | 'clock'>,
  given: KeyedOrder,
): Promise<Ordered> {
  const { StaffOrder, staffRefusal, stepRefusal, timeRefusal } = await orders();
  const parsed = StaffOrder.extend({ key: z.string().min(1).max(100) }).safeParse(given);
  if (!parsed.success) return { done: false, because: 'bad-order' };
  const { key, ...order } = parsed.data;
  const carriedOut = (ticket: Ticket) => ticket.log.some(entry => entry.by === 'clerk' && entry.key === key);

  const refusal = async (ticket: Ticket | undefined): Promise<Extract<Ordered, { done: false }> | undefined> => {
    const because = staffRefusal(ticket, order);
    if (ticket === undefined || because !== undefined)
      return { done: false, because: because ?? 'no-ticket', ...(ticket && { ticket }) };
    const mind = { ...knowledge(), now: clock() };
    const notYet = stepRefusal(ticket, order, mind);
    if (notYet !== undefined) return { done: false, ticket, ...notYet };
    const noTime = await timeRefusal(store, ticket, order, mind);
    return noTime && { done: false, because: 'no-time', ticket, ...noTime };
  };

  const before = await store.get(tickets, order.ticket);
  // Given again, it would be refused for what it has done itself.
  const refused = before !== undefined && carriedOut(before) ? undefined : await refusal(before);
  if (refused !== undefined) return refused;
  if (before === undefined) return { done: false, because: 'no-ticket' };
  const { said } = await handle({
    ...(await reachedAt(store, before, await placeOf(store, before), clock())),
    key,
    activity: { type: 'event', name: 'staff' },
    order,
  });
  const after = (await store.get(tickets, before.id)) ?? before;
  if (carriedOut(after)) return { done: true, ticket: after, told: said.map(({ text }) => text ?? '') };
  return (await refusal(after)) ?? { done: false, because: 'failed', ticket: after };
}

/** Where what concerns a case is said, and to whom. */
export async function placeOf(
  store: Pick<Store, 'get'>,
  ticket: Ticket,
): Promise<Pick<Message, 'channel' | 'conversation' | 'user'>> {
  const conversation = (await store.get(conversations, ticket.conversation)) ?? gone(ticket);
  const { id, name } = customerOf(ticket, conversation);
  return {
    channel: conversation.channel,
    conversation: conversation.id,
    user: { id, ...(name !== undefined && { name }) },
  };
}

/** A conversation that was removed as too old begins anew with what a clerk says in it. */
function gone({ conversation, customer }: Ticket): Pick<Conversation, 'id' | 'channel' | 'user'> {
  const end = customer.indexOf(':');
  return { id: conversation, channel: customer.slice(0, end), user: { id: customer.slice(end + 1) } };
}

/** Who is answered: the customer of the case, who need not be the one who began the conversation. */
function customerOf(
  { customer }: Ticket,
  { channel, user }: Pick<Conversation, 'channel' | 'user'>,
): Conversation['user'] {
  const id = customer.slice(channel.length + 1);
  return id === user.id ? user : { id };
}

/** Loaded with the first order: botbuilder hangs on it, and the page is served before that is there. */
function orders() {
  return import('./staff.ts');
}
