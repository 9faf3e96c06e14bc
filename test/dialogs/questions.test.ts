import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { atFault, submitted } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

describe('the greeting', () => {
  const greeted = async (time: string, locale?: string) => {
    desk.at(time);
    const customer = desk.newcomer();
    await customer.arrive(locale);
    return customer;
  };

  it('says until when somebody is here, and what can be done', async () => {
    const customer = await greeted('2026-11-25T10:00');
    expect(customer.heard).to.have.length(1);
    expect(customer.told).to.include('安心售后').and.include('18:00').and.include('人工');
    expect(customer.told).to.not.include('下班');
    expect(customer.buttons[0]).to.equal('报修');
  });
  it('says at 17:59 that somebody is still here', async () => {
    expect((await greeted('2026-11-25T17:59')).told).to.include('现在有同事在线，到 18:00 为止');
  });
  it('says at 18:00 that the shop is closed, and when it opens, with day and weekday', async () => {
    const { told } = await greeted('2026-11-25T18:00');
    expect(told).to.include('下班时间').and.include('11月26日（周四）上午9:00');
    expect(told).to.not.include('有同事在线');
  });
  it('says on a Saturday the hours of that day', async () => {
    expect((await greeted('2026-11-28T12:00')).told).to.include('到 16:00 为止（今天 10:00–16:00）');
    expect((await greeted('2026-11-28T16:00')).told).to.include('11月29日（周日）上午10:00');
  });
  it('names the holiday', async () => {
    expect((await greeted('2026-10-01T20:00')).told)
      .to.include('国庆节')
      .and.include('10月2日（周五）上午10:00');
  });
  it('knows a Saturday that is worked to make up for a holiday', async () => {
    expect((await greeted('2026-10-10T17:30')).told).to.include('到 18:00 为止（今天 9:00–18:00）');
  });
  it('is in English for an English page', async () => {
    const { told } = await greeted('2026-11-25T18:30', 'en-GB');
    expect(told)
      .to.include('Thursday, 26 November, 9:00 am')
      .and.not.match(/\p{Script=Han}/u);
  });
  it('comes once, however often the page connects', async () => {
    const customer = desk.newcomer();
    const member = { type: 'conversationUpdate', membersAdded: [{ id: 'x', name: '' }] };
    const first = await customer.send(member, { key: 'start' });
    expect(await customer.send(member, { key: 'start' })).to.deep.include({ duplicate: true });
    expect(first.said).to.have.length(1);
  });
});

