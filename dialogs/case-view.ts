import { Temporal } from 'temporal-polyfill';
import { changeEnd, type Diary, freeSlots, visitMinutes } from '../knowledge/booking.ts';
import { lastOf, lifecycleRefusal } from '../knowledge/case-guards.ts';
import { spanEnd } from '../knowledge/contact-hours.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { concerning, judging } from '../knowledge/in-effect.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation, quotationState } from '../knowledge/quotation.ts';
import type { Quotation, Ticket, TicketEntry } from '../knowledge/records.ts';
import {
  compensationLines,
  delayLines,
  isForCustomer,
  mayBook,
  nextLine,
  resultOf,
  stampOf,
  visitAhead,
} from './case-status.ts';
import { maskAddress } from './contact.ts';
import { labelOfDecision } from './decision-buttons.ts';
import { type Memory, memoryOf } from './memory.ts';
import { contactLine, dayText, moment } from './opening.ts';
import type { Turn } from './turn-of.ts';
import { findAddress } from './understand/address.ts';
import { maskPhone } from './understand/phone.ts';
import { onTheClock, shownSlot } from './visit-slot.ts';

/** A case as its page shows it, in words; nothing in it tells a whole number, address or serial. */
export interface CaseView {
  readonly ticket: string;
  readonly kind: string;
  readonly state: string;
  readonly isOpen: boolean;
  /** What comes next, who does it and by when; why it takes longer. */
  readonly next: readonly string[];
  readonly quotation?: QuotationView;
  /** What the buttons say by which the customer judges the work; without `accept`, a closed case is opened again. */
  readonly judge?: { readonly accept?: string; readonly notFixed: string };
  readonly visit?: VisitView;
  /** What was done to the visit a moment ago and may be taken back: the time as it was, and until when. */
  readonly undo?: { readonly slot: string; readonly until: string };
  /** Photos that the customer sent. */
  readonly photos: readonly PhotoView[];
  /** What stands in the report that may be kept; none while the work is not over. */
  readonly report?: ReportView;
  /** Free times to book; only where a visit may be booked and none is. */
  readonly times?: readonly FreeTime[];
  /** What was promised to make good a loss, and whether it is done. */
  readonly compensation?: readonly string[];
  readonly result?: string;
  readonly voucher?: string;
  readonly about: readonly { readonly label: string; readonly value: string }[];
  /** What has happened, the latest first. */
  readonly history: readonly {
    readonly at: string;
    readonly shown: string;
    readonly what: string;
    readonly words?: string;
  }[];
}

export interface QuotationView {
  readonly id: number;
  readonly items: readonly { readonly name: string; readonly each: string; readonly sum: string }[];
  readonly total: string;
  readonly line: string;
  /** Labels, where it can still be answered. */
  readonly answers?: { readonly approve: string; readonly decline: string };
}

export interface VisitView {
  /** The time that is shown, as a form names it: "2026-11-27T09:00". */
  readonly from: string;
  readonly slot: string;
  /** The same with the clock it goes by. */
  readonly shown: string;
  readonly isKept: boolean;
  /** It was reminded of, and waits for a word. */
  readonly isAsked: boolean;
  /** Until when it may be changed and how often, or why it may not be. */
  readonly rule: string;
  readonly mayCancel: boolean;
  /** Times to move it to; undefined where it may not be moved. */
  readonly times?: readonly FreeTime[];
  /** A line to be copied into a calendar. */
  readonly copy: string;
}

export interface ReportView {
  readonly opened: string;
  readonly done: string;
  readonly madeAt: string;
  readonly result: string;
  /** What the customer agreed to pay for it. */
  readonly bill?: QuotationView;
}

export interface PhotoView {
  readonly name: string;
  /** Where it is for some days. */
  readonly address: string;
}

export interface FreeTime {
  readonly value: string;
  readonly label: string;
}

