import { expect } from 'chai';
import { Client } from 'pg';
import { allCollections } from '../../bot/store/collections.ts';
import { fill } from '../faults/growth-data.ts';
import { plansOf } from './postgres-plans.ts';
import { freshDatabase, giveBackDatabase } from './postgres-server.ts';
import { closePostgresStores, openedPostgres } from './postgres-stores.ts';

describe('the statements of the store', () => {
  afterEach(closePostgresStores);

  it('go by an index, each of them, in tables that have grown', async () => {
    const url = await freshDatabase();
    await openedPostgres(url, {
      collections: allCollections,
      followed: { collection: 'activities', field: 'conversation' },
    });
    await closePostgresStores();
    const amounts = { tickets: 1500, activities: 6000, units: 1000, open: 50 };
    await fill(url, amounts, '2026-11-25T02:00:00.000Z', () => {});
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const filled = await client.query(
        `select 'desk.' || relname as table from pg_stat_user_tables where schemaname = 'desk' and n_live_tup > 500`,
      );
      const large = filled.rows.map(row => row.table);
      expect(large).to.include.members([
        'desk.activities',
        'desk.tickets',
        'desk.conversations',
        'desk.handled_messages',
      ]);
      const plans = await plansOf(client);
      const slow = (all: typeof plans) =>
        all.filter(({ scanned }) => scanned.length > 0).map(({ statement }) => statement);
      expect(slow(plans.filter(({ table }) => large.includes(table)))).to.deep.equal([]);
      // A small table is read from end to end sooner than its index; there it is enough that the index would do.
      await client.query('set enable_seqscan = off');
      expect(slow(await plansOf(client))).to.deep.equal([]);
    } finally {
      await client.end();
      await giveBackDatabase(url);
    }
  });
});
