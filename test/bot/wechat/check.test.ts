import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { wechatCheckTool } from '../../../bot/cli/wechat-check-tool.ts';
import { runTool } from '../cli/terminal.ts';
import { type Desk, settings, type World, world } from './desk.ts';

describe('npm run wechat:check', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    wechat.pass(Temporal.Now.instant().since(wechat.now()));
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  const check = (env: Record<string, string> = {}) =>
    runTool(wechatCheckTool, [], {
      ...settings,
      WECHAT_API_BASE: wechat.platform.url,
      PORT: new URL(desk.url).port,
      ...env,
    });

  it('is content with an account that is connected, and says which address to fill in', async () => {
    const { code, out } = await check();
    expect(code).to.equal(0);
    expect(out).to.include(`${desk.url}/wechat`).and.not.include('✗');
    expect(desk.turns).to.deep.equal([]);
  });

  const wrong: readonly (readonly [string, Record<string, string>, number[], string])[] = [
    ['the IP allow list', {}, [40164], '203.0.113.7'],
    ['the secret', {}, [40125], 'WECHAT_APP_SECRET'],
    ['the app id', {}, [40013], 'WECHAT_APP_ID'],
    ['another token than the desk has', { WECHAT_TOKEN: 'BBBBB' }, [], 'WECHAT_TOKEN'],
    ['another key than the desk has', { WECHAT_ENCODING_AES_KEY: `${'B'.repeat(42)}A` }, [], 'WECHAT_ENCODING_AES_KEY'],
    ['no key where the desk has one', { WECHAT_ENCODING_AES_KEY: '' }, [], 'WECHAT_ENCODING_AES_KEY'],
    ['a port that WeChat does not call', { PUBLIC_URL: 'http://127.0.0.1:1' }, [], '443'],
  ];
  for (const [what, env, codes, told] of wrong) {
    it(`names what is wrong: ${what}`, async () => {
      wechat.platform.moods.set('/cgi-bin/stable_token', [...codes]);
      const { code, out } = await check(env);
      expect(code).to.equal(1);
      expect(out).to.include('✗').and.include(told);
      expect(out).to.not.include(settings.WECHAT_APP_SECRET);
    });
  }

  it('warns of plain mode, and of an account that is not set', async () => {
    desk = await wechat.desk({ env: { WECHAT_ENCODING_AES_KEY: '' } });
    const plain = await check({ WECHAT_ENCODING_AES_KEY: '' });
    expect(plain.out).to.include('明文模式').and.not.include('✗');
    const unset = await runTool(wechatCheckTool, [], {});
    expect([unset.code, unset.out.includes('WECHAT_APP_ID')]).to.deep.equal([1, true]);
  });

  it('refuses settings that do not go together', async () => {
    const { code, problem } = await runTool(wechatCheckTool, [], { WECHAT_APP_ID: 'wx1' });
    expect(code).to.equal(78);
    expect(problem).to.include('WECHAT_APP_SECRET').and.include('WECHAT_TOKEN');
  });
});
