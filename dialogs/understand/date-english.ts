import {
  type Desk,
  type Groups,
  inCentury,
  inPart,
  monthsAgo,
  mostRecent,
  partsOf,
  type Reading,
  type Rule,
  recently,
  rule,
  week,
  yearOf,
} from './date-rule.ts';

/** Each month as it is written, in full, short and misspelt. 'may' is a month only where no other word makes it a verb. */
const months = [
  'jan(?:u?a?r+y|aury)?',
  'feb(?:r?u?a?r?r?y)?',
  'mar(?:ch|hc)?',
  'apr(?:il+|li|ril)?',
  'may',
  'june?',
  'july?',
  'aug(?:[ue]st|sut)?',
  'sep(?:t(?:em?be?r|mber)?)?|sete?p?em?ber',
  'oct(?:o?be?r)?|ocotber',
  'nov(?:em?e?be?r)?',
  'dec(?:em?e?be?r)?',
];
const verb = '(?<!(?:^|[^a-z])(?:i|you|it|that|we|they) )(?!may (?:be|have|i|you|we|not|need|also|it|still)(?![a-z]))';
const month = `(?<![a-z])${verb}(?<month>${months.join('|')})(?![a-z])\\.?`;
const monthNames = months.map(name => new RegExp(`^(?:${name})$`));
const year4 = '(?<year4>(?:1[89]|[23]\\d)\\d\\d)(?!\\d)';
const year = `(?:${year4}|'(?<year2>\\d\\d)(?![\\d:s]))`;
const ordinal = '(?:st|nd|rd|th)';
const shortYear = `(?<short>\\d\\d)(?![\\d:]|${ordinal})`;
const seasons: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, fall: 11, winter: 2 };
const season = `(?<season>${Object.keys(seasons).join('|')})`;
const weekday = '(?<weekday>mon|tues?|wednes|thurs?|fri|satur|sun)day';
const weekdayOf = (name: string) => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(name.slice(0, 3)) + 1;
const relativeDays: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'day after tomorrow': 2,
  tomorrow: 1,
};
const steps: Readonly<Record<string, number>> = { last: -1, previous: -1, past: -1, this: 0, next: 1 };

const counts: Readonly<Record<string, number>> = {
  'half an': 0.5,
  'half a': 0.5,
  'a couple of': 2,
  'couple of': 2,
  'a couple': 2,
  'a few': 4,
  several: 5,
  few: 4,
  an: 1,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
};
const count = `(?<count>\\d{1,3}(?:\\.\\d)?|${Object.keys(counts).join('|')})`;
const low = '(?:(?<low>\\d{1,2}|one|two|three|four) ?(?:-|to|or) ?)?';
const nearly = '(?:(?<nearly>almost|nearly|not quite|close to|less than|just under|under|barely) )?';
const within = '(?:(?<within>within(?: the last)?|in the (?:last|past)) )?';
const over = '(?:(?<over>just over|a bit over|over|more than) )?';
const about = '(?:(?:about|around|roughly|approximately|approx\\.?|at least|exactly|maybe) )*';

