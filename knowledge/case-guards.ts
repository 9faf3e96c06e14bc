import { Temporal } from 'temporal-polyfill';
import { slotTime } from './booking.ts';
import type { Calendar } from './calendar.ts';
import { owedCompensation } from './compensation.ts';
import { spanEnd } from './contact-hours.ts';
import { type Guard, type LifecycleEvent, moved, needsOf } from './lifecycle.ts';
import type { Policy } from './policy.ts';
import { currentQuotation, quotationState } from './quotation.ts';
import type { Pause, Ticket, TicketEntry } from './records.ts';
import { stamp } from './stamp.ts';

/** What guards look at beside the case. */
export interface Circumstances {
  readonly now: Temporal.Instant;
  readonly calendar: Calendar;
  readonly policy: Pick<Policy, 'cases'>;
}

/**
 * Why an event cannot happen to a case; each has something that helps, which the texts for clerks name. JSON.
 * - `not-now`: the state of the case knows no such event
 * - `fee-open`: it costs something, or nobody knows: quote it, or say that it is free
 * - `quotation-open`, `-lapsed`, `-declined`: the customer has not agreed to the price; `until` is its last day
 * - `not-accepted`: the customer may still say whether it is well, up to `until`
 * - `compensation-owed`: what was promised to make good a loss, up to the day `until`, is done first
 * - `somebody-came`: the visit has begun: what was done there is noted first
 * - `too-late`: closed for longer than a case may be opened again by the customer; `until` was its last moment
 */
export type LifecycleRefusal =
  | { readonly code: 'not-now' }
  | { readonly code: 'fee-open'; readonly fee: 'paid' | 'unknown' }
  | { readonly code: 'quotation-open' | 'quotation-lapsed' | 'quotation-declined'; readonly until: string }
  | { readonly code: 'no-quotation' | 'quotation-answered' }
  | { readonly code: 'not-accepted' | 'too-late'; readonly until: string }
  | { readonly code: 'somebody-came' }
  | { readonly code: 'loaner-out' | 'loaner-lent'; readonly what: string }
  | { readonly code: 'compensation-owed'; readonly what: string; readonly until: string }
  | { readonly code: 'no-compensation' }
  | { readonly code: 'no-loaner' | 'never-waits' | 'waits-already' | 'waits-not' };

/** Why an event cannot happen to a case as things stand; undefined when it can. */
export function lifecycleRefusal(
  ticket: Ticket,
  event: LifecycleEvent,
  circumstances: Circumstances,
): LifecycleRefusal | undefined {
  if (moved(ticket, event) === undefined) return { code: 'not-now' };
  for (const need of needsOf(ticket, event)) {
    const refusal = guards[need](ticket, circumstances);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const guards: Readonly<Record<Guard, (ticket: Ticket, at: Circumstances) => LifecycleRefusal | undefined>> = {
  cleared: clearance,

  agreed(ticket, at) {
    // What was begun before anybody quoted it goes on: only a price that was named waits for its answer.
    return ticket.freeSince === undefined ? unagreed(ticket, at) : undefined;
  },

  accepted(ticket, { now, calendar, policy }) {
    const over = lastOf(ticket, 'finish', 'hand-back', 'send');
    const until = spanEnd(Temporal.Instant.from(over?.at ?? ticket.openedAt), policy.cases.acceptance, calendar);
    return Temporal.Instant.compare(now, until) < 0 ? { code: 'not-accepted', until: stamp(until) } : undefined;
  },

  'nobody-came'({ visit }, { now, calendar }) {
    if (visit === undefined || Temporal.Instant.compare(now, slotTime(visit, calendar).toInstant()) < 0)
      return undefined;
    return { code: 'somebody-came' };
  },

  'loaner-settled': ({ loaner }) => (isOut(loaner) ? { code: 'loaner-out', what: loaner.what } : undefined),

  'soon-enough'(ticket, { now, calendar, policy }) {
    const closed = lastOf(ticket, 'close');
    const until = spanEnd(Temporal.Instant.from(closed?.at ?? ticket.openedAt), policy.cases.reopen, calendar);
    return Temporal.Instant.compare(now, until) < 0 ? undefined : { code: 'too-late', until: stamp(until) };
  },

  'quotation-unanswered'(ticket) {
    const quotation = currentQuotation(ticket);
    if (quotation === undefined) return { code: 'no-quotation' };
    return quotation.answer === undefined ? undefined : { code: 'quotation-answered' };
  },

  'quotation-open'(ticket, at) {
    const answered = guards['quotation-unanswered'](ticket, at);
    if (answered !== undefined) return answered;
    const refusal = unagreed(ticket, at);
    return refusal?.code === 'quotation-lapsed' ? refusal : undefined;
  },

  'may-wait'(ticket) {
    if (ticket.urgent || ticket.pressing) return { code: 'never-waits' };
    return openPause(ticket) === undefined ? undefined : { code: 'waits-already' };
  },

  waits: ticket => (openPause(ticket) === undefined ? { code: 'waits-not' } : undefined),

  'no-loaner': ({ loaner }) => (isOut(loaner) ? { code: 'loaner-lent', what: loaner.what } : undefined),

  'loaner-out': ({ loaner }) => (isOut(loaner) ? undefined : { code: 'no-loaner' }),

  'compensation-owed': ticket => (owedCompensation(ticket) === undefined ? { code: 'no-compensation' } : undefined),

  'nothing-owed'(ticket) {
    const owed = owedCompensation(ticket);
    return owed && { code: 'compensation-owed', what: owed.what, until: owed.until };
  },
};

/**
 * Why nobody is sent and no paid work begins for a case yet; undefined when nothing is charged for it, or the customer
 * has approved what is.
 *
 * @source S20 质保期外 5 (F5), S1 1.1-1.2, 4.1-4.2
 */
export function clearance(
  ticket: Ticket,
  at: Pick<Circumstances, 'now' | 'calendar'>,
): Extract<LifecycleRefusal, { code: 'fee-open' | `quotation-${string}` }> | undefined {
  if (ticket.freeSince !== undefined) return undefined;
  if (currentQuotation(ticket) !== undefined) return unagreed(ticket, at);
  // Once a price was named, what was said at first counts no more.
  const fee = ticket.quotations === undefined ? (ticket.fee ?? 'unknown') : 'paid';
  return fee === 'free' ? undefined : { code: 'fee-open', fee };
}

function unagreed(
  ticket: Ticket,
  { now, calendar }: Pick<Circumstances, 'now' | 'calendar'>,
): Extract<LifecycleRefusal, { until: string; code: `quotation-${string}` }> | undefined {
  const quotation = currentQuotation(ticket);
  const state = quotation && quotationState(quotation, now, calendar);
  if (quotation === undefined || state === 'approved' || state === 'withdrawn' || state === undefined) return undefined;
  return { code: `quotation-${state}`, until: quotation.validUntil };
}

/** The pause that a case is in. */
export function openPause({ pauses = [] }: Pick<Ticket, 'pauses'>): Pause | undefined {
  return pauses.find(({ until }) => until === undefined);
}

/** The latest line of a case's history that says one of these happened. */
export function lastOf({ log }: Pick<Ticket, 'log'>, ...events: readonly LifecycleEvent[]): TicketEntry | undefined {
  return log.findLast(({ what }) => (events as readonly string[]).includes(what));
}

function isOut(loaner: Ticket['loaner']): loaner is NonNullable<Ticket['loaner']> {
  return loaner !== undefined && loaner.backAt === undefined && loaner.waivedAt === undefined;
}
