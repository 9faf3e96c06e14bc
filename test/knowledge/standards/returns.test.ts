import { expect } from 'chai';
import fc from 'fast-check';
import { figurePaths } from '../../../knowledge/policy.ts';
import { type ReturnCase, type ReturnVerdict, returnsOf } from '../../../knowledge/returns.ts';
import { citation } from '../../../knowledge/standards.ts';
import {
  answerOf,
  calendar,
  day,
  entryOf,
  knowledge,
  type Profile,
  policyOf,
  repair,
  unit,
  verdict,
} from './shipped.ts';

type Given = Partial<Omit<ReturnCase, 'today' | 'warranty'>>;
type Judged = Exclude<ReturnVerdict, { code: 'person' }>;

function verdictOn(profile: Profile, today: string, given: Given): ReturnVerdict {
  const warranty = verdict(profile, today, { unit: given.unit });
  return returnsOf({ ...given, warranty, today: day(today) }, policyOf(profile), calendar);
}

function on(profile: Profile, today: string, given: Given): Judged {
  const found = verdictOn(profile, today, given);
  if (found.code === 'person') throw new Error('a person judges');
  return found;
}

const bought = unit({ receivedOn: '2026-11-02', boughtAt: 'shop' });
const online = unit({ receivedOn: '2026-11-02', boughtAt: 'distance' });

describe('returns, row by row', () => {
  it('R1: within 7 days the customer chooses among return, exchange and repair, free', () => {
    expect(on('appliance', '2026-11-09', { unit: bought, fault: '坏了' }).open[0]).to.deep.include({
      by: 'refund',
      choices: ['return', 'exchange', 'repair'],
      endsOn: '2026-11-09',
      freight: 'shop',
    });
    expect(answerOf('returns-7-days')).to.include('7 天');
  });
  it('R2: within 15 days between exchange and repair', () => {
    expect(on('appliance', '2026-11-17', { unit: bought, fault: '坏了' }).open[0]).to.deep.include({
      by: 'exchange',
      choices: ['exchange', 'repair'],
      endsOn: '2026-11-17',
    });
  });
  it('R3: a car is exchanged or taken back after more than two repairs, its term counts from the invoice', () => {
    const { returns, warranty } = policyOf('vehicle');
    expect(returns.repairs).to.deep.include({ count: 3, source: ['S14'] });
    expect(warranty.starts[0]).to.deep.equal({ from: 'invoiced', source: ['S14'] });
    expect(answerOf('vehicle-rules')).to.include('保修期内多次修不好，也能换或退');
  });
  it('R4: that a use compensation may be owed is told in words, and a person works it out', () => {
    const found = verdictOn('vehicle', '2026-11-05', { unit: bought, fault: '变速箱坏了' });
    expect(found.code === 'person' && found.explained).to.include('use-compensation');
    expect(answerOf('vehicle-rules')).to.include('由人来算');
  });
  it('R5: a car that is not repaired in time means a loaner car or transport money', () => {
    const found = verdictOn('vehicle', '2026-11-05', { unit: bought, fault: '变速箱坏了' });
    expect(found.code === 'person' && found.explained).to.include('loaner');
    expect(answerOf('vehicle-rules')).to.include('代步车或交通补贴');
    expect(answerOf('vehicle-rules', 'en-US')).to.include('loaner car');
  });
  it('R6: retail goods ask for the form, a proof and a reason; at a distance for the proof alone', () => {
    expect(on('retail', '2026-11-05', { unit: bought, fault: '' }).papers).to.deep.equal([
      'proof',
      'application',
      'reason',
    ]);
    expect(on('retail', '2026-11-05', { unit: online, fault: '' }).papers).to.deep.equal(['proof']);
    expect(on('appliance', '2026-11-05', { unit: bought, fault: '坏了' }).papers).to.deep.equal(['proof']);
    expect(on('retail', '2026-11-05', { unit: bought, fault: '' }).clauses).to.include('S15 一');
  });
  it('R7: the money goes back the way the customer chooses, and by when stands where the law says it', () => {
    const [first] = on('retail', '2026-11-05', { unit: online, fault: '' }).open;
    expect(first).to.deep.include({ by: 'no-reason', refundWithin: { amount: 7, unit: 'day' } });
    const refund = on('retail', '2026-11-05', { unit: bought, fault: '坏了' }).open[0];
    expect(refund?.clauses).to.include('S13 六');
    expect(refund).to.not.have.property('refundWithin');
    expect(answerOf('refund')).to.include('按您选的方式退');
  });
  it('R8: the shop may test first whether it is a fault of quality, not what goes back without a reason', () => {
    const [, refund] = on('retail', '2026-11-05', { unit: online, fault: '坏了' }).open;
    expect(refund).to.include({ by: 'refund', tested: true });
    expect(refund?.clauses).to.include('S16 三.3');
    expect(on('retail', '2026-11-05', { unit: online, fault: '坏了' }).open[0]).to.include({ tested: false });
  });
});

