import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownPostgres } from '../store/postgres-server.ts';
import { crowd, throughput } from './crowd.ts';
import { type ManyDesks, manyDesks } from './many-desks.ts';
import { type Outage, outageFindings, spread } from './outage.ts';
import { silentDatabase } from './silent-database.ts';

const clock = () => performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// npm run fault:instances -- --instances 4 --minutes 3 --away 30 --seed 7 --shared --only killed,silent,crowd,page,rate
const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '3' },
    /** Seconds for which the database is away. */
    away: { type: 'string', default: '30' },
    customers: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    /** One DATA_DIR for all. */
    shared: { type: 'boolean', default: false },
    only: { type: 'string', default: 'killed,silent,crowd,page,rate' },
  },
});
const instances = Number(values.instances);
const away = Number(values.away) * 1000;
const folder = await mkdtemp(join(tmpdir(), 'desk-instances-'));
// Flushes, as a server does that somebody relies on.
const server = await ownPostgres({ fsync: 'on' });
const faults: string[] = [];

const parts: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  async killed(folder) {
    const { customers, seed, shared, minutes } = values;
    const done = await manyDesks({
      server,
      folder,
      instances,
      killing: Number(minutes) * 60_000,
      databaseKills: 5,
      away,
      customers: Number(customers),
      seed: Number(seed),
      shared,
      clock,
    });
    for (const line of inWords(done)) say(line);
    faults.push(...done.findings.map(({ kind, what }) => `${kind}: ${what}`));
  },
  async silent(folder) {
    const silence = await silentDatabase({ server, folder, instances: 2, milliseconds: away, clock });
    say('a database that takes connections and is silent:');
    for (const line of ofOutage(silence)) say(line);
    faults.push(...outageFindings(silence, { quick: 1000, soon: 5000 }).map(what => `silent: ${what}`));
  },
  async crowd(folder) {
    for (const technicians of [1, 3] as const) {
      const all = await crowd(technicians, { server, folder: join(folder, `${technicians}`), instances, clock });
      const result = `${all.told} told and ${all.kept} kept, ${all.offered} offered other times`;
      say(
        `one time, ${technicians} technicians, ${all.customers} customers: ${result}; answered ${spread(all.answers)}`,
      );
      if (all.told !== technicians || all.kept !== technicians || all.offered !== all.customers - technicians)
        faults.push(`one time for ${technicians}: ${result}`);
    }
  },
  async page(folder) {
    const { pageGoesOn } = await import('./page-goes-on.ts');
    const waits = await pageGoesOn({ server, folder, instances: 2, clock });
    say(`the chat page: from the kill of a desk to the answer ${spread(waits)}`);
    faults.push(...waits.filter(ms => ms > 5000).map(ms => `the page waited ${Math.round(ms)} ms`));
  },
  async rate(folder) {
    for (const [index, number] of [1, 2, 4, 4, 2, 1].entries()) {
      const come = await throughput(10_000, { server, folder: join(folder, `${index}`), instances: number, clock });
      say(
        `${number} desks: ${Math.round(come.turnsPerSecond)} turns/s, ${spread(come.answers)}, ${come.refused} refused; ready together after ${spread(come.ready)}`,
      );
      if (come.units !== samples || come.keys !== 1)
        faults.push(`${number} desks that started together: ${come.units} units, ${come.keys} keys`);
    }
  },
};
/** Lines of the list of units that is shipped. */
const samples = 200;

try {
  for (const part of values.only.split(',')) await parts[part]?.(join(folder, part));
  for (const fault of faults.slice(0, 30)) say(`  ${fault}`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faults.length > 0 ? 1 : 0;

function inWords(done: ManyDesks): string[] {
  const count = (kind: string) => done.findings.filter(each => each.kind === kind).length;
  return [
    [
      `${done.instances} desks`,
      `${done.kills} kills`,
      `${done.databaseKills} kills of the database`,
      `${done.acknowledged} acknowledged turns`,
      `${done.repeated} repeated`,
      `${done.givenUp} given up`,
      `${done.tickets} tickets`,
      `${done.visits} visits`,
      `${done.lines} lines heard`,
      `${count('lost')} lost`,
      `${count('twice')} twice`,
      `${count('wrong')} wrong`,
    ].join(', '),
    `connections: ${done.connections.join(' ')}; ready after a start: ${spread(done.starts)}`,
    `from a kill to a line at another desk: ${spread(done.lineGaps)}; to the answer: ${spread(done.answerGaps)}`,
    `replaced one by one: ended after ${spread(done.replaced.stops)} with ${done.replaced.codes.join(' ')}; answers that waited: ${spread(done.replaced.waits)}`,
    ...(done.outage ? ofOutage(done.outage) : []),
  ];
}

function ofOutage(outage: Outage): string[] {
  return [
    `database away: 503 after ${spread(outage.refused)}; other answers ${spread(outage.others)}; unready after ${spread(outage.told)}`,
    `database back: ready after ${spread(outage.ready)}, a message taken after ${spread(outage.served)}, heard from elsewhere after ${spread(outage.heard)}, ${outage.broken} lines broke`,
  ];
}
