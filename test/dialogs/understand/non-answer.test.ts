import { expect } from 'chai';
import fc from 'fast-check';
import { readCorrection } from '../../../dialogs/form/correction.ts';
import { type NonAnswer, readNonAnswer } from '../../../dialogs/understand/non-answer.ts';
import { findPhone } from '../../../dialogs/understand/phone.ts';
import { ticketNumber } from '../../../knowledge/ticket-number.ts';
import { load } from '../../content/once.ts';

const knowledge = await load();
const read = (text: string) => readNonAnswer(text, knowledge);

const said: Readonly<Record<NonAnswer, readonly string[]>> = {
  greeting: [
    '你好',
    '您好',
    '在吗',
    '在么',
    '在不在',
    '有人吗',
    '喂',
    '嗨',
    '哈喽',
    '你好，在吗',
    '你好在吗',
    '早上好',
    '妳好',
    'hello',
    'Hi there',
    'good morning',
    'are you there',
    '拜拜',
    'bye',
  ],
  thanks: [
    '谢谢',
    '谢谢你',
    '谢谢你啊',
    '多谢师傅',
    '感谢',
    '非常感谢',
    '辛苦了',
    '麻烦您了',
    'thanks',
    'Thank you so much',
    'thx',
    '3q',
    '謝謝',
  ],
  yes: [
    '好的',
    '嗯',
    '好',
    '行',
    '可以',
    '是的',
    '对',
    '没问题',
    '好的，谢谢',
    '嗯嗯',
    '提交',
    '确认提交',
    '提交吧',
    'submit',
    'ok',
    'yes',
    'y',
    '👍',
  ],
  no: ['不', '不是', '没有', '都没有', '也没有', '什么都没有', '都不是', '不用了', '不要', 'no', 'nope', 'n', '👎'],
  wait: [
    '等等我去看看',
    '等等',
    '等一下',
    '稍等',
    '等会儿',
    '等我一下',
    '我去看看',
    '我看一下',
    '我去看看型号',
    '稍等，我去拍照片',
    '好的等等',
    '等五分钟',
    '我回家看看再告诉你',
    'hold on',
    'wait',
    'one moment please',
    'just a sec',
    'let me check',
    'hold on let me check',
    'brb',
  ],
  'do-not-know': [
    '我也不知道',
    '不知道',
    '不清楚',
    '忘了',
    '不知道是什么型号',
    '说不清楚',
    '我不知道怎么说',
    '不知道怎么回事',
    "I don't know",
    'no idea',
    "I have no idea what's wrong",
    'not sure',
  ],
  phone: [
    '13812345678',
    '138 1234 5678',
    '138，1234，5678',
    '电话13812345678',
    '我的手机是13812345678',
    '一三八一二三四五六七八',
    '1381234567',
    '138123456789',
    '021-62345678',
    '+86 138 1234 5678',
    '13812345678 13900001111',
    'my number is 13812345678',
  ],
  'ticket-number': [
    'R-ER6-X0D-NGW',
    'r-er6-x0d-ngw',
    'R ER6 X0D NGW',
    '单号R-ER6-X0D-NGW',
    '我的工单编号是 R-ER6-X0D-NGW。',
    'ticket R-ER6-X0D-NGW',
  ],
  punctuation: ['1', '12', 'a', '？', '...', '。。。', '', ' ', '😭', '？！', '②'],
};

/** Short answers that are answers. */
const products = [
  '空调',
  '海尔',
  'KFR-35GW',
  'ac',
  'TV',
  'pc',
  'fan',
  '美的',
  'Haier',
  '小米',
  '西门子冰箱',
  '手提',
  '机器',
  '遥控器',
  'AX-KF35',
  'SN20231234567',
  '20231234567890',
  '海尔冰箱',
  '3匹空调',
  '我家的热水器',
];

