import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { caseOf, casesOf, orderOn } from '../../bot/cases.ts';
import { readConfig } from '../../bot/config.ts';
import { type Core, openCore } from '../../bot/core.ts';
import { createLogger } from '../../bot/logging.ts';
import { retention } from '../../bot/retention.ts';
import { activities, allCollections, jobs, tickets, units } from '../../bot/store/collections.ts';
import { openPostgresStore } from '../../bot/store/postgres/postgres-store.ts';
import { randomNumbers } from '../fakes/memory-store.ts';
import { plansOf } from '../store/postgres-plans.ts';
import { ownPostgres } from '../store/postgres-server.ts';
import { books } from './customer-scripts.ts';
import { fill } from './growth-data.ts';

// npm run bench:growth -- --tickets 1000000 --activities 10000000
// What a turn, a look and a start cost on a database that has grown, beside one with nothing but the open cases, on the
// same server and in turns. --grown and --small name databases that an earlier run has filled, with the same amounts.
const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '100000' },
    activities: { type: 'string', default: '1000000' },
    units: { type: 'string', default: '50000' },
    open: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '40' },
    grown: { type: 'string' },
    small: { type: 'string' },
  },
});
const amounts = {
  tickets: Number(values.tickets),
  activities: Number(values.activities),
  units: Number(values.units),
  open: Number(values.open),
};
const few = { ...amounts, tickets: amounts.open, activities: amounts.open * 10, units: 100 };
/** A Wednesday at ten in the shop, when everything that is filled in has just happened. */
const began = Temporal.Instant.from('2026-11-25T02:00:00Z');
let ahead = Temporal.Duration.from({ seconds: 0 });
const clock = () => began.add(ahead).add({ milliseconds: Math.round(performance.now()) });
const never = { set: () => {}, clear: () => {} };
const log = createLogger({ logLevel: 'silent' });
const followed = { collection: 'activities', field: 'conversation' };
const say = (line: string) => void process.stdout.write(`${line}\n`);

const server =
  values.grown && values.small ? undefined : await ownPostgres({ wal_level: 'minimal', max_wal_senders: '0' });
const grown = values.grown ?? (await filled(amounts));
const small = values.small ?? (await filled(few));
const sides = [
  { name: 'small', url: small, talks: few.activities / 10, tickets: few.tickets },
  { name: 'grown', url: grown, talks: amounts.activities / 10, tickets: amounts.tickets },
] as const;
try {
  await sizes();
  await plans();
  await starts();
  await measure();
} finally {
  await server?.stop();
}
process.exit(0);

async function filled(what: typeof amounts): Promise<string> {
  const url = (await server?.database()) ?? '';
  const { store } = await openPostgresStore(url, allCollections, { report: () => {}, followed });
  await store.close();
  say(`filling ${JSON.stringify(what)}`);
  await fill(url, what, began.toString({ smallestUnit: 'millisecond' }), say);
  return url;
}

async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function sizes(): Promise<void> {
  for (const { name, url } of sides) {
    const { rows } = await on(url, client =>
      client.query(`select relname as table, n_live_tup::text as rows, pg_size_pretty(pg_table_size(relid)) as data,
        pg_size_pretty(pg_indexes_size(relid)) as indexes from pg_stat_user_tables where schemaname = 'desk' and n_live_tup > 0 order by 1`),
    );
    say(`${name}: ${rows.map(row => `${row.table} ${row.rows} (${row.data} + ${row.indexes})`).join(', ')}`);
  }
}

async function plans(): Promise<void> {
  await on(grown, async client => {
    for (const generic of [false, true]) {
      const all = await plansOf(client, { generic });
      const { rows } = await client.query(
        `select 'desk.' || relname as table from pg_stat_user_tables where schemaname = 'desk' and n_live_tup > 10000`,
      );
      const large = new Set(rows.map(({ table }) => table));
      const bad = all.filter(({ table, scanned }) => large.has(table) && scanned.length > 0);
      say(
        `plans${generic ? ' for any values' : ''}: ${all.length} statements, ${bad.length} that read a large table from end to end`,
      );
      for (const plan of bad) say(`  ${plan.statement}: ${plan.scanned.join()} ${plan.indexes.join()}`);
    }
  });
}

