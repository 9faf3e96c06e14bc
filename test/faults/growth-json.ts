import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../../bot/config.ts';
import { openCore } from '../../bot/core.ts';
import { createLogger } from '../../bot/logging.ts';
import { openStore } from '../../bot/open-store.ts';
import { activities, conversations, handledMessages, tickets } from '../../bot/store/collections.ts';
import { sample } from '../bot/cli/sample-cases.ts';

// npm run bench:growth:json -- 1000 10000 100000
// What a start, a turn and the memory cost with so many records in one folder, each size in a process of its own.
const clock = () => Temporal.Instant.from('2026-11-25T02:00:00Z').add({ milliseconds: Math.round(performance.now()) });
const never = { set: () => {}, clear: () => {} };
const world = {
  jobTimer: never,
  removalTimer: never,
  clock,
  random: (bytes: number) => randomBytes(bytes),
  log: createLogger({ logLevel: 'silent' }),
};
const say = (line: string) => void process.stdout.write(`${line}\n`);
const turns = 300;
const words = '滚筒洗衣机脱水的时候响得厉害，机身一直往前走，昨天开始漏水，排水管看过了没有堵，门封圈也擦过了';

const [first = '1000', folder] = process.argv.slice(2);
if (first === 'measure' && folder !== undefined) await measure(folder);
else
  for (const records of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000, 100_000])
    await one(records);
process.exit(0);

async function one(records: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'growth-'));
  await fill(folder, records);
  say(`${records} records:`);
  const args = ['--expose-gc', '--import', 'tsx/esm', new URL(import.meta.url).pathname, 'measure', folder];
  await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  await rm(folder, { recursive: true });
}

/** Conversations of ten lines with six messages handled; every third has a case. */
async function fill(folder: string, records: number): Promise<void> {
  const { store, forget } = await openStore({ store: { kind: 'json' }, dataFolder: folder }, world);
  const at = clock().toString({ smallestUnit: 'millisecond' });
  const each = 17 + 1 / 3;
  for (let talk = 0; talk * each < records; talk += 1) {
    const id = randomBytes(32).toString('base64url');
    const user = { id: `dl_${id}` };
    await store.transaction(async tx => {
      await tx.put(conversations, {
        id,
        channel: 'directline',
        user,
        startedAt: at,
        seq: 10,
        lastAt: at,
        state: { memory: { recent: [words] } },
      });
      for (let seq = 1; seq <= 10; seq += 1) {
        const line = `${id}|${String(seq).padStart(7, '0')}`;
        const from = { ...user, role: seq % 2 ? 'bot' : 'user' };
        const activity = {
          id: line,
          type: 'message',
          text: words,
          from,
          timestamp: at,
          conversation: { id },
          channelData: { key: randomUUID() },
        } as never;
        await tx.put(activities, { id: line, conversation: id, seq, activity });
      }
      for (let i = 0; i < 6; i += 1) {
        await tx.put(handledMessages, {
          id: `${id}/client/${randomUUID()}`,
          conversation: id,
          at,
          said: [`${id}|0000001`],
        });
      }
      if (talk % 3 === 0) {
        const number = `R-${talk}`;
        await tx.put(
          tickets,
          sample({
            id: number,
            state: 'closed',
            fault: words,
            customer: `directline:${user.id}`,
            conversation: id,
            openedAt: at,
          }),
        );
      }
    });
  }
  await forget();
  await store.close();
}

async function measure(folder: string): Promise<void> {
  const memory = () => {
    globalThis.gc?.();
    return Math.round(process.memoryUsage().rss / 1e6);
  };
  const before = memory();
  // What the process itself has worked, as others may be busy on the machine.
  const worked = (since?: NodeJS.CpuUsage) =>
    Math.round((process.cpuUsage(since).user + process.cpuUsage(since).system) / 1000);
  let cpu = process.cpuUsage();
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  let from = performance.now();
  const store = await openStore(config, world);
  const opened = performance.now() - from;
  const openedCpu = worked(cpu);
  await store.store.close();
  const loaded = memory();
  from = performance.now();
  const core = await openCore(config, world);
  const whole = performance.now() - from;
  await core.ready();
  const user = { id: 'u' };
  const turn = (conversation: string, text: string) =>
    core.handle({ channel: 'test', conversation, key: randomUUID(), user, activity: { type: 'message', text } });
  for (let i = 0; i < 20; i += 1) await turn('warm', '过保了修要多少钱');
  const times: number[] = [];
  cpu = process.cpuUsage();
  for (let i = 0; i < turns; i += 1) {
    const began = performance.now();
    await turn(`c${i % 30}`, '过保了修要多少钱');
    times.push(performance.now() - began);
  }
  const turnCpu = (worked(cpu) / turns).toFixed(1);
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(turns * part)] ?? 0).toFixed(1);
  say(
    `  store opens in ${Math.round(opened)} ms (CPU ${openedCpu}), desk in ${Math.round(whole)} ms; turn CPU ${turnCpu} ms, p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms; memory ${before} MB before, ${loaded} MB with the store, ${memory()} MB with the desk`,
  );
  await core.close();
}
