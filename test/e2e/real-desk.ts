import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../bot/app.ts';
import { runningDesk } from '../../bot/local.ts';
import type { StaffOrder } from '../../bot/staff.ts';
import type { Timer } from '../../bot/timer.ts';
import type { Ticket } from '../../knowledge/records.ts';
import { openApp } from '../bot/app.ts';
import type { ChatPage } from './chat-page.ts';

/** The whole desk as `main.ts` composes it, on a folder of its own, at a time that a test sets. */
export interface RealDesk {
  readonly url: string;
  readonly now: Temporal.Instant;
  /** Sets the time, at the shop: "2026-11-25T10:00". From there it goes on by itself. */
  at(time: string): void;
  /** Has the desk look what is due now. */
  tick(): Promise<void>;
  stop(): Promise<void>;
  /** Starts again, where it was. */
  start(): Promise<void>;
  tickets(): Promise<readonly Ticket[]>;
  /** The one ticket whose number the page shows. */
  ticketShown(chat: ChatPage): Promise<Ticket | undefined>;
  /** A clerk does something to a case. */
  clerk(what: StaffOrder['do'], ticket: string, text?: string): Promise<void>;
  close(): Promise<void>;
}

export async function realDesk(time: string): Promise<RealDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  const timer = handTimer();
  let base = shopTime(time);
  let since = Temporal.Now.instant();
  const clock = () => base.add(since.until(Temporal.Now.instant()));
  let app = await started(0);
  const local = async () => {
    const desk = await runningDesk(folder);
    if (desk === undefined) throw new Error('the desk does not run');
    return desk;
  };
  const desk: RealDesk = {
    get url() {
      return app.url;
    },
    get now() {
      return clock();
    },
    at(next) {
      base = shopTime(next);
      since = Temporal.Now.instant();
    },
    tick: timer.tick,
    stop: () => app.close(),
    async start() {
      app = await started(app.port);
    },
    tickets: async () => (await local()).tickets(100),
    async ticketShown(chat) {
      const shown = new Set((await chat.texts()).join('\n').match(/\b[RVH]-[\w-]+/g) ?? []);
      expect([...shown], 'numbers on the page').to.have.lengthOf(1);
      return (await desk.tickets()).find(({ id }) => shown.has(id));
    },
    async clerk(what, ticket, text = '') {
      const ordered = await (await local()).order({ key: randomUUID(), ticket, name: '小周', do: what, text });
      expect(ordered, `the clerk's ${what}`).to.include({ done: true });
    },
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;

  function started(port: number): Promise<App> {
    return openApp({ PORT: String(port), DATA_DIR: folder }, { clock, jobTimer: timer });
  }
}

function shopTime(time: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(time).toZonedDateTime('Asia/Shanghai').toInstant();
}

/** A timer that is moved by hand; the one who waits at it comes back after each look. */
function handTimer(): Timer & { tick(): Promise<void> } {
  let waiting: (() => void) | undefined;
  return {
    set(run) {
      waiting = run;
    },
    clear() {
      waiting = undefined;
    },
    async tick() {
      while (waiting === undefined) await setImmediate();
      const run = waiting;
      waiting = undefined;
      run();
    },
  };
}
