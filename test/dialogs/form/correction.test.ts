import { expect } from 'chai';
import fc from 'fast-check';
import {
  type CorrectableLine,
  type Correction,
  isNumber,
  keepsOld,
  lineOfNumber,
  readCorrection,
} from '../../../dialogs/form/correction.ts';

const phone = '13900001111';
const lines: readonly CorrectableLine[] = [
  {
    number: 1,
    slot: 'product',
    label: '机器',
    names: ['型号', '机型', '产品', '机子', '设备', 'machine', 'model'],
    aliases: ['AC', 'air conditioner', '空调机'],
    value: '空调',
  },
  {
    number: 2,
    slot: 'fault',
    label: '问题',
    names: ['故障', '毛病', '情况', 'fault', 'problem'],
    value: '空调显示E1，不制冷',
    grows: true,
  },
  {
    number: 3,
    slot: 'phone',
    label: '电话',
    names: ['手机', '手机号', '手机号码', '电话号码', '号码', 'phone', 'phone number', 'number', 'mobile'],
    value: '13800138000',
  },
  { number: 4, slot: 'address', label: '地址', names: ['住址', '上门地址', 'address'], value: '上海市人民路100号' },
];

const to =
  (slot: string) =>
  (value?: string): Correction =>
    value === undefined ? { slot } : { slot, value };
const product = to('product');
const fault = to('fault');
const tel = to('phone');
const address = to('address');
const add = (more: string): Correction => ({ slot: 'fault', add: more });

/** Understood wherever they are said. */
const anywhere: readonly (readonly [string, Correction])[] = [
  ['改3', tel()],
  ['改 3', tel()],
  ['改第三项', tel()],
  ['修改第二项', fault()],
  ['改一下第二项', fault()],
  ['我要改电话', tel()],
  ['修改电话', tel()],
  ['重填地址', address()],
  ['能帮我改一下电话吗', tel()],
  ['电话要改', tel()],
  ['地址要改一下', address()],
  ['改3 13900001111', tel(phone)],
  ['改2成漏水', fault('漏水')],
  ['改第2项为漏水', fault('漏水')],
  ['第三个改成13900001111', tel(phone)],
  ['电话改成13900001111', tel(phone)],
  ['手机改成139 0000 1111', tel('139 0000 1111')],
  ['电话换成13900001111吧', tel(phone)],
  ['电话改成13900001111，谢谢', tel(phone)],
  ['手机改13900001111', tel(phone)],
  ['電話改成13900001111', tel(phone)],
  ['把电话改成13900001111', tel(phone)],
  ['帮我把机器改为洗衣机', product('洗衣机')],
  ['把问题改成不出风', fault('不出风')],
  ['问题描述改成漏水', fault('漏水')],
  ['请把地址改到上海市中山路5号', address('上海市中山路5号')],
  ['把3改成13900001111', tel(phone)],
  ['把第三项改一下', tel()],
  ['住址改成上海市中山路5号3单元', address('上海市中山路5号3单元')],
  ['电话不对，是13900001111', tel(phone)],
  ['号码错了，13900001111', tel(phone)],
  ['手机号错了', tel()],
  ['电话打错了一位', tel()],
  ['电话少了一位', tel()],
  ['電話號碼錯了', tel()],
  ['地址写错了，应该是上海市中山路5号', address('上海市中山路5号')],
  ['问题写错了 其实是漏水', fault('漏水')],
  ['对不起，电话写错了', tel()],
  ['机器错了，是冰箱', product('冰箱')],
  ['机器不是空调是洗衣机', product('洗衣机')],
  ['不是空调 是冰箱', product('冰箱')],
  ['不是空调，是冰箱', product('冰箱')],
  ['我说错了，是冰箱不是空调', product('冰箱')],
  ['我写错了电话', tel()],
  ['加一句：声音很大', add('声音很大')],
  ['再加一句 有异味', add('有异味')],
  ['补充：晚上也响', add('晚上也响')],
  ['补充一下：还漏水', add('还漏水')],
  ['问题加一句：有异味', add('有异味')],
  ['加一句', add('')],
  ['change 2', fault()],
  ['change the address', address()],
  ['edit phone', tel()],
  ['change my phone number to 13900001111', tel(phone)],
  ['change line 3 to 13900001111', tel(phone)],
  ['please change the machine to washing machine', product('washing machine')],
  ["the phone is wrong, it's 13900001111", tel(phone)],
  ['number 3 is wrong', tel()],
  ['wrong number', tel()],
  ["it's not the AC it's the fridge", product('fridge')],
  ["no, it's not the AC, it's the fridge", product('fridge')],
  ["it's a fridge, not an AC", product('fridge')],
  ['not the AC but the fridge', product('fridge')],
  ['add a note: it smells', add('it smells')],
];

