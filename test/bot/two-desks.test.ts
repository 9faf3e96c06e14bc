import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { App } from '../../bot/app.ts';
import { runningDesk } from '../../bot/local.ts';
import { createLogger } from '../../bot/logging.ts';
import { freshDatabase } from '../store/postgres-server.ts';
import { openApp } from './app.ts';
import { customer, speaking } from './directline/desk.ts';

describe('two desks on one database', function () {
  this.timeout(60_000);
  let folder: string;
  let desks: [App, App];
  const logged: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'two-'));
    const url = await freshDatabase();
    const open = () =>
      openApp(
        { STORE: 'postgres', DATABASE_URL: url, DATA_DIR: folder, RATE_LIMIT: 'off' },
        { log: createLogger({ logLevel: 'error' }, { write: line => void logged.push(line) }) },
      );
    desks = await Promise.all([open(), open()]);
    for (const { url } of desks) while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise(setImmediate);
  });
  after(async () => {
    await Promise.all(desks.map(desk => desk.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('are one to a customer whose line is at one of them and whose messages come to the other', async () => {
    const [here, there] = desks;
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
    const page = await customer(desks[0]);
    await page.start();
    const both = desks.map(desk => speaking(desk, page.token, page.conversation));
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => both[i % 2]?.say('我要报修', 'same')));
    expect(new Set(replies.map(reply => reply?.status))).to.deep.equal(new Set([200]));
    expect(new Set(replies.map(reply => reply?.body.id))).to.have.lengthOf(1);
    const { activities } = await page.history();
    expect(activities.filter(({ text }) => text === '我要报修')).to.have.length(1);
    expect(logged).to.deep.equal([]);
  });

  it('carry a dialog on in turns', async () => {
    const page = await customer(desks[0]);
    await page.start();
    const both = desks.map(desk => speaking(desk, page.token, page.conversation));
    for (const [i, said] of ['我要报修', '洗衣机', '不转了'].entries()) {
      expect((await both[i % 2]?.say(said, `k${i}`))?.status).to.equal(200);
    }
    const { activities } = await page.history();
    const ids = activities.map(({ id }) => Number(id?.split('|')[1]));
    expect(ids).to.deep.equal(ids.map((_, i) => i + 1));
    expect(logged).to.deep.equal([]);
  });

  it('are reached by command-line tools at the one that was there first', async () => {
    const desk = await runningDesk(folder);
    expect(await desk?.tickets(10)).to.be.an('array');
    expect(await desk?.zone()).to.equal('Asia/Shanghai');
  });
});
