import { expect } from 'chai';
import fc from 'fast-check';
import { type FormState, summary, summaryLines, whichLine } from '../../../dialogs/form/answers.ts';
import type { Form, FormTexts, Json, Reply, Slot } from '../../../dialogs/form/form.ts';
import { type FormEvent, step } from '../../../dialogs/form/reducer.ts';
import type { Step } from '../../../dialogs/form/steps.ts';

const order = orderForm();
const full = { size: 's', colour: 'r', name: '王' };
const texts: FormTexts = {
  language: 'zh-CN',
  summary: lines => lines.map(({ number, label, value }) => `${number} ${label} ${value}`).join('/'),
  submit: { value: 'submit', label: '提交', synonyms: ['好', '好的'] },
  change: { value: 'change', label: '修改', synonyms: ['改'] },
  cancel: { value: 'cancel', label: '取消', synonyms: ['算了'] },
  whichLine: 'which line?',
  notInSummary: 'submit, a number, or cancel',
  oneAtATime: 'this one first',
  resume: lines => `go on? ${lines.map(({ label, value }) => `${label} ${value}`).join('/')}`,
  goOn: { value: '?go-on', label: '接着填' },
  anew: { value: '?anew', label: '重新填' },
  skip: { value: '?skip', label: '跳过', synonyms: ['不知道'] },
  notGiven: '-',
  severalFit: labels => `several: ${labels.join(' ')}`,
};

describe('a form that begins', () => {
  it('asks the first question', () => {
    const { state, question } = asked(begin(order));
    expect(question.text).to.equal('size?');
    expect(state).to.deep.equal({ answers: {}, asked: [], asking: 'size', misses: 0 });
  });
  it('asks for the first thing that is not known yet', () => {
    const { state, set } = asked(begin(order, { size: 's', name: '王' }));
    expect(state.asking).to.equal('colour');
    expect(state.answers).to.deep.equal({ size: 's', name: '王' });
    expect(set).to.deep.equal(['size', 'name']);
  });
  it('asks to check what is known when all of it is', () => {
    expect(asked(begin(order, full)).state.asking).to.equal(summary);
  });
  it('drops what it was given under a name that it does not know', () => {
    expect(asked(begin(order, { hat: 'x', size: 's' })).state.answers).to.deep.equal({ size: 's' });
  });
});

describe('an answer', () => {
  it('leads to the next question', () => {
    const { state, set, because } = asked(say('size', {}, '小'));
    expect(state).to.deep.equal({ answers: { size: 's' }, asked: ['size'], asking: 'colour', misses: 0 });
    expect(set).to.deep.equal(['size']);
    expect(because).to.equal(undefined);
  });
  for (const text of ['2', '２', '②', '二', '第二个', '大', '大号', 'large', 'Large!']) {
    it(`may be typed as ${text}`, () => expect(asked(say('size', {}, text)).state.answers.size).to.equal('l'));
  }
  it('may be tapped', () => {
    const next = asked(step(order, texts, at('size'), { kind: 'tapped', asked: 'size', chosen: 'l' }));
    expect(next.state.answers.size).to.equal('l');
  });
  it('that could be two of the choices is asked back, and no choice is made', () => {
    const next = asked(say('size', {}, '小号或者大号'));
    expect(next.because).to.equal('several: 小号 大号');
    expect(next.state.answers).to.deep.equal({});
  });
  it('goes to the question that was asked, whatever the next open one is', () => {
    const next = asked(say('name', {}, '王'));
    expect(next.state.answers).to.deep.equal({ name: '王' });
    expect(next.state.asking).to.equal('size');
  });
  it('forgets the misses before it', () => {
    expect(asked(say('size', {}, '小', { misses: 2 })).state.misses).to.equal(0);
  });
  it('that might as well be a question is handed over with what happens when it is none', () => {
    const next = say('name', { size: 's', colour: 'r' }, '多少钱？');
    expect(next.kind).to.equal('unsure');
    expect(next.kind === 'unsure' && asked(next.otherwise).state.answers.name).to.equal('多少钱？');
  });
  it('that is nothing but the answer to another question goes there, and the question stands', () => {
    const phone = { ...word('电话', 'phone'), spot: findDigits, owns: (text: string) => findDigits(text) === text };
    const form = { ...order, slots: { ...order.slots, phone } } as unknown as Form<Order>;
    const next = asked(step(form, texts, at('name'), reply('13900012345')));
    expect(next.state).to.deep.equal({ answers: { phone: '13900012345' }, asked: [], asking: 'name', misses: 0 });
    const both = asked(step(form, texts, at('name'), reply('王 13900012345')));
    expect(both.state.answers).to.deep.equal({ name: '王 13900012345', phone: '13900012345' });
  });
  it('may end the form with words of its own', () => {
    expect(say('size', {}, '都不要')).to.deep.equal({ kind: 'cancelled', because: 'all right' });
  });
  it('that makes a question needless leaves it out', () => {
    expect(asked(say('size', {}, '特殊')).state.asking).to.equal('name');
    expect(asked(say('size', {}, '小')).state.asking).to.equal('colour');
  });
  it('changes nothing in the state that it was given', () => {
    const before = frozen(at('size', { name: '王' }));
    expect(() => step(order, texts, before, reply('小', ['f1']))).not.to.throw();
    expect(before.answers).to.deep.equal({ name: '王' });
  });
});

