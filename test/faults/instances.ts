import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownPostgres } from '../store/postgres-server.ts';
import { type ManyDesks, manyDesks } from './many-desks.ts';
import { type Outage, outageFindings, spread } from './outage.ts';
import { silentDatabase } from './silent-database.ts';

const clock = () => performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// npm run fault:instances -- --instances 4 --minutes 3 --seed 7 --shared
const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '3' },
    away: { type: 'string', default: '30' },
    customers: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    shared: { type: 'boolean', default: false },
    only: { type: 'string', default: 'kills' },
  },
});
const instances = Number(values.instances);
const folder = await mkdtemp(join(tmpdir(), 'desk-instances-'));
// Flushes, as a server does that somebody relies on.
const server = await ownPostgres({ fsync: 'on' });
let faults = 0;
try {
  const silent = await silentDatabase({
    server,
    folder: join(folder, 'silent'),
    instances: 2,
    milliseconds: Number(values.away) * 1000,
    clock,
  });
  for (const line of ofOutage(silent)) say(line);
  for (const what of outageFindings(silent, { quick: 1000, soon: 5000 })) say(what);
  const killed = await manyDesks({
    server,
    folder: join(folder, 'kills'),
    instances,
    killing: Number(values.minutes) * 60_000,
    databaseKills: 3,
    away: Number(values.away) * 1000,
    customers: Number(values.customers),
    seed: Number(values.seed),
    shared: values.shared,
    clock,
  });
  for (const line of inWords(killed)) say(line);
  faults += killed.findings.length;
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faults > 0 ? 1 : 0;

function inWords(done: ManyDesks): string[] {
  const count = (kind: string) => done.findings.filter(each => each.kind === kind).length;
  const { outage } = done;
  return [
    `${done.instances} desks, ${done.kills} kills, ${done.databaseKills} kills of the database, ${done.acknowledged} acknowledged turns, ${done.repeated} repeated, ${done.givenUp} given up, ${done.tickets} tickets, ${done.visits} visits, ${done.lines} lines heard: ${count('lost')} lost, ${count('twice')} twice, ${count('wrong')} wrong`,
    `connections: ${done.connections.join(' ')}; ready after a start: ${spread(done.starts)}`,
    `from a kill to a line at another desk: ${spread(done.lineGaps)}; to the answer: ${spread(done.answerGaps)}`,
    `replaced one by one: ended after ${spread(done.replaced.stops)} with ${done.replaced.codes.join(' ')}; answers that waited: ${spread(done.replaced.waits)}`,
    ...(outage ? ofOutage(outage) : []),
    ...done.findings.slice(0, 30).map(each => `  ${each.kind}: ${each.what}`),
  ];
}

function ofOutage(outage: Outage): string[] {
  return [
    `away: 503 after ${spread(outage.refused)}; others: ${spread(outage.others)}; unready after ${spread(outage.told)}`,
    `back: ready after ${spread(outage.ready)}, a message taken after ${spread(outage.served)}, heard from elsewhere after ${spread(outage.heard)}, ${outage.broken} lines broke`,
  ];
}
