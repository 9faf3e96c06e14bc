import { expect } from 'chai';
import { tellsOfPromise } from '../../dialogs/understand/dealer-promise.ts';
import { phone } from './reporting.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

async function warrantyTold(...answers: string[]): Promise<string> {
  const customer = desk.newcomer();
  for (const said of ['查保修', ...answers]) await customer.say(said);
  // Where it is covered, what may be charged all the same is asked first.
  if ((await customer.form())?.asking === 'signs') await customer.say('跳过');
  return customer.told;
}

/** A report at its summary, the machine known by its serial number. */
async function summary(fault: string, serial: string, more: readonly string[] = []): Promise<Talker> {
  const customer = desk.newcomer();
  for (const said of ['查保修', serial, '报修', '同意', fault, '家里用', phone, ...more]) await customer.say(said);
  expect(await customer.form(), customer.question).to.deep.include({ asking: '?summary' });
  return customer;
}

describe('a laser device', () => {
  it('is told its terms part by part, what a person confirms, and what is never covered (W8, W9, D7)', async () => {
    expect(await warrantyTold('AXJG251000425'))
      .to.include('到2026年11月26日（当天也算）')
      .and.include('从签收那天算起：2025年11月26日')
      .and.include('部件：激光发射器保到2027年11月26日。')
      .and.include('治疗探头、连锁开关、转换插头、电源保不保，要同事确认')
      .and.include('连接线、随机附件、资料不在保修范围里')
      .and.include('超负荷使用')
      .and.include('《售后服务客户告知函》一.1');
  });
  it('has no free repair promised for its cable, and one for the rest', async () => {
    const address = '浦东新区张江路100号3单元502';
    const cable = await summary('连接线断了', 'AXJG260400471', [address]);
    expect(cable.question).to.include('连接线不在保修范围里').and.include('先报价');
    const rest = await summary('不出光', 'AXJG260400471', [address]);
    expect(rest.question).to.include('质量问题免费修');
    await cable.say('提交');
    expect((await cable.tickets())[0]?.fee).to.equal('unknown');
  });
  it('is told when it is reported that it is repaired within 72 hours, and of the loaner (S10 3.2)', async () => {
    const customer = await summary('不出光', 'AXJG260400471', ['浦东新区张江路100号3单元502']);
    await customer.say('提交');
    expect(customer.told).to.include('修好最晚 11月28日（周六）上午10:00 前').and.include('可以先借您一台用，不收钱');
    const other = desk.newcomer();
    for (const said of ['空调不制冷了', '同意', '家里用', '跳过', phone, '跳过', '提交']) await other.say(said);
    expect(other.told).to.include('记好了').and.not.include('修好最晚').and.not.include('借您一台');
  });
  it('that is mailed in after all is promised anew, from its receipt (S12 一.4)', async () => {
    const customer = await summary('不出光', 'AXJG260400471', ['浦东新区张江路100号3单元502']);
    await customer.say('提交');
    const ticket = async () => {
      const [first] = await customer.tickets();
      if (first === undefined) throw new Error('there is no case');
      return first;
    };
    const { id, promised } = await ticket();
    expect(promised).to.have.all.keys('firstResponse', 'onSite', 'done');
    await desk.clerk('confirm', id);
    await customer.look();
    desk.pass({ hours: 5 });
    await desk.clerk('ask-to-mail', id, '寄到张江路 1 号');
    expect((await customer.look()).join(''))
      .to.include('寄到张江路')
      .and.include('机器到我们这里以后，1 周之内修好寄回给您');
    expect(await ticket()).to.deep.include({ way: 'mail-in', promised: { firstResponse: promised?.firstResponse } });
    await customer.say(id);
    expect(customer.told).to.not.include('最晚');
    await desk.order({ ticket: id, do: 'free' });
    await desk.clerk('receive', id);
    await customer.say(id);
    expect(customer.told, 'a week from the receipt').to.include('最晚 12月2日（周三）下午6:00 前');
  });
  it('that was to be mailed in and is visited instead has a visit promised', async () => {
    const customer = await summary('不出光', 'AXJG260400471', ['浦东新区张江路100号3单元502']);
    for (const said of ['寄修', '提交']) await customer.say(said);
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ way: 'mail-in' });
    expect(ticket?.promised).to.have.all.keys('firstResponse');
    expect(customer.told).to.include('1 周之内修好寄回').and.not.include('修好最晚');
    const id = ticket?.id ?? '';
    await desk.clerk('confirm', id);
    await desk.order({ ticket: id, do: 'free' });
    desk.pass({ hours: 5 });
    await desk.clerk('arrange-visit', id, '周五下午，师傅先打电话');
    const [after] = await customer.tickets();
    expect(after?.way).to.equal('on-site');
    expect(after?.promised).to.deep.include({
      firstResponse: ticket?.promised?.firstResponse,
      onSite: '2026-11-27T07:00:00.000Z',
      done: '2026-11-28T07:00:00.000Z',
    });
  });
  it('is quoted at cost out of warranty (W17)', async () => {
    const old = await summary('不出光', 'AXJG211100127', ['浦东新区张江路100号3单元502']);
    expect(old.question).to.include('按成本收费');
  });
});

