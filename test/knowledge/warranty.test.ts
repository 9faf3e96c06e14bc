import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { createCalendar, HolidayTable } from '../../knowledge/calendar.ts';
import { dayOf, isoDay } from '../../knowledge/day.ts';
import { Span } from '../../knowledge/figures.ts';
import { Policy } from '../../knowledge/policy.ts';
import { Product } from '../../knowledge/products.ts';
import { Unit } from '../../knowledge/records.ts';
import { citation, Standards } from '../../knowledge/standards.ts';
import { lastDay } from '../../knowledge/term.ts';
import { type Verdict, warrantyOf } from '../../knowledge/warranty.ts';
import type { Precision, WarrantyCase } from '../../knowledge/warranty-case.ts';

const policy = Policy.parse(parse(shipped('policy/general.yaml')));
const standards = Standards.parse(parse(shipped('standards.yaml')));

const calendar = createCalendar({
  tables: [HolidayTable.parse(parse(shipped('holidays/2026.yaml')))],
  zone: 'Asia/Shanghai',
});

const date = (day: string) => Temporal.PlainDate.from(day);
const span = (duration: string) => Span.parse({ duration, source: 'OWN' });
const product = (own: object = {}) =>
  Product.parse({
    id: 'washer',
    name: { 'zh-CN': '洗衣机', 'en-US': 'Washing machine' },
    aliases: { 'zh-CN': ['滚筒'], 'en-US': ['washer'] },
    repairWay: 'on-site',
    ...own,
  });
const part = (name: string, duration: string) => ({
  name: { 'zh-CN': name, 'en-US': `${name} (English)` },
  warranty: { duration, source: 'OWN' },
});
const unit = (dates: object = {}) => Unit.parse({ id: 'SN1', product: 'washer', ...dates });
const repair = (from: string, to: string, more: object = {}) => ({
  ticket: `R-${to}`,
  from,
  to,
  fault: '不脱水',
  parts: [],
  paid: false,
  ...more,
});
const told = (boughtOn: string, precision: Precision = 'day') => ({ boughtOn: date(boughtOn), precision });

/** The verdict on a case at a day, of a washing machine unless said otherwise. */
const verdict = (today: string, asked: Omit<WarrantyCase, 'today'>) =>
  warrantyOf({ product: product(), ...asked, today: date(today) }, policy, calendar);
const codes = (found: Verdict) => found.reasons.map(reason => reason.code);
const partsOf = (found: Verdict) =>
  found.parts.map(each => [typeof each.name === 'string' ? each.name : each.name['zh-CN'], each.endsOn, each.standing]);

describe('the last day of a term', () => {
  const cases: [string, string, string][] = [
    ['2025-03-10', '1 year', '2026-03-10'],
    ['2025-03-10', '12 months', '2026-03-10'],
    ['2026-01-31', '1 month', '2026-02-28'],
    ['2024-01-31', '1 month', '2024-02-29'],
    ['2026-01-31', '2 months', '2026-03-31'],
    ['2026-05-31', '1 month', '2026-06-30'],
    ['2026-11-30', '3 months', '2027-02-28'],
    ['2024-02-29', '1 year', '2025-02-28'],
    ['2024-02-29', '4 years', '2028-02-29'],
    ['2023-02-28', '1 year', '2024-02-28'],
    ['2026-01-02', '7 days', '2026-01-09'],
    ['2026-12-28', '1 week', '2027-01-04'],
    ['2026-01-02', '24 hours', '2026-01-03'],
  ];
  for (const [start, term, end] of cases) {
    it(`is ${end}, ${term} from ${start}`, () => expect(isoDay(lastDay(dayOf(start), span(term)))).to.equal(end));
  }

  it('is found by adding the whole term at once, not month by month', () => {
    const monthByMonth = lastDay(lastDay(dayOf('2026-01-31'), span('1 month')), span('1 month'));
    expect(isoDay(monthByMonth)).to.equal('2026-03-28');
    expect(isoDay(lastDay(dayOf('2026-01-31'), span('2 months')))).to.equal('2026-03-31');
  });
});

