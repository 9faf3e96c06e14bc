import { expect } from 'chai';
import { activities } from '../../../bot/store/collections.ts';
import { call, closeDesks, customer, type Desk, openDesk, openLine, removeOld, speaking } from './desk.ts';

const secret = 'a-secret-of-at-least-32-characters!!';
const root = '/v3/directline';

describe('a conversation over Direct Line', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({ env: { DIRECTLINE_SECRET: secret } });
  });
  afterEach(closeDesks);

  it('is begun with one greeting, and begun again with none', async () => {
    const guest = await customer(desk);
    const first = await guest.start();
    expect(first.status).to.equal(201);
    expect(first.body).to.have.all.keys('conversationId', 'token', 'expires_in', 'streamUrl', 'referenceGrammarId');
    expect(first.body.conversationId).to.equal(guest.conversation);
    expect(first.body.expires_in).to.equal(1800);
    expect(first.body.streamUrl).to.match(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?t=/);
    expect((await guest.start()).status).to.equal(200);
    const { activities, watermark } = await guest.history();
    expect(activities.map(each => each.text)).to.deep.equal(['您好']);
    expect(watermark).to.equal('1');
    expect(desk.turns[0]).to.deep.include({ key: 'start', channel: 'directline', conversation: guest.conversation });
    expect(desk.turns[0]?.activity).to.deep.equal({
      type: 'conversationUpdate',
      membersAdded: [{ id: guest.user, name: '' }],
      locale: 'zh-CN',
    });
  });

  it('is begun once by ten requests at the same time', async () => {
    const guest = await customer(desk);
    const replies = await Promise.all(Array.from({ length: 10 }, () => guest.start()));
    expect(replies.map(each => each.status).sort()).to.deep.equal([...Array(9).fill(200), 201]);
    expect((await guest.history()).activities).to.have.length(1);
  });

  it('shows its greeting to a stream that is opened afterwards', async () => {
    const guest = await customer(desk);
    const line = await openLine((await guest.start()).body.streamUrl);
    await line.heard('您好');
    const again = await openLine((await guest.start()).body.streamUrl);
    await again.heard('您好');
  });

  it('is never missing for the holder of its token', async () => {
    const guest = await customer(desk);
    expect((await guest.call('GET', '')).status).to.equal(200);
    expect(await guest.history()).to.deep.equal({ activities: [], watermark: '0' });
  });

  it('gives out its lines in order, from any watermark, again and again', async () => {
    const guest = await customer(desk);
    await guest.start();
    for (const text of ['一', '二', '三']) await guest.say(text);
    const all = await guest.history();
    expect(all.activities.map(each => each.text)).to.deep.equal([
      '您好',
      ...['一', 'heard: 一', '二', 'heard: 二', '三', 'heard: 三'],
    ]);
    expect(all.activities.map(each => each.id)).to.deep.equal(
      all.activities.map((_, index) => `${guest.conversation}|${String(index + 1).padStart(7, '0')}`),
    );
    for (let after = 0; after <= 7; after += 1) {
      const { activities, watermark } = await guest.history(String(after));
      expect(activities).to.deep.equal(all.activities.slice(after));
      expect(watermark).to.equal('7');
    }
    expect(await guest.history('99')).to.deep.equal(all);
  });

  it('begins anew for a customer whose old one was removed, with the token, the cookie and the page as they are', async () => {
    const guest = await customer(desk);
    await guest.start();
    for (const text of ['一', '二']) await guest.say(text);
    await removeOld(desk);

    // A page that stayed open goes on, and finds by the watermark that it shows what is no more.
    expect(await guest.history('5')).to.deep.equal({ activities: [], watermark: '0' });
    expect((await guest.call('GET', '?watermark=5')).status).to.equal(200);
    // One that is loaded again is greeted as at the first time.
    const again = await customer(desk, guest.cookie);
    expect(again.conversation).to.equal(guest.conversation);
    expect((await again.start()).status).to.equal(201);
    expect((await guest.say('三')).status).to.equal(200);
    const { activities } = await again.history();
    expect(activities.map(({ text }) => text)).to.deep.equal(['您好', '三', 'heard: 三']);
  });

  for (const watermark of ['x', '-1', '1.5', '1e3', '0x1', '99999999999', '%00', '１']) {
    it(`refuses the watermark ${watermark}`, async () => {
      const guest = await customer(desk);
      for (const path of [`?watermark=${watermark}`, `/activities?watermark=${watermark}`]) {
        const { status, body } = await guest.call('GET', path);
        expect(status).to.equal(400);
        expect(body.error.code).to.equal('BadArgument');
      }
    });
  }

  it('gives out long histories in parts', async () => {
    const guest = await customer(desk);
    await desk.store.transaction(async tx => {
      for (let seq = 1; seq <= 1001; seq += 1) {
        const id = `${guest.conversation}|${seq}`;
        await tx.put(activities, { id, conversation: guest.conversation, seq, activity: { type: 'message', id } });
      }
    });
    const first = await guest.history();
    expect([first.activities.length, first.watermark]).to.deep.equal([1000, '1000']);
    expect((await guest.history(first.watermark)).activities).to.have.length(1);
  });

  it('is called from pages of any site, errors included', async () => {
    const guest = await customer(desk);
    const asked = await call(desk, 'OPTIONS', `${root}/conversations/x/activities`, {
      headers: { 'Access-Control-Request-Headers': 'x-ms-bot-agent' },
    });
    expect(asked.status).to.equal(204);
    expect(asked.headers.get('access-control-allow-headers')).to.contain('x-ms-bot-agent');
    const replies = [
      await guest.history(),
      await call(desk, 'GET', `${root}/nothing`),
      await call(desk, 'DELETE', `${root}/conversations`),
      await call(desk, 'POST', `${root}/conversations`),
      await call(desk, 'POST', `${root}/conversations`, {
        token: guest.token,
        headers: { 'Content-Encoding': 'gzip' },
      }),
      await call(desk, 'POST', `${root}/conversations`, { token: guest.token, json: 'x'.repeat(3e6) }),
    ].slice(1) as Awaited<ReturnType<typeof call>>[];
    expect(replies.map(each => each.status)).to.deep.equal([404, 405, 401, 415, 413]);
    for (const { headers, body } of replies) {
      expect(headers.get('access-control-allow-origin')).to.equal('*');
      expect(body.error).to.have.all.keys('code', 'message');
    }
    const page = await call(desk, 'POST', '/directline/token');
    expect(page.headers.get('access-control-allow-origin')).to.equal(null);
  });

  it('answers the question for a session id', async () => {
    const { token } = await customer(desk);
    expect((await call(desk, 'GET', `${root}/session/getsessionid`, { token })).body.sessionId).to.be.a('string');
    expect((await call(desk, 'GET', `${root}/session/getsessionid`)).status).to.equal(401);
  });
});

