import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Exclusion, exclusions } from '../../../knowledge/exclusions.ts';
import { expectedFee } from '../../../knowledge/fees.ts';
import { Span, spanDuration } from '../../../knowledge/figures.ts';
import { type Policy, StartDay } from '../../../knowledge/policy.ts';
import { citation, clauseParts, unknownSection } from '../../../knowledge/standards.ts';
import { type Verdict, warrantyOf } from '../../../knowledge/warranty.ts';
import {
  answerOf,
  calendar,
  day,
  entryOf,
  knowledge,
  policyOf,
  productOf,
  profiles,
  repair,
  unit,
  verdict,
} from './shipped.ts';

const laser = productOf('laser-device');
const codes = (found: Verdict) => found.reasons.map(({ code }) => code);
const ends = (found: Verdict) =>
  Object.fromEntries(
    found.parts.map(({ name, endsOn }) => [typeof name === 'string' ? name : name['zh-CN'], endsOn] as const),
  );
const span = (duration: string) => Span.parse({ duration, source: 'OWN' });
const told = (boughtOn: string) => ({ boughtOn: day(boughtOn), precision: 'day' as const });
const fee = (profile: Parameters<typeof policyOf>[0], found: Verdict, ...causes: Exclusion[]) =>
  expectedFee(found, causes, policyOf(profile));