describe('a machine with a record of its sale', () => {
  const bought = unit({ receivedOn: '2025-03-10' });

  it('is covered on the last day, and no more on the day after', () => {
    expect(verdict('2026-03-10', { unit: bought })).to.include({
      code: 'covered',
      by: 'product',
      endsOn: '2026-03-10',
    });
    expect(verdict('2026-03-11', { unit: bought })).to.include({ code: 'expired', endsOn: '2026-03-10' });
  });

  it('is covered to 28 February when it came on a leap day', () => {
    const leap = unit({ receivedOn: '2024-02-29' });
    expect(verdict('2025-02-28', { unit: leap }).code).to.equal('covered');
    expect(verdict('2025-03-01', { unit: leap }).code).to.equal('expired');
  });

  it('is covered on the day it was bought, and before it too', () => {
    expect(verdict('2025-03-10', { unit: bought }).code).to.equal('covered');
    expect(verdict('2025-03-01', { unit: bought }).code).to.equal('covered');
  });

  it("has the term of its product where that has one of its own, the policy's where not", () => {
    const long = product({ warranty: { duration: '6 years', source: 'S12 一.1' } });
    const found = verdict('2031-03-10', { unit: bought, product: long });
    expect(found).to.include({ code: 'covered', endsOn: '2031-03-10' });
    expect(found.clauses[0]).to.equal('S12 一.1');
    expect(verdict('2026-03-10', { unit: bought, product: undefined }).clauses[0]).to.equal('S4 一.1');
  });

  it('is judged by the term of the policy and asks for the product when nobody knows what it is', () => {
    const found = verdict('2026-03-10', { unit: bought, product: undefined });
    expect(found.code).to.equal('covered');
    expect(codes(found)).to.include('product-unknown');
    expect(found.changes).to.deep.equal(['product']);
  });

  it('is never simply refused when it is out of warranty', () => {
    const found = verdict('2026-03-11', { unit: bought });
    expect(found.code === 'expired' && found.possible).to.deep.equal(['quoted-repair', 'advice']);
    expect(found.clauses).to.include.members(['S1 1.2', 'S1 4.2', 'S20 质保期外 5']);
  });
});

