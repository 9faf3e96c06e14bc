import { expect } from 'chai';
import { enUS } from '../../dialogs/texts/en-US.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { atFault } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

/** No word of danger that anybody listed, but who hears it pricks up their ears. */
const pinched = '按摩椅夹得我腰动不了，很痛';

describe('what only sounds like danger', () => {
  it('is met with the safe act first, then with one question, and with no case yet', async () => {
    const customer = desk.newcomer();
    await customer.say(pinched);
    expect(customer.heard).to.deep.equal([zhCN.danger.injury, zhCN.dangerMore.isItSo]);
    expect(await customer.tickets()).to.deep.equal([]);
  });

  it('is an alarm after a yes, in the words that were said first', async () => {
    for (const yes of ['是', '是的，快来人', '真的', '对啊现在还这样', '他的手在流血']) {
      const customer = desk.newcomer();
      await customer.say(pinched);
      await customer.say(yes);
      expect(customer.told, yes).to.include(zhCN.danger.injury);
      const [ticket, another] = await customer.tickets();
      expect(another).to.equal(undefined);
      expect(ticket?.urgent, yes).to.equal(true);
      expect(ticket?.fault, yes).to.include(pinched);
    }
  });

  it('is an answer like any other after a no, and not asked about again', async () => {
    for (const no of ['不是', '没有', '没事', '没有危险', '不危险的', '还好']) {
      const customer = await atFault(desk.newcomer());
      await customer.say(pinched);
      expect(await customer.form(), no).to.deep.include({ asking: 'fault', misses: 0 });
      await customer.say(no);
      expect((await customer.form())?.answers.fault, no).to.equal(pinched);
      expect(customer.told, no).to.not.include(zhCN.dangerMore.isItSo);
      expect(await customer.tickets(), no).to.deep.equal([]);
    }
    const customer = desk.newcomer();
    await customer.say(pinched);
    await customer.say('不是');
    await customer.say(pinched);
    expect(customer.told).to.not.include(zhCN.dangerMore.isItSo);
  });

  it('is read together with whatever else is said then, so that nothing of it is lost', async () => {
    const customer = await atFault(desk.newcomer());
    await customer.say(pinched);
    await customer.say('买了半年，型号不记得');
    expect((await customer.form())?.answers.fault).to.equal(`${pinched}，买了半年，型号不记得`);
    expect(await customer.tickets()).to.deep.equal([]);
  });

  it('gives way to an order', async () => {
    const customer = await atFault(desk.newcomer());
    await customer.say(pinched);
    await customer.say('取消');
    expect(customer.told).to.not.include(zhCN.danger.injury);
    const other = desk.newcomer();
    await other.say(pinched);
    await other.say('人工');
    expect((await other.tickets())[0]?.kind).to.equal('handover');
  });

  it('is no question while an urgent case is open: the safe act was said, and all that is told goes there', async () => {
    const customer = desk.newcomer();
    await customer.say('热水器漏电，摸一下麻手！');
    await customer.say('好的');
    await customer.say(pinched);
    expect(customer.told).to.not.include(zhCN.dangerMore.isItSo);
  });

  it('is asked about in English', async () => {
    const customer = desk.newcomer();
    await customer.say('the lid flew off and hit my son in the face, it hurts a lot');
    expect(customer.heard).to.deep.equal([enUS.danger.injury, enUS.dangerMore.isItSo]);
    await customer.say('no, he is fine');
    expect(customer.told).to.not.include(enUS.danger.injury);
    expect(await customer.tickets()).to.deep.equal([]);
  });
});
