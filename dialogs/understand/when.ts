import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../knowledge/records.ts';
import { type Days, inMonthOf, isBefore, mondayOf } from './when-day-readings.ts';
import { type HolidayCalendar, statutoryDays } from './when-holidays.ts';
import { type Said, wishesIn } from './when-said.ts';
import { inPart, isPart, type Time } from './when-times.ts';
import { readable, wordsIn } from './when-words.ts';

/** A wished day, days or time, as far as it was said: dates "YYYY-MM-DD", times "HH:MM". */
export interface Wish {
  readonly date?: string;
  readonly dateEnd?: string;
  readonly part?: 'morning' | 'afternoon';
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
}

/** When somebody wishes to be visited. */
export type When =
  /** One day, one time of the day or one half of it, or a day and one of them. */
  | ({ readonly kind: 'slot' } & Wish)
  /** From one to another, or from or up to one: days, times or both. Days without `dateEnd` have no last one. */
  | ({ readonly kind: 'range' } & Wish)
  /** Several were said, or the words fit several; to be asked, never chosen. In the order they were said. */
  | { readonly kind: 'ambiguous'; readonly options: readonly Wish[] }
  /** A day or an hour that does not exist: 11月31号, 25点. */
  | { readonly kind: 'invalid' }
  /** It is over, today's hours too. */
  | ({ readonly kind: 'past' } & Wish)
  | { readonly kind: 'asap' }
  | { readonly kind: 'any' }
  /** No such wish, or only when not: 明天不行. */
  | { readonly kind: 'none' };

/** What a wish is weighed against. */
interface Clock {
  readonly now: Temporal.ZonedDateTime | Temporal.PlainDateTime;
  readonly calendar?: HolidayCalendar;
}

/**
 * Reads when a visit is wished for, whatever stands around it.
 *
 * Weeks begin on Monday. 周三 is the next one to come, and on a Wednesday asked; 这周三 and 下周三 go by the calendar
 * week; 30号 is the next 30th that exists. A date without a year is of the year that brings it nearest, so that
 * 11月1号 said on 20 November is past and 1月5号 is in January to come. Named days are the next ones. Hours from 1 to
 * 6 are of the afternoon. 周五之前 ends on Thursday, 周五以后 begins on Saturday, "by Friday" ends on Friday.
 *
 * What is refused (明天不行) is left out, a correction (改成周五) puts aside what was said before it, and what is said
 * of a purchase, a breakdown or a repair is no wish. The grammar is our own, that of past dates beside it:
 * `@microsoft/recognizers-text-date-time` reads a quarter of such phrases wrongly (30号, 下下周一, 明天不行，后天), rolls
 * passed dates over and takes seconds for some.
 *
 * 节后 and 国庆后第一个工作日 go by the days off of the calendar.
 *
 * @param now       on the clock of the shop
 * @param calendar  of the shop; left out, the days off by law
 * @param language  decides nothing where the words do; 12/5 is 5 December in both
 */
export function readWhen(
  text: string,
  { now, calendar = statutoryDays }: Clock & { readonly language?: Language },
): When {
  const read = readable(text);
  const at = 'timeZoneId' in now ? now.toPlainDateTime() : now;
  const today = at.toPlainDate();
  const said = wishesIn(read, wordsIn(read, today, calendar));
  const plans = planned(said, today);
  const readings = plans.map(plan => readingsOf(plan, at));
  const [only] = readings;
  if (only === undefined) return wordsAlone(read);
  const good = readings.filter(reading => typeof reading !== 'string' && reading.kind === 'wish');
  if (good.length === 0) return only.kind === 'invalid' ? { kind: 'invalid' } : pastOf(only);
  const refusals = said.flatMap(wish => (wish.refused ? planOf(wish, today) : []));
  const wishes = distinct(
    good.flatMap(reading => (reading.kind === 'wish' ? reading.wishes.flatMap(wish => without(refusals, wish)) : [])),
  );
  const whole = bothHalves(wishes, read);
  if (whole !== undefined) return whole;
  const [wish, ...more] = wishes;
  if (wish === undefined) return { kind: 'none' };
  if (more.length > 0) return { kind: 'ambiguous', options: wishes.map(({ open: _, ...option }) => option) };
  const { open, ...one } = wish;
  return { kind: open || one.dateEnd || one.from || one.to ? 'range' : 'slot', ...one };
}

/** Whether a text says of a day that it does not suit: 除了周四都行 of every Thursday. For who minds no other day. */
export function refusesDay(text: string, date: string, { now, calendar = statutoryDays }: Clock): boolean {
  const read = readable(text);
  const today = ('timeZoneId' in now ? now.toPlainDateTime() : now).toPlainDate();
  const day = Temporal.PlainDate.from(date);
  return wishesIn(read, wordsIn(read, today, calendar)).some(wish => {
    const { days, time } = planOf(wish, today);
    return wish.refused && days !== undefined && time === undefined && covers(days, day);
  });
}