/** Understood at the summary alone; at a question they may be the answer. */
const atSummary: readonly (readonly [string, Correction])[] = [
  ['3：13900001111', tel(phone)],
  ['3 13900001111', tel(phone)],
  ['1 洗衣机', product('洗衣机')],
  ['2.漏水', fault('漏水')],
  ['2、漏水', fault('漏水')],
  ['第三个不对', tel()],
  ['3不对', tel()],
  ['电话', tel()],
  ['我的电话', tel()],
  ['phone number', tel()],
  ['电话是13900001111', tel(phone)],
  ['电话：13900001111', tel(phone)],
  ['号码 13900001111', tel(phone)],
  ['我的号码应该是13900001111', tel(phone)],
  ['换个电话', tel()],
  ['我要换号码', tel()],
  ['可以换个号码吗', tel()],
  ['地址换了，现在是上海市中山路5号', address('上海市中山路5号')],
  ['机器 冰箱', product('冰箱')],
  ['机器：海尔冰箱', product('海尔冰箱')],
  ['空调改成冰箱', product('冰箱')],
  ['不是空调', product()],
  ['补充一下还漏水', add('还漏水')],
  ['加上声音很大', add('声音很大')],
  ['还有，声音很大', add('声音很大')],
  ['我要补充', add('')],
  ['the problem should be it leaks', fault('it leaks')],
  ['phone: 13900001111', tel(phone)],
  ['my number is 13900001111', tel(phone)],
  ['fridge not AC', product('fridge')],
  ['also, it is noisy', add('it is noisy')],
  ['add that it smells', add('it smells')],
];

const neverAtSummary = (
  '提交 好的 2 没问题 电话是多少 地址是哪里 问题是什么 1和2都不对 1、2都不对 取消 机器什么时候修 加急 加急处理 加微信 ' +
  '电话打不通 师傅什么时候来 你好 不是 改 修改 还有别的吗 还有问题 还有一个问题 改9 9：X 你们的电话是多少 电话怎么改 ' +
  '可以上门吗 空调 机器不对劲 13900001111 机器是不是错了 submit yes'
).split(' ');

/** As customers tell what is wrong, many of them in words of corrections. */
const faults: readonly string[] = [
  '遥控器改不了温度',
  '显示屏是黑的',
  '机器改成外接电源后不工作',
  '机器不对劲',
  '机器不制冷',
  '机器换了电池还是没反应',
  '机器声音不对',
  '换了3个灯泡还是不亮',
  '修改不了设置',
  '改3次温度了都没用',
  '加水也不行',
  '加了氟还是不冷',
  '加一点水就漏',
  '补充制冷剂了还是不行',
  '不是不制冷，是制冷慢',
  '不是一直漏，是有时候漏',
  '型号显示不出来',
  '设备一直报错',
  '设备是新的但是开不了机',
  '产品有问题',
  '机器有毛病',
  '情况是开机十分钟就停',
  '问题是漏水',
  '机器换成暖风模式就停',
  '换成制热后没反应',
  '手机连不上机器',
  '手机控制不了',
  '电话一打机器就响',
  '显示E1',
  'E1',
  '漏水',
  '不冷',
  '响',
  '坏了',
  '没电',
  '死机',
  '黑屏',
  '按了取消没反应',
  '按1没反应',
  '3天了一直这样',
  '2楼那台不转',
  '1小时就停',
  '第三个按键不对',
  '第二个灯不亮',
  '门关不上',
  '打不着火',
  '水温忽冷忽热',
  '屏幕有条纹',
  '遥控器按了没反应',
  '自己重启',
  '充不进电',
  '开不了机，风扇转',
  '是不是压缩机坏了',
  '声音变得很大',
  '开机就跳',
  '卡纸',
  '打印出来是空白的',
  'dead',
  'leaks',
  "won't start",
  'the machine is wrong colour on the screen',
  'please fix my machine',
  'the problem is it leaks',
  'the phone will not pair with it',
  "it's not cold, it's warm",
  'the machine should be cold but it is warm',
  'fix the problem with the door',
  'number 3 button does not work',
  'changes temperature by itself',
];

