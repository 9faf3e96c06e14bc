import { expect } from 'chai';
import { consentVersion } from '../../dialogs/consent.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { atFault, atPhone, atSummary, phone, submitted } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

describe('a repair report', () => {
  it('is made from the first sentence on, and ends with a number', async () => {
    const customer = desk.newcomer();
    await customer.say('我家空调E1不制冷了');
    expect(customer.heard[0]).to.include('空调').and.include('E1不制冷');
    expect(await customer.form()).to.deep.include({ asking: 'consent' });
    await customer.tap('同意');
    await customer.tap('家里用');
    await customer.say('2025年3月5号在京东买的，有发票');
    expect(await customer.form()).to.deep.include({ asking: 'phone' });
    await customer.say(phone);
    await customer.say('浦东新区张江路100号3单元502');
    for (const line of [
      '1. 机器：空调',
      '2. 问题：我家空调E1不制冷了',
      '3. 使用情况：家里用',
      '4. 购买情况：2025年3月5日，网上买的',
      '5. 电话：13812345678',
      '6. 地址：浦东新区张江路100号3单元502',
      '7. 维修方式：上门修（大件不方便搬）',
      '费用：整机还在保修期内（到2027年3月5日），质量问题免费修；遥控器的保修已经过了',
    ]) {
      expect(customer.question).to.include(line);
    }
    await customer.say('提交');
    const [ticket, another] = await customer.tickets();
    expect(another).to.equal(undefined);
    expect(ticket).to.deep.include({
      kind: 'repair',
      state: 'submitted',
      urgent: false,
      product: { id: 'air-conditioner', said: '空调' },
      fault: '我家空调E1不制冷了',
      phone,
      photos: [],
      language: 'zh-CN',
      openedAt: '2026-11-25T02:00:00.000Z',
      usage: 'home',
      bought: { date: '2025-03-05', precision: 'day' },
      boughtAt: 'distance',
      address: '浦东新区张江路100号3单元502',
      way: 'on-site',
      fee: 'unknown',
      promised: { firstResponse: '2026-11-26T02:00:00.000Z', onSite: '2026-11-27T02:00:00.000Z' },
    });
    expect(parseTicketNumber(ticket?.id ?? '')).to.deep.equal({ ok: true, number: ticket?.id });
    expect(customer.told)
      .to.include(ticket?.id)
      .and.include('138****5678')
      .and.include('11月26日（周四）上午10:00')
      .and.include('11月27日（周五）上午10:00');
    expect(customer.told).to.not.include(phone);
    expect(await customer.form()).to.equal(undefined);
  });

  it('lets what the first sentence told be changed', async () => {
    const customer = await atSummary(desk.newcomer());
    await customer.say('改 1');
    await customer.say('洗衣机');
    expect(customer.question).to.include('1. 机器：洗衣机').and.include('2. 问题：空调不制冷了');
  });

  it('does not take a phone number before the customer has agreed', async () => {
    const customer = desk.newcomer();
    await customer.say(`空调不制冷了，电话${phone}`);
    const state = await customer.form();
    expect(state?.asking).to.equal('consent');
    expect(state?.answers).to.not.have.property('phone');
  });

  it('asks a customer who has agreed before for nothing twice', async () => {
    const customer = await submitted(desk.newcomer());
    await customer.say('洗衣机不脱水');
    await customer.say('跳过');
    await customer.say('跳过');
    expect(await customer.form()).to.deep.include({ asking: 'address' });
    await customer.say('跳过');
    expect(customer.question).to.include('1. 机器：洗衣机').and.include('5. 电话：138****5678');
  });

  it('is not made without consent; nothing is kept, and questions are answered all the same', async () => {
    const customer = desk.newcomer();
    await customer.say('我家空调不制冷了');
    await customer.say('不同意');
    expect(customer.told).to.include('什么都不记').and.include('400-000-0000');
    expect(await customer.form()).to.equal(undefined);
    expect(await customer.tickets()).to.deep.equal([]);
    expect((await customer.record())?.consent).to.equal(undefined);
    await customer.say('保修多久？');
    expect(customer.told).to.include('12');
    expect(customer.told).to.not.include('我答不上来');
  });

  it('keeps when and to what the customer agreed', async () => {
    const customer = desk.newcomer();
    await customer.say('我要报修');
    await customer.say('好的');
    expect((await customer.record())?.consent).to.deep.equal({
      version: consentVersion,
      at: '2026-11-25T02:00:00.000Z',
      channel: 'test',
    });
  });

  it('does not show the question of consent again to be answered in vain', async () => {
    const customer = desk.newcomer();
    await customer.say('我要报修');
    await customer.say('同意');
    await customer.say('上一步');
    expect(await customer.form()).to.deep.include({ asking: 'product' });
    expect(customer.told).to.include(zhCN.form.first);
  });

  for (const fault of ['按了取消没反应', '点取消和退出都没反应，一按菜单就死机', '显示帮助两个字，返回键失灵']) {
    it(`takes "${fault}" for a fault, not for a command`, async () => {
      const customer = await atFault(desk.newcomer());
      await customer.say(fault);
      expect(await customer.form()).to.deep.include({ asking: 'usage' });
      expect((await customer.form())?.answers.fault).to.equal(fault);
    });
  }

  it('takes a phone number for no question, and a wrong one for no command', async () => {
    for (const [typed, told] of [
      ['138 1234 5678', '师傅上门的地址'],
      ['我的电话是１３８１２３４５６７８', '师傅上门的地址'],
      ['1381234567', '少了 1 位'],
      ['12315', '号码'],
    ] as const) {
      const customer = await atPhone(desk.newcomer());
      await customer.say(typed);
      expect(customer.heard, typed).to.have.length(1);
      expect(customer.told, typed).to.include(told);
    }
  });

  it('takes a fault that asks for a fault where no answer is known', async () => {
    const customer = await atFault(desk.newcomer());
    await customer.say('为什么一开机就嗡嗡响？');
    expect((await customer.form())?.answers.fault ?? '').to.equal('为什么一开机就嗡嗡响？');
  });

  it('answers a question in the middle and asks again; the photo that came with it is kept', async () => {
    const customer = await atFault(desk.newcomer());
    const question = customer.question;
    const [photo] = await customer.photos(1, '保修多久？');
    expect(customer.told).to.include('12');
    expect(customer.question).to.equal(question);
    expect(await customer.form()).to.deep.include({ asking: 'fault', misses: 0 });
    expect((await customer.form())?.answers.photos).to.deep.equal([photo]);
  });

  it('takes photos at any time, at most nine, also from before it began', async () => {
    const customer = desk.newcomer();
    const early = await customer.photos(2);
    expect(customer.told).to.include('2 张');
    await customer.say('空调不制冷了');
    await customer.say('同意');
    const later = await customer.photos(8);
    expect(customer.told).to.include('收到 7 张').and.include('最多放 9 个');
    await customer.say('跳过');
    await customer.say('跳过');
    await customer.say(phone);
    await customer.say('跳过');
    expect(customer.question).to.include('照片：9 张');
    await customer.say('提交');
    expect((await customer.tickets())[0]?.photos).to.deep.equal([...early, ...later].slice(0, 9));
  });

  it('carries the serial number that the customer came with', async () => {
    const customer = desk.newcomer();
    await customer.send({ type: 'event', name: 'serial', value: 'SN-2024-0001' });
    expect(customer.told).to.include('SN20240001');
    await customer.tap('报修');
    await customer.say('同意');
    await customer.say('空调');
    await customer.say('不制冷');
    for (const answer of ['跳过', '跳过', phone, '跳过']) await customer.say(answer);
    expect(customer.question).to.include('序列号：SN20240001');
    await customer.say('提交');
    expect((await customer.tickets())[0]?.serial).to.equal('SN20240001');
  });

  it('reads the serial number of a link as customers write it', async () => {
    for (const value of ['AX 2024 0001', ' ax-2024-0001 ', 'SN：AX20240001', 'AX2024０００１']) {
      const customer = desk.newcomer();
      await customer.send({ type: 'event', name: 'serial', value });
      expect(customer.told, value).to.include('AX20240001');
    }
  });

  it('says so when it cannot read the serial number of a link, and offers the same as before', async () => {
    for (const value of ['../etc', 'a.b', '？', 'A1', 'x'.repeat(50), `${'9'.repeat(64)}`, '<b>', '同意']) {
      const customer = desk.newcomer();
      await customer.send({ type: 'event', name: 'serial', value });
      expect(customer.told, value).to.include('没认出来');
      await customer.tap('报修');
      expect(await customer.form(), value).to.not.equal(undefined);
      await customer.send({ type: 'event', name: 'serial', value });
      expect(customer.told, value).to.include('没认出来');
      expect(await customer.form(), value).to.not.equal(undefined);
    }
  });

  it('does not take what is no serial number from a link', async () => {
    const customer = desk.newcomer();
    await customer.send({ type: 'event', name: 'serial', value: { $: 1 } });
    await customer.send({ type: 'event', name: 'serial', value: 'x'.repeat(41) });
    await customer.say('我要报修');
    expect((await customer.form())?.answers).to.not.have.property('serial');
  });

  it('stays in the language of the conversation when only a brand or a code is typed', async () => {
    for (const typed of ['Haier', 'Midea KFR-35GW', 'Panasonic 空调']) {
      const customer = desk.newcomer();
      await customer.say('我要报修');
      await customer.say('同意');
      await customer.say(typed);
      expect(customer.question, typed).to.equal(zhCN.repair.fault.ask);
    }
  });

  for (const given of [
    { product: '空调', fault: '坏了', phone: 1 },
    { fault: { $: [] } },
    { product: { said: 7 } },
    { phone: 'not a phone' },
    { consent: 'yes', photos: 'x' },
    { serial: { a: 1 } },
  ]) {
    it(`takes nothing wrong from a forged button: ${JSON.stringify(given)}`, async () => {
      const customer = desk.newcomer();
      await customer.send({ type: 'message', text: '报修', value: { start: 'repair', given } });
      const state = await customer.form();
      expect(state?.asking).to.equal('consent');
      for (const name of Object.keys(given)) expect(state?.answers ?? {}).to.not.have.property(name);
    });
  }
});

