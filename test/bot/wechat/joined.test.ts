import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../../bot/app.ts';
import { createLogger } from '../../../bot/logging.ts';
import { systemTimer } from '../../../bot/timer.ts';
import { openApp } from '../app.ts';
import { customer } from '../directline/desk.ts';
import { settings } from './desk.ts';
import { type Platform, wechatPlatform } from './platform.ts';

describe('one customer on the web page and in WeChat', function () {
  this.timeout(30_000);
  const phone = '13812345678';
  const openid = 'oJOINED_0123456789-abcdefghi';
  const number = /R-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/;
  const printed: string[] = [];
  const logged: string[] = [];
  let platform: Platform;
  let folder: string;
  let app: App;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'joined-'));
    platform = await wechatPlatform({ now: () => Temporal.Now.instant().epochMilliseconds / 1000, timer: systemTimer });
    app = await openApp(
      { DATA_DIR: folder, ...settings, WECHAT_API_BASE: platform.url, SMS_CONSOLE: 'on' },
      {
        print: line => void printed.push(line),
        log: createLogger({ logLevel: 'debug' }, { write: line => void logged.push(line) }),
      },
    );
    while ((await fetch(`${app.url}/readyz`)).status !== 200) await new Promise(setImmediate);
  });
  after(async () => {
    await app.close();
    await platform.close();
    await rm(folder, { recursive: true, force: true });
  });

  const code = async (already: number) => {
    while (printed.length <= already) await new Promise(setImmediate);
    return /验证码 (\d{6})/.exec(printed[already] ?? '')?.[1] ?? '';
  };

  it('sees the same cases in both, once the number is confirmed in each', async () => {
    const page = await customer(app);
    await page.start();
    let said = 0;
    const web = async (text: string) => {
      expect((await page.say(text, `k${++said}`)).status).to.equal(200);
      const { activities } = await page.history();
      const heard = activities.findLastIndex(each => each.from?.role !== 'bot');
      return activities
        .slice(heard + 1)
        .map(each => [each.text, ...labelsOf(each)].join('\n'))
        .join('\n');
    };
    const chat = async (text: string) => (await platform.say(app.url, openid, text)).text ?? '';
    const report = async (say: typeof web, machine: string) => {
      let told = '';
      for (const each of ['我要报修', '同意', machine, '不制冷', '跳过', '跳过', phone, '跳过', '提交'])
        told = await say(each);
      return number.exec(told)?.[0] ?? told;
    };
    const [first, second] = [await report(web, '空调'), await report(chat, '洗衣机')];
    expect(
      [first, second].every(each => number.test(each)),
      `${first} ${second}`,
    ).to.equal(true);
    expect(await chat(first)).to.include('后四位');
    await chat('退出');
    for (const [at, say] of [chat, web].entries()) {
      await say('绑定手机');
      expect(await say(phone)).to.include('138****5678');
      const figures = await code(at);
      expect(await say(figures))
        .to.include('确认好了')
        .and.include(first)
        .and.include(second);
    }
    for (const say of [chat, web])
      expect(await say('查进度'))
        .to.include(first)
        .and.include(second);
    expect(logged.length).to.be.greaterThan(0);
    for (const secret of [phone, ...printed.map(each => /\d{6}/.exec(each.split('验证码')[1] ?? '')?.[0] ?? '-')])
      expect(logged.join()).to.not.include(secret);
  });
});

function labelsOf(activity: { suggestedActions?: { actions?: { title?: string }[] } }): string[] {
  return activity.suggestedActions?.actions?.map(({ title = '' }) => title) ?? [];
}
