import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { visitDays } from '../../bot/store/collections.ts';
import { summary } from '../../dialogs/form/answers.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { copyWithoutQuestions } from '../content/few-questions.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const phone = '13812345678';
const { other } = zhCN.booking.visit;
let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));
afterEach(() => desk.emptyDiaries());

/** Up to the question for the time, of a visit that stands by itself. */
async function atVisit(customer: Talker = desk.newcomer()): Promise<Talker> {
  await customer.start('booking');
  await customer.say('同意');
  await customer.say('安装热水器');
  expect((await customer.form())?.asking).to.equal('visit');
  return customer;
}

/** From the choice of the time to the end. */
async function confirm(customer: Talker): Promise<void> {
  await customer.say(phone);
  await customer.say('跳过');
  await customer.say('提交');
}

async function booked(time: string, customer: Talker = desk.newcomer()): Promise<Talker> {
  await atVisit(customer);
  await customer.say(time);
  await confirm(customer);
  expect(customer.told).to.include('约好了');
  return customer;
}

const visitOf = async (customer: Talker) => (await customer.tickets())[0]?.visit;

describe('booking a visit', () => {
  it('offers the three nearest times that are free, and other days', async () => {
    const { buttons } = await atVisit();
    expect(buttons).to.deep.equal([
      '11月26日（周四）上午10:00–中午12:00',
      '11月26日（周四）中午12:00–下午2:00',
      '11月26日（周四）下午2:00–4:00',
      other.label,
    ]);
  });
  it('reads back date, weekday and time, books it, and says until when it may be changed', async () => {
    const customer = await atVisit();
    await customer.say('下周三上午九点');
    expect(customer.told).to.include('12月2日（周三）上午9:00–11:00，先给您留 10 分钟');
    await customer.say(phone);
    await customer.say('上海市人民路100号3单元');
    expect(customer.question).to.include('上门时间：12月2日（周三）上午9:00–11:00（北京时间）');
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'visit', fault: '安装热水器', phone, address: '上海市人民路100号3单元' });
    expect(ticket?.visit).to.deep.include({ date: '2026-12-02', start: '09:00', minutes: 120, moves: 0 });
    expect(customer.told)
      .to.include(ticket?.id)
      .and.include('12月2日（周三）上午9:00–11:00（北京时间）')
      .and.include('12月2日（周三）上午5:00 前')
      .and.include('2026-12-02 09:00–11:00');
  });
  it('shows the times of the half of a day that was wished, with date and weekday', async () => {
    const customer = await atVisit();
    await customer.say('下周三上午');
    expect(customer.buttons.slice(0, -1)).to.deep.equal([
      '12月2日（周三）上午9:00–11:00',
      '12月2日（周三）上午11:00–下午1:00',
    ]);
    await customer.say('下午吧');
    expect(customer.buttons[0]).to.equal('12月2日（周三）中午12:00–下午2:00');
    await customer.say('三点');
    expect(customer.told).to.include('12月2日（周三）下午3:00–5:00，先给您留');
  });

  const refusals: readonly (readonly [string, string, string])[] = [
    ['今天下午三点', '至少要提前 24 小时', '11月26日（周四）上午10:00'],
    ['明天上午九点', '至少要提前 24 小时', '11月26日（周四）上午10:00'],
    ['周六上午', '11月28日（周六）是休息日', '11月27日（周五）'],
    ['周末', '11月28日（周六）是休息日', '11月27日（周五）'],
    ['明天晚上八点', '师傅工作日 9:00–17:00 上门', '11月26日（周四）下午3:00'],
    ['明天下午四点', '一次大约 2 小时', '11月26日（周四）下午3:00'],
    ['明天下午两点半', '从整点开始', '11月26日（周四）'],
    ['昨天', '已经过去', '11月26日（周四）上午10:00'],
    ['11月31号', '日历上没有', '11月26日（周四）上午10:00'],
    ['明年三月五号', '30 天以内', '12月25日（周五）'],
  ];
  for (const [text, why, instead] of refusals) {
    it(`says why not: ${text}`, async () => {
      const customer = await atVisit();
      await customer.say(text);
      expect(customer.question).to.include(why);
      expect(customer.buttons.join()).to.include(instead);
      expect(await customer.form()).to.deep.include({ asking: 'visit', misses: 0 });
    });
  }
  it('offers the times on both sides of days on which nobody comes', async () => {
    const customer = await atVisit();
    await customer.say('周六上午');
    expect(customer.buttons.slice(0, 3)).to.deep.equal([
      '11月27日（周五）上午11:00–下午1:00',
      '11月30日（周一）上午9:00–11:00',
      '11月30日（周一）上午11:00–下午1:00',
    ]);
  });
  it('names the urgent way to somebody who cannot wait', async () => {
    const customer = await atVisit();
    await customer.say('今天能来吗');
    expect(customer.question).to.include('400-000-0000');
    await customer.say('越快越好');
    expect(customer.question).to.include('400-000-0000');
    expect(customer.buttons[0]).to.include('11月26日（周四）上午10:00');
  });
  it('knows a holiday by its name and a Saturday that is worked for it', async () => {
    desk.at('2026-09-25T10:00');
    const customer = await atVisit();
    await customer.say('10月2号');
    expect(customer.question).to.include('国庆节');
    await customer.say('10月10号上午十点');
    expect(customer.told).to.include('10月10日（周六）上午10:00–中午12:00，先给您留');
  });
  it('asks which of several days is meant, by their times', async () => {
    const customer = await atVisit();
    await customer.say('周四或者周五下午');
    expect(customer.buttons.some(each => each.includes('周四'))).to.equal(true);
    expect(customer.buttons.some(each => each.includes('周五'))).to.equal(true);
    expect(await visitOf(customer)).to.equal(undefined);
  });
  it('takes the first time for somebody who does not mind, and has it checked', async () => {
    const customer = await atVisit();
    await customer.say('都行，你们定');
    expect(customer.told).to.include('11月26日（周四）上午10:00–中午12:00，先给您留');
  });
  it('shows other days, and then the times of the one that was chosen', async () => {
    const customer = await atVisit();
    await customer.tap(other.label);
    expect(customer.buttons.slice(0, 3)).to.deep.equal(['11月26日（周四）', '11月27日（周五）', '11月30日（周一）']);
    await customer.say('3');
    expect(customer.buttons[0]).to.equal('11月30日（周一）上午9:00–11:00');
  });
  it('answers what it costs in the middle, and asks again', async () => {
    const customer = await atVisit();
    await customer.say('上门要收费吗？');
    expect(customer.told).to.include('免费');
    expect(await customer.form()).to.deep.include({ asking: 'visit', misses: 0 });
  });
  it('remembers the time of a question that was answered otherwise', async () => {
    const customer = desk.newcomer();
    await customer.say('明天能来吗');
    expect(customer.told).to.include('24 小时');
    await customer.start('booking');
    expect((await customer.form())?.answers.wish).to.deep.equal({ kind: 'slot', date: '2026-11-26' });
  });
  it('takes a wish out of the first sentence', async () => {
    const customer = desk.newcomer();
    await customer.say('空调不制冷，周五下午三点能来吗');
    expect((await customer.form())?.answers.wish).to.deep.equal({ kind: 'slot', date: '2026-11-27', at: '15:00' });
  });
});

