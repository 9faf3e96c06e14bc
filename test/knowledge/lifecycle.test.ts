import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Circumstances, lifecycleRefusal } from '../../knowledge/case-guards.ts';
import { type Step, stepped } from '../../knowledge/case-steps.ts';
import {
  isOpen,
  type LifecycleEvent,
  lifecycleEvents,
  moved,
  needsOf,
  possibleEvents,
  withoutVisit,
} from '../../knowledge/lifecycle.ts';
import { Ticket, TicketKind, TicketState } from '../../knowledge/records.ts';
import { calendar, policy, shopTime, stamp, ticketAt } from './case-samples.ts';

it('a case goes on without its visit, unless it was about nothing else', () => {
  expect(withoutVisit({ kind: 'visit', state: 'submitted' })).to.equal('cancelled');
  expect(withoutVisit({ kind: 'visit', state: 'visit' })).to.equal('cancelled');
  expect(withoutVisit({ kind: 'repair', state: 'visit' })).to.equal('confirmed');
  for (const state of ['submitted', 'confirmed', 'in-repair'] as const)
    expect(withoutVisit({ kind: 'repair', state })).to.equal(state);
});

describe('the way of a case (S1 2.1-2.7)', () => {
  const walk = (kind: TicketKind, ...events: LifecycleEvent[]) =>
    events.reduce<TicketState | undefined>((state, event) => state && moved({ kind, state }, event), 'submitted');

  const walks: readonly (readonly [TicketKind, LifecycleEvent[], TicketState])[] = [
    ['repair', ['confirm', 'arrange-visit', 'start', 'finish', 'accept', 'close'], 'closed'],
    ['repair', ['confirm', 'ask-to-mail', 'receive', 'start', 'finish', 'reject', 'finish', 'accept'], 'accepted'],
    ['repair', ['confirm', 'arrange-visit', 'start', 'take-in', 'finish'], 'repaired'],
    ['repair', ['confirm', 'receive', 'hand-back', 'accept', 'close', 'reopen'], 'confirmed'],
    ['repair', ['cancel', 'reopen'], 'submitted'],
    ['visit', ['arrange-visit', 'close', 'reopen', 'cancel'], 'cancelled'],
    ['handover', ['confirm', 'close', 'not-fixed'], 'confirmed'],
    ['maintenance', ['confirm', 'ask-to-mail', 'receive', 'lend', 'start', 'finish', 'accept', 'close'], 'closed'],
    ['inspection', ['confirm', 'arrange-visit', 'start', 'finish', 'reject', 'start'], 'in-work'],
    ['training', ['confirm', 'start', 'finish', 'accept', 'close'], 'closed'],
    ['installation', ['confirm', 'arrange-visit', 'start', 'hand-back'], 'done'],
    ['upgrade', ['confirm', 'arrange-visit', 'start', 'finish', 'accept'], 'accepted'],
    ['parts', ['confirm', 'quote', 'approve', 'send', 'accept', 'close'], 'closed'],
    ['return', ['confirm', 'ask-to-mail', 'receive', 'finish', 'accept', 'close'], 'closed'],
    ['complaint', ['confirm', 'finish', 'reject', 'finish', 'accept', 'close'], 'closed'],
    ['question', ['finish', 'accept', 'close', 'not-fixed'], 'confirmed'],
  ];
  for (const [kind, events, end] of walks) {
    it(`leads a ${kind} by ${events.join(', ')} to ${end}`, () => expect(walk(kind, ...events)).to.equal(end));
  }
  it('is walked for every kind of case', () => {
    expect(new Set(walks.map(([kind]) => kind))).to.have.all.keys(...TicketKind.options);
  });

  it('skips no step', () => {
    for (const event of ['finish', 'accept', 'reject', 'reopen', 'not-fixed', 'receive', 'start'] as const)
      expect(walk('repair', event), event).to.equal(undefined);
    expect(walk('repair', 'confirm', 'finish')).to.equal(undefined);
    expect(walk('repair', 'confirm', 'start', 'close'), 'work that was begun is finished or handed back').to.equal(
      undefined,
    );
    expect(walk('repair', 'confirm', 'start', 'finish', 'quote'), 'a price is named before the work').to.equal(
      undefined,
    );
    expect(walk('complaint', 'close'), 'a complaint is answered').to.equal(undefined);
  });

  for (const kind of TicketKind.options) {
    it(`of a ${kind} reaches no state that it cannot leave, and from every open one its end`, () => {
      for (const state of reachable(kind)) {
        expect(possibleEvents({ kind, state }), state).to.not.deep.equal([]);
        if (!isOpen({ state })) continue;
        const ends = [...reachable(kind, state)].filter(each => !isOpen({ state: each }));
        expect(ends, state).to.not.deep.equal([]);
      }
    });
    it(`of a ${kind} tries nothing in a state that it does not reach`, () => {
      const reached = reachable(kind);
      for (const state of TicketState.options)
        if (!reached.has(state)) expect(possibleEvents({ kind, state }), state).to.deep.equal([]);
    });
  }
  it('uses every state and every event somewhere', () => {
    expect(new Set(TicketKind.options.flatMap(kind => [...reachable(kind)]))).to.have.all.keys(...TicketState.options);
    const used = TicketKind.options.flatMap(kind =>
      [...reachable(kind)].flatMap(state => possibleEvents({ kind, state })),
    );
    expect(new Set(used)).to.have.all.keys(...lifecycleEvents);
  });

  it('asks nothing before what cannot happen', () => {
    expect(needsOf({ kind: 'repair', state: 'submitted' }, 'finish')).to.deep.equal([]);
    expect(needsOf({ kind: 'repair', state: 'submitted' }, 'accept')).to.deep.equal([]);
    expect(needsOf({ kind: 'repair', state: 'repaired' }, 'close')).to.deep.equal([
      'accepted',
      'loaner-settled',
      'nothing-owed',
    ]);
  });

  it('is open until closed or cancelled', () => {
    expect(TicketState.options.filter(state => !isOpen({ state }))).to.deep.equal(['closed', 'cancelled']);
  });

  it('reads cases of earlier versions as they were', () => {
    const old = {
      ...{ id: 'R-7K3-M9P-XQ4', kind: 'repair', state: 'in-repair', urgent: false, fault: '不制冷', photos: [] },
      ...{ openedAt: '2026-01-01T00:00:00.000Z', customer: 'a:b', conversation: 'c', language: 'zh-CN' },
      ...{ policyVersion: 'general-1', fee: 'unknown', log: [] },
      promised: { firstResponse: '2026-01-01T01:00:00.000Z', onSite: '2026-01-02T00:00:00.000Z' },
    };
    const ticket = Ticket.parse(old);
    expect(ticket).to.deep.equal(old);
    expect(refusal(ticket, 'finish'), 'what was begun before anybody quoted goes on').to.equal(undefined);
  });
});

