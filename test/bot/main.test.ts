import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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

  it('stops on SIGTERM when npm started it', async () => {
    const own = join(folder, 'npm');
    const started = await deskProcess(ownSource, own, () => performance.now(), { command: ['npm', 'start'] });
    started.start();
    await started.healthy();
    const { pid } = JSON.parse(await readFile(join(own, 'store.owner'), 'utf8'));
    try {
      await started.stop();
      expect(await fetch(`${started.url}/healthz`).catch(() => 'gone')).to.equal('gone');
      expect(await readdir(own))
        .to.include('store.init')
        .and.not.include('store.owner');
    } finally {
      spawnSync('kill', ['-KILL', String(pid)]);
    }
  });

  it('goes on when nobody reads what it prints any more', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx/esm', 'bot/main.ts'], {
      cwd: ownSource,
      env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'unread'), LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const url = await new Promise<string>(resolve => {
        let text = '';
        child.stdout.on('data', data => {
          text += data;
          const [found] = /http:\S+/.exec(text) ?? [];
          if (found !== undefined) resolve(found);
        });
      });
      child.stdout.destroy();
      for (let asked = 0; asked < 5; asked += 1) expect((await fetch(`${url}/desk`)).status).to.equal(200);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await ended).to.deep.equal([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('does not start at an address that is taken or is not its own, says which variable to change, and lets go', async () => {
    for (const [env, named] of [
      [{ PORT: new URL(desk.url).port }, 'PORT'],
      [{ PORT: '0', HOST: '203.0.113.7' }, 'HOST'],
      [{ PORT: '0', HOST: 'no-such-host.invalid' }, 'HOST'],
    ] as const) {
      const own = join(folder, 'address');
      const { status, stderr } = started({ DATA_DIR: own, ...env });
      expect(stderr)
        .to.match(new RegExp(`^\\nThe desk does not start: .*set ${named} to`))
        .and.not.match(/\n\s+at /);
      expect(status).to.equal(78);
      expect(await readdir(own)).to.not.include('store.owner');
    }
  });

  it('does not start in a folder that cannot be made, and names it', () => {
    if (process.platform !== 'linux') return;
    const { status, stderr } = started({ DATA_DIR: '/proc/desk', PORT: '0' });
    expect(status).to.equal(78);
    expect(stderr).to.include('the data cannot be reached or used').and.include('folder: /proc/desk');
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
