import { isOpen, type LifecycleEvent, lifecycleEvents, possibleEvents } from './lifecycle.ts';
import type { Ticket } from './records.ts';

/**
 * What a clerk does in the conversation of a case, which stays where it stands: says something, takes the conversation
 * over, so that the desk is silent in it, gives it back; or names, unheard, whom of the staff it complains about.
 */
export const talkOrders = ['answer', 'take', 'release', 'concerns'] as const;
export type TalkOrder = (typeof talkOrders)[number];

/** Everything that a clerk can do to a case. */
export const staffOrders = [...talkOrders, ...lifecycleEvents] as const;
export type StaffOrderName = TalkOrder | LifecycleEvent;

export function isTalk(order: string): order is TalkOrder {
  return (talkOrders as readonly string[]).includes(order);
}

/** What a clerk may do to a case as it stands, as far as its state goes. */
export function possibleOrders(ticket: Ticket): StaffOrderName[] {
  const talk: TalkOrder[] = ['answer'];
  if (isOpen(ticket)) talk.push('take');
  if (takenBy(ticket) !== undefined) talk.push('release');
  if (ticket.kind === 'complaint') talk.push('concerns');
  return [...talk, ...possibleEvents(ticket)];
}

/** The clerk who talks with the customer of a case at the moment, in place of the desk; undefined for none. */
export function takenBy({ log }: Pick<Ticket, 'log'>): string | undefined {
  const last = log.findLast(({ what }) => what === 'take' || ends.includes(what));
  return last?.what === 'take' ? (last.name ?? '') : undefined;
}

/** `given-back`: by the customer, or by the desk as the clerk was silent for long. */
const ends: readonly string[] = ['release', 'given-back', 'close', 'cancel'];
