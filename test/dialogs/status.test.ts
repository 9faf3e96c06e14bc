import { expect } from 'chai';
import { orderOn } from '../../bot/cases.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { ticketNumber } from '../../knowledge/ticket-number.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const phone = '13812345678';
const reported = ['我要报修', '同意', '空调', '不制冷', '跳过', '跳过', phone, '上海市人民路100号3单元', '提交'];

describe('how a case stands', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  it('is told at once, with what comes next, who does it, by when, and what has happened', async () => {
    const { customer, ticket } = await withCase();
    for (const ask of [
      '修好了没',
      '到哪一步了',
      ticket,
      ticket.toLowerCase().replaceAll('-', ' '),
      `我的单号${ticket}`,
    ]) {
      await customer.say(ask);
      expect(customer.told, ask).to.include(ticket).and.include('已经收到').and.include('同事受理');
      expect(customer.told, ask).to.include('11月26日（周四）上午10:00').and.include('11月25日 10:00 提交');
      expect(customer.told).to.not.include(phone).and.not.include('人民路');
      expect(await customer.form()).to.equal(undefined);
    }
  });

  it('offers what can be done right there: a price to answer, a visit, whether it is well', async () => {
    const { customer, ticket } = await withCase();
    const offers = async () => {
      await customer.say(ticket);
      return customer.buttons;
    };
    expect(await offers()).to.deep.equal(['预约上门', '转人工']);
    for (const step of ['confirm', 'free', 'start'] as const) await desk.clerk(step, ticket);
    expect(await offers()).to.deep.equal(['转人工']);
    await desk.clerk('finish', ticket, '换了电容');
    expect(await offers()).to.deep.equal(['修好了', '没修好', '还没试']);
    expect(customer.told).to.include('换了电容');
  });

  it('says why it takes longer, and until when', async () => {
    const { customer } = await withCase();
    desk.at('2026-11-28T10:00');
    await customer.say('查进度');
    expect(customer.told).to.include('对不起，答应您 11月26日').and.include('没有做到');
  });

  it('names the part it waits for to its customer alone, and the day on which it is looked at again to everybody', async () => {
    const { customer, ticket } = await withCase();
    for (const step of ['confirm', 'free', 'start'] as const) await desk.clerk(step, ticket);
    const wait = { for: 'part', next: '2026-12-01' } as const;
    const order = { ticket, do: 'wait', text: '等压缩机', wait, name: '小李', key: 'wait-1' } as const;
    expect(await orderOn(desk.core, order)).to.include({ done: true });
    await customer.say('查进度');
    expect(customer.told).to.include('慢在等配件（等压缩机），12月1日（周二）');
    const stranger = desk.newcomer();
    for (const each of [ticket, '5678']) await stranger.say(each);
    expect(stranger.told).to.include('慢在等配件，12月1日（周二）').and.not.include('压缩机');
  });

  it('is asked with buttons where there are several, and none of them is a wish for a person', async () => {
    const { customer, ticket } = await withCase();
    for (const each of ['洗衣机不脱水，报修', '跳过', '跳过', '提交', '人工', '查进度']) await customer.say(each);
    const cases = (await customer.tickets()).filter(({ kind }) => kind === 'repair');
    expect(cases).to.have.length(2);
    expect(customer.buttons).to.have.length(2);
    await customer.tap(customer.buttons.find(each => each.includes(ticket)) ?? '');
    expect(customer.told).to.include(`单子 ${ticket}`);
  });

  it('is answered in the middle of a form, which stays where it was', async () => {
    const { customer, ticket } = await withCase();
    await customer.say('预约上门');
    await customer.tap(customer.buttons[0] ?? '');
    const before = await customer.form();
    await customer.say('我的单子到哪一步了');
    expect(customer.told).to.include(ticket).and.include('已经收到');
    expect(await customer.form()).to.deep.include({ asking: before?.asking, misses: 0 });
  });

  it('is told to others by number and the end of the phone number, without a word that somebody wrote', async () => {
    const { ticket } = await withCase();
    await desk.clerk('answer', ticket, '张师傅带电容过去');
    const stranger = desk.newcomer();
    await stranger.say(ticket);
    expect(stranger.told).to.equal(zhCN.status.tail.ask);
    await stranger.say('尾号5678');
    expect(stranger.told).to.include('已经收到');
    for (const secret of [phone, '138****5678', '人民路', '电容', '不制冷'])
      expect(stranger.told).to.not.include(secret);
    expect(stranger.buttons).to.deep.equal([]);
  });

  it('is the same answer for a number that nobody has and for one of somebody else', async () => {
    const { ticket } = await withCase();
    const heard = [];
    for (const number of [ticket, ticketNumber(new Uint8Array(16).fill(9), 'R')]) {
      const stranger = desk.newcomer();
      await stranger.say(number);
      const first = stranger.told;
      await stranger.say('0000');
      heard.push(`${first}\n${stranger.told}\n${stranger.buttons.join()}`);
    }
    expect(heard[0]).to.equal(heard[1]).and.include(zhCN.status.unknown);
  });

  it('is not guessed at: after three wrong ends nothing is told for half an hour, not even the right one', async () => {
    const { ticket } = await withCase();
    const stranger = desk.newcomer();
    for (const tail of ['0000', '1111', '2222', '5678']) {
      await stranger.say(ticket);
      await stranger.say(tail);
    }
    expect(stranger.told).to.include('10:30').and.not.include('已经收到');
    const elsewhere = desk.elsewhere(stranger);
    await elsewhere.say(ticket);
    await elsewhere.say('5678');
    expect(elsewhere.told, 'in another conversation').to.include('10:30');
    desk.pass({ minutes: 31 });
    await stranger.say(ticket);
    await stranger.say('5678');
    expect(stranger.told).to.include('已经收到');
  });

  it('helps with a number that has a slip in it, and takes a serial number for none', async () => {
    const customer = desk.newcomer();
    await customer.say('R-7K3-M9P-XQ5');
    expect(customer.told).to.include('R-7K3-M9P-XQ5').and.include('三个一组');
    await customer.say('R 7K3 M9P XQ5 修好没啊急死了');
    expect(customer.told).to.include('三个一组');
    for (const said of ['E1', 'KFR-35GW', '13812345678', 'AC20240001']) {
      await customer.say(said);
      expect(customer.told, said).to.not.include('三个一组').and.not.include(zhCN.status.tail.ask);
      if ((await customer.form()) !== undefined) await customer.say('退出');
    }
  });

  it('after a repair: the report, and until when it is covered; "not fixed" opens the same case; not tried yet waits', async () => {
    const { customer, ticket } = await withCase();
    for (const step of ['confirm', 'free', 'start'] as const) await desk.clerk(step, ticket);
    await desk.clerk('finish', ticket, '换了电容');
    await customer.say('还没试');
    expect(customer.told).to.include('12月2日').and.include('不急');
    await customer.say('没修好');
    expect(customer.told).to.include(ticket).and.include('11月26日（周四）上午10:00');
    expect((await customer.tickets())[0]?.state).to.equal('in-repair');
    desk.at('2026-11-27T10:00');
    await desk.clerk('finish', ticket, '换了主板');
    await customer.say('修好了');
    expect(customer.told).to.include('换了主板').and.include('2027年2月27日').and.include('2027年11月27日');
    expect(customer.told).to.include('维修凭证');
  });

  async function withCase(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    for (const each of reported) await customer.say(each);
    const [ticket] = await customer.tickets();
    return { customer, ticket: ticket?.id ?? '' };
  }
});