/** To migrate, open, read for the first time and close. */
async function starts(): Promise<void> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < 10; round += 1) {
    for (const { name, url } of round % 2 ? [...sides].reverse() : sides) {
      const from = performance.now();
      const { store } = await openPostgresStore(url, allCollections, { report: () => {}, followed });
      await store.find(units, 'serial', { limit: 1 });
      await store.find(jobs, 'due', { limit: 50 });
      note(times, name, performance.now() - from);
      await store.close();
    }
  }
  report('start: migrate, open, first reads', times);
}

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'growth-'));
  const cores = new Map<string, Core>();
  for (const { name, url } of sides) {
    const config = readConfig({
      STORE: 'postgres',
      DATABASE_URL: url,
      DATA_DIR: join(folder, name),
      LOG_LEVEL: 'silent',
    });
    const random = (bytes: number) => randomBytes(bytes);
    const core = await openCore(config, { clock, random, log, jobTimer: never, removalTimer: never });
    await core.ready();
    await core.handle(message(`warm-${randomUUID()}`, 'u', '你们几点下班'));
    cores.set(name, core);
  }
  const random = randomNumbers(1);
  const anyOf = (count: number) => 1 + Math.floor(random() * count);
  let next = 0;
  const tasks: Readonly<Record<string, (core: Core, side: (typeof sides)[number]) => Promise<() => Promise<unknown>>>> =
    {
      'a question in a conversation of before': async (core, { talks }) => {
        const i = anyOf(talks);
        return () => core.handle(message(hash(String(i)), visitor(i), '过保了修要多少钱'));
      },
      'a turn that opens a case': async core => {
        const id = randomUUID();
        for (const text of ['我要报修', '同意', '洗衣机', '不转了', '家里用', '跳过', '13800138000', '跳过']) {
          await core.handle(message(id, `dl_${id}`, text));
        }
        return async () => {
          const { said } = await core.handle(message(id, `dl_${id}`, '提交'));
          if (!/R-/.test(JSON.stringify(said))) throw new Error('no case was opened');
        };
      },
      'a customer who reports, books, moves and calls off, 30 turns': async core => {
        const id = randomUUID();
        const script = books(randomNumbers(3));
        return async () => {
          let line = script.next([]);
          for (let turns = 0; turns < 30 && !line.done; turns += 1) {
            const text = typeof line.value === 'string' ? line.value : line.value.text;
            const { said } = await core.handle(message(id, `dl_${id}`, text));
            line = script.next(said);
          }
        };
      },
      'a visit that a clerk books': async core => {
        next += 1;
        const ticket = number(1 + (Math.floor(next / 2) % amounts.open));
        const order = { ticket, name: '小李', text: '约好了', anyway: true };
        for (const first of ['confirm', 'free'] as const) {
          await orderOn(core, { ...order, anyway: false, do: first, key: randomUUID() });
        }
        const date = began
          .toZonedDateTimeISO('Asia/Shanghai')
          .toPlainDate()
          .add({ days: 2 + (next % 20) })
          .toString();
        return async () => {
          const done = await orderOn(core, {
            ...order,
            do: 'arrange-visit',
            key: randomUUID(),
            slot: { date, start: '10:00' },
          });
          if (!done.done) throw new Error(`no visit: ${done.because}`);
        };
      },
      "the clerks' list": async core => () => casesOf(core.store, 0, mindOf(core)),
      'the list with 200 that ended': async core => () => casesOf(core.store, 200, mindOf(core)),
      'a case by its number': async (core, side) => {
        const id = number(anyOf(side.tickets));
        return async () => {
          if ((await caseOf(core.store, id, () => undefined, mindOf(core))) === undefined) throw new Error('no case');
        };
      },
      'the newest 100 cases': async core => () => core.store.find(tickets, 'opened', { limit: 100, descending: true }),
      'the history of a conversation': async (core, { talks }) => {
        const equals = hash(String(anyOf(talks)));
        return () => core.store.find(activities, 'conversation', { equals, limit: 1000 });
      },
      'a look for jobs': async core => () => core.store.find(jobs, 'due', { limit: 50 }),
    };
  const once = async (task: string, name: string): Promise<number> => {
    const side = sides.find(each => each.name === name) as (typeof sides)[number];
    const run = await tasks[task]?.(cores.get(name) as Core, side);
    const from = performance.now();
    await run?.();
    return performance.now() - from;
  };
  for (const task of Object.keys(tasks)) {
    const times = new Map<string, number[]>();
    const rounds = Number(values.rounds);
    for (let round = -3; round < rounds; round += 1) {
      for (const name of round % 2 ? ['grown', 'small'] : ['small', 'grown']) {
        const ms = await once(task, name);
        if (round >= 0) note(times, name, ms);
      }
    }
    report(task, times);
  }

  for (const day of [0, 1, 2]) {
    ahead = Temporal.Duration.from({ hours: 24 * day });
    for (const { name } of sides) {
      const { store, blobs, knowledge } = cores.get(name) as Core;
      let told = 'nothing';
      const note = (facts: object, text: string) => {
        told = `${text} ${JSON.stringify(facts)}`;
      };
      const removing = retention({
        store,
        blobs,
        forget: async () => {},
        knowledge,
        clock,
        random: randomBytes,
        log: { info: note, warn: note } as unknown as typeof log,
        timer: never,
      });
      const turns: number[] = [];
      let over = false;
      const from = performance.now();
      const run = removing.run().finally(() => {
        over = true;
      });
      while (!over) turns.push(await once('a question in a conversation of before', name));
      await run;
      const took = performance.now() - from;
      say(
        `removal, day ${day}, ${name}: ${(took / 1000).toFixed(1)} s; ${told}; ${turns.length} turns meanwhile, p50 ${shown(at(turns, 0.5))} p99 ${shown(at(turns, 0.99))} ms`,
      );
    }
  }
  say(`memory of this process with both: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  for (const core of cores.values()) await core.close();
  await rm(folder, { recursive: true, force: true });
}

function message(conversation: string, user: string, text: string) {
  const activity = { type: 'message', text, locale: 'zh-CN' };
  return { channel: 'directline', conversation, key: `client/${randomUUID()}`, user: { id: user }, activity };
}

function note(times: Map<string, number[]>, name: string, ms: number): void {
  times.set(name, [...(times.get(name) ?? []), ms]);
}

function report(what: string, times: ReadonlyMap<string, readonly number[]>): void {
  const [a, b] = ['small', 'grown'].map(name => times.get(name) ?? []) as [number[], number[]];
  const ratio = at(b, 0.5) / at(a, 0.5);
  say(
    `${what}: small p50 ${shown(at(a, 0.5))} p95 ${shown(at(a, 0.95))}; grown p50 ${shown(at(b, 0.5))} p95 ${shown(at(b, 0.95))} ms; ratio ${ratio.toFixed(2)}`,
  );
}

function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function shown(ms: number): string {
  return ms.toFixed(1);
}

/** The names that `fill` gives. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function visitor(i: number): string {
  return `dl_${hash(`u${i}`)}`;
}

function mindOf(core: Core) {
  return { ...core.knowledge(), now: core.clock() };
}

function number(i: number): string {
  const md5 = createHash('md5').update(String(i)).digest('hex').toUpperCase();
  return `R-${md5.slice(0, 3)}-${md5.slice(3, 6)}-${i.toString(16).toUpperCase().padStart(6, '0')}`;
}
