import { expect } from 'chai';
import fc from 'fast-check';
import type { PriceList } from '../../knowledge/prices.ts';
import { currentQuotation, quotationState, quoted, shownItem, type WrittenItem } from '../../knowledge/quotation.ts';
import type { Quotation } from '../../knowledge/records.ts';
import { calendar, policy, shopTime, stamp } from './case-samples.ts';

const prices: PriceList = {
  currency: 'CNY',
  services: [
    { id: 'visit', name: { 'zh-CN': '上门费', 'en-US': 'Visit' }, price: { amount: 8000, currency: 'CNY' } },
    { id: 'labour', name: { 'zh-CN': '工费', 'en-US': 'Labour' } },
  ],
  parts: [
    {
      ...{ id: 'fridge.compressor', product: 'fridge', name: { 'zh-CN': '压缩机', 'en-US': 'Compressor' } },
      price: { amount: 68050, currency: 'CNY' },
    },
  ],
};
const now = shopTime('2026-11-25T10:00');
const made = (...items: (Partial<WrittenItem> & Pick<WrittenItem, 'item'>)[]) =>
  quoted(
    items.map(item => ({ count: 1, ...item })),
    { prices, calendar, policy },
    now,
  );

describe('a quotation', () => {
  it('adds up what the price list has and what a clerk wrote', () => {
    const quotation = made({ item: 'visit' }, { item: 'fridge.compressor', count: 2 }, { item: '清洗', price: '45.5' });
    expect(quotation).to.deep.equal({
      ok: true,
      quotation: {
        items: [
          { id: 'visit', ...{ name: prices.services[0]?.name, count: 1, price: { amount: 8000, currency: 'CNY' } } },
          {
            ...{ id: 'fridge.compressor', name: { 'zh-CN': '压缩机', 'en-US': 'Compressor' }, count: 2 },
            price: { amount: 68050, currency: 'CNY' },
          },
          { name: { 'zh-CN': '清洗', 'en-US': '清洗' }, count: 1, price: { amount: 4550, currency: 'CNY' } },
        ],
        total: { amount: 8000 + 2 * 68050 + 4550, currency: 'CNY' },
        validUntil: '2026-12-02',
      },
    });
  });
  it('takes the price that a clerk wrote before that of the list', () => {
    const quotation = made({ item: 'visit', price: '50' });
    expect(quotation.ok && quotation.quotation.total.amount).to.equal(5000);
  });

  const faults: readonly (readonly [string, Parameters<typeof made>, object])[] = [
    ['nothing is quoted', [], { code: 'no-items', item: '' }],
    ['F8 what has no price is quoted by a person, never 0', [{ item: 'labour' }], { code: 'unpriced', item: 'labour' }],
    ['0 is no price', [{ item: 'labour', price: '0' }], { code: 'bad-price', item: 'labour' }],
    ['0.00 neither', [{ item: 'labour', price: '0.00' }], { code: 'bad-price', item: 'labour' }],
    ['nor less than that', [{ item: 'labour', price: '-5' }], { code: 'bad-price', item: 'labour' }],
    ['nor what is finer than a fen', [{ item: 'labour', price: '1.005' }], { code: 'bad-price', item: 'labour' }],
    ['nor nothing at all', [{ item: 'labour', price: '' }], { code: 'bad-price', item: 'labour' }],
    ['a slip is told', [{ item: 'vist' }], { code: 'unknown-item', item: 'vist', meant: 'visit' }],
    ['none of one is nothing', [{ item: 'visit', count: 0 }], { code: 'bad-count', item: 'visit' }],
    ['half a visit is none', [{ item: 'visit', count: 0.5 }], { code: 'bad-count', item: 'visit' }],
    ['a thousand are too many', [{ item: 'visit', count: 1000 }], { code: 'bad-count', item: 'visit' }],
  ];
  for (const [rule, items, fault] of faults) {
    it(`is refused: ${rule}`, () => expect(made(...items)).to.deep.equal({ ok: false, ...fault }));
  }

  it('is valid for seven days, the last to its 24:00 at the shop', () => {
    const quotation = { validUntil: '2026-12-02' };
    const at = (time: string) => quotationState(quotation, shopTime(time), calendar);
    expect(at('2026-12-02T23:59')).to.equal('open');
    expect(at('2026-12-03T00:00')).to.equal('lapsed');
  });
  it('stays as it was answered', () => {
    for (const is of ['approved', 'declined', 'withdrawn'] as const) {
      const answer = { is, at: stamp('2026-11-26T10:00'), by: 'customer', text: '' } as const;
      expect(quotationState({ answer, validUntil: '2026-12-02' }, shopTime('2027-01-01T00:00'), calendar)).to.equal(is);
    }
  });
  it('counts as long as it is the latest, not withdrawn and not for work that is over', () => {
    const quotation = (id: number, more: Partial<Quotation> = {}) => ({ id, ...more }) as Quotation;
    const answer = { is: 'withdrawn', at: stamp('2026-11-26T10:00'), by: 'clerk', text: '' } as const;
    expect(currentQuotation({})).to.equal(undefined);
    expect(currentQuotation({ quotations: [quotation(1), quotation(2)] })?.id).to.equal(2);
    expect(currentQuotation({ quotations: [quotation(1), quotation(2, { answer })] })?.id).to.equal(1);
    expect(currentQuotation({ quotations: [quotation(1, { past: true })] })).to.equal(undefined);
  });
  it('is read line by line', () => {
    const name = { 'zh-CN': '压缩机', 'en-US': 'Compressor' };
    const item = { name, count: 2, price: { amount: 68050, currency: 'CNY' } };
    expect(shownItem(item, 'zh-CN')).to.equal('压缩机 680.50 元 × 2 = 1361 元');
    expect(shownItem({ ...item, count: 1 }, 'en-US')).to.equal('Compressor CNY 680.50');
  });
  it('is never 0 and always the sum of its lines', () => {
    const item = fc.record({
      item: fc.constantFrom('visit', 'labour', 'fridge.compressor', '清洗'),
      count: fc.integer({ min: -1, max: 1100 }),
      price: fc.option(fc.constantFrom('0', '1', '45.50', '9999999.99', '0.01', 'x'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), items => {
        const found = quoted(items, { prices, calendar, policy }, now);
        if (!found.ok) return;
        const { total, items: lines } = found.quotation;
        expect(total.amount).to.equal(lines.reduce((sum, { count, price }) => sum + count * price.amount, 0));
        expect(Number.isSafeInteger(total.amount)).to.equal(true);
        for (const { price, count } of lines) expect(Math.min(price.amount, count)).to.be.greaterThan(0);
      }),
    );
  });
});