describe('a time that is kept for somebody', () => {
  const time = '下周三上午九点';

  it('is nobody else’s for ten minutes, with as many as there are technicians', async () => {
    for (const each of [await atVisit(), await atVisit()]) {
      await each.say(time);
      expect(each.told).to.include('先给您留');
    }
    const third = await atVisit();
    await third.say(time);
    expect(third.question).to.include('已经约满');
    expect(third.buttons[0]).to.include('12月2日（周三）上午11:00');
    desk.pass({ minutes: 10 });
    await third.say(time);
    expect(third.told).to.include('先给您留');
  });
  it('is free again as soon as its owner gives up, starts over or chooses another', async () => {
    for (const leave of ['取消', '重来', '改 3', '上门时间改成下周四上午九点']) {
      const [first, second] = [await atVisit(), await atVisit()];
      for (const each of [first, second]) await each.say(time);
      await first.say(leave);
      if (leave === '改 3') await first.say('下周四上午九点');
      const third = await atVisit();
      await third.say(time);
      expect(third.told, leave).to.include('先给您留');
      for (const each of [first, second, third]) await each.say('取消');
    }
  });
  it('may be booked later than that while it is free, else the nearest are offered and the form is kept', async () => {
    const [late, later] = [await atVisit(), await atVisit()];
    for (const each of [late, later]) {
      await each.say(time);
      await each.say(phone);
      await each.say('上海市人民路100号3单元');
    }
    desk.pass({ minutes: 11 });
    await late.say('提交');
    expect(late.told).to.include('约好了');
    await booked(time);
    await later.say('提交');
    expect(later.told).to.include('刚刚被别人约走了').and.include('其他内容都给您留着');
    expect(later.buttons[0]).to.include('12月2日（周三）');
    expect(await later.tickets()).to.deep.equal([]);
    await later.say('1');
    expect((await later.form())?.asking).to.equal(summary);
    expect(later.question).to.include(phone).and.include('上海市人民路100号3单元');
    await later.say('提交');
    expect(later.told).to.include('约好了');
  });
  it('is not booked when the notice has run out meanwhile', async () => {
    const customer = await atVisit();
    await customer.say('明天上午十点');
    await customer.say(phone);
    await customer.say('跳过');
    desk.pass({ minutes: 1 });
    await customer.say('提交');
    expect(customer.told).to.include('至少要提前 24 小时');
    expect((await customer.form())?.asking).to.equal('visit');
    expect(await customer.tickets()).to.deep.equal([]);
  });
});