export type Viewing = Pick<Turn, 'texts' | 'knowledge' | 'language' | 'now'> & {
  /** Of the team that comes for the machine; none where nobody is sent. */
  readonly diary?: Diary | undefined;
  readonly voucher?: string | undefined;
  readonly photos?: readonly PhotoView[];
  /** What the conversation of the case keeps in mind of a visit that was changed. */
  readonly undo?: Memory['undo'];
};

/** A case as it stands, with what its customer may do about it now. */
export function caseView(ticket: Ticket, viewing: Viewing): CaseView {
  const t = viewing.texts.status;
  const open = isOpen(ticket);
  const booked = open && visitAhead(ticket, viewing);
  const quotation = currentQuotation(ticket);
  const judge = judgeOf(ticket, viewing);
  const isPriced = quotation === undefined || refusalOf(ticket, 'approve', viewing) !== undefined;
  const isBookable = open && !booked && isPriced && mayBook(ticket) && viewing.diary !== undefined;
  const voucher = lastOf(ticket, 'accept', 'close') && !isForCustomer(ticket) ? viewing.voucher : undefined;
  const result = resultOf(ticket);
  const compensation = compensationLines(ticket, viewing);
  return {
    ticket: ticket.id,
    kind: t.kinds[ticket.kind],
    state: t.states[ticket.state],
    isOpen: open,
    next: [nextLine(ticket, viewing), ...delayLines(ticket, viewing, true)]
      .filter(line => line !== '')
      .map(line => veiled(line, ticket, viewing.knowledge)),
    ...(quotation !== undefined && open && { quotation: quotationView(quotation, ticket, viewing) }),
    ...(judge !== undefined && { judge }),
    ...(booked && ticket.visit !== undefined && { visit: visitView(ticket, ticket.visit, viewing) }),
    ...undoView(ticket, viewing),
    photos: viewing.photos ?? [],
    ...(result !== undefined && { report: reportView(ticket, result, viewing) }),
    ...(isBookable && { times: freeTimes(ticket, viewing) }),
    ...(compensation.length > 0 && {
      compensation: compensation.map(line => veiled(line, ticket, viewing.knowledge)),
    }),
    // The voucher tells the result as well.
    ...(voucher === undefined && result !== undefined && { result: veiled(result, ticket, viewing.knowledge) }),
    ...(voucher !== undefined && { voucher: veiled(voucher, ticket, viewing.knowledge) }),
    about: aboutLines(ticket, viewing),
    history: ticket.log.flatMap(entry => step(entry, ticket, viewing)).reverse(),
  };
}

function reportView(ticket: Ticket, result: string, viewing: Viewing): ReportView {
  const { knowledge, now } = viewing;
  // It is kept for years, and the voucher stands in it.
  const at = (time: string) => {
    const there = Temporal.Instant.from(time).toZonedDateTimeISO(knowledge.calendar.zone);
    return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  };
  const quotation = currentQuotation(ticket);
  return {
    opened: at(ticket.openedAt),
    done: at(lastOf(ticket, 'finish', 'hand-back', 'send')?.at ?? ticket.openedAt),
    madeAt: at(now.toString()),
    result: veiled(result, ticket, knowledge),
    ...(quotation?.answer?.is === 'approved' && { bill: quotationView(quotation, ticket, viewing) }),
  };
}

function undoView(ticket: Ticket, viewing: Viewing): Pick<CaseView, 'undo'> {
  const { undo, knowledge, language, now } = viewing;
  if (undo === undefined || undo.ticket !== ticket.id) return {};
  const over = spanEnd(Temporal.Instant.from(undo.at), knowledge.policy.visit.change.undo, knowledge.calendar);
  if (Temporal.Instant.compare(now, over) >= 0) return {};
  const until = moment(over.toString(), knowledge.calendar.zone, language);
  return { undo: { slot: shownSlot(undo.visit, viewing), until } };
}

/** A serial number as shown where others may look: "AXKF****142". */
export function maskSerial(serial: string): string {
  const [head, tail] = serial.length > 9 ? [4, 3] : [0, Math.min(3, serial.length - 3)];
  return `${serial.slice(0, head)}****${tail > 0 ? serial.slice(-tail) : ''}`;
}

