import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { Hours, Scale, Span, type Unit } from '../../knowledge/figures.ts';
import { extended, figure, figureAt, figurePaths, isPolicyPath, Policy } from '../../knowledge/policy.ts';

const written = parse(readFileSync(new URL('../../knowledge/content/policy/general.yaml', import.meta.url), 'utf8'));
const policy = Policy.parse(written);

describe('the figures of the general policy', () => {
  const figures: [path: string, chinese: string, english: string, source: string][] = [
    ['hotline.workday', '9:00–18:00', '9:00–18:00', 'S1 3.1.1'],
    ['hotline.restDay', '10:00–16:00', '10:00–16:00', 'S1 3.1.2'],
    ['visit.workday', '9:00–17:00', '9:00–17:00', 'S1 3.2.1'],
    ['visit.restDay', '休息', 'closed', 'S1 3.2.1'],
    ['visit.notice', '24 小时', '24 hours', 'S1 3.2.2'],
    ['visit.ahead', '30 天', '30 days', 'OWN'],
    ['visit.length', '2 小时', '2 hours', 'OWN'],
    ['visit.every', '1 小时', '1 hour', 'OWN'],
    ['visit.held', '10 分钟', '10 minutes', 'OWN'],
    ['visit.change.notice', '4 小时', '4 hours', 'OWN'],
    ['visit.change.moves', '2', '2', 'OWN'],
    ['visit.change.undo', '10 分钟', '10 minutes', 'OWN'],
    ['visit.reminder', '16 小时', '16 hours', 'OWN'],
    ['warranty.product', '12 个月', '12 months', 'S4 一.1, S9 2.1'],
    ['warranty.repair', '3 个月', '3 months', 'S1 5.1.1'],
    ['warranty.part', '1 年', '1 year', 'S1 5.1.2'],
    ['warranty.productionGraceDays', '0', '0', 'S12 一.8'],
    ['fees.guidance', '我们', 'us', 'S2 2-1, S5 1.1, S20 质保期外 2'],
    ['fees.freight.quality', '我们', 'us', 'S7 二.1, 消费者权益保护法 第二十四条'],
    ['fees.freight.other', '您', 'you', 'S12 一.4, S15 一.4'],
    ['fees.taste.exchange', '您', 'you', 'S7 二.3'],
    ['fees.taste.return', '您', 'you', 'S7 二.4'],
    ['fees.outOfWarranty', '按收费标准', 'by the tariff', 'S1 1.2, S1 4.2'],
    ['fees.ownCause.labour', '按收费标准', 'by the tariff', 'S7 二.2'],
    ['fees.ownCause.parts', '按收费标准', 'by the tariff', 'S7 二.2'],
    ['service.question.firstResponse', '1 小时', '1 hour', 'S2 4.1.1'],
    ['service.question.done', '48 小时', '48 hours', 'S2 4.1.1'],
    ['service.repair.firstResponse', '24 小时', '24 hours', 'S2 4.1.2'],
    ['service.repair.onSite', '48 小时', '48 hours', 'S2 4.1.2'],
    ['service.training.firstResponse', '3 个工作日', '3 working days', 'S2 4.1.3'],
    ['service.training.done', '15 个工作日', '15 working days', 'S2 4.1.3'],
    ['service.quality.analysis', '24 小时', '24 hours', 'S16 三.2'],
    ['service.quality.done', '48 小时', '48 hours', 'S10 3.1'],
    ['service.maintenance.done', '7 个工作日', '7 working days', 'S10 3.4'],
    ['service.complaint.firstResponse', '1 小时', '1 hour', 'OWN'],
    ['service.complaint.answered', '24 小时', '24 hours', 'OWN'],
    ['service.complaint.done', '48 小时', '48 hours', 'OWN'],
    ['service.urgent.firstResponse', '1 小时', '1 hour', 'S18 一.1'],
    ['service.urgent.done', '24 小时', '24 hours', 'S18 一.1'],
    ['service.normal.firstResponse', '2 小时', '2 hours', 'S18 一.2'],
    ['service.normal.done', '48 小时', '48 hours', 'S18 一.2'],
    ['service.enquiry.firstResponse', '4 小时', '4 hours', 'S18 一.3'],
    ['service.enquiry.done', '72 小时', '72 hours', 'S18 一.3'],
    ['service.support.firstResponse', '24 小时', '24 hours', 'S10 3.3, S9 3.3'],
    ['target.question.firstResponse', '1 小时', '1 hour', 'S2 4.1.1'],
    ['target.question.done', '48 小时', '48 hours', 'S2 4.1.1'],
    ['target.repair.firstResponse', '1 小时', '1 hour', 'S18 一.1'],
    ['target.repair.onSite', '48 小时', '48 hours', 'S2 4.1.2'],
    ['target.repair.done', '24 小时', '24 hours', 'S18 一.1'],
    ['target.repair.simple', '1 小时', '1 hour', 'S19 4.2.3'],
    ['target.repair.workshop', '3 个工作日', '3 working days', 'S19 4.2.3'],
    ['target.repair.mailedIn', '1 周', '1 week', 'S12 一.4'],
    ['target.training.firstResponse', '24 小时', '24 hours', 'S9 3.3'],
    ['target.training.done', '15 个工作日', '15 working days', 'S2 4.1.3'],
    ['target.quality.firstResponse', '24 小时', '24 hours', 'S16 三.2, S9 3.3'],
    ['target.quality.analysis', '24 小时', '24 hours', 'S16 三.2'],
    ['target.quality.done', '48 小时', '48 hours', 'S10 3.1'],
    ['target.maintenance.firstResponse', '24 小时', '24 hours', 'S9 3.3'],
    ['target.maintenance.done', '7 个工作日', '7 working days', 'S10 3.4'],
    ['target.complaint.firstResponse', '立即', 'at once', 'S10 3.5'],
    ['target.complaint.answered', '24 小时', '24 hours', 'OWN'],
    ['target.complaint.done', '48 小时', '48 hours', 'OWN'],
    ['target.urgent.firstResponse', '立即', 'at once', 'S13 二.2'],
    ['target.urgent.done', '24 小时', '24 hours', 'S18 一.1'],
    ['target.normal.firstResponse', '2 小时', '2 hours', 'S18 一.2'],
    ['target.normal.done', '48 小时', '48 hours', 'S18 一.2'],
    ['target.enquiry.firstResponse', '1 小时', '1 hour', 'S2 4.1.1'],
    ['target.enquiry.done', '48 小时', '48 hours', 'S2 4.1.1'],
    ['cases.acceptance', '7 天', '7 days', 'OWN'],
    ['cases.reopen', '14 天', '14 days', 'OWN'],
    ['cases.reminder', '2 天', '2 days', 'OWN'],
    ['clock.hotlineHoursBelow', '24 小时', '24 hours', 'OWN'],
    ['returns.refund', '7 天', '7 days', 'S14'],
    ['returns.exchange', '15 天', '15 days', 'S14'],
    ['returns.repairs', '2', '2', '部分商品修理更换退货责任规定 第十一条'],
    ['returns.longRepair.shop', '30 天', '30 days', '部分商品修理更换退货责任规定 第十二条'],
    ['returns.longRepair.parts', '90 天', '90 days', '部分商品修理更换退货责任规定 第十三条'],
    ['noReason.days', '7 天', '7 days', '消费者权益保护法 第二十五条'],
    ['noReason.freight', '您', 'you', '消费者权益保护法 第二十五条'],
    ['noReason.refund', '7 天', '7 days', '消费者权益保护法 第二十五条'],
    ['quotation.validity', '7 天', '7 days', 'OWN'],
    ['quotation.reminder', '2 天', '2 days', 'OWN'],
    ['tariff.notice', '7 天', '7 days', 'S7 三, OWN'],
    ['contact.hours', '8:00–21:00', '8:00–21:00', 'OWN'],
    ['survey.apart', '7 天', '7 days', 'OWN'],
    ['survey.latest', '30 天', '30 days', 'OWN'],
    ['handover.idle', '30 分钟', '30 minutes', 'OWN'],
    ['maintenance.reminder', '14 天', '14 days', 'OWN'],
    ['survey.scale', '1–5', '1–5', 'OWN'],
    ['survey.after', '10 分钟', '10 minutes', 'OWN'],
    ['survey.reminder', '3 天', '3 days', 'OWN'],
    ['survey.change', '1 天', '1 day', 'OWN'],
    ['draft.kept', '7 天', '7 days', 'OWN'],
    ['draft.reminder', '1 天', '1 day', 'OWN'],
  ];
  for (const [path, chinese, english, source] of figures) {
    it(`${path} is ${english} (${source})`, () => {
      expect(figure(policy, path, 'zh-CN')).to.equal(chinese);
      expect(figure(policy, path, 'en-US')).to.equal(english);
      expect(figureAt(policy, path)?.source.join(', ')).to.equal(source);
    });
  }

  it('are no more and no fewer than these', () => {
    expect(figurePaths(policy)).to.have.members(figures.map(([path]) => path));
    expect(figurePaths(written)).to.deep.equal(figurePaths(policy));
  });

  it('are typed for the rules', () => {
    expect(policy.hotline.workday.open[0]?.from.hour).to.equal(9);
    expect([policy.warranty.repair.amount, policy.warranty.repair.unit]).to.deep.equal([3, 'month']);
    expect([policy.noReason.freight.party, policy.survey.scale.best]).to.deep.equal(['customer', 5]);
  });

  it('stand beside the causes that are charged for in warranty', () => {
    expect(policy.warranty.excluded).to.deep.equal(['misuse', 'opened', 'accident', 'force-majeure', 'cosmetic']);
  });

  it('are what content from before them holds to, so that it starts as it did', () => {
    const { fees: _, ...older } = structuredClone(written);
    for (const name of ['starts', 'uncovered']) delete older.warranty[name];
    for (const name of ['papers', 'explained']) delete older.returns[name];
    expect(Policy.parse(older)).to.deep.equal(policy);
  });

  it('have a version and a day from which they hold', () => {
    expect([policy.profile, policy.version, policy.effective]).to.deep.equal(['general', 'general-1', '2026-11-01']);
  });
});

