import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { orderOn } from '../../bot/cases.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { type ServiceKind, serviceKindIn, serviceKinds } from '../../dialogs/understand/service.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const phone = '13812345678';
const address = '上海市人民路100号3单元';

/** What a customer says of each kind, from the wish to the summary, and what the case knows then. */
const wishes: Readonly<Record<ServiceKind, { readonly said: readonly string[]; readonly kept: object }>> = {
  maintenance: { said: ['空调该保养了', '同意', '家里用', phone, address], kept: { usage: 'home', way: 'on-site' } },
  inspection: {
    said: ['给我们单位的激光设备巡检一下', '同意', '店里用', phone, address],
    kept: { usage: 'business', way: 'on-site' },
  },
  installation: {
    said: ['新买的洗衣机要安装', '同意', '还没', '有', '6楼，没电梯', phone, address],
    kept: { way: 'on-site', details: { site: 'not-ready', power: 'yes', lift: '6楼，没电梯' } },
  },
  training: {
    said: ['激光设备我们要申请培训', '同意', '日常操作', '十来个人', '去店里', phone, '跳过'],
    kept: { fault: '日常操作', details: { topic: '日常操作', people: '十来个人', place: 'shop' } },
  },
  upgrade: {
    said: ['笔记本申请软件升级', '同意', 'V2.1', phone],
    kept: { way: 'mail-in', details: { version: 'V2.1' } },
  },
  parts: {
    said: ['给净水器买两个滤芯', '同意', '急', phone, address],
    kept: { pressing: true, details: { part: '给净水器买两个滤芯', count: '2' } },
  },
};

