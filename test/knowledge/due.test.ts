import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { lifecycleRefusal } from '../../knowledge/case-guards.ts';
import { stepped } from '../../knowledge/case-steps.ts';
import { arrival, type DueDates, isAnswered, loanerOwed, nextDue, serviceOf } from '../../knowledge/due.ts';
import { spanDuration } from '../../knowledge/figures.ts';
import { visitPromise } from '../../knowledge/first-visit.ts';
import type { LifecycleEvent } from '../../knowledge/lifecycle.ts';
import { extended, figureAt, Policy } from '../../knowledge/policy.ts';
import { type Quotation, type Ticket, TicketKind } from '../../knowledge/records.ts';
import { promisesOf, type ServiceKind } from '../../knowledge/service-level.ts';
import { calendar, policy, shopTime, stamp, ticketAt, written } from './case-samples.ts';

// Monday 23 November 2026 is a working day.
const monday = '2026-11-23T10:00';
const soon = '2026-11-23T10:01';

/** Both clocks as "what time clause". */
function shown(
  ticket: Ticket,
  now = soon,
  by: Policy = policy,
): Partial<Record<'promise' | 'target' | 'waits', string>> {
  const { promise, target, waits }: DueDates = nextDue(ticket, calendar, by, shopTime(now));
  const line = (due: typeof promise) =>
    due && [due.what, due.at.toPlainDateTime().toString({ smallestUnit: 'minute' }), ...due.clauses].join(' ');
  return {
    ...(promise && { promise: line(promise) ?? '' }),
    ...(target && { target: line(target) ?? '' }),
    ...(waits && { waits: `${waits.for} ${waits.next}` }),
  };
}

/** A case after a clerk has done things to it, each at its time. */
function led(ticket: Ticket, ...steps: readonly (readonly [LifecycleEvent | 'said', string, string?])[]): Ticket {
  let led = ticket;
  for (const [event, time, text = '好'] of steps) {
    const at = stamp(time);
    if (event === 'said') {
      led = { ...led, log: [...led.log, { at, by: 'clerk', what: 'said', text }] };
      continue;
    }
    const [reason = 'part', next = ''] = text.split(' ');
    const wait = event === 'wait' ? { for: reason as 'part' | 'customer', next } : undefined;
    const quotation = event === 'quote' ? { items, total: price, validUntil: text } : undefined;
    expect(lifecycleRefusal(led, event, { now: shopTime(time), calendar, policy }), event).to.equal(undefined);
    led = stepped(led, { event, at, by: 'clerk', name: '小李', text, wait, quotation });
  }
  return led;
}
const price = { amount: 8000, currency: 'CNY' };
const items: Quotation['items'] = [{ name: { 'zh-CN': '工费', 'en-US': 'Labour' }, count: 1, price }];

const profile = (more: object): Policy => Policy.parse(extended(written, { profile: 'other', ...more }));
const of = (kind: TicketKind, more: Partial<Ticket> = {}, opened = monday) => ticketAt(opened, { kind, ...more });