describe('an answer that does not fit', () => {
  it('is told why, and the question gets other words', () => {
    const once = asked(say('size', {}, '?'));
    expect(once.because).to.equal('no size');
    expect(once.state.misses).to.equal(1);
    const twice = asked(step(order, texts, once.state, reply('??')));
    expect(twice.question.text).to.equal('size, in other words?');
    expect(twice.state.misses).to.equal(2);
  });
  it('offers a person the third time, and the form stays where it is', () => {
    const next = say('size', { name: '王' }, '???', { misses: 2 });
    expect(next).to.include({ kind: 'stuck', because: 'no size' });
    expect(next.kind === 'stuck' && next.state).to.deep.equal(at('size', { name: '王' }, { misses: 3 }));
  });
  it('may still be answered after that', () => {
    expect(asked(say('size', {}, '小', { misses: 3 })).state.answers.size).to.equal('s');
  });
  it('is no miss when nothing was written', () => {
    const next = asked(say('size', {}, ''));
    expect(next.state.misses).to.equal(0);
    expect(next.because).to.equal(undefined);
  });
  it('is left open after that, where it may be', () => {
    const form = { ...order, slots: { ...order.slots, size: { ...order.slots.size, optional: true } } } as Form<Order>;
    const again = (misses: number) => step(form, texts, at('size', { colour: 'r' }, { misses }), reply('???'));
    expect(again(2).kind).to.equal('stuck');
    const next = asked(again(3));
    expect(next.leftOpen).to.equal(true);
    expect(next.state).to.deep.include({ answers: { colour: 'r', size: null }, asking: 'name', misses: 0 });
    expect(say('size', {}, '???', { misses: 3 }).kind).to.equal('stuck');
  });
});

describe('back', () => {
  it('goes to the question before, with the answers kept', () => {
    const state = at('name', { size: 's', colour: 'r' }, { asked: ['size', 'colour'] });
    const once = asked(step(order, texts, state, { kind: 'back' }));
    expect(once.state).to.deep.include({ asking: 'colour', asked: ['size'], answers: { size: 's', colour: 'r' } });
    const twice = asked(step(order, texts, once.state, { kind: 'back' }));
    expect(twice.state).to.deep.include({ asking: 'size', asked: [] });
  });
  it('from the first question asks it again', () => {
    expect(asked(step(order, texts, at('size'), { kind: 'back' })).state.asking).to.equal('size');
  });
  it('from the summary goes to the last answer; a new one leads to the summary again', () => {
    const state = at(summary, full, { asked: ['size', 'colour', 'name'] });
    const once = asked(step(order, texts, state, { kind: 'back' }));
    expect(once.state.asking).to.equal('name');
    const again = asked(step(order, texts, once.state, reply('李')));
    expect(again.state).to.deep.include({ asking: summary, asked: ['size', 'colour', 'name'] });
    expect(again.state.answers.name).to.equal('李');
  });
  it('passes over a question that is not needed any more', () => {
    const state = at('name', { size: 'x', colour: 'r' }, { asked: ['size', 'colour'] });
    expect(asked(step(order, texts, state, { kind: 'back' })).state.asking).to.equal('size');
  });
  it('passes over a question that a deploy took away', () => {
    const state = at('name', { size: 's', gone: 1 }, { asked: ['size', 'gone'] });
    expect(asked(step(order, texts, state, { kind: 'back' })).state.asking).to.equal('size');
  });
});

