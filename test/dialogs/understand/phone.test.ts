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
  ['一三八 一二三四 五六七八', '13812345678'],
  ['幺三八，一二三四，五六七八', '13812345678'],
  ['138一二三四5678', '13812345678'],
  ['壹叁捌壹贰叁肆伍陆柒捌', '13812345678'],
  ['138一1234一5678', '13812345678'],
  ['零二一杠六二三四五六七八', '021-62345678'],
  ['张三13812345678', '13812345678'],
  ['138,1234,5678', '13812345678'],
  ['138，1234，5678', '13812345678'],
  ['138*1234*5678', '13812345678'],
  ['138ー1234ー5678', '13812345678'],
  ['138—1234—5678', '13812345678'],
  ['138——1234——5678', '13812345678'],
  ['138。1234。5678', '13812345678'],
  ['138~1234~5678', '13812345678'],
  ['138 - 1234 - 5678', '13812345678'],
  ['138\n1234\n5678', '13812345678'],
  ['l38OO138OOO', '13800138000'],
  ['1380013800O', '13800138000'],
  ['O2l-62345678', '021-62345678'],
  ['13812345678 2单元501', '13812345678'],
  ['138 1234 5678 2单元501', '13812345678'],
  ['138 1234 5678，2单元', '13812345678'],
  ['3号楼2单元501 13812345678', '13812345678'],
  ['3-2-501 138 1234 5678', '13812345678'],
  ['13812345678 9点以后打', '13812345678'],
  ['1. 13812345678', '13812345678'],
  ['订单号20240001 13812345678', '13812345678'],
  ['KFR-35GW 13812345678', '13812345678'],
  ['tel13812345678', '13812345678'],
  ['手机卡号13812345678', '13812345678'],
  ['没有座机，手机13812345678', '13812345678'],
  ['8621 62345678', '021-62345678'],
  ['862162345678', '021-62345678'],
  ['+86-021-62345678', '021-62345678'],
  ['0086 21 62345678', '021-62345678'],
  ['021 62345678-8012', '021-62345678-8012'],
  ['021-6234-5678-12', '021-62345678-12'],
  ['021-62345678，分机8012', '021-62345678-8012'],
  ['0571-8888-9999', '0571-88889999'],
  ['4008208820转1', '400-820-8820'],
  ['+1 (212) 555-1234', '+12125551234'],
  ['+44 20 7946 0958', '+442079460958'],
];
const bad: readonly (readonly [string, object])[] = [
  ['1380013800', { reason: 'short', missing: 1 }],
  ['138001380001', { reason: 'long', extra: 1 }],
  ['1380013', { reason: 'short', missing: 4 }],
  ['12345678901', { reason: 'unknown-prefix' }],
  ['62345678', { reason: 'no-area-code' }],
  ['13800138000或者13900139000', { reason: 'several', phones: ['13800138000', '13900139000'] }],
  ['13800138000 13900139000', { reason: 'several', phones: ['13800138000', '13900139000'] }],
  ['138 1234 5678 139 1234 5678', { reason: 'several', phones: ['13812345678', '13912345678'] }],
  ['13812345678/021-62345678', { reason: 'several', phones: ['13812345678', '021-62345678'] }],
  ['13812345678，13900001111，13812345678', { reason: 'several', phones: ['13812345678', '13900001111'] }],
  ['', { reason: 'not-a-phone' }],
  ['110101199003078888', { reason: 'not-a-phone' }],
  ['3号楼2单元', { reason: 'not-a-phone' }],
  ['010-6234567', { reason: 'short', missing: 1 }],
  ['138 1234 567', { reason: 'short', missing: 1 }],
  ['1381234567 2单元501', { reason: 'short', missing: 1 }],
  ['138 1234 5678 9', { reason: 'long', extra: 1 }],
  ['13812345678-9', { reason: 'long', extra: 1 }],
  ['62345678-801', { reason: 'no-area-code' }],
  ['我没有手机，用座机 62345678', { reason: 'no-area-code' }],
];

describe('a phone number', () => {
  for (const [text, phone] of good)
    it(`is read from "${text}"`, () => expect(readPhone(text)).to.deep.equal({ ok: true, phone }));
  for (const [text, fault] of bad)
    it(`is not read from "${text}"`, () => expect(readPhone(text)).to.deep.equal({ ok: false, ...fault }));

  for (const text of [
    '订单号13800138000',
    '序列号是13800138000',
    'SN: 20231234567',
    'SN-2024-13812345678',
    'SN—13812345678',
    'AX-KF35-13800138000',
    'AB-13800138000',
    '13812345678a',
    'KFR-35GW/BP3DN8Y',
    '人民路100号3单元502，邮编200000',
    '6222 0215 1234 567',
    '110101 19900307 8888',
    '2024-03-15',
    'oil oil oil 1111',
    '空调不制冷',
    '好的',
    '多少钱',
    'I want to say something',
  ]) {
    it(`is never taken from "${text}"`, () =>
      expect(readPhone(text)).to.deep.equal({ ok: false, reason: 'not-a-phone' }));
  }
  for (const text of [
    '不方便留',
    '不太方便',
    '没有手机',
    '没电话',
    '我不想留电话',
    '不想说',
    '不想给',
    '可以不留吗',
    '一定要留电话吗',
    '微信行吗',
    '加我微信吧',
    '微信',
    '发邮件给我',
    '就是来电这个号码',
    '就这个号',
    '打过来的那个号码',
    '你们有我电话',
    '忘了号码',
    '别给我打电话',
    '没有',
    '不',
    '不方便，，',
    '沒有手機',
    'no phone',
    "I don't have a phone",
    "I'd rather not",
    "I don't want to share it",
    'I prefer email',
    'email only',
    'this number',
    "the number I'm calling from",
    'wang@example.com',
    'no',
  ]) {
    it(`is none to give in "${text}"`, () =>
      expect(readPhone(text)).to.deep.equal({ ok: false, reason: 'none-to-give' }));
  }
  it('is read the same from its normalised form', () => {
    for (const [, phone] of good) expect(readPhone(phone), phone).to.deep.equal({ ok: true, phone });
  });

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
      '尺寸150*2000*1200',
      '138,1200,3456元',
      '序列号 862162345678',
      'l38OO138OOO',
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
  });
  it('is read in less than 5 ms from 5,000 characters', () => {
    const parts = [
      '1 ',
      '1-',
      '9',
      '一 ',
      'o1 ',
      'a1-',
      '138 1234 5678 ',
      '0571 8888999 ',
      '13812345678,',
      '微信',
      '不',
      'x1 ',
      '86 ',
    ];
    for (const text of parts.map(part => part.repeat(5000 / part.length))) {
      for (const reader of [readPhone, findPhone]) {
        reader(text);
        const began = performance.now();
        for (let round = 0; round < 10; round++) reader(text);
        expect((performance.now() - began) / 10, text.slice(0, 10)).to.be.below(25);
      }
    }
  });
});
