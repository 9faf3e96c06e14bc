import { expect } from 'chai';
import fc from 'fast-check';
import { readYesNo } from '../../../dialogs/understand/yes-no.ts';
import { quickest } from './quickest.ts';

const said = {
  yes: [
    '阔以',
    '嗯呐',
    '哦',
    '下一步',
    '木有问题',
    '好咧',
    '妥妥的',
    '恩恩',
    '係',
    '啱',
    '对头',
    '都对',
    '全对',
    '没有错',
    '行了吧',
    '好了',
    'ok的',
    '要得',
    '得行',
    '好，谢谢师傅',
    '行 没问题',
    '嗯好的没问题',
    '对，没错',
    '完全同意',
    '信息无误',
    'hao',
    'hao shi tongyi',
    'yes thats correct',
    "Yep, that's right",
    'ok sure go ahead',
    'mhm',
    '👌🏻👌🏻',
    '👍谢谢',
    '係呀',
    '冇問題',
    '好的👌',
    '要',
    '好',
    '行',
    '嗯',
    '可以',
    '是的',
    '对',
    '好的，谢谢',
    '没问题',
    '好嘞',
    '嗯嗯',
    '要的',
    '那就好吧',
    '确认',
    '同意',
    '中',
    '👌',
    '👍🏻',
    'yes',
    'Yes please',
    'ok',
    'OK!',
    'sure',
    'yep',
    'y',
    'go ahead',
    '好的好的',
    '嗯，可以',
    '行吧',
  ],
  no: [
    '不太愿意',
    '不太想',
    '不方便',
    '要不得',
    '唔係',
    '唔好',
    '唔使',
    '莫得',
    '不阔以',
    '坚决不同意',
    'absolutely not',
    'I disagree',
    'bu yao',
    '不不不',
    '不',
    '不要',
    '不用',
    '不用了',
    '不用了谢谢',
    '算了',
    '不行',
    '不是',
    '没有',
    '先不要',
    '不需要',
    '甭了',
    'no',
    'nope',
    'No, thanks',
    'not now',
    "don't",
    'n',
    '👎',
    '不，不要',
    '还是算了吧',
  ],
  unsure: [
    '不知道',
    '我不知道',
    '不清楚',
    '不确定',
    '忘了',
    '不记得了',
    '说不准',
    '也许吧',
    "I don't know",
    'not sure',
    'no idea',
    'maybe',
    '随便',
  ],
} as const;

describe('yes or no', () => {
  for (const [answer, texts] of Object.entries(said)) {
    for (const text of texts) it(`reads "${text}" as ${answer}`, () => expect(readYesNo(text)).to.equal(answer));
  }
  for (const text of [
    '好，还是算了',
    '要修空调',
    '不制冷',
    '没有声音',
    '13800138000',
    '',
    '?',
    '可以便宜点吗',
    'no hot water',
    '是不是坏了',
    '行不行',
    '好冷',
    '问题',
    '没问题才怪',
    '没问题吧',
    '是吧',
    '对吧',
    '对了',
    '得了吧',
    '来了',
    '好是好',
    '可以是可以',
    '好吗',
    '好么',
    '可以嘛',
    'ok?',
    '好的？',
    '没问题❓',
    '同意🤔',
    '好的👎',
    'yeah right',
    'yes but',
    'yes and no',
    '还没确认',
    '我确认一下',
    '谢谢',
    'please',
    '太麻烦了',
    '我要好的',
    '不错吧',
  ]) {
    it(`does not read "${text}"`, () => expect(readYesNo(text)).to.equal(undefined));
  }

  const yes = said.yes.filter(text => readYesNo(text) === 'yes');
  const words = fc.array(fc.constantFrom(...yes, '空调', '明天', '我', '的', '了', ' ', '，', 'please', '谢谢'), {
    maxLength: 4,
  });
  const joined = (turn: string) =>
    fc
      .tuple(words, fc.constantFrom(...yes), words)
      .map(([before, word, after]) => [...before, word, turn, ...after].join(''));
  for (const turn of [
    '吗',
    '？',
    '?',
    '怎么',
    '为什么',
    '才怪',
    '但是',
    '如果',
    ' never ',
    ' not ',
    " don't ",
    ' but ',
  ]) {
    it(`is never yes with "${turn.trim()}" in it`, () => {
      fc.assert(fc.property(joined(turn), text => void expect(readYesNo(text), text).to.not.equal('yes')));
    });
  }
  it('is never yes behind 不, 别 or 没', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('不', '别', '没', '不太', '还没', '从不'),
        fc.constantFrom(...yes),
        (negator, word) => {
          expect(readYesNo(`${negator}${word}`), negator + word).to.not.equal('yes');
        },
      ),
    );
  });
  it('is read quickly', () => {
    for (const text of [
      '好'.repeat(5000),
      '好的'.repeat(20),
      '嗯恩'.repeat(20),
      '那就我还是'.repeat(8),
      'ok '.repeat(13),
    ]) {
      const took = quickest(() => {
        readYesNo(text);
      });
      expect(took).to.be.below(25);
    }
  });
});
