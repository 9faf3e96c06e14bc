import { Temporal } from 'temporal-polyfill';
import { openingState } from '../knowledge/calendar.ts';
import { shownHours } from '../knowledge/figures.ts';
import type { Closure } from '../knowledge/own-days.ts';
import type { Language, Slot, Ticket } from '../knowledge/records.ts';
import type { Turn } from './turn-of.ts';
import { policyOf } from './verdict.ts';

/**
 * Whether somebody answers now, and until or from when, in a sentence; `short` for the head of the page.
 *
 * @param product that is spoken of, whose hours may be others than the shop's
 */
export function openingLine(
  turn: Pick<Turn, 'now' | 'knowledge' | 'texts' | 'language'>,
  product?: string,
): { long: string; short: string } {
  const { texts, language } = turn;
  const state = stateFor(product, turn);
  const today = state.today && shownHours(state.today, language);
  if (state.open) {
    const until = time(state.until.toPlainTime());
    return { long: texts.opening.open(until, today ?? ''), short: texts.opening.openShort(until) };
  }
  if (state.pause) {
    const opens = time(state.opens.toPlainTime());
    return { long: texts.opening.pause(opens, today ?? ''), short: texts.opening.pauseShort(opens) };
  }
  const because = {
    holiday: state.holiday?.[language],
    closure: state.closure && closureText(state.closure, language),
  };
  return {
    long: texts.opening.closed(worded(state.opens, language), today, because),
    short: texts.opening.closedShort(shortMoment(state.opens, language)),
  };
}

/** How a person is reached now, who knows the machine that is spoken of. */
export function contactLine(turn: Pick<Turn, 'now' | 'knowledge' | 'texts' | 'language' | 'memory'>): string {
  const state = stateFor(turn.memory.machine?.product, turn);
  const { hotline } = turn.knowledge.shop;
  return state.open
    ? turn.texts.contact.open(hotline, time(state.until.toPlainTime()))
    : turn.texts.contact.closed(hotline, worded(state.opens, turn.language));
}

/**
 * What a customer is told who wants a person: by when one answers, and how to reach one sooner.
 *
 * @param before how many wait who came earlier
 * @param said   whether the customer has told anything before
 */
export function handoverLine(turn: Turn, ticket: Ticket, before: number, said: boolean): string {
  const { knowledge, texts, language } = turn;
  const { calendar, shop } = knowledge;
  const state = stateFor(ticket.product?.id ?? turn.memory.machine?.product, turn);
  const by = moment(ticket.promised?.firstResponse ?? ticket.openedAt, calendar.zone, language);
  return state.open
    ? texts.handover.open(ticket.id, by, shop.hotline, before, said)
    : texts.handover.closed(ticket.id, by, shop.hotline, worded(state.opens, language), before);
}

/** Whether somebody answers who knows a product: by the hours of its profile, as the shop's own hours are told to all. */
export function stateFor(product: string | undefined, { now, knowledge }: Pick<Turn, 'now' | 'knowledge'>) {
  const known = knowledge.products.find(({ id }) => id === product);
  return openingState(now, knowledge.calendar, policyOf(known, { knowledge }));
}

/** The number that is answered now in an emergency: the hotline while it is open, else whoever is on call, if anybody. */
export function emergencyNumber(turn: Pick<Turn, 'now' | 'knowledge'>): string | undefined {
  const { shop, calendar, policy } = turn.knowledge;
  return openingState(turn.now, calendar, policy).open ? shop.hotline : shop.onCall;
}

/**
 * A point in time with date, weekday and clock: "11月25日（周三）上午9:00", "Wednesday, 25 November, 9:00 am".
 *
 * @param at   as records keep it
 * @param zone the shop's
 */
export function moment(at: string, zone: string, language: Language): string {
  return worded(Temporal.Instant.from(at).toZonedDateTimeISO(zone), language);
}

/**
 * When a visit is, from when to when: "11月25日（周三）上午9:00–11:00", "Wednesday, 25 November, 9:00–11:00 am".
 *
 * @param minutes how long it takes
 */