describe('fees and decisions on returns, one by one', () => {
  it('F2: for taste or size an exchange and a return may cost, agreed with a person first', () => {
    const found = on('general', '2026-11-05', { unit: bought, fault: '' });
    expect(found.otherwise).to.deep.equal(['by-agreement']);
    expect(found.costs).to.deep.equal({ exchange: 'customer', return: 'customer', freight: 'customer' });
    expect(found.clauses).to.include.members(['S7 二.3', 'S7 二.4']);
    expect(on('general', '2026-11-05', { unit: bought, fault: '坏了' })).to.not.have.property('costs');
  });
  it('F7: the freight of a return is the customer’s without a fault and the shop’s with one', () => {
    expect(on('retail', '2026-11-05', { unit: bought, fault: '' }).costs?.freight).to.equal('customer');
    expect(on('retail', '2026-11-05', { unit: bought, fault: '坏了' }).open[0]?.freight).to.equal('shop');
  });
  it('D1: of a car no amount is ever computed: no figure of the policy is one, and a person judges', () => {
    const found = verdictOn('vehicle', '2026-11-05', { unit: bought, fault: '坏了' });
    expect(Object.keys(found)).to.have.members(['code', 'explained', 'clauses']);
    expect(JSON.stringify(found)).to.not.match(/amount|price|\d{3}/);
    expect(figurePaths(policyOf('vehicle')).join()).to.not.match(/mileage|compensation/);
    expect(answerOf('vehicle-rules')).to.not.match(/\d+ ?(?:元|%|公里)/);
  });
  it('D11: goods by 7 and 15 days and two repairs, vehicles by a person', () => {
    const { returns } = policyOf('appliance');
    expect([returns.refund.amount, returns.exchange.amount, returns.repairs.count]).to.deep.equal([7, 15, 2]);
    const repairs = [repair('2026-11-20'), repair('2026-11-25')];
    const twice = on('appliance', '2026-11-30', { unit: { ...bought, repairs }, fault: '不启动' });
    expect(twice.open.map(({ by, choices }) => [by, choices])).to.deep.equal([
      ['repeat-repair', ['exchange', 'return']],
    ]);
    expect(verdictOn('vehicle', '2026-11-05', { unit: bought }).code).to.equal('person');
  });
  it('D14: bought at a distance it goes back first of all without a reason and without a fee', () => {
    const [first] = on('retail', '2026-11-09', { unit: online, fault: '坏了' }).open;
    expect(first).to.deep.include({ by: 'no-reason', freight: 'customer', endsOn: '2026-11-09' });
    expect(on('retail', '2026-11-09', { unit: online, fault: '' })).to.not.have.property('costs');
    expect(entryOf('online-return').source).to.include('消费者权益保护法 第二十五条');
  });
  it('D15: a right moves from a day of rest by "returns" and by "all", and not by "none"', () => {
    const end = (restDay: 'returns' | 'all' | 'none') => {
      const machine = unit({ receivedOn: '2026-09-18' });
      const warranty = verdict('general', '2026-09-20', { unit: machine });
      const asked = { unit: machine, fault: '坏了', warranty, today: day('2026-09-20') };
      const found = returnsOf(asked, { ...policyOf('general'), restDay }, calendar);
      return found.code === 'open' ? found.open[0]?.endsOn : undefined;
    };
    expect([end('returns'), end('all'), end('none')]).to.deep.equal(['2026-09-28', '2026-09-28', '2026-09-25']);
    const saturday = on('general', '2026-11-28', { unit: unit({ receivedOn: '2026-11-21' }), fault: '坏了' });
    expect(saturday.open[0]).to.include({ endsOn: '2026-11-30', movedFrom: '2026-11-28' });
  });
  it('always stand on clauses that can be cited, by every profile', () => {
    const some = fc.record(
      {
        unit: fc.constantFrom(bought, online, unit()),
        fault: fc.constantFrom('', '坏了'),
        boughtAt: fc.constantFrom('shop' as const, 'distance' as const),
      },
      { requiredKeys: [] },
    );
    const profile = fc.constantFrom<Profile>('appliance', 'computer', 'equipment', 'retail', 'vehicle');
    fc.assert(
      fc.property(some, profile, (given, name) => {
        const { clauses } = verdictOn(name, '2026-11-05', given);
        expect(citation(clauses, knowledge, 'en-US')).to.match(/^Source: /);
      }),
    );
  });
});