describe('starting over', () => {
  it('forgets the answers but not the files', () => {
    const state = at('name', { size: 's', photos: ['f1'] }, { asked: ['size'], misses: 2 });
    expect(asked(step(order, texts, state, { kind: 'restart' })).state).to.deep.equal(at('size', { photos: ['f1'] }));
  });
});

describe('the summary', () => {
  const checked = at(summary, full, { asked: ['size', 'colour', 'name'] });

  it('numbers the lines in the order of the form', () => {
    expect(summaryLines(order, texts, { ...full, photos: ['f1', 'f2'] })).to.deep.equal([
      { number: 1, slot: 'size', label: '尺寸', value: 's' },
      { number: 2, slot: 'colour', label: '颜色', value: 'r' },
      { number: 3, slot: 'name', label: '姓名', value: '王' },
      { number: 4, slot: 'photos', label: '照片', value: '2' },
    ]);
  });
  it('leaves out what is not needed any more', () => {
    expect(summaryLines(order, texts, { ...full, size: 'x' }).map(line => line.slot)).to.deep.equal(['size', 'name']);
  });
  it('is shown with its three ways on', () => {
    const next = asked(step(order, texts, checked, { kind: 'repeat' }));
    expect(next.question.text).to.equal('1 尺寸 s/2 颜色 r/3 姓名 王');
    expect(next.question.choices?.map(choice => choice.value)).to.deep.equal(['submit', 'change', 'cancel']);
  });
  for (const text of ['提交', '好的', '提交。']) {
    it(`is submitted by ${text}`, () => {
      expect(step(order, texts, checked, reply(text))).to.deep.equal({ kind: 'done', state: checked, answers: full });
    });
  }
  it('hands on only what is needed', () => {
    const state = at(summary, { size: 'x', colour: 'r', name: '王', gone: 1 });
    const done = step(order, texts, state, reply('提交'));
    expect(done.kind === 'done' && done.answers).to.deep.equal({ size: 'x', name: '王' });
  });
  it('is left by 取消', () => {
    expect(step(order, texts, checked, reply('取消'))).to.deep.equal({ kind: 'cancelled' });
  });
  for (const text of ['改 2', '改2', '改第二项', '2', '２', '②', '第2项', '二', '修改颜色', 'change 2']) {
    it(`lets ${text} change that line alone, and comes back`, () => {
      const asks = asked(step(order, texts, checked, reply(text)));
      expect(asks.state).to.deep.include({ asking: 'colour', answers: full });
      const back = asked(step(order, texts, asks.state, reply('蓝')));
      expect(back.state.asking).to.equal(summary);
      expect(back.state.answers).to.deep.equal({ ...full, colour: 'b' });
    });
  }
  for (const text of ['改2成蓝色', '颜色改成蓝色', '颜色错了，应该是蓝色', 'change 2 to blue', '改第2项为蓝色']) {
    it(`takes the new value out of ${text}`, () => {
      const next = asked(step(order, texts, checked, reply(text)));
      expect(next.state).to.deep.include({ asking: summary, answers: { ...full, colour: 'b' } });
      expect(next.set).to.deep.equal(['colour']);
    });
  }
  it('asks for the line when its new value does not fit', () => {
    const next = asked(step(order, texts, checked, reply('颜色改成？？')));
    expect(next.state).to.deep.include({ asking: 'colour', answers: full });
    expect(next.because).to.equal('no colour');
  });
  it('asks which line after 修改, and takes number, name or tap', () => {
    const which = asked(step(order, texts, checked, reply('修改')));
    expect(which.state.asking).to.equal(whichLine);
    expect(which.question.choices?.map(choice => choice.label)).to.deep.equal(['1 尺寸', '2 颜色', '3 姓名']);
    for (const event of [
      reply('3'),
      reply('姓名'),
      { kind: 'tapped', asked: whichLine, chosen: 'name' },
    ] as FormEvent[]) {
      expect(asked(step(order, texts, which.state, event)).state.asking).to.equal('name');
    }
  });
  it('never takes a number beyond the lines for a button', () => {
    for (const text of ['0', '4', '9', '12', '改 9']) {
      const next = asked(step(order, texts, checked, reply(text)));
      expect(next.state).to.deep.equal({ ...checked, misses: 1 });
      expect(next.because).to.equal('submit, a number, or cancel');
    }
  });
  it('changes a line from the middle of the form, and goes on where it stood', () => {
    const state = at('name', { size: 's', colour: 'r' }, { asked: ['size', 'colour'] });
    const asks = asked(step(order, texts, state, reply('改 1')));
    expect(asks.state.asking).to.equal('size');
    const on = asked(step(order, texts, asks.state, reply('大')));
    expect(on.state).to.deep.include({ asking: 'name', answers: { size: 'l', colour: 'r' } });
    const direct = asked(step(order, texts, state, reply('尺寸改成大号')));
    expect(direct.state).to.deep.include({ asking: 'name', answers: { size: 'l', colour: 'r' } });
  });
  it('asks what a change makes necessary', () => {
    const state = at(summary, { size: 'x', name: '王' });
    const next = asked(step(order, texts, state, reply('尺寸改成小号')));
    expect(next.state.answers.size).to.equal('s');
    expect(next.state.asking).to.equal('colour');
  });
  for (const line of summaryLines(order, texts, { ...full, photos: ['f1'] })) {
    it(`asks something when line ${line.number} (${line.label}) is to be changed`, () => {
      const state = at(summary, { ...full, photos: ['f1'] });
      expect(asked(step(order, texts, state, reply(`改 ${line.number}`))).question.text).not.to.equal('');
    });
  }
});

