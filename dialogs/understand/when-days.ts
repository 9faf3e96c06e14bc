import { Temporal } from 'temporal-polyfill';
import type { Groups } from './date-rule.ts';
import { numberOf } from './numeral.ts';
import { occasionIn, occasionNames } from './occasions.ts';
import {
  amount,
  away,
  chineseWeekdays,
  type Days,
  dayInMonth,
  dayOf,
  eitherOrder,
  englishNames,
  englishWeek,
  exactDay,
  fromAnchor,
  isBefore,
  mondayOf,
  monthAndDay,
  monthOf,
  monthSpan,
  nearest,
  nextDayOfMonth,
  nextFew,
  nextWeekday,
  nthInMonth,
  partOfMonth,
  restOf,
  severalDays,
  weekend,
  weeksAway,
  which,
} from './when-day-readings.ts';

/** Undefined: the words are not for this rule. 'invalid': they name a day that no calendar has. */
export type ReadDays = (groups: Groups, today: Temporal.PlainDate) => Days | 'invalid' | undefined;

/** One way to speak of a day to come. */
export interface DayRule {
  readonly pattern: RegExp;
  readonly read: ReadDays;
}

const relative: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  昨: -1,
  今天: 0,
  今日: 0,
  今儿: 0,
  今: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明: 1,
  听日: 1,
  后天: 2,
  后日: 2,
  后儿: 2,
  大后天: 3,
  大大后天: 4,
  'day before yesterday': -2,
  yesterday: -1,
  today: 0,
  'day after tomorrow': 2,
  tomorrow: 1,
  tommorow: 1,
  tomorow: 1,
  tmr: 1,
  tmrw: 1,
};
const weekdaySigns = '一二三四五六日天末';
const numeral = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const englishWeekday =
  '(?<name>mon(?:day)?s?|tue(?:s|sday)?|wed(?:s|nesday|nsday|enesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])\\.?';
const englishMonth =
  '(?<![a-z])(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';
const ordinal = '(?:st|nd|rd|th)';

/** What a number is of that is no day: 3号楼. */
const notDay = '[a-z\\d楼院机线店门库桌柜车房室厅床位键管柱阀栋幢座区码本子师技员洗空冰热电设螺遥按插]';

function rule(pattern: string, read: ReadDays): DayRule {
  return { pattern: new RegExp(pattern, 'gu'), read };
}

