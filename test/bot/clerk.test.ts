import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { fileLinks } from '../../bot/channels/directline/file-links.ts';
import { pathOf } from '../../bot/channels/directline/files.ts';
import { clerkTool } from '../../bot/cli/clerk-tool.ts';
import { widthOf } from '../../bot/cli/terminal-text.ts';
import { openLocal, runningDesk } from '../../bot/local.ts';
import { files, pastCases, tickets } from '../../bot/store/collections.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { ticketNumber } from '../../knowledge/ticket-number.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from '../dialogs/talking-desk.ts';
import { openApp } from './app.ts';
import { sample } from './cli/sample-cases.ts';
import { runTool } from './cli/terminal.ts';
import { customer as pageOf } from './directline/desk.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
/** A number that is well written and no case has. */
const unused = ticketNumber(new Uint8Array(16), 'R');

describe('the clerk at the terminal', function () {
  this.timeout(60_000);
  let folder: string;
  let desk: TalkingDesk;
  let local: { close(): Promise<void> };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clerk-'));
    desk = await openTalkingDesk();
    const links = fileLinks(randomBytes(32), desk.core.clock);
    local = await openLocal(folder, desk.core, file => `http://desk.test${links.signed(pathOf(file))}`);
  });
  after(async () => {
    await local.close();
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });
  const clerk = (...args: string[]) => clerkOn(folder, args);

  it('has nothing to do at first', async () => {
    expect(await clerk()).to.deep.equal({ code: 0, out: '现在没有要处理的单子。\n', problem: '' });
    expect((await clerk('list', '--lang', 'en')).out).to.equal('Nothing to do: no open cases.\n');
  });

  it('sees what waits in the order of work, without colours', async () => {
    await put({ id: 'R-AAA-AAA-AAA', openedAt: ago({ hours: 3 }), product: { said: '空调' }, fault: '不制冷' });
    await put({ id: 'R-CCC-CCC-CCC', openedAt: ago({ minutes: 5 }), urgent: true, fault: '插座冒烟' });
    await put({ id: 'R-DDD-DDD-DDD', openedAt: ago({ hours: 216 }), state: 'closed', fault: '早就修好' });
    const { code, out } = await clerk('list');
    expect(code).to.equal(0);
    // When it was promised by depends on the hour at which this runs.
    expect(out.replaceAll(/ {2}(?:今天|\d\d-\d\d) \d\d:\d\d(?: 超时)?$/gm, '').replace(/，超时 \d 个/, '')).to.equal(
      [
        '编号                 类别  状态    等待         答应的时间',
        'R-CCC-CCC-CCC  加急  报修  待受理  等了 5 分钟',
        '    插座冒烟',
        'R-AAA-AAA-AAA        报修  待受理  等了 3 小时',
        '    空调：不制冷',
        '',
        '2 个单子要处理，加急 1 个',
        '',
      ].join('\n'),
    );
    expect((await clerk('list', '--all')).out)
      .to.include('早就修好')
      .and.include('已结案');
  });

  it('sees one case whole, with links to its photos', async () => {
    const keptAt = '2026-11-25T02:00:00.000Z';
    const photo = { id: 'f1', name: '铭牌.jpg', contentType: 'image/jpeg', size: 1, conversation: 'c1', keptAt };
    await desk.core.store.transaction(tx => tx.put(files, photo));
    const id = await put({ phone: '13812345678', photos: ['f1'] });
    const { code, out } = await clerk('show', id);
    expect(code).to.equal(0);
    expect(out)
      .to.include('13812345678')
      .and.match(
        /http:\/\/desk\.test\/v3\/directline\/files\/f1\/%E9%93%AD%E7%89%8C\.jpg\?until=2026-12-02&sig=[\w-]{43}\s/,
      )
      .and.include('经过')
      .and.match(/confirm +受理/)
      .and.match(/cancel +取消（要写文字）/);
    expect((await clerk('list')).out, 'a phone number is for the one who calls').to.not.include('13812345678');
  });

  it('answers, takes on and closes; the customer reads it in the chat', async () => {
    const { customer, ticket } = await reported();
    const answered = await clerk('answer', ticket, '请先断电', '--name', '小李');
    expect(answered).to.include({ code: 0, problem: '' });
    expect(answered.out).to.include(ticket).and.include('客户看到').and.include('请先断电');
    expect((await clerk('confirm', ticket)).out).to.include('已受理');
    expect((await clerk('close', ticket, '已经', '修好', '--lang', 'en')).out).to.include('closed');
    const [kept] = await customer.tickets();
    expect(kept?.state).to.equal('closed');
    expect(kept?.log.slice(1).map(({ what, name, text }) => [what, name, text])).to.deep.equal([
      ['said', '小李', '请先断电'],
      ['confirm', '客服', ''],
      ['close', '客服', '已经 修好'],
    ]);
  });

  it('books visits in the diary and sees them day by day', async () => {
    expect((await clerk('visits')).out).to.equal('还没有约好的上门。\n');
    const { customer, ticket } = await reported();
    await clerk('confirm', ticket);
    await clerk('free', ticket);
    const { code, out } = await clerk('visit', ticket, '2026-11-26', '14:00', '师傅姓王');
    expect(code).to.equal(0);
    expect(out).to.include('待上门').and.include('11月26日（周四）下午2:00').and.include('师傅姓王');
    expect((await customer.tickets())[0]?.visit).to.include({ date: '2026-11-26', start: '14:00', team: 'home' });
    expect((await clerk('show', ticket)).out)
      .to.include('约好上门')
      .and.include('2026-11-26 周四  14:00–16:00');
    for (const name of ['visits', 'diary'])
      expect((await clerk(name)).out).to.include(`2026-11-26 周四  1 个上门\n  14:00–16:00  ${ticket}  上门服务组`);
    expect((await clerk('visits', '--lang', 'en')).out)
      .to.include('2026-11-26 Thu  1 visit')
      .and.include('Home service');
    // Said as one text, in the old words, and with the signs of a Chinese keyboard.
    const moved = await clerk('arrange-visit', ticket, '2026-11-27 9：00 改到周五');
    expect(moved.out).to.include('11月27日（周五）上午9:00').and.include('改到周五');
    expect((await clerk('visits')).out).to.not.include('2026-11-26');
    expect((await clerk('visit', ticket, '2026-11-30', '9:00', '--lang', 'en')).code).to.equal(0);
    expect((await clerk('close', ticket)).out).to.include('11月30日');
    expect((await clerk('visits')).out).to.equal('还没有约好的上门。\n');
  });

  it('takes a conversation over and gives it back, and sees who is talking', async () => {
    const customer = desk.newcomer();
    await customer.say('人工');
    const [{ id = '' } = {}] = await customer.tickets();
    expect((await clerk('release', id)).problem).to.include('take 把对话接过来');
    expect((await clerk('take', id, '您好', '--name', '小李')).out)
      .to.include('同事小李来了')
      .and.include('您好');
    expect((await clerk('list', '--mine', '--name', '小李')).out).to.include('小李在聊');
    await customer.say('发票丢了还能保修吗');
    expect(customer.heard).to.deep.equal([]);
    const shown = (await clerk('show', id, '--lang', 'en')).out;
    expect(shown)
      .to.include('小李 is talking')
      .and.include('发票丢了还能保修吗')
      .and.match(/release +give/);
    expect((await clerk('answer', id, '能的', '--name', '小李')).out)
      .to.include('同事小李：')
      .and.not.include(`（${id}）`);
    expect((await clerk('release', id, '--name', '小李')).out).to.include('又是我，自动助手');
    expect((await clerk('list')).out).to.not.include('在聊');
    expect((await clerk('close', id)).code).to.equal(0);
  });

  it('quotes before the visit, and is told what is still missing', async () => {
    const { customer, ticket } = await reported();
    await clerk('confirm', ticket);
    expect(await clerk('visit', ticket, '2026-11-26', '14:00')).to.include({
      code: 1,
      problem: '收不收费还没定：先用 quote 报价、等客户同意，或者用 free 说明不收费。\n',
    });
    const refused: readonly (readonly [readonly string[], number, RegExp])[] = [
      [[], 2, /^要写报什么/],
      [['labour'], 1, /^“labour”在价目表里没有价钱.*labour=80/],
      [['vist'], 1, /^价目表（prices\.yaml）里没有“vist”，是不是 visit/],
      [['labour=0'], 1, /^“labour”的价钱不对/],
      [['labour*0=5', '--lang', 'en'], 1, /^That is no count for "labour"/],
    ];
    for (const [words, code, problem] of refused) {
      const ended = await clerk('quote', ticket, ...words);
      expect(ended, words.join(' ')).to.include({ code, out: '' });
      expect(ended.problem, words.join(' ')).to.match(problem);
    }
    const { code, out } = await clerk('quote', ticket, 'labour=120', '清洗*2=45.5', '周四能到');
    expect(code).to.equal(0);
    for (const line of ['1. 工费 120 元', '2. 清洗 45.50 元 × 2 = 91 元', '合计 211 元', '周四能到'])
      expect(out).to.include(line);
    expect((await clerk('start', ticket)).problem).to.match(/^客户还没有答复报价（2026-12-\d\d 前有效）/);
    const sheet = await clerk('show', ticket);
    expect(sheet.out)
      .to.match(/报价 +211 元 +等客户答复/)
      .and.match(/start +开始维修\n +客户还没有答复报价/);
    expect((await clerk('approve', ticket)).problem).to.include('要写几句');
    expect((await clerk('approve', ticket, '王女士电话同意，10:20')).out).to.include('您同意报价');
    expect((await clerk('start', ticket)).code).to.equal(0);
    expect((await customer.tickets())[0]?.quotations?.[0]?.answer).to.include({ is: 'approved', by: 'clerk' });
    expect((await clerk('close', ticket, '--lang', 'en')).problem).to.include('cannot be done now');
    for (const order of [['finish'], ['accept'], ['close']])
      expect(await clerk(...order, ticket)).to.include({ code: 0 });
  });

  it('lets a case wait, and sees for what and until when', async () => {
    const ticket = await put({ state: 'confirmed', fee: 'free' });
    const { conversation } = (await reported()).customer;
    await desk.core.store.transaction(async tx => {
      const kept = await tx.get(tickets, ticket);
      if (kept !== undefined) await tx.put(tickets, { ...kept, conversation });
    });
    for (const words of [
      [],
      ['part'],
      ['soon', '2026-12-01', '等'],
      ['part', '2026-13-01', '等'],
      ['part', '2026-11-01', '等'],
    ])
      expect((await clerk('wait', ticket, ...words)).problem, words.join(' ')).to.match(/^要写等什么/);
    expect((await clerk('wait', ticket, 'part', '2026-12-01', '等压缩机')).out).to.include('12月1日（周二）');
    expect((await clerk('show', ticket)).out).to.match(/暂停 +等配件 +2026-12-01 再看/);
    expect((await clerk('list', '--lang', 'en')).out).to.include('waits for a part');
    expect((await clerk('resume', ticket)).code).to.equal(0);
  });

  it('promises to make a loss good by a day, and says when that is done', async () => {
    const { ticket } = await complained();
    for (const words of [[], ['2026-12-01'], ['退您 80 元'], ['2026-13-01', '退'], ['2026-11-01', '退']])
      expect((await clerk('compensate', ticket, ...words)).problem, words.join(' ')).to.match(/^要写最晚哪天/);
    expect((await clerk('compensated', ticket)).problem).to.match(/^没有答应过/);
    expect((await clerk('compensate', ticket, '2026-12-01', '退您上门费 80 元')).out).to.include('12月1日（周二）');
    expect((await clerk('show', ticket)).out).to.match(/补偿 +退您上门费 80 元 +还没办，最晚 2026-12-01/);
    expect((await clerk('cancel', ticket, '重复', '--lang', 'en')).problem).to.include('is not done');
    expect((await clerk('compensated', ticket)).out).to.include('退您上门费 80 元');
    expect((await clerk('cancel', ticket, '重复')).code).to.equal(0);
  });

  it('does not read a complaint about themselves, and does not work on it', async () => {
    const { customer, ticket } = await complained();
    await customer.look();
    expect(await clerk('concerns', ticket)).to.include({ code: 1 });
    expect(await clerk('concerns', ticket, '小王、小张')).to.include({ code: 0 });
    expect(await customer.look(), 'its customer hears nothing of it').to.deep.equal([]);
    for (const name of ['小王', ' 小 张']) {
      expect(await clerk('show', ticket, '--as', name)).to.deep.include({ code: 1, out: '' });
      const { out } = await clerk('list', '--as', name);
      expect(out).to.include(ticket).and.include('跟您有关').and.not.include('骂人');
      expect((await clerk('answer', ticket, '您好', '--as', name)).problem).to.include('投诉的是您');
      expect((await clerk('answer', ticket, '您好', '--name', name)).problem).to.include('投诉的是您');
    }
    expect((await clerk('show', ticket, '--as', '小李')).out)
      .to.include('骂人')
      .and.match(/投诉的是 +小王、小张/);
    expect((await clerk('list')).out).to.include('骂人');
    await clerk('concerns', ticket, '无');
    expect((await clerk('show', ticket, '--as', '小王')).out).to.include('骂人');
    expect((await clerk('cancel', ticket, '重复')).code).to.equal(0);
    const other = await reported();
    expect((await clerk('concerns', other.ticket, '小王')).problem).to.include('不能“写明投诉的是谁”');
  });

  it('is told why a time cannot be had, and what is free', async () => {
    const { ticket } = await reported();
    await clerk('confirm', ticket);
    await clerk('free', ticket);
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['2026-11-25', '13:00'],
        /^客户自己约要提前得更早。.*\n最近有空：2026-11-25 周三 11:00、2026-11-25 周三 13:00、/,
      ],
      [['2026-11-28', '09:00', '来'], /^这天休息，不上门。.*--anyway/],
      [
        ['2026-11-26', '18:00', '来', '--lang', 'en'],
        /^That is outside of visiting hours.*\nFree nearby: 2026-11-2. \S+/,
      ],
      [['2026-11-25', '09:00', '来'], /^这个时间已经过去了/],
      [['2029-11-25', '09:00', '来', '--lang', 'en'], /^(No visits on that day|That is too far)/],
    ];
    for (const [words, problem] of refused) {
      const ended = await clerk('visit', ticket, ...words);
      expect(ended).to.include({ code: 1, out: '' });
      expect(ended.problem, words.join(' ')).to.match(problem);
    }
    expect(await clerk('visit', ticket, '2026-11-31', '09:00')).to.include({
      code: 2,
      problem: '没有“2026-11-31 09:00”这个时间，要写成 2026-11-25 14:00 这样。\n',
    });
    expect(await clerk('visit', ticket)).to.include({ code: 1, problem: '“安排上门”要写几句给客户看的话。\n' });
    expect(await clerk('visit', ticket, '2026-11-28', '09:00', '周六也来', '--anyway')).to.include({ code: 0 });
    expect(await clerk('cancel', ticket, '不修了')).to.include({ code: 0 });
  });

  it('arranges a visit in words alone, as before', async () => {
    const { customer, ticket } = await reported();
    await clerk('confirm', ticket);
    await clerk('free', ticket);
    expect((await clerk('arrange-visit', ticket, '2026-11-26 下午，师傅先打电话')).out).to.include('师傅先打电话');
    expect((await customer.tickets())[0])
      .to.include({ state: 'visit' })
      .and.not.have.property('visit');
  });

  it('reads a long text from standard input', async () => {
    const { customer, ticket } = await reported();
    expect(await clerkOn(folder, ['answer', ticket, '-'], '第一行\n第二行\n')).to.include({ code: 0 });
    expect((await customer.tickets())[0]?.log.at(-1)?.text).to.equal('第一行\n第二行');
  });

  it('types numbers as they come', async () => {
    const { ticket } = await reported();
    const sloppy = ticket.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await clerk('show', sloppy)).out).to.include(ticket);
    expect((await clerk('answer', ...sloppy.split(' '), '您好')).out)
      .to.include(ticket)
      .and.include('您好');
  });

  it('finds the cases that are theirs', async () => {
    const { ticket } = await reported();
    await clerk('answer', ticket, '您好', '--name', '小王');
    expect((await clerk('list', '--mine', '--name', '小王')).out)
      .to.include(ticket)
      .and.include('1 个单子');
    expect((await clerk('list', '--mine', '--name', '没有人')).out).to.equal('没有人手上没有单子。\n');
  });

  describe('is told', () => {
    it('why an order is impossible now and what is possible', async () => {
      const { customer, ticket } = await reported();
      const { code, out, problem } = await clerk('finish', ticket);
      expect({ code, out }).to.deep.equal({ code: 1, out: '' });
      expect(problem).to.include('待受理').and.include('confirm 受理').and.include('close 结案');
      expect((await customer.tickets())[0]?.log).to.have.length(1);
    });
    it('that the customer needs words', async () => {
      const { ticket } = await reported();
      expect(await clerk('answer', ticket)).to.include({ code: 1, problem: '“回复客户”要写几句给客户看的话。\n' });
    });
    it('which number was meant', async () => {
      const { ticket } = await reported();
      const last = ticket.endsWith('7') ? '8' : '7';
      const { code, problem } = await clerk('show', ticket.slice(0, -1) + last);
      expect(code).to.equal(1);
      expect(problem).to.include('有一处不对').and.include(`是不是 ${ticket}？`);
    });
    it('what stayed on record of a case whose personal data has gone', async () => {
      const at = '2025-03-04T02:00:00.000Z';
      const past = {
        kind: 'repair',
        state: 'closed',
        urgent: false,
        openedAt: at,
        endedAt: at,
        policyVersion: '1',
      } as const;
      const id = ticketNumber(randomBytes(16), 'R');
      const record = { ...past, id, product: 'washer', serial: 'SN1', mark: 2 };
      await desk.core.store.transaction(tx => tx.put(pastCases, record));
      const shown = await clerk('show', id);
      expect(shown).to.include({ code: 1, out: '' });
      expect(shown.problem).to.include('2025-03-04 结案').and.include('机器：washer SN1').and.include('评分：2');
      expect((await clerk('reopen', id, '--lang', 'en')).problem).to.include('nothing can be done any more');
    });
    const wrong: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['show'], 1, /要写编号/],
      [['show', '12345'], 1, /“12345”不是编号/],
      [['show', unused], 1, /没有 R-\S+ 这个单子/],
      [['close', unused], 1, /没有 R-\S+ 这个单子/],
      [['confrm', unused], 2, /没有“confrm”这个命令。是不是 confirm？/],
      [['--nothing'], 2, /用法/],
      [['show', '\x1b[2Jx'], 1, /“x”不是编号/],
    ];
    for (const [args, code, problem] of wrong) {
      it(`what is wrong with ${JSON.stringify(args)}`, async () => {
        const ended = await clerk(...args);
        expect(ended).to.include({ code, out: '' });
        expect(ended.problem)
          .to.match(problem)
          .and.not.include('\x1b')
          .and.not.match(/\n\s+at /);
      });
    }
    it('that a name or a text is too long', async () => {
      const { ticket } = await reported();
      expect(await clerk('answer', ticket, 'x'.repeat(4001))).to.include({ code: 2 });
      expect(await clerk('answer', ticket, 'x', '--name', 'x'.repeat(41))).to.include({ code: 2 });
    });
  });

  it('is not reached by what a customer writes for terminals', async () => {
    const evil = '\x1b]0;owned\x07\x1b[2J\x1b[1;1H已退款\u009b31m\u202e\r\b';
    const keptAt = '2026-11-25T02:00:00.000Z';
    const photo = { id: 'f2', name: `${evil}.jpg`, contentType: 'image/jpeg', size: 1, conversation: 'c1', keptAt };
    await desk.core.store.transaction(tx => tx.put(files, photo));
    const id = await put({
      ...{ fault: evil, product: { said: evil }, serial: evil, model: evil, usage: evil, phone: evil, address: evil },
      photos: ['f2', evil],
      log: [{ at: ago({ hours: 1 }), by: 'customer', what: evil, text: evil, name: evil }],
    });
    for (const { code, out } of [await clerk('list'), await clerk('show', id)]) {
      expect(code).to.equal(0);
      expect(out)
        .to.include('已退款')
        .and.not.match(/[^\P{C}\n]/u);
      expect(out).to.equal(stripVTControlCharacters(out));
    }
    for (const line of (await clerk('list')).out.split('\n')) expect(widthOf(line)).to.be.at.most(100);
  });

  it('does nothing twice when the connection breaks after the order has arrived', async () => {
    const { customer, ticket } = await reported();
    const other = await mkdtemp(join(tmpdir(), 'clerk-'));
    const breaks = { left: 2 };
    const gate = await openBrokenGate(join(other, 'desk.sock'), join(folder, 'desk.sock'), breaks);
    const order = { ticket, name: '小李', do: 'confirm', text: '好', key: randomUUID() } as const;
    const outcome = await (await runningDesk(other))?.order(order);
    expect(breaks.left).to.equal(0);
    expect(outcome).to.include({ done: true });
    expect((await customer.tickets())[0]?.log.filter(({ by }) => by === 'clerk')).to.have.length(1);
    await gate.close();
    await rm(other, { recursive: true });
  });

  async function put(more: Partial<Ticket>): Promise<string> {
    const ticket = sample({ id: ticketNumber(randomBytes(16), 'R'), ...more });
    await desk.core.store.transaction(async tx => {
      await tx.get(tickets, ticket.id);
      await tx.put(tickets, ticket);
    });
    return ticket.id;
  }

  /** Somebody whose case is open. */
  async function complained(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    for (const each of ['我要投诉', '师傅进门就骂人', '跳过', '就在这里答复', '提交']) await customer.say(each);
    return { customer, ticket: (await customer.tickets())[0]?.id ?? '' };
  }

  async function reported(): Promise<{ customer: Talker; ticket: string }> {
    const customer = desk.newcomer();
    await customer.say('电视冒烟了');
    const [ticket] = await customer.tickets();
    if (ticket === undefined) throw new Error('no case was opened');
    return { customer, ticket: ticket.id };
  }
});

