import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from '../../knowledge/bilingual.ts';
import { statutoryHolidays } from '../../knowledge/statutory-holidays.ts';

/** A day that purchases are dated by: a sale, a festival. */
export interface Occasion {
  /** How far the name can be trusted: a sale has its day, a holiday of several days or of the moon has its month. */
  readonly precision: 'day' | 'month' | 'year';
  readonly on: (year: number) => Temporal.PlainDate;
}

/** The occasion that matched in `occasionNames`, by the named groups of the match. */
export function occasionIn(groups: Readonly<Record<string, string | undefined>>): Occasion | undefined {
  const at = table.findIndex((_, index) => groups[`occasion${index}`] !== undefined);
  const [, precision, on] = table[at] ?? [];
  return precision && on && { precision, on };
}

/** `names` has no capturing groups and is written for the text that `date-phrases.ts` reads: lower case, 周 for 星期. */
const table: readonly (readonly [names: string, precision: Occasion['precision'], on: Occasion['on']])[] = [
  ["双(?:十一|11)|(?<![\\d.])11\\.?11(?![\\d.])|光棍节|(?:singles'?|double) (?:day|11|eleven)", 'day', fixed(11, 11)],
  ['双(?:十二|12)|(?<![\\d.])12\\.?12(?![\\d.])', 'day', fixed(12, 12)],
  ['(?<![\\d.])6\\.?18(?![\\d.])|六一八|六幺八', 'day', fixed(6, 18)],
  ['(?<![\\d.])8\\.?18(?![\\d.])|八一八|八幺八', 'day', fixed(8, 18)],
  ['(?<![\\d.])3\\.?15(?![\\d.])|三一五|三幺五', 'day', fixed(3, 15)],
  ["元旦|new year'?s?(?: day)?(?! eve)", 'day', fixed(1, 1)],
  ['七夕|中国情人节|qixi', 'month', fixed(8, 15)],
  ["情人节|valentine'?s?(?: day)?", 'day', fixed(2, 14)],
  ['三八(?=节|妇女|女)|妇女节|女神节|女王节', 'day', fixed(3, 8)],
  ['五一|劳动节|(?<![\\d.])51(?=节|劳动|假|放假|长假)|may day|labou?r day', 'month', fixed(5, 1)],
  ['六一(?![八\\d])|儿童节', 'day', fixed(6, 1)],
  ["母亲节|mother'?s'? day", 'day', weekdayOf(5, 7, 2)],
  ["父亲节|father'?s'? day", 'day', weekdayOf(6, 7, 3)],
  ['教师节', 'day', fixed(9, 10)],
  ['中秋|mid-?autumn(?: festival)?', 'month', holiday('中秋节', 10, 1)],
  [
    '国庆|(?<![双二三四五六七八九月零一])十一(?![个月日号点天年周楼层台次块元两万千百分多来几])|national day|golden week',
    'month',
    fixed(10, 1),
  ],
  ['重阳', 'month', fixed(10, 15)],
  ['感恩节|thanksgiving', 'day', weekdayOf(11, 4, 4)],
  ['黑五|黑色周五|black friday', 'day', year => weekdayOf(11, 4, 4)(year).add({ days: 1 })],
  ['圣诞|christmas|xmas|x-mas', 'day', fixed(12, 25)],
  ['平安夜', 'day', fixed(12, 24)],
  ['元宵', 'month', year => newYear(year).add({ days: 14 })],
  ['除夕|年三十|大年夜', 'day', year => newYear(year).subtract({ days: 1 })],
  ['春节|大年初一|过[完了]?大?年|spring festival|(?:chinese|lunar) new year|(?<![a-z])cny(?![a-z])', 'month', newYear],
  ['正月', 'month', year => newYear(year).add({ days: 7 })],
  ['腊月', 'month', year => newYear(year).subtract({ days: 15 })],
  // Before and after the festival, in a word: 年前刚买的. 两年前 is none of it.
  [
    '(?<![\\d一二两俩三四五六七八九十半几多今去前明后来当整]|\\d个)年前(?!后)',
    'month',
    year => newYear(year).subtract({ days: 10 }),
  ],
  [
    '(?<![\\d一二两俩三四五六七八九十半几多今去前明后来当整]|\\d个)年后',
    'month',
    year => newYear(year).add({ days: 15 }),
  ],
  ['端午|dragon boat(?: festival)?', 'month', holiday('端午节', 6, 10)],
  ['清明|qingming|tomb[ -]sweeping(?: day)?', 'month', holiday('清明节', 4, 5)],
  ['新年', 'year', fixed(1, 1)],
];

/** Every name of an occasion, as the source of a regular expression. */
export const occasionNames = table.map(([names], index) => `(?<occasion${index}>${names})`).join('|');

/** Those that have a day of their own; before and after the festival have none. */
export const festivalNames = table
  .flatMap(([names], index) => (/\)年[前后]/.test(names) ? [] : [`(?<occasion${index}>${names})`]))
  .join('|');

function fixed(month: number, day: number) {
  return (year: number) => Temporal.PlainDate.from({ year, month, day });
}

/** The `count`-th such weekday (1 is Monday) of a month. */
function weekdayOf(month: number, weekday: number, count: number) {
  return (year: number) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (count - 1) * 7 });
  };
}

/** A festival of the moon as the law knows it; the day given stands where National Day hides it (中秋 of 2020). */
function holiday(name: string, month: number, day: number) {
  return (year: number) => firstDayOff(year, name) ?? fixed(month, day)(year);
}

/** The first day of the Chinese year that begins in such a year; the days off begin on its eve. */
export function newYear(year: number): Temporal.PlainDate {
  return firstDayOff(year, '春节')?.add({ days: 1 }) ?? fixed(2, 5)(year);
}

function firstDayOff(year: number, name: string): Temporal.PlainDate | undefined {
  const holidays = known.get(year) ?? [...statutoryHolidays(year)];
  known.set(year, holidays);
  const [date] = holidays.find(([, called]) => called['zh-CN'] === name) ?? [];
  return date === undefined ? undefined : Temporal.PlainDate.from(date);
}

/** By year; the moon takes a millisecond to compute. */
const known = new Map<number, readonly (readonly [string, Bilingual])[]>();
