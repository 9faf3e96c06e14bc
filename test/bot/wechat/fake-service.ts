import { createHash } from 'node:crypto';
import { officialQuota } from '../../../bot/channels/wechat/quota.ts';
import type { Inbound, WeChatTransport } from '../../../bot/channels/wechat/transport.ts';

/** 微信客服 in small: it only says that there is something new, and every message is fetched from a place on. */
export interface FakeService {
  readonly transport: WeChatTransport;
  /** What customers have written, in order. */
  readonly written: Inbound[];
  readonly arrived: { readonly to: string; readonly text: string }[];
  readonly media: Map<string, Uint8Array>;
  /** The place up to which everything has been fetched for good. */
  readonly cursor: () => number;
  /** How often a page of messages was fetched. */
  readonly pages: () => number;
  /** Sends that reach the customer, but whose end is not heard. */
  losing: number;
}

export const secret = 'only-the-service-knows';

/** Of one fetch; what is behind it is told of by `hasMore`. */
const perPage = 3;
/** As long as the service takes an id of a message that its sender has chosen. */
const longestId = 32;

export function fakeService(): FakeService {
  let cursor = 0;
  let fetched = 0;
  const ids = new Set<string>();
  /** Its API: what is behind a place, and where to go on. What the desk itself sends never comes back. */
  const sync = (from: number) => {
    fetched += 1;
    const messages = fake.written.slice(from, from + perPage);
    return { messages, next: from + messages.length, hasMore: from + perPage < fake.written.length };
  };
  const sendMessage = (to: string, text: string, id: string) => {
    if (id.length > longestId) throw new Error('the id of a message is too long');
    // Known again, the same one is not shown twice.
    if (!ids.has(id)) fake.arrived.push({ to, text });
    ids.add(id);
  };
  const fake: FakeService = {
    written: [],
    arrived: [],
    media: new Map(),
    cursor: () => cursor,
    pages: () => fetched,
    losing: 0,
    transport: {
      name: 'fake-service',
      app: 'ww-corp',
      passive: false,
      limits: { textBytes: 2000, quota: officialQuota, menuItems: 0 },
      async receive({ query }) {
        if (query.get('secret') !== secret) return { kind: 'answered', answer: { status: 401 } };
        const messages: Inbound[] = [];
        let place = cursor;
        for (let isMore = true; isMore; ) {
          const page = sync(place);
          messages.push(...page.messages);
          place = page.next;
          isMore = page.hasMore;
        }
        return {
          kind: 'brought',
          messages,
          reply() {
            // Somebody else may have gone further meanwhile.
            cursor = Math.max(cursor, place);
            return { status: 200, body: 'success' };
          },
        };
      },
      async send(to, { text }, key) {
        sendMessage(to, text, createHash('sha256').update(key).digest('hex').slice(0, longestId));
        if (fake.losing === 0) return { ok: true };
        fake.losing -= 1;
        return { ok: false, trouble: 'network', why: 'timeout' };
      },
      async fetchMedia(id) {
        const bytes = fake.media.get(id);
        return bytes === undefined ? { ok: false, trouble: 'media', why: '40007' } : { ok: true, bytes };
      },
    },
  };
  return fake;
}
