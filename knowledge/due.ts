import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { lastOf, openPause } from './case-guards.ts';
import { compensationEnd, owedCompensation } from './compensation.ts';
import { spanEnd } from './contact-hours.ts';
import type { Span } from './figures.ts';
import { isOpen } from './lifecycle.ts';
import type { Policy } from './policy.ts';
import { currentQuotation, quotationEnd } from './quotation.ts';
import type { Pause, Ticket, TicketKind } from './records.ts';
import { answeredBy, dueAt, isFromArrival, type ServiceKind, type Stretch } from './service-level.ts';
import { stamp } from './stamp.ts';
import { isTalk } from './talk-orders.ts';

/** Something that has to be done by a time, and where that is laid down. */
export interface Due {
  /**
   * What: an answer (`firstResponse`), somebody at the door, a complaint answered, a first analysis of what a contract
   * customer reports, a repair by its kind, all of it (`done`); `next`: the day that was named for what waits; `acceptance`: the customer's time to say that it is well
   * is over, and the case can be closed; `compensation`: what was promised to make good a loss is done.
   */
  readonly what: What;
  readonly at: Temporal.ZonedDateTime;
  readonly clauses: readonly string[];
}

export type What =
  | 'firstResponse'
  | 'onSite'
  | 'answered'
  | 'analysis'
  | 'simple'
  | 'workshop'
  | 'mailedIn'
  | 'done'
  | 'next'
  | 'acceptance'
  | 'compensation';

/** Both clocks of a case: what the customer was promised, and what the shop works towards. */
export interface DueDates {
  readonly promise?: Due;
  readonly target?: Due;
  /** Why the clock stands still, and the day on which it is looked at again. */
  readonly waits?: Pick<Pause, 'for' | 'next'>;
  /** A loss is to be made good by then, whatever else is done. */
  readonly compensation?: Due;
}

type Rules = Pick<Policy, 'hotline' | 'clock' | 'service' | 'target' | 'cases'>;
type Figures = Policy['service'] | Policy['target'];
type Classed = Pick<Ticket, 'kind' | 'urgent' | 'pressing'>;

/** By which promise each kind of case is measured. */
export const serviceOf: Readonly<Record<TicketKind, Exclude<ServiceKind, 'urgent' | 'support'>>> = {
  repair: 'repair',
  visit: 'question',
  handover: 'question',
  maintenance: 'maintenance',
  inspection: 'normal',
  training: 'training',
  installation: 'normal',
  upgrade: 'normal',
  parts: 'normal',
  return: 'quality',
  complaint: 'complaint',
  question: 'question',
};

/**
 * What is due next for a case: the earliest of what is still to be done, by the promise and by the target.
 *
 * What customers were told when the case was opened stands as it was told. While a case waits for a part or for its
 * customer the clock for what is done stands still, and the day that was named is due; danger and what is pressing
 * never wait. A case that has ended has nothing due; one whose work is done waits for the customer.
 *
 * @param policy of the profile and version that the case goes by
 * @source D4, D12, S2 4.1, S10 3, S12 一.4, S13 二, S16 三.2, S18 一, S19 4.2.3
 */
export function nextDue(ticket: Ticket, calendar: Calendar, policy: Rules, now: Temporal.Instant): DueDates {
  const owed = owedCompensation(ticket);
  const compensation = owed && {
    what: 'compensation' as const,
    at: compensationEnd(owed, calendar).toZonedDateTimeISO(calendar.zone),
    clauses: [],
  };
  return { ...(isOpen(ticket) && workDue(ticket, calendar, policy, now)), ...(compensation && { compensation }) };
}

/** What is due of the work itself. */
function workDue(ticket: Ticket, calendar: Calendar, policy: Rules, now: Temporal.Instant): DueDates {
  if (ticket.state === 'accepted') return {};
  const over = workOver(ticket);
  if (over !== undefined) {
    const { acceptance } = policy.cases;
    const at = spanEnd(over, acceptance, calendar).toZonedDateTimeISO(calendar.zone);
    return { target: { what: 'acceptance', at, clauses: acceptance.source } };
  }
  const waits = waitsNow(ticket, calendar, now);
  const stood = stretches(ticket, calendar, now);
  const promise = earliest(pending(ticket), what => {
    const span = spanOf(policy.service, what, ticket);
    return told(what, span) ?? due(what, span);
  });
  const target = earliest(pending(ticket), what => due(what, spanOf(policy.target, what, ticket)));
  return { ...(promise && { promise }), ...(target && { target }), ...(waits && { waits }) };

  function due(what: What, span: Span | undefined): Due | undefined {
    const from = beginOf(what, ticket);
    if (span === undefined || from === undefined) return undefined;
    if (waits !== undefined && what !== 'firstResponse') {
      const next = quotationEnd({ validUntil: waits.next }, calendar).toZonedDateTimeISO(calendar.zone);
      return { what: 'next', at: next, clauses: [] };
    }
    const clock = what === 'firstResponse' ? what : 'done';
    return { what, at: dueAt(from, span, calendar, policy, clock, stood), clauses: span.source };
  }

  /** What was said when the case was opened, as long as it has not begun anew, and nothing has stopped the clock. */
  function told(what: What, span: Span | undefined): Due | undefined {
    const time = isTold(what) ? ticket.promised?.[what] : undefined;
    if (time === undefined || span === undefined || lastOf(ticket, 'not-fixed', 'reopen') !== undefined)
      return undefined;
    if (what !== 'firstResponse' && stood.length > 0) return undefined;
    const at = Temporal.Instant.from(time).toZonedDateTimeISO(calendar.zone);
    return { what, at, clauses: span.source };
  }
}

