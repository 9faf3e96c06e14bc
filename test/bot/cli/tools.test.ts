import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type DeskProcess, deskProcess, ownSource } from '../../faults/desk-process.ts';
import { customer } from '../directline/desk.ts';

describe('a command-line tool', function () {
  this.timeout(40_000);
  let folder: string;
  let desk: DeskProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tools-'));
    desk = await deskProcess(ownSource, join(folder, 'desk'), () => performance.now());
    desk.start();
    await desk.healthy();
  });
  after(async () => {
    await desk.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const env = (data: string) => ({ PATH: process.env.PATH, DATA_DIR: join(folder, data) });
  const tool = (name: string, args: readonly string[], data = 'desk', input = '') =>
    spawnSync(process.execPath, ['--import', 'tsx/esm', `bot/cli/${name}.ts`, ...args], {
      cwd: ownSource,
      env: env(data),
      encoding: 'utf8',
      input,
    });

  it('says how it is used when it is asked for what it does not know', () => {
    for (const args of [['--bogus'], ['surplus'], ['--limit', '0'], ['--limit']]) {
      const { status, stdout, stderr } = tool('tickets', args);
      expect([status, stdout], args.join()).to.deep.equal([2, '']);
      expect(stderr)
        .to.include('npm run --silent tickets')
        .and.not.match(/\n\s+at /);
    }
  });

  it('that only looks makes no store where there is none', async () => {
    const { status, stderr } = tool('tickets', [], 'nothing');
    expect(status).to.equal(1);
    expect(stderr).to.include('No desk has run here yet').and.include('nothing');
    expect(await readdir(folder)).to.not.include('nothing');
  });

  it('prints nothing of what customers say that a terminal would obey', async () => {
    const guest = await customer({ url: desk.url });
    await guest.start();
    await guest.say('插座冒烟了\u001b]0;canary\u0007\u009b31m\u202e，火花很大');
    const shown = tool('tickets', []);
    expect(shown.stdout).to.include('插座冒烟了');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(shown.stdout).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const { stdout } = tool('tickets', ['--json']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(stdout).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(JSON.parse(stdout).fault).to.include('火花很大');
  });

  it('ends quietly when nobody reads on', () => {
    const line = `node --import tsx/esm bot/cli/tickets.ts --json | true`;
    const { stderr, status } = spawnSync('sh', ['-c', line], { cwd: ownSource, env: env('desk'), encoding: 'utf8' });
    expect([stderr, status]).to.deep.equal(['', 0]);
  });

  it('for talking says kindly that a line is too long, and goes on', () => {
    const { status, stdout, stderr } = tool('chat', [], 'desk', `${'长'.repeat(30_000)}\n保修多久？\n`);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.include('太长了').and.include('个月');
  });

  it('for talking waits for a desk that is gone, and what was typed counts once', async () => {
    const chat = spawn(process.execPath, ['--import', 'tsx/esm', 'bot/cli/chat.ts'], {
      cwd: ownSource,
      env: env('desk'),
    });
    let told = '';
    chat.stdout.setEncoding('utf8').on('data', text => {
      told += text;
    });
    const until = async (text: string) => {
      while (!told.includes(text)) await once(chat.stdout, 'data');
    };
    try {
      await until('> ');
      await desk.kill();
      chat.stdin.write('保修多久？\n');
      await until('等它回来');
      desk.start();
      await until('个月');
      const ended = once(chat, 'exit');
      chat.stdin.end();
      expect(await ended).to.deep.equal([0, null]);
      expect(told.match(/等它回来/g)).to.have.length(1);
    } finally {
      chat.kill('SIGKILL');
    }
  });
});
