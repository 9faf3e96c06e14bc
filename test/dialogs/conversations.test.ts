import { expect } from 'chai';
import { consentVersion } from '../../dialogs/consent.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

const phone = '13812345678';
let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

describe('the greeting', () => {
  const greeted = async (time: string, locale?: string) => {
    desk.at(time);
    const customer = desk.newcomer();
    await customer.arrive(locale);
    return customer;
  };

  it('says until when somebody is here, and what can be done', async () => {
    const customer = await greeted('2026-11-25T10:00');
    expect(customer.heard).to.have.length(1);
    expect(customer.told).to.include('安心售后').and.include('18:00').and.include('人工');
    expect(customer.told).to.not.include('下班');
    expect(customer.buttons[0]).to.equal('报修');
  });
  it('says at 17:59 that somebody is still here', async () => {
    expect((await greeted('2026-11-25T17:59')).told).to.include('现在有同事在线，到 18:00 为止');
  });
  it('says at 18:00 that the shop is closed, and when it opens, with day and weekday', async () => {
    const { told } = await greeted('2026-11-25T18:00');
    expect(told).to.include('下班时间').and.include('11月26日（周四）上午9:00');
    expect(told).to.not.include('有同事在线');
  });
  it('says on a Saturday the hours of that day', async () => {
    expect((await greeted('2026-11-28T12:00')).told).to.include('到 16:00 为止（今天 10:00–16:00）');
    expect((await greeted('2026-11-28T16:00')).told).to.include('11月29日（周日）上午10:00');
  });
  it('names the holiday', async () => {
    expect((await greeted('2026-10-01T20:00')).told)
      .to.include('国庆节')
      .and.include('10月2日（周五）上午10:00');
  });
  it('knows a Saturday that is worked to make up for a holiday', async () => {
    expect((await greeted('2026-10-10T17:30')).told).to.include('到 18:00 为止（今天 9:00–18:00）');
  });
  it('is in English for an English page', async () => {
    const { told } = await greeted('2026-11-25T18:30', 'en-GB');
    expect(told)
      .to.include('Thursday, 26 November, 9:00 am')
      .and.not.match(/\p{Script=Han}/u);
  });
  it('comes once, however often the page connects', async () => {
    const customer = desk.newcomer();
    const member = { type: 'conversationUpdate', membersAdded: [{ id: 'x', name: '' }] };
    const first = await customer.send(member, { key: 'start' });
    expect(await customer.send(member, { key: 'start' })).to.deep.include({ duplicate: true });
    expect(first.said).to.have.length(1);
  });
});

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
    expect(customer.question).to.include('1. 机器：洗衣机').and.include(`5. 电话：${phone}`);
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
    ['补充地址：人民路5号', '6. 地址：人民路5号'],
    ['寄修', '6. 维修方式：寄回来修'],
  ] as const) {
    it(`"${said}" changes the line it means`, async () => {
      const customer = await atSummary(desk.newcomer());
      await customer.say(said);
      expect(customer.question).to.include(line);
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

describe('a look at the warranty', () => {
  it('needs no consent and no case, and says until when and why', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('axkf-2201 00142');
    expect(customer.told)
      .to.include('整机的保修到2024年3月12日为止，已经过了')
      .and.include('从安装完成那天算起：2022年3月12日')
      .and.include('压缩机保到2028年3月12日')
      .and.match(/依据《.+》/);
    expect(customer.buttons).to.deep.equal(['报修']);
    expect(await customer.tickets()).to.deep.equal([]);
    expect((await customer.record())?.consent).to.equal(undefined);
  });
  it('takes the machine along into a report', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('AXKF220100142');
    await customer.tap('报修');
    expect((await customer.form())?.answers).to.deep.include({ serial: 'AXKF220100142' });
    await customer.say('同意');
    expect(await customer.form()).to.deep.include({ asking: 'fault' });
  });
  it('does with a product and a rough date, and says what would settle it', async () => {
    const customer = desk.newcomer();
    await customer.say('我的洗衣机还在保修期吗');
    await customer.say('去年买的');
    expect(customer.told).to.include('说不准').and.include('告诉我具体哪天买的');
  });
  it('counts the last day in, and not the next', async () => {
    const verdict = async (time: string) => {
      desk.at(time);
      const customer = desk.newcomer();
      await customer.say('查保修');
      await customer.say('洗衣机');
      await customer.say('2025年11月25日');
      return customer.told;
    };
    expect(await verdict('2026-11-25T23:59')).to.include('还在保修期内，到2026年11月25日');
    expect(await verdict('2026-11-26T00:00')).to.include('2026年11月25日为止');
  });
  it('takes no date that cannot be, and says why', async () => {
    const customer = desk.newcomer();
    await customer.say('查保修');
    await customer.say('洗衣机');
    for (const [date, told] of [
      ['2030年5月1日', '还没到'],
      ['1970年1月1日', '太早'],
      ['2025年2月30日', '日历上没有'],
    ] as const) {
      await customer.say(date);
      expect(customer.told, date).to.include(told);
    }
  });
  it('never says who owns a machine', async () => {
    const owner = await submitted(desk.newcomer());
    const [ticket] = await owner.tickets();
    const other = desk.newcomer();
    await other.say('查保修');
    await other.say('AXKF220100142');
    expect(other.told)
      .to.not.include(phone)
      .and.not.include(ticket?.id ?? '');
  });
});

describe('danger', () => {
  it('says the safe act alone, asks nothing, and opens one urgent ticket, told in the next turn', async () => {
    const customer = desk.newcomer();
    await customer.say('热水器漏电，摸一下麻手！');
    expect(customer.heard).to.have.length(1);
    expect(customer.told).to.include(zhCN.danger.electric).and.include('400-000-0000');
    expect(customer.told).to.not.match(/[?？]/);
    expect(customer.buttons).to.deep.equal([]);
    const [ticket, another] = await customer.tickets();
    expect(another).to.equal(undefined);
    expect(ticket).to.deep.include({ urgent: true, fault: '热水器漏电，摸一下麻手！' });
    expect(ticket?.product?.id).to.equal('water-heater');
    expect(customer.told).to.not.include(ticket?.id);
    await customer.say('现在电闸关了');
    expect(customer.heard[0]).to.include(ticket?.id).and.include('加急').and.include('电话');
    await customer.say('13812345678，人民路100号');
    expect((await customer.tickets())[0]).to.deep.include({ phone: '13812345678', address: '人民路100号' });
    expect((await customer.tickets())[0]?.log.map(({ text }) => text)).to.include('现在电闸关了');
    await customer.say('你好');
    expect(customer.told).to.not.include(ticket?.id);
  });

  it('told of again is the same case, and the safe act is said again', async () => {
    const customer = desk.newcomer();
    await customer.say('插座冒烟了');
    await customer.say('还在冒烟，有火花');
    expect(customer.heard).to.have.length(1);
    expect(customer.told).to.include(zhCN.danger.fire);
    expect(await customer.tickets()).to.have.length(1);
  });

  it('told of again after its number was told is the same case still', async () => {
    const customer = desk.newcomer();
    await customer.say('插座冒烟了');
    await customer.say('好的');
    await customer.say('又冒烟了');
    expect(await customer.tickets()).to.have.length(1);
  });

  it('gives the hotline only while somebody answers it', async () => {
    desk.at('2026-11-25T23:00');
    const customer = desk.newcomer();
    await customer.say('电池鼓包了');
    expect(customer.heard).to.deep.equal([zhCN.danger.battery]);
    expect(await customer.tickets()).to.have.length(1);
  });

  it('in the middle of a form comes first, and the form waits', async () => {
    const customer = await atFault(desk.newcomer());
    await customer.say('漏电，手都麻了');
    expect(customer.heard).to.have.length(1);
    expect(customer.told).to.include(zhCN.danger.electric);
    expect(await customer.form()).to.deep.include({ asking: 'fault', misses: 0 });
    await customer.say('好的，知道了');
    expect(await customer.form(), 'a yes to the safe act is no answer').to.deep.include({ asking: 'fault' });
    expect((await customer.form())?.answers).to.not.have.property('fault');
    await customer.say('一开机就这样');
    expect((await customer.form())?.answers.fault).to.equal('一开机就这样');
    expect(await customer.tickets()).to.have.length(1);
  });

  it('asked about in general opens no case', async () => {
    const customer = desk.newcomer();
    await customer.say('热水器会不会漏电？');
    expect(customer.told).to.not.include(zhCN.danger.electric);
    expect(await customer.tickets()).to.deep.equal([]);
  });
});

describe('questions', () => {
  it('are answered with the clause they stand on', async () => {
    const customer = desk.newcomer();
    await customer.say('保修多久？');
    expect(customer.heard).to.have.length(1);
    expect(customer.told)
      .to.include('12')
      .and.match(/《.+》/);
  });
  it('are answered by the number of a button that was offered, or its label', async () => {
    const customer = desk.newcomer();
    await customer.arrive();
    const labels = customer.buttons;
    await customer.say('4');
    const byNumber = customer.told;
    for (const way of ['４', '第四个', labels[3] ?? '']) {
      await customer.arrive();
      await customer.say(way);
      expect(customer.told, way).to.equal(byNumber);
    }
    await customer.arrive();
    await customer.tap(labels[3] ?? '');
    expect(customer.told).to.equal(byNumber);
  });
  it('that nobody understands are said not to be, each time in other words, and end with a person', async () => {
    const customer = desk.newcomer();
    await customer.say('qwrtpsdfg');
    expect(customer.told).to.include('400-000-0000');
    await customer.say('zxcvbn');
    expect(customer.told).to.equal(zhCN.faq.unknownAgain);
    await customer.say('asdfgh');
    expect(customer.told).to.equal(zhCN.faq.unknownStill);
    await customer.tap('转人工');
    expect((await customer.tickets())[0]).to.deep.include({
      kind: 'handover',
      fault: 'qwrtpsdfg\nzxcvbn\nasdfgh',
    });
    await customer.say('poiuyt');
    expect(customer.told).to.include('转给同事了');
    expect((await customer.tickets())[0]?.log.at(-1)).to.deep.include({ by: 'customer', text: 'poiuyt' });
  });
  it('are not begun by the label of a button inside a sentence', async () => {
    for (const sentence of ['报修要多少钱', '上次报修的单子到哪了', '我不想报修']) {
      const customer = desk.newcomer();
      await customer.arrive();
      await customer.say(sentence);
      expect((await customer.form())?.asking, sentence).to.not.equal('consent');
    }
    const customer = desk.newcomer();
    await customer.arrive();
    await customer.say('冰箱不制冷了，帮我报修');
    expect((await customer.form())?.answers).to.have.keys('product', 'fault');
  });
  it('are not what a bare yes or no asks', async () => {
    for (const word of ['不用了', '嗯', '行', '不', '好的', 'ok', '等一下']) {
      const customer = desk.newcomer();
      await customer.say('几点上班');
      await customer.say(word);
      expect(await customer.form(), word).to.equal(undefined);
      expect(customer.told, word).to.not.include('依据');
    }
  });
  it('for a person are met at once, in and out of hours', async () => {
    const customer = desk.newcomer();
    await customer.say('你们上次修得不行，越修越坏');
    await customer.say('转人工');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ kind: 'handover', fault: '你们上次修得不行，越修越坏' });
    expect(customer.told).to.include(ticket?.id).and.include('上午11:00').and.include('400-000-0000');
    await customer.say('人工');
    expect(customer.told).to.include(ticket?.id);
    expect(await customer.tickets()).to.have.length(1);
    desk.at('2026-11-25T20:00');
    const late = desk.newcomer();
    await late.say('人工');
    expect(late.told).to.include('下班').and.include('11月26日（周四）上午9:00').and.include('上午10:00');
    expect(late.buttons).to.deep.equal(['报修']);
  });
  it('are not met with a clause where they are thanks, in a form or out of it', async () => {
    for (const customer of [desk.newcomer(), await atFault(desk.newcomer())]) {
      await customer.say('谢谢你啊');
      expect(customer.told).to.include('不客气').and.not.include('依据');
    }
  });
  it('without words are met kindly', async () => {
    const customer = desk.newcomer();
    await customer.say('');
    expect(customer.told).to.equal(zhCN.onlyWords);
    await customer.send({ type: 'something-new' });
    expect(customer.told).to.equal(zhCN.onlyWords);
    await customer.send({ type: 'messageReaction' });
    expect(customer.heard, 'a thumb up needs no answer').to.deep.equal([]);
  });
  it('to cancel what was submitted are shown the way to it', async () => {
    const customer = await submitted(desk.newcomer());
    await customer.say('取消报修');
    expect(customer.told).to.include((await customer.tickets())[0]?.id);
    expect(customer.buttons).to.deep.equal(['转人工']);
  });
  it('to cancel with nothing open are told so', async () => {
    for (const command of ['取消', '上一步', '重来']) {
      const customer = desk.newcomer();
      await customer.say(command);
      expect(customer.told, command).to.equal(zhCN.nothingToCancel);
    }
  });
});

