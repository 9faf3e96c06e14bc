import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { phone } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

const talk = (...said: string[]) => desk.talk(...said);

const story = '约好昨天下午来，没来也没打电话';
const complained = () => talk('我要投诉', story, '跳过', '就在这里答复', '提交');

describe('a complaint', () => {
  it('is told freely first, and gets a number, the time, who answers and by when', async () => {
    const customer = await complained();
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'complaint', fault: story });
    expect(customer.told)
      .to.include(`记下了：${story}`)
      .and.include(ticket?.id)
      .and.include('11月25日（周三）上午10:00 收到')
      .and.include('客服主管最晚 11月26日（周四）上午10:00 前');
  });
  it('keeps a calm voice: no emoji, no mark of exclamation, nothing to buy, nothing to rate', async () => {
    const customer = desk.newcomer();
    for (const each of ['我要投诉', story, '跳过', '就在这里答复', '提交']) {
      await customer.say(each);
      expect(customer.told, each).to.not.match(/[！!]|\p{Extended_Pictographic}|评分|打分|优惠|购买/u);
    }
  });
  it('takes what the first sentence tells, and asks again for more than the wish', async () => {
    const told = await talk('投诉你们师傅，进门就骂人，还把我地板刮花了');
    expect(await told.form()).to.deep.include({ asking: 'remedy' });
    const bare = await talk('我要投诉', '我要投诉');
    expect(bare.told).to.equal(zhCN.complaint.telling.again);
  });
  it('names one of the customer’s cases by a tap', async () => {
    const customer = await talk('空调不制冷了', '同意', '家里用', '跳过', phone, '跳过', '提交');
    const [repair] = await customer.tickets();
    for (const each of ['我要投诉', '等了三天没人理我', '1', '跳过', '打电话', '提交']) await customer.say(each);
    const ticket = (await customer.tickets()).find(({ kind }) => kind === 'complaint');
    // The number is known, and not asked again.
    expect([ticket?.about, ticket?.phone]).to.deep.equal([repair?.id, phone]);
  });
  it('may leave no name, and is told what that costs', async () => {
    const customer = await talk('我要投诉', story, '跳过', '匿名');
    expect(customer.told).to.include('结果没法告诉您');
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect([ticket?.anonymous, ticket?.phone]).to.deep.equal([true, undefined]);
    expect(customer.told).to.not.include('最晚');
    expect((await customer.record())?.consent).to.equal(undefined);
  });
  it('goes on where its customer lets no number be kept', async () => {
    const customer = await talk('我要投诉', story, '跳过', '打电话', '不同意', '提交');
    const [ticket] = await customer.tickets();
    expect([ticket?.kind, ticket?.phone]).to.deep.equal(['complaint', undefined]);
  });
  it('leaves what is made good to a person', async () => {
    const customer = await talk('我要投诉', story, '赔我误工费');
    expect(customer.told)
      .to.include(zhCN.complaint.compensation)
      .and.not.match(/\d+ ?元/);
  });
  it('names 12315 when the customer asks where else to turn, before it is told and after', async () => {
    const customer = await talk('我要投诉', '你们不管我还能找谁');
    expect(customer.told).to.include('12315');
    expect(await customer.form()).to.deep.include({ asking: 'telling' });
    const after = await complained();
    await after.say('你们不解决我打12315行吗');
    expect(after.told).to.include('12315');
  });
  it('takes more of it later: at once in words and photos, and begun anew', async () => {
    const customer = await complained();
    const [ticket] = await customer.tickets();
    await customer.say('打热线也没人接');
    expect(customer.told).to.equal(zhCN.complaint.added(ticket?.id ?? ''));
    await customer.photos(1);
    desk.pass({ hours: 5 });
    for (const each of ['我要投诉', '客服还挂我电话', '接着说那件']) await customer.say(each);
    const [after, ...others] = await customer.tickets();
    expect(others).to.deep.equal([]);
    expect(after?.photos).to.have.length(1);
    expect(after?.log.map(({ text }) => text)).to.include.members(['打热线也没人接', '客服还挂我电话']);
  });
  it('leaves the way free for another wish', async () => {
    const customer = await complained();
    await customer.say('空调不制冷了，要报修');
    expect(await customer.form()).to.deep.include({ asking: 'consent' });
  });
  it('yields to danger at any step', async () => {
    const customer = await talk('我要投诉', '插座冒烟了');
    expect(customer.heard[0]).to.include(zhCN.danger.fire);
  });
  it('is never followed by a survey', async () => {
    const customer = await complained();
    const number = (await customer.tickets())[0]?.id ?? '';
    await desk.clerk('finish', number, '重新安排了师傅');
    await customer.say('没问题了');
    await desk.clerk('close', number);
    await customer.look();
    desk.pass({ hours: 1 });
    await desk.jobs();
    expect(await customer.look()).to.deep.equal([]);
  });
});

describe('a complaint that nobody answers in time', () => {
  it('becomes pressing once, and its customer is told so with a new time', async () => {
    const customer = await complained();
    desk.at('2026-11-26T09:59');
    await desk.jobs();
    expect((await customer.tickets())[0]?.pressing).to.equal(undefined);
    desk.at('2026-11-26T10:01');
    await desk.jobs();
    const [ticket] = await customer.tickets();
    expect(ticket?.pressing).to.equal(true);
    expect((await customer.look()).join(''))
      .to.include('没有做到，对不起')
      .and.include('11月27日（周五）上午10:00');
    desk.pass({ hours: 30 });
    await desk.jobs();
    expect(await customer.look()).to.deep.equal([]);
    expect((await customer.tickets())[0]?.log.filter(({ what }) => what === 'hurry')).to.have.length(1);
  });
  it('is pressing for clerks, and nobody is told, where no name was left', async () => {
    const customer = await talk('我要投诉', story, '跳过', '匿名', '提交');
    desk.pass({ hours: 25 });
    await desk.jobs();
    expect((await customer.tickets())[0]?.pressing).to.equal(true);
    expect(await customer.look()).to.deep.equal([]);
  });
  it('is left as it is once it was answered', async () => {
    const customer = await complained();
    await desk.clerk('answer', (await customer.tickets())[0]?.id ?? '', '对不起，是排班漏了');
    await customer.look();
    desk.pass({ hours: 25 });
    await desk.jobs();
    expect((await customer.tickets())[0]?.pressing).to.equal(undefined);
    expect(await customer.look()).to.deep.equal([]);
  });
});

describe('a suggestion or praise', () => {
  it('is one free text, and no complaint', async () => {
    const customer = await talk('我想提个建议', '师傅能不能晚上也上门，白天家里没人', '不用了', '提交');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'question', fault: '师傅能不能晚上也上门，白天家里没人' });
    expect(customer.told).to.include(ticket?.id).and.not.include('投诉').and.not.include('最晚');
  });
  it('is answered where its writer wishes, by phone with consent', async () => {
    const customer = await talk('表扬一下师傅', '昨天来的师傅特别细心', '打电话答复', '同意', phone, '提交');
    expect((await customer.tickets())[0]?.phone).to.equal(phone);
    expect(customer.told).to.include('前打电话答复您');
  });
  it('is answered in English', async () => {
    const customer = await talk('I have a suggestion', 'visits in the evening would be great', 'yes', 'submit');
    expect(customer.told)
      .to.include("You're answered here by")
      .and.not.match(/\p{Script=Han}/u);
  });
});
