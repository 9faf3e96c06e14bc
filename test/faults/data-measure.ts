import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openLocal } from '../../bot/local.ts';
import { activities, allCollections } from '../../bot/store/collections.ts';
import type { Piece } from '../../bot/store/dump.ts';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import { wholeFolder } from '../../bot/store/json/whole-folder.ts';
import { moveAll } from '../../bot/store/whole.ts';
import { ownPostgres } from '../store/postgres-server.ts';
import { ownSource } from './desk-process.ts';

// node --import tsx/esm test/faults/data-measure.ts [records]
// How long so many records take from json to PostgreSQL and back, and to be saved and put back, with the memory that
// takes; and what turns of a desk cost while it is saved, beside what they cost otherwise.
const count = Number(process.argv[2] ?? 100_000);
const home = await mkdtemp(join(tmpdir(), 'data-measure-'));
const data = join(home, 'data');

const whole = await wholeFolder(data, allCollections);
await moveAll(() => content(), whole);
await whole.close();

await whileTurning();
const server = await ownPostgres({ fsync: 'on' });
try {
  const url = await server.database();
  await timed('json → postgres', 'store', ['copy', '--from', 'json', '--to', 'postgres'], { DATABASE_URL: url });
  const back = { DATABASE_URL: url, DATA_DIR: join(home, 'back') };
  await timed('postgres → json', 'store', ['copy', '--from', 'postgres', '--to', 'json'], back);
  const postgres = { STORE: 'postgres', DATABASE_URL: url };
  await timed('backup of postgres', 'backup', [join(home, 'backup-postgres')], postgres);
  await timed('check', 'backup', ['--check', join(home, 'backup-postgres')], {});
  await timed('restore to json', 'restore', [join(home, 'backup-postgres')], { DATA_DIR: join(home, 'restored') });
} finally {
  await server.stop();
  await rm(home, { recursive: true });
}

async function whileTurning(): Promise<void> {
  const json = await openJsonStore(data, allCollections, { report: () => undefined });
  const never = (): never => {
    throw new Error('not asked for');
  };
  const desk = { ...json, handle: never, knowledge: never, clock: never, close: json.store.close };
  const local = await openLocal(data, desk);
  let next = 0;
  const turns = async (label: string, done: () => boolean): Promise<void> => {
    const took: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    while (!done()) {
      const began = performance.now();
      const id = `turn${next++}`;
      await json.store.transaction(tx =>
        tx.put(activities, { id, conversation: 'new', seq: next, activity: { text: id } }),
      );
      took.push(performance.now() - began);
      await pause(5);
    }
    delay.disable();
    took.sort((a, b) => a - b);
    const at = (part: number): string => (took[Math.floor(took.length * part)] ?? 0).toFixed(1);
    const loop = `loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)}, max ${(delay.max / 1e6).toFixed(1)}`;
    say(`turns ${label}: ${took.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)}, max ${at(0.99999)}; ${loop}`);
  };
  const until = performance.now() + 5000;
  await turns('alone', () => performance.now() > until);
  let saved = false;
  const saving = timed('backup of a running desk', 'backup', [join(home, 'backup')], {}).then(() => {
    saved = true;
  });
  await turns('during a backup', () => saved);
  await saving;
  await local.close();
  await json.store.close();
}

async function* content(): AsyncGenerator<Piece> {
  for (let first = 0; first < count; first += 500) {
    yield {
      records: Array.from({ length: Math.min(500, count - first) }, (_, i) => {
        const seq = first + i + 1;
        const activity = {
          type: 'message',
          text: `第 ${seq} 句 ${'空调不制冷，请问怎么办？'.repeat(10)}`,
          from: { id: 'u' },
        };
        const id = `a${seq}`;
        const body = JSON.stringify({ id, conversation: `c${seq % 5000}`, seq, activity });
        return { collection: activities.name, id, schema: activities.schema, body };
      }),
    };
  }
  for (let i = 0; i < 20; i += 1) {
    yield { blob: { id: `photo${i}`, keptAt: new Date(0), bytes: Buffer.alloc(500_000, i) } };
  }
}

async function timed(label: string, tool: string, args: string[], env: Record<string, string>): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx/esm', `bot/cli/${tool}.ts`, ...args], {
    cwd: ownSource,
    env: { PATH: process.env.PATH, DATA_DIR: data, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = peak(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${label}: ${code}`);
  say(`${label}: ${((performance.now() - began) / 1000).toFixed(1)} s, at most ${await memory} MB`);
}

/** The most memory that a process has taken, in megabytes, as long as Linux tells. */
async function peak(child: ChildProcess): Promise<number> {
  let most = 0;
  while (child.exitCode === null) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    await pause(50);
  }
  return Math.round(most / 1000);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
