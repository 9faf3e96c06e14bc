import type { Temporal } from 'temporal-polyfill';
import { notDates } from './date-figures.ts';
import { tidied } from './date-phrases.ts';
import type { Days } from './when-day-readings.ts';
import { dayRules, fewFigures as monthAndDay, nthOfMonth } from './when-days.ts';
import { type HolidayCalendar, holidayRules } from './when-holidays.ts';
import { type Time, timeRules } from './when-times.ts';

/** A day or a time that was said, and where it stands in the tidied text. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  readonly days?: Days;
  readonly time?: Time;
  /** The words name a day or an hour that does not exist. */
  readonly invalid?: true;
}

/** No more than this of a message is read. */
export const longestRead = 100;

/** The message in the form that the rules are written for. */
export function readable(text: string): string {
  return tidied(text.slice(0, longestRead)).slice(0, longestRead);
}

/** The days and times in a readable text, in the order they stand in it. */
export function wordsIn(text: string, today: Temporal.PlainDate, calendar: HolidayCalendar): Word[] {
  const words: Word[] = [];
  let open = text;
  const take = (pattern: RegExp, read: (groups: Record<string, string | undefined>, said: string) => Found) => {
    open = open.replace(pattern, (said: string, ...match: unknown[]) => {
      const groups = typeof match.at(-1) === 'object' ? (match.pop() as Record<string, string | undefined>) : {};
      const found = read(groups, said);
      if (found === undefined) return said;
      const blank = said.length - said.trimStart().length;
      const from = (match.at(-2) as number) + blank;
      if (found !== 'nothing') words.push({ from, to: from + said.trim().length, said: said.trim(), ...found });
      return taken.repeat(said.length);
    });
  };
  const asDays = (read: Days | 'invalid' | undefined) => asWord(read, days => ({ days }));
  take(nthOfMonth.pattern, groups => asDays(nthOfMonth.read(groups, today)));
  for (const { pattern, read } of holidayRules)
    take(pattern, (groups, said) => asDays(read(groups, today, calendar, said)));
  for (const pattern of noVisit) take(pattern, () => 'nothing');
  const desk = { today, language: 'zh-CN' } as const;
  for (const { pattern, read } of notDates)
    take(pattern, (groups, said) =>
      mayBeTime.test(said) || read(groups, desk, said) !== 'no date' ? undefined : 'nothing',
    );
  for (const { pattern, read } of dayRules) take(pattern, groups => asDays(read(groups, today)));
  for (const { pattern, read } of timeRules) take(pattern, groups => asWord(read(groups), time => ({ time })));
  take(monthAndDay.pattern, groups => asDays(monthAndDay.read(groups, today)));
  return words.sort((a, b) => a.from - b.from);
}

type Found = Omit<Word, 'from' | 'to' | 'said'> | 'nothing' | undefined;

function asWord<T>(read: T | 'invalid' | undefined, word: (read: T) => Found): Found {
  return read === undefined ? undefined : read === 'invalid' ? { invalid: true } : word(read as T);
}

/** Stands for what is read already; no rule matches it. */
const taken = '\u0000';

const count = '(?:\\d{1,3}|[一二两三四五六七八九十半几多好]{1,3})';
const unit = '(?:天|日|周|个?月|年|个?小时|个?钟头|分钟)';

/** What has the form of a day or a time and is no wish for one: greetings, lengths of time, addresses, appointed rhythms. */
const noVisit: readonly RegExp[] = [
  /(?:早上|上午|中午|下午|晚上)好|good (?:morning|afternoon|evening)|[今明]天天气/gu,
  new RegExp(`${count}${unit}(?:了|前|以前|之前|多|左右|才|都没|还没|无理由|包[退换修])`, 'gu'),
  new RegExp(
    `(?:用|买|等|坏|修|停|装|拖|放|使|过了|保修|质保)了?(?:有|快|才|大概|将近|差不多)?${count}${unit}(?!后|之后|以后)`,
    'gu',
  ),
  new RegExp(`${count}${unit}(?:之?内|以内)[^,。;]{0,6}(?:退|换|包|保|无理由)`, 'gu'),
  new RegExp(`${count}(?:个?小时|个?钟头|分钟)(?:之?内|以内|之?后|以后)?`, 'gu'),
  /[路街道巷弄村]\d+号/gu,
  /每(?:隔|个|逢)?(?:天|周[一二三四五六日天末]?|月)|(?<![a-z])(?:every|each) [a-z]+/gu,
  /(?<![\d第])第[一二三四五六七八九十\d]+[点天周日号次]|[一两三四五六七八九十\d]号(?:电池|字)/gu,
  /(?<![a-z])\d+ ?(?:days?|weeks?|months?|years?|hours?|minutes?) ago|for \d+ (?:days|weeks|months|years)/gu,
];

/** What a rule against dates would take and may yet be a time: 3点, 3:30, 3pm, 30th, dec5. */
const mayBeTime =
  /[点时分:月]|\d ?(?:am|pm|ish)(?![a-z])|\d(?:st|nd|rd|th)(?![a-z])|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?-?\d|\d-?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
