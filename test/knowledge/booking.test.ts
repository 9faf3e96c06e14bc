import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import {
  changeEnd,
  choice,
  type Diary,
  dayRefusal,
  freeSlots,
  freeStarts,
  hold,
  isShortNotice,
  lastDay,
  nearestSlots,
  release,
  reminderTime,
  slotRefusal,
  slotTime,
  staffRules,
  type VisitRules,
  visitStarts,
} from '../../knowledge/booking.ts';
import { createCalendar, HolidayTable } from '../../knowledge/calendar.ts';
import { Hours, Span } from '../../knowledge/figures.ts';
import { Policy } from '../../knowledge/policy.ts';
import type { Slot, VisitDay } from '../../knowledge/records.ts';

const policy = Policy.parse(parse(shipped('policy/general.yaml')));
const tables = [HolidayTable.parse(parse(shipped('holidays/2026.yaml')))];
const calendar = createCalendar({ tables, zone: 'Asia/Shanghai' });
const source = 'OWN';

const wholeDay = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00'];
/** A Tuesday; the next days are working days until Saturday the 28th. */
const tuesday = '2026-11-24T14:00';

describe('the times of a visit (S1 3.2.1)', () => {
  it('lie wholly inside visiting hours, every hour', () => {
    expect(visitStarts(day('2026-11-25'), rulesAt(tuesday))).to.deep.equal(wholeDay);
  });

  it('are as far apart as the policy says, and fit to the last minute', () => {
    const narrow = withVisit({ length: span('150 minutes'), every: span('90 minutes'), workday: hours('9:00-16:00') });
    expect(visitStarts(day('2026-11-25'), narrow)).to.deep.equal(['09:00', '10:30', '12:00', '13:30']);
    const none = withVisit({ length: span('481 minutes') });
    expect(visitStarts(day('2026-11-25'), none)).to.deep.equal([]);
    expect(visitStarts(day('2026-11-25'), withVisit({ length: span('480 minutes') }))).to.deep.equal(['09:00']);
  });

  const days: readonly (readonly [string, readonly string[], string])[] = [
    ['2026-11-28', [], 'no Saturday'],
    ['2026-11-29', [], 'no Sunday'],
    ['2026-10-01', [], 'no public holiday'],
    ['2026-09-25', [], 'no public holiday on a Friday'],
    ['2026-10-10', wholeDay, 'a Saturday worked to make up for a holiday'],
    ['2026-09-20', wholeDay, 'a Sunday worked to make up for a holiday'],
    ['2027-01-04', wholeDay, 'a Monday of a year without a table'],
    ['2027-01-01', [], 'no statutory holiday of a year without a table'],
    ['2027-01-02', [], 'no Saturday of a year without a table'],
  ];
  for (const [date, starts, because] of days) {
    it(`are on ${because}: ${date}`, () => {
      expect(visitStarts(day(date), rulesAt(tuesday))).to.deep.equal(starts);
      const earlier = Temporal.PlainDate.from(date).subtract({ days: 10 });
      expect(freeStarts(date, diary(), rulesAt(`${earlier}T09:00`))).to.deep.equal(starts);
    });
  }

  it('are on Saturdays where the shop says so', () => {
    const saturdays = withVisit({ restDay: hours('10:00-14:00') });
    expect(freeStarts('2026-11-28', diary(), saturdays)).to.deep.equal(['10:00', '11:00', '12:00']);
  });
});