describe('files', () => {
  it('are taken at any question, which is then asked again', () => {
    for (const asking of ['size', 'colour', 'name', summary, whichLine]) {
      const state = at(asking, asking === summary || asking === whichLine ? full : {});
      const next = asked(step(order, texts, state, reply('', ['f1', 'f2'])));
      expect(next.state).to.deep.equal({ ...state, answers: { ...state.answers, photos: ['f1', 'f2'] } });
      expect(next.set).to.deep.equal(['photos']);
    }
  });
  it('come together with an answer', () => {
    const next = asked(step(order, texts, at('size'), reply('小', ['f1'])));
    expect(next.state.answers).to.deep.equal({ size: 's', photos: ['f1'] });
    expect(next.set).to.deep.equal(['photos', 'size']);
  });
  it('are kept once each and never beyond what the form holds', () => {
    const state = at('size', { photos: ['f1', 'f2'] });
    const next = asked(step(order, texts, state, reply('', ['f2', 'f3', 'f4'])));
    expect(next.state.answers.photos).to.deep.equal(['f1', 'f2', 'f3']);
  });
});

describe('buttons of an earlier question', () => {
  it('change the answer to it, and the form goes on where it stood', () => {
    const state = at('name', { size: 's', colour: 'r' }, { asked: ['size', 'colour'] });
    const next = asked(step(order, texts, state, { kind: 'tapped', asked: 'size', chosen: 'l' }));
    expect(next.state).to.deep.include({ asking: 'name', answers: { size: 'l', colour: 'r' } });
    expect(next.set).to.deep.equal(['size']);
  });
  for (const [what, slot, chosen] of [
    ['of a slot that is gone', 'gone', 'x'],
    ['of a choice that is gone', 'size', 'xxl'],
    ['of a question that was never answered', 'colour', 'r'],
    ['of the summary, while a slot is asked', summary, 'submit'],
  ] as const) {
    it(`${what} change nothing`, () => {
      const state = at('name', { size: 's' }, { asked: ['size'] });
      const next = asked(step(order, texts, state, { kind: 'tapped', asked: slot, chosen }));
      expect(next.state).to.deep.equal(state);
    });
  }
});

