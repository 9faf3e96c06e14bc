import { Temporal } from 'temporal-polyfill';
import { slotTime } from '../knowledge/booking.ts';
import { lastOf, openPause } from '../knowledge/case-guards.ts';
import { compensationEnd } from '../knowledge/compensation.ts';
import { nextDue } from '../knowledge/due.ts';
import { judging } from '../knowledge/in-effect.ts';
import { isOpen, moved } from '../knowledge/lifecycle.ts';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation, quotationState } from '../knowledge/quotation.ts';
import type { Ticket, TicketEntry } from '../knowledge/records.ts';
import { type Labelled, startButton } from './buttons.ts';
import { decisionButtons } from './decision-buttons.ts';
import { dialogButton, labelOf } from './menu.ts';
import { dayText, moment } from './opening.ts';
import type { Desk } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { shownSlot } from './visit-slot.ts';

type Known = Pick<Turn, 'texts' | 'knowledge' | 'language' | 'now'>;

/**
 * How a case stands, as its customer reads it: where, what comes next and who does it by when, why it takes longer, and
 * what has happened.
 *
 * @param reader `owner` is its customer, told all of it or `briefly`; a `stranger` reads no word that somebody wrote
 */
export function caseStatus(ticket: Ticket, turn: Known, reader: 'owner' | 'briefly' | 'stranger'): string {
  const { texts } = turn;
  const t = texts.status;
  const own = reader !== 'stranger';
  const result = reader === 'owner' ? resultOf(ticket) : undefined;
  return [
    t.head(ticket.id, t.kinds[ticket.kind], t.states[ticket.state]),
    [nextLine(ticket, turn), ...delayLines(ticket, turn, own)].filter(line => line !== '').join('\n'),
    ...(own ? compensationLines(ticket, turn) : []),
    ...(result === undefined ? [] : [t.result(result)]),
    ...(reader === 'briefly' ? [] : [[t.history, ...timeline(ticket, turn)].join('\n')]),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

/** A case on a button: "R-7K3-M9P-XQ4 报修（空调不制冷）". */
export function caseTitle({ id, kind, fault }: Ticket, { texts }: Pick<Turn, 'texts'>): string {
  return texts.status.caseTitle(id, texts.status.kinds[kind], [...(fault.split('\n')[0] ?? '')].slice(0, 12).join(''));
}

/** At most so many are listed. */
const listed = 5;

/** What a customer may ask about: the open cases, else the latest ones that ended. That a person is wanted is no case. */
export async function casesAsked(desk: Pick<Desk, 'cases'>): Promise<Ticket[]> {
  const all = (await desk.cases()).filter(({ kind, about }) => kind !== 'handover' && about === undefined);
  const open = all.filter(isOpen);
  return (open.length > 0 ? open : all).slice(0, listed);
}

/** What its customer can do about a case as it stands. */
export function caseActions(ticket: Ticket, turn: Turn): Labelled[] {
  const { knowledge, now } = turn;
  const quotation = currentQuotation(ticket);
  if (quotation !== undefined && quotationState(quotation, now, knowledge.calendar) === 'open' && isOpen(ticket)) {
    return decisionButtons(turn, ticket, ['approve', 'decline', 'ask']);
  }
  if (isForCustomer(ticket)) return decisionButtons(turn, ticket, ['accept', 'not-fixed', 'later']);
  const about = (...dialogs: ('booking' | 'reschedule' | 'cancel-booking')[]) =>
    dialogs.map(dialog => startButton(dialog, labelOf(turn, { start: dialog }), ticket.id));
  if (visitAhead(ticket, turn)) return [...about('reschedule', 'cancel-booking'), ...dialogButton(turn, 'handover')];
  const person = dialogButton(turn, 'handover');
  return mayBook(ticket) ? [...about('booking'), ...person] : person;
}

/** Whether its customer may book a visit for it as it stands. */
export function mayBook(ticket: Ticket): boolean {
  if (ticket.way === 'mail-in' || ticket.details?.place === 'shop') return false;
  if (!['submitted', 'confirmed', 'visit'].includes(ticket.state)) return false;
  return moved({ ...ticket, state: 'confirmed' }, 'arrange-visit') !== undefined;
}

/** Whether it is for the customer to say that the work is well. */
export function isForCustomer({ state }: Ticket): boolean {
  return state === 'repaired' || state === 'done' || state === 'sent';
}

/** Whether somebody is still to come. */
export function visitAhead({ visit }: Ticket, { knowledge, now }: Known): boolean {
  return visit !== undefined && Temporal.Instant.compare(slotTime(visit, knowledge.calendar).toInstant(), now) > 0;
}

/** What comes next, who does it, and by when at the latest. */
export function nextLine(ticket: Ticket, turn: Known): string {
  const { texts, knowledge, language, now } = turn;
  const t = texts.status.next;
  const quotation = currentQuotation(ticket);
  if (isOpen(ticket) && quotation && quotationState(quotation, now, knowledge.calendar) === 'open') {
    return t.quotation(shownMoney(quotation.total, language), dayText(quotation.validUntil, language));
  }
  if (ticket.visit !== undefined && visitAhead(ticket, turn)) return t.visit(shownSlot(ticket.visit, turn));
  const { calendar, policy } = judging(knowledge, ticket);
  const { promise } = nextDue(ticket, calendar, policy, now);
  const isLate = promise !== undefined && Temporal.Instant.compare(promise.at.toInstant(), now) < 0;
  const by =
    promise === undefined || isLate || promise.what === 'next'
      ? undefined
      : moment(promise.at.toInstant().toString(), calendar.zone, language);
  switch (ticket.state) {
    case 'submitted':
      return t.submitted(by);
    case 'confirmed':
    case 'visit':
      return t.arrange(by);
    case 'mail-in':
      return t.mail;
    case 'received':
    case 'in-repair':
    case 'in-work':
      return t.work(by);
    case 'repaired':
    case 'done':
    case 'sent':
      return t.accept;
    case 'accepted':
      return t.close;
    default:
      return '';
  }
}

/** Why it takes longer than it was told, and until when. */
export function delayLines(ticket: Ticket, { texts, knowledge, language, now }: Known, own: boolean): string[] {
  const t = texts.status.delay;
  const { calendar, policy } = judging(knowledge, ticket);
  const { promise, waits } = nextDue(ticket, calendar, policy, now);
  // That a quotation has no answer yet is said as what comes next.
  if (waits !== undefined && openPause(ticket) !== undefined) {
    const why = own ? reasonOf(lastOf(ticket, 'wait')) : '';
    return [t[waits.for](dayText(waits.next, language), why)];
  }
  if (promise === undefined || Temporal.Instant.compare(promise.at.toInstant(), now) >= 0) return [];
  return [t.late(moment(promise.at.toInstant().toString(), calendar.zone, language))];
}

/** What was promised to make good a loss: by when, that it is late, or that it is done. */
export function compensationLines(
  { compensations = [] }: Pick<Ticket, 'compensations'>,
  { texts, knowledge, language, now }: Known,
): string[] {
  const t = texts.complaint.compensated;
  const { calendar } = knowledge;
  return compensations.flatMap(({ what, until, doneAt, replacedAt }) => {
    if (replacedAt !== undefined) return [];
    if (doneAt !== undefined) return [t.done(what, stampOf(doneAt, calendar.zone, language))];
    const isLate = Temporal.Instant.compare(now, compensationEnd({ until }, calendar)) >= 0;
    return [(isLate ? t.overdue : t.owed)(what, dayText(until, language))];
  });
}

/** The clerk's words behind what the case waits for and until when, as `wait` notes them. */
function reasonOf(entry: TicketEntry | undefined): string {
  return (entry?.text ?? '').replace(/^(?:part|customer) \d{4}-\d\d-\d\d ?/, '');
}

/** What the clerk wrote when the work was over: the report, the findings, the packing list. */
export function resultOf(ticket: Ticket): string | undefined {
  if (!isForCustomer(ticket) && ticket.state !== 'accepted' && ticket.state !== 'closed') return undefined;
  const text = lastOf(ticket, 'finish', 'hand-back', 'send')?.text;
  return text === '' ? undefined : text;
}

/** At most so many steps are told, the latest. */
const stepsTold = 8;

/** What has happened, a line each: "11月25日 10:00 受理". Words that somebody wrote are left out. */
function timeline({ log }: Ticket, { texts, knowledge, language }: Known): string[] {
  const t = texts.status;
  const steps = log.flatMap(({ at, what }) => {
    const step = Object.hasOwn(t.steps, what) ? t.steps[what as keyof typeof t.steps] : undefined;
    return step === undefined ? [] : [`${stampOf(at, knowledge.calendar.zone, language)} ${step}`];
  });
  return steps.slice(-stepsTold);
}

/** "11月25日 10:00", "25/11 10:00" */
export function stampOf(at: string, zone: string, language: Turn['language']): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' });
  return language === 'zh-CN' ? `${time.month}月${time.day}日 ${clock}` : `${time.day}/${time.month} ${clock}`;
}