describe('the start of a warranty', () => {
  const dates = [
    ['exchanged', 'exchangedOn', '2025-07-01'],
    ['installed', 'installedOn', '2025-06-01'],
    ['received', 'receivedOn', '2025-05-01'],
    ['invoiced', 'invoicedOn', '2025-04-01'],
    ['sold', 'soldOn', '2025-03-01'],
    ['produced', 'producedOn', '2025-01-01'],
  ] as const;
  for (const [index, [by, , day]] of dates.entries()) {
    it(`is the day it was ${by}, when nothing better is known`, () => {
      const known = unit(Object.fromEntries(dates.slice(index).map(([, name, then]) => [name, then])));
      expect(verdict('2025-08-01', { unit: known }).start).to.deep.equal({ by, date: day });
    });
  }

  it('is what the customer proves before the own record of the sale, and what is only told after it', () => {
    const sold = unit({ soldOn: '2025-03-01', producedOn: '2025-01-01' });
    const asked = { unit: sold, told: told('2025-06-01') };
    expect(verdict('2026-04-01', { ...asked, proof: true })).to.deep.include({
      code: 'covered',
      start: { by: 'purchased', date: '2025-06-01' },
    });
    const unproven = verdict('2026-04-01', asked);
    expect(unproven).to.deep.include({ code: 'expired', start: { by: 'sold', date: '2025-03-01' } });
    expect(codes(unproven)).to.include('told-differs');
    expect(unproven.changes).to.deep.equal(['proof-of-purchase']);
  });

  it('does not differ from what was told when the record lies in the month told', () => {
    const asked = { unit: unit({ soldOn: '2025-03-05' }), told: told('2025-03-01', 'month') };
    expect(codes(verdict('2025-04-01', asked))).to.deep.equal(['in-term']);
  });

  it('is an invoice or a receipt before anything told, proven or not', () => {
    const asked = { unit: unit({ invoicedOn: '2025-04-01' }), told: told('2025-06-01'), proof: true };
    expect(verdict('2025-08-01', asked).start).to.deep.equal({ by: 'invoiced', date: '2025-04-01' });
  });

  it('is what the customer tells before the day of production, and says so', () => {
    const found = verdict('2026-02-01', { unit: unit({ producedOn: '2025-01-01' }), told: told('2025-06-01') });
    expect(found).to.deep.include({ code: 'covered', start: { by: 'told', date: '2025-06-01' } });
    expect(codes(found)).to.include('as-told');
    expect(found.changes).to.deep.equal(['proof-of-purchase']);
  });

  it('is the day of production when nothing else is known, and a proof would change that', () => {
    const found = verdict('2026-01-02', { unit: unit({ producedOn: '2025-01-01' }) });
    expect(found.code).to.equal('expired');
    expect(codes(found)).to.deep.equal(['from-production', 'term-over']);
    expect(found.changes).to.deep.equal(['proof-of-purchase']);
    expect(found.clauses).to.include('S12 一.8');
    expect(verdict('2026-01-01', { unit: unit({ producedOn: '2025-01-01' }) }).changes).to.deep.equal([]);
  });

  it('may lie some days after production, as the policy says', () => {
    const graceful = { ...policy, warranty: { ...policy.warranty, productionGraceDays: count(30) } };
    const asked = { product: product(), unit: unit({ producedOn: '2025-01-01' }), today: date('2026-01-31') };
    expect(warrantyOf(asked, graceful, calendar)).to.include({ code: 'covered', endsOn: '2026-01-31' });
  });

  it('is never a purchase told to lie before the day of production', () => {
    const found = verdict('2025-09-01', { unit: unit({ producedOn: '2025-03-05' }), told: told('2024-06-01') });
    expect(found.start?.by).to.equal('produced');
    expect(codes(found)).to.include('told-before-production');
  });

  it('is the day of the exchange, with a whole term anew', () => {
    const exchanged = unit({ receivedOn: '2024-01-10', exchangedOn: '2024-12-20' });
    const found = verdict('2025-12-20', { unit: exchanged });
    expect(found).to.include({ code: 'covered', endsOn: '2025-12-20' });
    expect(codes(found)).to.include('exchanged');
    expect(verdict('2025-12-21', { unit: exchanged }).code).to.equal('expired');
  });

  it('is unknown when nothing at all is known', () => {
    const found = verdict('2026-01-01', {});
    expect(found).to.deep.include({ code: 'unknown', parts: [], repairs: [] });
    expect(found).not.to.have.any.keys('start', 'product');
    expect(codes(found)).to.deep.equal(['no-start']);
    expect(found.changes).to.deep.equal(['serial', 'purchase-date', 'proof-of-purchase']);
    expect(verdict('2026-01-01', { unit: unit() }).changes).to.deep.equal(['purchase-date', 'proof-of-purchase']);
  });
});

describe('a purchase the customer tells', () => {
  it('to the day counts like a record, but has to be proven', () => {
    const found = verdict('2026-03-10', { told: told('2025-03-10') });
    expect(found).to.deep.include({ code: 'covered', start: { by: 'told', date: '2025-03-10' } });
    expect(found.changes).to.deep.equal(['proof-of-purchase']);
    expect(verdict('2026-03-10', { told: told('2025-03-10'), proof: true }).changes).to.deep.equal([]);
    expect(verdict('2026-03-11', { told: told('2025-03-10') }).code).to.equal('expired');
  });

  it('and proven may still be later by delivery, when it is over', () => {
    const found = verdict('2026-03-11', { unit: unit(), told: told('2025-03-10'), proof: true });
    expect(found.changes).to.deep.equal(['proof-of-delivery']);
  });

  it('to the month is decided only when every day of the month agrees', () => {
    const march = { told: told('2025-03-15', 'month') };
    expect(verdict('2026-03-01', march)).to.deep.include({
      code: 'covered',
      endsOn: '2026-03-01',
      start: { by: 'told', date: '2025-03-01', latest: '2025-03-31' },
    });
    const straddling = verdict('2026-03-02', march);
    expect(straddling.code).to.equal('unknown');
    expect(straddling.reasons).to.deep.include({
      code: 'end-uncertain',
      endsOn: '2026-03-01',
      latestEndsOn: '2026-03-31',
    });
    expect(straddling.changes).to.deep.equal(['serial', 'exact-date', 'proof-of-purchase']);
    expect(verdict('2026-03-31', march).code).to.equal('unknown');
    expect(verdict('2026-04-01', march)).to.include({ code: 'expired', endsOn: '2026-03-31' });
  });

  it('in February of a leap year ends in a February without a 29th', () => {
    expect(verdict('2025-02-28', { told: told('2024-02-01', 'month') }).code).to.equal('unknown');
    expect(verdict('2025-03-01', { told: told('2024-02-01', 'month') }).code).to.equal('expired');
  });

  it('to the year is decided only when every day of the year agrees', () => {
    const last = { told: told('2025-06-01', 'year') };
    expect(verdict('2026-01-01', last).code).to.equal('covered');
    expect(verdict('2026-01-02', last).code).to.equal('unknown');
    expect(verdict('2026-12-31', last).code).to.equal('unknown');
    expect(verdict('2027-01-01', last).code).to.equal('expired');
  });

  it('is not after today and not before production, whatever is left open', () => {
    const found = verdict('2026-06-10', { unit: unit({ producedOn: '2026-03-05' }), told: told('2026-01-01', 'year') });
    expect(found.start).to.deep.equal({ by: 'told', date: '2026-03-05', latest: '2026-06-10' });
    const early = verdict('2026-06-10', { unit: unit({ producedOn: '2026-08-05' }), told: told('2026-01-01', 'year') });
    expect(early.start, 'made after today, as the record says').to.deep.equal({ by: 'told', date: '2026-06-10' });
  });

  it('in the future or long ago is answered all the same', () => {
    expect(verdict('2026-06-10', { told: told('2030-01-01') }).code).to.equal('covered');
    expect(verdict('2026-06-10', { told: told('2030-06-01', 'year') })).to.deep.include({
      code: 'covered',
      start: { by: 'told', date: '2030-01-01', latest: '2030-12-31' },
    });
    expect(verdict('2026-06-10', { told: told('0001-01-01', 'month') }).code).to.equal('expired');
    expect(verdict('2026-06-10', { told: told('9999-12-31', 'year') }).code).to.equal('covered');
  });
});

