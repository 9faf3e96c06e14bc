import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { openingLine } from '../../dialogs/opening.ts';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { type Diary, freeSlots, freeStarts, slotRefusal, visitStarts } from '../../knowledge/booking.ts';
import { createCalendar, HolidayTable, hoursOn, openingState, visitHoursOn } from '../../knowledge/calendar.ts';
import { contactTime } from '../../knowledge/contact-hours.ts';
import { Hours, Span, shownHours } from '../../knowledge/figures.ts';
import { visitPromise } from '../../knowledge/first-visit.ts';
import { OwnDays } from '../../knowledge/own-days.ts';
import { Policy } from '../../knowledge/policy.ts';
import { answeredBy, dueAt } from '../../knowledge/service-level.ts';

const zone = 'Asia/Shanghai';
const shipped = (name: string) => readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
const tables = [HolidayTable.parse(parse(shipped('holidays/2026.yaml')))];
const written = parse(shipped('policy/general.yaml'));
const hours = (text: string) => Hours.parse({ hours: text, source: 'OWN' });
const base = Policy.parse(written);
/** A lunch break from 12 to 13, for the hotline, visits and messages alike; Saturdays in the morning. */
const policy: Policy = {
  ...base,
  hotline: { workday: hours('9:00-12:00, 13:00-18:00'), restDay: hours('10:00-12:00') },
  visit: { ...base.visit, workday: hours('9:00-12:00, 13:00-17:00'), restDay: hours('closed') },
  contact: { hours: hours('8:00-12:00, 14:00-21:00') },
};
const stocktaking = { 'zh-CN': '盘点', 'en-US': 'stocktaking' };
const own = OwnDays.parse({
  closures: [{ from: '2026-06-01', to: '2026-06-03', reason: stocktaking }],
  days: [
    { date: '2026-10-03', as: 'workday' },
    { date: '2026-06-02', hotline: '9:00-10:00' },
    { date: '2026-11-25', as: 'restDay' },
    { date: '2026-11-26', hotline: 'closed', visit: '9:00-11:00' },
  ],
});
const calendar = createCalendar({ tables, zone, own });
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
const shown = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: 'minute' });
const diary: Diary = {
  team: { id: 'home', name: { 'zh-CN': '组', 'en-US': 'team' }, technicians: 1 },
  days: new Map(),
  own: [],
};

