import { dialogIds } from '../dialogs/ids.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import type { Ticket } from '../knowledge/records.ts';
import { pastCase } from '../knowledge/retention.ts';
import type { Person } from './person.ts';
import { photosOf } from './removal.ts';
import {
  activities,
  customers,
  drafts,
  files,
  identities,
  pastCases,
  tickets,
  wechatContacts,
} from './store/collections.ts';
import type { Transaction } from './store/store.ts';

/**
 * Removes what is kept of a customer who wants it so, in the turn that says so: the cases that have ended, down to a
 * record that tells nobody's name, with their photos, and every form that was begun. Where no case is open, what was
 * said goes as well; what is said in the turn itself is logged after it. All channels of somebody who has confirmed a
 * number are meant, and that these are one person is forgotten.
 *
 * The bytes of the photos go with the next sweep, as of files that no record speaks of.
 *
 * @param conversation the one that is talked in
 * @returns the cases that are open, and stay
 */
export async function erase(tx: Transaction, id: string, person: Person, conversation: string): Promise<Ticket[]> {
  const all = await person.cases();
  const open = all.filter(isOpen);
  const ended = all.filter(ticket => !isOpen(ticket));
  const needed = new Set(open.flatMap(photosOf));
  for (const ticket of ended) {
    const { consent } = (await tx.get(customers, ticket.customer)) ?? {};
    await tx.put(pastCases, pastCase(ticket, consent));
    await tx.remove(tickets, ticket.id);
    for (const photo of photosOf(ticket)) {
      if (!needed.has(photo) && (await tx.get(files, photo)) !== undefined) await tx.remove(files, photo);
    }
  }
  for (const each of [id, ...person.others.map(other => other.id)]) {
    await dropDrafts(tx, each);
    await forgetNumber(tx, each);
    if (open.length === 0) await forgetCustomer(tx, each);
  }
  if (open.length > 0) return open;
  const places = [conversation, ...[...ended, ...person.others].map(each => each.conversation)];
  for (const place of [...new Set(places)].sort()) {
    for (const line of await tx.find(activities, 'conversation', { equals: place }))
      await tx.remove(activities, line.id);
    // Where the customer is answered stays, what was answered does not.
    await tx.lock(`wechat/${place}`);
    const contact = await tx.get(wechatContacts, place);
    if (contact !== undefined) await tx.put(wechatContacts, { ...contact, answers: [] });
  }
  return open;
}

/** Who has taken themselves out stays so. */
async function forgetNumber(tx: Transaction, id: string): Promise<void> {
  if ((await tx.get(identities, id))?.phone !== undefined) await tx.remove(identities, id);
}

/** Only how often they guessed stays, or nobody would have to stop. */
async function forgetCustomer(tx: Transaction, id: string): Promise<void> {
  const customer = await tx.get(customers, id);
  if (customer === undefined) return;
  const { guesses } = customer;
  await tx.put(customers, { id, ...(guesses !== undefined && { guesses }) });
}

/** Forms that were begun and left hold what was told in them. */
export async function dropDrafts(tx: Transaction, customer: string): Promise<void> {
  for (const form of dialogIds) {
    const draft = `${customer}/${form}`;
    if ((await tx.get(drafts, draft)) !== undefined) await tx.remove(drafts, draft);
  }
}
