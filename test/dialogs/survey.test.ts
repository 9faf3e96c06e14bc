import { expect } from 'chai';
import { jobs } from '../../bot/store/collections.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

/** Of whoever reported last: each has a number of their own, as the same one would be one matter that is told twice. */
let phone = '13812345678';
let reports = 0;
let desk: TalkingDesk;
before(async () => {
  desk = await openTalkingDesk();
});
after(() => desk.close());
beforeEach(() => desk.at(openHours));

/** Time passes, then the desk does what has come due, and the customer looks. */
async function later(customer: Talker, duration: Parameters<TalkingDesk['pass']>[0], on = desk): Promise<string> {
  on.pass(duration);
  await on.jobs();
  return (await customer.look()).join('\n');
}

/** Somebody who has reported a fault and left a phone number. */
async function reported(on = desk, customer = on.newcomer()): Promise<{ customer: Talker; ticket: string }> {
  reports += 1;
  phone = `138${10_000_000 + reports}`;
  await customer.say('我家空调不制冷了');
  await customer.say('同意');
  await customer.say('跳过');
  await customer.say('跳过');
  await customer.say(phone);
  await customer.say('跳过');
  await customer.say('提交');
  return { customer, ticket: (await repairOf(customer)).id };
}

async function repairOf(customer: Talker): Promise<Ticket> {
  const found = (await customer.tickets()).findLast(({ kind }) => kind === 'repair');
  if (found === undefined) throw new Error('no repair was submitted');
  return found;
}

/** The same, with the case closed and the question asked. */
async function asked(on = desk) {
  const { customer, ticket } = await reported(on);
  await on.clerk('close', ticket);
  await later(customer, { minutes: 10 }, on);
  return { customer, ticket };
}

const surveyOf = async (customer: Talker) => (await repairOf(customer)).survey;
const callbacks = async (customer: Talker) => (await customer.tickets()).filter(({ kind }) => kind === 'handover');