describe('a wished time', () => {
  describe('needs 24 hours of notice (S1 3.2.2)', () => {
    const first = (now: string) => freeStarts('2026-11-25', diary(), rulesAt(now))[0];
    it('to the minute, its end allowed', () => {
      expect(first('2026-11-24T14:00')).to.equal('14:00');
      expect(first('2026-11-24T14:01')).to.equal('15:00');
      expect(first('2026-11-24T15:00')).to.equal('15:00');
      expect(first('2026-11-24T15:01')).to.equal(undefined);
    });
    it('whatever the second', () => {
      expect(first('2026-11-24T14:00:59.999')).to.equal('14:00');
      expect(first('2026-11-24T13:59:59.999')).to.equal('14:00');
    });
    it('on the clock, not in working hours', () => {
      expect(first('2026-11-24T03:00')).to.equal('09:00');
      expect([...freeSlots(diary(), rulesAt('2026-11-27T16:00'))][0]).to.include({
        date: '2026-11-30',
        start: '09:00',
      });
    });
  });

  describe('is refused with the first reason there is', () => {
    const taken = diary([visit('09:00', 'R-1'), visit('09:00', 'R-2'), visit('13:00', 'R-3'), visit('15:00', 'R-4')]);
    const cases: readonly (readonly [string, string, unknown, string])[] = [
      ['2026-11-23', '09:00', 'past', 'yesterday'],
      ['2026-11-21', '09:00', 'past', 'last Saturday'],
      ['2026-11-24', '13:59', 'past', 'a minute ago, on a day of visits'],
      ['2026-11-24', '14:00', 'notice', 'now'],
      ['2026-11-24', '03:00', 'past', 'this night, not "hours"'],
      ['2026-11-28', '09:00', 'rest-day', 'a Saturday'],
      ['2027-03-06', '09:00', 'rest-day', 'a Saturday far away, not "too far"'],
      ['2026-11-25', '08:59', 'hours', 'before the first hour'],
      ['2026-11-25', '15:01', 'hours', 'a visit that would last too long'],
      ['2026-11-25', '23:00', 'hours', 'at night'],
      ['2026-11-24', '16:00', 'hours', 'today after hours, not "notice"'],
      ['2026-11-25', '13:00', 'notice', 'too soon'],
      ['2026-11-25', '13:30', 'notice', 'too soon, not "between"'],
      ['2026-11-26', '10:30', 'between', 'half an hour between two'],
      ['2026-11-26', '14:15', 'between', 'a quarter after'],
      ['2026-11-26', '09:00', 'full', 'both technicians are there'],
      ['2026-11-26', '10:00', 'full', 'both technicians are still there'],
      ['2026-11-26', '11:00', undefined, 'both are just back'],
      ['2026-11-26', '14:00', undefined, 'one after the other, one technician is left'],
      ['2026-12-24', '09:00', undefined, 'the last day'],
      ['2026-12-25', '09:00', 'too-far', 'the day after it'],
    ];
    for (const [date, start, code, because] of cases) {
      it(`${date} ${start}: ${code ?? 'not at all'} (${because})`, () => {
        expect(slotRefusal(slot(date, start), taken, rulesAt(tuesday))?.code).to.equal(code);
      });
    }
    it('names the holiday', () => {
      const rules = rulesAt('2026-09-20T09:00');
      const refusal = slotRefusal(slot('2026-10-01', '09:00'), diary(), rules);
      expect(refusal).to.deep.equal({ code: 'rest-day', holiday: { 'zh-CN': '国庆节', 'en-US': 'National Day' } });
      expect(dayRefusal('2026-10-11', rules)).to.deep.equal({ code: 'rest-day' });
    });
    it('says of a day what holds for all of its times', () => {
      expect(dayRefusal('2026-11-23', rulesAt(tuesday))).to.deep.equal({ code: 'past' });
      expect(dayRefusal('2026-11-24', rulesAt(tuesday))).to.equal(undefined);
      expect(dayRefusal('2026-12-24', rulesAt(tuesday))).to.equal(undefined);
      expect(dayRefusal('2026-12-25', rulesAt(tuesday))).to.deep.equal({ code: 'too-far' });
    });
  });

  it('is not in the way of its own case', () => {
    const full = diary([visit('09:00', 'R-1'), visit('10:00', 'R-2')]);
    const wished = slot('2026-11-26', '10:00');
    expect(slotRefusal(wished, full, rulesAt(tuesday))).to.deep.equal({ code: 'full' });
    expect(slotRefusal(wished, { ...full, own: ['R-1'] }, rulesAt(tuesday))).to.equal(undefined);
  });

  it('is held until the very moment that was said', () => {
    const until = '2026-11-24T06:00:00.000Z';
    const held = diary([visit('09:00', 'R-1'), { ...visit('09:00', 'ann'), until }]);
    const wished = slot('2026-11-26', '09:00');
    expect(slotRefusal(wished, held, rulesAt('2026-11-24T13:59:59.9999'))).to.deep.equal({ code: 'full' });
    expect(slotRefusal(wished, held, rulesAt('2026-11-24T14:00'))).to.equal(undefined);
  });
});