describe('a server that holds the secret', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({ env: { DIRECTLINE_SECRET: secret } });
  });
  afterEach(closeDesks);

  it('makes tokens for its users', async () => {
    for (const json of [{ user: { id: 'dl_1', name: '王' } }, { User: { Id: 'dl_1', Name: '王' } }]) {
      const { status, body } = await call(desk, 'POST', `${root}/tokens/generate`, { token: secret, json });
      expect(status).to.equal(200);
      expect(body).to.have.all.keys('conversationId', 'token', 'expires_in');
      const guest = speaking(desk, body.token, body.conversationId);
      expect((await guest.start()).status).to.equal(201);
      await guest.post({ type: 'message', text: 'x', from: { id: 'mallory' } });
      expect((await guest.history()).activities[1]?.from).to.deep.equal({ id: 'dl_1', name: '王', role: 'user' });
    }
    expect(desk.turns).to.have.length(4);
  });

  it('does not wake the bot by making one', async () => {
    await call(desk, 'POST', `${root}/tokens/generate`, { token: secret });
    expect(desk.turns).to.have.length(0);
  });

  it('lets the clients of a token without a user say who they are, but not pose as a visitor', async () => {
    const { body } = await call(desk, 'POST', `${root}/tokens/generate`, { token: secret });
    const guest = speaking(desk, body.token, body.conversationId);
    await guest.post({ type: 'message', text: 'x', from: { id: 'alice' } });
    await guest.post({ type: 'message', text: 'x', from: { id: 'dl_alice' } });
    const users = desk.turns.map(each => each.user.id);
    expect(users[0]).to.equal('alice');
    expect(users[1]).to.match(/^dl_[\w-]{43}$/);
  });

  it('begins conversations of its own and speaks in all of them', async () => {
    const { status, body } = await call(desk, 'POST', `${root}/conversations`, {
      token: secret,
      json: { user: { id: 'bob' } },
    });
    expect(status).to.equal(201);
    const server = speaking(desk, secret, body.conversationId);
    expect((await server.say('x')).status).to.equal(200);
    expect(desk.turns.map(each => each.user.id)).to.deep.equal(['bob', 'bob']);
    expect((await server.history()).activities).to.have.length(3);
    expect((await speaking(desk, secret, 'nothing').say('x')).status).to.equal(404);
    expect((await speaking(desk, secret, 'x'.repeat(300)).say('x')).status).to.equal(404);
  });

  for (const user of [{ id: 'x' }, { id: 5 }, { id: 'dl_ x' }, { id: `dl_${'x'.repeat(70)}` }, { id: {} }]) {
    it(`gets no token for the user ${JSON.stringify(user).slice(0, 20)}`, async () => {
      const { status } = await call(desk, 'POST', `${root}/tokens/generate`, { token: secret, json: { user } });
      expect(status).to.equal(400);
    });
  }

  it('is nobody while no secret is configured', async () => {
    const plain = await openDesk();
    for (const token of [secret, 'undefined', '']) {
      const { status } = await call(plain, 'POST', `${root}/tokens/generate`, { token });
      expect(status).to.be.oneOf([401, 403]);
    }
  });
});
