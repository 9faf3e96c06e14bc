import type { Ticket, TicketState } from './records.ts';

/** What moves a case. */
export const lifecycleEvents = [
  'confirm',
  'arrange-visit',
  'ask-to-mail',
  'start',
  'finish',
  'accept',
  'reject',
  'close',
  'cancel',
  'reopen',
] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

type Moves = Readonly<Partial<Record<TicketState, Readonly<Partial<Record<LifecycleEvent, TicketState>>>>>>;

/**
 * The way of a repair: submitted, confirmed, visited or mailed in, repaired, accepted by the customer, closed with
 * its result. A customer who finds it not repaired sends it back to the workbench.
 *
 * @source S1 2.1-2.7
 */
const repair: Moves = {
  submitted: { confirm: 'confirmed', cancel: 'cancelled', close: 'closed' },
  confirmed: {
    'arrange-visit': 'visit',
    'ask-to-mail': 'mail-in',
    start: 'in-repair',
    cancel: 'cancelled',
    close: 'closed',
  },
  visit: {
    'arrange-visit': 'visit',
    'ask-to-mail': 'mail-in',
    start: 'in-repair',
    cancel: 'cancelled',
    close: 'closed',
  },
  'mail-in': { 'arrange-visit': 'visit', start: 'in-repair', cancel: 'cancelled', close: 'closed' },
  'in-repair': { finish: 'repaired', 'ask-to-mail': 'mail-in', close: 'closed' },
  repaired: { accept: 'accepted', reject: 'in-repair', close: 'closed' },
  accepted: { close: 'closed', reject: 'in-repair' },
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};

/** Somebody comes for something else than a reported fault: it is arranged, done, and that is it. */
const visit: Moves = {
  submitted: { confirm: 'confirmed', 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  confirmed: { 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  visit: { 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};

/** Somebody who wants a person is heard, answered, and that is it. */
const handover: Moves = {
  submitted: { confirm: 'confirmed', close: 'closed', cancel: 'cancelled' },
  confirmed: { close: 'closed', cancel: 'cancelled' },
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};

const ways: Readonly<Record<Ticket['kind'], Moves>> = { repair, visit, handover };

/** The state that an event leads to; undefined when it cannot happen to a case that stands there. */
export function moved({ kind, state }: Pick<Ticket, 'kind' | 'state'>, event: LifecycleEvent): TicketState | undefined {
  return ways[kind][state]?.[event];
}

/** Where a case stands once its visit is called off: one that is about nothing else is over, another goes on. */
export function withoutVisit({ kind, state }: Pick<Ticket, 'kind' | 'state'>): TicketState {
  if (kind === 'visit') return 'cancelled';
  return state === 'visit' ? 'confirmed' : state;
}

/** The events that may happen to a case as it stands. */
export function possibleEvents(ticket: Pick<Ticket, 'kind' | 'state'>): LifecycleEvent[] {
  return lifecycleEvents.filter(event => moved(ticket, event) !== undefined);
}

/** Whether somebody still has to do something about it. */
export function isOpen({ state }: Pick<Ticket, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

/**
 * Since when the customer waits for an answer: the first word of theirs that no clerk has reacted to.
 *
 * @returns undefined when the desk spoke last
 */
export function waitingSince({ log, openedAt }: Pick<Ticket, 'log' | 'openedAt'>): string | undefined {
  const answered = log.findLastIndex(({ by }) => by === 'clerk');
  if (answered < 0) return openedAt;
  return log.slice(answered + 1).find(({ by, what }) => by === 'customer' && what !== 'rated')?.at;
}

/**
 * The order in which clerks work: danger first, then those who wait, the longest first, then the others by age.
 *
 * @source D5 (safety first, then waiting time; who pays makes no difference)
 */
export function workOrder(a: Ticket, b: Ticket): number {
  const rank = (ticket: Ticket) => (ticket.urgent ? 0 : waitingSince(ticket) === undefined ? 2 : 1);
  const since = (ticket: Ticket) => waitingSince(ticket) ?? ticket.openedAt;
  return rank(a) - rank(b) || compare(since(a), since(b)) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