describe('days in repair', () => {
  const days = (...repairs: object[]) => verdict('2025-06-01', { unit: unit({ receivedOn: '2025-01-10', repairs }) });
  const end = (...repairs: object[]) => days(...repairs).product?.endsOn;

  it('do not count: the end of the warranty moves by them', () => {
    expect(end(repair('2025-03-01', '2025-03-11'))).to.equal('2026-01-20');
    expect(days(repair('2025-03-01', '2025-03-11')).reasons).to.deep.include({ code: 'days-in-repair', days: 10 });
  });

  it('are none when it was repaired on the spot', () => {
    expect(end(repair('2025-03-01', '2025-03-01'))).to.equal('2026-01-10');
    expect(codes(days(repair('2025-03-01', '2025-03-01')))).not.to.include('days-in-repair');
  });

  it('add up, in whatever order they were noted, and count once where two repairs overlap', () => {
    expect(end(repair('2025-05-01', '2025-05-06'), repair('2025-03-01', '2025-03-11'))).to.equal('2026-01-25');
    expect(end(repair('2025-03-01', '2025-03-11'), repair('2025-03-05', '2025-03-15'))).to.equal('2026-01-24');
    expect(end(repair('2025-03-01', '2025-03-11'), repair('2025-03-02', '2025-03-04'))).to.equal('2026-01-20');
  });

  it('count whole when the warranty would have ended meanwhile, and not after it has ended', () => {
    expect(end(repair('2026-01-10', '2026-01-30'))).to.equal('2026-01-30');
    expect(end(repair('2026-01-11', '2026-01-30'))).to.equal('2026-01-10');
    expect(end(repair('2025-12-01', '2025-12-11'), repair('2026-01-15', '2026-01-17'))).to.equal('2026-01-22');
  });

  it('before the sale, or noted backwards, move nothing', () => {
    expect(end(repair('2024-12-01', '2024-12-11'))).to.equal('2026-01-10');
    expect(end(repair('2025-03-11', '2025-03-01'))).to.equal('2026-01-10');
  });
});

