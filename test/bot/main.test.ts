import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type DeskProcess, deskProcess, ownSource } from '../faults/desk-process.ts';
import { customer } from './directline/desk.ts';

describe('the desk as a process', function () {
  this.timeout(30_000);
  let folder: string;
  let desk: DeskProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'process-'));
    desk = await deskProcess(ownSource, folder, () => performance.now());
  });
  after(async () => {
    await desk.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('stops on SIGTERM: says goodbye to who is connected, loses nothing, and starts again', async () => {
    desk.start();
    await desk.healthy();
    const page = await customer({ url: desk.url });
    const { streamUrl } = (await page.start()).body;
    const socket = new WebSocket(streamUrl);
    await once(socket, 'open');
    await page.say('保修多久？', 'k1');
    const closed = once(socket, 'close');
    expect(await desk.stop()).to.equal(0);
    expect((await closed)[0]).to.equal(1012);

    desk.start();
    await desk.healthy();
    expect((await page.history()).activities.map(({ text }) => text)).to.include('保修多久？');
  });

  it('does not start on a folder that another desk works on, and says so', () => {
    const { status, stderr } = started({ DATA_DIR: folder, PORT: '0' });
    expect(status).to.equal(78);
    expect(stderr).to.include('another desk runs on this data folder').and.include(folder);
    expect(stderr).to.not.match(/\n\s+at /);
  });

  it('does not start with a bad configuration, and names all of it without its values', () => {
    const { status, stderr } = started({ DATA_DIR: join(folder, 'x'), PORT: 'secret1', TIME_ZONE: 'secret2' });
    expect(status).to.equal(78);
    expect(stderr).to.include('PORT').and.include('TIME_ZONE').and.not.include('secret');
  });

  it('does not start without its content, and says what is missing', () => {
    const { status, stderr } = started({ DATA_DIR: join(folder, 'x'), PORT: '0', KNOWLEDGE_DIR: join(folder, 'none') });
    expect(status).to.equal(78);
    expect(stderr).to.include('the content has these faults').and.include('check KNOWLEDGE_DIR');
  });
});

function started(env: Record<string, string>) {
  return spawnSync(process.execPath, ['--import', 'tsx/esm', 'bot/main.ts'], {
    cwd: ownSource,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
}
