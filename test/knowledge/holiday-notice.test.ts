import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { HolidayTable } from '../../knowledge/calendar.ts';
import { readNotice } from '../../knowledge/holiday-notice.ts';

const notices: Readonly<Record<number, string>> = {
  2025: `各省、自治区、直辖市人民政府：
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`,
  2026: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
};
const shipped = (year: number) =>
  HolidayTable.parse(
    parse(readFileSync(new URL(`../../knowledge/content/holidays/${year}.yaml`, import.meta.url), 'utf8')),
  );
const problems = (text: string, year = 2026) => {
  const read = readNotice(text, year);
  return read.ok ? [] : read.problems;
};
const notice = notices[2026] ?? '';

describe('the announcement of a year’s holidays', () => {
  for (const year of [2025, 2026]) {
    it(`of ${year} comes to the table that is shipped`, () => {
      const read = readNotice(notices[year] ?? '', year);
      expect(read).to.deep.equal({ ok: true, table: shipped(year) });
    });
  }
  it('may stand in one line, as it is copied from a page', () => {
    expect(readNotice(notice.replaceAll('\n', ' '), 2026).ok).to.equal(true);
  });

  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['of another year', notices[2025] ?? '', /元旦: 1月1日\(周三\) is 周四 in 2026; is it the announcement of 2026\?/],
    ['that leaves a holiday out', notice.replace(/五、.*\n/, ''), /2026-06-19 \(端午节\) is free by law/],
    [
      'whose days and their number differ',
      notice.replace('共9天', '共8天'),
      /春节: from 2026-02-15 to 2026-02-23 are not 8/,
    ],
    ['with a day that does not exist', notice.replace('2月28日（周六）', '2月30日'), /there is no 2月30日 in 2026/],
    ['with a wrong weekday', notice.replace('10日（周六）', '10日（周日）'), /国庆节: 10月10日\(周日\) is 周六/],
    ['that is none', '今天天气怎么样', /there is no line such as/],
    ['with a worked weekday', notice.replace('5月9日（周六）', '5月8日'), /2026-05-08, which is no Saturday or Sunday/],
  ];
  for (const [name, text, message] of faults) {
    it(`is refused ${name}`, () => expect(problems(text).join('\n')).to.match(message));
  }
});
