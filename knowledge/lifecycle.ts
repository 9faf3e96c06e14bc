import type { Ticket, TicketKind, TicketState } from './records.ts';

/** What moves a case, and what happens to it where it stands. */
export const lifecycleEvents = [
  'confirm',
  'arrange-visit',
  'ask-to-mail',
  'receive',
  'start',
  'take-in',
  'finish',
  'hand-back',
  'send',
  'accept',
  'reject',
  'close',
  'cancel',
  'reopen',
  'not-fixed',
  'quote',
  'approve',
  'decline',
  'free',
  'wait',
  'resume',
  'lend',
  'loaner-back',
  'waive-loaner',
  'hurry',
  'compensate',
  'compensated',
] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

/**
 * What has to be true before an event may happen; `case-guards.ts` looks.
 * - `cleared`: nothing is charged, or a quotation is approved: before somebody is sent or paid work begins
 * - `agreed`: no quotation waits for its answer, is declined or has lapsed: before work is called done
 * - `accepted`: the customer found it well, or the time to say so has run out
 * - `nobody-came`: no visit of it has begun
 * - `loaner-settled`: what was lent is back, or was waived
 * - `compensation-owed`: something is promised to make good a loss, and is not done yet; `nothing-owed`: nothing is
 * - `soon-enough`: a closed case can still be opened again because it is not fixed
 */
export type Guard =
  | 'cleared'
  | 'agreed'
  | 'accepted'
  | 'nobody-came'
  | 'loaner-settled'
  | 'soon-enough'
  | 'quotation-unanswered'
  | 'quotation-open'
  | 'may-wait'
  | 'waits'
  | 'no-loaner'
  | 'loaner-out'
  | 'compensation-owed'
  | 'nothing-owed';

/** Where an event leads, and what it needs. */
type Move = readonly [to: TicketState, ...needs: Guard[]];
type Moves = Readonly<Partial<Record<LifecycleEvent, Move>>>;
type Way = Readonly<Partial<Record<TicketState, Moves>>>;

/** A case that has ended, by its result or without one, begins again. */
const ended: Way = {
  closed: {
    reopen: ['confirmed'],
    'not-fixed': ['confirmed', 'soon-enough'],
    compensated: ['closed', 'compensation-owed'],
  },
  cancelled: { reopen: ['submitted'], compensated: ['cancelled', 'compensation-owed'] },
};

/** A loss may be made good at any time; until it is, the case stays open (`needsOf`). */
const making = (state: TicketState): Moves => ({ compensate: [state], compensated: [state, 'compensation-owed'] });
/** What may happen in any open state and leaves the case where it stands. */
const standing = (state: TicketState): Moves => ({
  approve: [state, 'quotation-open'],
  decline: [state, 'quotation-unanswered'],
  free: [state],
  wait: [state, 'may-wait'],
  resume: [state, 'waits'],
  hurry: [state],
  ...making(state),
});
/** A price is named before the work, never after it. */
const ahead = (state: TicketState): Moves => ({ ...standing(state), quote: [state] });
const lending = (state: TicketState): Moves => ({
  lend: [state, 'no-loaner'],
  'loaner-back': [state, 'loaner-out'],
  'waive-loaner': [state, 'loaner-out'],
});
/** A machine that is being seen to, and one that was: another may be lent for it. */
const inHand = (state: TicketState): Moves => ({ ...ahead(state), ...lending(state) });
const finished = (state: TicketState): Moves => ({ ...standing(state), ...lending(state) });

/**
 * The way of a repair: submitted, confirmed, visited or mailed in, repaired, accepted by the customer, closed with
 * its result. A customer who finds it not repaired sends it back to the workbench; what cannot or shall not be
 * repaired is handed back as it is.
 *
 * @source S1 2.1-2.7
 */