describe('a repaired fault', () => {
  const old = { receivedOn: '2020-01-10' };
  const repaired = unit({ ...old, repairs: [repair('2026-02-20', '2026-02-28')] });

  it('is covered for three months from the repair, the last day included', () => {
    expect(verdict('2026-05-28', { unit: repaired, fault: '不脱水' })).to.include({
      code: 'covered',
      by: 'repair',
      endsOn: '2026-05-28',
    });
    expect(verdict('2026-05-29', { unit: repaired, fault: '不脱水' }).code).to.equal('expired');
  });

  it('is the same whatever its spaces, width and punctuation', () => {
    const coded = unit({ ...old, repairs: [repair('2026-02-20', '2026-02-28', { fault: 'E4 报警' })] });
    expect(verdict('2026-05-28', { unit: coded, fault: 'ｅ４报警' }).code).to.equal('covered');
    const found = verdict('2026-05-28', { unit: repaired, fault: ' 不脱水！' });
    expect(codes(found)).to.deep.equal(['term-over', 'repaired-fault-again']);
    expect(found.changes).to.deep.equal([]);
  });

  it('leaves another fault of those months to the engineer, and never calls it not covered', () => {
    const found = verdict('2026-05-28', { unit: repaired, fault: '漏水' });
    expect(found.code).to.equal('unknown');
    expect(codes(found)).to.include('other-fault');
    expect(found.changes).to.include('engineer-finding');
    expect(verdict('2026-05-29', { unit: repaired, fault: '漏水' }).code).to.equal('expired');
  });

  it('makes the machine partly covered when nobody said what failed', () => {
    const found = verdict('2026-05-28', { unit: repaired });
    expect(verdict('2026-05-28', { unit: repaired, fault: ' ' })).to.deep.equal(found);
    expect(found.code === 'partly' && found.possible).to.deep.equal(['quoted-repair', 'advice']);
    expect(found.repairs).to.deep.equal([
      { fault: '不脱水', ticket: 'R-2026-02-28', paid: false, standing: 'covered', endsOn: '2026-05-28' },
    ]);
    expect(found.changes).to.include('engineer-finding');
    expect(found.clauses).to.include.members(['S1 5.1.1', 'S12 一.6']);
    expect(found.clauses).not.to.include('S12 一.8');
  });

  it('is free again after a paid repair too', () => {
    const paid = unit({ ...old, repairs: [repair('2026-02-20', '2026-02-28', { paid: true })] });
    const found = verdict('2026-05-28', { unit: paid, fault: '不脱水' });
    expect(found.code).to.equal('covered');
    expect(found.clauses).to.include('S12 一.8');
  });

  it('has the rest of the warranty where that is longer', () => {
    const young = unit({ receivedOn: '2026-01-10', repairs: [repair('2026-02-20', '2026-02-20')] });
    expect(verdict('2026-05-28', { unit: young }).repairs[0]?.endsOn).to.equal('2027-01-10');
    const late = unit({ receivedOn: '2025-03-10', repairs: [repair('2026-02-20', '2026-02-20')] });
    expect(verdict('2026-03-10', { unit: late }).code).to.equal('covered');
    expect(verdict('2026-03-11', { unit: late }).code).to.equal('partly');
    expect(verdict('2026-05-20', { unit: late }).repairs[0]?.endsOn).to.equal('2026-05-20');
  });

  it('counts from the last repair when it was repaired several times, each fault for itself', () => {
    const often = unit({
      ...old,
      repairs: [
        repair('2026-04-01', '2026-04-01'),
        repair('2026-02-01', '2026-02-01'),
        repair('2026-03-01', '2026-03-01', { fault: '漏水' }),
      ],
    });
    const ends = verdict('2026-04-10', { unit: often }).repairs.map(({ fault, ticket, endsOn }) => [
      fault,
      ticket,
      endsOn,
    ]);
    expect(ends).to.deep.equal([
      ['不脱水', 'R-2026-04-01', '2026-07-01'],
      ['漏水', 'R-2026-03-01', '2026-06-01'],
    ]);
  });

  it('may be covered to the end of the warranty, of which only the month is known', () => {
    const young = { unit: unit({ repairs: [repair('2025-12-15', '2025-12-15')] }), told: told('2025-03-01', 'month') };
    expect(verdict('2026-03-10', young).repairs[0]).to.include({ endsOn: '2026-03-15', latestEndsOn: '2026-03-31' });
  });

  it('is covered although nobody knows when the machine was bought', () => {
    const unknown = unit({ repairs: [repair('2026-02-20', '2026-02-28')] });
    expect(verdict('2026-05-28', { unit: unknown, fault: '不脱水' })).to.deep.include({ code: 'covered', changes: [] });
    expect(verdict('2026-05-28', { unit: unknown, fault: '漏水' }).code).to.equal('unknown');
    expect(verdict('2026-05-29', { unit: unknown }).code).to.equal('unknown');
  });
});

