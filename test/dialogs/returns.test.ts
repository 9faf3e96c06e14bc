import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { understand } from '../../dialogs/understand/understand.ts';
import { learn, load } from '../content/once.ts';
import { phone } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

const talk = (...said: string[]) => desk.talk(...said);

describe('a return or an exchange', () => {
  it('is told in one screen before it is submitted: which day it is, what is open, who pays, when the money is back', async () => {
    const customer = await talk('我要退货', '冰箱', '开机就嗡嗡响', '网上', '5天前收到的', '同意', phone, '跳过');
    expect(await customer.form()).to.deep.include({ asking: '?summary' });
    const lines = customer.question.split('\n');
    const at = (words: string) => lines.findIndex(line => line.includes(words));
    expect(customer.question)
      .to.include('按收货日（2026年11月20日）算，今天是第 5 天')
      .and.include('到2026年11月27日（当天也算）可以无理由退货：不收手续费，东西要完好，运费由您出')
      .and.include('退货、换货、修理由您选')
      .and.include('运费我们出')
      .and.include('我们收到东西后 7 天内退')
      .and.include('最后由同事确认');
    // D14: at a distance that comes first.
    expect(at('无理由')).to.be.lessThan(at('由您选'));
  });
  it('opens a case with what was told, says who calls by when, and not where to send it', async () => {
    const customer = await talk('我要退货', '冰箱', '开机就响', '网上', '5天前收到的', '同意', phone, '跳过', '提交');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'return', boughtAt: 'distance', phone });
    expect(ticket?.goods).to.deep.include({
      wish: 'return',
      because: 'fault',
      received: { date: '2026-11-20', precision: 'day' },
    });
    expect(ticket?.goods?.grounds.map(({ by }) => by)).to.deep.equal(['no-reason', 'refund', 'exchange']);
    expect(customer.told)
      .to.include(ticket?.id)
      .and.include('11月26日（周四）上午10:00')
      .and.include('138****5678')
      .and.include('先别寄');
  });
  it('asks nothing that the first sentence told, and what is not wanted is no fault', async () => {
    const customer = await talk('不想要了，京东买的洗衣机，上周五收到的');
    expect(customer.told).to.include('今天是第 5 天').and.include('运费由您出').and.not.include('质量问题');
    expect(await customer.form()).to.deep.include({ asking: 'wants' });
    expect(customer.buttons).to.not.include(zhCN.returns.wants.repair.label);
  });
  it('offers what is still possible when it is too late, and takes the case all the same', async () => {
    const customer = await talk('坏了，给我换一台新的', '空调', '门店', '2024年3月');
    expect(customer.told).to.include('已经过了').and.include('可以修').and.not.include('今天是第');
    expect(customer.buttons).to.deep.equal(['修好就行', '请同事帮我看']);
    for (const each of ['还是要换', '同意', phone, '跳过', '提交']) await customer.say(each);
    const [ticket] = await customer.tickets();
    expect(ticket?.goods).to.deep.include({ wish: 'advice', firstWish: 'exchange', grounds: [] });
  });
  it('counts the last day to its end, and the next no more', async () => {
    for (const [time, open] of [
      ['2026-11-27T23:59', true],
      ['2026-11-28T00:00', false],
    ] as const) {
      desk.at(time);
      const customer = await talk('退换货', '电视', '没毛病不喜欢', '网上', '11月20日');
      expect(customer.told.includes('可以无理由退货'), time).to.equal(open);
      expect(customer.told.includes('无理由退货的时间到2026年11月27日为止，已经过了'), time).to.equal(!open);
    }
  });
  it('asks for the very day where it decides, and goes on without', async () => {
    const customer = await talk('退货', '空调', '漏水', '网上', '上个月');
    expect(customer.told).to.equal(zhCN.returns.received.exact);
    await customer.say('跳过');
    for (const each of ['同意', phone, '跳过']) await customer.say(each);
    expect(customer.question).to.include('还不知道哪天收到的').and.not.include('今天是第');
  });
  it('judges no vehicle and names no amount: a person goes through it (D1)', async () => {
    const customer = await talk('我要退货', '汽车', '发动机异响', '上个月买的', '同意', phone);
    expect(customer.question)
      .to.include(zhCN.returns.verdict.person)
      .and.include('使用补偿')
      .and.not.match(/\d+ ?元|质量问题的话|今天是第/);
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect([ticket?.kind, ticket?.goods?.grounds]).to.deep.equal(['return', []]);
  });
  it('tells the clerk of a machine that was repaired again and again', async () => {
    const customer = await talk('我要换一台新的', 'AXKF241100781', '不制冷', '同意', phone, '跳过');
    expect(customer.question).to.include('修过多次还不能用，可以换一台新的').and.include('免费修过 2 次');
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect(ticket?.goods?.grounds.map(({ by }) => by)).to.include('repeat-repair');
    expect(ticket?.repairedBefore).to.deep.equal({ count: 2, same: 2 });
  });
  it('goes without a phone number where the customer would rather not, and is answered here', async () => {
    const customer = await talk('我要退货', '电视', '没毛病不喜欢', '实体店', '昨天', '不同意');
    expect(customer.told).to.include(zhCN.returns.noConsent);
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect(ticket?.phone).to.equal(undefined);
    expect(customer.told).to.include('在这里答复您');
  });
  it('is offered the open case of the same machine, and adds to it', async () => {
    const customer = await talk('我要退货', '冰箱', '响', '门店', '昨天', '同意', phone, '跳过', '提交');
    const [ticket] = await customer.tickets();
    for (const each of ['我要退货', '冰箱', '还漏水']) await customer.say(each);
    expect(customer.told).to.include(ticket?.id).and.include('同一件事');
    await customer.say('是');
    const after = await customer.tickets();
    expect(after).to.have.length(1);
    expect(after[0]?.log.at(-1)?.text).to.include('还漏水');
  });
  it('names the repair of the same machine that is open', async () => {
    const customer = await talk('空调不制冷了', '同意', '家里用', '跳过', phone, '跳过', '提交');
    const [repair] = await customer.tickets();
    for (const each of ['我要退货', '空调', '修不好', '门店', '昨天', '跳过', '提交']) await customer.say(each);
    expect((await customer.tickets()).find(({ kind }) => kind === 'return')?.about).to.equal(repair?.id);
  });
  it('yields to danger at any step', async () => {
    const customer = await talk('我要退货', '电视');
    await customer.say('冒烟了');
    expect(customer.heard[0]).to.include(zhCN.danger.fire);
  });
  it('is offered in the middle of a report, which is kept', async () => {
    const customer = await talk('我要报修', '同意', '空调', '我要退货');
    expect(customer.buttons).to.deep.equal(['退换货']);
    expect(await customer.form()).to.deep.include({ asking: 'fault' });
    await customer.say('退换货');
    expect(customer.told).to.include(zhCN.returns.product.ask);
    await customer.say('取消');
    expect(await customer.form()).to.deep.include({ asking: 'fault' });
  });
  it('speaks English', async () => {
    const customer = await talk('I want my money back', 'laptop', 'the screen flickers', 'on amazon', 'november 20');
    for (const each of ['agree', phone]) await customer.say(each);
    expect(customer.question)
      .to.include('today is day 5')
      .and.include('the freight is yours')
      .and.not.match(/\p{Script=Han}/u);
  });
});

