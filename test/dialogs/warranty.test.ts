import { expect } from 'chai';
import { phone, submitted } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

describe('a look at the warranty', () => {
  it('needs no consent and no case, and says until when and why', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('axkf-2201 00142');
    expect(customer.told)
      .to.include('整机的保修到2024年3月12日为止，已经过了')
      .and.include('从安装完成那天算起：2022年3月12日')
      .and.include('压缩机保到2028年3月12日')
      .and.match(/依据《.+》/);
    expect(customer.buttons).to.deep.equal(['报修']);
    expect(await customer.tickets()).to.deep.equal([]);
    expect((await customer.record())?.consent).to.equal(undefined);
  });
  it('takes the machine along into a report', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('AXKF220100142');
    await customer.tap('报修');
    expect((await customer.form())?.answers).to.deep.include({ serial: 'AXKF220100142' });
    await customer.say('同意');
    expect(await customer.form()).to.deep.include({ asking: 'fault' });
  });
  it('offers a report to who tells a fault meanwhile, by its button or its name', async () => {
    for (const order of ['tap', 'say'] as const) {
      const customer = desk.newcomer();
      for (const each of ['查保修', '洗衣机', '它不转了，帮我修一下']) await customer.say(each);
      expect(customer.told, order).to.include('回复“报修”就开始');
      await (order === 'tap' ? customer.press({ ...customer.keep('报修') }) : customer.say('报修'));
      expect(customer.told, order).to.include('要记下您的电话');
    }
  });
  it('does with a product and a rough date, and says what would settle it', async () => {
    const customer = desk.newcomer();
    await customer.say('我的洗衣机还在保修期吗');
    await customer.say('去年买的');
    expect(customer.told).to.include('说不准').and.include('告诉我具体哪天买的');
  });
  it('is answered at once where the question tells the machine and the purchase, and not by the day of the fault', async () => {
    for (const [said, by] of [
      ['冰箱2025年3月买的还保修吗', '2025年3月'],
      ['昨天坏了，前年买的电视还在保修期吗', '2024年'],
    ] as const) {
      const customer = desk.newcomer();
      await customer.say(said);
      expect(customer.told, said).to.include(`从您说的购买时间算起：${by}。`);
      expect(await customer.form(), said).to.equal(undefined);
    }
  });
  it('counts the last day in, and not the next', async () => {
    const verdict = async (time: string) => {
      desk.at(time);
      const customer = desk.newcomer();
      await customer.say('查保修');
      await customer.say('洗衣机');
      await customer.say('2025年11月25日');
      return customer.told;
    };
    expect(await verdict('2026-11-25T23:59')).to.include('还在保修期内，到2026年11月25日');
    expect(await verdict('2026-11-26T00:00')).to.include('2026年11月25日为止');
  });
  it('takes no date that cannot be, and says why', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('洗衣机');
    for (const [date, told] of [
      ['2030年5月1日', '还没到'],
      ['1970年1月1日', '太早'],
      ['2025年2月30日', '日历上没有'],
    ] as const) {
      await customer.say(date);
      expect(customer.told, date).to.include(told);
    }
  });
  describe('of a machine that is covered', () => {
    const asked = async (...said: string[]) => {
      const customer = desk.newcomer();
      for (const each of ['查保修', '空调', '去年3月', ...said]) await customer.say(each);
      return customer;
    };
    it('asks once what may be charged all the same, by what happened, beside the answer', async () => {
      const customer = await asked();
      expect(await customer.form()).to.deep.include({ asking: 'signs' });
      expect(customer.told)
        .to.include('还在保修期内，到2027年3月')
        .and.not.match(/人为|私自|擅自|您是否/);
      expect(customer.buttons[0]).to.equal('没有这些情况');
      expect(customer.buttons).to.include.members(['摔过碰过', '进过水', '请别人打开修过', '不清楚', '跳过']);
    });
    it('tells otherwise by the answer, and refuses nothing', async () => {
      for (const [said, told] of [
        ['没有', '您说没有摔碰、进水这类情况，质量问题就免费修'],
        ['摔过，也进过水', '您说的情况（摔过碰过；进过水）可能要收费，也可能不收'],
        ['2', '您说的情况（摔过碰过）'],
        ['不清楚', '可能要收费的情况：'],
        ['跳过', '可能要收费的情况：'],
        ['没摔过', '您说没有摔碰'],
      ] as const) {
        const customer = await asked(said);
        expect(customer.told, said).to.include(told).and.include('还在保修期内');
        expect(await customer.form(), said).to.equal(undefined);
        expect(customer.buttons, said).to.deep.equal(['报修']);
      }
    });
    it('asks for nothing that was said already', async () => {
      const customer = desk.newcomer();
      await customer.say('我的空调去年3月买的，摔过一次，还在保修期吗');
      expect(await customer.form()).to.equal(undefined);
      expect(customer.told).to.include('您说的情况（').and.include('可能要收费，也可能不收');
    });
    it('asks by what the profile lists', async () => {
      const customer = desk.newcomer();
      for (const each of ['查保修', '笔记本电脑', '今年5月']) await customer.say(each);
      expect(customer.buttons).to.include('机身编码看不清了');
      expect((await asked()).buttons).to.not.include('机身编码看不清了');
    });
  });
  it('never says who owns a machine', async () => {
    const owner = await submitted(desk.newcomer());
    const [ticket] = await owner.tickets();
    const other = desk.newcomer();
    await other.say('查保修');
    await other.say('AXKF220100142');
    expect(other.told)
      .to.not.include(phone)
      .and.not.include(ticket?.id ?? '');
  });
});
