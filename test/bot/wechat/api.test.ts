import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { TemplateMessages } from '../../../bot/channels/wechat/carrier.ts';
import { isForGood, pauseOf, troubleOf } from '../../../bot/channels/wechat/errors.ts';
import { officialQuota, opened, quotaLeft, spent } from '../../../bot/channels/wechat/quota.ts';
import { undelivered, wechatContacts } from '../../../bot/store/collections.ts';
import { conversationIn, type Desk, openid, settled, until, type World, world } from './desk.ts';

const sending = '/cgi-bin/message/custom/send';

describe('what the desk says in WeChat by the API', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
    await wechat.platform.say(desk.url, openid, '一');
    await settled();
  });
  afterEach(() => wechat.close());

  let spoken = 0;
  /** As a clerk or the clock does. */
  const speak = async (name: string, by: Desk = desk) => {
    spoken += 1;
    const conversation = await conversationIn(by.store);
    const activity = { type: 'event', name };
    await by.handle({ channel: 'wechat', conversation, key: `staff/${spoken}`, user: { id: 'u' }, activity });
  };
  const byApi = () => wechat.platform.arrived.filter(({ by }) => by === 'api').map(({ text }) => text);
  const buried = () => desk.store.find(undelivered, 'at', {});
  const calls = (path: string) => wechat.platform.calls.filter(each => each === path).length;

  it('needs one token for many messages, which is kept for other desks', async () => {
    for (const name of ['a', 'b']) await speak(name);
    await wechat.platform.until(() => byApi().length >= 1);
    await settled();
    const other = await wechat.desk({ store: desk.store });
    await speak('c', other);
    await wechat.platform.until(() => byApi().join(' ').includes('event: c'));
    expect(wechat.platform.tokensAsked()).to.equal(1);
  });

  it('asks for a new token five minutes before its end', async () => {
    await speak('a');
    await wechat.platform.until(() => byApi().length === 1);
    wechat.pass({ seconds: 7200 - 299 });
    await speak('b');
    await wechat.platform.until(() => byApi().length === 2);
    expect(wechat.platform.tokensAsked()).to.equal(2);
  });

  for (const [what, expire] of [
    ['expired (42001)', (world: World) => world.platform.expireTokens()],
    ['refused (40001)', (world: World) => world.platform.moods.set(sending, [40001])],
    ['refused (40014)', (world: World) => world.platform.moods.set(sending, [40014])],
  ] as const) {
    it(`is sent with a new token, asked for once, when the old one is ${what}`, async () => {
      await speak('a');
      await wechat.platform.until(() => byApi().length === 1);
      expire(wechat);
      wechat.platform.expireTokens();
      await speak('b');
      await wechat.platform.until(() => byApi().length === 2);
      expect(byApi()).to.deep.equal(['event: a undefined', 'event: b undefined']);
      expect(wechat.platform.tokensAsked()).to.equal(2);
      expect(calls(sending)).to.equal(3);
    });
  }

  it('asks for a token once, however many customers are written to at the same time', async () => {
    const others = Array.from({ length: 8 }, (_, at) => `oCUSTOMER_0123456789_00000${at}`);
    const zero = await wechat.desk({ store: desk.store, env: { WECHAT_PASSIVE_BUDGET_MS: '0' } });
    await Promise.all(others.map(each => wechat.platform.say(zero.url, each, '二')));
    await wechat.platform.until(() => byApi().length === 8);
    expect(wechat.platform.tokensAsked()).to.equal(1);
  });

  it('is tried again while WeChat is busy', async () => {
    wechat.platform.moods.set(sending, [-1, -1, -1]);
    await speak('a');
    for (const wait of [200, 400, 800]) await desk.timer.fire(wait);
    await wechat.platform.until(() => byApi().length === 1);
    expect(calls(sending)).to.equal(4);
    expect((await desk.store.get(wechatContacts, await conversationIn(desk.store)))?.message?.used).to.equal(1);
  });

  it('waits for the operator when the settings are refused, and says what to do; answers go on', async () => {
    wechat.platform.moods.set('/cgi-bin/stable_token', [40164]);
    await speak('a');
    await until(() => desk.logged().includes('40164'));
    expect(desk.logged()).to.include('wechat:check');
    expect((await wechat.platform.say(desk.url, openid, '二')).text).to.equal('event: a undefined\n\nheard: 二');
    wechat.pass({ seconds: 6 });
    await speak('b');
    await wechat.platform.until(() => byApi().length === 1);
    expect(byApi()).to.deep.equal(['event: b undefined']);
    expect(await buried()).to.deep.equal([]);
  });

  it('does not ask again for a token within five seconds after its settings were refused', async () => {
    wechat.platform.moods.set('/cgi-bin/stable_token', [40125, 40125, 40125]);
    await speak('a');
    await until(() => desk.logged().includes('40125'));
    await desk.timer.fire(1000);
    await settled();
    expect(calls('/cgi-bin/stable_token')).to.equal(1);
  });

  it('stops at five after a message, keeps the rest, and goes on after the next one', async () => {
    for (let at = 1; at <= 7; at += 1) {
      await speak(`n${at}`);
      await settled();
    }
    expect(byApi()).to.deep.equal([1, 2, 3, 4, 5].map(at => `event: n${at} undefined`));
    await until(async () => (await buried()).length === 2);
    // WeChat was not even asked.
    expect(calls(sending)).to.equal(5);
    await wechat.platform.say(desk.url, openid, '二');
    await settled();
    await speak('n8');
    await wechat.platform.until(() => byApi().length === 6);
  });

  it('stops at three in a minute after a click', async () => {
    wechat.pass({ hours: 49 });
    await wechat.platform.event(desk.url, openid, 'CLICK', 'serial:SN1');
    await settled();
    for (let at = 1; at <= 4; at += 1) {
      await speak(`n${at}`);
      await settled();
    }
    expect(byApi()).to.have.length(3);
    expect((await buried()).map(({ why }) => why)).to.deep.equal(['no quota']);
  });

  it('is not sent after two days, but kept, whatever WeChat would say', async () => {
    wechat.pass({ hours: 48, seconds: 1 });
    await speak('a');
    await until(async () => (await buried()).length === 1);
    expect(calls(sending)).to.equal(0);
  });

  for (const code of [45015, 45047]) {
    it(`believes WeChat when it says that nothing more may be sent (${code})`, async () => {
      wechat.platform.moods.set(sending, [code]);
      await speak('a');
      await until(async () => (await buried()).length === 1);
      await speak('b');
      await until(async () => (await buried()).length === 2);
      expect(calls(sending)).to.equal(1);
      expect((await buried()).map(({ why }) => why)).to.deep.equal([String(code), 'no quota']);
    });
  }

  it('goes by a template where there is one for it', async () => {
    const sent: string[] = [];
    const templates: TemplateMessages = {
      async send(to, lines) {
        sent.push(`${to.openid} ${lines.map(({ activity }) => activity.text)}`);
        return true;
      },
    };
    const other = await wechat.desk({ store: desk.store, templates });
    wechat.pass({ hours: 49 });
    await speak('a', other);
    await until(() => sent.length === 1);
    expect(sent).to.deep.equal([`${openid} event: a undefined`]);
    expect(await buried()).to.deep.equal([]);
  });

  it('is not sent to who has left, until they are back', async () => {
    const left = await wechat.platform.event(desk.url, openid, 'unsubscribe');
    expect(left).to.include({ text: undefined, isBroken: false });
    await speak('a');
    await until(async () => (await buried()).length === 1);
    expect(calls(sending)).to.equal(0);
    await wechat.platform.event(desk.url, openid, 'subscribe');
    await settled();
    await speak('b');
    await wechat.platform.until(() => byApi().length === 1);
  });

  it('remembers that somebody has left when only the API says so (43004)', async () => {
    wechat.platform.moods.set(sending, [43004]);
    await speak('a');
    await until(async () => (await buried()).length === 1);
    expect((await desk.store.get(wechatContacts, await conversationIn(desk.store)))?.gone).to.equal(true);
  });

  it('pauses for as long as WeChat counts (45011)', async () => {
    wechat.platform.moods.set(sending, [45011]);
    await speak('a');
    await desk.timer.fire(60_000);
    await wechat.platform.until(() => byApi().length === 1);
  });

  it('is sent again when WeChat did not answer, and counts as sent, as it may have been', async () => {
    wechat.platform.moods.set(sending, ['silent']);
    await speak('a');
    await until(() => calls(sending) === 1);
    await desk.timer.fire(8000);
    await until(() => desk.logged().includes('timeout'));
    await desk.timer.fire(1000);
    await wechat.platform.until(() => byApi().length === 1);
    expect((await desk.store.get(wechatContacts, await conversationIn(desk.store)))?.message?.used).to.equal(2);
  });

  for (const code of [40003, 40200, 48001, 45002, 45008, 40008, 44004, 47001]) {
    it(`is kept at once, not tried again, and told to the operator, where WeChat will never take it (${code})`, async () => {
      wechat.platform.moods.set(sending, [code]);
      await speak('a');
      await until(async () => (await buried()).length === 1);
      expect((await buried()).map(({ why, tries }) => [why, tries])).to.deep.equal([[String(code), 1]]);
      expect(calls(sending)).to.equal(1);
      expect(desk.logged()).to.include(`"why":"${code}"`).and.include('"remedy"');
      const contact = await desk.store.get(wechatContacts, await conversationIn(desk.store));
      // It did not go out, so it does not count.
      expect([contact?.message?.used, contact?.gone ?? false]).to.deep.equal([0, code === 40003]);
    });
  }

  for (const code of [40013, 40125, 40164]) {
    it(`waits for the operator, who is told, when WeChat refuses the settings at a message itself (${code})`, async () => {
      wechat.platform.moods.set(sending, [code]);
      await speak('a');
      await until(() => desk.logged().includes(`"why":"${code}"`));
      expect(desk.logged()).to.include('wechat:check');
      await desk.timer.fire(1000);
      await wechat.platform.until(() => byApi().length === 1);
      expect(await buried()).to.deep.equal([]);
    });
  }

  it('asks WeChat for nothing more on a day that is used up (45009), for an hour at a time', async () => {
    wechat.platform.moods.set(sending, [45009]);
    await speak('a');
    await desk.timer.fire(3_600_000);
    await wechat.platform.until(() => byApi().length === 1);
    expect(calls(sending)).to.equal(2);
  });

  it('keeps the token out of the log', async () => {
    wechat.platform.moods.set(sending, [40008]);
    await speak('a');
    await until(async () => (await buried()).length === 1);
    expect(desk.logged()).to.include('40008').and.not.include('token-1').and.not.include(openid);
  });
});

