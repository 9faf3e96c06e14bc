import type { Temporal } from 'temporal-polyfill';
import type { Logger } from '../../logging.ts';
import { wechatInbox } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import { jsonOf } from './access-token.ts';
import { Inbound } from './transport.ts';

/** Messages that were acknowledged before they were handled, so that none is lost with the process. */
export interface Inbox {
  /** Resolves when it would survive. */
  keep(id: string, message: Inbound): Promise<void>;
  remove(id: string): Promise<void>;
  /** Those that nobody handles any more, the oldest first. */
  left(isInHand: (id: string) => boolean): Promise<Inbound[]>;
}

/** Another desk may still be at it. */
const leftAfterSeconds = 60;
const atOnce = 100;

export function inboxOf(store: Store, app: string, clock: () => Temporal.Instant, log: Pick<Logger, 'error'>): Inbox {
  const remove = (id: string) =>
    store.transaction(async tx => {
      if ((await tx.get(wechatInbox, id)) !== undefined) await tx.remove(wechatInbox, id);
    });
  return {
    remove,
    keep: (id, message) =>
      store.transaction(async tx => {
        const kept = await tx.get(wechatInbox, id);
        await tx.put(wechatInbox, kept ?? { id, app, at: stamp(clock()), message: JSON.stringify(message) });
      }),
    async left(isInHand) {
      const found = await store.find(wechatInbox, 'at', { limit: atOnce });
      const before = stamp(clock().subtract({ seconds: leftAfterSeconds }));
      const messages: Inbound[] = [];
      for (const { id, at, message, ...kept } of found) {
        if (kept.app !== app || at > before || isInHand(id)) continue;
        const parsed = Inbound.safeParse(jsonOf(Buffer.from(message)));
        if (parsed.success) messages.push(parsed.data);
        else {
          log.error({ id }, 'a message of WeChat that another version has kept cannot be read; it is dropped');
          await remove(id);
        }
      }
      return messages;
    },
  };
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
