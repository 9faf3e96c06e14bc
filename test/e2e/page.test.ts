import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { type ChatPage, chatPage } from './chat-page.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';
import { sharedBrowser } from './shared-browser.ts';

describe('the chat page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let desk: FakeDesk;
  let chat: ChatPage;

  before(async () => {
    browser = await sharedBrowser();
    chat = await chatPage(browser, { width: 360, height: 640 });
  });

  after(() => chat.close());

  beforeEach(async () => {
    desk = await fakeDesk(desk?.port);
  });
  afterEach(async () => {
    try {
      chat.expectClean({ except: /Failed to load resource|Failed to post activity/ });
    } finally {
      await chat.leave();
      await desk.stop();
    }
  });

  it('shows who is there, until when and how to call', async () => {
    await chat.open(desk.url);
    await chat.page.getByText('现在有人在线 · 到18:00').waitFor();
    expect(await chat.page.title()).to.equal('星河电器售后 · 售后服务');
    expect(await chat.page.getByRole('link', { name: '打电话 400-800-1234' }).getAttribute('href')).to.equal(
      'tel:4008001234',
    );
    Object.assign(desk.says, { open: false, line: '现在是下班时间 · 明天9:00上班', hotline: undefined });
    await chat.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await chat.page.getByText('明天9:00上班').waitFor();
    expect(await chat.page.locator('#call').isVisible()).to.equal(false);
  });

  it('offers shortcuts above the box, unless the desk offers answers', async () => {
    desk.answer = () => [
      { text: '哪天方便？', suggestedActions: { actions: [{ type: 'imBack', title: '明天', value: '明天' }] } },
    ];
    await chat.open(desk.url);
    await chat.tap('预约上门');
    await chat.waitForLast('哪天方便？');
    expect(desk.heard().map(({ text }) => text)).to.deep.equal(['预约上门']);
    expect(await chat.page.locator('#quick').isVisible()).to.equal(false);
    desk.answer = () => [{ text: '好的' }];
    await chat.tap('明天');
    await chat.waitForLast('好的');
    expect(await chat.page.locator('#quick').isVisible()).to.equal(true);
  });

  it('sends a button as its text and value, and shows its label', async () => {
    const value = { ask: 'product', choose: 'ac-1' };
    desk.answer = ({ text }) =>
      text === '选'
        ? [
            {
              text: '哪一台？',
              suggestedActions: {
                actions: [{ type: 'messageBack', title: '客厅空调', text: '空调', displayText: '客厅空调', value }],
              },
            },
          ]
        : [{ text: '记下了' }];
    await chat.open(desk.url);
    await chat.say('选');
    await chat.waitForLast('哪一台？');
    await chat.tap('客厅空调');
    await chat.waitForLast('记下了');
    expect(desk.heard().at(-1)).to.include({ text: '空调' }).and.to.have.property('value').that.deep.equals(value);
    expect((await chat.texts()).at(-2)).to.equal('客厅空调');
    await chat.reload();
    await chat.waitForLast('记下了');
    expect((await chat.texts()).at(-2)).to.equal('客厅空调');
  });

  it('asks what its address asks, once', async () => {
    await chat.open(`${desk.url}/?ask=${encodeURIComponent('E1是什么意思')}&serial=SN-2026-0001`);
    await chat.waitForLast('收到：E1是什么意思');
    expect(chat.page.url()).to.equal(`${desk.url}/`);
    await chat.reload();
    await chat.waitForLast('收到：E1是什么意思');
    expect(desk.heard().map(({ type, name, value, text }) => [type, name ?? text, value])).to.deep.equal([
      ['event', 'serial', 'SN-2026-0001'],
      ['message', 'E1是什么意思', undefined],
    ]);
  });

  it('leaves it to the customer to send what a link asks, once there is something that it could decide', async () => {
    await chat.open(desk.url);
    await chat.say('我要报修');
    await chat.waitForLast('收到：我要报修');
    await chat.open(`${desk.url}/?ask=${encodeURIComponent('同意')}`);
    await chat.page.waitForFunction("document.querySelector('[data-id=webchat-sendbox-input]').value === '同意'");
    expect(desk.heard().map(({ text }) => text)).to.deep.equal(['我要报修']);
    await chat.box.press('Enter');
    await chat.waitForLast('收到：同意');
    await chat.type('自己写的');
    await chat.open(`${desk.url}/?ask=${encodeURIComponent('提交')}`);
    await chat.waitForLast('收到：同意');
    expect(await chat.box.inputValue()).to.equal('自己写的');
    expect(desk.heard()).to.have.length(2);
  });

  it('changes its language with the desk, and remembers it', async () => {
    await chat.open(desk.url);
    await chat.tap('Switch to English');
    await chat.waitForLast('收到：English');
    await chat.page.getByText('Online now · until 18:00').waitFor();
    expect(await chat.box.getAttribute('placeholder')).to.equal('Tell us what happened');
    await chat.reload();
    await chat.page.getByText('Online now · until 18:00').waitFor();
    expect(await chat.page.getAttribute('html', 'lang')).to.equal('en-US');
    await chat.tap('切换到中文');
    await chat.waitForLast('收到：中文');
    expect(await chat.box.getAttribute('placeholder')).to.equal('请说说您的问题');
  });

  it('speaks the language that its address names', async () => {
    await chat.open(`${desk.url}/?lang=en-US`);
    await chat.page.getByText('Online now · until 18:00').waitFor();
    expect(desk.heard()).to.have.lengthOf(0);
  });

  it('sends photos scaled down and other files as they are', async () => {
    await chat.open(desk.url);
    await chat.attach({ name: '铭牌.png', mimeType: 'image/png', buffer: await photo(chat, 3000, 2000) });
    await chat.waitForLast('收到：文件');
    await chat.attach({ name: '发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    await chat.say('这是发票');
    await chat.waitForLast('收到：这是发票');
    expect(desk.uploads.map(({ name, type }) => [name, type])).to.deep.equal([
      ['铭牌.jpg', 'image/jpeg'],
      ['发票.pdf', 'application/pdf'],
    ]);
    expect(desk.uploads[0]?.bytes).to.be.below(6_000_000);
    expect(await chat.page.locator('.webchat__bubble--from-user img[src*="/files/"]').count()).to.equal(1);
    expect(JSON.stringify(desk.heard())).not.to.contain('blob:').and.not.to.contain('data:');
  });

  it('says at once what cannot be sent', async () => {
    await chat.open(desk.url);
    await chat.type('一边写着');
    await chat.attach({ name: '漏水.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(1024 * 1024 + 1) });
    await chat.notice.getByText('最多 1 MB').waitFor();
    await chat.notice.getByRole('button').click();
    await chat.attach({ name: '日志.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await chat.notice.getByText('请发照片、视频或 PDF').waitFor();
    expect(await chat.box.inputValue()).to.equal('一边写着');
    await chat.say('那算了');
    await chat.waitForLast('收到：那算了');
    expect(desk.uploads).to.have.lengthOf(0);
    expect(desk.heard()).to.have.lengthOf(1);
  });

  it('says what the desk did not take', async () => {
    desk.fail.push({ on: 'POST /v3/directline/conversations/', status: 415 });
    await chat.open(desk.url);
    await chat.attach({ name: '坏的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no') });
    await chat.notice.getByText('请发照片、视频或 PDF').waitFor();
    await chat.page.getByRole('button', { name: '重试' }).click();
    await chat.notice.getByText('请重新选一次').waitFor();
  });

  it('treats what it is told as text, and opens links without handing itself over', async () => {
    await chat.open(desk.url);
    desk.tell({
      text: '<img src=x onerror=alert(1)><script>alert(2)</script>说明见 [这里](https://example.com/a) javascript:alert(3)',
    });
    await chat.waitForLast('说明见');
    const link = chat.page.locator('.webchat__text-content a');
    expect(await link.getAttribute('rel')).to.contain('noopener');
    expect(await link.getAttribute('target')).to.equal('_blank');
    expect(await chat.page.locator('.webchat__bubble :is(script, img:not([src^="data:"]))').count()).to.equal(0);
  });

  it('fits a narrow phone: nothing sticks out, nothing zooms, everything can be hit', async () => {
    const actions = [
      '上门修（师傅到家检测，修前先报价）',
      '寄回来修',
      '我也不确定，想先问一下要带什么、多久能好、要不要钱',
      '都不是',
    ];
    desk.answer = () => [
      {
        text: '您想怎么修？',
        suggestedActions: { actions: actions.map(title => ({ type: 'imBack', title, value: title })) },
      },
    ];
    await chat.open(desk.url);
    await chat.say('修');
    await chat.waitForLast('您想怎么修？');
    expect(await chat.page.evaluate('document.documentElement.scrollWidth')).to.equal(360);
    for (const box of await chat.page.locator('.webchat__suggested-action').all()) {
      const { x = 0, width = 0, height = 0 } = (await box.boundingBox()) ?? {};
      expect(x).to.be.at.least(0);
      expect(x + width).to.be.at.most(360);
      expect(height).to.be.at.least(40);
    }
    expect(await chat.page.evaluate('getComputedStyle(document.querySelector("textarea")).fontSize')).to.equal('16px');
  });

  it('can be used by keyboard alone', async () => {
    await chat.open(desk.url);
    await chat.box.focus();
    await chat.page.keyboard.type('只用键盘');
    await chat.page.keyboard.press('Enter');
    await chat.waitForLast('收到：只用键盘');
    const reached = new Set<string>();
    for (let tab = 0; tab < 20; tab += 1) {
      await chat.page.keyboard.press('Shift+Tab');
      reached.add(String(await chat.page.evaluate('document.activeElement.innerText || document.activeElement.id')));
    }
    expect([...reached]).to.include.members(['报修', '找人工', 'EN', 'call']);
  });

  it('tells without scripts how to reach somebody', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(desk.url);
    expect(await page.locator('noscript').textContent()).to.contain('400-800-1234');
    await context.close();
  });
});

/** A photo that does not compress well, as a phone takes it. */
async function photo(chat: ChatPage, width: number, height: number): Promise<Buffer> {
  const data = await chat.page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
    const paint = canvas.getContext('2d');
    for (let x = 0; x < ${width}; x += 6) for (let y = 0; y < ${height}; y += 6) {
      paint.fillStyle = 'hsl(' + ((x * 7919 + y * 104729) % 360) + ' 60% 50%)';
      paint.fillRect(x, y, 6, 6);
    }
    return canvas.toDataURL('image/png');
  })()`);
  const png = Buffer.from(String(data).split(',')[1] ?? '', 'base64');
  return Buffer.concat([png, randomBytes(Math.max(0, 1_200_000 - png.byteLength))]);
}
