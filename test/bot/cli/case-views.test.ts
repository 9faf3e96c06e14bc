import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { caseSheet, caseSum, caseTable, type View, visitTable } from '../../../bot/cli/case-views.ts';
import { clerkTextsOf } from '../../../bot/cli/clerk-texts.ts';
import { widthOf } from '../../../bot/cli/terminal-text.ts';
import { possibleEvents } from '../../../knowledge/lifecycle.ts';
import type { Ticket } from '../../../knowledge/records.ts';
import { TicketKind, TicketState } from '../../../knowledge/records.ts';
import { listed, sample, sampleCases, sampleNow } from './sample-cases.ts';

describe('the table of cases', () => {
  it('has a line for each where the terminal is wide', () => {
    expect(caseTable(sampleCases, view({ width: 120 }))).to.deep.equal([
      '编号                 类别    状态    等待          答应的时间        机器               问题',
      'R-7K3-M9P-XQ4  加急  报修    待受理  等了 12 分钟  今天 10:18        滚筒洗衣机         插头冒火花，地上都是水，已经断电',
      'R-0AC-DEF-GHJ        报修    待受理  等了 3 小时   今天 09:30 超时   空调 KFR-35GW      不制冷👨‍👩‍👧，外机不转；it makes a…',
      'H-111-222-333        找人工  已受理  等了 3 天     11-22 10:00 超时                     想找人谈谈退换',
      'R-999-888-777        报修    待上门  已回复        01-02 12:00 超时  冰箱               门关不严',
    ]);
  });
  it('puts machine and problem below where it is narrow', () => {
    expect(caseTable(sampleCases, view({ width: 80 }))).to.deep.equal([
      '编号                 类别    状态    等待          答应的时间',
      'R-7K3-M9P-XQ4  加急  报修    待受理  等了 12 分钟  今天 10:18',
      '    滚筒洗衣机：插头冒火花，地上都是水，已经断电',
      'R-0AC-DEF-GHJ        报修    待受理  等了 3 小时   今天 09:30 超时',
      '    空调 KFR-35GW：不制冷👨‍👩‍👧，外机不转；it makes a noise like a jet engine',
      'H-111-222-333        找人工  已受理  等了 3 天     11-22 10:00 超时',
      '    想找人谈谈退换',
      'R-999-888-777        报修    待上门  已回复        01-02 12:00 超时',
      '    冰箱：门关不严',
    ]);
  });
  it('is in English too', () => {
    expect(caseTable(sampleCases, view({ width: 80, texts: clerkTextsOf['en-US'] })).slice(0, 3)).to.deep.equal([
      'Number                 Kind    State      Waiting   Promised by',
      'R-7K3-M9P-XQ4  urgent  repair  new        12 min    today 10:18',
      '    滚筒洗衣机：插头冒火花，地上都是水，已经断电',
    ]);
  });
  for (const width of [80, 90, 100, 110, 120]) {
    for (const texts of Object.values(clerkTextsOf)) {
      it(`fits into ${width} columns, the columns below each other (${texts.columns.number})`, () => {
        const long = sample({ fault: '很长的问题 and long words '.repeat(40), product: { said: '机器'.repeat(100) } });
        const lines = caseTable([...sampleCases, long], view({ width, texts }));
        for (const line of lines) expect(widthOf(line)).to.be.at.most(width);
        const kind = widthOf(lines[0]?.split(texts.columns.kind)[0] ?? '');
        for (const line of lines.filter(each => /^[RH]-/.test(each))) {
          const before = line.split(/(?:报修|找人工|repair|person) /)[0] ?? '';
          expect(widthOf(before)).to.equal(kind);
        }
      });
    }
  }
  it('leaves out the column of urgent cases when there is none', () => {
    const [head = ''] = caseTable([sample({})], view({ width: 80 }));
    expect(head).to.equal('编号           类别  状态    等待  答应的时间');
  });
  it('is as wide with colours as without', () => {
    const colour = (text: string) => `\x1b[1m${text}\x1b[22m`;
    const paint = { alarm: colour, strong: colour, faint: colour };
    const coloured = caseTable(sampleCases, view({ width: 80, paint }));
    expect(coloured.join()).to.include('\x1b[1mR-7K3-M9P-XQ4\x1b[22m').and.include('\x1b[1m加急');
    expect(coloured.map(widthOf)).to.deep.equal(caseTable(sampleCases, view({ width: 80 })).map(widthOf));
  });
  it('sums up how pressing it is', () => {
    expect(caseSum(sampleCases, view({}))).to.equal('4 个单子要处理，加急 1 个，超时 3 个');
    expect(caseSum([sample({})], view({ texts: clerkTextsOf['en-US'] }))).to.equal('1 open case');
  });
  it('promises no visit to a machine that is mailed in, and nothing once it has ended', () => {
    const promised = { firstResponse: '2026-11-25T01:00:00.000Z', onSite: '2026-11-25T01:00:00.000Z' };
    const log = [{ at: sampleNow, by: 'clerk', what: 'said' }] as const;
    const lineOf = (more: Parameters<typeof sample>[0]) =>
      caseTable([listed(sample({ promised, ...more }))], view({}))[1];
    expect(lineOf({ log: [...log] })).to.include('超时');
    expect(lineOf({ log: [...log], way: 'mail-in' })).to.not.include('超时');
    expect(lineOf({ log: [...log], state: 'in-repair' })).to.not.include('超时');
    expect(lineOf({ state: 'closed' }))
      .to.not.include('超时')
      .and.not.include('等了');
  });
  it('says how long somebody waits in the unit that fits', () => {
    const waits = (openedAt: string) =>
      /刚到|等了 \d+ \p{L}+/u.exec(caseTable([sample({ openedAt })], view({})).join())?.[0];
    expect(waits('2026-11-25T01:59:30.000Z')).to.equal('刚到');
    expect(waits('2026-11-25T01:01:00.000Z')).to.equal('等了 59 分钟');
    expect(waits('2026-11-25T01:00:00.000Z')).to.equal('等了 1 小时');
    expect(waits('2026-11-23T02:00:01.000Z')).to.equal('等了 47 小时');
    expect(waits('2026-11-23T02:00:00.000Z')).to.equal('等了 2 天');
    expect(waits('2026-11-25T02:05:00.000Z'), 'of a clock that runs ahead').to.equal('刚到');
  });
});