describe('a visit for a repair', () => {
  async function reported(first = '冰箱不制冷'): Promise<Talker> {
    const customer = desk.newcomer();
    await customer.say(first);
    for (const each of ['同意', '家里用', '跳过', phone, '上海市人民路100号3单元', '提交']) await customer.say(each);
    return customer;
  }

  it('is offered with the number, and asks for nothing that is known', async () => {
    const customer = await reported();
    expect(customer.told).to.include('报修编号').and.include('师傅上门最晚 11月27日（周五）上午10:00 前');
    await customer.tap(customer.buttons[0] ?? '');
    expect((await customer.form())?.asking).to.equal('visit');
    await customer.say('1');
    expect((await customer.form())?.asking).to.equal(summary);
    await customer.say('提交');
    const [ticket, another] = await customer.tickets();
    expect(another).to.equal(undefined);
    expect(ticket).to.deep.include({ kind: 'repair', state: 'submitted' });
    expect(ticket?.visit).to.deep.include({ date: '2026-11-26', start: '10:00' });
  });
  it('goes on by itself where a time was wished', async () => {
    const customer = await reported('冰箱不制冷，周五下午三点能来吗');
    expect(customer.told)
      .to.include('报修编号')
      .and.include('11月27日（周五）下午3:00–5:00 师傅能来，就约这个时间吗？');
    await customer.say('好的');
    await customer.say('提交');
    expect(await visitOf(customer)).to.deep.include({ date: '2026-11-27', start: '15:00' });
  });
  it('hears another time that is wished for beside the address', async () => {
    const customer = desk.newcomer();
    await customer.say('冰箱不制冷，周五下午能来吗');
    for (const each of ['同意', '家里用', '跳过', phone]) await customer.say(each);
    await customer.say('上海市人民路8号，时间改到周一上午');
    const answers = (await customer.form())?.answers;
    expect(answers).to.deep.include({ address: '上海市人民路8号' });
    expect(answers?.wish).to.deep.include({ date: '2026-11-30', part: 'morning' });
  });
  it('is booked once for one case', async () => {
    const customer = await reported();
    await customer.tap(customer.buttons[0] ?? '');
    await customer.say('1');
    await customer.say('提交');
    await customer.start('booking');
    expect((await customer.form())?.asking, 'nothing to link it to').to.equal('purpose');
  });
  it('asks which case it is for, and takes none of them, too', async () => {
    const customer = await reported();
    await customer.start('booking');
    expect(customer.question).to.include('哪张单子');
    await customer.say('别的事');
    expect((await customer.form())?.asking).to.equal('purpose');
  });
  it('is not for the case of somebody else', async () => {
    const [stranger] = await (await reported()).tickets();
    const customer = await reported();
    await customer.start('booking', stranger?.id ?? '');
    expect(await customer.form()).to.not.have.nested.property('answers.about');
    expect((await customer.form())?.asking).to.equal('about');
  });
  it('has its honest date told where it is later than promised', async () => {
    desk.at('2026-11-27T16:30');
    const customer = await reported();
    expect(customer.told).to.include('最早能排到 11月30日（周一）上午9:00–11:00，比我们答应的 48 小时要晚');
  });
});

