import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { understand } from '../../../dialogs/understand/understand.ts';
import { learn, load } from '../../content/once.ts';

const knowledge = await load();
const matcher = learn(knowledge);
const now = Temporal.Instant.from('2026-11-23T02:00:00Z');
const heard = (text: string) => understand(text, { knowledge, matcher, now });

describe('a first sentence', () => {
  it('that is a command is nothing else', () => {
    expect(heard('转人工')).to.deep.equal({
      language: 'zh-CN',
      outcome: 'command',
      command: 'handover',
      dialog: 'handover',
      when: { kind: 'none' },
      entities: {},
    });
    expect(heard('English please')).to.deep.include({ outcome: 'command', command: 'english', language: 'en-US' });
    expect(heard('说中文')).to.deep.include({ outcome: 'command', command: 'chinese', language: 'zh-CN' });
    expect(heard('取消').outcome).to.equal('command');
  });
  it('that asks is answered with the figures of the policy and a way on', () => {
    const answered = heard('师傅几点能上门');
    if (answered.outcome !== 'answer') throw new Error(answered.outcome);
    expect(answered.answer.id).to.equal('visit-hours');
    expect(answered.answer.text).to.contain('9:00–17:00').and.not.to.contain('{');
    expect(answered.suggestions).to.deep.equal([{ dialog: 'booking', text: '预约上门' }]);
  });
  it('that carries data gives them to the form', () => {
    expect(heard('我家空调E1不制冷了，明天下午能上门吗')).to.deep.include({ outcome: 'dialog', dialog: 'repair' });
    expect(heard('我家空调E1不制冷了，明天下午能上门吗').entities).to.deep.equal({
      product: 'air-conditioner',
      code: 'E1',
      fault: '我家空调E1不制冷了',
    });
  });
  it('that only tells a symptom is a repair, also one that nobody shipped', () => {
    for (const text of [
      '空调不制冷了',
      '洗衣机漏水',
      "my washer won't spin",
      '烤盘那层不加热',
      '洗碗机的喷臂转不动',
      '报修',
    ]) {
      expect(heard(text), text).to.deep.include({ outcome: 'dialog', dialog: 'repair' });
    }
  });
  it('that speaks of danger is taken as a repair with the alarm', () => {
    expect(heard('热水器漏电')).to.deep.include({ outcome: 'dialog', dialog: 'repair', danger: 'electric' });
    const asked = heard('热水器会漏电吗');
    expect(asked).to.deep.include({ outcome: 'answer', advice: 'electric' });
    expect(asked).not.to.have.property('danger');
  });
  it('that denies a danger is about what is left', () => {
    for (const [text, fault] of [
      ['没有漏电就是不热', '就是不热'],
      ['不冒烟也没有糊味，就是不转', '就是不转'],
      ['not smoking, no smell, just dead', 'just dead'],
      ['之前漏电修好了，现在又不热了', '现在又不热了'],
      ['微波炉不加热 但是灯亮 转盘转 没火花', '微波炉不加热'],
      ['上次跳闸修好了，这次是不出水', '这次是不出水'],
      ['没闻到煤气味，灶打不着火', '灶打不着火'],
    ] as const) {
      const left = heard(text);
      expect(left, text).to.deep.include({ outcome: 'dialog', dialog: 'repair' });
      expect(left.entities.fault, text).to.equal(fault);
      expect(left, text).not.to.have.property('danger');
    }
    expect(heard('热水器没有漏电，就是水不热').entities.product).to.equal('water-heater');
    expect(heard('现在不漏电了').outcome).to.equal('answer');
  });
  it('that is unclear is asked back about, with three buttons at most', () => {
    const unclear = understand('这个保修那个运费', { knowledge, matcher, now, limits: { act: 0.999, ask: 0 } });
    if (unclear.outcome !== 'clarify') throw new Error(unclear.outcome);
    expect(unclear.suggestions).to.have.length(3);
    for (const button of unclear.suggestions)
      expect('id' in button ? button.answer : button.dialog).not.to.contain('{');
  });
  it('that says nothing falls back', () => {
    for (const text of ['', '？？？', '😀', '   ']) expect(heard(text).outcome, text).to.equal('fallback');
  });
  it('keeps the language of the conversation where it does not tell', () => {
    expect(understand('13800138000', { knowledge, matcher, now, language: 'en-US' }).language).to.equal('en-US');
    expect(heard('13800138000').language).to.equal('zh-CN');
  });
  it('is plain data, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const understood = heard(text);
        expect(JSON.parse(JSON.stringify(understood))).to.deep.equal(understood);
      }),
      { numRuns: 60 },
    );
  });
}).timeout(20_000);