describe('a clerk and a customer at the chat page', function () {
  this.timeout(60_000);
  it('talk and look at photos: at once, after a reload, and while the desk does not run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clerk-'));
    let desk = await openApp({ DATA_DIR: folder });
    try {
      const page = await pageOf(desk);
      await page.start();
      const form = new FormData();
      form.append('file', new Blob([png]), '烟.png');
      expect((await page.call('POST', '/upload', { body: form })).status).to.equal(200);
      await page.say('电视冒烟了', randomUUID());
      const stream = await page.stream();
      const listed = (await clerkOn(folder, ['list'])).out;
      const ticket = /R(?:-[0-9A-Z]{3}){3}/.exec(listed)?.[0] ?? '';
      const [link = ''] = /http:\S+/.exec((await clerkOn(folder, ['show', ticket])).out) ?? [];
      expect(link).to.match(/^http:.+\/%E7%83%9F\.png\?until=\d{4}-\d\d-\d\d&sig=[\w-]{43}$/);
      const seen = await fetch(link);
      expect([seen.status, Buffer.from(await seen.arrayBuffer()).equals(png)]).to.deep.equal([200, true]);
      for (const wrong of [link.replace(/&sig.*/, ''), link.replace(/\?.*/, ''), link.replace('.png', '.jpg')]) {
        expect((await fetch(wrong)).status, wrong).to.equal(404);
      }
      expect((await clerkOn(folder, ['answer', ticket, '请先断电'])).code).to.equal(0);
      const told = (await page.history()).activities.at(-1)?.text ?? '';
      expect(told).to.include('请先断电');
      await stream.heard(told);
      stream.socket.terminate();

      const { port } = desk;
      await desk.close();
      expect((await clerkOn(folder, ['confirm', ticket, '明天联系您'])).code).to.equal(0);
      desk = await openApp({ DATA_DIR: folder, PORT: String(port) });
      const texts = (await page.history()).activities.map(({ text }) => text ?? '');
      expect(texts.filter(text => text.includes('请先断电'))).to.have.length(1);
      expect(texts.at(-1)).to.include('明天联系您');
    } finally {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** The tool on the desk that runs on a folder, with no terminal around. */
const clerkOn = (folder: string, args: readonly string[], input = '') =>
  runTool(clerkTool, args, { DATA_DIR: folder }, input);

/** A socket before the desk's, that breaks the connection instead of handing on the answer to an order. */
async function openBrokenGate(path: string, to: string, breaks: { left: number }) {
  const open = new Set<Socket>();
  const server = createServer(near => {
    const far = connect(to);
    let ordered = false;
    for (const end of [near, far]) open.add(end.on('error', () => {}));
    near.on('data', asked => {
      ordered ||= asked.includes('/order');
      far.write(asked);
    });
    far.on('data', answer => {
      if (!ordered || breaks.left === 0) return near.write(answer);
      breaks.left -= 1;
      return near.destroy();
    });
  });
  await new Promise<void>(done => server.listen(path, done));
  return {
    close: async () => {
      const closed = new Promise<void>(done => server.close(() => done()));
      for (const end of open) end.destroy();
      await closed;
    },
  };
}

function ago(duration: Temporal.DurationLike): string {
  return Temporal.Now.instant().subtract(duration).toString({ smallestUnit: 'millisecond' });
}