/**
 * Words that somebody wrote, without what leads to the customer or to others: what the case knows of them, other phone
 * numbers and addresses, doors, numbers of other cases.
 */
export function veiled(text: string, ticket: Ticket, { shop }: Pick<Viewing['knowledge'], 'shop'>): string {
  // The shop's own number is for everybody.
  return text
    .split(shop.hotline)
    .map(part => hidden(part, ticket))
    .join(shop.hotline);
}

function hidden(text: string, { id, phone, address, serial }: Ticket): string {
  const plain = text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found = findAddress(plain);
  const known = [
    [phone, phone && maskPhone(phone)],
    [address, address && maskAddress(address)],
    [found, found && maskAddress(found)],
    [serial, serial && maskSerial(serial)],
  ].reduce((rest, [whole, hidden]) => (whole && hidden ? rest.replaceAll(whole, hidden) : rest), plain);
  return known
    .replace(/\b[A-Z]{1,3}(?:-[A-Z\d]{3}){3}\b/g, number => (number === id ? number : '…'))
    .replace(/\+?\d(?:[\s-]?\d){6,}/g, number => (/^20\d\d-\d\d-\d\d/.test(number) ? number : maskPhone(number)))
    .replace(/[零〇一二三四五六七八九幺两]{7,}/gu, '…')
    .replace(doors, '**');
}

/** House, building, door and room: 人民路100号, 3号楼2单元501. */
const doors =
  /(?<=[路街道巷弄]\s?)\d+|\d+(?=(?:栋|幢|座|号楼|单元|室|弄))|(?<=(?:栋|幢|座|号楼|单元|号)\s?)\d+(?!\d*[:：点时月])/gu;

/** At most so many characters of what was said are shown of each. */
const wordsShown = 400;

function aboutLines(ticket: Ticket, { texts, knowledge, language }: Viewing): CaseView['about'] {
  const t = texts.casePage.lines;
  const { product, model, serial, phone, address } = ticket;
  const named = knowledge.products.find(({ id }) => id === product?.id)?.name[language];
  const machine = [named ?? (product && veiled(product.said, ticket, knowledge)), model].filter(Boolean).join(' ');
  const fault = veiled(ticket.fault, ticket, knowledge).slice(0, wordsShown);
  return [
    ...(machine === '' ? [] : [{ label: t.machine, value: machine }]),
    ...(serial === undefined ? [] : [{ label: t.serial, value: maskSerial(serial) }]),
    ...(fault === '' ? [] : [{ label: t.fault, value: fault }]),
    ...(phone === undefined ? [] : [{ label: t.phone, value: maskPhone(phone) }]),
    ...(address === undefined ? [] : [{ label: t.address, value: maskAddress(address) }]),
  ];
}

function step(entry: TicketEntry, ticket: Ticket, { texts, knowledge, language }: Viewing): CaseView['history'] {
  const { steps } = texts.status;
  const t = texts.casePage;
  const { at, what, by, text = '', name = '' } = entry;
  const when = { at, shown: stampOf(at, knowledge.calendar.zone, language) };
  if (Object.hasOwn(steps, what)) return [{ ...when, what: steps[what as keyof typeof steps] }];
  if (what !== 'said' || text === '') return [];
  const words = veiled(text, ticket, knowledge).slice(0, wordsShown);
  return [{ ...when, what: by === 'clerk' ? t.colleague(name) : t.you, words }];
}

function quotationView(quotation: Quotation, ticket: Ticket, viewing: Viewing): QuotationView {
  const { texts, knowledge, language, now } = viewing;
  const t = texts.casePage.quotation;
  const until = dayText(quotation.validUntil, language);
  const state = quotationState(quotation, now, knowledge.calendar);
  const at = quotation.answer === undefined ? '' : stampOf(quotation.answer.at, knowledge.calendar.zone, language);
  const lines = { open: t.terms(until), lapsed: t.lapsed(until), approved: t.approved(at), declined: t.declined(at) };
  const mayApprove = refusalOf(ticket, 'approve', viewing) === undefined;
  return {
    id: quotation.id,
    items: quotation.items.map(({ name, count, price }) => ({
      name: name[language],
      each: count === 1 ? '' : `${shownMoney(price, language)} × ${count}`,
      sum: shownMoney({ ...price, amount: price.amount * count }, language),
    })),
    total: shownMoney(quotation.total, language),
    line: state === 'withdrawn' ? '' : lines[state],
    ...(mayApprove && {
      answers: {
        approve: labelOfDecision('approve', ticket, language),
        decline: labelOfDecision('decline', ticket, language),
      },
    }),
  };
}

