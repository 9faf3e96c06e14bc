import { Temporal } from 'temporal-polyfill';
import { duesOf, type ListedCase } from '../../../bot/cases.ts';
import type { Ticket } from '../../../knowledge/records.ts';
import { calendar, policy } from '../../knowledge/case-samples.ts';

/** A moment on a Wednesday at ten in the shop. */
export const sampleNow = '2026-11-25T02:00:00.000Z';

const known = { calendar, policy, policies: new Map([['general', policy]]), periods: [], products: [] };

/** Cases of all sorts, with texts in wide and narrow signs. */
export const sampleCases: readonly ListedCase[] = [
  sample({
    id: 'R-7K3-M9P-XQ4',
    urgent: true,
    product: { said: '滚筒洗衣机' },
    fault: '插头冒火花，地上都是水，已经断电',
    openedAt: '2026-11-25T01:48:00.000Z',
    promised: { firstResponse: '2026-11-25T02:18:00.000Z' },
  }),
  sample({
    id: 'R-0AC-DEF-GHJ',
    product: { said: '空调 KFR-35GW' },
    fault: '不制冷👨‍👩‍👧，外机不转；it makes a noise like a jet engine',
    openedAt: '2026-11-24T22:30:00.000Z',
    promised: { firstResponse: '2026-11-25T01:30:00.000Z', onSite: '2026-11-26T09:00:00.000Z' },
  }),
  sample({
    id: 'H-111-222-333',
    kind: 'handover',
    state: 'confirmed',
    fault: '想找人谈谈退换',
    openedAt: '2026-11-20T02:00:00.000Z',
    log: [
      { at: '2026-11-20T02:00:00.000Z', by: 'customer', what: 'opened', text: '想找人谈谈退换' },
      { at: '2026-11-20T03:00:00.000Z', by: 'clerk', what: 'confirm', name: '小李', text: '' },
      { at: '2026-11-21T03:00:00.000Z', by: 'customer', what: 'said', text: '有人吗？' },
    ],
  }),
  sample({
    id: 'R-999-888-777',
    state: 'visit',
    product: { said: '冰箱' },
    fault: '门关不严',
    openedAt: '2025-12-30T02:00:00.000Z',
    promised: { firstResponse: '2025-12-30T04:00:00.000Z', onSite: '2026-01-02T04:00:00.000Z' },
    log: [
      { at: '2025-12-30T02:00:00.000Z', by: 'customer', what: 'opened', text: '门关不严' },
      { at: '2025-12-30T03:00:00.000Z', by: 'clerk', what: 'arrange-visit', name: '小王', text: '周五上午到' },
    ],
  }),
].map(listed);

/** A case as it stands in the list at that moment. */
export function listed(ticket: Ticket): ListedCase {
  return { ...ticket, due: duesOf(ticket, { ...known, now: Temporal.Instant.from(sampleNow) }) };
}

export function sample(more: Partial<Ticket>): Ticket {
  const openedAt = more.openedAt ?? sampleNow;
  return {
    id: 'R-123-456-789',
    kind: 'repair',
    state: 'submitted',
    urgent: false,
    openedAt,
    customer: 'test:u1',
    conversation: 'c1',
    language: 'zh-CN',
    policyVersion: '2026-1',
    fault: '不制冷',
    photos: [],
    log: [{ at: openedAt, by: 'customer', what: 'opened', text: more.fault ?? '不制冷' }],
    ...more,
  };
}