describe('the question how a case went', () => {
  it('comes ten minutes after it was closed, names the case, and says who sees the answer', async () => {
    const { customer, ticket } = await reported();
    await desk.clerk('close', ticket);
    await customer.look();
    expect(await later(customer, { minutes: 9, seconds: 59 })).to.equal('');
    expect(await later(customer, { seconds: 1 }))
      .to.include(ticket)
      .and.include('不制冷')
      .and.include('1–5')
      .and.include('客服部门');
    expect(customer.heard).to.have.length(1);
    expect(customer.buttons).to.deep.equal(['5 分 很满意', '4 分 满意', '3 分 一般', '2 分 不满意', '1 分 很不满意']);
    expect(await surveyOf(customer)).to.deep.equal({ askedAt: '2026-11-25T02:10:00.000Z' });
  });

  it('is not asked about a suggestion, praise or a question that was left', async () => {
    const customer = desk.newcomer();
    for (const each of ['我想提个建议', '希望晚上也能上门', '不用了', '提交']) await customer.say(each);
    const [ticket] = await customer.tickets();
    await desk.clerk('finish', ticket?.id ?? '', '记下了，谢谢您');
    await customer.say('没问题了');
    await desk.clerk('close', ticket?.id ?? '');
    await customer.look();
    expect(await later(customer, { hours: 1 })).to.equal('');
  });

  it('is asked about one case in seven days, about another afterwards, and never of what was closed long ago', async () => {
    const { customer, ticket } = await asked();
    await customer.say('5分');
    await customer.say('没有了');
    const machines = ['冰箱', '电视', '洗衣机', '油烟机', '热水器'];
    const others: string[] = [];
    for (const machine of machines) {
      for (const each of [`${machine}坏了，不通电`, '跳过', '跳过', '跳过', '提交']) {
        if ((await customer.form()) || each.includes(machine)) await customer.say(each);
      }
      const before = new Set([ticket, ...others]);
      const id = (await customer.tickets()).find(each => !before.has(each.id))?.id ?? '';
      await desk.clerk('close', id);
      others.push(id);
    }
    await customer.look();
    expect(await later(customer, { hours: 1 })).to.equal('');
    for (let day = 1; day <= 40; day += 1) await later(customer, { hours: 24 });
    const surveys = (await customer.tickets()).flatMap(({ survey }) => survey?.askedAt ?? []);
    expect(new Set(surveys.map(at => at.slice(0, 10))).size).to.equal(surveys.length);
    expect(surveys.length).to.be.within(4, 5);
    const days = surveys.map(at => Date.parse(at) / 86_400_000).sort((a, b) => a - b);
    for (const [index, at] of days.slice(1).entries()) expect(at - (days[index] ?? 0)).to.be.at.least(7);
    expect((days.at(-1) ?? 0) - (days[0] ?? 0)).to.be.lessThan(30);
  });

  it('is asked in English in an English conversation', async () => {
    const { customer, ticket } = await reported();
    await customer.say('English please');
    await desk.clerk('close', ticket);
    await customer.look();
    const told = await later(customer, { minutes: 10 });
    expect(told).to.include('How satisfied are you?');
    expect(customer.buttons[0]).to.equal('5 very satisfied');
    await customer.say('four stars');
    expect(customer.told)
      .to.include('4')
      .and.not.match(/\p{Script=Han}/u);
    expect((await surveyOf(customer))?.mark).to.equal(4);
  });

  it('waits for the morning when the case is closed in the evening', async () => {
    desk.at('2026-11-25T20:55');
    const { customer, ticket } = await reported();
    await desk.clerk('close', ticket);
    await customer.look();
    expect(await later(customer, { minutes: 10 })).to.equal('');
    expect(await later(customer, { hours: 10 })).to.equal('');
    desk.at('2026-11-26T07:59');
    expect(await later(customer, { seconds: 0 })).to.equal('');
    expect(await later(customer, { minutes: 1 })).to.include(ticket);
  });

  it('waits for eight by the wall on the night when the clocks go back', async () => {
    const york = await openTalkingDesk('America/New_York');
    try {
      york.at('2026-10-31T22:00');
      const { customer, ticket } = await reported(york);
      await york.clerk('close', ticket);
      await customer.look();
      expect(await later(customer, { minutes: 10 }, york)).to.equal('');
      york.at('2026-11-01T07:59');
      expect(await later(customer, { seconds: 0 }, york)).to.equal('');
      york.at('2026-11-01T08:00');
      expect(await later(customer, { seconds: 0 }, york)).to.include(ticket);
    } finally {
      await york.close();
    }
  });

  it('is not asked about a case that was opened again, until it is closed again, and once in all', async () => {
    const { customer, ticket } = await reported();
    await desk.clerk('close', ticket);
    await desk.clerk('reopen', ticket);
    await customer.look();
    expect(await later(customer, { minutes: 10 })).to.equal('');
    await desk.clerk('close', ticket);
    await customer.look();
    expect(await later(customer, { minutes: 10 })).to.include('您满意吗');
    await desk.clerk('reopen', ticket);
    await desk.clerk('close', ticket);
    await customer.look();
    expect(await later(customer, { minutes: 10 })).to.equal('');
  });

  it('is never asked about a case that was cancelled', async () => {
    const { customer, ticket } = await reported();
    await desk.clerk('cancel', ticket, '重复');
    await customer.look();
    expect(await later(customer, { hours: 5 })).to.equal('');
    expect(await later(customer, { hours: 24 * 5 })).to.equal('');
  });

  it('is asked about the case of somebody who wanted a person, too', async () => {
    const customer = desk.newcomer();
    await customer.say('人工');
    const [ticket] = await customer.tickets();
    await desk.clerk('close', ticket?.id ?? '');
    await customer.look();
    expect(await later(customer, { minutes: 10 }))
      .to.include(ticket?.id)
      .and.include('您满意吗');
  });

  it('is asked once more after three days, and then never again', async () => {
    const { customer, ticket } = await asked();
    expect(await later(customer, { hours: 71 })).to.equal('');
    expect(await later(customer, { hours: 1 }))
      .to.include(ticket)
      .and.include('不再问');
    expect(customer.buttons).to.have.length(5);
    expect(await later(customer, { hours: 24 * 30 })).to.equal('');
    expect((await desk.core.store.find(jobs, 'due', {})).filter(({ kind }) => kind.startsWith('survey'))).to.deep.equal(
      [],
    );
  });

  it('is not asked again of somebody who has answered, or would rather not', async () => {
    for (const answer of ['5分', '不评了', '不用了', '跳过', '算了', '没什么']) {
      desk.at(openHours);
      const { customer } = await asked();
      await customer.say(answer);
      expect(customer.told, answer).to.not.include('答不上来');
      expect(await later(customer, { hours: 24 * 4 }), answer).to.equal('');
    }
  });

  it('does not interrupt a form that is being filled in', async () => {
    const { customer, ticket } = await reported();
    await desk.clerk('close', ticket);
    await customer.say('洗衣机不脱水');
    desk.pass({ minutes: 9 });
    await customer.say('什么时候上班？');
    expect(await later(customer, { minutes: 1 })).to.equal('');
    expect(await later(customer, { minutes: 30 })).to.include('您满意吗');
    // The survey was asked last; the form is asked again after it.
    const open = await customer.form();
    await customer.say('5');
    expect((await surveyOf(customer))?.mark).to.equal(5);
    expect(await customer.form()).to.deep.equal(open);
    expect(customer.heard).to.have.length(2);
    await customer.say('5');
    expect(await surveyOf(customer)).to.deep.include({ mark: 5 });
    expect(customer.told).to.not.include('5 分');
  });

  it('is shown again to somebody who looks where to rate', async () => {
    const { customer, ticket } = await asked();
    await customer.say('在哪里评价服务？');
    expect(customer.told).to.include('1–5').and.include('1 天');
    await customer.tap('评价服务');
    expect(customer.told).to.include(ticket).and.include('您满意吗');
    await customer.say('4');
    expect((await surveyOf(customer))?.mark).to.equal(4);
    const newcomer = desk.newcomer();
    await newcomer.say('在哪里评价服务？');
    await newcomer.tap('评价服务');
    expect(newcomer.told).to.include('没有等您评价');
  });
});

