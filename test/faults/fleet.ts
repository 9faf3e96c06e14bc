import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Balancer, tcpBalancer } from './balancer.ts';
import { type DeskProcess, deskProcess, ownSource } from './desk-process.ts';

/** Several desks on one database, and what stands in front of them. */
export interface Fleet {
  /** Of the balancer. */
  readonly url: string;
  readonly desks: readonly DeskProcess[];
  readonly balancer: Balancer;
  /** What the desks have logged that says more than that the database was away. */
  readonly logged: readonly string[];
  /** Waits until each of them says that it is ready. @returns milliseconds since this was called, each */
  ready(): Promise<number[]>;
  close(): Promise<void>;
}

export interface FleetOptions {
  readonly instances: number;
  readonly database: string;
  readonly folder: string;
  /** All have one DATA_DIR. */
  readonly shared?: boolean;
  /** By how much the clock of each is off, in milliseconds; the first ones come again. */
  readonly clocks?: readonly number[];
  readonly env?: Readonly<Record<string, string>>;
  /** milliseconds */
  readonly clock: () => number;
}

/** Starts them all at the same moment. */
export async function startFleet({
  instances,
  database,
  folder,
  shared = false,
  clocks = [0],
  env = {},
  clock,
}: FleetOptions): Promise<Fleet> {
  const logged: string[] = [];
  const desks: DeskProcess[] = [];
  for (let index = 0; index < instances; index += 1) {
    const data = join(folder, shared ? 'data' : `data${index}`);
    desks.push(
      await deskProcess(ownSource, data, clock, {
        command: [process.execPath, '--import', 'tsx/esm', '--import', './test/faults/skewed-clock.ts', 'bot/main.ts'],
        env: {
          STORE: 'postgres',
          DATABASE_URL: database,
          CLOCK_OFFSET_MS: String(clocks[index % clocks.length]),
          ...env,
        },
        log(line) {
          if (isAlarm(line)) logged.push(line);
        },
      }),
    );
  }
  const balancer = await tcpBalancer(desks.map(({ url }) => ({ host: '127.0.0.1', port: Number(new URL(url).port) })));
  for (const desk of desks) desk.start();
  return {
    url: `http://127.0.0.1:${balancer.port}`,
    desks,
    balancer,
    logged,
    ready: () => Promise.all(desks.map(each => isReady(each, clock))),
    async close() {
      await Promise.all(desks.map(each => each.kill()));
      await balancer.close();
    },
  };
}

/** Waits until a desk says that it is ready. @returns milliseconds */
export async function isReady({ url, runs }: DeskProcess, clock: () => number): Promise<number> {
  const began = clock();
  for (;;) {
    const reply = await fetch(`${url}/readyz`).catch(() => undefined);
    await reply?.text().catch(() => undefined);
    if (reply?.status === 200) return clock() - began;
    if (!runs()) throw new Error('a desk ended by itself');
    if (clock() - began > readyMs) throw new Error('a desk does not get ready');
    await pause(20);
  }
}

const readyMs = 180_000;

/** Errors of a desk other than that it could not reach its database. */
function isAlarm(line: string): boolean {
  try {
    const { level, fault } = JSON.parse(line) as { level: number; fault?: { code?: string; message?: string } };
    return level >= 50 && ![fault?.code, fault?.message].includes('store.unavailable');
  } catch {
    return false;
  }
}
