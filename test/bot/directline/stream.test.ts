import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Store } from '../../../bot/store/store.ts';
import { Fault } from '../../../knowledge/fault.ts';
import { type Customer, closeDesks, customer, type Desk, openDesk, openLine, refusal, speaking } from './desk.ts';

describe('a stream', () => {
  let desk: Desk;
  let guest: Customer;
  beforeEach(async () => {
    desk = await openDesk();
    guest = await customer(desk);
  });
  afterEach(closeDesks);

  it('tells what is new, to every tab', async () => {
    await guest.say('old');
    const tabs = await Promise.all([guest.stream(), guest.stream(), guest.stream()]);
    await guest.say('new');
    for (const tab of tabs) {
      await tab.heard('heard: new');
      expect(tab.activities().map(each => each.text)).to.deep.equal(['new', 'heard: new']);
      expect(tab.watermark()).to.equal('4');
    }
  });

  it('tells nothing of other conversations', async () => {
    const other = await customer(desk);
    const [line, theirs] = [await guest.stream(), await other.stream()];
    await guest.say('mine');
    await other.say('theirs');
    await line.heard('heard: mine');
    await theirs.heard('heard: theirs');
    expect(line.frames.join()).not.to.contain('theirs');
  });

  it('from behind the end of the log begins at the end', async () => {
    await guest.start();
    const line = await guest.stream('999999999');
    await guest.say('still there?');
    await line.heard('heard: still there?');
    expect(line.activities()[0]?.text).to.equal('still there?');
    line.socket.close();
  });

  it('goes on from a watermark without loss and without doubles, however often the line breaks', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `n${index}`);
    let watermark = '0';
    const got: (string | undefined)[] = [];
    const sending = Promise.all(texts.map(text => guest.say(text)));
    while (got.length < 120) {
      const line = await guest.stream(watermark);
      if (line.frames.length === 0) await once(line.socket, 'message');
      line.socket.terminate();
      await line.closed;
      got.push(...line.activities().map(each => each.id));
      watermark = line.watermark();
    }
    await sending;
    expect(got).to.deep.equal((await guest.history()).activities.map(each => each.id));
  });

  it('misses nothing between the request for it and its opening', async () => {
    const { streamUrl } = (await guest.call('GET', '')).body;
    await guest.say('between');
    const line = await openLine(streamUrl);
    await line.heard('heard: between');
  });

  it('misses nothing that is committed while it reads the log', async () => {
    let free: () => void = () => {};
    let began: () => void = () => {};
    const reading = new Promise<void>(resolve => {
      began = resolve;
    });
    const gate = new Promise<void>(resolve => {
      free = resolve;
    });
    const store: Store = {
      ...desk.store,
      async find(collection, index, query) {
        const found = await desk.store.find(collection, index, query);
        began();
        await gate;
        return found;
      },
    };
    const slow = await openDesk({ store });
    const there = await customer(slow);
    const line = await there.stream();
    await reading;
    await there.say('meanwhile');
    free();
    await line.heard('heard: meanwhile');
  });

  it('gives out long logs in frames', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => guest.say(`n${index}`)));
    const line = await guest.stream('0');
    while (line.activities().length < 120) await once(line.socket, 'message');
    expect(line.frames).to.have.length(3);
    expect(line.activities()).to.deep.equal((await guest.history()).activities);
  });

  it('is kept alive by empty frames, and let go when nobody is there any more', async () => {
    const quick = await openDesk({ keepAliveMs: 20 });
    const there = await customer(quick);
    const line = await there.stream();
    line.socket.send('');
    await once(line.socket, 'message');
    await once(line.socket, 'message');
    expect(line.frames).to.include('');
    // A client that reads nothing answers no ping.
    const gone = await openLine((await there.call('GET', '')).body.streamUrl);
    const raw = (gone.socket as unknown as { _socket: Socket })._socket;
    raw.pause();
    const frames = line.frames.length;
    while (line.frames.length < frames + 5) await once(line.socket, 'message');
    raw.resume();
    expect(await gone.closed).to.equal(1006);
    expect(line.socket.readyState).to.equal(line.socket.OPEN);
  });

  it('ends for a client that talks too much', async () => {
    const line = await guest.stream();
    line.socket.send('x'.repeat(1024));
    await guest.say('x');
    await line.heard('heard: x');
    line.socket.send('x'.repeat(1025));
    expect(await line.closed).to.equal(1009);
  });

  it('is closed with 1012 when the desk stops, and goes on with the next one', async () => {
    const lines = await Promise.all([guest.stream(), guest.stream()]);
    await guest.say('before');
    await lines[0]?.heard('heard: before');
    const watermark = lines[0]?.watermark();
    await desk.close();
    expect(await Promise.all(lines.map(each => each.closed))).to.deep.equal([1012, 1012]);
    const again = await openDesk({ store: desk.store });
    const back = speaking(again, guest.token, guest.conversation);
    await back.say('after');
    const line = await back.stream(watermark);
    await line.heard('heard: after');
    expect(line.activities().map(each => each.text)).to.deep.equal(['after', 'heard: after']);
  });

  it('ends, and can be taken up again, when the log cannot be read', async () => {
    let down = false;
    const store = { ...desk.store };
    store.find = (...query) => (down ? Promise.reject(new Error('canary')) : desk.store.find(...query));
    const shaky = await openDesk({ store });
    const there = await customer(shaky);
    const line = await there.stream();
    down = true;
    await there.say('x');
    expect(await line.closed).to.equal(1011);
    down = false;
    const again = await there.stream('0');
    await again.heard('heard: x');
  });

  it('stays open while the store is away, and tells what came meanwhile when it is back', async () => {
    let [down, tries] = [false, 0];
    const store = { ...desk.store };
    store.find = (...query) => {
      tries += 1;
      return down ? Promise.reject(new Fault('store.unavailable')) : desk.store.find(...query);
    };
    const shaky = await openDesk({ store, laterMs: 1 });
    const there = await customer(shaky);
    const line = await there.stream();
    down = true;
    await there.say('x');
    await there.say('y');
    for (const before = tries; tries < before + 3; ) await new Promise(setImmediate);
    down = false;
    await line.heard('heard: y');
    expect(line.activities().map(each => each.text)).to.deep.equal(['x', 'heard: x', 'y', 'heard: y']);
    expect(line.socket.readyState).to.equal(line.socket.OPEN);
  });

  it('is refused beyond thirty in one conversation', async () => {
    const lines = await Promise.all(Array.from({ length: 30 }, () => guest.stream()));
    const { streamUrl } = (await guest.call('GET', '')).body;
    expect(await refusal(streamUrl)).to.equal(429);
    lines[0]?.socket.close();
    await lines[0]?.closed;
  });

  for (const [what, head] of Object.entries({
    'a malformed Host': 'GET /v3/directline/x HTTP/1.1\r\nHost: a/b?\r\n',
    'a malformed target': 'GET http://[/ HTTP/1.1\r\nHost: x\r\n',
    'another address': 'GET /healthz HTTP/1.1\r\nHost: x\r\n',
    'a bad percent': 'GET /v3/directline/conversations/%zz/stream?t=x HTTP/1.1\r\nHost: x\r\n',
    'a forged token': 'GET /v3/directline/conversations/x/stream?t=a.b.c HTTP/1.1\r\nHost: x\r\n',
    'no WebSocket key': 'GET /v3/directline/conversations/x/stream HTTP/1.1\r\nHost: x\r\n',
  })) {
    it(`is refused by an answer of 4xx for ${what}`, async () => {
      const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
      socket.write(`${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n`);
      let answer = '';
      socket.on('data', data => {
        answer += data;
      });
      await once(socket, 'close');
      expect(answer).to.match(/^HTTP\/1\.1 4\d\d [A-Z]/);
      expect(answer).to.match(/\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/);
      expect((await guest.say('x')).status).to.equal(200);
    });
  }
});
