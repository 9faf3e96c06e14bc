import { Temporal } from 'temporal-polyfill';
import {
  choice,
  type Diary,
  dayRefusal,
  freeSlots,
  lastDay,
  nearestSlots,
  type SlotRefusal,
  slotRefusal,
  type VisitRules,
  visitMinutes,
  visitStarts,
} from '../knowledge/booking.ts';
import type { Slot } from '../knowledge/records.ts';
import type { When } from './understand/when.ts';

/**
 * What the customer has said of a time so far; `dates` asks for other days than those offered. `instead` is the time
 * chosen before, where one was to be replaced: it tells which of the two was said last.
 */
export type Wished = (When | { readonly kind: 'dates' }) & { readonly instead?: string };

/** Times to choose from, and what they are an answer to. */
export interface Offer {
  /**
   * - `first`: the earliest ones, as nothing was wished, or as soon as possible
   * - `fitting`: they are as wished
   * - `instead`: nobody can come as wished, for a reason; these are the nearest
   */
  readonly kind: 'first' | 'fitting' | 'instead';
  readonly slots: readonly Slot[];
  readonly refusal?: SlotRefusal | { readonly code: 'invalid' };
  /** The day that is refused. */
  readonly date?: string;
}

const offered = 3;

/** The free times that answer a wish best: never one that was not wished for without saying why. */
export function offer(wished: Wished | undefined, diary: Diary, rules: VisitRules): Offer {
  const first = (refusal?: Offer['refusal']): Offer => {
    const slots = nearestSlots(diary, rules, offered);
    return refusal === undefined ? { kind: 'first', slots } : { kind: 'instead', refusal, slots };
  };
  switch (wished?.kind) {
    case 'slot':
    case 'range':
      return answered(wished, diary, rules);
    case 'ambiguous': {
      const each = wished.options.map(option => answered({ kind: 'slot', ...option }, diary, rules));
      const slots = each.flatMap(({ kind, slots }) => (kind === 'fitting' ? slots.slice(0, 2) : []));
      return slots.length > 0 ? { kind: 'fitting', slots } : (each[0] ?? first());
    }
    case 'invalid':
    case 'past':
      return first({ code: wished.kind });
    default:
      return first();
  }
}

/** What is to be offered to somebody who wants earlier or later times than those: `asap` where there are none earlier. */
export function beside(offered: readonly Slot[], rather: 'earlier' | 'later', diary: Diary, rules: VisitRules): Wished {
  const [first, last] = [offered[0], offered.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'dates' };
  const free = [...freeSlots(diary, rules)];
  if (rather === 'later') {
    const next = free.find(slot => isAfter(slot, last));
    if (next === undefined) return { kind: 'dates' };
    // The rest of that day, or all days from the next one on.
    return { kind: 'range', date: next.date, ...(next.date === last.date && { from: next.start }) };
  }
  const before = free.filter(slot => isAfter(first, slot));
  const [earliest] = before;
  if (earliest === undefined) return { kind: 'asap' };
  return before.at(-1)?.date === first.date
    ? { kind: 'range', date: first.date, to: first.start }
    : { kind: 'range', date: earliest.date, dateEnd: before.at(-1)?.date ?? earliest.date };
}

function isAfter(one: Slot, other: Slot): boolean {
  return one.date > other.date || (one.date === other.date && one.start > other.start);
}

/** The days that have free times, to choose one from. */
export function freeDays(diary: Diary, rules: VisitRules, count: number): string[] {
  const days = new Set<string>();
  for (const { date } of freeSlots(diary, rules)) {
    days.add(date);
    if (days.size === count) break;
  }
  return [...days];
}

type Days = Extract<When, { kind: 'slot' | 'range' }>;

function answered(wish: Days, diary: Diary, rules: VisitRules): Offer {
  const free = [...freeSlots(diary, rules)];
  const fits = free.filter(slot => isOn(wish, slot.date) && isAt(wish, slot.start));
  const slots = choice(fits, offered, visitMinutes(rules.policy));
  if (slots.length > 0) return { kind: 'fitting', slots };
  const date = wish.date ?? free[0]?.date;
  if (date === undefined) return { kind: 'instead', refusal: { code: 'full' }, slots: [] };
  const refusal = refusalOf(wish, date, diary, rules);
  if (wish.at === undefined && (refusal.code === 'rest-day' || refusal.code === 'full')) {
    return { kind: 'instead', refusal, date, slots: around(wish, date, free, rules) };
  }
  const start = wish.at ?? wish.from ?? (wish.part === 'afternoon' ? '13:00' : '09:00');
  return { kind: 'instead', refusal, date, slots: nearestSlots(diary, rules, offered, { date, start }) };
}

/** Instead of days on which nobody comes: the last time before them, and the first ones after. */
function around(wish: Days, first: string, free: readonly Slot[], rules: VisitRules): Slot[] {
  const fits = free.filter(({ start }) => isAt(wish, start));
  const times = fits.length < offered ? free : fits;
  const before = times.filter(({ date }) => date < first).slice(-1);
  const after = times.filter(({ date }) => date > (wish.dateEnd ?? first));
  return [...before, ...choice(after, offered - before.length, visitMinutes(rules.policy))];
}

function isOn({ kind, date, dateEnd, from, to }: Days, day: string): boolean {
  if (date === undefined) return true;
  const open = kind === 'range' && dateEnd === undefined && from === undefined && to === undefined;
  return day >= date && (open || day <= (dateEnd ?? date));
}

function isAt({ at, part, from, to }: Days, start: string): boolean {
  if (at !== undefined) return start === at;
  if (part !== undefined && start < '12:00' !== (part === 'morning')) return false;
  return (from === undefined || start >= from) && (to === undefined || start < to);
}

/** Why not as wished: because of the day, else of the time. */
function refusalOf(wish: Days, first: string, diary: Diary, rules: VisitRules): SlotRefusal {
  // That it is a holiday is no news of a day that is too far away anyway.
  if (first > lastDay(rules)) return { code: 'too-far' };
  const last = wish.dateEnd ?? first;
  const days = daysFrom(first, last, rules);
  const [date] = days;
  if (date === undefined) return dayRefusal(first, rules) ?? { code: 'full' };
  const slot = { team: diary.team.id, date };
  if (wish.at !== undefined) return slotRefusal({ ...slot, start: wish.at }, diary, rules) ?? { code: 'full' };
  const refusals = days.flatMap(day =>
    visitStarts(Temporal.PlainDate.from(day), rules)
      .filter(start => isAt(wish, start))
      .map(start => slotRefusal({ ...slot, date: day, start }, diary, rules)?.code),
  );
  if (refusals.length === 0) return { code: 'hours' };
  return { code: refusals.includes('full') ? 'full' : 'notice' };
}

/** More days of a wish than these tell nothing more of why it cannot be met; a button may name any year. */
const daysLooked = 31;

/** The days of a wish on which somebody comes at all. */
function daysFrom(first: string, last: string, rules: VisitRules): string[] {
  const begin = Temporal.PlainDate.from(first);
  const count = Math.min(begin.until(last).days + 1, daysLooked);
  const days = Array.from({ length: Math.max(0, count) }, (_, index) => begin.add({ days: index }).toString());
  return days.filter(day => dayRefusal(day, rules) === undefined);
}
