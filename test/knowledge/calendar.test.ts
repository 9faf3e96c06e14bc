import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { calendarWarnings, createCalendar, HolidayTable, hoursOn, openingState } from '../../knowledge/calendar.ts';
import { Hours, shownHours } from '../../knowledge/figures.ts';
import { statutoryHolidays } from '../../knowledge/statutory-holidays.ts';

const tables = [2025, 2026].map(year => HolidayTable.parse(parse(shipped(`holidays/${year}.yaml`))));
const calendar = createCalendar({ tables, zone: 'Asia/Shanghai' });
const hours = (text: string) => Hours.parse({ hours: text, source: 'S1 3.1.1' });
const policy = { hotline: { workday: hours('9:00-18:00'), restDay: hours('10:00-16:00') } };

const date = (text: string) => Temporal.PlainDate.from(text);
const day = (text: string) => calendar.dayOf(date(text));
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();
const shown = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('the days of the shop', () => {
  const cases: [string, string, string][] = [
    ['2026-11-20', 'workday', 'a Friday'],
    ['2026-11-21', 'weekend', 'a Saturday'],
    ['2026-09-20', 'make-up', 'the Sunday worked for National Day'],
    ['2026-10-10', 'make-up', 'the Saturday worked for National Day'],
    ['2026-02-14', 'make-up', 'the Saturday worked for Spring Festival'],
    ['2026-01-04', 'make-up', 'the Sunday worked for New Year'],
    ['2025-09-28', 'make-up', 'a Sunday of 2025'],
    ['2026-09-25', 'holiday', 'Mid-Autumn, a Friday'],
    ['2026-09-26', 'holiday', 'a Saturday inside a holiday'],
    ['2026-09-28', 'workday', 'the Monday after Mid-Autumn'],
    ['2026-10-01', 'holiday', 'National Day'],
    ['2026-10-07', 'holiday', 'the last day of National Day'],
    ['2026-10-08', 'workday', 'the day after it'],
    ['2026-10-11', 'weekend', 'the Sunday after a worked Saturday'],
    ['2026-02-23', 'holiday', 'the last day of Spring Festival'],
    ['2026-02-24', 'workday', 'the day after it'],
    ['2025-10-08', 'holiday', 'the eighth day of October 2025'],
    ['2027-01-01', 'holiday', 'New Year of a year without a table'],
    ['2027-10-04', 'workday', 'a day that a table may close later'],
  ];
  for (const [text, expected, because] of cases) {
    it(`${text} is a ${expected} (${because})`, () => {
      const { kind, makeUp } = day(text);
      expect(makeUp ? 'make-up' : kind).to.equal(expected);
    });
  }

  it('carry the name of the holiday in both languages, on a holiday only', () => {
    expect(day('2026-10-03').holiday).to.deep.equal({ 'zh-CN': '国庆节', 'en-US': 'National Day' });
    expect(day('2025-10-06').holiday?.['zh-CN']).to.equal('国庆节、中秋节');
    expect(day('2026-10-10')).not.to.have.property('holiday');
    expect(day('2026-11-21')).not.to.have.property('holiday');
  });

  it('are as many free and worked in exchange as announced', () => {
    const count = (year: number) => {
      const all = Array.from({ length: 365 }, (_, ahead) => calendar.dayOf(date(`${year}-01-01`).add({ days: ahead })));
      return [all.filter(each => each.kind === 'holiday').length, all.filter(each => each.makeUp).length];
    };
    expect(count(2025)).to.deep.equal([28, 5]);
    expect(count(2026)).to.deep.equal([33, 6]);
  });

  it('say when their year is not known', () => {
    expect(day('2026-12-31').known).to.equal(true);
    expect(day('2027-01-01').known).to.equal(false);
    expect(day('2024-06-03').known).to.equal(false);
  });

  it('take a New Year holiday that begins in December from the table of the new year', () => {
    const name = { 'zh-CN': '元旦', 'en-US': "New Year's Day" };
    const table = HolidayTable.parse({ year: 2023, holidays: [{ name, from: '2022-12-31', to: '2023-01-02' }] });
    const eve = createCalendar({ tables: [table], zone: 'Asia/Shanghai' }).dayOf(date('2022-12-31'));
    expect(eve).to.deep.equal({ kind: 'holiday', makeUp: false, holiday: name, known: false });
  });
});