/**
 * By when its customer is told that somebody answers a case that is opened, that somebody comes where one is sent, and
 * that all of it is done, where that is promised.
 * What is urgent is answered soon, and the person who answers says when somebody comes.
 *
 * @param policy of the profile of its product
 * @source S2 4.1.1-3, S10 3, S18 一, D4
 */
export function promisedFor(
  ticket: Classed & Pick<Ticket, 'way'>,
  calendar: Calendar,
  policy: Rules,
  now: Temporal.Instant,
): NonNullable<Ticket['promised']> {
  const own: Partial<Record<What, Span | undefined>> = policy.service[classOf(ticket)];
  const { firstResponse: first = policy.service.support.firstResponse } = own;
  const response = answeredBy(dueAt(now, first, calendar, policy, 'firstResponse'), now, calendar, policy);
  const isSent = classOf(ticket) === 'repair' && ticket.way !== 'mail-in';
  const onSite = isSent ? policy.service.repair.onSite : undefined;
  const answered = spanOf(policy.service, 'answered', ticket);
  const done = spanOf(policy.service, 'done', ticket);
  const by = (span: Span) => stamp(dueAt(now, span, calendar, policy).toInstant());
  return {
    firstResponse: stamp(response.toInstant()),
    ...(onSite !== undefined && { onSite: by(onSite) }),
    ...(answered !== undefined && { answered: by(answered) }),
    ...(done !== undefined && { done: by(done) }),
  };
}

/**
 * A repair that goes another way than it was reported, with what is promised of that from now on: nobody comes for what
 * is mailed in, and its repair counts from its receipt. That somebody answers stands as it was told.
 *
 * @returns the case as it is, where the way stays or none is promised by it
 */
export function onAnotherWay(
  ticket: Ticket,
  way: NonNullable<Ticket['way']>,
  calendar: Calendar,
  policy: Rules,
  now: Temporal.Instant,
): Ticket {
  const before = ticket.way ?? 'on-site';
  if (ticket.kind !== 'repair' || before === way) return ticket;
  const changed = { ...ticket, way };
  const { promised } = ticket;
  if (promised === undefined) return changed;
  return {
    ...changed,
    promised: { ...promisedFor(changed, calendar, policy, now), firstResponse: promised.firstResponse },
  };
}

/**
 * Where it is laid down that the customer of a case is lent another machine; undefined while theirs is not away or
 * worked on, where nothing is promised, and once one was lent.
 *
 * @source S10 3.2 (equipment), S10 3.4 (maintenance)
 */
export function loanerOwed(ticket: Ticket, { loaner }: Pick<Policy, 'loaner'>): readonly string[] | undefined {
  const isAway = ['received', 'in-repair', 'in-work'].includes(ticket.state);
  if (!isAway || ticket.loaner !== undefined) return undefined;
  return ticket.kind === 'repair' || ticket.kind === 'maintenance' ? loaner[ticket.kind]?.source : undefined;
}

/** By which figures a case is measured. */
function classOf({ kind, urgent, pressing }: Classed): Exclude<ServiceKind, 'support'> {
  return urgent || pressing ? 'urgent' : serviceOf[kind];
}

function spanOf(figures: Figures, what: What, ticket: Classed & Pick<Ticket, 'way'>): Span | undefined {
  // A promise of what is mailed in is counted from its receipt: nobody can repair what is on its way.
  const isPromised = 'support' in figures && figures.repair.mailedIn !== undefined;
  if (what === 'done' && isPromised && ticket.way === 'mail-in' && classOf(ticket) === 'repair') return undefined;
  const own = (figures[classOf(ticket)] as Partial<Record<What, Span>>)[what];
  // What a machine needs that is here already does not depend on how urgent it was reported.
  const ofRepair = ticket.kind === 'repair' ? (figures.repair as Partial<Record<What, Span>>)[what] : undefined;
  const ofAll = what === 'firstResponse' && 'support' in figures ? figures.support.firstResponse : undefined;
  return own ?? ofRepair ?? ofAll;
}

function isTold(what: What): what is keyof NonNullable<Ticket['promised']> {
  return what === 'firstResponse' || what === 'onSite' || what === 'answered' || what === 'done';
}

/** Whether a clerk has answered a case in words. */
export function isAnswered({ log }: Pick<Ticket, 'log'>): boolean {
  return log.some(({ by, what, text }) => by === 'clerk' && (what === 'said' || (what === 'finish' && text !== '')));
}

