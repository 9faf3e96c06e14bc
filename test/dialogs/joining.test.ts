import { expect } from 'chai';
import { identities, phoneCodes } from '../../bot/store/collections.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { codeFor } from './codes.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const t = zhCN.joining;

describe('one person in several channels', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  let numbers = 0;
  before(async () => {
    desk = await openTalkingDesk(undefined, undefined, { SMS_CONSOLE: 'on', SMS_HOURLY_LIMIT: '1000' });
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  const number = () => `137${String(++numbers).padStart(8, '0')}`;
  async function reported(customer: Talker, phone: string, machine = '空调'): Promise<string> {
    for (const each of [
      '我要报修',
      '同意',
      machine,
      '不制冷',
      '跳过',
      '跳过',
      phone,
      '上海市人民路100号3单元502',
      '提交',
    ])
      await customer.say(each);
    return (await customer.tickets())[0]?.id ?? '';
  }
  async function asksFor(customer: Talker, phone: string): Promise<void> {
    await customer.say('绑定手机');
    if (customer.question.includes('可以吗')) await customer.say('同意');
    await customer.say(phone);
  }
  async function confirms(customer: Talker, phone: string): Promise<void> {
    await asksFor(customer, phone);
    await customer.say(await codeFor(customer, desk));
    expect(customer.told).to.include('确认好了');
  }
  const sees = async (customer: Talker, ticket: string) => {
    await customer.say(ticket);
    const isOwn = customer.question !== zhCN.status.tail.ask;
    if (!isOwn) await customer.say('退出');
    return isOwn;
  };

  it('sees, decides and moves what was reported elsewhere, once the number is confirmed here', async () => {
    const [web, phoneApp, phone] = [desk.newcomer(), desk.newcomer(), number()];
    const ticket = await reported(web, phone);
    expect(web.buttons).to.include('绑定手机');
    expect(await sees(phoneApp, ticket), 'before').to.equal(false);
    await asksFor(phoneApp, phone);
    expect(phoneApp.question).to.include('****').and.not.include(phone);
    await phoneApp.say(await codeFor(phoneApp, desk));
    expect(phoneApp.told).to.include('确认好了').and.include('1 张');
    expect(phoneApp.buttons[0]).to.include(ticket);
    await phoneApp.start('booking', ticket);
    await phoneApp.say('都行，你们定');
    await phoneApp.say('提交');
    expect((await web.tickets())[0]?.visit).to.not.equal(undefined);
    await phoneApp.say('取消上门');
    await phoneApp.tap(phoneApp.buttons[0] ?? '');
    expect((await web.tickets())[0]?.visit).to.equal(undefined);
    expect(phoneApp.told).to.include('取消');
    // Who reported it has not confirmed anything, and sees nothing of what is reported here.
    for (const each of ['洗衣机不脱水，报修', '跳过', '跳过', '提交']) await phoneApp.say(each);
    const other = (await phoneApp.tickets())[0]?.id ?? '';
    expect(await sees(web, other)).to.equal(false);
    await confirms(web, phone);
    expect([await sees(web, other), await sees(phoneApp, ticket)]).to.deep.equal([true, true]);
  });

  it('is told once in the other channel, where one word takes it apart again, and asks nobody twice', async () => {
    const [web, phoneApp, phone] = [desk.newcomer(), desk.newcomer(), number()];
    const ticket = await reported(web, phone);
    await confirms(phoneApp, phone);
    await web.look();
    desk.pass({ minutes: 31 });
    await desk.jobs();
    expect((await web.look()).join())
      .to.include('另一个聊天软件')
      .and.include('解绑手机')
      .and.not.include(phone);
    await web.say('1');
    expect(web.question).to.equal(t.sure.ask);
    await web.say('解绑');
    expect(web.told).to.equal(t.alone);
    expect(await sees(phoneApp, ticket)).to.equal(false);
    expect(await sees(web, ticket)).to.equal(true);
    desk.pass({ minutes: 31 });
    await desk.jobs();
    expect(await web.look()).to.deep.equal([]);
    await phoneApp.say('解绑手机');
    await phoneApp.say('解绑');
    expect((await desk.core.store.get(identities, `test:${phoneApp.user.id}`))?.phone).to.equal(undefined);
  });

  it('does not reach on by another number, nor to who had the number before', async () => {
    const [a, b, c] = [desk.newcomer(), desk.newcomer(), desk.newcomer()];
    const [p, q] = [number(), number()];
    const [ofA, ofC] = [await reported(a, p), await reported(c, q)];
    await confirms(a, p);
    await confirms(b, p);
    await confirms(b, q);
    expect([await sees(b, ofA), await sees(b, ofC), await sees(a, ofC)]).to.deep.equal([false, true, false]);
    desk.pass({ hours: 24 * 91 });
    expect(await sees(b, ofC), 'after its term').to.equal(false);
    const next = desk.newcomer();
    await confirms(next, q);
    expect(await sees(next, ofC), 'a case of long ago').to.equal(false);
  });

  it('is asked, not guessed: five tries, one use, and not with another number', async () => {
    const [customer, phone] = [desk.newcomer(), number()];
    await asksFor(customer, phone);
    const code = await codeFor(customer, desk);
    const wrong = code === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1]) {
      await customer.say(wrong);
      expect(customer.heard[0]).to.equal(t.code.wrong(left));
    }
    await customer.say(wrong);
    await customer.say(code);
    expect(customer.heard[0]).to.equal(t.code.over);
    const spent = code;
    await customer.say('重发');
    expect(customer.heard[0]).to.equal(t.code.sent);
    const second = await codeFor(customer, desk);
    await customer.say('没收到');
    expect(customer.heard[0], 'a moment later').to.equal(t.code.onItsWay);
    expect(second)
      .to.equal(await codeFor(customer, desk))
      .and.not.equal(spent);
    await customer.say('上一步');
    await customer.say(number());
    await customer.say(second);
    expect(customer.heard[0], 'of another number').to.match(/对不上|不能用了/);
    const [third, elsewhere] = [await codeFor(customer, desk), desk.newcomer()];
    await asksFor(elsewhere, number());
    await elsewhere.say(third);
    expect(elsewhere.heard[0], 'of another customer').to.match(/对不上|不能用了/);
    desk.pass({ minutes: 5 });
    await customer.say(third);
    expect(customer.heard[0], 'too late').to.equal(t.code.over);
  });

  it('counts one of two tabs that say the same code at once, and nothing is good twice', async () => {
    const [tab, phone] = [desk.newcomer(), number()];
    const other = desk.elsewhere(tab);
    await asksFor(tab, phone);
    await asksFor(other, phone);
    const code = await codeFor(tab, desk);
    await Promise.all([tab.say(code), other.say(code)]);
    const done = [tab.told, other.told].filter(each => each.includes('确认好了'));
    expect(done).to.have.length(1);
    const sent = await desk.core.store.find(phoneCodes, 'customer', { equals: `test:${tab.user.id}` });
    expect(sent).to.have.length(1);
  });

  it('tells nobody whether it knows a number, and ends the sending to one in the same words', async () => {
    const known = number();
    await reported(desk.newcomer(), known);
    const heard = [];
    for (const phone of [known, number()]) {
      const said = [];
      for (const each of [1, 2, 3, 4]) {
        const stranger = desk.newcomer();
        await asksFor(stranger, phone);
        said.push(`${each} ${stranger.told.replace(/137\*{4}\d{4}/, '')}`);
      }
      heard.push(said.join('\n'));
    }
    expect(heard[0]).to.equal(heard[1]).and.include('发得有点多');
  });

  it('is followed by messages: they go to where the customer wrote last', async () => {
    const [web, phoneApp, phone] = [desk.newcomer(), desk.newcomer(), number()];
    const ticket = await reported(web, phone);
    desk.pass({ minutes: 1 });
    await confirms(phoneApp, phone);
    await Promise.all([web.look(), phoneApp.look()]);
    await desk.clerk('answer', ticket, '师傅姓王');
    expect((await phoneApp.look()).join()).to.include('师傅姓王');
    expect((await web.look()).join()).to.not.include('师傅姓王');
    desk.pass({ minutes: 1 });
    await web.say('好的');
    await desk.clerk('answer', ticket, '九点到');
    expect((await web.look()).join()).to.include('九点到');
    const key = 'same-order';
    await desk.order({ ticket, do: 'answer', text: '带好发票', key } as Parameters<typeof desk.order>[0]);
    desk.pass({ minutes: 1 });
    await phoneApp.say('好的');
    await desk.order({ ticket, do: 'answer', text: '带好发票', key } as Parameters<typeof desk.order>[0]);
    expect((await phoneApp.look()).join(), 'given twice').to.not.include('带好发票');
  });

  it('is deleted in one channel for all, and joined no more', async () => {
    const [web, phoneApp, phone] = [desk.newcomer(), desk.newcomer(), number()];
    const ticket = await reported(web, phone);
    await confirms(web, phone);
    await confirms(phoneApp, phone);
    await desk.clerk('cancel', ticket, '客户不要了');
    for (const each of ['删除我的信息', phone.slice(-4), '确定删除']) await phoneApp.say(each);
    expect(phoneApp.told).to.include('都删掉了');
    expect(await web.tickets()).to.deep.equal([]);
    for (const each of [web, phoneApp]) {
      expect(await desk.core.store.get(identities, `test:${each.user.id}`)).to.equal(undefined);
      expect(await each.record()).to.not.have.property('consent');
    }
  });

  it('is not offered where no codes can be sent: that is said, with a person', async () => {
    const plain = await openTalkingDesk();
    try {
      const customer = plain.newcomer();
      await customer.say('绑定手机');
      expect(customer.told).to.include('还发不了短信验证码');
      expect(customer.buttons).to.include('转人工');
      expect(await customer.form()).to.equal(undefined);
    } finally {
      await plain.close();
    }
  });

  it('begins where somebody asks for all of their cases by their number', async () => {
    const customer = desk.newcomer();
    await customer.say('查我所有的单子');
    expect(customer.buttons).to.deep.equal([t.byPhone.label]);
    await customer.say(number());
    expect(customer.told).to.include(t.goesByPhone);
    await customer.say('同意');
    expect(customer.question).to.equal(t.phone.ask);
  });
});