describe('a part', () => {
  const washer = product({ parts: [part('电机', '3 years'), part('排水泵', '6 months')] });
  const bought = { receivedOn: '2025-01-31' };

  it('with a longer term is covered when the machine no longer is', () => {
    const found = verdict('2026-02-01', { unit: unit(bought), product: washer });
    expect(found.code).to.equal('partly');
    expect(partsOf(found)).to.deep.equal([
      ['电机', '2028-01-31', 'covered'],
      ['排水泵', '2025-07-31', 'expired'],
    ]);
    expect(codes(found)).to.deep.equal(['term-over', 'part-covered']);
    expect(found.changes).to.deep.equal(['engineer-finding']);
    expect(verdict('2028-02-01', { unit: unit(bought), product: washer }).code).to.equal('expired');
  });

  it('has its term moved by the days in repair too', () => {
    const known = unit({ ...bought, repairs: [repair('2025-03-01', '2025-03-11')] });
    expect(partsOf(verdict('2025-06-01', { unit: known, product: washer }))).to.deep.equal([
      ['电机', '2028-02-10', 'covered'],
      ['排水泵', '2025-08-10', 'covered'],
    ]);
  });

  it('with a shorter term leaves the machine partly covered', () => {
    expect(verdict('2025-07-31', { unit: unit(bought), product: washer }).code).to.equal('covered');
    const found = verdict('2025-08-01', { unit: unit(bought), product: washer });
    expect([found.code, found.product?.standing]).to.deep.equal(['partly', 'covered']);
    expect(codes(found)).to.deep.equal(['in-term', 'part-over']);
  });

  it('that was replaced is covered for a year from then', () => {
    const replaced = repair('2026-03-01', '2026-03-04', { parts: ['排水泵'], paid: true });
    const found = verdict('2026-07-01', { unit: unit({ ...bought, repairs: [replaced] }), product: washer });
    expect(partsOf(found)[1]).to.deep.equal(['排水泵', '2027-03-04', 'covered']);
    expect(found.clauses).to.include('S1 5.1.2');
  });

  it('that was replaced keeps the rest of its own term where that is longer', () => {
    const replaced = repair('2026-01-10', '2026-01-10', { parts: ['电机 (english)'] });
    const found = verdict('2026-07-01', { unit: unit({ ...bought, repairs: [replaced] }), product: washer });
    expect(partsOf(found)).to.deep.equal([
      ['电机', '2028-01-31', 'covered'],
      ['排水泵', '2025-07-31', 'expired'],
    ]);
  });

  it('that was replaced twice counts from the last time', () => {
    const repairs = [
      repair('2025-03-01', '2025-03-01', { parts: ['门封'] }),
      repair('2025-09-01', '2025-09-01', { parts: ['门 封', '门封'] }),
    ];
    const found = verdict('2026-08-01', { unit: unit({ ...bought, repairs }) });
    expect(partsOf(found)).to.deep.equal([['门封', '2026-09-01', 'covered']]);
  });

  it('that the catalogue does not know has the term of the machine, or a year from its replacement', () => {
    const early = unit({ ...bought, repairs: [repair('2025-01-31', '2025-01-31', { parts: ['门封'] })] });
    expect(partsOf(verdict('2026-01-31', { unit: early }))).to.deep.equal([['门封', '2026-01-31', 'covered']]);
    const undated = unit({ repairs: [repair('2025-05-31', '2025-05-31', { parts: ['门封'] })] });
    expect(partsOf(verdict('2026-06-01', { unit: undated }))).to.deep.equal([['门封', '2026-05-31', 'expired']]);
  });

  it('whose term may or may not be over leaves the rest as it is', () => {
    const about = { told: told('2025-01-01', 'month'), product: washer };
    expect(verdict('2025-07-10', about).code).to.equal('partly');
    expect(verdict('2025-07-10', about).changes).to.include.members(['exact-date', 'engineer-finding']);
    const long = product({ parts: [part('电机', '3 years')] });
    expect(verdict('2028-01-10', { ...about, product: long }).code).to.equal('unknown');
  });
});

