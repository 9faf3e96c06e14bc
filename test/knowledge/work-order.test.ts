import { expect } from 'chai';
import fc from 'fast-check';
import { type Ticket, type TicketEntry, TicketKind } from '../../knowledge/records.ts';
import { waitingSince, workOrder } from '../../knowledge/work-order.ts';

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
  it('does not begin with a mark, or with a word that all is well', () => {
    for (const what of ['rated', 'accept'])
      expect(waitingSince({ openedAt, log: [...log('clerk'), { at: at(3), by: 'customer', what }] })).to.equal(
        undefined,
      );
  });
  it('begins again with the first word after it', () => {
    expect(waitingSince({ openedAt, log: log('customer', 'clerk', 'desk', 'customer', 'customer') })).to.equal(at(3));
    expect(waitingSince({ openedAt, log: log('customer', 'clerk', 'customer', 'clerk') })).to.equal(undefined);
  });
});

describe('the order of work (D5, L14)', () => {
  const inOrder = workOrder({ paidShare: 'ignored' });
  const numbers = (...tickets: Ticket[]) => tickets.sort(inOrder).map(({ id }) => id);
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
  it('D5 goes by the classes of urgency before waiting time, never above danger', () => {
    expect(
      numbers(
        ticket('question', 0, { kind: 'question' }),
        ticket('handover', 1, { kind: 'handover' }),
        ticket('installation', 2, { kind: 'installation' }),
        ticket('repair', 8),
        ticket('complaint', 7, { kind: 'complaint' }),
        ticket('danger', 30, { kind: 'handover', urgent: true }),
      ),
    ).to.deep.equal(['danger', 'complaint', 'repair', 'installation', 'question', 'handover']);
  });
  it('L14 serves a pressing wish for parts before everything but danger', () => {
    expect(
      numbers(
        ticket('repair', 0),
        ticket('parts', 1, { kind: 'parts' }),
        ticket('pressing', 9, { kind: 'parts', pressing: true }),
        ticket('danger', 10, { urgent: true }),
      ),
    ).to.deep.equal(['danger', 'pressing', 'repair', 'parts']);
  });
  it('L14 looks at the paid share of contracts only where the policy says so, and only within a class', () => {
    const cases = () => [
      ticket('early', 0),
      ticket('half', 1, { contract: { paidShare: 0.5 } }),
      ticket('whole', 2, { contract: { paidShare: 1 } }),
      ticket('rich-question', 0, { kind: 'question', contract: { paidShare: 1 } }),
      ticket('danger', 9, { urgent: true }),
      ticket('rich-danger', 10, { urgent: true, contract: { paidShare: 1 } }),
    ];
    const ids = (paidShare: 'ignored' | 'contracts') =>
      cases()
        .sort(workOrder({ paidShare }))
        .map(({ id }) => id);
    expect(ids('ignored')).to.deep.equal(['danger', 'rich-danger', 'early', 'half', 'whole', 'rich-question']);
    expect(ids('contracts')).to.deep.equal(['danger', 'rich-danger', 'whole', 'half', 'early', 'rich-question']);
  });
  it('does not look at who pays', () => {
    expect(numbers(ticket('b', 1, { fee: 'paid' }), ticket('a', 0, { fee: 'free' }))).to.deep.equal(['a', 'b']);
  });

  it('is a total order: any two cases have one, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTicket, { selector: ({ id }) => id, maxLength: 12 }), fc.nat(), (cases, seed) => {
        for (const a of cases) {
          for (const b of cases) {
            expect(Math.sign(inOrder(a, b)) + Math.sign(inOrder(b, a))).to.equal(0);
            expect(inOrder(a, b) === 0).to.equal(a === b);
            for (const c of cases) {
              if (inOrder(a, b) < 0 && inOrder(b, c) < 0) expect(inOrder(a, c)).to.be.lessThan(0);
            }
          }
        }
        const shuffled = [...cases].sort(
          (a, b) => ((a.id.charCodeAt(0) * seed) % 7) - ((b.id.charCodeAt(0) * seed) % 7),
        );
        expect(shuffled.sort(inOrder)).to.deep.equal([...cases].sort(inOrder));
      }),
    );
  });
});

const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    opened: fc.nat({ max: 3 }),
    urgent: fc.boolean(),
    pressing: fc.boolean(),
    kind: fc.constantFrom(...TicketKind.options),
    speakers: fc.array(fc.constantFrom('customer' as const, 'clerk' as const, 'desk' as const), { maxLength: 4 }),
  })
  .map(({ id, opened, speakers, ...more }) =>
    ticket(id, opened, { ...more, log: speakers.map((by, minute) => ({ at: at(minute), by, what: 'said' })) }),
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