describe('a mark', () => {
  for (const [answer, mark] of [
    ['5', 5],
    ['５', 5],
    ['4分', 4],
    ['五星', 5],
    ['很满意', 5],
    ['一般', 3],
    ['👍', 5],
    ['5 分 很满意', 5],
  ] as const) {
    it(`is typed: ${answer}`, async () => {
      const { customer } = await asked();
      await customer.say(answer);
      expect(await surveyOf(customer)).to.deep.include({ mark, ratedAt: '2026-11-25T02:10:00.000Z' });
      expect(customer.told).to.include(`${mark} 分`).and.include('谢谢');
      expect((await repairOf(customer)).log.at(-1)).to.include({ by: 'customer', what: 'rated', text: `${mark}/5` });
    });
  }

  it('is tapped', async () => {
    const { customer } = await asked();
    await customer.tap('4 分 满意');
    expect((await surveyOf(customer))?.mark).to.equal(4);
    expect(customer.heard).to.have.length(1);
    expect(await callbacks(customer)).to.deep.equal([]);
  });

  it('that the scale does not have is asked about', async () => {
    const { customer } = await asked();
    await customer.say('10分');
    expect(customer.told).to.include('最高 5 分');
    expect((await surveyOf(customer))?.mark).to.equal(undefined);
    await customer.say('5');
    expect((await surveyOf(customer))?.mark).to.equal(5);
  });

  it('is read beside words that say more', async () => {
    const { customer } = await asked();
    await customer.say('5分，师傅很专业');
    expect(await surveyOf(customer)).to.include({ mark: 5, words: '5分，师傅很专业' });
    expect(customer.heard).to.have.length(1);
  });

  it('is read at the end of a sentence, too', async () => {
    const { customer } = await asked();
    await customer.say('机器修好了，很满意');
    expect(await surveyOf(customer)).to.include({ mark: 5, words: '机器修好了，很满意' });
    expect(await customer.form()).to.equal(undefined);
  });

  for (const [text, mark] of [
    ['5分，没什么说的', 5],
    ['都挺好，没什么要说的', 4],
    ['差评，机器没弄好', 1],
  ] as const) {
    it(`is read in: ${text}`, async () => {
      const { customer } = await asked();
      await customer.say(text);
      expect(await surveyOf(customer)).to.include({ mark, words: text });
    });
  }

  it('may wait', async () => {
    const { customer } = await asked();
    await customer.say('等会儿再评');
    expect(customer.told).to.include('不急');
    await customer.say('5分');
    expect((await surveyOf(customer))?.mark).to.equal(5);
  });

  it('is asked for when there are words alone, or a yes', async () => {
    const { customer } = await asked();
    await customer.say('师傅人不错，就是等了三天');
    expect(customer.told).to.include('您说的记下了').and.include('想打几分');
    await customer.say('好');
    expect(customer.told).to.include('想打几分');
    await customer.say('4');
    expect(await surveyOf(customer)).to.include({ mark: 4, words: '师傅人不错，就是等了三天' });
  });

  it('is nothing that is said while nobody has asked', async () => {
    const { customer } = await reported();
    for (const text of ['5', '满意', '5分', '差评']) {
      await customer.say(text);
      expect(customer.told, text).to.not.match(/[1-5] 分，|记下了/);
    }
    expect(await surveyOf(customer)).to.equal(undefined);
    expect(await callbacks(customer)).to.deep.equal([]);
  });

  it('is no bare number after something else was said', async () => {
    const { customer, ticket } = await asked();
    await customer.say('保修多久？');
    await customer.say('2');
    expect((await surveyOf(customer))?.mark).to.equal(undefined);
    await customer.say('5分');
    expect((await surveyOf(customer))?.mark).to.equal(5);
    const other = await asked();
    await desk.clerk('answer', other.ticket, '请问明天几点方便？');
    await other.customer.say('3');
    expect((await surveyOf(other.customer))?.mark).to.equal(undefined);
    expect(ticket).to.not.equal(other.ticket);
  });

  it('counts in the middle of a form, which goes on', async () => {
    const { customer } = await asked();
    const four = customer.keep('4 分 满意');
    await customer.say('洗衣机不脱水');
    const open = await customer.form();
    const question = customer.question;
    await customer.press(four);
    expect((await surveyOf(customer))?.mark).to.equal(4);
    expect(customer.heard).to.have.length(2);
    expect(customer.question).to.equal(question);
    expect(await customer.form()).to.deep.equal(open);
    // What is typed next belongs to the form.
    await customer.say('店里用');
    expect((await surveyOf(customer))?.words).to.equal(undefined);
    expect((await customer.form())?.answers.usage).to.equal('business');
  });

  it('is taken from nobody but the customer, with the same words for a number that is unknown', async () => {
    const { customer, ticket } = await asked();
    const stranger = desk.newcomer();
    await stranger.arrive();
    await stranger.press(customer.keep('1 分 很不满意'));
    const foreign = stranger.told;
    const unknown = structuredClone(customer.keep('1 分 很不满意'));
    unknown.value.ask.run = 'R-000-000-000';
    await stranger.press(unknown);
    expect(stranger.told).to.equal(foreign).and.include('查不到');
    expect(await surveyOf(customer)).to.not.have.property('mark');
    expect(await callbacks(stranger)).to.deep.equal([]);
    expect(stranger.told).to.not.include(ticket);
  });

  it('may be given in another conversation of the same customer', async () => {
    const { customer } = await asked();
    const five = customer.keep('5 分 很满意');
    const elsewhere = desk.elsewhere(customer);
    await elsewhere.press(five);
    expect((await surveyOf(customer))?.mark).to.equal(5);
  });

  it('is changed within a day, typed or by an old button, and not after it', async () => {
    const { customer } = await asked();
    const [four, three] = [customer.keep('4 分 满意'), customer.keep('3 分 一般')];
    await customer.tap('5 分 很满意');
    await customer.say('改成3分');
    expect(customer.told).to.include('改好了').and.include('3 分');
    desk.pass({ hours: 23 });
    await customer.press(four);
    expect((await surveyOf(customer))?.mark).to.equal(4);
    expect((await repairOf(customer)).log.filter(({ what }) => what === 'rated')).to.have.length(3);
    desk.pass({ hours: 1 });
    await customer.press(three);
    desk.pass({ seconds: 1 });
    await customer.press(four);
    expect(customer.told).to.include('3 分').and.include('1 天').and.include('人工');
    expect(customer.buttons).to.have.length(1);
    expect((await surveyOf(customer))?.mark).to.equal(3);
  });

  it('tapped twice is noted once', async () => {
    const { customer } = await asked();
    const five = customer.keep('5 分 很满意');
    await customer.press(five);
    await customer.press(five);
    expect(customer.told).to.include('已经记下了');
    expect((await repairOf(customer)).log.filter(({ what }) => what === 'rated')).to.have.length(1);
  });
});

