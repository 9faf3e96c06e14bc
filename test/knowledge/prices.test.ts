import { expect } from 'chai';
import { type ContentFile, type ContentProblem, readContentFile } from '../../knowledge/content-file.ts';
import { parsePrices } from '../../knowledge/price-file.ts';
import { type PriceList, priceFigure, pricePaths, shownMoney } from '../../knowledge/prices.ts';
import type { Product } from '../../knowledge/products.ts';

const fridge: Product = {
  id: 'fridge',
  name: { 'zh-CN': '冰箱', 'en-US': 'Fridge' },
  aliases: { 'zh-CN': ['雪柜'], 'en-US': ['refrigerator'] },
  repairWay: 'on-site',
  profile: 'general',
  parts: ['压缩机/Compressor', '门封条/Door seal'].map(name => {
    const [zh = '', en = ''] = name.split('/');
    return {
      name: { 'zh-CN': zh, 'en-US': en },
      warranty: { kind: 'span' as const, amount: 3, unit: 'year' as const, source: ['OWN'] },
    };
  }),
  tips: [],
  noReason: true,
  holdsData: false,
  models: [],
};
const fan: Product = { ...fridge, id: 'fan', parts: [] };

/** Currency on line 1, the services on lines 3 to 5, the parts from line 6 on. */
const list = ({ currency = 'CNY', visit = ', price: 80', more = '' } = {}) => `currency: ${currency}
services:
  - { id: visit, name: { zh-CN: 上门费, en-US: Visit }${visit} }
  - { id: check, name: { zh-CN: 检测费, en-US: Check }, price: "45.50" }
  - { id: labour, name: { zh-CN: 工费, en-US: Labour } }
${more}`;

function parsed(text: string, ids: string[] | 'unknown' = ['fridge', 'fan']) {
  const problems: ContentProblem[] = [];
  const file = readContentFile('prices.yaml', text, problems) as ContentFile;
  const prices = parsePrices(file, { products: [fridge, fan], ids: ids === 'unknown' ? undefined : ids }, problems);
  return { prices: prices as PriceList, lines: problems.map(each => `${each.line} ${each.wrong} | ${each.help}`) };
}
const good = (text: string) => {
  const { prices, lines } = parsed(text);
  expect(lines).to.deep.equal([]);
  return prices;
};

describe('a price list', () => {
  it('is items with an id, a name and an amount in the smallest unit, for a quotation to take', () => {
    const { services, parts } = good(
      list({ more: 'parts:\n  fridge:\n    - { id: seal, part: 门封条, price: 45.5 }\n' }),
    );
    expect(services).to.deep.equal([
      { id: 'visit', name: { 'zh-CN': '上门费', 'en-US': 'Visit' }, price: { amount: 8000, currency: 'CNY' } },
      { id: 'check', name: { 'zh-CN': '检测费', 'en-US': 'Check' }, price: { amount: 4550, currency: 'CNY' } },
      { id: 'labour', name: { 'zh-CN': '工费', 'en-US': 'Labour' } },
    ]);
    expect(parts).to.deep.equal([
      {
        id: 'fridge.seal',
        name: { 'zh-CN': '门封条', 'en-US': 'Door seal' },
        product: 'fridge',
        price: { amount: 4550, currency: 'CNY' },
      },
    ]);
  });

  it('says what customers read: the price, or that it is quoted, never 0 and never free (S20 质保期外 3-4)', () => {
    const prices = good(list({ more: 'parts:\n  fridge:\n    - { id: compressor, part: Compressor }\n' }));
    const shown = (path: string) => [priceFigure(prices, path, 'zh-CN'), priceFigure(prices, path, 'en-US')];
    expect(shown('prices.visit')).to.deep.equal(['80 元', 'CNY 80']);
    expect(shown('prices.check')).to.deep.equal(['45.50 元', 'CNY 45.50']);
    expect(shown('prices.labour')).to.deep.equal(['以报价为准', 'by quotation']);
    expect(shown('prices.fridge.compressor')).to.deep.equal(['以报价为准', 'by quotation']);
    for (const path of ['prices.oven', 'prices', 'visit', 'prices.constructor', 'prices.compressor'])
      expect(shown(path), path).to.deep.equal([undefined, undefined]);
  });

  it('takes parts by their name in either language, and others with a name of their own', () => {
    const more = `parts:
  fridge:
    - { id: seal, part: ' door seal ', price: 35 }
    - { id: shelf, name: { zh-CN: 隔板, en-US: Shelf } }
  fan:
    - { id: shelf, name: { zh-CN: 底座, en-US: Base }, price: 20 }
`;
    expect(good(list({ more })).parts.map(({ id, name }) => `${id} ${name['zh-CN']}`)).to.deep.equal([
      'fridge.seal 门封条',
      'fridge.shelf 隔板',
      'fan.shelf 底座',
    ]);
  });

  it('may have no part and no price at all', () => {
    const { parts, services } = good(list({ visit: '', more: 'parts: {}\n' }));
    expect([parts, services[0]?.price]).to.deep.equal([[], undefined]);
  });

  it('may be in a currency without small change, or with more of it', () => {
    const yen = good(list({ currency: 'JPY' }).replace('"45.50"', '1200.0'));
    expect(yen.services[1]?.price).to.deep.equal({ amount: 1200, currency: 'JPY' });
    expect(priceFigure(yen, 'prices.check', 'zh-CN')).to.equal('1200 JPY');
    expect(shownMoney({ amount: 5, currency: 'CNY' }, 'zh-CN')).to.equal('0.05 元');
    expect(shownMoney({ amount: 1500, currency: 'KWD' }, 'en-US')).to.equal('KWD 1.500');
  });

  it('tells the paths of its prices even when it is faulty', () => {
    expect(
      pricePaths({ services: [{ id: 'hood', price: -1 }, 7], parts: { fridge: [{ id: 'seal' }] } }),
    ).to.include.members(['prices.visit', 'prices.check', 'prices.labour', 'prices.hood', 'prices.fridge.seal']);
    expect(pricePaths('nonsense')).to.include('prices.visit');
  });
});