describe('a computer', () => {
  it('has free advice for life, and says so when its warranty is over (W16)', async () => {
    expect(await warrantyTold('AXBJ221200235'))
      .to.include('保修到2024年2月1日为止')
      .and.include('电话或文字教您都免费，过了保修期也一样');
  });
  it('is told what its customer has told that may be charged, parts at a favourable price (W18, D13)', async () => {
    const told = await warrantyTold('我的笔记本电脑摔了一下', '2026年5月3日');
    expect(told)
      .to.include('您说的情况（摔了碰了、进水受潮、电压不对）可能要收费，也可能不收')
      .and.include('配件按优惠价')
      .and.not.include('可能要收费的情况');
  });
  it('is told who pays the freight of its mail-in, by the cause (D6, F6)', async () => {
    expect((await summary('蓝屏', 'AXBJ260500629')).question)
      .to.include('免费')
      .and.include('运费');
    expect((await summary('蓝屏', 'AXBJ221200235')).question)
      .to.include('已经过保')
      .and.include('来回运费由您出');
    expect((await summary('进水了开不了机', 'AXBJ260500629')).question).to.include('运费谁出，检测后按原因定');
  });
});

describe('what a seller promised', () => {
  it('is noted, turns nobody away, and goes to a person with its proof (W14, D17)', async () => {
    const told = await warrantyTold('电视，买的时候经销商答应保五年', '2023年5月1日');
    expect(told).to.include('卖家另外答应过您的').and.include('同事核对后答复您').and.include('还可以修');
  });
  it('is recognised in either language, and not where nobody promised anything', () => {
    for (const said of ['经销商说保三年', '卖家承诺终身保修', '店里答应过免费换', 'the dealer promised three years']) {
      expect(tellsOfPromise(said), said).to.equal(true);
    }
    for (const said of ['在经销商那里买的', '店里买的空调', 'bought from a dealer', '卖家在哪', 'I promised my shop']) {
      expect(tellsOfPromise(said), said).to.equal(false);
    }
  });
});

describe('opening hours (H1, H2, H5)', () => {
  it('are those of the machine where it is known, else the ones that everybody is told', async () => {
    desk.at('2026-11-28T17:00');
    const customer = desk.newcomer();
    await customer.say('几点上班');
    expect(customer.told).to.include('周末和节假日 10:00–16:00');
    const appliance = await summary('不制冷', 'AXKF240600641', ['浦东新区张江路100号3单元502']);
    await appliance.say('提交');
    expect(appliance.told).to.not.include('下班');
    const computer = await summary('蓝屏', 'AXBJ260500629');
    await computer.say('提交');
    expect(computer.told).to.include('下班');
  });
});