describe('a visit for a machine that has a team of its own', () => {
  let folder = '';
  let shop: TalkingDesk;
  const teams = (...all: readonly string[]) =>
    writeFile(
      join(folder, 'teams.yaml'),
      all.map(each => `- { name: { zh-CN: 组, en-US: Team }, ${each} }\n`).join(''),
    );
  const cool = 'id: cool, technicians: 1, products: [air-conditioner]';
  const busy = (date: string) =>
    shop.core.store.transaction(tx =>
      tx.put(visitDays, {
        id: `cool/${date}`,
        team: 'cool',
        date,
        visits: [{ start: '09:00', minutes: 480, holder: 'R-1' }],
      }),
    );
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teams-'));
    await copyWithoutQuestions(folder);
  });
  afterEach(async () => {
    await shop.close();
    await rm(folder, { recursive: true });
  });

  it('is offered at the times of that team, also when the machine was changed', async () => {
    await teams('id: home, technicians: 1', cool);
    shop = await openTalkingDesk('Asia/Shanghai', folder);
    await busy('2026-11-26');
    await busy('2026-11-27');
    const customer = shop.newcomer();
    await customer.start('booking');
    for (const text of ['同意', '上门保养一下', '空调']) await customer.say(text);
    expect(customer.buttons[0]).to.equal('11月30日（周一）上午9:00–11:00');
    const other = shop.newcomer();
    await other.start('booking');
    for (const text of ['同意', '上门保养一下', '冰箱', '明天下午一点', phone, '跳过']) await other.say(text);
    expect((await other.form())?.asking).to.equal(summary);
    await other.say('机器改成空调');
    expect(await other.form()).to.deep.include({ asking: 'visit' });
    expect(other.buttons[0]).to.equal('11月30日（周一）上午9:00–11:00');
  });
  it('can be booked where no team is sent for the rest, and ends for the rest', async () => {
    await teams(cool);
    shop = await openTalkingDesk('Asia/Shanghai', folder);
    const customer = shop.newcomer();
    await customer.start('booking');
    for (const text of ['同意', '上门保养一下', '空调']) await customer.say(text);
    expect(await customer.form()).to.deep.include({ asking: 'visit' });
    const other = shop.newcomer();
    await other.start('booking');
    for (const text of ['同意', '上门保养一下', '冰箱']) await other.say(text);
    expect(await other.form()).to.equal(undefined);
    expect(other.told).to.include('400-000-0000');
  });
});

describe('moving a visit', () => {
  it('keeps the old time until the new one is certain, and gives it back then', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('reschedule');
    await customer.say('下周四下午三点');
    expect(customer.question).to.include('原来约的是 12月2日（周三）上午9:00–11:00');
    expect((await visitsOn('2026-12-02')).length).to.equal(1);
    await customer.say('提交');
    expect(customer.told).to.include('改好了').and.include('12月3日（周四）下午3:00–5:00').and.include('还能改 1 次');
    expect(await visitsOn('2026-12-02')).to.deep.equal([]);
    expect(await visitsOn('2026-12-03')).to.have.length(1);
    expect(await visitOf(customer)).to.deep.include({ date: '2026-12-03', start: '15:00', moves: 1 });
  });
  it('moves by an hour into its own time', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('reschedule');
    await customer.say('上午十点');
    await customer.say('下周三上午十点');
    await customer.say('提交');
    expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02', start: '10:00' });
  });
  it('ends after as many times as the policy allows, and offers a person', async () => {
    const customer = await booked('下周三上午九点');
    for (const time of ['下周四上午九点', '下周五上午九点']) {
      await customer.start('reschedule');
      await customer.say(time);
      await customer.say('提交');
    }
    await customer.start('reschedule');
    expect(customer.told).to.include('已经改过 2 次').and.include('400-000-0000');
    expect(await customer.form()).to.equal(undefined);
  });
  it('is refused when it is too late, with the way to a person', async () => {
    const customer = await booked('下周三上午九点');
    desk.at('2026-12-02T05:00');
    await customer.start('reschedule');
    expect((await customer.form())?.asking).to.equal('visit');
    await customer.say('取消');
    desk.at('2026-12-02T05:01');
    for (const dialog of ['reschedule', 'cancel-booking'] as const) {
      await customer.start(dialog);
      expect(customer.told, dialog).to.include('不到 4 小时').and.include('400-000-0000');
      expect(await customer.form()).to.equal(undefined);
    }
  });
  it('says that there is none', async () => {
    const customer = desk.newcomer();
    await customer.start('reschedule');
    expect(customer.told).to.include('没有约好的上门');
  });
  it('books one for somebody who names a time with nothing to move', async () => {
    const customer = desk.newcomer();
    await customer.say('改到周五上午');
    expect(customer.told).to.include('没有约好的上门');
    expect((await customer.form())?.answers.wish).to.deep.include({ date: '2026-11-27', part: 'morning' });
  });
  it('comes to an end when the case is closed meanwhile, and keeps no time for nothing', async () => {
    const customer = await booked('下周三上午九点');
    const [ticket] = await customer.tickets();
    await customer.start('reschedule', ticket?.id);
    await customer.say('下周四上午九点');
    await desk.clerk('close', ticket?.id ?? '', '不用去了');
    await customer.say('提交');
    expect(await customer.form()).to.equal(undefined);
    const days = await desk.core.store.find(visitDays, 'date', {});
    expect(days.flatMap(({ visits }) => visits)).to.deep.equal([]);
  });
  it('leaves it as it is for who thinks again', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('reschedule');
    await customer.say('不改了');
    expect(customer.told).to.include('还是 12月2日（周三）上午9:00–11:00');
    expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02', start: '09:00', moves: 0 });
  });
});