const repair: Way = {
  submitted: {
    ...inHand('submitted'),
    confirm: ['confirmed'],
    cancel: ['cancelled', 'loaner-settled'],
    close: ['closed', 'loaner-settled'],
  },
  confirmed: {
    ...inHand('confirmed'),
    'arrange-visit': ['visit', 'cleared'],
    'ask-to-mail': ['mail-in'],
    receive: ['received'],
    start: ['in-repair', 'cleared'],
    cancel: ['cancelled', 'loaner-settled'],
    close: ['closed', 'loaner-settled'],
  },
  visit: {
    ...inHand('visit'),
    'arrange-visit': ['visit', 'cleared'],
    'ask-to-mail': ['mail-in'],
    receive: ['received'],
    start: ['in-repair', 'cleared'],
    cancel: ['cancelled', 'loaner-settled'],
    close: ['closed', 'nobody-came', 'loaner-settled'],
  },
  'mail-in': {
    ...inHand('mail-in'),
    'arrange-visit': ['visit', 'cleared'],
    receive: ['received'],
    start: ['in-repair', 'cleared'],
    cancel: ['cancelled', 'loaner-settled'],
    close: ['closed', 'loaner-settled'],
  },
  received: {
    ...inHand('received'),
    start: ['in-repair', 'cleared'],
    'hand-back': ['done'],
  },
  'in-repair': {
    ...inHand('in-repair'),
    'take-in': ['in-repair'],
    'ask-to-mail': ['mail-in'],
    finish: ['repaired', 'agreed'],
    'hand-back': ['done'],
  },
  repaired: {
    ...finished('repaired'),
    accept: ['accepted'],
    reject: ['in-repair', 'cleared'],
    close: ['closed', 'accepted', 'loaner-settled'],
  },
  done: {
    ...finished('done'),
    accept: ['accepted'],
    reject: ['received'],
    close: ['closed', 'accepted', 'loaner-settled'],
  },
  accepted: {
    ...finished('accepted'),
    reject: ['in-repair', 'cleared'],
    close: ['closed', 'loaner-settled'],
  },
  ...ended,
};

/** Somebody comes for something else than a reported fault: it is arranged, done, and that is it. */
const visit: Way = {
  submitted: {
    ...ahead('submitted'),
    confirm: ['confirmed'],
    'arrange-visit': ['visit', 'cleared'],
    cancel: ['cancelled'],
    close: ['closed'],
  },
  confirmed: {
    ...ahead('confirmed'),
    'arrange-visit': ['visit', 'cleared'],
    cancel: ['cancelled'],
    close: ['closed'],
  },
  visit: { ...ahead('visit'), 'arrange-visit': ['visit', 'cleared'], cancel: ['cancelled'], close: ['closed'] },
  ...ended,
};

/** Somebody who wants a person is heard, answered, and that is it. */
const handover: Way = {
  submitted: {
    ...making('submitted'),
    hurry: ['submitted'],
    confirm: ['confirmed'],
    close: ['closed'],
    cancel: ['cancelled'],
  },
  confirmed: { ...making('confirmed'), hurry: ['confirmed'], close: ['closed'], cancel: ['cancelled'] },
  ...ended,
};

/**
 * A machine is kept up, inspected, installed or brought up to date, or people are trained: agreed, done on the spot
 * or in the workshop, accepted, closed.
 *
 * @source S2 2-3, 2-4, 3-3, S12 一.7, S10 3.4
 */
const service: Way = {
  submitted: {
    ...inHand('submitted'),
    confirm: ['confirmed'],
    cancel: ['cancelled', 'loaner-settled'],
  },
  confirmed: {
    ...inHand('confirmed'),
    'arrange-visit': ['visit', 'cleared'],
    'ask-to-mail': ['mail-in'],
    receive: ['received'],
    start: ['in-work', 'cleared'],
    cancel: ['cancelled', 'loaner-settled'],
  },
  visit: {
    ...inHand('visit'),
    'arrange-visit': ['visit', 'cleared'],
    start: ['in-work', 'cleared'],
    cancel: ['cancelled', 'loaner-settled'],
  },
  'mail-in': {
    ...inHand('mail-in'),
    receive: ['received'],
    cancel: ['cancelled', 'loaner-settled'],
  },
  received: {
    ...inHand('received'),
    start: ['in-work', 'cleared'],
    'hand-back': ['done'],
  },
  'in-work': {
    ...inHand('in-work'),
    finish: ['done', 'agreed'],
    'hand-back': ['done'],
  },
  done: {
    ...finished('done'),
    accept: ['accepted'],
    reject: ['confirmed'],
    close: ['closed', 'accepted', 'loaner-settled'],
  },
  accepted: {
    ...finished('accepted'),
    reject: ['confirmed'],
    close: ['closed', 'loaner-settled'],
  },
  ...ended,
};