describe('hours with a break', () => {
  it('are read in order, and told in both languages', () => {
    const open = hours('9:00-12:00, 13:00-18:00').open;
    expect(shownHours(open, 'zh-CN')).to.equal('9:00–12:00、13:00–18:00');
    expect(shownHours(open, 'en-US')).to.equal('9:00–12:00 and 13:00–18:00');
    expect(shownHours(hours('8:00-9:00，10:00-11:00、12:00-13:00').open, 'en-US')).to.equal(
      '8:00–9:00, 10:00–11:00 and 12:00–13:00',
    );
    expect(shownHours([], 'zh-CN')).to.equal('休息');
  });
  for (const text of ['13:00-18:00, 9:00-12:00', '9:00-13:00, 12:00-18:00', '9:00-12:00, 12:00-18:00', '9:00-12:00,'])
    it(`are refused as ${text}`, () => {
      expect(Hours.safeParse({ hours: text, source: 'OWN' }).success).to.equal(false);
    });

  const states = [
    ['2026-11-24T11:59:59', 'open until 2026-11-24T12:00'],
    ['2026-11-24T12:00', 'pause until 2026-11-24T13:00'],
    ['2026-11-24T13:00', 'open until 2026-11-24T18:00'],
    ['2026-11-24T08:00', 'closed until 2026-11-24T09:00'],
    ['2026-11-28T12:00', 'closed until 2026-11-29T10:00'],
  ] as const;
  for (const [moment, expected] of states) {
    it(`leave the hotline ${expected} at ${moment}`, () => {
      const state = openingState(at(moment), calendar, policy);
      const name = state.open ? 'open' : state.pause ? 'pause' : 'closed';
      expect(`${name} until ${shown(state.open ? state.until : state.opens)}`).to.equal(expected);
    });
  }
  it('are told of during the break, for the chat and for the head of the page', () => {
    const told = (language: 'zh-CN' | 'en-US') =>
      openingLine({
        now: at('2026-11-24T12:30'),
        language,
        texts: textsOf[language],
        knowledge: { calendar, policy, policies: new Map(), products: [] } as never,
      });
    expect(told('zh-CN').long).to.include('休息时间（今天 9:00–12:00、13:00–18:00），同事 13:00 回来');
    expect(told('zh-CN').short).to.equal('休息中 · 13:00 回来');
    expect(told('en-US').long).to.include('on a break (hours today 9:00–12:00 and 13:00–18:00)');
    expect(told('en-US').short).to.equal('On a break · back at 13:00');
  });

  it('let no visit run into the break', () => {
    const rules = { calendar, policy, now: at('2026-11-23T08:00') };
    expect(visitStarts(day('2026-11-24'), rules)).to.deep.equal(['09:00', '10:00', '13:00', '14:00', '15:00']);
    const refused = (start: string) =>
      slotRefusal({ team: 'home', date: '2026-11-24', start }, diary, rules)?.code ?? 'free';
    expect(['10:00', '10:30', '11:00', '12:00', '13:00', '13:30', '15:30'].map(refused)).to.deep.equal([
      'free',
      'hours',
      'hours',
      'hours',
      'free',
      'between',
      'hours',
    ]);
  });
  it('keep messages of the desk’s own accord for their next stretch', () => {
    const from = (moment: string) => shown(contactTime(at(moment), calendar, policy).toZonedDateTimeISO(zone));
    expect(
      ['07:00', '11:59', '12:00', '13:59', '14:00', '21:00'].map(time => from(`2026-11-24T${time}`)),
    ).to.deep.equal([
      '2026-11-24T08:00',
      '2026-11-24T11:59',
      '2026-11-24T14:00',
      '2026-11-24T14:00',
      '2026-11-24T14:00',
      '2026-11-25T08:00',
    ]);
  });
  it('stop the clock that counts hotline hours (D12)', () => {
    const twoHours = Span.parse({ duration: '2 hours', source: 'OWN' });
    const due = (moment: string) => shown(dueAt(at(moment), twoHours, calendar, policy, 'firstResponse'));
    expect(due('2026-11-24T09:30')).to.equal('2026-11-24T11:30');
    expect(due('2026-11-24T11:00')).to.equal('2026-11-24T14:00');
    expect(due('2026-11-24T12:30')).to.equal('2026-11-24T15:00');
    const told = (promised: string) =>
      shown(answeredBy(at(promised).toZonedDateTimeISO(zone), at('2026-11-24T09:00'), calendar, policy));
    expect([told('2026-11-24T12:40'), told('2026-11-24T13:00'), told('2026-11-24T13:01')]).to.deep.equal([
      '2026-11-24T12:00',
      '2026-11-24T12:00',
      '2026-11-24T13:01',
    ]);
  });
  it('end a promised visit with the stretch before the break', () => {
    const first = { team: 'home', date: '2026-11-23', start: '09:00' };
    const by = visitPromise(at('2026-11-24T12:40'), first, { calendar, policy });
    expect(by.code === 'by' && shown(by.at)).to.equal('2026-11-24T12:00');
  });
});

