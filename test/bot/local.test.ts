import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openLocal, runningDesk } from '../../bot/local.ts';
import { isFault } from '../../knowledge/fault.ts';
import { openTalkingDesk, type TalkingDesk } from '../dialogs/talking-desk.ts';

describe('the desk for command-line tools', () => {
  let folder: string;
  let desk: TalkingDesk;
  let local: { close(): Promise<void> };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-'));
    desk = await openTalkingDesk();
    local = await openLocal(folder, desk.core);
  });
  after(async () => {
    await local.close();
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is answered for by one of several that start at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const shared = await mkdtemp(join(tmpdir(), 'local-'));
      const all = await Promise.all(Array.from({ length: 4 }, () => openLocal(shared, desk.core)));
      expect(await (await runningDesk(shared))?.zone()).to.equal('Asia/Shanghai');
      await Promise.all(all.map(each => each.close()));
      await rm(shared, { recursive: true });
    }
  });
  it('talks, and lists what came in, newest first', async () => {
    const running = await runningDesk(folder);
    const conversation = randomUUID();
    for (const text of [
      '我要报修',
      '同意',
      '空调',
      '不制冷',
      '家里用',
      '跳过',
      '13812345678',
      '跳过',
      '提交',
      '电视冒烟了',
    ]) {
      await running?.talk({ conversation, key: randomUUID(), type: 'message', text });
      desk.pass({ minutes: 1 });
    }
    const tickets = await running?.tickets(5);
    expect(tickets?.map(({ fault }) => fault)).to.deep.equal(['电视冒烟了', '不制冷']);
    expect(await running?.tickets(1)).to.have.length(1);
  });
  it('tells what was said in a conversation since a line of it, a clerk’s words among them', async () => {
    const running = await runningDesk(folder);
    const conversation = randomUUID();
    const outcome = await running?.talk({ conversation, key: randomUUID(), type: 'message', text: '电视冒烟了' });
    const last = Number(outcome?.said.at(-1)?.id?.split('|')[1]);
    expect(await running?.said(conversation, last)).to.deep.equal([]);
    const [ticket] = (await running?.tickets(1)) ?? [];
    await running?.order({ key: randomUUID(), ticket: ticket?.id ?? '', do: 'answer', text: '马上来', name: '小李' });
    const lines = await running?.said(conversation, last);
    expect(lines?.map(({ seq }) => seq)).to.deep.equal([last + 1]);
    expect(lines?.[0]?.activity.text).to.include('马上来');
    expect((await running?.said(conversation, 0))?.length).to.equal((outcome?.said.length ?? 0) + 1);
  });
  it('tells as much as there is, however long', async () => {
    const running = await runningDesk(folder);
    const long = `插座冒烟了，${'火花很大，'.repeat(350)}`;
    await Promise.all(Array.from({ length: 250 }, () => desk.newcomer().say(long)));
    const tickets = await running?.tickets(10_000);
    expect(tickets?.filter(({ fault }) => fault === long)).to.have.length(250);
  });
  it('is open to the owner of the folder alone', async () => {
    expect((await stat(join(folder, 'desk.sock'))).mode & 0o777).to.equal(0o600);
  });
  for (const [method, path, body] of [
    ['GET', '/tickets?limit=0', ''],
    ['GET', '/tickets', ''],
    ['POST', '/talk', '{'],
    ['POST', '/talk', '{"conversation":"c","key":"k","type":"event"}'],
    ['POST', '/talk', `{"conversation":"c","key":"k","type":"message","text":"${'x'.repeat(2 ** 21)}"}`],
  ] as const) {
    it(`refuses ${method} ${path} ${body.slice(0, 50)}`, async () => {
      expect(await status(join(folder, 'desk.sock'), method, path, body)).to.be.oneOf([400, 'reset']);
      expect(await runningDesk(folder)).to.not.equal(undefined);
    });
  }
  it('is not there where no desk runs, also when a dead one left its socket', async () => {
    const other = await mkdtemp(join(tmpdir(), 'local-'));
    expect(await runningDesk(other)).to.equal(undefined);
    await writeFile(join(other, 'desk.sock'), '');
    expect(await runningDesk(other)).to.equal(undefined);
    const second = await openLocal(other, desk.core);
    expect(await runningDesk(other)).to.not.equal(undefined);
    await second.close();
    await rm(other, { recursive: true });
  });
  it('names the folder whose path is too long', async () => {
    const refused = await openLocal(join(folder, 'x'.repeat(120)), desk.core).catch((fault: unknown) => fault);
    expect(isFault(refused, 'config.invalid')).to.equal(true);
  });
});

/** The status of an answer; 'reset' where the desk did not listen to the end. */
function status(socketPath: string, method: string, path: string, body: string): Promise<number | 'reset' | undefined> {
  return new Promise(done => {
    const call = request({ socketPath, path, method }, response => {
      response.resume();
      done(response.statusCode);
    });
    call.once('error', () => done('reset'));
    call.end(body);
  });
}
