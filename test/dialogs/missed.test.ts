import { expect } from 'chai';
import { missedIn } from '../../bot/missed-questions.ts';
import { enUS } from '../../dialogs/texts/en-US.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

describe('what nobody could answer', () => {
  let desk: TalkingDesk;
  beforeEach(async () => {
    desk = await openTalkingDesk();
    desk.at('2026-11-25T10:00');
  });
  afterEach(() => desk.close());
  const missed = () => missedIn(desk.core.store, 50);

  it('is kept for the clerks with how often it was asked, and without whoever asked', async () => {
    await desk.newcomer().say('你们老板的生肖属啥呀 电话13812345678');
    desk.pass({ hours: 24 });
    await desk.newcomer().say('你们老板的生肖属啥呀　电话１３９１２３４５６７８');
    const [question, ...others] = await missed();
    expect(others).to.deep.equal([]);
    expect(question).to.deep.include({
      text: '你们老板的生肖属啥呀 电话…',
      why: 'unknown',
      count: 2,
      firstAt: '2026-11-25T02:00:00.000Z',
      lastAt: '2026-11-26T02:00:00.000Z',
    });
  });
  it('is kept with what seemed near when the desk asked back', async () => {
    const customer = desk.newcomer();
    await customer.say('遥控器');
    expect(customer.told).to.include(zhCN.faq.unsure);
    const [question] = await missed();
    expect(question).to.deep.include({ text: '遥控器', why: 'asked-back' });
    expect(question?.near.length).to.be.within(1, 3);
  });
  for (const [asked, said, told] of [
    ['你们几点下班', '答非所问', zhCN.faq.noUse],
    ['保修多久', '没用', zhCN.faq.noUse],
    ['保修多久', '不是这个意思！', zhCN.faq.noUse],
    ['How long is the warranty?', "That's not what I asked", enUS.faq.noUse],
  ] as const) {
    it(`is also what was answered where the customer says “${said}”`, async () => {
      const customer = desk.newcomer();
      await customer.say(asked);
      expect(await missed()).to.deep.equal([]);
      await customer.say(said);
      expect(customer.told).to.equal(told);
      expect(customer.buttons).to.have.length(1);
      const [question] = await missed();
      expect(question).to.deep.include({ why: 'no-use', text: asked.replace('？', '?'), count: 1 });
      expect(question?.near).to.have.length(1);
    });
  }
  it('is not what was of use, nor the next thing that is asked', async () => {
    const customer = desk.newcomer();
    await customer.say('保修多久');
    await customer.say('明白了');
    expect(customer.told).to.equal(zhCN.smallTalk.thanks);
    await customer.say('你们几点下班');
    await customer.say('怎么付款');
    expect(await missed()).to.deep.equal([]);
  });
  it('is met with other words where none of what was offered is meant', async () => {
    const customer = desk.newcomer();
    await customer.say('遥控器');
    await customer.say('都不是');
    expect(customer.told).to.equal(zhCN.faq.noUse);
    expect(await missed()).to.have.length(1);
  });
});
