import type { Activity } from 'botbuilder-core';
import { visitTime } from '../../dialogs/opening.ts';
import { reminderTime, visitMinutes } from '../../knowledge/booking.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import type { Slot, Ticket, VisitDay } from '../../knowledge/records.ts';
import { teamFor } from '../../knowledge/teams.ts';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import type { Finding } from './desk-evidence.ts';
import type { Kept } from './desk-records.ts';

/** What a customer was told of a visit; the memo for the calendar names its day and hour. */
export interface ToldVisit {
  readonly what: 'booked' | 'moved' | 'called-off';
  readonly ticket: string;
  /** As it was shown: "12月2日（周三）上午9:00–11:00". */
  readonly slot: string;
  readonly memo?: Pick<Slot, 'date' | 'start'>;
}

/** What the desk said of visits in one conversation, in order. */
export function visitsTold(lines: readonly Partial<Activity>[]): ToldVisit[] {
  return lines
    .filter(line => line.from?.role === 'bot')
    .flatMap(({ text = '' }): ToldVisit[] => {
      const [, verb, ticket = '', slot = ''] = /^(约好了|改好了)，单子 (\S+)：\n\n(.+?)（北京时间）/.exec(text) ?? [];
      const [, date = '', start = ''] = /日历备忘：(\S+) (\d\d:\d\d)–/.exec(text) ?? [];
      if (verb !== undefined)
        return [{ what: verb === '约好了' ? 'booked' : 'moved', ticket, slot, memo: { date, start } }];
      const [, off, of = ''] = /^(.+?) 的上门取消了。单子 (\S+)/.exec(text) ?? [];
      return off === undefined ? [] : [{ what: 'called-off', ticket: of, slot: off }];
    });
}

type Rules = Pick<Knowledge, 'calendar' | 'policy' | 'teams'>;

/**
 * Holds the diaries of the teams against the cases, and both against what customers were told of visits.
 *
 * @param told  of all conversations, each in order
 * @param whole whether everything that was said is among it; else customers may not have read the latest yet
 */
export function visitFindings(
  told: readonly ToldVisit[],
  kept: Kept,
  rules: Rules,
  { whole }: { readonly whole: boolean },
): Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding['kind'], what: string) => void findings.push({ kind, what });
  for (const day of kept.days) dayFindings(day, kept, rules, find);
  for (const ticket of kept.tickets.values()) {
    caseFindings(ticket, find);
    standingFindings(ticket, kept, find);
    reminderFindings(ticket, kept, rules, find);
    toldFindings(
      ticket,
      told.filter(each => each.ticket === ticket.id),
      rules,
      whole,
      find,
    );
  }
  for (const { what, ticket, slot } of told)
    if (!kept.tickets.has(ticket)) find('lost', `ticket ${ticket}: told ${what} ${slot}, and there is none`);
  for (const job of kept.jobs)
    if (job.kind === 'visit-reminder' && !kept.tickets.has(job.ticket))
      find('wrong', `a reminder for ticket ${job.ticket}, which there is not`);
  return findings;
}

type Find = (kind: Finding['kind'], what: string) => void;

/** What stands in a diary: never more at a time than technicians, every visit of a case, every held time of somebody. */
function dayFindings(
  { id, team, date, visits }: VisitDay,
  { tickets, customers }: Kept,
  rules: Rules,
  find: Find,
): void {
  const technicians = rules.teams.find(each => each.id === team)?.technicians ?? 0;
  const span = ({ start, minutes }: VisitDay['visits'][number]) => ({ from: clock(start), to: clock(start) + minutes });
  for (const { start } of visits) {
    const now = visits.filter(visit => span(visit).from <= clock(start) && clock(start) < span(visit).to);
    const booked = now.filter(({ until }) => until === undefined).map(({ holder }) => holder);
    if (booked.length > technicians)
      find(
        'wrong',
        `day ${id}: ${booked.length} visits at ${start} and ${technicians} technicians: ${booked.join(', ')}`,
      );
    // Who moves a visit may hold a time that overlaps it.
    const people = new Set(now.map(({ holder }) => tickets.get(holder)?.customer ?? holder));
    if (people.size > technicians)
      find('wrong', `day ${id}: ${people.size} customers have ${start} and there are ${technicians} technicians`);
  }
  for (const { holder, start, until } of visits) {
    if (until !== undefined) {
      const held = customers.get(holder)?.held;
      if (held?.team !== team || held.date !== date || held.start !== start)
        find('wrong', `day ${id}: ${start} is held for ${holder}, who has ${shown(held)}`);
      continue;
    }
    const ticket = tickets.get(holder);
    if (ticket === undefined) find('wrong', `day ${id}: ${start} is booked for ${holder}, which is no ticket`);
    else if (ticket.visit?.team !== team || ticket.visit.date !== date || ticket.visit.start !== start)
      find('wrong', `day ${id}: ${start} is booked for ticket ${holder}, whose visit is ${shown(ticket.visit)}`);
    const teamOf = teamFor(ticket?.product?.id, rules.teams)?.id;
    if (ticket !== undefined && teamOf !== team) find('wrong', `day ${id}: ticket ${holder} is for team ${teamOf}`);
  }
}

