import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import { refusedStart } from '../../bot/refused-start.ts';
import { Fault } from '../../knowledge/fault.ts';
import { notes, rejects } from '../contract/store-contract.ts';
import { type Balancer, tcpBalancer } from '../faults/balancer.ts';
import { handTimer } from './hand-timer.ts';
import { freshDatabase, ownPostgres, type PostgresServer } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

describe('a PostgreSQL that goes away', () => {
  let server: PostgresServer;
  before(async () => {
    server = await ownPostgres();
  });
  after(() => server.stop());
  afterEach(closePostgresStores);

  it('makes turns unavailable at once, and serves the same desk when it is back, with all that was acknowledged', async () => {
    const { store, events } = await openedPostgres(await server.database(), {
      followed: { collection: 'notes', field: 'topic' },
    });
    const put = (i: number) => store.transaction(tx => tx.put(notes, { id: `n${i}`, count: i, at: i, topic: 't' }));
    const acknowledged: string[] = [];
    let refused = 0;
    let next = 0;
    let going = true;
    const writers = Array.from({ length: 8 }, async () => {
      while (going) {
        const i = next++;
        await put(i).then(
          () => acknowledged.push(`n${i}`),
          error => {
            expect(error).to.be.instanceOf(Fault).with.property('code', 'store.unavailable');
            refused += 1;
          },
        );
      }
    });
    while (acknowledged.length < 50) await new Promise(setImmediate);
    const held = store.transaction(async tx => {
      await tx.lock('held');
      await server.kill();
      await tx.put(notes, { id: 'held', count: 1 });
    });
    await rejects('store.unavailable', held);
    while (refused < 20) await new Promise(setImmediate);
    going = false;
    await Promise.all(writers);

    const began = performance.now();
    await rejects('store.unavailable', put(next++));
    await rejects('store.unavailable', store.get(notes, 'n0'));
    expect(await store.writable()).to.equal(false);
    expect(performance.now() - began).to.be.lessThan(2000);

    await server.start();
    await put(next++);
    expect(await store.writable()).to.equal(true);
    const found = new Set((await store.find(notes, 'all', {})).map(({ id }) => id));
    expect(acknowledged.filter(id => !found.has(id))).to.deep.equal([]);
    expect(found.has('held')).to.equal(false);
    expect(events.map(({ event }) => event)).to.include('changes-lost');
  });

  it('is waited for by a desk that starts meanwhile', async () => {
    const url = await server.database();
    await server.kill();
    const opening = openedPostgres(url, { startTries: 1000 });
    await server.start();
    const { store, events } = await opening;
    expect(await store.writable()).to.equal(true);
    expect(events.map(({ event }) => event)).to.deep.equal(['waiting', 'opened']);
  });

  it('lets go of a turn whose process hangs, and of its locks', async () => {
    const url = await server.database();
    const [{ store: hanging }, { store }] = [
      await openedPostgres(url, { limits: { idleMs: 100 } }),
      await openedPostgres(url),
    ];
    let gotIt!: () => void;
    const locked = new Promise<void>(resolve => {
      gotIt = resolve;
    });
    let wake!: () => void;
    const asleep = new Promise<void>(resolve => {
      wake = resolve;
    });
    const lost = hanging.transaction(async tx => {
      await tx.lock('hung');
      gotIt();
      await asleep;
      await tx.put(notes, { id: 'hung', count: 1 });
    });
    await locked;
    await store.transaction(tx => tx.lock('hung'));
    wake();
    await rejects('store.unavailable', lost);
    expect(await store.get(notes, 'hung')).to.equal(undefined);
  });
});

