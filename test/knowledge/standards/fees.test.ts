import { expect } from 'chai';
import { expectedFee } from '../../../knowledge/fees.ts';
import type { Party } from '../../../knowledge/figures.ts';
import type { Policy } from '../../../knowledge/policy.ts';
import { priceFigure } from '../../../knowledge/prices.ts';
import { answerOf, entryOf, knowledge, type Profile, policyOf, productOf, profiles, unit, verdict } from './shipped.ts';

const fresh = unit({ receivedOn: '2026-03-10' });
const old = unit({ receivedOn: '2020-03-10' });
const fee = (profile: Profile, machine = fresh, ...causes: Parameters<typeof expectedFee>[1]) =>
  expectedFee(verdict(profile, '2026-11-25', { unit: machine }), causes, policyOf(profile));

describe('fees, row by row', () => {
  it('F1: a fault of quality costs nothing in warranty, by every profile', () => {
    for (const profile of profiles) expect(fee(profile), profile).to.include({ code: 'free', freight: 'shop' });
    expect(fee('general').clauses).to.include('S7 二.1');
  });
  it('F2: what the customer caused is charged by the case, once it is found', () => {
    const found = fee('general', fresh, 'accident');
    expect(found).to.include({ code: 'unknown', quotedFirst: true, labour: 'tariff' });
    expect(found.clauses).to.include.members(['S7 二.2', 'S4 二.3']);
  });
  it('F3: a visit is free in warranty whatever S7 says of visits, and charged by the case otherwise', () => {
    expect(fee('general').clauses).to.include('S1 1.1').and.not.include('S7 二.5');
    expect(answerOf('visit-fee')).to.match(/保修期内的质量问题，上门免费/);
    expect(answerOf('moving')).to.match(/收费的：先报价，您同意了才做/);
  });
  it('F5: what would cost is quoted first and done only once the customer agrees, by every profile', () => {
    for (const profile of profiles) {
      for (const some of [fee(profile, old), fee(profile, unit()), fee(profile, fresh, 'opened')]) {
        expect(some, profile).to.include({ quotedFirst: true });
        expect(some.clauses, profile).to.include('S20 质保期外 5');
      }
    }
    expect(answerOf('quotation-first')).to.include('先报价，您同意了才修');
  });
  it('F6: the freight of a repair is the customer’s out of warranty alone', () => {
    expect([fee('equipment', old).freight, fee('equipment').freight]).to.deep.equal(['customer', 'shop']);
    expect(fee('equipment', old).clauses).to.include('S12 一.4');
  });
  it('F7: the freight of goods without a fault is the customer’s, of a fault of quality the shop’s', () => {
    const { freight } = policyOf('retail').fees;
    expect(freight.other).to.deep.include({ party: 'customer', source: ['S15 一.4'] });
    expect(freight.quality.party).to.equal('shop');
  });
  it('F8: what has no price on either list is quoted, never 0', () => {
    for (const service of knowledge.prices.services) {
      expect(priceFigure(knowledge.prices, `prices.${service.id}`, 'zh-CN')).to.equal('以报价为准');
    }
    expect(answerOf('buy-parts')).to.include('没有的先报价');
  });
  it('F9: a repair in warranty is free for retail goods too, whatever S15 says', () => {
    expect(fee('retail').code).to.equal('free');
    expect(fee('retail').clauses.filter(clause => clause.startsWith('S15'))).to.deep.equal([]);
  });
  it('F10: advice comes before a visit and is free, out of warranty too', () => {
    for (const profile of profiles) expect(policyOf(profile).fees.guidance.party, profile).to.equal('shop');
    expect(entryOf('remote-guidance').source).to.include('S11 一.5');
    expect(answerOf('remote-guidance')).to.include('教不好的再约师傅上门');
    expect(knowledge.products.some(({ tips }) => tips.length > 0)).to.equal(true);
  });
});

describe('decisions on fees, one by one', () => {
  it('D6: who pays the freight goes by the cause; nobody pays ahead while it is not known', () => {
    expect(fee('general').freight).to.equal('shop');
    expect(fee('general', old).freight).to.equal('customer');
    expect(fee('general', fresh, 'accident').freight).to.equal('unknown');
    expect(fee('general', unit()).freight).to.equal('unknown');
    expect(answerOf('freight')).to.include('来回运费我们出').and.include('运费由您出').and.include('定了再结');
  });
  it('D6: a shop that pays all freight, or lets all be paid, is told so at once', () => {
    const by = (party: Party['party']): Policy => {
      const policy = policyOf('general');
      const all = { ...policy.fees.freight.other, party };
      return { ...policy, fees: { ...policy.fees, freight: { quality: all, other: all } } };
    };
    const open = verdict('general', '2026-11-25', { unit: unit() });
    expect(expectedFee(open, [], by('shop')).freight).to.equal('shop');
    expect(expectedFee(open, [], by('customer')).freight).to.equal('customer');
  });
  it('D16: nothing that S7 or S15 says charges a fault of quality in warranty', () => {
    for (const { profile } of knowledge.products) {
      expect(fee(profile as Profile), profile).to.include({ code: 'free', freight: 'shop' });
    }
  });
  it('each product falls under the profile of its line', () => {
    const by = (profile: Profile) =>
      knowledge.products.flatMap(product => (product.profile === profile ? [product.id] : []));
    expect(by('computer')).to.deep.equal(['laptop', 'desktop-computer', 'printer']);
    expect(by('equipment')).to.deep.equal(['laser-device']);
    expect(by('appliance')).to.have.lengthOf(knowledge.products.length - 4);
    expect(productOf('fridge').profile).to.equal('appliance');
  });
});
