import {
  type Desk,
  type Groups,
  inCentury,
  inPart,
  isMonth,
  monthsAgo,
  mostRecent,
  partsOf,
  type Read,
  type Reading,
  type Rule,
  recently,
  rule,
  week,
  yearOf,
  yearWords,
  ymd,
} from './date-rule.ts';
import { numberOf } from './numeral.ts';
import { occasionIn, occasionNames } from './occasions.ts';

const figure = '〇零一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖';
const number = `(?:\\d{1,2}(?!\\d)|[${figure}十拾]{1,3})`;
/** 24年前 and 用了24年 are lengths, not years. */
const lengthBefore = '用了?|买了|有了?|快|近|不到|满|超过|至少|[\\d第每]';
const lengthAfter = `之?前(?!后)|以前|了(?!吧)|多|半|来(?!买)|余|以上|[零又]?[\\d一二三四五六七八九十]{1,2}个|级`;
const year = `(?:(?<![\\d.])(?<year4>(?:1[89]|[23]\\d)\\d\\d|[${figure}]{4}(?=年))(?!\\d)年?|(?<!${lengthBefore})(?<year2>\\d\\d|[〇零一二三四五六七八九]{2})年(?!${lengthAfter})|(?<yearWord>${Object.keys(yearWords).join('|')}))`;
const ofYear = `(?:${year}[ ,/.-]?的?)?`;
const blur = '(?:(?<blur>左右|前后|上下|附近|期间|那几天|那阵子?|那会儿?)|[上中下]旬|[初底末])?';
/** The figure of a day goes without 日 only where nothing that is counted can follow it. 曰 and 好 are slips for 日 and 号. */
const day = `(?<day>${number})(?:日|号|曰|好(?!像)|(?![\\d\\p{L}:.%])|(?=买|购|的|那|上午|下午|晚上|左右|前后|收到|到的))`;
const or = '(?:或者?|还是|、|,|-|到|至|和)';
const weekday = '(?:[(,]?周[一二三四五六日天]\\)?)?';
const season = '[春夏秋冬][天季]|暑假|寒假';

/** Days that have a name, in either language. */
export const occasionDates: readonly Rule[] = [
  rule(
    `${ofYear}(?:(?<near>around|about) )?(?:${occasionNames})(?:节|假期|长假|小长假|黄金周|放假|大促|活动|购物)*(?:(?<around>前后|左右|期间|那几天|那阵子?|那会儿?|附近)|(?<before>之前|以前|前夕|前几天|前(?!年))|(?<after>之后|以后|过后|后(?![年天])))?`,
    occasion,
  ),
];

