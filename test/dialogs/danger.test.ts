import { expect } from 'chai';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { atFault } from './reporting.ts';
import { openHours, openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

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
    await customer.say('13812345678，上海市人民路100号');
    expect((await customer.tickets())[0]).to.deep.include({ phone: '13812345678', address: '上海市人民路100号' });
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

  it('asks nobody twice for the number that was told for the urgent ticket', async () => {
    const customer = desk.newcomer();
    await customer.start('booking');
    for (const each of ['同意', '安装热水器', '1', '热水器漏电麻手', '电闸关了', '13812345678'])
      await customer.say(each);
    expect((await customer.form())?.answers.phone).to.equal('13812345678');
    expect((await customer.tickets())[0]?.phone).to.equal('13812345678');
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
