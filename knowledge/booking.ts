import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import { type Calendar, visitHoursOn } from './calendar.ts';
import { type DayHours, type Span, spanDuration } from './figures.ts';
import type { Closure } from './own-days.ts';
import type { Policy } from './policy.ts';
import type { Slot, VisitDay } from './records.ts';
import type { Team } from './teams.ts';

/** What a visit is judged by. */
export interface VisitRules {
  readonly calendar: Calendar;
  readonly policy: Pick<Policy, 'visit'>;
  readonly now: Temporal.Instant;
}

/** A team's diary, as far as it was looked up: its days by date; a day without a record is empty. */
export interface Diary {
  readonly team: Team;
  readonly days: ReadonlyMap<string, VisitDay>;
  /** Whose own visits and held times do not stand in the way: they are moved. */
  readonly own: readonly string[];
}

/** The diary where nobody is sent: no time is free. */
export const nobody: Diary = {
  team: { id: 'nobody', name: { 'zh-CN': '', 'en-US': '' }, technicians: 0 },
  days: new Map(),
  own: [],
};

/** Why nobody can come then, in the order in which it is looked at. */
export type SlotRefusal =
  | { readonly code: 'past' }
  /** A weekend day, a holiday with its name, or a day on which the shop is closed, with its reason. */
  | { readonly code: 'rest-day'; readonly holiday?: Bilingual; readonly closure?: Closure }
  /** The visit would not lie wholly inside one stretch of visiting hours. */
  | { readonly code: 'hours' }
  | { readonly code: 'notice' }
  | { readonly code: 'too-far' }
  /** No visit begins at that minute. */
  | { readonly code: 'between' }
  | { readonly code: 'full' };

/**
 * The times of day at which a visit may begin: every so often from the first hour of each stretch of visiting hours on,
 * so that the whole visit lies inside that stretch.
 *
 * @returns in order; empty on a day without visits
 * @source S1 3.2.1 (working days 9:00-17:00, make-up days included)
 */
export function visitStarts(date: Temporal.PlainDate, { calendar, policy }: Omit<VisitRules, 'now'>): string[] {
  return runsOf(visitHoursOn(date, calendar, policy), policy).flatMap(({ starts }) => starts.map(shown));
}

/** The stretches of some visiting hours into which not one visit fits. */
export function tooShort(open: readonly DayHours[], policy: VisitRules['policy']): DayHours[] {
  return open.filter(hours => runsOf([hours], policy).length === 0);
}

/** How long a visit takes, in minutes. */
export function visitMinutes({ visit }: Pick<Policy, 'visit'>): number {
  return minutes(visit.length);
}

/**
 * Why a customer cannot book a time; undefined when it is free.
 *
 * Notice is counted on the clock from `now` to the minute; a visit exactly at its end is allowed.
 *
 * @source S1 3.2.1 (hours), S1 3.2.2 (24 hours ahead), OWN (how far ahead, which starts)
 */
export function slotRefusal({ date, start }: Slot, diary: Diary, rules: VisitRules): SlotRefusal | undefined {
  const terms = termsOf(rules);
  return dayRefused(date, terms) ?? startRefused(minuteOf(start), dayTerms(date, diary, terms), terms);
}

/** Why nobody can come on a day at all, whatever the time; a day that is full has free starts of none. */
export function dayRefusal(date: string, rules: VisitRules): SlotRefusal | undefined {
  return dayRefused(date, termsOf(rules));
}

/** The last day that may be booked, "YYYY-MM-DD", whether anybody comes on it or not. */
export function lastDay(rules: VisitRules): string {
  return termsOf(rules).last;
}

/** Whether a visit would begin sooner than a customer may book one. */
export function isShortNotice({ date, start }: Pick<Slot, 'date' | 'start'>, rules: VisitRules): boolean {
  const terms = termsOf(rules);
  return isBefore(date, minuteOf(start), terms.noticeEnd, terms.noticeDay, terms);
}

/** The starts of a day that a customer may book, in order. */
export function freeStarts(date: string, diary: Diary, rules: VisitRules): string[] {
  return freeOn(date, diary, termsOf(rules)).map(shown);
}

/** Every slot that a customer may book, in order, from the first on. */
export function* freeSlots(diary: Diary, rules: VisitRules): Generator<Slot> {
  const terms = termsOf(rules);
  for (let day = Temporal.PlainDate.from(terms.noticeDay); ; day = day.add({ days: 1 })) {
    const date = day.toString();
    if (date > terms.last) return;
    for (const start of freeOn(date, diary, terms)) yield { team: diary.team.id, date, start: shown(start) };
  }
}

/**
 * The rules by which a clerk sends somebody: the customer's, but with no notice, at any minute and a year ahead.
 *
 * @source D10 (the notice binds the customer's own booking only)
 */
export function staffRules(rules: VisitRules): VisitRules {
  const { visit } = rules.policy;
  const figure = (amount: number, unit: Span['unit']): Span => ({ kind: 'span', amount, unit, source: [] });
  const [every, ahead] = [figure(1, 'minute'), figure(1, 'year')];
  return { ...rules, policy: { visit: { ...visit, notice: figure(0, 'minute'), every, ahead } } };
}