describe('a figure that does not exist', () => {
  it('is undefined, whatever it is called', () => {
    for (const path of ['', 'hotline', 'hotline.', 'hotline.workday.open', 'hotlin.workday', 'version', 'name.zh-CN']) {
      expect(figure(policy, path, 'zh-CN'), path).to.equal(undefined);
    }
    for (const path of ['constructor', '__proto__', 'hotline.constructor.name', 'toString']) {
      expect(figure(policy, path, 'zh-CN'), path).to.equal(undefined);
    }
    fc.assert(
      fc.property(fc.string(), path => {
        fc.pre(!figurePaths(policy).includes(path));
        expect(figure(policy, path, 'en-US')).to.equal(undefined);
      }),
    );
  });
});

describe('a figure as a shop writes it', () => {
  it('is a length of time in any unit, in the singular and the plural', () => {
    const units: [Unit, string][] = [
      ['minute', '分钟'],
      ['hour', '小时'],
      ['day', '天'],
      ['working day', '个工作日'],
      ['week', '周'],
      ['month', '个月'],
      ['year', '年'],
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(...units), (amount, [unit, chinese]) => {
        const english = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
        const span = { ...policy, draft: { ...policy.draft, kept: Span.parse({ duration: english, source: 'OWN' }) } };
        expect(figure(span, 'draft.kept', 'en-US')).to.equal(english);
        expect(figure(span, 'draft.kept', 'zh-CN')).to.equal(`${amount} ${chinese}`);
      }),
    );
  });

  it('is refused when it is none', () => {
    const refused = (shape: typeof Span | typeof Hours | typeof Scale, value: object) =>
      expect(shape.safeParse({ source: 'OWN', ...value }).success, JSON.stringify(value)).to.equal(false);
    for (const duration of [
      '',
      '24',
      'hours',
      '0 hours',
      '-1 days',
      '1.5 hours',
      '3 moons',
      '24hours',
      '3 constructors',
    ]) {
      refused(Span, { duration });
    }
    for (const hours of ['', '9-18', '18:00-9:00', '9:00-9:00', '9:00-24:00', '9:60-18:00', '25:00-26:00', 'Closed']) {
      refused(Hours, { hours });
    }
    for (const scale of ['5', '5-1', '1-1', 'a-b']) refused(Scale, { scale });
    refused(Span, { duration: '24 hours', source: [] });
    refused(Span, { duration: '24 hours', source: undefined });
    refused(Span, { duration: '24 hours', note: 'surplus' });
  });
});

