import { expect } from 'chai';
import { entitiesIn } from '../../../dialogs/understand/entities.ts';
import { findCode, findFault } from '../../../dialogs/understand/fault.ts';
import { findProduct, productsIn } from '../../../dialogs/understand/product.ts';
import { load } from '../../content/once.ts';

const { products } = await load();

describe('what a sentence tells', () => {
  for (const [text, product] of [
    ['空调不制冷', 'air-conditioner'],
    ['我家冷氣壞了', 'air-conditioner'],
    ['滚筒洗衣机漏水', 'washing-machine'],
    ['扫地机器人不走了', 'vacuum-cleaner'],
    ['空调的风扇不转', 'air-conditioner'],
    ['my AC is loud', 'air-conditioner'],
    ['the fan of my laptop', 'laptop'],
    ['激光打印机卡纸', 'printer'],
    ['my fridges', 'fridge'],
    ['空调电脑板坏了', 'air-conditioner'],
    ['抽油烟机', 'range-hood'],
  ] as const) {
    it(`names the product in "${text}"`, () => expect(findProduct(text, products)).to.equal(product));
  }
  it('names no product where there is none, or two', () => {
    for (const text of ['机器坏了', 'back', 'fact', '马上来'])
      expect(productsIn(text, products), text).to.deep.equal([]);
    expect(productsIn('冰箱和洗衣机都坏了', products)).to.deep.equal(['fridge', 'washing-machine']);
    expect(findProduct('冰箱和洗衣机都坏了', products)).to.equal(undefined);
  });
  for (const [text, code] of [
    ['空调E1不制冷了', 'E1'],
    ['显示 e-3', 'E3'],
    ['故障代码F12', 'F12'],
    ['error 24', '24'],
    ['显示屏显示H5', 'H5'],
    ['it shows error code E4', 'E4'],
    ['ER01闪', 'ER01'],
  ] as const) {
    it(`reads the code in "${text}"`, () => expect(findCode(text)).to.equal(code));
  }
  it('reads no code in models, times and sizes', () => {
    for (const text of ['KFR-35GW', '下午3点', 'A4纸', '2026年', '13800138000', '出现3次', 'E1234567'])
      expect(findCode(text), text).to.equal(undefined);
  });
  it('keeps the fault in the words of the customer', () => {
    expect(findFault('你好，我家空调昨天开始不制冷，明天能来吗')).to.equal('我家空调昨天开始不制冷');
    expect(findFault("my washer won't spin. call me")).to.equal("my washer won't spin");
    for (const text of ['保修几年', '你们几点上班', '坏了保修吗', 'what is the warranty'])
      expect(findFault(text), text).to.equal(undefined);
  });
  it('is all read at once', () => {
    expect(
      entitiesIn(
        '我叫王小明，空调E1不制冷，电话138 0013 8000，地址：上海市徐汇区漕溪路100号3栋501，型号KFR-35GW，序列号 AC2024X000123',
        products,
      ),
    ).to.deep.equal({
      phone: '13800138000',
      serial: 'AC2024X000123',
      product: 'air-conditioner',
      model: 'KFR-35GW',
      fault: '空调E1不制冷',
      code: 'E1',
      name: '王小明',
      address: '上海市徐汇区漕溪路100号3栋501',
      place: { outcome: 'split', province: '上海市', city: '上海市', district: '徐汇区', rest: '漕溪路100号3栋501' },
    });
    expect(entitiesIn('5分', products)).to.deep.equal({ rating: 5 });
    expect(entitiesIn('五星好评', products)).to.deep.equal({ rating: 5 });
    for (const text of ['等了5分钟', '15分', '下午3点5分钟', '充分', '五星级酒店'])
      expect(entitiesIn(text, products), text).to.deep.equal({});
  });
});
