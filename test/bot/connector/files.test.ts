import { expect } from 'chai';
import { files } from '../../../bot/store/collections.ts';
import { activityOf, closeDesks, type Desk, openDesk, post } from './desk.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

describe('files that come through the Bot Framework', () => {
  let connector: FakeConnector;
  let desk: Desk;
  beforeEach(async () => {
    connector = await fakeConnector();
    connector.files.set('photo', { type: 'image/jpeg', bytes: jpeg });
    connector.files.set('page', { type: 'image/jpeg', bytes: Buffer.from('<html>') });
    connector.files.set('huge', { type: 'image/jpeg', bytes: Buffer.alloc(11 * 1024 * 1024, jpeg) });
    desk = await openDesk();
  });
  afterEach(async () => {
    await closeDesks();
    await connector.close();
  });

  const photo = (file: string) => ({ contentType: 'image/jpeg', contentUrl: connector.addressOf(file), name: 'a.jpg' });
  const send = async (attachments: readonly unknown[], more: object = {}) => {
    const { status } = await post(desk, JSON.stringify(activityOf(connector, { attachments, ...more })));
    expect(status).to.equal(200);
    return desk.turns;
  };

  it('are fetched from the connector at once and kept with the message', async () => {
    const [turn, ...more] = await send([photo('photo'), photo('photo')], { text: '这样' });
    expect(more).to.deep.equal([]);
    expect(turn?.activity.text).to.equal('这样');
    expect(turn?.files?.map(({ contentType }) => contentType)).to.deep.equal(['image/jpeg', 'image/jpeg']);
    expect(JSON.stringify(turn?.activity.attachments)).to.not.include(connector.url);
    const [kept] = turn?.files ?? [];
    expect(await desk.blobs.get(kept?.id ?? '')).to.have.length.greaterThan(0);
    expect(await desk.store.get(files, kept?.id ?? '')).to.deep.include({ contentType: 'image/jpeg' });
  });

  it('are fetched once, however often the message comes', async () => {
    await send([photo('photo')], { id: 'same' });
    connector.files.clear();
    expect(await send([photo('photo')], { id: 'same' })).to.have.length(1);
  });

  for (const [what, file] of [
    ['are not there', 'nothing'],
    ['are of another type than they say', 'page'],
    ['are too large', 'huge'],
  ] as const) {
    it(`are asked for again where they ${what}`, async () => {
      const [turn, ...more] = await send([photo(file)]);
      expect(more).to.deep.equal([]);
      expect(turn?.activity).to.include({ type: 'event', name: 'unread', value: 'photo' });
      expect(desk.logged()).to.include('a file could not be fetched');
    });
  }

  it('are asked for again behind what came with them and could be read', async () => {
    const turns = await send([photo('photo'), photo('nothing')], { text: '两张' });
    expect(turns.map(({ activity }) => activity.text ?? activity.name)).to.deep.equal(['两张', 'unread']);
    expect(turns[0]?.files).to.have.length(1);
  });

  for (const [kind, value] of [
    ['audio/ogg', 'voice'],
    ['video/mp4', 'video'],
    ['application/zip', 'other'],
  ] as const) {
    it(`are answered by what they are where they cannot be read: ${kind}`, async () => {
      const [turn] = await send([{ ...photo('page'), contentType: kind }]);
      expect(turn?.activity).to.include({ name: 'unread', value });
    });
  }

  for (const contentUrl of [
    'http://169.254.169.254/latest/meta-data',
    'https://evil.example/v3/attachments/photo/views/original',
    'https://evilsharepoint.com/a.jpg',
    'http://contoso.sharepoint.com/a.jpg',
    'file:///etc/passwd',
    'data:image/jpeg;base64,AAAA',
  ]) {
    it(`are not looked for at an address that somebody made up: ${contentUrl}`, async () => {
      const turns = await send([{ contentType: 'image/jpeg', contentUrl }], { text: '看' });
      expect(turns.map(({ activity }) => activity.text ?? activity.name)).to.deep.equal(['看', 'unread']);
      expect(turns[0]?.files ?? []).to.deep.equal([]);
      expect(desk.logged()).to.include('a strange address');
    });
  }

  it('are no cards, and not what Teams repeats of the text', async () => {
    const html = { contentType: 'text/html', content: '<p>你好</p>' };
    const card = { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'x' } };
    const [turn, ...more] = await send([html, card], { text: '你好' });
    expect(more).to.deep.equal([]);
    expect(turn?.activity).to.not.have.property('attachments');
  });

  it('hold back what the customer says behind them until they are there', async () => {
    let go = () => {};
    connector.holding = new Promise(resolve => {
      go = () => resolve(undefined);
    });
    const first = send([photo('photo')], { text: '一' });
    await connector.until(() => connector.asked === 1);
    const second = post(desk, JSON.stringify(activityOf(connector, { text: '二' })));
    // Signs of typing behind it have been answered: it is here, and waits.
    for (let round = 0; round < 20; round += 1)
      await post(desk, JSON.stringify(activityOf(connector, { type: 'typing' })));
    expect(desk.turns).to.deep.equal([]);
    go();
    await Promise.all([first, second]);
    expect(desk.turns.map(({ activity }) => activity.text)).to.deep.equal(['一', '二']);
  });
});