describe('a step of a case', () => {
  const at = stamp('2026-03-02T12:00');
  const open = ticketAt('2026-03-02T10:00', { kind: 'installation', state: 'confirmed' });
  const quoted = stepped(open, stepOf('quote', shopTime('2026-03-02T11:00')));
  const done = (ticket: Ticket, event: LifecycleEvent, more: Partial<Step> = {}) =>
    stepped(ticket, { event, at, by: 'customer', text: '好', ...more });

  it('that cannot be leaves it as it is', () => {
    expect(done(open, 'accept')).to.equal(open);
  });
  it('is noted with its writer, who has a name or not, and with its key', () => {
    expect(done(open, 'hurry').log.at(-1)).to.deep.equal({ at, by: 'customer', what: 'hurry', text: '好' });
    const named = done(open, 'hurry', { by: 'clerk', name: '小李', key: 'k1' });
    expect(named.log.at(-1)).to.deep.equal({ at, by: 'clerk', what: 'hurry', text: '好', name: '小李', key: 'k1' });
  });
  it('answers a quotation for whoever gave the answer', () => {
    const answer = (event: LifecycleEvent, more: Partial<Step> = {}) =>
      done(quoted, event, more).quotations?.[0]?.answer;
    expect(answer('approve')).to.deep.equal({ is: 'approved', at, by: 'customer', text: '好' });
    expect(answer('decline', { by: 'clerk', name: '小李' })).to.deep.equal({
      ...{ is: 'declined', at, by: 'clerk', text: '好' },
      name: '小李',
    });
    expect(answer('cancel')).to.deep.equal({ is: 'withdrawn', at, by: 'customer', text: '好' });
    expect(answer('free', { by: 'desk' })).to.deep.equal({ is: 'withdrawn', at, by: 'clerk', text: '好' });
  });
  it('makes a quotation for whoever names no name, too', () => {
    const { quotation } = stepOf('quote', shopTime('2026-03-02T11:00'));
    expect(done(open, 'quote', { by: 'clerk', quotation }).quotations).to.have.lengthOf(1);
    expect(done(open, 'quote', { by: 'clerk', quotation }).quotations?.[0]?.by).to.equal('');
  });
  it('that brings nothing with it changes nothing but the history', () => {
    for (const event of ['quote', 'wait'] as const) {
      expect({ ...done(quoted, event), log: [] }, event).to.deep.equal({ ...quoted, log: [] });
    }
    for (const event of ['loaner-back', 'waive-loaner'] as const) {
      expect(done(open, event), 'nothing was lent').to.not.have.property('loaner');
    }
  });
});

