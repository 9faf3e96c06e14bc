import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const t = zhCN.repair.address;

describe('an address that lacks something', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  it('is in the city of the shop by one tap', async () => {
    const customer = await told('人民路100号3单元502');
    expect(customer.question).to.include(t.lacks.city('人民路100号3单元502', '上海市'));
    await customer.tap('在上海市');
    expect(await kept(customer)).to.equal('上海市人民路100号3单元502');
  });

  it('is in another city that is named', async () => {
    const customer = await told('人民路100号3单元502');
    await customer.say('在苏州');
    expect(customer.question).to.include('江苏省苏州市人民路100号3单元502');
    expect(await kept(customer)).to.equal('江苏省苏州市人民路100号3单元502');
  });

  it('is asked about once: whatever is said then is taken', async () => {
    const customer = await told('人民路100号3单元502');
    await customer.say('师傅都认识');
    expect(await kept(customer)).to.include('人民路100号3单元502');

    const insisting = await told('菜市场路口旁边');
    await insisting.say('就这样写');
    expect(await kept(insisting)).to.equal('菜市场路口旁边');

    const skipping = await told('深圳南山');
    await skipping.say('跳过');
    expect(await kept(skipping)).to.equal('深圳南山');
  });

  it('of a district that several cities have is asked for the city, the own one first', async () => {
    const customer = await told('普陀区曹杨路510号');
    expect(customer.question).to.include(t.lacks.several('普陀区'));
    expect(customer.buttons.slice(0, 2)).to.deep.equal(['上海市普陀区', '浙江省舟山市普陀区']);
    await customer.tap('浙江省舟山市普陀区');
    expect(await kept(customer)).to.equal('浙江省舟山市普陀区曹杨路510号');
  });

  it('that contradicts itself is not mended but asked about', async () => {
    const customer = await told('深圳市浦东新区世纪大道100号');
    expect(customer.question).to.include(t.lacks.contradiction('深圳市', '浦东新区'));
    await customer.tap('上海市浦东新区');
    expect(await kept(customer)).to.equal('上海市浦东新区世纪大道100号');
  });

  it('without a house is asked for it', async () => {
    const customer = await told('上海市静安区南京西路');
    expect(customer.question).to.include(t.lacks.door('上海市静安区南京西路'));
    await customer.say('1601号12楼');
    expect(await kept(customer)).to.equal('上海市静安区南京西路1601号12楼');
  });

  it('is not asked about where it is whole, in English, or a wish to be called', async () => {
    for (const address of ['昆山花桥绿地大道1555号', 'Room 5, 12 Main Street, Shanghai', '不会说，让师傅打电话']) {
      const customer = await told(address);
      expect((await customer.form())?.asking, address).to.equal('?summary');
    }
  });

  it('is shown with the levels that are surely above it, and kept as told', async () => {
    const customer = await told('昆山花桥绿地大道1555号');
    expect(customer.question).to.include('昆山花桥绿地大道1555号（江苏省苏州市）');
    expect(await kept(customer)).to.equal('昆山花桥绿地大道1555号');
  });

  it('keeps the city when another street is told later, but no house of the one before', async () => {
    const city = await told('人民路100号3单元502');
    await city.say('苏州');
    await city.say('地址改成中山路5号');
    expect(await kept(city)).to.equal('江苏省苏州市中山路5号');

    const house = await told('上海市静安区南京西路');
    await house.say('1601号');
    await house.say('地址改成上海市静安区北京西路');
    expect(await kept(house)).to.equal('上海市静安区北京西路');
  });

  it('is taken out of what is pasted with name and number', async () => {
    const customer = await told('收件人：王小明 电话：13612345678 地址：广东省广州市番禺区市桥街道大北路120号');
    expect(await kept(customer)).to.equal('广东省广州市番禺区市桥街道大北路120号');
  });

  /** A repair up to its address. */
  async function told(address: string): Promise<Talker> {
    const customer = desk.newcomer();
    for (const text of ['空调不制冷', '同意', '家里用', '跳过', '13812345678', address]) await customer.say(text);
    return customer;
  }

  async function kept(customer: Talker): Promise<string | undefined> {
    await customer.say('提交');
    return (await customer.tickets())[0]?.address;
  }
});
