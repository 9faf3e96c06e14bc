import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { contractCollections, notes, pages } from '../contract/store-contract.ts';

// node --import tsx test/faults/store-measure.ts [records ...]
// What the store costs with so many records: start, turns a second at 1 and 32 writers beside the flushes a second
// that the disk does, and how long the event loop is held up while a snapshot is written.
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 50_000, 100_000];
const MILLISECONDS = 3000;
const text = '报修 '.repeat(20) + 'x'.repeat(400);

for (const records of sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'store-measure-'));
  const filling = await openJsonStore(folder, contractCollections, { report: () => undefined });
  for (let first = 0; first < records; first += 1000) {
    await filling.store.transaction(async tx => {
      for (let i = first; i < Math.min(records, first + 1000); i += 1) {
        await tx.put(notes, { id: `n${i}`, count: i, at: i, topic: `t${i % 100}`, tags: [text] });
      }
    });
  }
  await filling.store.close();

  const began = performance.now();
  const { store, compact } = await openJsonStore(folder, contractCollections, { report: () => undefined });
  const start = performance.now() - began;
  const flushes = await flushesPerSecond(folder);
  const one = await turnsPerSecond(store, 1, records);
  const many = await turnsPerSecond(store, 32, records);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const compacting = performance.now();
  let done = false;
  const load = (async () => {
    while (!done) await turn(store, 0, records);
  })();
  await compact();
  const compaction = performance.now() - compacting;
  done = true;
  await load;
  delay.disable();
  await store.close();
  const row = {
    records,
    'start ms': start,
    'fdatasync/s': flushes,
    'turns/s, 1 writer': one,
    'turns/s, 32 writers': many,
    'compaction ms': compaction,
    'loop p99 ms': delay.percentile(99) / 1e6,
    'loop max ms': delay.max / 1e6,
    'rss MB': process.memoryUsage().rss / 1e6,
  };
  const rounded = Object.entries(row).map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`);
  process.stdout.write(`${rounded.join('; ')}\n`);
  await rm(folder, { recursive: true });
}

async function turnsPerSecond(store: Store, writers: number, records: number): Promise<number> {
  const began = performance.now();
  let turns = 0;
  const writer = async (number: number): Promise<void> => {
    while (performance.now() - began < MILLISECONDS) {
      await turn(store, number, records);
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, i) => writer(i)));
  return (turns / (performance.now() - began)) * 1000;
}

/** A turn changes one of many records and the state of its conversation, under its lock. */
async function turn(store: Store, writer: number, records: number): Promise<void> {
  await store.transaction(async tx => {
    await tx.lock(`conversation/${writer}`);
    const page = await tx.get(pages, `p${writer}`);
    const count = (page?.count ?? 0) + 1;
    const id = `n${(count * 7919 + writer * 31) % records}`;
    const note = await tx.get(notes, id);
    if (note !== undefined) await tx.put(notes, { ...note, count });
    await tx.put(pages, { id: `p${writer}`, count, tags: [text] });
  });
}

async function flushesPerSecond(folder: string): Promise<number> {
  const file = await open(join(folder, 'flush'), 'w');
  const began = performance.now();
  let flushes = 0;
  for (; performance.now() - began < 1000; flushes += 1) {
    await file.write(text, flushes * 600);
    await file.datasync();
  }
  await file.close();
  return flushes;
}
