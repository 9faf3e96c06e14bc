import { lastOf } from './case-guards.ts';
import { owedCompensation } from './compensation.ts';
import { type LifecycleEvent, moved } from './lifecycle.ts';
import type { Compensation, Pause, Quotation, Ticket, TicketEntry } from './records.ts';

/** Something that happens to a case: what, when, by whom, and what it brings with it. */
export interface Step extends Pick<TicketEntry, 'at' | 'by' | 'name' | 'key'> {
  readonly event: LifecycleEvent;
  readonly text: string;
  /** Of `quote`. */
  readonly quotation?: Pick<Quotation, 'items' | 'total' | 'validUntil'> | undefined;
  /** Of `wait`: for what, and when it is looked at again. */
  readonly wait?: Pick<Pause, 'for' | 'next'> | undefined;
  /** Of `compensate`: the last day on which it is done; `text` says what it is. */
  readonly until?: string | undefined;
}

/**
 * A case after something has happened to it: its state, what came with it, and the line of its history. Whether it may
 * happen, `lifecycleRefusal` has looked at; what may not happen leaves the case as it is.
 */
export function stepped(ticket: Ticket, step: Step): Ticket {
  const state = moved(ticket, step.event);
  if (state === undefined) return ticket;
  const { at, by, name, key, event, text } = step;
  const entry: TicketEntry = {
    at,
    by,
    what: event,
    text,
    ...(name !== undefined && { name }),
    ...(key !== undefined && { key }),
  };
  return { ...changed(ticket, step), state, log: [...ticket.log, entry] };
}

function changed(ticket: Ticket, step: Step): Ticket {
  const { at, by, name, event, text } = step;
  switch (event) {
    case 'quote': {
      const { freeSince, ...others } = withdrawn(ticket, step);
      const { quotations = [] } = others;
      if (step.quotation === undefined) return ticket;
      const made: Quotation = { ...step.quotation, id: quotations.length + 1, madeAt: at, by: name ?? '' };
      return { ...others, quotations: [...quotations, made] };
    }
    case 'approve':
    case 'decline': {
      const is = event === 'approve' ? ('approved' as const) : ('declined' as const);
      const writer = by === 'clerk' ? ('clerk' as const) : ('customer' as const);
      return answered(ticket, { is, at, by: writer, text, ...(name !== undefined && { name }) });
    }
    case 'free':
      return { ...withdrawn(ticket, step), freeSince: at };
    case 'wait':
      return step.wait ? { ...ticket, pauses: [...(ticket.pauses ?? []), { ...step.wait, from: at }] } : ticket;
    case 'resume':
    case 'finish':
    case 'hand-back':
      return going(ticket, at);
    case 'close':
    case 'cancel':
      return going(withdrawn(ticket, step), at);
    case 'reopen':
      return begunAgain(ticket);
    case 'not-fixed':
      // What was repaired and is not fixed is repaired again at the shop's cost (W3, W12).
      return {
        ...begunAgain(ticket),
        ...(lastOf(ticket, 'finish', 'hand-back', 'reopen')?.what === 'finish' && { freeSince: at }),
      };
    case 'lend':
      return { ...ticket, loaner: { what: text, lentAt: at } };
    case 'loaner-back':
      return ticket.loaner ? { ...ticket, loaner: { ...ticket.loaner, backAt: at } } : ticket;
    case 'waive-loaner':
      return ticket.loaner ? { ...ticket, loaner: { ...ticket.loaner, waivedAt: at } } : ticket;
    case 'compensate': {
      const { compensations = [] } = ticket;
      if (step.until === undefined) return ticket;
      const made = { id: compensations.length + 1, what: text, promisedAt: at, by: name ?? '', until: step.until };
      return { ...ticket, compensations: [...ended(compensations, { replacedAt: at }), made] };
    }
    case 'compensated':
      return { ...ticket, compensations: ended(ticket.compensations ?? [], { doneAt: at }) };
    case 'hurry':
      return going({ ...ticket, pressing: true }, at);
    default:
      return ticket;
  }
}

/** What is quoted anew, or not charged at all, can no longer be approved. */
function withdrawn(ticket: Ticket, { at, by, name, text }: Step): Ticket {
  const writer = by === 'customer' ? ('customer' as const) : ('clerk' as const);
  return answered(ticket, { is: 'withdrawn', at, by: writer, text, ...(name !== undefined && { name }) });
}

/** The answer to the quotation that has none yet. */
function answered(ticket: Ticket, answer: NonNullable<Quotation['answer']>): Ticket {
  const { quotations } = ticket;
  if (quotations === undefined) return ticket;
  return { ...ticket, quotations: quotations.map(each => (each.answer === undefined ? { ...each, answer } : each)) };
}

/** Whatever it waited for, it waits no longer. */
function going(ticket: Ticket, at: string): Ticket {
  const { pauses } = ticket;
  if (pauses === undefined) return ticket;
  return { ...ticket, pauses: pauses.map(each => (each.until === undefined ? { ...each, until: at } : each)) };
}

/** The promise that is still open has come to an end. */
function ended(all: readonly Compensation[], how: Pick<Compensation, 'doneAt' | 'replacedAt'>): Compensation[] {
  const owed = owedCompensation({ compensations: [...all] });
  return all.map(each => (each.id === owed?.id ? { ...each, ...how } : each));
}

/** What was agreed for the work that is over allows no other. */
function begunAgain({ freeSince, ...ticket }: Ticket): Ticket {
  const { quotations } = ticket;
  if (quotations === undefined) return ticket;
  return { ...ticket, quotations: quotations.map(each => ({ ...each, past: true })) };
}
