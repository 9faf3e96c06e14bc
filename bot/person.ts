import type { Temporal } from 'temporal-polyfill';
import { confirmedPhone, isOfNumber } from '../knowledge/identity.ts';
import type { Identity, Ticket } from '../knowledge/records.ts';
import { identities, tickets } from './store/collections.ts';
import type { Reader } from './store/store.ts';

/** Nobody talks to a shop from more places; others of one number are left alone. */
const mostMembers = 10;
/** How many cases that name the number are looked at, the latest ones. */
const casesOfNumber = 50;

/** Somebody who talks to the desk, with all that is known to be theirs in whichever channel. */
export interface Person {
  /** The number that they have confirmed, while that stands. */
  readonly phone: string | undefined;
  /** The others who have confirmed the same number. */
  readonly others: readonly Identity[];
  /** Whether a case is theirs. */
  owns(ticket: Ticket): Promise<boolean>;
  /** Their cases, the newest first. */
  cases(limit?: number): Promise<Ticket[]>;
}

/**
 * Who a customer is. Who has confirmed no number is alone. Who has shares everything with those who have confirmed the
 * same one, each in their own channel, and sees the cases that were opened with it; but not what is only joined to one
 * of those by another number.
 */
export async function personOf(reader: Reader, id: string, now: Temporal.Instant): Promise<Person> {
  const phone = confirmedPhone(await reader.get(identities, id), now);
  const same = phone === undefined ? [] : await reader.find(identities, 'phone', latest(phone, mostMembers));
  const others = same.filter(each => each.id !== id && confirmedPhone(each, now) !== undefined);
  const members = [id, ...others.map(each => each.id)];

  return { phone, others, owns, cases };

  async function owns(ticket: Ticket): Promise<boolean> {
    if (members.includes(ticket.customer)) return true;
    if (phone === undefined || ticket.phone !== phone) return false;
    return isOfNumber(ticket, phone, await reader.get(identities, ticket.customer), now);
  }

  async function cases(limit?: number): Promise<Ticket[]> {
    const bounds = { descending: true, ...(limit !== undefined && { limit }) };
    const found: Ticket[] = [];
    for (const customer of members)
      found.push(...(await reader.find(tickets, 'customer', { equals: customer, ...bounds })));
    if (phone === undefined) return found;
    const known = new Set(found.map(each => each.id));
    for (const ticket of await reader.find(tickets, 'phone', latest(phone, casesOfNumber))) {
      if (!known.has(ticket.id) && (await owns(ticket))) found.push(ticket);
    }
    return found.sort(newestFirst).slice(0, limit);
  }
}

function latest(phone: string, limit: number) {
  return { equals: phone, descending: true, limit };
}

function newestFirst(a: Ticket, b: Ticket): number {
  if (a.openedAt === b.openedAt) return a.id < b.id ? 1 : -1;
  return a.openedAt < b.openedAt ? 1 : -1;
}
