import { expect } from 'chai';
import fc from 'fast-check';
import { type Quantity, quantitiesIn } from '../../../dialogs/understand/quantity.ts';
import { countIn, readCount, tellsEach } from '../../../dialogs/understand/service.ts';
import { load } from '../../content/once.ts';

const { products } = await load();

/** "~10台空调": roughly, how many, of what unit, of what. */
function shown({ count, rough, unit, thing = '' }: Quantity): string {
  return `${rough ? '~' : ''}${count ?? '?'}${unit || (thing && ' ')}${thing}`;
}

/** Nothing behind a text: it counts no things. */
const table: readonly (readonly [string, string])[] = [
  ['两台', '2台'],
  ['三个滤芯', '3个滤芯'],
  ['一箱', '1箱'],
  ['半打', '6个'],
  ['2 units', '2 unit'],
  ['a dozen filters', '12 filter'],
  ['十来台', '~10台'],
  ['俩滤芯', '2个滤芯'],
  ['一对遥控器电池', '2个遥控器电池'],
  ['空调两台冰箱一台', '2台空调;1台冰箱'],
  ['两台空调一台冰箱', '2台空调;1台冰箱'],
  ['我们有3台空调都坏了', '3台空调'],
  ['三楼的空调坏了', ''],
  ['3P的空调', ''],
  ['1.5匹', ''],
  ['500元', ''],
  ['三年了', ''],
  ['两个月前买的', ''],
  ['第二台也坏了', ''],
  ['滤芯×3', '3个滤芯'],
  ['滤芯*2，密封圈*4', '2个滤芯;4个密封圈'],
  ['滤芯 x 2', '2个滤芯'],
  ['要5支墨盒', '5支墨盒'],
  ['来个滤芯', ''],
  ['买一个遥控器', '1个遥控器'],
  ['一打滤芯', '12个滤芯'],
  ['两打', '24个'],
  ['12个', '12个'],
  ['二十四个滤芯', '24个滤芯'],
  ['一百个密封圈', '100个密封圈'],
  ['三五个', '~5个'],
  ['两三台空调', '~3台空调'],
  ['七八个滤芯', '~8个滤芯'],
  ['几个滤芯', '~?个滤芯'],
  ['好几台空调', '~?台空调'],
  ['大概十个', '~10个'],
  ['差不多20台空调', '~20台空调'],
  ['20多台', '~20台'],
  ['5台左右', '~5台'],
  ['滤芯两个和遥控器一个', '2个滤芯;1个遥控器'],
  ['两个滤芯和一个遥控器', '2个滤芯;1个遥控器'],
  ['two filters and a remote', '2 filter;1 remote'],
  ['three air conditioners are broken', '3 air conditioner'],
  ['I need 4 cartridges', '4 cartridge'],
  ['both fridges leak', ''],
  ['half a dozen filters', '6 filter'],
  ['a pair of remotes', '2 remote'],
  ['a couple of filters', '~2 filter'],
  ['about ten filters', '~10 filter'],
  ['dozens of filters', ''],
  ['下午3点', ''],
  ['3号上门', ''],
  ['35GW两台', '2台'],
  ['KFR-35GW', ''],
  ['用了5年', ''],
  ['13800138000', ''],
  ['第3个', ''],
  ['两天没修好', ''],
  ['来过三次', ''],
  ['修了两回', ''],
  ['5分钟', ''],
  ['三相电', ''],
  ['10公斤洗衣机', ''],
  ['55寸电视', ''],
  ['200块', ''],
  ['买了三台，坏了一台', '3台;1台'],
  ['洗衣机坏了两台', '2台洗衣机'],
  ['客厅一台卧室两台空调', '1台;2台空调'],
  ['4盒硒鼓', '4盒硒鼓'],
  ['十二只灯管', '12只灯管'],
  ['6节电池', '6节电池'],
  ['一套刹车片', '1套刹车片'],
  ['三套', '3套'],
  ['两套密封圈', '2套密封圈'],
  ['2台冰箱、3台空调、1台洗衣机', '2台冰箱;3台空调;1台洗衣机'],
  ['我要装两台空调', '2台空调'],
  ['一台机器', '1台'],
  ['一个问题', ''],
  ['有个事', ''],
  ['两位师傅', ''],
  ['一个人在家', ''],
  ['三口人', ''],
  ['一楼两台', '2台'],
  ['1个小时', ''],
  ['两个小时', ''],
  ['三个工作日', ''],
  ['一个星期', ''],
  ['一点小问题', ''],
  ['滤芯三', ''],
  ['仨滤芯', '3个滤芯'],
  ['叁台', '3台'],
  ['２台空调', '2台空调'],
];

