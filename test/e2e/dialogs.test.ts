import { expect } from 'chai';
import type { Ticket } from '../../knowledge/records.ts';
import { type ChatPage, chatPage } from './chat-page.ts';
import { expectFits } from './fits.ts';
import { picture, pictureScale } from './pictures.ts';
import { type RealDesk, realDesk } from './real-desk.ts';
import { sharedBrowser } from './shared-browser.ts';

const phone = '13812345678';

/** One desk for all of them; its clock goes forward from one journey to the next. */
describe('each dialog on the chat page', function () {
  this.timeout(60_000);
  let desk: RealDesk;
  let chat: ChatPage;

  before(async () => {
    desk = await realDesk('2026-11-25T10:00');
  });
  after(() => desk.close());

  describe('on a phone, in Chinese', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 390, height: 844, scale: pictureScale() });
    });
    after(() => chat.close());
    afterEach(() => chat.leave());

    it('a visit is booked: from its button over a day on which nobody comes to a date and a number', async () => {
      await arrive('2026-11-25T10:00');
      await chat.waitFor('有同事在线');
      await seen('booking-1-greeting');
      await chat.tap('预约上门');
      await chat.waitForLast('可以吗？');
      await seen('booking-2-consent');
      await chat.tap('同意');
      await chat.waitForLast('上门做什么');
      await chat.say('装热水器');
      await chat.waitForLast('什么时候上门');
      await seen('booking-3-times');
      await chat.say('周六上午');
      await chat.waitForLast('11月28日（周六）是休息日，师傅不上门');
      await seen('booking-4-refused');
      expect((await chat.offers())[0]).to.match(/^11月27日（周五）/);
      await chat.tap('其他日期');
      await chat.waitForLast('想约哪一天');
      await seen('booking-4-days');
      await chat.tap('11月30日（周一）');
      await chat.waitForLast('哪个合适');
      const [time = ''] = await chat.offers();
      expect(time).to.match(/^11月30日（周一）上午/);
      await chat.tap(time);
      await chat.waitForLast('电话');
      expect((await chat.texts()).join()).to.include('先给您留 10 分钟');
      await seen('booking-5-held');
      await chat.say(phone);
      await chat.waitForLast('地址');
      await chat.say('上海市人民路100号3单元502');
      await chat.waitForLast('没问题就回复“提交”');
      await chat.waitFor(`上门时间：${time}（北京时间）`);
      await seen('booking-6-summary');
      await chat.tap('提交');
      await chat.waitForLast('日历备忘');
      await chat.waitFor(`${time}（北京时间）`);
      await seen('booking-7-done');
      const ticket = await desk.ticketShown(chat);
      expect(ticket).to.deep.include({ kind: 'visit', fault: '装热水器', phone, address: '上海市人民路100号3单元502' });
      expect(ticket?.visit).to.include({ date: '2026-11-30' });

      const before = await chat.lines();
      await chat.reload();
      await chat.waitForLast('日历备忘');
      expect(await chat.lines()).to.deep.equal(before);
      await seen('booking-8-reloaded');
    });

    it('a visit is called off with one word', async () => {
      await arrive('2026-11-25T11:00');
      await booked('下周三上午九点');
      await chat.say('师傅不用来了');
      await chat.waitForLast('要取消 12月2日（周三）上午9:00–11:00 的上门吗');
      await seen('cancel-1-asked');
      await chat.say('取消');
      await chat.waitForLast('10 分钟之内回复“恢复”');
      await chat.waitFor('12月2日（周三）上午9:00–11:00 的上门取消了');
      await seen('cancel-2-done');
      const ticket = await desk.ticketShown(chat);
      expect(ticket).to.include({ state: 'cancelled' });
      expect(ticket).to.not.have.property('visit');
    });

    it('a visit is reminded of the day before, on the page that is open, and stands with one tap', async () => {
      await arrive('2026-11-25T12:00');
      await booked('下周三上午九点');
      await time('2026-12-01T17:00');
      await desk.tick();
      await chat.waitFor('提醒您：12月2日（周三）上午9:00–11:00');
      await seen('reminder-1-told');
      await chat.tap('按时来');
      await chat.waitForLast('师傅准时到');
      await seen('reminder-2-kept');
      expect((await desk.ticketShown(chat))?.visit).to.include.keys('remindedAt', 'keptAt');
    });

    it('a whole report is taken at night, with an honest time of the answer', async () => {
      await arrive('2026-12-02T23:10');
      await chat.waitFor('下班时间（今天 9:00–18:00），同事 12月3日（周四）上午9:00 上班');
      expect(await chat.page.locator('#line').innerText()).to.equal('已下班 · 周四 9:00 上班');
      await seen('night-1-greeting');
      await chat.say('洗衣机不脱水');
      await chat.waitForLast('可以吗？');
      await chat.tap('同意');
      await chat.waitForLast('平时在哪儿用');
      await chat.tap('家里用');
      await chat.waitForLast('什么时候买的');
      await chat.tap('跳过');
      await chat.waitForLast('电话');
      await chat.say(phone);
      await chat.waitForLast('地址');
      await chat.tap('跳过');
      await chat.waitForLast('没问题就回复“提交”');
      await seen('night-2-summary');
      await chat.tap('提交');
      await chat.waitForLast('编号请留着');
      await chat.waitFor(/12月3日（周四）下午6:00 前/);
      await seen('night-3-done');
      const ticket = await desk.ticketShown(chat);
      expect(ticket).to.include({ kind: 'repair', state: 'submitted' });
    });

    it('a closed case is asked about once, one tap rates it, and words go along', async () => {
      await arrive('2026-12-03T10:00');
      const { id } = await closed();
      await chat.waitForLast(`单子 ${id}（空调不制冷）结了，您满意吗`);
      await seen('survey-1-asked');
      expect(await chat.offers()).to.have.lengthOf(5);
      await chat.tap('5 分 很满意');
      await chat.waitForLast('5 分，记下了');
      await seen('survey-2-rated');
      await chat.say('师傅很准时，讲得也清楚');
      await chat.waitForLast('您说的也记下了');
      await seen('survey-3-words');
      expect((await desk.ticketShown(chat))?.survey).to.include({ mark: 5, words: '师傅很准时，讲得也清楚' });
    });

    it('a low mark has somebody call', async () => {
      await arrive('2026-12-03T11:00');
      const { id } = await closed();
      await chat.waitForLast('您满意吗');
      await chat.tap('2 分 不满意');
      await chat.waitFor('前打 138****5678');
      await seen('survey-4-low');
      const call = (await desk.tickets()).find(({ about }) => about === id);
      expect(call).to.include({ kind: 'handover', state: 'submitted', phone });
      await chat.waitFor(`编号 ${call?.id}`);
    });
  });

  describe('at a desk, in English', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 1280, height: 800, scale: pictureScale() });
    });
    after(() => chat.close());
    afterEach(() => chat.leave());

    it('a visit is moved, all typed, and the old time is kept until then', async () => {
      await arrive('2026-12-07T10:00', '?lang=en-US');
      for (const [text, answer] of [
        ['I want to book a visit', 'Is that all right?'],
        ['yes', 'What should the technician do?'],
        ['install a water heater', 'When would you like the visit?'],
        ['next Wednesday at 9 am', 'phone'],
        [phone, 'Where should the technician come?'],
        ['skip', 'Reply "submit"'],
        ['submit', 'calendar'],
      ] as const) {
        await chat.say(text);
        await chat.waitForLast(new RegExp(answer, 'i'));
        await expectFits(chat.page);
      }
      await seen('move-1-booked');
      await chat.say('I need to reschedule');
      await chat.waitForLast('When would you like the visit?');
      await seen('move-2-asked');
      await chat.say('next Thursday at 3 pm');
      await chat.waitFor('It was Wednesday, 16 December, 9:00–11:00 am; that is kept for you');
      await chat.waitForLast('Reply "submit"');
      await seen('move-3-summary');
      expect((await desk.ticketShown(chat))?.visit).to.include({ date: '2026-12-16', start: '09:00' });
      await chat.say('submit');
      await chat.waitForLast('Reply "undo" within 10 minutes');
      await chat.waitFor('Thursday, 17 December, 3:00–5:00 pm (Beijing time)');
      await seen('move-4-done');
      expect((await desk.ticketShown(chat))?.visit).to.include({ date: '2026-12-17', start: '15:00', moves: 1 });
    });
  });

  async function time(at: string): Promise<void> {
    desk.at(at);
    await chat.at(desk.now);
  }

  async function arrive(at: string, query = ''): Promise<void> {
    await time(at);
    await chat.open(`${desk.url}/${query}`);
  }

  /** A moment that a customer sees: all of it fits, and nothing was logged that should not be. */
  async function seen(name: string): Promise<void> {
    await picture(chat, name);
    await expectFits(chat.page, (chat.page.viewportSize()?.width ?? 0) < 800 ? 40 : 0);
    chat.expectClean();
  }

  async function booked(wish: string): Promise<void> {
    for (const [text, answer] of [
      ['预约上门', '可以吗？'],
      ['同意', '上门做什么'],
      ['装热水器', '什么时候上门'],
      [wish, '电话'],
      [phone, '地址'],
      ['跳过', '没问题就回复“提交”'],
      ['提交', '日历备忘'],
    ] as const) {
      await chat.say(text);
      await chat.waitForLast(answer);
    }
  }

  /** Somebody has reported a fault, a clerk has closed the case, and the time to ask about it has come. */
  async function closed(): Promise<Ticket> {
    for (const [text, answer] of [
      ['空调不制冷', '可以吗？'],
      ['同意', '平时在哪儿用'],
      ['跳过', '什么时候买的'],
      ['跳过', '电话'],
      [phone, '地址'],
      ['跳过', '没问题就回复“提交”'],
      ['提交', '编号请留着'],
    ] as const) {
      await chat.say(text);
      await chat.waitForLast(answer);
    }
    const ticket = await desk.ticketShown(chat);
    if (ticket === undefined) throw new Error('no case of the number on the page');
    await desk.clerk('close', ticket.id);
    await chat.waitForLast('结了');
    desk.at(desk.now.toZonedDateTimeISO('Asia/Shanghai').add({ minutes: 10 }).toPlainDateTime().toString());
    await chat.at(desk.now);
    await desk.tick();
    return ticket;
  }
});