/** The ways to speak of days, exact ones first. A rule does not see what an earlier one has taken. */
export const dayRules: readonly DayRule[] = [
  rule(
    '(?<![\\d.])(?<year>20\\d\\d)(?:[-/._年]|、)(?<month>\\d{1,2})(?:[-/._月]|、)(?<day>\\d{1,2})(?!\\d)[日号]?(?:t(?=\\d))?',
    exactDay,
  ),
  rule('(?<![\\da-z.-])(?<year>20\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>[0-3]\\d)(?![\\da-z-])', exactDay),
  rule('(?<![\\d./-])(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>20\\d\\d)(?!\\d)', eitherOrder),
  rule(
    `(?<word>去年|前年|今年|明年|后年|\\d\\d年)?的?(?<![\\d.])(?<month>${numeral})月份?的?(?<day>${numeral})(?:[日号]|(?![\\d点时:个]))?(?:(?<join>[-到至、或和]|或者)(?:\\k<month>月)?(?<last>${numeral})[日号])?`,
    monthAndDay,
  ),
  rule(
    `(?:on )?(?:the )?(?<!\\d(?:${ordinal})?(?: of)? ?)${englishMonth} ?(?:the )?(?<day>\\d{1,2})${ordinal}?(?![\\d:])(?: ?(?<join>-|to|or|and|/) ?(?:the )?(?<last>\\d{1,2})${ordinal}?(?![\\d:]| ?[ap]m))?(?:,? (?<year>20\\d\\d))?`,
    monthAndDay,
  ),
  rule(
    `(?:on )?(?:the )?(?<day>\\d{1,2})${ordinal}?(?: of)?[ -]?${englishMonth}(?:,? (?<year>20\\d\\d))?`,
    monthAndDay,
  ),
  rule(
    `(?<word>这个?月|本月|下个?月|上个?月)的?(?<day>${numeral})(?:[号日]|(?![\\d点月天个份周])(?=$|[上下中早晚来,。能可行吧]))(?![a-z\\d楼])`,
    ({ word = '', day = '' }, today) => dayInMonth(word, numberOf(day), today),
  ),
  rule(
    `(?<count>${numeral})个?周(?:之?后|以后)的?周(?<sign>[${weekdaySigns.replace('末', '')}])`,
    ({ count = '', sign = '' }, today) => {
      const weeks = numberOf(count);
      return weeks === undefined
        ? undefined
        : { dates: [mondayOf(today.add({ weeks })).add({ days: '一二三四五六日'.indexOf(sign.replace('天', '日')) })] };
    },
  ),
  rule(
    `(?<word>去年|前年|今年|明年|这个?|本|上个?|下个?)?(?:的|年)?(?<![\\d.])(?:(?<month>${numeral})月|(?<=[这本上下]个?)月)(?:份|月)?的?(?<part>初|中旬?|底|末|上旬|下旬)?(?!\\d)`,
    partOfMonth,
  ),
  rule(
    `(?<![a-z])(?:(?<part>early|beginning of|start of|mid|middle of|late|end of)|(?:sometime )?(?:in|during))[ -](?:in )?(?:the month of )?${englishMonth}(?! ?\\d)`,
    ({ part, month: said }, today) => {
      const month = monthOf(said);
      const first =
        month === undefined ? undefined : month === today.month ? today.with({ day: 1 }) : nearest(month, 1, today);
      const words = { e: '初', b: '初', s: '初', m: '中', l: '底' } as const;
      return (
        first && monthSpan(first, part === 'end of' ? '底' : words[(part?.[0] ?? '') as keyof typeof words], today)
      );
    },
  ),
  rule('(?<![a-z])(?<which>this|next|last) month(?![a-z])', ({ which: word }, today) =>
    monthSpan(today.add({ months: which[word ?? ''] ?? 0 }), undefined, today),
  ),
  rule('年(?:底|末)|(?<![a-z])end of (?:the|this) year', (_, today) =>
    monthSpan(Temporal.PlainDate.from({ year: today.year, month: 12, day: 1 }), '底', today),
  ),
  rule('月(?<part>底|末|初)|(?<![a-z])(?<end>end of (?:the|this) month)', ({ part = '底' }, today) => {
    const span = monthSpan(today, part, today);
    return part === '初' ? monthSpan(today.add({ months: 1 }), part, today) : span;
  }),
  rule(`(?<![a-z\\d])(?:(?<before>eve of )?(?:${occasionNames}))(?:节|假期|当天|那天|期间|假)*`, (groups, today) => {
    const occasion = occasionIn(groups);
    if (occasion === undefined || groups.before) return undefined;
    const day = occasion.on(today.year);
    return { dates: [isBefore(day, today) ? occasion.on(today.year + 1) : day] };
  }),
  rule(
    `(?<![a-z])(?<count>an?|one|two|three|four|\\d{1,2}) (?<unit>days?|weeks?|months?) (?:from|after|on) (?:(?<anchor>now|today|tomorrow|that)(?![a-z])|(?:(?:this|the|next) )?(?:coming )?${englishWeekday})`,
    fromAnchor,
  ),
  rule(
    `(?<![a-z])(?:in )?(?<count>an?|one|two|three|four|\\d{1,2}|fort)[ -]?(?<unit>days?|weeks?|months?|nights?)(?:'s?|s') time(?![a-z])|(?<![a-z])(?:in )?a? ?(?<fortnight>fortnight)(?: today| from now)?(?![a-z])`,
    ({ count, unit, fortnight }, today) => away(fortnight ? '2' : amount(count), fortnight ? 'weeks' : unit, today),
  ),
  rule(
    '(?<![a-z])(?:within|in|over|during)? ?(?:the )?next (?<count>few|couple of|two|three|four|five|\\d{1,2}) (?<unit>days?|weeks?)(?![a-z])',
    ({ count, unit }, today) => nextFew(count, unit, today),
  ),
  rule(
    '(?<![a-z])(?:within|inside) (?:an?|(?<count>one|two|three|four|five|\\d{1,2})) (?<unit>days?|weeks?)(?![a-z])',
    ({ count = '1', unit }, today) => nextFew(count, unit, today),
  ),
  // Tomorrow is no good, the day after.
  rule(
    '(?<=(?<![a-z])(?<said>today|tomorrow)(?![a-z])[^.;]{0,30})(?<![a-z])(?:the )?(?:day after|next day|following day)(?! tomorrow)(?![a-z])',
    ({ said }, today) => ({
      dates: [today.add({ days: said === 'today' ? 1 : 2 })],
    }),
  ),
  rule('(?<=(?<said>今天|明天|后天)[^。;]{0,12})(?:再后一天|后一天|隔天|次日|再过一天)', ({ said = '' }, today) => ({
    dates: [today.add({ days: (relative[said] ?? 0) + 1 })],
  })),
  // Chinese weeks: 下下周一, 这周三, 上周五, 周四五, 下周末, 下周.
  rule(
    `(?<word>(?:上+|下+|这|本|今)(?:一)?个?)?周(?<signs>[${weekdaySigns}](?:[、,和]?[${weekdaySigns}](?![点月日号天个十]))*)(?![点月号])`,
    chineseWeekdays,
  ),
  rule('(?<word>(?:上+|下+|这|本|今)一?个?)周(?<part>内|之内|以内|初|中)?(?![岁年期])', ({ word = '' }, today) => {
    const monday = mondayOf(today).add({ weeks: weeksAway(word) });
    return restOf(monday, monday.add({ days: 6 }), today);
  }),
  rule(
    `(?<![a-z])(?:(?<after>(?:the )?week after next)|(?<which>this|next|last) week)(?: on)?(?: ${englishWeekday})?(?![a-z])`,
    englishWeek,
  ),
  rule(`(?<![a-z])${englishWeekday} (?:of )?(?<which>this|next|last) week`, englishWeek),
  rule(
    '(?<![a-z])(?:(?:on|at|over) )?(?:(?:the|(?<which>this|next|last)) )?weekends?(?![a-z])',
    ({ which: word }, today) => weekend(which[word ?? ''] ?? 0, today),
  ),
  rule(`(?<![a-z])(?:the )?${englishWeekday} (?:week(?![a-z])|after next(?![a-z]))`, ({ name = '' }, today) => {
    const [first] = nextWeekday(englishNames.indexOf(name.slice(0, 3)) + 1, today).dates;
    return first && { dates: [first.add({ weeks: 1 })] };
  }),
  rule(
    `(?<![a-z])(?:on )?(?:(?<which>this|next|last|coming|following|past)(?: coming)? )?${englishWeekday}`,
    ({ which: word, name = '' }, today) => {
      const weekday = englishNames.indexOf(name.slice(0, 3)) + 1;
      if (word === undefined) return nextWeekday(weekday, today);
      const day = mondayOf(today).add({ days: 7 * (which[word] ?? 0) + weekday - 1 });
      const dates = [word === 'coming' && isBefore(day, today) ? day.add({ weeks: 1 }) : day];
      return { dates, weekday, week: true };
    },
  ),
  rule(
    `(?:(?<word>再|过)(?<count>${numeral})(?<unit>天|日|个?周|个月)(?:之?后|以后)?|(?<![过再])(?<count2>${numeral})(?<unit2>天|日|个?周|个月)(?:之?后|以后))`,
    ({ word, count, unit, count2, unit2 }, today) =>
      word === '过' && (count === '两' || count === '几')
        ? { dates: [today.add({ days: 2 })], end: today.add({ days: 7 }) }
        : away(count ?? count2, unit ?? unit2, today),
  ),
  rule('(?<word>今明|明后)(?:两|2)?[天日]', ({ word }, today) => {
    const first = today.add({ days: word === '今明' ? 0 : 1 });
    return { dates: [first, first.add({ days: 1 })] };
  }),
  rule('(?<![a-z])(?:this(?= (?:morning|afternoon|evening))|to(?=night))', (_, today) => ({ dates: [today] })),
  rule('(?<![a-z])last(?= night)', (_, today) => ({ dates: [today.subtract({ days: 1 })] })),
  rule('过几天|(?<![a-z])in a (?:few|couple of) days', (_, today) => ({
    dates: [today.add({ days: 2 })],
    end: today.add({ days: 7 }),
  })),
  rule(`(?<count>${numeral})(?<unit>天|日|个?周)(?:之内|以内|内)`, ({ count, unit }, today) => {
    const last = away(count, unit, today);
    return typeof last === 'object' && last.dates[0] ? { dates: [today], end: last.dates[0] } : last;
  }),
  rule('这(?<count>几|两|三)天', ({ count }, today) => ({
    dates: [today],
    end: today.add({ days: count === '几' ? 6 : count === '三' ? 2 : 1 }),
  })),
  rule(
    '(?<![a-z])in (?<count>\\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten) (?<unit>days?|weeks?|months?)(?![a-z])',
    ({ count = '', unit }, today) => {
      return away(amount(count), unit, today);
    },
  ),
  rule(
    `(?<said>大前天|大大?后天|[前昨今明后听][天日儿]|当天|[昨今明](?=上午|下午|中午|晚|早))(?!后|气)|(?<![a-z])(?:the )?(?<english>${Object.keys(
      relative,
    )
      .filter(word => /^[a-z]/.test(word))
      .join('|')})(?![a-z])`,
    ({ said, english }, today) => ({ dates: [today.add({ days: relative[said ?? english ?? ''] ?? 0 })] }),
  ),
  rule(
    `(?<![\\d.路街巷弄村第])(?<first>${numeral})(?<join>[-到至]|[、,和或跟]|或者|还是)(?:(?<second>${numeral})\\k<join>)?(?<last>${numeral})[号日](?!${notDay})`,
    severalDays,
  ),
  rule(
    `(?<word>这个?月|本月|下个?月|上个?月)?的?(?<![\\d.路街巷弄村第]|[^.]十)(?<day>${numeral})[号日](?!${notDay})`,
    ({ word, day: said = '' }, today) => {
      const day = numberOf(said);
      return word === undefined && day !== undefined ? nextDayOfMonth(day, today) : dayInMonth(word ?? '', day, today);
    },
  ),
  rule(
    `(?<![a-z\\d])(?:on )?(?:the )?(?<day>\\d{1,2})${ordinal}(?![a-z])(?! (?:floor|time|visit|call))(?: of (?<which>this|next|last) month)?`,
    ({ day, which: word }, today) => {
      if (word === undefined) return nextDayOfMonth(Number(day), today);
      const { year, month } = today.add({ months: which[word] ?? 0 });
      return dayOf(year, month, Number(day));
    },
  ),
];

/** 下个月第一个周一: read before what else is counted. */
export const nthOfMonth = rule(
  `(?:(?<word>这个?月|本月|下个?月)|(?<month>${numeral})月份?)的?(?:第(?<nth>[一二三四1-4])个?|(?<nth1>头一个|最后一?个?))(?<unit>周[${weekdaySigns}]|天)`,
  nthInMonth,
);

/** Month and day in figures alone, the least certain of all: 11.30, 12-5. They are read when times are. */
export const fewFigures = rule(
  '(?<![\\d./a-z:-])(?<month>\\d{1,2})(?<mark>[-/.])(?<day>\\d{1,2})(?![\\d./:-]\\d| ?(?:kg|g|mm?|cm|hp|kw|[lwvh]|hrs?|tons?|ft|gb|am|pm|days?|hours?|people)(?![a-z])|[年个天月万元倍块匹米升寸斤度分小人次台楼层室点时%℃折平]|\\d)[日号]?',
  (groups, today) => (/\d/.test(groups.mark ?? '') ? undefined : eitherOrder(groups, today)),
);