/** A wish with its day not yet weighed against today. */
interface Plan {
  readonly days?: Days;
  /** The days of a second mention that the first does not bear out: 11月25日周五. */
  readonly contradicted?: Temporal.PlainDate;
  readonly time?: Time;
  readonly invalid?: true;
}

function planned(said: readonly Said[], today: Temporal.PlainDate): Plan[] {
  let plans: Plan[] = [];
  let day: Pick<Plan, 'days' | 'contradicted'> = {};
  for (const [index, wish] of said.entries()) {
    const plan = planOf(wish, today);
    const before = plans.at(-1);
    if (wish.refused) {
      // 明天上午不行，下午可以 is still about tomorrow; 明天不行 is not.
      day = plan.time ? (plan.days ? pickDay(plan) : day) : {};
      continue;
    }
    if (wish.corrects) plans = [];
    const between = wish.gap === ' and ' && said[index - 1]?.gap.endsWith('between ');
    const range = between || /^(?:的?到|至|-| ?(?:to|until|till?|through|thru) ?)$/.test(wish.gap);
    if (range && before?.days && plan.days) {
      plans[plans.length - 1] = { ...plan, days: through(before.days, plan.days) };
    } else if (before && !wish.corrects && !wish.listed && completes(before, plan)) {
      plans[plans.length - 1] = completed(before, plan);
    } else if (before?.days?.end && plan.days?.weekday && !plan.days.week && !wish.listed) {
      plans = [...plans.slice(0, -1), { ...plan, ...withinWeek(before.days, plan.days) }];
    } else if (plan.days === undefined) {
      plans.push({ ...day, ...plan });
    } else {
      plans.push(inSameMonth(before, plan, wish.listed));
    }
    const last = plans.at(-1);
    day = last?.days ? pickDay(last) : day;
  }
  return sharedTime(plans, said);
}

const pickDay = ({ days, contradicted }: Plan): Pick<Plan, 'days' | 'contradicted'> => ({
  ...(days && { days }),
  ...(contradicted && { contradicted }),
});

function planOf({ words, gap, after }: Said, today: Temporal.PlainDate): Plan {
  if (words.some(({ invalid }) => invalid)) return { invalid: true };
  const [first, second] = words.flatMap(({ days }) => days ?? []);
  const times = words.flatMap(({ time }) => time ?? []);
  const half = times.find(isPart);
  const exact = times.find(time => !isPart(time));
  const time = exact ? inPart(exact, half) : times[0];
  const day = first && (second ? agreed(first, second, today) : { days: first });
  const bounded =
    day?.days && time === undefined && day.contradicted === undefined ? bound(day.days, gap, after, today) : day?.days;
  return { ...day, ...(bounded && { days: bounded }), ...(time && { time }) };
}

/** A weekday beside a date: together where they agree, else both. */
function agreed(first: Days, second: Days, today: Temporal.PlainDate): Pick<Plan, 'days' | 'contradicted'> {
  const [weekday, date] = first.weekday !== undefined ? [first, second] : [second, first];
  const wanted = weekday.weekday ?? 0;
  if (date.end !== undefined) return withinWeek(date, weekday);
  const same = date.dates.filter(day =>
    weekday.week ? weekday.dates.some(other => other.equals(day)) : day.dayOfWeek === wanted,
  );
  if (same.length > 0) return { days: { dates: same } };
  const [said] = date.dates;
  if (said === undefined) return { days: weekday };
  const inWeek = mondayOf(said).add({ days: wanted - 1 });
  const other = weekday.week ? weekday.dates[0] : isBefore(inWeek, today) ? inWeek.add({ weeks: 1 }) : inWeek;
  return { days: { dates: [said] }, ...(other && { contradicted: other }) };
}

/** 下周，最好周三: the Wednesdays among the days. */
function withinWeek(days: Days, { weekday = 1, dates }: Days): Pick<Plan, 'days'> {
  const [first] = days.dates;
  if (first === undefined || days.end === undefined || days.end === 'open') return { days: { dates } };
  const found: Temporal.PlainDate[] = [];
  for (let day = first; !isBefore(days.end, day) && found.length < 5; day = day.add({ days: 1 }))
    if (day.dayOfWeek === weekday) found.push(day);
  return { days: { dates: found.length > 0 ? found : dates } };
}