describe('the statutory days of a year without a table', () => {
  const dates = (year: number) => [...statutoryHolidays(year).keys()].sort();

  it('are thirteen, lunar ones by the Chinese calendar', () => {
    expect(dates(2027)).to.deep.equal([
      '2027-01-01',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  it('are right in leap years of the moon and where two fall together', () => {
    expect(dates(2028)).to.include.members(['2028-01-25', '2028-01-28', '2028-04-04', '2028-05-28', '2028-10-03']);
    expect(dates(2028)).to.have.lengthOf(12);
    expect(dates(2033)).to.include.members(['2033-01-30', '2033-02-02', '2033-06-01', '2033-09-08']);
  });

  it('are all holidays in the tables of the years that have one', () => {
    for (const year of [2025, 2026]) {
      for (const text of dates(year)) expect(day(text).kind, text).to.equal('holiday');
    }
  });

  it('fall where they can, in every year of the century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), year => {
        const names = new Map([...statutoryHolidays(year)].map(([text, name]) => [name['en-US'], text.slice(5)]));
        expect(names.get('Spring Festival')).to.satisfy((last: string) => last >= '01-23' && last <= '02-23');
        expect(names.get('Qingming Festival')).to.be.oneOf(['04-04', '04-05', '04-06']);
        expect(names.get('Dragon Boat Festival')).to.satisfy((text: string) => text >= '05-27' && text <= '06-27');
      }),
      { numRuns: 40 },
    );
  });
});

describe('the hotline (S1 3.1)', () => {
  const cases: [string, 'open until' | 'closed until', string, string?][] = [
    ['2026-11-20T09:00', 'open until', '2026-11-20T18:00'],
    ['2026-11-20T17:59:59.999', 'open until', '2026-11-20T18:00'],
    ['2026-11-20T18:00', 'closed until', '2026-11-21T10:00'],
    ['2026-11-20T08:59:59.999', 'closed until', '2026-11-20T09:00'],
    ['2026-11-21T10:00', 'open until', '2026-11-21T16:00'],
    ['2026-11-21T09:59', 'closed until', '2026-11-21T10:00'],
    ['2026-11-22T16:00', 'closed until', '2026-11-23T09:00'],
    ['2026-09-20T09:30', 'open until', '2026-09-20T18:00'],
    ['2026-10-01T09:30', 'closed until', '2026-10-01T10:00', '国庆节'],
    ['2026-10-01T02:00', 'closed until', '2026-10-01T10:00', '国庆节'],
    ['2026-10-08T02:00', 'closed until', '2026-10-08T09:00'],
    ['2026-10-07T20:00', 'closed until', '2026-10-08T09:00', '国庆节'],
    ['2026-12-31T19:00', 'closed until', '2027-01-01T10:00'],
  ];
  for (const [moment, state, until, holiday] of cases) {
    it(`at ${moment} is ${state} ${until}`, () => {
      const found = openingState(at(moment), calendar, policy);
      expect([found.open ? 'open until' : 'closed until', shown(found.open ? found.until : found.opens)]).to.deep.equal(
        [state, until],
      );
      expect(found.open ? undefined : found.holiday?.['zh-CN']).to.equal(holiday);
    });
  }

  it('tells the hours of the day also while it is closed', () => {
    const { today } = openingState(at('2026-11-21T17:00'), calendar, policy);
    expect(shownHours(today ?? [], 'en-US')).to.equal('10:00–16:00');
  });

  it('may be closed on rest days, and then opens on the next working day', () => {
    const weekdays = { hotline: { workday: hours('9:00-18:00'), restDay: hours('closed') } };
    const found = openingState(at('2026-09-30T18:00'), calendar, weekdays);
    expect(found.open ? undefined : shown(found.opens)).to.equal('2026-10-08T09:00');
    expect(found).to.have.property('today');
    expect(openingState(at('2026-10-02T12:00'), calendar, weekdays)).not.to.have.property('today');
    expect(hoursOn(date('2026-10-02'), calendar, weekdays)).to.deep.equal([]);
  });

  it('keeps the time of the shop, wherever that is', () => {
    const abroad = createCalendar({ tables, zone: 'Europe/Berlin' });
    const moment = Temporal.Instant.from('2026-11-20T08:30:00Z');
    expect(openingState(moment, calendar, policy).open).to.equal(true);
    const found = openingState(moment, abroad, policy);
    expect(found.open && found.until.toString()).to.equal('2026-11-20T18:00:00+01:00[Europe/Berlin]');
  });

  const moments = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) })
    .map(milliseconds => Temporal.Instant.fromEpochMilliseconds(milliseconds));
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'UTC');

  it('is open exactly within the hours of the day', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const there = createCalendar({ tables, zone });
        const now = moment.toZonedDateTimeISO(zone);
        const today = hoursOn(now.toPlainDate(), there, policy);
        const clock = now.toPlainTime();
        const inside = today.some(
          ({ from, to }) => Temporal.PlainTime.compare(from, clock) <= 0 && Temporal.PlainTime.compare(clock, to) < 0,
        );
        expect(openingState(moment, there, policy).open).to.equal(inside);
      }),
    );
  });

  it('turns open or closed at the very moment it names, and not before', () => {
    const open = (moment: Temporal.Instant) => openingState(moment, calendar, policy).open;
    fc.assert(
      fc.property(moments, moment => {
        const found = openingState(moment, calendar, policy);
        const change = (found.open ? found.until : found.opens).toInstant();
        expect(Temporal.Instant.compare(change, moment)).to.equal(1);
        expect(open(change)).to.equal(!found.open);
        expect(open(change.subtract({ nanoseconds: 1 }))).to.equal(found.open);
      }),
    );
  });

  it('answers in less than a millisecond', () => {
    const moment = at('2027-02-06T20:00');
    openingState(moment, calendar, policy);
    const start = performance.now();
    for (let run = 0; run < 500; run++) openingState(moment, calendar, policy);
    expect((performance.now() - start) / 500).to.be.below(1);
  });
});

