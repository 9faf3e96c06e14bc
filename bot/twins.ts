import type { Temporal } from 'temporal-polyfill';
import { isOpen } from '../knowledge/lifecycle.ts';
import type { Ticket, TwinEvent } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { jobId } from './jobs.ts';
import { jobs, tickets } from './store/collections.ts';
import type { Reader, Transaction } from './store/store.ts';

/** Of how many cases with the same phone or serial number the open ones are looked for, the latest first. */
const looked = 20;

/**
 * The open case that one about to be opened seems to be the same matter as, though another customer id told it: somebody
 * who has written in one channel and writes in another. Of the same kind, with the same serial number, or the same phone
 * number and no other machine. Clerks are shown it; of the other's
 * case neither customer learns more than that something was done (`tellTwins`).
 *
 * @param isOwn whether a case is known to be of the very same person, who is asked instead
 * @returns the number of the case that was first
 */
export async function twinOf(
  reader: Reader,
  request: Pick<Ticket, 'kind' | 'phone' | 'serial' | 'product'>,
  isOwn: (ticket: Ticket) => Promise<boolean>,
): Promise<string | undefined> {
  const { kind, phone, serial, product } = request;
  const alike = await Promise.all([
    ...(serial === undefined
      ? []
      : [reader.find(tickets, 'serial', { equals: serial, descending: true, limit: looked })]),
    ...(phone === undefined ? [] : [reader.find(tickets, 'phone', { equals: phone, descending: true, limit: looked })]),
  ]);
  const isAlike = (ticket: Ticket) => {
    if (ticket.kind !== kind || !isOpen(ticket)) return false;
    if (serial !== undefined && ticket.serial !== undefined) return serial === ticket.serial;
    const [here, there] = [product?.id, ticket.product?.id];
    return here === undefined || there === undefined || here === there;
  };
  for (const ticket of alike.flat()) if (isAlike(ticket) && !(await isOwn(ticket))) return ticket.sameAs ?? ticket.id;
  return undefined;
}

/**
 * Something was done about a matter: whoever told it in another channel hears of it, once, in their own conversation.
 * Only those whose case is still open and is surely of the same machine; the case itself is kept already.
 */
export async function tellTwins(
  { tx, now, random }: { tx: Transaction; now: Temporal.Instant; random: (bytes: number) => Uint8Array },
  ticket: Ticket,
  what: TwinEvent,
): Promise<void> {
  for (const number of await twinsOf(tx, ticket)) {
    const twin = await tx.get(tickets, number);
    if (twin === undefined || !isOpen(twin) || twin.customer === ticket.customer || !isOfSame(ticket, twin)) continue;
    const { conversation, customer } = twin;
    await tx.put(jobs, {
      ...{ kind: 'twin', ticket: number, of: ticket.id, what, conversation },
      id: jobId(random),
      dueAt: stamp(now),
      user: { id: customer.slice(customer.indexOf(':') + 1) },
    });
  }
}

/** Clerks look for themselves, but a customer is told nothing of a machine that may be another one. */
function isOfSame(ticket: Ticket, twin: Ticket): boolean {
  if (ticket.serial !== undefined && twin.serial !== undefined) return ticket.serial === twin.serial;
  const machine = ticket.product?.id;
  return machine !== undefined && machine === twin.product?.id && ticket.phone === twin.phone;
}

/** The cases that seem to be the same matter as this one, the first of them among them; not itself. */
export async function twinsOf(reader: Reader, ticket: Ticket): Promise<string[]> {
  const first = ticket.sameAs ?? ticket.id;
  const others = await reader.find(tickets, 'sameAs', { equals: first });
  return [first, ...others.map(({ id }) => id)].filter(id => id !== ticket.id);
}

/**
 * Cases as clerks work on them: what seems to be the same matter stands with the one that was first, once, unless it
 * speaks of danger.
 */
export function oneOfEach<T extends Ticket>(open: readonly T[]): (T & { readonly twins?: readonly string[] })[] {
  const numbers = new Set(open.map(({ id }) => id));
  const isFolded = ({ sameAs, urgent }: Ticket) => sameAs !== undefined && numbers.has(sameAs) && !urgent;
  return open
    .filter(ticket => !isFolded(ticket))
    .map(ticket => {
      const twins = open.filter(other => other.sameAs === ticket.id && isFolded(other)).map(({ id }) => id);
      return twins.length === 0 ? ticket : { ...ticket, twins };
    });
}