/** The rules worked out once for many times; dates are the shop's, minutes count from its midnight. */
interface Terms extends VisitRules {
  readonly today: string;
  /** The last day that may be booked. */
  readonly last: string;
  /** Nothing may be booked before that moment, and its day. */
  readonly noticeEnd: Temporal.Instant;
  readonly noticeDay: string;
  readonly length: number;
  /** The starts of a day, by its visiting hours. */
  readonly runs: (date: Temporal.PlainDate) => Runs;
}

/** The starts of a day in minutes, those of each stretch of visiting hours by themselves; one at least in each. */
type Runs = readonly { readonly first: number; readonly last: number; readonly starts: readonly number[] }[];

function termsOf(rules: VisitRules): Terms {
  const { calendar, policy, now } = rules;
  const clock = now.toZonedDateTimeISO(calendar.zone);
  const notice = clock.add(spanDuration(policy.visit.notice));
  const known = new Map<readonly DayHours[], Runs>();
  return {
    ...rules,
    today: clock.toPlainDate().toString(),
    last: clock.toPlainDate().add(spanDuration(policy.visit.ahead)).toString(),
    // To the minute: who asks at 14:00:40 may have tomorrow 14:00.
    noticeEnd: notice.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toInstant(),
    noticeDay: notice.toPlainDate().toString(),
    length: visitMinutes(policy),
    runs(date) {
      const open = visitHoursOn(date, calendar, policy);
      const found = known.get(open) ?? runsOf(open, policy);
      known.set(open, found);
      return found;
    },
  };
}

function runsOf(open: readonly DayHours[], policy: VisitRules['policy']): Runs {
  const [length, every] = [visitMinutes(policy), minutes(policy.visit.every)];
  return open.flatMap(({ from, to }) => {
    const first = minuteOf(from);
    const count = Math.floor((minuteOf(to) - length - first) / every) + 1;
    if (count < 1) return [];
    const starts = Array.from({ length: count }, (_, n) => first + n * every);
    return [{ first, last: first + (count - 1) * every, starts }];
  });
}

function dayRefused(date: string, { calendar, today, last, runs }: Terms): SlotRefusal | undefined {
  if (date < today) return { code: 'past' };
  const day = Temporal.PlainDate.from(date);
  if (runs(day).length === 0) {
    const { holiday, closure } = calendar.dayOf(day);
    return { code: 'rest-day', ...(holiday && { holiday }), ...(closure && { closure }) };
  }
  return date > last ? { code: 'too-far' } : undefined;
}

/** What the times of one day are judged by. */
interface DayTerms {
  readonly date: string;
  readonly runs: Runs;
  readonly busy: Busy;
}

function dayTerms(date: string, diary: Diary, { runs, now }: Terms): DayTerms {
  return {
    date,
    runs: runs(Temporal.PlainDate.from(date)),
    busy: busyOn(diary.days.get(date), diary, now),
  };
}

function startRefused(start: number, day: DayTerms, terms: Terms): SlotRefusal | undefined {
  const { date, runs, busy } = day;
  if (isBefore(date, start, terms.now, terms.today, terms)) return { code: 'past' };
  const run = runs.find(({ first, last }) => first <= start && start <= last);
  if (run === undefined) return { code: 'hours' };
  if (isBefore(date, start, terms.noticeEnd, terms.noticeDay, terms)) return { code: 'notice' };
  if (!run.starts.includes(start)) return { code: 'between' };
  return isFree(start, terms.length, busy) ? undefined : { code: 'full' };
}

/**
 * Whether a visit would begin before a moment. On the moment's own day that is asked of the clock that runs on, not of
 * its face: in a night when the clocks change, an hour comes twice or not at all.
 */
function isBefore(date: string, start: number, moment: Temporal.Instant, day: string, { calendar }: Terms): boolean {
  if (date !== day) return date < day;
  return Temporal.Instant.compare(slotTime({ date, start: shown(start) }, calendar).toInstant(), moment) < 0;
}

function freeOn(date: string, diary: Diary, terms: Terms): number[] {
  if (dayRefused(date, terms) !== undefined) return [];
  const day = dayTerms(date, diary, terms);
  return day.runs.flatMap(({ starts }) => starts).filter(start => startRefused(start, day, terms) === undefined);
}

/**
 * The free slots nearest to a wished time, or the first ones; no two of them overlap, so that they are a choice.
 *
 * @param wished where to look; without it the earliest ones
 * @returns in the order of time, at most `count`
 */
export function nearestSlots(
  diary: Diary,
  rules: VisitRules,
  count: number,
  wished?: Pick<Slot, 'date' | 'start'>,
): Slot[] {
  const free = [...freeSlots(diary, rules)];
  if (wished === undefined) return choice(free, count, visitMinutes(rules.policy));
  const distance = (slot: Slot) => Math.abs(faceMinute(slot) - faceMinute(wished));
  const nearest = free
    .map(slot => ({ slot, far: distance(slot) }))
    .sort((a, b) => a.far - b.far)
    .map(({ slot }) => slot);
  return choice(nearest, count, visitMinutes(rules.policy)).sort((a, b) => faceMinute(a) - faceMinute(b));
}

