import { expect } from 'chai';
import { conversations } from '../../bot/store/collections.ts';
import { memoryOf } from '../../dialogs/memory.ts';
import { phone } from './reporting.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const address = '浦东新区张江路100号';

/** What is said up to the question of consent, with a phone number in it, and what follows up to the summary. */
const forms: Readonly<Record<string, { readonly before: readonly string[]; readonly after: readonly string[] }>> = {
  complaint: { before: ['我要投诉', '约好昨天来没来', '跳过', `打我手机${phone}`], after: ['同意'] },
  'complaint, in the telling': {
    before: ['我要投诉', `约好昨天来没来，我的电话${phone}，等你们回话`, '跳过', '打电话'],
    after: ['同意'],
  },
  suggestion: { before: ['我想提个建议', '希望晚上也能上门', phone], after: ['同意'] },
  repair: { before: [`空调不制冷了，电话${phone}，地址${address}`], after: ['同意', '家里用', '跳过'] },
  'repair, at the consent itself': {
    before: ['空调不制冷了', `我电话${phone}，住${address}`],
    after: ['同意', '家里用', '跳过'],
  },
  service: { before: [`空调该保养了，我电话${phone}`, `地址${address}`], after: ['同意', '家里用'] },
  returns: {
    before: ['我要退货', '冰箱', `开机就嗡嗡响，手机号${phone}，地址${address}`, '网上', '5天前收到的', '退货'],
    after: ['同意'],
  },
};

describe('a phone number that is told before the customer has agreed', () => {
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());
  beforeEach(() => desk.at(openHours));

  for (const [name, { before, after }] of Object.entries(forms)) {
    it(`is on no record till then, and is not asked for again: ${name}`, async () => {
      const customer = await talk(...before);
      const form = await customer.form();
      expect(form?.asking).to.equal('consent');
      expect(JSON.stringify(form)).to.not.include(phone);
      for (const each of after) await customer.say(each);
      expect((await customer.form())?.answers).to.include({ phone });
      expect((await customer.form())?.asking).to.equal('?summary');
      expect((await memory(customer)).untaken).to.equal(undefined);
      await customer.say('提交');
      expect((await customer.tickets())[0]).to.include({ phone });
    });
  }

  it('is forgotten where the customer would rather not agree, or gives the form up', async () => {
    for (const said of ['不同意', '取消']) {
      const customer = await talk('我要投诉', `没来，电话${phone}`, '跳过', '打电话', said);
      expect((await memory(customer)).untaken, said).to.equal(undefined);
      expect(JSON.stringify(await customer.form()) ?? '', said).to.not.include(phone);
    }
    const customer = await talk('我要投诉', `约好没来，电话${phone}`, '跳过', '就在这里答复', '提交');
    expect(JSON.stringify(await customer.tickets())).to.not.include(phone);
  });

  it('is the last one that was told, and one of long ago is asked for again', async () => {
    const customer = await talk(`空调不制冷了，电话${phone}`, '说错了，电话是13900001111', '同意');
    expect((await customer.form())?.answers).to.include({ phone: '13900001111' });
    const late = await talk('我要投诉', `没来，电话${phone}`, '跳过', '打电话');
    desk.pass({ hours: 13 });
    for (const each of ['你好', '接着填', '同意']) await late.say(each);
    expect(await late.form()).to.include({ asking: 'phone' });
  });

  it('is no number of an order or a machine, which stays in what was told', async () => {
    const customer = await talk('我要投诉', '订单20240001234567到现在没人管');
    expect((await customer.form())?.answers).to.include({ telling: '订单20240001234567到现在没人管' });
    await customer.say('取消');
  });

  async function talk(...said: readonly string[]): Promise<Talker> {
    const customer = desk.newcomer();
    for (const each of said) await customer.say(each);
    return customer;
  }

  async function memory({ conversation }: Talker) {
    return memoryOf((await desk.core.store.get(conversations, conversation))?.state.memory);
  }
});
