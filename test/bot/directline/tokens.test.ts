import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { conversations as begun } from '../../../bot/store/collections.ts';
import { type Customer, call, closeDesks, customer, type Desk, openDesk, openLine, refusal, speaking } from './desk.ts';

const root = '/v3/directline';

describe('a token', () => {
  let desk: Desk;
  let guest: Customer;
  beforeEach(async () => {
    desk = await openDesk();
    guest = await customer(desk);
  });
  afterEach(closeDesks);

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

  it('tells the web clients who they are', () => {
    const [header, claims] = guest.token.split('.');
    expect(decode(header)).to.deep.equal({ alg: 'HS256', typ: 'JWT' });
    expect(decode(claims)).to.include({ user: guest.user, conv: guest.conversation });
    expect(guest.user).to.match(/^dl_[\w-]{43}$/);
  });

  it('expires, two minutes after its end to the second, and is renewed before', async () => {
    desk.pass({ seconds: 1919 });
    const renewed = await call(desk, 'POST', `${root}/tokens/refresh`, { token: guest.token });
    expect(renewed.status).to.equal(200);
    expect(renewed.body.conversationId).to.equal(guest.conversation);
    desk.pass({ seconds: 1 });
    for (const reply of [await guest.say('x'), await call(desk, 'POST', `${root}/tokens/refresh`, guest)]) {
      expect([reply.status, reply.body.error.code]).to.deep.equal([403, 'TokenExpired']);
    }
    const fresh = speaking(desk, renewed.body.token, guest.conversation);
    expect((await fresh.say('x')).status).to.equal(200);
    expect(desk.turns.at(-1)?.user.id).to.equal(guest.user);
  });

  it('is of no use in another conversation', async () => {
    const other = await customer(desk);
    await other.start();
    const thief = speaking(desk, guest.token, other.conversation);
    for (const reply of [
      await thief.say('x'),
      await thief.call('GET', ''),
      await thief.call('GET', '/activities'),
      await thief.call('POST', '/upload', { body: 'x' }),
    ]) {
      expect([reply.status, reply.body.error.code]).to.deep.equal([403, 'BadToken']);
    }
    const { streamUrl } = (await guest.call('GET', '')).body;
    expect(await refusal(streamUrl.replace(guest.conversation, other.conversation))).to.equal(403);
  });

  it('cannot be made without the key', async () => {
    const [header = '', claims = '', signature = ''] = guest.token.split('.');
    const richer = encode({ ...decode(claims), user: 'dl_admin' });
    const none = encode({ alg: 'none', typ: 'JWT' });
    const signed = (head: string) => createHmac('sha256', 'key').update(`${head}.${claims}`).digest('base64url');
    const forged = [
      `${header}.${richer}.${signature}`,
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      `${header}.${claims}.`,
      `${header}.${claims}`,
      `${header}.${claims}.${signature.slice(0, -1)}`,
      `${header}.${claims}.${signature}.${signature}`,
      `${header}.${claims}.${signed(header)}`,
      `${encode({ alg: 'HS512', typ: 'JWT' })}.${claims}.${signature}`,
      guest.token.slice(0, 40),
      `${guest.token}x`,
      'x',
      '..',
      'undefined',
    ];
    for (const token of forged) {
      const { status, body } = await speaking(desk, token, guest.conversation).say('x');
      expect([token, status, body.error.code]).to.deep.equal([token, 403, 'BadToken']);
    }
    expect(desk.turns).to.have.length(0);
  });

  for (const authorization of [undefined, '', 'Bearer', 'Bearer ', 'Basic eDp4', 'x']) {
    it(`is asked for when Authorization is ${JSON.stringify(authorization)}`, async () => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const { status, body } = await call(desk, 'POST', `${root}/conversations`, { headers });
      expect([status, body.error.code]).to.deep.equal([401, 'MissingToken']);
    });
  }

  it('holds at another desk whose clock is two minutes ahead or behind, and so does one for a stream', async () => {
    desk.pass({ hours: 1 });
    for (const minutes of [58, 62]) {
      const other = await openDesk({ store: desk.store });
      other.pass({ minutes });
      const fresh = await customer(desk);
      const there = speaking(other, fresh.token, fresh.conversation);
      expect((await there.say('x')).status).to.equal(200);
      const { streamUrl } = (await fresh.call('GET', '?watermark=0')).body;
      const line = await openLine(streamUrl.replace(new URL(desk.url).host, new URL(other.url).host));
      await line.heard('heard: x');
    }
  });

  it('for a stream opens a stream, for three minutes, and nothing else', async () => {
    const { streamUrl } = (await guest.call('GET', '')).body;
    const t = new URL(streamUrl).searchParams.get('t') ?? '';
    expect((await speaking(desk, t, guest.conversation).say('x')).status).to.equal(403);
    expect(await refusal(streamUrl.replace(/t=.*/, `t=${guest.token}`))).to.equal(403);
    expect(await refusal(streamUrl.replace(/\?t=.*/, ''))).to.equal(401);
    expect(await refusal(`${streamUrl.slice(0, -1)}`)).to.equal(403);
    desk.pass({ seconds: 180 });
    expect(await refusal(streamUrl)).to.equal(403);
  });

  it('stays valid when the desk is started anew, and no other desk takes it', async () => {
    await guest.say('x');
    await desk.close();
    const again = await openDesk({ store: desk.store });
    expect((await speaking(again, guest.token, guest.conversation).history()).activities).to.have.length(2);
    const other = await openDesk();
    expect((await speaking(other, guest.token, guest.conversation).say('x')).status).to.equal(403);
  });
});

