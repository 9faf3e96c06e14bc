import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const address = '上海市人民路100号3单元';

describe('several machines and parts', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  it('of one kind are one repair, whose case knows how many', async () => {
    const customer = await told('我们有3台空调都坏了，不制冷', '同意', '公司用', '跳过', '13812345678', address);
    expect(customer.question).to.include('台数').and.include('空调 3 台');
    expect((await submitted(customer)).details).to.deep.equal({ machines: '空调 × 3' });
  });

  it('of several kinds are told of with their kinds', async () => {
    const customer = desk.newcomer();
    await customer.say('报修，空调两台冰箱一台都不制冷');
    await customer.say('空调');
    for (const text of ['同意', '公司用', '跳过', '13812345678', address]) await customer.say(text);
    expect(customer.question).to.include('空调 2 台，冰箱 1 台');
    expect((await submitted(customer)).details).to.deep.equal({ machines: '空调 × 2，冰箱 × 1' });
  });

  it('told in a later answer count as well', async () => {
    const customer = desk.newcomer();
    await customer.start('repair');
    for (const text of ['空调', '同意', '三台都不制冷', '公司用', '跳过', '13812345678', address])
      await customer.say(text);
    expect((await submitted(customer)).details).to.deep.equal({ machines: '3' });
  });

  it('told roughly are asked about once, and may be left at that', async () => {
    const asked = await told('我们公司十来台空调不制冷', '同意');
    expect(asked.question).to.equal(zhCN.repair.machines.ask('十来台空调'));
    await asked.say('15台');
    for (const text of ['公司用', '跳过', '13812345678', address]) await asked.say(text);
    expect((await submitted(asked)).details).to.deep.equal({ machines: '15' });

    const skipping = await told('我们公司十来台空调不制冷', '同意', '跳过', '公司用', '跳过', '13812345678', address);
    expect((await submitted(skipping)).details).to.deep.equal({ machines: '十来台空调' });
  });

  it('are corrected by the name of their line', async () => {
    const customer = await told('我们有3台空调都不制冷', '同意', '公司用', '跳过', '13812345678', address);
    await customer.say('台数改成4台');
    expect(customer.question).to.include('4 台');
    expect((await submitted(customer)).details).to.deep.equal({ machines: '4' });
  });

  it('are one where nobody says more: floors, sizes, prices and times count nothing', async () => {
    const said = '三楼的3匹空调不制冷，用了两年，上次花500元修的，过了三天又不行了';
    const customer = await told(said, '同意', '公司用', '跳过', '13812345678', address);
    expect(customer.question).to.not.include('台数');
    expect((await submitted(customer)).details).to.equal(undefined);
  });

  it('are to be installed', async () => {
    const customer = await told('新买的两台空调要安装', '同意', '有', '有', '6楼，有电梯', '13812345678', address);
    expect((await submitted(customer)).details).to.deep.include({ machines: '空调 × 2' });
  });

  it('are parts, several in one message, and no count is asked for then', async () => {
    const customer = await told('给净水器买两个滤芯和一个遥控器', '同意', '不急', '13812345678', address);
    expect((await submitted(customer)).details).to.deep.equal({
      part: '给净水器买两个滤芯和一个遥控器',
    });
    const dozen = await told('净水器要买半打滤芯', '同意', '不急', '13812345678', address);
    expect((await submitted(dozen)).details).to.deep.include({ count: '6' });
  });

  it('are parts told roughly, and the number is asked for', async () => {
    const customer = await told('净水器要买十来个滤芯', '同意');
    expect(customer.question).to.equal(zhCN.service.count.ask);
    await customer.say('大概十个吧');
    expect(customer.question).to.include(zhCN.service.count.again);
    await customer.say('12个');
    for (const text of ['不急', '13812345678', address]) await customer.say(text);
    expect((await submitted(customer)).details).to.deep.include({ count: '12' });
  });

  async function told(...said: readonly string[]): Promise<Talker> {
    const customer = desk.newcomer();
    for (const text of said) await customer.say(text);
    return customer;
  }

  async function submitted(customer: Talker): Promise<Ticket> {
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    if (ticket === undefined) throw new Error(customer.told);
    return ticket;
  }
});
