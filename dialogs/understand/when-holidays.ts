import { Temporal } from 'temporal-polyfill';
import { type Calendar, createCalendar } from '../../knowledge/calendar.ts';
import type { Groups } from './date-rule.ts';
import { numberOf } from './numeral.ts';
import { festivalNames, newYear, occasionIn } from './occasions.ts';
import type { Days } from './when-day-readings.ts';

/** What is asked of the shop's calendar: which days are off, and for which holiday. */
export type HolidayCalendar = Pick<Calendar, 'dayOf'>;

/** The days off by law, for who knows no shop. */
export const statutoryDays: HolidayCalendar = createCalendar({ tables: [], zone: 'Asia/Shanghai' });

/** A way to speak of the days around a holiday: 国庆后, 节后第一个工作日, before the Spring Festival. */
export interface HolidayRule {
  readonly pattern: RegExp;
  readonly read: (
    groups: Groups,
    today: Temporal.PlainDate,
    calendar: HolidayCalendar,
    said: string,
  ) => Days | undefined;
}

const anyHoliday = '(?<next>节假日|小?长假|假期|放完?假|休完?假|黄金周|节日?)';
const stay = '(?<stay>假期|期间|长假|小长假|放假|黄金周|那几天|这几天|那段时间|里面?|中|节|假|当天|那天|的)*';
const over = '(?<over>结束|回来|完了?|过完?了?(?!来)|一过|收假)?(?:了|的|上班)?';
const side = '(?<side>之前|以前|前(?!天|后|台)|之后|以后|过后|后(?!天))?';
const sameDay = '(?:的|再|吧)?';
const nth = '(?:第(?<nth>[一二两三四五1-5])个?|(?<nth1>头一?个?|首个?|最后一?个?|一))';
const pick = `(?:${sameDay}${nth}(?<unit>工作日|上班日|工作天|天上班|周[一二三四五六日天]|天)|${sameDay}(?<unit1>(?:正式)?(?:上班|开工|复工)的?(?:第一|头一|首|那一?|当)天))?`;
const tail = `${stay}${over}${side}${pick}`;
const lead = '(?<through>过[了完]?(?!来)|等|放完|休完|歇完)?';
/** Not of 两年前 or 后年. */
const year = '(?<![\\d一二两俩三四五六七八九十半几多今去前明后来当整]|\\d个)年';

const englishTail =
  "(?:'s)?(?: (?<stay>holidays?|break|festival|week|vacation|period))*(?<over> (?:is|are|has been) over)?(?![a-z])";
const englishPick =
  '(?:the )?(?:(?<nth>first|1st|second|2nd|third|3rd|last|next)? ?(?<unit>(?:working |business |work |week)?day) )?';
const englishSide = '(?<side>before|after|following|during|over|until|till|by|once|when) (?:the )?';
const englishAny = '(?<next>(?:public |national |bank )?holidays?|long weekend)';

/** Exact ones first; a holiday that is only named stays with the days of `when-days.ts`. */
export const holidayRules: readonly HolidayRule[] = [
  rule(
    `(?:大年|年|正月)初(?<day>[一二三四五六七八九十])|正月(?<day1>十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)(?![天个])`,
    lunarDay,
  ),
  rule('(?<![月年])初(?<day>[一二三四五六七八九十])(?![次级步中一二三始定期])', (groups, today) => {
    // Without its month it is of the first one, and only when that is near.
    const found = lunarDay(groups, today);
    const [day] = found?.dates ?? [];
    return day && today.until(day).days <= 45 ? found : undefined;
  }),
  rule(`${lead}(?:${festivalNames})${tail}`, namedHoliday),
  rule(`${year}(?<side>前(?!后)|后)${pick}`, (groups, today, calendar) =>
    around(springFestival(today, calendar), groups, today, calendar),
  ),
  rule(`${lead}(?<![季调情细过年])${anyHoliday}${tail}`, nextHoliday),
  rule(`(?<![a-z])${englishPick}${englishSide}(?:${festivalNames})${englishTail}`, namedHoliday),
  rule(`(?<![a-z])${englishPick}${englishSide}${englishAny}${englishTail}`, nextHoliday),
];

function rule(pattern: string, read: HolidayRule['read']): HolidayRule {
  return { pattern: new RegExp(pattern, 'gu'), read };
}