/** 周五之前, after Wednesday, from Monday on. */
function bound(days: Days, gap: string, after: string, today: Temporal.PlainDate): Days {
  const [first] = days.dates;
  if (first === undefined) return days;
  const last = days.end === undefined || days.end === 'open' ? (days.dates.at(-1) ?? first) : days.end;
  if (
    /^(?:节|假期)?(?:之后|以后|过后|后(?![天半面])|往后)|^ or later/.test(after) ||
    /(?:过[了完]|(?<![a-z])after (?:the )?)$/.test(gap)
  )
    return { dates: [last.add({ days: 1 })], end: 'open' };
  if (
    /^(?:开始|起|往后| onwards?)/.test(after) ||
    /(?<![a-z])(?:from|starting|no earlier than|not earlier than|not before)(?: on)? $|(?:不早于|最早(?:也?[要得])?)$/.test(
      gap,
    )
  ) {
    return / (?:to|till?|until|through) |^(?:到|至)/.test(after.slice(0, 9)) ? days : { dates: [first], end: 'open' };
  }
  const until = (day: Temporal.PlainDate): Days => (isBefore(day, today) ? days : { dates: [today], end: day });
  if (/^(?:节)?(?:之前|以前|前(?![天后台半几面]))/.test(after) || /(?<![a-z])before (?:the )?$/.test(gap))
    return until(days.late ? last : (days.weekday === undefined ? first : last).subtract({ days: 1 }));
  const atLatest =
    /(?<![a-z])(?:by|until|till|no later than|not later than|(?:by|until|before) (?:the )?end of) (?:the )?$|(?:最晚|最迟|不晚于|不迟于|截止到?)(?:也?[要得])?(?:是|在)?$/.test(
      gap,
    ) || /^,? ?(?:at (?:the )?(?:very )?latest|or (?:before|earlier|sooner))/.test(after);
  return atLatest ? until(last) : days;
}

/** From the one to the other; a weekday said as the end is the one that follows. */
function through(first: Days, last: Days): Days {
  const [from] = first.dates;
  let [to] = last.dates;
  if (typeof last.end === 'object') to = last.end;
  if (from === undefined || to === undefined) return last;
  if (last.day !== undefined && isBefore(to, from)) to = inMonthOf(from, last.day) ?? to;
  if (last.weekday !== undefined && !last.week) to = from.add({ days: (last.weekday - from.dayOfWeek + 7) % 7 });
  return isBefore(to, from) ? { dates: [from, to] } : { dates: [from], end: to };
}

/** Whether one has the day and the other the time, or the half of the day and the hour. */
function completes(before: Plan, { days, time, invalid }: Plan): boolean {
  if (invalid || before.invalid) return false;
  if (days !== undefined) return before.days === undefined && time === undefined;
  return before.time === undefined || (isPart(before.time) && time !== undefined && !isPart(time));
}

function completed(before: Plan, plan: Plan): Plan {
  const time = plan.time ? inPart(plan.time, before.time) : before.time;
  return { ...before, ...pickDay(plan), ...(time && { time }) };
}

/** 12月5号或6号: the second is of the same month. */
function inSameMonth(before: Plan | undefined, plan: Plan, listed: boolean): Plan {
  const [first] = before?.days?.dates ?? [];
  const day = plan.days?.day;
  const same = listed && first && day !== undefined ? inMonthOf(first, day) : undefined;
  return same && first && !isBefore(same, first) ? { ...plan, days: { dates: [same], ...(day && { day }) } } : plan;
}

/** 周四或者周五上午: both in the morning. */
function sharedTime(plans: readonly Plan[], said: readonly Said[]): Plan[] {
  const time = plans.at(-1)?.time;
  const listed = said
    .filter(({ refused }) => !refused)
    .slice(1)
    .every(wish => wish.listed);
  const wholeDay = said.some(({ gap, after }) => /all day|whole day|any ?time|全天|整天/.test(gap + after));
  if (time === undefined || !listed || wholeDay || plans.slice(0, -1).some(plan => plan.time)) return [...plans];
  return plans.map(plan => ({ ...plan, time }));
}

type Open = Wish & { readonly open?: true };
type Outcome =
  | { readonly kind: 'wish'; readonly wishes: readonly Open[] }
  | { readonly kind: 'past'; readonly wish: Wish }
  | { readonly kind: 'invalid' };

function readingsOf({ days, contradicted, time = {}, invalid }: Plan, now: Temporal.PlainDateTime): Outcome {
  if (invalid) return { kind: 'invalid' };
  if (days === undefined) return { kind: 'wish', wishes: [time] };
  const today = now.toPlainDate();
  const dates = [...days.dates, ...(contradicted ? [contradicted] : [])];
  const end = typeof days.end === 'object' ? { dateEnd: days.end.toString() } : {};
  const wishes = dates.map(said => {
    // Of days that have begun, those that are left count.
    const begun = end.dateEnd !== undefined && isBefore(said, today) && end.dateEnd >= today.toString();
    const date = (begun ? today : said).toString();
    return {
      date,
      ...(end.dateEnd !== undefined && end.dateEnd <= date ? {} : end),
      ...time,
      ...(days.end === 'open' ? { open: true as const } : {}),
    };
  });
  const ahead = wishes.filter(wish => !isOver(wish, now));
  if (ahead.length > 0) return { kind: 'wish', wishes: ahead };
  const { open: _, ...over } = (wishes[0] ?? {}) as Open;
  return { kind: 'past', wish: over };
}