describe('warranty, row by row', () => {
  const fresh = unit({ receivedOn: '2026-03-10' });

  it('W1: in warranty repair, parts and visit are free', () => {
    const free = fee('general', verdict('general', '2026-11-25', { unit: fresh }));
    expect(free).to.include({ code: 'free' });
    expect(free.clauses).to.include.members(['S1 1.1', 'S1 4.1']);
    expect(answerOf('warranty-coverage')).to.include('修理、换配件、上门都免费');
  });
  it('W2: out of warranty the repair is quoted, parts go by the price list, the visit is charged', () => {
    const paid = fee('general', verdict('general', '2027-03-11', { unit: fresh }));
    expect(paid).to.include({ code: 'paid', quotedFirst: true, labour: 'tariff', parts: 'tariff' });
    expect(paid.clauses).to.include.members(['S1 1.2', 'S1 4.2']);
    expect(answerOf('out-of-warranty-fees')).to.match(/修理按报价单收，配件按价目表收，上门另收上门费/);
  });
  it('W3: a repair is covered for 3 months', () => {
    const known = unit({ receivedOn: '2020-01-10', repairs: [repair('2026-08-25')] });
    const on = (today: string) => verdict('general', today, { unit: known, fault: '不启动' });
    expect(on('2026-11-25')).to.include({ code: 'covered', by: 'repair', endsOn: '2026-11-25' });
    expect(on('2026-11-25').clauses).to.include('S1 5.1.1');
    expect(on('2026-11-26').code).to.equal('expired');
  });
  it('W4: a replaced part is covered for a year', () => {
    const known = unit({ receivedOn: '2020-01-10', repairs: [repair('2026-01-25', { parts: ['水泵'] })] });
    const found = verdict('general', '2027-01-25', { unit: known });
    expect(ends(found)).to.deep.equal({ 水泵: '2027-01-25' });
    expect(found.parts[0]).to.deep.include({ standing: 'covered', clauses: ['S1 5.1.2'] });
    expect(verdict('general', '2027-01-26', { unit: known }).parts[0]?.standing).to.equal('expired');
  });
  it('W5: the warranty of a repair holds unless somebody opened it or it was misused, which only a finding says', () => {
    const known = unit({ receivedOn: '2020-01-10', repairs: [repair('2026-10-25')] });
    const found = verdict('general', '2026-11-25', { unit: known, fault: '不启动' });
    expect(found.clauses).to.include('S1 5.2');
    expect(fee('general', found).code).to.equal('free');
    const doubted = fee('general', found, 'opened', 'misuse');
    expect(doubted.code).to.equal('unknown');
    expect(doubted.clauses).to.include.members(['S1 5.3.1', 'S1 5.3.2']);
  });
  it('W6: the term is that of the product, counted from its start, and is told', () => {
    const end = (product: string) =>
      verdict('appliance', '2026-11-25', { unit: fresh, product: productOf(product) }).product?.endsOn;
    expect([end('fridge'), end('air-conditioner')]).to.deep.equal(['2027-03-10', '2028-03-10']);
    expect(entryOf('warranty-term').source).to.include('S4 一.1');
    const contract = unit({ receivedOn: '2026-03-10', contractTerm: '30 months' });
    const found = verdict('equipment', '2028-09-10', { unit: contract, product: laser });
    expect(found.product).to.deep.equal({ standing: 'covered', endsOn: '2028-09-10' });
    expect(found.clauses).to.include('S17 二.2');
    expect(ends(found)).to.include({ 激光发射器: '2028-09-10', 导光臂: '2028-09-10' });
    const short = { ...contract, contractTerm: '18 months' };
    expect(ends(verdict('equipment', '2026-11-25', { unit: short, product: laser }))).to.include({
      激光发射器: '2028-03-10',
      导光臂: '2027-09-10',
    });
  });
  it('W7: the verdict says the term, the scope and what stands where', () => {
    const found = verdict('general', '2026-11-25', { unit: fresh });
    expect(found.reasons).to.deep.include({ code: 'in-term', endsOn: '2027-03-10' });
    expect(found.clauses).to.include('S4 一.2');
    expect(answerOf('warranty-exclusions')).to.not.be.empty;
  });
  it('W8: a laser emitter has 2 years, the laser and its parts have 1', () => {
    const found = verdict('equipment', '2027-03-10', { unit: fresh, product: laser });
    expect(found.product).to.deep.equal({ standing: 'covered', endsOn: '2027-03-10' });
    const year = '2027-03-10';
    expect(ends(found)).to.deep.equal({
      激光发射器: '2028-03-10',
      导光臂: year,
      治疗手柄: year,
      脚踏开关: year,
      治疗探头: year,
      连锁开关: year,
      转换插头: year,
      电源: year,
    });
    expect(verdict('equipment', '2027-03-11', { unit: fresh, product: laser })).to.deep.include({ code: 'partly' });
    expect(verdict('equipment', '2028-03-11', { unit: fresh, product: laser }).code).to.equal('expired');
  });
  it('W9: cables, packed accessories and documents are never covered, and a fault of them is quoted', () => {
    const found = verdict('equipment', '2026-11-25', { unit: fresh, product: laser });
    const uncovered = found.reasons.find(({ code }) => code === 'uncovered');
    expect(uncovered?.code === 'uncovered' && uncovered.names.map(name => name['zh-CN'])).to.deep.equal([
      '连接线',
      '随机附件',
      '资料',
    ]);
    expect(found.code).to.equal('covered');
    const cable = expectedFee(found, [], policyOf('equipment'), '连接线断了');
    expect(cable).to.include({ code: 'unknown', quotedFirst: true });
    expect(cable.clauses).to.include('S12 一.2');
    expect(expectedFee(found, [], policyOf('equipment'), '不出光').code).to.equal('free');
  });
  it('W10: the warranty of equipment starts with the signature for the delivery', () => {
    const known = unit({ receivedOn: '2026-03-10', installedOn: '2026-03-20', soldOn: '2026-02-01' });
    const found = verdict('equipment', '2026-11-25', { unit: known, product: laser });
    expect(found.start).to.deep.equal({ by: 'received', date: '2026-03-10' });
    expect(found.clauses).to.include('S12 一.5');
  });
  it('W11: a repaired unit has the rest of its term or 3 months, whichever is longer, from the last repair', () => {
    const repaired = (...days: string[]) =>
      verdict('equipment', '2026-11-25', {
        product: laser,
        unit: unit({ receivedOn: '2026-01-10', repairs: days.map(to => repair(to)) }),
      }).repairs[0]?.endsOn;
    expect(repaired('2026-05-10')).to.equal('2027-01-10');
    expect(repaired('2026-12-20')).to.equal('2027-03-20');
    expect(repaired('2026-12-20', '2027-01-05')).to.equal('2027-04-05');
    expect(policyOf('equipment').warranty.repair.source).to.include.members(['S12 一.5', 'S12 一.6']);
  });
  it('W12: after a paid repair the same fault is free for 3 months', () => {
    const known = unit({ receivedOn: '2020-01-10', repairs: [repair('2026-08-25', { paid: true })] });
    const found = verdict('equipment', '2026-11-25', { unit: known, product: laser, fault: '不启动' });
    expect(found).to.include({ code: 'covered', by: 'repair' });
    expect(found.clauses).to.include('S12 一.8');
    expect(fee('equipment', found).code).to.equal('free');
    expect(answerOf('service-record')).to.include('维修保修就凭它');
  });
  it('W13: without any proof the warranty counts from the day of production', () => {
    const found = verdict('equipment', '2026-11-25', { unit: unit({ producedOn: '2026-01-25' }), product: laser });
    expect(found.start).to.deep.equal({ by: 'produced', date: '2026-01-25' });
    expect(found.clauses).to.include('S12 一.8');
    expect(found.changes).to.deep.equal([]);
    const over = verdict('equipment', '2027-01-26', { unit: unit({ producedOn: '2026-01-25' }), product: laser });
    expect(over.changes).to.include('proof-of-purchase');
  });
  it('W14: what a dealer promised does not bind the maker, and is noted', () => {
    const old = unit({ receivedOn: '2020-01-10' });
    const found = verdict('equipment', '2026-11-25', { unit: old, product: laser, dealerPromise: true });
    expect(found.code).to.equal('expired');
    expect(codes(found)).to.include('dealer-promise');
    expect(found.clauses).to.include('S12 一.9');
  });
  it('W15: in the service term advice and software upgrades are free', () => {
    expect(entryOf('software-upgrade').source).to.include('S9 2.2');
    expect(answerOf('software-upgrade')).to.include('软件升级和技术咨询都免费');
  });
  it('W16: advice is free for the whole life of a computer, a visit out of warranty is charged', () => {
    const found = verdict('computer', '2026-11-25', { unit: unit({ receivedOn: '2015-01-10' }) });
    expect(found.code === 'expired' && found.possible).to.include('advice');
    expect(policyOf('computer').fees.guidance).to.deep.include({
      party: 'shop',
      source: ['S20 质保期外 1', 'S20 质保期外 2'],
    });
    expect(fee('computer', found).clauses).to.include.members(['S20 质保期外 3', 'S20 质保期外 4']);
    const priced = { ...policyOf('general') };
    const charged: Policy = {
      ...priced,
      fees: { ...priced.fees, guidance: { ...priced.fees.guidance, party: 'customer' } },
    };
    const asked = { unit: unit({ receivedOn: '2015-01-10' }), today: day('2026-11-25') };
    const old = warrantyOf(asked, charged, calendar);
    expect(old.code === 'expired' && old.possible).to.deep.equal(['quoted-repair']);
  });
  it('W17: a large unit is visited, and repaired at cost out of warranty', () => {
    expect(laser.repairWay).to.equal('on-site');
    const paid = fee('equipment', verdict('equipment', '2026-11-25', { unit: unit({ receivedOn: '2020-01-10' }) }));
    expect(paid).to.include({ code: 'paid', labour: 'cost', parts: 'cost' });
    expect(paid.clauses).to.include.members(['S12 一.3', 'S12 一.4']);
  });
  it('W18: what the customer caused in warranty goes by the tariff, parts at a favourable price', () => {
    const found = fee('computer', verdict('computer', '2026-11-25', { unit: fresh }), 'misuse');
    expect(found).to.include({ code: 'unknown', labour: 'tariff', parts: 'favourable' });
    expect(found.clauses).to.include('S20 质保期内 2');
  });
  it('W19: a fault of quality is repaired, exchanged or taken back free; damage by people may be charged', () => {
    const found = verdict('general', '2026-11-25', { unit: fresh });
    expect([fee('general', found).code, fee('general', found, 'accident').code]).to.deep.equal(['free', 'unknown']);
  });
  it('W20: what goods must be is what a retail return stands on', () => {
    expect(policyOf('retail').returns.refund.source).to.include('S16 一');
    expect(entryOf('wrong-goods').source).to.include('S16 一');
  });
  it('W21: parts are original or of the same specification, and are sold too', () => {
    expect(answerOf('original-parts')).to.include('原厂件，或同规格的配件');
    expect(answerOf('buy-parts')).to.include('配件和耗材都有');
  });
});

