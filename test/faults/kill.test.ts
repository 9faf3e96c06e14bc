import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runningDesk } from '../../bot/local.ts';
import { customer } from '../bot/directline/desk.ts';
import { type DeskProcess, deskProcess, ownSource } from './desk-process.ts';
import { killDesk } from './kill.ts';

/** The smallest PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('a desk that is killed in the middle of a form', function () {
  this.timeout(60_000);
  let folder: string;
  let desk: DeskProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-kill-'));
    desk = await deskProcess(ownSource, folder, () => performance.now());
  });
  after(async () => {
    await desk.kill();
    await rm(folder, { recursive: true });
  });

  it('goes on where it was, with the photo, and one ticket comes of it however often it is submitted', async () => {
    desk.start();
    await desk.healthy();
    const page = await customer({ url: desk.url });
    await page.start();
    for (const text of ['我要报修', '同意', '洗衣机']) await page.say(text);
    const form = new FormData();
    form.append('file', new Blob([picture], { type: 'image/png' }), '漏水.png');
    expect((await page.call('POST', `/upload?userId=${page.user}`, { body: form })).status).to.equal(200);
    await desk.kill();

    desk.start();
    await desk.healthy();
    for (const text of ['底下漏水', '家里用', '跳过', '13800138000', '跳过']) await page.say(text);
    expect((await page.history()).activities.at(-1)?.text)
      .to.include('2. 问题：底下漏水')
      .and.include('照片：1 张');
    // The same message three times, and another from a second tab at the same moment.
    const replies = await Promise.all([
      ...['s1', 's1', 's1'].map(id => page.say('提交', id)),
      page.say('提交', 'from-another-tab'),
    ]);
    expect(replies.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    expect(new Set(replies.slice(0, 3).map(({ body }) => body.id))).to.have.property('size', 1);
    const tickets = (await (await runningDesk(folder))?.tickets(10)) ?? [];
    expect(tickets.map(({ fault, photos }) => [fault, photos.length])).to.deep.equal([['底下漏水', 1]]);
  });
});

describe('a desk that is killed while customers talk to it', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-kill-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('loses nothing that it acknowledged and does nothing twice', async function () {
    this.timeout(60_000);
    const killed = await killDesk({
      kills: 2,
      turns: 30,
      customers: 4,
      seed: 20,
      source: ownSource,
      folder,
      clock: () => performance.now(),
    });
    expect(killed.findings).to.deep.equal([]);
    expect(killed.acknowledged).to.be.at.least(30);
    expect(killed.tickets).to.be.at.least(2);
    expect(killed.visits.booked).to.be.at.least(2);
    expect(killed.visits.moved + killed.visits.calledOff).to.be.at.least(1);
  });
});