/** 下周除了周三都行: the days up to the one that is refused, and those after it. */
function without(refusals: readonly Plan[], wish: Open): Open[] {
  const { date, dateEnd } = wish;
  const whole = refusals.filter(({ days, time }) => days !== undefined && time === undefined);
  if (date === undefined || dateEnd === undefined || whole.length === 0) return [wish];
  const spans: [string, string][] = [];
  for (let day = Temporal.PlainDate.from(date); day.toString() <= dateEnd; day = day.add({ days: 1 })) {
    if (whole.some(({ days }) => days !== undefined && covers(days, day))) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === day.subtract({ days: 1 }).toString()) last[1] = day.toString();
    else spans.push([day.toString(), day.toString()]);
  }
  return spans.map(([from, to]) => {
    const { dateEnd: _, ...rest } = wish;
    return { ...rest, date: from, ...(to !== from && { dateEnd: to }) };
  });
}

/** A weekday alone is any such day; else a day is one of those said. */
function covers({ dates, end, weekday, week }: Days, day: Temporal.PlainDate): boolean {
  if (weekday !== undefined && week === undefined) return day.dayOfWeek === weekday;
  const [first] = dates;
  const within = typeof end === 'object' && first !== undefined && !isBefore(day, first) && !isBefore(end, day);
  return within || dates.some(date => date.equals(day));
}

function isOver({ date = '', dateEnd, part, at, to }: Wish, now: Temporal.PlainDateTime): boolean {
  const today = now.toPlainDate().toString();
  const last = dateEnd ?? date;
  if (last !== today) return last < today;
  const end = at ?? to ?? (part === 'morning' ? '12:00' : part === 'afternoon' ? '18:00' : '24:00');
  return end <= now.toPlainTime().toString({ smallestUnit: 'minute' });
}

function pastOf(reading: Outcome): When {
  return reading.kind === 'past' ? { kind: 'past', ...reading.wish } : { kind: 'none' };
}

function distinct(wishes: readonly Open[]): Open[] {
  return [...new Map(wishes.map(wish => [JSON.stringify(wish), wish])).values()];
}

/** 上午下午都行 is the whole day. */
function bothHalves(wishes: readonly Open[], text: string): When | undefined {
  const [first, second] = wishes;
  if (wishes.length !== 2 || !first?.part || !second?.part || first.part === second.part) return undefined;
  if (first.date !== second.date || !/都|均|随|哪个|任|无所谓|either|both|whichever/.test(text)) return undefined;
  return first.date === undefined ? { kind: 'any' } : { kind: first.dateEnd ? 'range' : 'slot', ...withoutPart(first) };
}

function withoutPart({ part: _, open: __, ...wish }: Open): Wish {
  return wish;
}

const soon =
  /越[快早]越好|the (?:sooner|earlier|quicker|faster) the better|尽快|尽早|赶紧|赶快|马上(?!就?要|到|过|去|回|出)|立刻|立马|立即|火速|第一时间|着急|[很好太比较]急|加急|急[用需修]|十万火急|早[点些]儿?(?:来|上门|修|处理|安排|派)|最[快早](?:的|什么|能|可以|时间|一)|现在.{0,6}(?:来|上门|派)|快[点些]|抓紧|速来|(?:小时|钟头|分钟)之?内?.{0,4}(?:来|到|上门)|(?<![a-z])(?:urgent(?:ly)?|asap|a\.s\.a\.p|as soon as|right away|immediately|as (?:quickly|fast|early) as|soonest|earliest|first available|right now|now$|come now|straight away|at once)(?![a-z])/;
const anyTime =
  /随时(?!会|可能|要)|^随便|随你|看着(?:办|安排|来)|都[行可好]|都方便|都有空|任何时[候间]|(?:什么时候|啥时候|哪天|几点).{0,3}都(?!不|没)|时间.{0,4}无所谓|无所谓|看你们|听你们的|[你您]们?[定看]|你们安排|不限|不挑|有空就|(?<![a-z])(?:any ?time|any ?day|whenever|flexible|either is fine|don'?t mind|you choose|up to you|no preference|any time)(?![a-z])/;

function wordsAlone(text: string): When {
  return soon.test(text) ? { kind: 'asap' } : anyTime.test(text) ? { kind: 'any' } : { kind: 'none' };
}