describe('a decision that binds', () => {
  const doubtful = [
    '同意个屁',
    '凭什么同意',
    '明天可以上门吗',
    '可以开发票吗',
    '为什么要同意',
    '不留电话可以吗',
    '同意之后会怎样',
    '怎么可以这样',
    'are you sure this is safe?',
    'I never said I agree',
  ];
  for (const text of doubtful) {
    it(`is not consent to say "${text}"`, async () => {
      const customer = desk.newcomer();
      await customer.say('我要报修');
      await customer.say(text);
      expect(await customer.form()).to.deep.include({ asking: 'consent' });
      expect((await customer.record())?.consent).to.equal(undefined);
    });
  }
  for (const text of ['问题', '明天可以来吗', '没错吧', '没问题才怪', '还没确认', '怎么提交', 'dont submit yet']) {
    it(`is not made by "${text}" at the summary`, async () => {
      const customer = await atSummary(desk.newcomer());
      await customer.say(text);
      expect(await customer.tickets()).to.deep.equal([]);
      expect(await customer.form()).to.not.equal(undefined);
    });
  }
  for (const text of ['好', '嗯嗯', '👌', '确定', '好的谢谢', '就这样', '发送', '没问题，提交吧', 'yes, please']) {
    it(`is made by "${text}" at the summary`, async () => {
      const customer = await atSummary(desk.newcomer());
      await customer.say(text);
      expect(await customer.tickets()).to.have.length(1);
    });
  }
});