describe('a profile that extends another', () => {
  const appliance = {
    profile: 'appliance',
    extends: 'general',
    name: { 'zh-CN': '家电', 'en-US': 'Appliances' },
    version: 'appliance-1',
    effective: '2026-12-01',
    hotline: { restDay: { hours: '9:00-18:00', source: 'S19 4.2.1' } },
  };

  it('takes over what it does not name, and keeps its own name, version and day', () => {
    const child = Policy.parse(extended(written, appliance));
    expect(figure(child, 'hotline.restDay', 'zh-CN')).to.equal('9:00–18:00');
    expect(figure(child, 'hotline.workday', 'zh-CN')).to.equal('9:00–18:00');
    expect(figurePaths(child)).to.have.members(figurePaths(policy));
    expect([child.profile, child.version, child.effective]).to.deep.equal(['appliance', 'appliance-1', '2026-12-01']);
  });

  it('takes a figure over with its clause or not at all', () => {
    const child = extended(written, { ...appliance, hotline: { restDay: { hours: '9:00-18:00' } } });
    expect(Policy.safeParse(child).success).to.equal(false);
    const { version: _, ...unversioned } = appliance;
    expect(Policy.safeParse(extended(written, unversioned)).success).to.equal(false);
  });

  it('names all of the causes it charges for, or takes over all', () => {
    const excludedBy = (warranty: object) =>
      Policy.parse(extended(written, { ...appliance, warranty })).warranty.excluded;
    expect(excludedBy({})).to.deep.equal(policy.warranty.excluded);
    expect(excludedBy({ excluded: ['overload'] })).to.deep.equal(['overload']);
  });

  it('leaves its parent as it was', () => {
    const before = JSON.stringify(written);
    extended(written, appliance);
    expect(JSON.stringify(written)).to.equal(before);
  });

  it('cannot close the hotline on working days', () => {
    const closed = { ...appliance, hotline: { workday: { hours: 'closed', source: 'OWN' } } };
    expect(Policy.safeParse(extended(written, closed)).error?.issues[0]?.message).to.match(/cannot be closed/);
  });
});

it('a path is known that every policy has, and no other', () => {
  for (const path of ['hotline.workday', 'visit.notice', 'visit.change.moves', 'fees.freight.other', 'warranty.starts'])
    expect(isPolicyPath(path), path).to.equal(true);
  for (const path of [
    'visit.notise',
    'visit',
    'fees',
    'fees.freight',
    'fees.fright',
    'hotline.workday.open',
    'toString',
    'visit.toString',
    '',
  ])
    expect(isPolicyPath(path), path).to.equal(false);
});