describe('a survey never blocks', () => {
  it('a fault that is reported instead of a mark', async () => {
    const { customer } = await asked();
    await customer.say('洗衣机漏水');
    expect(await customer.form()).to.not.equal(undefined);
    expect((await surveyOf(customer))?.mark).to.equal(undefined);
  });
  it('a fault that is reported instead of words', async () => {
    const { customer } = await asked();
    await customer.tap('5 分 很满意');
    await customer.say('我家洗衣机不脱水了');
    expect(await customer.form()).to.not.equal(undefined);
    expect((await surveyOf(customer))?.words).to.equal(undefined);
  });
  it('a question, a command or a courtesy', async () => {
    for (const [text, told] of [
      ['保修多久？', '12'],
      ['菜单', '我能帮您'],
      ['谢谢', '不客气'],
      ['现在有人上班吗', '18:00'],
    ] as const) {
      desk.at(openHours);
      const { customer } = await asked();
      await customer.tap('4 分 满意');
      await customer.say(text);
      expect(customer.told, text).to.include(told);
      expect((await surveyOf(customer))?.words, text).to.equal(undefined);
    }
  });
});

describe('words after a mark', () => {
  it('go to the case, once', async () => {
    const { customer } = await asked();
    await customer.tap('5 分 很满意');
    await customer.say('师傅很准时，讲得也清楚');
    expect(await surveyOf(customer)).to.include({ mark: 5, words: '师傅很准时，讲得也清楚' });
    expect((await repairOf(customer)).log.at(-1)).to.include({ by: 'customer', what: 'said' });
    await customer.say('今天天气真好');
    expect((await surveyOf(customer))?.words).to.equal('师傅很准时，讲得也清楚');
  });
  it('of praise change nothing, and a plain contradiction does', async () => {
    const { customer } = await asked();
    await customer.tap('5 分 很满意');
    await customer.say('满意');
    expect(await surveyOf(customer)).to.include({ mark: 5, words: '满意' });
    const other = await asked();
    await other.customer.tap('5 分 很满意');
    await other.customer.say('不满意');
    expect(await surveyOf(other.customer)).to.include({ mark: 2 });
  });
  for (const no of ['不用了', '没有了', '没什么要说的', '没啥说的', '都挺好，没什么要说的', '不知道']) {
    it(`may be left out: ${no}`, async () => {
      const { customer } = await asked();
      await customer.tap('5 分 很满意');
      await customer.say(no);
      expect(customer.told).to.include('不多说也没关系');
      expect((await surveyOf(customer))?.words).to.equal(undefined);
    });
  }
  for (const wish of ['投诉师傅', '换个师傅', '我要投诉', '价格能不能便宜点']) {
    it(`are none when somebody wants something: ${wish}`, async () => {
      const { customer } = await asked();
      await customer.tap('5 分 很满意');
      await customer.say(wish);
      expect((await surveyOf(customer))?.words).to.equal(undefined);
    });
  }
  it('of one person change no mark', async () => {
    const { customer } = await asked();
    await customer.tap('1 分 很不满意');
    await customer.say('师傅很好');
    expect(await surveyOf(customer)).to.include({ mark: 1, words: '师傅很好' });
  });
});