/** What is still to be done for a case, whether anything was promised of it or not. */
function pending(ticket: Ticket): What[] {
  // Who takes a conversation has not answered in it yet.
  const byClerk = ticket.log.filter(({ by, what }) => by === 'clerk' && !isTalk(what));
  const isAhead = ticket.state === 'submitted' || ticket.state === 'confirmed' || ticket.state === 'visit';
  return [
    ...(byClerk.length === 0 ? (['firstResponse'] as const) : []),
    ...(ticket.kind === 'repair' && isAhead && ticket.way !== 'mail-in' ? (['onSite'] as const) : []),
    ...(ticket.kind === 'complaint' && !isAnswered(ticket) ? (['answered'] as const) : []),
    ...(ticket.kind === 'return' && ticket.contract !== undefined && !isAnswered(ticket)
      ? (['analysis'] as const)
      : []),
    ...(['simple', 'workshop', 'mailedIn'] as const),
    'done',
  ];
}

/** From when something is counted; undefined while it does not run. */
function beginOf(what: What, ticket: Ticket): Temporal.Instant | undefined {
  if (isFromArrival(what)) {
    const here = arrival(ticket);
    return here?.how === what ? here.at : undefined;
  }
  // A case that was opened again because it was not fixed begins anew.
  return Temporal.Instant.from(lastOf(ticket, 'not-fixed', 'reopen')?.at ?? ticket.openedAt);
}

/** When technician and machine came to one place, and where that is. */
export function arrival(
  ticket: Pick<Ticket, 'log' | 'state'>,
): { readonly how: 'simple' | 'workshop' | 'mailedIn'; readonly at: Temporal.Instant } | undefined {
  if (ticket.state !== 'in-repair' && ticket.state !== 'received') return undefined;
  const { log } = ticket;
  const sent = log.findLastIndex(({ what }) => what === 'arrange-visit' || what === 'ask-to-mail');
  const after = log.slice(sent + 1);
  const first = after.find(({ what }) => what === 'receive' || what === 'start');
  if (first === undefined) return undefined;
  const at = Temporal.Instant.from(first.at);
  if (log[sent]?.what !== 'arrange-visit') return { how: 'mailedIn', at };
  const isTaken = after.some(({ what }) => what === 'take-in' || what === 'receive');
  return { how: isTaken ? 'workshop' : 'simple', at };
}

/** When the work of a case was over and it is for the customer to say whether it is well. */
function workOver(ticket: Ticket): Temporal.Instant | undefined {
  if (ticket.state !== 'repaired' && ticket.state !== 'done' && ticket.state !== 'sent') return undefined;
  return Temporal.Instant.from(lastOf(ticket, 'finish', 'hand-back', 'send')?.at ?? ticket.openedAt);
}

/** For what a case waits: a clerk said so, or a quotation has no answer yet. */
function waitsNow(ticket: Ticket, calendar: Calendar, now: Temporal.Instant): Pick<Pause, 'for' | 'next'> | undefined {
  if (ticket.urgent || ticket.pressing) return undefined;
  const pause = openPause(ticket);
  if (pause !== undefined) return { for: pause.for, next: pause.next };
  const quotation = currentQuotation(ticket);
  if (quotation === undefined || quotation.answer !== undefined) return undefined;
  if (Temporal.Instant.compare(now, quotationEnd(quotation, calendar)) >= 0) return undefined;
  return { for: 'customer', next: quotation.validUntil };
}

/** When the clock of a case stood still up to now, in order, what overlaps made one. */
function stretches(ticket: Ticket, calendar: Calendar, now: Temporal.Instant): Stretch[] {
  if (ticket.urgent || ticket.pressing) return [];
  const pauses = (ticket.pauses ?? []).map(({ from, until }) => stretch(from, until));
  const quotations = (ticket.quotations ?? []).map(({ madeAt, answer, ...quotation }) => {
    const end = quotationEnd(quotation, calendar);
    const answered = stretch(madeAt, answer?.at);
    return Temporal.Instant.compare(answered.until, end) < 0 ? answered : { ...answered, until: end };
  });
  const all = [...pauses, ...quotations].sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  const joined: Stretch[] = [];
  for (const each of all) {
    const last = joined.at(-1);
    if (last === undefined || Temporal.Instant.compare(last.until, each.from) < 0) joined.push(each);
    else if (Temporal.Instant.compare(last.until, each.until) < 0) joined.splice(-1, 1, { ...last, until: each.until });
  }
  return joined;

  function stretch(from: string, until: string | undefined): Stretch {
    return { from: Temporal.Instant.from(from), until: until === undefined ? now : Temporal.Instant.from(until) };
  }
}

function earliest(all: readonly What[], dueOf: (what: What) => Due | undefined): Due | undefined {
  return all
    .flatMap(what => dueOf(what) ?? [])
    .reduce<Due | undefined>(
      (first, each) => (first && Temporal.ZonedDateTime.compare(first.at, each.at) <= 0 ? first : each),
      undefined,
    );
}
