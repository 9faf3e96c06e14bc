import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import { serve } from '../../bot/app.ts';
import { type Ordered, orderOn } from '../../bot/cases.ts';
import { readConfig } from '../../bot/config.ts';
import { openCore } from '../../bot/core.ts';
import { jobRunner } from '../../bot/jobs.ts';
import { createLogger } from '../../bot/logging.ts';
import type { StaffOrder } from '../../bot/staff.ts';
import { conversations, deliveries, jobs, tickets, visitDays, wechatInbox } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { createWebAssets } from '../../bot/web/assets.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { learn, load } from '../content/once.ts';

/** The whole desk with its channels open, at a time that a test sets; nothing happens in it by itself. */
export interface ChannelDesk {
  readonly url: string;
  readonly store: Store;
  at(time: Temporal.Instant): void;
  pass(duration: Temporal.DurationLike): void;
  /** Does what is due now. */
  jobs(): Promise<void>;
  order(order: Partial<StaffOrder> & Pick<StaffOrder, 'ticket' | 'do'>): Promise<Ordered>;
  /** Waits until everything that was said in a conversation is where it belongs. */
  delivered(conversation: string): Promise<void>;
  /** The cases of a conversation, the oldest first. */
  cases(conversation: string): Promise<Ticket[]>;
  /** What is on record because of a conversation, without what differs from channel to channel. */
  records(conversation: string): Promise<unknown>;
  close(): Promise<void>;
}

export const publicUrl = 'https://desk.example';

let assets: ReturnType<typeof createWebAssets> | undefined;

/** @param clock the time at the desk and at the platform before it */
export async function openChannelDesk(
  env: Readonly<Record<string, string>>,
  clock: { now: Temporal.Instant },
): Promise<ChannelDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'channel-'));
  const log = createLogger({ logLevel: 'silent' });
  const still = { set: () => {}, clear: () => {} };
  const config = readConfig({ DATA_DIR: folder, PORT: '0', PUBLIC_URL: publicUrl, RATE_LIMIT: 'off', ...env });
  const world = { clock: () => clock.now, random: (bytes: number) => randomBytes(bytes), log, load, learn };
  const core = await openCore(config, { ...world, jobTimer: still, removalTimer: still });
  assets ??= createWebAssets();
  const app = await serve(config, world, core, await assets);
  while ((await fetch(`${app.url}/readyz`)).status !== 200) await setImmediate();
  const runner = jobRunner({ ...core, log, timer: still });
  const { store } = core;
  const cases = (conversation: string) => store.find(tickets, 'conversation', { equals: conversation });

  return {
    url: app.url,
    store,
    at(time) {
      clock.now = time;
    },
    pass(duration) {
      clock.now = clock.now.add(duration);
    },
    jobs: () => runner.run(),
    order: given => orderOn(core, { text: '', name: '小李', key: randomUUID(), ...given }),
    async delivered(conversation) {
      for (let rounds = 0; rounds < 10_000; rounds += 1) {
        const acknowledged = await store.find(wechatInbox, 'at', {});
        const isHandled = acknowledged.every(({ id }) => !id.startsWith(conversation));
        if (isHandled && (await store.get(deliveries, conversation)) === undefined) return;
        // The disk and the network are at it; whoever asks without a rest takes the processor from them.
        await setTimeout(2);
      }
      throw new Error('something that was said stays on its way');
    },
    cases,
    async records(conversation) {
      const found = await cases(conversation);
      const due = (await store.find(jobs, 'due', {})).filter(job => job.conversation === conversation);
      const days = await store.find(visitDays, 'date', {});
      const own = new Set(found.map(({ id }) => id));
      const { language } = (await store.get(conversations, conversation)) ?? {};
      const visits = days.flatMap(day =>
        day.visits.filter(({ holder }) => own.has(holder)).map(visit => ({ date: day.date, team: day.id, ...visit })),
      );
      return alike({ language, cases: found, visits, jobs: due }, found);
    },
    async close() {
      await runner.close();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Drawn by chance, or the name that a channel has for something. */
const own: readonly string[] = ['id', 'customer', 'conversation', 'user', 'key', 'channel'];

/** The same with numbers of cases by their order, and without names that another channel gives otherwise. */
function alike(records: object, cases: readonly Ticket[]): unknown {
  const numbers = new Map(cases.map(({ id }, at) => [id, `case ${at + 1}`]));
  const photos = new Map(cases.flatMap(({ photos }) => photos).map((id, at) => [id, `photo ${at + 1}`]));
  const named = (value: string) => {
    let text = photos.get(value) ?? value;
    for (const [number, name] of numbers) text = text.replaceAll(number, name);
    return text;
  };
  return JSON.parse(
    JSON.stringify(records, (name, value) => {
      if (own.includes(name) && !numbers.has(value)) return undefined;
      return typeof value === 'string' ? named(value) : value;
    }),
  );
}