describe('when something is due for a case', () => {
  it('L1 a question is answered in an hour of the hotline and solved in 48 hours', () => {
    const question = of('question');
    expect(shown(question).promise).to.equal('firstResponse 2026-11-23T11:00 S2 4.1.1');
    expect(shown(led(question, ['said', '2026-11-23T10:30'])).promise).to.equal('done 2026-11-25T10:00 S2 4.1.1');
    expect(shown(of('question', {}, '2026-11-20T17:30')).promise).to.equal('firstResponse 2026-11-21T10:30 S2 4.1.1');
  });

  it('L2 a repair is accepted in 24 hours and visited in 48', () => {
    expect(shown(of('repair')).promise).to.equal('firstResponse 2026-11-24T10:00 S2 4.1.2');
    const accepted = led(of('repair'), ['confirm', '2026-11-23T12:00']);
    expect(shown(accepted).promise).to.equal('onSite 2026-11-25T10:00 S2 4.1.2');
    expect(shown({ ...accepted, way: 'mail-in' }).promise, 'nobody comes for what is mailed in').to.equal(undefined);
  });
  it('L2 a repair was promised what its customer was told', () => {
    const promised = { firstResponse: stamp('2026-11-23T18:00'), onSite: stamp('2026-11-25T16:00') };
    expect(shown(of('repair', { promised })).promise).to.equal('firstResponse 2026-11-23T18:00 S2 4.1.2');
    const accepted = led(of('repair', { promised }), ['confirm', '2026-11-23T12:00']);
    expect(shown(accepted).promise).to.equal('onSite 2026-11-25T16:00 S2 4.1.2');
  });

  it('L2 a visit that was promised comes later by the time that the repair waited', () => {
    const told = { firstResponse: stamp('2026-11-24T10:00'), onSite: stamp('2026-11-25T10:00') };
    const waited = led(
      of('repair', { promised: told }),
      ['confirm', soon],
      ['wait', '2026-11-23T12:00', 'part 2026-11-24'],
      ['resume', '2026-11-23T18:00'],
    );
    expect(shown(waited, '2026-11-23T18:01').promise).to.equal('onSite 2026-11-25T16:00 S2 4.1.2');
  });
  it('L2 a repair that was not fixed is visited within 48 hours of that, whatever was told before', () => {
    const told = { firstResponse: stamp('2026-11-24T10:00'), onSite: stamp('2026-11-25T10:00') };
    const closed = led(of('repair', { promised: told }), ['free', soon], ['confirm', soon], ['close', soon]);
    const again = led(closed, ['not-fixed', '2026-11-26T10:00']);
    expect(shown(again, '2026-11-26T10:01').promise).to.equal('onSite 2026-11-28T10:00 S2 4.1.2');
  });
  it('L3 a training is answered in 3 working days and held in 15', () => {
    expect(shown(of('training')).promise).to.equal('firstResponse 2026-11-26T18:00 S2 4.1.3');
    const agreed = led(of('training'), ['confirm', '2026-11-24T12:00']);
    expect(shown(agreed).promise).to.equal('done 2026-12-14T18:00 S2 4.1.3');
  });

  it('L4 a solution of a quality problem is agreed in 48 hours', () => {
    const taken = led(of('return'), ['confirm', '2026-11-23T12:00']);
    expect(shown(taken).promise).to.equal('done 2026-11-25T10:00 S10 3.1');
  });

  it('L5 equipment that failed is repaired in 72 hours, and the loaner comes back before it is over', () => {
    const equipment = profile({
      ...{
        extends: 'general',
        name: { 'zh-CN': '设备', 'en-US': 'Equipment' },
        version: 'e-1',
        effective: '2026-11-01',
      },
      service: { repair: { done: { duration: '72 hours', source: 'S10 3.2' } } },
    });
    const here = led(
      of('repair', { fee: 'free' }),
      ['confirm', '2026-11-23T11:00'],
      ['receive', '2026-11-23T12:00'],
      ['lend', '2026-11-23T12:01', '备用机 3 号'],
      ['start', '2026-11-23T13:00'],
    );
    expect(shown(here, soon, equipment).promise).to.equal('done 2026-11-26T10:00 S10 3.2');
    const accepted = led(here, ['finish', '2026-11-24T10:00'], ['accept', '2026-11-24T11:00']);
    const refusal = (ticket: Ticket) =>
      lifecycleRefusal(ticket, 'close', { now: shopTime('2026-11-24T12:00'), calendar, policy });
    expect(refusal(accepted)).to.deep.equal({ code: 'loaner-out', what: '备用机 3 号' });
    expect(refusal(led(accepted, ['loaner-back', '2026-11-24T11:30']))).to.equal(undefined);
    expect(refusal(led(accepted, ['waive-loaner', '2026-11-24T11:30']))).to.equal(undefined);
  });

  it('L7 a loaner is owed for a repair or maintenance where the profile says so, and for nothing else', () => {
    const state = 'in-work';
    expect(loanerOwed(of('maintenance', { state }), policy)).to.deep.equal(['S10 3.4']);
    expect(loanerOwed(of('installation', { state }), policy)).to.equal(undefined);
  });
  it('L6 any request is accepted in 24 hours, where its kind names nothing else', () => {
    for (const kind of ['return', 'maintenance'] as const)
      expect(shown(of(kind)).promise).to.equal('firstResponse 2026-11-24T10:00 S10 3.3 S9 3.3');
  });
  const onWorkingDays: readonly (readonly [string, string, string])[] = [
    ['2026-11-23T10:00', '2026-11-24T10:00', 'the next day'],
    ['2026-11-20T17:00', '2026-11-23T17:00', 'Monday, from a Friday'],
    ['2026-11-21T12:00', '2026-11-23T12:00', 'Monday, from a Saturday'],
    ['2026-09-19T12:00', '2026-09-20T12:00', 'a Sunday worked for a holiday'],
    ['2026-09-30T10:00', '2026-10-08T10:00', 'the day after National Day'],
  ];
  for (const [from, due, day] of onWorkingDays) {
    it(`L6 D12 24 hours on working days end at the same time on ${day}`, () => {
      const support = { firstResponse: { duration: '24 hours on working days', source: 'S13 二.1' } };
      const own = profile({
        ...{ extends: 'general', name: { 'zh-CN': '甲', 'en-US': 'A' }, version: 'a-1', effective: '2026-11-01' },
        service: { support },
      });
      expect(shown(of('maintenance', {}, from), from, own).promise).to.equal(`firstResponse ${due} S13 二.1`);
      expect(figureAt(own, 'service.support.firstResponse')).to.include({ amount: 24, unit: 'hour on working days' });
    });
  }

  it('L7 maintenance is finished in 7 working days', () => {
    const taken = led(of('maintenance'), ['confirm', '2026-11-23T12:00']);
    expect(shown(taken).promise).to.equal('done 2026-12-02T18:00 S10 3.4');
  });

  it('L8 what is urgent is answered in an hour and solved in 24', () => {
    const pressing = of('repair', { pressing: true });
    expect(shown(pressing).promise).to.equal('firstResponse 2026-11-23T11:00 S18 一.1');
    expect(shown(led(pressing, ['said', '2026-11-23T10:10'])).promise).to.equal('done 2026-11-24T10:00 S18 一.1');
  });
  it('L9 what is normal is answered in 2 hours and solved in 48', () => {
    for (const kind of ['installation', 'inspection', 'upgrade', 'parts'] as const) {
      expect(shown(of(kind)).promise, kind).to.equal('firstResponse 2026-11-23T12:00 S18 一.2');
      const taken = led(of(kind), ['confirm', '2026-11-23T11:00']);
      expect(shown(taken).promise, kind).to.equal('done 2026-11-25T10:00 S18 一.2');
    }
  });
  it('L10 an enquiry is answered in 4 hours and solved in 72', () => {
    const due = promisesOf('enquiry', shopTime(monday), calendar, policy);
    expect([due.firstResponse, due.done].map(each => each.toPlainDateTime().toString())).to.deep.equal([
      '2026-11-23T14:00:00',
      '2026-11-26T10:00:00',
    ]);
  });

  const appliance = profile({
    ...{
      extends: 'general',
      name: { 'zh-CN': '家电', 'en-US': 'Appliances' },
      version: 'a-1',
      effective: '2026-11-01',
    },
    service: {
      repair: {
        simple: { duration: '1 hour', source: 'S19 4.2.3' },
        workshop: { duration: '3 working days', source: 'S19 4.2.3' },
      },
    },
  });
  it('L11 a simple fault is repaired in an hour from the arrival, any other in the workshop in 3 working days', () => {
    const arrived = led(
      of('repair', { fee: 'free' }),
      ['confirm', '2026-11-23T11:00'],
      ['arrange-visit', '2026-11-23T11:01'],
      ['start', '2026-11-24T14:00'],
    );
    expect(shown(arrived, soon, appliance).promise).to.equal('simple 2026-11-24T15:00 S19 4.2.3');
    const taken = led(arrived, ['take-in', '2026-11-24T14:40']);
    expect(shown(taken, soon, appliance).promise, 'counted from the arrival too').to.equal(
      'workshop 2026-11-27T18:00 S19 4.2.3',
    );
    expect(shown(arrived).promise, 'only where the profile promises it').to.equal(undefined);
    expect(shown({ ...arrived, openedAt: stamp('2026-11-24T13:00') }).target, 'but everywhere it is aimed at').to.equal(
      'simple 2026-11-24T15:00 S19 4.2.3',
    );
  });

  it('L12 what was mailed in is sent back in a week of receipt, without public holidays', () => {
    const mailedIn = { mailedIn: { duration: '1 week', source: 'S12 一.4' } };
    const equipment = profile({
      ...{
        extends: 'general',
        name: { 'zh-CN': '设备', 'en-US': 'Equipment' },
        version: 'e-1',
        effective: '2026-01-01',
      },
      service: { repair: mailedIn },
    });
    const arrived = (day: string) =>
      led(
        of('repair', { fee: 'free', way: 'mail-in' }, `${day}T09:00`),
        ['confirm', `${day}T10:00`],
        ['ask-to-mail', `${day}T10:01`],
        ['receive', `${day}T11:00`],
      );
    expect(shown(arrived('2026-11-23'), soon, equipment).promise).to.equal('mailedIn 2026-11-30T18:00 S12 一.4');
    expect(shown(arrived('2026-09-28'), soon, equipment).promise).to.equal('mailedIn 2026-10-12T18:00 S12 一.4');
    const started = led(arrived('2026-11-23'), ['start', '2026-11-25T10:00']);
    expect(shown(started, soon, equipment).promise, 'of receipt').to.equal('mailedIn 2026-11-30T18:00 S12 一.4');
  });

  it('L13 in an emergency somebody calls at once, or when the hotline opens', () => {
    expect(shown(of('repair', { urgent: true })).target).to.equal('firstResponse 2026-11-23T10:00 S13 二.2');
    const atNight = of('repair', { urgent: true }, '2026-11-23T23:00');
    expect(shown(atNight, '2026-11-23T23:01').target).to.equal('firstResponse 2026-11-24T09:00 S13 二.2');
  });

  it('L15 a quality report of a contract customer has its first analysis in 24 hours', () => {
    const contract = profile({
      ...{
        extends: 'general',
        name: { 'zh-CN': '合同', 'en-US': 'Contract' },
        version: 'c-1',
        effective: '2026-11-01',
      },
      service: { quality: { firstResponse: { duration: '24 hours', source: 'S16 三.2' } } },
    });
    expect(shown(of('return'), soon, contract).promise).to.equal('firstResponse 2026-11-24T10:00 S16 三.2');
    expect(shown(of('return')).target, 'and everybody else by our own target').to.equal(
      'firstResponse 2026-11-24T10:00 S16 三.2 S9 3.3',
    );
  });

  it('L16 a repair that waits for a part has the day that was named, and goes on from where it stood', () => {
    const waits = led(
      of('repair', { fee: 'free' }),
      ['confirm', '2026-11-23T11:00'],
      ['start', '2026-11-23T14:00'],
      ['wait', '2026-11-23T16:00', 'part 2026-11-27'],
    );
    expect(shown(waits, '2026-11-24T10:00')).to.deep.equal({
      target: 'next 2026-11-28T00:00',
      waits: 'part 2026-11-27',
    });
    const goes = led(waits, ['resume', '2026-11-25T16:00']);
    expect(shown(goes, '2026-11-25T16:00').target, '24 hours and the 48 it stood').to.equal(
      'done 2026-11-26T10:00 S18 一.1',
    );
  });
});