describe('a service other than a repair', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  for (const kind of serviceKinds) {
    it(`${kind} is asked for in the customer's words, told what it costs and by when, and kept`, async () => {
      const customer = await asked(kind);
      expect(customer.question).to.include(kind === 'parts' ? zhCN.service.fee.parts : zhCN.service.fee.work);
      await customer.say('提交');
      const [ticket, ...more] = await customer.tickets();
      expect(more).to.deep.equal([]);
      expect(ticket).to.deep.include({ kind, state: 'submitted', phone, fee: 'unknown', ...wishes[kind].kept });
      expect(customer.told).to.include(ticket?.id).and.include('138****5678').and.not.include(phone);
      expect(customer.told.match(/\d+月\d+日（周.）/g)?.length, 'the first answer and the end').to.be.at.least(2);
    });
  }

  it('L3 L7 L14 is promised by its kind, and what is needed soon by the class of what is urgent', async () => {
    const promised = async (kind: ServiceKind) => {
      const customer = await asked(kind);
      await customer.say('提交');
      return (await customer.tickets())[0]?.promised;
    };
    expect(await promised('training')).to.deep.equal({
      firstResponse: '2026-11-30T10:00:00.000Z',
      done: '2026-12-16T10:00:00.000Z',
    });
    expect(await promised('maintenance')).to.include({ done: '2026-12-04T10:00:00.000Z' });
    expect(await promised('parts')).to.deep.equal({
      firstResponse: '2026-11-25T03:00:00.000Z',
      done: '2026-11-26T02:00:00.000Z',
    });
  });

  it('offers a loaner where the profile lends one and the machine goes away', async () => {
    const customer = desk.newcomer();
    for (const each of ['笔记本要做保养', '同意', '公司用', phone]) await customer.say(each);
    expect(customer.question).to.equal(zhCN.service.loaner.ask);
    for (const each of ['要', '提交']) await customer.say(each);
    expect((await customer.tickets())[0]?.details).to.deep.equal({ loaner: 'yes' });
  });

  it('leads on to the booking of the time that was wished for, and to none where nobody comes', async () => {
    const customer = desk.newcomer();
    for (const each of [
      '我要给空调做保养，下周三上午九点方便',
      '同意',
      '家里用',
      phone,
      address,
      '提交',
      '好',
      '提交',
    ]) {
      await customer.say(each);
    }
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'maintenance' });
    expect(ticket?.visit).to.include({ date: '2026-12-02', start: '09:00' });
    const other = await asked('parts');
    await other.say('提交');
    expect(other.buttons).to.deep.equal(['查进度']);
    await other.say('预约上门');
    expect(other.told).to.not.include((await other.tickets())[0]?.id);
  });

  it('asks each kind its own questions, helps in other words, and takes a photo for the name of a part', async () => {
    for (const [kind, begin] of [
      ['训', '我要申请培训'],
      ['件', '我要买配件'],
      ['装', '我要安装'],
      ['升', '我要升级系统'],
    ] as const) {
      const customer = desk.newcomer();
      for (const each of [begin, '同意', '冰箱']) await customer.say(each);
      const { question } = customer;
      await customer.say('。。。');
      expect(customer.question, kind).to.not.equal(question);
      await customer.say('保修多久？');
      expect(customer.told, kind).to.include('12');
      await customer.say('很长的故事，'.repeat(850));
      expect(await customer.form(), kind).to.not.equal(undefined);
      expect(customer.told).to.not.include(zhCN.apology);
    }
    const customer = desk.newcomer();
    for (const each of ['我要买配件', '同意', '冰箱']) await customer.say(each);
    await customer.photos(1);
    expect((await customer.form())?.answers).to.include({ part: 'photo' });
  });

  it('takes 不急 for the answer to how soon, not for a wish to go on later', async () => {
    const customer = desk.newcomer();
    for (const each of ['给净水器买两个滤芯', '同意', '不急']) await customer.say(each);
    expect((await customer.form())?.answers).to.include({ pressing: 'no' });
  });

  it('is another kind when the customer says so, and asks what that one needs', async () => {
    const customer = await asked('maintenance');
    await customer.say('改 1');
    await customer.say('巡检');
    expect(customer.question).to.include('巡检');
    await customer.say('服务改成安装');
    expect((await customer.form())?.asking).to.equal('site');
  });

  it('goes from submitted to closed with messages that say what happens, and ends with its paper', async () => {
    for (const kind of serviceKinds) {
      for (const english of [false, true]) {
        const customer = await asked(kind);
        await customer.say('提交');
        if (english) await customer.say('English please');
        const [ticket] = await customer.tickets();
        const id = ticket?.id ?? '';
        const steps = kind === 'parts' ? (['send'] as const) : (['start', 'finish'] as const);
        for (const step of ['confirm', 'free', ...steps] as const) {
          if (step === 'finish') {
            const order = { ticket: id, do: step, text: '', name: '小李', key: randomUUID() };
            expect(await orderOn(desk.core, order), kind).to.include({ because: 'no-text' });
          }
          await desk.clerk(step, id, step === 'finish' ? 'ABC-7' : '');
          await customer.look();
          expect(customer.told, `${kind} ${step}`).to.include(id);
          if (english) expect(customer.told.replace('小李', ''), `${kind} ${step}`).to.not.match(/\p{Script=Han}/u);
        }
        if (kind !== 'parts') expect(customer.told, kind).to.include('ABC-7');
        expect(customer.buttons).to.have.length(3);
        await customer.tap(customer.buttons[0] ?? '');
        expect((await customer.tickets())[0]?.state, kind).to.equal('accepted');
        await customer.say(id);
        if (kind !== 'parts') expect(customer.told, `${kind}, later`).to.include('ABC-7');
        await desk.clerk('close', id);
      }
    }
  });

  it('is told from a booking: who wants a time for it books that', () => {
    expect(serviceKindIn('新机器到了，帮我装一下')).to.equal('installation');
    expect(serviceKindIn('急用两个硒鼓，要买')).to.equal('parts');
    expect(serviceKindIn('I need my new washer installed')).to.equal('installation');
    expect(serviceKindIn('装修好了')).to.equal(undefined);
    expect(serviceKindIn('洗衣机坏了')).to.equal(undefined);
    expect(serviceKindIn('保养、安装、培训、配件')).to.equal(undefined);
  });

  async function asked(kind: ServiceKind): Promise<Talker> {
    const customer = desk.newcomer();
    for (const each of wishes[kind].said) await customer.say(each);
    expect(customer.question, kind).to.include('提交');
    return customer;
  }
});
