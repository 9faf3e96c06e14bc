import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { runningDesk } from '../../bot/local.ts';
import { createLogger } from '../../bot/logging.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { type ChatPage, chatPage } from './chat-page.ts';
import { sharedBrowser } from './shared-browser.ts';

/** A Wednesday morning on which the shop is open from 9 to 18. */
const morning = Temporal.Instant.from('2026-03-04T10:00+08:00');
/** What a browser writes by itself while the desk is away. */
const outage = /Failed to load resource|WebSocket connection to/;

describe('a journey through the desk', function () {
  this.timeout(20_000);
  let folder: string;
  let app: App;
  let chat: ChatPage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journey-'));
    app = await start(folder);
  });
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe('on a phone, in Chinese', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 390, height: 844, scale: scale() });
    });
    after(() => chat.close());
    beforeEach(async () => {
      await chat.open(app.url);
      await chat.waitForLast('现在有同事在线，到 18:00 为止（今天 9:00–18:00）');
    });
    afterEach(() => chat.leave());

    it('leads from a question to a repair report, and a question on the way is answered', async () => {
      await picture(chat, 'phone-1-greeting');
      await chat.tap('保修多久');
      await chat.waitForLast(/整机保修 12 个月[^]*依据《/);
      await picture(chat, 'phone-2-answer');
      await chat.say('我家空调E1不制冷了');
      await chat.waitForLast('可以吗？');
      await picture(chat, 'phone-3-consent');
      await chat.tap('同意');
      await chat.waitForLast('留个电话吧');
      await chat.say('上门要钱吗');
      await chat.waitFor('保修期内的质量问题，上门免费');
      await chat.waitForLast('留个电话吧');
      await picture(chat, 'phone-4-aside');
      await chat.say('13800138000');
      await chat.waitForLast('2. 问题：我家空调E1不制冷了');
      await picture(chat, 'phone-5-summary');
      await chat.say('改2');
      await chat.waitForLast('它怎么了？');
      await chat.say('外机很响，也不制冷');
      await chat.waitForLast('2. 问题：外机很响，也不制冷');
      await chat.tap('提交');
      await chat.waitForLast(/报修编号 R-/);
      await picture(chat, 'phone-6-done');

      const [ticket] = await ticketsIn(folder);
      expect(ticket).to.deep.include({
        kind: 'repair',
        state: 'submitted',
        language: 'zh-CN',
        fault: '外机很响，也不制冷',
        phone: '13800138000',
        product: { id: 'air-conditioner', said: '空调' },
      });
      expect((await chat.texts()).at(-1))
        .to.contain(`报修编号 ${ticket?.id}。`)
        .and.not.to.contain('13800138000');
      const before = await chat.lines();
      expect(before.filter(({ from }) => from === 'customer').map(({ text }) => text)).to.deep.equal([
        '保修多久',
        '我家空调E1不制冷了',
        '同意',
        '上门要钱吗',
        '13800138000',
        '改2',
        '外机很响，也不制冷',
        '提交',
      ]);
      await chat.reload();
      await chat.waitForLast(/报修编号 R-/);
      expect(await chat.lines()).to.deep.equal(before);
      chat.expectClean();
    });

    it('goes on after the desk was restarted in the middle of a report', async () => {
      await chat.say('洗衣机不脱水');
      await chat.waitForLast('可以吗？');
      const before = await chat.lines();
      await app.close();
      await chat.banner.waitFor({ state: 'visible' });
      await picture(chat, 'phone-7-away');
      app = await start(folder, app.port);
      await chat.banner.waitFor({ state: 'hidden' });
      await chat.tap('同意');
      await chat.waitForLast('留个电话吧');
      expect((await chat.lines()).slice(0, before.length)).to.deep.equal(before);
      expect((await chat.texts()).slice(before.length)).to.deep.equal([
        '同意',
        '留个电话吧，手机或者座机都行，师傅出发前好联系您。',
      ]);
      chat.expectClean({ except: outage });
    });

    it('shows the same in two tabs', async () => {
      const other = await chatPage(await sharedBrowser(), { besides: chat });
      await other.open(app.url);
      await chat.say('保修多久');
      await other.waitForLast('整机保修 12 个月');
      await other.say('你们几点上班');
      await chat.waitForLast('9:00–18:00');
      await other.waitForLast('9:00–18:00');
      expect(await other.lines()).to.deep.equal(await chat.lines());
      expect(await chat.lines()).to.have.lengthOf(5);
      other.expectClean();
      chat.expectClean();
      await other.close();
    });
  });

  describe('at a desk, in English', () => {
    before(async () => {
      chat = await chatPage(await sharedBrowser(), { width: 1280, height: 800, scale: scale() });
    });
    after(() => chat.close());
    afterEach(() => chat.leave());

    it('begins with the question of a link and ends with a report, all typed', async () => {
      await chat.open(`${app.url}/?lang=en-US&ask=${encodeURIComponent('How long is the warranty?')}`);
      await chat.waitForLast(/covered for 12 months[^]*Source: /);
      expect(await chat.texts()).to.have.lengthOf(3);
      await picture(chat, 'desktop-1-asked');
      await chat.say('My air conditioner shows E1 and does not cool');
      await chat.waitForLast('Is that all right?');
      await chat.say('yes');
      await chat.waitForLast('leave a phone number');
      await chat.say('13800138000');
      await chat.waitForLast('3. Phone: 13800138000');
      await picture(chat, 'desktop-2-summary');
      await chat.say('submit');
      await chat.waitForLast('Your repair number is R-');
      await picture(chat, 'desktop-3-done');
      const [ticket] = await ticketsIn(folder);
      expect(ticket).to.deep.include({ language: 'en-US', fault: 'My air conditioner shows E1 and does not cool' });
      expect((await chat.texts()).at(-1)).to.contain(`${ticket?.id}.`);
      chat.expectClean();
    });

    it('knows the machine whose code was scanned', async () => {
      await chat.open(`${app.url}/?lang=en-US&serial=SN12345678`);
      await chat.waitForLast("Your machine's serial number is SN12345678, noted.");
      await picture(chat, 'desktop-4-serial');
      await chat.say('My washing machine does not spin');
      await chat.waitForLast('Is that all right?');
      await chat.say('I agree');
      await chat.waitForLast('leave a phone number');
      await chat.say('13800138000');
      await chat.waitForLast('SN12345678');
      await chat.say('submit');
      await chat.waitForLast('Your repair number is R-');
      expect((await ticketsIn(folder))[0]).to.include({ serial: 'SN12345678' });
      chat.expectClean();
    });
  });
});

/** The whole desk as `main.ts` composes it, on a clock that goes from that morning on. */
function start(folder: string, port = 0): Promise<App> {
  const config = readConfig({ PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const started = Temporal.Now.instant();
  return startApp(config, {
    clock: () => morning.add(started.until(Temporal.Now.instant())),
    random: bytes => randomBytes(bytes),
    log: createLogger(config),
  });
}

async function ticketsIn(folder: string): Promise<readonly Ticket[]> {
  return (await (await runningDesk(folder))?.tickets(10)) ?? [];
}

/** For people to look at, where the environment names a folder. */
async function picture(chat: ChatPage, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await chat.screenshot(join(folder, `${name}.png`));
}

function scale(): number {
  return process.env.SCREENSHOTS ? 2 : 1;
}