describe('a deploy in the middle of a form', () => {
  const state = at('name', { size: 's', colour: 'r' }, { asked: ['size', 'colour'] });
  const { size, colour, name, photos } = order.slots;
  const form = (slots: object): Form<Order> => ({ ...order, slots: slots as Form<Order>['slots'] });

  it('that adds a slot asks it after the open question', () => {
    const added = form({ size, lining: word('内衬', 'lining'), colour, name, photos });
    const next = asked(step(added, texts, state, reply('王')));
    expect(next.state).to.deep.include({ asking: 'lining', answers: { size: 's', colour: 'r', name: '王' } });
  });
  it('that moves a slot keeps every answer under its own name', () => {
    const moved = form({ name, colour, photos, size });
    const next = asked(step(moved, texts, state, reply('王')));
    expect(next.state).to.deep.include({ asking: summary, answers: { size: 's', colour: 'r', name: '王' } });
  });
  it('that removes a slot keeps its answer but hands it on to nobody', () => {
    const removed = form({ size, name, photos });
    const next = asked(step(removed, texts, state, reply('王')));
    expect(next.state).to.deep.include({ asking: summary, answers: { size: 's', colour: 'r', name: '王' } });
    const done = step(removed, texts, next.state, reply('提交'));
    expect(done.kind === 'done' && done.answers).to.deep.equal({ size: 's', name: '王' });
  });
  it('that removes the open question asks the next one and takes the reply for no answer to it', () => {
    const removed = form({ size, colour, photos, nick: word('昵称', 'nick') });
    const next = asked(step(removed, texts, state, reply('王')));
    expect(next.state).to.deep.include({ asking: 'nick', answers: { size: 's', colour: 'r' } });
    expect(next.set).to.deep.equal([]);
  });
  it('that makes a choice unknown still shows a summary', () => {
    const next = asked(step(order, texts, at(summary, { ...full, colour: 'violet' }), { kind: 'repeat' }));
    expect(next.question.text).to.include('violet');
  });
});

