import { expect } from 'chai';
import { tickets } from '../../bot/store/collections.ts';

describe('cases that an earlier program has kept', () => {
  const first = {
    ...{ id: 'R-7K3-M9P-XQ4', kind: 'repair', state: 'submitted', urgent: false, fault: '不制冷', photos: [] },
    ...{ openedAt: '2026-01-01T00:00:00.000Z', customer: 'a:b', conversation: 'c', language: 'zh-CN' },
    policyVersion: 'general-1',
  };
  const log = [{ at: first.openedAt, by: 'customer', what: 'opened', text: '不制冷' }];

  it('had no history at first', () => {
    expect(tickets.read(first, 1)).to.deep.equal({ ...first, log: [] });
  });
  it('had no quotation, loaner or pause up to schema 2, and are read as they were', () => {
    for (const kind of ['repair', 'visit', 'handover'])
      expect(tickets.read({ ...first, kind, log }, 2)).to.deep.equal({ ...first, kind, log });
  });
  it('are kept so that a program that would lose what is new refuses them', () => {
    expect(tickets.schema).to.equal(3);
  });
});