describe('the two clocks of a case (D4)', () => {
  it('D4 the promise is the figure of the profile, the target the strictest of all', () => {
    expect(shown(of('repair'))).to.deep.equal({
      promise: 'firstResponse 2026-11-24T10:00 S2 4.1.2',
      target: 'firstResponse 2026-11-23T11:00 S18 一.1',
    });
    expect(shown(of('training'))).to.deep.equal({
      promise: 'firstResponse 2026-11-26T18:00 S2 4.1.3',
      target: 'firstResponse 2026-11-24T10:00 S9 3.3',
    });
  });
  it('D4 a complaint is acknowledged in an hour, answered in 24 and solved in 48', () => {
    const complaint = of('complaint');
    expect(shown(complaint)).to.deep.equal({
      promise: 'firstResponse 2026-11-23T11:00 OWN',
      target: 'firstResponse 2026-11-23T10:00 S10 3.5',
    });
    const taken = led(complaint, ['confirm', '2026-11-23T10:30']);
    expect(shown(taken).promise).to.equal('answered 2026-11-24T10:00 OWN');
    expect(shown(led(taken, ['said', '2026-11-23T12:00'])).promise).to.equal('done 2026-11-25T10:00 OWN');
  });
  it('D4 a target is never looser than the promise of its kind', () => {
    const kinds = Object.keys(policy.target) as (keyof Policy['target'])[];
    const length = (span: { amount: number; unit: Parameters<typeof spanDuration>[0]['unit'] }) =>
      spanDuration(span).total({ unit: 'minutes', relativeTo: '2026-11-23' });
    for (const kind of kinds) {
      const promises = policy.service[kind] as Readonly<Record<string, Parameters<typeof length>[0]>>;
      for (const [what, promise] of Object.entries(promises)) {
        const target = figureAt(policy, `target.${kind}.${what}`);
        expect(target?.kind, `${kind} ${what}`).to.equal('span');
        if (target?.kind === 'span') expect(length(target), `${kind} ${what}`).to.be.at.most(length(promise));
      }
    }
  });
  it('D4 every kind of case has both, and each with its clause', () => {
    for (const kind of TicketKind.options) {
      const { promise, target } = nextDue(of(kind), calendar, policy, shopTime(soon));
      expect(promise?.clauses, kind).to.not.be.empty;
      expect(target?.clauses, kind).to.not.be.empty;
      expect((policy.service as Record<ServiceKind, object>)[serviceOf[kind]]).to.be.an('object');
    }
  });
});