describe('calling a visit off', () => {
  it('is about the visit that stands, though another one is being booked', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('booking');
    await customer.say('取消上门');
    expect(customer.question).to.include('要取消 12月2日（周三）上午9:00–11:00 的上门吗');
    expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02' });
  });
  for (const yes of ['取消', '取消上门', '是的', '1', '好的，取消吧']) {
    it(`is done by ${yes}`, async () => {
      const customer = await booked('下周三上午九点');
      await customer.start('cancel-booking');
      expect(customer.question).to.include('要取消 12月2日（周三）上午9:00–11:00 的上门吗');
      await customer.say(yes);
      expect(customer.told).to.include('的上门取消了');
      expect((await customer.tickets())[0])
        .to.deep.include({ state: 'cancelled' })
        .and.not.have.property('visit');
      expect(await visitsOn('2026-12-02')).to.deep.equal([]);
    });
  }
  for (const no of ['不取消', '算了', '不', '2', '退出']) {
    it(`is not done by ${no}`, async () => {
      const customer = await booked('下周三上午九点');
      await customer.start('cancel-booking');
      await customer.say(no);
      expect(await customer.form()).to.equal(undefined);
      expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02' });
    });
  }
  it('turns into moving it', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('cancel-booking');
    await customer.say('改时间');
    expect((await customer.form())?.asking).to.equal('visit');
  });
  it('is offered to somebody who says 取消 with nothing open', async () => {
    const customer = await booked('下周三上午九点');
    await customer.say('取消');
    expect(customer.told).to.include('您是要取消 12月2日（周三）上午9:00–11:00 的上门吗');
    await customer.say('1');
    expect(customer.question).to.include('要取消 12月2日');
  });
  it('asks which of two', async () => {
    const customer = await booked('下周三上午九点');
    await customer.start('booking');
    await customer.say('清洗油烟机');
    await customer.say('下周四上午九点');
    for (const each of ['跳过', '提交']) await customer.say(each);
    expect(await customer.tickets()).to.have.length(2);
    await customer.start('cancel-booking');
    expect(customer.buttons).to.deep.equal(['12月2日（周三）上午9:00–11:00', '12月3日（周四）上午9:00–11:00']);
    await customer.say('2');
    await customer.say('取消');
    const left = (await customer.tickets()).filter(({ visit }) => visit !== undefined);
    expect(left.map(({ visit }) => visit?.date)).to.deep.equal(['2026-12-02']);
  });
});

describe('the last free time', () => {
  it('asked for by 60 at once in the chat goes to as many as there are technicians', async function () {
    this.timeout(60_000);
    const customers = await Promise.all(Array.from({ length: 60 }, () => atVisit()));
    await Promise.all(customers.map(each => each.say('下周三上午九点')));
    const winners = customers.filter(({ told }) => told.includes('先给您留'));
    expect(winners).to.have.length(2);
    for (const { question, buttons } of customers.filter(each => !winners.includes(each))) {
      expect(question).to.include('约满');
      expect(buttons).to.have.length.greaterThan(1);
    }
    desk.pass({ minutes: 10 });
    // Nothing is kept any more, and everybody asks for the same time again.
    await Promise.all(customers.map(each => each.say(winners.includes(each) ? phone : '下周三上午九点')));
    const holding = customers.filter(({ told }) => told.includes('先给您留'));
    expect(holding).to.have.length(2);
    await Promise.all([...holding, ...winners].map(each => confirm(each)));
    const all = await Promise.all(customers.map(visitOf));
    expect(all.filter(visit => visit !== undefined)).to.have.length(2);
    expect((await visitsOn('2026-12-02')).map(({ start }) => start)).to.deep.equal(['09:00', '09:00']);
  });
});

async function visitsOn(date: string) {
  return (await desk.core.store.get(visitDays, `home/${date}`))?.visits ?? [];
}