describe('every clause that an answer, a figure or an exclusion stands on', () => {
  const sourcesIn = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'source' ? [inner as string | string[]].flat() : sourcesIn(inner),
    );
  };
  const { faq, products, policies } = knowledge;
  const clauses = [...sourcesIn([faq, products, [...policies.values()]]), ...Object.values(exclusions).flat()];

  it('can be shown in both languages', () => {
    expect(clauses.length).to.be.greaterThan(500);
    for (const clause of clauses) {
      expect(citation(clause, knowledge, 'en-US')).to.match(/^Source: /);
      expect(unknownSection(clause, knowledge.standards), clause).to.equal(undefined);
    }
  });
  it('says in which list of S20 it stands, as each of them begins with 1', () => {
    const places = clauses.map(clauseParts).flatMap(({ standard, place }) => (standard === 'S20' ? [place] : []));
    expect(places.filter(place => /^\d/.test(place))).to.deep.equal([]);
    const last = { 不在免费保修之列: 6, 质保期内: 3, 质保期外: 5, 工作原则: 3, 管理职责: 5 };
    for (const place of places) {
      const [section = '', numbers = '1'] = place.split(' ');
      expect(last, place).to.include.keys(section);
      expect(Number(numbers.split('-').at(-1)), place).to.be.at.most(last[section as keyof typeof last]);
    }
  });
});

