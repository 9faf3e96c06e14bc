import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createLogger } from '../../bot/logging.ts';
import { openStore } from '../../bot/open-store.ts';
import { activities, conversations, customers, handledMessages } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { ownPostgres } from '../store/postgres-server.ts';

// node --import tsx/esm test/faults/store-compare.ts [seconds]
// Both stores in one run: how long the start takes, and how many turns a second each does, with so many conversations
// at once, at what CPU time of this process. The server flushes as one in use does.
const seconds = Number(process.argv[2] ?? 3);
const folder = await mkdtemp(join(tmpdir(), 'compare-'));
const server = await ownPostgres({ fsync: 'on', max_connections: '100' });
const world = {
  clock: () => Temporal.Now.instant(),
  random: (bytes: number) => new Uint8Array(bytes),
  log: createLogger({ logLevel: 'error' }),
};
const url = await server.database();
const configs = {
  json: { store: { kind: 'json' }, dataFolder: join(folder, 'json') },
  'postgres, empty': { store: { kind: 'postgres', url }, dataFolder: join(folder, 'postgres') },
  postgres: { store: { kind: 'postgres', url }, dataFolder: join(folder, 'postgres') },
} as const;
const text = '报修 '.repeat(20) + 'x'.repeat(400);

for (const [name, config] of Object.entries(configs)) {
  const began = performance.now();
  const { store } = await openStore(config, world);
  say(name, { 'start ms': performance.now() - began });
  if (name !== 'postgres, empty') {
    for (const parallel of [1, 16, 64]) await measure(name, store, parallel);
  }
  await store.close();
}
await server.stop();
await rm(folder, { recursive: true });

async function measure(name: string, store: Store, parallel: number): Promise<void> {
  const took: number[] = [];
  const run = async (conversation: string, until: number): Promise<void> => {
    for (let n = 1; performance.now() < until; n += 1) {
      const began = performance.now();
      await turn(store, conversation, n);
      took.push(performance.now() - began);
    }
  };
  const everybody = (prefix: string, forMs: number) => {
    const until = performance.now() + forMs;
    return Promise.all(Array.from({ length: parallel }, (_, i) => run(`${prefix}/${parallel}/${i}`, until)));
  };
  await everybody('warm', 500);
  took.length = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  await everybody('c', seconds * 1000);
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  took.sort((a, b) => a - b);
  say(`${name}, ${parallel} at once`, {
    'turns/s': (took.length / ms) * 1000,
    'p50 ms': took[Math.floor(took.length / 2)] ?? 0,
    'p99 ms': took[Math.floor(took.length * 0.99)] ?? 0,
    'CPU ms a turn': (user + system) / 1000 / took.length,
  });
}

/** What a turn of the desk reads and writes at least. */
async function turn(store: Store, id: string, n: number): Promise<void> {
  await store.transaction(async tx => {
    await tx.lock(`conversation/${id}`);
    await tx.get(handledMessages, `${id}/${n}`);
    const now = '2026-03-04T01:00:00.000Z';
    const known = await tx.get(conversations, id);
    const seq = known?.seq ?? 0;
    await tx.get(customers, id);
    const lines = [seq + 1, seq + 2].map(each => `${id}|${each}`);
    for (const [i, line] of lines.entries()) {
      await tx.put(activities, { id: line, conversation: id, seq: seq + i + 1, activity: { type: 'message', text } });
    }
    const state = { asking: 'fault', answers: { fault: text } };
    const user = { id: 'u' };
    await tx.put(conversations, { id, channel: 'web', user, startedAt: now, seq: seq + 2, lastAt: now, state });
    await tx.put(handledMessages, { id: `${id}/${n}`, conversation: id, at: now, said: lines });
  });
}

function say(name: string, figures: Readonly<Record<string, number>>): void {
  const told = Object.entries(figures).map(([figure, value]) => `${figure} ${Math.round(value * 100) / 100}`);
  process.stdout.write(`${name}: ${told.join('; ')}\n`);
}