describe('a verdict on any machine', () => {
  const day = fc.integer({ min: 0, max: 7_500 }).map(ahead => date('2015-01-01').add({ days: ahead }));
  const dayText = day.map(String);
  const anyDay = fc.date({ min: new Date(-62e12), max: new Date(253e12), noInvalidDate: true }).map(utcDate);
  const faults = fc.constantFrom('不脱水', '漏水', 'noise', '');
  const repairs = (days: fc.Arbitrary<Temporal.PlainDate> = day) =>
    fc.array(
      fc
        .tuple(days, fc.integer({ min: 0, max: 60 }), faults, fc.subarray(['电机', '排水泵', '门封']), fc.boolean())
        .map(([from, length, fault, parts, paid]) =>
          repair(from.toString(), from.add({ days: length }).toString(), { fault, parts, paid }),
        ),
      { maxLength: 4 },
    );
  const terms = fc.constantFrom('1 year', '12 months', '1 month', '18 months', '30 days', '6 years');
  const products = fc
    .tuple(terms, terms, fc.boolean())
    .map(([whole, motor, hasParts]) =>
      product({ warranty: { duration: whole, source: 'OWN' }, parts: hasParts ? [part('电机', motor)] : [] }),
    );
  const precisions = fc.constantFrom<Precision>('day', 'month', 'year');
  const nothingOr = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
  const dates = ['producedOn', 'soldOn', 'invoicedOn', 'receivedOn', 'installedOn', 'exchangedOn'];
  const units = (days: fc.Arbitrary<string> = dayText) =>
    fc
      .tuple(fc.dictionary(fc.constantFrom(...dates), days), repairs())
      .map(([known, done]) => unit({ ...known, repairs: done }));
  const cases = fc.record({
    unit: nothingOr(units()),
    product: nothingOr(products),
    told: nothingOr(fc.record({ boughtOn: day, precision: precisions })),
    proof: fc.boolean(),
    today: day,
    fault: nothingOr(faults),
  });

  it('ends on the day that counting the days one by one gives', () => {
    const bought = units().map(known => ({ ...known, receivedOn: '2020-02-29', installedOn: undefined }));
    fc.assert(
      fc.property(bought, products, day, ({ exchangedOn, ...known }, what, today) => {
        const found = warrantyOf({ unit: known, product: what, today }, policy, calendar);
        const start = date('2020-02-29');
        const { amount, unit: each } = what.warranty ?? span('1 year');
        let end = start.add({ [`${each}s`]: amount });
        const counted = new Set<string>();
        for (const { from, to } of [...known.repairs].sort((a, b) => (a.from < b.from ? -1 : 1))) {
          if (from > end.toString()) break;
          for (let next = date(from).add({ days: 1 }); next.toString() <= to; next = next.add({ days: 1 })) {
            if (Temporal.PlainDate.compare(next, start) <= 0 || counted.has(next.toString())) continue;
            counted.add(next.toString());
            end = end.add({ days: 1 });
          }
        }
        expect(found.product).to.deep.equal({
          standing: Temporal.PlainDate.compare(today, end) <= 0 ? 'covered' : 'expired',
          endsOn: end.toString(),
        });
        const moved = found.reasons.flatMap(reason => (reason.code === 'days-in-repair' ? reason.days : []));
        expect(moved).to.deep.equal(counted.size === 0 ? [] : [counted.size]);
      }),
    );
  });

  it('is never thrown, whatever the dates', () => {
    const backwards = repair('2026-03-01', '2020-01-01');
    const wild = fc.record({
      unit: nothingOr(units(anyDay.map(String)).map(each => ({ ...each, repairs: [...each.repairs, backwards] }))),
      told: nothingOr(fc.record({ boughtOn: anyDay, precision: precisions })),
      today: anyDay,
    });
    fc.assert(
      fc.property(wild, asked => {
        const { code } = warrantyOf({ product: product(), ...asked }, policy, calendar);
        expect(code).to.be.oneOf(['covered', 'partly', 'expired', 'unknown']);
      }),
    );
  });

  it('is JSON, and leaves its case as it was', () => {
    fc.assert(
      fc.property(cases, asked => {
        const before = JSON.stringify(asked);
        const found = warrantyOf(asked, policy, calendar);
        expect(JSON.parse(JSON.stringify(found))).to.deep.equal(found);
        expect(JSON.stringify(asked)).to.equal(before);
      }),
    );
  });

  it('stands on clauses whose names customers know, each once', () => {
    fc.assert(
      fc.property(cases, asked => {
        const { clauses } = warrantyOf(asked, policy, calendar);
        expect(clauses).not.to.be.empty;
        expect(new Set(clauses)).to.have.lengthOf(clauses.length);
        expect(citation(clauses, { standards }, 'zh-CN')).to.match(/^依据/);
      }),
    );
  });

  it('is never refused: out of warranty says what is possible, unknown says what would settle it', () => {
    fc.assert(
      fc.property(cases, asked => {
        const found = warrantyOf(asked, policy, calendar);
        if (found.code === 'expired' || found.code === 'partly') expect(found.possible).to.include('quoted-repair');
        if (found.code === 'unknown') expect(found.changes).not.to.be.empty;
      }),
    );
  });

  it('ends no earlier for a later purchase', () => {
    fc.assert(
      fc.property(day, fc.nat(400), products, repairs(), (bought, ahead, what, done) => {
        const first = done.map(each => each.from).sort()[0];
        const later = bought.add({ days: ahead });
        fc.pre(first === undefined || Temporal.PlainDate.compare(later, first) <= 0);
        const end = (receivedOn: Temporal.PlainDate) =>
          verdict('2020-01-01', { product: what, unit: unit({ receivedOn: receivedOn.toString(), repairs: done }) })
            .product?.endsOn ?? '';
        expect(end(later) >= end(bought)).to.equal(true);
      }),
    );
  });

  it('is never shortened by one more repair, in any of its covers', () => {
    fc.assert(
      fc.property(units(), products, repairs(), day, (known, what, [more], today) => {
        fc.pre(more !== undefined);
        const ends = (done: Unit['repairs']) => {
          const found = warrantyOf({ unit: { ...known, repairs: done }, product: what, today }, policy, calendar);
          return new Map([
            ['product', found.product?.endsOn ?? ''],
            ...found.parts.map(each => [JSON.stringify(each.name), each.endsOn] as const),
            ...found.repairs.map(each => [each.fault, each.endsOn] as const),
          ]);
        };
        const after = ends([...known.repairs, ...(more ? [more] : [])]);
        for (const [cover, before] of ends(known.repairs)) {
          expect((after.get(cover) ?? '') >= before, `${cover} ${before} ${after.get(cover)}`).to.equal(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('once expired stays expired', () => {
    fc.assert(
      fc.property(cases, fc.nat(500), (asked, ahead) => {
        fc.pre(asked.told === undefined || Temporal.PlainDate.compare(asked.told.boughtOn, asked.today) <= 0);
        fc.pre(warrantyOf(asked, policy, calendar).code === 'expired');
        expect(warrantyOf({ ...asked, today: asked.today.add({ days: ahead }) }, policy, calendar).code).to.equal(
          'expired',
        );
      }),
    );
  });

  it('of a month or a year is decided exactly when every day of it would decide the same', () => {
    const about = fc.record({ boughtOn: day, precision: fc.constantFrom<Precision>('month', 'year') });
    const terms30 = fc.constantFrom('1 year', '1 month', '18 months', '30 days');
    fc.assert(
      fc.property(about, terms30, fc.nat(900), ({ boughtOn, precision }, term, ahead) => {
        const what = product({ warranty: { duration: term, source: 'OWN' } });
        const first = boughtOn.with(precision === 'year' ? { month: 1, day: 1 } : { day: 1 });
        const today = first.add({ days: ahead });
        const ask = (bought: Temporal.PlainDate, to: Precision) =>
          warrantyOf({ product: what, told: { boughtOn: bought, precision: to }, today }, policy, calendar).code;
        const length = precision === 'year' ? first.daysInYear : first.daysInMonth;
        const everyDay = new Set(
          Array.from({ length }, (_, index) => first.add({ days: index }))
            .filter(each => Temporal.PlainDate.compare(each, today) <= 0)
            .map(each => ask(each, 'day')),
        );
        expect(ask(boughtOn, precision)).to.equal(everyDay.size === 1 ? [...everyDay][0] : 'unknown');
      }),
      { numRuns: 50 },
    );
  });
});

function count(days: number) {
  return { kind: 'count' as const, count: days, source: ['OWN'] };
}

function utcDate(moment: Date): Temporal.PlainDate {
  return date(moment.toISOString().slice(0, 10));
}

function shipped(name: string): string {
  return readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
}
