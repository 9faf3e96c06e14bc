import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { readDanger } from '../../../dialogs/understand/danger.ts';
import { homophoneReader } from '../../../dialogs/understand/homophones.ts';
import { readPastDate } from '../../../dialogs/understand/past-date.ts';
import { productsIn } from '../../../dialogs/understand/product.ts';
import { readWhen } from '../../../dialogs/understand/when.ts';

const now = Temporal.PlainDateTime.from('2026-11-23T10:00');
const read = (text: string) => readWhen(text, { now, language: 'zh-CN' });

const chinese = [
  '后天下午三点',
  '下周三上午',
  '28号',
  '周五１４：３０',
  '国庆后',
  '元旦后第一个工作日',
  '26到28号',
  '今明两天',
  '两三点',
  '后田上午',
  '下週四',
  '12.8下午',
  '月底前',
];
const aroundChinese = [
  '师傅我想约…可以吗',
  '…行不行？',
  '麻烦…过来一趟',
  '我姓王，…在家',
  '你好，…能来吗',
  '那就…吧，谢谢',
];
const english = [
  'next Wednesday at 3pm',
  'the 28th',
  'tomorrow morning',
  'Thursday or Friday',
  'quarter to three',
  'in ten days',
  'after the Spring Festival',
  'two weeks from today',
  'Saterday',
];
const aroundEnglish = [
  'hi, could you come … please?',
  '… would work for me, thanks',
  'I am Tom, … is good',
  'Would … be ok?',
];

describe('what stands around a time', () => {
  for (const [phrases, wrappers] of [
    [chinese, aroundChinese],
    [english, aroundEnglish],
  ] as const) {
    for (const phrase of phrases) {
      it(`changes nothing about "${phrase}"`, () => {
        const plain = read(phrase);
        expect(plain.kind).to.be.oneOf(['slot', 'range', 'ambiguous']);
        for (const wrapper of wrappers) {
          const said = wrapper.replace('…', phrase);
          expect(read(said), said).to.deep.equal(plain);
        }
      });
    }
  }
});

describe('long nonsense', () => {
  const nasty = [
    '周十',
    '1',
    '十',
    '12/',
    '明天',
    '下',
    'a',
    'monday ',
    '3点',
    '国庆',
    '过了',
    ' ',
    'between ',
    '年',
    '、',
    '２月３０号',
    'one two three ',
    '漏电',
    '电池',
    '手',
    'the wire is ',
    '水',
    '没有',
    '138',
    '-',
    '旁边',
    'smell ',
    'water ',
    'wendsay ',
    '冼衣几',
  ];
  it('of 2,000 characters never holds the desk up', () => {
    const slow: string[] = [];
    for (const piece of nasty) {
      const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
      // The best of three: a busy machine is no fault of the text.
      const took = Math.min(...[0, 1, 2].map(() => timed(text)));
      if (took > 100) slow.push(`${piece}: ${took.toFixed(0)} ms`);
    }
    expect(slow).to.deep.equal([]);
  }).timeout(30_000);
});

function timed(text: string): number {
  const from = performance.now();
  read(text);
  readPastDate(text, { today: now.toPlainDate(), language: 'zh-CN' });
  readDanger(text);
  productsIn(text, machines);
  asMeant(text);
  return performance.now() - from;
}

const asMeant = homophoneReader(['空调不制冷', '明天上午能上门吗', '我要退货']);

const machines = [
  {
    id: 'washing-machine',
    name: { 'zh-CN': '洗衣机', 'en-US': 'Washing machine' },
    aliases: { 'zh-CN': ['滚筒'], 'en-US': ['washer', 'laundry machine'] },
  },
];
