import { expect } from 'chai';
import fc from 'fast-check';
import {
  isOpen,
  type LifecycleEvent,
  lifecycleEvents,
  moved,
  possibleEvents,
  waitingSince,
  withoutVisit,
  workOrder,
} from '../../knowledge/lifecycle.ts';
import { Ticket, type TicketEntry, TicketState } from '../../knowledge/records.ts';

type Way = Readonly<Record<TicketState, Readonly<Partial<Record<LifecycleEvent, TicketState>>>>>;

const repair: Way = {
  submitted: { confirm: 'confirmed', cancel: 'cancelled', close: 'closed' },
  confirmed: {
    'arrange-visit': 'visit',
    'ask-to-mail': 'mail-in',
    start: 'in-repair',
    cancel: 'cancelled',
    close: 'closed',
  },
  visit: {
    'arrange-visit': 'visit',
    'ask-to-mail': 'mail-in',
    start: 'in-repair',
    cancel: 'cancelled',
    close: 'closed',
  },
  'mail-in': { 'arrange-visit': 'visit', start: 'in-repair', cancel: 'cancelled', close: 'closed' },
  'in-repair': { finish: 'repaired', 'ask-to-mail': 'mail-in', close: 'closed' },
  repaired: { accept: 'accepted', reject: 'in-repair', close: 'closed' },
  accepted: { close: 'closed', reject: 'in-repair' },
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};
const visit: Way = {
  submitted: { confirm: 'confirmed', 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  confirmed: { 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  visit: { 'arrange-visit': 'visit', cancel: 'cancelled', close: 'closed' },
  'mail-in': {},
  'in-repair': {},
  repaired: {},
  accepted: {},
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};
const handover: Way = {
  submitted: { confirm: 'confirmed', close: 'closed', cancel: 'cancelled' },
  confirmed: { close: 'closed', cancel: 'cancelled' },
  visit: {},
  'mail-in': {},
  'in-repair': {},
  repaired: {},
  accepted: {},
  closed: { reopen: 'confirmed' },
  cancelled: { reopen: 'submitted' },
};
const ways: readonly (readonly [Ticket['kind'], Way])[] = [
  ['repair', repair],
  ['visit', visit],
  ['handover', handover],
];

it('a case goes on without its visit, unless it was about nothing else', () => {
  expect(withoutVisit({ kind: 'visit', state: 'submitted' })).to.equal('cancelled');
  expect(withoutVisit({ kind: 'visit', state: 'visit' })).to.equal('cancelled');
  expect(withoutVisit({ kind: 'repair', state: 'visit' })).to.equal('confirmed');
  for (const state of ['submitted', 'confirmed', 'in-repair'] as const)
    expect(withoutVisit({ kind: 'repair', state })).to.equal(state);
});

describe('the way of a case (S1 2.1-2.7)', () => {
  for (const [kind, way] of ways) {
    for (const state of TicketState.options) {
      it(`leads a ${kind} that is ${state} to ${[...new Set(Object.values(way[state]))].join(', ') || 'nothing'}`, () => {
        const found = lifecycleEvents.map(event => [event, moved({ kind, state }, event)]);
        expect(found).to.deep.equal(lifecycleEvents.map(event => [event, way[state][event]]));
        expect(possibleEvents({ kind, state })).to.have.members(Object.keys(way[state]));
      });
    }
  }

  it('is written down for every kind of case', () => {
    expect(ways.map(([kind]) => kind)).to.have.members([...Ticket.shape.kind.options]);
  });

  it('never leaves the table, whatever is tried in whatever order', () => {
    const events = fc.array(fc.constantFrom(...lifecycleEvents), { maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...ways), events, ([kind, way], tried) => {
        let state: TicketState = 'submitted';
        for (const event of tried) {
          const next = moved({ kind, state }, event);
          expect(next).to.equal(way[state][event]);
          expect(possibleEvents({ kind, state }).includes(event)).to.equal(next !== undefined);
          state = next ?? state;
        }
      }),
    );
  });

  it('leaves no case without a way out, and none that cannot be closed', () => {
    for (const [kind, way] of ways) {
      for (const state of reachable(way)) {
        expect(possibleEvents({ kind, state }), `${kind} ${state}`).to.not.deep.equal([]);
        if (isOpen({ state })) expect(moved({ kind, state }, 'close'), `${kind} ${state}`).to.equal('closed');
      }
    }
  });

  it('passes through acceptance by the customer before and after, back to the workbench too', () => {
    const walk = (...events: LifecycleEvent[]) =>
      events.reduce<TicketState | undefined>(
        (state, event) => state && moved({ kind: 'repair', state }, event),
        'submitted',
      );
    expect(walk('confirm', 'arrange-visit', 'start', 'finish', 'accept', 'close')).to.equal('closed');
    expect(walk('confirm', 'ask-to-mail', 'start', 'finish', 'reject', 'finish', 'accept')).to.equal('accepted');
    expect(walk('confirm', 'finish')).to.equal(undefined);
  });

  it('is open until closed or cancelled', () => {
    expect(TicketState.options.filter(state => !isOpen({ state }))).to.deep.equal(['closed', 'cancelled']);
  });
});

describe('how long a customer has been waiting', () => {
  const openedAt = at(0);
  const log = (...speakers: TicketEntry['by'][]) =>
    speakers.map((by, minute) => ({ at: at(minute), by, what: 'said' }));

  it('counts from the opening while no clerk has reacted', () => {
    expect(waitingSince({ openedAt, log: [] })).to.equal(at(0));
    expect(waitingSince({ openedAt, log: log('customer', 'customer', 'desk') })).to.equal(at(0));
  });
  it('ends with a clerk’s word, not with the desk’s', () => {
    expect(waitingSince({ openedAt, log: log('customer', 'clerk') })).to.equal(undefined);
    expect(waitingSince({ openedAt, log: log('customer', 'clerk', 'desk') })).to.equal(undefined);
  });
  it('begins again with the first word after it', () => {
    expect(waitingSince({ openedAt, log: log('customer', 'clerk', 'desk', 'customer', 'customer') })).to.equal(at(3));
    expect(waitingSince({ openedAt, log: log('customer', 'clerk', 'customer', 'clerk') })).to.equal(undefined);
  });
});

describe('the order of work (D5)', () => {
  const numbers = (...tickets: Ticket[]) => tickets.sort(workOrder).map(({ id }) => id);
  const answered = (minute: number): Partial<Ticket> => ({ log: [{ at: at(minute), by: 'clerk', what: 'said' }] });

  it('puts danger first, then who waits longest, then who has been answered, by age', () => {
    expect(
      numbers(
        ticket('answered-old', 0, answered(1)),
        ticket('answered-new', 5, answered(6)),
        ticket('waits-short', 9),
        ticket('waits-long', 2),
        ticket('danger-new', 20, { urgent: true }),
        ticket('danger-old', 10, { urgent: true, ...answered(30) }),
      ),
    ).to.deep.equal(['danger-old', 'danger-new', 'waits-long', 'waits-short', 'answered-old', 'answered-new']);
  });
  it('counts a new word of an old case from that word', () => {
    const again: TicketEntry[] = [
      { at: at(1), by: 'clerk', what: 'said' },
      { at: at(8), by: 'customer', what: 'said' },
    ];
    expect(numbers(ticket('again', 0, { log: again }), ticket('fresh', 5))).to.deep.equal(['fresh', 'again']);
  });
  it('does not look at who pays', () => {
    expect(numbers(ticket('b', 1, { fee: 'paid' }), ticket('a', 0, { fee: 'free' }))).to.deep.equal(['a', 'b']);
  });

  it('is a total order: any two cases have one, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTicket, { selector: ({ id }) => id, maxLength: 12 }), fc.nat(), (cases, seed) => {
        for (const a of cases) {
          for (const b of cases) {
            expect(Math.sign(workOrder(a, b)) + Math.sign(workOrder(b, a))).to.equal(0);
            expect(workOrder(a, b) === 0).to.equal(a === b);
            for (const c of cases) {
              if (workOrder(a, b) < 0 && workOrder(b, c) < 0) expect(workOrder(a, c)).to.be.lessThan(0);
            }
          }
        }
        const shuffled = [...cases].sort(
          (a, b) => ((a.id.charCodeAt(0) * seed) % 7) - ((b.id.charCodeAt(0) * seed) % 7),
        );
        expect(shuffled.sort(workOrder)).to.deep.equal([...cases].sort(workOrder));
      }),
    );
  });
});

const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    opened: fc.nat({ max: 3 }),
    urgent: fc.boolean(),
    speakers: fc.array(fc.constantFrom('customer' as const, 'clerk' as const, 'desk' as const), { maxLength: 4 }),
  })
  .map(({ id, opened, urgent, speakers }) =>
    ticket(id, opened, { urgent, log: speakers.map((by, minute) => ({ at: at(minute), by, what: 'said' })) }),
  );

function ticket(id: string, minute: number, more: Partial<Ticket> = {}): Ticket {
  return {
    id,
    kind: 'repair',
    state: 'submitted',
    urgent: false,
    openedAt: at(minute),
    customer: 'test:u',
    conversation: 'c',
    language: 'zh-CN',
    policyVersion: '1',
    fault: '不制冷',
    photos: [],
    log: [],
    ...more,
  };
}

function at(minute: number): string {
  return `2026-11-25T02:${String(minute).padStart(2, '0')}:00.000Z`;
}

function reachable(way: Way): Set<TicketState> {
  const found = new Set<TicketState>(['submitted']);
  for (const state of found) for (const next of Object.values(way[state])) found.add(next);
  return found;
}
