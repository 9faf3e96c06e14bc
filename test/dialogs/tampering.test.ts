import { expect } from 'chai';
import { drafts, tickets } from '../../bot/store/collections.ts';
import type { Button } from '../../dialogs/buttons.ts';
import { resume, summary, whichLine } from '../../dialogs/form/answers.ts';
import { type DialogId, dialogIds } from '../../dialogs/ids.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { type Moment, openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));
afterEach(() => desk.emptyDiaries());

/** Names that stand in every object, of slots that are never asked, of questions that are no slots, and none. */
const slots = ['toString', '__proto__', 'visit', 'wish', 'photos', 'consent', summary, resume, whichLine, ''];
const choices = ['constructor', '__proto__', 'wish', 'day:9999-12-31', '9999-12-31T09:00', '0000-01-01T09:00', 'T', ''];

/** How far a booking has come. */
const places: Readonly<Record<string, (customer: Talker) => Promise<unknown>>> = {
  visit: async () => {},
  [summary]: filled,
  async [whichLine](customer) {
    await filled(customer);
    await customer.tap('修改');
  },
  async [resume](customer) {
    await filled(customer);
    desk.pass({ hours: 13 });
    await customer.say('你好');
  },
};

async function filled(customer: Talker): Promise<void> {
  for (const text of ['下周三上午九点', '13812345678', '跳过']) await customer.say(text);
}

describe('a button that no desk has made', () => {
  for (const [place, goTo] of Object.entries(places)) {
    it(`is no fault where a form asks ${place}, and takes no time`, async () => {
      const first = desk.newcomer();
      await first.start('booking');
      for (const text of ['同意', '安装热水器']) await first.say(text);
      await goTo(first);
      const moment = await desk.moment(first);
      for (const slot of slots) {
        const customer = await moment.again();
        expect((await customer.form())?.asking).to.equal(place);
        const { ask } = (customer.keep(customer.buttons[0] ?? '').value ?? {}) as { ask?: { run: string } };
        for (const choose of choices) {
          const button: Button = { ask: { form: 'booking', run: ask?.run ?? '', slot }, choose };
          const began = performance.now();
          await customer.send({ type: 'message', text: choose, value: button });
          expect(performance.now() - began, `${slot} ${choose}`).to.be.below(1000);
          expect(customer.told, `${slot} ${choose}`).to.not.include(zhCN.apology);
        }
      }
    });
  }
});

describe('the number of somebody else’s case', () => {
  const address = '上海市人民路100号3单元';
  let number = '';
  const kept = () => desk.core.store.get(tickets, number);
  before(async () => {
    const owner = desk.newcomer();
    await owner.start('booking');
    for (const text of ['同意', '安装热水器', '下周三上午九点', '13812345678', address, '提交']) await owner.say(text);
    number = (await owner.tickets())[0]?.id ?? '';
  });
  for (const state of ['open', 'closed and asked about'] as const) {
    it(`opens nothing, tells nothing and changes nothing: ${state}`, async () => {
      if (state !== 'open') {
        await desk.clerk('close', number);
        desk.at('2026-11-27T12:00');
        await desk.jobs();
      }
      const untouched = await kept();
      const starts = dialogIds.map(start => ({ start, about: number }));
      const asks = ['mark', 'callback'].flatMap(slot =>
        ['1', 'no'].map(choose => ({ ask: { form: 'survey', run: number, slot }, choose })),
      );
      const odd = [{ keep: '__proto__' }, { faq: 'constructor' }, JSON.parse('{"__proto__":{"start":"menu"}}'), [], 5];
      for (const value of [...starts, ...asks, { keep: number }, ...odd]) {
        for (const inForm of [false, true]) {
          const stranger = desk.newcomer();
          if (inForm) await stranger.start('booking');
          await stranger.send({ type: 'message', text: 'x', value });
          for (const secret of ['13812345678', '138****5678', address, '12月2日', '安装热水器', zhCN.apology]) {
            expect(stranger.told, JSON.stringify(value)).to.not.include(secret);
          }
        }
      }
      expect(await kept()).to.deep.equal(untouched);
    });
  }
});

/** How each form comes to hold answers, and the names of others that it may hold. */
const forms: Readonly<Record<string, (customer: Talker) => Promise<unknown>>> = {
  async booking(customer) {
    await customer.start('booking');
    for (const text of ['同意', '安装热水器']) await customer.say(text);
    await filled(customer);
  },
  async repair(customer) {
    for (const text of ['空调不制冷了', '同意', '家里用', '跳过', '13812345678', '跳过']) await customer.say(text);
  },
  async reschedule(customer) {
    await forms.booking?.(customer);
    await customer.say('提交');
    await customer.start('reschedule');
    await customer.say('下周四上午九点');
  },
  async 'cancel-booking'(customer) {
    await forms.booking?.(customer);
    await customer.say('提交');
    await customer.start('cancel-booking');
  },
  warranty: customer => customer.say('查保修'),
};
const others = ['wish', 'photos', 'serial', 'bought', 'way', 'usage', 'reason', 'machine', 'product', 'about'];

describe('answers of another shape than today’s', () => {
  const moments = new Map<string, Moment>();
  before(async () => {
    for (const [form, fill] of Object.entries(forms)) {
      const customer = desk.newcomer();
      await fill(customer);
      moments.set(form, await desk.moment(customer));
      await desk.emptyDiaries();
    }
  });
  for (const odd of [null, 0, {}, ['x'], { kind: 'slot', date: 'x' }, { id: 7, date: '2026-13-01' }]) {
    it(`are asked for again: ${JSON.stringify(odd)}`, async () => {
      for (const [form, moment] of moments) {
        const customer = await moment.again();
        const spoilt = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, odd]));
        await customer.rewrite(state => ({ ...state, answers: spoilt([...Object.keys(state.answers), ...others]) }));
        const state = await customer.form();
        await desk.core.store.transaction(async tx => {
          const draft = await tx.get(drafts, `test:${customer.user.id}/${form}`);
          if (draft === undefined || state === undefined) throw new Error('no form is open');
          await tx.put(drafts, { ...draft, state: { ...draft.state, form: state as never } });
        });
        for (const one of [customer, desk.elsewhere(customer)]) {
          for (const text of [form, '继续', '提交', '提交']) {
            await (text === form && one !== customer ? one.start(form as DialogId) : one.say(text));
            expect(one.told, `${form}, ${text}`).to.not.include(zhCN.apology);
          }
        }
        await customer.tickets();
      }
    });
  }
});
