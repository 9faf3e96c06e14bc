import { expect } from 'chai';
import fc from 'fast-check';
import { enUS } from '../../../dialogs/texts/en-US.ts';
import { zhCN } from '../../../dialogs/texts/zh-CN.ts';
import type { Choice } from '../../../dialogs/understand/choice.ts';
import { type Meaning, readDecision } from '../../../dialogs/understand/decision.ts';
import { quickest } from './quickest.ts';

const plain: readonly Choice[] = [
  { value: 'yes', label: '同意' },
  { value: 'no', label: '不同意' },
];
const consent = reader([zhCN.repair.consent.yes, zhCN.repair.consent.no], { yes: 'yes', no: 'no' });
const submitted = { yes: 'submit', done: 'submit', no: 'cancel' };
const summary = reader([zhCN.form.submit, zhCN.form.change, zhCN.form.cancel], submitted);
const summaryInEnglish = reader([enUS.form.submit, enUS.form.change, enUS.form.cancel], submitted);
const same = reader([zhCN.repair.same.yes, zhCN.repair.same.no], { yes: 'same', no: 'new' });
const quotation = reader(
  [
    { value: 'agree', label: '同意' },
    { value: 'wait', label: '先不修' },
    { value: 'ask', label: '问一下' },
  ],
  { yes: 'agree', no: 'wait', later: 'wait' },
);

function reader(choices: readonly Choice[], meaning: Meaning) {
  return (text: string) => {
    const reading = readDecision(text, choices, meaning);
    return reading.kind === 'one' ? reading.value : reading.kind;
  };
}

function reads(decide: (text: string) => string, wanted: Readonly<Record<string, string>>) {
  for (const [outcome, texts] of Object.entries(wanted)) {
    for (const text of texts.split('|')) {
      it(`is ${outcome}: "${text}"`, () => expect(decide(text)).to.equal(outcome));
    }
  }
}

describe('consent', () => {
  reads(consent, {
    yes: '同意|我同意|完全同意|同意的|可以|阔以|嗯呐|哦|下一步|木有问题|好咧|妥妥的|恩恩|係|啱|hao|shi|tongyi|hao shi tongyi|yes thats correct|行 没问题|当然可以|當然可以|好的好的|1|１|第一个|1、同意|1同意|同意！|好，同意，谢谢|好嘅，唔該|ok 同意|agree|I agree|sure, go ahead|👌|👍谢谢|要得嘛',
    no: '不同意|我不同意|坚决不同意|不|不行|不可以|不太愿意|拒绝|唔係|唔同意|别|不要，谢谢|2|no|No, thanks|i dont agree|absolutely not|👎',
    later: '等一下|我再想想|稍等|hold on|先不同意|我考虑一下|好的，等一下|下次吧|let me think',
    none: '不太清楚|同意个屁|凭什么同意|明天可以上门吗|可以开发票吗|are you sure this is safe?|are you sure this is safe|I never said I agree|不同意行吗|可以不同意吗|不同意会怎么样|同意会怎样|为什么要同意|我没说同意|同意，但是别给别人|如果同意呢|同意？|同意吗|同意嘛|可以吗|不可以吗|谁愿意|愿意才怪|我哪里同意了|别人也同意吗|可以是可以|好是好|好意思|可以是可以，不过太贵|yes but not my phone|yes and no|完成|发送|赶紧的|有|没有|都行|随便|不知道|对了|是吧|13800138000|👎👍',
    several: '同意，不同意',
  });
});

