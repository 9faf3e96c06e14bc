import { expect } from 'chai';
import { readPushed } from '../../../bot/channels/wechat/inbound.ts';
import { messageOf, opens } from '../../../bot/channels/wechat/message-in.ts';
import { files } from '../../../bot/store/collections.ts';
import { conversationIn, type Desk, openid, settled, type World, world } from './desk.ts';
import { nextId } from './platform.ts';

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isomiso2')]);

describe('what a customer sends in WeChat', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  const send = (fields: Record<string, string>) =>
    wechat.platform.push(desk.url, openid, { ...fields, MsgId: nextId() });
  const sendTwice = async (fields: Record<string, string>) => {
    const message = { ...fields, MsgId: nextId() };
    for (let times = 0; times < 2; times += 1) await wechat.platform.push(desk.url, openid, message);
  };
  const media = (id: string, bytes: Uint8Array, type = 'image/jpeg') => wechat.platform.media.set(id, { type, bytes });
  const heard = () => desk.turns.map(({ activity: { type, text, name, value } }) => ({ type, text, name, value }));

  const text = (Content: string, more = {}) => ({ MsgType: 'text', Content, ...more });
  const event = (Event: string, EventKey: string) => ({ MsgType: 'event', Event, EventKey });
  const place = (Label: string) => ({ MsgType: 'location', Location_X: '1', Location_Y: '2', Label });
  const voice = (Recognition: string) => ({ MsgType: 'voice', MediaId: 'v', Recognition });
  const says = (words: string, more = {}) => ({ type: 'message', text: words, ...more });
  const starts = { value: { start: 'repair' } };
  const unread = (value: string) => ({ type: 'event', name: 'unread', value });
  const serial = { type: 'event', name: 'scanned', value: 'SN2024001' };

  const table: readonly (readonly [string, Record<string, string>, object])[] = [
    ['words', text(' 空调不制冷\u0007 '), says('空调不制冷')],
    ['a tap on a menu in the chat', text('我要报修', { bizmsgmenuid: 'start:repair' }), says('我要报修', starts)],
    ['a tap on somebody else’s menu', text('满意', { bizmsgmenuid: '101' }), says('满意')],
    ['a voice message that WeChat has understood', voice('空调坏了'), says('空调坏了')],
    ['a voice message', voice(''), unread('voice')],
    ['a place', place('北京市海淀区中关村大街1号'), says('北京市海淀区中关村大街1号')],
    ['a place without an address', place(''), unread('location')],
    ['a sticker', text('【收到不支持的消息类型，暂无法显示】'), unread('other')],
    ['faces alone', text('/::)[微笑]'), unread('other')],
    ['a shared page', { MsgType: 'link', Title: 'x', Url: 'https://evil.example' }, unread('other')],
    ['something new', { MsgType: 'hologram' }, unread('other')],
    ['a click in the menu', event('CLICK', 'start:repair'), says('start:repair', starts)],
    ['a click on words of the menu', event('CLICK', '保修多久'), says('保修多久')],
    ['a scanned machine', event('SCAN', 'serial:SN2024001'), serial],
    ['a scanned machine, as a new follower', event('subscribe', 'qrscene_serial:SN2024001'), serial],
  ];
  for (const [what, fields, activity] of table) {
    it(`arrives as it is meant: ${what}`, async () => {
      const { isBroken, text } = await send(fields);
      expect(isBroken).to.equal(false);
      expect(text).to.be.a('string');
      expect(heard()[0]).to.deep.include(activity);
    });
  }

  it('is a serial number when a code is scanned from the menu, whatever kind of code it is', () => {
    const scanned = ['SN1', 'CODE_128,SN2', 'https://service.example/?serial=SN3'];
    for (const [at, result] of scanned.entries()) {
      const fields = new Map([
        ['FromUserName', openid],
        ['ToUserName', 'gh_1'],
        ['CreateTime', String(at)],
        ['MsgType', 'event'],
        ['Event', 'scancode_waitmsg'],
        ['ScanCodeInfo.ScanResult', result],
      ]);
      const pushed = readPushed(fields);
      if (pushed.kind !== 'message') throw new Error(pushed.kind);
      expect(messageOf('app', pushed.message)?.activity.value).to.equal(`SN${at + 1}`);
    }
  });

  for (const name of ['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'unsubscribe']) {
    it(`asks for no answer: ${name}`, async () => {
      expect(await wechat.platform.event(desk.url, openid, name)).to.deep.equal({
        tries: [200],
        text: undefined,
        isBroken: false,
      });
      expect(desk.turns).to.have.length(0);
    });
  }

  it('is greeted on following the account', async () => {
    expect((await wechat.platform.event(desk.url, openid, 'subscribe', '')).text).to.equal('您好');
  });

  it('is known again by its id, an event by who, when and what', async () => {
    await sendTwice(text('一'));
    expect(desk.turns).to.have.length(1);
    for (const key of ['a', 'a', 'b']) await wechat.platform.event(desk.url, openid, 'CLICK', key);
    await settled();
    expect(desk.turns.map(({ activity }) => activity.text)).to.deep.equal(['一', 'a', 'b']);
  });

  it('is kept when it is a photo, checked and fetched at once', async () => {
    media('m1', jpeg);
    const { text } = await send({ MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/x', MediaId: 'm1' });
    expect(text).to.equal('heard:  [image/jpeg]');
    const [file] = await desk.store.find(files, 'kept', {});
    expect(file).to.include({
      contentType: 'image/jpeg',
      name: 'photo.jpg',
      conversation: await conversationIn(desk.store),
    });
    expect([...(desk.kept.get(file?.id ?? '') ?? [])]).to.deep.equal([...jpeg]);
    expect(JSON.stringify(desk.turns)).to.not.include('token').and.not.include('qpic');
  });

  it('is kept when it is a film', async () => {
    media('m1', mp4, 'video/mp4');
    expect((await send({ MsgType: 'video', MediaId: 'm1', ThumbMediaId: 't' })).text).to.equal('heard:  [video/mp4]');
  });

  const unkept: readonly (readonly [string, () => void])[] = [
    ['is gone', () => {}],
    ['is something else', () => media('m1', Buffer.from('<svg onload="x"/>'))],
    ['is too large', () => media('m1', Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]))],
    [
      'lies on a strange server',
      () => media('m1', Buffer.from('{"video_url":"https://evil.example/x"}'), 'application/json'),
    ],
  ];
  for (const [what, prepare] of unkept) {
    it(`is asked for again when the photo ${what}`, async () => {
      prepare();
      expect((await send({ MsgType: 'image', MediaId: 'm1' })).text).to.equal('event: unread photo');
      expect(desk.kept.size).to.equal(0);
    });
  }

  it('is not fetched a second time when the message comes again', async () => {
    media('m1', jpeg);
    await sendTwice({ MsgType: 'image', MediaId: 'm1' });
    expect(wechat.platform.calls.filter(each => each === '/cgi-bin/media/get')).to.have.length(1);
  });

  it('is put into a conversation whose name tells nothing, the same for good and another one for each account', () => {
    const message = { key: 'k', from: openid, account: 'gh_1', what: { kind: 'text', text: '一' } } as const;
    const [one, again, other] = ['app', 'app', 'app2'].map(app => messageOf(app, message));
    expect(one).to.deep.equal(again);
    expect(one?.conversation)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(other?.conversation);
    expect(one?.user.id)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(one?.conversation);
  });

  it('opens the window for answers by what it is', () => {
    const by = (what: object) => opens({ key: 'k', from: 'o', account: 'g', what } as Parameters<typeof opens>[0]);
    expect(by({ kind: 'text', text: '一' })).to.equal('message');
    expect(by({ kind: 'text', text: '一', menu: '1' })).to.equal('event');
    expect(by({ kind: 'scanned', scene: '' })).to.equal('event');
    expect(by({ kind: 'left' })).to.equal(undefined);
  });
});
