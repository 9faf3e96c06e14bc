import { Temporal } from 'temporal-polyfill';
import { placeToldIn } from '../../dialogs/understand/address.ts';
import { shownPlace } from '../../dialogs/understand/address-split.ts';
import type { LifecycleRefusal } from '../../knowledge/case-guards.ts';
import { isOpen } from '../../knowledge/lifecycle.ts';
import { shownMoney } from '../../knowledge/prices.ts';
import { quotationState, shownItem } from '../../knowledge/quotation.ts';
import type { Compensation, Goods, Quotation, Slot, Ticket, TicketEntry, Visit } from '../../knowledge/records.ts';
import { takenBy } from '../../knowledge/talk-orders.ts';
import { waitingSince } from '../../knowledge/work-order.ts';
import type { Case, Dues, ListedCase } from '../cases.ts';
import type { ComingVisit } from '../staff-visits.ts';
import type { ClerkTexts } from './clerk-texts.ts';
import { cut, padded, widthOf, wrapped } from './terminal-text.ts';

/** How cases are written down: for whom, when, and on how wide a terminal. */
export interface View {
  readonly texts: ClerkTexts;
  readonly now: Temporal.Instant;
  /** The time zone of the shop. */
  readonly zone: string;
  /** columns, at least 80 */
  readonly width: number;
  readonly paint: Paint;
}

/** What colours a text, or leaves it as it is. */
export type Paint = Readonly<Record<'alarm' | 'strong' | 'faint', (text: string) => string>>;

