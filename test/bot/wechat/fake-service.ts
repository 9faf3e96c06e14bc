import { officialQuota } from '../../../bot/channels/wechat/quota.ts';
import type { Inbound, WeChatTransport } from '../../../bot/channels/wechat/transport.ts';

/** 微信客服 in small: it only says that there is something new, and every message is fetched from a place on. */
export interface FakeService {
  readonly transport: WeChatTransport;
  /** What customers have written, in order. */
  readonly written: Inbound[];
  readonly arrived: { readonly to: string; readonly text: string }[];
  /** The place up to which everything has been fetched for good. */
  readonly cursor: () => number;
  /** Sends that reach the customer, but whose end is not heard. */
  losing: number;
}

export const secret = 'only-the-service-knows';

export function fakeService(): FakeService {
  let cursor = 0;
  const ids = new Set<string>();
  const fake: FakeService = {
    written: [],
    arrived: [],
    cursor: () => cursor,
    losing: 0,
    transport: {
      name: 'fake-service',
      app: 'ww-corp',
      passive: false,
      limits: { textBytes: 2000, quota: officialQuota, menuItems: 0 },
      async receive({ query }) {
        if (query.get('secret') !== secret) return { kind: 'answered', answer: { status: 401 } };
        const messages = fake.written.slice(cursor);
        const end = fake.written.length;
        return {
          kind: 'brought',
          messages,
          reply() {
            cursor = end;
            return { status: 200, body: 'success' };
          },
        };
      },
      async send(to, { text }, key) {
        // Its own ids of messages: the same one is not shown twice.
        if (!ids.has(key)) fake.arrived.push({ to, text });
        ids.add(key);
        if (fake.losing === 0) return { ok: true };
        fake.losing -= 1;
        return { ok: false, trouble: 'network', why: 'timeout' };
      },
      fetchMedia: async () => ({ ok: false, trouble: 'media', why: '40007' }),
    },
  };
  return fake;
}