describe('the chat page', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(closeDesks);

  it('gets a token for the visitor’s own conversation, the same in every tab and at any time', async () => {
    const first = await customer(desk);
    await first.say('x');
    const tabs = await Promise.all(Array.from({ length: 5 }, () => customer(desk, first.cookie)));
    await desk.close();
    const again = await openDesk({ store: desk.store });
    again.pass({ hours: 24 * 100 });
    tabs.push(await customer(again, `a=b; ${first.cookie}; c=d`));
    for (const tab of tabs) {
      expect([tab.conversation, tab.user, tab.cookie]).to.deep.equal([first.conversation, first.user, first.cookie]);
    }
    expect(tabs[5]?.token).not.to.equal(first.token);
  });

  it('gets another conversation for another visitor, or for a cookie that is not ours', async () => {
    const { cookie, conversation } = await customer(desk);
    const [id, signature = ''] = cookie.split('.');
    const strangers = [
      undefined,
      id,
      `${id}.`,
      `${id?.slice(0, -1)}.${signature}`,
      `${cookie}x`,
      cookie.replace(signature, signature.toUpperCase()),
      'desk_visitor=',
      'desk_visitor=.',
    ];
    const conversations = await Promise.all(strangers.map(async each => (await customer(desk, each)).conversation));
    expect(new Set([conversation, ...conversations]).size).to.equal(strangers.length + 1);
  });

  it('gets ids that nobody guesses', async () => {
    const { conversation, user } = await customer(desk);
    expect(conversation).to.match(/^[\w-]{43}$/);
    expect(user).to.match(/^dl_[\w-]{43}$/);
    expect(conversation).not.to.equal(user.slice(3));
  });

  it('gets a cookie that scripts and other sites do not see', async () => {
    const plain = await call(desk, 'POST', '/directline/token');
    expect(plain.headers.get('set-cookie')).to.match(
      /^desk_visitor=[\w-]{32}\.[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/,
    );
    const secure = await openDesk({ env: { PUBLIC_URL: 'https://desk.example' } });
    expect((await call(secure, 'POST', '/directline/token')).headers.get('set-cookie')).to.match(
      /HttpOnly; SameSite=Lax; Secure$/,
    );
    const framed = await openDesk({
      env: { PUBLIC_URL: 'https://desk.example', FRAME_ANCESTORS: 'https://shop.example' },
    });
    expect((await call(framed, 'POST', '/directline/token')).headers.get('set-cookie')).to.match(
      /HttpOnly; SameSite=None; Partitioned; Secure$/,
    );
  });

  it('is the only page that gets one', async () => {
    const ask = async (headers: Record<string, string>, at = desk) =>
      (await call(at, 'POST', '/directline/token', { headers })).status;
    expect(await ask({})).to.equal(200);
    expect(await ask({ origin: desk.url })).to.equal(200);
    expect(await ask({ 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' })).to.equal(200);
    expect(await ask({ origin: 'https://evil.example' })).to.equal(403);
    expect(await ask({ origin: 'null' })).to.equal(403);
    expect(await ask({ origin: `${desk.url}.evil.example` })).to.equal(403);
    expect(await ask({ 'sec-fetch-site': 'same-site', origin: desk.url })).to.equal(403);
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).to.equal(403);
    const named = await openDesk({ env: { PUBLIC_URL: 'https://desk.example/chat' } });
    expect(await ask({ origin: 'https://desk.example' }, named)).to.equal(200);
    expect(await ask({ origin: named.url }, named)).to.equal(200);
    expect(await ask({ origin: 'https://other.example' }, named)).to.equal(403);
  });

  it('writes nothing by asking', async () => {
    const { conversation } = await customer(desk);
    expect(await desk.store.get(begun, conversation)).to.equal(undefined);
  });
});