/** Ways to speak of a day, a month or a year in English. */
export const englishDates: readonly Rule[] = [
  rule(
    '(?<![a-z])(?:(?:some|several|many|few|a few) years|(?<!\\d )(?<!(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|of|couple) )years (?:ago|back)|(?:long|ages|a while|some time|decades)(?: time)? (?:ago|back))',
    () => [],
    { vague: true },
  ),
  rule(
    `(?<![a-z\\d])(?<day>\\d{1,2})${ordinal}?[ -]?(?:day )?(?:of )?${month}(?:[ ,.-]*(?:of |in )?(?:${year}|${shortYear}))?`,
    monthOfYear,
  ),
  rule(
    `${month} ?(?:the )?(?<day>\\d{1,2})(?![\\d:])${ordinal}?(?:(?: ?, ?| |-)(?:of |in )?(?:${year}|(?<=, ?)${shortYear}))?`,
    monthOfYear,
  ),
  rule(`${month}-(?<day>\\d{1,2})-(?:${year}|${shortYear})`, monthOfYear),
  // A day to some, a year to spreadsheets.
  rule(`${month}-(?<figures>\\d\\d)(?![\\d-])`, ({ month, figures }, desk) => [
    ...monthOfYear({ month, day: figures }, desk),
    ...monthOfYear({ month, short: figures }, desk),
  ]),
  rule(
    `(?:(?<![a-z])(?<which>last|this|next|previous|past) )*${month}(?:[ ,-]{1,2}(?:of )?${year})?`,
    (groups, desk) => {
      const [said] = monthOfYear(groups, desk);
      if (groups.which === undefined || said?.month === undefined || said.year !== undefined) return said && [said];
      return [{ ...said, year: yearOfNearest(groups.which, said.month, desk) }];
    },
  ),
  rule(
    `(?<![a-z])(?<part>early|late|mid(?:dle)?|beginning|start|end|first half|second half|q[1-4])(?: part)?[ -]*(?:of |in )?(?:the )?(?:${year}|(?<which>last|this) year)`,
    (groups, desk) => [inPart(yearOf(groups, desk) ?? desk.today.year + (steps[groups.which ?? ''] ?? 0), groups.part)],
  ),
  rule(
    `(?<![a-z])(?:(?<which>last|this|next|previous|past|in|during|the) )*${season}(?![a-z])(?:,? (?:of )?${year})?`,
    (groups, desk) => {
      const { which, season = '' } = groups;
      const year = yearOf(groups, desk);
      if (season === 'fall' && which === undefined && year === undefined) return undefined;
      if (year !== undefined || steps[which ?? ''] === undefined) return [inPart(year, season)];
      return [inPart(yearOfNearest(which, seasons[season] ?? 12, desk), season)];
    },
  ),
  rule(`(?<![a-z])(?<said>${Object.keys(relativeDays).join('|')})(?![a-z])`, ({ said = '' }, { today }) => [
    partsOf(today.add({ days: relativeDays[said] ?? 0 })),
  ]),
  rule(
    '(?<![a-z])(?:(?<unit>week|weekend|month|year) before last|the (?<prior>week|month|year) before|(?<which>last|this|next|previous|past) (?<one>weekend|week|month|year))(?![a-z])',
    ({ unit, prior, which, one }, { today }) => {
      const step = which === undefined ? -2 : (steps[which] ?? 0);
      const kind = unit ?? prior ?? one;
      if (kind === 'year') return [{ year: today.year + step }];
      if (kind !== 'month') return week(step, today, kind === 'week' ? 4 : 6);
      const { year, month } = today.add({ months: step });
      return [{ year, month }];
    },
  ),
  rule(`(?<![a-z])(?<which>last|this|next) ${weekday}(?![a-z])`, ({ which, weekday = '' }, { today }) => {
    const thisWeek = today.add({ days: weekdayOf(weekday) - today.dayOfWeek });
    if (which === 'next') return [partsOf(thisWeek.add({ days: 7 }))];
    if (which === 'this') return [partsOf(thisWeek)];
    // Said on a Friday, "last Wednesday" is two days ago to some and nine to others.
    const both = [thisWeek, thisWeek.subtract({ days: 7 })];
    return both.filter(day => day.toString() < today.toString()).map(partsOf);
  }),
  // Beside a date it says nothing new: Tuesday, March 5.
  rule(`(?<![a-z])${weekday}(?![a-z])`, ({ weekday = '' }, { today }) => mostRecent(weekdayOf(weekday), today), {
    rough: true,
  }),
  rule(
    `(?<![a-z\\d])(?:on )?the (?<day>\\d{1,2})${ordinal}(?![a-z])(?: of (?<which>last|this) month)?`,
    ({ day, which }, { today }) => {
      if (which === undefined) return [{ day: Number(day) }];
      const { year, month } = today.add({ months: steps[which] ?? 0 });
      return [{ year, month, day: Number(day) }];
    },
  ),
  rule(
    '(?<![a-z])(?:(?:just|recently|newly) (?:bought|got|purchased|received|arrived|came|ordered)|the other day|(?:a )?few days ago|brand new)',
    recently(3, 'month'),
    { bought: true, rough: true },
  ),
  rule('(?<![a-z])(?:recently|not long ago|lately)(?![a-z])', recently(30, 'year'), { rough: true }),
  rule(
    `(?<![a-z\\d])(?<!(?:once|twice|times|hours?|every|per|in) )${within}${nearly}${over}${about}${low}(?<![a-z\\d.])${count}(?<and> and a half| 1/2)?[ -]?(?<unit>years?|yrs?|y|months?|mths?|mo|weeks?|wks?|days?|fortnight)(?![a-z])(?! (?:later|left|from now))(?<half> and (?:a )?half)?(?:,? (?:and )?(?<plus>\\d{1,2}|[a-z]{3,6}) months?)?(?<ago>(?: or so| old| already| now| back| earlier| before)*(?: ago)?)`,
    lengthBefore,
    { rough: true },
  ),
  rule(
    `(?<![a-z\\d])(?:(?:in|since|from|of|around|about) ?)?'(?<year2>\\d\\d)(?![\\d:s])|(?<![a-z])(?:in|since) (?<short>\\d\\d)(?![\\d:/.%-]| ?\\p{L})`,
    (groups, desk) => [{ year: yearOf(groups, desk) ?? inCentury(Number(groups.short), desk) }],
  ),
];

