import { expect } from 'chai';
import fc from 'fast-check';
import { findPhone, maskPhone, readPhone } from '../../../dialogs/understand/phone.ts';

const good: readonly (readonly [string, string])[] = [
  ['13800138000', '13800138000'],
  ['138 0013 8000', '13800138000'],
  ['138-0013-8000', '13800138000'],
  ['+86 138 0013 8000', '13800138000'],
  ['+8613800138000', '13800138000'],
  ['8613800138000', '13800138000'],
  ['0086-13800138000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['我的电话是13800138000，谢谢', '13800138000'],
  ['电话：138 0013 8000（张）', '13800138000'],
  ['一三八零零一三八零零零', '13800138000'],
  ['幺三八〇〇幺三八〇〇〇', '13800138000'],
  ['13800138000 13800138000', '13800138000'],
  ['010-62345678', '010-62345678'],
  ['(010) 6234 5678', '010-62345678'],
  ['01062345678', '010-62345678'],
  ['+86 10 6234 5678', '010-62345678'],
  ['0571-88889999', '0571-88889999'],
  ['0571 8888999', '0571-8888999'],
  ['0571-88889999-801', '0571-88889999-801'],
  ['0571-88889999转801', '0571-88889999-801'],
  ['010-62345678 分机 12', '010-62345678-12'],
  ['010-62345678 ext. 12', '010-62345678-12'],
  ['400-820-8820', '400-820-8820'],
  ['+852 9123 4567', '+85291234567'],
  ['19912345678', '19912345678'],
];
const bad: readonly (readonly [string, object])[] = [
  ['1380013800', { reason: 'short', missing: 1 }],
  ['138001380001', { reason: 'long', extra: 1 }],
  ['1380013', { reason: 'short', missing: 4 }],
  ['12345678901', { reason: 'unknown-prefix' }],
  ['62345678', { reason: 'no-area-code' }],
  ['13800138000或者13900139000', { reason: 'several' }],
  ['13800138000 13900139000', { reason: 'several' }],
  ['不想说', { reason: 'not-a-phone' }],
  ['', { reason: 'not-a-phone' }],
  ['110101199003078888', { reason: 'not-a-phone' }],
  ['3号楼2单元', { reason: 'not-a-phone' }],
  ['010-6234567', { reason: 'short', missing: 1 }],
];

describe('a phone number', () => {
  for (const [text, phone] of good)
    it(`is read from "${text}"`, () => expect(readPhone(text)).to.deep.equal({ ok: true, phone }));
  for (const [text, fault] of bad)
    it(`is not read from "${text}"`, () => expect(readPhone(text)).to.deep.equal({ ok: false, ...fault }));

  it('is found in a sentence, but not in another number', () => {
    expect(findPhone('空调不制冷，打13800138000找我，3号楼501')).to.equal('13800138000');
    for (const text of [
      '订单号13800138000',
      '序列号：SN13800138000',
      'AB13800138000',
      '身份证号 110101199003078888',
      '用了3个月花了1380元',
      '13800138000和13900139000',
      '2026-11-20 18:30',
    ]) {
      expect(findPhone(text), text).to.equal(undefined);
    }
  });
  it('is read however it is grouped', () => {
    const mobile = fc
      .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/))
      .map(([head, tail]) => head + tail);
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(' ', '-', '', '.'),
        fc.constantFrom('', '+86 ', '我的号码 ', '电话:'),
        (phone, gap, before) => {
          const grouped = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(gap);
          expect(readPhone(before + grouped)).to.deep.equal({ ok: true, phone });
        },
      ),
    );
  });
  it('is masked, at least three digits of it', () => {
    expect(maskPhone('13800135678')).to.equal('138****5678');
    expect(maskPhone('0571-88889999')).to.equal('0571-****9999');
    expect(maskPhone('010-62345678-801')).to.equal('010-****5678');
    fc.assert(
      fc.property(
        fc.constantFrom(...good.map(([, phone]) => phone)),
        phone => void expect(maskPhone(phone).split('*').length).to.be.above(3),
      ),
    );
  });
  it('never fails on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => void [readPhone(text), findPhone(text)]),
    );
    const began = performance.now();
    readPhone('1 '.repeat(3000));
    findPhone('1-'.repeat(3000));
    findPhone('9'.repeat(6000));
    expect(performance.now() - began).to.be.below(500);
  });
});
