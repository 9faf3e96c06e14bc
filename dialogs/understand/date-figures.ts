import {
  type Desk,
  type Groups,
  inCentury,
  isMonth,
  type Read,
  type Reading,
  type Rule,
  rule,
  ymd,
} from './date-rule.ts';

const noDate: Read = () => 'no date';
const count = '(?:\\d{1,2}|[一二两三四五六七八九十半]{1,2})';
const countEn = '(?:\\d+|one|two|three|five|ten)';

/** What looks like a date and is none. */
export const notDates: readonly Rule[] = [
  // Phones, cards and other long numbers.
  rule('(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)', noDate),
  rule('(?<!\\d)(?:\\(?0\\d{2,3}\\)?[ -]?\\d{4} ?\\d{3,4}|[48]00[ -]?\\d{3}[ -]?\\d{4})(?!\\d)', noDate),
  rule('\\d{9,}|(?<!\\d)\\d{4}(?: \\d{4}){2,}(?!\\d)', noDate),
  // What is called a number, and what is written as models and serial numbers are: kfr-35gw, sn20240305001.
  rule(
    '(?:订单号?|单号|编号|序列号|机身[号码]|机号|型号|机型|身份证号?|工号|卡号|账号|税号|发票号码?|电话|手机号?|尾号|房号|邮编|验证码|条码|s\\/n|(?<![a-z])(?:serial|order|model|ticket|case|invoice|phone)(?: number| no\\.?)?)(?:码|是|为|:|#| |is)*(?=[a-z-]*\\d)[a-z\\d][a-z\\d-]*(?![年/.\\da-z-])',
    noDate,
  ),
  rule('(?<![a-z\\d-])(?=[a-z-]*\\d)(?=[\\d-]*[a-z])[a-z\\d]+(?:-[a-z\\d]+)*(?![a-z\\d])', (_, __, said) =>
    wordsOfDates.test(said) ? undefined : 'no date',
  ),
  // How long the warranty is says nothing of when it began.
  rule(
    `(?:保修|质保|包修|延保|三包|(?:承诺|答应|保证|说|能|可以|给|都|只|好)[保包])(?:期|了|是|为|有|限|:)*${count}个?[年月]|${count}个?[年月](?:的|免费|整机|原厂|延长)*(?:保修|质保|包修|延保|三包)`,
    noDate,
  ),
  rule(
    `(?<![a-z\\d])${countEn}[- ]?(?:years?|months?|yr)[- ](?:limited |extended |full )?(?:warranty|guarantee)|(?:warranty|guarantee)(?: is| of| for| lasts)* ${countEn} (?:years?|months?)`,
    noDate,
  ),
  // Money.
  rule(
    '[¥￥$€] ?\\d[\\d.,]*|(?:花了?|花费|价格|售价|单价|价钱|总价|(?<![a-z])(?:cost|paid|price))(?:是|:| |about|around|only)*\\d[\\d.,]*(?![\\d年/-])',
    noDate,
  ),
  // Measures, floors, times of the day, models by year, how often.
  rule(
    '(?<![a-z\\d])\\d[\\d.,]*(?:多|来|几)?(?:元|块|万|千|匹|寸|英寸|米|升|公斤|斤|kg|瓦|w(?![a-z])|度|℃|°|%|折|平|台|次|楼|层|栋|幢|单元|室|号(?=楼|线|店|门|机|院|库)|点|分|秒|小时|款|型|版|l(?![a-z])| ?(?:rmb|yuan|usd|dollars?|bucks|hours?|minutes?|inch))',
    noDate,
  ),
  rule('(?<!\\d)\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?z?', noDate),
  rule(`[每第](?:隔|个|过)*${count}个?(?:年|月|周|天)|${count}年(?:${count}次|级|四季)`, noDate),
];

const monthLetters = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** Letters that stand among the figures of dates: 5mar2024, 2024-03-05t10, 3rd, 2years. */
const wordsOfDates = new RegExp(
  `^(?:\\d+|-|(?:${monthLetters})[a-z]{0,6}?|mid|early|late|st|nd|rd|th|q(?=\\d)|t(?=\\d)|z|years?|yrs?|y|months?|mo|days?|weeks?)+$`,
);