describe('an answer in words', () => {
  const answered = (what: string, text?: string) =>
    isAnswered({ log: [{ at: stamp(soon), by: 'clerk', what, ...(text !== undefined && { text }) }] });

  it('is what a clerk says, or ends the work with', () => {
    expect([
      answered('said', '好'),
      answered('finish', '换了泵'),
      answered('finish', ''),
      answered('confirm'),
    ]).to.deep.equal([true, true, false, false]);
  });
});

describe('which hours a clock counts (D12)', () => {
  it('D12 a first answer in hotline hours, a visit and a solution on the clock', () => {
    expect(shown(of('question', {}, '2026-11-20T17:30')).promise).to.equal('firstResponse 2026-11-21T10:30 S2 4.1.1');
    const answered = led(of('question', {}, '2026-11-20T17:30'), ['said', '2026-11-20T17:40']);
    expect(shown(answered).promise).to.equal('done 2026-11-22T17:30 S2 4.1.1');
  });

  const inWork = led(
    of('maintenance', { fee: 'free' }),
    ['confirm', '2026-11-23T11:00'],
    ['start', '2026-11-24T10:00'],
  );
  it('D12 working days on which it waited over night do not count', () => {
    expect(shown(inWork).promise).to.equal('done 2026-12-02T18:00 S10 3.4');
    const waited = led(inWork, ['wait', '2026-11-25T10:00', 'part 2026-11-27'], ['resume', '2026-11-27T10:00']);
    expect(shown(waited).promise, 'Wednesday and Thursday').to.equal('done 2026-12-04T18:00 S10 3.4');
    const short = led(inWork, ['wait', '2026-11-25T10:00', 'part 2026-11-25'], ['resume', '2026-11-25T16:00']);
    expect(shown(short).promise, 'a few hours of one day').to.equal('done 2026-12-02T18:00 S10 3.4');
    const weekend = led(inWork, ['wait', '2026-11-27T19:00', 'customer 2026-11-29'], ['resume', '2026-11-29T19:00']);
    expect(shown(weekend).promise, 'days of rest, which do not count anyway').to.equal('done 2026-12-02T18:00 S10 3.4');
  });
  it('D12 it names the reason and the next day, and is late once that is over', () => {
    const waits = led(inWork, ['wait', '2026-11-25T10:00', 'customer 2026-11-27']);
    expect(shown(waits, '2026-11-26T10:00')).to.deep.equal({
      promise: 'next 2026-11-28T00:00',
      target: 'next 2026-11-28T00:00',
      waits: 'customer 2026-11-27',
    });
    expect(shown(waits, '2026-12-24T10:00').promise).to.equal('next 2026-11-28T00:00');
  });
  it('D12 a first answer never waits', () => {
    const asked = ticketAt(monday, { pauses: [{ for: 'customer', from: stamp(soon), next: '2026-11-27' }] });
    expect(shown(asked, '2026-11-23T12:00').promise).to.equal('firstResponse 2026-11-24T10:00 S2 4.1.2');
  });
  it('D12 danger and what is pressing never wait', () => {
    for (const more of [{ urgent: true }, { pressing: true }]) {
      const ticket = led(of('repair', more), ['confirm', '2026-11-23T11:00']);
      const at = { now: shopTime('2026-11-23T12:00'), calendar, policy };
      expect(lifecycleRefusal(ticket, 'wait', at)).to.deep.equal({ code: 'never-waits' });
      const quoted = led(ticket, ['quote', '2026-11-23T12:00', '2026-11-30']);
      expect(shown(quoted, '2026-11-23T12:01')).to.deep.equal({
        promise: 'done 2026-11-24T10:00 S18 一.1',
        target: 'done 2026-11-24T10:00 S18 一.1',
      });
    }
  });
  it('D12 a quotation without an answer waits for the customer, up to its last day', () => {
    const taken = led(of('installation'), ['confirm', '2026-11-23T11:00']);
    const quoted = led(taken, ['quote', '2026-11-23T12:00', '2026-11-30']);
    expect(shown(quoted, '2026-11-24T10:00').waits).to.equal('customer 2026-11-30');
    expect(shown(quoted, '2026-11-24T10:00').promise).to.equal('next 2026-12-01T00:00');
    const approved = led(quoted, ['approve', '2026-11-24T12:00']);
    expect(shown(approved, '2026-11-24T12:00').promise, '48 hours and the 24 it stood').to.equal(
      'done 2026-11-26T10:00 S18 一.2',
    );
    expect(shown(quoted, '2026-12-02T10:00'), 'lapsed').to.not.have.property('waits');
  });
  it('D12 what overlaps stands still once', () => {
    const both = led(
      of('installation'),
      ['confirm', '2026-11-23T11:00'],
      ['quote', '2026-11-23T12:00', '2026-11-30'],
      ['wait', '2026-11-23T13:00', 'customer 2026-11-24'],
      ['resume', '2026-11-23T14:00'],
      ['approve', '2026-11-23T18:00'],
    );
    expect(shown(both).promise).to.equal('done 2026-11-25T16:00 S18 一.2');
  });

  it('D12 what overlaps stands still up to the later end', () => {
    const waited = [
      {
        for: 'customer' as const,
        from: stamp('2026-11-23T12:00'),
        until: stamp('2026-11-23T15:00'),
        next: '2026-11-24',
      },
      { for: 'part' as const, from: stamp('2026-11-23T13:00'), until: stamp('2026-11-23T18:00'), next: '2026-11-24' },
    ];
    const { log } = led(of('installation'), ['confirm', '2026-11-23T11:00']);
    expect(shown(of('installation', { state: 'confirmed', log, pauses: waited })).promise).to.equal(
      'done 2026-11-25T16:00 S18 一.2',
    );
  });

  it('of a case without a history of its work counts from its opening', () => {
    const bare: Partial<Ticket> = { state: 'repaired', log: [] };
    expect(shown(of('repair', bare)).target).to.match(/^acceptance 2026-11-30T10:00/);
    expect(arrival({ state: 'in-repair', log: [] }), 'nobody knows when it came').to.equal(undefined);
  });

  it('D12 is later by all that it waited, never sooner, whenever that was', () => {
    const times = fc.array(fc.integer({ min: 1, max: 60 * 24 * 6 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom('installation' as const, 'maintenance' as const), times, (kind, minutes) => {
        const from = shopTime(monday);
        const at = (minute: number) => from.add({ minutes: minute }).toString({ smallestUnit: 'millisecond' });
        const order = [...new Set(minutes)].sort((a, b) => a - b);
        const pauses = order.flatMap((begin, index) => {
          const end = order[index + 1];
          return index % 2 === 1 || end === undefined
            ? []
            : [{ for: 'part' as const, from: at(begin), next: '2026-12-31', until: at(end) }];
        });
        const done = (more: Partial<Ticket>) => {
          const log = [{ at: at(0), by: 'clerk' as const, what: 'confirm' }];
          const now = from.add({ hours: 24 * 7 });
          const { promise } = nextDue(of(kind, { state: 'confirmed', log, ...more }), calendar, policy, now);
          return promise?.at.toInstant() ?? from;
        };
        const plain = done({});
        const later = done({ pauses });
        expect(Temporal.Instant.compare(plain, later)).to.be.at.most(0);
        if (kind === 'installation') {
          const stood = pauses
            .filter(pause => Temporal.Instant.compare(pause.from, later) < 0)
            .reduce((sum, pause) => sum + Temporal.Instant.from(pause.from).until(pause.until).total('minutes'), 0);
          expect(plain.until(later).total('minutes')).to.equal(stood);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a case that nobody works on any more', () => {
  const repaired = led(
    of('repair', { fee: 'free' }),
    ['confirm', '2026-11-23T11:00'],
    ['start', '2026-11-23T12:00'],
    ['finish', '2026-11-24T10:00'],
  );
  it('waits for its customer’s word for a week, and may then be closed', () => {
    expect(shown(repaired)).to.deep.equal({ target: 'acceptance 2026-12-01T10:00 OWN' });
    const refusal = (now: string) => lifecycleRefusal(repaired, 'close', { now: shopTime(now), calendar, policy });
    expect(refusal('2026-12-01T09:59')).to.deep.equal({ code: 'not-accepted', until: stamp('2026-12-01T10:00') });
    expect(refusal('2026-12-01T10:00')).to.equal(undefined);
  });
  it('has nothing due once it is accepted or has ended', () => {
    const accepted = led(repaired, ['accept', '2026-11-24T12:00']);
    expect(shown(accepted)).to.deep.equal({});
    expect(shown(led(accepted, ['close', '2026-11-24T13:00']))).to.deep.equal({});
  });
  it('begins anew when it is not fixed, free of charge, for two weeks after it was closed', () => {
    const closed = led(repaired, ['accept', '2026-11-24T12:00'], ['close', '2026-11-25T10:00']);
    const refusal = (now: string) => lifecycleRefusal(closed, 'not-fixed', { now: shopTime(now), calendar, policy });
    expect(refusal('2026-12-09T10:00')).to.deep.equal({ code: 'too-late', until: stamp('2026-12-09T10:00') });
    const again = led(closed, ['not-fixed', '2026-12-09T09:59']);
    expect(again).to.include({ id: closed.id, state: 'confirmed', freeSince: stamp('2026-12-09T09:59') });
    expect(shown(again, '2026-12-09T10:00').promise).to.equal('onSite 2026-12-11T09:59 S2 4.1.2');
  });
  it('is not free when it was handed back unrepaired', () => {
    const back = led(
      of('repair', { fee: 'paid' }),
      ['confirm', '2026-11-23T11:00'],
      ['receive', '2026-11-23T12:00'],
      ['hand-back', '2026-11-24T10:00'],
      ['accept', '2026-11-24T12:00'],
      ['close', '2026-11-24T12:01'],
      ['not-fixed', '2026-11-25T10:00'],
    );
    expect(back).to.not.have.property('freeSince');
    expect(lifecycleRefusal(back, 'start', { now: shopTime('2026-11-25T10:01'), calendar, policy })).to.deep.equal({
      code: 'fee-open',
      fee: 'paid',
    });
  });
});

describe('an honest date (D10)', () => {
  const rules = { calendar, policy };
  it('D10 a repair reported on Thursday afternoon cannot be visited in 48 hours by a bookable time, and that is said', () => {
    const reported = shopTime('2026-11-26T16:10');
    const { onSite } = promisesOf('repair', reported, calendar, policy);
    const first = { team: 'home', date: '2026-11-30', start: '09:00' };
    expect(visitPromise(onSite.toInstant(), first, rules)).to.deep.equal({ code: 'later', first });
  });
  it('D10 one reported on Monday can', () => {
    const { onSite } = promisesOf('repair', shopTime(monday), calendar, policy);
    const first = { team: 'home', date: '2026-11-24', start: '10:00' };
    expect(visitPromise(onSite.toInstant(), first, rules).code).to.equal('by');
  });
});