describe('in a night when the clocks change', () => {
  const nights = (now: string): VisitRules => ({
    ...withVisit({
      restDay: hours('0:00-6:00'),
      workday: hours('0:00-6:00'),
      length: span('30 minutes'),
      every: span('30 minutes'),
    }),
    calendar: createCalendar({ tables: [], zone: 'America/New_York' }),
    now: Temporal.Instant.from(now),
  });

  it('notice is 24 hours that pass, with the hour that comes twice', () => {
    // The day before, 02:15: a day later it is 01:15 for the second time; a visit at 01:30 is the first 01:30.
    const starts = freeStarts('2026-11-01', diary(), nights('2026-10-31T06:15:00Z'));
    expect(starts.slice(0, 2)).to.deep.equal(['02:00', '02:30']);
    expect(freeStarts('2026-11-01', diary(), nights('2026-10-31T05:30:00Z'))[0]).to.equal('01:30');
  });
  it('and with the hour that is left out', () => {
    // The day before, 02:15: a day later it is 03:15.
    const refusal = (start: string) => slotRefusal(slot('2026-03-08', start), diary(), nights('2026-03-07T07:15:00Z'));
    expect(refusal('03:00')).to.deep.equal({ code: 'notice' });
    expect(refusal('03:30')).to.equal(undefined);
  });
  it('what is past is past on the clock that runs on', () => {
    // 01:15 for the second time.
    const refusal = (start: string) => slotRefusal(slot('2026-11-01', start), diary(), nights('2026-11-01T06:15:00Z'));
    expect(refusal('01:30')).to.deep.equal({ code: 'past' });
    expect(refusal('02:00')).to.deep.equal({ code: 'notice' });
  });
});

describe('a visit that a clerk books', () => {
  const rules = rulesAt(tuesday);
  const staff = staffRules(rules);

  it('needs no notice and may begin at any minute, a year ahead (D10)', () => {
    expect(slotRefusal(slot('2026-11-24', '14:01'), diary(), staff)).to.equal(undefined);
    expect(slotRefusal(slot('2026-11-24', '13:59'), diary(), staff)?.code).to.equal('past');
    expect([lastDay(rules), lastDay(staff)]).to.deep.equal(['2026-12-24', '2027-11-24']);
  });
  it('lies inside visiting hours all the same', () => {
    expect(slotRefusal(slot('2026-11-25', '15:00'), diary(), staff)).to.equal(undefined);
    expect(slotRefusal(slot('2026-11-25', '15:01'), diary(), staff)?.code).to.equal('hours');
  });
  it('is sooner than a customer may book up to 24 hours ahead', () => {
    expect(isShortNotice({ date: '2026-11-24', start: '16:00' }, rules)).to.equal(true);
    expect(isShortNotice({ date: '2026-11-25', start: '13:59' }, rules)).to.equal(true);
    expect(isShortNotice({ date: '2026-11-25', start: '14:00' }, rules)).to.equal(false);
  });
});