describe('a fault in a price list', () => {
  const remedy = 'write a number such as 80 or 45.50, or leave the line out: then it is quoted first';
  const part = (line: string, product = 'fridge') => list({ more: `parts:\n  ${product}:\n    - ${line}\n` });
  const cases: [string, string, string][] = [
    ['0', list({ visit: ', price: 0' }), `3 price is 0, which would promise it for nothing | ${remedy}`],
    [
      '0 in other words',
      list({ visit: ', price: "0.00"' }),
      `3 price is 0, which would promise it for nothing | ${remedy}`,
    ],
    ['a negative price', list({ visit: ', price: -80' }), `3 price is below zero | ${remedy}`],
    ['a text', list({ visit: ', price: 80 元' }), `3 price is no amount | ${remedy}`],
    ['free', list({ visit: ', price: 免费' }), `3 price is no amount | ${remedy}`],
    ['nothing', list({ visit: ', price: ' }), `3 price is no amount | ${remedy}`],
    ['a range', list({ visit: ', price: 80-120' }), `3 price is no amount | ${remedy}`],
    ['no number', list({ visit: ', price: .nan' }), `3 price is no amount | ${remedy}`],
    ['a list', list({ visit: ', price: [80]' }), `3 price is no amount | ${remedy}`],
    [
      'more digits than the currency has',
      list({ visit: ', price: 80.505' }),
      '3 the price 80.505 is finer than CNY can be paid | write 2 digits behind the point at most',
    ],
    [
      'small change of none',
      list({ currency: 'JPY' }).replace('"45.50"', '45.5'),
      '4 the price 45.5 is finer than JPY can be paid | write a whole number',
    ],
    [
      'an unknown currency',
      list({ currency: 'RMB' }),
      '1 currency is no currency | write its three letters, such as CNY',
    ],
    [
      'a service that every shop has',
      list().replace(/.*labour.*\n/, ''),
      '2 services has no labour | add it as in knowledge/content/prices.yaml of the desk; without a price it is quoted',
    ],
    [
      'an unknown product',
      part('{ id: seal, name: { zh-CN: 条, en-US: Seal } }', 'fridgee'),
      '7 there is no product fridgee | did you mean fridge?',
    ],
    [
      'an unknown part',
      part('{ id: seal, part: 门封 }'),
      '8 fridge has no part 门封 in products.yaml | did you mean 门封条?',
    ],
    [
      'a part far from every other',
      part('{ id: shelf, part: 一块玻璃隔板 }'),
      '8 fridge has no part 一块玻璃隔板 in products.yaml | its parts in products.yaml are 压缩机, Compressor, 门封条, Door seal; name one of them, or give it a name of its own, "name: { zh-CN: …, en-US: … }"',
    ],
    [
      'a part of a product without any',
      part('{ id: base, part: 底座 }', 'fan'),
      '8 fan has no part 底座 in products.yaml | give it a name of its own, "name: { zh-CN: …, en-US: … }"',
    ],
    [
      'a part with two names',
      part('{ id: seal, part: 门封条, name: { zh-CN: 条, en-US: Seal } }'),
      '8 name stands beside part | keep one of the two: part for a name of products.yaml, name for one of its own',
    ],
    [
      'a part without a name',
      part('{ id: seal, price: 3 }'),
      '8 name is missing | write part: with a name of products.yaml, or name: in both languages',
    ],
    [
      'a part twice',
      part('{ id: seal, part: 门封条 }\n    - { id: seal-2, part: 门封条 }'),
      '9 the name in the price list "门封条" is used twice | it also stands in prices.yaml, line 8; keep one of the two',
    ],
    [
      'an id twice',
      part('{ id: seal, part: 门封条 }\n    - { id: seal, part: 压缩机 }'),
      '9 the id "seal" is used twice | it also stands in prices.yaml, line 8; keep one of the two',
    ],
    [
      'no id',
      part('{ id: Door Seal, part: 门封条 }'),
      '8 id is no id | use small letters, digits and hyphens, such as "visit"',
    ],
    [
      'a word misspelt',
      list({ visit: ', prise: 80' }),
      '3 prise is no known key | correct its spelling, or take it out',
    ],
  ];
  for (const [what, text, expected] of cases) {
    it(`is told with its line and what helps: ${what}`, () => {
      expect([...new Set(parsed(text).lines)]).to.deep.equal([expected]);
    });
  }

  it('is told of a service that is there twice, and of the one that it should have been', () => {
    expect(parsed(list().replace('id: check', 'id: visit')).lines.map(line => line.replace(/ \|.*/, ''))).to.deep.equal(
      ['2 services has no check', '4 the id "visit" is used twice'],
    );
  });

  it('hides no other', () => {
    const text = list({
      visit: ', price: 0',
      more: 'parts:\n  fridge:\n    - { id: seal, part: 门封条, price: -1 }\n',
    });
    expect(parsed(text).lines.map(line => line.replace(/ \|.*/, ''))).to.deep.equal([
      '3 price is 0, which would promise it for nothing',
      '8 price is below zero',
    ]);
  });

  it('of the catalogue is not told as one of the list', () => {
    expect(parsed(part('{ id: a, part: 门 }', 'oven'), 'unknown').lines.join()).to.not.include('no product');
    expect(parsed(part('{ id: a, part: 门 }', 'oven'), ['oven']).lines).to.deep.equal([]);
  });
});
