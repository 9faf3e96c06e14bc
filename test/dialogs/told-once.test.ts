import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('what was told once', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-24T10:00'));

  async function says(...lines: string[]): Promise<Talker> {
    const customer = desk.newcomer();
    for (const line of lines) await customer.say(line);
    return customer;
  }
  const answersOf = async (customer: Talker) => (await customer.form())?.answers ?? {};

  it('is no question that is asked twice in one answer, also where nobody gets on', async () => {
    const customer = await says('我的电视屏幕花了', '同意');
    expect(await answersOf(customer)).to.deep.include({ fault: '我的电视屏幕花了' });
    const other = await says('我要报修', '同意', '电视');
    for (const miss of ['1', '1', '1']) await other.say(miss);
    expect(other.heard).to.include(other.question).and.have.length(new Set(other.heard).size);
    expect(other.told).to.include('抱歉，来回问了您好几次');
  });

  it('is the machine, though nothing came of the sentence', async () => {
    expect(await answersOf(await says('冰箱费电吗', '在保不'))).to.deep.include({
      machine: { product: 'fridge', said: '冰箱' },
    });
  });

  it('is not the machine any more after half an hour', async () => {
    const customer = await says('冰箱费电吗');
    desk.pass({ minutes: 31 });
    await customer.say('在保不');
    expect(await answersOf(customer)).to.deep.equal({});
  });

  it('is the machine by its serial number: nobody is asked which one it is', async () => {
    const customer = await says('查保修', 'AXJG260400471', '报修', '同意');
    expect((await customer.form())?.asking).to.equal('fault');
    for (const line of ['连接线断了', '家里用', '13912345601', '浦东新区张江路100号3单元502']) await customer.say(line);
    expect(customer.question).to.include('1. 机器：激光设备 AX-JG10').and.include('家里用');
  });

  it('is how it shall be repaired, where that is wished for', async () => {
    const way = async (...lines: string[]) =>
      (await answersOf(await says('笔记本开不了机', '同意', '家里用', '去年买的', ...lines))).way;
    expect(await way('上门来修吧，寄过去太麻烦')).to.deep.equal({ is: 'on-site', chosen: true });
    expect(await way('能不能上门')).to.equal(undefined);
    expect(await way('上次上门修过了')).to.equal(undefined);
  });

  it('is not the machine where another one is named', async () => {
    const customer = await says('查保修', 'AXJG260400471', '没有这些情况', '上周三收到的电饭煲有股怪味，想退货');
    expect(await answersOf(customer)).to.deep.include({
      product: { id: 'rice-cooker', said: '电饭煲' },
      wants: 'return',
    });
    expect(await answersOf(customer)).to.not.have.property('serial');
  });

  it('is a wish, a day or a number of a complaint, each where it belongs', async () => {
    const customer = await says(
      '我想投诉',
      '上门的师傅抽烟还弄脏了地毯',
      '11月23号来的',
      '跳过',
      '希望赔清洗费',
      '打电话',
    );
    expect(await answersOf(customer)).to.deep.include({
      telling: '上门的师傅抽烟还弄脏了地毯；11月23号来的',
      remedy: '希望赔清洗费',
    });
    await customer.say('13912345603');
    expect(await answersOf(customer)).to.include({ telling: '上门的师傅抽烟还弄脏了地毯；11月23号来的' });
    await customer.say('同意');
    expect(await answersOf(customer)).to.include({ phone: '13912345603' });
  });

  it('is told anew by what it is about, whatever is asked', async () => {
    const goods = await says('上周三网上买的电饭煲有股怪味，想退货', '11月20号收到的');
    expect(await answersOf(goods))
      .to.have.property('received')
      .that.includes({ date: '2026-11-20' });
    const machine = await says('上个月买的空调不制冷', '同意', '是去年11月买的');
    expect(await answersOf(machine))
      .to.have.property('bought')
      .that.includes({ date: '2025-11-01' });
  });

  it('is the purchase, in the clause that speaks of it', async () => {
    const bought = async (text: string) => (await answersOf(await says(text))).bought;
    expect(await bought('上个月京东买的空调，昨天开始不制冷')).to.deep.equal({
      date: '2026-10-01',
      precision: 'month',
      at: 'distance',
    });
    expect(await bought('空调昨天开始不制冷')).to.equal(undefined);
  });

  it('is a phone number or an address wherever it comes, and no answer to another question', async () => {
    const customer = await says('冰箱漏水', '同意', '13912345602', '南京西路100号2单元301');
    expect(await customer.form()).to.deep.include({ asking: 'usage' });
    expect(await answersOf(customer)).to.deep.include({ phone: '13912345602', address: '南京西路100号2单元301' });
  });

  it('is how to be reached, though nothing was begun', async () => {
    const customer = await says('上海市浦东新区张江路100号3单元502');
    expect(customer.told).to.include('后面不用再说一遍');
    expect(customer.buttons).to.deep.equal(['报修', '预约上门']);
    for (const line of ['报修', '空调不制冷', '同意']) await customer.say(line);
    expect(await answersOf(customer)).to.include({ address: '上海市浦东新区张江路100号3单元502' });
  });

  it('is a time for a visit and no day of purchase', async () => {
    const customer = await says('冰箱漏水', '同意', '家里用', '周五下午');
    expect(await customer.form()).to.deep.include({ asking: 'bought' });
    expect(await answersOf(customer))
      .to.have.property('wish')
      .that.deep.includes({ date: '2026-11-27', part: 'afternoon' });
  });
});

describe('words with two meanings', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());

  it('are the fault where only the neighbours complain', async () => {
    const customer = desk.newcomer();
    await customer.say('我这洗衣机脱水的时候跟拖拉机似的，楼下都来投诉了');
    expect((await customer.form())?.answers).to.have.property('fault');
    const angry = desk.newcomer();
    await angry.say('我要投诉，楼下的师傅乱收费');
    expect(angry.told).to.not.include(zhCN.repair.consent.ask('', 0).slice(0, 4));
  });

  it('are an answer before they are an order: "home" says where a machine is used', async () => {
    const customer = desk.newcomer();
    for (const line of ['my fridge is leaking', 'i agree', 'home']) await customer.say(line);
    expect((await customer.form())?.answers).to.include({ usage: 'home' });
  });

  it('are no use of a machine where they wish for something else', async () => {
    const customer = desk.newcomer();
    for (const line of ['空调不冷', '同意', '周末行不', '要求退钱']) await customer.say(line);
    expect(await customer.form()).to.deep.include({ asking: 'usage' });
    expect(customer.buttons).to.include('退换货');
    await customer.say('周末用得多');
    expect((await customer.form())?.answers).to.include({ usage: '周末用得多' });
  });

  it('lead on from a look at the warranty to a visit', async () => {
    const customer = desk.newcomer();
    for (const line of ['查保修', '那来个人看看吧 明天我都在家']) await customer.say(line);
    expect(customer.buttons).to.include('预约上门');
  });
});