describe('a quantity', () => {
  for (const [text, expected] of table) {
    it(`of "${text}" is ${expected || 'none'}`, () => {
      expect(quantitiesIn(text, products).map(shown).join(';')).to.equal(expected);
    });
  }

  it('is read back as it is written, whatever is said around it', () => {
    const unit = fc.constantFrom('台', '个', '只', '套', '盒');
    const before = fc.constantFrom('', '我要', '师傅，', '三楼的', '用了两年，', '花了500元，', '昨天下午3点，');
    const after = fc.constantFrom('', '，谢谢', '。', '都要换', '，第二天来');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, before, after, (count, unit, before, after) => {
        expect(quantitiesIn(`${before}${count}${unit}滤芯${after}`, products).map(shown)).to.deep.equal([
          `${count}${unit}滤芯`,
        ]);
      }),
    );
  });

  it('is the same in figures and in Chinese numerals', () => {
    const numeral = (count: number) => {
      const digit = (at: number) => '零一二三四五六七八九'[at] ?? '';
      const [tens, ones] = [Math.floor(count / 10), count % 10];
      return `${tens === 0 ? '' : tens === 1 ? '十' : `${digit(tens)}十`}${ones === 0 ? '' : digit(ones)}`;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), count => {
        const [figures, words] = [`${count}台空调`, `${numeral(count)}台空调`].map(text =>
          quantitiesIn(text, products).map(shown),
        );
        expect(words).to.deep.equal(figures);
      }),
    );
  });

  it('is between 1 and 999 in any text', () => {
    const words = fc.array(
      fc.constantFrom('两', '三', '十', '百', '几', '来', '12', '0', '台', '个', '空调', '半打', ' ', '×'),
    );
    fc.assert(
      fc.property(words, parts => {
        for (const { count } of quantitiesIn(parts.join(''), products)) {
          expect(count === undefined || (Number.isInteger(count) && count >= 1 && count <= 999)).to.equal(true);
        }
      }),
      { examples: [[['空调', '×', '0', '两']]] },
    );
  });

  it('of a long message is read quickly', () => {
    const text = '两台空调和十来个滤芯第三台x'.repeat(200);
    const begun = process.hrtime.bigint();
    quantitiesIn(text, products);
    expect(Number(process.hrtime.bigint() - begun) / 1e6).to.be.below(100);
  });
});

describe('how many parts', () => {
  it('are asked for is told only where it is meant exactly, and of one thing', () => {
    for (const [text, count] of [
      ['两个滤芯', 2],
      ['半打滤芯', 6],
      ['十来个滤芯', undefined],
      ['两个滤芯和一个遥控器', undefined],
      ['滤芯', undefined],
    ] as const)
      expect(countIn(text), text).to.equal(count);
    expect(tellsEach('两个滤芯和一个遥控器')).to.equal(true);
    expect(tellsEach('十来个滤芯和一个遥控器')).to.equal(false);
  });

  it('are answered in figures, numerals and words', () => {
    for (const [text, count] of [
      ['2', 2],
      ['要两个', 2],
      ['一百二十个', 120],
      ['three', 3],
      ['一打', 12],
      ['十来个', undefined],
      ['大概五个', undefined],
      ['0', undefined],
      ['1000', undefined],
    ] as const)
      expect(readCount(text), text).to.equal(count);
  });
});