describe('what may be charged in warranty', () => {
  const applied: Readonly<Record<Exclusion, readonly string[]>> = {
    misuse: ['general', 'appliance', 'equipment', 'computer', 'vehicle', 'retail'],
    identity: ['equipment', 'computer'],
    opened: ['general', 'appliance', 'equipment', 'computer', 'vehicle', 'retail'],
    'foreign-parts': ['equipment'],
    overload: ['equipment'],
    accident: ['general', 'appliance', 'equipment', 'computer', 'vehicle', 'retail'],
    'force-majeure': ['general', 'appliance', 'equipment', 'computer', 'vehicle', 'retail'],
    'visible-damage': ['equipment'],
    cosmetic: ['general', 'appliance', 'computer', 'vehicle', 'retail'],
    'not-quality': ['equipment'],
  };
  const fresh = unit({ receivedOn: '2026-03-10' });
  for (const cause of Exclusion.options) {
    it(`${cause} is applied by ${applied[cause].join(', ')} alone, and never without a finding`, () => {
      for (const profile of profiles) {
        const { code } = fee(profile, verdict(profile, '2026-11-25', { unit: fresh }), cause);
        expect(code, profile).to.equal(applied[cause].includes(profile) ? 'unknown' : 'free');
      }
    });
  }
});

