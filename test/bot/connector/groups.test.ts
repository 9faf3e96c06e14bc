import { expect } from 'chai';
import { activityOf, closeDesks, type Desk, openDesk, post } from './desk.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';

const mention = (id: string) => ({ type: 'mention', mentioned: { id }, text: '<at>Bot</at>' });

describe('a group in a channel of the Bot Framework', () => {
  let connector: FakeConnector;
  let desk: Desk;
  beforeEach(async () => {
    connector = await fakeConnector();
    desk = await openDesk();
  });
  afterEach(async () => {
    await closeDesks();
    await connector.close();
  });

  const inGroup = async (more: object, conversation: object = { conversationType: 'groupChat', isGroup: true }) => {
    const whole = activityOf(connector, {
      channelId: 'msteams',
      conversation: { id: 'group-1', ...conversation },
      ...more,
    });
    expect((await post(desk, JSON.stringify(whole))).status).to.equal(200);
    return desk.turns.map(({ activity }) => activity.text);
  };

  it('hears nothing of the desk while it is not spoken to, and leaves nothing on record', async () => {
    expect(await inGroup({ text: '明天谁值班？' })).to.deep.equal([]);
    expect(await inGroup({ text: '<at>Somebody</at> 明天谁值班？', entities: [mention('user-2')] })).to.deep.equal([]);
    expect(
      await inGroup({ text: '图', attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/a' }] }),
    ).to.deep.equal([]);
    expect(await inGroup({ value: { start: 'nothing that the desk has' } })).to.deep.equal([]);
    expect(connector.posts).to.deep.equal([]);
  });

  for (const conversation of [{ conversationType: 'groupChat' }, { conversationType: 'channel' }, { isGroup: true }]) {
    it(`gets an answer to what is said to the desk by a mention: ${JSON.stringify(conversation)}`, async () => {
      expect(await inGroup({ text: '保修多久' }, conversation)).to.deep.equal([]);
      const called = { text: '<at>Bot</at> 保修多久', entities: [mention('bot-1')] };
      expect(await inGroup(called, conversation)).to.deep.equal(['保修多久']);
      await connector.until(() => connector.taken.length === 1);
      expect(connector.taken[0]?.conversation).to.equal('group-1');
    });
  }

  it('may call it by its name where the channel marks no mention', async () => {
    expect(await inGroup({ channelId: 'telegram', text: '@bot 保修多久' })).to.deep.equal(['保修多久']);
  });

  it('may tap its buttons', async () => {
    expect(await inGroup({ text: '报修', value: { start: 'repair' } })).to.deep.equal(['报修']);
  });

  it('is not greeted when somebody comes in', async () => {
    await inGroup({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }, { id: 'user-2' }] });
    expect(desk.turns).to.deep.equal([]);
  });

  it('is answered to the one who called', async () => {
    const from = { id: 'user-7', name: '李先生' };
    await inGroup({ from, text: '<at>Bot</at> 你好', entities: [mention('bot-1')] });
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.activity.recipient).to.include({ id: 'user-7' });
  });
});