describe('a case without a history of its work', () => {
  const bare = (state: Ticket['state']) => ticketAt('2026-03-02T10:00', { state, log: [] });

  it('waits for its customer’s word from its opening on', () => {
    const until = '2026-03-09T02:00:00.000Z';
    expect(refusal(bare('repaired'), 'close', shopTime('2026-03-09T09:59'))).to.deep.equal({
      code: 'not-accepted',
      until,
    });
    expect(refusal(bare('repaired'), 'close', shopTime('2026-03-09T10:00'))).to.equal(undefined);
  });
  it('may be opened again for two weeks from then on', () => {
    const until = '2026-03-16T02:00:00.000Z';
    expect(refusal(bare('closed'), 'not-fixed', shopTime('2026-03-16T09:59'))).to.equal(undefined);
    expect(refusal(bare('closed'), 'not-fixed', shopTime('2026-03-16T10:00'))).to.deep.equal({
      code: 'too-late',
      until,
    });
  });
});

describe('what happens to a case, in whatever order', () => {
  const week = 24 * 7;
  const priced: readonly LifecycleEvent[] = ['quote', 'approve'];
  // Mostly what the state of a case allows, so that walks come far; whether it may happen the guards say.
  const tried = fc.array(
    fc.record({ choice: fc.nat(99), any: fc.boolean(), hours: fc.constantFrom(0, 0, 1, 24, week, 2 * week) }),
    { minLength: 20, maxLength: 40 },
  );
  const eventOf = (ticket: Ticket, { choice, any }: { choice: number; any: boolean }): LifecycleEvent => {
    const possible = possibleEvents(ticket);
    const onward = possible.filter(
      event => (moved(ticket, event) !== ticket.state && event !== 'cancel') || priced.includes(event),
    );
    const from = any ? (choice % 4 === 0 ? lifecycleEvents : possible) : onward;
    return from[choice % from.length] ?? 'confirm';
  };
  const opened = fc.record(
    {
      kind: fc.constantFrom(...TicketKind.options),
      urgent: fc.boolean(),
      fee: fc.constantFrom('free', 'paid', 'unknown'),
    },
    { requiredKeys: ['kind', 'urgent'] },
  );

  /** Walks at random and looks at every step that was allowed. */
  function allWays(look: (before: Ticket, step: Step, after: Ticket) => void): void {
    fc.assert(
      fc.property(opened, tried, (more, events) => {
        let ticket = ticketAt('2026-03-02T10:00', more as Partial<Ticket>);
        let now = shopTime('2026-03-02T10:00');
        for (const { hours, ...chosen } of events) {
          now = now.add({ hours, seconds: 1 });
          const event = eventOf(ticket, chosen);
          if (refusal(ticket, event, now) !== undefined) continue;
          const step = stepOf(event, now);
          const after = stepped(ticket, step);
          look(ticket, step, after);
          ticket = after;
        }
      }),
      { numRuns: 100 },
    );
  }

  it('F5 nobody is sent and no paid work begins without a free verdict or an approved quotation', () => {
    let [sent, agreedTo] = [0, 0];
    /** What the customer has agreed to, noted beside the rules. */
    const agreed = new WeakMap<Ticket, Agreed>();
    type Agreed = 'free' | 'approved' | 'no';
    const told = ({ fee, quotations }: Ticket): Agreed => (fee === 'free' && quotations === undefined ? 'free' : 'no');
    const noted = (was: Agreed, event: LifecycleEvent, before: Ticket): Agreed => {
      if (event === 'free') return 'free';
      if (event === 'approve') return 'approved';
      if (event === 'quote' || event === 'decline') return 'no';
      if (event === 'reopen') return told(before);
      if (event !== 'not-fixed') return was;
      const last = before.log.findLast(({ what }) => ['finish', 'hand-back', 'reopen'].includes(what))?.what;
      // What was done and is not right is done again at the shop's cost.
      return last === 'finish' ? 'free' : told(before);
    };
    allWays((before, { event }, after) => {
      const was = agreed.get(before) ?? told(before);
      const now = noted(was, event, before);
      agreed.set(after, now);
      const begins = ['visit', 'in-repair', 'in-work', 'sent'].includes(after.state) && after.state !== before.state;
      if (!begins && event !== 'arrange-visit') return;
      sent += 1;
      if (was === 'approved') agreedTo += 1;
      expect(was, `${event} of a ${before.kind}`).to.not.equal('no');
    });
    expect(sent, 'enough of them were sent to look at').to.be.greaterThan(20);
    expect(agreedTo, 'some for a price').to.be.greaterThan(0);
  });

  it('F5 work whose price was named is done only when it is approved, while it is valid', () => {
    const begun = ticketAt('2026-03-02T10:00', { state: 'in-repair', fee: 'free' });
    const later = (days: number) => shopTime('2026-03-02T12:00').add({ hours: 24 * days });
    expect(refusal(begun, 'finish', later(0))).to.equal(undefined);
    const quoted = stepped(begun, stepOf('quote', later(0)));
    expect(refusal(quoted, 'finish', later(1))).to.deep.equal({ code: 'quotation-open', until: '2026-03-09' });
    expect(refusal(quoted, 'approve', later(7))).to.equal(undefined);
    const lapsed = { code: 'quotation-lapsed', until: '2026-03-09' };
    expect(refusal(quoted, 'finish', later(8))).to.deep.equal(lapsed);
    expect(refusal(quoted, 'approve', later(8))).to.deep.equal(lapsed);
    expect(refusal(quoted, 'decline', later(8)), 'a no is never too late').to.equal(undefined);
    const declined = stepped(quoted, stepOf('decline', later(1)));
    expect(refusal(declined, 'finish', later(1))).to.include({ code: 'quotation-declined' });
    expect(refusal(declined, 'approve', later(1))).to.deep.equal({ code: 'quotation-answered' });
    expect(refusal(declined, 'hand-back', later(1))).to.equal(undefined);
    expect(refusal(stepped(declined, stepOf('free', later(2))), 'finish', later(2))).to.equal(undefined);
    const approved = stepped(quoted, stepOf('approve', later(1)));
    expect(refusal(approved, 'finish', later(30)), 'approved in time, it stays so').to.equal(undefined);
    expect(refusal(begun, 'approve', later(0))).to.deep.equal({ code: 'no-quotation' });
  });

  it('every refusal that a guard gives says what it is about', () => {
    const at = shopTime('2026-03-02T12:00');
    const open = ticketAt('2026-03-02T10:00', { state: 'visit', fee: 'paid' });
    expect(refusal(open, 'start', at)).to.deep.equal({ code: 'fee-open', fee: 'paid' });
    expect(refusal({ ...open, fee: 'unknown' }, 'start', at)).to.deep.equal({ code: 'fee-open', fee: 'unknown' });
    expect(refusal(open, 'finish', at)).to.deep.equal({ code: 'not-now' });
    expect(refusal(open, 'resume', at)).to.deep.equal({ code: 'waits-not' });
    expect(refusal(open, 'close', at), 'no visit has a time').to.equal(undefined);
    expect(refusal(open, 'loaner-back', at)).to.deep.equal({ code: 'no-loaner' });
    const lent = { what: '3 号', lentAt: open.openedAt };
    expect(refusal({ ...open, loaner: lent }, 'lend', at)).to.deep.equal({ code: 'loaner-lent', what: '3 号' });
    expect(refusal({ ...open, loaner: { ...lent, backAt: open.openedAt } }, 'lend', at)).to.equal(undefined);
    const visit = { ...{ team: 'home', date: '2026-03-02', start: '12:00' }, minutes: 120, moves: 0 };
    const visited = { ...open, visit: { ...visit, bookedAt: open.openedAt } };
    expect(refusal(visited, 'close', at), 'the technician is there').to.deep.equal({ code: 'somebody-came' });
    expect(refusal(visited, 'close', at.subtract({ minutes: 1 }))).to.equal(undefined);
    const waits = { ...open, pauses: [{ for: 'part' as const, from: open.openedAt, next: '2026-03-05' }] };
    expect(refusal(waits, 'wait', at)).to.deep.equal({ code: 'waits-already' });
  });

  it('is closed only with the loaner back, and with the customer’s word or a week to give it', () => {
    let closed = 0;
    allWays((before, { event, at }, after) => {
      if (after.state !== 'closed' && after.state !== 'cancelled') return;
      if (!isOpen(before)) return;
      closed += 1;
      const { loaner } = before;
      if (loaner) expect(loaner.backAt ?? loaner.waivedAt, event).to.not.equal(undefined);
      if (!['repaired', 'done', 'sent'].includes(before.state)) return;
      const over = before.log.findLast(({ what }) => ['finish', 'hand-back', 'send'].includes(what))?.at ?? '';
      expect(Temporal.Instant.from(over).until(at).total('hours')).to.be.at.least(week);
    });
    expect(closed).to.be.greaterThan(20);
  });

  it('keeps one line of history for each step, one open pause at most, and numbers its quotations', () => {
    allWays((before, { event, at }, after) => {
      expect(after.log.slice(0, -1)).to.deep.equal(before.log);
      expect(after.log.at(-1)).to.include({ what: event, at });
      const open = (after.pauses ?? []).filter(({ until }) => until === undefined);
      expect(open.length).to.be.at.most(isOpen(after) ? 1 : 0);
      if (after.urgent) expect(after.pauses ?? []).to.deep.equal([]);
      const owed = (after.compensations ?? []).filter(each => !each.doneAt && !each.replacedAt);
      expect(owed.length).to.be.at.most(isOpen(after) ? 1 : 0);
      expect((after.quotations ?? []).map(({ id }) => id)).to.deep.equal(
        (after.quotations ?? []).map((_, at) => at + 1),
      );
      expect((after.quotations ?? []).filter(({ answer, past }) => answer === undefined && !past).length).to.be.at.most(
        1,
      );
    });
  });

  it('comes to an end from wherever it stands, by a clerk who has patience', () => {
    const helps: readonly LifecycleEvent[] = [
      'compensated',
      'loaner-back',
      'free',
      'accept',
      'finish',
      'hand-back',
      'close',
      'cancel',
    ];
    fc.assert(
      fc.property(opened, tried, (more, events) => {
        let ticket = ticketAt('2026-03-02T10:00', more as Partial<Ticket>);
        let now = shopTime('2026-03-02T10:00');
        const attempt = (event: LifecycleEvent) => {
          now = now.add({ seconds: 1 });
          if (refusal(ticket, event, now) === undefined) ticket = stepped(ticket, stepOf(event, now));
        };
        for (const chosen of events) attempt(eventOf(ticket, chosen));
        for (let round = 0; round < 3 && isOpen(ticket); round += 1) for (const event of helps) attempt(event);
        expect(isOpen(ticket), `${ticket.kind} ${ticket.state}`).to.equal(false);
        expect(Ticket.parse(ticket), 'and is kept whole').to.deep.equal(ticket);
      }),
      { numRuns: 100 },
    );
  });
});

function refusal(ticket: Ticket, event: LifecycleEvent, now: Circumstances['now'] = shopTime('2026-03-02T11:00')) {
  return lifecycleRefusal(ticket, event, { now, calendar, policy });
}

function stepOf(event: LifecycleEvent, now: Temporal.Instant): Step {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const price = { amount: 8000, currency: 'CNY' };
  const items = [{ name: { 'zh-CN': '工费', 'en-US': 'Labour' }, count: 1, price }];
  return {
    ...{ event, at: now.toString({ smallestUnit: 'millisecond' }), by: 'clerk', name: '小李', text: '好' },
    ...(event === 'quote' && {
      quotation: { items, total: price, validUntil: today.add({ days: 7 }).toString() },
    }),
    ...(event === 'compensate' && { until: today.add({ days: 3 }).toString() }),
    ...(event === 'wait' && { wait: { for: 'part', next: today.add({ days: 3 }).toString() } }),
  };
}

function reachable(kind: TicketKind, from: TicketState = 'submitted'): Set<TicketState> {
  const found = new Set<TicketState>([from]);
  for (const state of found)
    for (const event of lifecycleEvents) {
      const next = moved({ kind, state }, event);
      if (next !== undefined) found.add(next);
    }
  return found;
}