describe('the nearest free times', () => {
  const starts = (slots: readonly Slot[]) => slots.map(({ date, start }) => `${date.slice(5)} ${start}`);
  const rules = rulesAt(tuesday);
  it('are the earliest without a wish, none overlapping another', () => {
    expect(starts(nearestSlots(diary(), rules, 3))).to.deep.equal(['11-25 14:00', '11-26 09:00', '11-26 11:00']);
  });
  it('lie around the wish, in the order of time', () => {
    const wished = { date: '2026-11-26', start: '12:00' };
    expect(starts(nearestSlots(diary(), rules, 3, wished))).to.deep.equal([
      '11-26 10:00',
      '11-26 12:00',
      '11-26 14:00',
    ]);
    const full = diary([visit('12:00', 'R-1'), visit('12:00', 'R-2')]);
    expect(starts(nearestSlots(full, rules, 3, wished))).to.deep.equal(['11-25 15:00', '11-26 10:00', '11-26 14:00']);
  });
  it('are on the next working days when the wish is on a rest day', () => {
    const wished = { date: '2026-11-28', start: '10:00' };
    expect(starts(nearestSlots(diary(), rules, 2, wished))).to.deep.equal(['11-27 13:00', '11-27 15:00']);
    expect(starts(nearestSlots(diary(), rules, 2, { ...wished, date: '2026-11-29' }))).to.deep.equal([
      '11-30 09:00',
      '11-30 11:00',
    ]);
  });
  it('are the outermost for a wish outside of what can be booked', () => {
    expect(starts(nearestSlots(diary(), rules, 1, { date: '2020-01-01', start: '09:00' }))).to.deep.equal([
      '11-25 14:00',
    ]);
    expect(starts(nearestSlots(diary(), rules, 1, { date: '2030-01-01', start: '09:00' }))).to.deep.equal([
      '12-24 15:00',
    ]);
  });
  it('are as many as there are', () => {
    const soon = withVisit({ ahead: span('2 days') });
    expect(starts(nearestSlots(diary(), soon, 9))).to.deep.equal([
      '11-25 14:00',
      '11-26 09:00',
      '11-26 11:00',
      '11-26 13:00',
      '11-26 15:00',
    ]);
    expect(nearestSlots(diary(), withVisit({ workday: Hours.parse({ hours: 'closed', source }) }), 3)).to.deep.equal(
      [],
    );
  });
  it('may be chosen from any list', () => {
    const list = ['09:00', '10:59', '11:00', '12:59', '13:00'].map(start => slot('2026-11-26', start));
    expect(starts(choice(list, 9, 120))).to.deep.equal(['11-26 09:00', '11-26 11:00', '11-26 13:00']);
  });
});

describe('what belongs to a visit', () => {
  it('may be changed until four hours before', () => {
    expect(shown(changeEnd(slot('2026-11-26', '14:00'), rulesAt(tuesday)))).to.equal('2026-11-26T10:00');
  });
  it('is reminded of at 17:00 of the day before, whatever its time', () => {
    for (const start of ['09:00', '15:00'])
      expect(shown(reminderTime(slot('2026-11-26', start), rulesAt(tuesday)))).to.equal('2026-11-25T17:00');
  });
});

