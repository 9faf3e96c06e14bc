import { expect } from 'chai';
import { type ChatPage, chatPage } from './chat-page.ts';
import { picture, pictureScale } from './pictures.ts';
import { type RealDesk, realDesk } from './real-desk.ts';
import { sharedBrowser } from './shared-browser.ts';

describe('the page of a case, on a phone', function () {
  this.timeout(60_000);
  let desk: RealDesk;
  let chat: ChatPage;

  before(async () => {
    desk = await realDesk('2026-03-04T10:00');
    chat = await chatPage(await sharedBrowser(), { width: 390, height: 844, scale: pictureScale() });
  });
  after(async () => {
    await chat.close();
    await desk.close();
  });

  it('is reached from the chat, and what is done there stands in the chat', async () => {
    await chat.open(desk.url);
    await chat.waitFor('现在有同事在线');
    for (const [said, asked] of [
      ['我家空调E1不制冷了', '可以吗？'],
      ['同意', '平时在哪儿用'],
      ['家里用', '什么时候买的'],
      ['今年一月京东买的', '留个电话吧'],
      ['13800138000', '地址是？'],
      ['上海市人民路100号3单元502', '没问题就回复“提交”'],
    ] as const) {
      await chat.say(said);
      await chat.waitForLast(asked);
    }
    await chat.say('提交');
    await chat.waitForLast('编号请留着');
    await chat.waitForLast('打开进度页面');
    await picture(chat, 'case-1-link');
    const link = chat.page.getByRole('link', { name: '打开进度页面' });
    const address = (await link.getAttribute('href')) ?? '';
    expect(address).to.match(new RegExp(`^${desk.url}/t/1\\.R-`));

    const other = await chatPage(await sharedBrowser(), { besides: chat });
    const { page } = other;
    await page.goto(address);
    await page.getByRole('heading', { name: '已经收到，还没有受理' }).waitFor();
    await picture(other, 'case-2-submitted');
    await page.getByText('约上门时间').click();
    await page.getByLabel('3月6日（周五）上午9:00–11:00').check();
    await page.getByRole('button', { name: '就约这个时间' }).click();
    await page.getByRole('status').getByText('约好了').waitFor();
    await page.locator('#visit').getByText('3月6日（周五）上午9:00–11:00（北京时间）').waitFor();
    await picture(other, 'case-3-booked');
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths).to.deep.equal([390, 390]);
    other.expectClean();
    await other.close();

    await chat.waitFor('约 3月6日（周五）上午9:00–11:00');
    await chat.waitFor('约好了');
    await picture(chat, 'case-4-chat');
    const [ticket] = await desk.tickets();
    expect(ticket?.visit).to.include({ date: '2026-03-06', start: '09:00' });
    chat.expectClean();
  });
});