describe('the shop’s own days', () => {
  const kinds = [
    ['2026-05-31', 'weekend'],
    ['2026-06-01', 'closure'],
    ['2026-06-03', 'closure'],
    ['2026-06-04', 'workday'],
    ['2026-10-03', 'workday'],
    ['2026-10-04', 'holiday'],
    ['2026-11-25', 'weekend'],
  ] as const;
  for (const [text, kind] of kinds) {
    it(`${text} is a ${kind}`, () => expect(calendar.dayOf(day(text)).kind).to.equal(kind));
  }
  it('have hours of their own, also within a closure', () => {
    const open = (text: string) => [
      shownHours(hoursOn(day(text), calendar, policy), 'en-US'),
      shownHours(visitHoursOn(day(text), calendar, policy), 'en-US'),
    ];
    expect(open('2026-06-01')).to.deep.equal(['closed', 'closed']);
    expect(open('2026-06-02')).to.deep.equal(['9:00–10:00', 'closed']);
    expect(open('2026-10-03')).to.deep.equal(['9:00–12:00 and 13:00–18:00', '9:00–12:00 and 13:00–17:00']);
    expect(open('2026-11-25')).to.deep.equal(['10:00–12:00', 'closed']);
    expect(open('2026-11-26')).to.deep.equal(['closed', '9:00–11:00']);
  });
  it('are told with their reason, from the evening before on', () => {
    const alone = createCalendar({ tables, zone, own: OwnDays.parse({ closures: own.closures }) });
    const told = (moment: string, language: 'zh-CN' | 'en-US') =>
      openingLine({
        now: at(moment),
        language,
        texts: textsOf[language],
        knowledge: { calendar: alone, policy, policies: new Map(), products: [] } as never,
      }).long;
    const zh = '6月1日到3日盘点，店里休息；同事 6月4日（周四）上午9:00 上班';
    expect(told('2026-05-31T20:00', 'zh-CN')).to.include(zh);
    expect(told('2026-06-02T11:00', 'zh-CN')).to.include(zh);
    expect(told('2026-06-03T20:00', 'en-US')).to.include(
      'the shop is closed 1–3 June: stocktaking; my colleagues are back on Thursday, 4 June, 9:00 am',
    );
    expect(told('2026-06-04T20:00', 'zh-CN')).to.not.include('盘点');
  });
  it('let nobody book a visit on a closure, and say why', () => {
    const rules = { calendar, policy, now: at('2026-05-25T08:00') };
    const refusal = slotRefusal({ team: 'home', date: '2026-06-02', start: '09:00' }, diary, rules);
    expect(refusal).to.deep.equal({ code: 'rest-day', closure: own.closures[0] });
    expect(freeStarts('2026-06-04', diary, rules)[0]).to.equal('09:00');
  });
  it('count as no working days', () => {
    const threeDays = Span.parse({ duration: '3 working days', source: 'OWN' });
    expect(shown(dueAt(at('2026-05-29T10:00'), threeDays, calendar, policy))).to.equal('2026-06-08T18:00');
  });

  const faults: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'a closure that ends before it begins',
      { closures: [closure('2026-06-03', '2026-06-01')] },
      /to is before|exchange/,
    ],
    ['a closure of half a year', { closures: [closure('2026-06-03', '2026-12-01')] }, /longer than 120 days/],
    [
      'closures that share a day',
      { closures: [closure('2026-06-01', '2026-06-03'), closure('2026-06-03', '2026-06-04')] },
      /names 2026-06-03 a second time/,
    ],
    [
      'closures of most of a year',
      { closures: [closure('2026-01-01', '2026-03-31'), closure('2026-06-01', '2026-07-31')] },
      /closes 151 days of 2026/,
    ],
    ['a closure without a reason', { closures: [{ from: '2026-06-01', to: '2026-06-03' }] }, /./],
    ['a day that says nothing', { days: [{ date: '2026-06-01' }] }, /says nothing of its day/],
    ['a day named twice', { days: [one(), one()] }, /names 2026-06-01 a second time/],
    ['hours that are none', { days: [{ date: '2026-06-01', visit: '9-17' }] }, /is no time of day/],
    ['a day that does not exist', { days: [{ date: '2026-06-31', as: 'workday' }] }, /is no date/],
  ];
  for (const [name, content, message] of faults) {
    it(`are refused with ${name}`, () => {
      const issues = OwnDays.safeParse(content).error?.issues ?? [];
      expect(issues.map(issue => issue.message).join('\n')).to.match(message);
      expect(issues).to.have.lengthOf.at.least(1);
    });
  }
  function closure(from: string, to: string) {
    return { from, to, reason: stocktaking };
  }
  function one() {
    return { date: '2026-06-01', as: 'workday' };
  }
});

