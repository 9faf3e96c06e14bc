import type { Activity } from 'botbuilder-core';
import { expect } from 'chai';
import { customers, jobs, tickets, visitDays } from '../../bot/store/collections.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import type { Ticket, VisitDay } from '../../knowledge/records.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from '../dialogs/talking-desk.ts';
import type { Kept } from './desk-records.ts';
import { type ToldVisit, visitFindings, visitsTold } from './visit-evidence.ts';

describe('the evidence on visits', () => {
  let desk: TalkingDesk;
  let kept: Kept;
  let told: ToldVisit[];
  let rules: Knowledge;
  /** One that was moved, one that was called off, and one that stands by itself. */
  let [moved, off, alone] = ['', '', ''];
  before(async () => {
    desk = await openTalkingDesk();
    const lines: Partial<Activity>[] = [];
    const talks = async (customer: Talker, ...all: string[]) => {
      for (const text of all) {
        await customer.say(text);
        lines.push(...customer.heard.map(heard => ({ text: heard, from: { id: 'desk', name: '', role: 'bot' } })));
      }
      return (await customer.tickets())[0]?.id ?? '';
    };
    const report = ['冰箱不制冷', '同意', '家里用', '跳过', '13812345678', '跳过', '提交', '预约上门'];
    const [ann, bob, cem, dan] = [desk.newcomer(), desk.newcomer(), desk.newcomer(), desk.newcomer()];
    moved = await talks(ann, ...report, '1', '跳过', '提交', '改上门时间', '下周三上午九点', '提交');
    off = await talks(bob, ...report, '2', '跳过', '提交', '取消上门', '取消上门');
    alone = await talks(cem, '预约上门', '同意', '安装热水器', '下周三上午九点', '13812345678', '跳过', '提交');
    await talks(dan, '预约上门', '同意', '安装热水器', '下周五上午九点');
    const { store } = desk.core;
    kept = {
      tickets: new Map((await store.find(tickets, 'opened', {})).map(each => [each.id, each])),
      days: await store.find(visitDays, 'team', { equals: 'home' }),
      jobs: await store.find(jobs, 'due', {}),
      customers: new Map(
        await Promise.all(
          [ann, bob, cem, dan].map(async ({ user }) => {
            const id = `test:${user.id}`;
            return [id, (await store.get(customers, id)) ?? { id }] as const;
          }),
        ),
      ),
    };
    told = visitsTold(lines);
    rules = desk.core.knowledge();
  });
  after(() => desk.close());

  it('reads what was said, and finds nothing where all is well', () => {
    expect(told.map(({ what, ticket, slot, memo }) => [what, ticket, slot, memo?.date])).to.deep.equal([
      ['booked', moved, '11月26日（周四）上午10:00–中午12:00', '2026-11-26'],
      ['moved', moved, '12月2日（周三）上午9:00–11:00', '2026-12-02'],
      ['booked', off, '11月26日（周四）中午12:00–下午2:00', '2026-11-26'],
      ['called-off', off, '11月26日（周四）中午12:00–下午2:00', undefined],
      ['booked', alone, '12月2日（周三）上午9:00–11:00', '2026-12-02'],
    ]);
    expect(found({})).to.deep.equal([]);
  });

  it('names a visit that was told and is nowhere, or elsewhere', () => {
    expect(found({ told: [...told, { what: 'booked', ticket: 'R-000', slot: '12月2日' }] })).to.deep.equal([
      'lost: ticket R-000: told booked 12月2日, and there is none',
    ]);
    expect(found({ told: told.map(each => ({ ...each, slot: each.slot.replace('9:00', '8:00') })) })).to.include(
      `wrong: ticket ${alone}: told booked 12月2日（周三）上午8:00–11:00, kept booked 2026-12-02 09:00`,
    );
    expect(
      found({ told: told.map(each => ({ ...each, memo: { date: '2026-12-03', start: '09:00' } })) }).join(),
    ).to.include(`ticket ${alone}: told booked 12月2日（周三）上午9:00–11:00, in the calendar 2026-12-03 09:00`);
  });
  it('names a change that was told to nobody, once everything was said', () => {
    const before = told.filter(({ what }) => what !== 'moved');
    expect(found({ told: before })).to.deep.equal([`lost: ticket ${moved}: moved 2026-12-02 09:00 was told to nobody`]);
    expect(found({ told: before, whole: false })).to.deep.equal([]);
  });
  it('names a visit of a case that stands in no diary, or twice', () => {
    expect(found({ days: [] })).to.deep.equal([
      `lost: ticket ${moved}: 2026-12-02 09:00 stands in no diary`,
      `lost: ticket ${alone}: 2026-12-02 09:00 stands in no diary`,
    ]);
    const left = days('2026-11-26', [{ start: '10:00', minutes: 120, holder: moved }]);
    expect(found({ days: left })).to.deep.equal([
      `wrong: day home/2026-11-26: 10:00 is booked for ticket ${moved}, whose visit is 2026-12-02 09:00`,
      `twice: ticket ${moved} stands in home/2026-11-26 10:00, home/2026-12-02 09:00`,
    ]);
  });
  it('names a visit that was called off and still stands, and one of no ticket', () => {
    const visits = [off, 'R-000'].map(holder => ({ start: '12:00', minutes: 120, holder }));
    expect(found({ days: days('2026-11-26', visits) })).to.deep.equal([
      `wrong: day home/2026-11-26: 12:00 is booked for ticket ${off}, whose visit is none`,
      'wrong: day home/2026-11-26: 12:00 is booked for R-000, which is no ticket',
    ]);
  });
  it('names more visits at a moment than technicians, also where they only overlap', () => {
    const [first] = kept.days.filter(({ date }) => date === '2026-12-02');
    const third = { start: '10:00', minutes: 120, holder: off };
    expect(found({ days: days('2026-12-02', [...(first?.visits ?? []), third]) })).to.include(
      `wrong: day home/2026-12-02: 3 visits at 10:00 and 2 technicians: ${moved}, ${alone}, ${off}`,
    );
    const held = { ...third, holder: 'test:eve', until: '2026-11-25T02:10:00.000Z' };
    expect(found({ days: days('2026-12-02', [...(first?.visits ?? []), held]) })).to.deep.equal([
      'wrong: day home/2026-12-02: 3 customers have 10:00 and there are 2 technicians',
      'wrong: day home/2026-12-02: 10:00 is held for test:eve, who has none',
    ]);
  });
  it('names a visit whose history says otherwise, or was made twice', () => {
    expect(
      found({ changed: ticket => (ticket.id === moved ? { ...ticket, log: ticket.log.slice(0, -1) } : ticket) }),
    ).to.include(`wrong: ticket ${moved}: its visit is 2026-12-02 09:00, its history says 2026-11-26 10:00`);
    const again = found({
      changed: ticket => ({ ...ticket, log: [...ticket.log, ...ticket.log.slice(-1)] }),
      whole: false,
    });
    expect(again.filter(each => each.startsWith('twice: ') && each.includes(alone))).to.deep.equal([
      `twice: ticket ${alone}: opened, booked, booked`,
      `twice: ticket ${alone}: booked none, when 2026-12-02 09:00 stood`,
    ]);
  });
  it('names a reminder that is missing, is for another time, or is one too many', () => {
    expect(found({ jobs: [] })).to.include(`lost: ticket ${alone}: the reminder of 2026-12-02 09:00`);
    expect(found({ jobs: [...kept.jobs, ...kept.jobs] })).to.include(
      `twice: ticket ${alone}: 2 reminders for 1 bookings`,
    );
    const late = kept.jobs.map(job => ({ ...job, dueAt: '2026-12-24T01:00:00.000Z' }));
    expect(found({ jobs: late })).to.deep.equal([
      `lost: ticket ${moved}: the reminder of 2026-12-02 09:00`,
      `lost: ticket ${alone}: the reminder of 2026-12-02 09:00`,
    ]);
  });
  it('names what a case lacks', () => {
    const changed = ({ phone, promised, product, ...ticket }: Ticket) => ticket;
    expect(found({ changed })).to.include(`lost: ticket ${alone} has no phone, machine, promise`);
    expect(found({ changed })).to.include(`lost: ticket ${moved} has no phone, machine, promise, promised visit`);
  });

  function found({
    changed = ticket => ticket,
    whole = true,
    ...more
  }: Partial<Kept> & { told?: ToldVisit[]; changed?: (ticket: Ticket) => Ticket; whole?: boolean }): string[] {
    const all = new Map([...kept.tickets].map(([id, ticket]) => [id, changed(ticket)]));
    const { told: said = told, ...others } = more;
    const findings = visitFindings(said, { ...kept, tickets: all, ...others }, rules, { whole });
    return findings.map(({ kind, what }) => `${kind}: ${what}`);
  }

  /** The diary with other visits on a day. */
  function days(date: string, visits: VisitDay['visits']): VisitDay[] {
    return kept.days.map(day => (day.date === date ? { ...day, visits } : day));
  }
});