/** The days off that belong together, weekends beside them included. */
interface Run {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

function namedHoliday(groups: Groups, today: Temporal.PlainDate, calendar: HolidayCalendar, said: string) {
  const occasion = occasionIn(groups);
  if (occasion === undefined) return undefined;
  const spring = /春节|过[完了]?大?年|spring|lunar|chinese new|cny/.test(said);
  const run = spring ? springFestival(today, calendar) : nextOf(year => occasion.on(year), today, calendar);
  const through = /过[完了]大?年/.test(said) ? { through: '过完' } : {};
  const celebrating = /过大?年/.test(said) ? { stay: '期间' } : {};
  return around(run, { ...groups, ...through, ...celebrating }, today, calendar);
}

function nextHoliday(groups: Groups, today: Temporal.PlainDate, calendar: HolidayCalendar): Days | undefined {
  for (let ahead = 0; ahead < 400; ahead++) {
    const day = today.add({ days: ahead });
    if (calendar.dayOf(day).kind !== 'holiday') continue;
    const run = runAround(day, calendar);
    if (isAfter(run.first, today) || !/前|before/.test(groups.side ?? '')) return around(run, groups, today, calendar);
  }
  return undefined;
}

const springFestival = (today: Temporal.PlainDate, calendar: HolidayCalendar): Run => nextOf(newYear, today, calendar);

/** The days off around such a day that are not over yet; only the day itself where nothing closes for it. */
function nextOf(on: (year: number) => Temporal.PlainDate, today: Temporal.PlainDate, calendar: HolidayCalendar): Run {
  const run = runAround(on(today.year), calendar);
  return isAfter(today, run.last) ? runAround(on(today.year + 1), calendar) : run;
}

function runAround(day: Temporal.PlainDate, calendar: HolidayCalendar): Run {
  if (calendar.dayOf(day).kind !== 'holiday') return { first: day, last: day };
  const off = (date: Temporal.PlainDate) => calendar.dayOf(date).kind !== 'workday';
  let [first, last] = [day, day];
  while (off(first.subtract({ days: 1 })) && first.until(day).days < 15) first = first.subtract({ days: 1 });
  while (off(last.add({ days: 1 })) && day.until(last).days < 15) last = last.add({ days: 1 });
  return { first, last };
}

/** What is said of the days off: those before or after them, a working day beside them, or they themselves. */
function around(run: Run, groups: Groups, today: Temporal.PlainDate, calendar: HolidayCalendar): Days | undefined {
  const side = groups.side ?? '';
  const isBefore = /前|before|until|till|by/.test(side);
  if (/once|when/.test(side) && groups.over === undefined) return undefined;
  const isThrough =
    !isBefore && (groups.over !== undefined || /过|[放休歇]完/.test(`${groups.through ?? ''}${groups.next ?? ''}`));
  const isAfterwards = /后|after|following/.test(side) || isThrough;
  const unit = groups.unit ?? groups.unit1;
  const count = /last|最后/.test(groups.nth ?? groups.nth1 ?? '')
    ? 1
    : (numberOf(groups.nth ?? '') ?? ordinal(groups.nth));
  if (unit !== undefined && (isBefore || isAfterwards)) {
    const weekday = '一二三四五六日'.indexOf(unit.replace('天', '日').slice(1)) + 1;
    if (unit.startsWith('周'))
      return { dates: [weekdayBeside(isBefore ? run.first : run.last, isBefore ? -1 : 1, weekday, count)] };
    const working = /工作|上班|开工|复工|working|business|work|week/.test(unit);
    const from = isBefore ? run.first : run.last;
    return { dates: [beside(from, isBefore ? -1 : 1, count, working ? calendar : undefined)] };
  }
  if (isAfterwards) return { dates: [run.last.add({ days: 1 })], end: 'open' };
  if (isBefore) {
    const last = run.first.subtract({ days: 1 });
    return isAfter(today, last) ? { dates: [last] } : { dates: [today], end: last };
  }
  if (
    !/期间|假|黄金周|几天|时间|里|holiday|break|week|vacation|period/.test(groups.stay ?? '') &&
    !/during|over/.test(side)
  )
    return undefined;
  return run.first.equals(run.last)
    ? { dates: [run.first] }
    : { dates: [isAfter(today, run.first) ? today : run.first], end: run.last };
}

const ordinal = (word: string | undefined) =>
  /^(?:second|2)/.test(word ?? '') ? 2 : /^(?:third|3)/.test(word ?? '') ? 3 : 1;

/** The day so many days away, of working days only where a calendar tells them. */
function beside(from: Temporal.PlainDate, step: 1 | -1, count: number, calendar?: HolidayCalendar): Temporal.PlainDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = day.add({ days: step });
    if (calendar === undefined || calendar.dayOf(day).kind === 'workday') left -= 1;
  }
  return day;
}

function weekdayBeside(from: Temporal.PlainDate, step: 1 | -1, weekday: number, count: number): Temporal.PlainDate {
  let day = from.add({ days: step });
  while (day.dayOfWeek !== weekday) day = day.add({ days: step });
  return day.add({ days: step * 7 * (count - 1) });
}

/** 初八, 正月十六: of the Chinese year that begins next, or has just begun. */
function lunarDay({ day, day1 }: Groups, today: Temporal.PlainDate): Days | undefined {
  const number = numberOf(day ?? day1 ?? '');
  if (number === undefined) return undefined;
  const of = (year: number) => newYear(year).add({ days: number - 1 });
  const date = isAfter(today, of(today.year)) ? of(today.year + 1) : of(today.year);
  return { dates: [date] };
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0;
