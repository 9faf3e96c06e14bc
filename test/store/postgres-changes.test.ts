import { expect } from 'chai';
import { Client } from 'pg';
import { type Followed, followChanges } from '../../bot/store/postgres/changes.ts';
import type { Store } from '../../bot/store/store.ts';
import { notes } from '../contract/store-contract.ts';
import { handTimer } from './hand-timer.ts';
import { freshDatabase } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

/** Notes by their topics stand for lines by their conversations. */
const followed: Followed = { collection: 'notes', field: 'topic' };

describe('what desks on one database tell each other', () => {
  let url: string;
  let direct: Client;
  beforeEach(async () => {
    url = await freshDatabase();
    direct = new Client({ connectionString: url });
    await direct.connect();
  });
  afterEach(async () => {
    await closePostgresStores();
    await direct.end();
  });

  it('is what the others have written, once each, and nothing of their own', async () => {
    const [a, b] = [await listening(), await listening()];
    await write(a.store, 'x1', 'one', 'two');
    await b.until(['one', 'two']);
    await write(b.store, 'x2', '微信/😀"');
    await a.until(['微信/😀"']);
    await Promise.all([a.sweep(), b.sweep()]);
    expect(a.told).to.deep.equal(['微信/😀"']);
    expect(b.told.sort()).to.deep.equal(['one', 'two']);
  });

  it('is told however much of it there is', async () => {
    const [a, b] = [await listening(), await listening()];
    const topics = Array.from({ length: 400 }, (_, i) => `${'t'.repeat(80)}${i}`);
    await write(a.store, 'x', ...topics);
    await b.until(topics);
    expect(b.told.sort()).to.deep.equal([...topics].sort());
  });

  it('is found when the one that wrote it was gone before it told', async () => {
    const b = await listening();
    await direct.query(insert('lost', 'silent'));
    expect(b.told).to.deep.equal([]);
    await b.sweep();
    expect(b.told).to.deep.equal(['silent']);
    await b.sweep();
    expect(b.told).to.deep.equal(['silent']);
  });

  it('is found in whatever order it was committed', async () => {
    const b = await listening();
    const slow = new Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query(insert('first', 'slow'));
    await direct.query(insert('second', 'quick'));
    await b.sweep();
    expect(b.told).to.deep.equal(['quick']);
    await slow.query('commit');
    await slow.end();
    await b.sweep();
    await b.sweep();
    expect(b.told).to.deep.equal(['quick', 'slow']);
  });

  it('is not what stood there before, nor what came with a dump of another server', async () => {
    const { store } = await openedPostgres(url, { followed });
    await write(store, 'old', 'before');
    await direct.query(
      `insert into desk.notes select 'dumped', 9007199254740993, 1, '{"id":"dumped","topic":"dumped"}'`,
    );
    const b = await listening();
    await b.sweep();
    expect(b.told).to.deep.equal([]);
  });

  it('is all that was committed since the desk was opened, though it listens only later', async () => {
    await (await openedPostgres(url, { followed })).store.close();
    const { rows } = await direct.query<{ since: string }>('select pg_current_snapshot()::text as since');
    await direct.query(insert('early', 'early'));
    const hand = handTimer();
    const told: string[] = [];
    const since = rows[0]?.since ?? '';
    const changes = followChanges({
      url,
      since,
      followed,
      report() {},
      silent() {},
      answerMs: 3000,
      timer: hand.timer,
    });
    changes.listen(topic => told.push(topic));
    await hand.isSet();
    expect(told).to.deep.equal(['early']);
    await changes.close();
  });

  it('is made good when the connection was lost meanwhile', async () => {
    const [a, b] = [await listening(), await listening()];
    await direct.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'after-sales-desk changes' and datname = current_database()`,
    );
    await b.untilReported('changes-lost');
    await write(a.store, 'x', 'meanwhile');
    expect(b.told).to.deep.equal([]);
    b.reconnect();
    await b.untilReported('changes-followed');
    await b.until(['meanwhile']);
  });

  /** A desk that notes what it is told, and whose clock is moved by hand. */
  async function listening() {
    const hand = handTimer();
    const { store, changes, events } = await openedPostgres(url, { followed, timer: hand.timer });
    const told: string[] = [];
    changes(topic => told.push(topic));
    // The first sweep only takes stock of what is there.
    await hand.isSet();
    const eventually = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await new Promise(setImmediate);
    };
    return {
      store,
      told,
      until: (topics: readonly string[]) => eventually(() => topics.every(topic => told.includes(topic))),
      untilReported: (event: string) => eventually(() => events.some(each => each.event === event)),
      reconnect: () => hand.run(),
      async sweep() {
        hand.run();
        await hand.isSet();
      },
    };
  }

  function insert(id: string, topic: string): string {
    return `insert into desk.notes
      select '${id}', pg_current_xact_id()::text::bigint, 1, '{"id":"${id}","count":1,"topic":"${topic}"}'`;
  }

  function write(store: Store, id: string, ...topics: readonly string[]): Promise<void> {
    return store.transaction(async tx => {
      for (const [i, topic] of topics.entries()) await tx.put(notes, { id: `${id}/${i}`, count: 1, topic });
    });
  }
});
