import { expect } from 'chai';
import fc from 'fast-check';
import { masked } from '../../../dialogs/understand/masked.ts';

describe('a sentence that is kept for the clerks', () => {
  for (const [said, kept] of [
    ['我电话13812345678 你们几点下班', '我电话… 你们几点下班'],
    ['我的号码是 138 1234 5678，能不能便宜点', '我的号码是 …，能不能便宜点'],
    ['打我 0571-88889999 转 801', '打我 … 转 801'],
    ['幺三八一二三四五六七八 这个号能查吗', '… 这个号能查吗'],
    ['发票寄到 zhang.san@example.com 行不行', '发票寄到 … 行不行'],
    ['我微信号是 desk_lover88，加一下', '我微信号是 …，加一下'],
    ['我叫王小明，想问下有没有活动', '我叫…，想问下有没有活动'],
    ['我家住朝阳区建国路88号3单元501，离你们远吗', '我家住…，离你们远吗'],
    ['幸福里3栋2单元501能装吗', '幸福里…能装吗'],
    ['SN AC12345678 是真货吗', 'SN … 是真货吗'],
    ['My name is Anna Smith, is there a discount?', 'My name is …, is there a discount?'],
    ['E1和F3有什么区别', 'E1和F3有什么区别'],
    ['KFR-35GW 一晚上几度电', 'KFR-35GW 一晚上几度电'],
    ['用了3年了 8000 块买的，能以旧换新吗', '用了3年了 8000 块买的,能以旧换新吗'],
  ] as const) {
    it(`keeps of “${said}” nothing that leads to somebody`, () =>
      expect(masked(said)).to.equal(kept.replaceAll('，', ',')));
  }

  it('has no number of a phone left in it, wherever it stands', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
    const around = fc.stringMatching(/^[我要问下的，。 a-z]{0,12}$/);
    fc.assert(
      fc.property(around, digits, around, (before, phone, after) => {
        expect(masked(`${before}${phone}${after}`)).to.not.match(/\d{5}/);
      }),
    );
  });
});