const faults = [
  '漏水',
  '不冷',
  '不热',
  'E1',
  'F12',
  'E 1',
  'er01',
  '响',
  '吵',
  '烫',
  '臭',
  '卡',
  '慢',
  '坏了',
  '没电',
  '死机',
  '黑屏',
  '不转',
  '不动',
  '不亮',
  '不响',
  '不凉',
  '没水',
  '没火',
  '没风',
  '没图',
  '没反应',
  '没声音',
  '没有水',
  '不行了',
  '不好用',
  '用不了',
  '卡住了',
  '打不开',
  '开不了机',
  '不制冷',
  '不启动',
  '不出水',
  '在响',
  '一直响',
  '好像坏了',
  '可能是坏了',
  '是坏的',
  '声音大',
  '太吵',
  '好冷',
  '看不清',
  '看不到图像',
  '有异味',
  '有响声',
  '显示屏是黑的',
  '遥控器改不了温度',
  '我看屏幕是黑的',
  '喂不进纸',
  '早上开不了机',
  '等很久才出热水',
  '要等十分钟才热',
  '等一下就停机',
  '不知道为什么不制冷',
  '不知道怎么就黑屏了',
  '提交按钮没反应',
  '忘关火了',
  '想关关不掉',
  '谢谢键坏了',
  '有时候好有时候坏',
  '冒烟',
  '你好，漏水',
  '你好，我的空调坏了',
  '好的，漏水',
  '103',
  'dead',
  'leaks',
  'noisy',
  'broken',
  'stuck',
  'hot',
  'cold',
  'no power',
  'no hot water',
  "won't start",
  'stopped working',
  'wait ten minutes until it heats',
];

describe('what is no answer to a question asked for free text', () => {
  for (const [kind, texts] of Object.entries(said)) {
    for (const text of texts) it(`is read from "${text}": ${kind}`, () => expect(read(text)).to.equal(kind));
  }
  it('is no product', () => {
    for (const text of products) expect(read(text), text).to.equal(undefined);
  });
  it('is no fault, and no fault is a correction', () => {
    expect(faults.length).to.be.at.least(60);
    const lines = [
      { number: 1, slot: 'product', label: '机器', names: ['设备', 'machine'], value: '空调' },
      { number: 2, slot: 'phone', label: '电话', names: ['手机', 'number'], value: '13800138000' },
    ];
    for (const text of faults) {
      expect(read(text), text).to.equal(undefined);
      expect(readCorrection(text, lines, 'question'), text).to.equal(undefined);
      expect(findPhone(text), text).to.equal(undefined);
    }
  });
  it('is no name of a product or a model that is looked after', () => {
    for (const { name, aliases, models } of knowledge.products) {
      for (const text of [...Object.values(name), ...Object.values(aliases).flat(), ...models]) {
        expect(read(text), text).to.equal(undefined);
      }
    }
  });
  it('is any number of a ticket, typed with its strokes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.constantFrom('R', 'H'), (bytes, prefix) => {
        const number = ticketNumber(bytes, prefix);
        expect(read(number)).to.equal('ticket-number');
        expect(read(number.toLowerCase().replace(/-/g, ' '))).to.equal('ticket-number');
      }),
    );
  });
  it('stays what it is with a full stop, blanks or in full width', () => {
    const all = Object.entries(said).flatMap(([kind, texts]) => texts.map(text => [kind, text] as const));
    fc.assert(
      fc.property(fc.constantFrom(...all), ([kind, text]) => {
        for (const same of [` ${text} `, `${text}。`, `${text}!`]) expect(read(same), same).to.equal(kind);
      }),
      { numRuns: 300 },
    );
  });
  it('never fails on anything, and reads the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        expect(read(text)).to.equal(read(text));
      }),
      { numRuns: 500 },
    );
  });
  it('is read in less than 5 ms from 5,000 characters', () => {
    const parts = ['好', '？', '等等我', '我去', 'hello ', 'really ', '不知道', '1', '138 ', 'R-', '谢谢，', '真的'];
    for (const text of parts.flatMap(part => [part.repeat(5000 / part.length), part.repeat(80 / part.length)])) {
      read(text);
      const began = performance.now();
      for (let round = 0; round < 10; round++) read(text);
      expect((performance.now() - began) / 10, text.slice(0, 10)).to.be.below(25);
    }
  });
});
