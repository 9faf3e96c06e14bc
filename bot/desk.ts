import { Temporal } from 'temporal-polyfill';
import type { CaseRequest, Desk } from '../dialogs/ports.ts';
import { lifecycleRefusal } from '../knowledge/case-guards.ts';
import { stepped } from '../knowledge/case-steps.ts';
import { spanEnd, spanStart } from '../knowledge/contact-hours.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { promisedFor } from '../knowledge/due.ts';
import { concerning, judging } from '../knowledge/in-effect.ts';
import { isOpen, moved } from '../knowledge/lifecycle.ts';
import type { Customer, Language, Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { ticketNumber } from '../knowledge/ticket-number.ts';
import { waitingSince } from '../knowledge/work-order.ts';
import type { Codes } from './codes/codes.ts';
import { dropDrafts, erase } from './erasure.ts';
import { jobId } from './jobs.ts';
import { joiningOf, knownOf, latestConsent } from './joining.ts';
import { lookUpsOf } from './look-up.ts';
import { noteMissed } from './missed-questions.ts';
import { customers, drafts, jobs, pastCases, tickets, units } from './store/collections.ts';
import type { OpenTurn } from './turn.ts';
import { tellTwins, twinOf } from './twins.ts';
import { visitsOf } from './visits.ts';

export interface DeskOptions {
  readonly turn: Pick<OpenTurn, 'tx' | 'message' | 'now'>;
  readonly language: Language;
  readonly knowledge: Knowledge;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  /** None where the shop has no way to send codes. */
  readonly codes?: Codes | undefined;
}

type Promised = NonNullable<Ticket['promised']>;

const numberBytes = 16;
/** Of how many earlier cases the way to reach a customer is taken. */
const contactsLooked = 10;
/** Nobody reads about more of their cases. */
const casesLooked = 50;
/** Where those stand who want a person; so many of all cases there are looked at, the oldest first. */
const waitingStates = ['submitted', 'confirmed'] as const;
const casesCounted = 500;
/** The first letter of a ticket's number. */
const prefixes: Readonly<Record<Ticket['kind'], string>> = {
  repair: 'R',
  visit: 'V',
  handover: 'H',
  maintenance: 'M',
  inspection: 'X',
  training: 'T',
  installation: 'N',
  upgrade: 'G',
  parts: 'P',
  return: 'E',
  complaint: 'C',
  question: 'Q',
};

/** The dialogs' desk over the transaction of one turn. */
export async function deskOf({ turn, language, knowledge, random, codes }: DeskOptions): Promise<Desk> {
  const { tx, message, now } = turn;
  const id = `${message.channel}:${message.user.id}`;
  const at = stamp(now);
  let customer: Customer = (await tx.get(customers, id)) ?? { id };
  let known = await knownOf(tx, id, now);
  const draftId = (form: string) => `${id}/${form}`;
  const schedule: Desk['schedule'] = (task, dueAt) =>
    tx.put(jobs, {
      ...task,
      id: jobId(random),
      dueAt: stamp(dueAt),
      conversation: message.conversation,
      user: message.user,
    });
  const own = async (number: string) => {
    const ticket = await tx.get(tickets, number);
    return ticket !== undefined && (await known.person.owns(ticket)) ? ticket : undefined;
  };

  return {
    get customer() {
      const consent = latestConsent([customer.consent, ...known.consents]);
      return consent === undefined ? customer : { ...customer, consent };
    },

    ...joiningOf({
      tx,
      now,
      message,
      language,
      random,
      codes,
      person: () => known.person,
      async changed() {
        known = await knownOf(tx, id, now);
      },
    }),

    async recordConsent(version) {
      customer = { ...customer, consent: { version, at, channel: message.channel } };
      await tx.put(customers, customer);
    },

    openTickets,
    cases: () => known.person.cases(casesLooked),

    ...lookUpsOf({
      tx,
      now,
      customer: () => customer,
      keep,
      async ownPhones() {
        const all = await known.person.cases(casesLooked);
        return all.flatMap(({ phone }) => phone ?? []);
      },
    }),

    async withdrawConsent() {
      for (const each of [id, ...known.person.others.map(other => other.id)]) {
        const { consent: _, notices: __, ...others } = (await tx.get(customers, each)) ?? { id: each };
        await tx.put(customers, others);
        await dropDrafts(tx, each);
      }
      await reread();
    },

    async erase() {
      const open = await erase(tx, id, known.person, message.conversation);
      await reread();
      return open;
    },

    async contact() {
      const before = await known.person.cases(contactsLooked);
      const phone = before.find(ticket => ticket.phone !== undefined)?.phone;
      const address = before.find(ticket => ticket.address !== undefined)?.address;
      return { ...(phone !== undefined && { phone }), ...(address !== undefined && { address }) };
    },

    async openCase(request) {
      const ticket = await begun(request);
      await tx.put(tickets, ticket);
      return ticket;
    },

    async addTo(number, { text, photos, phone, address }) {
      const ticket = await own(number);
      if (ticket === undefined || !isOpen(ticket)) return undefined;
      const added: Ticket = {
        ...ticket,
        ...(phone !== undefined && ticket.phone === undefined && { phone }),
        ...(address !== undefined && ticket.address === undefined && { address }),
        photos: [...ticket.photos, ...photos.filter(photo => !ticket.photos.includes(photo))],
        log: [...ticket.log, { at, by: 'customer', what: 'said', text, photos: [...photos], key: message.key }],
      };
      await tx.put(tickets, added);
      return added;
    },

    async correct(number, reach, text) {
      const ticket = await own(number);
      if (ticket === undefined || !isOpen(ticket)) return undefined;
      const entry = { at, by: 'customer' as const, what: 'said', text, key: message.key };
      const corrected: Ticket = { ...ticket, ...reach, log: [...ticket.log, entry] };
      await tx.put(tickets, corrected);
      return corrected;
    },

    ...visitsOf({
      tx,
      now,
      key: message.key,
      knowledge,
      customer: () => customer,
      keep,
      openTickets,
      isOwn: ticket => known.person.owns(ticket),
      schedule,
      tellTwins: (ticket, what) => tellTwins({ tx, now, random }, ticket, what),
      async begun(request) {
        const { promised, ...ticket } = await begun(request);
        // When somebody comes is what is being agreed on.
        return { ...ticket, promised: { firstResponse: promised.firstResponse } };
      },
    }),

    unit: serial => tx.get(units, serial),

    async draft(form) {
      const kept = await tx.get(drafts, draftId(form));
      if (kept === undefined || Temporal.Instant.compare(now, draftEnd(kept.at)) > 0) return undefined;
      return kept.state;
    },
    async keptDraft(form) {
      const kept = await tx.get(drafts, draftId(form));
      return kept && { state: kept.state, begunAt: kept.begunAt, until: draftEnd(kept.at) };
    },
    async keepDraft(form, state) {
      const kept = await tx.get(drafts, draftId(form));
      const begunAt = kept?.begunAt ?? at;
      await tx.put(drafts, { id: draftId(form), state: state as NonNullable<typeof kept>['state'], at, begunAt });
      if (kept?.begunAt !== undefined) return;
      const told = spanStart(draftEnd(at), knowledge.policy.draft.reminder, knowledge.calendar);
      await schedule({ kind: 'draft', form, begunAt }, told);
    },
    async dropDraft(form) {
      if ((await tx.get(drafts, draftId(form))) !== undefined) await tx.remove(drafts, draftId(form));
    },

    noteMissed: question => noteMissed(tx, { ...question, language, at }),
    schedule,
    ticket: own,
    async keepSurvey(number, survey, entry) {
      const ticket = await own(number);
      if (ticket === undefined) return;
      const log = entry ? [...ticket.log, { at, by: 'customer' as const, ...entry, key: message.key }] : ticket.log;
      await tx.put(tickets, { ...ticket, survey, log });
    },
    async decide(number, event, text) {
      const ticket = await own(number);
      if (ticket === undefined) return { ok: false, because: { code: 'not-now' } };
      const because = lifecycleRefusal(ticket, event, { ...judging(knowledge, ticket), now });
      if (because !== undefined) return { ok: false, because };
      const decided = stepped(ticket, { event, at, by: 'customer', text, key: message.key });
      await tx.put(tickets, decided);
      return { ok: true, ticket: decided };
    },
    keepNotices: notices => keep({ ...customer, notices }),
    async endTalk(number, by) {
      const ticket = await own(number);
      if (ticket === undefined) return;
      const entry = { at, by, what: 'given-back', key: message.key };
      await tx.put(tickets, { ...ticket, log: [...ticket.log, entry] });
    },
    async waitingBefore({ id: number, openedAt }) {
      const open = await Promise.all(
        waitingStates.map(state => tx.find(tickets, 'state', { equals: state, limit: casesCounted })),
      );
      return open.flat().filter(ticket => {
        const isAhead = ticket.openedAt < openedAt && ticket.id !== number;
        // What the desk asked a person to do keeps nobody waiting in a chat.
        return (
          ticket.kind === 'handover' && ticket.about === undefined && isAhead && waitingSince(ticket) !== undefined
        );
      }).length;
    },
    async hurry(number, text) {
      const ticket = await own(number);
      if (ticket !== undefined) await tx.put(tickets, stepped(ticket, { event: 'hurry', at, by: 'desk', text }));
    },
    async withdraw(number, text) {
      const ticket = await own(number);
      const state = ticket && moved(ticket, 'cancel');
      if (ticket === undefined || state === undefined) return undefined;
      const log = [...ticket.log, { at, by: 'customer' as const, what: 'cancel', text, key: message.key }];
      const withdrawn: Ticket = { ...ticket, state, log };
      await tx.put(tickets, withdrawn);
      return withdrawn;
    },
  };

  async function keep(changed: Customer): Promise<void> {
    customer = changed;
    await tx.put(customers, customer);
  }

  async function openTickets(): Promise<Ticket[]> {
    return (await known.person.cases()).filter(isOpen);
  }

  /** After other records than this one were changed. */
  async function reread(): Promise<void> {
    customer = (await tx.get(customers, id)) ?? { id };
    known = await knownOf(tx, id, now);
  }

  /** A case that is not kept yet. */
  async function begun(request: CaseRequest): Promise<Ticket & { readonly promised: Promised }> {
    const { kind, fault, serial, urgent = false } = request;
    const { calendar, policy } = concerning(knowledge, request.product?.id);
    const unit = serial === undefined ? undefined : await tx.get(units, serial);
    const sameAs = await twinOf(tx, request, ticket => known.person.owns(ticket));
    return {
      ...request,
      ...(unit?.paidShare !== undefined && { contract: { paidShare: unit.paidShare } }),
      ...(sameAs !== undefined && { sameAs }),
      id: await freeNumber(prefixes[kind]),
      state: 'submitted',
      urgent,
      openedAt: at,
      customer: id,
      conversation: message.conversation,
      language,
      policyVersion: policy.version,
      promised: promisedFor({ ...request, urgent }, calendar, policy, now),
      log: [{ at, by: 'customer', what: 'opened', text: fault, key: message.key }],
    };
  }

  /** Numbers are random; one that is taken, which hardly ever happens, is drawn again. */
  async function freeNumber(prefix: string): Promise<string> {
    for (;;) {
      const number = ticketNumber(random(numberBytes), prefix);
      const taken = (await tx.get(tickets, number)) ?? (await tx.get(pastCases, number));
      if (taken === undefined) return number;
    }
  }

  function draftEnd(kept: string): Temporal.Instant {
    return spanEnd(Temporal.Instant.from(kept), knowledge.policy.draft.kept, knowledge.calendar);
  }
}
