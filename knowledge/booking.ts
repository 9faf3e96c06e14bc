import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import type { Calendar } from './calendar.ts';
import { spanDuration } from './figures.ts';
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
  /** A weekend day, or a holiday with its name. */
  | { readonly code: 'rest-day'; readonly holiday?: Bilingual }
  /** The visit would not lie wholly inside visiting hours. */
  | { readonly code: 'hours' }
  | { readonly code: 'notice' }
  | { readonly code: 'too-far' }
  /** No visit begins at that minute. */
  | { readonly code: 'between' }
  | { readonly code: 'full' };

/**
 * The times of day at which a visit may begin: every so often from the first visiting hour on, so that the whole
 * visit lies inside them.
 *
 * @returns in order; empty on a day without visits
 * @source S1 3.2.1 (working days 9:00-17:00, make-up days included)
 */
export function visitStarts(date: Temporal.PlainDate, { calendar, policy }: Omit<VisitRules, 'now'>): string[] {
  const { visit } = policy;
  const { open } = visit[calendar.dayOf(date).kind === 'workday' ? 'workday' : 'restDay'];
  if (open === undefined) return [];
  const last = minuteOf(open.to) - visitMinutes(policy);
  const starts: string[] = [];
  for (let start = minuteOf(open.from); start <= last; start += minutes(visit.every)) starts.push(shown(start));
  return starts;
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
  return dayRefusal(date, rules) ?? startRefusal(date, start, diary, rules);
}

/** Why nobody can come on a day at all, whatever the time; a day that is full has free starts of none. */
export function dayRefusal(date: string, { calendar, policy, now }: VisitRules): SlotRefusal | undefined {
  const day = Temporal.PlainDate.from(date);
  const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate();
  if (Temporal.PlainDate.compare(day, today) < 0) return { code: 'past' };
  if (visitStarts(day, { calendar, policy }).length === 0) {
    const { holiday } = calendar.dayOf(day);
    return { code: 'rest-day', ...(holiday && { holiday }) };
  }
  const last = today.add(spanDuration(policy.visit.ahead));
  return Temporal.PlainDate.compare(day, last) > 0 ? { code: 'too-far' } : undefined;
}

function startRefusal(date: string, start: string, diary: Diary, rules: VisitRules): SlotRefusal | undefined {
  const { calendar, policy, now } = rules;
  const begins = slotTime({ date, start }, calendar);
  if (Temporal.Instant.compare(begins.toInstant(), now) < 0) return { code: 'past' };
  const starts = visitStarts(begins.toPlainDate(), rules);
  const [first = start] = starts;
  if (start < first || start > (starts.at(-1) ?? start)) return { code: 'hours' };
  if (Temporal.Instant.compare(begins.toInstant(), noticeEnd(rules)) < 0) return { code: 'notice' };
  if (!starts.includes(start)) return { code: 'between' };
  return isFree({ date, start }, diary, visitMinutes(policy), now) ? undefined : { code: 'full' };
}

/** The starts of a day that a customer may book, in order. */
export function freeStarts(date: string, diary: Diary, rules: VisitRules): string[] {
  if (dayRefusal(date, rules) !== undefined) return [];
  return visitStarts(Temporal.PlainDate.from(date), rules).filter(
    start => startRefusal(date, start, diary, rules) === undefined,
  );
}

/** Every slot that a customer may book, in order, from the first on. */
export function* freeSlots(diary: Diary, rules: VisitRules): Generator<Slot> {
  const { calendar, policy, now } = rules;
  const last = now.toZonedDateTimeISO(calendar.zone).toPlainDate().add(spanDuration(policy.visit.ahead));
  let day = noticeEnd(rules).toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString();
    for (const start of freeStarts(date, diary, rules)) yield { team: diary.team.id, date, start };
  }
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
  const at = wished && slotTime(wished, rules.calendar).epochMilliseconds;
  const free = [...freeSlots(diary, rules)];
  const distance = (slot: Slot) => Math.abs(slotTime(slot, rules.calendar).epochMilliseconds - (at ?? 0));
  const near = at === undefined ? free : free.sort((a, b) => distance(a) - distance(b));
  return choice(near, count, visitMinutes(rules.policy)).sort(inTime);
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
  const diary = { team, days: new Map([[slot.date, before]]), own: [holder, ...own] };
  if (!isFree(slot, diary, length, now)) return { ok: false };
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

/** Whether at every moment of the visit a technician is left. */
function isFree({ date, start }: Pick<Slot, 'date' | 'start'>, diary: Diary, length: number, now: Temporal.Instant) {
  const begin = minuteOf(start);
  const end = begin + length;
  const others = (diary.days.get(date)?.visits ?? [])
    .filter(visit => isTaken(visit, now) && !diary.own.includes(visit.holder))
    .map(visit => ({ from: minuteOf(visit.start), to: minuteOf(visit.start) + visit.minutes }))
    .filter(({ from, to }) => from < end && begin < to);
  const busiest = [begin, ...others.map(({ from }) => from).filter(from => from > begin)];
  return busiest.every(at => others.filter(({ from, to }) => from <= at && at < to).length < diary.team.technicians);
}

function isTaken({ until }: VisitDay['visits'][number], now: Temporal.Instant): boolean {
  return until === undefined || Temporal.Instant.compare(Temporal.Instant.from(until), now) > 0;
}

function noticeEnd({ policy, now, calendar }: VisitRules): Temporal.Instant {
  const end = now.toZonedDateTimeISO(calendar.zone).add(spanDuration(policy.visit.notice));
  // To the minute: who asks at 14:00:40 may have tomorrow 14:00.
  return end.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toInstant();
}

function inTime(a: Slot, b: Slot): number {
  return a.date === b.date ? minuteOf(a.start) - minuteOf(b.start) : a.date < b.date ? -1 : 1;
}

function minutes(span: Parameters<typeof spanDuration>[0]): number {
  return spanDuration(span).total({ unit: 'minutes', relativeTo: '2026-01-01' });
}

function minuteOf(time: Temporal.PlainTime | string): number {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
}

function shown(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
