import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../../bot/app.ts';
import { systemTimer } from '../../../bot/timer.ts';
import { learn, load } from '../../content/once.ts';
import { openApp } from '../app.ts';
import { openid, settings } from './desk.ts';
import { nextId, type Platform, wechatPlatform } from './platform.ts';

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

describe('the whole desk in WeChat', function () {
  this.timeout(30_000);
  let platform: Platform;
  let folder: string;
  let app: App;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wechat-'));
    platform = await wechatPlatform({ now: () => Temporal.Now.instant().epochMilliseconds / 1000, timer: systemTimer });
    app = await openApp({ DATA_DIR: folder, ...settings, WECHAT_API_BASE: platform.url });
    while ((await fetch(`${app.url}/readyz`)).status !== 200) await new Promise(setImmediate);
    // WeChat waits five seconds for an answer, of which learning a language on a busy machine takes too many.
    learn(await load()).rank('hello', 'en-US');
  });
  after(async () => {
    await app.close();
    await platform.close();
    await rm(folder, { recursive: true, force: true });
  });

  const customer = (id: string) => ({
    say: async (text: string) => (await platform.say(app.url, id, text)).text ?? '',
    send: async (fields: Record<string, string>) =>
      (await platform.push(app.url, id, { ...fields, MsgId: nextId() })).text ?? '',
    event: async (event: string, key?: string) => (await platform.event(app.url, id, event, key)).text ?? '',
  });

  it('takes a repair report with a photo and the place to its number, by figures and words alone', async () => {
    const { say, send, event } = customer(openid);
    platform.media.set('photo-1', { type: 'image/jpeg', bytes: jpeg });
    const number = /R-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/;
    expect(await event('subscribe', '')).to.match(/1\. 报修\n2\. /);
    expect(await say('1')).to.match(/1\. 同意\n2\. 不同意\n回复数字选择$/);
    expect(await say('同意')).to.include('1. 空调');
    expect(await say('１')).to.include('它怎么了');
    expect(await send({ MsgType: 'image', MediaId: 'photo-1' })).to.include('1 张');
    expect(await send({ MsgType: 'voice', MediaId: 'v' })).to.include('打字');
    expect(await say('不制冷，响得厉害')).to.include('1. 家里用');
    expect(await say('第一个')).to.include('什么时候买的');
    expect(await say('跳过')).to.include('电话');
    expect(await say('13812345678')).to.include('地址');
    const place = { Location_X: '1', Location_Y: '2', Label: '北京市海淀区中关村大街1号院2号楼301' };
    const summary = await send({ MsgType: 'location', ...place });
    expect(summary).to.include('6. 地址：北京市海淀区中关村大街1号院2号楼301').and.include('照片：1 张');
    expect(summary).to.match(/直接回复：“提交”、“修改”、“取消”$/);
    expect(await say('修改')).to.match(/1 机器\n2 问题/);
    expect(await say('5')).to.include('电话');
    expect(await say('13912345678')).to.include('5. 电话：13912345678');
    const done = await say('提交');
    expect(done).to.match(number);
    const [ticket] = number.exec(done) ?? [];
    expect(await say('提交')).to.include(ticket);
    expect(platform.arrived.filter(({ by }) => by === 'api')).to.deep.equal([]);
  });

  it('looks whether a machine is in warranty whose code was scanned, and takes a report of it', async () => {
    const { event, say } = customer('oSCANNED_0123456789-abcdefgh');
    const serial = app.samples?.covered ?? '';
    expect(await event('subscribe', `qrscene_serial:${serial}`))
      .to.include(serial)
      .and.include('还在保修期内');
    expect(await event('SCAN', `serial:${serial}`))
      .to.include(serial)
      .and.include('还在保修期内');
    expect(await say('1'))
      .to.include('从安装完成那天算起')
      .and.include('1. 报修');
    expect(await say('1')).to.include('1. 同意');
  });

  it('takes a number after a scan or a greeting for what these have shown, never for an answer to the form', async () => {
    const { event, say } = customer('oMIDFORM_0123456789-abcdefgh');
    expect(await say('我要报修')).to.include('1. 同意');
    expect(await event('SCAN', `serial:${app.samples?.covered}`)).to.include('1. 报修');
    expect(await say('1')).to.include('1. 同意');
    expect(await event('subscribe', '')).to.include('2. 查保修');
    expect(await say('2')).to.include('1. 同意');
    expect(await say('1')).to.include('1. 空调');
  });

  it('begins what a button of the menu names', async () => {
    const { event } = customer('oCLICKING_0123456789-abcdefg');
    expect(await event('CLICK', 'start:repair')).to.include('1. 同意');
  });

  it('speaks English to who does, with its own words for the numbers', async () => {
    const { say } = customer('oENGLISH_0123456789-abcdefgh');
    expect(await say('I want to report a repair for my washing machine')).to.match(
      /1\. .+\n2\. .+\nReply with a number$/,
    );
  });

  for (const code of [45015, 45047]) {
    it(`tells at the next message what WeChat did not take (${code})`, async () => {
      const late = await openApp({
        DATA_DIR: join(folder, String(code)),
        ...settings,
        WECHAT_API_BASE: platform.url,
        WECHAT_PASSIVE_BUDGET_MS: '0',
      });
      const id = `oLATE_${code}_0123456789-abcdefg`;
      const arrived = () => platform.arrived.filter(({ to }) => to === id).map(({ text }) => text);
      try {
        platform.moods.set('/cgi-bin/message/custom/send', [code]);
        await platform.say(late.url, id, '保修多久');
        await platform.until(() => platform.moods.get('/cgi-bin/message/custom/send')?.length === 0);
        await platform.say(late.url, id, '谢谢');
        await platform.until(() => arrived().length === 1);
        expect(arrived()[0])
          .to.match(/^先说一声：有1条消息之前没能送到/)
          .and.include('不客气');
      } finally {
        await late.close();
      }
    });
  }
});
