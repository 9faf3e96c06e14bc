import { expect } from 'chai';
import { citation, Standards, unknownSection } from '../../knowledge/standards.ts';

const standards = Standards.parse({
  standards: {
    S1: { 'zh-CN': '产品售后服务标准', 'en-US': 'Product After-Sales Service Standard' },
    S12: { 'zh-CN': '售后服务客户告知函', 'en-US': 'Notice to Customers' },
    S14: { 'zh-CN': '国家三包售后服务标准', 'en-US': 'National Standard' },
    消费者权益保护法: { 'zh-CN': '消费者权益保护法', 'en-US': 'Consumer Rights Law' },
  },
  sections: { 质保期外: 'Out of warranty', 附件: 'Annex' },
});

describe('the clauses below an answer', () => {
  const cases: [string | string[], string, string][] = [
    ['S1 3.1.1', '依据《产品售后服务标准》3.1.1', 'Source: Product After-Sales Service Standard 3.1.1'],
    ['S14', '依据《国家三包售后服务标准》', 'Source: National Standard'],
    ['S12 一.4', '依据《售后服务客户告知函》一.4', 'Source: Notice to Customers 1.4'],
    ['S12 十二', '依据《售后服务客户告知函》十二', 'Source: Notice to Customers 12'],
    ['S12 质保期外 1-3', '依据《售后服务客户告知函》质保期外 1-3', 'Source: Notice to Customers Out of warranty 1-3'],
    ['消费者权益保护法 第二十五条', '依据《消费者权益保护法》第二十五条', 'Source: Consumer Rights Law Article 25'],
    [
      '消费者权益保护法 第一百零八条',
      '依据《消费者权益保护法》第一百零八条',
      'Source: Consumer Rights Law Article 108',
    ],
    [
      ['S1 3.1.1', 'S12 一.4', 'S1 3.1.2'],
      '依据《产品售后服务标准》3.1.1、3.1.2，《售后服务客户告知函》一.4',
      'Source: Product After-Sales Service Standard 3.1.1, 3.1.2; Notice to Customers 1.4',
    ],
  ];
  for (const [source, chinese, english] of cases) {
    it(`show ${[source].flat().join(' and ')} by the name customers know`, () => {
      expect(citation(source, { standards }, 'zh-CN')).to.equal(chinese);
      expect(citation(source, { standards }, 'en-US')).to.equal(english);
    });
  }

  it('name sections that can be shown in both languages', () => {
    const known = [
      'S1 3.1.1',
      'S14',
      'S12 一.4',
      'S12 二.1-9',
      'S12 质保期外 1-3',
      '消费者权益保护法 第二十五条',
      'S1 Annex 2',
    ];
    for (const clause of known) expect(unknownSection(clause, standards), clause).to.equal(undefined);
    expect(unknownSection('S12 质保期内 2', standards)).to.equal('质保期内');
    expect(unknownSection('S12 一.4 附录', standards)).to.equal('附录');
  });

  it('never show a source without a name', () => {
    expect(() => citation('S99 1', { standards }, 'zh-CN')).to.throw('program');
    expect(() => citation('constructor 1', { standards }, 'zh-CN')).to.throw('program');
  });
});
