import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { createCalendar } from '../../knowledge/calendar.ts';
import { Exclusion, exclusions } from '../../knowledge/exclusions.ts';
import { type Cause, expectedFee } from '../../knowledge/fees.ts';
import { Policy } from '../../knowledge/policy.ts';
import { Product } from '../../knowledge/products.ts';
import { Unit } from '../../knowledge/records.ts';
import { citation, Standards } from '../../knowledge/standards.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';

const policy = Policy.parse(parse(shipped('policy/general.yaml')));
const standards = Standards.parse(parse(shipped('standards.yaml')));
const calendar = createCalendar({ tables: [], zone: 'Asia/Shanghai' });
const laptop = Product.parse({
  id: 'laptop',
  name: { 'zh-CN': '笔记本电脑', 'en-US': 'Laptop' },
  aliases: { 'zh-CN': ['本本'], 'en-US': ['notebook'] },
  repairWay: 'mail-in',
  parts: [{ name: { 'zh-CN': '电池', 'en-US': 'Battery' }, warranty: { duration: '6 months', source: 'OWN' } }],
});
const unit = Unit.parse({
  id: 'SN1',
  product: 'laptop',
  receivedOn: '2025-03-10',
  repairs: [{ ticket: 'R-1', from: '2025-04-01', to: '2025-04-01', fault: '蓝屏', parts: [], paid: false }],
});
const later = {
  ...unit,
  repairs: [{ ticket: 'R-2', from: '2026-02-01', to: '2026-02-01', fault: '蓝屏', parts: [], paid: false }],
};

const on = (today: string, more: object = { unit }) =>
  warrantyOf({ product: laptop, today: Temporal.PlainDate.from(today), ...more }, policy, calendar);
const verdicts = {
  covered: on('2025-09-10'),
  partly: on('2026-03-10'),
  expired: on('2026-03-11'),
  unknown: on('2025-09-10', {}),
};
const fee = (verdict: keyof typeof verdicts, ...causes: Cause[]) => expectedFee(verdicts[verdict], causes, policy);

describe('the fee of a repair', () => {
  it('is none in warranty: repair, parts and visit are free', () => {
    expect(fee('covered')).to.deep.equal({
      code: 'free',
      reasons: [{ code: 'in-warranty' }],
      clauses: ['S1 1.1', 'S1 4.1', 'S7 二.1', '消费者权益保护法 第二十四条'],
      freight: 'shop',
    });
  });

  it('is charged out of warranty, and quoted first', () => {
    expect(fee('expired')).to.deep.equal({
      code: 'paid',
      quotedFirst: true,
      labour: 'tariff',
      parts: 'tariff',
      reasons: [{ code: 'warranty-over' }],
      clauses: ['S1 1.2', 'S1 4.2', 'S20 质保期外 5', 'S12 一.4', 'S15 一.4'],
      freight: 'customer',
    });
  });

  it('is the same out of warranty whatever the cause', () => {
    expect(fee('expired', 'accident', 'opened')).to.deep.equal(fee('expired'));
  });

  it('is open in warranty when the customer may have caused it: the finding of the engineer decides', () => {
    const found = fee('covered', 'accident');
    expect(found).to.deep.include({
      code: 'unknown',
      quotedFirst: true,
      reasons: [{ code: 'in-warranty' }, { code: 'suspected', cause: 'accident' }],
    });
    expect(found.clauses).to.include.members(['S4 二.3', 'S12 二.7', 'S20 质保期外 5']);
  });

  it('names each suspicion once', () => {
    expect(fee('covered', 'opened', 'misuse', 'opened').reasons.slice(1)).to.deep.equal([
      { code: 'suspected', cause: 'opened' },
      { code: 'suspected', cause: 'misuse' },
    ]);
  });

  it('stays none for a cause that the profile does not list', () => {
    expect(fee('covered', 'overload', 'not-quality')).to.deep.equal(fee('covered'));
    const strict = { ...policy, warranty: { ...policy.warranty, excluded: ['overload' as const] } };
    expect(expectedFee(verdicts.covered, ['overload'], strict).code).to.equal('unknown');
    expect(expectedFee(verdicts.covered, ['accident'], strict).code).to.equal('free');
  });

  it('is open while the warranty is', () => {
    expect(fee('unknown')).to.deep.include({ code: 'unknown', reasons: [{ code: 'warranty-unknown' }] });
    expect(fee('unknown', 'opened').reasons).to.deep.include({ code: 'suspected', cause: 'opened' });
  });

  it('is open when it depends on the part, and names the part that costs', () => {
    expect(fee('partly')).to.deep.include({
      code: 'unknown',
      reasons: [{ code: 'partly-covered' }, { code: 'part-over', name: laptop.parts[0]?.name }],
    });
    expect(fee('partly', 'cosmetic').reasons).to.have.lengthOf(3);
  });

  it('is none for the fault that was repaired before, and open for another one soon after', () => {
    const again = on('2026-05-01', { unit: later, fault: '蓝屏' });
    const other = on('2026-05-01', { unit: later, fault: '键盘失灵' });
    expect(expectedFee(again, [], policy).code).to.equal('free');
    expect(expectedFee(other, [], policy).code).to.equal('unknown');
  });

  it('is none on the word of the customer, as long as it can be proven', () => {
    const boughtOn = Temporal.PlainDate.from('2025-09-01');
    const told = on('2025-10-01', { told: { boughtOn, precision: 'day' } });
    expect(expectedFee(told, [], policy)).to.deep.include({
      code: 'free',
      reasons: [{ code: 'in-warranty' }, { code: 'as-told' }],
    });
  });

  it('is never charged for a suspicion alone, and says on which clauses it stands', () => {
    const causes = fc.array(fc.constantFrom(...Exclusion.options));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(verdicts)), causes, (verdict, suspected) => {
        const found = expectedFee(verdict, suspected, policy);
        expect(found.code === 'paid').to.equal(verdict.code === 'expired');
        expect(found.code === 'free' || found.quotedFirst).to.equal(true);
        expect(citation(found.clauses, { standards }, 'zh-CN')).to.match(/^依据/);
        expect(JSON.parse(JSON.stringify(found))).to.deep.equal(found);
      }),
    );
  });
});

describe('the causes that may be charged', () => {
  it('stand in clauses whose names customers know', () => {
    for (const cause of Exclusion.options) {
      expect(citation(exclusions[cause], { standards }, 'en-US'), cause).to.match(/^Source: /);
    }
  });

  it('are those of the general policy and no others', () => {
    const charged = Exclusion.options.filter(cause => fee('covered', cause).code === 'unknown');
    expect(charged).to.have.members(['misuse', 'opened', 'accident', 'force-majeure', 'cosmetic']);
  });
});

function shipped(name: string): string {
  return readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
}
