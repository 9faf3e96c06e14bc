import { expect } from 'chai';
import { activities, files, pastCases } from '../../bot/store/collections.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const phone = '13812345678';
const reported = ['我要报修', '同意', '空调', '不制冷', '跳过', '跳过', phone, '上海市人民路100号3单元502', '提交'];

describe("a customer's own data", () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());

  it('are shown masked, once it is certain who asks', async () => {
    const { customer, ticket } = await withCase();
    await customer.say('查看我的信息');
    expect(customer.question).to.equal(zhCN.privacy.tail.ask);
    await customer.say('1234');
    expect(customer.told).to.include(zhCN.privacy.tail.wrong).and.not.include(ticket);
    await customer.say('5678');
    expect(customer.told).to.include('138****5678').and.include('人民路**号**单元**').and.include(ticket);
    expect(customer.told).to.not.include(phone).and.not.include('502');
    expect(customer.buttons).to.deep.equal(['删除我的信息', '撤回同意']);
  });

  it('are none of somebody who has left none', async () => {
    const customer = desk.newcomer();
    await customer.say('查看我的信息');
    expect(customer.told).to.include('没有记');
  });

  it('are shown to nobody who guesses', async () => {
    const { customer, ticket } = await withCase();
    await customer.say('查看我的信息');
    for (const tail of ['0001', '0002', '0003', '5678']) await customer.say(tail);
    expect(customer.told).to.not.include(ticket);
    expect(await customer.form()).to.equal(undefined);
  });

  it('are deleted at a word that binds: the ended cases, their photos, what was said; a nameless record stays', async () => {
    const { customer, ticket } = await withCase(2);
    const photos = (await customer.tickets())[0]?.photos ?? [];
    expect(photos).to.have.length(2);
    await desk.clerk('cancel', ticket, '客户不要了');
    for (const each of ['删除我的信息', '5678']) await customer.say(each);
    expect(customer.question).to.include('会留下').and.include('找不回来');
    await customer.say('删了会怎么样');
    expect(await customer.tickets()).to.have.length(1);
    await customer.tap('确定删除');
    expect(customer.told).to.include('都删掉了');
    expect(await customer.tickets()).to.deep.equal([]);
    expect(JSON.stringify(await desk.core.store.get(pastCases, ticket)))
      .to.include(ticket)
      .and.not.include(phone);
    for (const id of photos) expect(await desk.core.store.get(files, id)).to.equal(undefined);
    const lines = await desk.core.store.find(activities, 'conversation', { equals: customer.conversation });
    expect(JSON.stringify(lines)).to.not.include(phone).and.not.include('人民路');
    expect(await customer.record()).to.not.have.property('consent');
    await customer.say('我要报修');
    expect(customer.told, 'asked again').to.include('可以吗');
  });

  it('stay where a case is open, which is named, and the others go', async () => {
    const { customer, ticket } = await withCase();
    await desk.clerk('cancel', ticket, '客户不要了');
    for (const each of ['洗衣机不脱水，报修', '跳过', '跳过', '提交']) await customer.say(each);
    const open = (await customer.tickets()).find(({ state }) => state === 'submitted')?.id;
    for (const each of ['删除我的信息', '5678']) await customer.say(each);
    expect(customer.question).to.include(open);
    await customer.say('不删');
    expect(await customer.tickets()).to.have.length(2);
    for (const each of ['删除我的信息', '5678', '确定删除']) await customer.say(each);
    expect(customer.told).to.include(open).and.include('365');
    expect((await customer.tickets()).map(({ id }) => id)).to.deep.equal([open]);
    expect(await customer.record()).to.have.property('consent');
  });

  it('may not be used any more once the consent is taken back, by one word as it was given', async () => {
    const { customer, ticket } = await withCase();
    await customer.say('撤回同意');
    expect(customer.question).to.include(ticket).and.include('要撤回吗');
    await customer.say('好');
    expect(await customer.record()).to.not.have.property('consent');
    await customer.say('我要报修');
    expect(customer.question).to.include('可以吗');
    expect(customer.told).to.not.include('138');
  });

  it('are not asked again of somebody who is known: shown masked, to be changed, in every form that asks', async () => {
    const { customer } = await withCase();
    for (const [begin, ...answers] of [
      ['冰箱不制冷，我要报修', '跳过', '跳过'],
      ['给洗衣机做保养', '跳过'],
    ] as const) {
      await customer.say(begin);
      for (const each of answers) await customer.say(each);
      expect(customer.question, begin)
        .to.include('138****5678')
        .and.include('人民路**号**单元**')
        .and.not.include(phone);
      await customer.say('电话改成13900001111');
      expect(customer.question, begin).to.include('13900001111');
      await customer.say('退出');
    }
  });

  async function withCase(photos = 0): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    for (const each of reported) {
      if (each === phone && photos > 0) await customer.photos(photos);
      await customer.say(each);
    }
    return { customer, ticket: (await customer.tickets())[0]?.id ?? '' };
  }
});
