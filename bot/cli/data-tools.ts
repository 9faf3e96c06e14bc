import type { Temporal } from 'temporal-polyfill';
import { Fault, type FaultCode } from '../../knowledge/fault.ts';
import type { StoreConfig } from '../config.ts';
import { allCollections } from '../store/collections.ts';
import type { Digest } from '../store/digest.ts';
import type { WholeStore } from '../store/dump.ts';
import type { Terminal } from './tool.ts';

/** What a tool that moves or saves the data needs of a terminal. */
export type DataTerminal = Pick<Terminal, 'print' | 'complain' | 'now'>;

/** Exit codes, beside 0: it was not done; the command or the environment is wrong. */
export const notDone = 1;
export const notUnderstood = 2;

/** Runs a tool; a fault is told to the operator, and nothing else of it. */
export async function telling(io: DataTerminal, tool: () => Promise<number>): Promise<number> {
  try {
    return await tool();
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.code === 'program') throw fault;
    const { problems, remedy, ...facts } = fault.facts;
    const lines = [
      headings[fault.code] ?? fault.code,
      ...(Array.isArray(problems) ? problems.map(each => `  - ${each}`) : []),
      ...Object.entries(facts).map(([name, value]) => `  ${name}: ${value}`),
      ...(typeof remedy === 'string' ? [`  → ${remedy}`] : []),
    ];
    io.complain(`${lines.join('\n')}\n`);
    return fault.code === 'config.invalid' ? notUnderstood : notDone;
  }
}

const headings: Partial<Record<FaultCode, string>> = {
  'config.invalid': '环境变量不对（见 .env.example）：/ These variables are wrong (see .env.example):',
  'store.damaged': '数据有损坏，没有采用：/ Damaged, and not used:',
  'store.locked': '有服务台正在用这些数据，请先停下：/ A desk works on this data, stop it first:',
  'store.newer': '数据来自更新的版本：/ The data was written by a newer version:',
  'store.occupied': '已经有别的内容，没有改动：/ Something else is there already, and was left as it is:',
  'store.unavailable': '办不到：/ It cannot be done:',
};

/** The store that a variable names, as a whole. @throws Fault of `store.*` */
export async function wholeStore(store: StoreConfig, dataFolder: string): Promise<WholeStore> {
  if (store.kind === 'json') {
    const { wholeFolder } = await import('../store/json/whole-folder.ts');
    return wholeFolder(dataFolder, allCollections);
  }
  const { wholeDatabase } = await import('../store/postgres/whole-database.ts');
  return wholeDatabase(store.url, allCollections);
}

/** @throws Fault('store.unavailable') where no desk has ever run: that is hardly what is meant */
export async function refuseUnused(store: StoreConfig, dataFolder: string): Promise<void> {
  if (store.kind === 'json') {
    const { isUsed } = await import('../store/json/recovery.ts');
    if (await isUsed(dataFolder)) return;
    const remedy = 'set DATA_DIR to the data folder of the desk';
    throw new Fault('store.unavailable', { DATA_DIR: dataFolder, why: 'no desk has run here yet', remedy });
  }
  const { isPrepared } = await import('../store/postgres/whole-database.ts');
  if (await isPrepared(store.url)) return;
  const remedy = 'set DATABASE_URL to the database of the desk';
  throw new Fault('store.unavailable', { DATABASE_URL: 'its database', why: 'no desk has run there yet', remedy });
}

/** Tells a target that holds other data how it is made empty. */
export async function withRemedy<T>(target: StoreConfig, dataFolder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.code !== 'store.occupied') throw fault;
    const facts =
      target.kind === 'json'
        ? { DATA_DIR: dataFolder, remedy: 'set DATA_DIR to a new folder, or move this one away' }
        : { DATABASE_URL: 'its database', remedy: 'make a new database (createdb) and set DATABASE_URL to it' };
    throw new Fault('store.occupied', { ...facts, ...fault.facts }, fault);
  }
}

/** What there is, a line a collection, with the beginning of its checksum. */
export function table({ collections, blobs }: Digest): string {
  const rows = [
    ['collection', 'records', 'checksum'],
    ...collections.map(({ name, count, checksum }) => [name, String(count), checksum.slice(0, 16)]),
    ['(files)', String(blobs.count), blobs.checksum.slice(0, 16)],
  ];
  const widest = (column: number): number => Math.max(...rows.map(row => row[column]?.length ?? 0));
  const [first, second] = [widest(0), widest(1)];
  return rows
    .map(([name = '', count = '', sum = '']) => `  ${name.padEnd(first)}  ${count.padStart(second)}  ${sum}\n`)
    .join('');
}

/** "1.2 MB" */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** "3.4 s" */
export function seconds(from: Temporal.Instant, to: Temporal.Instant): string {
  return `${(from.until(to).total('milliseconds') / 1000).toFixed(1)} s`;
}
