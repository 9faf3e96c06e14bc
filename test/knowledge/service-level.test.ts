import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { createCalendar, HolidayTable, openingState } from '../../knowledge/calendar.ts';
import { Hours, Span, Within } from '../../knowledge/figures.ts';
import { Policy } from '../../knowledge/policy.ts';
import { answeredBy, dueAt, levelsOf, promisesOf, type ServiceKind } from '../../knowledge/service-level.ts';

const policy = Policy.parse(parse(shipped('policy/general.yaml')));
const tables = [2025, 2026].map(year => HolidayTable.parse(parse(shipped(`holidays/${year}.yaml`))));
const calendar = createCalendar({ tables, zone: 'Asia/Shanghai' });

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();
const span = (duration: string) => Span.parse({ duration, source: 'OWN' });
const shown = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: 'minute' });
const answered = (from: string, within: string) =>
  shown(dueAt(at(from), span(within), calendar, policy, 'firstResponse'));
const done = (from: string, within: string) => shown(dueAt(at(from), span(within), calendar, policy));

describe('when a customer is told that an answer is due', () => {
  const told = (from: string, within = '24 hours', by: Pick<Policy, 'hotline' | 'clock'> = policy) =>
    shown(answeredBy(dueAt(at(from), span(within), calendar, by, 'firstResponse'), at(from), calendar, by));
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-11-23T10:00', '2026-11-24T10:00', 'at the same hour of the next day'],
    ['2026-11-23T23:21', '2026-11-24T18:00', 'at the end of the next day, when it would be at night'],
    ['2026-11-23T18:00', '2026-11-24T18:00', 'at closing time on the dot'],
    ['2026-11-24T03:00', '2026-11-24T18:00', 'on the same day, when it is reported before dawn'],
    ['2026-11-27T17:00', '2026-11-28T16:00', 'at the end of a shorter Saturday'],
    ['2026-09-30T20:00', '2026-10-01T16:00', 'at the end of a holiday'],
    ['2026-11-24T09:00', '2026-11-24T18:00', 'on the same day, when it would be at the very opening of the next'],
  ];
  for (const [from, by, because] of cases) it(`is ${because}`, () => expect(told(from)).to.equal(by));

  it('is the end of the next open day where nobody answers until it is due', () => {
    const restDay = Hours.parse({ hours: 'closed', source: 'OWN' });
    const closed = { ...policy, hotline: { ...policy.hotline, restDay } };
    expect(told('2026-11-27T18:00', '24 hours', closed)).to.equal('2026-11-30T18:00');
    expect(told('2026-11-28T10:00', '24 hours', closed)).to.equal('2026-11-30T18:00');
    expect(told('2026-10-03T10:00', '24 hours', closed), 'in the middle of a week of holidays').to.equal(
      '2026-10-08T18:00',
    );
  });
  it('is in open hours, and no later than promised, at every moment of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), minutes => {
        const now = at('2026-01-01T00:00').add({ minutes });
        const due = dueAt(now, span('24 hours'), calendar, policy, 'firstResponse');
        const by = answeredBy(due, now, calendar, policy);
        expect(Temporal.ZonedDateTime.compare(by, due)).to.be.at.most(0);
        expect(Temporal.Instant.compare(by.toInstant(), now)).to.equal(1);
        expect(openingState(by.subtract({ seconds: 1 }).toInstant(), calendar, policy).open).to.equal(true);
      }),
    );
  });
});

