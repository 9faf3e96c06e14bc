import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Choice,
  type ChoiceReading,
  isPlace,
  readChoice,
  readExactly,
} from '../../../dialogs/understand/choice.ts';
import { quickest } from './quickest.ts';

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
  ['上们', 'site'],
  ['寄休吧', 'mail'],
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

const shown = (reading: ChoiceReading) => (reading.kind === 'one' ? reading.value : reading.kind);

describe('a choice in a sentence', () => {
  const machines: readonly Choice[] = [
    { value: 'ac', label: '空调', synonyms: ['挂机', 'air conditioner'] },
    { value: 'washer', label: '洗衣机', synonyms: ['洗衣服的机器', '滚筒'] },
    { value: 'fridge', label: '冰箱', synonyms: ['fridge', 'freezer'] },
    { value: 'purifier', label: '净化器', synonyms: ['空气净化器'] },
    { value: 'other', label: '其他', synonyms: ['别的', '都不是'] },
  ];
  const wanted: Readonly<Record<string, string>> = {
    ac: '空调坏了|我家空调不制冷|空调坏了，能修吗|我要修空调，行吗|还是空调吧|那就空调|空调修了还是不制冷|我的是挂机|my air conditioner is dead',
    washer: '洗衣|洗衣服的机器|不是空调，是洗衣机',
    fridge:
      '不是空调是冰箱|空调没坏，冰箱坏了|空调没问题 是冰箱|the fridge|空调换成冰箱|not the air conditioner, the fridge',
    none: '机器|东西坏了|服|机|师傅|除了空调都坏了|空调除外|除了空调以外的都好|不是空调|没有空调|空调能修吗|空调怎么拆|空调多少钱|everything except the fridge|not the fridge|not sure if it is the fridge',
    several: '我不知道是空调还是净化器|空调还是净化器|冰箱和空调|除了空调，冰箱也坏了|fridge or air conditioner',
  };
  for (const [value, texts] of Object.entries(wanted)) {
    for (const text of texts.split('|')) {
      it(`is ${value}: "${text}"`, () => expect(shown(readChoice(text, machines))).to.equal(value));
    }
  }
  it('is none where the other one is not offered', () => {
    const fewer = machines.filter(({ value }) => value !== 'purifier');
    for (const text of ['空调还是净化器', '我不知道是空调还是净化器']) {
      expect(readChoice(text, fewer)).to.deep.equal({ kind: 'none' });
    }
  });
  const way: Readonly<Record<string, string>> = {
    site: '我要上门，行吗|要不上门吧|最好上门|前者|还是上门吧',
    mail: '上门改成邮寄|不用师傅上门，寄修|我想寄修可以吗|instead of a home visit, mail it in|后面那个|the latter',
    none: '上门费多少|上门费太贵了|能上门吗|我没说要上门|不用师傅上门|师傅上门什么时候来|2个|两个|第二个多少钱',
  };
  for (const [value, texts] of Object.entries(way)) {
    for (const text of texts.split('|')) {
      it(`is ${value}: "${text}"`, () => expect(shown(readChoice(text, ways.slice(0, 2)))).to.equal(value));
    }
  }
  it('is not read from a word of a label that says the opposite', () => {
    const sure = [{ value: 'no', label: 'Not sure yet' }];
    expect(readChoice('sure', sure)).to.deep.equal({ kind: 'none' });
    expect(readChoice('not sure', sure)).to.deep.equal({ kind: 'one', value: 'no' });
  });
  it('is read quickly from anything', () => {
    for (const unit of ['空调', '不知道是', '除了', '不不要', '还是', 'not the ', '第一个', '我我想要']) {
      for (const length of [480, 5000]) {
        const took = quickest(() => {
          readChoice(unit.repeat(length).slice(0, length), machines);
          readExactly(unit.repeat(length).slice(0, length), machines);
        });
        expect(took, unit).to.be.below(25);
      }
    }
  });
});

describe('a button that was offered', () => {
  const offered = ['报修', '保修多久', '过保怎么收费', '师傅什么时候上门', '营业时间', '转人工'];
  const choices = offered.map(label => ({ value: label, label }));
  const wanted: Readonly<Record<string, string>> = {
    报修: '报修|我要报修|报修吧，谢谢|1|報修|请帮我报修|报修一下|１、报修',
    保修多久: '２|保修多久|保修多久？|请问保修多久|the second one please|2 please',
    转人工: '转人工|最后一个|last one|6',
    none: '空调坏了要报修|报修进度|我昨天报修的怎么还没来|我不要转人工|不报修|没报修|师傅|报修吗|报修？？那要多久|1?|2个|7|空调|怎么报修|我已经报修了|别转人工|上门|营业',
  };
  for (const [value, texts] of Object.entries(wanted)) {
    for (const text of texts.split('|')) {
      it(`is ${value}: "${text}"`, () => expect(shown(readExactly(text, choices))).to.equal(value));
    }
  }
});

describe('a place in a list and nothing else', () => {
  for (const text of ['1', '２', '②', '第二个', '12', 'the second one', '最后一个']) {
    it(text, () => expect(isPlace(text)).to.equal(true));
  }
  for (const text of ['', '13812345678', '1号楼', '两台空调', '第二个不行', '空调', '修好了']) {
    it(`is not “${text}”`, () => expect(isPlace(text)).to.equal(false));
  }
});
