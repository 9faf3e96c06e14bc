import { expect } from 'chai';
import fc from 'fast-check';
import { languageOf } from '../../../dialogs/understand/language.ts';
import { bare, normalised, synonymReader } from '../../../dialogs/understand/normalise.ts';
import { numberOf } from '../../../dialogs/understand/numeral.ts';

describe('the language of a message', () => {
  for (const [text, language] of [
    ['空调坏了', 'zh-CN'],
    ['我的AC坏了', 'zh-CN'],
    ['hello', 'en-US'],
    ['my 空调 is broken and does not cool', 'en-US'],
    ['显示error怎么办', 'zh-CN'],
    ['E1', undefined],
    ['ok', undefined],
    ['13800138000', undefined],
    ['？？？', undefined],
    ['', undefined],
    ['SN-A1B2C3', undefined],
    ['Haier', undefined],
    ['Midea KFR-35GW', undefined],
    ['dell inspiron 15', undefined],
    ['fridge not cold', 'en-US'],
    ['Yes, please', 'en-US'],
    ['wifi连不上', 'zh-CN'],
  ] as const) {
    it(`of "${text}" is ${language}`, () => expect(languageOf(text)).to.equal(language));
  }
});

describe('one form for all spellings', () => {
  for (const [text, same] of [
    ['ＡＣ　坏了', 'ac 坏了'],
    ['冷氣機壞咗', '冷气机坏了'],
    ['真的的的的', '真的'],
    ['pleeeease', 'pleease'],
    ['１３８００１１１', '13800111'],
    ['①', '1'],
    ['啊啊啊！！！！', '啊!'],
    ['a\u200bb', 'ab'],
  ] as const) {
    it(`makes "${text}" "${same}"`, () => expect(normalised(text)).to.equal(same));
  }
  it('does not change twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        text => void expect(bare(bare(text))).to.equal(bare(text)),
      ),
    );
  });
  it('reads synonyms, Latin ones only as words', () => {
    const read = synonymReader([
      { canonical: '师傅', variants: ['维修员', '维修人员'] },
      { canonical: 'part', variants: ['spare'] },
    ]);
    expect(read('维修人员几点来')).to.equal('师傅几点来');
    expect(read('spare it is, not asparere')).to.equal('part it is, not asparere');
  });
  it('reads numerals', () => {
    for (const [text, number] of [
      ['十', 10],
      ['十二', 12],
      ['二十', 20],
      ['两', 2],
      ['九十九', 99],
      ['07', 7],
      ['二三', undefined],
      ['', undefined],
      ['百', undefined],
    ] as const) {
      expect(numberOf(text), text).to.equal(number);
    }
  });
});