/** What is done, or sent, is for the customer to find well; who does not, sends it back to be done again. */
const judged = (state: 'done' | 'sent'): Way => ({
  [state]: { ...standing(state), accept: ['accepted'], reject: ['confirmed'], close: ['closed', 'accepted'] },
  accepted: { ...standing('accepted'), reject: ['confirmed'], close: ['closed'] },
  ...ended,
});

/**
 * Parts are named, priced, sent and found to be the right ones.
 *
 * @source S5 1.5, S13 五
 */
const parts: Way = {
  submitted: { ...ahead('submitted'), confirm: ['confirmed'], cancel: ['cancelled'] },
  confirmed: { ...ahead('confirmed'), send: ['sent', 'cleared'], cancel: ['cancelled'] },
  ...judged('sent'),
};

/**
 * Goods come back: where to is said, they arrive, and the money, another machine or the same one goes out.
 *
 * @source S15 一, S16 三.3, S13 六
 */
const giveBack: Way = {
  submitted: { ...ahead('submitted'), confirm: ['confirmed'], cancel: ['cancelled'] },
  confirmed: {
    ...ahead('confirmed'),
    'ask-to-mail': ['mail-in'],
    receive: ['received'],
    cancel: ['cancelled'],
  },
  'mail-in': { ...ahead('mail-in'), receive: ['received'], cancel: ['cancelled'] },
  received: { ...ahead('received'), finish: ['done', 'agreed'], 'hand-back': ['done'] },
  ...judged('done'),
};

/**
 * A complaint or a question is taken, looked into, answered, and found well answered.
 *
 * @source S1 6, S2 3-1
 */
const answer: Way = {
  submitted: { ...standing('submitted'), confirm: ['confirmed'], finish: ['done'], cancel: ['cancelled'] },
  confirmed: { ...standing('confirmed'), finish: ['done'], cancel: ['cancelled'] },
  ...judged('done'),
};

const ways: Readonly<Record<TicketKind, Way>> = {
  repair,
  visit,
  handover,
  maintenance: service,
  inspection: service,
  training: service,
  installation: service,
  upgrade: service,
  parts,
  return: giveBack,
  complaint: answer,
  question: answer,
};

/** The state that an event leads to; undefined when it cannot happen to a case that stands there. */
export function moved({ kind, state }: Pick<Ticket, 'kind' | 'state'>, event: LifecycleEvent): TicketState | undefined {
  return ways[kind][state]?.[event]?.[0];
}

/** What an event needs beside the state of the case, in the order in which it is asked for. */
export function needsOf({ kind, state }: Pick<Ticket, 'kind' | 'state'>, event: LifecycleEvent): readonly Guard[] {
  const needs = (ways[kind][state]?.[event]?.slice(1) as Guard[] | undefined) ?? [];
  // What was promised is done before nobody looks at the case any more.
  return event === 'close' || event === 'cancel' ? [...needs, 'nothing-owed'] : needs;
}

/** Where a case stands once its visit is called off: one that is about nothing else is over, another goes on. */
export function withoutVisit({ kind, state }: Pick<Ticket, 'kind' | 'state'>): TicketState {
  if (kind === 'visit') return 'cancelled';
  return state === 'visit' ? 'confirmed' : state;
}

/** The events that may happen to a case as it stands, as far as its state goes. */
export function possibleEvents(ticket: Pick<Ticket, 'kind' | 'state'>): LifecycleEvent[] {
  return lifecycleEvents.filter(event => moved(ticket, event) !== undefined);
}

/** Whether somebody still has to do something about it. */
export function isOpen({ state }: Pick<Ticket, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled';
}
