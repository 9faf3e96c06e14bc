import { expect } from 'chai';
import { wordingFaults } from './wording-rules.ts';

describe('the wording rules', () => {
  for (const bad of [
    '亲，您好',
    '亲~欢迎光临',
    '尊敬的客户',
    '请用户填写',
    '输入有误',
    '号码无效',
    '非法字符',
    '提交成功',
    '敬请谅解',
    '请您理解',
    '不予办理',
    '拒绝受理',
    '概不负责',
    '最终解释权归我们',
    '师傅会尽快上门',
    'Dear customer',
    'Kindly wait',
  ]) {
    it(`find the fault in "${bad}"`, () => expect(wordingFaults(bad)).to.have.length(1));
  }
  for (const good of [
    '父亲的手机也可以',
    '母亲节照常上班',
    '师傅会尽快，最晚今天 18:00 前到',
    '尽快，{due} 前答复您',
    '留个手机号吧，师傅出发前好联系您。',
  ]) {
    it(`let "${good}" pass`, () => expect(wordingFaults(good)).to.deep.equal([]));
  }
  it('keep danger short', () => {
    expect(wordingFaults('先断电。'.repeat(23), 'danger')).to.have.length(1);
    expect(wordingFaults('先断电。'.repeat(22), 'danger')).to.deep.equal([]);
    expect(wordingFaults('先断电。'.repeat(23))).to.deep.equal([]);
  });
});