describe('whatever hours and days a shop has', () => {
  const clock = (quarter: number) => `${Math.floor(quarter / 4)}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  const stretches = (most: number) =>
    fc
      .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: most * 2 })
      .map(points => points.sort((a, b) => a - b))
      .map(points => Array.from({ length: points.length >> 1 }, (_, n) => [points[2 * n] ?? 0, points[2 * n + 1] ?? 0]))
      .map(spans => spans.map(([from = 0, to = 0]) => `${clock(from)}-${clock(to)}`).join(', '));
  const rest = fc.oneof(fc.constant('closed'), stretches(2));
  const near = fc.integer({ min: 0, max: 40 }).map(ahead => day('2026-09-10').add({ days: ahead }).toString());
  const ownDays = fc
    .record({
      closures: fc.uniqueArray(near, { maxLength: 3 }),
      days: fc.uniqueArray(
        fc.record(
          { date: near, as: fc.constantFrom('workday', 'restDay'), hotline: rest, visit: rest },
          { requiredKeys: ['date', 'as'] },
        ),
        { maxLength: 4, selector: each => each.date },
      ),
    })
    .map(({ closures, days }) =>
      OwnDays.parse({ closures: closures.map(date => ({ from: date, to: date, reason: stocktaking })), days }),
    );
  const shops = fc.record({
    own: ownDays,
    hotline: stretches(3),
    visit: stretches(3),
    rest,
    length: fc.integer({ min: 15, max: 180 }),
    every: fc.constantFrom(15, 30, 60, 90),
    notice: fc.integer({ min: 0, max: 72 }),
    now: fc.integer({ min: 0, max: 20 * 24 * 60 }),
    zone: fc.constantFrom<string>('Asia/Shanghai', 'America/New_York', 'UTC'),
  });
  type Shop = typeof shops extends fc.Arbitrary<infer Each> ? Each : never;
  const minutes = (count: number) => Span.parse({ duration: `${count} minutes`, source: 'OWN' });
  const opened = (shop: Shop) => ({
    calendar: createCalendar({ tables, zone: shop.zone, own: shop.own }),
    policy: {
      ...base,
      hotline: { workday: hours(shop.hotline), restDay: hours(shop.rest) },
      visit: {
        ...base.visit,
        workday: hours(shop.visit),
        restDay: hours(shop.rest),
        length: minutes(shop.length),
        every: minutes(shop.every),
        ahead: Span.parse({ duration: '8 days', source: 'OWN' }),
        notice: { ...minutes(60 * shop.notice || 1), amount: 60 * shop.notice },
      },
    },
    now: Temporal.PlainDateTime.from('2026-09-10T00:00')
      .add({ minutes: shop.now })
      .toZonedDateTime(shop.zone)
      .toInstant(),
  });

  it('no visit is offered outside of the hours of its day, on a closure, or nearer than the notice', () => {
    fc.assert(
      fc.property(shops, shop => {
        const { calendar, policy, now } = opened(shop);
        const usually = createCalendar({ tables, zone: shop.zone });
        for (const { date, start } of freeSlots(diary, { calendar, policy, now })) {
          const exception = shop.own.days.find(each => each.date === date);
          const isClosed = shop.own.closures.some(each => each.from === date);
          const plain = usually.dayOf(day(date)).kind === 'workday';
          const worked = exception?.as === undefined ? plain : exception.as === 'workday';
          const usual = isClosed && exception === undefined ? [] : hours(worked ? shop.visit : shop.rest).open;
          const begin = Temporal.PlainTime.from(start);
          const inside = (exception?.visit ?? usual).some(
            ({ from, to }) =>
              Temporal.PlainTime.compare(from, begin) <= 0 && begin.until(to).total('minutes') >= shop.length,
          );
          expect(inside, `${date} ${start}`).to.equal(true);
          const begins = Temporal.PlainDateTime.from(`${date}T${start}`).toZonedDateTime(shop.zone);
          const early = begins.toInstant().since(now).total('minutes');
          expect(early, `${date} ${start}`).to.be.greaterThan(shop.notice * 60 - 1);
        }
      }),
      { numRuns: 80 },
    );
  });
  it('the hotline turns open or closed at the very moment that it names', () => {
    fc.assert(
      fc.property(shops, shop => {
        const { calendar, policy, now } = opened(shop);
        const state = openingState(now, calendar, policy);
        const change = (state.open ? state.until : state.opens).toInstant();
        expect(Temporal.Instant.compare(change, now)).to.equal(1);
        expect(openingState(change, calendar, policy).open).to.equal(!state.open);
        expect(openingState(change.subtract({ nanoseconds: 1 }), calendar, policy).open).to.equal(state.open);
      }),
      { numRuns: 100 },
    );
  });
  it('the same times are free by the clock on the wall, wherever the shop is', () => {
    const zones = ['Asia/Shanghai', 'Asia/Tokyo', 'UTC'];
    fc.assert(
      fc.property(shops, shop => {
        const [first, ...others] = zones.map(zone => {
          const { calendar, policy, now } = opened({ ...shop, zone });
          const state = openingState(now, calendar, policy);
          return [[...freeSlots(diary, { calendar, policy, now })], shown(state.open ? state.until : state.opens)];
        });
        for (const each of others) expect(each).to.deep.equal(first);
      }),
      { numRuns: 25 },
    );
  });
});
