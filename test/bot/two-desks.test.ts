import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../bot/app.ts';
import { runningDesk } from '../../bot/local.ts';
import { createLogger } from '../../bot/logging.ts';
import { settings, units } from '../../bot/store/collections.ts';
import { randomNumbers } from '../fakes/memory-store.ts';
import { type Balancer, tcpBalancer } from '../faults/balancer.ts';
import { asks } from '../faults/customer-scripts.ts';
import { patientCustomer } from '../faults/desk-customer.ts';
import { conversationFindings } from '../faults/desk-evidence.ts';
import { keptInDatabase, recordsInDatabase } from '../faults/desk-records.ts';
import { followLine, lineFindings } from '../faults/line-follower.ts';
import { outage, outageFindings } from '../faults/outage.ts';
import { ownPostgres, type PostgresServer } from '../store/postgres-server.ts';
import { openApp } from './app.ts';
import { customer, speaking } from './directline/desk.ts';

describe('two desks on one database', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let folder: string;
  let database: string;
  let desks: App[];
  let balancer: Balancer;
  const logged: string[] = [];

  before(async () => {
    [server, folder] = await Promise.all([ownPostgres(), mkdtemp(join(tmpdir(), 'two-'))]);
    database = await server.database();
    desks = await Promise.all([open(0), open(2)]);
    for (const { url } of desks) while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise(setImmediate);
    balancer = await tcpBalancer(desks.map(({ port }) => ({ host: '127.0.0.1', port })));
  });
  after(async () => {
    await Promise.all(desks.map(desk => desk.close()));
    await balancer.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param minutes that its clock is ahead */
  function open(minutes: number, port = 0): Promise<App> {
    const env = { PORT: String(port), STORE: 'postgres', DATABASE_URL: database, DATA_DIR: folder, RATE_LIMIT: 'off' };
    return openApp(env, {
      clock: () => Temporal.Now.instant().add({ minutes }),
      log: createLogger({ logLevel: 'error' }, { write: line => void logged.push(line) }),
    });
  }

  it('that were started at the same moment have one key and one list of units', async () => {
    const kept = await recordsInDatabase(database, settings);
    expect(kept.filter(({ id }) => id === 'directline.key')).to.have.length(1);
    expect(new Set(kept.map(({ id }) => id)).size).to.equal(kept.length);
    expect(await recordsInDatabase(database, units)).to.have.length(200);
  });

  it('are one to a customer whose line is at one of them and whose messages come to the other', async () => {
    const [here, there] = desks as [App, App];
    const page = await customer(here);
    await page.start();
    const line = await page.stream();
    const elsewhere = speaking(there, page.token, page.conversation);
    expect((await elsewhere.say('你们的保修期多长？', 'k1')).status).to.equal(200);
    await line.heard('你们的保修期多长？');
    const answered = async () => (await elsewhere.history()).activities.filter(({ from }) => from?.role === 'bot');
    const last = (await answered()).at(-1)?.text ?? '';
    expect(last).to.not.equal('');
    await line.heard(last);
    expect((await page.history()).activities).to.deep.equal((await elsewhere.history()).activities);
    line.socket.close();
    await line.closed;
  });

  it('do once what both are told at once, and give the same answer', async () => {
    const page = await customer(desks[0] as App);
    await page.start();
    const both = desks.map(desk => speaking(desk, page.token, page.conversation));
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => both[i % 2]?.say('我要报修', 'same')));
    expect(new Set(replies.map(reply => reply?.status))).to.deep.equal(new Set([200]));
    expect(new Set(replies.map(reply => reply?.body.id))).to.have.lengthOf(1);
    const { activities } = await page.history();
    expect(activities.filter(({ text }) => text === '我要报修')).to.have.length(1);
    expect(logged).to.deep.equal([]);
  });

  it('carry a dialog on in turns, in order and with times that rise, though one clock is two minutes ahead', async () => {
    const page = await customer(desks[1] as App);
    await page.start();
    const both = desks.map(desk => speaking(desk, page.token, page.conversation));
    for (const [i, said] of ['我要报修', '洗衣机', '不转了'].entries()) {
      expect((await both[i % 2]?.say(said, `k${i}`))?.status).to.equal(200);
    }
    const { activities } = await page.history();
    const ids = activities.map(({ id }) => Number(id?.split('|')[1]));
    expect(ids).to.deep.equal(ids.map((_, i) => i + 1));
    const times = activities.map(({ timestamp }) => String(timestamp));
    expect(times).to.deep.equal([...new Set(times)].sort());
    expect(logged).to.deep.equal([]);
  });

  it('are reached by command-line tools at the one that was there first', async () => {
    const desk = await runningDesk(folder);
    expect(await desk?.tickets(10)).to.be.an('array');
    expect(await desk?.zone()).to.equal('Asia/Shanghai');
  });

  it('refuse quickly while their database is away, and go on with the same lines when it is back', async () => {
    const away = await outage({
      urls: desks.map(({ url }) => url),
      goes: server.shutDown,
      comes: server.start,
      milliseconds: 0,
      clock: () => performance.now(),
    });
    // The desks, who asks them and whatever else is tested share two cores.
    expect(outageFindings(away, { quick: 2000, soon: 5000 })).to.deep.equal([]);
  });

  it('lose nothing behind a balancer when one is replaced and the database is killed, and lines go on', async () => {
    const url = `http://127.0.0.1:${balancer.port}`;
    const random = randomNumbers(3);
    const headers = () => ({ connection: random() < 0.5 ? 'close' : 'keep-alive' });
    const everyone = await Promise.all(
      ['ann', 'bob', 'cem', 'dan'].map(name => patientCustomer(url, name, asks(random), random, { headers })),
    );
    const lines = await Promise.all(
      everyone.map(({ page, known }) => followLine(page, known.name, () => performance.now())),
    );
    const turns = () => everyone.reduce((sum, { known }) => sum + known.acknowledged, 0);
    const more = async (count: number) => {
      for (const enough = turns() + count; turns() < enough; ) await new Promise(setImmediate);
    };
    let over = false;
    const talks = Promise.all(everyone.map(each => each.talk(() => over)));
    await more(10);
    const [first] = desks as [App, App];
    await first.close();
    await more(10);
    desks[0] = await open(0, first.port);
    await server.kill();
    await server.start();
    await more(10);
    over = true;
    await talks;
    const { logs } = await keptInDatabase(database);
    for (const [index, { known, page, history }] of everyone.entries()) {
      const read = await history();
      const line = lines[index];
      await line?.reached(read.length);
      expect(conversationFindings(known, read)).to.deep.equal([]);
      if (line) expect(lineFindings(known.name, line, read, logs.get(page.conversation) ?? [])).to.deep.equal([]);
      line?.close();
    }
    expect(lines.flatMap(({ breaks }) => breaks.map(({ code }) => code))).to.include(1012);
    expect(balancer.given().every(count => count > 0)).to.equal(true);
  });
});
