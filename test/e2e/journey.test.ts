import { expect } from 'chai';
import { type ChatPage, chatPage } from './chat-page.ts';
import { picture, pictureScale } from './pictures.ts';
import { type RealDesk, realDesk } from './real-desk.ts';
import { sharedBrowser } from './shared-browser.ts';

/** A unit of the sample list: installed on 12 March 2022. */
const sold = 'AXKF220100142';

/** What a browser writes by itself while the desk is away. */
const outage = /Failed to load resource|WebSocket connection to/;

describe('a journey through the desk', function () {
  this.timeout(60_000);
  let desk: RealDesk;
  let chat: ChatPage;

  before(async () => {
    // A Wednesday on which the shop is open from 9 to 18.
    desk = await realDesk('2026-03-04T10:00');
  });
  after(() => desk.close());

  describe('on a phone, in Chinese', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 390, height: 844, scale: pictureScale() });
    });
    after(() => chat.close());
    beforeEach(async () => {
      await chat.open(desk.url);
      await chat.waitFor('现在有同事在线，到 18:00 为止（今天 9:00–18:00）');
    });
    afterEach(() => chat.leave());

    it('leads from a question to a repair report, and a question on the way is answered', async () => {
      await picture(chat, 'phone-1-greeting');
      await chat.tap('保修多久');
      await chat.waitFor('整机保修 12 个月');
      await chat.waitForLast('依据《');
      await picture(chat, 'phone-2-answer');
      await chat.say('我家空调E1不制冷了');
      await chat.waitForLast('可以吗？');
      await picture(chat, 'phone-3-consent');
      await chat.tap('同意');
      await chat.waitForLast('平时在哪儿用');
      await chat.tap('家里用');
      await chat.waitForLast('什么时候买的');
      await chat.say('今年一月京东买的');
      await chat.waitForLast('留个电话吧');
      await chat.say('上门要钱吗');
      await chat.waitFor('保修期内的质量问题，上门免费');
      await chat.waitForLast('留个电话吧');
      await picture(chat, 'phone-4-aside');
      await chat.say('13800138000');
      await chat.waitForLast('地址是？');
      await chat.say('上海市人民路100号3单元502');
      await chat.waitFor('2. 问题：我家空调E1不制冷了');
      await chat.waitForLast('没问题就回复“提交”');
      await picture(chat, 'phone-5-summary');
      await chat.say('改2');
      await chat.waitForLast('它怎么了？');
      await chat.say('外机很响，也不制冷');
      await chat.waitFor('2. 问题：外机很响，也不制冷');
      await chat.waitForLast('没问题就回复“提交”');
      await chat.tap('提交');
      await chat.waitForLast('编号请留着');
      await picture(chat, 'phone-6-done');

      expect(await desk.ticketShown(chat)).to.deep.include({
        kind: 'repair',
        state: 'submitted',
        language: 'zh-CN',
        fault: '外机很响，也不制冷',
        phone: '13800138000',
        product: { id: 'air-conditioner', said: '空调' },
      });
      const before = await chat.lines();
      expect(before.filter(({ from }) => from === 'customer').map(({ text }) => text)).to.deep.equal([
        '保修多久',
        '我家空调E1不制冷了',
        '同意',
        '家里用',
        '今年一月京东买的',
        '上门要钱吗',
        '13800138000',
        '上海市人民路100号3单元502',
        '改2',
        '外机很响，也不制冷',
        '提交',
      ]);
      await chat.reload();
      await chat.waitForLast('编号请留着');
      expect(await chat.lines()).to.deep.equal(before);
      chat.expectClean();
    });

    it('goes on after a restart of the desk in the middle of a report, and what was said meanwhile counts', async () => {
      await chat.say('洗衣机不脱水');
      await chat.waitForLast('可以吗？');
      const before = await chat.lines();
      await desk.stop();
      await chat.banner.waitFor({ state: 'visible' });
      await chat.tap('同意');
      await picture(chat, 'phone-7-away');
      await desk.start();
      await chat.waitForLast('平时在哪儿用');
      await chat.banner.waitFor({ state: 'hidden' });
      await chat.tap('跳过');
      await chat.waitForLast('什么时候买的');
      const lines = await chat.lines();
      expect(lines.slice(0, before.length)).to.deep.equal(before);
      expect(lines.slice(before.length).filter(({ from }) => from === 'customer')).to.deep.equal([
        { from: 'customer', text: '同意' },
        { from: 'customer', text: '跳过' },
      ]);
      expect(lines.filter(({ text }) => text.startsWith('平时在哪儿用'))).to.have.lengthOf(1);
      chat.expectClean({ except: outage });
    });

    it('looks a warranty up and says why, with taps alone where they suffice', async () => {
      await chat.tap('查保修');
      await chat.waitForLast('机器的序列号是多少？');
      await chat.say(sold);
      await chat.waitFor('整机的保修到2024年3月12日为止，已经过了');
      await chat.waitForLast('依据《');
      await picture(chat, 'phone-8-warranty');
      await chat.tap('报修');
      await chat.waitForLast('可以吗？');
      await chat.tap('不同意');
      await chat.waitForLast('什么都不记');
      chat.expectClean();
    });

    it('takes a photo into a report, passes a case to a person, and shows what the person answers, also after a reload', async () => {
      await chat.say('电视黑屏了');
      await chat.waitForLast('可以吗？');
      await chat.attach(await photo());
      await chat.waitFor('收到 1 张照片或文件，已经放进单子里');
      await photoShown(chat);
      await chat.tap('同意');
      await chat.waitForLast('平时在哪儿用');
      await chat.say('人工');
      await chat.waitFor('已经转给同事');
      await chat.waitForLast('平时在哪儿用');
      const ticket = await desk.ticketShown(chat);
      expect(ticket).to.include({ kind: 'handover' });
      await desk.clerk('answer', ticket?.id ?? '', '您好，我是小周，先别拔电源。');
      await chat.waitForLast('我是小周，先别拔电源');
      await picture(chat, 'phone-9-answered');
      const before = await chat.lines();
      await chat.reload();
      await chat.waitForLast('我是小周，先别拔电源');
      expect(await chat.lines()).to.deep.equal(before);
      await photoShown(chat);
      chat.expectClean();
    });

    it('shows the same in two tabs', async () => {
      const other = await chatPage(await sharedBrowser(), { besides: chat });
      await other.open(desk.url);
      await chat.say('保修多久');
      await other.waitForLast('依据《保修');
      await other.say('你们几点上班');
      await chat.waitForLast('依据《产品售后服务标准》3');
      await other.waitForLast('依据《产品售后服务标准》3');
      expect(await other.lines()).to.deep.equal(await chat.lines());
      expect((await chat.texts()).filter(text => text === '保修多久')).to.have.lengthOf(1);
      other.expectClean();
      chat.expectClean();
      await other.close();
    });
  });

  describe('at a desk, in English', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 1280, height: 800, scale: pictureScale() });
    });
    after(() => chat.close());
    afterEach(() => chat.leave());

    it('begins with the question of a link and ends with a report, all typed', async () => {
      await chat.open(`${desk.url}/?lang=en-US&ask=${encodeURIComponent('How long is the warranty?')}`);
      await chat.waitFor('covered for 12 months');
      await chat.waitForLast('Source: ');
      await picture(chat, 'desktop-1-asked');
      await chat.say('My air conditioner shows E1 and does not cool');
      await chat.waitForLast('Is that all right?');
      await chat.say('yes');
      await chat.waitForLast('Where and how is it used?');
      await chat.say('at home');
      await chat.waitForLast('When and where was it bought?');
      await chat.say('May 2025, online');
      await chat.waitForLast('leave a phone number');
      await chat.say('13800138000');
      await chat.waitForLast('Where should the technician come?');
      await chat.say('skip');
      await chat.waitFor('5. Phone: 13800138000');
      await chat.waitForLast('Reply "submit"');
      await picture(chat, 'desktop-2-summary');
      await chat.say('submit');
      await chat.waitForLast('Please keep the number');
      await picture(chat, 'desktop-3-done');
      expect(await desk.ticketShown(chat)).to.include({
        language: 'en-US',
        fault: 'My air conditioner shows E1 and does not cool',
      });
      chat.expectClean();
    });

    it('knows the machine whose code was scanned, and a report of it takes its serial number along', async () => {
      await chat.open(`${desk.url}/?lang=en-US&serial=${sold}`);
      await chat.waitForLast(`Your machine's serial number is ${sold}, noted.`);
      await picture(chat, 'desktop-4-serial');
      await chat.say('is it still under warranty?');
      await chat.waitForLast('Source: ');
      await picture(chat, 'desktop-5-warranty');
      await chat.say('it does not cool');
      await chat.waitForLast('Is that all right?');
      await chat.say('I agree');
      await chat.waitForLast('Where and how is it used?');
      await chat.say('skip');
      await chat.waitForLast('leave a phone number');
      await chat.say('13800138000');
      await chat.waitForLast('Where should the technician come?');
      await chat.say('100 Renmin Road');
      await chat.waitFor(sold);
      await chat.waitForLast('Reply "submit"');
      await chat.say('submit');
      await chat.waitForLast('Please keep the number');
      await picture(chat, 'desktop-6-done');
      expect(await desk.ticketShown(chat)).to.include({
        serial: sold,
        model: 'AX-KF72L',
        address: '100 Renmin Road',
      });
      chat.expectClean();
    });
  });
});

/** A picture as a phone sends it. */
async function photo() {
  const buffer = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  return { name: '黑屏.png', mimeType: 'image/png', buffer };
}

/** Waits until the customer's photo is drawn from the desk, by a link that is signed. */
async function photoShown(chat: ChatPage): Promise<void> {
  const image = chat.page.locator('.webchat__bubble--from-user img[src*="&sig="]');
  await image.waitFor();
  await image.evaluate((drawn: { decode(): Promise<void> }) => drawn.decode());
}