function monthOfYear(groups: Groups, desk: Desk): [Reading] {
  const { month = '', day, short } = groups;
  const year = short === undefined ? yearOf(groups, desk) : inCentury(Number(short), desk);
  return [
    {
      ...(year === undefined ? {} : { year }),
      month: monthNames.findIndex(name => name.test(month)) + 1,
      ...(day === undefined ? {} : { day: Number(day) }),
    },
  ];
}

/** The year of "last March": of the one that is over; "next" is the one still to come. */
function yearOfNearest(which: string | undefined, lastMonth: number, { today }: Desk): number {
  if (which === 'this') return today.year;
  const isOver = today.month > lastMonth;
  return which === 'next' ? today.year + (isOver || today.month === lastMonth ? 1 : 0) : today.year - (isOver ? 0 : 1);
}

function lengthBefore(groups: Groups, desk: Desk): readonly Reading[] | undefined {
  const { count = '', low, and, half, plus, unit = '', within, nearly, over, ago } = groups;
  const high = counts[count] ?? Number(count);
  const value = low === undefined ? high : ((counts[low] ?? Number(low)) + high) / 2;
  const number = value + (and || half ? 0.5 : 0);
  const several = /few|several/.test(count);
  if (unit.startsWith('d')) {
    if (!ago || !Number.isInteger(number)) return undefined;
    const date = partsOf(desk.today.subtract({ days: number }));
    return [several || low || nearly || over ? { ...date, as: 'month' } : date];
  }
  const inYears = unit.startsWith('y');
  const perUnit = inYears ? 12 : unit.startsWith('m') ? 1 : unit.startsWith('f') ? 14 / 30 : 7 / 30;
  const extra = plus === undefined ? 0 : (counts[plus] ?? (Number(plus) || 0));
  const less = nearly ? (inYears ? 2 : perUnit / 4) : 0;
  const length = number * perUnit + extra + (over ? perUnit / 2 : 0) - less;
  const exact = inYears ? extra > 0 || number === 0.5 : !several || perUnit < 1;
  return monthsAgo(within ? length / 2 : length, exact ? 'month' : 'year', desk);
}