describe('the codes of WeChat', () => {
  const known = {
    busy: [-1],
    token: [40001, 40014, 42001],
    recipient: [40003, 43004],
    account: [40125, 40013, 40164],
    media: [40007],
    pace: [45009, 45011],
    closed: [45015],
    quota: [45047],
    bug: [45002, 45008, 40008, 44004, 47001],
    permission: [40200, 48001],
  };
  for (const [trouble, codes] of Object.entries(known)) {
    it(`${codes.join(', ')} mean ${trouble}`, () => {
      for (const code of codes) expect(troubleOf(code)).to.equal(trouble);
    });
  }
  it('that nobody knows are tried again', () => expect(isForGood(troubleOf(99_999))).to.equal(false));
  it('of too many calls say how long to wait: to the end of the minute, or of the day in China', () => {
    expect(pauseOf(45011, 1_772_586_010)).to.equal(50);
    expect(pauseOf(45009, Date.parse('2026-03-04T23:59:00+08:00') / 1000)).to.equal(60);
    expect(pauseOf(45047, 0)).to.equal(undefined);
  });
});

describe('how much may be sent to a customer', () => {
  const at = (text: string) => Temporal.Instant.from(`2026-03-04T${text}Z`);
  const left = (ledger: Parameters<typeof quotaLeft>[0], now: string) => quotaLeft(ledger, officialQuota, at(now));

  it('is nothing before they did anything', () => expect(left({}, '00:00')).to.equal(0));
  it('is the larger one of what a message and a click have opened', () => {
    const clicked = opened({}, 'event', 'e1', at('01:00'));
    expect([left(clicked, '01:01'), left(clicked, '01:01:01')]).to.deep.equal([3, 0]);
    const both = opened(spent(clicked, 2), 'message', 'm1', at('01:00:10'));
    expect(left(both, '01:00:20')).to.equal(5);
    expect(left(spent(both, 4), '01:00:20')).to.equal(1);
  });
  it('is not opened anew by the same message that comes again', () => {
    const used = spent(opened({}, 'message', 'm1', at('01:00')), 5);
    expect(left(opened(used, 'message', 'm1', at('02:00')), '02:00')).to.equal(0);
    expect(left(opened(used, 'message', 'm2', at('02:00')), '02:00')).to.equal(5);
  });
  it('never goes below nothing, nor above all', () => {
    const ledger = opened({}, 'message', 'm1', at('01:00'));
    expect(left(spent(ledger, 9), '01:00')).to.equal(0);
    expect(left(spent(ledger, -3), '01:00')).to.equal(5);
  });
});