export function visitTime({ date, start }: Pick<Slot, 'date' | 'start'>, minutes: number, language: Language): string {
  const from = Temporal.PlainDateTime.from(`${date}T${start}`);
  const to = from.add({ minutes });
  const [begins, ends] = [clock12(from, language), clock12(to, language)];
  if (language === 'en-US') {
    const begin = begins.slice(-2) === ends.slice(-2) ? begins.slice(0, -3) : begins;
    return `${dated(from, language)}, ${begin}–${ends}`;
  }
  const end = begins.slice(0, 2) === ends.slice(0, 2) ? ends.slice(2) : ends;
  return `${dated(from, language)}${begins}–${end}`;
}

/** A day as customers read it: "11月25日（周三）", "Wednesday, 25 November". */
export function dayText(date: string, language: Language): string {
  return dated(Temporal.PlainDate.from(date), language);
}

/** Why and how long the shop is closed: "6月1日到3日盘点", "1–3 June: stocktaking". */
export function closureText({ from, to, reason }: Closure, language: Language): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const sameMonth = first.toPlainYearMonth().equals(last.toPlainYearMonth());
  if (language === 'zh-CN') {
    const begin = `${first.month}月${first.day}日`;
    const end = sameMonth ? `${last.day}日` : `${last.month}月${last.day}日`;
    return `${first.equals(last) ? begin : `${begin}到${end}`}${reason[language]}`;
  }
  const end = `${last.day} ${months[last.month - 1]}`;
  const begin = sameMonth ? `${first.day}–` : `${first.day} ${months[first.month - 1]} – `;
  return `${first.equals(last) ? '' : begin}${end}: ${reason[language]}`;
}

/** A time of day as customers read it: "下午3:00", "3:00 pm". */
export function timeText(at: string, language: Language): string {
  return clock12(Temporal.PlainTime.from(at), language);
}

/** A time together with the clock that it is told by: "…上午9:00–11:00（北京时间）", "… am (Beijing time)". */
export function onClock(time: string, zone: string, language: Language): string {
  const clock = clockName(zone, language);
  return language === 'en-US' ? `${time} (${clock})` : `${time}（${clock}）`;
}

/** 北京时间; in another zone its own name. */
function clockName(zone: string, language: Language): string {
  if (zone === 'Asia/Shanghai') return language === 'en-US' ? 'Beijing time' : '北京时间';
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function worded(at: Temporal.ZonedDateTime, language: Language): string {
  return `${dated(at, language)}${language === 'en-US' ? ', ' : ''}${clock12(at, language)}`;
}

function dated(day: Pick<Temporal.PlainDate, 'dayOfWeek' | 'day' | 'month'>, language: Language): string {
  const weekday = weekdays[language][day.dayOfWeek - 1];
  if (language === 'en-US') return `${weekday}, ${day.day} ${months[day.month - 1]}`;
  return `${day.month}月${day.day}日（${weekday}）`;
}

function shortMoment(at: Temporal.ZonedDateTime, language: Language): string {
  const hours = time(at.toPlainTime());
  return language === 'en-US'
    ? `${weekdays[language][at.dayOfWeek - 1]?.slice(0, 3)} ${hours}`
    : `${weekdays[language][at.dayOfWeek - 1]} ${hours}`;
}

function clock12(at: Pick<Temporal.PlainTime, 'hour' | 'minute'>, language: Language = 'en-US'): string {
  const hour = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const minute = String(at.minute).padStart(2, '0');
  if (language === 'en-US') return `${hour}:${minute} ${at.hour < 12 ? 'am' : 'pm'}`;
  return `${at.hour < 12 ? '上午' : at.hour === 12 ? '中午' : '下午'}${hour}:${minute}`;
}

function time(at: Temporal.PlainTime): string {
  return `${at.hour}:${String(at.minute).padStart(2, '0')}`;
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'en-US': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const months = 'January February March April May June July August September October November December'.split(' ');