describe('a booking, talked through with slips', () => {
  it('takes what the first sentence tells: what for, of what, when', async () => {
    const customer = desk.newcomer();
    await customer.say('约师傅周五来装油烟机');
    const answers = (await customer.form())?.answers;
    expect(answers).to.deep.include({ purpose: '约师傅周五来装油烟机' });
    expect(answers?.product).to.deep.include({ id: 'range-hood' });
    expect(answers?.wish).to.deep.include({ date: '2026-11-27' });
  });
  it('takes 提交 and 跳过 for no answer where neither is possible', async () => {
    const customer = desk.newcomer();
    await customer.start('booking');
    await customer.say('同意');
    for (const word of ['提交', '跳过']) {
      await customer.say(word);
      expect(await customer.form()).to.deep.include({ asking: 'purpose' });
    }
  });
  it('changes the time at the summary, named or not', async () => {
    for (const words of ['换到下周一下午三点', '不对，下周一下午三点', '上门时间改成下周一下午三点', '改 3']) {
      const customer = await atVisit();
      await customer.say('下周三上午九点');
      await customer.say(phone);
      await customer.say('跳过');
      await customer.say(words);
      if (words === '改 3') await customer.say('下周一下午三点');
      expect((await customer.form())?.asking, words).to.equal(summary);
      expect(customer.question, words).to.include('11月30日（周一）下午3:00–5:00（北京时间）');
      await customer.say('取消');
    }
  });
});

describe('a time, thought about again', () => {
  /** At the question for the phone number, with a time that was chosen. */
  async function chosen(time = '周五下午三点'): Promise<Talker> {
    const customer = await atVisit();
    await customer.say(time);
    expect((await customer.form())?.asking).to.equal('phone');
    return customer;
  }
  const visit = async (customer: Talker) => {
    const { date, start } = ((await customer.form())?.answers.visit ?? {}) as { date?: string; start?: string };
    return `${date}T${start}`;
  };

  for (const [words, time] of [
    ['那就一点吧', '2026-11-27T13:00'],
    ['改成两点可以吗', '2026-11-27T14:00'],
    ['改下 十点', '2026-11-27T10:00'],
    ['等下 我想改成下下周一上午十点', '2026-12-07T10:00'],
    ['actually can we do Thursday at 2 pm instead', '2026-11-26T14:00'],
  ] as const) {
    it(`changes at the next question, on the same day unless another is named: ${words}`, async () => {
      const customer = await chosen();
      await customer.say(words);
      expect(await visit(customer)).to.equal(time);
      expect(customer.told).to.match(/上门时间改好了|Visit changed/);
      expect(await customer.form()).to.deep.include({ asking: 'phone', misses: 0 });
    });
    it(`is no address: ${words}`, async () => {
      const customer = await chosen();
      await customer.say(phone);
      await customer.say(words);
      expect(await visit(customer)).to.equal(time);
      expect((await customer.form())?.asking).to.equal('address');
    });
  }
  it('changes beside the answer to the question', async () => {
    const customer = await chosen();
    await customer.say(`${phone} 时间改到周四下午`);
    expect(customer.buttons[0]).to.include('11月26日（周四）');
    await customer.say('2');
    expect(customer.told).to.include('上门时间改好了：11月26日（周四）下午2:00–4:00');
    await customer.say('上海市人民路100号3单元，周四不行了改周五上午十点吧');
    const answers = (await customer.form())?.answers;
    expect(answers).to.deep.include({ phone, address: '上海市人民路100号3单元' });
    expect(await visit(customer)).to.equal('2026-11-27T10:00');
  });
  for (const words of ['不对 换第三个', '不是这个，是第三个', '选错了，3', 'oops I meant the third one']) {
    it(`takes another of those that were offered: ${words}`, async () => {
      const customer = await chosen('1');
      expect(await visit(customer)).to.equal('2026-11-26T10:00');
      await customer.say(words);
      expect(await visit(customer)).to.equal('2026-11-26T14:00');
      expect((await customer.form())?.asking).to.equal('phone');
    });
  }
  it('asks for another day when the one chosen does not suit', async () => {
    const customer = await chosen();
    await customer.say('周五不行');
    expect(customer.question).to.include('想约哪一天');
    expect((await customer.form())?.asking).to.equal('visit');
  });
  it('answers a question that only mentions a day', async () => {
    const customer = await chosen();
    await customer.say('你们周六上班吗');
    expect(customer.told).to.include('周末和节假日 10:00–16:00');
    expect(await visit(customer)).to.equal('2026-11-27T15:00');
  });
  it('offers earlier and later times than those', async () => {
    const customer = await atVisit();
    await customer.say('有没有早一点的');
    expect(customer.question).to.include('最早能约到的');
    await customer.say('晚一点');
    expect(customer.question).to.include('11月26日（周四）下午3:00–5:00');
    await customer.say('anything later?');
    expect(customer.buttons[0]).to.include('11月27日（周五）上午9:00');
    await customer.say('周五下午');
    await customer.say('太晚了');
    expect(customer.buttons[0]).to.include('11月27日（周五）上午9:00');
  });
  for (const words of ['改天吧', '这些时间我都上班', '周四不行', 'none of these work for me', '不行']) {
    it(`shows other days to who takes none of them: ${words}`, async () => {
      const customer = await atVisit();
      await customer.say(words);
      expect(customer.question).to.match(/想约哪一天|Which day/);
      expect(await customer.form()).to.deep.include({ asking: 'visit', misses: 0 });
    });
  }
  it('takes a yes to the only time', async () => {
    const customer = await atVisit();
    await customer.say('周五下午三点以后');
    await customer.say('没错');
    expect(await visit(customer)).to.equal('2026-11-27T15:00');
  });
  it('asks which time of a day that all of those offered are of', async () => {
    const customer = await atVisit();
    await customer.say('周五');
    await customer.say('周五吧');
    expect(customer.question).to.include('您看哪个合适');
  });
  it('tells that a far day is too far, and not that it is a holiday', async () => {
    const customer = await atVisit();
    await customer.say('明年国庆节');
    expect(customer.question).to.include('30 天以内');
  });
});