const calendar: readonly Rule[] = [
  rule(
    `(?<![\\d${figure}十])(?:好几|几|多|很多|好多|许多|若干|[二三四五六七八九]?十[几多来余]|[1-9]0[几多来余]|几十|前几|前些|前两|近几|这几|这两|早些)年(?:之?前|以前|了)*|(?:很久|好久)(?:以前|之前|了)?|老早|早就|[些有]年头`,
    () => [],
    { vague: true },
  ),
  // 去年这个时候
  rule(`${year}的?(?:(?<exact>今[天日]|这天)|这个月|这个?时候|这会儿?|现在|同期|此时)`, (groups, desk) => {
    const { day, ...month } = { ...partsOf(desk.today), ...yearIn(groups, desk) };
    return [groups.exact === undefined || day === undefined ? month : { ...month, day }];
  }),
  // 22、23年
  rule(
    `(?<!\\d)(?<a>\\d{4}|\\d\\d)年?${or.replace('、', '、|\\/')}(?<b>\\d{4}|\\d\\d)年(?!${lengthAfter}|\\d)`,
    ({ a = '', b = '' }, desk) => {
      const years = [a, b].map(each => (each.length === 4 ? Number(each) : inCentury(Number(each), desk)));
      return years.map(year => ({ year }));
    },
  ),
  rule(`${year}的?(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)[日号]?${blur}`, ymd),
  // 三四月份, 3、4月
  rule(
    `${ofYear}(?<![\\d/.个-])(?:(?<a>[一二三四五六七八])(?<b>[二三四五六七八九])|(?<c>\\d{1,2})${or}(?<d>\\d{1,2}))月[份分]?(?![${figure}十\\d]{1,2}[日号])`,
    (groups, desk) => {
      const [first, second] = [groups.a ?? groups.c ?? '', groups.b ?? groups.d ?? ''].map(numberOf);
      if (!isMonth(first) || !isMonth(second) || first >= second) return undefined;
      return [first, second].map(month => ({ ...yearIn(groups, desk), month }));
    },
  ),
  rule(
    `${ofYear}(?<lunar>农历|阴历|旧历)?(?<![\\d个几])(?<month>${number})月(?!之?前|以前|多|来)[份分]?(?:的?初?${day}(?:${or}(?<other>${number})[日号])?)?${weekday}${blur}`,
    (groups, desk) => {
      const [reading] = ymd(groups, desk) ?? [];
      if (reading === undefined) return undefined;
      const { day, ...month } = reading;
      // A month of the moon is a month or so later, and the year of it is certain enough.
      if (groups.lunar !== undefined) return [{ ...month, as: 'year' }];
      const other = numberOf(groups.other ?? '');
      return other === undefined ? [reading] : [reading, { ...reading, day: other }];
    },
  ),
  rule(`(?<which>上上|上一?|这|本|当|下下|下)个?月份?(?:的?${day})?${weekday}${blur}`, (groups, desk) => {
    const { year, month } = desk.today.add({ months: stepsIn(groups.which) });
    const [said] = ymd({ day: groups.day, blur: groups.blur }, desk) ?? [];
    return said && [{ year, month, ...said }];
  }),
  rule('(?<which>大前|前|昨|寻|琴|今|明|大后|后)(?:天|日|[儿个]|晚|早)(?!气|月|人)', ({ which = '' }, { today }) => [
    partsOf(today.add({ days: dayWords[which] ?? 0 })),
  ]),
  rule(
    '(?<which>上上|上一?|这|本|下下|下)个?周(?<weekday>[一二三四五六日天末1-7])?(?![年围到边])',
    ({ which, weekday = '' }, { today }) => {
      const wanted = weekdays[weekday];
      if (wanted === undefined) return week(stepsIn(which), today, weekday === '末' ? 6 : 4);
      return [partsOf(today.add({ days: wanted - today.dayOfWeek + 7 * stepsIn(which) }))];
    },
  ),
  // Beside a date it says nothing new: 3月5日周二.
  rule(
    '(?<![一二两三四五六七八九十半几\\d]个?)周(?<weekday>[一二三四五六日天末1-7])(?![年围到边])',
    ({ weekday = '' }, { today }) => {
      const wanted = weekdays[weekday];
      return wanted === undefined ? week(today.dayOfWeek >= 6 ? 0 : -1, today, 6) : mostRecent(wanted, today);
    },
    { rough: true },
  ),
  rule('(?<![上下这本个份\\d一二三四五六七八九十])月(?<part>[初中底末])', ({ part = '' }, { today }) => {
    const isOver = today.day >= ({ 初: 1, 中: 11 }[part] ?? 25);
    const { year, month } = isOver ? today : today.subtract({ months: 1 });
    return [{ year, month }];
  }),
  rule(
    '(?<!\\u0000)(?:刚刚?|才|新)(?:买|购|入手|到手|到货|收到|拿到|下单|提)(?!(?:了|有|满|不到|快)*[\\d一二两三四五六七八九十半])|(?:前|这)(?:几|两|些)天|没[几两]天|^刚刚?的?$',
    recently(3, 'month'),
    { bought: true, rough: true },
  ),
  rule('刚?不久以?前?|没多久|前(?:阵子|阵儿|段时间|一阵)|这阵子|最近|近期', recently(30, 'year'), { rough: true }),
  rule(
    `${year}[的, ]?(?<part>年?[初底末尾中](?!秋)|[上下]半年?|开春|[春夏秋冬](?:[天季]|(?!节))|暑假|寒假|早些时候|第?[一二三四1-4]季度|q[1-4])?(?![\\d元块])`,
    (groups, desk, said) => {
      const year = yearOf(groups, desk);
      const bare = groups.year4 !== undefined && groups.part === undefined && !said.includes('年');
      if (year === undefined || (bare && (year < 1950 || year > desk.today.year + 5))) return undefined;
      // 30年 and 五六年 are lengths.
      if (
        groups.year2 !== undefined &&
        (year > desk.today.year + 2 || ('一二三四五六七八九'.includes(groups.year2) && year < 1990))
      )
        return undefined;
      return [inPart(year, groups.part)];
    },
  ),
  rule(`(?<![\\d一二两三四五六七八九十半几个大小多])(?<part>年[初底末中]|[上下]半年|开春|${season})`, ({ part }) => [
    inPart(undefined, part),
  ]),
  rule(`(?<![\\d.${figure}十])(?<day>${number})[日号](?![楼线店门机院库码\\d])${blur}`, ymd),
];

const weekdays: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [String(day), day])),
};
const dayWords: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  // 寻日 and 琴日 are how Cantonese says yesterday.
  寻: -1,
  琴: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
};

/** 上 is one back, 上上 two, 下 one ahead. */
function stepsIn(which = ''): number {
  const steps = which.startsWith('上') ? -1 : which.startsWith('下') ? 1 : 0;
  return /上上|下下/.test(which) ? 2 * steps : steps;
}

function yearIn(groups: Groups, desk: Desk): { year?: number } {
  const year = yearOf(groups, desk);
  return year === undefined ? {} : { year };
}

function occasion(groups: Groups, desk: Desk): Reading[] | undefined {
  const found = occasionIn(groups);
  if (found === undefined) return undefined;
  const { near, around, before, after } = groups;
  const days = before ? -5 : after ? 7 : 0;
  const precision =
    found.precision === 'day' && (near ?? around ?? before ?? after) !== undefined ? 'month' : found.precision;
  return [{ ...yearIn(groups, desk), occasion: { precision, on: year => found.on(year).add({ days }) } }];
}

