import { expect } from 'chai';
import fc from 'fast-check';
import { entitiesIn } from '../../../dialogs/understand/entities.ts';
import { findModel } from '../../../dialogs/understand/model.ts';
import { findSerial, readSerial } from '../../../dialogs/understand/serial.ts';
import { load } from '../../content/once.ts';

const { products } = await load();

const good: readonly (readonly [string, string])[] = [
  ['AXKF240300017', 'AXKF240300017'],
  ['axkf-2403-00017', 'AXKF240300017'],
  ['AXKF 2403 00017', 'AXKF240300017'],
  ['axkf 2403 00017', 'AXKF240300017'],
  ['ＡＸＫＦ２４０３０００１７', 'AXKF240300017'],
  ['AXKF—2403–00017', 'AXKF240300017'],
  ['SN:AXKF240300017', 'AXKF240300017'],
  ['S/N AXKF240300017', 'AXKF240300017'],
  ['s/n：axkf240300017', 'AXKF240300017'],
  ['sn axkf 2403 00017', 'AXKF240300017'],
  ['serial number is AXKF240300017', 'AXKF240300017'],
  ['My serial number is: axkf240300017, thanks', 'AXKF240300017'],
  ['it is axkf2403 00017 thank you', 'AXKF240300017'],
  ['序列号是 AXKF240300017', 'AXKF240300017'],
  ['序列号（SN）：AXKF240300017', 'AXKF240300017'],
  ['机身号码为AXKF2403-00017。', 'AXKF240300017'],
  ['标签上写的是axkf240300017，对吗', 'AXKF240300017'],
  ['型号AX-KF35 序列号AXKF240300017', 'AXKF240300017'],
  ['AX-KF35 AXKF240300017', 'AXKF240300017'],
  ['AXKF240300017 13800138000', 'AXKF240300017'],
  ['AX2024 001 13800138000', 'AX2024001'],
  ['我的电话13800138000，AXKF240300017', 'AXKF240300017'],
  ['AXKF240300017 AXKF-2403-00017', 'AXKF240300017'],
  ['I have AX2024001', 'AX2024001'],
  ['a 12345', 'A12345'],
  ['AX 2024 001 B', 'AX2024001B'],
  ['SN2024001', 'SN2024001'],
  ['SN-2024-0001', 'SN20240001'],
  ['202403000178', '202403000178'],
  ['A12345', 'A12345'],
  [`A${'1'.repeat(29)}`, `A${'1'.repeat(29)}`],
];
const bad: readonly (readonly [string, string])[] = [
  ['', 'none'],
  ['不知道', 'none'],
  ['没有', 'none'],
  ['no', 'none'],
  ['nothing', 'no-digit'],
  ['A1234', 'short'],
  [`A${'1'.repeat(30)}`, 'long'],
  ['13800138000', 'phone'],
  ['138 0013 8000', 'phone'],
  ['SN: 138-0013-8000', 'phone'],
  ['400-820-8820', 'phone'],
  ['2024-03-05', 'date'],
  ['AXKF240300017 AXKF240300018', 'several'],
  ['AXKF240300017或者AXKF240300018', 'several'],
];

describe('a serial number', () => {
  for (const [text, serial] of good) {
    it(`is read from "${text}"`, () => expect(readSerial(text)).to.deep.equal({ ok: true, serial }));
  }
  for (const [text, reason] of bad) {
    it(`is not read from "${text}"`, () => expect(readSerial(text)).to.deep.equal({ ok: false, reason }));
  }

  it('is read again as the same, whatever it was read from', () => {
    const sign = fc.constantFrom(
      ...'AXKFSN0123456789 -:/#号是'.split(''),
      'SN',
      'serial',
      '序列号',
      ' is ',
      'ａ',
      '８',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(sign, { maxLength: 40 }).map(signs => signs.join('')),
    );
    fc.assert(
      fc.property(text, said => {
        const reading = readSerial(said);
        if (!reading.ok) return;
        expect(reading.serial).to.match(/^(?=.*\d)[A-Z\d]{6,30}$/);
        expect(readSerial(reading.serial)).to.deep.equal(reading);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found in a sentence, where it is called one or can be nothing else', () => {
    for (const text of [
      '空调坏了，序列号AXKF2403 00017，电话13800138000',
      'axkf-2403-00017 不制冷',
      'the fridge with S/N axkf240300017 is loud',
    ]) {
      expect(findSerial(text), text).to.equal('AXKF240300017');
    }
    for (const text of [
      '订单编号2024030001',
      'KFR-35GW不制冷',
      '13800138000',
      '2024-03-05买的',
      'E1 E2 E3',
      '序列号在哪里',
    ]) {
      expect(findSerial(text), text).to.equal(undefined);
    }
  });
});

describe('a model', () => {
  for (const text of [
    'AX-KF35',
    'ax kf35不制冷',
    '型号axkf35',
    'ＡＸ－ＫＦ３５',
    'my AX-KF35, it leaks',
    'AX-KF35和AX-KF35',
  ]) {
    it(`of the catalogue is known in "${text}"`, () => {
      expect(findModel(text, products)).to.deep.equal({ model: 'AX-KF35', product: 'air-conditioner' });
    });
  }
  it('of another make is read as it stands, without a product', () => {
    expect(findModel('型号KFR-35GW', products)).to.deep.equal({ model: 'KFR-35GW' });
    expect(findModel('AX-KF355', products)).to.equal(undefined);
  });
  it('is not read out of a longer code, or where two are named', () => {
    for (const text of ['AXKF35240300017', 'AX-KF35-2024', 'XAX-KF35', 'AX-KF35还是AX-BX218']) {
      expect(findModel(text, products)?.product, text).to.equal(undefined);
    }
  });
  it('tells the product, unless another is named', () => {
    expect(entitiesIn('AX-BX218不制冷', products)).to.include({ model: 'AX-BX218', product: 'fridge' });
    expect(entitiesIn('洗衣机 AX-BX218', products).product).to.equal('washing-machine');
    expect(entitiesIn('型号AX-JG20S，序列号AXJG2604-00495', products)).to.deep.equal({
      model: 'AX-JG20S',
      product: 'laser-device',
      serial: 'AXJG260400495',
    });
  });
  it('needs no models in the catalogue', () => {
    expect(findModel('KFR-35GW', [{ id: 'air-conditioner' }])).to.deep.equal({ model: 'KFR-35GW' });
  });
});
