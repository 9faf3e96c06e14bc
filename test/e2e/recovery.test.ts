import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { type ChatPage, chatPage } from './chat-page.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';
import { sharedBrowser } from './shared-browser.ts';

const greeting = '您好，我是售后小助手。机器出了什么问题？您直接说就行。';
/** What a browser writes by itself about requests that fail. */
const outage = /Failed to load resource|WebSocket connection to/;

describe('the conversation on the chat page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let desk: FakeDesk;
  let chat: ChatPage;

  before(async () => {
    browser = await sharedBrowser();
    chat = await chatPage(browser);
  });

  after(() => chat.close());

  beforeEach(async () => {
    desk = await fakeDesk(desk?.port);
    await chat.open(desk.url);
    await chat.waitForLast(greeting);
  });
  afterEach(async () => {
    await chat.leave();
    await desk.stop();
  });

  it('begins with one greeting and goes back and forth, and the page stays within its policy', async () => {
    await chat.say('空调不制冷');
    await chat.waitForLast('收到：空调不制冷');
    expect(await chat.lines()).to.deep.equal([
      { from: 'desk', text: greeting },
      { from: 'customer', text: '空调不制冷' },
      { from: 'desk', text: '收到：空调不制冷' },
    ]);
    chat.expectClean();
  });

  it('comes back whole after a reload: in order, nothing twice, with the answers on offer and the draft', async () => {
    desk.answer = ({ text }) => [
      { text: `${text}之一` },
      { text: `${text}之二`, suggestedActions: { actions: [button('要'), button('不要')] } },
    ];
    for (const text of ['甲', '乙', '丙']) {
      await chat.say(text);
      await chat.waitForLast(`${text}之二`);
    }
    const before = await chat.texts();
    expect(before).to.have.lengthOf(10);
    await chat.type('还没说完的话');
    await chat.reload();
    await chat.waitForLast('丙之二');
    expect(await chat.texts()).to.deep.equal(before);
    expect(await chat.offers()).to.deep.equal(['要', '不要']);
    expect(await chat.box.inputValue()).to.equal('还没说完的话');
    chat.expectClean();
  });

  it('goes on through a restart of the desk, and what was said meanwhile arrives once and in order', async () => {
    await chat.say('一');
    await chat.waitForLast('收到：一');
    await desk.stop();
    await chat.banner.waitFor({ state: 'visible' });
    await chat.say('二');
    await chat.say('三');
    await chat.type('四还没写完');
    await desk.start();
    await chat.waitForLast('收到：三');
    await chat.banner.waitFor({ state: 'hidden' });
    expect(desk.heard().map(({ text }) => text)).to.deep.equal(['一', '二', '三']);
    expect(await chat.box.inputValue()).to.equal('四还没写完');
    expect(await chat.texts()).to.have.members(
      ['一', '二', '三'].flatMap(each => [each, `收到：${each}`]).concat(greeting),
    );
    expect(await failures(chat)).to.equal(0);
    chat.expectClean({ except: outage });
  });

  it('sends after a reload what waited for the desk', async () => {
    desk.fail.push(...Array.from({ length: 2 }, () => ({ on: 'POST /v3/directline/conversations/', status: 503 })));
    await chat.say('别丢了我');
    await chat.page.waitForFunction(`sessionStorage.getItem('desk.outbox')?.includes('别丢了我')`);
    await chat.reload();
    await chat.waitForLast('收到：别丢了我');
    expect(desk.heard()).to.have.lengthOf(1);
  });

  it('hears what was said while it slept', async () => {
    desk.streams = false;
    desk.cut();
    desk.tell({ text: '师傅已经出发' });
    desk.tell({ text: '大约半小时到' });
    desk.streams = true;
    await chat.waitForLast('大约半小时到');
    expect(await chat.texts()).to.deep.equal([greeting, '师傅已经出发', '大约半小时到']);
    expect(desk.requests.filter(each => each.endsWith('/activities?watermark=1'))).not.to.have.lengthOf(0);
    expect(await chat.banner.isVisible()).to.equal(false);
  });

  it('notices a line that is dead without a word', async () => {
    const late = await chatPage(browser);
    await late.page.clock.install();
    await late.open(desk.url);
    await expectSockets(desk, 2);
    desk.mute = true;
    desk.tell({ text: '在吗' });
    await late.page.clock.fastForward(50_000);
    await late.page.clock.fastForward(5_000);
    await late.waitForLast('在吗');
    await late.close();
  });

  it('goes on with a new token when the old one is over', async () => {
    desk.expireTokens();
    desk.cut();
    await chat.say('还在吗');
    await chat.waitForLast('收到：还在吗');
    desk.tell({ text: '在的' });
    await chat.waitForLast('在的');
    expect(await chat.texts()).to.deep.equal([greeting, '还在吗', '收到：还在吗', '在的']);
    await expectSockets(desk, 1);
  });

  it('is the same in two tabs, with one greeting', async () => {
    const other = await chatPage(browser, { besides: chat });
    await other.open(desk.url);
    await chat.say('从第一页');
    await other.waitForLast('收到：从第一页');
    await other.say('从第二页');
    await chat.waitForLast('收到：从第二页');
    const expected = [greeting, '从第一页', '收到：从第一页', '从第二页', '收到：从第二页'];
    expect(await chat.texts()).to.deep.equal(expected);
    await other.waitForLast('收到：从第二页');
    expect(await other.lines()).to.deep.equal(await chat.lines());
    await other.close();
    chat.expectClean();
  });

  it('says a message once although the answer to it was lost', async () => {
    desk.fail.push({ on: 'POST /v3/directline/conversations/', status: 502, late: true });
    await chat.say('只说一次');
    await chat.waitForLast('收到：只说一次');
    await chat.say('第二句');
    await chat.waitForLast('收到：第二句');
    expect(desk.heard().map(({ text }) => text)).to.deep.equal(['只说一次', '第二句']);
    expect(desk.requests.filter(each => each.endsWith('/activities') && each.startsWith('POST'))).to.have.lengthOf(3);
    expect(await failures(chat)).to.equal(0);
  });

  it('stands in order and once, however frames arrive', async () => {
    const says = (n: number) => ({
      type: 'message',
      id: `x|${n}`,
      timestamp: new Date(Date.parse('2026-11-23T03:00:00Z') + n * 1000).toISOString(),
      from: { id: 'desk', name: '售后', role: 'bot' },
      text: `第${n}句`,
    });
    const [one, two, three] = [1, 2, 3].map(says);
    await expectSockets(desk, 1);
    desk.frames({ activities: [three] }, { activities: [one, two] }, { activities: [two, three] }, '', {
      activities: [one],
    });
    await chat.waitFor('第2句');
    expect(await chat.texts()).to.deep.equal([greeting, '第1句', '第2句', '第3句']);
  });

  it('works where no WebSocket gets through', async () => {
    desk.streams = false;
    desk.cut();
    await chat.say('能收到吗');
    await chat.waitForLast('收到：能收到吗');
    expect(await chat.banner.isVisible()).to.equal(false);
  });

  it('starts anew when the desk knows the visitor no more', async () => {
    await chat.say('旧的');
    await chat.waitForLast('收到：旧的');
    desk.forget();
    desk.cut();
    await chat.page.waitForEvent('load');
    await chat.waitForLast(greeting);
    expect(await chat.texts()).to.deep.equal([greeting]);
  });

  it('starts anew when what was said is gone as too old', async () => {
    await chat.say('旧的');
    await chat.waitForLast('收到：旧的');
    desk.age();
    desk.cut();
    await chat.page.waitForEvent('load');
    await chat.waitForLast(greeting);
    expect(await chat.texts()).to.deep.equal([greeting]);
  });

  it('lets go when the page is put aside and looks again when it is back', async () => {
    await expectSockets(desk, 1);
    await chat.page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
    await expectSockets(desk, 0);
    desk.tell({ text: '您不在时说的' });
    await chat.page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await chat.waitForLast('您不在时说的');
    await expectSockets(desk, 1);
  });

  it('says so when a message is refused, and sends it again on demand', async () => {
    desk.fail.push({ on: 'POST /v3/directline/conversations/', status: 400 });
    await chat.say('这句不行');
    await chat.notice.getByText('没有发出去').waitFor();
    await chat.page.getByRole('button', { name: '重试' }).click();
    await chat.waitForLast('收到：这句不行');
    expect(desk.heard()).to.have.lengthOf(1);
  });
});

function button(title: string): object {
  return { type: 'messageBack', title, text: title, displayText: title, value: { choose: title } };
}

async function failures(chat: ChatPage): Promise<number> {
  return chat.page.getByText('没有发出去').count();
}

async function expectSockets(desk: FakeDesk, count: number): Promise<void> {
  const until = Date.now() + 5000;
  while (desk.sockets !== count && Date.now() < until) await new Promise(resolve => setTimeout(resolve, 10));
  expect(desk.sockets).to.equal(count);
}
