import { expect } from 'chai';
import fc from 'fast-check';
import { homophoneReader } from '../../../dialogs/understand/homophones.ts';
import { normalised } from '../../../dialogs/understand/normalise.ts';
import { productsIn } from '../../../dialogs/understand/product.ts';
import { soundAlike } from '../../../dialogs/understand/sounds.ts';

const spelledRight = [
  '空调不制冷了怎么办',
  '我要退货',
  '退货怎么弄',
  '保修期多久',
  '空调还在保修期吗',
  '怎么预约上门',
  '我要报修',
  '洗衣机漏水',
];
const asMeant = homophoneReader(spelledRight);

describe('a sentence typed by its sound', () => {
  for (const [typed, meant] of [
    ['空凋不治冷', '空调不制冷'],
    ['我要推货', '我要退货'],
    ['保休期多酒', '保修期多久'],
    ['怎么予约上们', '怎么预约上门'],
    ['洗衣鸡漏谁', '洗衣机漏水'],
    ['kongtiao不制冷', '空调不制冷'],
    ['bao xiu qi多久', '保修期多久'],
    ['TUIHUO怎么弄', '退货怎么弄'],
  ] as const) {
    it(`${typed} reads ${meant}`, () => expect(asMeant(typed)).to.equal(meant));
  }

  it('is left as it is where it is spelled right', () => {
    for (const sentence of spelledRight) expect(asMeant(sentence)).to.equal(sentence);
  });

  it('is left as it is where no character of the content sounds like it', () => {
    for (const text of ['', '鹅鹅鹅鹅', '宝宝宝', '呵呵', 'E3', 'my fridge is broken', '13900012345', '😀']) {
      expect(asMeant(text), text).to.equal(normalised(text));
    }
  });

  it('keeps its length, and all that is not Chinese', () => {
    const sign = fc.constantFrom(...'空凋推货保休上们八鹅，。 1a');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), text => {
        const plainly = normalised(text);
        if (/[a-z]{2}/.test(plainly)) return;
        const read = asMeant(text);
        expect([...read]).to.have.length([...plainly].length);
        expect(read.replace(/\p{Script=Han}/gu, '字')).to.equal(plainly.replace(/\p{Script=Han}/gu, '字'));
      }),
    );
  });
});

describe('characters', () => {
  it('sound alike whatever the tone, and for those who do not tell zh from z or n from ng', () => {
    for (const [a, b] of ['空凋 空调', '冰厢 冰箱', '师夫 师傅', '真水 增水'].map(pair => pair.split(' '))) {
      expect(soundAlike([...(a ?? '')], [...(b ?? '')]), `${a} ${b}`).to.equal(true);
    }
  });
  it('do not sound alike by a reading that is rare for both, or in part', () => {
    for (const [a, b] of ['的手 提手', '空调 空管', '冰 冰箱'].map(pair => pair.split(' '))) {
      expect(soundAlike([...(a ?? '')], [...(b ?? '')]), `${a} ${b}`).to.equal(false);
    }
  });
});

describe('the name of a machine', () => {
  const machine = (id: string, zh: string) => ({
    id,
    name: { 'zh-CN': zh, 'en-US': id },
    aliases: { 'zh-CN': [], 'en-US': [] },
  });
  const machines = [machine('tv', '电视'), machine('ac', '空调'), machine('washer', '洗衣机')];
  for (const [text, id] of [
    ['空凋坏了', 'ac'],
    ['我家点视没声音', 'tv'],
    ['洗依鸡不转', 'washer'],
  ] as const) {
    it(`is heard in ${text}`, () => expect(productsIn(text, machines)).to.deep.equal([id]));
  }
  for (const text of ['充电时发热正常吗', '有电时也不亮', '洗衣服的时候', '调整一下时间', '坏了']) {
    it(`is not heard in ${text}`, () => expect(productsIn(text, machines)).to.deep.equal([]));
  }
});
