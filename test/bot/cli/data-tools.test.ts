import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { backupTool } from '../../../bot/cli/backup-tool.ts';
import { restoreTool } from '../../../bot/cli/restore-tool.ts';
import { storeTool } from '../../../bot/cli/store-tool.ts';
import { openLocal } from '../../../bot/local.ts';
import { writeArchive } from '../../../bot/store/archive/write.ts';
import { activities, allCollections, conversations, settings, tickets } from '../../../bot/store/collections.ts';
import type { KeptRecord } from '../../../bot/store/dump.ts';
import { disk } from '../../../bot/store/json/files.ts';
import { type JsonStore, openJsonStore } from '../../../bot/store/json/json-store.ts';
import { turnHandler } from '../../../bot/turn.ts';
import { ownSource } from '../../faults/desk-process.ts';
import { dumpOf, sampleContent } from '../../store/dumps.ts';
import { freshDatabase, giveBackDatabase } from '../../store/postgres-server.ts';
import { openedPostgres } from '../../store/postgres-stores.ts';

describe('the tools that move and save the data', function () {
  this.timeout(60_000);
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'data-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const said = async (tool: typeof backupTool, args: readonly string[], env: Record<string, string>) => {
    let [printed, complained] = ['', ''];
    const code = await tool([...args], env, {
      print: text => {
        printed += text;
      },
      complain: text => {
        complained += text;
      },
      now: () => Temporal.Now.instant(),
    });
    return { code, printed, complained };
  };
  const at = (name: string): string => join(home, name);
  const opened = (folder: string) => openJsonStore(folder, allCollections, { report: () => undefined });
  const saved = async (records: readonly KeptRecord[], name = 'backup') => {
    await writeArchive(
      dumpOf({ records, blobs: [] }),
      at(name),
      { takenAt: '2026-03-04T01:00:00Z', store: 'json' },
      disk,
    );
    return at(name);
  };

  describe('with a desk that runs', () => {
    let json: JsonStore;
    let handle: ReturnType<typeof turnHandler>;
    let local: { close(): Promise<void> };
    const unused = {
      clock: () => Temporal.Now.instant(),
      knowledge(): never {
        throw new Error('nobody asks for it');
      },
    };
    beforeEach(async () => {
      json = await opened(at('data'));
      handle = turnHandler({
        store: json.store,
        clock: () => Temporal.Now.instant(),
        desk: () => ({ id: 'desk', name: '小修' }),
        handle: async ({ context }) => void (await context.sendActivity(`heard: ${context.activity.text}`)),
        apologise: async () => {},
        committed: () => {},
        onFault: () => {},
      });
      local = await openLocal(at('data'), { ...json, handle, ...unused, close: json.store.close });
    });
    afterEach(async () => {
      await local.close();
      await json.store.close();
    });

    it('save all that was acknowledged, every turn whole, while customers talk on', async () => {
      const acknowledged: string[] = [];
      let going = true;
      const talking = Array.from({ length: 3 }, async () => {
        while (going) {
          const conversation = randomUUID();
          await json.blobs.put(conversation, Buffer.from(conversation));
          for (const text of ['你好', '保修多久', '谢谢']) {
            await handle({
              channel: 'terminal',
              conversation,
              key: randomUUID(),
              user: { id: 'terminal' },
              activity: { type: 'message', text },
            });
          }
          acknowledged.push(conversation);
        }
      });
      await Promise.race([...talking, until(() => acknowledged.length >= 50)]);
      const before = [...acknowledged];
      const backup = await said(backupTool, [at('backup')], { DATA_DIR: at('data') });
      expect(acknowledged.length).to.be.greaterThan(before.length);
      going = false;
      await Promise.all(talking);
      expect(backup).to.include({ code: 0, complained: '' });
      expect(backup.printed)
        .to.match(/conversations +\d+ +[\da-f]{16}/)
        .and.include(at('backup'));

      const restored = await said(restoreTool, [at('backup')], { DATA_DIR: at('new') });
      expect(restored).to.include({ code: 0, complained: '' });
      const { store, blobs } = await opened(at('new'));
      for (const id of before) {
        expect((await store.get(conversations, id))?.seq).to.equal(6);
        expect(Buffer.from((await blobs.get(id)) ?? []).toString()).to.equal(id);
      }
      for (const id of acknowledged) {
        const log = await store.find(activities, 'conversation', { equals: id });
        expect(log.map(({ seq }) => seq)).to.deep.equal(log.map((_, i) => i + 1));
        expect((await store.get(conversations, id))?.seq ?? 0).to.equal(log.length);
      }
      await store.close();
    });

    it('tell of one that ends in the middle, and leave nothing', async () => {
      await local.close();
      let reached!: () => void;
      const middle = new Promise<void>(resolve => {
        reached = resolve;
      });
      const stuck = () =>
        dumpOf(sampleContent(9), async piece => {
          if (piece < 2) return;
          reached();
          await new Promise(() => {});
        });
      local = await openLocal(at('data'), { ...json, handle, ...unused, close: json.store.close, dump: stuck });
      const saving = said(backupTool, [at('backup')], { DATA_DIR: at('data') });
      await middle;
      expect(await readdir(home)).to.include('backup.part');
      await local.close();
      const { code, complained } = await saving;
      expect(code).to.equal(1);
      expect(complained).to.match(/broke off|ended/);
      expect(await readdir(home)).to.deep.equal(['data']);
    });
  });

  it('copy from json to PostgreSQL and back, say what, and change nothing the second time', async () => {
    const url = await freshDatabase();
    const { store, blobs } = await opened(at('data'));
    await store.transaction(tx => tx.put(settings, { id: 'a', value: '\0😀' }));
    await blobs.put('photo', Buffer.from([0, 255]));
    const forth = ['copy', '--from', 'json', '--to', 'postgres'];
    const back = ['copy', '--from', 'postgres', '--to', 'json'];
    const env = { DATA_DIR: at('data'), DATABASE_URL: url };
    const busy = await said(storeTool, forth, env);
    expect(busy).to.include({ code: 1, printed: '' });
    expect(busy.complained).to.include('A desk works on this data').and.include(at('data'));
    await store.close();

    const copied = await said(storeTool, forth, env);
    expect(copied).to.include({ code: 0, complained: '' });
    expect(copied.printed)
      .to.match(/settings +1 +[\da-f]{16}\n +\(files\) +1 +[\da-f]{16}\n/)
      .and.include('json → postgres');
    expect((await said(storeTool, forth, env)).printed).to.include('nothing was changed');
    const returned = await said(storeTool, back, { ...env, DATA_DIR: at('back') });
    expect(returned.printed.split('\n').slice(0, 3)).to.deep.equal(copied.printed.split('\n').slice(0, 3));

    const postgres = await openedPostgres(url, { collections: allCollections });
    await postgres.store.transaction(tx => tx.lock('a'));
    const working = await said(storeTool, back, { ...env, DATA_DIR: at('third') });
    expect(working.complained).to.include('stop every desk');
    await postgres.store.close();
    await giveBackDatabase(url);
  });

  it('refuse a target that holds something else, and say what to do', async () => {
    const url = await freshDatabase();
    const first = await saved([{ collection: 'settings', id: 'a', schema: 1, body: '{"id":"a","value":"1"}' }]);
    const second = await saved(
      [{ collection: 'settings', id: 'a', schema: 1, body: '{"id":"a","value":"2"}' }],
      'other',
    );
    for (const [env, remedy] of [
      [{ DATA_DIR: at('data') }, 'set DATA_DIR to a new folder'],
      [{ STORE: 'postgres', DATABASE_URL: url, DATA_DIR: at('data') }, 'set DATABASE_URL to it'],
    ] as const) {
      expect((await said(restoreTool, [first], env)).code).to.equal(0);
      expect((await said(restoreTool, [first], env)).printed).to.include('nothing was changed');
      const refused = await said(restoreTool, [second], env);
      expect(refused).to.include({ code: 1, printed: '' });
      expect(refused.complained).to.include('Something else is there').and.include(remedy);
    }
    const saving = await said(backupTool, [at('from-postgres')], { STORE: 'postgres', DATABASE_URL: url });
    expect(saving.code).to.equal(0);
    const sums = async (folder: string) =>
      (await said(backupTool, ['--check', folder], {})).printed.split('\n').slice(0, 3);
    expect(await sums(at('from-postgres'))).to.deep.equal(await sums(first));
    await giveBackDatabase(url);
  });

  it('take up records of an earlier program, and refuse those of a later one before they touch anything', async () => {
    const ticket = {
      id: 'R-7K3-M9P-XQ4',
      kind: 'repair',
      state: 'submitted',
      openedAt: '2026-03-04T01:00:00.000Z',
      customer: 'c',
      conversation: 'k',
      language: 'zh-CN',
      urgent: false,
      fault: '不制冷',
      photos: [],
      policyVersion: 'x',
    };
    const record = { collection: 'tickets', id: ticket.id, body: JSON.stringify(ticket) };
    const old = await saved([{ ...record, schema: 1 }]);
    expect(await said(restoreTool, [old], { DATA_DIR: at('data') })).to.include({ code: 0 });
    const { store } = await opened(at('data'));
    const [found] = await store.find(tickets, 'opened', {});
    expect(found).to.deep.include({ id: ticket.id, log: [] });
    await store.close();

    const newer = await saved([{ ...record, schema: tickets.schema + 1 }], 'newer');
    const refused = await said(restoreTool, [newer], { DATA_DIR: at('untouched') });
    expect(refused.code).to.equal(1);
    expect(refused.complained).to.include('newer version').and.include('tickets');
    expect(await readdir(home)).to.not.include('untouched');
  });

  it('name the damaged file, save beside the data by default, and say how they are used', async () => {
    const { store } = await opened(at('data'));
    await store.close();
    const { code, printed } = await said(backupTool, [], { DATA_DIR: at('data') });
    expect(code).to.equal(0);
    const [name = ''] = await readdir(at('backups'));
    expect(printed).to.include(join(home, 'backups', name));
    expect((await stat(at('backups'))).mode & 0o777).to.equal(0o700);
    expect((await said(backupTool, ['--check', at(`backups/${name}`)], {})).code).to.equal(0);
    await appendFile(at(`backups/${name}/records.jsonl`), 'x');
    for (const [tool, args] of [
      [backupTool, ['--check', at(`backups/${name}`)]],
      [restoreTool, [at(`backups/${name}`)]],
    ] as const) {
      const bad = await said(tool, args, { DATA_DIR: at('new') });
      expect(bad.code).to.equal(1);
      expect(bad.complained)
        .to.include('records.jsonl')
        .and.not.match(/\n\s+at /);
    }
    expect(await readdir(home)).to.not.include('new');

    const nothing = await said(backupTool, [], { DATA_DIR: at('nothing') });
    expect(nothing.complained).to.include('no desk has run here yet').and.include(at('nothing'));
    for (const [tool, args] of [
      [backupTool, ['a', 'b']],
      [backupTool, ['--bogus']],
      [restoreTool, []],
      [storeTool, ['copy', '--from', 'json', '--to', 'json']],
      [storeTool, ['copy', '--to', 'json']],
    ] as const) {
      const wrong = await said(tool, args, {});
      expect(wrong, args.join()).to.include({ code: 2, printed: '' });
      expect(wrong.complained).to.include('npm run');
    }
    expect((await said(storeTool, ['copy', '--from', 'json', '--to', 'postgres'], {})).complained).to.include(
      'DATABASE_URL',
    );
  });

  it('that are killed in the middle of a restore are simply run again', async () => {
    const url = await freshDatabase();
    const many = Array.from({ length: 5000 }, (_, i) => ({
      collection: 'settings',
      id: `s${i}`,
      schema: 1,
      body: JSON.stringify({ id: `s${i}`, value: 'x'.repeat(200) }),
    }));
    const backup = await saved(many);
    const watching = new Client({ connectionString: url });
    await watching.connect();
    const filling: Readonly<Record<string, () => Promise<boolean>>> = {
      json: async () => ((await readdir(at('data')).catch(() => [])) as string[]).includes('store.filling'),
      postgres: async () =>
        (
          await watching.query(`select 1 from pg_stat_activity where datname = current_database()
          and application_name = 'after-sales-desk data' and query like 'insert into desk.settings%'`)
        ).rowCount !== 0,
    };
    for (const [kind, begun] of Object.entries(filling)) {
      const env = { DATA_DIR: at('data'), ...(kind === 'postgres' && { STORE: 'postgres', DATABASE_URL: url }) };
      const child = spawn(process.execPath, ['--import', 'tsx/esm', 'bot/cli/restore.ts', backup], {
        cwd: ownSource,
        env: { PATH: process.env.PATH, ...env },
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      while (child.exitCode === null && !(await begun())) await setImmediate();
      child.kill('SIGKILL');
      expect(await ended, kind).to.deep.equal([null, 'SIGKILL']);

      if (kind === 'json') {
        const fault = await opened(at('data')).catch(error => error);
        expect(fault).to.have.nested.property('facts.why', 'a restore or a copy into it was interrupted');
      }
      const again = await said(restoreTool, [backup], env);
      expect(again, kind).to.include({ code: 0, complained: '' });
      expect(again.printed).to.include('Restored: 5000 records');
    }
    await watching.end();
    await giveBackDatabase(url);
  });
});

async function until(met: () => boolean): Promise<void> {
  while (!met()) await setImmediate();
}
