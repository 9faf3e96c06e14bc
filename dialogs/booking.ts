import { nobody, slotTime } from '../knowledge/booking.ts';
import { concerning } from '../knowledge/in-effect.ts';
import { isOpen, moved } from '../knowledge/lifecycle.ts';
import type { Ticket } from '../knowledge/records.ts';
import { consentSlot } from './consent.ts';
import { addressSlot, knownContact, phoneSlot } from './contact.ts';
import { type Form, isText, type Json, type Slot } from './form/form.ts';
import { isFault, machineSlot, type NamedMachine } from './machine-slot.ts';
import { dialogButton } from './menu.ts';
import { contactLine } from './opening.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import type { Booked, Desk } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { callsOff } from './understand/own-visit.ts';
import { asks } from './understand/sentence.ts';
import { outcome } from './visit-outcome.ts';
import { type VisitAnswers, visitSlots } from './visit-slot.ts';
import { visitsAhead } from './visits-booked.ts';
import { type WhereTold, whereSlot, wholeAddress } from './where-slot.ts';

/** What a visit needs to know: for which case, or else what for and of what; when; and whom to. */
export interface BookingAnswers extends VisitAnswers {
  consent: 'yes';
  about?: string;
  product?: NamedMachine;
  purpose?: string;
  phone?: string;
  address?: string;
  where?: WhereTold;
  photos?: string[];
}

const longestPurpose = 1000;
const another = 'new';

/**
 * Books a technician's visit (S1 3.2), for a case that is open or by itself. A time that was chosen is kept for the
 * customer while the rest is asked, and is certain only when the booking is confirmed.
 */
export async function booking(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<BookingAnswers>> {
  const { texts, knowledge, desk } = turn;
  const t = texts.booking;
  const open = (await desk.openTickets()).filter(ticket => mayBeVisited(ticket, turn));
  const contact = await knownContact(turn);
  const hasVisit = (await visitsAhead(turn)).length > 0;
  const ticketOf = ({ about }: Partial<BookingAnswers>) => open.find(({ id }) => id === about);
  const needsAddress = (answers: Partial<BookingAnswers>) => ticketOf(answers)?.address === undefined;
  const isNew = (answers: Partial<BookingAnswers>) => ticketOf(answers) === undefined;
  const product = productOf(ticketOf(known as Partial<BookingAnswers>), known.product);
  const diary = (await desk.diary(product, ticketOf(known as Partial<BookingAnswers>)?.id)) ?? nobody;
  const own = { ...turn, knowledge: concerning(knowledge, product) };
  // Which team is sent is not decided before the machine is told.
  const mayBeSent = isNew(known) && known.product === undefined && knowledge.teams.length > 0;
  const idle = { said: t.nobody(contactLine(turn)), onward: dialogButton(turn, 'repair') };

  const purpose: Slot<BookingAnswers, string> = {
    label: t.purpose.label,
    names: t.purpose.names,
    when: isNew,
    ask: (_, misses) => ({ text: misses > 0 ? t.purpose.again : t.purpose.ask }),
    read: ({ text }) => {
      if (text.length > longestPurpose) return { problem: t.purpose.tooLong(longestPurpose) };
      const isNone = !isFault(text) && readNonAnswer(text, knowledge) !== undefined;
      if (isNone || !/[\p{L}\p{N}]{2}/u.test(text)) return { problem: t.purpose.again };
      return { value: text, unsure: asks(text) };
    },
    more: (before, text, meant) => (meant ? `${before}；${text}`.slice(0, longestPurpose) : undefined),
    fits: isText,
    show: words => words,
  };

  return {
    id: 'booking',
    retries: 3,
    ...(diary === nobody && !mayBeSent && { idle }),
    cancelled: t.cancelled,
    leaves: text => {
      if (!callsOff(text)) return undefined;
      // A colleague may have arranged a visit meanwhile, or there is another one: that is what is called off.
      return hasVisit && /上门|visit/i.test(text) ? { next: { dialog: 'cancel-booking', given: {} } } : {};
    },
    files: { slot: 'photos', max: photosKept },
    slots: {
      consent: consentSlot(turn),
      about: aboutSlot(open, turn),
      purpose,
      product: { ...machineSlot(turn), when: isNew },
      ...visitSlots(own, diary, product),
      phone: { ...phoneSlot(turn, contact), when: answers => ticketOf(answers)?.phone === undefined },
      address: { ...addressSlot(turn, contact), when: needsAddress },
      where: whereSlot<BookingAnswers>(turn, contact, needsAddress),
      photos: photosSlot(turn),
    },
    note: answers => (isNew(answers) ? t.fee : undefined),
    done: async answers => outcome(await book(answers, ticketOf(answers), desk), answers, own),
  };
}

/** Whether a visit may be booked for a case: it is open, has none ahead, and is not on its way to the shop. */
function mayBeVisited(ticket: Ticket, { knowledge, now }: Turn): boolean {
  if (!isOpen(ticket) || ticket.way === 'mail-in' || ticket.details?.place === 'shop') return false;
  // Nobody comes with parts, or to somebody who wants a person.
  if (moved({ ...ticket, state: 'confirmed' }, 'arrange-visit') === undefined) return false;
  if (!['submitted', 'confirmed', 'visit'].includes(ticket.state)) return false;
  const { visit } = ticket;
  return visit === undefined || slotTime(visit, knowledge.calendar).epochMilliseconds < now.epochMilliseconds;
}

function aboutSlot(open: readonly Ticket[], { texts }: Turn): Slot<BookingAnswers, string> {
  const t = texts.booking.about;
  const label = (ticket: Ticket) => t.ticket(ticket.id, [...ticket.fault].slice(0, 16).join(''));
  return {
    label: t.label,
    when: () => open.length > 0,
    ask: (_, misses) => ({
      text: misses > 0 ? t.again : t.ask,
      choices: [
        ...open.slice(0, 5).map(ticket => ({
          value: ticket.id,
          label: label(ticket),
          synonyms: [ticket.id, ...(open.length === 1 ? t.synonyms : [])],
        })),
        t.other,
      ],
    }),
    read: ({ chosen }) =>
      chosen === another || open.some(({ id }) => id === chosen) ? { value: chosen ?? another } : { problem: t.again },
    fits: about => about === another || open.some(({ id }) => id === about),
    show: about => {
      const ticket = open.find(({ id }) => id === about);
      return ticket === undefined ? t.other.label : label(ticket);
    },
  };
}

function productOf(ticket: Ticket | undefined, product: Json | undefined): string | undefined {
  if (ticket !== undefined) return ticket.product?.id;
  const id = typeof product === 'object' && product !== null && 'id' in product ? product.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

async function book(answers: BookingAnswers, ticket: Ticket | undefined, desk: Desk): Promise<Booked> {
  const { purpose = '', product, visit, phone, photos = [] } = answers;
  const address = wholeAddress(answers);
  const contact = { ...(phone !== undefined && { phone }), ...(address !== undefined && { address }) };
  if (ticket !== undefined) {
    const booked = await desk.bookVisit(ticket.id, visit);
    const tellsMore = phone !== undefined || address !== undefined || photos.length > 0;
    if (booked.ok && tellsMore) await desk.addTo(ticket.id, { text: '', photos, ...contact });
    return booked;
  }
  const { model, ...machine } = product ?? { said: '' };
  const request = {
    fault: purpose,
    photos,
    ...contact,
    ...(product !== undefined && { product: machine }),
    ...(model !== undefined && { model }),
  };
  return desk.openVisit({ ...request, kind: isFault(purpose) ? 'repair' : 'visit' }, visit);
}