/** A case that somebody reported is there in full, and each message made one entry of a kind in it. */
function caseFindings({ id, fault, phone, product, promised, log, kind }: Ticket, find: Find): void {
  const missing = [
    !parseTicketNumber(id).ok && 'number',
    phone === undefined && 'phone',
    product === undefined && 'machine',
    promised === undefined && 'promise',
    // A time that was booked with the report needs no promise.
    kind === 'repair' && promised?.onSite === undefined && log[1]?.key !== log[0]?.key && 'promised visit',
    (log[0]?.what !== 'opened' || log[0].text !== fault) && 'beginning',
  ].filter(Boolean);
  if (missing.length > 0) find('lost', `ticket ${id} has no ${missing.join(', ')}`);
  const entries = new Set(log.map(({ what, key }) => `${what} ${key}`));
  if (entries.size < log.length) find('twice', `ticket ${id}: ${log.map(({ what }) => what).join(', ')}`);
}

/** The visit of a case stands in one diary once, and is what its history comes to. */
function standingFindings({ id, visit, log }: Ticket, { days }: Kept, find: Find): void {
  const places = days.flatMap(day =>
    day.visits
      .filter(({ holder, until }) => holder === id && until === undefined)
      .map(({ start }) => `${day.id} ${start}`),
  );
  if (places.length > 1) find('twice', `ticket ${id} stands in ${places.join(', ')}`);
  if (visit !== undefined && places.length === 0) find('lost', `ticket ${id}: ${shown(visit)} stands in no diary`);
  const history = changesOf(log);
  const last = history.at(-1);
  const now = last?.what === 'called-off' ? undefined : last?.to;
  if (now?.date !== visit?.date || now?.start !== visit?.start)
    find('wrong', `ticket ${id}: its visit is ${shown(visit)}, its history says ${shown(now)}`);
  history.forEach(({ what, from }, index) => {
    const before = history[index - 1];
    const stood = before?.what === 'called-off' ? undefined : before?.to;
    const fits = what === 'booked' ? stood === undefined : stood !== undefined && shown(stood) === shown(from);
    if (!fits) find('twice', `ticket ${id}: ${what} ${shown(from)}, when ${shown(stood)} stood`);
  });
}

/** Every booking and every move has one reminder, and one is for the time that stands; none is due while a run lasts. */
function reminderFindings({ id, visit, log }: Ticket, { jobs }: Kept, rules: Rules, find: Find): void {
  const own = jobs.filter(job => job.kind === 'visit-reminder' && job.ticket === id);
  const wanted = changesOf(log).filter(({ what }) => what !== 'called-off').length;
  if (own.length !== wanted)
    find(own.length > wanted ? 'twice' : 'lost', `ticket ${id}: ${own.length} reminders for ${wanted} bookings`);
  const due = visit && reminderTime(visit, rules).toInstant().epochMilliseconds;
  if (due !== undefined && !own.some(({ dueAt }) => Date.parse(dueAt) === due))
    find('lost', `ticket ${id}: the reminder of ${shown(visit)}`);
}

/** What was told of a case is what its history says, in order. */
function toldFindings({ id, log }: Ticket, told: readonly ToldVisit[], rules: Rules, whole: boolean, find: Find): void {
  const minutes = visitMinutes(rules.policy);
  const history = changesOf(log);
  told.forEach(({ what, slot, memo }, index) => {
    const change = history[index];
    const [time] = [change?.to ?? change?.from];
    const said = `ticket ${id}: told ${what} ${slot}`;
    if (change === undefined || time === undefined) find('lost', said);
    else if (change.what !== what || visitTime(time, minutes, 'zh-CN') !== slot)
      find('wrong', `${said}, kept ${change.what} ${shown(time)}`);
    else if (memo !== undefined && shown(memo) !== shown(time))
      find('wrong', `${said}, in the calendar ${shown(memo)}`);
  });
  for (const { what, to, from } of whole ? history.slice(told.length) : [])
    find('lost', `ticket ${id}: ${what} ${shown(to ?? from)} was told to nobody`);
}

type Time = Pick<Slot, 'date' | 'start'>;

interface Change {
  readonly what: ToldVisit['what'];
  /** What stood before. */
  readonly from?: Time;
  readonly to?: Time;
}

/** What the history of a case says of its visits. */
function changesOf(log: Ticket['log']): Change[] {
  return log.flatMap(({ what, text = '' }): Change[] => {
    const times = [...text.matchAll(/(\d{4}-\d\d-\d\d) (\d\d:\d\d)/g)].map(([, date = '', start = '']) => ({
      date,
      start,
    }));
    const [first, second] = times;
    if (first === undefined) return [];
    if (what === 'booked') return [{ what, to: first }];
    if (what === 'called-off') return [{ what, from: first }];
    return what === 'moved' && second !== undefined ? [{ what, from: first, to: second }] : [];
  });
}

function shown(time: Time | undefined): string {
  return time === undefined ? 'none' : `${time.date} ${time.start}`;
}

/** In minutes from midnight. */
function clock(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
