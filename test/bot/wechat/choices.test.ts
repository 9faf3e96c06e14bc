import { expect } from 'chai';
import { openTalkingDesk } from '../../dialogs/talking-desk.ts';
import { type Desk, openid, settled, until, type World, world } from './desk.ts';
import { nextId } from './platform.ts';

const sending = '/cgi-bin/message/custom/send';

describe('more than nine choices in WeChat', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());
  const say = async (text: string) => (await wechat.platform.say(desk.url, openid, text)).text ?? '';
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${from + at}. 第${from + at}样`).join('\n');

  it('come in pages, by 0, 更多 or more, the numbers going on', async () => {
    expect(await say('选20')).to.equal(`哪个？\n\n${numbered(1, 9)}\n0. 更多\n回复数字选择`);
    expect(await say('０')).to.equal(`还有这些：\n\n${numbered(10, 18)}\n0. 更多\n回复数字选择`);
    expect(await say('更多')).to.equal(`还有这些：\n\n${numbered(19, 20)}\n回复数字选择`);
    // There is nothing more: it is a word like any other.
    expect(await say('more')).to.equal('heard: more');
  });

  it('show the same page to a request that is repeated', async () => {
    await say('选12');
    const wire = wechat.platform.wire(openid, { MsgType: 'text', Content: '0', MsgId: nextId() });
    const texts = [await wechat.platform.post(desk.url, wire), await wechat.platform.post(desk.url, wire)];
    const read = texts.map(({ text }) => wechat.platform.read(text));
    expect(read[0]).to.include('12. 第12样').and.not.include('0. 更多');
    expect(read[1]).to.equal(read[0]);
    expect(desk.turns).to.have.length(2);
  });

  it('take 0 for what it says where nothing is left, or something else was said since', async () => {
    await say('选9');
    expect(await say('0')).to.equal('heard: 0');
    await say('选10');
    await say('好');
    expect(await say('0')).to.equal('heard: 0');
  });
});

describe('a further page of choices', () => {
  it('is said by the desk itself, and what was asked stays open', async () => {
    const desk = await openTalkingDesk();
    const customer = desk.newcomer();
    const { said } = await customer.say('我要报修');
    const before = await customer.form();
    const line = said.at(-1)?.id ?? '';
    await customer.send({ type: 'message', text: '更多' }, { further: { line, from: 1 } });
    expect(customer.told).to.equal('还有这些：');
    expect(customer.buttons).to.deep.equal(['同意', '不同意']);
    expect(await customer.form()).to.deep.equal(before);
    await desk.close();
  });
});

describe('choices to be tapped in WeChat (WECHAT_MENU_STYLE=msgmenu)', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk({ env: { WECHAT_MENU_STYLE: 'msgmenu', WECHAT_PASSIVE_BUDGET_MS: '0' } });
  });
  afterEach(() => wechat.close());
  const arrived = () => wechat.platform.arrived.map(({ text }) => text);

  it('come by the API, and a tap comes back as the words of the choice', async () => {
    await wechat.platform.say(desk.url, openid, '选10');
    await wechat.platform.until(() => arrived().length === 1);
    const labels = Array.from({ length: 9 }, (_, at) => `[第${at + 1}样]`);
    expect(arrived()[0]).to.equal(['哪个？', ...labels, '[更多]'].join('\n'));
    const tap = { MsgType: 'text', Content: '第2样', bizmsgmenuid: 'choice/2', MsgId: nextId() };
    await wechat.platform.push(desk.url, openid, tap);
    await wechat.platform.until(() => arrived().length === 2);
    expect(arrived()[1]).to.equal('heard: 第2样');
  });

  it('are text in the answer to a request, which can carry no menu', async () => {
    const other = await wechat.desk({ env: { WECHAT_MENU_STYLE: 'msgmenu' } });
    expect((await wechat.platform.say(other.url, openid, '选2')).text).to.equal(
      '哪个？\n\n1. 第1样\n2. 第2样\n回复数字选择',
    );
  });

  for (const code of [40200, 48001]) {
    it(`are text where the account may send none (${code}), from then on, and the operator is told once`, async () => {
      wechat.platform.moods.set(sending, [code]);
      for (const [at, text] of ['选2', '选3'].entries()) {
        await wechat.platform.say(desk.url, openid, text);
        await wechat.platform.until(() => arrived().length === at + 1);
      }
      await settled();
      expect(arrived()).to.deep.equal([
        '哪个？\n\n1. 第1样\n2. 第2样\n回复数字选择',
        '哪个？\n\n1. 第1样\n2. 第2样\n3. 第3样\n回复数字选择',
      ]);
      expect(wechat.platform.calls.filter(path => path === sending)).to.have.length(3);
      expect(desk.logged().match(/does not allow/g)).to.have.length(1);
      expect(desk.logged()).to.include(String(code)).and.include('已认证的服务号');
    });
  }
});

describe('the sign of typing in WeChat', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  const askSlowly = async (turn: number) => {
    const pushed = wechat.platform.say(desk.url, openid, '慢');
    await until(() => desk.turns.length === turn);
    await desk.timer.fire(4500);
    await pushed;
  };

  it('is shown when an answer takes longer than the request may wait', async () => {
    await askSlowly(1);
    await wechat.platform.until(() => wechat.platform.typing.length === 1);
    desk.goOn();
    await wechat.platform.until(() => wechat.platform.arrived.length === 1);
  });

  it('is nothing that an answer waits for, nor is it asked for again where the account may not (40200)', async () => {
    const typing = '/cgi-bin/message/custom/typing';
    wechat.platform.moods.set(typing, [40200]);
    for (const turn of [1, 2]) {
      await askSlowly(turn);
      desk.goOn();
      await wechat.platform.until(() => wechat.platform.arrived.length === turn);
      await settled();
    }
    expect(wechat.platform.calls.filter(path => path === typing)).to.have.length(1);
    expect(desk.logged().match(/does not allow/g)).to.have.length(1);
  });
});
