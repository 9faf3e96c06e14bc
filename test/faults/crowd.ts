import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { settings, units } from '../../bot/store/collections.ts';
import { type Customer, customer } from '../bot/directline/desk.ts';
import type { PostgresServer } from '../store/postgres-server.ts';
import { busyContent } from './busy-content.ts';
import { ownSource } from './desk-process.ts';
import { keptInDatabase, recordsInDatabase } from './desk-records.ts';
import { startFleet } from './fleet.ts';

export interface CrowdOptions {
  readonly server: PostgresServer;
  readonly folder: string;
  readonly instances: number;
  /** milliseconds */
  readonly clock: () => number;
}

/** What came of customers who all want the same visit at the same moment. */
export interface Crowd {
  readonly technicians: number;
  readonly customers: number;
  /** How many were told that they have it, and how many the diary has. */
  readonly told: number;
  readonly kept: number;
  /** How many were offered other times. */
  readonly offered: number;
  /** Milliseconds until each was answered. */
  readonly answers: readonly number[];
}

const people = 200;

/** Through the chat and the balancer, over all desks: 200 ask for one time, for which there are so many technicians. */
export async function crowd(technicians: 1 | 3, { server, folder, instances, clock }: CrowdOptions): Promise<Crowd> {
  const content = join(folder, 'content');
  await busyContent(ownSource, content, technicians);
  const database = await server.database();
  const env = { KNOWLEDGE_DIR: content };
  const fleet = await startFleet({ instances, database, folder, env, clock });
  try {
    await fleet.ready();
    const headers = () => ({ connection: 'close' });
    const everyone = await Promise.all(
      Array.from({ length: people }, () => patiently(() => customer({ url: fleet.url, headers }))),
    );
    await Promise.all(everyone.map(page => said(page, '预约上门', '同意', '安装洗衣机')));
    const answers: number[] = [];
    await Promise.all(
      everyone.map(async page => {
        const from = clock();
        await said(page, '大后天下午三点');
        answers.push(clock() - from);
      }),
    );
    const offered = await Promise.all(everyone.map(async page => /已经约满/.test(await lastOf(page))));
    await Promise.all(
      everyone.map((page, index) => (offered[index] ? said(page, '取消') : said(page, '13800138000', '跳过', '提交'))),
    );
    const told = await Promise.all(everyone.map(async page => /^约好了/.test(await lastOf(page))));
    const { days } = await keptInDatabase(database);
    const at = days
      .flatMap(({ visits }) => visits)
      .filter(({ start, until }) => start === '15:00' && until === undefined);
    return {
      technicians,
      customers: people,
      told: told.filter(Boolean).length,
      kept: at.length,
      offered: offered.filter(Boolean).length,
      answers,
    };
  } finally {
    await fleet.close();
  }
}

async function said(page: Customer, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await patiently(async () => {
      const { status } = await page.say(text, `${text}!`);
      if (status !== 200) throw new Error(`answered ${status}`);
    });
  }
}

async function lastOf(page: Customer): Promise<string> {
  return (await patiently(() => page.history())).activities.at(-1)?.text ?? '';
}

/** A desk may have as much to do as it takes at once. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 100) throw error;
      await pause(100);
    }
  }
}

/** What desks that are started at the same moment leave in an empty database. */
export interface Beginning {
  readonly ready: readonly number[];
  readonly units: number;
  readonly keys: number;
}

/** Desks that are started at the same moment, and questions to all of them through the balancer. */
export interface Throughput extends Beginning {
  readonly instances: number;
  readonly turnsPerSecond: number;
  /** Milliseconds to each answer. */
  readonly answers: readonly number[];
  /** Messages that a desk with too much to do has refused with 503. */
  readonly refused: number;
}

const askers = 32;
const questions = ['几点下班', '过保了修要多少钱', '上门要收费吗', '保修多久'];

/** @param milliseconds how long it is measured */
export async function throughput(
  milliseconds: number,
  { server, folder, instances, clock }: CrowdOptions,
): Promise<Throughput> {
  const database = await server.database();
  const fleet = await startFleet({ instances, database, folder, clock });
  try {
    const ready = await fleet.ready();
    const kept = await recordsInDatabase(database, units);
    const keys = (await recordsInDatabase(database, settings)).filter(({ id }) => id === 'directline.key');
    const pages = await Promise.all(Array.from({ length: askers }, () => customer({ url: fleet.url })));
    await Promise.all(pages.map(page => page.start()));
    const answers: number[] = [];
    let refused = 0;
    const ask = (until: number, note: (ms: number) => void) =>
      Promise.all(
        pages.map(async page => {
          for (let count = 0; clock() < until; count += 1) {
            const from = clock();
            const { status } = await page.say(questions[count % questions.length] as string);
            if (status === 200) note(clock() - from);
            else if (status === 503) refused += 1;
            else throw new Error(`answered ${status}`);
          }
        }),
      );
    // Until everything is compiled and learnt.
    await ask(clock() + 4000, () => {});
    refused = 0;
    const from = clock();
    await ask(from + milliseconds, ms => void answers.push(ms));
    const turnsPerSecond = (answers.length / (clock() - from)) * 1000;
    return { instances, ready, units: kept.length, keys: keys.length, turnsPerSecond, answers, refused };
  } finally {
    await fleet.close();
  }
}
