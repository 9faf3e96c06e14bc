import type { Temporal } from 'temporal-polyfill';
import { memoryOf } from '../dialogs/memory.ts';
import { confirmedPhone, isOfNumber } from '../knowledge/identity.ts';
import type { Ticket } from '../knowledge/records.ts';
import { conversations, identities, undelivered, wechatContacts } from './store/collections.ts';
import type { Store } from './store/store.ts';
import type { Message } from './turn.ts';

/** Where something is said, and to whom. */
export type Place = Pick<Message, 'channel' | 'conversation' | 'user'>;

/**
 * Where what concerns a case is told to whoever has it. Of a customer who is in one channel that is where it always is.
 * Of one who has confirmed a number, and so is in several, it is where they wrote last, unless nothing arrives there. A
 * colleague who talks with the customer about the case goes on where that began.
 *
 * @param home where it is told otherwise
 */
export async function reachedAt(
  store: Pick<Store, 'get' | 'find'>,
  ticket: Ticket,
  home: Place,
  now: Temporal.Instant,
): Promise<Place> {
  const opener = await store.get(identities, ticket.customer);
  const phone = confirmedPhone(opener, now) ?? ticket.phone;
  if (phone === undefined) return home;
  const same = await store.find(identities, 'phone', { equals: phone, descending: true, limit: mostPlaces });
  const others = same.filter(each => {
    if (each.id === ticket.customer || confirmedPhone(each, now) === undefined) return false;
    return confirmedPhone(opener, now) !== undefined || isOfNumber(ticket, phone, opener, now);
  });
  if (others.length === 0) return home;
  let best = await heardAt(store, home, ticket);
  for (const { id, conversation } of others) {
    const end = id.indexOf(':');
    const place = { channel: id.slice(0, end), conversation, user: { id: id.slice(end + 1) } };
    const heard = await heardAt(store, place, ticket);
    if (heard !== undefined && (best === undefined || isBefore(best, heard))) best = heard;
  }
  return best?.place ?? home;
}

/** Whoever talks from more places is told in one of the latest. */
const mostPlaces = 10;

interface Heard {
  readonly place: Place;
  /** A colleague talks there, nothing arrives there, and when they wrote there last: in this order of weight. */
  readonly weight: readonly [talked: boolean, arrives: boolean, at: string];
}

/** @returns undefined where nobody has ever talked */
async function heardAt(store: Pick<Store, 'get' | 'find'>, place: Place, ticket: Ticket): Promise<Heard | undefined> {
  const conversation = await store.get(conversations, place.conversation);
  if (conversation === undefined) return undefined;
  const { heardAt: at = '', taken } = memoryOf(conversation.state.memory);
  const [failed] = await store.find(undelivered, 'conversation', {
    equals: place.conversation,
    descending: true,
    limit: 1,
  });
  const isGone = (await store.get(wechatContacts, place.conversation))?.gone === true;
  const arrives = !isGone && (failed === undefined || failed.at < at);
  return { place, weight: [taken?.ticket === ticket.id, arrives, at] };
}

function isBefore({ weight: a }: Heard, { weight: b }: Heard): boolean {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other;
  }
  return false;
}