/** Cases as a table, one line each where the terminal is wide enough, else two. */
export function caseTable(cases: readonly ListedCase[], view: View): string[] {
  const { texts, width, paint } = view;
  const { columns } = texts;
  const head = [columns.number, '', columns.kind, columns.state, columns.waiting, columns.promise];
  const rows = cases.map(ticket => {
    const promise = ticket.due?.promise?.at;
    const late = promise !== undefined && isPast(promise, view);
    const waits = ticket.due?.waits;
    return [
      { text: ticket.id, paint: paint.strong },
      { text: ticket.urgent ? texts.urgent : ticket.pressing ? texts.pressing : '', paint: paint.alarm },
      { text: texts.kinds[ticket.kind] },
      {
        text: [
          texts.states[ticket.state],
          ...talking(ticket, texts),
          ...(waits ? [texts.waits[waits.for]] : []),
          ...(ticket.twins ? [texts.twins(ticket.twins.join(' '))] : []),
        ].join(' '),
      },
      { text: waiting(ticket, view) },
      {
        text: promise === undefined ? '' : `${moment(promise, view)}${late ? ` ${texts.overdue}` : ''}`,
        ...(late && { paint: paint.alarm }),
      },
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(...(column === 1 ? [] : [widthOf(title)]), ...rows.map(row => widthOf(row[column]?.text ?? ''))),
  );
  const line = (cells: readonly { text: string; paint?: (text: string) => string }[]) =>
    cells
      .map(({ text, paint: own = asItIs }, column) => ({ text: own(text), width: widths[column] ?? 0 }))
      .filter(cell => cell.width > 0)
      .map(cell => padded(cell.text, cell.width))
      .join(gap);

  const rest = width - widths.filter(each => each > 0).reduce((sum, each) => sum + each + gap.length, 0);
  const machineWidth = Math.min(18, Math.floor(rest / 3));
  const words = ({ product, fault }: Ticket, room: number) =>
    cut([...new Set([product?.said, fault])].filter(Boolean).join('：'), room);
  if (rest < leastForWords) {
    return [
      paint.faint(line(head.map(text => ({ text }))).trimEnd()),
      ...rows.flatMap((row, index) => [
        line(row).trimEnd(),
        ...cases.slice(index, index + 1).map(ticket => `${indent}${words(ticket, width - indent.length)}`),
      ]),
    ];
  }
  const withWords = (front: string, machine: string, fault: string) =>
    [front, padded(cut(machine, machineWidth), machineWidth), cut(fault, rest - machineWidth - gap.length)]
      .join(gap)
      .trimEnd();
  return [
    paint.faint(withWords(line(head.map(text => ({ text }))), columns.machine, columns.fault)),
    ...rows.map((row, index) => withWords(line(row), cases[index]?.product?.said ?? '', cases[index]?.fault ?? '')),
  ];
}

/** How many cases wait, and how pressing they are, in one line. */
export function caseSum(cases: readonly ListedCase[], view: View): string {
  const open = cases.filter(isOpen);
  const late = open.filter(({ due }) => due?.promise !== undefined && isPast(due.promise.at, view));
  return view.texts.sum(open.length, open.filter(({ urgent }) => urgent).length, late.length);
}

/** The coming visits under their days, with the machine and where it stands. */
export function visitTable(visits: readonly ComingVisit[], { texts, width, paint }: View): string[] {
  const days = [...new Set(visits.map(({ date }) => date))];
  return days.flatMap((date, index) => {
    const ofDay = visits.filter(visit => visit.date === date);
    return [
      ...(index > 0 ? [''] : []),
      paint.strong([visitDay(date, texts), texts.visits(ofDay.length)].join(gap)),
      ...ofDay.flatMap(({ start, minutes, team, ticket, uncleared }) => {
        const who = typeof team === 'string' ? team : team[texts.language];
        const what = [...new Set([ticket.product?.said, ticket.fault])].filter(Boolean).join('：');
        return [
          `  ${[hours(start, minutes), paint.strong(ticket.id), who, ...(uncleared ? [paint.alarm(texts.uncleared)] : [])].join(gap)}`,
          ...[what, ticket.address ?? ''].filter(Boolean).map(line => indent + cut(line, width - indent.length)),
        ];
      }),
    ];
  });
}

/** A time in a diary: "2026-11-26 周四 14:00". */
export function visitMoment({ date, start }: Pick<Slot, 'date' | 'start'>, texts: ClerkTexts): string {
  return `${visitDay(date, texts)} ${start}`;
}

/** Everything about a case: what is known, its history in order, and what can be done. */
export function caseSheet(
  { ticket, due = {}, twins = [], photos, possible }: Omit<Case, 'undelivered'>,
  view: View,
): string[] {
  const { texts, paint, width } = view;
  const { labels } = texts;
  const { product, model, bought, boughtAt, promised, way, fee } = ticket;
  const known: readonly (readonly [string, string | undefined])[] = [
    [labels.machine, [product?.said, model].filter(Boolean).join(' ')],
    [labels.serial, ticket.serial],
    [labels.fault, ticket.fault],
    [labels.usage, ticket.usage && (texts.usages.get(ticket.usage) ?? ticket.usage)],
    ...detailLines(ticket, texts),
    [labels.wish, ticket.goods && wishLine(ticket.goods, texts)],
    [labels.told, ticket.goods && groundsLine(ticket.goods, texts)],
    [labels.repairs, ticket.repairedBefore && repairsLine(ticket, texts)],
    [labels.about, ticket.about],
    [labels.bought, [bought && shortened(bought), boughtAt && texts.boughtAt[boughtAt]].filter(Boolean).join(' ')],
    [labels.phone, ticket.phone],
    [labels.address, ticket.address],
    [labels.place, ticket.address && placeLine(ticket.address, texts)],
    [labels.way, way && texts.ways[way]],
    [labels.fee, fee && texts.fees[fee]],
    [labels.opened, moment(ticket.openedAt, view)],
    [labels.waiting, isOpen(ticket) ? waiting(ticket, view) : undefined],
    [labels.firstResponse, promised && moment(promised.firstResponse, view)],
    [labels.onSite, promised?.onSite && moment(promised.onSite, view)],
    [labels.due, due.promise && dueLine(due.promise, view)],
    [labels.target, due.target && dueLine(due.target, view)],
    [labels.waits, due.waits && `${texts.waits[due.waits.for]}${gap}${texts.waitsUntil(due.waits.next)}`],
    [labels.rating, [ticket.survey?.mark, ticket.survey?.words].filter(said => said !== undefined).join(gap)],
    [labels.visit, ticket.visit && visitLine(ticket.visit, texts)],
    [labels.loaner, ticket.loaner ? loanerLine(ticket.loaner, texts) : owedLine(due, texts)],
    ...(ticket.compensations ?? []).map((each): [string, string] => [
      labels.compensation,
      compensationLine(each, texts),
    ]),
    [labels.concerned, ticket.concerned?.join('、')],
    [labels.contract, ticket.contract && texts.contractPaid(Math.round(ticket.contract.paidShare * 100))],
    [labels.twins, twins.join(' ')],
    [labels.language, texts.languages[ticket.language]],
    [labels.policy, ticket.policyVersion],
    [labels.customer, ticket.anonymous ? texts.anonymous : ticket.customer],
  ];
  const facts = known.flatMap(([label, text]) => (text ? [{ label, text }] : []));
  const margin = Math.max(...[labels.photos, ...facts.map(({ label }) => label)].map(widthOf)) + gap.length;
  const under = ' '.repeat(margin);
  const fact = (label: string, lines: readonly string[]) =>
    lines.map((line, index) => (index === 0 ? paint.faint(padded(label, margin)) : under) + line);

  return [
    [
      paint.strong(ticket.id),
      ...(ticket.urgent ? [paint.alarm(texts.urgent)] : ticket.pressing ? [paint.alarm(texts.pressing)] : []),
      texts.kinds[ticket.kind],
      texts.states[ticket.state],
      ...talking(ticket, texts),
    ].join(gap),
    '',
    ...facts.flatMap(({ label, text }) => fact(label, wrapped(text, width - margin))),
    ...(ticket.quotations ?? []).flatMap(quotation =>
      fact(
        labels.quotation,
        quotationLines(quotation, view).flatMap(line => wrapped(line, width - margin)),
      ),
    ),
    ...(photos.length === 0
      ? []
      : fact(
          labels.photos,
          photos.map(({ name, address }, index) => `${index + 1}  ${address ?? name + texts.deskAsleep}`),
        )),
    '',
    paint.strong(texts.history),
    ...ticket.log.flatMap(entry => historyLines(entry, ticket, view)),
    '',
    paint.strong(texts.next),
    ...possible
      .filter(({ but }) => but === undefined)
      .map(each => `  ${padded(each.do, 13)}  ${texts.orders[each.do]}${each.needsText ? texts.needsWords : ''}`),
    ...possible.flatMap(each => {
      if (each.but === undefined || !worthSaying.includes(each.do)) return [];
      const why = wrapped(refusalText(each.but, view), width - indent.length);
      return [`  ${padded(each.do, 13)}  ${texts.orders[each.do]}`, ...why.map(line => paint.faint(indent + line))];
    }),
  ];
}

/** Province, city and district, or why they are not sure. */
function placeLine(address: string, texts: ClerkTexts): string | undefined {
  const split = placeToldIn(address);
  switch (split.outcome) {
    case 'split':
      return [...new Set([split.province, split.city, split.district])].filter(each => each !== undefined).join(' / ');
    case 'several':
      return texts.oneOf(split.places.map(shownPlace));
    case 'contradiction':
      return texts.unfitting(...split.said);
    case 'unsplit':
      return undefined;
  }
}

/** Who talks with the customer at the moment, in place of the bot. */
function talking(ticket: Ticket, texts: ClerkTexts): string[] {
  const name = takenBy(ticket);
  return name === undefined ? [] : [texts.talking(name)];
}

/** What only its kind was asked, in the words of the clerk where it was a button. */
function detailLines({ details = {} }: Ticket, { details: names, detailValues }: ClerkTexts): [string, string][] {
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((name): [string, string][] => {
    const value = details[name];
    return value === undefined ? [] : [[names[name], detailValues.get(`${name}.${value}`) ?? value]];
  });
}

/** What a clerk wants to do next, so that it is said what it still needs; the rest is left out until it is possible. */
const worthSaying: readonly string[] = ['arrange-visit', 'start', 'send', 'finish', 'close', 'not-fixed'];

/** Why a case is not ready for an order yet, with the day or time that matters. */
export function refusalText(why: LifecycleRefusal, view: View): string {
  const until = 'until' in why ? why.until : '';
  return view.texts.notYet(why, until.length > 10 ? moment(until, view) : until);
}

/** "上门  今天 18:00  超时（S2 4.1.2）" */
function dueLine({ what, at, clauses }: NonNullable<Dues['promise']>, view: View): string {
  const { texts, paint } = view;
  const late = what !== 'acceptance' && isPast(at, view) ? ` ${paint.alarm(texts.overdue)}` : '';
  const source = clauses.length === 0 ? '' : ` (${clauses.join(', ')})`;
  return `${texts.due[what]}${gap}${moment(at, view)}${late}${source}`;
}

/** What the customer wishes of goods, why, and since when they have them. */
function wishLine({ wish, firstWish, because, received }: Goods, texts: ClerkTexts): string {
  const wished = texts.wishes[wish];
  return [
    firstWish === undefined ? wished : texts.instead(texts.wishes[firstWish], wished),
    texts.because[because],
    ...(received === undefined ? [] : [texts.received(shortened(received))]),
  ].join(gap);
}

function groundsLine({ grounds }: Goods, texts: ClerkTexts): string {
  const lines = grounds.map(({ by, endsOn }) => texts.groundUntil(texts.grounds[by], endsOn));
  return lines.length === 0 ? texts.noGround : lines.join(gap);
}

/** With the second repair in its term a machine may be exchanged or given back if it fails again (D11). */
function repairsLine({ kind, repairedBefore, goods }: Ticket, texts: ClerkTexts): string {
  const { count, same } = repairedBefore ?? { count: 0, same: 0 };
  const often = kind === 'repair' || goods?.grounds.some(({ by }) => by === 'repeat-repair') === true;
  return texts.repairedBefore(count, same, often);
}

function loanerLine({ what, backAt, waivedAt }: NonNullable<Ticket['loaner']>, { loanerStates }: ClerkTexts): string {
  const state = backAt !== undefined ? 'back' : waivedAt !== undefined ? 'waived' : 'lent';
  return `${what}${gap}${loanerStates[state]}`;
}

function compensationLine({ what, until, doneAt, replacedAt }: Compensation, texts: ClerkTexts): string {
  const { done, replaced, owed } = texts.compensationStates;
  return `${what}${gap}${doneAt !== undefined ? done : replacedAt !== undefined ? replaced : owed(until)}`;
}

function owedLine({ loaner }: Dues, { loanerOwed }: ClerkTexts): string | undefined {
  return loaner && loanerOwed(loaner.join(', '));
}

/** Where it stands, then its items, then what the customer said to it. */
function quotationLines(quotation: Quotation, { texts, now, zone }: View): string[] {
  const { items, total, validUntil, answer } = quotation;
  const state = quotationState(quotation, now, { zone });
  const head = [shownMoney(total, texts.language), texts.quotationStates[state]];
  return [
    [...head, ...(state === 'open' ? [texts.validUntil(validUntil)] : [])].join(gap),
    ...items.map(item => shownItem(item, texts.language)),
    ...(answer?.text ? [answer.text] : []),
  ];
}

function visitLine({ date, start, minutes, moves, remindedAt, keptAt }: Visit, texts: ClerkTexts): string {
  const { moved, reminded, kept } = texts.visitNotes;
  const notes = [moves > 0 && moved(moves), remindedAt !== undefined && reminded, keptAt !== undefined && kept];
  return [visitDay(date, texts), hours(start, minutes), ...notes.filter(note => note !== false)].join(gap);
}

function visitDay(date: string, { weekdays }: ClerkTexts): string {
  return `${date} ${weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]}`;
}

/** "14:00–16:00" */
function hours(start: string, minutes: number): string {
  return `${start}–${Temporal.PlainTime.from(start).add({ minutes }).toString({ smallestUnit: 'minute' })}`;
}

const gap = '  ';
const indent = '    ';
/** With less room than this for machine and fault they go to a line of their own. */
const leastForWords = 44;

function asItIs(text: string): string {
  return text;
}

function historyLines({ at, by, what, name, text, photos }: TicketEntry, ticket: Ticket, view: View): string[] {
  const { texts } = view;
  const speaker = by === 'clerk' ? (name ?? texts.speakers.clerk) : texts.speakers[by];
  const happened = Object.hasOwn(texts.happened, what) ? texts.happened[what as keyof ClerkTexts['happened']] : what;
  const numbers = (photos ?? []).map(photo => ticket.photos.indexOf(photo) + 1).filter(number => number > 0);
  return [
    [moment(at, view), speaker, happened, ...(numbers.length > 0 ? [texts.photosOf(numbers)] : [])].join(gap),
    ...(text ? wrapped(text, view.width - indent.length).map(line => indent + line) : []),
  ];
}

function isPast(at: string, { now }: View): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at), now) < 0;
}

/** How long the customer has been waiting; that somebody has answered; nothing once the case has ended. */
function waiting(ticket: Ticket, { texts, now }: View): string {
  if (!isOpen(ticket)) return '';
  const since = waitingSince(ticket);
  if (since === undefined) return texts.answered;
  const minutes = Math.max(0, Math.floor(Temporal.Instant.from(since).until(now).total('minutes')));
  if (minutes < 60) return texts.waiting(minutes, 'minutes');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? texts.waiting(hours, 'hours') : texts.waiting(Math.floor(hours / 24), 'days');
}

/** A time at the shop, as short as it can be said today. */
export function moment(at: string, { now, zone, texts }: View): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const today = now.toZonedDateTimeISO(zone);
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' });
  if (time.toPlainDate().equals(today.toPlainDate())) return `${texts.today} ${clock}`;
  const date = time.toPlainDate().toString();
  return `${time.year === today.year ? date.slice(5) : date} ${clock}`;
}

/** A day as precisely as it is known. */
function shortened({ date, precision }: NonNullable<Ticket['bought']>): string {
  return date.slice(0, { day: 10, month: 7, year: 4 }[precision]);
}
