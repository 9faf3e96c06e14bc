import { expect } from 'chai';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());

const rest = ['同意', '家里用', '跳过', '13812345678', '上海市人民路100号3单元'];

async function reportedAt(time: string, first = '冰箱不制冷'): Promise<{ customer: Talker; begun: string }> {
  desk.at(time);
  const customer = desk.newcomer();
  await customer.say(first);
  const begun = customer.told;
  for (const each of [...rest, '提交']) await customer.say(each);
  expect(customer.told).to.include('报修编号');
  return { customer, begun };
}

describe('a report after hours', () => {
  it('is told that nobody is there, until when, and today’s hours, and is taken whole', async () => {
    const { customer, begun } = await reportedAt('2026-11-25T23:10');
    expect(begun).to.include('下班时间（今天 9:00–18:00）').and.include('11月26日（周四）上午9:00 上班');
    expect(customer.told)
      .to.include('同事 11月26日（周四）上午9:00 上班')
      // 24 hours are over at 23:10, when nobody answers any more.
      .and.include('最晚 11月26日（周四）下午6:00 前受理')
      .and.include('最晚 11月27日（周五）下午5:00 前');
    const [ticket] = await customer.tickets();
    expect(ticket?.promised?.firstResponse).to.equal('2026-11-26T10:00:00.000Z');
  });
  it('is told so once in a night, and again in the next one', async () => {
    desk.at('2026-11-25T20:00');
    const customer = desk.newcomer();
    await customer.say('冰箱不制冷');
    expect(customer.told).to.include('下班时间');
    await customer.say('取消');
    await customer.say('电视黑屏');
    expect(customer.told).to.not.include('下班');
    await customer.say('取消');
    desk.at('2026-11-26T20:00');
    await customer.say('电视黑屏');
    expect(customer.told).to.include('下班时间');
  });
  it('is not told what the greeting has said already', async () => {
    desk.at('2026-11-25T20:00');
    const customer = desk.newcomer();
    await customer.arrive();
    expect(customer.told).to.include('下班时间');
    await customer.say('冰箱不制冷');
    expect(customer.told).to.not.include('下班');
  });

  it('is told the hours of its machine, where they are others than those that everybody is told', async () => {
    desk.at('2026-11-28T16:00:00');
    const customer = desk.newcomer();
    await customer.arrive();
    expect(customer.told).to.include('10:00–16:00').and.include('11月29日（周日）上午10:00');
    const computer = desk.newcomer();
    await computer.say('笔记本电脑蓝屏');
    expect(computer.told).to.include('11月29日（周日）上午10:00 上班');
    const appliance = desk.newcomer();
    await appliance.say('冰箱不制冷');
    expect(appliance.told).to.not.include('下班');
  });

  const edges: readonly (readonly [string, string, string, string | undefined])[] = [
    ['the first second of the day', '2026-11-25T09:00:00', '', undefined],
    ['the second before', '2026-11-25T08:59:59', '9:00–18:00', '11月25日（周三）上午9:00'],
    ['the last second', '2026-11-25T17:59:59', '', undefined],
    ['18:00:00', '2026-11-25T18:00:00', '9:00–18:00', '11月26日（周四）上午9:00'],
    ['a Saturday at 17:59', '2026-11-28T17:59:59', '', undefined],
    ['a Saturday at 18:00', '2026-11-28T18:00:00', '9:00–18:00', '11月29日（周日）上午9:00'],
    ['a holiday in the evening', '2026-10-01T20:00', '国庆节', '10月2日（周五）上午9:00'],
    ['a Saturday that is worked, at 17:00', '2026-10-10T17:00', '', undefined],
    ['a Saturday that is worked, at 18:00', '2026-10-10T18:00', '9:00–18:00', '10月11日（周日）上午9:00'],
  ];
  for (const [name, time, hours, opens] of edges) {
    it(`knows ${name}`, async () => {
      const { customer, begun } = await reportedAt(time);
      if (opens === undefined) {
        expect(begun + customer.told).to.not.include('下班');
        return;
      }
      expect(begun).to.include(hours).and.include(opens);
      expect(customer.told).to.include(`同事 ${opens} 上班`);
    });
  }
});

describe('a conversation that is begun just before closing time', () => {
  it('goes on over it to its end', async () => {
    desk.at('2026-11-25T17:58');
    const customer = desk.newcomer();
    await customer.arrive();
    expect(customer.told).to.include('到 18:00 为止');
    await customer.say('冰箱不制冷');
    for (const each of rest) {
      desk.pass({ minutes: 1 });
      const before = await customer.form();
      await customer.say(each);
      expect(customer.told).to.not.include('下班');
      expect((await customer.form())?.asking).to.not.equal(before?.asking);
    }
    await customer.say('提交');
    expect(customer.told).to.include('报修编号').and.include('11月26日（周四）');
  });
  it('reaches a person all the same, who answers in the morning', async () => {
    desk.at('2026-11-25T17:58');
    const customer = desk.newcomer();
    await customer.say('人工');
    expect(customer.told).to.include('11月26日（周四）上午9:58 前回复');
  });
});