describe('decisions on the warranty, one by one', () => {
  it('D7: what either list covers is covered; a part on one list only is confirmed by a person', () => {
    const found = verdict('equipment', '2026-11-25', { unit: unit({ receivedOn: '2026-03-10' }), product: laser });
    const confirmed = found.reasons.flatMap(reason =>
      reason.code === 'part-to-confirm' && typeof reason.name !== 'string' ? [reason.name['zh-CN']] : [],
    );
    expect(confirmed).to.deep.equal(['治疗探头', '连锁开关', '转换插头', '电源']);
    const over = verdict('equipment', '2029-01-01', { unit: unit({ receivedOn: '2026-03-10' }), product: laser });
    expect(codes(over)).to.not.include('part-to-confirm');
  });
  it('D8: the longer of two terms counts, for labour and parts; another fault soon after is never "not covered"', () => {
    const known = unit({ receivedOn: '2020-01-10', repairs: [repair('2026-10-25', { parts: ['水泵'] })] });
    const on = (fault: string) => verdict('general', '2026-11-25', { unit: known, fault });
    expect([on('不启动').code, on('漏水').code]).to.deep.equal(['covered', 'unknown']);
    expect(on('不启动').parts[0]?.endsOn).to.equal('2027-10-25');
    const young = unit({ receivedOn: '2026-09-01', repairs: [repair('2026-10-25', { from: '2026-10-20' })] });
    const rest = verdict('general', '2026-11-25', { unit: young });
    expect([rest.product?.endsOn, rest.repairs[0]?.endsOn]).to.deep.equal(['2027-09-06', '2027-09-06']);
  });
  it('D9: the first day known of the profile’s order starts the term, and a proof that would change it is named', () => {
    const known = unit({
      installedOn: '2026-03-20',
      receivedOn: '2026-03-10',
      invoicedOn: '2026-03-05',
      soldOn: '2026-03-01',
      producedOn: '2026-01-01',
    });
    const startOf = (profile: Parameters<typeof verdict>[0]) =>
      verdict(profile, '2026-11-25', { unit: known, told: told('2026-03-02'), proof: true }).start?.by;
    expect([startOf('general'), startOf('equipment'), startOf('vehicle')]).to.deep.equal([
      'installed',
      'received',
      'invoiced',
    ]);
    const sold = verdict('general', '2027-03-02', { unit: unit({ soldOn: '2026-03-01', producedOn: '2026-01-01' }) });
    expect(sold.start?.by).to.equal('sold');
    expect(sold.changes).to.include('proof-of-purchase');
    const car = verdict('vehicle', '2028-01-01', { unit: unit({ receivedOn: '2026-03-10' }) });
    expect(car.changes).to.include('proof-of-purchase').and.not.include('proof-of-delivery');
    const invoiced = verdict('vehicle', '2028-01-01', { unit: unit({ invoicedOn: '2026-03-10' }) });
    expect(invoiced.changes).to.deep.equal(['product']);
  });
  it('D9: what a profile does not count from starts nothing', () => {
    const policy = policyOf('general');
    const starts = policy.warranty.starts.filter(({ from }) => from === 'invoiced');
    const strict: Policy = { ...policy, warranty: { ...policy.warranty, starts } };
    const asked = { unit: unit({ receivedOn: '2026-03-10' }), today: day('2026-11-25') };
    const found = warrantyOf(asked, strict, calendar);
    expect(found).to.not.have.property('start');
    expect([found.code, codes(found)[1]]).to.deep.equal(['unknown', 'no-start']);
    expect(found.changes).to.include('proof-of-purchase');
    const bySale = policy.warranty.starts.filter(({ from }) => from === 'sold');
    const sold = warrantyOf(
      { unit: unit({ soldOn: '2020-03-10' }), today: day('2026-11-25') },
      { ...policy, warranty: { ...policy.warranty, starts: bySale } },
      calendar,
    );
    expect([sold.code, sold.changes]).to.deep.equal(['expired', ['product']]);
  });
  it('D13: causes join, doubt counts for the customer, and nothing is refused', () => {
    const found = verdict('equipment', '2026-11-25', { unit: unit({ receivedOn: '2026-03-10' }), product: laser });
    const doubted = fee('equipment', found, 'accident', 'force-majeure', 'overload');
    expect(doubted).to.include({ code: 'unknown', quotedFirst: true });
    expect(doubted.clauses).to.include.members(['S12 二.6', 'S12 二.7', 'S12 二.8']);
  });
  it('D15: days in repair do not count, an exchanged unit starts anew, and by "returns" no end moves', () => {
    const repaired = unit({ receivedOn: '2025-09-01', repairs: [repair('2026-01-20', { from: '2026-01-10' })] });
    expect(verdict('general', '2026-05-01', { unit: repaired }).product?.endsOn).to.equal('2026-09-11');
    const exchanged = unit({ receivedOn: '2025-09-01', exchangedOn: '2026-05-01' });
    expect(verdict('general', '2026-05-02', { unit: exchanged }).product?.endsOn).to.equal('2027-05-01');
    const holiday = unit({ receivedOn: '2025-10-01' });
    expect(verdict('general', '2026-09-30', { unit: holiday }).product?.endsOn).to.equal('2026-10-01');
  });
  it('D15: by "all" the end of a warranty moves from a day of rest to the next working day, and says so', () => {
    const all: Policy = { ...policyOf('general'), restDay: 'all' };
    const on = (receivedOn: string, today: string) =>
      warrantyOf({ unit: unit({ receivedOn }), today: day(today) }, all, calendar);
    const found = on('2025-10-01', '2026-10-08');
    expect(found).to.deep.include({
      code: 'covered',
      product: { standing: 'covered', endsOn: '2026-10-08', movedFrom: '2026-10-01' },
    });
    expect(found.reasons).to.deep.include({ code: 'rest-day', movedFrom: '2026-10-01', endsOn: '2026-10-08' });
    expect(found.clauses).to.include('民法典 第二百零三条');
    expect(on('2025-10-01', '2026-10-09').code).to.equal('expired');
    const month = { boughtOn: day('2025-10-01'), precision: 'month' as const };
    const about = warrantyOf({ told: month, today: day('2026-10-01') }, all, calendar);
    expect(about.product).to.deep.equal({ standing: 'covered', endsOn: '2026-10-08', latestEndsOn: '2026-11-02' });
    // A Saturday that is worked is no day of rest.
    expect(codes(on('2025-10-10', '2026-10-10'))).to.not.include('rest-day');
  });
  it('D17: a dealer’s promise turns nobody away: a person answers, the fee is open until then', () => {
    const asked = { unit: unit({ receivedOn: '2020-01-10' }), dealerPromise: true };
    const found = verdict('general', '2026-11-25', asked);
    expect(found.code === 'expired' && found.possible).to.include('person');
    expect(found.changes[0]).to.equal('proof-of-promise');
    expect(fee('general', found)).to.deep.include({ code: 'unknown' });
    expect(fee('general', found).reasons).to.deep.include({ code: 'dealer-promise' });
    const fresh = verdict('general', '2026-11-25', { unit: unit({ receivedOn: '2026-03-10' }), dealerPromise: true });
    expect([fee('general', fresh).code, fresh.changes.includes('proof-of-promise')]).to.deep.equal(['free', false]);
  });
});