describe('a first answer within hours', () => {
  // Friday 20 November 2026 is a working day.
  const cases: [string, string, string, string][] = [
    ['2026-11-20T10:00', '1 hour', '2026-11-20T11:00', 'while the hotline is open'],
    ['2026-11-20T17:00', '1 hour', '2026-11-20T18:00', 'on the very end of the day'],
    ['2026-11-20T17:30', '1 hour', '2026-11-21T10:30', 'with the rest on Saturday from 10:00'],
    ['2026-11-20T18:00', '1 hour', '2026-11-21T11:00', 'from the next opening when it is just closed'],
    ['2026-11-20T03:00', '1 hour', '2026-11-20T10:00', 'from the opening of the same day'],
    ['2026-11-21T15:30', '2 hours', '2026-11-22T11:30', 'over Saturday and Sunday'],
    ['2026-09-30T17:30', '1 hour', '2026-10-01T10:30', 'on a public holiday from 10:00'],
    ['2026-09-19T15:30', '1 hour', '2026-09-20T09:30', 'on a Sunday worked for a holiday from 9:00'],
    ['2026-11-20T17:59', '30 minutes', '2026-11-21T10:29', 'by the minute'],
    ['2026-12-31T17:30', '1 hour', '2027-01-01T10:30', 'into a year without a holiday table'],
  ];
  for (const [from, within, due, because] of cases) {
    it(`is due ${because}: ${within} from ${from}`, () => expect(answered(from, within)).to.equal(due));
  }

  it('may take several days of hotline hours', () => {
    // 1 hour on Friday, 6 on Saturday, 6 on Sunday, 9 on Monday, 1 on Tuesday
    expect(answered('2026-11-20T17:00', '23 hours')).to.equal('2026-11-24T10:00');
  });

  it('of 24 hours or more runs on the clock', () => {
    expect(answered('2026-11-20T17:30', '24 hours')).to.equal('2026-11-21T17:30');
    expect(answered('2026-11-20T17:30', '48 hours')).to.equal('2026-11-22T17:30');
    expect(answered('2026-11-20T17:30', '1440 minutes')).to.equal('2026-11-21T17:30');
  });

  it('is counted from what the policy says, not from a figure in the rule', () => {
    const strict = { ...policy, clock: { hotlineHoursBelow: span('1 hour') } };
    const due = (within: string) =>
      shown(dueAt(at('2026-11-20T17:45'), span(within), calendar, strict, 'firstResponse'));
    expect(due('59 minutes')).to.equal('2026-11-21T10:44');
    expect(due('1 hour')).to.equal('2026-11-20T18:45');
  });

  it('passes over days on which the hotline is closed', () => {
    const closed = Hours.parse({ hours: 'closed', source: 'OWN' });
    const weekdays = { ...policy, hotline: { ...policy.hotline, restDay: closed } };
    const due = dueAt(at('2026-11-20T17:30'), span('1 hour'), calendar, weekdays, 'firstResponse');
    expect(shown(due)).to.equal('2026-11-23T09:30');
  });
});

describe('anything else promised within hours', () => {
  it('runs on the clock, also at night and over a weekend', () => {
    expect(done('2026-11-20T23:10', '1 hour')).to.equal('2026-11-21T00:10');
    expect(done('2026-11-20T16:10', '48 hours')).to.equal('2026-11-22T16:10');
    expect(done('2026-11-20T16:10', '72 hours')).to.equal('2026-11-23T16:10');
    expect(done('2026-09-30T17:00', '48 hours')).to.equal('2026-10-02T17:00');
  });

  it('is as long where clocks are changed', () => {
    const berlin = createCalendar({ tables, zone: 'Europe/Berlin' });
    const from = Temporal.ZonedDateTime.from('2026-03-28T12:00+01:00[Europe/Berlin]').toInstant();
    const due = dueAt(from, span('24 hours'), berlin, policy);
    expect(due.toString()).to.equal('2026-03-29T13:00:00+02:00[Europe/Berlin]');
  });
});

describe('something promised within working days', () => {
  const cases: [string, string, string, string][] = [
    ['2026-11-20T10:00', '1 working day', '2026-11-23T18:00', 'the Monday after a Friday'],
    ['2026-11-20T23:59', '1 working day', '2026-11-23T18:00', 'the Monday after a Friday night'],
    ['2026-11-21T10:00', '1 working day', '2026-11-23T18:00', 'the Monday after a Saturday'],
    ['2026-11-16T09:00', '3 working days', '2026-11-19T18:00', 'the third day after that one'],
    ['2026-09-18T12:00', '1 working day', '2026-09-20T18:00', 'a Sunday worked in exchange'],
    ['2026-09-30T12:00', '1 working day', '2026-10-08T18:00', 'the day after National Day'],
    ['2026-09-30T12:00', '3 working days', '2026-10-10T18:00', 'the Saturday worked in exchange'],
    ['2026-11-20T10:00', '15 working days', '2026-12-11T18:00', 'three weeks later'],
    ['2026-12-31T12:00', '1 working day', '2027-01-04T18:00', 'in a year without a table'],
  ];
  for (const [from, within, due, because] of cases) {
    it(`is due on ${because}: ${within} from ${from}`, () => {
      expect(done(from, within)).to.equal(due);
      expect(answered(from, within)).to.equal(due);
    });
  }
});