function judgeOf(ticket: Ticket, viewing: Viewing): CaseView['judge'] {
  const notFixed = labelOfDecision('not-fixed', ticket, viewing.language);
  if (isForCustomer(ticket)) return { accept: labelOfDecision('accept', ticket, viewing.language), notFixed };
  // What ended with no work done has nothing to be found not fixed.
  const wasDone = ticket.state === 'closed' && lastOf(ticket, 'finish', 'send') !== undefined;
  return wasDone && refusalOf(ticket, 'not-fixed', viewing) === undefined ? { notFixed } : undefined;
}

function refusalOf(ticket: Ticket, event: 'approve' | 'not-fixed', { knowledge, now }: Viewing) {
  return lifecycleRefusal(ticket, event, { ...judging(knowledge, ticket), now });
}

function visitView(ticket: Ticket, visit: NonNullable<Ticket['visit']>, viewing: Viewing): VisitView {
  const { texts, knowledge, language, now } = viewing;
  const t = texts.casePage.visit;
  const judged = judging(knowledge, ticket);
  const { change } = judged.policy.visit;
  const until = changeEnd(visit, judged).toInstant();
  const inTime = Temporal.Instant.compare(now, until) <= 0;
  const moves = Math.max(0, change.moves.count - visit.moves);
  const slot = shownSlot(visit, viewing);
  const contact = contactLine({ ...viewing, memory: memoryOf(undefined) });
  const rule = inTime
    ? t.until(moment(until.toString(), knowledge.calendar.zone, language), moves)
    : texts.reschedule.tooLate(slot, shownFigure(change.notice, language), contact);
  return {
    from: `${visit.date}T${visit.start}`,
    shown: onTheClock(visit, viewing),
    slot,
    isKept: visit.keptAt !== undefined,
    isAsked: visit.remindedAt !== undefined && visit.keptAt === undefined,
    rule,
    mayCancel: inTime,
    ...(inTime && moves > 0 && { times: freeTimes(ticket, viewing) }),
    copy: texts.booking.calendar(visit.date, visit.start, endOf(visit), knowledge.shop.name[language], ticket.id),
  };
}

function endOf({ start, minutes }: NonNullable<Ticket['visit']>): string {
  return Temporal.PlainTime.from(start).add({ minutes }).toString({ smallestUnit: 'minute' });
}

/** So many days are offered, and so many times of each. */
const daysOffered = 5;
const timesOfDay = 2;

/** The next free times, a morning and an afternoon of each day where both are free. */
function freeTimes(ticket: Ticket, viewing: Viewing): FreeTime[] {
  const { knowledge, now, diary } = viewing;
  if (diary === undefined) return [];
  const { calendar, policy } = concerning(knowledge, ticket.product?.id);
  const minutes = visitMinutes(policy);
  const days = new Map<string, string[]>();
  for (const { date, start } of freeSlots(diary, { calendar, policy, now })) {
    if (date === ticket.visit?.date && start === ticket.visit.start) continue;
    const starts = days.get(date) ?? [];
    if (!days.has(date) && days.size === daysOffered) break;
    const isOther = starts.every(other => other < '12:00' !== start < '12:00');
    if (starts.length < timesOfDay && isOther) days.set(date, [...starts, start]);
  }
  return [...days].flatMap(([date, starts]) =>
    starts.map(start => ({ value: `${date}T${start}`, label: shownSlot({ date, start, minutes }, viewing) })),
  );
}
