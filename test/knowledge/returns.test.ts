import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { createCalendar, HolidayTable } from '../../knowledge/calendar.ts';
import { dayOf, isoDay } from '../../knowledge/day.ts';
import { Policy } from '../../knowledge/policy.ts';
import { Product } from '../../knowledge/products.ts';
import { Unit } from '../../knowledge/records.ts';
import { lastRepairDay, type ReturnCase, type ReturnVerdict, repeated, returnsOf } from '../../knowledge/returns.ts';
import { citation, Standards } from '../../knowledge/standards.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';

const read = (name: string) =>
  parse(readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8')) as unknown;
const written = read('policy/general.yaml') as { returns: object };
const policy = Policy.parse(written);
const standards = Standards.parse(read('standards.yaml'));
const calendar = createCalendar({
  tables: [HolidayTable.parse(read('holidays/2025.yaml')), HolidayTable.parse(read('holidays/2026.yaml'))],
  zone: 'Asia/Shanghai',
});
const day = (text: string) => Temporal.PlainDate.from(text);
const fridge = Product.parse({
  id: 'fridge',
  name: { 'zh-CN': '冰箱', 'en-US': 'Fridge' },
  aliases: { 'zh-CN': ['雪柜'], 'en-US': ['refrigerator'] },
  repairWay: 'on-site',
});

type Given = Partial<Omit<ReturnCase, 'unit' | 'today' | 'warranty' | 'receivedOn' | 'boughtOn'>> & {
  readonly unit?: object;
  readonly receivedOn?: string;
  readonly boughtOn?: string;
};

function on(today: string, { unit, receivedOn, boughtOn, ...given }: Given, rules = policy): ReturnVerdict {
  const known = unit && Unit.parse({ id: 'SN1', product: 'fridge', ...unit });
  return returnsOf(
    {
      product: fridge,
      ...given,
      unit: known,
      receivedOn: receivedOn === undefined ? undefined : day(receivedOn),
      boughtOn: boughtOn === undefined ? undefined : day(boughtOn),
      warranty: warrantyOf({ unit: known, product: fridge, today: day(today) }, policy, calendar),
      today: day(today),
    },
    rules,
    calendar,
  );
}

function judged(verdict: ReturnVerdict): Exclude<ReturnVerdict, { code: 'person' }> {
  if (verdict.code === 'person') throw new Error('a person judges');
  return verdict;
}

const rights = (verdict: ReturnVerdict) => judged(verdict).open.map(({ by, endsOn }) => `${by} ${endsOn ?? ''}`.trim());
const repair = (ticket: string, from: string, fault = '不制冷', paid = false) => ({
  ticket,
  from,
  to: from,
  fault,
  parts: [],
  paid,
});

describe('what may be returned or exchanged', () => {
  describe('with a fault of quality', () => {
    const bought = { unit: { receivedOn: '2026-11-02' }, fault: '不制冷', boughtAt: 'shop' } as const;

    it('R1: within 7 days the customer chooses among return, exchange and repair, to 24:00 of the 7th', () => {
      for (const today of ['2026-11-02', '2026-11-03', '2026-11-09']) {
        expect(rights(on(today, bought))).to.deep.equal(['refund 2026-11-09', 'exchange 2026-11-17']);
      }
      expect(judged(on('2026-11-09', bought)).open[0]?.choices).to.deep.equal(['return', 'exchange', 'repair']);
    });
    it('R2, D11: within 15 days between exchange and repair, and what is over is said with its day', () => {
      const verdict = judged(on('2026-11-10', bought));
      expect(rights(verdict)).to.deep.equal(['exchange 2026-11-17']);
      expect(verdict.open[0]?.choices).to.deep.equal(['exchange', 'repair']);
      expect(verdict.over.map(({ by, endsOn }) => [by, endsOn])).to.deep.equal([['refund', '2026-11-09']]);
    });
    it('D11: later it is repaired, and that is told as what is possible', () => {
      const verdict = judged(on('2026-11-18', bought));
      expect([verdict.code, verdict.open, verdict.otherwise]).to.deep.equal(['over', [], ['repair']]);
    });
    it('F1, D6: costs the customer nothing, whatever S15 and S12 say, the freight both ways included', () => {
      for (const right of judged(on('2026-11-05', bought)).open) expect(right.freight).to.equal('shop');
    });
    it('D15: a last day of rest moves to the next working day and says so; a working Saturday does not', () => {
      // 2026-09-25 is a holiday and so on to Sunday the 27th; 2026-09-20 is a Sunday that is worked.
      expect(judged(on('2026-09-20', { ...bought, unit: { receivedOn: '2026-09-18' } })).open[0]).to.include({
        endsOn: '2026-09-28',
        movedFrom: '2026-09-25',
      });
      const worked = judged(on('2026-09-20', { ...bought, unit: { receivedOn: '2026-09-13' } })).open[0];
      expect(worked).to.include({ endsOn: '2026-09-20' }).and.not.to.have.property('movedFrom');
    });
    it('D15: no day moves where the shop says none', () => {
      const still = { ...policy, restDay: 'none' as const };
      const verdict = judged(on('2026-09-20', { ...bought, unit: { receivedOn: '2026-09-18' } }, still));
      expect(verdict.open[0]).to.include({ endsOn: '2026-09-25' }).and.not.to.have.property('movedFrom');
    });
    it('D15: an exchanged unit counts from its exchange', () => {
      const unit = { receivedOn: '2026-01-02', exchangedOn: '2026-11-02' };
      expect(rights(on('2026-11-05', { ...bought, unit }))).to.deep.equal(['refund 2026-11-09', 'exchange 2026-11-17']);
    });
    it('counts from the receipt, else from invoice, word of the customer and sale', () => {
      const first = (unit: object, more: Given = {}) => rights(on('2026-11-05', { fault: '坏了', unit, ...more }))[0];
      expect(first({ receivedOn: '2026-11-04', invoicedOn: '2026-11-01' })).to.equal('refund 2026-11-11');
      expect(first({ invoicedOn: '2026-11-03', soldOn: '2026-11-01' })).to.equal('refund 2026-11-10');
      expect(first({ soldOn: '2026-11-01' }, { boughtOn: '2026-11-04' })).to.equal('refund 2026-11-11');
      expect(first({ soldOn: '2026-11-03' })).to.equal('refund 2026-11-10');
      expect(first({ producedOn: '2026-11-03' })).to.equal(undefined);
    });
    it('asks for the day of receipt where no day is known', () => {
      const verdict = judged(on('2026-11-05', { fault: '坏了' }));
      expect([verdict.code, verdict.missing]).to.deep.equal(['unknown', ['received-on']]);
    });
  });

  describe('after repeated repairs', () => {
    const used = { receivedOn: '2026-03-02' };
    const repairs = [repair('R-1', '2026-05-01'), repair('R-2', '2026-06-01', '漏水')];

    it('R3, D11: two repairs in the term, and it still fails: exchange or return', () => {
      const verdict = judged(on('2026-07-01', { unit: { ...used, repairs }, fault: '不制冷' }));
      expect(verdict.open.map(({ by, choices }) => [by, choices])).to.deep.equal([
        ['repeat-repair', ['exchange', 'return']],
      ]);
      expect(verdict.repairs).to.deep.equal({ count: 2, same: 1 });
    });
    it('are not enough with one, nor with paid ones, nor with those before or after the term', () => {
      for (const some of [
        [repair('R-1', '2026-05-01')],
        [repair('R-1', '2026-05-01', '不制冷', true), repair('R-2', '2026-06-01')],
        [repair('R-1', '2026-02-01'), repair('R-2', '2026-06-01')],
        [repair('R-1', '2026-06-01'), repair('R-2', '2027-06-01')],
      ]) {
        expect(rights(on('2027-07-01', { unit: { ...used, repairs: some }, fault: '不制冷' }))).to.deep.equal([]);
      }
    });
    it('count up to the latest day that a term may end on, and all of them where no term is known', () => {
      const done = [repair('R-1', '2026-03-15'), repair('R-2', '2026-04-01', '漏水'), repair('R-3', '2026-05-01')];
      const product = { standing: 'unknown', endsOn: '2026-03-01', latestEndsOn: '2026-04-01' } as const;
      const start = { by: 'told', date: '2025-03-01', latest: '2025-04-01' } as const;
      expect(repeated(done, { start, product }, '漏水')).to.deep.equal({ count: 2, same: 1 });
      expect(repeated(done, {}, '漏水')).to.deep.equal({ count: 3, same: 1 });
    });
    it('are nothing to somebody whose machine is not faulty', () => {
      expect(rights(on('2026-07-01', { unit: { ...used, repairs }, fault: '' }))).to.deep.equal([]);
    });
  });

  describe('bought at a distance', () => {
    const online = { unit: { receivedOn: '2026-11-02' }, boughtAt: 'distance', fault: '' } as const;

    it('D14: goes back within 7 days of receipt without a reason, at the freight of the customer', () => {
      const [right, ...others] = judged(on('2026-11-09', online)).open;
      expect(right).to.deep.include({
        by: 'no-reason',
        choices: ['return'],
        endsOn: '2026-11-09',
        freight: 'customer',
      });
      expect(others).to.deep.equal([]);
    });
    it('D14: this comes before the rights of a fault', () => {
      expect(rights(on('2026-11-05', { ...online, fault: '不制冷' }))[0]).to.equal('no-reason 2026-11-09');
    });
    it('D14: is over on the 8th day, and then a person says what can be done', () => {
      const verdict = judged(on('2026-11-10', online));
      expect([verdict.code, verdict.otherwise]).to.deep.equal(['over', ['by-agreement']]);
      expect(verdict.over[0]?.endsOn).to.equal('2026-11-09');
    });
    it('D14: counts from the receipt alone, and asks for it', () => {
      const verdict = judged(on('2026-11-05', { boughtAt: 'distance', boughtOn: '2026-11-04', fault: '' }));
      expect([verdict.code, verdict.missing]).to.deep.equal(['unknown', ['received-on']]);
    });
    it('D14: does not hold for what is made to order', () => {
      const product = { ...fridge, noReason: false };
      expect(judged(on('2026-11-05', { ...online, product }))).to.deep.include({
        code: 'over',
        otherwise: ['by-agreement'],
      });
    });
  });

  it('F2, R6: from a shop and without a fault a person says whether, and what it costs', () => {
    const verdict = judged(on('2026-11-05', { unit: { receivedOn: '2026-11-02' }, boughtAt: 'shop', fault: '' }));
    expect([verdict.code, verdict.open, verdict.otherwise]).to.deep.equal(['over', [], ['by-agreement']]);
    expect(verdict.clauses).to.include.members(['S7 二.3', 'S7 二.4', 'S15 一']);
  });
  it('says what it needs to know, where it was bought before all', () => {
    expect(judged(on('2026-11-05', {})).missing).to.deep.equal(['bought-at', 'received-on', 'fault']);
  });
  it('R4, D1, D11: of a vehicle nothing is judged, no amount and no right: a person does', () => {
    const rules = { ...policy, returns: { ...policy.returns, judge: 'person' as const } };
    const verdict = on('2026-11-05', { unit: { receivedOn: '2026-11-02' }, fault: '坏了' }, rules);
    expect(verdict).to.deep.equal({ code: 'person', explained: [], clauses: ['S14'] });
  });

  it('D11: a repair of more than 30 days, or of 90 for want of parts, is told to a person', () => {
    const last = (cause: 'shop' | 'parts') => isoDay(lastRepairDay(dayOf('2026-03-01'), cause, policy));
    expect([last('shop'), last('parts')]).to.deep.equal(['2026-03-31', '2026-05-30']);
  });

  it('never grows with time, always has a clause that can be cited, and always leaves a way', () => {
    const anyDay = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map(each => each.toISOString().slice(0, 10));
    const anyCase = fc.record(
      {
        unit: fc.record(
          { receivedOn: anyDay, invoicedOn: anyDay, soldOn: anyDay, exchangedOn: anyDay },
          { requiredKeys: [] },
        ),
        boughtAt: fc.constantFrom('distance' as const, 'shop' as const, 'dealer' as const),
        fault: fc.constantFrom('', '不制冷'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyCase, anyDay, fc.nat(400), (given, today, later) => {
        const now = judged(on(today, given));
        const then = judged(on(day(today).add({ days: later }).toString(), given));
        expect(now.open.map(({ by }) => by)).to.include.members(then.open.map(({ by }) => by));
        for (const clause of now.clauses) expect(citation(clause, { standards }, 'zh-CN')).to.be.a('string');
        expect(now.clauses.length).to.be.greaterThan(0);
        expect(now.open.length + now.otherwise.length + now.missing.length).to.be.greaterThan(0);
        for (const { endsOn, movedFrom } of now.open) {
          if (movedFrom !== undefined) expect(calendar.dayOf(day(endsOn ?? '')).kind).to.equal('workday');
        }
      }),
    );
  });
});