describe('what is said beside the question', () => {
  it('is taken where it belongs, and the question stands', async () => {
    const customer = await atPhone(desk.newcomer());
    await customer.say('就是不转了，嗡嗡响');
    expect(await customer.form()).to.deep.include({ asking: 'phone', misses: 0 });
    expect((await customer.form())?.answers.fault).to.equal('不制冷；就是不转了，嗡嗡响');
    await customer.say(`${phone} 浦东新区张江路100号`);
    expect(await customer.form()).to.deep.include({ asking: '?summary' });
    expect((await customer.form())?.answers).to.deep.include({ phone, address: '浦东新区张江路100号' });
  });
  for (const [said, line] of [
    ['手机改成13900001111', '5. 电话：13900001111'],
    ['13900001111', '5. 电话：13900001111'],
    ['把问题改成漏水', '2. 问题：漏水'],
    ['加一句：声音很大', '2. 问题：空调不制冷了；声音很大'],
    ['机器不是空调是洗衣机', '1. 机器：洗衣机'],
    ['说错了，是冰箱', '1. 机器：冰箱'],
    ['不是，还是冰箱吧', '1. 机器：冰箱'],
    ['改成洗衣機', '1. 机器：洗衣機'],
    ['补充地址：上海市人民路5号', '6. 地址：上海市人民路5号'],
    ['寄修', '6. 维修方式：寄回来修'],
  ] as const) {
    it(`"${said}" changes the line it means`, async () => {
      const customer = await atSummary(desk.newcomer());
      await customer.say(said);
      expect(customer.question).to.include(line);
    });
  }
  for (const said of [
    '改成洗衣机',
    '换成洗衣機吧',
    '不对，是洗衣机',
    '不是，还是洗衣机',
    'change it to the washing machine',
  ]) {
    it(`"${said}" changes the machine, whatever is asked`, async () => {
      const customer = await atPhone(desk.newcomer());
      await customer.say(phone);
      await customer.say(said);
      const form = await customer.form();
      expect(form).to.deep.include({ asking: 'address', misses: 0 });
      expect(form?.answers.product).to.deep.include({ id: 'washing-machine' });
      expect(form?.answers).to.not.have.property('address');
    });
  }
  for (const other of ['我要投诉', '我要退货', '查一下我的单子', '等等我拍个照', '13812345678', '嗯', '我也不知道']) {
    it(`"${other}" is no fault of a machine`, async () => {
      const customer = await atFault(desk.newcomer());
      await customer.say(other);
      expect(await customer.form()).to.deep.include({ asking: 'fault' });
      expect((await customer.form())?.answers).to.not.have.property('fault');
    });
  }
});