describe('any sequence of steps', () => {
  const slots = ['size', 'colour', 'name', 'gone', summary, whichLine];
  const text = fc.oneof(
    fc.constantFrom(
      '小',
      '大',
      '红',
      '蓝',
      '王',
      '1',
      '2',
      '3',
      '改 1',
      '改 2 成蓝色',
      '姓名改成李',
      '提交',
      '修改',
      '取消',
      '多少钱？',
      '',
      '?',
    ),
    fc.string({ maxLength: 30, unit: 'grapheme' }),
  );
  const event: fc.Arbitrary<FormEvent> = fc.oneof(
    fc
      .record({ text, files: fc.array(fc.constantFrom('f1', 'f2', 'f3', 'f4'), { maxLength: 2 }) })
      .map(({ text, files }) => reply(text, files)),
    fc.constantFrom<FormEvent>({ kind: 'back' }, { kind: 'restart' }, { kind: 'repeat' }),
    fc
      .record({ asked: fc.constantFrom(...slots), chosen: fc.constantFrom('s', 'l', 'r', 'name', 'submit', 'zz') })
      .map(each => ({ kind: 'tapped' as const, ...each })),
  );

  it('ends or leads to a question that can be asked, with answers that the slots have read', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), events => {
        let state = asked(begin(order)).state;
        for (const each of events) {
          const next = step(order, texts, frozen(state), each);
          const sure = next.kind === 'unsure' ? next.otherwise : next;
          if (sure.kind === 'cancelled') return;
          if (sure.kind === 'done') {
            expect(sure.answers).to.include.keys('size', 'name');
            return;
          }
          state = sure.state;
          expect([...Object.keys(order.slots), summary, whichLine]).to.include(state.asking);
          expect(state.misses).to.be.at.most(events.length);
          if (state.answers.size !== undefined) expect(['s', 'l', 'x']).to.include(state.answers.size);
          if (state.answers.colour !== undefined) expect(['r', 'b']).to.include(state.answers.colour);
          expect(((state.answers.photos ?? []) as string[]).length).to.be.at.most(3);
          expect(JSON.parse(JSON.stringify(state))).to.deep.equal(state);
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Order {
  size: 's' | 'l' | 'x';
  colour?: 'r' | 'b';
  name: string;
  photos?: string[];
}

/** Three questions, of which a special size needs no colour, and up to three photos. */
function orderForm(): Form<Order> {
  const sizes = [
    { value: 's', label: '小号', synonyms: ['小', 'small'] },
    { value: 'l', label: '大号', synonyms: ['大', 'large'] },
    { value: 'x', label: '特殊尺寸', synonyms: ['特殊'] },
  ];
  const colours = [
    { value: 'r', label: '红色', synonyms: ['红', 'red'] },
    { value: 'b', label: '蓝色', synonyms: ['蓝', 'blue'] },
  ];
  return {
    id: 'repair',
    retries: 3,
    files: { slot: 'photos', max: 3 },
    slots: {
      size: {
        label: '尺寸',
        ask: (_, misses) => ({ text: misses > 1 ? 'size, in other words?' : 'size?', choices: sizes }),
        read: ({ text, chosen }) => {
          if (text === '都不要') return { ends: 'all right' };
          return chosen === 's' || chosen === 'l' || chosen === 'x' ? { value: chosen } : { problem: 'no size' };
        },
        show: size => size,
      },
      colour: {
        label: '颜色',
        when: answers => answers.size !== 'x',
        ask: () => ({ text: 'colour?', choices: colours }),
        read: ({ chosen }) => (chosen === 'r' || chosen === 'b' ? { value: chosen } : { problem: 'no colour' }),
        show: colour => colour,
      },
      name: word('姓名', 'name'),
      photos: {
        label: '照片',
        asked: false,
        ask: () => ({ text: 'photos?' }),
        read: () => ({ problem: 'send them' }),
        show: photos => String(photos.length),
      },
    },
    done: async () => ({ ticket: 'R-1', said: 'done' }),
  };
}

/** Where the form stands at a question. */
function at(asking: string, answers: FormState['answers'] = {}, more: Partial<FormState> = {}): FormState {
  return { answers, asked: [], asking, misses: 0, ...more };
}

function begin(form: Form<Order>, given: Record<string, Json> = {}): Step {
  return step(form, texts, undefined, { kind: 'begin', given });
}

function reply(text: string, files: string[] = []): FormEvent {
  return { kind: 'reply', reply: { text, files } };
}

/** The reply to a question. */
function say(asking: string, answers: FormState['answers'], text: string, more: Partial<FormState> = {}): Step {
  return step(order, texts, at(asking, answers, more), reply(text));
}

/** The step as one that asks; fails when it is another. */
function asked(next: Step): Extract<Step, { kind: 'ask' }> {
  if (next.kind !== 'ask') throw new Error(`expected a question, got ${next.kind}`);
  return next;
}

function frozen(state: FormState): FormState {
  return Object.freeze({
    ...state,
    answers: Object.freeze({ ...state.answers }),
    asked: Object.freeze([...state.asked]),
  });
}

function word(label: string, name: string): Slot<Order, string> {
  return {
    label,
    ask: () => ({ text: `${name}?` }),
    read: ({ text }: Reply) =>
      /\p{L}/u.test(text) ? { value: text, unsure: /[?？]$/.test(text) } : { problem: `no ${name}` },
    show: value => value,
  };
}

function findDigits(text: string): string | undefined {
  return /\d{11}/.exec(text)?.[0];
}
