import { expect } from 'chai';
import fc from 'fast-check';
import { type Choice, readChoice } from '../../../dialogs/understand/choice.ts';

const ways: readonly Choice<'site' | 'mail' | 'unsure'>[] = [
  { value: 'site', label: '师傅上门修', synonyms: ['上门', 'home visit', 'on site'] },
  { value: 'mail', label: '寄回来修', synonyms: ['寄修', '邮寄', 'mail it in'] },
  { value: 'unsure', label: '还没想好', synonyms: ['不知道', 'not sure'] },
];
const said: readonly (readonly [string, string])[] = [
  ['1', 'site'],
  ['２', 'mail'],
  ['③', 'unsure'],
  ['2.', 'mail'],
  ['(2)', 'mail'],
  ['2️⃣', 'mail'],
  ['❷', 'mail'],
  ['二', 'mail'],
  ['第二个', 'mail'],
  ['第2个', 'mail'],
  ['我要第二个吧', 'mail'],
  ['选1', 'site'],
  ['1号', 'site'],
  ['最后一个', 'unsure'],
  ['头一个', 'site'],
  ['the second one', 'mail'],
  ['second', 'mail'],
  ['last one', 'unsure'],
  ['option 2', 'mail'],
  ['number 3', 'unsure'],
  ['3rd', 'unsure'],
  ['two', 'mail'],
  ['贰', 'mail'],
  ['就2吧', 'mail'],
  ['师傅上门修', 'site'],
  ['上门', 'site'],
  ['上門', 'site'],
  ['那就上门吧', 'site'],
  ['寄修', 'mail'],
  ['我想邮寄过去', 'mail'],
  ['MAIL IT IN', 'mail'],
  ['寄回来', 'mail'],
  ['不要上门，寄修', 'mail'],
  ['不是第一个，是第二个', 'mail'],
  ['没想好', 'none'],
  ['还没想好', 'unsure'],
  ['不知道', 'unsure'],
  ['4', 'none'],
  ['0', 'none'],
  ['第五个', 'none'],
  ['修', 'none'],
  ['', 'none'],
  ['？', 'none'],
  ['随便聊聊', 'none'],
  ['不要上门', 'none'],
  ['1和2', 'several'],
  ['上门或者寄修', 'several'],
  ['1、2', 'several'],
  ['上门还是寄修', 'several'],
];

describe('a choice', () => {
  for (const [text, wanted] of said) {
    it(`is read from "${text}"`, () => {
      const reading = readChoice(text, ways);
      expect(reading.kind === 'one' ? reading.value : reading.kind).to.equal(wanted);
    });
  }
  it('names what fits when several do', () => {
    expect(readChoice('上门或者寄修', ways)).to.deep.equal({ kind: 'several', values: ['site', 'mail'] });
  });
  it('prefers a label that is a number to a place', () => {
    const marks = ['5', '4', '3', '2', '1'].map(label => ({ value: `mark${label}`, label }));
    expect(readChoice('5', marks)).to.deep.equal({ kind: 'one', value: 'mark5' });
    expect(readChoice('第五个', marks)).to.deep.equal({ kind: 'one', value: 'mark1' });
  });
  it('hides a shorter name inside a longer one', () => {
    const machines = [
      { value: 'washer', label: '洗衣机' },
      { value: 'both', label: '滚筒洗衣机' },
    ];
    expect(readChoice('我的是滚筒洗衣机', machines)).to.deep.equal({ kind: 'one', value: 'both' });
  });
  it('is the same typed as tapped, and by its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.constantFrom(
            '空调',
            '洗衣机',
            '冰箱',
            '电视',
            '热水器',
            '油烟机',
            'Laptop',
            'Printer',
            '11月25日 周三 上午',
            '其他日期',
          ),
          { minLength: 1 },
        ),
        fc.nat(),
        (labels, pick) => {
          const at = pick % labels.length;
          const choices = labels.map((label, index) => ({ value: `v${index}`, label }));
          const wanted = { kind: 'one', value: `v${at}` };
          expect(readChoice(labels[at] ?? '', choices)).to.deep.equal(wanted);
          expect(readChoice(` ${labels[at]}。`, choices)).to.deep.equal(wanted);
          expect(readChoice(String(at + 1), choices)).to.deep.equal(wanted);
          expect(readChoice(`第${at + 1}个`, choices)).to.deep.equal(wanted);
        },
      ),
    );
  });
  it('never picks from nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => void expect(readChoice(text, []).kind).to.equal('none')),
    );
  });
});