describe('an English conversation', () => {
  it('goes from the first sentence to the number in English', async () => {
    const customer = desk.newcomer();
    const english = () => expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('My washing machine is leaking');
    english();
    await customer.say('I agree');
    english();
    await customer.say('at home');
    english();
    await customer.say('skip');
    english();
    await customer.say('+86 138 1234 5678');
    english();
    await customer.say("don't know");
    english();
    expect(customer.question).to.include('1. Machine: Washing machine');
    await customer.say('change 2');
    english();
    await customer.say('it leaks from the door');
    expect(customer.question).to.include('2. Problem: it leaks from the door');
    await customer.say('yes');
    english();
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ language: 'en-US', fault: 'it leaks from the door' });
    expect(customer.told).to.include(ticket?.id);
  });
  it('stays English where a message does not tell', async () => {
    const customer = desk.newcomer();
    await customer.say('How long is the warranty?');
    const english = customer.told;
    expect(english).to.not.match(/\p{Script=Han}/u);
    await customer.say('?');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
  });
  it('is what was asked for, whatever is typed then, until Chinese is asked for', async () => {
    const customer = desk.newcomer();
    await customer.say('English');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('保修多久？');
    expect(customer.told).to.not.match(/\p{Script=Han}/u);
    await customer.say('中文');
    expect(customer.told).to.equal(zhCN.switched);
  });
});

async function atFault(customer: Talker): Promise<Talker> {
  await customer.say('我要报修');
  await customer.say('同意');
  await customer.say('空调');
  expect(await customer.form()).to.deep.include({ asking: 'fault' });
  return customer;
}

async function atPhone(customer: Talker): Promise<Talker> {
  await atFault(customer);
  await customer.say('不制冷');
  await customer.say('家里用');
  await customer.say('跳过');
  expect(await customer.form()).to.deep.include({ asking: 'phone' });
  return customer;
}

async function atSummary(customer: Talker): Promise<Talker> {
  for (const answer of ['空调不制冷了', '同意', '家里用', '跳过', phone, '跳过']) await customer.say(answer);
  expect(await customer.form()).to.deep.include({ asking: '?summary' });
  return customer;
}

async function submitted(customer: Talker): Promise<Talker> {
  await atSummary(customer);
  await customer.say('提交');
  expect(await customer.tickets()).to.have.length(1);
  return customer;
}