describe('the warning of a missing holiday table', () => {
  const warned = (today: string) => calendarWarnings(calendar, date(today));

  it('comes 90 days before the year begins', () => {
    expect(warned('2026-10-02')).to.deep.equal([]);
    expect(warned('2026-10-03')).to.deep.equal([{ code: 'calendar.year-unknown', year: 2027 }]);
  });

  it('names the running year too', () => {
    expect(warned('2027-03-01')).to.deep.equal([{ code: 'calendar.year-unknown', year: 2027 }]);
    expect(warned('2027-11-01').map(warning => warning.year)).to.deep.equal([2027, 2028]);
  });
});

describe('a holiday table', () => {
  const name = { 'zh-CN': '国庆节', 'en-US': 'National Day' };
  const faults = (...holidays: object[]) =>
    HolidayTable.safeParse({ year: 2026, holidays: holidays.map(each => ({ name, ...each })) }).error?.issues.map(
      issue => `${issue.path.join('.')}: ${issue.message}`,
    ) ?? [];

  it('is refused with a holiday that ends before it begins, or lasts for weeks', () => {
    expect(faults({ from: '2026-10-07', to: '2026-10-01' })[0]).to.match(/^holidays\.0\.to: is before its start/);
    expect(faults({ from: '2026-10-01', to: '2026-12-07' })[0]).to.match(/longer than 15 days/);
  });

  it('is refused with a make-up day that is worked anyway', () => {
    expect(faults({ from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-10-10', '2026-10-12'] })).to.have.lengthOf(1);
  });

  it('is refused with a day named twice, of another year, or that does not exist', () => {
    expect(faults({ from: '2026-10-01', to: '2026-10-03' }, { from: '2026-10-03', to: '2026-10-04' })[0]).to.match(
      /names 2026-10-03 a second time/,
    );
    expect(faults({ from: '2027-10-01', to: '2027-10-01' })[0]).to.match(/outside 2026/);
    expect(faults({ from: '2025-11-30', to: '2025-11-30' })[0]).to.match(/outside 2026/);
    expect(faults({ from: '2025-12-31', to: '2026-01-01' })).to.deep.equal([]);
    expect(faults({ from: '2026-02-29', to: '2026-02-29' })[0]).to.match(/no date/);
  });
});

function shipped(name: string): string {
  return readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
}