describe('questions', () => {
  it('are answered with the clause they stand on', async () => {
    const customer = desk.newcomer();
    await customer.say('保修多久？');
    expect(customer.heard).to.have.length(1);
    expect(customer.told)
      .to.include('12')
      .and.match(/《.+》/);
  });
  it('are answered by the number of a button that was offered, or its label', async () => {
    const customer = desk.newcomer();
    await customer.arrive();
    const labels = customer.buttons;
    await customer.say('6');
    const byNumber = customer.told;
    for (const way of ['６', '第六个', labels[5] ?? '']) {
      await customer.arrive();
      await customer.say(way);
      expect(customer.told, way).to.equal(byNumber);
    }
    await customer.arrive();
    await customer.tap(labels[5] ?? '');
    expect(customer.told).to.equal(byNumber);
  });
  it('that nobody understands are said not to be, each time in other words, and end with a person', async () => {
    const customer = desk.newcomer();
    await customer.say('qwrtpsdfg');
    expect(customer.told).to.include('400-000-0000');
    await customer.say('zxcvbn');
    expect(customer.told).to.equal(zhCN.faq.unknownAgain);
    await customer.say('asdfgh');
    expect(customer.told).to.equal(zhCN.faq.unknownStill);
    await customer.tap('转人工');
    expect((await customer.tickets())[0]).to.deep.include({
      kind: 'handover',
      fault: 'qwrtpsdfg\nzxcvbn\nasdfgh',
    });
    await customer.say('poiuyt');
    expect(customer.told).to.include('转给同事了');
    expect((await customer.tickets())[0]?.log.at(-1)).to.deep.include({ by: 'customer', text: 'poiuyt' });
  });
  it('are not begun by the label of a button inside a sentence', async () => {
    for (const sentence of ['报修要多少钱', '上次报修的单子到哪了', '我不想报修']) {
      const customer = desk.newcomer();
      await customer.arrive();
      await customer.say(sentence);
      expect((await customer.form())?.asking, sentence).to.not.equal('consent');
    }
    const customer = desk.newcomer();
    await customer.arrive();
    await customer.say('冰箱不制冷了，帮我报修');
    expect((await customer.form())?.answers).to.have.keys('product', 'fault');
  });
  it('are not what a bare yes or no asks', async () => {
    for (const word of ['不用了', '嗯', '行', '不', '好的', 'ok', '等一下']) {
      const customer = desk.newcomer();
      await customer.say('几点上班');
      await customer.say(word);
      expect(await customer.form(), word).to.equal(undefined);
      expect(customer.told, word).to.not.include('依据');
    }
  });
  it('for a person are met at once, in and out of hours', async () => {
    const customer = desk.newcomer();
    await customer.say('你们上次修得不行，越修越坏');
    await customer.say('转人工');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'handover', fault: '你们上次修得不行，越修越坏' });
    expect(customer.told).to.include(ticket?.id).and.include('上午11:00').and.include('400-000-0000');
    await customer.say('人工');
    expect(customer.told).to.include(ticket?.id);
    expect(await customer.tickets()).to.have.length(1);
    desk.at('2026-11-25T20:00');
    const late = desk.newcomer();
    await late.say('人工');
    expect(late.told).to.include('下班').and.include('11月26日（周四）上午9:00').and.include('上午10:00');
    expect(late.buttons).to.deep.equal(['报修']);
  });
  it('are not met with a clause where they are thanks, in a form or out of it', async () => {
    for (const customer of [desk.newcomer(), await atFault(desk.newcomer())]) {
      await customer.say('谢谢你啊');
      expect(customer.told).to.include('不客气').and.not.include('依据');
    }
  });
  it('without words are met kindly', async () => {
    const customer = desk.newcomer();
    await customer.say('');
    expect(customer.told).to.equal(zhCN.onlyWords);
    await customer.send({ type: 'something-new' });
    expect(customer.told).to.equal(zhCN.onlyWords);
    await customer.send({ type: 'messageReaction' });
    expect(customer.heard, 'a thumb up needs no answer').to.deep.equal([]);
  });
  it('to cancel what was submitted are shown the way to it', async () => {
    const customer = await submitted(desk.newcomer());
    await customer.say('取消报修');
    expect(customer.told).to.include((await customer.tickets())[0]?.id);
    expect(customer.buttons).to.deep.equal(['转人工']);
  });
  it('to cancel with nothing open are told so', async () => {
    for (const command of ['取消', '上一步', '重来']) {
      const customer = desk.newcomer();
      await customer.say(command);
      expect(customer.told, command).to.equal(zhCN.nothingToCancel);
    }
  });
});

describe('an English conversation', () => {
  it('goes from the first sentence to the number in English', async () => {
    const customer = desk.newcomer();
    const english = () => expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('My washing machine is leaking');
    english();
    await customer.say('I agree');
    english();
    await customer.say('at home');
    english();
    await customer.say('skip');
    english();
    await customer.say('+86 138 1234 5678');
    english();
    await customer.say("don't know");
    english();
    expect(customer.question).to.include('1. Machine: Washing machine');
    await customer.say('change 2');
    english();
    await customer.say('it leaks from the door');
    expect(customer.question).to.include('2. Problem: it leaks from the door');
    await customer.say('yes');
    english();
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ language: 'en-US', fault: 'it leaks from the door' });
    expect(customer.told).to.include(ticket?.id);
  });
  it('stays English where a message does not tell', async () => {
    const customer = desk.newcomer();
    await customer.say('How long is the warranty?');
    const english = customer.told;
    expect(english).to.not.match(/\p{Script=Han}/u);
    await customer.say('?');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
  });
  it('is what was asked for, whatever is typed then, until Chinese is asked for', async () => {
    const customer = desk.newcomer();
    await customer.say('English');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('保修多久？');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('中文');
    expect(customer.told).to.equal(zhCN.switched);
  });
});

describe('several wishes in one message', () => {
  it('are taken one after the other, in the order that was said', async () => {
    const customer = desk.newcomer();
    await customer.say('先查一下保修，再帮我约个上门');
    expect(await customer.form()).to.deep.include({ asking: 'machine' });
    for (const said of ['空调', '去年三月', '没有']) await customer.say(said);
    expect(customer.told).to.include(zhCN.form.alsoWished(['预约上门']));
    await customer.say('预约上门');
    expect(await customer.form()).to.deep.include({ asking: 'consent' });
  });
  it('are offered once, and not where the form leads on by itself', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修，顺便报修');
    for (const said of ['跳过', '跳过', '跳过']) if ((await customer.form()) !== undefined) await customer.say(said);
    expect(customer.buttons.filter(label => label === '报修')).to.have.length(1);
    expect(customer.told).to.not.include(zhCN.form.alsoWished(['报修']));
  });
});