describe('whatever customers do', () => {
  const people = ['ann', 'bob', 'cem', 'dan', 'eve'];
  const who = fc.constantFrom(...people);
  const start = fc.constantFrom(...wholeDay);
  const act = fc.oneof(
    fc.record({ do: fc.constant('hold' as const), who, start, minutes: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ do: fc.constant('book' as const), who, start }),
    fc.record({ do: fc.constant('release' as const), who }),
    fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  );

  it('no more visits are made at any moment than there are technicians, and none is refused without need', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }), (acts, technicians) => {
        let record: VisitDay | undefined;
        let now = at(tuesday);
        for (const each of acts) {
          if (each.do === 'wait') now = now.add({ minutes: each.minutes });
          else if (each.do === 'release') record = record && release(record, each.who, now);
          else {
            const until = each.do === 'hold' ? now.add({ minutes: each.minutes }) : undefined;
            const taker = {
              holder: each.who,
              ...(until && { until: until.toString({ smallestUnit: 'millisecond' }) }),
            };
            const others = busiest(record, each.start, now, each.who);
            const outcome = hold(record, slot('2026-11-26', each.start), team(technicians), taker, { policy, now });
            expect(outcome.ok).to.equal(others < technicians);
            if (outcome.ok) record = outcome.day;
            if (outcome.ok) expect(record?.visits.filter(({ holder }) => holder === each.who)).to.have.length(1);
          }
          for (const time of wholeDay) expect(busiest(record, time, now)).to.be.at.most(technicians);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what is offered is accepted, lies inside visiting hours and keeps the notice; what is not, is not', () => {
    const visits = fc.array(
      fc.record({ start, holder: who, held: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }) }),
      { maxLength: 6 },
    );
    const minute = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(minute, visits, fc.integer({ min: 1, max: 3 }), (passed, taken, technicians) => {
        const now = at('2026-01-01T00:00').add({ minutes: passed, seconds: passed % 60 });
        const rules = { calendar, policy, now };
        const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate();
        const dates = [0, 1, 2, 5, 30, 31].map(days => today.add({ days }).toString());
        const records = dates.map((date): [string, VisitDay] => [
          date,
          {
            id: `home/${date}`,
            team: 'home',
            date,
            visits: taken.map(({ start, holder, held }) => ({
              ...visit(start, holder),
              ...(held !== undefined && {
                until: now.add({ minutes: held }).toString({ smallestUnit: 'millisecond' }),
              }),
            })),
          },
        ]);
        const book: Diary = { team: team(technicians), days: new Map(records), own: ['ann'] };
        const offered = [...freeSlots(book, rules)];
        for (const [date, record] of records) {
          const free = offered.filter(each => each.date === date).map(each => each.start);
          expect(freeStarts(date, book, rules)).to.deep.equal(free);
          for (const time of wholeDay) {
            const wished = slot(date, time);
            const begins = slotTime(wished, calendar);
            const worked = calendar.dayOf(begins.toPlainDate()).kind === 'workday';
            const early = begins.toInstant().epochMilliseconds - now.epochMilliseconds;
            const near = begins.toPlainDate().until(today).days >= -30;
            const room = busiest(record, time, now, 'ann') < technicians;
            const expected = worked && near && room && early > 24 * 3_600_000 - 60_000;
            expect(free.includes(time), `${date} ${time} at ${now}`).to.equal(expected);
            expect(slotRefusal(wished, book, rules) === undefined).to.equal(expected);
            if (expected) expect(hold(record, wished, book.team, { holder: 'ann' }, rules).ok).to.equal(true);
          }
        }
        for (const { start, date } of offered) {
          expect(wholeDay).to.include(start);
          expect(calendar.dayOf(day(date)).kind).to.equal('workday');
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  /** The most visits that others have at any moment of a visit, counted minute by minute. */
  function busiest(record: VisitDay | undefined, start: string, now: Temporal.Instant, but?: string): number {
    const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const running = (record?.visits ?? []).filter(
      ({ holder, until }) => holder !== but && (until === undefined || Date.parse(until) > now.epochMilliseconds),
    );
    const counts = Array.from({ length: 120 }, (_, passed) => {
      const moment = minute(start) + passed;
      return running.filter(each => minute(each.start) <= moment && moment < minute(each.start) + each.minutes).length;
    });
    return Math.max(...counts);
  }
});

function rulesAt(now: string): VisitRules {
  return { calendar, policy, now: at(now) };
}

function withVisit(changes: Partial<Policy['visit']>): VisitRules {
  return { ...rulesAt(tuesday), policy: { visit: { ...policy.visit, ...changes } } };
}

function at(time: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(time).toZonedDateTime('Asia/Shanghai').toInstant();
}

function day(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

function slot(date: string, start: string): Slot {
  return { team: 'home', date, start };
}

function visit(start: string, holder: string): VisitDay['visits'][number] {
  return { start, minutes: 120, holder };
}

function team(technicians: number): Diary['team'] {
  return { id: 'home', name: { 'zh-CN': '上门服务组', 'en-US': 'Home service' }, technicians };
}

/** Two technicians, with these visits on Thursday 26 November 2026. */
function diary(visits: VisitDay['visits'] = []): Diary {
  const date = '2026-11-26';
  return { team: team(2), days: new Map([[date, { id: `home/${date}`, team: 'home', date, visits }]]), own: [] };
}

function hours(text: string): Hours {
  return Hours.parse({ hours: text, source });
}

function span(duration: string): Span {
  return Span.parse({ duration, source });
}

function shown(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function shipped(file: string): string {
  return readFileSync(new URL(`../../knowledge/content/${file}`, import.meta.url), 'utf8');
}