describe('something promised within days or weeks', () => {
  it('is due when the hotline closes on the last day', () => {
    expect(done('2026-11-20T03:00', '3 days')).to.equal('2026-11-23T18:00');
    expect(done('2026-11-20T23:00', '2 days')).to.equal('2026-11-22T16:00');
    expect(done('2026-01-31T10:00', '1 month')).to.equal('2026-02-28T18:00');
    expect(done('2024-02-29T10:00', '1 year')).to.equal('2025-02-28T18:00');
  });

  it('has until the end of a last day on which the hotline is closed', () => {
    const closed = Hours.parse({ hours: 'closed', source: 'OWN' });
    const weekdays = { ...policy, hotline: { ...policy.hotline, restDay: closed } };
    expect(shown(dueAt(at('2026-11-20T12:00'), span('2 days'), calendar, weekdays))).to.equal('2026-11-23T00:00');
  });

  it('does not count public holidays in a week, but weekends', () => {
    expect(done('2026-11-16T10:00', '1 week')).to.equal('2026-11-23T18:00');
    expect(done('2026-09-28T10:00', '1 week')).to.equal('2026-10-12T18:00');
    expect(done('2026-09-28T10:00', '7 days')).to.equal('2026-10-05T16:00');
  });
});

describe('something promised while the clock stood still', () => {
  const stood = (...pauses: [string, string][]) =>
    pauses.map(([from, until]) => ({ from: at(from), until: at(until) }));
  const due = (within: string, ...pauses: [string, string][]) =>
    shown(dueAt(at('2026-11-20T10:00'), span(within), calendar, policy, 'done', stood(...pauses)));

  it('is later by what of a pause lies after its start and before it is due', () => {
    expect(due('48 hours')).to.equal('2026-11-22T10:00');
    expect(due('48 hours', ['2026-11-20T12:00', '2026-11-20T15:00'])).to.equal('2026-11-22T13:00');
    expect(due('48 hours', ['2026-11-20T08:00', '2026-11-20T11:00'])).to.equal('2026-11-22T11:00');
    expect(due('48 hours', ['2026-11-20T07:00', '2026-11-20T09:00'])).to.equal('2026-11-22T10:00');
    expect(due('48 hours', ['2026-11-22T10:00', '2026-11-22T12:00'])).to.equal('2026-11-22T10:00');
  });
  it('counts no day at whose end the clock stood still', () => {
    expect(due('3 days')).to.equal('2026-11-23T18:00');
    expect(due('3 days', ['2026-11-21T12:00', '2026-11-22T20:00'])).to.equal('2026-11-25T18:00');
    expect(due('3 days', ['2026-11-21T12:00', '2026-11-21T15:00'])).to.equal('2026-11-23T18:00');
  });
});

describe('what is promised for a request', () => {
  const promised = (kind: ServiceKind, openedAt: string) =>
    Object.fromEntries(
      Object.entries(promisesOf(kind, at(openedAt), calendar, policy)).map(([what, due]) => [what, shown(due)]),
    );

  it('is, for a question, an answer in an hour and the solution in two days', () => {
    expect(promised('question', '2026-11-20T17:30')).to.deep.equal({
      firstResponse: '2026-11-21T10:30',
      done: '2026-11-22T17:30',
    });
  });

  it('is, for a repair, to be accepted in a day and visited in two', () => {
    expect(promised('repair', '2026-11-20T17:30')).to.deep.equal({
      firstResponse: '2026-11-21T17:30',
      onSite: '2026-11-22T17:30',
    });
  });

  it('is, for something urgent, a call within an hour of the hotline and a solution in a day', () => {
    expect(promised('urgent', '2026-11-20T17:30')).to.deep.equal({
      firstResponse: '2026-11-21T10:30',
      done: '2026-11-21T17:30',
    });
  });

  it('is counted in working days for training and maintenance', () => {
    expect(promised('training', '2026-11-20T17:30')).to.deep.equal({
      firstResponse: '2026-11-25T18:00',
      done: '2026-12-11T18:00',
    });
    expect(promised('maintenance', '2026-11-20T17:30')).to.deep.equal({
      firstResponse: '2026-11-21T17:30',
      done: '2026-12-01T18:00',
    });
  });

  it('is, for a complaint, to be acknowledged in an hour of the hotline, answered in a day, solved in two', () => {
    expect(promised('complaint', '2026-11-20T18:00')).to.deep.equal({
      firstResponse: '2026-11-21T11:00',
      answered: '2026-11-21T18:00',
      done: '2026-11-22T18:00',
    });
  });

  it('is nothing that counts from the arrival of somebody, and nothing that a profile leaves out', () => {
    const { repair } = policy.service;
    const arrived = { done: undefined, simple: span('1 hour'), workshop: span('3 days'), mailedIn: span('1 week') };
    const more = { ...policy, service: { ...policy.service, repair: { ...repair, ...arrived } } };
    expect(promisesOf('repair', at('2026-11-20T10:00'), calendar, more)).to.have.all.keys('firstResponse', 'onSite');
  });

  it('is what the policy lists for every kind, and an answer as to any request', () => {
    for (const kind of Object.keys(policy.service) as ServiceKind[]) {
      // An analysis is promised to customers with a contract alone.
      const listed = Object.keys(policy.service[kind]).filter(what => what !== 'analysis');
      expect(promised(kind, '2026-11-20T12:00')).to.have.all.keys(...new Set(['firstResponse', ...listed]));
    }
  });

  it('is counted from an arrival where a policy says so, once there is one', () => {
    const hour = Within.parse({ duration: '1 hour', source: 'S19 4.2.3' });
    const own = { ...policy.service, repair: { ...policy.service.repair, simple: hour } };
    const asked = { kind: 'repair', openedAt: at('2026-11-20T12:00') } as const;
    const simple = (more: object) =>
      levelsOf(own, { ...asked, ...more }, calendar, policy).find(({ what }) => what === 'simple');
    expect(simple({})).to.deep.equal({ what: 'simple', within: hour });
    const { due } = simple({ arrivedAt: at('2026-11-23T09:30') }) ?? {};
    expect(due && shown(due)).to.equal('2026-11-23T10:30');
  });

  it('is an analysis too, of what a customer with a contract reports', () => {
    const asked = { kind: 'quality', openedAt: at('2026-11-20T12:00') } as const;
    const names = (contract: boolean) =>
      levelsOf(policy.service, { ...asked, contract }, calendar, policy).map(({ what }) => what);
    expect(names(true)).to.have.members(['firstResponse', 'analysis', 'done']);
    expect(names(false)).to.have.members(['firstResponse', 'done']);
    expect(levelsOf(policy.target, { ...asked, kind: 'support' }, calendar, policy)).to.deep.equal([]);
  });

  it('is known by its kind, and of two kinds what both promise', () => {
    const either: 'urgent' | 'repair' = policy.version === '' ? 'urgent' : 'repair';
    const {
      firstResponse,
      onSite,
      done: solved,
    } = promisesOf<'urgent' | 'repair'>(either, at('2026-11-20T12:00'), calendar, policy);
    expect([shown(firstResponse), onSite && shown(onSite), solved]).to.deep.equal([
      '2026-11-21T12:00',
      '2026-11-22T12:00',
      undefined,
    ]);
  });
});

