import { expect } from 'chai';
import { caseOf, casesOf } from '../../bot/cases.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('one matter that is told twice', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at('2026-11-25T10:00'));

  /** Reports a fault to its end. */
  async function reported(customer: Talker, fault: string, phone: string): Promise<string> {
    await customer.say(fault);
    for (let asked = 0; asked < 9 && (await customer.form()) !== undefined; asked += 1) {
      const { asking = '' } = (await customer.form()) ?? {};
      const machine = { product: '家里那个机器', fault: '没动静' };
      const answers: Record<string, string> = { consent: '同意', phone, '?summary': '提交', ...machine };
      await customer.say(answers[asking] ?? '跳过');
    }
    return (await customer.tickets()).find(({ state }) => state === 'submitted')?.id ?? '';
  }
  async function book(customer: Talker, ticket: string): Promise<void> {
    await customer.start('booking', ticket);
    for (const each of ['都行，你们定', '跳过', '提交']) await customer.say(each);
    if ((await customer.tickets()).every(({ visit }) => visit === undefined)) throw new Error(customer.told);
  }
  async function move(customer: Talker): Promise<void> {
    for (const each of ['改上门时间', '2', '提交']) await customer.say(each);
  }
  async function callOff(customer: Talker): Promise<void> {
    for (const each of ['取消上门', '确定取消']) await customer.say(each);
  }
  const mind = () => ({ ...desk.core.knowledge(), now: desk.core.clock() });
  const open = async () => casesOf(desk.core.store, 0, mind());

  it('by the same customer: its progress is shown, or it is added', async () => {
    const customer = desk.newcomer();
    const number = await reported(customer, '空调不制冷', '13912345601');
    await customer.say('空调还是不制冷');
    expect(customer.buttons).to.deep.equal(['同一件事', '另一件事', '看进度']);
    await customer.say('看进度');
    expect(customer.told).to.include(number).and.include('经过');
    expect(await customer.form()).to.equal(undefined);
    await customer.say('空调滴水');
    await reported(customer, '另一件事', '13912345601');
    const own = await customer.tickets();
    expect(
      own.map(({ sameAs }) => sameAs),
      'two matters of one customer',
    ).to.deep.equal([undefined, undefined]);
    const other = own.find(({ id }) => id !== number)?.id ?? '';
    await desk.clerk('close', other);
    for (const each of ['空调滴水', '同一件事']) await customer.say(each);
    expect(customer.told).to.include(`补充到单子 ${number}`);
    expect(await customer.tickets()).to.have.length(2);
  });
  it('after it was said to be fixed: it is not, and goes back to the workbench', async () => {
    const customer = desk.newcomer();
    const number = await reported(customer, '空调不制冷', '13912345619');
    for (const step of ['confirm', 'free', 'start', 'finish'] as const) await desk.clerk(step, number);
    for (const each of ['空调还是不凉啊', '同一件事']) await customer.say(each);
    expect(customer.told).to.include(`单子 ${number} 重新打开了`);
    const [ticket, ...others] = await customer.tickets();
    expect(ticket?.state).to.equal('in-repair');
    expect(ticket?.log.filter(({ text }) => text?.includes('还是不凉') === true)).to.have.length(2);
    expect(others).to.deep.equal([]);
  });
  it('by its phone number, where the machine is called by a name we do not know', async () => {
    const customer = desk.newcomer();
    const number = await reported(customer, '空调不制冷', '13912345602');
    for (const each of ['报修', '家里那个机器', '还是不行，没动静']) await customer.say(each);
    expect(customer.told).to.include(number);
    await customer.say('另一件事');
    expect((await customer.form())?.answers.same).to.equal('new');
  });
  it('of the same service is asked about, too', async () => {
    const customer = desk.newcomer();
    await reported(customer, '我要给空调做个保养', '13912345603');
    await customer.say('空调要保养');
    expect(customer.buttons).to.include('看进度');
    await customer.say('1');
    expect(await customer.tickets()).to.have.length(1);
  });

  describe('in another channel', () => {
    it('is one line to the clerks, with a pointer each way, and two strangers to the customers', async () => {
      const before = (await open()).length;
      const [first, second] = [desk.newcomer(), desk.newcomer()];
      const one = await reported(first, '洗衣机不脱水', '13912345604');
      const two = await reported(second, '洗衣机甩不干', '139 1234 5604');
      expect(second.told).to.include(two).and.not.include(one).and.not.include('不脱水');
      const listed = await open();
      expect(listed).to.have.length(before + 1);
      expect(listed.find(({ id }) => id === one)?.twins).to.deep.equal([two]);
      const shown = async (id: string) => (await caseOf(desk.core.store, id, () => undefined, mind()))?.twins;
      expect([await shown(one), await shown(two)]).to.deep.equal([[two], [one]]);
      await second.say(one);
      expect(second.told, 'not theirs').to.not.include('不脱水');
      // Once the first is over the second stands by itself, and its customer is not asked how it went.
      await desk.clerk('close', one);
      expect((await open()).map(({ id }) => id)).to.include(two);
      await desk.clerk('close', two);
      await second.look();
      desk.pass({ minutes: 15 });
      await desk.jobs();
      expect(await second.look()).to.deep.equal([]);
      expect((await first.look()).join()).to.include('您满意吗');
    });
    it('is told to the other customer once as it goes on, with nothing that leads to the first', async () => {
      const [first, second] = [desk.newcomer(), desk.newcomer()];
      const one = await reported(first, '油烟机不吸油烟', '13912345608');
      const two = await reported(second, '油烟机吸不动', '13912345608');
      const heard = async () => {
        desk.pass({ minutes: 31 });
        await desk.jobs();
        await desk.jobs();
        return (await second.look()).join('\n');
      };
      await second.look();
      const steps = [
        ['约好师傅上门', () => book(first, one)],
        ['改了上门时间', () => move(first)],
        ['取消了上门', () => callOff(first)],
        ['报了价', () => desk.order({ ticket: one, do: 'quote', items: [{ item: 'labour', count: 1, price: '120' }] })],
        ['办完了', () => desk.clerk('close', one)],
      ] as const;
      for (const [told, step] of steps) {
        await step();
        const said = await heard();
        expect(said, told).to.include(told).and.include(two).and.include(one.slice(-3)).and.not.include(one);
        expect(said, told).to.not.match(/\d+月\d+日|120|不吸/);
        expect(await heard(), `${told}, once`).to.equal('');
      }
      await desk.clerk('close', two);
      await desk.clerk('reopen', one);
      await desk.clerk('cancel', one, '重复');
      expect(await heard(), 'over').to.not.include('别处');
    });
    it('is told to nobody where the machine may be another one', async () => {
      const [first, second] = [desk.newcomer(), desk.newcomer()];
      const one = await reported(first, '我要报修', '13912345609');
      const two = await reported(second, '我要报修', '13912345609');
      expect((await caseOf(desk.core.store, two, () => undefined, mind()))?.twins).to.deep.equal([one]);
      await second.look();
      await desk.clerk('close', one);
      desk.pass({ minutes: 31 });
      await desk.jobs();
      expect(await second.look()).to.deep.equal([]);
    });
    it('is known by the serial number alone', async () => {
      const [first, second] = [desk.newcomer(), desk.newcomer()];
      const one = await reported(first, '空调不制冷，序列号 AX26KF350001', '13912345605');
      const two = await reported(second, 'AX26KF350001 空调不制冷', '13912345606');
      expect((await open()).find(({ id }) => id === one)?.twins).to.deep.equal([two]);
    });
    it('is not another machine, another matter, or danger', async () => {
      const one = await reported(desk.newcomer(), '冰箱不制冷', '13912345607');
      await reported(desk.newcomer(), '电视黑屏', '13912345607');
      await reported(desk.newcomer(), '我要给冰箱做个保养', '13912345607');
      const danger = desk.newcomer();
      await danger.say('冰箱冒烟了，电话 13912345607');
      const listed = await open();
      expect(listed.find(({ id }) => id === one)?.twins).to.equal(undefined);
      expect(listed.filter(({ phone }) => phone === '13912345607')).to.have.length(4);
    });
  });
});
