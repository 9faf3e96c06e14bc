import { expect } from 'chai';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('a conversation that a colleague takes over', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  /** Somebody who wants a person, and the number of that. */
  async function waiting(...before: string[]): Promise<{ customer: Talker; number: string }> {
    const customer = desk.newcomer();
    for (const each of [...before, '人工']) await customer.say(each);
    const number = (await customer.tickets()).find(({ kind }) => kind === 'handover')?.id ?? '';
    return { customer, number };
  }
  /** The same, with 小李 there already. */
  async function taken(...before: string[]): Promise<{ customer: Talker; number: string }> {
    const all = await waiting(...before);
    await desk.clerk('take', all.number);
    await all.customer.look();
    return all;
  }
  const history = async (customer: Talker, number: string) =>
    (await customer.tickets())
      .find(({ id }) => id === number)
      ?.log.map(({ by, what, text }) => [by, what, text ?? ''].join(' ').trim());

  it('is told so, with the way back, and the desk is silent from then on', async () => {
    const { customer, number } = await taken();
    expect(customer.told).to.include('同事小李来了').and.include(number).and.include('结束人工');
    await customer.say('我家冰箱不制冷，明天上午能上门吗');
    expect(customer.heard).to.deep.equal([]);
    await customer.photos(1);
    expect(customer.heard).to.deep.equal([]);
    expect((await customer.tickets()).length, 'no form was begun, no case opened').to.equal(1);
    expect(await history(customer, number)).to.include('customer said 我家冰箱不制冷，明天上午能上门吗');
    expect((await customer.tickets())[0]?.photos).to.have.length(1);
    await desk.clerk('answer', number, '能，师傅九点到');
    expect(await customer.look()).to.deep.equal(['同事小李：\n\n能，师傅九点到']);
  });

  it('goes on with the form where it stood, when the colleague gives it back', async () => {
    const { customer, number } = await taken('冰箱不制冷', '同意');
    await customer.say('家里用');
    expect(customer.heard).to.deep.equal([]);
    await desk.clerk('release', number, '别的让助手来记');
    await customer.look();
    expect(customer.heard[0]).to.include('同事小李：\n\n别的让助手来记').and.include('又是我，自动助手');
    expect(customer.question).to.include('平时在哪儿用');
    await customer.say('家里用');
    expect((await customer.form())?.asking).to.equal('bought');
  });

  for (const words of ['结束人工', '退出人工吧', '让机器人来', 'back to the bot']) {
    it(`ends with "${words}" of the customer's`, async () => {
      const { customer, number } = await taken('冰箱不制冷', '同意');
      await customer.say(words);
      expect(customer.heard[0]).to.match(/又是我，自动助手|me again, the assistant/);
      expect((await customer.form())?.asking).to.equal('usage');
      expect(customer.heard).to.have.length(2);
      expect(await history(customer, number)).to.include('customer given-back');
      expect((await customer.tickets()).find(({ id }) => id === number)?.state, 'the case stays').to.equal('submitted');
    });
  }

  it('says who is there to somebody who wonders, and opens nothing', async () => {
    const { customer } = await taken();
    for (const words of ['人工', '菜单', '取消', '帮助']) {
      await customer.say(words);
      expect(customer.told, words).to.include('现在是同事小李在跟您聊');
    }
    await customer.arrive();
    expect(customer.told).to.include('现在是同事小李在跟您聊');
    for (const words of ['上一步', '重来', '等一下', '1', '好的', '5分', '谢谢']) {
      await customer.say(words);
      expect(customer.heard, words).to.deep.equal([]);
    }
    await customer.start('repair');
    expect(customer.heard).to.deep.equal([]);
    expect(await customer.tickets()).to.have.length(1);
  });

  it('still says the safe act in danger, and the number of the alarm after it', async () => {
    const { customer, number } = await taken('冰箱不制冷', '同意');
    await customer.say('冰箱后面冒烟了');
    expect(customer.told).to.include('119');
    await customer.say('已经断电了');
    expect(customer.told).to.include('加急').and.include('电话和地址');
    await customer.say('我电话 13812345678');
    expect(customer.told).to.include('加急');
    expect(customer.heard, 'the form is not asked').to.have.length(1);
    const [urgent] = (await customer.tickets()).filter(each => each.urgent);
    expect(urgent).to.include({ phone: '13812345678' });
    expect(await history(customer, number)).to.include('customer said 冰箱后面冒烟了');
    await customer.say('现在没烟了');
    expect(customer.heard).to.deep.equal([]);
  });

  it('takes an answer to a quotation meanwhile', async () => {
    const { customer } = await waiting();
    await customer.say('电视冒烟了');
    const repair = (await customer.tickets()).find(({ kind }) => kind === 'repair')?.id ?? '';
    await desk.clerk('confirm', repair);
    await desk.clerk('take', repair);
    await desk.order({ ticket: repair, do: 'quote', items: [{ item: 'labour', count: 1, price: '120' }] });
    await customer.look();
    await customer.say('我想想');
    await customer.say('同意报价');
    expect(customer.told).to.include('您同意报价').and.include('120');
    await desk.order({ ticket: repair, do: 'quote', items: [{ item: 'labour', count: 1, price: '90' }] });
    await customer.look();
    await customer.say('1');
    expect(customer.told).to.include('您同意报价').and.include('90');
  });

  it('ends with the case', async () => {
    const { customer, number } = await taken();
    await desk.clerk('close', number, '问题解决了');
    await customer.look();
    expect(customer.told).to.include('结了').and.include('又是我，自动助手');
    await customer.say('保修多久');
    expect(customer.heard).to.not.deep.equal([]);
  });

  describe('and then says nothing more in', () => {
    it('goes back by itself, both sides are told, and the open question follows', async () => {
      const { customer, number } = await taken('冰箱不制冷', '同意');
      desk.pass({ minutes: 20 });
      await desk.clerk('answer', number, '稍等，我查一下');
      desk.pass({ minutes: 29 });
      await desk.jobs();
      await customer.look();
      expect(customer.told).to.not.include('自动助手');
      desk.pass({ minutes: 1 });
      await desk.jobs();
      await customer.look();
      expect(customer.heard[0]).to.include('同事小李有一会儿没回话了').and.include(number);
      expect(customer.question).to.include('平时在哪儿用');
      expect(await history(customer, number)).to.include('desk given-back');
      desk.pass({ hours: 1 });
      await desk.jobs();
      expect(await customer.look(), 'once').to.deep.equal([]);
    });
    it('answers who writes before that was said, and takes no form any further by it', async () => {
      const { customer, number } = await taken('冰箱不制冷', '同意');
      desk.pass({ minutes: 31 });
      await customer.say('家里用的，人呢');
      expect(customer.heard[0]).to.include('有一会儿没回话了');
      expect((await customer.form())?.asking).to.equal('usage');
      expect(await history(customer, number)).to.include('customer said 家里用的，人呢');
      await desk.jobs();
      expect(await customer.look()).to.deep.equal([]);
    });
    it('is not told at night', async () => {
      desk.at('2026-11-25T20:50');
      const { customer } = await taken();
      desk.at('2026-11-25T21:30');
      await desk.jobs();
      expect(await customer.look()).to.deep.equal([]);
      desk.at('2026-11-26T08:00');
      await desk.jobs();
      expect((await customer.look())[0]).to.include('有一会儿没回话了');
    });
  });

  it('is left alone by reminders meanwhile', async () => {
    const { customer, number } = await taken();
    await desk.clerk('close', number);
    await customer.look();
    await customer.say('人工');
    const again = (await customer.tickets()).filter(({ kind, state }) => kind === 'handover' && state === 'submitted');
    await desk.clerk('take', again[0]?.id ?? '');
    await customer.look();
    desk.pass({ minutes: 12 });
    await desk.jobs();
    expect(await customer.look(), 'the question how the first one went waits').to.deep.equal([]);
    await desk.clerk('release', again[0]?.id ?? '');
    desk.pass({ minutes: 31 });
    await desk.jobs();
    expect((await customer.look()).join()).to.include('您满意吗');
  });

  it('cannot be given back by who has not taken it, and is taken over by a second colleague', async () => {
    const { customer, number } = await waiting();
    expect(await desk.order({ ticket: number, do: 'release' })).to.include({ done: false, because: 'not-now' });
    await desk.clerk('take', number);
    expect(await desk.order({ ticket: number, do: 'take', name: '小王' })).to.include({ done: true });
    await customer.look();
    await customer.say('人工');
    expect(customer.told).to.include('同事小王在跟您聊');
    await desk.clerk('close', number);
    expect(await desk.order({ ticket: number, do: 'take' })).to.include({ done: false, because: 'not-now' });
  });
});