const about = '(?:大概|大约|约|差不多|应该|可能|至少|起码|超过|已经|整整|刚好|正好|刚|满|有个?|了|到){0,3}';
const nearly = '(?<nearly>快要?|将?近|不到|不足|不满|没[到满]|接近|几乎)?';
const use = '(?<use>(?:刚|才)?(?:购买|买|用|使用|入手|到手|收到|装)(?:了|有|到现在|回来|到){0,2})?';
const lead = `${use}${about}${nearly}${about}(?<![第每\\d.])`;
const tail = '(?<tail>(?:左右|上下|的时间|之?前|以前|以来|以?内|之内|以上|了|(?<later>之后|以后|后))*)';
const low = '(?<low>[一二两三四五六七八九](?=[二两三四五六七八九])|\\d{1,2}[-、到至])?';
const counted = `(?:\\d{1,3}(?:\\.\\d)?|[${figure}十]{1,3})`;

/** Lengths of time up to today. */
const lengths: readonly Rule[] = [
  rule(
    `${lead}${low}(?<count>${counted}|大半|小半|多半|半)个?年(?![级代份轻龄糕货])(?<half>半)?(?<more>多|有余|余|出头)?(?:[零又加带]?(?<months>${number})个?月)?(?:一点|点)?${tail}`,
    (groups, desk) => {
      const { count = '', half, more, months } = groups;
      const part = { 半: 6, 大半: 8, 多半: 8, 小半: 4.5 }[count];
      const extra = (half ? 6 : 0) + (more ? (half || part ? 2 : 6) : 0) + (numberOf(months ?? '') ?? 0);
      const exact = months !== undefined || (count === '半' && !more);
      return length((part ?? 12 * amount(groups)) + extra, part ? 0.7 : 2, exact ? 'month' : 'year', groups, desk);
    },
    { rough: true },
  ),
  rule(
    `${lead}${low}(?<count>${counted}|好几|十几|几|大半|半)(?<loose>[多来])?(?:个(?<half>半|大半)?(?<more>[多来把])?月|月(?=多?之?前|多?以前))(?![份饼${figure}\\d])(?<over>多|出头)?${tail}`,
    (groups, desk) => {
      const { count = '', half, loose, more, over } = groups;
      const part = { 几: 4, 好几: 5, 十几: 15, 半: 0.5, 大半: 0.7 }[count];
      const extra = (half ? 0.5 : 0) + (loose || more || over ? (count === '半' ? 0.2 : 0.5) : 0);
      return length((part ?? amount(groups)) + extra, 0.3, /几/.test(count) ? 'year' : 'month', groups, desk);
    },
    { rough: true },
  ),
  rule(
    `${lead}${low}(?<count>${number}|几|半)(?:多?个?|个多)周(?![年末围边一二三四五六日])多?${tail}`,
    (groups, desk) => {
      const weeks = { 几: 3, 半: 0.5 }[groups.count ?? ''] ?? amount(groups);
      return length((weeks * 7) / 30, 0.05, 'month', groups, desk);
    },
    { rough: true },
  ),
  // 3天前 is a day; 等了3天 and 有一天 tell nothing.
  rule(
    `${lead}${low}(?<count>${counted}|十几|好几|几)(?<loose>[多来])?(?:天|日(?=之?前|以前))(?![然气花线])${tail}`,
    (groups, desk) => {
      const { count = '', nearly, low, loose, use, tail = '' } = groups;
      const some = { 几: 4, 好几: 6, 十几: 14 }[count];
      const days = some ?? amount(groups);
      if (!Number.isInteger(Math.floor(days)) || (use === undefined && !/[前内]/.test(tail))) return undefined;
      const exact = some === undefined && !nearly && !low && !loose && !/左右|上下|内|以上/.test(tail);
      const date = partsOf(desk.today.subtract({ days: Math.floor(days) }));
      return [exact ? date : { ...date, as: 'month' }];
    },
  ),
];

/** 快两年 is a little less; 一年内 is half of it, more or less; 三个月后 is not of the past, 用了三个月后 is. */
function length(months: number, less: number, as: 'month' | 'year', groups: Groups, desk: Desk): ReturnType<Read> {
  const { nearly, later, use, tail = '' } = groups;
  if (later !== undefined && use === undefined) return 'no date';
  return monthsAgo(tail.includes('内') ? months / 2 : nearly ? months - less : months, as, desk);
}

/** The number counted, half-way where there are two: 两三年. */
function amount({ low, count = '' }: Groups): number {
  const value = /^\d/.test(count) ? Number(count) : (numberOf(count) ?? Number.NaN);
  if (low === undefined) return value;
  const least = numberOf(low.replace(/[-、到至]/, '')) ?? Number.NaN;
  return least < value ? (least + value) / 2 : Number.NaN;
}

/** Ways to speak of a day, a month or a year in Chinese. */
export const chineseDates: readonly Rule[] = [...calendar, ...lengths];