describe('the summary', () => {
  reads(summary, {
    submit:
      '提交|提交吧|提交了|请提交|請提交|确认提交|帮我提交|可以，提交吧|没问题，提交|没有了，提交吧|嗯嗯|👌|确定|妥了|啱|都对|全对|没有错|行吧|行了吧|好了|成|中|对头|完成|搞定|发送|报吧|交|不用改了|没什么要改的|改好了|赶紧的|go ahead|done|yep|yeah|ok的|好，谢谢师傅|信息没错，提交吧|冇問題|沒問題|ＯＫ|Yes, thats correct',
    change: '修改|要改|改一下|我要修改|嗯，修改|好的，修改|不对|有误|等一下，我要修改',
    cancel: '取消|好的，取消|不，取消|算了|不报了|不提交|no|nope|不行|暂时不报',
    later:
      '明天再报|先放着|我再想想|等一下|稍等|我确认一下|我看看|先别提交|先不提交|等会再提交|别急着提交|还没想好|再等等|not yet|dont submit yet|hold on',
    none: '问题|明天可以来吗|还没确认|确认一下|没问题才怪|没问题吧|没问题？|怎么提交|提交吗|提交？|提交不了|不能提交|没提交|谁提交|要是没问题就提交|提交后多久来|对吧|对了|得了|好，但是电话错了|电话写错了|修改吗|改什么|取消要钱吗|能取消吗|等等，提交吧|好吗|ok?|yeah right|我昨天提交的',
    several: '不，提交|提交，修改',
  });
});

describe('the summary in English', () => {
  reads(summaryInEnglish, {
    submit:
      'submit|Submit it please|yes please submit|ok submit it|looks good, submit|send it|do it|correct|no changes|k',
    change: 'edit|change|correct it',
    cancel: "cancel|no|not correct|don't submit",
    later: "don't submit yet|not now|wait a second|let me check|I'll do it later",
    none: 'can i submit|submit what|is it correct|no submit|submit my name wrong|I did not submit|never submit|how do I submit?',
  });
});

describe('the same case or a new one', () => {
  reads(same, {
    same: '同一件事|是的|对，同一个|一样|yes|same',
    new: '另一件事|不是|不是，另一件事|不一样|不是同一件|new|no',
    none: '是同一件吗|是不是同一件|怎么会是同一件',
  });
});

describe('a quotation', () => {
  reads(quotation, {
    agree: '同意|我同意，谢谢',
    wait: '先不修|我再想想|等一下|不修了',
    ask: '问一下|3',
    none: '修多久|同意的话多久修好|多少钱？',
  });
});

describe('a decision', () => {
  const agreed = ['同意', '可以', '好的', '没问题', '行', '愿意', 'ok', 'yes', 'I agree', '确认', '提交'];
  const turned = [
    '吗',
    '？',
    '?',
    '才怪',
    '个屁',
    '怎么',
    '为什么',
    '不过',
    '但是',
    '如果',
    '凭什么',
    ' but',
    " don't",
  ];
  const added = ['明天', '电话', '空调', '我妈', '昨天', 'the fridge', '师傅', '费用'];
  const turnedOver = fc
    .tuple(fc.constantFrom('', ...added), fc.constantFrom(...agreed), fc.constantFrom(...turned), fc.boolean())
    .map(([front, word, turn, before]) => (before ? `${front}${turn}${word}` : `${front}${word}${turn}`));

  it('is never made by a sentence that asks, doubts or makes a condition', () => {
    fc.assert(
      fc.property(turnedOver, text => {
        expect(consent(text), text).to.not.equal('yes');
        expect(summary(text), text).to.not.equal('submit');
      }),
      { numRuns: 500 },
    );
  });
  it('is never made by words beside others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...added), fc.constantFrom(...agreed), (thing, word) => {
        if (thing === '师傅') return;
        expect(consent(`${thing}${word}`)).to.equal('none');
        expect(summary(`${word}${thing}`)).to.equal('none');
      }),
    );
  });
  it('needs nothing but the labels where no meaning is given', () => {
    expect(readDecision('好', plain)).to.deep.equal({ kind: 'none' });
    expect(readDecision('同意吧', plain)).to.deep.equal({ kind: 'one', value: 'yes' });
  });
  it('is read from anything without fail, and quickly', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => void expect(consent(text)).to.be.a('string')));
    for (const text of [
      '同意'.repeat(2500),
      '好 '.repeat(2500),
      '不，'.repeat(2500),
      '好是'.repeat(30),
      'yes '.repeat(15),
    ]) {
      const took = quickest(() => {
        consent(text);
      });
      expect(took).to.be.below(25);
    }
  });
});