describe('a due time', () => {
  const moments = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 11, 31) })
    .map(milliseconds => Temporal.Instant.fromEpochMilliseconds(milliseconds));
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'UTC');
  const spans = fc
    .tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('minutes', 'hours', 'days', 'working days', 'weeks', 'months', 'years'),
    )
    .map(([amount, unit]) => span(`${amount} ${unit}`));
  const kinds = fc.constantFrom('firstResponse' as const, 'done' as const);

  it('lies after its start and keeps the order of starts, in any year and zone', () => {
    fc.assert(
      fc.property(moments, fc.nat(200), spans, zones, kinds, (from, minutes, within, zone, kind) => {
        const there = createCalendar({ tables, zone });
        const due = (moment: Temporal.Instant) => dueAt(moment, within, there, policy, kind);
        expect(due(from).timeZoneId).to.equal(zone);
        expect(Temporal.Instant.compare(due(from).toInstant(), from)).to.equal(1);
        expect(Temporal.ZonedDateTime.compare(due(from), due(from.add({ minutes })))).to.be.at.most(0);
      }),
    );
  });

  it('of a first answer leaves exactly its length of open hotline before it', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 1_439 }), (from, minutes) => {
        const due = dueAt(from, span(`${minutes} minutes`), calendar, policy, 'firstResponse').toInstant();
        let open = 0;
        for (let now = from; Temporal.Instant.compare(now, due) < 0; ) {
          const state = openingState(now, calendar, policy);
          const change = (state.open ? state.until : state.opens).toInstant();
          const next = Temporal.Instant.compare(change, due) < 0 ? change : due;
          if (state.open) open += next.epochMilliseconds - now.epochMilliseconds;
          now = next;
        }
        expect(open).to.equal(minutes * 60_000);
      }),
    );
  });

  it('in working days is the end of a working day, with as many of them since', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 30 }), (from, amount) => {
        const due = dueAt(from, span(`${amount} working days`), calendar, policy);
        let worked = 0;
        let day = from.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
        while (!day.equals(due.toPlainDate())) {
          day = day.add({ days: 1 });
          if (calendar.dayOf(day).kind === 'workday') worked++;
        }
        expect([worked, calendar.dayOf(day).kind, due.hour]).to.deep.equal([amount, 'workday', 18]);
      }),
    );
  });
});

function shipped(name: string): string {
  return readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
}