describe('what a booking hears beside the time', () => {
  it('takes phone and address out of the sentence that wishes for a day', async () => {
    const customer = await atVisit();
    await customer.say(`周五下午吧，电话${phone}，住在上海市人民路3号楼502`);
    expect((await customer.form())?.answers).to.deep.include({ phone, address: '上海市人民路3号楼502' });
    expect((await customer.form())?.asking).to.equal('visit');
  });
  for (const words of ['地址不用了吧 电话联系', '地址等下发', '不填', 'no thanks', "I'll tell him on the phone"]) {
    it(`skips the address: ${words}`, async () => {
      const customer = await atVisit();
      for (const each of ['1', phone, words]) await customer.say(each);
      expect((await customer.form())?.answers.address).to.equal(null);
      expect((await customer.form())?.asking).to.equal(summary);
    });
  }
  it('keeps an address without the words around it', async () => {
    const customer = await atVisit();
    for (const each of ['1', phone, '就写上海市人民路8号吧']) await customer.say(each);
    expect((await customer.form())?.answers.address).to.equal('上海市人民路8号');
  });
  it('takes no time for a machine', async () => {
    const customer = await atVisit();
    for (const each of ['1', phone, '跳过', '改 2', '下周一上午九点']) await customer.say(each);
    expect((await customer.form())?.answers.product).to.deep.include({ id: 'water-heater' });
    expect((await customer.form())?.answers.visit).to.deep.include({ date: '2026-11-30', start: '09:00' });
  });
  it('goes on from the question which line, with a time or a yes', async () => {
    const customer = await atVisit();
    for (const each of ['1', phone, '跳过', '修改', '改到下周一上午九点']) await customer.say(each);
    expect((await customer.form())?.answers.visit).to.deep.include({ date: '2026-11-30', start: '09:00' });
    for (const each of ['修改', '提交']) await customer.say(each);
    expect(customer.told).to.include('约好了');
  });
  for (const words of ['取消预约', '取消订单', '我要取消上门', 'cancel my appointment']) {
    it(`is given up by its name: ${words}`, async () => {
      const customer = await atVisit();
      await customer.say('1');
      await customer.say(words);
      expect(await customer.form()).to.equal(undefined);
      expect(await customer.tickets()).to.deep.equal([]);
    });
  }
});

