import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import { HolidayTable } from './calendar.ts';
import { daysFrom } from './own-days.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

export type ReadNotice =
  | { readonly ok: true; readonly table: HolidayTable }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The holiday table of a year from the words of the State Council's announcement, pasted as a text:
 * "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"
 *
 * What it says twice has to agree: each weekday with its date in that year, the number of days with the dates, and all
 * statutory days have to be free. So a notice of another year, or one that was pasted in part, is refused.
 *
 * @source 国务院办公厅关于部分节假日安排的通知
 */
export function readNotice(text: string, year: number): ReadNotice {
  const problems: string[] = [];
  const lines = text
    .normalize('NFKC')
    .replace(/[^\S\n]/g, '')
    .split(/\n|(?=[一二三四五六七八九十]、[^:,。()]{2,12}:)/)
    .map(line => /^(?:[一二三四五六七八九十]+、)?([^:]{2,12}):(.*放假.*)$/.exec(line))
    .filter(match => match !== null);
  const holidays = lines.map(([, name = '', words = '']) => {
    const [free = '', ...rest] = words.split('放假');
    const days = daysIn(free, year, name, problems);
    const after = rest.join('放假');
    const makeUp = (
      /上班/.test(after) ? daysIn(after.replace(/^[^。]*?天(?:,不调休)?[。;]?/, ''), year, name, problems) : []
    ).map(({ day }) => day);
    const [from = '', to = from] = days.map(({ day }) => day);
    const count = Number(/(\d+)天/.exec(after)?.[1] ?? Number.NaN);
    if (from !== '' && daysFrom(from, to).length !== count) {
      problems.push(`${name}: from ${from} to ${to} are not ${count} days`);
    }
    return { name: { 'zh-CN': name, 'en-US': englishOf(name, year) }, from, to, makeUp };
  });
  if (holidays.length === 0)
    problems.push('there is no line such as 国庆节：10月1日（周四）至7日（周三）放假调休，共7天');
  const table = HolidayTable.safeParse({ year, holidays });
  if (!table.success) {
    if (problems.length === 0) problems.push(...table.error.issues.map(({ message }) => message.replace(' — ', '; ')));
    return { ok: false, problems };
  }
  const free = new Set(table.data.holidays.flatMap(({ from, to }) => daysFrom(from, to)));
  for (const [day, name] of statutoryHolidays(year)) {
    if (!free.has(day)) problems.push(`${day} (${name['zh-CN']}) is free by law and not in the announcement`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, table: table.data };
}

const weekdays = '一二三四五六日';

/** The days that are named, "10月1日(周四)至7日(周三)"; a day without a month is of the month before it. */
function daysIn(words: string, year: number, name: string, problems: string[]): { readonly day: string }[] {
  let month = 0;
  return [...words.matchAll(/(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g)].flatMap(match => {
    const [said, otherYear, ofMonth, ofDay, remark = ''] = match;
    if (ofMonth !== undefined) month = Number(ofMonth);
    const fields = { year: Number(otherYear ?? year), month, day: Number(ofDay) };
    try {
      const date = Temporal.PlainDate.from(fields, { overflow: 'reject' });
      const weekday = /(?:周|星期)([一二三四五六日天])/.exec(remark)?.[1]?.replace('天', '日');
      if (weekday !== undefined && weekdays[date.dayOfWeek - 1] !== weekday) {
        problems.push(
          `${name}: ${said} is 周${weekdays[date.dayOfWeek - 1]} in ${fields.year}; is it the announcement of ${year}?`,
        );
      }
      return [{ day: date.toString() }];
    } catch {
      problems.push(`${name}: there is no ${said} in ${year}`);
      return [];
    }
  });
}

/** 国庆节、中秋节 → "National Day and Mid-Autumn Festival"; a name that is new stays as it is. */
function englishOf(name: string, year: number): string {
  const known = new Map([...statutoryHolidays(year).values()].map((each: Bilingual) => [each['zh-CN'], each['en-US']]));
  return name
    .split(/[、,]/)
    .map(each => known.get(each) ?? each)
    .join(' and ');
}