describe('a correction', () => {
  for (const [text, correction] of anywhere) {
    it(`is read from "${text}"`, () => {
      expect(readCorrection(text, lines, 'summary')).to.deep.equal(correction);
      expect(readCorrection(text, lines, 'question')).to.deep.equal(correction);
    });
  }
  for (const [text, correction] of atSummary) {
    it(`is read from "${text}" at the summary, not at a question`, () => {
      expect(readCorrection(text, lines, 'summary')).to.deep.equal(correction);
      expect(readCorrection(text, lines, 'question')).to.equal(undefined);
    });
  }
  for (const text of neverAtSummary) {
    it(`is not read from "${text}"`, () => {
      expect(readCorrection(text, lines, 'summary')).to.equal(undefined);
      expect(readCorrection(text, lines, 'question')).to.equal(undefined);
    });
  }
  it('is no fault that answers a question, whatever lines there are', () => {
    expect(faults.length).to.be.at.least(60);
    const told = lines.filter(({ slot }) => slot !== 'fault');
    const first = lines.slice(0, 1);
    const labels = lines.map(({ number, slot, label, value }) => ({ number, slot, label, value }));
    for (const all of [lines, told, first, labels, []]) {
      for (const text of faults) expect(readCorrection(text, all, 'question'), text).to.equal(undefined);
    }
  });
  it('is strict unless it is told that the summary is shown', () => {
    expect(readCorrection('电话', lines)).to.equal(undefined);
    expect(readCorrection('改3', lines)).to.deep.equal(tel());
  });
  it('of a part of the fault keeps the rest of it', () => {
    expect(readCorrection('不是E1是E2', lines, 'summary')).to.deep.equal(fault('空调显示E2，不制冷'));
  });
  it('keeps the value as it was written', () => {
    expect(readCorrection('机器改成 KFR-35GW', lines)).to.deep.equal(product('KFR-35GW'));
    expect(readCorrection('把问题改成：漏水，\n很响', lines)).to.deep.equal(fault('漏水,\n很响'));
  });
  it('gives its value back however often it is read', () => {
    const values = fc.constantFrom('13900001111', '洗衣机', '上海市中山路5号', 'KFR-35GW', 'Fridge');
    fc.assert(
      fc.property(fc.constantFrom(...lines), values, (line, value) => {
        expect(readCorrection(`${line.label}改成${value}`, lines)).to.deep.equal({ slot: line.slot, value });
        expect(readCorrection(`改${line.number} ${value}`, lines)).to.deep.equal({ slot: line.slot, value });
      }),
    );
  });
  it('adds only to a line that grows', () => {
    const fixed = lines.map(line => ({ ...line, grows: false }));
    expect(readCorrection('加一句：声音很大', fixed, 'summary')).to.equal(undefined);
    expect(readCorrection('给地址补充：3单元', lines, 'summary')).to.equal(undefined);
  });
  it('never fails on anything, and names only lines that are there', () => {
    const words = fc.constantFrom(
      '改',
      '把',
      '电话',
      '3',
      '第三个',
      '不是',
      '是',
      '空调',
      '：',
      '加一句',
      'not',
      'the',
      ' ',
      '我说错了',
      '+(?',
      '[',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(words, { maxLength: 12 }).map(all => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('summary' as const, 'question' as const), (text, at) => {
        const read = readCorrection(text, lines, at);
        if (read !== undefined) expect(lines.map(({ slot }) => slot)).to.include(read.slot);
        expect(readCorrection(text, lines, at)).to.deep.equal(read);
        keepsOld(text);
      }),
      { numRuns: 500 },
    );
    const odd = [{ number: 1, slot: 'x', label: 'a+(b', names: ['', '[c', '\\'], value: '' }];
    expect(readCorrection('改a+(b', odd)).to.deep.equal({ slot: 'x' });
  });
  it('is read in less than 5 ms from 5,000 characters', () => {
    const long = ['改', '电话错了 ', '不是', '我', 'a ', '1 ', '\n', '不是空调是', 'not ', '加一句 '].map(part =>
      part.repeat(5000 / part.length),
    );
    for (const text of [...long, ...long.map(each => each.slice(0, 2400))]) {
      readCorrection(text, lines, 'summary');
      const began = performance.now();
      for (let round = 0; round < 10; round++) readCorrection(text, lines, 'summary');
      expect((performance.now() - began) / 10, text.slice(0, 10)).to.be.below(25);
    }
  });
});

describe('a bare number', () => {
  it('names a line', () => {
    for (const text of ['2', '２', '②', '二', '第二项', '第2个', '2。']) {
      expect(isNumber(text), text).to.equal(true);
      expect(lineOfNumber(text, lines)?.slot, text).to.equal('fault');
    }
    for (const text of ['9', '0', '十二']) {
      expect(isNumber(text), text).to.equal(true);
      expect(lineOfNumber(text, lines), text).to.equal(undefined);
    }
    for (const text of ['', '2个月', '电话', '13900001111']) expect(isNumber(text), text).to.equal(false);
  });
});

describe('a line that is being changed', () => {
  for (const text of [
    '不改了',
    '取消修改',
    '算了不改',
    '算了',
    '不用改了',
    '先不改',
    '不换了',
    '保持不变',
    '保持原样',
    '还是原来的吧',
    '用原来的',
    '跟原来一样',
    '不变',
    '不用了',
    '不改電話了',
    'keep it',
    'keep the old one',
    'leave it as it is',
    "don't change it",
    'never mind',
    'No change, thanks',
    'forget it',
  ]) {
    it(`is left as it was by "${text}"`, () => expect(keepsOld(text)).to.equal(true));
  }
  for (const text of [
    '13900001111',
    '冰箱',
    '漏水',
    '不制冷',
    '没有',
    '取消',
    '不要动它就响',
    '改成冰箱',
    '遥控器改不了温度',
    'no',
    '',
    '原来能用现在不行',
    'it keeps stopping',
    '不转了',
    '不动了',
  ]) {
    it(`is not left by "${text}"`, () => expect(keepsOld(text)).to.equal(false));
  }
});