/** The first slots of a list that do not overlap each other. */
export function choice(slots: readonly Slot[], count: number, length: number): Slot[] {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    if (chosen.length === count) break;
    const overlaps = chosen.some(
      other => other.date === slot.date && Math.abs(minuteOf(other.start) - minuteOf(slot.start)) < length,
    );
    if (!overlaps) chosen.push(slot);
  }
  return chosen;
}

export type Held =
  | { readonly ok: true; readonly day: VisitDay }
  /** Somebody else was first. */
  | { readonly ok: false };

/**
 * Takes a start for somebody: holds it `until` a moment, or books it where there is none. What the same holder had
 * on that day is given back. The only rule by which a team's day is filled; whoever calls it holds the day's lock.
 *
 * @param day   the day's record; undefined while nothing was ever taken on it
 * @param taker `own` are others of the taker's names whose visits do not stand in the way
 * @returns the new day, without what has run out; or that every technician is taken
 */
export function hold(
  day: VisitDay | undefined,
  slot: Slot,
  team: Team,
  taker: { readonly holder: string; readonly own?: readonly string[]; readonly until?: string },
  { policy, now }: Pick<VisitRules, 'policy' | 'now'>,
): Held {
  const { holder, own = [], until } = taker;
  const length = visitMinutes(policy);
  const id = dayId(slot);
  const before = day ?? { id, team: slot.team, date: slot.date, visits: [] };
  const busy = busyOn(before, { team, own: [holder, ...own] }, now);
  if (!isFree(minuteOf(slot.start), length, busy)) return { ok: false };
  const visit = { start: slot.start, minutes: length, holder, ...(until !== undefined && { until }) };
  const others = release(before, holder, now).visits;
  return { ok: true, day: { ...before, visits: [...others, visit] } };
}

/** Gives back what somebody has on a day; what has run out goes with it. */
export function release(day: VisitDay, holder: string, now: Temporal.Instant): VisitDay {
  return { ...day, visits: day.visits.filter(visit => visit.holder !== holder && isTaken(visit, now)) };
}

export function dayId({ team, date }: Pick<Slot, 'team' | 'date'>): string {
  return `${team}/${date}`;
}

/** When a visit begins, on the clock of the shop. */
export function slotTime({ date, start }: Pick<Slot, 'date' | 'start'>, { zone }: Calendar): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${start}`).toZonedDateTime(zone);
}

/** Until when the customer may still move a visit or call it off. */
export function changeEnd(slot: Pick<Slot, 'date' | 'start'>, { calendar, policy }: Omit<VisitRules, 'now'>) {
  return slotTime(slot, calendar).subtract(spanDuration(policy.visit.change.notice));
}

/** When the customer is reminded: so long before the visiting hours of the day begin. */
export function reminderTime({ date }: Pick<Slot, 'date'>, rules: Omit<VisitRules, 'now'>): Temporal.ZonedDateTime {
  const [first = '00:00'] = visitStarts(Temporal.PlainDate.from(date), rules);
  return slotTime({ date, start: first }, rules.calendar).subtract(spanDuration(rules.policy.visit.reminder));
}

/** What others have of a day, and how many visits at the same time there may be. */
interface Busy {
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly technicians: number;
}

function busyOn(day: VisitDay | undefined, { team, own }: Pick<Diary, 'team' | 'own'>, now: Temporal.Instant): Busy {
  const spans = (day?.visits ?? [])
    .filter(visit => !own.includes(visit.holder) && isTaken(visit, now))
    .map(visit => ({ from: minuteOf(visit.start), to: minuteOf(visit.start) + visit.minutes }));
  return { spans, technicians: team.technicians };
}

/** Whether at every moment of the visit a technician is left. */
function isFree(begin: number, length: number, { spans, technicians }: Busy): boolean {
  const beside = spans.filter(({ from, to }) => from < begin + length && begin < to);
  const busiest = [begin, ...beside.map(({ from }) => from).filter(from => from > begin)];
  return busiest.every(at => beside.filter(({ from, to }) => from <= at && at < to).length < technicians);
}

function isTaken({ until }: VisitDay['visits'][number], now: Temporal.Instant): boolean {
  return until === undefined || Temporal.Instant.compare(until, now) > 0;
}

function minutes(span: Span): number {
  return spanDuration(span).total({ unit: 'minutes', relativeTo: '2026-01-01' });
}

function minuteOf(time: Temporal.PlainTime | string): number {
  if (typeof time !== 'string') return time.hour * 60 + time.minute;
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** A time by the face of the clock, in minutes from some day on: to be compared with others like it. */
function faceMinute({ date, start }: Pick<Slot, 'date' | 'start'>): number {
  return Date.parse(`${date}T${start}Z`) / 60_000;
}

function shown(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