describe('a report that was begun and left', () => {
  it('belongs to the customer: it is found in another conversation, and asked about', async () => {
    const customer = await atPhone(desk.newcomer());
    const again = desk.elsewhere(customer);
    await again.say('我要报修');
    expect(again.told).to.include('机器：空调').and.include('问题：不制冷').and.include('接着填');
    await again.say('接着填');
    expect(await again.form()).to.deep.include({ asking: 'phone' });
    await again.say(phone);
    expect(await again.form()).to.deep.include({ asking: 'address' });
  });
  it('may be begun anew, without losing its photos', async () => {
    const customer = await atFault(desk.newcomer());
    const [photo] = await customer.photos(1);
    const again = desk.elsewhere(customer);
    await again.say('报修');
    await again.say('重新填');
    expect((await again.form())?.answers).to.deep.equal({ photos: [photo] });
  });
  it('is no answer to another matter', async () => {
    const customer = await atPhone(desk.newcomer());
    const again = desk.elsewhere(customer);
    await again.say('冰箱结霜');
    expect((await again.form())?.answers.product).to.deep.include({ id: 'fridge' });
    expect((await again.form())?.answers).to.not.include({ fault: '不制冷' });
  });
  it('is gone after seven days', async () => {
    const customer = await atPhone(desk.newcomer());
    desk.pass({ hours: 7 * 24 + 1 });
    const again = desk.elsewhere(customer);
    await again.say('我要报修');
    expect(await again.form()).to.deep.include({ asking: 'product' });
  });
  it('is gone when it was cancelled or submitted', async () => {
    const customer = await submitted(desk.newcomer());
    const again = desk.elsewhere(customer);
    await again.say('我要报修');
    expect(await again.form()).to.deep.include({ asking: 'product' });
    await again.say('取消');
    await again.say('我要报修');
    expect(await again.form()).to.deep.include({ asking: 'product' });
  });
});