describe('a return in the hands of a clerk', () => {
  it('goes from the approval to the close, and the customer understands each step', async () => {
    const customer = await talk('退货', '电视', '黑屏', '网上', '昨天', '同意', phone, '跳过', '提交');
    const [ticket] = await customer.tickets();
    const number = ticket?.id ?? '';
    const told: string[] = [];
    const clerk = async (what: Parameters<TalkingDesk['clerk']>[0], text = '') => {
      await desk.clerk(what, number, text);
      told.push((await customer.look()).join('\n'));
    };
    await clerk('confirm');
    await clerk('ask-to-mail', '上海市人民路1号 售后部');
    expect(told.at(-1))
      .to.include('可以寄回来了')
      .and.include('上海市人民路1号')
      .and.include('运单号')
      .and.not.include('修');
    await customer.say('寄了 顺丰 SF1234567890123');
    expect(customer.told).to.equal(zhCN.returns.tracking(number));
    const [photo] = await customer.photos(1);
    expect(customer.told).to.equal(zhCN.returns.trackingPhoto(number));
    const [sent] = await customer.tickets();
    expect(sent?.log.some(({ text }) => text?.includes('SF1234567890123'))).to.equal(true);
    expect(sent?.photos).to.include(photo);
    await clerk('receive');
    await clerk('finish', '2599 元原路退回');
    expect(told.at(-1)).to.include('退换办好了').and.include('2599 元');
    await customer.say('没问题了');
    await clerk('close');
    expect((await customer.tickets())[0]?.state).to.equal('closed');
    for (const text of told) expect(text).to.include(number).and.not.include('修好');
  });
  it('takes no number for a parcel where nothing is awaited', async () => {
    const customer = await talk('SF1234567890123');
    expect(customer.told).to.not.include('运单');
  });
});

describe('the wish to give something back', () => {
  it('begins the dialog as an order, and is answered as a question', async () => {
    const knowledge = await load();
    const matcher = learn(knowledge);
    const meant = (text: string) =>
      understand(text, { knowledge, matcher, now: Temporal.Instant.from('2026-11-23T02:00:00Z') });
    for (const text of ['我要退货', '不想要了', '换一台新的', '申请退款', '坏了，我要退', 'I want to return it']) {
      expect(meant(text), text).to.deep.include({ outcome: 'dialog', dialog: 'returns' });
    }
    for (const text of ['七天内能退吗', '退货有什么条件', '多少天内能换', 'can I return it after a week']) {
      const { outcome, suggestions } = meant(text) as { outcome: string; suggestions?: { dialog?: string }[] };
      expect(outcome, text).to.equal('answer');
      expect(
        suggestions?.map(({ dialog }) => dialog),
        text,
      ).to.include('returns');
    }
  }).timeout(20_000);
});
