import type { Policy } from './policy.ts';
import type { Ticket, TicketKind } from './records.ts';
import { isTalk, takenBy } from './talk-orders.ts';

/**
 * Since when the customer waits for an answer: the first word of theirs that no clerk has reacted to. That somebody
 * has taken the conversation is a reaction for as long as it lasts.
 *
 * @returns undefined when the desk spoke last
 */
export function waitingSince({ log, openedAt }: Pick<Ticket, 'log' | 'openedAt'>): string | undefined {
  const talks = takenBy({ log }) !== undefined;
  const answered = log.findLastIndex(({ by, what }) => by === 'clerk' && (talks || !isTalk(what)));
  if (answered < 0) return openedAt;
  return log.slice(answered + 1).find(({ by, what }) => by === 'customer' && !contented.includes(what))?.at;
}

/** What a customer says of a case without waiting for anything. */
const contented: readonly string[] = ['rated', 'accept', 'given-back'];

/** How urgent each kind is; S18 names failures, deliveries and how something is used as examples. */
export const urgencyOf: Readonly<Record<TicketKind, 'urgent' | 'normal' | 'enquiry'>> = {
  repair: 'urgent',
  complaint: 'urgent',
  return: 'urgent',
  visit: 'normal',
  maintenance: 'normal',
  inspection: 'normal',
  training: 'normal',
  installation: 'normal',
  upgrade: 'normal',
  parts: 'normal',
  handover: 'enquiry',
  question: 'enquiry',
};
const classes = ['urgent', 'normal', 'enquiry'] as const;

/**
 * The order in which clerks work, for `sort`: danger first, then those who wait, the others after them; among these
 * what is pressing, then the classes of urgency, then the longest waiting. Only where the policy says so, contract
 * customers who have paid more come before others of their class, never above danger or urgency.
 *
 * @source D5, S13 二.2 (emergencies), S18 一.1-3 (classes), S20 工作原则 1 (pressing wishes for parts), 2 (paid share)
 */
export function workOrder({ paidShare }: Pick<Policy, 'paidShare'>): (a: Ticket, b: Ticket) => number {
  const rank = (ticket: Ticket) => (ticket.urgent ? 0 : waitingSince(ticket) === undefined ? 2 : 1);
  const urgency = ({ kind, pressing }: Ticket) => (pressing ? -1 : classes.indexOf(urgencyOf[kind]));
  const unpaid = ({ contract }: Ticket) => (paidShare === 'contracts' ? 1 - (contract?.paidShare ?? 0) : 0);
  const since = (ticket: Ticket) => waitingSince(ticket) ?? ticket.openedAt;
  return (a, b) =>
    rank(a) - rank(b) ||
    (a.urgent ? 0 : urgency(a) - urgency(b) || unpaid(a) - unpaid(b)) ||
    compare(since(a), since(b)) ||
    compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