describe('a low mark', () => {
  it('has somebody call, with number and time, and the case at hand', async () => {
    const { customer, ticket } = await asked();
    await customer.tap('2 分 不满意');
    const [call, another] = await callbacks(customer);
    expect(another).to.equal(undefined);
    expect(call).to.deep.include({ about: ticket, phone, state: 'submitted', urgent: false });
    expect(call?.fault).to.include(ticket).and.include('2 分');
    expect(customer.told)
      .to.include('对不起')
      .and.include(call?.id)
      .and.include('11月25日（周三）上午11:10')
      .and.include(`138****${phone.slice(-4)}`);
    expect(customer.told).to.not.include(phone);
    expect(customer.buttons).to.deep.equal(['不用回电']);
    expect((await surveyOf(customer))?.callback).to.equal(call?.id);
  });

  it('does so once, however often it is tapped or changed', async () => {
    const { customer } = await asked();
    const [one, two, five] = [
      customer.keep('1 分 很不满意'),
      customer.keep('2 分 不满意'),
      customer.keep('5 分 很满意'),
    ];
    for (const mark of [one, one, two, five, one]) await customer.press(mark);
    expect(await callbacks(customer)).to.have.length(1);
    expect(customer.buttons).to.deep.equal(['不用回电']);
    expect((await surveyOf(customer))?.mark).to.equal(1);
  });

  it('does so once when it is sent five times at once', async () => {
    const { customer } = await asked();
    const one = customer.keep('1 分 很不满意');
    await Promise.all(Array.from({ length: 5 }, () => customer.press(one)));
    expect(await callbacks(customer)).to.have.length(1);
  });

  it('lets the call be declined, tapped or typed, for good', async () => {
    for (const decline of ['tap', 'say'] as const) {
      desk.at(openHours);
      const { customer } = await asked();
      await customer.say('1分');
      await customer[decline]('不用回电');
      expect(customer.told, decline).to.include('不给您打电话');
      expect((await callbacks(customer))[0], decline).to.include({ state: 'cancelled' });
      await customer.say('2分');
      expect(await callbacks(customer), decline).to.have.length(1);
    }
  });

  it('keeps the call when only words are declined', async () => {
    const { customer } = await asked();
    await customer.say('1分');
    await customer.say('不用了');
    expect(customer.told).to.include('照常').and.include('不用回电');
    expect((await callbacks(customer))[0]).to.include({ state: 'submitted' });
  });

  it('passes what went wrong on to the one who calls', async () => {
    const { customer } = await asked();
    await customer.say('1分');
    await customer.say('师傅迟到两个小时，态度也不好');
    const [call] = await callbacks(customer);
    expect(call?.log.at(-1)?.text).to.include('迟到');
    expect((await surveyOf(customer))?.words).to.include('迟到');
    expect(customer.told).to.include(call?.id);
  });

  it('takes a phone number where the case has none', async () => {
    const customer = desk.newcomer();
    await customer.say('人工');
    const [ticket] = await customer.tickets();
    await desk.clerk('close', ticket?.id ?? '');
    await later(customer, { minutes: 10 });
    await customer.tap('1 分 很不满意');
    expect(customer.told).to.include('把号码发给我');
    await customer.say(`打${phone}`);
    const call = (await customer.tickets()).find(({ about }) => about === ticket?.id);
    expect(call?.phone).to.equal(phone);
  });

  it('is not asked about when the call is done', async () => {
    const { customer } = await asked();
    await customer.say('1分');
    const [call] = await callbacks(customer);
    await desk.clerk('close', call?.id ?? '', '打过电话了');
    await customer.look();
    expect(await later(customer, { minutes: 10 })).to.equal('');
    await customer.say('不用回电');
    expect(customer.told).to.include('处理过了');
  });

  it('is apologised for in English, too', async () => {
    const { customer, ticket } = await reported();
    await customer.say('English please');
    await desk.clerk('close', ticket);
    await later(customer, { minutes: 10 });
    await customer.say('very dissatisfied');
    expect(customer.told)
      .to.include('Sorry')
      .and.include('Wednesday, 25 November, 11:10 am')
      .and.not.match(/\p{Script=Han}/u);
    await customer.say('no call');
    expect((await callbacks(customer))[0]).to.include({ state: 'cancelled' });
  });
});