describe('a verdict by any profile', () => {
  const days = fc.integer({ min: 0, max: 4000 }).map(ahead => day('2019-01-01').add({ days: ahead }));
  const known = fc
    .tuple(
      fc.dictionary(
        fc.constantFrom('producedOn', 'soldOn', 'invoicedOn', 'receivedOn', 'installedOn', 'exchangedOn'),
        days.map(String),
      ),
      fc.array(
        fc.tuple(days, fc.nat(30), fc.constantFrom('不启动', '漏水'), fc.subarray(['导光臂', '水泵']), fc.boolean()),
        { maxLength: 3 },
      ),
    )
    .map(([dates, repairs]) =>
      unit({
        ...dates,
        repairs: repairs.map(([from, length, fault, parts, paid]) =>
          repair(from.add({ days: length }).toString(), { from: from.toString(), fault, parts, paid }),
        ),
      }),
    );
  const policies = fc
    .tuple(fc.constantFrom(...profiles), fc.constantFrom<Policy['restDay']>('returns', 'all', 'none'), fc.boolean())
    .map(([profile, restDay, reversed]): Policy => {
      const policy = policyOf(profile);
      const starts = reversed ? policy.warranty.starts.toReversed() : policy.warranty.starts;
      return { ...policy, restDay, warranty: { ...policy.warranty, starts } };
    });
  const products = fc.constantFrom(undefined, ...knowledge.products);
  const cases = fc.record({
    unit: known,
    product: products,
    dealerPromise: fc.boolean(),
    fault: fc.constantFrom(undefined, '不启动', '连接线断了'),
    today: days,
  });

  it('has a clause that can be cited, and a way on', () => {
    fc.assert(
      fc.property(cases, policies, (asked, policy) => {
        const found = warrantyOf(asked, policy, calendar);
        expect(found.clauses).to.not.be.empty;
        expect(citation(found.clauses, knowledge, 'en-US')).to.match(/^Source: /);
        if (found.code === 'unknown') expect(found.changes).to.not.be.empty;
        if (found.code === 'expired' || found.code === 'partly') expect(found.possible).to.include('quoted-repair');
        const expected = expectedFee(found, Exclusion.options, policy, asked.fault);
        expect(expected.clauses).to.not.be.empty;
        expect(citation(expected.clauses, knowledge, 'zh-CN')).to.match(/^依据/);
        expect(expected.code === 'paid').to.equal(found.code === 'expired' && !asked.dealerPromise);
      }),
    );
  });
  it('covers nothing longer by a shorter term, nor better on a later day: not the machine, no part, no repair', () => {
    const rank = { covered: 2, unknown: 1, expired: 0 } as const;
    const terms = fc.constantFrom('1 month', '180 days', '1 year', '24 months', '6 years');
    const termOf = fc.constantFrom<'product' | 'part' | 'contract'>('product', 'part', 'contract');
    fc.assert(
      fc.property(cases, policies, terms, terms, termOf, fc.nat(400), (asked, policy, one, other, whose, ahead) => {
        const length = (term: string) => spanDuration(span(term)).total({ unit: 'days', relativeTo: '2026-01-01' });
        const [short, long] = length(one) <= length(other) ? [one, other] : [other, one];
        const by = (term: string, today: Temporal.PlainDate) => {
          const [part] = laser.parts.map(each => ({ ...each, warranty: span(whose === 'part' ? term : '2 years') }));
          const product = { ...laser, parts: part ? [part] : [], ...(whose === 'product' && { warranty: span(term) }) };
          const machine = { ...asked.unit, ...(whose === 'contract' && { contractTerm: term }) };
          const found = warrantyOf({ ...asked, unit: machine, product, today }, policy, calendar);
          return [...(found.product ? [found.product] : []), ...found.parts, ...found.repairs];
        };
        const [shorter, longer] = [by(short, asked.today), by(long, asked.today)];
        const after = by(short, asked.today.add({ days: ahead }));
        expect([longer.length, after.length]).to.deep.equal([shorter.length, shorter.length]);
        for (const [index, cover] of shorter.entries()) {
          const [better, later] = [longer[index] ?? cover, after[index] ?? cover];
          expect(Temporal.PlainDate.compare(cover.endsOn, better.endsOn)).to.be.at.most(0);
          expect(rank[cover.standing]).to.be.at.most(rank[better.standing]);
          expect(rank[later.standing]).to.be.at.most(rank[cover.standing]);
        }
      }),
    );
  });
  it('starts by the profile’s order, whatever is known', () => {
    fc.assert(
      fc.property(
        known,
        fc.shuffledSubarray([...StartDay.options], { minLength: 1 }),
        days,
        (machine, order, today) => {
          const policy = policyOf('general');
          const starts = order.map(from => ({ from, source: ['OWN'] }));
          const { start } = warrantyOf(
            { unit: machine, today },
            { ...policy, warranty: { ...policy.warranty, starts } },
            calendar,
          );
          const recorded = (from: StartDay) => machine[`${from}On` as keyof typeof machine] !== undefined;
          const first = machine.exchangedOn === undefined ? order.find(recorded) : 'exchanged';
          expect(start?.by).to.equal(first);
        },
      ),
    );
  });
});