describe('a PostgreSQL that takes connections and answers nothing', () => {
  let server: PostgresServer;
  let relay: Balancer;
  before(async () => {
    server = await ownPostgres();
  });
  after(() => server.stop());
  afterEach(async () => {
    relay.pass();
    await closePostgresStores();
    await relay.close();
  });

  it('is found out: what is under way fails, what comes is refused at once, and it serves when it answers again', async () => {
    const url = new URL(await server.database());
    relay = await tcpBalancer([{ path: join(url.searchParams.get('host') ?? '', '.s.PGSQL.5432') }]);
    const hand = handTimer();
    const { store, blobs } = await openedPostgres(`postgres://postgres@127.0.0.1:${relay.port}${url.pathname}`, {
      followed: { collection: 'notes', field: 'topic' },
      timer: hand.timer,
      limits: { answerMs: 100 },
    });
    const put = (id: string) => store.transaction(tx => tx.put(notes, { id, count: 1 }));
    // A machine with a lot to do may keep it waiting for so long by itself.
    const serves = async () => {
      for (await hand.isSet(); !(await store.writable()); await hand.isSet()) hand.run();
    };
    await serves();
    await put('before');
    expect(await store.get(notes, 'before')).to.include({ count: 1 });
    relay.hold();
    const underWay = [put('lost'), store.get(notes, 'before')].map(each => rejects('store.unavailable', each));
    // The sweep gets no answer, nor does the connection that is tried instead.
    for (let tries = 0; tries < 2; tries += 1) {
      hand.run();
      await hand.isSet();
    }
    await Promise.all(underWay);
    const began = performance.now();
    await rejects('store.unavailable', put('refused'));
    await rejects('store.unavailable', store.get(notes, 'before'));
    await rejects('store.unavailable', blobs.list());
    expect(await store.writable()).to.equal(false);
    expect(performance.now() - began).to.be.lessThan(500);

    relay.pass();
    await serves();
    await put('after');
    for (const id of ['before', 'after']) expect(await store.get(notes, id)).to.include({ id });
    expect(await store.get(notes, 'refused')).to.equal(undefined);
  });
});

describe('a start without its database', () => {
  afterEach(closePostgresStores);

  it('is refused after some tries, and says where it looked and what to do, without the password', async () => {
    const port = await freePort();
    const fault = await refusedAt(`postgres://desk:hidden@127.0.0.1:${port}/shop`, 2);
    expect(fault.code).to.equal('store.unavailable');
    const told = refusedStart(fault).lines.join('\n');
    expect(told)
      .to.include(`shop at 127.0.0.1:${port}`)
      .and.include('ECONNREFUSED')
      .and.include('→ start the database')
      .and.not.include('hidden');
  });

  it('is refused at once when the database is not there, and tells how to make it', async () => {
    const url = new URL(await freshDatabase());
    url.pathname = '/nowhere';
    const fault = await refusedAt(url.href, 1000);
    expect(fault.facts).to.include({ why: '3D000' });
    expect(fault.facts.remedy).to.include('createdb');
  });

  it('is refused when the user may not make what the desk needs', async () => {
    const url = await freshDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    const name = `clerk_${process.pid}`;
    await client.query(`create role ${name} login password 'hidden'`);
    try {
      const own = new URL(url);
      own.searchParams.set('user', name);
      own.searchParams.set('password', 'hidden');
      const fault = await refusedAt(own.href, 1000);
      expect(fault.facts).to.include({ why: '42501' });
      expect(refusedStart(fault).lines.join('\n')).to.include('own the database').and.not.include('hidden');
    } finally {
      await client.query(`drop role ${name}`);
      await client.end();
    }
  });

  it('is refused on a database that is not in UTF-8', async () => {
    const url = await freshDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    const name = `latin_${process.pid}`;
    await client.query(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
    try {
      const own = new URL(url);
      own.pathname = `/${name}`;
      expect((await refusedAt(own.href, 1)).facts).to.include({ encoding: 'LATIN1' });
    } finally {
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    }
  });

  async function refusedAt(url: string, startTries: number): Promise<Fault> {
    const fault = await openedPostgres(url, { startTries }).catch(error => error);
    expect(fault).to.be.instanceOf(Fault);
    return fault;
  }
});

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise(done => server.close(done));
  return port;
}