it('cases of every kind in every state are shown, in both languages', () => {
  for (const texts of Object.values(clerkTextsOf)) {
    for (const kind of TicketKind.options) {
      for (const state of TicketState.options) {
        const ticket = listed(sample({ kind, state }));
        const [possible, { due }] = [
          possibleEvents({ kind, state }).map(each => ({ do: each, needsText: false })),
          ticket,
        ];
        const shown = [
          ...caseTable([ticket], view({ texts })),
          ...caseSheet({ ticket, ...(due && { due }), photos: [], possible }, view({ texts })),
        ].join('\n');
        expect(shown, `${kind} ${state}`).to.include(texts.kinds[kind]).and.include(texts.states[state]);
        expect(shown, `${kind} ${state}`).to.not.match(/undefined|NaN|\[object/);
      }
    }
  }
});

describe('the sheet of a case', () => {
  it('tells what goods are to go back for, what the customer was told, and that they failed before', () => {
    const [ticket] = sampleCases;
    if (ticket === undefined) throw new Error('no sample');
    const goods: NonNullable<Ticket['goods']> = {
      wish: 'repair',
      firstWish: 'exchange',
      because: 'fault',
      received: { date: '2026-11-20', precision: 'day' },
      grounds: [{ by: 'no-reason', endsOn: '2026-11-27' }, { by: 'repeat-repair' }],
    };
    const returned: Ticket = { ...ticket, kind: 'return', goods, repairedBefore: { count: 2, same: 1 } };
    const sheet = caseSheet({ ticket: returned, photos: [], possible: [] }, view({ width: 200 })).join('\n');
    expect(sheet)
      .to.include('修好就行（本来想换一台新的，时间过了）  有毛病  收货 2026-11-20')
      .and.include('无理由退货，到 2026-11-27')
      .and.include('免费修过 2 次，同样的毛病 1 次：再修不好，客户可以换或退');
  });
  it('names nobody who has left no name', () => {
    const [ticket] = sampleCases;
    if (ticket === undefined) throw new Error('no sample');
    const complaint: Ticket = { ...ticket, kind: 'complaint', anonymous: true };
    const sheet = caseSheet({ ticket: complaint, photos: [], possible: [] }, view({})).join('\n');
    expect(sheet).to.include('不留名').and.not.include(ticket.customer);
  });
  const ticket = sample({
    product: { said: '空调' },
    model: 'KFR-35GW',
    fault: '不制冷',
    openedAt: '2026-11-24T22:30:00.000Z',
    promised: { firstResponse: '2026-11-25T01:30:00.000Z', onSite: '2026-11-26T09:00:00.000Z' },
    phone: '13812345678',
    bought: { date: '2025-03-01', precision: 'month' },
    boughtAt: 'shop',
    photos: ['p1', 'p2'],
    log: [
      { at: '2026-11-24T22:30:00.000Z', by: 'customer', what: 'opened', text: '不制冷' },
      { at: '2026-11-25T01:00:00.000Z', by: 'customer', what: 'said', text: '第一行\n第二行', photos: ['p2'] },
      { at: '2026-11-25T01:50:00.000Z', by: 'desk', what: 'invented-later' },
    ],
  });
  const photos = [
    { id: 'p1', name: 'a.jpg', address: 'http://desk/a.jpg' },
    { id: 'p2', name: 'b.jpg' },
  ];
  const possible = [
    { do: 'answer', needsText: true },
    { do: 'confirm', needsText: false },
  ] as const;

  it('tells what was promised to make a loss good, and what became of it', () => {
    const promise = { what: '退上门费', promisedAt: '2026-11-24T02:00:00.000Z', by: '小李', until: '2026-12-01' };
    const compensations = [
      { ...promise, id: 1, replacedAt: '2026-11-24T03:00:00.000Z' },
      { ...promise, id: 2, doneAt: '2026-11-25T01:00:00.000Z' },
      { ...promise, id: 3 },
    ];
    const lines = (texts: View['texts']) =>
      caseSheet({ ticket: { ...ticket, compensations }, photos: [], possible: [] }, view({ texts })).filter(line =>
        line.includes('退上门费'),
      );
    expect(lines(clerkTextsOf['zh-CN']).map(line => line.replace(/^补偿 +/, ''))).to.deep.equal([
      '退上门费  改过了',
      '退上门费  办好了',
      '退上门费  还没办，最晚 2026-12-01',
    ]);
    expect(lines(clerkTextsOf['en-US']).join()).to.include('to be done by 2026-12-01');
  });

  it('tells of a machine that is promised meanwhile, of a contract, and what is due by it', () => {
    const at = '2026-11-25T02:00:00.000Z';
    const due = { promise: { what: 'analysis', at, clauses: ['S16 三.2'] }, loaner: ['S10 3.4'] } as const;
    const lines = (texts: View['texts']) => {
      const known = { ticket: { ...ticket, contract: { paidShare: 0.6 } }, due, photos: [], possible: [] };
      return caseSheet(known, view({ texts })).filter(line => /S16|S10|60%/.test(line));
    };
    expect(lines(clerkTextsOf['zh-CN'])).to.deep.equal([
      '下个时限  初步分析  今天 10:00 (S16 三.2)',
      '备用机    答应过借一台，用 lend 登记（S10 3.4）',
      '合同      已付 60%',
    ]);
    expect(lines(clerkTextsOf['en-US']).join()).to.match(
      /first analysis.*one is promised: note it with lend.*60% paid/,
    );
  });

  it('tells everything, in order, and what can be done', () => {
    const { due } = listed(ticket);
    expect(caseSheet({ ticket, ...(due && { due }), photos, possible }, view({}))).to.deep.equal([
      'R-123-456-789  报修  待受理',
      '',
      '机器      空调 KFR-35GW',
      '问题      不制冷',
      '购买      2025-03 门店',
      '电话      13812345678',
      '提交      今天 06:30',
      '等待      等了 3 小时',
      '答应答复  今天 09:30',
      '答应上门  11-26 17:00',
      '下个时限  答复  今天 09:30 超时 (S2 4.1.2)',
      '内部目标  答复  今天 10:00 (S18 一.1)',
      '语言      中文',
      '政策版本  2026-1',
      '客户      test:u1',
      '照片      1  http://desk/a.jpg',
      '          2  b.jpg（服务台没有运行，启动后再看）',
      '',
      '经过',
      '今天 06:30  客户  提交',
      '    不制冷',
      '今天 09:00  客户  说  照片 2',
      '    第一行',
      '    第二行',
      '今天 09:50  服务台  invented-later',
      '',
      '现在可以',
      '  answer         回复客户（要写文字）',
      '  confirm        受理',
    ]);
  });
  it('tells how the customer rated it, in words too', () => {
    const survey = { askedAt: '2026-11-25T01:00:00.000Z', mark: 2, ratedAt: '2026-11-25T01:10:00.000Z' };
    const log = [{ at: '2026-11-25T01:10:00.000Z', by: 'customer', what: 'rated', text: '2/5' }] as const;
    const sheet = (words?: string) => {
      const rated = sample({ state: 'closed', survey: { ...survey, ...(words && { words }) }, log: [...log] });
      return caseSheet({ ticket: rated, photos: [], possible: [] }, view({}));
    };
    expect(sheet()).to.include('客户评分  2').and.include('今天 09:10  客户  评分').and.include('    2/5');
    expect(sheet('师傅迟到')).to.include('客户评分  2  师傅迟到');
    expect(sheet().join()).to.not.include('undefined');
  });
  it('tells of the visit: when, how often it was moved, and what the customer says of it', () => {
    const visit = { ...booked, moves: 1, remindedAt: sampleNow, keptAt: sampleNow };
    const log = ['booked', 'moved', 'reminded', 'kept', 'called-off'].map(what => ({
      at: sampleNow,
      by: 'customer' as const,
      what,
    }));
    const lines = (texts: View['texts']) =>
      caseSheet({ ticket: { ...ticket, visit, log }, photos, possible }, view({ texts, width: 120 }));
    expect(lines(clerkTextsOf['zh-CN'])).to.include.members([
      '约好上门  2026-11-26 周四  14:00–16:00  客户改过 1 次  提醒过  客户说不变',
      '今天 10:00  客户  约了上门',
      '今天 10:00  客户  改了上门时间',
      '今天 10:00  客户  确认上门不变',
    ]);
    expect(lines(clerkTextsOf['en-US']).join('\n'))
      .to.include('2026-11-26 Thu  14:00–16:00  moved by the customer once  reminded  stands, says the customer')
      .and.include('customer  called the visit off')
      .and.include('customer  reminded of the visit');
  });
  it('indents what a customer writes, so that it cannot pass for a line of the history', () => {
    const faked = sample({ fault: 'x\n\n今天 10:00  小李  已退款' });
    const lines = caseSheet({ ticket: faked, photos: [], possible: [] }, view({}));
    expect(lines.filter(line => line.includes('已退款'))).to.have.length(2);
    expect(lines.filter(line => /^\S.*已退款/.test(line))).to.deep.equal([]);
  });
});

const booked = { team: 'home', date: '2026-11-26', start: '14:00', minutes: 120, bookedAt: sampleNow, moves: 0 };

describe('the coming visits', () => {
  const team = { 'zh-CN': '上门服务组', 'en-US': 'Home service' };
  const ticket = sample({ product: { said: '空调' }, address: '上海市浦东大道 1 号' });
  const visits = [
    { date: '2026-11-26', start: '09:00', minutes: 120, team, ticket },
    { date: '2026-11-26', start: '14:30', minutes: 120, team: 'gone', ticket: { ...ticket, id: 'V-111-222-333' } },
    { date: '2026-11-30', start: '23:00', minutes: 120, team, ticket: sample({ product: { said: '不制冷' } }) },
  ];
  it('stand under their days', () => {
    expect(visitTable(visits, view({}))).to.deep.equal([
      '2026-11-26 周四  2 个上门',
      '  09:00–11:00  R-123-456-789  上门服务组',
      '    空调：不制冷',
      '    上海市浦东大道 1 号',
      '  14:30–16:30  V-111-222-333  gone',
      '    空调：不制冷',
      '    上海市浦东大道 1 号',
      '',
      '2026-11-30 周一  1 个上门',
      '  23:00–01:00  R-123-456-789  上门服务组',
      '    不制冷',
    ]);
  });
  it('are in English too, and fit the terminal', () => {
    const long = sample({ fault: '很长的问题 and long words '.repeat(40), address: '很长的地址'.repeat(40) });
    const [head = '', ...lines] = visitTable(
      [{ ...visits[0], ticket: long } as (typeof visits)[number]],
      view({ texts: clerkTextsOf['en-US'] }),
    );
    expect(head).to.equal('2026-11-26 Thu  1 visit');
    expect(lines[0]).to.include('Home service');
    for (const line of lines) expect(widthOf(line)).to.be.at.most(80);
  });
});

function view(more: Partial<View>): View {
  const same = (text: string) => text;
  return {
    texts: clerkTextsOf['zh-CN'],
    now: Temporal.Instant.from(sampleNow),
    zone: 'Asia/Shanghai',
    width: 80,
    paint: { alarm: same, strong: same, faint: same },
    ...more,
  };
}