describe('the wait for a person', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());

  it('has a place, which gets better, and can be left', async () => {
    const [first, second, third] = [desk.newcomer(), desk.newcomer(), desk.newcomer()];
    await first.say('人工');
    expect(first.told).to.include('前面没有人在等');
    desk.pass({ minutes: 1 });
    await second.say('人工');
    expect(second.told).to.include('前面还有 1 位在等');
    desk.pass({ minutes: 1 });
    await third.say('人工');
    expect(third.told).to.include('前面还有 2 位在等').and.include('不用人工');
    const [{ id = '' } = {}] = await first.tickets();
    await desk.clerk('answer', id, '您好');
    await second.say('取消');
    expect(second.told).to.include('您在等同事回复');
    await second.say('不用人工了');
    expect(second.told).to.include('撤掉了');
    expect((await second.tickets())[0]?.state).to.equal('cancelled');
    await third.say('人工');
    expect(third.told).to.include('前面没有人在等');
    await first.say('不用人工了');
    expect(first.told).to.include('自动助手');
    expect((await first.tickets())[0]?.state, 'what is answered is not withdrawn').to.equal('submitted');
  });
  it('in a form goes on with the form when it is left', async () => {
    const customer = desk.newcomer();
    for (const words of ['冰箱不制冷', '同意', '人工', '不等人工了']) await customer.say(words);
    expect(customer.heard[0]).to.include('撤掉了');
    expect(customer.question).to.include('平时在哪儿用');
  });
});
