import { expect } from 'chai';
import { resume, summary } from '../../dialogs/form/answers.ts';
import type { DialogId } from '../../dialogs/ids.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { type Moment, openTalkingDesk, type Talker, type TalkingDesk } from '../dialogs/talking-desk.ts';

/** How a form is talked through by a customer who answers everything well. */
export interface Conversation {
  /** What begins it. */
  readonly begin: string;
  /** What a customer has done before, where the dialog is about that. */
  readonly prepare?: (customer: Talker) => Promise<void>;
  /** Words that elsewhere give a form up, and are an answer here. */
  readonly answering?: readonly string[];
  /** A good answer to each question that is asked in words, by slot; a question with buttons is answered by the first. */
  readonly answers: Readonly<Record<string, string | ((customer: Talker, desk: TalkingDesk) => Promise<string>)>>;
  /** Of a dialog that asks otherwise by what it is about: which of them this is, and the steps that only this one has. */
  readonly variant?: { readonly name: string; readonly own?: readonly string[] };
  /** What the operator has set. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Fits no question of any form, and is no word. */
const nonsense = '。。。';
const aside = '保修多久？';

/**
 * What every form owes its customers at every one of its steps, whatever it is about.
 *
 * @param steps the questions in the order in which they are asked; the last one is the summary, where there is one
 */
export function dialogContract(
  id: DialogId,
  { begin, answers, prepare, answering = [], variant, env }: Conversation,
  steps: readonly [string, ...string[]],
): void {
  describe(['the dialog', id, variant?.name].filter(Boolean).join(' '), () => {
    let desk: TalkingDesk;
    /** Each question of the form, just asked, in the order in which they came. */
    const moments = new Map<string, Moment>();
    let earlier: Ticket[];
    before(async () => {
      desk = await openTalkingDesk(undefined, undefined, env);
      const customer = desk.newcomer();
      await prepare?.(customer);
      earlier = await customer.tickets();
      await customer.say(begin);
      for (let asking = await at(customer); asking !== 'nothing'; asking = await at(customer)) {
        moments.set(asking, await desk.moment(customer));
        if (asking === summary) break;
        await answer(customer);
      }
    });
    after(() => desk.close());

    it('asks one thing after the other, and then to check it all', () => {
      expect([...moments.keys()]).to.deep.equal(steps);
    });

    for (const [index, step] of steps.entries()) {
      if (variant?.own?.includes(step) === false) continue;
      describe(`at ${step}`, () => {
        let customer: Talker;
        beforeEach(async () => {
          customer = await asked(step);
        });
        afterEach(() => expect(customer.told, 'an apology').to.not.include(zhCN.apology));

        for (const command of ['取消', '退出', '请帮我取消吧', 'cancel'].filter(each => !answering.includes(each))) {
          it(`ends with ${command}, and nothing is submitted`, async () => {
            await customer.say(command);
            expect(await customer.form()).to.equal(undefined);
            expect(await customer.tickets()).to.deep.equal(earlier);
          });
        }
        it('goes one step back, or says that there is none', async () => {
          await customer.say('上一步');
          const back = await at(customer);
          if (back === step) expect(customer.told).to.include(zhCN.form.first);
          else expect(steps.indexOf(back)).to.be.lessThan(index);
        });
        it('begins again', async () => {
          await customer.say('重来');
          const form = await customer.form();
          expect(form?.answers).to.deep.equal({});
          expect(steps.indexOf(form?.asking ?? '')).to.be.within(0, 1);
        });
        for (const [command, told] of [
          ['帮助', zhCN.help],
          ['人工', '转给同事'],
          ['菜单', zhCN.menu.hint],
        ] as const) {
          it(`obeys ${command} and asks again`, async () => {
            const { question } = customer;
            await customer.say(command);
            expect(customer.told).to.include(told);
            expect(customer.question).to.equal(question);
            expect(await customer.form()).to.deep.include({ asking: step, misses: 0 });
          });
        }
        it('answers a question in the middle and asks again', async () => {
          const { question } = customer;
          await customer.say(aside);
          expect(customer.told).to.include('12');
          expect(customer.question).to.equal(question);
          expect(await customer.form()).to.deep.include({ asking: step, misses: 0 });
        });
        it('helps in other words after a miss, and offers a person after the third', async () => {
          const { question } = customer;
          await customer.say(nonsense);
          const first = customer.told;
          expect(first).to.not.equal(question);
          await customer.say(nonsense);
          expect(customer.told).to.not.include('400-000-0000');
          await customer.say(nonsense);
          expect(customer.told).to.include('400-000-0000');
          expect(await at(customer)).to.equal(step);
          if (step !== summary) {
            await answer(customer);
            expect((await customer.form())?.misses ?? 0).to.equal(0);
          }
        });
        it('means the same by tap, number, full-width number, ordinal and label', async () => {
          const { buttons } = customer;
          const label = buttons[0];
          expect(
            buttons.filter(each => each.trim() === ''),
            'blank buttons',
          ).to.deep.equal([]);
          if (label === undefined)
            return void expect(step, 'a question without buttons').to.be.oneOf(Object.keys(answers));
          const after = [];
          for (const way of ['tap', 'label', '1', '１', '①', '第一个']) {
            // At the summary a number names a line.
            if (step === summary && way !== 'tap' && way !== 'label') continue;
            const another = await asked(step);
            await (way === 'tap' ? another.tap(label) : another.say(way === 'label' ? label : way));
            after.push((await another.form())?.asking);
          }
          expect(new Set(after)).to.have.property('size', 1);
        });
        it('takes photos, stickers, blank and endless messages without losing its place', async () => {
          await customer.photos(2);
          // A photo may be the answer, as one of the invoice.
          if ((await at(customer)) !== step) return;
          await customer.send({ type: 'message', text: '' });
          await customer.send({ type: 'message', text: ' \u200b\n ' });
          await customer.send({ type: 'message', attachments: [{ contentType: 'audio/amr', contentUrl: 'x' }] });
          await customer.send({ type: 'message', value: { something: 'else' } });
          expect(await at(customer)).to.equal(step);
          await customer.say('很长的故事，'.repeat(850));
          expect(await customer.form()).to.not.equal(undefined);
          expect(await customer.tickets()).to.deep.equal(earlier);
        });
        it('stays through a deploy that dropped what was asked', async () => {
          await customer.rewrite(form => ({ ...form, asking: 'gone', answers: { ...form.answers, old: 1 } }));
          await customer.say('好');
          expect(await customer.form()).to.not.equal(undefined);
          expect(customer.question).to.not.equal('');
          expect(await customer.tickets()).to.deep.equal(earlier);
        });
        it('stays through a deploy that changed the shape of the state', async () => {
          await customer.rewriteState(state => JSON.parse(JSON.stringify(state).replaceAll('"misses"', '"tries"')));
          await customer.say('好');
          expect(customer.question).to.not.equal('');
        });
      });
    }

    if (!steps.includes(summary) || variant?.own?.includes(summary) === false) return;
    describe('when it is submitted', () => {
      let customer: Talker;
      beforeEach(async () => {
        customer = await asked(summary);
      });

      for (const [name, again] of Object.entries({
        'by the same word': () => customer.say(zhCN.form.submit.label),
        'by another yes': () => customer.say('好的'),
        'at the same time': () => customer.say(zhCN.form.submit.label),
      })) {
        it(`twice, ${name}, makes one record with one number`, async () => {
          const submit = customer.keep(zhCN.form.submit.label);
          const [first] = await Promise.all([
            customer.press(submit),
            ...(name === 'at the same time' ? [customer.press(submit)] : []),
          ]);
          expect(first.said.length).to.be.greaterThan(0);
          const [ticket] = await customer.tickets();
          expect(await customer.tickets()).to.have.length(1);
          await again();
          expect(customer.told).to.include(ticket?.id);
          await customer.press(submit);
          expect(customer.told).to.include(ticket?.id);
          expect(await customer.tickets()).to.have.length(1);
        });
      }
      it('changes a line by its number and comes back, the others as they were', async () => {
        const before = (await customer.form())?.answers;
        await customer.say('改 1');
        const asking = await at(customer);
        expect(steps).to.include(asking);
        await answer(customer);
        expect(await at(customer)).to.equal(summary);
        const after = (await customer.form())?.answers;
        const others = (all: typeof after) => Object.entries(all ?? {}).filter(([slot]) => slot !== asking);
        expect(others(after)).to.deep.equal(others(before));
      });
      it('asks something that may be answered for every line, and comes back', async () => {
        const { question } = customer;
        const lines = question.match(/^\d+(?=\. )/gm) ?? [];
        expect(lines).to.not.deep.equal([]);
        for (const line of lines) {
          await customer.say(`改 ${line}`);
          expect(customer.heard).to.have.length(1);
          expect(await at(customer)).to.not.equal(summary);
          await customer.say('不改了');
          expect(customer.question, line).to.equal(question);
        }
      });
      it('keeps what was filled in for seven days, and asks before it goes on', async () => {
        desk.pass({ hours: 6 * 24 });
        await customer.say('你好');
        expect(await customer.form()).to.deep.include({ asking: resume });
        await customer.say(zhCN.form.goOn.label);
        expect(await at(customer)).to.equal(summary);
        desk.pass({ hours: 8 * 24 });
        await customer.say('你好');
        expect(await customer.form()).to.equal(undefined);
      });
      it('asks which line when the customer only wants to change', async () => {
        await customer.say(zhCN.form.change.label);
        expect(customer.question).to.equal(zhCN.form.whichLine);
        await customer.tap(customer.buttons[0] ?? '');
        expect(steps).to.include(await at(customer));
      });
      it('takes no order from a button of the filling-in before', async () => {
        const old = customer.keep(zhCN.form.submit.label);
        await customer.say('取消');
        await customer.say(begin);
        await customer.press(old);
        expect(customer.told).to.include(zhCN.form.oldButton);
        expect(await customer.tickets()).to.deep.equal(earlier);
      });
    });

    /** Somebody who was asked this just now. */
    async function asked(step: string): Promise<Talker> {
      const customer = await moments.get(step)?.again();
      if (customer === undefined) throw new Error(`${id} does not come to "${step}"`);
      expect(await at(customer)).to.equal(step);
      return customer;
    }

    async function at(customer: Talker): Promise<string> {
      return (await customer.form())?.asking ?? 'nothing';
    }

    /** A good answer to what is asked. */
    async function answer(customer: Talker): Promise<void> {
      const asking = await at(customer);
      const words = answers[asking];
      if (words !== undefined) await customer.say(typeof words === 'string' ? words : await words(customer, desk));
      else if (customer.buttons[0] !== undefined) await customer.tap(customer.buttons[0]);
      else throw new Error(`the contract knows no answer to "${asking}" of ${id}: add one to its conversation`);
    }
  });
}