/** Days and months in figures that have a year to them. */
export const daysInFigures: readonly Rule[] = [
  rule(
    '(?<![\\d.])(?<year4>(?:1[89]|[2-9]\\d)\\d\\d)(?:[-/._、,年]| ?, ?| (?=\\d{1,2} \\d{1,2}(?!\\d)))(?<month>\\d{1,2})(?:[-/._、,月]| )(?<day>\\d{1,2})(?![\\d月])[日号]?(?:[ (,]?周[一二三四五六日天]\\)?)?',
    ymd,
  ),
  rule(
    '(?<![\\d.a-z])(?<year4>(?:19|20)\\d\\d)年?(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?![\\da-z])',
    ymd,
  ),
  // Eight figures as the whole answer can be nothing else, right or wrong.
  rule('^(?<year4>20[0-3]\\d)(?<month>\\d\\d)(?<day>\\d\\d)$', ymd),
  rule('(?<![\\d./-])(?<a>\\d{1,2})[-/. ](?<b>\\d{1,2})[-/. ](?<year4>(?:19|20)\\d\\d)(?!\\d)', ({ a, b, year4 }) =>
    eitherOrder(Number(a), Number(b), Number(year4)),
  ),
  rule('(?<![\\d./-])(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})\\k<mark>(?<c>\\d{1,2})(?![\\d./-])[日号]?', shortDate),
  rule('(?<![\\da-z¥$/.-])(?<six>\\d{6})(?![\\da-z/-])', sixFigures),
  rule('(?<![\\d.])(?<year4>(?:19|20)\\d\\d)[-/.、](?<month>\\d{1,2})(?!\\d|[-/.]\\d)(?:月份?)?', ymd),
  rule('(?<![\\d./-])(?<month>0?[1-9]|1[0-2])[-/.](?<year4>(?:19|20)\\d\\d)(?!\\d)', ymd),
];

/** Month and day alone in figures, the least certain of all, read when everything else is. */
export const fewFigures: readonly Rule[] = [
  rule(
    '(?<![\\d./a-z-])(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})(?![\\d./:-]\\d| ?(?:kg|g|mm?|cm|hp|kw|[lwvh]|hrs?|tons?|ft|gb)(?![a-z])|[年个天月万元倍]|\\d)[日号]?',
    twoFigures,
  ),
];

/** 03/05/2024 is a day in March and one in May; 31/12/2024 is one. */
function eitherOrder(a: number, b: number, year?: number): Reading[] {
  const some = year === undefined ? {} : { year };
  const readings = [
    { ...some, month: a, day: b },
    { ...some, month: b, day: a },
  ];
  const possible = readings.filter(({ month, day }) => isMonth(month) && day >= 1 && day <= 31);
  return possible.length > 0 ? possible : readings.slice(0, 1);
}

/** 24-3-5: the year comes first in Chinese, last in English, unless only the other way is a date. One figure is no year. */
function shortDate({ a, b, c }: Groups, desk: Desk): Reading[] {
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  const yearFirst = [{ year: inCentury(first, desk), month: second, day: third }];
  const yearLast = eitherOrder(first, second, inCentury(third, desk));
  if (desk.language === 'en-US' && first > 12 && third <= 12)
    return c?.length === 1 ? yearFirst : [...yearLast, ...yearFirst];
  const ways = desk.language === 'zh-CN' ? [yearFirst, yearLast] : [yearLast, yearFirst];
  return ways.find(readings => readings.some(reading => couldBePast(reading, desk))) ?? ways[0] ?? [];
}

/** 202403 is a month, 240305 a day, 201112 both. */
function sixFigures({ six = '' }: Groups, desk: Desk): Reading[] | undefined {
  const [head, middle, tail] = [six.slice(0, 2), six.slice(2, 4), six.slice(4)].map(Number);
  const readings: Reading[] = [
    { year: Number(six.slice(0, 4)), month: Number(tail) },
    { year: inCentury(Number(head), desk), month: Number(middle), day: Number(tail) },
  ].filter(reading => couldBePast(reading, desk));
  return readings.length > 0 ? readings : undefined;
}

/** 3.5 is March 5, and in English May 3 too; 23.11 is November 2023 in Chinese. */
function twoFigures({ a, b }: Groups, desk: Desk): Reading[] {
  const [first, second] = [Number(a), Number(b)];
  if (desk.language === 'en-US') return eitherOrder(first, second);
  const yearAndMonth = { year: inCentury(first, desk), month: second };
  return first > 12 && couldBePast(yearAndMonth, desk) ? [yearAndMonth] : [{ month: first, day: second }];
}

/** Whether there may be such a day, and a machine of that age. */
function couldBePast({ year = 0, month, day = 1 }: Reading, { today }: Desk): boolean {
  return isMonth(month) && day >= 1 && day <= 31 && year <= today.year && year > today.year - 30;
}
