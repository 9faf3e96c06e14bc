import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { activities } from '../../bot/store/collections.ts';
import { scriptIn } from '../../dialogs/understand/traditional.ts';
import { copyWithoutQuestions } from '../content/few-questions.ts';
import { phone } from './reporting.ts';
import { openTalkingDesk, type TalkingDesk } from './talking-desk.ts';

describe('a customer who writes traditional characters', () => {
  let folder: string;
  let desk: TalkingDesk;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'script-'));
    await copyWithoutQuestions(folder);
    await appendFile(join(folder, 'shop.yaml'), '\ntraditional: hk\n');
    desk = await openTalkingDesk('Asia/Shanghai', folder);
  });
  after(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => desk.at('2026-11-25T10:00'));

  it('is answered in them where the shop says so, and reports to the end in them', async () => {
    const customer = desk.newcomer();
    await customer.say('冷氣機壞咗，要報修');
    expect(customer.question).to.include('個人信息');
    expect(customer.buttons).to.deep.equal(['同意', '不同意']);
    for (const said of ['同意', '家裏用', '跳過', phone, '跳過']) await customer.say(said);
    expect(customer.question)
      .to.include('請核對一下')
      .and.include('機器')
      .and.not.match(/[机请对]/u);
    await customer.say('提交');
    const [ticket] = await customer.tickets();
    expect(ticket).to.deep.include({ language: 'zh-CN', usage: 'home', fault: '冷氣機壞咗，要報修' });
    expect(customer.told).to.include('編號');
    await desk.clerk('answer', ticket?.id ?? '', '师傅明天联系您');
    const log = await desk.core.store.find(activities, 'conversation', { equals: customer.conversation });
    expect(log.at(-1)?.activity.text).to.include('師傅明天聯繫您');
  });
  it('is answered as everybody who turns to simplified ones, and English stays as it is', async () => {
    const customer = desk.newcomer();
    await customer.say('請問點報修');
    expect(customer.told).to.match(/[請個電]/u);
    await customer.say('电视坏了，请尽快来修');
    expect(customer.told)
      .to.match(/[请个电]/u)
      .and.not.match(/[請個電]/u);
    const english = desk.newcomer();
    await english.say('My fridge is not cooling');
    expect(english.told).to.match(/^[^\p{Script=Han}]*$/u);
  });
  it('is told from others by what only one script has', () => {
    for (const text of ['冷氣機', '維修', '電話係幾多']) expect(scriptIn(text), text).to.equal('traditional');
    for (const text of ['空调坏了', '什么时候来']) expect(scriptIn(text), text).to.equal('simplified');
    for (const text of ['你好', '唔使', 'E1', '', '后面里面']) expect(scriptIn(text), text).to.equal(undefined);
  });
});