describe('a visit that is booked', () => {
  const time = '下周三上午九点';
  for (const words of [
    '我的预约',
    '我约的几点',
    '师傅几点到',
    '查一下我的预约',
    'my booking',
    'when is my appointment?',
  ]) {
    it(`is told to who asks for it, and nothing begins: ${words}`, async () => {
      const customer = await booked(time);
      await customer.say(words);
      expect(customer.told).to.match(/12月2日（周三）上午9:00|Wednesday, 2 December, 9:00/);
      expect(await customer.form()).to.equal(undefined);
      await customer.say('取消');
      expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02' });
    });
  }
  for (const words of ['有事来不了了', '那天我不在家', "I can't make it that day"]) {
    it(`may be moved or called off: ${words}`, async () => {
      const customer = await booked(time);
      await customer.say(words);
      expect(customer.buttons).to.have.length(2);
      await customer.say('1');
      expect((await customer.form())?.asking).to.equal('visit');
    });
  }
  it('is asked for in vain by who has none', async () => {
    const customer = desk.newcomer();
    await customer.say('我的预约');
    expect(customer.told).to.include('没有约好的上门');
  });
  it('is moved within its day by an hour alone', async () => {
    const customer = await booked(time);
    await customer.start('reschedule');
    await customer.say('下午三点');
    expect(customer.told).to.include('12月2日（周三）下午3:00–5:00');
  });
  it('stays for who would not move it after all: 不用改了', async () => {
    const customer = await booked(time);
    await customer.start('reschedule');
    await customer.say('不用改了');
    expect(customer.told).to.include('还是 12月2日（周三）上午9:00–11:00');
  });
  it('is called off by who came to move it', async () => {
    const customer = await booked(time);
    await customer.start('reschedule');
    await customer.say('取消上门');
    expect(customer.question).to.include('要取消 12月2日');
    await customer.say('确定取消');
    expect(await visitOf(customer)).to.equal(undefined);
  });
  it('is moved by who came to call it off and names a time', async () => {
    const customer = await booked(time);
    await customer.start('cancel-booking');
    await customer.say('周四上午');
    expect(customer.buttons[0]).to.include('11月26日（周四）上午10:00');
    expect(await visitOf(customer)).to.deep.include({ date: '2026-12-02' });
  });
});

describe('what is said in the middle of a booking', () => {
  async function atSummary(): Promise<Talker> {
    const customer = await atVisit();
    for (const each of ['1', phone, '上海市人民路8号']) await customer.say(each);
    expect((await customer.form())?.asking).to.equal(summary);
    return customer;
  }
  for (const words of [
    '再帮我约一个 洗衣机周六也修一下',
    '洗衣机也坏了',
    'and book another one for my washing machine',
  ]) {
    it(`of another thing changes nothing of this one: ${words}`, async () => {
      const customer = await atSummary();
      const before = (await customer.form())?.answers;
      await customer.say(words);
      expect((await customer.form())?.answers).to.deep.equal(before);
      expect(customer.question).to.match(/另一件|the other/);
    });
  }
  it('takes no phone number for an address', async () => {
    const customer = await atVisit();
    for (const each of ['1', phone, phone]) await customer.say(each);
    expect((await customer.form())?.asking).to.equal('address');
    await customer.say('not that number, 13900139000');
    expect((await customer.form())?.answers).to.deep.include({ phone: '13900139000' });
    expect((await customer.form())?.asking).to.equal('address');
  });
  it('takes no question for an address', async () => {
    const customer = await atVisit();
    for (const each of ['1', phone, '问下 到时候怎么算的']) await customer.say(each);
    expect((await customer.form())?.asking).to.equal('address');
  });
  it('takes a number beyond the buttons for an hour of that day', async () => {
    const customer = await atVisit();
    for (const each of ['下周一', '9']) await customer.say(each);
    expect((await customer.form())?.answers.visit).to.deep.include({ date: '2026-11-30', start: '09:00' });
  });
  it('of a time to book instead is no other thing', async () => {
    const customer = await atSummary();
    await customer.say('再约个时间吧，周五下午三点');
    expect((await customer.form())?.answers.visit).to.deep.include({ date: '2026-11-27', start: '15:00' });
  });
  it('keeps a note for the technician', async () => {
    const customer = await atSummary();
    await customer.say('备注一下 家里有狗');
    expect(customer.question).to.include('安装热水器；家里有狗');
  });
  for (const words of ['是师傅本人来吗', '谁来', 'who will come?']) {
    it(`owns up to having no answer, and asks again: ${words}`, async () => {
      const customer = await atVisit();
      await customer.say('1');
      await customer.say(words);
      expect(customer.heard[0]).to.match(/答不上来|don't know/);
      expect(customer.question).to.match(/电话|number/);
      expect((await customer.form())?.asking).to.equal('phone');
    });
  }
  for (const [words, date] of [
    ['随时都可以 除了明天', '2026-11-27'],
    ['都行，就是周四周五不行', '2026-11-30'],
  ] as const) {
    it(`takes no day that was left out: ${words}`, async () => {
      const customer = await atVisit();
      await customer.say(words);
      expect((await customer.form())?.answers.visit).to.deep.include({ date });
    });
  }
});
